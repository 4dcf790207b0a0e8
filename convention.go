package nabla

import (
	"fmt"

	"nabla/parser"
)

// Notes leave out what their readers know: the base of logarithms, that an equation holds modulo a number, the units of two
// numbers. A step that is false as it stands is no slip if it holds with what was left out.

// conventions takes as other readings of a step that its logarithms have another base, or that it is a congruence.
func (c *clause) conventions(s *step, g groundwork) {
	left, right := s.left.node, s.right.node
	add := func(left, right parser.Node, remark string) {
		a := attempt{scope: g.scope, remark: remark}
		var leftErr, rightErr error
		a.left, leftErr = lowered(left, g.scope, s.left.text)
		a.right, rightErr = lowered(right, g.scope, s.right.text)
		if leftErr == nil && rightErr == nil {
			s.attempts = append(s.attempts, a)
		}
	}
	if usesOf(left, right)["log"] {
		for _, base := range []string{"2", "10"} {
			add(toBase(left, base), toBase(right, base), fmt.Sprintf(msgBase, base))
		}
	}
	if n := modulus(right); n != nil {
		add(modulo(left, n), right, msgCongruence)
	}
	if isValue(left) && isValue(right) {
		s.doubt = doubtUnits
	}
}

// toBase returns a tree with the logarithms of no base that is written to this one.
func toBase(n parser.Node, base string) parser.Node {
	return parser.Replace(n, func(n parser.Node) parser.Node {
		call, ok := n.(*parser.Call)
		if !ok || call.Function.Text != "log" || len(call.Args) != 1 {
			return n
		}
		c := *call
		c.Function = parser.NewName(call.Function.Span(), "log"+base, nil, "")
		c.Args = []parser.Node{toBase(call.Args[0], base)}
		return &c
	})
}

// modulus returns n of a right side that is a mod n, or nil.
func modulus(right parser.Node) parser.Node {
	if call, ok := right.(*parser.Call); ok && call.Function.Text == "mod" && len(call.Args) == 2 {
		return call.Args[1]
	}
	return nil
}

// modulo returns the rest of a side.
func modulo(n, modulus parser.Node) parser.Node {
	return &parser.Call{At: parser.At(n.Span()), Function: parser.NewName(n.Span(), "mod", nil, ""), Args: []parser.Node{n, modulus}}
}
