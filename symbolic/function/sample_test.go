package function_test

import (
	"math"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/symbolic/function"
)

// grid has the points where definitions change, points between them, and points that are tiny and large. All
// are exact in float64.
var grid = []float64{
	0, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 0.25, -0.25, 0.75, -0.75, 1.25, -1.25, 1.5, -1.5, 4, -4, 2.5, -2.5, 5, -5,
	10, -10, -10.5, 0.875, 1e-3, -1e-3, 1 << 10, -1 << 10, 1e-9, -1e-9, 1e-200, -1e-200, 20, -20, 100.5, -100.5,
	700, -700, 1e6, -1e6, 1 << 20, math.Pi / 2, -math.Pi / 2, math.Pi, -math.Pi, 1 - 0x1p-30, 1 + 0x1p-30, -1 + 0x1p-30, 0x1p-1060,
}

// moderate are grid points where float64 separates the values of every function.
func moderate() []float64 {
	var list []float64
	for _, v := range grid {
		if math.Abs(v) <= 5 && (v == 0 || math.Abs(v) >= 1e-3) && math.Abs(math.Abs(v)-1) > 1e-6 || math.Abs(v) == 1 {
			list = append(list, v)
		}
	}
	return list
}

// tuples lists points for the arguments of f: the grid, or pairs of moderate numbers from its front.
func tuples(f *function.Function) [][]float64 {
	var list [][]float64
	if len(f.Args) == 1 {
		for _, v := range grid {
			list = append(list, []float64{v})
		}
		return list
	}
	for _, v := range grid[:30] {
		for _, w := range grid[:30] {
			list = append(list, []float64{v, w})
		}
	}
	return list
}

// beyond reports an order of polygamma that is not computed.
func beyond(f *function.Function, x []float64) bool {
	return f.Name == "polygamma" && x[0] > limit.Order
}

// number draws a readable number, a random one or one of extreme size.
func number() *rapid.Generator[float64] {
	return rapid.OneOf(
		rapid.SampledFrom(grid),
		rapid.Float64Range(-4, 4),
		rapid.Float64Range(-40, 40),
		rapid.Map(rapid.IntRange(-12, 12), func(n int) float64 { return float64(n) }),
		rapid.Map(rapid.Float64Range(-300, 300), func(e float64) float64 { return math.Pow(10, e) }),
	)
}

func drawArgs(t *rapid.T, f *function.Function) []float64 {
	x := make([]float64, len(f.Args))
	for i, arg := range f.Args {
		if arg == "n" || arg == "k" {
			x[i] = float64(rapid.IntRange(-3, 9).Draw(t, arg))
		} else {
			x[i] = number().Draw(t, arg)
		}
	}
	return x
}

// bind gives the formal names their values, in one type of number.
func bind[T any](names []string, x []T) map[string]T {
	at := map[string]T{}
	for i, name := range names {
		at[name] = x[i]
	}
	return at
}

func points(x []float64) []interval.Interval {
	list := make([]interval.Interval, len(x))
	for i, v := range x {
		list[i] = interval.Point(v)
	}
	return list
}

func exactBalls(x []float64) []ball.Ball {
	list := make([]ball.Ball, len(x))
	for i, v := range x {
		list[i] = ball.FromFloat(v, precision)
	}
	return list
}

// holds evaluates a condition at numbers; "" holds everywhere.
func holds(t require.TestingT, condition string, names []string, x []float64) interval.Truth {
	if condition == "" {
		return interval.True
	}
	return intervals.truth(mustRead(t, condition), bind(names, points(x)))
}

// float evaluates an expression in rounded arithmetic.
func float(t require.TestingT, text string, names []string, x []float64) float64 {
	return floats.evaluate(mustRead(t, text), bind(names, x))
}

// constant encloses an expression without names.
func constant(t require.TestingT, text string) interval.Interval {
	return intervals.evaluate(mustRead(t, text), nil)
}

// rationals are arguments for exact values.
var rationals = []rational.Rat{
	rational.Int(0), rational.Int(1), rational.Int(-1), rational.Int(2), rational.Int(-2), rational.Int(3), rational.Int(7),
	rational.Int(8), rational.Int(-8), rational.Int(10), rational.Int(1000), rational.New(1, 2), rational.New(-1, 2), rational.New(5, 2),
	rational.New(-5, 2), rational.New(1, 8), rational.New(-27, 64), rational.New(1, 1000), rational.New(22, 7),
}
