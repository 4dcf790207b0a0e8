package ball

import (
	"math"
	"math/big"
	"sync"

	"nabla/numeric/interval"
)

// Fixed-point numbers: an integer m stands for m/2^w. Each kernel below counts its error in units of
// the last place 2^-w; a shift to the right rounds down and costs one unit at most.

// toFixed returns v * 2^w, truncated; the error is less than one unit. The caller bounds the exponent.
func toFixed(v *big.Float, w int) *big.Int {
	n, _ := new(big.Float).SetMantExp(v, w).Int(nil)
	return n
}

// fromFixed returns the ball of (m +- err) * 2^exp.
func fromFixed(m *big.Int, err int64, exp int, prec uint) Ball {
	lo, hi := m, m
	if err != 0 {
		e := big.NewInt(err)
		lo, hi = new(big.Int).Sub(m, e), new(big.Int).Add(m, e)
	}
	return fromIntegers(lo, hi, exp, prec)
}

// fromIntegers returns the ball of lo * 2^exp to hi * 2^exp.
func fromIntegers(lo, hi *big.Int, exp int, prec uint) Ball {
	low := newFloat(prec, big.ToNegativeInf).SetInt(lo)
	if lo == hi && low.Acc() == big.Exact {
		return exact(low.SetMantExp(low, exp), prec).round(prec)
	}
	high := newFloat(prec, big.ToPositiveInf).SetInt(hi)
	low, high = low.SetMantExp(low, exp), high.SetMantExp(high, exp)
	return newBall(clampDown(low), clampUp(high), interval.Everywhere, prec)
}

// shiftedProduct sets z to a*b/2^w, rounded down.
func shiftedProduct(z, a, b *big.Int, w uint) *big.Int {
	return z.Rsh(z.Mul(a, b), w)
}

// squareRootOf returns the number of argument halvings for which the work on halvings and the work on terms of a
// Taylor series are about equal (Brent and Zimmermann, 4.3.1 and 4.4.2).
func squareRootOf(w uint) uint { return uint(math.Sqrt(float64(w))) }

// expFixed returns exp(r/2^w) * 2^w for 0 <= r < 2^w, within 2 units.
//
// The Taylor series for r/2^s has N terms, each rounded down twice, and a tail below one unit; s squarings
// multiply that error by less than 2^s * e and add less than 2^(s+1) * e for their own rounding. The result is
// off by less than 2^s * 3 * (2N+4) units of a precision with s+24 more bits, and N is less than 2^20.
func expFixed(r *big.Int, w uint) *big.Int {
	s := squareRootOf(w)
	extra := s + 24
	wide := w + extra
	t := new(big.Int).Lsh(r, extra-s)
	sum := new(big.Int).Lsh(big.NewInt(1), wide)
	term := new(big.Int).Set(sum)
	product, divisor := new(big.Int), new(big.Int)
	for n := int64(1); term.Sign() != 0; n++ {
		shiftedProduct(product, term, t, wide)
		term.Quo(product, divisor.SetInt64(n))
		sum.Add(sum, term)
	}
	for range s {
		product.Mul(sum, sum)
		sum.Rsh(product, wide)
	}
	return sum.Rsh(sum, extra)
}

// sinCosFixed returns sin and cos of r/2^w times 2^w for 0 <= r < 2*2^w, within 2 units each.
//
// Taylor series give sin and 1-cos of r/2^s, with at most 2N+4 units of error as in expFixed. Each of s doublings
//
//	sin(2t) = 2 sin(t) (1 - (1-cos(t))),  1-cos(2t) = 2 sin(t)^2
//
// multiplies the larger error by at most 4 and adds 2, which 2s+24 more bits absorb.
func sinCosFixed(r *big.Int, w uint) (sin, cos *big.Int) {
	s := squareRootOf(w)/2 + 2
	extra := 2*s + 24
	wide := w + extra
	one := new(big.Int).Lsh(big.NewInt(1), wide)
	t := new(big.Int).Lsh(r, extra-s)
	sin, versine := taylorSinVersine(t, wide)
	cosine, product := new(big.Int), new(big.Int)
	for range s {
		cosine.Sub(one, versine)
		product.Mul(sin, sin)
		versine.Rsh(product, wide-1)
		product.Mul(sin, cosine)
		sin.Rsh(product, wide-1)
	}
	cosine.Sub(one, versine)
	return sin.Rsh(sin, extra), cosine.Rsh(cosine, extra)
}

