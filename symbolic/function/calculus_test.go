package function_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/diff/fd"

	"nabla/numeric/interval"
	"nabla/symbolic/function"
)

// partial is f as a function of argument i alone, the others held at x.
func partial(f *function.Function, i int, x []float64) func(float64) float64 {
	return func(v float64) float64 {
		at := append([]float64(nil), x...)
		at[i] = v
		return f.Float(at)
	}
}

// regular says that f is smooth, by the table, on the neighbourhood of x that difference quotients use.
func regular(t require.TestingT, f *function.Function, i int, x []float64, step float64) bool {
	for _, offset := range []float64{-4, -1, 0, 1, 4} {
		at := append([]float64(nil), x...)
		at[i] += offset * step
		if holds(t, f.Domain, f.Args, at) != interval.True || holds(t, f.Smooth, f.Args, at) != interval.True {
			return false
		}
	}
	return true
}

// quotient is Richardson's extrapolation of central differences, with the change it made as its error estimate.
func quotient(f func(float64) float64, v, step float64) (slope, uncertainty float64) {
	coarse := fd.Derivative(f, v, &fd.Settings{Formula: fd.Central, Step: 2 * step})
	fine := fd.Derivative(f, v, &fd.Settings{Formula: fd.Central, Step: step})
	noise := 1e-14 * math.Abs(f(v)) / step
	return (4*fine - coarse) / 3, math.Abs(fine-coarse) + noise
}

func TestDerivativeAgreesWithDifferenceQuotient(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		for i, text := range f.Derivative {
			if text == "" {
				continue
			}
			compared := 0
			for _, x := range derivativePoints(f) {
				step := math.Min(1e-4*math.Abs(x[i]), 1e-3)
				if x[i] == 0 {
					step = 1e-6
				}
				if !regular(t, f, i, x, step) {
					continue
				}
				slope, uncertainty := quotient(partial(f, i, x), x[i], step)
				want := float(t, text, f.Args, x)
				if !(uncertainty < 1e-3*(1+math.Abs(slope))) { // also where a value overflows
					continue
				}
				compared++
				assert.InDelta(t, want, slope, 4*uncertainty+1e-9*(1+math.Abs(want)), "by %s at %v", f.Args[i], x)
			}
			assert.GreaterOrEqual(t, compared, 5, "by %s", f.Args[i])
		}
	})
}

// derivativePoints are the points of f and, for functions on a short interval, some more.
func derivativePoints(f *function.Function) [][]float64 {
	list := tuples(f)
	if len(f.Args) == 1 {
		for _, v := range []float64{0.1, 0.3, 0.6, -0.35, 0.8, 0.95, 1.1, -1.1, 2.2, 6.3, -3.7} {
			list = append(list, []float64{v})
		}
	}
	return list
}

// In the interior of the domain the derivative is defined where the table calls the function smooth.
func TestDerivativeIsDefined(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		for i, text := range f.Derivative {
			if text == "" {
				continue
			}
			e := mustRead(t, text)
			for _, x := range derivativePoints(f) {
				if beyond(f, x) || !regular(t, f, i, x, 1e-12*math.Abs(x[i])+1e-300) {
					continue
				}
				value := intervals.evaluate(e, bind(f.Args, points(x)))
				assert.NotEqual(t, interval.Nowhere, value.Def, "by %s at %v", f.Args[i], x)
			}
		}
	})
}

// kinkPoints lists points of the grid on the kink of f.
func kinkPoints(t require.TestingT, f *function.Function) [][]float64 {
	var list [][]float64
	for _, x := range tuples(f) {
		if holds(t, f.Kink.At, f.Args, x) == interval.True && math.Abs(x[0]) <= 10 {
			list = append(list, x)
		}
	}
	return list
}

// The one-sided slopes at a kink are the ends of the set of slopes, which contains the convention.
func TestKinkSlopes(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		if f.Kink == nil {
			return
		}
		low, high := constant(t, f.Kink.Low).Lo, constant(t, f.Kink.High).Lo
		value := constant(t, f.Kink.Value).Lo
		assert.Less(t, low, high)
		assert.True(t, low <= value && value <= high)
		atKink := kinkPoints(t, f)
		require.NotEmpty(t, atKink)
		for _, x := range atKink {
			assert.Equal(t, interval.False, holds(t, f.Smooth, f.Args, x), "a kink is not smooth")
			for i := range f.Args {
				side := partial(f, i, x)
				left := (side(x[i]) - side(x[i]-0x1p-20)) * 0x1p20
				right := (side(x[i]+0x1p-20) - side(x[i])) * 0x1p20
				assert.InDelta(t, low, math.Min(left, right), 1e-6, "by %s at %v", f.Args[i], x)
				assert.InDelta(t, high, math.Max(left, right), 1e-6, "by %s at %v", f.Args[i], x)
			}
		}
	})
}

// Where a function with a continuous kernel is smooth by the table, its derivative does not jump between
// close points: a forgotten kink would.
func TestNoForgottenKink(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		if len(f.Args) != 1 || f.Derivative[0] == "" {
			return
		}
		e := mustRead(t, f.Derivative[0])
		for _, v := range moderate() {
			const step = 0x1p-26
			if !regular(t, f, 0, []float64{v}, step) {
				continue
			}
			before := floats.evaluate(e, map[string]float64{"x": v - step})
			after := floats.evaluate(e, map[string]float64{"x": v + step})
			assert.InDelta(t, before, after, 1e-3*(1+math.Abs(after)), "at %v", v)
		}
	})
}
