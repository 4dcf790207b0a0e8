package function

import "math"

// Values in float64. They look for counterexamples and choose points; what they find is confirmed by
// enclosures. Still a few units in the last place matter: a kernel that cancels shows a difference where
// there is none, and costs time at every step. So each file says where package math would lose digits,
// overflow, or have a value where the function has none.

// unary lets a kernel of one number take a list, the form all entries share; binary does so for two.
func unary[T any](f func(T) T) func([]T) T {
	return func(x []T) T { return f(x[0]) }
}

func binary[T any](f func(x, y T) T) func([]T) T {
	return func(x []T) T { return f(x[0], x[1]) }
}

// fold applies a kernel of two numbers from the left to one or more.
func fold[T any](f func(x, y T) T) func([]T) T {
	return func(x []T) T {
		value := x[0]
		for _, next := range x[1:] {
			value = f(value, next)
		}
		return value
	}
}

// smallestNormal is the least float64 with full precision.
const smallestNormal = 0x1p-1022

// scale lifts subnormal numbers to normal ones, exactly.
const (
	scale    = 1 << scaleLog
	scaleLog = 54
)

// log is undefined at 0, where package math has -Inf, and scales subnormal numbers: the logarithm of
// package math is wrong for them on some processors (Go 1.26, amd64: log(5e-324) = -709, not -744).
func log(x float64) float64 {
	switch {
	case x <= 0:
		return math.NaN()
	case x < smallestNormal:
		return math.Log(x*scale) - scaleLog*math.Ln2
	default:
		return math.Log(x)
	}
}

// nearOne is where package math takes the other logarithms by a sum that cancels.
func nearOne(x float64) bool { return 0.7 < x && x < 1.5 }

// log10 is exact at powers of ten, where package math is; near 1 it is a quotient of logarithms that do not
// cancel.
func log10(x float64) float64 {
	switch {
	case x <= 0:
		return math.NaN()
	case nearOne(x) || x < smallestNormal:
		return log(x) / math.Ln10
	default:
		return math.Log10(x)
	}
}

// log2 is exact at powers of two. Subnormal numbers are left to package math, which splits off their exponent
// first.
func log2(x float64) float64 {
	switch {
	case x <= 0:
		return math.NaN()
	case nearOne(x):
		return log(x) / math.Ln2
	default:
		return math.Log2(x)
	}
}

// logOnePlus is undefined at -1, where package math has -Inf.
func logOnePlus(x float64) float64 {
	if x <= -1 {
		return math.NaN()
	}
	return math.Log1p(x)
}

// sign has no value but NaN for what has none.
func sign(x float64) float64 {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	default: // 0, and NaN stays NaN
		return x * 0
	}
}

// relu lets NaN through, which is not <= 0.
func relu(x float64) float64 {
	if x <= 0 {
		return 0
	}
	return x
}

// sigma never forms the exponential of a positive number, which could overflow.
func sigma(x float64) float64 {
	e := math.Exp(-math.Abs(x))
	if x >= 0 {
		return 1 / (1 + e)
	}
	return e / (1 + e)
}

// softplus is max(x, 0) + log(1 + exp(-|x|)), which neither overflows nor loses its small values.
func softplus(x float64) float64 {
	return relu(x) + math.Log1p(math.Exp(-math.Abs(x)))
}

// silu multiplies before it divides so that its tail does not underflow early.
func silu(x float64) float64 {
	if x >= 0 {
		return x / (1 + math.Exp(-x))
	}
	if math.IsInf(x, -1) {
		return 0
	}
	e := math.Exp(x)
	return x * e / (1 + e)
}

// gelu takes Phi(x) from erfc, which keeps its relative accuracy in the left tail.
func gelu(x float64) float64 {
	if math.IsInf(x, -1) {
		return 0
	}
	return x * math.Erfc(-x/math.Sqrt2) / 2
}

// logit near 1/2 is a small difference: log1p((2x-1)/(1-x)) has no cancellation there, 2x-1 being exact.
func logit(x float64) float64 {
	switch {
	case !(0 < x && x < 1):
		return math.NaN()
	case 0.25 <= x && x <= 0.75:
		return math.Log1p((2*x - 1) / (1 - x))
	default:
		return log(x) - math.Log1p(-x)
	}
}
