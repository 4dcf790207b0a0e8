package interval

import "math"

// Sinh returns the hyperbolic sine of x.
func Sinh(x Interval) Interval { return increasing(x, odd(sinhAt)) }

// sinhAt leaves large arguments to halfExp: math.Sinh overflows before sinh does.
func sinhAt(v float64) Interval {
	if v > expBound {
		return halfExp(v)
	}
	return widen(math.Sinh(v), marginHyperbolic)
}

// halfExp returns exp(v)/2 as the product of two factors that do not overflow before it does. It encloses
// cosh(v) and sinh(v) too: they differ from it by exp(-v)/2, which is far below the margin of exp(v/2).
func halfExp(v float64) Interval {
	root := expAt(v / 2)
	return root.Quo(two).Mul(root)
}

// Cosh returns the hyperbolic cosine of x.
func Cosh(x Interval) Interval { return increasing(Abs(x), coshAt) }

// coshAt is 1 at 0 and at least 1 elsewhere.
func coshAt(v float64) Interval {
	if v == 0 {
		return one
	}
	if v > expBound {
		return halfExp(v)
	}
	return widen(math.Cosh(v), marginHyperbolic).within(1, math.Inf(1))
}

// Tanh returns the hyperbolic tangent of x, in (-1, 1).
func Tanh(x Interval) Interval {
	return increasing(x, odd(library(math.Tanh, marginHyperbolic))).within(-1, 1)
}

// Coth returns 1/tanh(x) for x != 0.
func Coth(x Interval) Interval { return reciprocalOfOdd(x, Tanh) }

// Sech returns 1/cosh(x).
func Sech(x Interval) Interval { return reciprocal(Cosh(x)) }

// Csch returns 1/sinh(x) for x != 0.
func Csch(x Interval) Interval { return reciprocalOfOdd(x, Sinh) }

// reciprocalOfOdd returns 1/f(x) for an increasing function whose only zero is 0.
func reciprocalOfOdd(x Interval, f func(Interval) Interval) Interval {
	if x.Lo > 0 || x.Hi < 0 {
		return reciprocal(f(x))
	}
	return one.Quo(f(x))
}

// Asinh returns the inverse hyperbolic sine of x.
func Asinh(x Interval) Interval {
	return increasing(x, odd(library(math.Asinh, marginHyperbolic)))
}

// Acosh returns the inverse hyperbolic cosine of x >= 1.
func Acosh(x Interval) Interval { return increasing(aboveOne.restrict(x), acoshAt) }

// acoshAt is exact at the end of the domain.
func acoshAt(v float64) Interval {
	if v == 1 {
		return Point(0)
	}
	return widen(math.Acosh(v), marginHyperbolic).within(0, math.Inf(1))
}

// Atanh returns the inverse hyperbolic tangent of |x| < 1.
func Atanh(x Interval) Interval {
	return increasing(openUnit.restrict(x), odd(library(math.Atanh, marginHyperbolic)))
}

// Acoth returns atanh(1/x) for |x| > 1.
func Acoth(x Interval) Interval {
	d := domain{lo: 1, hi: math.Inf(1), openLo: true}
	return onBothSides(x, d, func(x Interval) Interval { return decreasing(x, odd(acothAt)) })
}

// acothAt returns log((v+1)/(v-1))/2 for v > 1 without cancellation at either end.
func acothAt(v float64) Interval {
	if v == 1 {
		return Interval{0, math.Inf(1), Everywhere}
	}
	return Log1p(two.Quo(bound(v).Sub(one))).Quo(two)
}

// Asech returns acosh(1/x) for 0 < x <= 1.
func Asech(x Interval) Interval {
	return decreasing(domain{lo: 0, hi: 1, openLo: true}.restrict(x), asechAt)
}

// asechAt avoids rounding 1/v near v = 1: asech(v) = 2*atanh(sqrt((1-v)/(1+v))).
func asechAt(v float64) Interval {
	x := bound(v)
	switch {
	case v == 0:
		return Interval{0, math.Inf(1), Everywhere}
	case v > 0.5:
		return two.Mul(Atanh(Sqrt(one.Sub(x).Quo(one.Add(x)))))
	default:
		return Acosh(one.Quo(x))
	}
}

// Acsch returns asinh(1/x) for x != 0.
func Acsch(x Interval) Interval { return Asinh(one.Quo(x)) }
