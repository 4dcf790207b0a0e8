package function

import (
	"math"
	"math/big"

	"nabla/numeric/rational"
	"nabla/parser/limit"
)

// Every loop and every power in them is bounded by the size of the result, which keeps to limit.NumberBits.
// Exact values at rational arguments. Each returns false where it finds none, also where the function is
// undefined: whether it is defined is a question for Domain.

func exactAbs(x []rational.Rat) (rational.Rat, bool) { return x[0].Abs(), true }

func exactSign(x []rational.Rat) (rational.Rat, bool) { return rational.Int(int64(x[0].Sign())), true }

func exactFloor(x []rational.Rat) (rational.Rat, bool) { return x[0].Floor(), true }

func exactCeil(x []rational.Rat) (rational.Rat, bool) { return x[0].Neg().Floor().Neg(), true }

// exactCbrt is odd: the root of |x| with the sign of x.
func exactCbrt(x []rational.Rat) (rational.Rat, bool) {
	root, ok := x[0].Abs().Root(3)
	if x[0].Sign() < 0 {
		root = root.Neg()
	}
	return root, ok
}

// exactRelu is max(0, x).
func exactRelu(x []rational.Rat) (rational.Rat, bool) {
	return exactMax([]rational.Rat{rational.Int(0), x[0]})
}

func exactMax(x []rational.Rat) (rational.Rat, bool) { return extreme(x, +1), true }

func exactMin(x []rational.Rat) (rational.Rat, bool) { return extreme(x, -1), true }

// extreme is the greatest of the numbers for direction +1, the least for -1.
func extreme(x []rational.Rat, direction int) rational.Rat {
	best := x[0]
	for _, next := range x[1:] {
		if next.Cmp(best) == direction {
			best = next
		}
	}
	return best
}

// exactMod is a - b*floor(a/b), which has the sign of b (Knuth, The Art of Computer Programming 1, 1.2.4), for
// any rational a and b.
func exactMod(x []rational.Rat) (rational.Rat, bool) {
	a, b := x[0], x[1]
	if b.IsZero() {
		return rational.Rat{}, false
	}
	return a.Sub(b.Mul(a.Quo(b).Floor())), true
}

// exactLog finds the logarithm of a power of the base with an integer exponent.
func exactLog(base int64) func([]rational.Rat) (rational.Rat, bool) {
	return func(x []rational.Rat) (rational.Rat, bool) {
		power, sign := x[0], int64(1)
		if power.Sign() <= 0 {
			return rational.Rat{}, false
		}
		if power.Cmp(rational.Int(1)) < 0 {
			power, sign = power.Inv(), -1
		}
		if !power.IsInt() {
			return rational.Rat{}, false
		}
		exponent, ok := integerLog(power.Num(), base)
		return rational.Int(sign * exponent), ok
	}
}

// integerLog finds e with base^e = n >= 1. A power of the base has floor(e*log2(base)) + 1 bits, which
// leaves one candidate; the float only proposes it. In full: n has B bits when B - 1 <= log2(n) < B, so e
// lies in [(B-1)/L, B/L) with L = log2(base) >= 1, an interval not longer than 1, which holds at most one
// integer, the first one not below (B-1)/L. The small number taken off keeps a rounding upwards of an
// integer from being taken for the next one; the power decides.
func integerLog(n *big.Int, base int64) (int64, bool) {
	candidate := math.Ceil(float64(n.BitLen()-1)/math.Log2(float64(base)) - 1e-9)
	exponent := big.NewInt(int64(candidate))
	power := new(big.Int).Exp(big.NewInt(base), exponent, nil)
	return exponent.Int64(), power.Cmp(n) == 0
}

// largestFactorial keeps n! within limit.NumberBits: n! has fewer than n*log2(n) bits. Up to 8192 the
// logarithm is at most 13.
const largestFactorial = limit.NumberBits / 16

// exactFactorial knows integers only; at other numbers the factorial of the table has no value.
func exactFactorial(x []rational.Rat) (rational.Rat, bool) {
	n, ok := x[0].Int64()
	if !ok || n < 0 || n > largestFactorial {
		return rational.Rat{}, false
	}
	return rational.FromBigInt(new(big.Int).MulRange(1, n)), true
}

// exactGamma is (x-1)!, for positive integers.
func exactGamma(x []rational.Rat) (rational.Rat, bool) {
	if x[0].Sign() <= 0 {
		return rational.Rat{}, false
	}
	return exactFactorial([]rational.Rat{x[0].Sub(rational.Int(1))})
}

// largestFalling is the most factors that exactBinom multiplies out for an n that is no integer.
const largestFalling = 1000

// exactBinom follows the definition of the table for integers k.
func exactBinom(x []rational.Rat) (rational.Rat, bool) {
	k, whole := x[1].Int64()
	switch n, integral := x[0].Int64(); {
	case !whole:
		return rational.Rat{}, false
	case k < 0:
		return rational.Int(0), true
	case integral && 0 <= n && n < k:
		return rational.Int(0), true
	case integral && n >= 0:
		return choose(n, min(k, n-k))
	default:
		return fallingQuotient(x[0], k)
	}
}

// choose is the binomial coefficient of 0 <= k <= n/2; it has at most k*log2(n) bits. An int64 has less
// than 64 bits.
func choose(n, k int64) (rational.Rat, bool) {
	if k > limit.NumberBits/64 {
		return rational.Rat{}, false
	}
	return rational.FromBigInt(new(big.Int).Binomial(n, k)), true
}

// fallingQuotient is n(n-1)...(n-k+1)/k!. Each factor n - i has at most 64 bits more than n, since i is an
// int64 with few.
func fallingQuotient(n rational.Rat, k int64) (rational.Rat, bool) {
	if k > largestFalling || k*int64(n.BitLen()+64) > limit.NumberBits {
		return rational.Rat{}, false
	}
	value := rational.Int(1)
	for i := range k {
		value = value.Mul(n.Sub(rational.Int(i))).Quo(rational.Int(i + 1))
	}
	return value, true
}
