package interval

import "math"

// polygammaBound is the largest order of Polygamma; n! overflows far below it.
const polygammaBound = 1 << 8

// Polygamma returns the n-th derivative of the digamma function; it is undefined at 0, -1, -2, and so on,
// and for n < 0. Bounds become infinite when n! overflows, from n = 171 on; beyond polygammaBound only the domain is
// known.
func Polygamma(n int, x Interval) Interval {
	if n < 0 {
		return Undefined()
	}
	return meromorphic(x, func(x Interval) Interval {
		switch {
		case n > polygammaBound:
			return Whole()
		case x.Lo >= 0 && n%2 == 1:
			return decreasing(x, polygammaAt(n))
		case n%2 == 0:
			return increasing(x, polygammaAt(n))
		default:
			return polygammaOdd(n, x)
		}
	})
}

// polygammaOdd encloses a derivative of odd order between two neighbouring negative poles. There
// it is positive and convex: the largest value is at an end, the smallest is bounded by evaluating
// the reflection on x as a whole.
func polygammaOdd(n int, x Interval) Interval {
	ends := Hull(polygammaAt(n)(x.Lo), polygammaAt(n)(x.Hi))
	if x.Lo < x.Hi {
		ends.Lo = polygammaReflected(n, x).Lo
	}
	return ends.within(0, math.Inf(1))
}

// polygammaAt returns the enclosure of the n-th derivative at single numbers.
func polygammaAt(n int) func(float64) Interval {
	return func(v float64) Interval {
		switch {
		case v < 0:
			return polygammaReflected(n, bound(v))
		case v == 0 || math.IsInf(v, 1):
			return polygammaLimit(n, v)
		default:
			return polygammaPositive(n, bound(v))
		}
	}
}

// polygammaLimit returns the half-line that the values approach at 0 and at infinity.
func polygammaLimit(n int, v float64) Interval {
	switch {
	case n == 0 && v > 0:
		return Interval{math.MaxFloat64, math.Inf(1), Everywhere}
	case v > 0:
		return Point(0)
	case n%2 == 0:
		return Interval{math.Inf(-1), -math.MaxFloat64, Everywhere}
	default:
		return Interval{math.MaxFloat64, math.Inf(1), Everywhere}
	}
}

// polygammaReflected applies psi_n(x) = (-1)^n psi_n(1-x) - pi * (d/dx)^n cot(pi*x) (DLMF 5.15.6).
func polygammaReflected(n int, x Interval) Interval {
	y := polygammaPositive(n, one.Sub(x))
	if n%2 == 1 {
		y = y.Neg()
	}
	return y.Sub(pi.Mul(cotPiDerivative(n, x)))
}

// cotPiDerivative encloses the n-th derivative of cot(pi*x) between two neighbouring integers. With c =
// cot(pi*x) it is pi^n times a polynomial in c, from c' = -(1 + c^2).
func cotPiDerivative(n int, x Interval) Interval {
	coefficients := []Interval{Point(0), one}
	for range n {
		coefficients = cotangentStep(coefficients)
	}
	c := decreasing(x, cotPiAt)
	value := Point(0)
	for i := len(coefficients) - 1; i >= 0; i-- {
		value = value.Mul(c).Add(coefficients[i])
	}
	if n == 0 {
		return value
	}
	return value.Mul(PowInt(pi, n))
}

// cotangentStep returns the coefficients of -(1 + c^2) p'(c) for those of p, lowest first.
func cotangentStep(p []Interval) []Interval {
	q := make([]Interval, len(p)+1)
	for i := range q {
		q[i] = Point(0)
	}
	for i := 1; i < len(p); i++ {
		term := p[i].Mul(Point(float64(-i)))
		q[i-1] = q[i-1].Add(term)
		q[i+1] = q[i+1].Add(term)
	}
	return q
}

// cotPiAt reduces its argument exactly; halfway between integers the value is exactly zero.
func cotPiAt(v float64) Interval {
	f := v - math.RoundToEven(v)
	if math.Abs(f) == 0.5 {
		return Point(0)
	}
	return Cot(pi.Mul(Point(f)))
}

// stirlingShift is the argument from which the asymptotic series of polygammaPositive, with the terms
// of bernoulli, reaches the precision of float64 for small orders; higher orders shift further.
const stirlingShift = 12

// bernoulli holds numerator and denominator of the Bernoulli numbers B_2, B_4, ... (DLMF 24.2.4).
var bernoulli = [][2]float64{
	{1, 6}, {-1, 30}, {1, 42}, {-1, 30}, {5, 66}, {-691, 2730}, {7, 6}, {-3617, 510}, {43867, 798}, {-174611, 330},
}

// polygammaPositive shifts x > 0 upwards by psi_n(x) = psi_n(x+1) - (-1)^n n!/x^(n+1) (DLMF 5.15.5) and
// evaluates the asymptotic series there.
func polygammaPositive(n int, x Interval) Interval {
	sum := Point(0)
	for x.Lo < float64(stirlingShift+n) {
		sum = sum.Add(reciprocal(PowInt(x, n+1)))
		x = x.Add(one)
	}
	sum = factorial(n).Mul(sum).Add(polygammaSeries(n, x))
	if n%2 == 0 {
		return sum.Neg()
	}
	return sum
}

// polygammaSeries encloses (-1)^(n+1) psi_n(x) for large x by
//
//	(n-1)!/x^n + n!/(2 x^(n+1)) + sum over k of B_2k (2k+n-1)!/((2k)! x^(2k+n)),
//
// with -log(x) as the first term for n = 0 (DLMF 5.11.2, 5.15.8). For x > 0 the error is less than the
// first term left out and has its sign: Binet's integral gives the terms by an alternating
// expansion of its kernel, positive at each point (Whittaker and Watson, A Course of Modern Analysis, 12.33).
func polygammaSeries(n int, x Interval) Interval {
	inverse := reciprocal(x)
	square := inverse.Mul(inverse)
	power := one // n!/x^n
	for k := 1; k <= n; k++ {
		power = power.Mul(Point(float64(k))).Mul(inverse)
	}
	sum := power.Mul(inverse).Quo(two)
	if n == 0 {
		sum = sum.Sub(Log(x))
	} else {
		sum = sum.Add(power.Quo(Point(float64(n))))
	}
	factor := power.Mul(Point(float64(n + 1))).Mul(square).Quo(two) // (2k+n-1)!/((2k)! x^(2k+n)) for k = 1
	var term Interval
	for k, b := range bernoulli {
		if k > 0 {
			i := float64(2*k + 2)
			m := float64(2*k + n)
			factor = factor.Mul(Point(m * (m + 1))).Quo(Point(i * (i - 1))).Mul(square)
		}
		term = factor.Mul(Point(b[0])).Quo(Point(b[1]))
		if k < len(bernoulli)-1 {
			sum = sum.Add(term)
		}
	}
	return sum.Add(Hull(Point(0), term))
}

// factorial returns n!.
func factorial(n int) Interval {
	product := one
	for k := 2; k <= n && product.Lo < math.MaxFloat64; k++ {
		product = product.Mul(Point(float64(k)))
	}
	return product
}
