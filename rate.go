package nabla

import (
	"slices"
	"strings"

	"nabla/parser"
)

// A dot over a name is its derivative by the time. Of what is defined it is carried out: by the argument of x(t), and else by
// the chain rule over the names that have rates themselves, and t.

// timeName is the name of the time, unless a function has another argument.
const timeName = "t"

// rateOf splits a name with one dot or two, "" if it has none.
func rateOf(name string) (base string, order int) {
	if base, ok := strings.CutSuffix(name, "_ddot"); ok {
		return base, 2
	}
	if base, ok := strings.CutSuffix(name, "_dot"); ok {
		return base, 1
	}
	return "", 0
}

// rate returns the derivative that a name with a dot stands for, or nil if it is a name of its own: where something is
// differentiated by it, or what is below the dot has no definition.
func (l *lecture) rate(n *parser.Name) parser.Node {
	base, order := rateOf(n.Text)
	if order == 0 || l.usage.by[n.Text] || l.defined[n.Text] != nil || l.declared[n.Text] != nil {
		return nil
	}
	of := parser.NewName(n.Span(), base, nil, "")
	switch f, d := l.functions[base], l.defined[base]; {
	case f != nil && f.let != nil && len(f.params) == 1:
		return &parser.Call{At: n.At, Function: of, Args: f.let.Head.(*parser.Call).Args, Primes: order}
	case f == nil && d != nil && d.let != nil && d.indices == 0 && d.shape == nil:
		var body parser.Node = of
		for range order {
			if body = l.totalRate(body); body == nil {
				return nil
			}
		}
		return body
	}
	return nil
}

// totalRate differentiates a tree by the time; nil if it does not depend on it. d/dt f(x, y, t) = f_x*x_dot
// + f_y*y_dot + f_t, over the leaves of which the notes have a rate.
func (l *lecture) totalRate(n parser.Node) parser.Node {
	at := parser.At(n.Span())
	var sum parser.Node
	add := func(leaf string, factor parser.Node) {
		by := parser.By{Variable: parser.NewName(at.Span(), leaf, nil, "")}
		var term parser.Node = &parser.Derivative{At: at, Body: n, By: []parser.By{by}, Partial: true}
		if factor != nil {
			term = &parser.Binary{At: at, Op: parser.Mul, X: term, Y: factor}
		}
		if sum != nil {
			term = &parser.Binary{At: at, Op: parser.Add, X: sum, Y: term}
		}
		sum = term
	}
	for _, leaf := range l.leavesOf(n) {
		dotted := leaf + "_dot"
		if base, order := rateOf(leaf); order == 1 {
			dotted = base + "_ddot"
		}
		switch {
		case leaf == timeName:
			add(leaf, nil)
		case l.usage.bare[dotted] || slices.Contains(l.leavesOf(n), dotted):
			add(leaf, parser.NewName(at.Span(), dotted, nil, ""))
		}
	}
	return sum
}
