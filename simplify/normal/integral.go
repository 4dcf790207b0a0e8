package normal

import (
	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/symbolic"
)

// convertIntegral evaluates the integral of a polynomial in the variable of integration. Any other integral is an atom:
// it is equal to one that is written equally.
func (f *field) convertIntegral(e *symbolic.Expr) value {
	b := symbolic.Open(e)
	if len(f.bound) >= limit.SumDepth || isInfinite(b.Lower) || isInfinite(b.Upper) {
		return f.symbol(e)
	}
	before := len(f.assumed)
	coefficients, ok := f.polynomialIn(f.convert(b.Body), b.Index)
	if f.failed() {
		return f.int(0)
	}
	if !ok || f.leaks(before) {
		f.assumed = f.assumed[:before]
		return f.symbol(e)
	}
	upper, lower := f.convert(b.Upper), f.convert(b.Lower)
	sum := f.int(0)
	for k, c := range coefficients {
		difference := f.sub(f.pow(upper, k+1), f.pow(lower, k+1))
		sum = f.add(sum, f.mul(c, difference).Scale(rational.New(1, int64(k+1))))
	}
	return sum
}

// isInfinite reports an end of the range that no number is.
func isInfinite(e *symbolic.Expr) bool {
	return symbolic.Any(e, func(n *symbolic.Expr) bool { return symbolic.Equal(n, symbolic.Infinity()) })
}

// polynomialIn returns the coefficients of a polynomial in a name, none of which depends on it.
func (f *field) polynomialIn(x value, name *symbolic.Expr) (coefficients []value, ok bool) {
	v, bare := isVariable(f.convert(name).Num())
	if !bare || f.failed() || x.Den().Degree(v) > 0 {
		return nil, false
	}
	for _, p := range x.Num().Coefficients(v) {
		c := f.settle(f.ring.Fraction(p, x.Den()))
		if f.failed() || f.varies(c, name) {
			return nil, false
		}
		coefficients = append(coefficients, c)
	}
	return coefficients, len(coefficients) <= limit.WrittenTerms
}
