package function

import "math"

// The gamma function and its logarithmic derivatives by recurrence, reflection and asymptotic series.

// pole reports whether the gamma function and its relatives are undefined at x.
func pole(x float64) bool { return x <= 0 && x == math.Floor(x) }

// gamma has no value at its poles, where package math has infinities or NaN.
func gamma(x float64) float64 {
	if pole(x) {
		return math.NaN()
	}
	return math.Gamma(x)
}

// lgamma shifts its argument where package math uses a polynomial outside of the interval that it was fitted to
// (Go 1.26 has an error of 280 units in the last place at 1.192).
func lgamma(x float64) float64 {
	size := math.Abs(x)
	switch {
	case pole(x):
		return math.NaN()
	case size < smallestNormal: // gamma(x) is 1/x to all digits
		return -log(size)
	case 0.19 < size && size < 0.24 || 1.19 < size && size < 1.24:
		return lgamma(x+1) - math.Log(size)
	}
	value, _ := math.Lgamma(x)
	return value
}

// bernoulli holds B(2), B(4), ..., B(24), the coefficients of the asymptotic series below.
var bernoulli = [...]float64{
	1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6,
	-3617.0 / 510, 43867.0 / 798, -174611.0 / 330, 854513.0 / 138, -236364091.0 / 2730,
}

// asymptotic is the argument from which eight terms of the series of digamma are exact to float64. The
// first term left out is B(18)/(18 x^18), about 3e-18 at x = 10.
const asymptotic = 10

// digamma raises its argument by the recurrence until the series
// log(x) - 1/(2x) - sum B(2k)/(2k x^(2k)) is accurate (DLMF 5.11.2), and reflects negative arguments (5.5.4).
func digamma(x float64) float64 {
	switch {
	case pole(x) || math.IsNaN(x):
		return math.NaN()
	case x < 0: // x minus the nearest integer is exact, and tan has the period pi
		return digamma(1-x) - math.Pi/math.Tan(math.Pi*(x-math.Round(x)))
	case math.IsInf(x, 1):
		return x
	}
	value := 0.0
	for ; x < asymptotic; x++ {
		value -= 1 / x
	}
	series, square := 0.0, 1/(x*x)
	for k := 8; k >= 1; k-- {
		series = square * (series + bernoulli[k-1]/float64(2*k))
	}
	return value + math.Log(x) - 0.5/x - series
}

// trigamma is the derivative of digamma.
func trigamma(x float64) float64 { return polygamma(1, x) }

// polygamma is (-1)^(n+1) n! times the sum over k >= 0 of 1/(x+k)^(n+1) for n >= 1 (DLMF 25.11.12). For x < 0 the
// terms with x + k < 0 are summed by their absolute values, so that every sum has terms of one sign.
func polygamma(n, x float64) float64 {
	switch {
	case !(n >= 0) || n != math.Floor(n) || pole(x) || math.IsNaN(x):
		return math.NaN()
	case n == 0:
		return digamma(x)
	case math.IsInf(n, 1) || math.IsInf(x, 0):
		return math.NaN()
	}
	sign := 2*math.Mod(n, 2) - 1 // (-1)^(n+1)
	if x > 0 {
		return sign * derivativeScale(n, x) * zeta(n, x, x)
	}
	below, above := math.Ceil(x)-x, x-math.Floor(x)
	unit := math.Min(below, above)
	sum := zeta(n, above, unit) + sign*zeta(n, below, unit) // exactly 0 halfway between poles for even n
	sum -= sign * zeta(n, 1-x, unit)
	if sum == 0 {
		return 0 // not a number times an infinite scale
	}
	return sign * derivativeScale(n, unit) * sum
}

// derivativeScale is n!/unit^n, by logarithms where a factor leaves the range of float64.
func derivativeScale(n, unit float64) float64 {
	factor, power := math.Gamma(n+1), math.Pow(unit, -n)
	if math.IsInf(factor, 0) || math.IsInf(power, 0) || power < math.SmallestNonzeroFloat64*(1<<53) {
		logarithm, _ := math.Lgamma(n + 1)
		return math.Exp(logarithm - n*math.Log(unit))
	}
	return factor * power
}

// zeta is Hurwitz's sum over k >= 0 of 1/(a+k)^(n+1), times unit^n, for n >= 1 and 0 < unit <= a: without the
// factor large orders overflow. The tail is the Euler-Maclaurin formula (DLMF 25.11(iii)), taken from where its
// series converges fast, or from where nothing is left of it.
func zeta(n, a, unit float64) float64 {
	sum, s := 0.0, n+1
	for ; a < s+asymptotic; a++ {
		power := math.Pow(unit/a, s)
		sum += power / unit
		if power*(a+s) <= 1e-18*sum*unit {
			return sum
		}
	}
	series, factor := a/n+0.5, s/a
	for k, b := range bernoulli {
		j := float64(2 * (k + 1))
		factor /= j * max(j-1, 1)
		series += b * factor
		factor *= (s + j - 1) * (s + j) / (a * a)
	}
	return sum + math.Pow(unit/a, s)*(series/unit)
}
