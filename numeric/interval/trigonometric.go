package interval

import "math"

var (
	pi     = Pi()
	twoPi  = Interval{2 * pi.Lo, 2 * pi.Hi, Everywhere}
	halfPi = Interval{pi.Lo / 2, pi.Hi / 2, Everywhere}
)

// Sin returns the sine of x in radians.
func Sin(x Interval) Interval {
	return wave(x, sinAt, halfPi, halfPi.Neg())
}

// Cos returns the cosine of x in radians.
func Cos(x Interval) Interval {
	return wave(x, cosAt, Point(0), pi)
}

// wave encloses a function of period 2*pi that is monotone between its maxima, at crest plus the multiples
// of the period, and its minima, at trough plus those.
func wave(x Interval, at func(float64) Interval, crest, trough Interval) Interval {
	if x.Def == Nowhere {
		return Undefined()
	}
	y := Hull(at(x.Lo), at(x.Hi))
	y.Def = x.Def
	if x.Lo == x.Hi {
		return y
	}
	if math.Max(-x.Lo, x.Hi) > trigonometricBound || meets(x, crest, twoPi) {
		y.Hi = 1
	}
	if math.Max(-x.Lo, x.Hi) > trigonometricBound || meets(x, trough, twoPi) {
		y.Lo = -1
	}
	return y
}

// meets says whether x may contain start plus a multiple of period.
func meets(x, start, period Interval) bool {
	t := x.Sub(start).Quo(period)
	return math.Ceil(t.Lo) <= math.Floor(t.Hi)
}

// sinAt is exact at 0, the only rational number with a rational sine (Lindemann; Niven, Irrational Numbers, chapter 9).
func sinAt(v float64) Interval {
	if v == 0 {
		return Point(0)
	}
	return trigonometricAt(v, math.Sin)
}

// cosAt is exact at 0, as sinAt is.
func cosAt(v float64) Interval {
	if v == 0 {
		return one
	}
	return trigonometricAt(v, math.Cos)
}

// trigonometricAt adds to the relative margin the absolute error of the reduction.
func trigonometricAt(v float64, f func(float64) float64) Interval {
	if math.Abs(v) > trigonometricBound {
		return Interval{-1, 1, Everywhere}
	}
	slack := math.Abs(v) * reductionError
	y := widen(f(v), marginSine)
	return y.Add(Interval{-slack, slack, Everywhere}).within(-1, 1)
}

// Tan returns the tangent of x; it is undefined at the odd multiples of pi/2.
func Tan(x Interval) Interval {
	if pole(x, halfPi) {
		return Whole().weaken()
	}
	return increasing(x, func(v float64) Interval { return sinAt(v).Quo(cosAt(v)) })
}

// Cot returns the cotangent of x; it is undefined at the multiples of pi.
func Cot(x Interval) Interval {
	switch {
	case isZero(x):
		return Undefined()
	case pole(x, Point(0)):
		return Whole().weaken()
	}
	return decreasing(x, func(v float64) Interval { return cosAt(v).Quo(sinAt(v)) })
}

// Sec returns the secant 1/cos(x); it is undefined at the odd multiples of pi/2.
func Sec(x Interval) Interval {
	if pole(x, halfPi) {
		return Whole().weaken()
	}
	return reciprocal(Cos(x))
}

// Csc returns the cosecant 1/sin(x); it is undefined at the multiples of pi.
func Csc(x Interval) Interval {
	switch {
	case isZero(x):
		return Undefined()
	case pole(x, Point(0)):
		return Whole().weaken()
	}
	return reciprocal(Sin(x))
}

// isZero reports the single number 0, at which odd functions with a pole have no value.
func isZero(x Interval) bool { return x.Def != Nowhere && x.Lo == 0 && x.Hi == 0 }

// pole says whether x may contain start plus a multiple of pi. A single number other than zero never does:
// pi is irrational and float64 numbers are not.
func pole(x, start Interval) bool {
	if x.Def == Nowhere || x.Lo == x.Hi && x.Lo != 0 {
		return false
	}
	return math.Max(-x.Lo, x.Hi) > trigonometricBound || meets(x, start, pi)
}

// Asin returns the inverse sine of -1 <= x <= 1, in [-pi/2, pi/2].
func Asin(x Interval) Interval { return increasing(unit.restrict(x), odd(asinAt)) }

// asinAt halves the angle; math.Asin loses half of its digits below 1.
func asinAt(v float64) Interval {
	x := Point(v)
	cosine := Sqrt(one.Sub(x).Mul(one.Add(x)))
	return two.Mul(Atan(x.Quo(one.Add(cosine)))).within(0, halfPi.Hi)
}

// Acos returns the inverse cosine of -1 <= x <= 1, in [0, pi].
func Acos(x Interval) Interval { return decreasing(unit.restrict(x), acosAt) }

// acosAt halves the angle, acos(v) = 2 atan(sqrt((1-v)/(1+v))), without cancellation near v = 1.
func acosAt(v float64) Interval {
	if v < 0 {
		return pi.Sub(acosAt(-v))
	}
	x := Point(v)
	return two.Mul(Atan(Sqrt(one.Sub(x).Quo(one.Add(x)))))
}

// Atan returns the inverse tangent of x, in (-pi/2, pi/2).
func Atan(x Interval) Interval {
	return increasing(x, odd(library(math.Atan, marginElementary))).within(-halfPi.Hi, halfPi.Hi)
}

// Acot returns atan(1/x), in (-pi/2, pi/2] and undefined at zero: the branch that is odd, as in SymPy, not the
// one that is continuous at zero.
func Acot(x Interval) Interval { return Atan(one.Quo(x)) }

// Asec returns acos(1/x) for |x| >= 1.
func Asec(x Interval) Interval {
	return onBothSides(x, aboveOne, func(x Interval) Interval { return Acos(one.Quo(x)) })
}

// Acsc returns asin(1/x) for |x| >= 1.
func Acsc(x Interval) Interval {
	return onBothSides(x, aboveOne, func(x Interval) Interval { return Asin(one.Quo(x)) })
}
