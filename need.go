package nabla

import (
	"math"
	"slices"

	"nabla/parser"
	"nabla/simplify"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// What a part of the right side would have to be worth. The values of the left side are pushed down through
// the tree of the right one: z = x + y asks z - y of x. A part whose needs are constant, or a monomial in
// the names, is where the slip is; the answer comes in one pass instead of by trying edits. Values only
// propose: accepts proves.

// need is what a node of the right side is worth at the points of the screen, and what it would have to be worth for
// the sides to agree, everything around it being right.
type need struct {
	node       parser.Node
	has, needs []float64
	exponent   bool // the node is the exponent of a power
}

// factor returns by what the node would have to be multiplied.
func (n need) factor() []float64 {
	return each(n.needs, n.has, func(x, y float64) float64 { return x / y })
}

// term returns what would have to be added to the node.
func (n need) term() []float64 {
	return each(n.needs, n.has, func(x, y float64) float64 { return x - y })
}

// power returns to which power the node would have to be raised.
func (n need) power() []float64 {
	return each(n.needs, n.has, func(x, y float64) float64 { return math.Log(x) / math.Log(y) })
}

// guess is an expression that would do at a node.
type guess struct{ at, what parser.Node }

// guesses looks for monomials in the parts of both sides with the values that something asks of the nodes, the shortest
// first.
func (d *diagnosis) guesses(asked func(need) []float64) []guess {
	if d.right.expr.IsNumber() {
		return nil // any answer can be made of a number
	}
	var guesses []guess
	for _, n := range d.needs {
		if n.exponent {
			continue
		}
		if e, ok := d.basis.Monomial(asked(n)); ok {
			guesses = append(guesses, guess{n.node, symbolic.Syntax(e)})
		}
	}
	slices.SortStableFunc(guesses, func(a, b guess) int { return simplify.Cost(a.what) - simplify.Cost(b.what) })
	return guesses
}

// each combines the values at the points one by one.
func each(x, y []float64, f func(x, y float64) float64) []float64 {
	z := make([]float64, len(x))
	for i := range x {
		z[i] = f(x[i], y[i])
	}
	return z
}

// require notes what a node needs and goes on to its parts, undoing one operation after the other. It stops
// where an operation has no inverse or a value is missing. It visits each node once, and values are
// computed once for each, by the screen.
func (d *diagnosis) require(n parser.Node, needs []float64, exponent bool) {
	has, ok := d.values(n)
	if !ok || !finite(needs) {
		return
	}
	d.needs = append(d.needs, need{n, has, needs, exponent})
	switch n := n.(type) {
	case *parser.Unary:
		if n.Op == "-" {
			d.require(n.X, each(needs, needs, func(x, _ float64) float64 { return -x }), exponent)
		}
	case *parser.Binary:
		x, okX := d.values(n.X)
		y, okY := d.values(n.Y)
		if u, ok := undo[n.Op]; ok && okX && okY {
			d.require(n.X, each(needs, y, func(z, y float64) float64 { return u.left(z, y) }), exponent)
			d.require(n.Y, each(needs, x, func(z, x float64) float64 { return u.right(z, x) }), exponent || n.Op == parser.Pow)
		}
	case *parser.Call:
		if inverse, ok := d.inverse(n); ok {
			d.require(n.Args[0], each(needs, needs, func(z, _ float64) float64 { return inverse(z) }), exponent)
		}
	}
}

// inverse returns the inverse of the function that a call applies: of an injective function of the table, or of a power
// that is written as a function.
func (d *diagnosis) inverse(c *parser.Call) (func(float64) float64, bool) {
	e, err := d.resolver.Resolve(c)
	if err != nil || len(c.Args) != 1 || c.Primes > 0 {
		return nil, false
	}
	argument, err := d.resolver.Resolve(c.Args[0])
	if err != nil || len(e.Args()) == 0 || !symbolic.Equal(e.Arg(0), argument) {
		return nil, false
	}
	switch {
	case e.Kind() == symbolic.KindPower && e.Arg(1).IsNumber():
		exponent := e.Arg(1).Number().Float64()
		return func(z float64) float64 { return math.Pow(z, 1/exponent) }, true
	case e.Kind() == symbolic.KindCall && e.Function() != nil && e.Function().Injective:
		f, ok := function.Lookup(e.Function().Inverse)
		if !ok || f.Float == nil {
			return nil, false
		}
		return func(z float64) float64 { return f.Float([]float64{z}) }, true
	}
	return nil, false
}

// values returns the values of a node at the points of the screen; false if it has none at one of them.
func (d *diagnosis) values(n parser.Node) ([]float64, bool) {
	e, err := d.resolver.Resolve(n)
	if err != nil {
		return nil, false
	}
	v, ok := d.screen.Values(e)
	return v, ok && finite(v)
}

// finite reports values that are all numbers.
func finite(values []float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

// undo says what the operands of z = x op y are, from z and the other operand.
var undo = map[parser.Op]struct {
	left, right func(z, other float64) float64
}{
	parser.Add: {func(z, y float64) float64 { return z - y }, func(z, x float64) float64 { return z - x }},
	parser.Sub: {func(z, y float64) float64 { return z + y }, func(z, x float64) float64 { return x - z }},
	parser.Mul: {func(z, y float64) float64 { return z / y }, func(z, x float64) float64 { return z / x }},
	parser.Div: {func(z, y float64) float64 { return z * y }, func(z, x float64) float64 { return x / z }},
	parser.Pow: {func(z, y float64) float64 { return math.Pow(z, 1/y) }, func(z, x float64) float64 { return math.Log(z) / math.Log(x) }},
}
