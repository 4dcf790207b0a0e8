package interval

import "math"

var (
	one  = Point(1)
	two  = Point(2)
	ln2  = Interval{down(math.Ln2), up(math.Ln2), Everywhere}
	ln10 = Interval{down(math.Ln10), up(math.Ln10), Everywhere}
)

// bound returns the interval of one number or of an infinite bound, which Point refuses.
func bound(v float64) Interval { return Interval{v, v, Everywhere} }

// signed returns y for a value known to have the sign of v.
func signed(v float64, y Interval) Interval {
	if v < 0 {
		return y.within(math.Inf(-1), 0)
	}
	return y.within(0, math.Inf(1))
}

// Exp returns the exponential of x.
func Exp(x Interval) Interval { return increasing(x, expAt) }

// expAt squares exp(v/2) beyond expBound, where math.Exp may be infinite too early. An exponential is positive,
// whatever the margin subtracts.
func expAt(v float64) Interval {
	switch {
	case v == 0:
		return one
	case v > expBound && v < 2*expBound:
		root := expAt(v / 2)
		return root.Mul(root)
	}
	return widen(math.Exp(v), marginElementary).within(0, math.Inf(1))
}

// Expm1 returns exp(x) - 1, accurate near zero.
func Expm1(x Interval) Interval { return increasing(x, expm1At) }

// expm1At keeps the sign of v: near 0 the margin alone would not.
func expm1At(v float64) Interval {
	if v == 0 {
		return Point(0)
	}
	return signed(v, widen(math.Expm1(v), marginElementary)).within(-1, math.Inf(1))
}

// Log returns the natural logarithm of x > 0.
func Log(x Interval) Interval { return increasing(positive.restrict(x), logAt) }

// logAt scales subnormal numbers, which have few bits, into the normal range by an exact power of two.
func logAt(v float64) Interval {
	switch {
	case v == 1:
		return Point(0)
	case v > 0 && v < smallestNormal:
		return logAt(v * 0x1p64).Sub(Point(64).Mul(ln2))
	}
	return widen(math.Log(v), marginElementary)
}

// Log2 returns the logarithm of x > 0 to base 2, exact for powers of two.
func Log2(x Interval) Interval { return increasing(positive.restrict(x), log2At) }

// log2At divides natural logarithms: math.Log2 cancels just above 1.
func log2At(v float64) Interval {
	if fraction, exponent := math.Frexp(v); fraction == 0.5 {
		return Point(float64(exponent - 1))
	}
	return logAt(v).Quo(ln2)
}

// Log10 returns the logarithm of x > 0 to base 10, exact for powers of ten up to 10^22.
func Log10(x Interval) Interval { return increasing(positive.restrict(x), log10At) }

// log10At recognizes the powers of ten that are float64 numbers.
func log10At(v float64) Interval {
	if v >= 1 && v <= 1e22 {
		for power, exponent := 1.0, 0.0; power <= v; power, exponent = power*10, exponent+1 {
			if power == v {
				return Point(exponent)
			}
		}
	}
	return logAt(v).Quo(ln10)
}

// Log1p returns log(1 + x) for x > -1, accurate near zero.
func Log1p(x Interval) Interval {
	return increasing(domain{lo: -1, hi: math.Inf(1), openLo: true}.restrict(x), log1pAt)
}

// log1pAt keeps the sign of v, as expm1At does.
func log1pAt(v float64) Interval {
	if v == 0 {
		return Point(0)
	}
	return signed(v, widen(math.Log1p(v), marginElementary))
}

// Sigma returns the logistic function 1/(1 + exp(-x)).
func Sigma(x Interval) Interval { return increasing(x, sigmaAt) }

// sigmaAt takes the exponential of a negative number on both sides: it cannot overflow.
func sigmaAt(v float64) Interval {
	t := expAt(-math.Abs(v))
	s := one.Quo(one.Add(t))
	if v < 0 {
		s = t.Mul(s)
	}
	return s.within(0, 1)
}

// Relu returns max(x, 0).
func Relu(x Interval) Interval { return Max(x, Point(0)) }

// Softplus returns log(1 + exp(x)).
func Softplus(x Interval) Interval { return increasing(x, softplusAt) }

// softplusAt uses softplus(v) = v + softplus(-v) for positive v, where exp(v) could overflow.
func softplusAt(v float64) Interval {
	tail := Log1p(expAt(-math.Abs(v)))
	if v <= 0 {
		return tail
	}
	return bound(v).Add(tail)
}
