package interval

import "math"

// fallingBound is the largest k for which Binom multiplies the k factors of the falling factorial.
const fallingBound = 1 << 10

// Binom returns the binomial coefficient of n over k. For an integer k >= 0 that is the polynomial
// n(n-1)...(n-k+1)/k! of any real n, hence 0 for integers k > n >= 0; for an integer k < 0 it is 0; for other k
// it is gamma(n+1)/(gamma(k+1) gamma(n-k+1)), undefined at n = -1, -2, and so on. (Graham, Knuth and Patashnik,
// Concrete Mathematics, 5.1; DLMF 1.2.6.) Results for integers below 2^53 are exact.
func Binom(n, k Interval) Interval {
	def := min(n.Def, k.Def)
	n.Def, k.Def = def, def
	switch {
	case def == Nowhere:
		return Undefined()
	case k.Lo != k.Hi || k.Lo != math.Trunc(k.Lo):
		return binomReal(n, k)
	case k.Lo < 0:
		return Interval{0, 0, def}
	}
	m := k.Lo
	if n.Lo == n.Hi && n.Lo == math.Trunc(n.Lo) && n.Lo >= 0 {
		m = math.Min(m, n.Lo-m)
	}
	switch {
	case m < 0:
		return Interval{0, 0, def}
	case m <= fallingBound:
		return fallingQuotient(n, m)
	default:
		return binomReal(n, k)
	}
}

// fallingQuotient returns n(n-1)...(n-m+1)/m! for an integer m >= 0. Each quotient is itself a binomial
// coefficient, so nothing is rounded while the integers are exact.
func fallingQuotient(n Interval, m float64) Interval {
	if n.Lo == n.Hi || n.Lo >= m-1 {
		return increasing(n, func(v float64) Interval { return quotientAt(bound(v), m) })
	}
	return quotientAt(n, m)
}

// quotientAt returns n(n-1)...(n-m+1)/m!, the binomial coefficient of an integer m.
func quotientAt(n Interval, m float64) Interval {
	product := Interval{1, 1, n.Def}
	for i := 0.0; i < m; i++ {
		product = product.Mul(n.Sub(Point(i))).Quo(Point(i + 1))
	}
	return product
}

// binomReal evaluates the form with gamma functions, where the poles in the denominator are zeros of the
// quotient.
func binomReal(n, k Interval) Interval {
	top := Gamma(n.Add(one))
	if top.Def != n.Def {
		return binomAtPole(n, k, top.Def)
	}
	return top.Mul(reciprocalGamma(k.Add(one))).Mul(reciprocalGamma(n.Sub(k).Add(one)))
}

// binomAtPole claims no values, only the definedness, for n that contains a negative integer: there
// the coefficient is defined for integers k alone. top is the definedness of gamma(n+1).
func binomAtPole(n, k Interval, top Definedness) Interval {
	switch {
	case isInteger(k):
		return Interval{math.Inf(-1), math.Inf(1), n.Def}
	case top == Nowhere && math.Floor(k.Hi) < math.Ceil(k.Lo):
		return Undefined()
	default:
		return Whole().weaken()
	}
}

// isInteger reports a single whole number.
func isInteger(x Interval) bool { return x.Lo == x.Hi && x.Lo == math.Trunc(x.Lo) }

// reciprocalGamma encloses 1/gamma(x), which is entire and zero at the poles of gamma (DLMF 5.2.1).
func reciprocalGamma(x Interval) Interval {
	switch {
	case x.Def == Nowhere:
		return x
	case x.Lo > 0:
		return reciprocal(Gamma(x))
	case isInteger(x):
		return Interval{0, 0, x.Def}
	case x.Hi > 0.5:
		right := Interval{0.5, x.Hi, x.Def}
		left := Interval{x.Lo, 0.5, x.Def}
		return Hull(reciprocal(Gamma(right)), reflectedReciprocal(left))
	default:
		return reflectedReciprocal(x)
	}
}

// reflectedReciprocal returns sin(pi*x) gamma(1-x)/pi for x <= 1/2.
func reflectedReciprocal(x Interval) Interval {
	sine := Sin(pi.Mul(x))
	if x.Lo > math.Floor(x.Lo) && math.Floor(x.Lo) == math.Floor(x.Hi) {
		sine = sinPi(x)
	}
	return sine.Mul(Gamma(one.Sub(x))).Quo(pi)
}
