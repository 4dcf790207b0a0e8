package ball

import (
	"math"
	"math/big"
)

// Sinh returns the hyperbolic sine of x.
func Sinh(x Ball) Ball {
	return increasing(x, math.Inf(-1), math.Inf(1), nearIdentity(sinhAt))
}

// sinhAt computes (e^v - e^-v)/2, refined where the two cancel.
func sinhAt(v *big.Float, prec uint) Ball {
	return refine(prec, func(prec uint) Ball {
		e := expAt(v, prec)
		return e.Sub(reciprocal(e)).scale(-1)
	})
}

// Cosh returns the hyperbolic cosine of x.
func Cosh(x Ball) Ball { return increasing(Abs(x), 1, math.Inf(1), coshAt) }

// coshAt computes (e^v + e^-v)/2, in which nothing cancels.
func coshAt(v *big.Float, prec uint) Ball {
	e := expAt(v, prec+guardBits)
	return e.Add(reciprocal(e)).scale(-1).round(prec).within(1, math.Inf(1))
}

// Tanh returns the hyperbolic tangent of x, in (-1, 1).
func Tanh(x Ball) Ball { return increasing(x, -1, 1, nearIdentity(tanhAt)) }

// tanhAt divides by an exponential of a negative number, which cannot overflow.
func tanhAt(v *big.Float, prec uint) Ball {
	return refine(prec, func(prec uint) Ball {
		e := expAt(new(big.Float).SetMantExp(negativeOf(v), 1), prec)
		one := small(1, prec)
		return one.Sub(e).Quo(one.Add(e))
	}).within(0, 1)
}

// Coth returns 1/tanh(x) for x != 0.
func Coth(x Ball) Ball { return reciprocalOfOdd(x, Tanh) }

// Sech returns 1/cosh(x).
func Sech(x Ball) Ball { return reciprocal(Cosh(x.SetPrec(x.prec + guardBits))).round(x.prec) }

// Csch returns 1/sinh(x) for x != 0.
func Csch(x Ball) Ball { return reciprocalOfOdd(x, Sinh) }

// reciprocalOfOdd returns 1/f(x) for an increasing function whose only zero is 0.
func reciprocalOfOdd(x Ball, f func(Ball) Ball) Ball {
	y := f(x.SetPrec(x.prec + guardBits))
	if x.lo != nil && (x.lo.Sign() > 0 || x.hi.Sign() < 0) {
		return reciprocal(y).round(x.prec)
	}
	return small(1, x.prec).Quo(y).round(x.prec)
}

// Asinh returns the inverse hyperbolic sine of x.
func Asinh(x Ball) Ball {
	return increasing(x, math.Inf(-1), math.Inf(1), nearIdentity(asinhAt))
}

// asinhAt evaluates log(v + sqrt(v^2 + 1)); beyond the precision the root is within 1 above v.
func asinhAt(v *big.Float, prec uint) Ball {
	return refine(prec, func(prec uint) Ball {
		x, one := exact(v, prec), small(1, prec)
		if exponent(v) > int(prec) {
			return Log(x.Add(x.Add(Hull(small(0, prec), one))))
		}
		return Log(x.Add(Sqrt(x.Mul(x).Add(one))))
	})
}

// Acosh returns the inverse hyperbolic cosine of x >= 1.
func Acosh(x Ball) Ball {
	return increasing(aboveOne.restrict(x), 0, math.Inf(1), acoshAt)
}

// acoshAt evaluates log1p(u + sqrt(u*(u+2))) for u = v - 1; beyond the precision the root of v^2 - 1 is within 1
// below v.
func acoshAt(v *big.Float, prec uint) Ball {
	return refine(prec, func(prec uint) Ball {
		x, one := exact(v, prec), small(1, prec)
		if exponent(v) > int(prec) {
			return Log(x.Add(x.Sub(Hull(small(0, prec), one))))
		}
		u := x.Sub(one).within(0, math.Inf(1))
		return Log1p(u.Add(Sqrt(u.Mul(u.Add(small(2, prec))))))
	})
}

// Atanh returns the inverse hyperbolic tangent of |x| < 1.
func Atanh(x Ball) Ball {
	return increasing(openUnit.restrict(x), 0, 0, nearIdentity(atanhAt))
}

// atanhAt evaluates log1p(2v/(1-v))/2 for 0 < v < 1, and the limit for v = 1.
func atanhAt(v *big.Float, prec uint) Ball {
	if v.Cmp(big.NewFloat(1)) == 0 {
		return unbounded(1, prec)
	}
	return refine(prec, func(prec uint) Ball {
		x, one := exact(v, prec), small(1, prec)
		return Log1p(x.scale(1).Quo(one.Sub(x)).weaken()).scale(-1)
	})
}

// Acoth returns atanh(1/x) for |x| > 1.
func Acoth(x Ball) Ball {
	d := domain{lo: 1, hi: math.Inf(1), openLo: true}
	return onBothSides(x, d, func(x Ball) Ball { return decreasing(x, 0, 0, odd(acothAt)) })
}

// acothAt evaluates log1p(2/(v-1))/2 for v > 1, and the limit for v = 1.
func acothAt(v *big.Float, prec uint) Ball {
	if v.Cmp(big.NewFloat(1)) == 0 {
		return unbounded(1, prec)
	}
	return refine(prec, func(prec uint) Ball {
		return Log1p(small(2, prec).Quo(exact(v, prec).Sub(small(1, prec)))).scale(-1)
	})
}

// Asech returns acosh(1/x) for 0 < x <= 1.
func Asech(x Ball) Ball {
	return decreasing(domain{lo: 0, hi: 1, openLo: true}.restrict(x), 0, math.Inf(1), asechAt)
}

// asechAt gives the quotient so many bits that it does not round to 1.
func asechAt(v *big.Float, prec uint) Ball {
	if v.Sign() == 0 {
		return unbounded(1, prec)
	}
	wide := exact(v, 2*max(prec, v.Prec())+guardBits)
	return Acosh(inverse(wide).within(1, math.Inf(1))).round(prec)
}

// Acsch returns asinh(1/x) for x != 0.
func Acsch(x Ball) Ball { return Asinh(inverse(x)).round(x.prec) }
