package nabla

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"nabla/parser"
	"nabla/parser/notes"
)

// A new right side for a name that was free so far may be a definition, and it may be the solution of an equation: after
// J(w, b) and its derivative by b, the line b = ... says where that derivative is 0. Then J does not change, and a
// derivative of it by w takes b for constant: the name stays free, and the equation is an assumption that a step may need.

// isSolution reports whether an equation may be the solution of another one for a name: the name is a variable by which the
// notes have differentiated, or it is in an equation that was posed in this section, or it is an argument of a function on
// whose names alone the right side stands, or it is set equal to another name.
func (c *clause) isSolution(h *head, body parser.Node) bool {
	if c.trusting || c.part == nil || c.part.Kind == notes.Directive || h.call || c.isOfSection(h) || !c.mentioned[h.key] && !c.mentioned[h.key+arrayMark] && !c.isArgument(h, body) {
		return false
	}
	if c.isNode(h, body) {
		return false
	}
	leaves := c.leavesOf(body)
	uses := func(e posed) bool {
		return (e.uses[h.key] || e.uses[h.key+arrayMark]) && !slices.ContainsFunc(leaves, func(name string) bool { return !e.uses[name] })
	}
	if _, alias := body.(*parser.Name); alias {
		return true
	}
	return c.variables[h.key] || slices.ContainsFunc(c.equations, uses) || c.isArgument(h, body)
}

// isNode reports whether the notes differentiate a name by one of those on the right: after b = exp(a) they have db/da, so
// that b is computed from a.
func (c *clause) isNode(h *head, body parser.Node) bool {
	by := c.usage.quotient[spoken(h.key)]
	for name := range usesOf(body) {
		if by[spoken(name)] {
			return true
		}
	}
	return false
}

// isArgument reports whether a head is an argument of a function that stands on all names of a right side.
func (c *clause) isArgument(h *head, body parser.Node) bool {
	for _, f := range c.functions {
		if f.let == nil || !slices.Contains(f.params, h.key) {
			continue
		}
		known := usesOf(f.let.Body)
		unknown := func(name string) bool { return !known[name] }
		if !slices.ContainsFunc(c.leavesOf(body), unknown) || !slices.ContainsFunc(slices.Collect(maps.Keys(usesOf(body))), unknown) {
			return true
		}
	}
	return false
}

// differentiated notes the variables by which the sides of a step differentiate.
func (l *lecture) differentiated(nodes ...parser.Node) {
	for _, n := range nodes {
		parser.Walk(n, func(n parser.Node) bool {
			if d, ok := n.(*parser.Derivative); ok {
				for _, by := range d.By {
					if name, ok := by.Variable.(*parser.Name); ok {
						l.variables[name.Text] = true
						l.variables[arrayName(name)] = true
					}
				}
			}
			return true
		})
	}
}

// solvedIn returns the equations that were solved for names that the step stands on, or "".
func (l *lecture) solvedIn(g groundwork) string {
	var all []string
	for _, name := range slices.Sorted(maps.Keys(g.names)) {
		for _, d := range l.meanings(name) {
			if d.solution {
				all = append(all, written(d.let.Head)+" = "+written(d.let.Body))
			}
		}
	}
	return strings.Join(all, " and ")
}

// free makes names free for which equations were solved, and returns what takes that back. It does nothing
// for a step that is about such a name, or that differentiates by what only enters by its equation. A
// function that takes its changes back is handed out, since the step is lowered between the two.
func (c *clause) free(left, right parser.Node) (back func()) {
	kept := map[string]*definition{}
	for _, key := range c.unknowns {
		if d := c.defined[key]; d != nil && d.solution && !parser.Equal(d.let.Head, left) {
			kept[key] = d
		}
	}
	back = func() { maps.Copy(c.defined, kept) }
	for key := range kept {
		delete(c.defined, key)
	}
	if c.unrelated(left, right) != nil {
		back()
		return func() {}
	}
	return back
}

// solved takes as another reading of a step that the equations that were solved for its names hold.
func (c *clause) solved(s *step, left, right parser.Node) {
	g := c.ground(left, right)
	a := attempt{scope: g.scope, condition: c.solvedIn(g)}
	if a.condition == "" {
		return
	}
	var leftErr, rightErr error
	a.left, leftErr = lowered(left, a.scope, s.left.text)
	a.right, rightErr = lowered(right, a.scope, s.right.text)
	if leftErr == nil && rightErr == nil && g.error == nil {
		s.attempts = append(s.attempts, a)
	}
	if s.doubt == "" {
		s.doubt = fmt.Sprintf(doubtSolved, oneLine(a.condition))
	}
}

