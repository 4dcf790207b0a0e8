package nabla

import (
	"slices"
	"strings"

	"nabla/parser"
)

// What notes say of dependence without a formula: z = z(x) declares that z is some function of x, so that a
// derivative of z by x stays as it is and one by another name is 0.

// dependenceOf reads z = z(x) or z_k = z_k(x), which say what a name or a family of names depends on; nil if it is something
// else.
func dependenceOf(left, right parser.Node) *parser.Declaration {
	name, isName := left.(*parser.Name)
	call, isCall := right.(*parser.Call)
	if !isName || !isCall || call.Primes > 0 || call.Function.Text != name.Text || !distinct(call.Args) {
		return nil
	}
	d := &parser.Declaration{Kind: "function", Names: []*parser.Name{name}}
	for _, a := range call.Args {
		d.Of = append(d.Of, a.(*parser.Name))
	}
	return d
}

// depend takes a statement of what a name depends on, and reports whether it is one. What has entries in a derivative is a
// vector.
func (c *clause) depend(h *head, right parser.Node) bool {
	d := dependenceOf(h.node, right)
	if d == nil {
		return false
	}
	c.declared[h.key] = d
	c.derivation.Survey.Definitions++
	for _, of := range d.Of {
		if c.declared[of.Text] == nil && c.usage.entries[of.Text][1] && len(c.meanings(of.Text)) == 0 {
			c.declare(of, &parser.Declaration{Kind: "vector", Shape: []parser.Node{c.sizeOf(of)}})
		}
	}
	return true
}

// sizeOf returns a name for a size of which nothing is known.
func (l *lecture) sizeOf(array *parser.Name) parser.Node {
	name := "n_" + array.Base
	for l.usage.bare[name] || l.declared[name] != nil {
		name += "_"
	}
	return parser.NewName(array.Span(), name, nil, "")
}

// dependent returns the declaration of the function of a call that says what its name depends on, if the call has the very names,
// z_k(x): then it is what the name stands for. A family goes by the name of its array.
func (l *lecture) dependent(n *parser.Call) *parser.Declaration {
	d := l.declared[n.Function.Text]
	if d == nil && indexLetters(n.Function.Sub) > 0 {
		d = l.declared[arrayName(n.Function)]
	}
	if d == nil || d.Kind != "function" || n.Primes > 0 || len(d.Of) != len(n.Args) {
		return nil
	}
	for i, a := range n.Args {
		if name, ok := a.(*parser.Name); !ok || name.Text != d.Of[i].Text {
			return nil
		}
	}
	return d
}

// isDependentEntry reports whether a name is one of a family of which is said what it depends on.
func (l *lecture) isDependentEntry(name string) bool {
	for array, d := range l.declared {
		if d.Kind == "function" && len(d.Of) > 0 && indexLetters(d.Names[0].Sub) > 0 && strings.HasPrefix(name, array+"_") {
			return true
		}
	}
	return false
}

// valueHead takes g(X) = ..., whose right side has X in what depends on it alone, z_k(X), for the value g
// at that X. With z_k(X) declared so, g(X) = sum(k, z_k(X)) does not make g a function of a parameter that
// the right side lacks.
func (c *clause) valueHead(h *head, body parser.Node) *head {
	if !h.call || h.exponents != nil {
		return h
	}
	for _, p := range h.params {
		if mentions(body, p) || !c.dependsOn(body, p) {
			return h
		}
	}
	name := h.node.(*parser.Call).Function
	return &head{node: name, key: name.Text, of: h.params}
}

// dependsOn reports whether a tree has a name of which is said that it depends on the other one.
func (l *lecture) dependsOn(n parser.Node, name string) bool {
	for used := range usesOf(n) {
		d := l.declared[plainName(used)]
		if d != nil && d.Kind == "function" && slices.ContainsFunc(d.Of, func(of *parser.Name) bool { return of.Text == name }) {
			return true
		}
	}
	return false
}

// isOwnValue reports whether a call is the value that a name was defined for, g(X).
func (l *lecture) isOwnValue(n *parser.Call) bool {
	d := l.defined[n.Function.Text]
	if d == nil || len(d.of) != len(n.Args) || n.Primes > 0 {
		return false
	}
	for i, a := range n.Args {
		if name, ok := a.(*parser.Name); !ok || name.Text != d.of[i] {
			return false
		}
	}
	return true
}
