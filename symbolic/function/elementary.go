package function

import (
	"math"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rectangle"
)

// Exponential, logarithms and the cube root. Square roots are powers: see notation.go. The cube root is no
// power, because x^(1/3) has no real value for x < 0, and over the complex numbers another one; hence it
// has no entry Complex.
var elementary = []Function{
	{
		Name: "exp", Args: []string{"x"}, Group: "elementary", LaTeX: `\exp`,
		Doc:     "The exponential function e^x.",
		Example: "exp(x)*exp(y) = exp(x + y)",

		Derivative: []string{"exp(x)"},
		Range:      Range{Low: "0"}, Monotone: +1, Injective: true, Nonzero: true,
		Inverse:    "log",
		Identities: []Identity{{Left: "exp(-x)", Right: "1/exp(x)"}},
		Special:    []Value{{"0", "1"}, {"1", "e"}},

		Float: unary(math.Exp), Enclose: unary(interval.Exp), Ball: unary(ball.Exp),
		Complex: &Complex{Principal: "exp(x)", Enclose: unary(rectangle.Exp)},
	},
	{
		Name: "log", Aliases: []string{"ln"}, Args: []string{"x"}, Group: "elementary", LaTeX: `\log`,
		Doc:     "The natural logarithm, to base e.",
		Example: "log(x^2 + 1)/2 = log(sqrt(x^2 + 1))",

		Domain: "x > 0", Derivative: []string{"1/x"},
		Monotone: +1, Injective: true, Positive: "x > 1", Negative: "x < 1",
		Inverse:    "exp",
		Identities: []Identity{{Left: "log(1/x)", Right: "-log(x)"}},
		Special:    []Value{{"1", "0"}, {"e", "1"}},

		Float: unary(log), Enclose: unary(interval.Log), Ball: unary(ball.Log),
		Complex: &Complex{Principal: "log(x)", Enclose: unary(rectangle.Log)},
	},
	{
		Name: "log2", Args: []string{"x"}, Group: "elementary", LaTeX: `\log_{2}`,
		Doc:     "The logarithm to base 2.",
		Example: "log2(8) = 3",

		Domain: "x > 0", Derivative: []string{"1/(x*log(2))"}, Basis: "log(x)/log(2)",
		Monotone: +1, Injective: true, Positive: "x > 1", Negative: "x < 1",
		Special: []Value{{"1", "0"}, {"2", "1"}},

		Exact: exactLog(2),
		Float: unary(log2), Enclose: unary(interval.Log2), Ball: unary(ball.Log2),
		Complex: &Complex{Principal: "log(x)/log(2)", Enclose: unary(rectangle.Log2)},
	},
	{
		Name: "log10", Args: []string{"x"}, Group: "elementary", LaTeX: `\log_{10}`,
		Doc:     "The logarithm to base 10; lg is no alias, since others mean base 2 by it.",
		Example: "log10(1/1000) = -3",

		Domain: "x > 0", Derivative: []string{"1/(x*log(10))"}, Basis: "log(x)/log(10)",
		Monotone: +1, Injective: true, Positive: "x > 1", Negative: "x < 1",
		Special: []Value{{"1", "0"}, {"10", "1"}},

		Exact: exactLog(10),
		Float: unary(log10), Enclose: unary(interval.Log10), Ball: unary(ball.Log10),
		Complex: &Complex{Principal: "log(x)/log(10)", Enclose: unary(rectangle.Log10)},
	},
	{
		Name: "expm1", Args: []string{"x"}, Group: "elementary", LaTeX: `\operatorname{expm1}`,
		Doc:     "exp(x) - 1 without cancellation near 0.",
		Example: "expm1(x) + 1 = exp(x)",

		Derivative: []string{"exp(x)"}, Basis: "exp(x) - 1",
		Range: Range{Low: "-1"}, Monotone: +1, Injective: true, Positive: "x > 0", Negative: "x < 0",
		Inverse: "log1p",
		Special: []Value{{"0", "0"}},

		Float: unary(math.Expm1), Enclose: unary(interval.Expm1), Ball: unary(ball.Expm1),
		Complex: &Complex{Principal: "exp(x) - 1", Enclose: unary(rectangle.Expm1)},
	},
	{
		Name: "log1p", Args: []string{"x"}, Group: "elementary", LaTeX: `\operatorname{log1p}`,
		Doc:     "log(1 + x) without cancellation near 0.",
		Example: "log1p(x^2) = log(1 + x^2)",

		Domain: "x > -1", Derivative: []string{"1/(1 + x)"}, Basis: "log(1 + x)",
		Monotone: +1, Injective: true, Positive: "x > 0", Negative: "x < 0",
		Inverse: "expm1",
		Special: []Value{{"0", "0"}},

		Float: unary(logOnePlus), Enclose: unary(interval.Log1p), Ball: unary(ball.Log1p),
		Complex: &Complex{Principal: "log(1 + x)", Enclose: unary(rectangle.Log1p)},
	},
	{
		Name: "cbrt", Args: []string{"x"}, Group: "elementary", LaTeX: `\sqrt[3]{#1}`,
		Doc:     "The real cube root, also of negative numbers, unlike the power x^(1/3).",
		Example: "cbrt(-8) = -2",

		Derivative: []string{"1/(3*cbrt(x)^2)"}, Smooth: "x != 0",
		Reason: "the tangent at 0 is vertical",
		Basis:  "piecewise(x >= 0, x^(1/3), -(-x)^(1/3))",
		Parity: Odd, Monotone: +1, Injective: true, Positive: "x > 0", Negative: "x < 0",
		Identities: []Identity{{Left: "cbrt(x)^3", Right: "x"}},
		Special:    []Value{{"0", "0"}, {"1", "1"}},

		Exact: exactCbrt,
		Float: unary(math.Cbrt), Enclose: unary(interval.Cbrt), Ball: unary(ball.Cbrt),
	},
}
