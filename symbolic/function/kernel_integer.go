package function

import "math"

// Functions of integers, at any float64.

// mod corrects the remainder of package math, which has the sign of a, and is exact.
func mod(a, b float64) float64 {
	r := math.Mod(a, b)
	if r != 0 && (r < 0) != (b < 0) {
		r += b
	}
	return r
}

// products is the largest factorial that is multiplied out; its product is exact in float64. 22! = 2^19
// times an odd number of 51 bits.
const products = 22

// factorial multiplies out what is exact in float64 and leaves the rest to the gamma function.
func factorial(n float64) float64 {
	if n < 0 || n != math.Floor(n) {
		return math.NaN()
	}
	if n > products {
		return math.Gamma(n + 1)
	}
	value := 1.0
	for ; n > 1; n-- {
		value *= n
	}
	return value
}

// factors is the largest lower argument for which binom multiplies out; beyond it the logarithms of
// gammaQuotient are as accurate.
const factors = 10_000

// binom follows the definition of the table for integers k: a falling factorial over k!, so that it is 0 for k
// < 0 (Graham, Knuth and Patashnik, Concrete Mathematics, 5.1). For other k it is a quotient of gamma
// functions.
func binom(n, k float64) float64 {
	integral, whole := n == math.Floor(n), k == math.Floor(k)
	switch {
	case whole && k < 0 || whole && integral && 0 <= n && n < k:
		return 0
	case whole && integral && n < 0: // upper negation
		return (1 - 2*math.Mod(k, 2)) * binom(k-n-1, k)
	case whole && integral:
		k = math.Min(k, n-k)
	case integral && n < 0:
		return math.NaN()
	}
	if !whole || k > factors {
		return gammaQuotient(n, k)
	}
	value := 1.0
	for i := 0.0; i < k; i++ { // every quotient is a binomial coefficient itself
		value = value * (n - i) / (i + 1)
	}
	return value
}

// gammaQuotient is gamma(n+1)/(gamma(k+1) gamma(n-k+1)), where poles in the denominator are zeros.
func gammaQuotient(n, k float64) float64 {
	if pole(k+1) || pole(n-k+1) {
		return 0
	}
	top, topSign := math.Lgamma(n + 1)
	left, leftSign := math.Lgamma(k + 1)
	right, rightSign := math.Lgamma(n - k + 1)
	return float64(topSign*leftSign*rightSign) * math.Exp(top-left-right)
}
