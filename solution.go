package nabla

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"nabla/parser"
)

// A new right side for a name that was free so far may be a definition, and it may be the solution of an equation: after
// J(w, b) and its derivative by b, the line b = ... says where that derivative is 0. Then J does not change, and a
// derivative of it by w takes b for constant. Both readings are kept.

// isSolution reports whether an equation may be the solution of another one for a name: the name is a variable by which the
// notes have differentiated, or it is in an equation that was posed in this section, or it is an argument of a function on
// whose names alone the right side stands.
func (c *clause) isSolution(h *head, body parser.Node) bool {
	if c.trusting || h.call || c.known(h) || !c.mentioned[h.key] && !c.mentioned[h.key+arrayMark] && !c.isArgument(h, body) {
		return false
	}
	uses := func(e posed) bool { return e.uses[h.key] || e.uses[h.key+arrayMark] }
	return c.variables[h.key] || slices.ContainsFunc(c.equations, uses) || c.isArgument(h, body)
}

// isArgument reports whether a head is an argument of a function that stands on all names of a right side.
func (c *clause) isArgument(h *head, body parser.Node) bool {
	for _, f := range c.functions {
		if f.let == nil || !slices.Contains(f.params, h.key) {
			continue
		}
		known := usesOf(f.let.Body)
		if !slices.ContainsFunc(c.leavesOf(body), func(name string) bool { return !known[name] }) {
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

// solvedIn returns a name that the step stands on and that an equation was solved for, or "".
func (l *lecture) solvedIn(g groundwork) string {
	for name := range g.names {
		if d := l.defined[plainName(name)]; d != nil && d.solution {
			return plainName(name)
		}
	}
	return ""
}

// unsolved takes as another reading of a step that its names are free for which equations were solved.
func (c *clause) unsolved(s *step, g groundwork, left, right parser.Node) {
	solved := c.solvedIn(g)
	if solved == "" {
		return
	}
	kept := map[string]*definition{}
	for name, d := range c.defined {
		if d.solution {
			kept[name] = d
			delete(c.defined, name)
		}
	}
	free := c.ground(left, right)
	for name, d := range kept {
		c.defined[name] = d
	}
	a := attempt{scope: free.scope, remark: fmt.Sprintf(msgUnsolved, solved)}
	var leftErr, rightErr error
	a.left, leftErr = lowered(left, a.scope, s.left.text)
	a.right, rightErr = lowered(right, a.scope, s.right.text)
	if leftErr == nil && rightErr == nil && free.error == nil {
		s.attempts = append(s.attempts, a)
	}
	if s.doubt == "" {
		s.doubt = fmt.Sprintf(doubtSolved, solved)
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
