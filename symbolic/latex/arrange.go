package latex

import (
	"slices"

	"nabla/parser"
)

// Arrange moves parts of the quotients of a computed tree to where textbooks have them, and returns a
// tree of the same value for numbers: a rational coefficient in front of a product, \frac{3}{2} x y rather
// than \frac{3 x y}{2}, and a sum, an integral or a function of a quotient out of the numerator,
// \frac{1}{n} \sum_{k} x_{k}. An author's own lines are printed without it, and so are matrices. The tree
// that is given is not changed.
func Arrange(n parser.Node) parser.Node { return arrange(n, true) }

// arrange rebuilds the parts of a tree that a quotient to be moved may stand in. Coefficients are left
// where they are in the arguments of functions, sin(3x/2).
func arrange(n parser.Node, coefficients bool) parser.Node {
	switch n := n.(type) {
	case *parser.Unary:
		return &parser.Unary{At: n.At, Op: n.Op, X: arrange(n.X, coefficients)}
	case *parser.Binary:
		return arrangeBinary(n, coefficients)
	case *parser.Call:
		c := *n
		c.Args = make([]parser.Node, len(n.Args))
		for i, arg := range n.Args {
			c.Args[i] = arrange(arg, false)
		}
		return &c
	case *parser.Big:
		c := *n
		c.Body = arrange(n.Body, true)
		return &c
	case *parser.Integral:
		c := *n
		c.Body = arrange(n.Body, true)
		return &c
	case *parser.Piecewise:
		return arrangePiecewise(n)
	case *parser.Relation:
		c := *n
		c.X, c.Y = arrange(n.X, true), arrange(n.Y, true)
		return &c
	}
	return n
}

// arrangeBinary goes into sums and products; a power stays as it is, so that its base and its exponent do.
func arrangeBinary(n *parser.Binary, coefficients bool) parser.Node {
	switch n.Op {
	case parser.Div:
		return arrangeQuotient(n, coefficients)
	case parser.Add, parser.Sub, parser.Mul:
		c := *n
		c.X, c.Y = arrange(n.X, coefficients), arrange(n.Y, coefficients)
		return &c
	}
	return n
}

// arrangePiecewise arranges the values; conditions are no place for display.
func arrangePiecewise(n *parser.Piecewise) parser.Node {
	c := &parser.Piecewise{At: n.At, Otherwise: n.Otherwise, Cases: make([]parser.Case, len(n.Cases))}
	for i, old := range n.Cases {
		c.Cases[i] = parser.Case{Condition: old.Condition, Value: arrange(old.Value, true)}
	}
	if n.Otherwise != nil {
		c.Otherwise = arrange(n.Otherwise, true)
	}
	return c
}

// arrangeQuotient decides which factors of the numerator stay above the bar.
func arrangeQuotient(n *parser.Binary, coefficients bool) parser.Node {
	above := factors(n.X)
	var behind []parser.Node
	switch {
	case holds(n.Y, isTall):
	case slices.ContainsFunc(above, holdsTall):
		above, behind = partition(above)
	case coefficients && isNumeric(n.Y):
		kept := leadingConstants(above)
		if kept > 0 || len(above) > 1 && slices.ContainsFunc(above, isCall) {
			above, behind = above[:kept], above[kept:]
		}
	}
	if len(behind) == 0 {
		return n
	}
	quotient := &parser.Binary{At: n.At, Op: parser.Div, X: times(above), Y: n.Y}
	return times(append([]parser.Node{quotient}, behind...))
}

// partition takes the factors that hold something tall out of a numerator. Sums stand last, where they
// need no brackets.
func partition(factors []parser.Node) (above, behind []parser.Node) {
	var big []parser.Node
	for _, f := range factors {
		switch {
		case isBig(f):
			big = append(big, arrange(f, true))
		case holdsTall(f):
			behind = append(behind, arrange(f, true))
		default:
			above = append(above, f)
		}
	}
	return above, append(behind, big...)
}

// times is the product of the factors, 1 for none.
func times(factors []parser.Node) parser.Node {
	if len(factors) == 0 {
		return &parser.Number{Text: "1"}
	}
	whole := factors[0]
	for _, f := range factors[1:] {
		whole = &parser.Binary{Op: parser.Mul, X: whole, Y: f}
	}
	return whole
}

// leadingConstants counts the factors in front that have no variable.
func leadingConstants(factors []parser.Node) int {
	for i, f := range factors {
		if !isConstant(f) {
			return i
		}
	}
	return len(factors)
}

// isConstant reports whether every name in the node is that of a constant.
func isConstant(n parser.Node) bool {
	only := true
	parser.Walk(n, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Name:
			only = only && constant(n)
		case *parser.Call:
			for _, arg := range n.Args {
				only = only && isConstant(arg)
			}
			return false
		}
		return only
	})
	return only
}

// isTall reports whether the node is too tall for a numerator: a big operator, or a function of a quotient.
func isTall(n parser.Node) bool {
	call, ok := n.(*parser.Call)
	return isBig(n) || ok && slices.ContainsFunc(call.Args, func(arg parser.Node) bool { return holds(arg, isQuotient) })
}

// holdsTall reports something that brackets should grow around.
func holdsTall(n parser.Node) bool { return holds(n, isTall) }

// isQuotient reports whether the node is printed with a bar.
func isQuotient(n parser.Node) bool {
	b, ok := n.(*parser.Binary)
	return ok && b.Op == parser.Div
}

// isCall reports the application of a function.
func isCall(n parser.Node) bool {
	_, ok := n.(*parser.Call)
	return ok
}

// isBig reports whether the node is a sum, a product or an integral.
func isBig(n parser.Node) bool {
	switch n.(type) {
	case *parser.Big, *parser.Integral:
		return true
	}
	return false
}
