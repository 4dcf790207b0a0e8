package ball

import (
	"math"
	"math/big"

	"nabla/numeric/interval"
)

// TrigonometricBound is the largest binary exponent of arguments for which sine and cosine are reduced modulo
// pi/2, which takes as many more bits of pi; beyond it they are only known to lie in [-1, 1].
const TrigonometricBound = 1 << 14

// tooLarge says that x reaches beyond TrigonometricBound.
func tooLarge(x Ball) bool {
	return x.lo.IsInf() || x.hi.IsInf() || max(exponent(x.lo), exponent(x.hi)) > TrigonometricBound
}

// Sin returns the sine of x in radians.
func Sin(x Ball) Ball { return wave(x, sinAt, 1) }

// Cos returns the cosine of x in radians.
func Cos(x Ball) Ball { return wave(x, cosAt, 0) }

// wave encloses a function of period 2*pi that is monotone between its maxima, at crest*pi/2 plus the multiples of
// the period, and its minima, half a period away.
func wave(x Ball, at kernel, crest int64) Ball {
	if x.def == interval.Nowhere {
		return x
	}
	if tooLarge(x) {
		return newBall(big.NewFloat(-1), big.NewFloat(1), x.def, x.prec)
	}
	if x.lo == x.hi {
		return at(x.lo, x.prec).defined(x.def)
	}
	y := Hull(at(x.lo, x.prec), at(x.hi, x.prec)).defined(x.def)
	if meets(x, crest, 4) {
		y.hi = big.NewFloat(1)
	}
	if meets(x, crest+2, 4) {
		y.lo = big.NewFloat(-1)
	}
	return y
}

// meets says whether x may contain (start + k*period)*pi/2 for an integer k.
func meets(x Ball, start, period int64) bool {
	prec := x.prec + uint(max(exponent(x.lo), exponent(x.hi), 0)) + guardBits
	t := x.SetPrec(prec).Quo(Pi(prec).scale(-1)).Sub(small(start, prec)).Quo(small(period, prec))
	return Ceil(t).lo.Cmp(Floor(t).hi) <= 0
}

// sinAt and cosAt ask for the accuracy of the one that is wanted: near a zero of it, that takes more bits than
// the other one needs.
func sinAt(v *big.Float, prec uint) Ball {
	sin, _ := sinCosAt(v, prec, true)
	return sin
}

func cosAt(v *big.Float, prec uint) Ball {
	_, cos := sinCosAt(v, prec, false)
	return cos
}

// sinCosAt returns sine and cosine of v, one of them accurate to prec bits, the other to prec bits after the binary point.
func sinCosAt(v *big.Float, prec uint, accurateSin bool) (sin, cos Ball) {
	if v.Sign() == 0 {
		return small(0, prec), small(1, prec)
	}
	if accurateSin && exponent(v) < -int(prec)/2-4 {
		return tinySin(v, prec)
	}
	w := prec + guardBits
	if accurateSin {
		w += uint(max(0, -exponent(v)))
	}
	for range refinements {
		s, c := quadrantSinCos(v, w)
		sin, cos = fromFixed(s, 5, -int(w), prec), fromFixed(c, 5, -int(w), prec)
		size := c.BitLen()
		if accurateSin {
			size = s.BitLen()
		}
		if size > int(prec)+8 {
			break
		}
		w += prec + 16 - uint(size)
	}
	return sin.within(-1, 1), cos.within(-1, 1)
}

// tinySin uses |sin(v) - v| <= |v|^3 and |cos(v) - 1| <= v^2.
func tinySin(v *big.Float, prec uint) (sin, cos Ball) {
	x, one := exact(v, prec), small(1, prec)
	square := x.Mul(x)
	cube := square.Mul(Abs(x))
	return x.Add(Hull(cube.Neg(), cube)), Hull(one.Sub(square), one)
}

