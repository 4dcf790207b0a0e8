package function

import (
	"math"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rectangle"
)

// Inverse trigonometric functions, with their principal values (DLMF 4.23(ii)). Special values are listed
// for x >= 0; Parity or an identity has the others. The complex derivative of asec and acsc is an entry of
// its own, because abs(x) in the real one is no analytic function: 1/(abs(x)*sqrt(x^2 - 1)) and
// 1/(x^2*sqrt(1 - 1/x^2)) are equal for real x only.
var arc = []Function{
	{
		Name: "asin", Aliases: []string{"arcsin"}, Args: []string{"x"}, Group: "inverse trigonometric", LaTeX: `\arcsin`,
		Doc:     "The inverse sine, in [-pi/2, pi/2].",
		Example: "asin(x) + acos(x) = pi/2",

		Domain: "-1 <= x and x <= 1", Derivative: []string{"1/sqrt(1 - x^2)"},
		Parity: Odd, Range: Range{"-pi/2", "pi/2", true, true}, Monotone: +1, Injective: true,
		Positive: "x > 0", Negative: "x < 0",
		Inverse: "sin", InverseWhere: "-pi/2 <= x and x <= pi/2",
		Special: []Value{
			{"0", "0"}, {"1/2", "pi/6"}, {"sqrt(2)/2", "pi/4"}, {"sqrt(3)/2", "pi/3"}, {"1", "pi/2"},
			{"(sqrt(6) - sqrt(2))/4", "pi/12"}, {"(sqrt(6) + sqrt(2))/4", "5*pi/12"},
		},

		Float: unary(asin), Enclose: unary(interval.Asin), Ball: unary(ball.Asin),
		Complex: &Complex{Principal: "-i*log(i*x + sqrt(1 - x^2))", Enclose: unary(rectangle.Asin)},
	},
	{
		Name: "acos", Aliases: []string{"arccos"}, Args: []string{"x"}, Group: "inverse trigonometric", LaTeX: `\arccos`,
		Doc:     "The inverse cosine, in [0, pi].",
		Example: "acos(-x) = pi - acos(x)",

		Domain: "-1 <= x and x <= 1", Derivative: []string{"-1/sqrt(1 - x^2)"},
		Range: Range{"0", "pi", true, true}, Monotone: -1, Injective: true, Positive: "x != 1",
		Inverse: "cos", InverseWhere: "0 <= x and x <= pi",
		Identities: []Identity{{Left: "acos(-x)", Right: "pi - acos(x)"}},
		Special: []Value{
			{"0", "pi/2"}, {"1/2", "pi/3"}, {"sqrt(2)/2", "pi/4"}, {"sqrt(3)/2", "pi/6"}, {"1", "0"},
			{"(sqrt(6) - sqrt(2))/4", "5*pi/12"}, {"(sqrt(6) + sqrt(2))/4", "pi/12"},
		},

		Float: unary(acos), Enclose: unary(interval.Acos), Ball: unary(ball.Acos),
		Complex: &Complex{Principal: "pi/2 + i*log(i*x + sqrt(1 - x^2))", Enclose: unary(rectangle.Acos)},
	},
	{
		Name: "atan", Aliases: []string{"arctan", "arctg"}, Args: []string{"x"}, Group: "inverse trigonometric", LaTeX: `\arctan`,
		Doc:     "The inverse tangent, in (-pi/2, pi/2).",
		Example: "tan(atan(x)) = x",

		Derivative: []string{"1/(1 + x^2)"},
		Parity:     Odd, Range: Range{Low: "-pi/2", High: "pi/2"}, Monotone: +1, Injective: true,
		Positive: "x > 0", Negative: "x < 0",
		Inverse: "tan", InverseWhere: "-pi/2 < x and x < pi/2",
		Identities: []Identity{
			{Left: "atan(1/x)", Right: "pi/2 - atan(x)", Where: "x > 0"},
			{Left: "atan(1/x)", Right: "-pi/2 - atan(x)", Where: "x < 0"},
		},
		Special: []Value{
			{"0", "0"}, {"2 - sqrt(3)", "pi/12"}, {"sqrt(3)/3", "pi/6"}, {"1", "pi/4"},
			{"sqrt(3)", "pi/3"}, {"2 + sqrt(3)", "5*pi/12"},
		},

		Float: unary(math.Atan), Enclose: unary(interval.Atan), Ball: unary(ball.Atan),
		Complex: &Complex{Principal: "i/2*(log(1 - i*x) - log(1 + i*x))", Enclose: unary(rectangle.Atan)},
	},
	{
		Name: "acot", Aliases: []string{"arccot", "arcctg"}, Args: []string{"x"}, Group: "inverse trigonometric", LaTeX: `\operatorname{arccot}`,
		Doc:     "The inverse cotangent atan(1/x), in (-pi/2, pi/2), odd and undefined at 0 (DLMF 4.23.9); others take the branch in (0, pi).",
		Example: "acot(-1) = -pi/4",

		Domain: "x != 0", Derivative: []string{"-1/(1 + x^2)"}, Basis: "atan(1/x)",
		Parity: Odd, Range: Range{Low: "-pi/2", High: "pi/2"}, Injective: true, Nonzero: true,
		Positive: "x > 0", Negative: "x < 0",
		Inverse: "cot", InverseWhere: "-pi/2 < x and x < pi/2",
		Special: []Value{
			{"2 + sqrt(3)", "pi/12"}, {"sqrt(3)", "pi/6"}, {"1", "pi/4"},
			{"sqrt(3)/3", "pi/3"}, {"2 - sqrt(3)", "5*pi/12"},
		},

		Float: unary(acot), Enclose: unary(interval.Acot), Ball: unary(ball.Acot),
		Complex: &Complex{Principal: "atan(1/x)", Enclose: unary(rectangle.Acot)},
	},
	{
		Name: "asec", Aliases: []string{"arcsec"}, Args: []string{"x"}, Group: "inverse trigonometric", LaTeX: `\operatorname{arcsec}`,
		Doc:     "The inverse secant acos(1/x), in [0, pi] without pi/2 (DLMF 4.23.8).",
		Example: "asec(2) = pi/3",

		Domain: "x <= -1 or x >= 1", Derivative: []string{"1/(abs(x)*sqrt(x^2 - 1))"}, Basis: "acos(1/x)",
		Range: Range{"0", "pi", true, true}, Injective: true, Positive: "x != 1",
		Inverse: "sec", InverseWhere: "0 <= x and x <= pi",
		Identities: []Identity{{Left: "asec(-x)", Right: "pi - asec(x)"}},
		Special: []Value{
			{"1", "0"}, {"2*sqrt(3)/3", "pi/6"}, {"sqrt(2)", "pi/4"}, {"2", "pi/3"},
		},

		Float: unary(asec), Enclose: unary(interval.Asec), Ball: unary(ball.Asec),
		Complex: &Complex{Principal: "acos(1/x)", Derivative: "1/(x^2*sqrt(1 - 1/x^2))", Enclose: unary(rectangle.Asec)},
	},
	{
		Name: "acsc", Aliases: []string{"arccsc", "arccosec"}, Args: []string{"x"}, Group: "inverse trigonometric", LaTeX: `\operatorname{arccsc}`,
		Doc:     "The inverse cosecant asin(1/x), in [-pi/2, pi/2] without 0 (DLMF 4.23.7).",
		Example: "acsc(2) = pi/6",

		Domain: "x <= -1 or x >= 1", Derivative: []string{"-1/(abs(x)*sqrt(x^2 - 1))"}, Basis: "asin(1/x)",
		Parity: Odd, Range: Range{"-pi/2", "pi/2", true, true}, Injective: true, Nonzero: true,
		Positive: "x > 0", Negative: "x < 0",
		Inverse: "csc", InverseWhere: "-pi/2 <= x and x <= pi/2",
		Special: []Value{
			{"1", "pi/2"}, {"2*sqrt(3)/3", "pi/3"}, {"sqrt(2)", "pi/4"}, {"2", "pi/6"},
		},

		Float: unary(acsc), Enclose: unary(interval.Acsc), Ball: unary(ball.Acsc),
		Complex: &Complex{Principal: "asin(1/x)", Derivative: "-1/(x^2*sqrt(1 - 1/x^2))", Enclose: unary(rectangle.Acsc)},
	},
}
