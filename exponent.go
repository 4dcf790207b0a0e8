package nabla

import (
	"nabla/numeric"
	"nabla/numeric/rational"
	"nabla/parser"
)

// Slips of exponents. The other slips are in slip.go and the files whose names begin with it; an edit is
// only a proposal, which diagnosis.accepts proves or drops.

// exponentEdits raises and lowers an exponent by one, squares a factor that has none, and puts the exponent that a power
// needs.
func exponentEdits(d *diagnosis) []edit {
	var edits []edit
	two := &parser.Number{Text: "2"}
	parser.Walk(d.right.node, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Binary:
			if n.Op == parser.Pow {
				for _, by := range []int64{1, -1} {
					edits = append(edits, edit{"an exponent is wrong by one", n.Y, raised(n.Y, by)})
				}
				return true
			}
		}
		switch n := n.(type) {
		case *parser.Name:
			if base, digits, ok := numbered(n); ok {
				power := &parser.Binary{At: at(n), Op: parser.Pow, X: moved(base, n), Y: &parser.Number{Text: digits}}
				edits = append(edits, edit{"`" + n.Text + "` should be a power", n, power})
			}
			edits = append(edits, edit{"a square is missing", n, power(n, two)})
		case *parser.Call, *parser.Component:
			edits = append(edits, edit{"a square is missing", n, power(n, two)})
		}
		return true
	})
	return append(edits, neededExponents(d)...)
}

// neededExponents puts the exponent that a power needs, or one where there is none.
func neededExponents(d *diagnosis) []edit {
	var edits []edit
	for _, n := range d.needs {
		if r, ok := numeric.Constant(n.needs); ok && n.exponent {
			edits = append(edits, edit{"the exponent should be " + r.String(), n.node, literal(r)})
		}
	}
	for _, n := range d.needs {
		if b, ok := n.node.(*parser.Binary); n.exponent || ok && b.Op == parser.Pow {
			continue
		}
		if r, ok := numeric.Constant(n.power()); ok && !r.IsOne() && r.Sign() > 0 {
			edits = append(edits, edit{"the exponent " + r.String() + " is missing", n.node, power(n.node, literal(r))})
		}
	}
	return edits
}

// power is x to the y, at the place of x.
func power(x, y parser.Node) parser.Node {
	return &parser.Binary{At: at(x), Op: parser.Pow, X: x, Y: y}
}

// raised returns n + by, worked out if n is a number.
func raised(n parser.Node, by int64) parser.Node {
	if number, ok := n.(*parser.Number); ok {
		if r, err := rational.Parse(number.Text); err == nil {
			return literal(r.Add(rational.Int(by)))
		}
	}
	op := parser.Add
	if by < 0 {
		op = parser.Sub
	}
	return &parser.Binary{At: at(n), Op: op, X: n, Y: &parser.Number{Text: "1"}}
}
