package ball_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
)

// power returns 2^n as a ball.
func power(n int, prec uint) ball.Ball { return ball.PowInt(point(2, prec), n) }

// extremes returns balls at and beyond the bounds of the exponent.
func extremes(prec uint) map[string]ball.Ball {
	tower := ball.Exp(ball.Exp(ball.Exp(point(10, prec))))
	return map[string]ball.Ball{
		"2^60": power(60, prec), "2^1000": power(1000, prec), "2^20000": power(20_000, prec),
		"2^40000000": power(40_000_000, prec), "tower": tower, "-tower": tower.Neg(), "1/tower": ball.Exp(tower.Neg()),
		"-2^1000": power(1000, prec).Neg(), "-2^1000+1/2": power(1000, 2000).Neg().Add(point(0.5, 2000)).SetPrec(2000),
		"2^-1000": power(-1000, prec), "-2^-40000000": power(-40_000_000, prec).Neg(), "whole": ball.Whole(prec),
		"above": ball.Hull(point(1, prec), tower), "near zero": ball.Hull(point(0, prec), ball.Exp(tower.Neg())),
	}
}

// TestExtremeArguments: no argument makes a function fail or hang, and bounds stay in order.
func TestExtremeArguments(t *testing.T) {
	for name, x := range extremes(64) {
		for _, c := range unary {
			y := c.ball(x)
			if y.Def() != interval.Nowhere {
				assert.LessOrEqual(t, y.Lower().Cmp(y.Upper()), 0, "%s(%s)", c.name, name)
				assert.False(t, y.Lower().IsInf() && y.Lower().Sign() > 0, "%s(%s)", c.name, name)
				assert.False(t, y.Upper().IsInf() && y.Upper().Sign() < 0, "%s(%s)", c.name, name)
			}
			assert.NotEmpty(t, y.Text(20))
			assert.Equal(t, y.Def(), y.Float().Def)
		}
	}
}

func TestExtremePairs(t *testing.T) {
	for left, x := range extremes(64) {
		for right, y := range extremes(64) {
			for _, c := range binary {
				z := c.ball(x, y)
				if z.Def() != interval.Nowhere {
					assert.LessOrEqual(t, z.Lower().Cmp(z.Upper()), 0, "%s(%s, %s)", c.name, left, right)
				}
			}
		}
	}
}

// TestOverflow: values out of range stay defined everywhere, between the bound and infinity.
func TestOverflow(t *testing.T) {
	bound := new(big.Float).SetMantExp(big.NewFloat(1), ball.ExponentBound-1) // cosh halves
	for name, x := range map[string]ball.Ball{
		"exp(1e9)": ball.Exp(point(1e9, 64)), "exp(exp(exp(10)))": ball.Exp(ball.Exp(ball.Exp(point(10, 64)))),
		"cosh(1e300)": ball.Cosh(point(1e300, 64)), "gamma(1e300)": ball.Gamma(point(1e300, 64)),
		"gamma(1e8)": ball.Gamma(point(1e8, 64)), "2^(2^80)": ball.Pow(point(2, 64), power(80, 64)),
		"(2^60)^(2^60)": ball.PowInt(power(60, 64), 1<<60), "(2^-60)^-(2^60)": ball.PowInt(power(-60, 64), -1<<60),
	} {
		require.Equal(t, interval.Everywhere, x.Def(), name)
		assert.GreaterOrEqual(t, x.Lower().Cmp(bound), 0, name)
		assert.True(t, x.Upper().IsInf(), name)
		assert.Equal(t, interval.Interval{Lo: math.MaxFloat64, Hi: math.Inf(1), Def: interval.Everywhere}, x.Float(), name)
	}
}

// TestReciprocalOfUnderflow: once zero is a bound, a quotient no longer knows that it is defined.
func TestReciprocalOfUnderflow(t *testing.T) {
	q := point(1, 64).Quo(ball.Exp(point(-1e9, 64)))
	assert.Equal(t, interval.Somewhere, q.Def())
	assert.True(t, q.Upper().IsInf())
}

// TestUnderflow: positive values too small to represent lie above zero, not at it.
func TestUnderflow(t *testing.T) {
	for name, x := range map[string]ball.Ball{
		"exp(-1e9)": ball.Exp(point(-1e9, 64)), "erfc(1e6)": ball.Erfc(point(1e6, 64)), "sech(1e10)": ball.Sech(point(1e10, 64)),
		"2^-(2^80)": ball.Pow(point(2, 64), power(80, 64).Neg()),
		"product":   power(-40_000_000, 64).Mul(power(-40_000_000, 64)),
	} {
		require.Equal(t, interval.Everywhere, x.Def(), name)
		assert.Zero(t, x.Lower().Sign(), name)
		assert.Positive(t, x.Upper().Sign(), name)
	}
	product := power(-40_000_000, 64).Neg().Mul(power(-40_000_000, 64))
	assert.Negative(t, product.Lower().Sign())
	assert.Zero(t, product.Upper().Sign())
}

// TestDistantSum: a summand far below the precision costs no memory, and still moves a bound.
func TestDistantSum(t *testing.T) {
	huge, tiny := power(60_000_000, 64), power(-60_000_000, 64)
	sum := huge.Add(tiny)
	assert.Zero(t, sum.Lower().Cmp(huge.Lower()))
	assert.Positive(t, sum.Upper().Cmp(huge.Upper()))
	difference := huge.Sub(tiny)
	assert.Negative(t, difference.Lower().Cmp(huge.Lower()))
	assert.Zero(t, difference.Upper().Cmp(huge.Upper()))
	assert.Equal(t, interval.True, ball.Less(difference.Sub(huge), point(1, 64)))
}

// TestTrigonometricBound: arguments up to the bound are reduced, those beyond only bounded.
func TestTrigonometricBound(t *testing.T) {
	x := power(ball.TrigonometricBound-1, 64)
	sin, cos := ball.Sin(x), ball.Cos(x)
	assert.True(t, narrow(sin, 60))
	assert.True(t, ball.PowInt(sin, 2).Add(ball.PowInt(cos, 2)).Contains(big.NewFloat(1)))
	beyond := ball.Sin(power(ball.TrigonometricBound, 64))
	assert.Equal(t, interval.Interval{Lo: -1, Hi: 1, Def: interval.Everywhere}, beyond.Float())
	assert.Equal(t, interval.Everywhere, ball.Tan(power(ball.TrigonometricBound, 64)).Def(), "a point is never a pole")
}

// TestPolygammaBound: beyond the largest order only the domain is known.
func TestPolygammaBound(t *testing.T) {
	assert.True(t, narrow(ball.Polygamma(ball.PolygammaBound, point(3, 64)), 50))
	assert.Equal(t, interval.Whole(), ball.Polygamma(ball.PolygammaBound+1, point(3, 64)).Float())
	assert.Equal(t, interval.Nowhere, ball.Polygamma(1<<40, point(-3, 64)).Def())
	assert.Equal(t, interval.Nowhere, ball.Polygamma(-1, point(3, 64)).Def())
}
