package symbolic

import (
	"nabla/numeric/rational"
	"nabla/parser"
	"nabla/parser/limit"
)

// shapeText is the shape of a value in a reader's words.
func (v value) shapeText() string {
	if v.array == nil {
		return "a number"
	}
	return v.array.String()
}

// String returns the shape, "n" of a vector and "m x n" of a matrix.
func (a *Array) String() string {
	rows, cols := sizeWord(a.rows), sizeWord(a.cols)
	if a.isVector() {
		return rows
	}
	return rows + " x " + cols
}

// sizeWord returns a size as it is written in messages.
func sizeWord(e *Expr) string {
	if e == nil {
		return "?"
	}
	return e.String()
}

// agree reports that two sizes are the same, as far as they are known. What nothing says agrees with all;
// Equal is by canonical form, n + 1 and 1 + n are one size.
func agree(a, b *Expr) bool {
	return a == nil || b == nil || a == anySize || b == anySize || Equal(a, b)
}

// sameShape reports shapes that agree as far as both are known.
func sameShape(a, b *Array) bool { return agree(a.rows, b.rows) && agree(a.cols, b.cols) }

// mismatch reports shapes that do not fit.
func (r *resolution) mismatch(n parser.Node, x, y parser.Node, a, b value) error {
	return r.fail(n, "the shapes disagree: %s is %s, %s is %s", brief(x), a.shapeText(), brief(y), b.shapeText())
}

// brief is an operand as a message names it.
func brief(n parser.Node) string {
	text := parser.Print(n)
	if len(text) > 40 {
		return "one operand"
	}
	return "`" + text + "`"
}

// operation carries out an operation of which an operand is an array. A product of arrays is the matrix
// product; entry by entry it needs a dot, or had.
func (r *resolution) operation(n *parser.Binary, x, y value) (value, error) {
	if n.Op == parser.Mul && x.array != nil && y.array != nil {
		if r.scope != nil && r.scope.dots && x.array.dots(y.array) {
			x.array = x.array.transposed()
		}
		if !agree(x.array.cols, y.array.rows) {
			return value{}, r.mismatch(n, n.X, n.Y, x, y)
		}
		if x.array.cols == nil && y.array.rows == nil {
			return value{}, unsupported(n, "a product of arrays whose sizes are not declared")
		}
		product := x.array.times(y.array)
		if product.isLarge() {
			return value{}, unsupported(n, "a product of so many arrays")
		}
		return settled(product)
	}
	return r.entrywise(n, n.Op, x, y, n.X, n.Y)
}

// dots reports that the product of two arrays can only be meant as a dot product: of two columns, or of a column and those
// of a matrix.
func (a *Array) dots(b *Array) bool {
	return a.isVector() && b.rows != nil && !b.rows.IsOne() && agree(a.rows, b.rows)
}

// entrywise carries out an operation on arrays entry by entry: sums of arrays, multiples of them, and what a dot makes
// work on entries.
func (r *resolution) entrywise(n parser.Node, op parser.Op, x, y value, nx, ny parser.Node) (value, error) {
	combine, ok := onEntries(op, x.array != nil, y.array != nil)
	if !ok && r.scope != nil && r.scope.dots && (op == parser.Add || op == parser.Sub) && (isLiteral(nx) || isLiteral(ny)) {
		combine, ok = onEntries(op, true, true) // 1 - h, from each entry
	}
	switch {
	case !ok && (op == parser.Add || op == parser.Sub):
		return value{}, r.mismatch(n, nx, ny, x, y)
	case !ok:
		return value{}, unsupported(n, "this operation on a vector or a matrix")
	case y.array == nil:
		return value{array: x.array.each(func(e *Expr) *Expr { return combine(e, y.number) })}, nil
	case x.array == nil:
		return value{array: y.array.each(func(e *Expr) *Expr { return combine(x.number, e) })}, nil
	case !sameShape(x.array, y.array):
		return value{}, r.mismatch(n, nx, ny, x, y)
	}
	a := x.array.with(y.array, combine)
	if a.leaves >= limit.ArrayCost && r.unfolding != nil {
		return value{}, unsupported(n, "an array of so many parts")
	}
	return value{array: a}, nil
}

// isLiteral reports whether a tree is a number as it is written.
func isLiteral(n parser.Node) bool {
	_, ok := n.(*parser.Number)
	return ok
}

// onEntries returns what an operation does to entries, if it has a meaning for these operands: arrays are
// added to arrays, multiplied by numbers and divided by numbers, and combined entry by entry with a dot. A
// number is not added to an array: 1 + x for a vector x is a mistake more often than it is meant.
func onEntries(op parser.Op, isX, isY bool) (combine func(a, b *Expr) *Expr, ok bool) {
	switch op {
	case parser.Add:
		return func(a, b *Expr) *Expr { return Sum(a, b) }, isX && isY
	case parser.Sub:
		return Difference, isX && isY
	case parser.Mul:
		return func(a, b *Expr) *Expr { return Product(a, b) }, !isX || !isY
	case parser.Div:
		return Quotient, isX && !isY
	case parser.HadamardMul:
		return func(a, b *Expr) *Expr { return Product(a, b) }, true
	case parser.HadamardDiv:
		return Quotient, true
	case parser.HadamardPow:
		return Power, true
	}
	return nil, false
}

// raised is the transpose A^T, or the power A^n of a square matrix; A^(-n) is that of the inverse, A^(-T) its transpose.
func (r *resolution) raised(n *parser.Binary, x value) (value, error) {
	if r.isTransposition(n.Y) {
		return settled(x.array.transposed())
	}
	if minus, ok := n.Y.(*parser.Unary); ok && minus.Op == "-" && r.isTransposition(minus.X) {
		return r.inverse(n, x.array.transposed())
	}
	exponent, err := r.node(n.Y)
	if err != nil {
		return value{}, err
	}
	k, ok := exponent.IsInteger()
	switch {
	case !agree(x.array.rows, x.array.cols):
		return value{}, r.fail(n, "a power needs a square matrix; %s is %s", brief(n.X), x.shapeText())
	case !ok || k == 0 || max(k, -k) > limit.ArrayFactors:
		return value{}, unsupported(n, "this power of a matrix")
	}
	if k < 0 {
		if x, err = r.inverse(n, x.array); err != nil || x.array == nil {
			return x, err
		}
		k = -k
	}
	power := x.array.power(k)
	if power.isLarge() {
		return value{}, unsupported(n, "a product of so many arrays")
	}
	return value{array: power}, nil
}

// isTransposition reports that an exponent is the T of the transpose and no name of the document.
func (r *resolution) isTransposition(n parser.Node) bool {
	name, ok := n.(*parser.Name)
	return ok && name.Text == "T" && !r.declared("T") && r.scope.definition("T") == nil
}

// size resolves a size that is written as an argument, I(n). A name of which nothing else is said is a positive integer.
func (r *resolution) size(n parser.Node) (*Expr, error) {
	e, err := r.node(n)
	if err != nil {
		return nil, err
	}
	if e.kind == KindNumber && (!e.number.IsInt() || e.number.Cmp(rational.Int(1)) < 0) {
		return nil, r.fail(n, "a size is a positive integer")
	}
	r.scope.count(e)
	return e, nil
}

// count makes the names in a size, of which nothing else is said, positive integers.
func (s *Scope) count(e *Expr) {
	if e == nil || s == nil {
		return
	}
	for _, name := range Names(e) {
		if v := s.Variable(name); v != nil && v.Inferred && v.Kind == Real {
			s.Declare(&Variable{Name: name, Kind: PositiveInteger, Inferred: true})
		}
	}
}
