package ball

import (
	"fmt"
	"math/big"

	"nabla/numeric/interval"
)

// textExponentBound is the largest binary exponent of numbers that are converted to decimal digits directly; for
// larger ones the digits come from the logarithm.
const textExponentBound = 1 << 14

// Text returns x in decimal with at most the given number of significant digits, fewer where the bounds do not agree
// on more: each digit is that of every value in x, rounded. Where not even one digit is known it
// returns the bounds, "[-1e-20, 1e-20]"; where x is defined nowhere, "undefined".
func (x Ball) Text(digits int) string {
	if x.def == interval.Nowhere {
		return "undefined"
	}
	for n := digits; n > 0; n-- {
		if lo := decimal(x.lo, n); lo != "" && lo == decimal(x.hi, n) {
			return lo
		}
	}
	return fmt.Sprintf("[%s, %s]", outermost(x.lo, big.ToNegativeInf), outermost(x.hi, big.ToPositiveInf))
}

// decimal rounds v to n significant digits; it returns "" when v is so large or small that they are not known.
func decimal(v *big.Float, n int) string {
	if v.Sign() == 0 {
		return "0" // not "-0"
	}
	if e := exponent(v); e > textExponentBound || e < -textExponentBound {
		return distantDecimal(v, n)
	}
	return v.Text('g', n)
}

// distantDecimal writes |v| = m * 10^k with m from the fraction of the decimal logarithm.
func distantDecimal(v *big.Float, n int) string {
	prec := uint(4*n) + 2*guardBits
	log := log10At(new(big.Float).Abs(v), prec)
	k := Floor(log)
	if k.lo != k.hi {
		return ""
	}
	m := Exp(log.Sub(k).Mul(logAt(big.NewFloat(10), prec)))
	lo, hi := m.lo.Text('g', n), m.hi.Text('g', n)
	if lo != hi || len(lo) > 1 && lo[1] != '.' {
		return ""
	}
	power, _ := k.lo.Int64()
	return fmt.Sprintf("%s%se%+d", minusOf(v), lo, power)
}

// outermost prints a bound with few digits, away from the values in the direction of mode; out of the range of
// decimal, as a power of two.
func outermost(v *big.Float, mode big.RoundingMode) string {
	switch {
	case v.IsInf():
		return v.String()
	case v.Sign() == 0:
		return "0" // not "-0"
	}
	if e := exponent(v); e > textExponentBound || e < -textExponentBound {
		if (v.Sign() > 0) == (mode == big.ToNegativeInf) {
			e--
		}
		return fmt.Sprintf("%s2^%d", minusOf(v), e)
	}
	return newFloat(24, mode).Set(v).Text('g', 8)
}

// minusOf returns the sign as it is printed.
func minusOf(v *big.Float) string {
	if v.Sign() < 0 {
		return "-"
	}
	return ""
}

// String returns the midpoint digits that are certain, at most 17, with "?" behind what is defined only somewhere.
func (x Ball) String() string {
	s := x.Text(17)
	if x.def == interval.Somewhere {
		return s + "?"
	}
	return s
}