// quadrantSinCos returns sine and cosine of v in fixed point, within 5 units: 2 from the reduced argument (1 of
// the quotient times pi, 1 of truncation) and 2 from the kernel.
func quadrantSinCos(v *big.Float, w uint) (sin, cos *big.Int) {
	extra := uint(max(exponent(v), 0)) + 8
	r := toFixed(v, int(w+extra))
	negative := r.Sign() < 0
	r.Abs(r)
	quadrant := new(big.Int)
	quadrant.QuoRem(r, piTimes(w+extra-1), r)
	sin, cos = sinCosFixed(r.Rsh(r, extra), w)
	if quadrant.Bit(0) == 1 {
		sin, cos = cos, sin.Neg(sin)
	}
	if quadrant.Bit(1) == 1 {
		sin, cos = sin.Neg(sin), cos.Neg(cos)
	}
	if negative {
		sin.Neg(sin)
	}
	return sin, cos
}

// Tan returns the tangent of x; it is undefined at the odd multiples of pi/2.
func Tan(x Ball) Ball {
	if pole(x, 1) {
		return Whole(x.prec).weaken()
	}
	return branch(x, increasing, func(v *big.Float, prec uint) Ball {
		return quotient(sinAt(v, prec+guardBits), cosAt(v, prec+guardBits), prec)
	})
}

// Cot returns the cotangent of x; it is undefined at the multiples of pi.
func Cot(x Ball) Ball {
	switch {
	case isZero(x):
		return Undefined(x.prec)
	case pole(x, 0):
		return Whole(x.prec).weaken()
	}
	return branch(x, decreasing, func(v *big.Float, prec uint) Ball {
		return quotient(cosAt(v, prec+guardBits), sinAt(v, prec+guardBits), prec)
	})
}

// branch encloses a function between two neighbouring poles; of a point too large to reduce nothing is known.
func branch(x Ball, monotone func(Ball, float64, float64, kernel) Ball, at kernel) Ball {
	if x.def != interval.Nowhere && tooLarge(x) {
		return Whole(x.prec).defined(x.def)
	}
	return monotone(x, math.Inf(-1), math.Inf(1), at)
}

// quotient returns p/q for q known not to be zero.
func quotient(p, q Ball, prec uint) Ball {
	if q.lo.Sign() < 0 && q.hi.Sign() > 0 {
		return Whole(prec)
	}
	return p.Quo(q).round(prec)
}

// Sec returns the secant 1/cos(x); it is undefined at the odd multiples of pi/2.
func Sec(x Ball) Ball {
	if pole(x, 1) {
		return Whole(x.prec).weaken()
	}
	return reciprocal(Cos(x))
}

// Csc returns the cosecant 1/sin(x); it is undefined at the multiples of pi.
func Csc(x Ball) Ball {
	switch {
	case isZero(x):
		return Undefined(x.prec)
	case pole(x, 0):
		return Whole(x.prec).weaken()
	}
	return reciprocal(Sin(x))
}

// pole says whether x may contain start*pi/2 plus a multiple of pi. A point other than zero never does: pi is
// irrational and binary fractions are not.
func pole(x Ball, start int64) bool {
	if x.def == interval.Nowhere || x.lo == x.hi && x.lo.Sign() != 0 {
		return false
	}
	return tooLarge(x) || meets(x, start, 2)
}

// upperHalfPi and upperPi are float64 numbers above pi/2 and pi.
const (
	upperHalfPi = upperPi / 2
	upperPi     = 0x1.921fb54442d19p1
)

// Asin returns the inverse sine of -1 <= x <= 1, in [-pi/2, pi/2].
func Asin(x Ball) Ball {
	return increasing(unit.restrict(x), 0, 0, nearIdentity(asinAt))
}

// asinAt halves the angle: asin(v) = 2 atan(v/(1 + sqrt((1-v)(1+v)))).
func asinAt(v *big.Float, prec uint) Ball {
	return refine(prec, func(prec uint) Ball {
		x, one := exact(v, prec), small(1, prec)
		cosine := Sqrt(one.Sub(x).Mul(one.Add(x)).within(0, 1))
		return Atan(x.Quo(one.Add(cosine))).scale(1)
	})
}

// Acos returns the inverse cosine of -1 <= x <= 1, in [0, pi].
func Acos(x Ball) Ball { return decreasing(unit.restrict(x), 0, upperPi, acosAt) }