// unsolve forgets what equations were solved for: it holds in its section.
func (l *lecture) unsolve() {
	for _, key := range l.unknowns {
		l.dissolve(key)
	}
	l.unknowns = nil
}

// dissolve forgets what an equation was solved for.
func (l *lecture) dissolve(key string) {
	if d := l.defined[key]; d != nil && d.solution {
		delete(l.defined, key)
	}
}

// solve notes that a name is the solution of an equation now. Those too far back are let go.
func (l *lecture) solve(key string) {
	if !slices.Contains(l.unknowns, key) {
		l.unknowns = append(l.unknowns, key)
	}
	if len(l.unknowns) > mostEquations {
		l.older[l.unknowns[0]] = true
		l.dissolve(l.unknowns[0])
		l.unknowns = l.unknowns[1:]
	}
}

// recurs returns the head of a definition that may hold for a name, too, or "": v_{t+1} = v_t + g_t says what v_t is.
func (l *lecture) recurs(name string) string {
	family, index, found := strings.Cut(name, "_{")
	if !found {
		family, index, found = cutLast(name)
	}
	if !found || len(l.meanings(name)) > 0 || strings.HasSuffix(name, arrayMark) || !strings.ContainsFunc(index, unicode.IsLetter) {
		return ""
	}
	for _, key := range slices.Sorted(maps.Keys(l.defined)) {
		d := l.defined[key]
		if d.let == nil || d.indices > 0 || key == name {
			continue
		}
		head, ok := d.let.Head.(*parser.Name)
		if ok && len(head.Sub) == 1 && arrayName(head) == family && holdsLetter(head.Sub[0]) {
			return key
		}
	}
	return ""
}

// cutLast cuts a name with one letter as its subscript, v_t.
func cutLast(name string) (family, index string, found bool) {
	i := strings.LastIndexByte(name, '_')
	if i < 0 || i != len(name)-2 {
		return name, "", false
	}
	return name[:i], name[i+1:], true
}

// holdsLetter reports whether an index is or has a name: t, or t + 1.
func holdsLetter(n parser.Node) bool { return len(usesOf(n)) > 0 }

// isOfSection reports whether the head has a meaning that this section gave it. That of a number p, or of a function p(x), is
// none of a family p_i.
func (c *clause) isOfSection(h *head) bool {
	d := c.defined[h.key]
	if h.indices > 0 && c.whole(h) == "" && (d == nil || d.shape == nil && d.indices == 0) {
		return false
	}
	return d != nil && d.section == c.section || d == nil && c.known(h)
}

// looseIndex returns a name in the condition under a sum of one side that the other side does not have, or "": in
// sum_{i != j} a_i b_j both may run.
func looseIndex(left, right parser.Node) (loose string) {
	for _, sides := range [][2]parser.Node{{left, right}, {right, left}} {
		free, other := usesOf(sides[0]), usesOf(sides[1])
		parser.Walk(sides[0], func(n parser.Node) bool {
			if big, ok := n.(*parser.Big); ok && big.Where != nil {
				for name := range usesOf(big.Where) {
					if name != big.Index.Text && free[name] && !other[name] {
						loose = name
					}
				}
			}
			return loose == ""
		})
	}
	return loose
}

// saidOfEntries returns a name, m_i, on which the notes state a condition that does not reach the step, because nothing says
// what i runs over; or "".
func (l *lecture) saidOfEntries(g groundwork) (said string) {
	for _, f := range l.facts.on(g.names) {
		bound := map[string]bool{}
		parser.Walk(f.given.Condition, func(n parser.Node) bool {
			if big, ok := n.(*parser.Big); ok {
				bound[big.Index.Text] = true
			}
			if name, ok := n.(*parser.Name); ok && indexLetters(name.Sub) == 1 && g.names[arrayName(name)+arrayMark] {
				if letter := name.Sub[0].(*parser.Name).Text; l.declared[letter] == nil && !bound[letter] {
					said = name.Text
				}
			}
			return said == ""
		})
	}
	return said
}
