package ball

import (
	"math/big"

	"nabla/numeric/interval"
)

// The gamma function on x > 0 falls to its only minimum, at 1.46163214496836234126..., and rises after it.
// (DLMF 5.4(iii); the neighbours below enclose the place, the values lie below the minima.)
const (
	valleyLo     = 1.4616321449683622
	valleyHi     = 1.4616321449683625
	gammaValley  = 0.885603194410888  // gamma is 0.88560319441088870027... there
	lgammaValley = -0.121486290535850 // log gamma is -0.12148629053584960809... there
)

// Gamma returns the gamma function of x; it is undefined at 0, -1, -2, and so on.
func Gamma(x Ball) Ball {
	return meromorphic(x, func(x Ball) Ball {
		if x.lo.Sign() >= 0 {
			return valley(x, gammaAt, gammaValley)
		}
		return gammaNegative(x)
	})
}

// meromorphic applies f, a function with poles at the integers below 1, to the part of x that is free of poles
// when that is simple, and returns the real line when it is not.
func meromorphic(x Ball, f func(Ball) Ball) Ball {
	if x.def == interval.Nowhere {
		return x
	}
	if x.lo.Sign() == 0 {
		x = positive.restrict(x)
	}
	switch {
	case x.def == interval.Nowhere || x.lo == x.hi && x.lo.Sign() < 0 && x.lo.IsInt():
		return Undefined(x.prec)
	case x.lo.Sign() < 0 && holdsPole(x):
		return Whole(x.prec).weaken()
	}
	return f(x).defined(x.def)
}

// holdsPole says whether x, which has negative values, contains an integer below 1.
func holdsPole(x Ball) bool {
	return x.hi.Sign() >= 0 || x.lo.IsInf() || Ceil(x).lo.Cmp(Floor(x).hi) <= 0
}

// valley encloses gamma or its logarithm on x within (0, +Inf), given the lower bound of its minimum. The kernel is
// not asked at infinity, and answers its limit at 0.
func valley(x Ball, at kernel, bottom float64) Ball {
	if x.lo == x.hi {
		return at(x.lo, x.prec)
	}
	y := at(x.lo, x.prec)
	if x.hi.IsInf() {
		y = Hull(y, exact(infinity(1), x.prec))
	} else {
		y = Hull(y, at(x.hi, x.prec))
	}
	if x.lo.Cmp(big.NewFloat(valleyHi)) < 0 && x.hi.Cmp(big.NewFloat(valleyLo)) > 0 {
		y.lo = lesser(y.lo, big.NewFloat(bottom))
	}
	return y
}

// factorialBound is the largest integer whose gamma function is multiplied out.
const factorialBound = 512

// gammaAt divides Stirling's formula at v + n by the rising factorial v(v+1)...(v+n-1).
func gammaAt(v *big.Float, prec uint) Ball {
	switch {
	case v.Sign() == 0:
		return exact(infinity(1), prec)
	case exponent(v) > expExponentBound:
		return newBall(powerOfTwo(1, ExponentBound), infinity(1), interval.Everywhere, prec)
	case v.IsInt() && v.Cmp(big.NewFloat(factorialBound)) <= 0:
		n, _ := v.Int64()
		return fromFixed(new(big.Int).MulRange(1, n-1), 0, 0, prec)
	}
	working := prec + guardBits + 2*uint(max(exponent(v), 0)) + 8
	z, rising := shift(exact(v, working), working)
	return Exp(logStirling(z)).Quo(rising).round(prec)
}

// shift returns x + n, with n such that asymptotic series in x + n reach the precision, and x(x+1)...(x+n-1). The
// smallest term of the series at z is near exp(-2*pi*z), so z may be a ninth of the precision; a fifth needs
// fewer terms.
func shift(x Ball, prec uint) (z, rising Ball) {
	one := small(1, prec)
	rising = one
	for bound := new(big.Float).SetInt64(int64(prec/5 + 2)); x.lo.Cmp(bound) < 0; x = x.Add(one) {
		rising = rising.Mul(x)
	}
	return x, rising
}

// logStirling encloses log(gamma(z)) for large z by
//
//	(z - 1/2) log(z) - z + log(2 pi)/2 + sum over k of B_2k/(2k (2k-1) z^(2k-1))
//
// (DLMF 5.11.1). For z > 0 the error is less than the first term left out and has its sign (DLMF 5.11(ii)).
func logStirling(z Ball) Ball {
	prec := z.prec
	half := exact(big.NewFloat(0.5), prec)
	sum := z.Sub(half).Mul(Log(z)).Sub(z).Add(Log(Pi(prec).scale(1)).scale(-1))
	inverse := small(1, prec).Quo(z)
	square := inverse.Mul(inverse)
	return sum.Add(asymptotic(inverse, prec, func(power Ball, k int) (term, next Ball) {
		return power.Quo(small(int64(2*k)*int64(2*k-1), prec)), power.Mul(square)
	}))
}

