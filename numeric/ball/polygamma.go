package ball

import (
	"math"
	"math/big"
)

// PolygammaBound is the largest order of Polygamma; of higher orders no values are known, only the domain.
const PolygammaBound = 1 << 8

// Polygamma returns the n-th derivative of the digamma function; it is undefined at 0, -1, -2, and so on,
// and for n < 0.
func Polygamma(n int, x Ball) Ball {
	if n < 0 {
		return Undefined(x.prec)
	}
	return meromorphic(x, func(x Ball) Ball {
		switch {
		case n > PolygammaBound:
			return Whole(x.prec)
		case x.lo.Sign() >= 0 && n%2 == 1:
			return decreasing(x, 0, math.Inf(1), polygammaAt(n))
		case n == 0:
			return increasing(x, math.Inf(-1), math.Inf(1), polygammaAt(n))
		case n%2 == 0:
			return increasing(x, math.Inf(-1), 0, polygammaAt(n))
		default:
			return polygammaOdd(n, x)
		}
	})
}

// polygammaOdd encloses a derivative of odd order between two neighbouring negative poles. There it is
// positive and convex: the largest value is at an end, the smallest is bounded by evaluating the reflection on x
// as a whole.
func polygammaOdd(n int, x Ball) Ball {
	at := polygammaAt(n)
	if x.lo == x.hi {
		return at(x.lo, x.prec).within(0, math.Inf(1))
	}
	ends := Hull(at(x.lo, x.prec), at(x.hi, x.prec))
	ends.lo = polygammaReflected(n, x).lo
	return ends.within(0, math.Inf(1))
}

// polygammaAt returns the kernel of the n-th derivative.
func polygammaAt(n int) kernel {
	return func(v *big.Float, prec uint) Ball {
		switch {
		case v.Sign() == 0 && n%2 == 0:
			return unbounded(-1, prec)
		case v.Sign() == 0:
			return unbounded(1, prec)
		}
		return refine(prec, func(prec uint) Ball {
			if v.Sign() < 0 {
				return polygammaReflected(n, exact(v, prec))
			}
			return polygammaPositive(n, exact(v, prec))
		})
	}
}

// polygammaReflected applies psi_n(x) = (-1)^n psi_n(1-x) - pi * (d/dx)^n cot(pi*x) (DLMF 5.15.6).
func polygammaReflected(n int, x Ball) Ball {
	y := polygammaPositive(n, small(1, x.prec).Sub(x))
	if n%2 == 1 {
		y = y.Neg()
	}
	return y.Sub(Pi(x.prec).Mul(cotPiDerivative(n, x)))
}

// cotPiDerivative encloses the n-th derivative of cot(pi*x) between two neighbouring integers. With c = cot(pi*x) it
// is pi^n times a polynomial in c, from c' = -(1 + c^2).
func cotPiDerivative(n int, x Ball) Ball {
	coefficients := []*big.Int{big.NewInt(0), big.NewInt(1)}
	for range n {
		coefficients = cotangentStep(coefficients)
	}
	c := decreasing(x, math.Inf(-1), math.Inf(1), cotPiAt)
	value := small(0, x.prec)
	for i := len(coefficients) - 1; i >= 0; i-- {
		value = value.Mul(c).Add(fromFixed(coefficients[i], 0, 0, x.prec))
	}
	if n == 0 {
		return value
	}
	return value.Mul(PowInt(Pi(x.prec), n))
}

// cotangentStep returns the coefficients of -(1 + c^2) p'(c) for those of p, lowest first.
func cotangentStep(p []*big.Int) []*big.Int {
	q := make([]*big.Int, len(p)+1)
	for i := range q {
		q[i] = new(big.Int)
	}
	for i := 1; i < len(p); i++ {
		term := new(big.Int).Mul(p[i], big.NewInt(int64(-i)))
		q[i-1].Add(q[i-1], term)
		q[i+1].Add(q[i+1], term)
	}
	return q
}

// cotPiAt reduces its argument exactly; halfway between integers the value is exactly zero.
func cotPiAt(v *big.Float, prec uint) Ball {
	f, _ := nearestInteger(v)
	if new(big.Float).Abs(f).Cmp(big.NewFloat(0.5)) == 0 {
		return small(0, prec)
	}
	return Cot(Pi(prec + guardBits).Mul(exact(f, prec))).round(prec)
}

// polygammaPositive shifts x > 0 upwards by psi_n(x) = psi_n(x+1) - (-1)^n n!/x^(n+1) (DLMF 5.15.5) and evaluates the
// asymptotic series there.
func polygammaPositive(n int, x Ball) Ball {
	sum, one := small(0, x.prec), small(1, x.prec)
	bound := new(big.Float).SetInt64(int64(x.prec/5+2) + int64(n))
	for x.lo.Cmp(bound) < 0 {
		sum = sum.Add(reciprocal(PowInt(x, n+1)))
		x = x.Add(one)
	}
	factorial := fromFixed(new(big.Int).MulRange(1, int64(n)), 0, 0, x.prec)
	sum = factorial.Mul(sum).Add(polygammaSeries(n, x))
	if n%2 == 0 {
		return sum.Neg()
	}
	return sum
}

// polygammaSeries encloses (-1)^(n+1) psi_n(x) for large x by
//
//	(n-1)!/x^n + n!/(2 x^(n+1)) + sum over k of B_2k (2k+n-1)!/((2k)! x^(2k+n)),
//
// with -log(x) as the first term for n = 0 (DLMF 5.11.2, 5.15.8). For x > 0 the error is less than the first term left
// out and has its sign: Binet's integral gives the terms by an alternating expansion of its kernel,
// positive at each point (Whittaker and Watson, A Course of Modern Analysis, 12.33).
func polygammaSeries(n int, x Ball) Ball {
	prec := x.prec
	inverse := small(1, prec).Quo(x)
	square := inverse.Mul(inverse)
	power := fromFixed(new(big.Int).MulRange(1, int64(n)), 0, 0, prec) // n!/x^n
	if n > 0 {
		power = power.Mul(PowInt(inverse, n))
	}
	sum := power.Mul(inverse).scale(-1)
	if n == 0 {
		sum = sum.Sub(Log(x))
	} else {
		sum = sum.Add(power.Quo(small(int64(n), prec)))
	}
	first := power.Mul(small(int64(n+1), prec)).Mul(square).scale(-1) // (2k+n-1)!/((2k)! x^(2k+n)) for k = 1
	return sum.Add(asymptotic(first, prec, func(factor Ball, k int) (Ball, Ball) {
		next := factor.Mul(small(int64(2*k+n)*int64(2*k+n+1), prec)).Mul(square)
		return factor, next.Quo(small(int64(2*k+1)*int64(2*k+2), prec))
	}))
}
