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
)

// TestContainmentAcrossPrecisions: both enclose the same number, so neither precision may exclude the other.
func TestContainmentAcrossPrecisions(t *testing.T) {
	forAll(t, func(t *rapid.T, f func(ball.Ball) ball.Ball) {
		x := arguments().Draw(t, "x")
		low, high := f(point(x, 64)), f(point(x, 300))
		require.Equal(t, high.Def(), low.Def())
		if high.Def() != interval.Nowhere {
			require.True(t, low.Overlaps(high), "%v and %v", low, high)
		}
	})
}

// TestAccuracy: at a single number the functions have nearly full precision, unless the result is out of range or
// the argument too large to reduce.
func TestAccuracy(t *testing.T) {
	forAll(t, func(t *rapid.T, f func(ball.Ball) ball.Ball) {
		x := arguments().Draw(t, "x")
		prec := rapid.SampledFrom([]uint{53, 64, 128, 333}).Draw(t, "prec")
		y := f(point(x, prec))
		if y.Def() == interval.Nowhere || outOfRange(y) {
			return
		}
		require.True(t, narrow(y, prec-4), "%v", y)
	})
}

// outOfRange says that y is a half-line next to infinity or to zero.
func outOfRange(y ball.Ball) bool {
	tiny := new(big.Float).SetMantExp(big.NewFloat(1), -ball.ExponentBound)
	return y.Lower().IsInf() || y.Upper().IsInf() || new(big.Float).Abs(y.Lower()).Cmp(tiny) <= 0 && new(big.Float).Abs(y.Upper()).Cmp(tiny) <= 0
}

// TestMonotoneInTheBox: a larger box has every value of a smaller one, and is defined at most as much.
func TestMonotoneInTheBox(t *testing.T) {
	forAll(t, func(t *rapid.T, f func(ball.Ball) ball.Ball) {
		outer := drawBox(t)
		inside := rapid.Float64Range(0, 1)
		a, b := inside.Draw(t, "a"), inside.Draw(t, "b")
		lo := pick(outer, min(a, b))
		hi := pick(outer, max(a, b))
		x := between(math.Min(lo, hi), math.Max(lo, hi), 80)
		wide, tight := f(between(outer.Lo, outer.Hi, 80)), f(x)
		require.True(t, encloses(widened(wide, 70), tight), "%v of the box, %v of a part", wide, tight)
	})
}

// drawBox draws an interval that is often narrow.
func drawBox(t *rapid.T) interval.Interval {
	lo := arguments().Draw(t, "lo")
	hi := lo + math.Abs(arguments().Draw(t, "width"))*float64FromExponent(rapid.SampledFrom([]int{0, -4, -40}).Draw(t, "scale"))
	if math.IsInf(hi, 0) {
		hi = math.MaxFloat64
	}
	return interval.Range(lo, hi)
}

// pick returns a number of x, a part t of the way.
func pick(x interval.Interval, t float64) float64 {
	v := x.Lo*(1-t) + x.Hi*t
	return math.Min(math.Max(v, x.Lo), x.Hi)
}

// widened moves the bounds of x outward by 2^-bits of their size: kernels are accurate to a few units, but
// their bounds are not monotone within those.
func widened(x ball.Ball, bits int) ball.Ball {
	if x.Def() == interval.Nowhere {
		return x
	}
	slack := ball.FromInterval(interval.Range(-float64FromExponent(-bits), float64FromExponent(-bits)), x.Prec())
	return x.Add(x.Mul(slack))
}

// TestBoxEnclosesPoints: the value at a number of the box lies in the enclosure of the box.
func TestBoxEnclosesPoints(t *testing.T) {
	forAll(t, func(t *rapid.T, f func(ball.Ball) ball.Ball) {
		box := drawBox(t)
		x := pick(box, rapid.Float64Range(0, 1).Draw(t, "t"))
		wide, value := f(between(box.Lo, box.Hi, 80)), f(point(x, 200))
		if value.Def() == interval.Everywhere {
			require.NotEqual(t, interval.Nowhere, wide.Def())
			require.True(t, wide.Overlaps(value), "%v of the box, %v at %v", wide, value, x)
		} else {
			require.NotEqual(t, interval.Everywhere, wide.Def(), "undefined at %v", x)
		}
	})
}

// TestBinaryEnclosesPoints is the same for two arguments.
func TestBinaryEnclosesPoints(t *testing.T) {
	for _, c := range binary {
		t.Run(c.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				a, b := drawBox(t), drawBox(t)
				part := rapid.SampledFrom([]float64{0, 0.3, 1})
				x, y := pick(a, part.Draw(t, "t")), pick(b, part.Draw(t, "u"))
				wide := c.ball(between(a.Lo, a.Hi, 80), between(b.Lo, b.Hi, 80))
				value := c.ball(point(x, 200), point(y, 200))
				if value.Def() == interval.Everywhere {
					require.NotEqual(t, interval.Nowhere, wide.Def())
					require.True(t, wide.Overlaps(value), "%v of the box, %v at %v, %v", wide, value, x, y)
				} else {
					require.NotEqual(t, interval.Everywhere, wide.Def(), "undefined at %v, %v", x, y)
				}
			})
		})
	}
}

// TestIntervalAgrees: the float64 enclosures of package interval meet those of this package.
func TestIntervalAgrees(t *testing.T) {
	for _, c := range unary {
		t.Run(c.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				box := drawBox(t)
				if rapid.Bool().Draw(t, "point") {
					box = interval.Point(box.Lo)
				}
				x, y := c.float(box), c.ball(ball.FromInterval(box, 200))
				if y.Def() != interval.Nowhere && x.Def != interval.Nowhere {
					require.True(t, ball.FromInterval(x, 200).Overlaps(y), "%v and %v", x, y)
				}
				require.False(t, y.Def() == interval.Nowhere && x.Def == interval.Everywhere)
				require.False(t, x.Def == interval.Nowhere && y.Def() == interval.Everywhere)
			})
		})
	}
}

// TestPolygammaOrders: every order encloses the difference quotient of the order below.
func TestPolygammaOrders(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 4, 5, 9} {
		for _, v := range []float64{0.25, 1, 3.5, 40, -0.5, -1.25, -7.75, -100.5} {
			const h = 0x1p-60
			x := point(v, 400)
			next := x.Add(point(h, 400))
			step := ball.Polygamma(n, next).Sub(ball.Polygamma(n, x)).Quo(point(h, 400))
			slope := ball.Polygamma(n+1, ball.Hull(x, next))
			assert.True(t, slope.Overlaps(step), "order %d at %v: %v and %v", n+1, v, slope, step)
		}
	}
}