// asymptotic sums a series with Bernoulli numbers: step turns the power that belongs to k into the factor of B_2k
// and the power of k+1. The last term, below the precision, becomes the enclosure of the rest.
func asymptotic(power Ball, prec uint, step func(power Ball, k int) (factor, next Ball)) Ball {
	sum := small(0, prec)
	for k := 1; ; k++ {
		factor, next := step(power, k)
		term := factor.Mul(fromBigRat(bernoulli(k), prec))
		if k > int(prec) || exponent(greater(term.hi, new(big.Float).Neg(term.lo))) < -int(prec) {
			return sum.Add(Hull(small(0, prec), term))
		}
		sum = sum.Add(term)
		power = next
	}
}

// gammaNegative encloses gamma between two neighbouring poles by reflection (DLMF 5.5.3). For a single number the
// form with gamma(-x) needs no rounding of the argument; for a wide x the form with gamma(1-x) overestimates
// less.
func gammaNegative(x Ball) Ball {
	prec := x.prec
	x = x.SetPrec(prec + guardBits)
	if x.lo == x.hi {
		y := x.Neg()
		return Pi(x.prec).Quo(y.Mul(gammaAt(y.lo, x.prec)).Mul(sinPi(x))).round(prec)
	}
	mirrored := valley(small(1, x.prec).Sub(x), gammaAt, gammaValley)
	return Pi(x.prec).Mul(reciprocal(sinPi(x))).Quo(mirrored).round(prec)
}

// sinPi encloses sin(pi*x) for x between two neighbouring integers.
func sinPi(x Ball) Ball {
	if x.lo == x.hi {
		return sinPiAt(x.lo, x.prec)
	}
	y := Hull(sinPiAt(x.lo, x.prec), sinPiAt(x.hi, x.prec))
	floor := floorAt(x.lo, x.lo.Prec()).lo
	crest := newFloat(x.lo.Prec()+x.hi.Prec()+2, big.ToZero).Add(floor, big.NewFloat(0.5))
	switch {
	case x.lo.Cmp(crest) > 0 || x.hi.Cmp(crest) < 0:
	case isOdd(floor):
		y.lo = big.NewFloat(-1)
	default:
		y.hi = big.NewFloat(1)
	}
	return y
}

// sinPiAt reduces its argument exactly, to the distance from the nearest integer.
func sinPiAt(v *big.Float, prec uint) Ball {
	f, odd := nearestInteger(v)
	y := Sin(Pi(prec + guardBits).Mul(exact(f, prec))).round(prec)
	if odd {
		return y.Neg()
	}
	return y
}

// nearestInteger returns v minus the integer nearest to it, and whether that is odd. It is exact.
func nearestInteger(v *big.Float) (rest *big.Float, odd bool) {
	if exponent(v) < 0 {
		return v, false
	}
	shifted := newFloat(v.Prec()+2, big.ToNearestEven).Add(v, big.NewFloat(0.5))
	nearest := floorAt(shifted, shifted.Prec()).lo
	return newFloat(v.Prec()+2, big.ToNearestEven).Sub(v, nearest), isOdd(nearest)
}

// Lgamma returns log|gamma(x)|; it is undefined at 0, -1, -2, and so on.
func Lgamma(x Ball) Ball {
	return meromorphic(x, func(x Ball) Ball {
		if x.lo.Sign() >= 0 {
			return valley(x, lgammaAt, lgammaValley)
		}
		return lgammaNegative(x)
	})
}

// lgammaAt refines the difference, which cancels near its zeros 1 and 2.
func lgammaAt(v *big.Float, prec uint) Ball {
	switch {
	case v.Sign() == 0:
		return exact(infinity(1), prec)
	case v.Cmp(big.NewFloat(1)) == 0 || v.Cmp(big.NewFloat(2)) == 0:
		return small(0, prec)
	}
	return refine(prec, func(prec uint) Ball {
		z, rising := shift(exact(v, prec), prec)
		return logStirling(z).Sub(Log(rising))
	})
}

// lgammaNegative is the logarithm of the absolute value of gammaNegative.
func lgammaNegative(x Ball) Ball {
	if x.lo == x.hi {
		return refine(x.prec, func(prec uint) Ball {
			y := exact(x.lo, prec)
			return Log(Pi(prec)).Sub(Log(Abs(y.Mul(sinPi(y))))).Sub(lgammaAt(y.Neg().lo, prec))
		})
	}
	prec := x.prec
	x = x.SetPrec(prec + guardBits)
	mirrored := valley(small(1, x.prec).Sub(x), lgammaAt, lgammaValley)
	return Log(Pi(x.prec)).Sub(Log(Abs(sinPi(x)))).Sub(mirrored).round(prec)
}

// Digamma returns the derivative of log|gamma(x)|; it is undefined at 0, -1, -2, and so on.
func Digamma(x Ball) Ball { return Polygamma(0, x) }

// Trigamma returns the derivative of the digamma function; it is undefined at 0, -1, -2, and so on.
func Trigamma(x Ball) Ball { return Polygamma(1, x) }
