package ball

import (
	"math"
	"math/big"

	"nabla/numeric/interval"
)

// Exp returns the exponential of x.
func Exp(x Ball) Ball { return increasing(x, 0, math.Inf(1), expAt) }

// expExponentBound is the binary exponent of arguments from which the exponential leaves the range of ExponentBound.
const expExponentBound = 27

// expAt writes v = k*log(2) + r with 0 <= r < log(2); the result is 2^k exp(r).
func expAt(v *big.Float, prec uint) Ball {
	switch e := exponent(v); {
	case v.Sign() == 0:
		return small(1, prec)
	case e > expExponentBound && v.Sign() > 0:
		return newBall(powerOfTwo(1, ExponentBound), infinity(1), interval.Everywhere, prec)
	case e > expExponentBound:
		return newBall(new(big.Float), powerOfTwo(1, -ExponentBound), interval.Everywhere, prec)
	}
	w := prec + 8
	k, r := reduceByLn2(v, w)
	// The argument is off by 3 units, its exponential by a factor of at most exp(3 units) and by 2 units.
	return fromFixed(expFixed(r, w), 9, k-int(w), prec)
}

// reduceByLn2 returns k and r with v = k*log(2) + r*2^-w and 0 <= r <= log(2), within 3 units. The wider product
// absorbs the error of log(2) times k.
func reduceByLn2(v *big.Float, w uint) (k int, r *big.Int) {
	extra := uint(max(exponent(v), 0)) + 4
	r = toFixed(v, int(w+extra))
	q := new(big.Int)
	q.DivMod(r, ln2Constant.fixed(w+extra), r)
	return int(q.Int64()), r.Rsh(r, extra)
}

// Expm1 returns exp(x) - 1, accurate near zero.
func Expm1(x Ball) Ball { return increasing(x, -1, math.Inf(1), expm1At) }

// expm1At subtracts with a precision that is raised until the cancellation is made good.
func expm1At(v *big.Float, prec uint) Ball {
	return nearZero(v, prec, func(prec uint) Ball {
		return expAt(v, prec).Sub(small(1, prec))
	})
}

// nearZero encloses a function with f(0) = 0 and |f(v) - v| <= v^2 for |v| <= 1/2 where v is so small that this
// is accurate, and refines f elsewhere. The result has the sign of v.
func nearZero(v *big.Float, prec uint, f func(prec uint) Ball) Ball {
	if v.Sign() == 0 {
		return small(0, prec)
	}
	if exponent(v) >= -int(prec)-4 {
		return refine(prec, f)
	}
	square := exact(v, prec).Mul(exact(v, prec))
	return exact(v, prec).Add(Hull(square.Neg(), square))
}

// Log returns the natural logarithm of x > 0.
func Log(x Ball) Ball {
	return increasing(positive.restrict(x), math.Inf(-1), math.Inf(1), logAt)
}

// logAt writes v = m*2^e with m near 1 and adds e*log(2) to the logarithm of m.
func logAt(v *big.Float, prec uint) Ball {
	if v.Sign() == 0 {
		return exact(infinity(-1), prec)
	}
	m := new(big.Float)
	e := v.MantExp(m)
	if m.Cmp(sqrtHalf) < 0 {
		m.SetMantExp(m, 1)
		e--
	}
	w := prec + 16
	if e == 0 {
		distance := newFloat(m.Prec()+1, big.ToZero).Sub(m, big.NewFloat(1))
		if distance.Sign() == 0 {
			return small(0, prec)
		}
		w += uint(-exponent(distance) + 1)
	}
	sum, err := logFixed(m, w)
	product := ln2Constant.fixed(w + 32)
	product.Mul(product, big.NewInt(int64(e)))
	return fromFixed(sum.Add(sum, product.Rsh(product, 32)), err+2, -int(w), prec)
}

// sqrtHalf separates the mantissas of logAt; its exact value does not matter.
var sqrtHalf = big.NewFloat(math.Sqrt2 / 2)

