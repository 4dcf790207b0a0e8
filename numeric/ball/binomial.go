package ball

import (
	"math/big"

	"nabla/numeric/interval"
)

// fallingBound is the largest k for which Binom multiplies the k factors of the falling factorial.
const fallingBound = 1 << 10

// Binom returns the binomial coefficient of n over k. For an integer k >= 0 that is the polynomial n(n-1)...(n-k+1)/k! of
// any real n, hence 0 for integers k > n >= 0; for an integer k < 0 it is 0; for other k it is gamma(n+1)/(gamma(k+1)
// gamma(n-k+1)), undefined at n = -1, -2, and so on. (Graham, Knuth and Patashnik, Concrete Mathematics, 5.1;
// DLMF 1.2.6.) Results for integers are exact while they have at most as many bits as the precision.
func Binom(n, k Ball) Ball {
	def, prec := min(n.def, k.def), max(n.prec, k.prec)
	if def == interval.Nowhere {
		return Undefined(prec)
	}
	n, k = n.defined(def), k.defined(def)
	n.prec, k.prec = prec, prec
	switch {
	case !isInteger(k):
		return binomReal(n, k)
	case k.lo.Sign() < 0:
		return small(0, prec).defined(def)
	}
	m := k
	if isInteger(n) && n.lo.Sign() >= 0 {
		m = Min(k, n.Sub(k))
	}
	switch {
	case m.hi.Sign() < 0:
		return small(0, prec).defined(def)
	case m.lo == m.hi && m.lo.Cmp(big.NewFloat(fallingBound)) <= 0:
		count, _ := m.lo.Int64()
		return fallingQuotient(n, count)
	default:
		return binomReal(n, k)
	}
}

// isInteger does not ask for definedness, which the caller combines in the end.
func isInteger(x Ball) bool { return x.lo == x.hi && x.lo.IsInt() }

// fallingQuotient returns n(n-1)...(n-m+1)/m! for an integer m >= 0, which increases with n from m-1 on. Each quotient
// is itself a binomial coefficient, so nothing is rounded while the integers are exact.
func fallingQuotient(n Ball, m int64) Ball {
	at := func(v *big.Float, prec uint) Ball { return quotientAt(exact(v, prec), m) }
	if n.lo == n.hi {
		return at(n.lo, n.prec).defined(n.def)
	}
	if !n.lo.IsInf() && !n.hi.IsInf() && n.lo.Cmp(new(big.Float).SetInt64(m-1)) >= 0 {
		return increasing(n, 0, 0, at)
	}
	return quotientAt(n, m)
}

// quotientAt returns gamma(n+1)/gamma(n-m+1)/m! for m that is small enough to multiply out:
// n(n-1)...(n-m+1)/m!.
func quotientAt(n Ball, m int64) Ball {
	n = n.SetPrec(n.prec + guardBits)
	product := small(1, n.prec).defined(n.def)
	for i := range m {
		product = product.Mul(n.Sub(small(i, n.prec))).Quo(small(i+1, n.prec))
	}
	return product.round(n.prec - guardBits)
}

// binomReal evaluates the form with gamma functions, where the poles in the denominator are zeros of the quotient.
func binomReal(n, k Ball) Ball {
	prec := n.prec
	n, k = n.SetPrec(prec+guardBits), k.SetPrec(prec+guardBits)
	one := small(1, n.prec)
	top := Gamma(n.Add(one))
	if top.def != n.def {
		return binomAtPole(n, k, top.def).round(prec)
	}
	return top.Mul(reciprocalGamma(k.Add(one))).Mul(reciprocalGamma(n.Sub(k).Add(one))).round(prec)
}

// binomAtPole claims no values, only the definedness, for n that contains a negative integer: there the coefficient
// is defined for integers k alone. top is the definedness of gamma(n+1).
func binomAtPole(n, k Ball, top interval.Definedness) Ball {
	switch {
	case isInteger(k):
		return Whole(n.prec).defined(n.def)
	case top == interval.Nowhere && Floor(k).hi.Cmp(Ceil(k).lo) < 0:
		return Undefined(n.prec)
	default:
		return Whole(n.prec).weaken()
	}
}

// reciprocalGamma encloses 1/gamma(x), which is entire and zero at the poles of gamma (DLMF 5.2.1).
func reciprocalGamma(x Ball) Ball {
	half := big.NewFloat(0.5)
	switch {
	case x.def == interval.Nowhere:
		return x
	case x.lo.Sign() > 0:
		return reciprocal(Gamma(x))
	case isInteger(x):
		return small(0, x.prec).defined(x.def)
	case x.hi.Cmp(half) > 0:
		right := newBall(half, x.hi, x.def, x.prec)
		left := newBall(x.lo, half, x.def, x.prec)
		return Hull(reciprocal(Gamma(right)), reflectedReciprocal(left))
	default:
		return reflectedReciprocal(x)
	}
}

// reflectedReciprocal returns sin(pi*x) gamma(1-x)/pi for x <= 1/2.
func reflectedReciprocal(x Ball) Ball {
	pi := Pi(x.prec)
	sine := Sin(pi.Mul(x))
	if !holdsInteger(x) {
		sine = sinPi(x)
	}
	return sine.Mul(Gamma(small(1, x.prec).Sub(x))).Quo(pi)
}

// holdsInteger reports that some integer may lie in x.
func holdsInteger(x Ball) bool {
	return x.lo.IsInf() || x.hi.IsInf() || Ceil(x).lo.Cmp(Floor(x).hi) <= 0
}
