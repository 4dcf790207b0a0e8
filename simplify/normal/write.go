package normal

import (
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// The way back from values to expressions: for messages and normal forms, and wherever a value is
// substituted in, which goes by way of expressions. What is written must be read as the same value again.

// write returns a polynomial in the kernels as an expression.
func (f *field) write(p polynomial.Poly) *symbolic.Expr {
	terms := make([]*symbolic.Expr, 0, p.Len())
	for m, c := range p.Terms() {
		factors := []*symbolic.Expr{symbolic.Number(c)}
		for v := range f.kernels {
			if e := m.Exponent(v); e > 0 {
				factors = append(factors, f.writeKernel(v, e))
			}
		}
		terms = append(terms, symbolic.Product(factors...))
	}
	return symbolic.Sum(terms...)
}

// writeKernel returns the e-th power of the variable v. The variable of an atom with an index n is
// |x|^(1/n); written so, and not as a root of x, it has a value for all x.
func (f *field) writeKernel(v, e int) *symbolic.Expr {
	k := &f.kernels[v]
	if k.index == 1 || k.kind == root {
		return symbolic.Power(k.expr, symbolic.Int(int64(e)))
	}
	value := k.expr
	switch {
	case k.signs.within(nonnegative):
	case k.signs.within(nonpositive):
		value = symbolic.Negate(value)
	default:
		value = symbolic.ApplyName("abs", value)
	}
	return symbolic.Power(value, symbolic.Number(rational.New(int64(e), int64(k.index))))
}

// writeValue returns a value as an expression.
func (f *field) writeValue(x value) *symbolic.Expr {
	num := f.write(x.Num())
	if x.Den().IsOne() {
		return num
	}
	return symbolic.Quotient(num, f.write(x.Den()))
}
