package normal

import (
	"slices"

	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/symbolic"
)

// convertIntegral evaluates the integral of a polynomial in the variable of integration. Any other one is written as a sum of
// atoms, integrals of products of kernels that depend on the variable, with what does not before them.
//
// That an integral exists does not say that those of its terms do. It need not: where both sides have a value, the atoms
// stand for no more than the combinations of them that the integrals on both sides are, on which integration is linear.
func (f *field) convertIntegral(e *symbolic.Expr) value {
	b := symbolic.Open(e)
	if len(f.bound) >= limit.SumDepth {
		return f.symbol(e)
	}
	before := len(f.assumed)
	f.integrated = append(f.integrated, b.Index)
	defer func() { f.integrated = f.integrated[:len(f.integrated)-1] }()
	body := f.convert(b.Body)
	if f.failed() {
		return f.int(0)
	}
	if !f.almostEverywhere(before, b.Index) {
		f.assumed = f.assumed[:before]
		return f.symbol(e)
	}
	if coefficients, ok := f.polynomialIn(body, b.Index); ok && !isInfinite(b.Lower) && !isInfinite(b.Upper) {
		return f.antiderivative(b, coefficients)
	}
	if f.odd(body, b) {
		return f.int(0)
	}
	sum := f.int(0)
	terms := f.separate(body, b.Index)
	before = len(f.assumed)
	for _, t := range terms {
		if f.failed() {
			break
		}
		sum = f.add(sum, f.mul(t.free, f.integralOf(t.part, b, len(terms) == 1)))
	}
	if !f.almostEverywhere(before, b.Index) { // of the integrand with the variable moved
		f.assumed = f.assumed[:before]
		return f.symbol(e)
	}
	return sum
}

// almostEverywhere reports that what was assumed not to be zero since then is not on all of the range but
// for single points, which do not count: polynomials in the variable of integration with a coefficient that
// is a number. Those assumptions are dropped. A polynomial that is not the zero polynomial has finitely
// many zeros, and an integral does not notice those.
func (f *field) almostEverywhere(before int, variable *symbolic.Expr) bool {
	kept := f.assumed[:before:before]
	for _, e := range f.assumed[before:] {
		if !symbolic.Any(e, func(n *symbolic.Expr) bool { return symbolic.Equal(n, variable) }) {
			kept = append(kept, e)
			continue
		}
		coefficients, ok := f.polynomialIn(f.convert(e), variable)
		isNumber := func(c value) bool { _, constant := c.Constant(); return constant && !c.IsZero() }
		if f.failed() || !ok || !slices.ContainsFunc(coefficients, isNumber) {
			return false
		}
	}
	f.assumed = kept
	return true
}

// antiderivative integrates a polynomial by its coefficients. The fundamental theorem of calculus, for
// c*x^k: c*(b^(k+1) - a^(k+1))/(k+1), also for b < a.
func (f *field) antiderivative(b symbolic.Binder, coefficients []value) value {
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
