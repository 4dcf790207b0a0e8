package interval

import "math"

// Sqrt returns the square root of x >= 0, exact where it is a float64.
func Sqrt(x Interval) Interval {
	x = nonnegative.restrict(x)
	if x.Def == Nowhere {
		return x
	}
	return Interval{sqrtDown(x.Lo), sqrtUp(x.Hi), x.Def}
}

// Cbrt returns the real cube root of x, exact for cubes of integers below 2^17.
func Cbrt(x Interval) Interval { return increasing(x, odd(cbrtAt)) }

// cbrtAt recognizes integer roots whose cubes are float64 numbers: r*r*r is exact below 2^51.
func cbrtAt(v float64) Interval {
	r := math.Cbrt(v)
	if r == math.Trunc(r) && r < 1<<17 && r*r*r == v {
		return Point(r)
	}
	return widen(r, marginElementary)
}

// Root returns the real n-th root of x for n >= 1: of x >= 0 for even n, of all x, with the sign of x, for odd
// n. It is Undefined for n < 1.
func Root(x Interval, n int) Interval {
	at := func(v float64) Interval { return rootAt(v, n) }
	switch {
	case n < 1:
		return Undefined()
	case n == 1:
		return x
	case n == 2:
		return Sqrt(x)
	case n == 3:
		return Cbrt(x)
	case n%2 == 1:
		return increasing(x, odd(at))
	default:
		return increasing(nonnegative.restrict(x), at)
	}
}

// rootAt recognizes roots that are integers.
func rootAt(v float64, n int) Interval {
	if v == 0 {
		return Point(0)
	}
	y := Exp(logAt(v).Quo(Point(float64(n))))
	if r := math.Round(y.Lo); y.Contains(r) && r > 0 {
		if p := powAt(r, uint64(n)); p.Lo == v && p.Hi == v {
			return Point(r)
		}
	}
	return y
}

// PowInt returns x to the integer power n, real semantics: 0^n is undefined for n <= 0. Integer results
// below 2^53 are exact.
func PowInt(x Interval, n int) Interval {
	switch {
	case x.Def == Nowhere:
		return Undefined()
	case n > 0:
		return powNatural(x, uint64(n))
	case x.Lo > 0 || x.Hi < 0:
		return powNonzero(x, n)
	case x.Lo == 0 && x.Hi == 0:
		return Undefined()
	case n == 0:
		return one.weaken()
	default:
		return one.Quo(powNatural(x, magnitude(n))).weaken()
	}
}

// powNonzero returns x^n for n <= 0 and x without zero; rounding may let x^-n touch zero.
func powNonzero(x Interval, n int) Interval {
	if n == 0 {
		return Interval{1, 1, x.Def}
	}
	return reciprocal(signed(signOfPower(x.Lo, magnitude(n)), powNatural(x, magnitude(n))))
}

// magnitude returns |n|, also for the smallest int.
func magnitude(n int) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// signOfPower returns a number with the sign of v^n for v != 0.
func signOfPower(v float64, n uint64) float64 {
	if v < 0 && n%2 == 1 {
		return -1
	}
	return 1
}

// powNatural returns x^n for n >= 1: of |x| when n is even, odd-symmetric when n is odd.
func powNatural(x Interval, n uint64) Interval {
	at := func(v float64) Interval { return powAt(v, n) }
	if n%2 == 0 {
		return increasing(Abs(x), at)
	}
	return increasing(x, odd(at))
}

// squaringBound is the exponent from which the rounding errors of repeated squaring, which grow with
// the exponent, exceed those of exp(n*log(v)).
const squaringBound = 1 << 10

// powAt returns v^n for v >= 0 and n >= 1.
func powAt(v float64, n uint64) Interval {
	if v == 0 || math.IsInf(v, 1) {
		return bound(v)
	}
	power := squared(bound(v), n)
	if n < squaringBound {
		return power
	}
	return power.intersect(Exp(fromUint(n).Mul(logAt(v))))
}

// squared returns x^n by repeated squaring, for x >= 0 and n >= 1.
func squared(x Interval, n uint64) Interval {
	power := one
	for ; n > 0; n /= 2 {
		if n%2 == 1 {
			power = power.Mul(x)
		}
		if n > 1 {
			x = x.Mul(x)
		}
	}
	return power
}

// fromUint returns the narrowest enclosure of n.
func fromUint(n uint64) Interval {
	const half = 1 << 32
	return Point(float64(n / half)).Mul(Point(half)).Add(Point(float64(n % half)))
}

// Pow returns x to the power y with real semantics: any y for x > 0, y > 0 for x = 0, and for x < 0 only
// integers. 0^0 and 0 to a negative power are undefined.
func Pow(x, y Interval) Interval {
	def := min(x.Def, y.Def)
	if def == Nowhere {
		return Undefined()
	}
	x.Def, y.Def = def, def
	if y.Lo == y.Hi && y.Lo == math.Trunc(y.Lo) && math.Abs(y.Lo) < 1<<62 {
		return PowInt(x, int(y.Lo))
	}
	right := powPositive(x, y)
	left := powNegative(x, y)
	switch {
	case x.Lo > 0:
		return right
	case x.Hi < 0:
		return left
	}
	result := Hull(powZero(y), Hull(left, right))
	if x.Lo == 0 && y.Lo > 0 {
		result.Def = def
	}
	return result
}

// powPositive returns x^y for the positive part of x. Half-integer exponents of moderate size go by
// the square root, which is sharper than the logarithm and exact for squares.
func powPositive(x, y Interval) Interval {
	x = positive.restrict(x)
	if n := 2 * y.Lo; y.Lo == y.Hi && n == math.Trunc(n) && math.Abs(n) < 64 && x.Lo > 0 {
		return PowInt(Sqrt(x), int(n))
	}
	return Exp(y.Mul(Log(x)))
}

// powNegative returns x^y for the negative part of x, where y can only be one of its integers: the power
// of |x|, with either sign.
func powNegative(x, y Interval) Interval {
	if math.Ceil(y.Lo) > math.Floor(y.Hi) {
		return Undefined()
	}
	power := powPositive(x.Neg(), y)
	if y.Lo == y.Hi { // an even integer: float64 numbers from 2^54 on are
		return power
	}
	return Hull(power, power.Neg()).weaken()
}

// powZero returns 0^y.
func powZero(y Interval) Interval {
	if y.Hi <= 0 {
		return Undefined()
	}
	if y.Lo <= 0 {
		return Point(0).weaken()
	}
	return Interval{0, 0, y.Def}
}
