package ball

import (
	"math"
	"math/big"
)

// Erf returns the error function of x, 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x.
func Erf(x Ball) Ball { return increasing(x, -1, 1, odd(erfAt)) }

// erfAt sums a series of positive terms, which has no cancellation, unless erfc is below the precision.
func erfAt(v *big.Float, prec uint) Ball {
	working := prec + guardBits
	if tail := bitsOfTail(v); tail > float64(working) {
		return small(1, working).Sub(erfcAt(v, guardBits)).round(prec)
	}
	series := erfSeries(v, working).Mul(gaussian(v, working))
	return series.Mul(exact(v, working)).scale(1).Quo(Sqrt(Pi(working))).round(prec).within(0, 1)
}

// bitsOfTail returns about -log2(erfc(v)) for v > 0, and +Inf for large v.
func bitsOfTail(v *big.Float) float64 {
	f, _ := v.Float64()
	return f * f / math.Ln2
}

// gaussian returns exp(-v^2); the square is exact.
func gaussian(v *big.Float, prec uint) Ball {
	square := newFloat(2*v.Prec(), big.ToNearestEven).Mul(v, v)
	return Exp(exact(square.Neg(square), prec))
}

// erfSeries returns the sum over k of (2v^2)^k/(1*3*...*(2k+1)) (DLMF 7.6.2) in fixed point.
//
// The ratios of the terms fall, so a unit lost in one term is lost at most S times in the terms after it, for the
// sum S >= 1. N terms lose 2 units each by rounding, and together at most N*S by the error of 2v^2; the rest after the
// last term, once the ratio is below 1/2, is at most twice its error. All of this is less than (5N+8)*S units.
func erfSeries(v *big.Float, prec uint) Ball {
	w := prec + guardBits
	square := toFixed(newFloat(2*v.Prec(), big.ToNearestEven).Mul(v, v), int(w)+1)
	term := new(big.Int).Lsh(big.NewInt(1), w)
	sum := new(big.Int).Set(term)
	product, divisor, k := new(big.Int), new(big.Int), int64(1)
	for ; term.Sign() != 0 || product.Rsh(square, w).Int64() >= k; k++ {
		shiftedProduct(product, term, square, w)
		term.Quo(product, divisor.SetInt64(2*k+1))
		sum.Add(sum, term)
	}
	err := product.Rsh(sum, w)
	err.Add(err, big.NewInt(1)).Mul(err, big.NewInt(5*k+8))
	return fromIntegers(new(big.Int).Sub(sum, err), divisor.Add(sum, err), -int(w), prec)
}

// Erfc returns 1 - erf(x), accurate for large x.
func Erfc(x Ball) Ball { return decreasing(x, 0, 2, erfcKernel) }

// erfcKernel adds for negative v, where nothing cancels; erfcAt knows how to keep the digits elsewhere.
func erfcKernel(v *big.Float, prec uint) Ball {
	switch v.Sign() {
	case 0:
		return small(1, prec)
	case -1:
		return small(1, prec).Add(erfAt(new(big.Float).Neg(v), prec)).within(1, 2)
	default:
		return erfcAt(v, prec)
	}
}

// erfcAt uses the asymptotic series for large v, else the complement of erf with the bits that it cancels.
func erfcAt(v *big.Float, prec uint) Ball {
	working := prec + guardBits
	tail := bitsOfTail(v)
	if tail <= float64(working) {
		return refine(prec, func(prec uint) Ball {
			return small(1, prec).Sub(erfAt(v, prec+uint(tail)))
		}).within(0, 1)
	}
	factor := gaussian(v, working).Quo(exact(v, working).Mul(Sqrt(Pi(working))))
	return factor.Mul(erfcSeries(v, working)).round(prec)
}

// erfcSeries returns the sum over k of (-1)^k (2k-1)!!/(2v^2)^k. The error is less than the first term left out and
// has its sign (DLMF 7.12(i)); the terms shrink until k is near v^2, where they are below exp(-v^2).
func erfcSeries(v *big.Float, prec uint) Ball {
	inverse := reciprocal(exact(v, prec).Mul(exact(v, prec)).scale(1))
	sum, term := small(1, prec), small(1, prec)
	for k := int64(1); ; k++ {
		term = term.Mul(small(1-2*k, prec)).Mul(inverse)
		if k > int64(prec) || exponent(greater(term.hi, new(big.Float).Neg(term.lo))) < -int(prec) {
			return sum.Add(Hull(small(0, prec), term))
		}
		sum = sum.Add(term)
	}
}
