package ball_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	_ "nabla/testdata/seed"
)

func TestConstructors(t *testing.T) {
	third := ball.FromRat(rational.New(1, 3), 64)
	assert.True(t, narrow(third, 62))
	assert.Equal(t, uint(64), third.Prec())
	assert.Equal(t, interval.False, ball.Equal(third.Mul(point(3, 64)), point(2, 64)))
	assert.True(t, third.Mul(point(3, 64)).Contains(big.NewFloat(1)))
	assert.True(t, ball.FromRat(rational.New(-3, 8), 10).IsPoint())
	assert.False(t, ball.FromRat(rational.Int(1025), 10).IsPoint(), "11 bits do not fit into 10")
	assert.Equal(t, interval.Nowhere, ball.FromFloat(math.NaN(), 64).Def())
	assert.Equal(t, interval.Nowhere, ball.FromFloat(math.Inf(1), 64).Def())
	assert.Equal(t, interval.Nowhere, ball.Ball{}.Def(), "the zero value")
	assert.Nil(t, ball.Undefined(64).Lower())
	assert.Nil(t, ball.Undefined(64).Upper())
}

// TestRatEnclosure: every rational lies between the bounds, which are neighbours.
func TestRatEnclosure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rational.New(rapid.Int64Range(-1<<62, 1<<62).Draw(t, "num"), rapid.Int64Range(1, 1<<62).Draw(t, "den"))
		prec := rapid.UintRange(2, 200).Draw(t, "prec")
		x := ball.FromRat(r, prec)
		lo, _ := x.Lower().Rat(nil)
		hi, _ := x.Upper().Rat(nil)
		require.LessOrEqual(t, lo.Cmp(r.Big()), 0)
		require.GreaterOrEqual(t, hi.Cmp(r.Big()), 0)
		require.True(t, narrow(x, prec-1))
	})
}

// TestArithmeticEnclosesRationals compares the operations with exact arithmetic.
func TestArithmeticEnclosesRationals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.Custom(func(t *rapid.T) rational.Rat {
			return rational.New(rapid.Int64Range(-1000, 1000).Draw(t, "num"), rapid.Int64Range(1, 1000).Draw(t, "den"))
		})
		r, s := number.Draw(t, "r"), number.Draw(t, "s")
		x, y := ball.FromRat(r, 40), ball.FromRat(s, 40)
		requireHolds(t, x.Add(y), r.Add(s))
		requireHolds(t, x.Sub(y), r.Sub(s))
		requireHolds(t, x.Mul(y), r.Mul(s))
		requireHolds(t, x.Neg(), r.Neg())
		requireHolds(t, ball.PowInt(x, 7), r.Pow(7))
		if s.IsZero() {
			require.Equal(t, interval.Nowhere, x.Quo(y).Def())
			return
		}
		requireHolds(t, x.Quo(y), r.Quo(s))
		requireHolds(t, ball.PowInt(y, -3), s.Pow(-3))
		requireHolds(t, ball.Mod(x, y), r.Sub(s.Mul(r.Quo(s).Floor())))
	})
}

func requireHolds(t *rapid.T, x ball.Ball, r rational.Rat) {
	require.Equal(t, interval.Everywhere, x.Def())
	require.True(t, ball.FromRat(r, 400).Overlaps(x), "%v does not hold %v", x, r)
}

// TestQuotients by divisors that touch zero.
func TestQuotients(t *testing.T) {
	inf := math.Inf(1)
	cases := []struct{ x, y, want interval.Interval }{
		{interval.Range(1, 2), interval.Range(0, 4), interval.Interval{Lo: 0.25, Hi: inf, Def: interval.Somewhere}},
		{interval.Range(1, 2), interval.Range(-4, 0), interval.Interval{Lo: -inf, Hi: -0.25, Def: interval.Somewhere}},
		{interval.Range(-2, -1), interval.Range(0, 4), interval.Interval{Lo: -inf, Hi: -0.25, Def: interval.Somewhere}},
		{interval.Range(-1, 1), interval.Range(0, 4), interval.Interval{Lo: -inf, Hi: inf, Def: interval.Somewhere}},
		{interval.Range(1, 2), interval.Range(-1, 4), interval.Interval{Lo: -inf, Hi: inf, Def: interval.Somewhere}},
		{interval.Range(1, 2), interval.Range(2, inf), interval.Interval{Lo: 0, Hi: 1, Def: interval.Everywhere}},
		{interval.Range(-8, 2), interval.Range(2, 4), interval.Interval{Lo: -4, Hi: 1, Def: interval.Everywhere}},
	}
	for _, c := range cases {
		q := ball.FromInterval(c.x, 64).Quo(ball.FromInterval(c.y, 64))
		assert.Equal(t, c.want, q.Float(), "%v / %v", c.x, c.y)
		assert.Equal(t, c.want, c.x.Quo(c.y), "%v / %v", c.x, c.y)
	}
	assert.Equal(t, interval.Nowhere, point(1, 64).Quo(point(0, 64)).Def())
}