// taylorSinVersine returns the Taylor sums of sin and 1-cos, whose terms alternate in one sequence.
func taylorSinVersine(t *big.Int, w uint) (sin, versine *big.Int) {
	term := new(big.Int).Set(t)
	sin, versine = new(big.Int).Set(t), new(big.Int)
	product, divisor := new(big.Int), new(big.Int)
	for n := int64(2); term.Sign() != 0; n++ {
		shiftedProduct(product, term, t, w)
		term.Quo(product, divisor.SetInt64(n))
		switch n % 4 {
		case 0:
			versine.Sub(versine, term)
		case 1:
			sin.Add(sin, term)
		case 2:
			versine.Add(versine, term)
		case 3:
			sin.Sub(sin, term)
		}
	}
	return sin, versine
}

// arctangentSeries returns the sum of u^(2k+1)/(2k+1) over k, with alternating signs (atan) or without
// (atanh), for |u| < 2^-4 in fixed point, and a bound of its error in units: each term is rounded
// three times, by less than a unit each, and the tail is less than the last term.
func arctangentSeries(u *big.Int, w uint, alternate bool) (sum *big.Int, err int64) {
	power, sum := new(big.Int).Set(u), new(big.Int).Set(u)
	square := shiftedProduct(new(big.Int), u, u, w)
	if alternate {
		square.Neg(square)
	}
	term, product, divisor := new(big.Int), new(big.Int), new(big.Int)
	err = 4
	for k := int64(3); ; k += 2 {
		product.Mul(power, square)
		power.Rsh(product, w)
		if power.BitLen() < 2 { // 0 or -1: rounding down never reaches 0 from below
			return sum, err
		}
		sum.Add(sum, term.Quo(power, divisor.SetInt64(k)))
		err += 3
	}
}

// constant is a positive number below 2^32 that is computed once for each precision in use and kept.
type constant struct {
	mutex   sync.Mutex
	bits    uint
	value   *big.Int
	compute func(w uint) *big.Int // the number in fixed point, within 2^30 units
}

// constantStep is the granularity of the precisions that are kept.
const constantStep = 512

// fixed returns the constant times 2^w, within 2 units.
func (c *constant) fixed(w uint) *big.Int {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.bits < w+32 {
		c.bits = (w+32)/constantStep*constantStep + constantStep
		c.value = c.compute(c.bits)
	}
	return new(big.Int).Rsh(c.value, c.bits-w)
}

// piConstant is computed by Machin's formula pi = 16 atan(1/5) - 4 atan(1/239).
var piConstant = constant{compute: func(w uint) *big.Int {
	return combine(w, -1, [][2]int64{{16, 5}, {-4, 239}})
}}

// ln2Constant is computed as log 2 = 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749) (Brent and Zimmermann, 4.5).
var ln2Constant = constant{compute: func(w uint) *big.Int {
	return combine(w, 1, [][2]int64{{18, 26}, {-2, 4801}, {8, 8749}})
}}

// combine returns the sum of c*f(1/n) over the pairs (c, n) in fixed point, where f is atanh for sign 1 and atan
// for sign -1. Each series has less than w terms with an error below 2 units each.
func combine(w uint, sign int64, pairs [][2]int64) *big.Int {
	sum := new(big.Int)
	for _, p := range pairs {
		value := inverseSeries(p[1], w, sign)
		sum.Add(sum, value.Mul(value, big.NewInt(p[0])))
	}
	return sum
}

// inverseSeries returns the sum of sign^k/((2k+1) n^(2k+1)) in fixed point.
func inverseSeries(n int64, w uint, sign int64) *big.Int {
	power := new(big.Int).Lsh(big.NewInt(1), w)
	power.Quo(power, big.NewInt(n))
	square := big.NewInt(n * n * sign)
	sum, term := new(big.Int), new(big.Int)
	for k := int64(1); power.Sign() != 0; k += 2 {
		sum.Add(sum, term.Quo(power, big.NewInt(k)))
		power.Quo(power, square)
	}
	return sum
}

// piTimes returns pi * 2^w within 2 units.
func piTimes(w uint) *big.Int { return piConstant.fixed(w) }

// Pi returns the circle constant.
func Pi(prec uint) Ball {
	w := prec + guardBits
	return fromFixed(piTimes(w), 2, -int(w), prec)
}

// ln2 returns the natural logarithm of 2.
func ln2(prec uint) Ball {
	w := prec + guardBits
	return fromFixed(ln2Constant.fixed(w), 2, -int(w), prec)
}

// E returns the base of the natural logarithm.
func E(prec uint) Ball { return expAt(big.NewFloat(1), prec) }
