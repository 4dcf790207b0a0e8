package interval

import "math"

// The gamma function on x > 0 falls to its only minimum, at 1.46163214496836234126..., and rises after it.
// (DLMF 5.4(iii); the neighbours below enclose the place, the values lie below the minima.)
const (
	valleyLo     = 1.4616321449683622
	valleyHi     = 1.4616321449683625
	gammaValley  = 0.885603194410888  // gamma is 0.88560319441088870027... there
	lgammaValley = -0.121486290535850 // log gamma is -0.12148629053584960809... there
)

// Gamma returns the gamma function of x; it is undefined at 0, -1, -2, and so on.
func Gamma(x Interval) Interval {
	return meromorphic(x, func(x Interval) Interval {
		if x.Lo >= 0 {
			return valley(x, gammaAt, gammaValley)
		}
		return gammaNegative(x)
	})
}

// meromorphic applies f, a function with poles at the integers below 1, to the part of x that is free of
// poles when that is simple, and returns the real line when it is not.
func meromorphic(x Interval, f func(Interval) Interval) Interval {
	if x.Lo == 0 {
		x = positive.restrict(x)
	}
	switch {
	case x.Def == Nowhere || x.Lo == x.Hi && x.Lo <= 0 && x.Lo == math.Floor(x.Lo):
		return Undefined()
	case x.Lo < 0 && math.Ceil(x.Lo) <= math.Min(math.Floor(x.Hi), 0):
		return Whole().weaken()
	}
	y := f(x)
	y.Def = x.Def
	return y
}

// valley encloses gamma or its logarithm on x within (0, +Inf), given the lower bound of its minimum.
func valley(x Interval, at func(float64) Interval, bottom float64) Interval {
	y := Hull(at(x.Lo), at(x.Hi))
	if x.Lo < valleyHi && x.Hi > valleyLo {
		y.Lo = math.Min(y.Lo, bottom)
	}
	return y
}

// factorialBound is the first integer whose gamma function overflows.
const factorialBound = 172

// gammaAt multiplies out small integers, whose results are exact up to 22!.
func gammaAt(v float64) Interval {
	if v != math.Trunc(v) || v < 1 || v >= factorialBound {
		margin := float64(marginGamma)
		if v > stirlingBound {
			margin = marginStirling
		}
		return widen(math.Gamma(v), margin).within(gammaValley, math.Inf(1))
	}
	product := one
	for k := 2.0; k < v; k++ {
		product = product.Mul(Point(k))
	}
	return product
}

// gammaNegative encloses gamma between two neighbouring poles by reflection (DLMF 5.5.3), with gamma(1-x). For a
// single number the form with gamma(-x) needs no rounding of the argument; what both enclose is the answer, so that
// that of a number lies in that of a box around it.
func gammaNegative(x Interval) Interval {
	y := pi.Mul(reciprocal(sinPi(x))).Quo(valley(one.Sub(x), gammaAt, gammaValley))
	if x.Lo == x.Hi {
		return closer(pi.Quo(x.Neg().Mul(gammaAt(-x.Lo)).Mul(sinPi(x))), y)
	}
	return y
}

// closer returns what two enclosures of one value have in common. Where one of them is not certain to have a value, or
// they have nothing in common, which rounding excludes, the first stands.
func closer(x, y Interval) Interval {
	both := Interval{math.Max(x.Lo, y.Lo), math.Min(x.Hi, y.Hi), Everywhere}
	if x.Def != Everywhere || y.Def != Everywhere || !(both.Lo <= both.Hi) {
		return x
	}
	return both
}

// sinPi encloses sin(pi*x) for x between two neighbouring integers.
func sinPi(x Interval) Interval {
	y := Hull(sinPiAt(x.Lo), sinPiAt(x.Hi))
	floor := math.Floor(x.Lo)
	if x.Lo > floor+0.5 || x.Hi < floor+0.5 {
		return y
	}
	if math.Mod(floor, 2) == 0 {
		y.Hi = 1
	} else {
		y.Lo = -1
	}
	return y
}

// sinPiAt reduces its argument exactly, to the distance from the nearest integer.
func sinPiAt(v float64) Interval {
	nearest := math.RoundToEven(v)
	y := Sin(pi.Mul(Point(v - nearest)))
	if math.Mod(nearest, 2) != 0 {
		return y.Neg()
	}
	return y
}

// Lgamma returns log|gamma(x)|; it is undefined at 0, -1, -2, and so on.
func Lgamma(x Interval) Interval {
	return meromorphic(x, func(x Interval) Interval {
		if x.Lo >= 0 {
			return valley(x, lgammaAt, lgammaValley)
		}
		return lgammaNegative(x)
	})
}

// lgammaAt knows the two zeros, uses the leading term near the pole at 0, and widens the values of package math
// by an absolute error where its polynomial near 1.46 has one (lgammaGapError).
func lgammaAt(v float64) Interval {
	if v == 1 || v == 2 {
		return Point(0)
	}
	if v < 0x1p-60 { // -log(v) less a part below v
		return logAt(v).Neg().Sub(Interval{0, v, Everywhere})
	}
	log, _ := math.Lgamma(v)
	y := widen(log, marginLgamma)
	if fraction := v - math.Floor(v); v < 2 && fraction > lgammaGapLo && fraction < lgammaGapHi {
		return y.Add(Interval{-lgammaGapError, lgammaGapError, Everywhere})
	}
	return y
}

// lgammaNegative is the logarithm of the absolute value of gammaNegative.
func lgammaNegative(x Interval) Interval {
	y := Log(pi).Sub(Log(Abs(sinPi(x)))).Sub(valley(one.Sub(x), lgammaAt, lgammaValley))
	if x.Lo == x.Hi {
		return closer(Log(pi).Sub(Log(Abs(x.Mul(sinPi(x))))).Sub(lgammaAt(-x.Lo)), y)
	}
	return y
}

// Digamma returns the derivative of log|gamma(x)|; it is undefined at 0, -1, -2, and so on.
func Digamma(x Interval) Interval { return Polygamma(0, x) }

// Trigamma returns the derivative of the digamma function; it is undefined at 0, -1, -2, and so on.
func Trigamma(x Interval) Interval { return Polygamma(1, x) }
