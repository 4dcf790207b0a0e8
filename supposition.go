package nabla

import (
	"strings"

	"nabla/parser"
	"nabla/parser/latex"
)

// suppose keeps an equation that holds for a moment, "if x = 3", "in units where c = 1": steps of the section may rest on
// it. A name that another section has defined has a new role in this one.
func (c *clause) suppose(h *head, left, right reading) {
	if h.call {
		return
	}
	if d := c.defined[h.key]; d != nil && d.section != c.section {
		delete(c.defined, h.key)
	}
	l, r := c.settle(left.node), c.settle(right.node)
	c.supposing("=", l, r)
}

// supposing keeps a relation that holds for a moment.
func (c *clause) supposing(op string, left, right parser.Node) *posed {
	e := posed{uses: usesOf(left, right), step: step{op: op, left: side{node: left, text: c.text}, right: side{node: right, text: c.text}}}
	if c.supposed = append(c.supposed, e); len(c.supposed) > mostAttempts {
		c.supposed = c.supposed[1:]
	}
	return &e
}

// restrict keeps the conditions of a sentence, "if x > 0": what follows may rest on them and, right behind
// a display, what that says. "Right behind" means at most two words after the display: "for $x > 0$", "if
// $x > 0$".
func (c *clause) restrict(s *latex.Statement, left reading) {
	behind := c.shown.part != nil && c.shown.part.Sheet == c.part.Sheet && c.part.Before.Start == c.shown.part.Span.End &&
		len(strings.Fields(c.text.Slice(c.part.Before))) <= 2
	var all []*posed
	for _, relation := range s.Steps {
		right := c.read(relation.Right)
		if left.err != nil || right.err != nil || relation.Op == "in" {
			return
		}
		all = append(all, c.supposing(relation.Op, c.settle(left.node), c.settle(right.node)))
		left = right
	}
	for i := c.shown.first; behind && i < len(c.derivation.steps); i++ {
		if t := &c.derivation.steps[i]; t.err == nil {
			if a, ok := c.restingOn(t, all...); ok {
				t.attempts = append(t.attempts, a)
			}
		}
	}
}

// underSupposition takes as other readings of a step that what was supposed in its section holds.
func (c *clause) underSupposition(s *step, g groundwork) {
	for i := range c.supposed {
		if e := &c.supposed[i]; !c.trusting && intersects(e.uses, g.names) {
			if a, ok := c.restingOn(s, e); ok {
				s.attempts = append(s.attempts, a)
			}
		}
	}
}
