package function

import (
	"math"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rectangle"
)

// Functions put together from pieces of straight lines. Kinks keep a set of slopes; jumps have no slope at
// all. The identities between sign, abs, max and min stand in the entry of each function that the left side
// could be met by. The slope printed at a kink is the one that libraries for automatic differentiation
// have, and abs(x) = max(x, -x) = relu(x) + relu(-x) agree in it.
var kink = []Function{
	{
		Name: "abs", Args: []string{"x"}, Group: "piecewise", LaTeX: `\left|#1\right|`,
		Doc:     "The absolute value; at 0 its slope is by convention 0, any number in [-1, 1] is accepted.",
		Example: "abs(x)^2 = x^2",

		Derivative: []string{"sign(x)"}, Smooth: "x != 0",
		Kink:  &Kink{At: "x = 0", Low: "-1", High: "1", Value: "0"},
		Basis: "piecewise(x >= 0, x, -x)",

		Parity: Even, Range: Range{Low: "0", LowAttained: true}, Positive: "x != 0",
		Identities: []Identity{{Left: "abs(x)^2", Right: "x^2"}, {Left: "sign(x)*abs(x)", Right: "x"}},
		Special:    []Value{{"0", "0"}},

		Exact: exactAbs,
		Float: unary(math.Abs), Enclose: unary(interval.Abs), Ball: unary(ball.Abs),
		Complex: &Complex{Enclose: unary(rectangle.Abs)},
	},
	{
		Name: "sign", Aliases: []string{"sgn", "signum"}, Args: []string{"x"}, Group: "piecewise", LaTeX: `\operatorname{sign}`,
		Doc:     "The sign: 1, 0 or -1, with sign(0) = 0.",
		Example: "sign(x)*abs(x) = x",

		Derivative: []string{"0"}, Smooth: "x != 0", Reason: "it jumps at 0",
		Basis:  "piecewise(x > 0, 1, x < 0, -1, 0)",
		Parity: Odd, Range: Range{"-1", "1", true, true}, Monotone: +1, Integer: true,
		Positive: "x > 0", Negative: "x < 0",
		Identities: []Identity{{Left: "sign(x)*abs(x)", Right: "x"}},
		Special:    []Value{{"0", "0"}},

		Exact: exactSign,
		Float: unary(sign), Enclose: unary(interval.Sign), Ball: unary(ball.Sign),
	},
	{
		Name: "floor", Args: []string{"x"}, Group: "piecewise", LaTeX: `\left\lfloor #1\right\rfloor`,
		Doc:     "The greatest integer not above x.",
		Example: "floor(-5/2) = -3",

		Derivative: []string{"0"}, Smooth: "x != floor(x)", Reason: "it jumps at every integer",
		Monotone: +1, Integer: true, Positive: "x >= 1", Negative: "x < 0",
		Identities: []Identity{
			{Left: "floor(x + 1)", Right: "floor(x) + 1"},
			{Left: "floor(-x)", Right: "-ceil(x)"},
		},
		Special: []Value{{"0", "0"}},

		Exact: exactFloor,
		Float: unary(math.Floor), Enclose: unary(interval.Floor), Ball: unary(ball.Floor),
	},
	{
		Name: "ceil", Aliases: []string{"ceiling"}, Args: []string{"x"}, Group: "piecewise", LaTeX: `\left\lceil #1\right\rceil`,
		Doc:     "The least integer not below x.",
		Example: "ceil(5/2) = 3",

		Derivative: []string{"0"}, Smooth: "x != ceil(x)", Reason: "it jumps at every integer",
		Basis:    "-floor(-x)",
		Monotone: +1, Integer: true, Positive: "x > 0", Negative: "x <= -1",
		Identities: []Identity{
			{Left: "ceil(x + 1)", Right: "ceil(x) + 1"},
			{Left: "ceil(-x)", Right: "-floor(x)"},
		},
		Special: []Value{{"0", "0"}},

		Exact: exactCeil,
		Float: unary(math.Ceil), Enclose: unary(interval.Ceil), Ball: unary(ball.Ceil),
	},
	{
		Name: "max", Args: []string{"x", "y"}, Variadic: true, Group: "piecewise", LaTeX: `\max`,
		Doc:     "The greatest of its arguments; where two are equal the slopes are weights that sum to 1, by convention 1/2 each, which makes abs(x) = max(x, -x) have slope 0 at 0.",
		Example: "max(x, y) + min(x, y) = x + y",

		Derivative: []string{"indicator(x > y)", "indicator(y > x)"}, Smooth: "x != y",
		Kink:       &Kink{At: "x = y", Low: "0", High: "1", Value: "1/2"},
		Basis:      "piecewise(x >= y, x, y)",
		Positive:   "x > 0 or y > 0",
		Negative:   "x < 0 and y < 0",
		Identities: []Identity{{Left: "max(x, y)", Right: "max(y, x)"}, {Left: "max(-x, -y)", Right: "-min(x, y)"}},

		Exact: exactMax,
		Float: fold(func(x, y float64) float64 { return max(x, y) }), Enclose: fold(interval.Max), Ball: fold(ball.Max),
	},
	{
		Name: "min", Args: []string{"x", "y"}, Variadic: true, Group: "piecewise", LaTeX: `\min`,
		Doc:     "The least of its arguments; where two are equal the slopes are weights that sum to 1, by convention 1/2 each.",
		Example: "min(x, y) = -max(-x, -y)",

		Derivative: []string{"indicator(x < y)", "indicator(y < x)"}, Smooth: "x != y",
		Kink:       &Kink{At: "x = y", Low: "0", High: "1", Value: "1/2"},
		Basis:      "piecewise(x <= y, x, y)",
		Positive:   "x > 0 and y > 0",
		Negative:   "x < 0 or y < 0",
		Identities: []Identity{{Left: "min(x, y)", Right: "min(y, x)"}, {Left: "min(-x, -y)", Right: "-max(x, y)"}},

		Exact: exactMin,
		Float: fold(func(x, y float64) float64 { return min(x, y) }), Enclose: fold(interval.Min), Ball: fold(ball.Min),
	},
}