// TestMixedProducts: all sign patterns of the bounds.
func TestMixedProducts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(-9, 9)
		draw := func() interval.Interval {
			a, b := n.Draw(t, "a"), n.Draw(t, "b")
			return interval.Range(float64(min(a, b)), float64(max(a, b)))
		}
		x, y := draw(), draw()
		want := interval.Range(
			min(x.Lo*y.Lo, x.Lo*y.Hi, x.Hi*y.Lo, x.Hi*y.Hi), max(x.Lo*y.Lo, x.Lo*y.Hi, x.Hi*y.Lo, x.Hi*y.Hi))
		got := ball.FromInterval(x, 64).Mul(ball.FromInterval(y, 64)).Float()
		require.True(t, got.Lo == want.Lo && got.Hi == want.Hi, "%v", got)
	})
}

func TestFloatRoundsOutward(t *testing.T) {
	third := ball.FromRat(rational.New(1, 3), 200)
	f := third.Float()
	assert.Equal(t, f.Hi, math.Nextafter(f.Lo, 1))
	assert.True(t, encloses(ball.FromInterval(f, 200), third))
	assert.Equal(t, interval.Range(5e-324, 5e-324), point(5e-324, 64).Float())
	assert.Equal(t, interval.Range(0, 5e-324), power(-60_000_000, 64).Float())
	below := point(5e-324, 64).Quo(point(3, 64))
	assert.Equal(t, interval.Range(0, 5e-324), below.Float())
	huge := ball.PowInt(point(-10, 64), 309).Float()
	assert.Equal(t, interval.Interval{Lo: math.Inf(-1), Hi: -math.MaxFloat64, Def: interval.Everywhere}, huge)
	assert.Equal(t, interval.Nowhere, ball.Undefined(64).Float().Def)
	assert.Equal(t, interval.Whole(), ball.Whole(64).Float())
}

func TestComparisons(t *testing.T) {
	a, b, c := between(1, 2, 64), between(2, 3, 64), between(3, 4, 64)
	somewhere := ball.Hull(a, ball.Undefined(64))
	assert.Equal(t, interval.True, ball.Less(a, c))
	assert.Equal(t, interval.False, ball.Less(b, a))
	assert.Equal(t, interval.Unknown, ball.Less(a, b))
	assert.Equal(t, interval.True, ball.LessEqual(a, b))
	assert.Equal(t, interval.False, ball.LessEqual(c, a))
	assert.Equal(t, interval.False, ball.Equal(a, c))
	assert.Equal(t, interval.Unknown, ball.Equal(a, a), "the same enclosure is not the same number")
	assert.Equal(t, interval.Unknown, ball.Less(somewhere, c), "undefined is no answer")
	assert.Equal(t, interval.Unknown, ball.Equal(somewhere, c))
	assert.True(t, a.Disjoint(c))
	assert.False(t, somewhere.Disjoint(c))
	assert.True(t, somewhere.Overlaps(b))
	assert.False(t, ball.Undefined(64).Overlaps(b))
	assert.False(t, ball.Undefined(64).Contains(big.NewFloat(1)))
}

func TestHull(t *testing.T) {
	assert.Equal(t, interval.Range(1, 4), ball.Hull(between(1, 2, 64), between(3, 4, 64)).Float())
	assert.Equal(t, interval.Somewhere, ball.Hull(point(1, 64), ball.Undefined(64)).Def())
	assert.Equal(t, interval.Somewhere, ball.Hull(ball.Undefined(64), point(1, 64)).Def())
	assert.Equal(t, interval.Nowhere, ball.Hull(ball.Undefined(64), ball.Undefined(64)).Def())
}

// TestText: the digits shown are those of every value.
func TestText(t *testing.T) {
	assert.Equal(t, "3.1415926535897932384626433832795028842", ball.Pi(128).Text(38))
	assert.Equal(t, "2.718281828", ball.E(128).Text(10))
	assert.Equal(t, "0.333333", ball.FromRat(rational.New(1, 3), 20).Text(30), "only digits that the bounds share")
	assert.Equal(t, "0.25", point(0.25, 64).Text(10))
	assert.Equal(t, "0", point(0, 64).Neg().Text(10))
	assert.Equal(t, "[-1, 2]", between(-1, 2, 64).Text(10))
	assert.Equal(t, "undefined", ball.Undefined(64).Text(10))
	assert.Equal(t, "[-Inf, +Inf]", ball.Whole(64).Text(10))
	assert.Equal(t, "2.6881171418161354484e+43", ball.Exp(point(100, 128)).Text(20))
	assert.Equal(t, "3.0332153968e+434294", ball.Exp(point(1e6, 128)).Text(11))
	assert.Equal(t, "-3.2968314781e-434295", ball.Exp(point(-1e6, 128)).Neg().Text(11))
	assert.Equal(t, "[2^67108864, +Inf]", ball.Exp(point(1e9, 64)).Text(5))
	assert.Equal(t, "[-2^-67108863, 0]", ball.Exp(point(-1e9, 64)).Neg().Text(5))
	assert.Equal(t, "[1, 2]?", ball.Hull(between(1, 2, 64), ball.Undefined(64)).String())
}

// TestPrecisions: the result has the larger precision of its arguments.
func TestPrecisions(t *testing.T) {
	assert.Equal(t, uint(200), point(1, 64).Add(point(2, 200)).Prec())
	assert.Equal(t, uint(30), ball.Pi(200).SetPrec(30).Prec())
	assert.True(t, encloses(ball.Pi(200).SetPrec(30), ball.Pi(200)))
	for _, c := range unary {
		assert.Equal(t, uint(77), c.ball(point(0.75, 77)).Prec(), c.name)
		assert.Equal(t, uint(77), c.ball(between(2.25, 2.5, 77)).Prec(), c.name)
	}
}
