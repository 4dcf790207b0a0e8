package normal

import (
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
)

// Complex conjugation is an automorphism that commutes with sums, products and quotients. On the kernels it
// is known where they are real (nothing changes), on the circle (z goes to 1/z) or exponentials of
// something imaginary (the same). That gives moduli, |u|^2 = u*conj(u), and real parts, u + conj(u), whose
// sign tells when arguments add up.

// isReal reports that every kernel in x is real.
func (f *complexField) isReal(x value) bool {
	for _, p := range []polynomial.Poly{x.Num(), x.Den()} {
		for _, v := range p.Variables() {
			if !f.isRealKernel(v) {
				return false
			}
		}
	}
	return true
}

// isRealKernel reports that a kernel is a name, pi, a real function of such, positive, or the logarithm of what is.
func (f *complexField) isRealKernel(v int) bool {
	switch k := &f.kernels[v]; k.kind {
	case atom:
		return k.expr.Real()
	case parity:
		return true
	case logarithm:
		return f.isPositive(f.logs[v])
	default:
		return k.signs.within(positive)
	}
}

// conjugate returns the complex conjugate of x, if every kernel in it is real, a root of unity, or the
// exponential of something imaginary. The variables are replaced one after the other, which is safe since
// the replacement of one holds that variable alone.
func (f *complexField) conjugate(x value) (value, bool) {
	var moved []int // the kernels that are not real
	for v := range f.kernels {
		if (x.Num().Degree(v) > 0 || x.Den().Degree(v) > 0) && !f.isRealKernel(v) {
			moved = append(moved, v)
		}
	}
	for _, v := range moved {
		k := &f.kernels[v]
		inverse := f.inverse(f.variable(v))
		if k.kind == exponential {
			c, ok := f.conjugate(k.exponent)
			if !ok || !f.same(c, k.exponent.Neg()) {
				return x, false
			}
		} else if v != unityKernel {
			return x, false
		}
		x = f.quo(f.replace(x.Num(), v, inverse), f.replace(x.Den(), v, inverse))
	}
	return x, !f.failed()
}

// replace returns p with the value x for the variable v.
func (f *complexField) replace(p polynomial.Poly, v int, x value) value {
	if p.Degree(v) == 0 {
		return f.ring.Integral(p)
	}
	return f.substitute(p, v, x)
}

// absolute returns |u| as the root of u times its conjugate, where that is known. The product is real and
// not negative, and so is its principal root.
func (f *complexField) absolute(u value) (value, bool) {
	c, ok := f.conjugate(u)
	if !ok {
		return u, false
	}
	square := f.mul(u, c)
	if square.IsZero() {
		return square, true
	}
	return f.rationalPower(square, rational.New(1, 2)), true
}

// onTheRight reports that the real part of u is positive: u plus its conjugate is a fraction of sums of
// positive terms. There the argument lies strictly between -pi/2 and pi/2.
func (f *complexField) onTheRight(u value) bool {
	c, ok := f.conjugate(u)
	return ok && f.isPositiveSum(f.add(u, c))
}

// isPositiveSum reports that numerator and denominator of a real x are sums of squares and of positive terms, with
// at least one of the latter.
func (f *complexField) isPositiveSum(x value) bool {
	return f.isReal(x) && f.hasPositiveTerms(x.Num()) && f.hasPositiveTerms(x.Den())
}

// hasPositiveTerms reports that no term of p is negative and one is positive: a square of a real kernel may be
// 0, a positive kernel may not.
func (f *complexField) hasPositiveTerms(p polynomial.Poly) bool {
	strict := false
	for m, c := range p.Terms() {
		squares := true // the term is a square of positive kernels only
		for _, v := range p.Variables() {
			n := m.Exponent(v)
			if f.kernels[v].signs.within(positive) || n == 0 {
				continue
			}
			if n%2 != 0 {
				return false
			}
			squares = false
		}
		if c.Sign() < 0 {
			return false
		}
		strict = strict || squares
	}
	return strict
}
