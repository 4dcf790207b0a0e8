package function

import (
	"math"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/parser/limit"
)

// Enclosures of functions that the packages of numbers do not have, composed from those they have. A
// composition of enclosures is an enclosure; where an argument stands twice it is wider than it need be,
// which costs answers and never correctness.
// Enclosures of functions that the packages of numbers do not have, composed from those they have.

// logitInterval is log(x/(1-x)). The quotient is increasing, but x stands in it twice, so that wide arguments
// are overestimated; single numbers are not.
func logitInterval(x interval.Interval) interval.Interval {
	return interval.Log(x.Quo(interval.Point(1).Sub(x)))
}

// logitBall is logitInterval at any precision.
func logitBall(x ball.Ball) ball.Ball {
	return ball.Log(x.Quo(integerBall(1, x).Sub(x)))
}

// siluInterval overestimates around its minimum, near -1.28, where x and sigma(x) pull apart.
func siluInterval(x interval.Interval) interval.Interval { return x.Mul(interval.Sigma(x)) }

// siluBall is siluInterval at any precision.
func siluBall(x ball.Ball) ball.Ball { return x.Mul(ball.Sigma(x)) }

// geluInterval is x*Phi(x) with Phi(x) = erfc(-x/sqrt(2))/2 (Hendrycks and Gimpel, Gaussian Error Linear Units,
// 2016).
func geluInterval(x interval.Interval) interval.Interval {
	two := interval.Point(2)
	return x.Mul(interval.Erfc(x.Neg().Quo(interval.Sqrt(two)))).Quo(two)
}

// geluBall is geluInterval at any precision.
func geluBall(x ball.Ball) ball.Ball {
	two := integerBall(2, x)
	return x.Mul(ball.Erfc(x.Neg().Quo(ball.Sqrt(two)))).Quo(two)
}

// integerBall is n with the precision of x.
func integerBall(n int64, x ball.Ball) ball.Ball { return ball.FromRat(rational.Int(n), x.Prec()) }

// factorialInterval is defined at integers only: on a proper interval it can be no more than somewhere
// defined, even where the interval comes from rounding an integer. The factorial does not decrease on the
// integers from 0 (0! = 1!), so that the ends of the range bound the values between.
func factorialInterval(n interval.Interval) interval.Interval {
	low, high := math.Max(math.Ceil(n.Lo), 0), math.Floor(n.Hi)
	if n.Def == interval.Nowhere || low > high {
		return interval.Undefined()
	}
	value := interval.Gamma(interval.Point(low + 1))
	if math.IsInf(high, 1) {
		value.Hi = high
	} else {
		value.Hi = interval.Gamma(interval.Point(high + 1)).Hi
	}
	if !n.IsPoint() {
		value.Def = interval.Somewhere
	}
	return value
}

// factorialBall is exact at integers. Other balls are no single integer, and float64 bounds say enough about
// them.
func factorialBall(n ball.Ball) ball.Ball {
	if n.IsPoint() && n.Lower().IsInt() && n.Lower().Sign() >= 0 {
		return ball.Gamma(n.Add(integerBall(1, n)))
	}
	return ball.FromInterval(factorialInterval(n.Float()), n.Prec())
}

// order reads a nonnegative integer from a point; ok is false where x is no such point, and possible then
// reports whether x might contain one. Orders beyond limit.Order are not computed.
func order(x interval.Interval) (n int, ok, possible bool) {
	if x.Def == interval.Nowhere || math.Floor(x.Hi) < math.Max(math.Ceil(x.Lo), 0) {
		return 0, false, false
	}
	if !x.IsPoint() || x.Def != interval.Everywhere || x.Lo > limit.Order {
		return 0, false, true
	}
	return int(x.Lo), true, true
}

// somewhere encloses a value of which nothing is known.
func somewhere() interval.Interval {
	return interval.Interval{Lo: math.Inf(-1), Hi: math.Inf(1), Def: interval.Somewhere}
}

// polygammaInterval knows values for a known order only.
func polygammaInterval(n, x interval.Interval) interval.Interval {
	switch degree, ok, possible := order(n); {
	case ok:
		return interval.Polygamma(degree, x)
	case possible:
		return somewhere()
	default:
		return interval.Undefined()
	}
}

// polygammaBall is polygammaInterval at any precision.
func polygammaBall(n, x ball.Ball) ball.Ball {
	switch degree, ok, possible := order(n.Float()); {
	case ok:
		return ball.Polygamma(degree, x)
	case possible:
		return ball.FromInterval(somewhere(), x.Prec())
	default:
		return ball.Undefined(x.Prec())
	}
}
