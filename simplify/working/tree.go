package working

import (
	"nabla/numeric/rational"
	"nabla/parser"
)

// The constructors of trees leave out what nobody writes: a factor 1, a term 0.

// integer makes the tree of a number.
func integer(text string) parser.Node { return &parser.Number{Text: text} }

// isNumber reports that number, as it is written.
func isNumber(n parser.Node, text string) bool {
	x, ok := n.(*parser.Number)
	return ok && x.Text == text
}

// isZero and isOne report the numbers that vanish from products and sums.
func isZero(n parser.Node) bool { return isNumber(n, "0") }
func isOne(n parser.Node) bool  { return isNumber(n, "1") }

// plus adds two trees.
func plus(x, y parser.Node) parser.Node {
	switch {
	case isZero(x):
		return y
	case isZero(y):
		return x
	}
	if u, ok := y.(*parser.Unary); ok && u.Op == "-" {
		return &parser.Binary{Op: parser.Sub, X: x, Y: u.X}
	}
	return &parser.Binary{Op: parser.Add, X: x, Y: y}
}

// minus subtracts.
func minus(x, y parser.Node) parser.Node {
	switch {
	case isZero(y):
		return x
	case isZero(x):
		return negative(y)
	}
	if u, ok := y.(*parser.Unary); ok && u.Op == "-" {
		return &parser.Binary{Op: parser.Add, X: x, Y: u.X}
	}
	return &parser.Binary{Op: parser.Sub, X: x, Y: y}
}

// negative writes -x, without two signs in a row.
func negative(x parser.Node) parser.Node {
	if isZero(x) {
		return x
	}
	if u, ok := x.(*parser.Unary); ok && u.Op == "-" {
		return u.X
	}
	return &parser.Unary{Op: "-", X: x}
}

// times multiplies: a sign and a number come to the front, quotients and products lose their brackets.
// 2*(x*y) is written 2*x*y, and (1/y)*x is x/y; the order of other factors is the author's.
func times(x, y parser.Node) parser.Node {
	switch {
	case isZero(x) || isZero(y):
		return integer("0")
	case isOne(x):
		return y
	case isOne(y):
		return x
	}
	if u, ok := x.(*parser.Unary); ok && u.Op == "-" {
		return negative(times(u.X, y))
	}
	if u, ok := y.(*parser.Unary); ok && u.Op == "-" {
		return negative(times(x, u.X))
	}
	if q, ok := x.(*parser.Binary); ok && q.Op == parser.Div && isOne(q.X) {
		return over(y, q.Y)
	}
	if q, ok := y.(*parser.Binary); ok && q.Op == parser.Div {
		return over(times(x, q.X), q.Y)
	}
	if q, ok := y.(*parser.Binary); ok && q.Op == parser.Mul && !q.Glued {
		return times(times(x, q.X), q.Y)
	}
	if _, ok := y.(*parser.Number); ok {
		if _, both := x.(*parser.Number); !both {
			return times(y, x)
		}
	}
	return &parser.Binary{Op: parser.Mul, X: x, Y: y}
}

// product multiplies several trees in their order.
func product(factors []parser.Node) parser.Node {
	var whole parser.Node = integer("1")
	for _, f := range factors {
		whole = times(whole, f)
	}
	return whole
}

// over writes x/y, x where y is 1.
func over(x, y parser.Node) parser.Node {
	if isZero(x) || isOne(y) {
		return x
	}
	if u, ok := x.(*parser.Unary); ok && u.Op == "-" {
		return negative(over(u.X, y))
	}
	return &parser.Binary{Op: parser.Div, X: x, Y: y}
}

// power writes x^n, x where n is 1.
func power(x, n parser.Node) parser.Node {
	if isOne(n) {
		return x
	}
	return &parser.Binary{Op: parser.Pow, X: x, Y: n}
}

// oneLess is the exponent after the power rule; a number is computed.
func oneLess(n parser.Node) parser.Node {
	sign, x := "", n
	if u, ok := n.(*parser.Unary); ok && u.Op == "-" {
		sign, x = "-", u.X
	}
	if number, ok := x.(*parser.Number); ok {
		if r, err := rational.Parse(sign + number.Text); err == nil {
			return tree(r.Sub(rational.Int(1)))
		}
	}
	return &parser.Binary{Op: parser.Sub, X: n, Y: integer("1")}
}

// tree writes a rational number.
func tree(r rational.Rat) parser.Node {
	switch {
	case r.Sign() < 0:
		return &parser.Unary{Op: "-", X: tree(r.Neg())}
	case r.IsInt():
		return integer(r.String())
	}
	return &parser.Binary{Op: parser.Div, X: integer(r.Num().String()), Y: integer(r.Den().String())}
}

// factors takes a product apart.
func factors(n parser.Node) []parser.Node {
	if b, ok := n.(*parser.Binary); ok && b.Op == parser.Mul {
		return append(factors(b.X), factors(b.Y)...)
	}
	return []parser.Node{n}
}

// tidy uses the constructors again on what was built with derivatives that have been carried out since. What the author
// wrote has a place in the text and stays as it is.
func tidy(n parser.Node) parser.Node {
	return parser.Replace(n, func(x parser.Node) parser.Node {
		switch x := x.(type) {
		case *parser.Unary:
			if x.Op == "-" && x.At == (parser.At{}) {
				return negative(tidy(x.X))
			}
		case *parser.Binary:
			if x.At == (parser.At{}) {
				return combine(x.Op, tidy(x.X), tidy(x.Y))
			}
		}
		return x
	})
}

// combine puts a node together again by the constructor of its operation.
func combine(op parser.Op, x, y parser.Node) parser.Node {
	switch op {
	case parser.Add:
		return plus(x, y)
	case parser.Sub:
		return minus(x, y)
	case parser.Mul:
		return times(x, y)
	case parser.Div:
		return over(x, y)
	}
	return &parser.Binary{Op: op, X: x, Y: y}
}