// acosAt halves the angle, acos(v) = 2 atan(sqrt((1-v)/(1+v))), which is accurate near v = 1 where acos
// vanishes; negative v go by acos(v) = pi - acos(-v).
func acosAt(v *big.Float, prec uint) Ball {
	if v.Sign() < 0 {
		return Pi(prec + guardBits).Sub(acosAt(new(big.Float).Neg(v), prec+guardBits)).round(prec)
	}
	return refine(prec, func(prec uint) Ball {
		x, one := exact(v, prec), small(1, prec)
		return Atan(Sqrt(one.Sub(x).Quo(one.Add(x)).within(0, 1))).scale(1)
	})
}

// Atan returns the inverse tangent of x, in (-pi/2, pi/2).
func Atan(x Ball) Ball {
	return increasing(x, -upperHalfPi, upperHalfPi, nearIdentity(atanAt))
}

// atanAt uses atan(v) = pi/2 - atan(1/v) above 1.
func atanAt(v *big.Float, prec uint) Ball {
	e := exponent(v)
	if v.Cmp(big.NewFloat(1)) <= 0 {
		w := prec + guardBits + uint(-min(e, 0))
		sum, err := atanFixed(toFixed(v, int(w)), w)
		return fromFixed(sum, err+1, -int(w), prec)
	}
	w := prec + guardBits
	inverse := new(big.Int) // zero, within 1 unit, when v is large
	if e <= int(w) {
		inverse.Quo(inverse.Lsh(big.NewInt(1), 2*w), toFixed(v, int(w)))
	}
	sum, err := atanFixed(inverse, w)
	return fromFixed(sum.Sub(piTimes(w-1), sum), err+6, -int(w), prec)
}

// atanFixed returns atan(x/2^w) * 2^w for 0 <= x <= 2^w and a bound of its error. With y near atan(x) from float64
// arithmetic it is y + atan(u) for u = (x cos(y) - sin(y))/(cos(y) + x sin(y)), which is so near 0 that few terms
// of the series remain. Sine and cosine are off by 2 units, u by less than 12.
func atanFixed(x *big.Int, w uint) (*big.Int, int64) {
	f, _ := new(big.Float).SetMantExp(new(big.Float).SetInt(x), -int(w)).Float64()
	y := toFixed(big.NewFloat(math.Atan(f)), int(w))
	sin, cos := sinCosFixed(y, w)
	num, den := new(big.Int), new(big.Int)
	shiftedProduct(num, x, cos, w)
	num.Sub(num, sin)
	shiftedProduct(den, x, sin, w)
	den.Add(den, cos)
	num.Quo(num.Lsh(num, w), den)
	sum, err := arctangentSeries(num, w, true)
	return sum.Add(sum, y), err + 12
}

// Acot returns atan(1/x), in (-pi/2, pi/2] and undefined at zero: the branch that is odd, as in SymPy, not the one
// that is continuous at zero.
func Acot(x Ball) Ball { return Atan(inverse(x)).round(x.prec) }

// inverse returns 1/x with guard bits.
func inverse(x Ball) Ball {
	return small(1, x.prec).Quo(x.SetPrec(x.prec + guardBits))
}

// Asec returns acos(1/x) for |x| >= 1.
func Asec(x Ball) Ball {
	return onBothSides(x, aboveOne, func(x Ball) Ball { return nearOne(x, Acos) })
}

// Acsc returns asin(1/x) for |x| >= 1.
func Acsc(x Ball) Ball {
	return onBothSides(x, aboveOne, func(x Ball) Ball { return nearOne(x, Asin) })
}

// nearOne returns f(1/x) for |x| >= 1 and an f that is steep at 1 and -1: the quotient has as many more bits as x has.
func nearOne(x Ball, f func(Ball) Ball) Ball {
	wide := x.SetPrec(2*max(x.prec, x.lo.Prec(), x.hi.Prec()) + guardBits)
	return f(inverse(wide).within(-1, 1)).round(x.prec)
}
