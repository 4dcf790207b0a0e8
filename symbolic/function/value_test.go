package function_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/symbolic/function"
)

// expected is the definedness that the domain text implies at a point.
func expected(t require.TestingT, f *function.Function, x []float64) interval.Definedness {
	switch holds(t, f.Domain, f.Args, x) {
	case interval.True:
		return interval.Everywhere
	case interval.False:
		return interval.Nowhere
	default:
		return interval.Somewhere
	}
}

// The domain text and the three kernels agree on where a function is defined.
func TestDomainAgreesWithKernels(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		defined, undefined := 0, 0
		for _, x := range tuples(f) {
			want := expected(t, f, x)
			require.NotEqual(t, interval.Somewhere, want, "the domain decides at %v", x)
			if want == interval.Everywhere {
				defined++
			} else {
				undefined++
			}
			assert.Equal(t, want == interval.Everywhere, !math.IsNaN(f.Float(x)), "Float at %v", x)
			if beyond(f, x) {
				continue
			}
			assert.Equal(t, want, f.Enclose(points(x)).Def, "Enclose at %v", x)
			assert.Equal(t, want, f.Ball(exactBalls(x)).Def(), "Ball at %v", x)
		}
		assert.Positive(t, defined)
		if f.Domain != "" && undefined == 0 { // a pole that is no float64, as those of tan
			pole := []interval.Interval{interval.Pi().Quo(interval.Point(2))}
			assert.Equal(t, interval.Somewhere, f.Enclose(pole).Def, "the grid meets both sides of the domain")
		}
		assert.False(t, f.Domain == "" && undefined > 0)
	})
}

// agree asserts that a float is close to an enclosure, in relative terms; near a zero of a function with rounded
// reductions the error is relative to one.
func agree(t require.TestingT, value float64, enclosure interval.Interval, at any) {
	if enclosure.Def == interval.Nowhere || enclosure.Contains(value) {
		return
	}
	slack := 1e-11*math.Abs(value) + 1e-14*math.Min(1, math.Abs(value)*1e12) + math.SmallestNonzeroFloat64
	low, high := enclosure.Lo-slack, enclosure.Hi+slack
	assert.True(t, low <= value && value <= high, "%v is outside %v at %v", value, enclosure, at)
}

func TestFloatLiesInEnclosure(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		for _, x := range tuples(f) {
			if value := f.Float(x); !math.IsNaN(value) {
				agree(t, value, f.Enclose(points(x)), x)
			}
		}
		if t.Failed() {
			return
		}
		rapid.Check(t, func(t *rapid.T) {
			x := drawArgs(t, f)
			if value := f.Float(x); !math.IsNaN(value) {
				agree(t, value, f.Enclose(points(x)), x)
			}
		})
	})
}

// around is the interval of numbers within radius of v.
func around(v, radius float64) interval.Interval { return interval.Range(v-radius, v+radius) }

// A box contains the values at its points, and is not called defined where a point is not.
func TestBoxContainsItsPoints(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		rapid.Check(t, func(t *rapid.T) {
			x := drawArgs(t, f)
			radius := rapid.Float64Range(0, 2).Draw(t, "radius")
			box := make([]interval.Interval, len(x))
			inner := make([]float64, len(x))
			for i, v := range x {
				box[i] = around(v, radius)
				inner[i] = v + radius*rapid.Float64Range(-1, 1).Draw(t, "inside")
				if !box[i].Contains(inner[i]) {
					inner[i] = v
				}
			}
			outer, value := f.Enclose(box), f.Float(inner)
			if math.IsNaN(value) {
				assert.NotEqual(t, interval.Everywhere, outer.Def, "%v at %v", outer, inner)
				return
			}
			assert.NotEqual(t, interval.Nowhere, outer.Def, "%v at %v", outer, inner)
			agree(t, value, outer, inner)
		})
	})
}

// The two enclosures contain one number, and the ball is the narrower one.
func TestBallLiesInEnclosure(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		for _, x := range tuples(f) {
			if beyond(f, x) {
				continue
			}
			narrow, wide := f.Ball(exactBalls(x)).Float(), f.Enclose(points(x))
			if wide.Def == interval.Nowhere {
				continue
			}
			assert.True(t, narrow.Overlaps(wide), "%v and %v at %v", narrow, wide, x)
			if value := f.Float(x); !math.IsInf(value, 0) {
				agree(t, value, narrow, x)
			}
		}
	})
}

// An undefined argument makes every enclosure undefined.
func TestUndefinedPropagates(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		for i := range f.Args {
			x, y := points([]float64{1, 1}), exactBalls([]float64{1, 1})
			x[i], y[i] = interval.Undefined(), balls.undefined
			assert.Equal(t, interval.Nowhere, f.Enclose(x[:len(f.Args)]).Def, "Enclose, argument %d", i)
			assert.Equal(t, interval.Nowhere, f.Ball(y[:len(f.Args)]).Def(), "Ball, argument %d", i)
		}
	})
}

// NaN is no number, and an infinite argument never gives a wrong finite value of the wrong sign or a crash.
func TestFloatKeepsNaN(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		for i := range f.Args {
			x := []float64{1, 1}[:len(f.Args)]
			x[i] = math.NaN()
			assert.True(t, math.IsNaN(f.Float(x)), "argument %d", i)
			for _, infinite := range []float64{math.Inf(1), math.Inf(-1)} {
				x[i] = infinite
				assert.NotPanics(t, func() { f.Float(x) })
			}
		}
	})
}

func TestVariadicFolds(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		if !f.Variadic {
			return
		}
		assert.Equal(t, 7.0, f.Float([]float64{7}))
		x := []float64{3, -1, 8, 2}
		folded := f.Float([]float64{f.Float([]float64{f.Float(x[:2]), x[2]}), x[3]})
		assert.Equal(t, folded, f.Float(x))
		assert.Equal(t, interval.Point(folded), f.Enclose(points(x)))
		assert.Equal(t, interval.Point(folded), f.Ball(exactBalls(x)).Float())
	})
}

// Exact values lie in the enclosure, and there is none where the function is undefined.
func TestExactLiesInEnclosure(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		if f.Exact == nil {
			return
		}
		found := 0
		for _, r := range rationals {
			for _, s := range rationals {
				x := []rational.Rat{r, s}[:len(f.Args)]
				value, ok := f.Exact(x)
				if !ok {
					continue
				}
				found++
				box := make([]interval.Interval, len(x))
				for i := range x {
					box[i] = interval.FromRat(x[i])
				}
				outer := f.Enclose(box)
				assert.NotEqual(t, interval.Nowhere, outer.Def, "%v", x)
				assert.False(t, outer.Disjoint(interval.FromRat(value)), "%v: %v outside %v", x, value, outer)
			}
		}
		assert.Positive(t, found)
	})
}
