package ball_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/ball"
)

// one and two are points at the precision of x.
func one(x ball.Ball) ball.Ball { return point(1, x.Prec()) }
func two(x ball.Ball) ball.Ball { return point(2, x.Prec()) }

// TestIdentities: both sides enclose the same number.
func TestIdentities(t *testing.T) {
	pi := ball.Pi(160)
	identities := []struct {
		name        string
		left, right func(x ball.Ball) ball.Ball
	}{
		{"exp log", func(x ball.Ball) ball.Ball { return ball.Exp(ball.Log(ball.Abs(x))) }, ball.Abs},
		{"log of a square", func(x ball.Ball) ball.Ball { return ball.Log(x.Mul(x)) },
			func(x ball.Ball) ball.Ball { return two(x).Mul(ball.Log(ball.Abs(x))) }},
		{"pythagoras", func(x ball.Ball) ball.Ball { return ball.PowInt(ball.Sin(x), 2).Add(ball.PowInt(ball.Cos(x), 2)) }, one},
		{"double angle", func(x ball.Ball) ball.Ball { return ball.Sin(two(x).Mul(x)) },
			func(x ball.Ball) ball.Ball { return two(x).Mul(ball.Sin(x)).Mul(ball.Cos(x)) }},
		{"tan", ball.Tan, func(x ball.Ball) ball.Ball { return ball.Sin(x).Quo(ball.Cos(x)) }},
		{"tan atan", func(x ball.Ball) ball.Ball { return ball.Tan(ball.Atan(x)) }, func(x ball.Ball) ball.Ball { return x }},
		{"sin asin", func(x ball.Ball) ball.Ball { return ball.Sin(ball.Asin(ball.Tanh(x))) }, ball.Tanh},
		{"asin acos", func(x ball.Ball) ball.Ball { return ball.Asin(ball.Cos(x)).Add(ball.Acos(ball.Cos(x))) },
			func(ball.Ball) ball.Ball { return pi.Quo(point(2, 160)) }},
		{"cosh sinh", func(x ball.Ball) ball.Ball { return ball.Cosh(x).Add(ball.Sinh(x)) }, ball.Exp},
		{"sinh asinh", func(x ball.Ball) ball.Ball { return ball.Sinh(ball.Asinh(x)) }, func(x ball.Ball) ball.Ball { return x }},
		{"acosh cosh", func(x ball.Ball) ball.Ball { return ball.Acosh(ball.Cosh(x)) }, ball.Abs},
		{"tanh", ball.Tanh, func(x ball.Ball) ball.Ball { return ball.Sinh(x).Quo(ball.Cosh(x)) }},
		{"tanh by sigma", ball.Tanh, func(x ball.Ball) ball.Ball {
			return two(x).Mul(ball.Sigma(two(x).Mul(x))).Sub(one(x))
		}},
		{"softplus", func(x ball.Ball) ball.Ball { return ball.Softplus(x).Sub(ball.Softplus(x.Neg())) },
			func(x ball.Ball) ball.Ball { return x }},
		{"erf erfc", func(x ball.Ball) ball.Ball { return ball.Erf(x).Add(ball.Erfc(x)) }, one},
		{"cube", func(x ball.Ball) ball.Ball { return ball.PowInt(ball.Cbrt(x), 3) }, func(x ball.Ball) ball.Ball { return x }},
		{"fifth root", func(x ball.Ball) ball.Ball { return ball.PowInt(ball.Root(x, 5), 5) }, func(x ball.Ball) ball.Ball { return x }},
		{"gamma recurrence", func(x ball.Ball) ball.Ball { return ball.Gamma(x.Add(one(x))) },
			func(x ball.Ball) ball.Ball { return x.Mul(ball.Gamma(x)) }},
		{"gamma duplication", func(x ball.Ball) ball.Ball { // DLMF 5.5.5
			half := point(0.5, x.Prec())
			return ball.Gamma(x).Mul(ball.Gamma(x.Add(half))).Mul(ball.Pow(two(x), two(x).Mul(x).Sub(one(x))))
		}, func(x ball.Ball) ball.Ball { return ball.Sqrt(pi).Mul(ball.Gamma(two(x).Mul(x))) }},
		{"log gamma", ball.Lgamma, func(x ball.Ball) ball.Ball { return ball.Log(ball.Abs(ball.Gamma(x))) }},
		{"digamma recurrence", func(x ball.Ball) ball.Ball { return ball.Digamma(x.Add(one(x))).Sub(ball.Digamma(x)) },
			func(x ball.Ball) ball.Ball { return one(x).Quo(x) }},
		{"trigamma recurrence", func(x ball.Ball) ball.Ball { return ball.Trigamma(x).Sub(ball.Trigamma(x.Add(one(x)))) },
			func(x ball.Ball) ball.Ball { return one(x).Quo(x.Mul(x)) }},
		{"power", func(x ball.Ball) ball.Ball { return ball.Pow(ball.Abs(x), x) },
			func(x ball.Ball) ball.Ball { return ball.Exp(x.Mul(ball.Log(ball.Abs(x)))) }},
	}
	for _, c := range identities {
		t.Run(c.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				x := point(rapid.Float64Range(-30, 30).Draw(t, "x"), 160)
				left, right := c.left(x), c.right(x)
				if left.Def() > 0 && right.Def() > 0 {
					require.True(t, left.Overlaps(right), "%v and %v", left, right)
				}
			})
		})
	}
}

// TestAdditionTheorems relate the values at two numbers to those at their sum.
func TestAdditionTheorems(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.Float64Range(-50, 50)
		x, y := point(number.Draw(t, "x"), 160), point(number.Draw(t, "y"), 160)
		require.True(t, ball.Exp(x.Add(y)).Overlaps(ball.Exp(x).Mul(ball.Exp(y))))
		sin := ball.Sin(x).Mul(ball.Cos(y)).Add(ball.Cos(x).Mul(ball.Sin(y)))
		require.True(t, ball.Sin(x.Add(y)).Overlaps(sin))
		cosh := ball.Cosh(x).Mul(ball.Cosh(y)).Add(ball.Sinh(x).Mul(ball.Sinh(y)))
		require.True(t, ball.Cosh(x.Add(y)).Overlaps(cosh))
	})
}
