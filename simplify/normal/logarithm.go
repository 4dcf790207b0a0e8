package normal

import (
	"nabla/numeric/interval"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// log returns log|x| for a nonzero x: the sum of the logarithms of the absolute values of its factors,
// which needs no condition on their signs. log|x*y| = log|x| + log|y| for all x, y that are not 0, which
// log(x*y) = log(x) + log(y) is not. The argument of a logarithm in the question is positive in the domain,
// so that log|x| is what was meant.
func (f *field) log(x value) value {
	if x.IsZero() {
		return f.fail(errUndefined)
	}
	d := f.decompose(x)
	d.simplify()
	sum := d.exponent
	for _, p := range d.powers {
		sum = f.add(sum, f.logOf(p.base).Scale(p.total()))
	}
	return sum
}

// logOf returns log|p| of a base.
func (f *field) logOf(b *base) value {
	if b.variable >= 0 {
		if k := &f.kernels[b.variable]; k.kind == exponential { // of a power whose base may be negative
			return f.realExponent(k.exponent)
		}
	}
	if b.log < 0 {
		argument := f.absoluteExpr(b)
		x := interval.Log(interval.Abs(f.rangeOfBase(b)))
		b.log = f.newKernel(kernel{
			kind: logarithm, expr: symbolic.ApplyName("log", argument), signs: signsOfInterval(x), bounds: x, base: b,
		})
	}
	return f.variable(b.log)
}

// rangeOfBase encloses the values of a base: those of its kernel, or of the polynomial over the ranges of its
// kernels.
func (f *field) rangeOfBase(b *base) interval.Interval {
	if b.variable >= 0 {
		return f.kernels[b.variable].bounds
	}
	return f.rangeOf(b.poly)
}

// signsOfInterval returns the signs of the numbers in x. An enclosure that is not defined everywhere says
// nothing.
func signsOfInterval(x interval.Interval) signs {
	switch {
	case x.Def != interval.Everywhere:
		return anySign
	case x.Lo > 0:
		return positive
	case x.Hi < 0:
		return negative
	case x.Lo == 0:
		return nonnegative
	case x.Hi == 0:
		return nonpositive
	}
	return anySign
}

// rangeOfExp encloses exp(x), or everything where its sign is not known.
func (f *field) rangeOfExp(x value, s signs) interval.Interval {
	if s != positive || !x.Den().IsConstant() {
		return boundsOf(s)
	}
	return interval.Exp(f.rangeOf(x.Num())) // the denominator is 1
}

// realExponent replaces the formal logarithms in an exponent by log|b|. That is the logarithm of the
// absolute value of the power: log|b^e| = e*log|b| for b != 0.
func (f *field) realExponent(x value) value {
	for _, v := range x.Num().Variables() {
		if k := f.kernels[v]; k.kind == infinitesimal {
			num := f.substitute(x.Num(), v, f.log(k.exponent))
			x = f.quo(num, f.ring.Integral(x.Den()))
		}
	}
	return x
}

// substitute returns p with the value x for the variable v.
func (f *field) substitute(p polynomial.Poly, v int, x value) value {
	coefficients := p.Coefficients(v)
	result := f.int(0)
	for i := len(coefficients) - 1; i >= 0; i-- {
		result = f.add(f.mul(result, x), f.ring.Integral(coefficients[i]))
	}
	return result
}
