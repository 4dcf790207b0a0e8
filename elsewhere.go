package nabla

import (
	"fmt"
	"maps"
	"slices"

	"nabla/parser"
)

// elsewhere takes as another reading of a step that letters are free which a section has defined that has
// ended: notes use a letter anew without a word. It may excuse a counterexample, and proves nothing, as the
// definition may be meant after all. The definitions are taken out of the lecture for the time of one
// reading and put back by the deferred copy, whatever happens.
func (c *clause) elsewhere(s *step, g groundwork, left, right parser.Node) {
	foreign := map[string]*definition{}
	for name := range g.names {
		if d := c.defined[name]; d != nil && !d.solution && !c.isCurrent(d) {
			foreign[name] = d
			delete(c.defined, name)
		}
	}
	defer maps.Copy(c.defined, foreign)
	if len(foreign) == 0 || c.unrelated(left, right) != nil {
		return
	}
	if a, ok := c.reading(s, left, right); ok {
		a.excuse = fmt.Sprintf(doubtElsewhere, spoken(slices.Min(slices.Collect(maps.Keys(foreign)))))
		s.attempts = append(s.attempts, a)
	}
}

// reading lowers other sides of a step, or the same ones where something else is known.
func (c *clause) reading(s *step, left, right parser.Node) (attempt, bool) {
	g := c.ground(left, right)
	a := attempt{scope: g.scope}
	var leftErr, rightErr error
	a.left, leftErr = lowered(left, a.scope, s.left.text)
	a.right, rightErr = lowered(right, a.scope, s.right.text)
	return a, leftErr == nil && rightErr == nil && g.error == nil
}