// logFixed returns log(m) * 2^w for m within 1/sqrt(2) and sqrt(2), and a bound of its error. With y near |log m|
// from float64 arithmetic and E = exp(y) it is y + log(m/E), for m < 1 it is -y + log(m*E); the quotient or
// product is so near 1 that few terms of the series of atanh remain.
func logFixed(m *big.Float, w uint) (*big.Int, int64) {
	f, _ := m.Float64()
	y := toFixed(big.NewFloat(math.Abs(math.Log(f))), int(w))
	e, x := expFixed(y, w), toFixed(m, int(w))
	// x is off by 1 unit and e by 2; both exceed 2/3, so that num/den is off by less than 8 units.
	num, den := new(big.Int), new(big.Int)
	if f >= 1 {
		num.Sub(x, e)
		den.Add(x, e)
	} else {
		y.Neg(y)
		one := den.Lsh(big.NewInt(1), w)
		product := shiftedProduct(new(big.Int), x, e, w)
		num.Sub(product, one)
		den.Add(one, product)
	}
	num.Quo(num.Lsh(num, w), den)
	sum, err := arctangentSeries(num, w, false)
	return sum.Add(sum.Lsh(sum, 1), y), 2*err + 16
}

// Log2 returns the logarithm of x > 0 to base 2, exact for powers of two.
func Log2(x Ball) Ball {
	return increasing(positive.restrict(x), math.Inf(-1), math.Inf(1), log2At)
}

// log2At knows that only powers of two have the mantissa 1/2.
func log2At(v *big.Float, prec uint) Ball {
	mantissa := new(big.Float)
	if e := v.MantExp(mantissa); mantissa.Cmp(big.NewFloat(0.5)) == 0 {
		return small(int64(e-1), prec)
	}
	return logAt(v, prec+guardBits).Quo(ln2(prec + guardBits)).round(prec)
}

// Log10 returns the logarithm of x > 0 to base 10, exact for powers of ten.
func Log10(x Ball) Ball {
	return increasing(positive.restrict(x), math.Inf(-1), math.Inf(1), log10At)
}

// log10At recognizes powers of ten: integers 10^n have n zero bits at the end and a known length.
func log10At(v *big.Float, prec uint) Ball {
	if e := exponent(v); v.IsInt() && e < 1<<12 {
		n := int64(float64(e) * math.Ln2 / math.Ln10)
		power := new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil)
		if v.Cmp(new(big.Float).SetInt(power)) == 0 {
			return small(n, prec)
		}
	}
	working := prec + guardBits
	ln10 := logAt(big.NewFloat(10), working)
	return logAt(v, working).Quo(ln10).round(prec)
}

// Log1p returns log(1 + x) for x > -1, accurate near zero.
func Log1p(x Ball) Ball {
	x = domain{lo: -1, hi: math.Inf(1), openLo: true}.restrict(x)
	return increasing(x, math.Inf(-1), math.Inf(1), log1pAt)
}

// log1pAt adds 1 exactly enough, since refine raises the precision; rounding must not push the sum below 0.
func log1pAt(v *big.Float, prec uint) Ball {
	if v.Cmp(big.NewFloat(-1)) == 0 {
		return exact(infinity(-1), prec)
	}
	return nearZero(v, prec, func(prec uint) Ball {
		return Log(small(1, prec).Add(exact(v, prec)).within(0, math.Inf(1)))
	})
}

// Sigma returns the logistic function 1/(1 + exp(-x)).
func Sigma(x Ball) Ball { return increasing(x, 0, 1, sigmaAt) }

// sigmaAt takes the exponential of a negative number on both sides, which keeps the result accurate.
func sigmaAt(v *big.Float, prec uint) Ball {
	working := prec + guardBits
	t := expAt(negativeOf(v), working)
	s := small(1, working).Quo(small(1, working).Add(t))
	if v.Sign() < 0 {
		s = t.Mul(s)
	}
	return s.round(prec).within(0, 1)
}

// negativeOf returns -|v|.
func negativeOf(v *big.Float) *big.Float {
	a := new(big.Float).Abs(v)
	return a.Neg(a)
}

// Relu returns max(x, 0).
func Relu(x Ball) Ball { return Max(x, small(0, x.prec)) }

// Softplus returns log(1 + exp(x)).
func Softplus(x Ball) Ball { return increasing(x, 0, math.Inf(1), softplusAt) }

// softplusAt uses softplus(v) = v + softplus(-v) for positive v, where exp(v) could overflow.
func softplusAt(v *big.Float, prec uint) Ball {
	working := prec + guardBits
	tail := Log1p(expAt(negativeOf(v), working))
	if v.Sign() > 0 {
		tail = tail.Add(exact(v, working))
	}
	return tail.round(prec)
}
