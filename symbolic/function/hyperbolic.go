package function

import (
	"math"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rectangle"
)

// Hyperbolic functions and, below them, their inverses (DLMF 4.28 to 4.37). Each Basis of the former has
// exp(x), its square or its reciprocal alone, so that any two of the functions become rational functions of
// the same thing and can be compared. Over the complex numbers acosh takes sqrt(x + 1)*sqrt(x - 1), not
// sqrt(x^2 - 1), which has the other sign in the left half plane.
var hyperbolic = []Function{
	{
		Name: "sinh", Args: []string{"x"}, Group: "hyperbolic", LaTeX: `\sinh`,
		Doc:     "The hyperbolic sine.",
		Example: "sinh(2*x) = 2*sinh(x)*cosh(x)",

		Derivative: []string{"cosh(x)"}, Basis: "(exp(x) - exp(-x))/2",
		Parity: Odd, Monotone: +1, Injective: true, Positive: "x > 0", Negative: "x < 0",
		Inverse: "asinh", Special: []Value{{"0", "0"}},

		Float: unary(math.Sinh), Enclose: unary(interval.Sinh), Ball: unary(ball.Sinh),
		Complex: &Complex{Principal: "(exp(x) - exp(-x))/2", Enclose: unary(rectangle.Sinh)},
	},
	{
		Name: "cosh", Args: []string{"x"}, Group: "hyperbolic", LaTeX: `\cosh`,
		Doc:     "The hyperbolic cosine.",
		Example: "cosh(x)^2 - sinh(x)^2 = 1",

		Derivative: []string{"sinh(x)"}, Basis: "(exp(x) + exp(-x))/2",
		Parity: Even, Range: Range{Low: "1", LowAttained: true}, Nonzero: true,
		Inverse: "acosh", Special: []Value{{"0", "1"}},

		Float: unary(math.Cosh), Enclose: unary(interval.Cosh), Ball: unary(ball.Cosh),
		Complex: &Complex{Principal: "(exp(x) + exp(-x))/2", Enclose: unary(rectangle.Cosh)},
	},
	{
		Name: "tanh", Args: []string{"x"}, Group: "hyperbolic", LaTeX: `\tanh`,
		Doc:     "The hyperbolic tangent.",
		Example: "tanh(x) = 2*sigma(2*x) - 1",

		Derivative: []string{"1 - tanh(x)^2"}, Basis: "(exp(2*x) - 1)/(exp(2*x) + 1)",
		Parity: Odd, Range: Range{Low: "-1", High: "1"}, Monotone: +1, Injective: true,
		Positive: "x > 0", Negative: "x < 0",
		Inverse: "atanh", Special: []Value{{"0", "0"}},

		Float: unary(math.Tanh), Enclose: unary(interval.Tanh), Ball: unary(ball.Tanh),
		Complex: &Complex{Principal: "(exp(2*x) - 1)/(exp(2*x) + 1)", Enclose: unary(rectangle.Tanh)},
	},
	{
		Name: "coth", Args: []string{"x"}, Group: "hyperbolic", LaTeX: `\coth`,
		Doc:     "The hyperbolic cotangent.",
		Example: "coth(x)*tanh(x) = 1",

		Domain: "x != 0", Derivative: []string{"1 - coth(x)^2"}, Basis: "(exp(2*x) + 1)/(exp(2*x) - 1)",
		Parity: Odd, Injective: true, Nonzero: true, Positive: "x > 0", Negative: "x < 0",
		Inverse: "acoth",

		Float: unary(coth), Enclose: unary(interval.Coth), Ball: unary(ball.Coth),
		Complex: &Complex{Principal: "(exp(2*x) + 1)/(exp(2*x) - 1)", Enclose: unary(rectangle.Coth)},
	},
	{
		Name: "sech", Args: []string{"x"}, Group: "hyperbolic", LaTeX: `\operatorname{sech}`,
		Doc:     "The hyperbolic secant 1/cosh(x).",
		Example: "sech(x)^2 + tanh(x)^2 = 1",

		Derivative: []string{"-sech(x)*tanh(x)"}, Basis: "2*exp(x)/(exp(2*x) + 1)",
		Parity: Even, Range: Range{Low: "0", High: "1", HighAttained: true}, Nonzero: true,
		Inverse: "asech", Special: []Value{{"0", "1"}},

		Float: unary(sech), Enclose: unary(interval.Sech), Ball: unary(ball.Sech),
		Complex: &Complex{Principal: "2*exp(x)/(exp(2*x) + 1)", Enclose: unary(rectangle.Sech)},
	},
	{
		Name: "csch", Aliases: []string{"cosech"}, Args: []string{"x"}, Group: "hyperbolic", LaTeX: `\operatorname{csch}`,
		Doc:     "The hyperbolic cosecant 1/sinh(x).",
		Example: "csch(x)*sinh(x) = 1",

		Domain: "x != 0", Derivative: []string{"-csch(x)*coth(x)"}, Basis: "2*exp(x)/(exp(2*x) - 1)",
		Parity: Odd, Injective: true, Nonzero: true, Positive: "x > 0", Negative: "x < 0",
		Inverse: "acsch",

		Float: unary(csch), Enclose: unary(interval.Csch), Ball: unary(ball.Csch),
		Complex: &Complex{Principal: "2*exp(x)/(exp(2*x) - 1)", Enclose: unary(rectangle.Csch)},
	},
	{
		Name: "asinh", Aliases: []string{"arsinh", "arcsinh"}, Args: []string{"x"}, Group: "inverse hyperbolic", LaTeX: `\operatorname{arsinh}`,
		Doc:     "The inverse hyperbolic sine.",
		Example: "asinh(x) = log(x + sqrt(x^2 + 1))",

		Derivative: []string{"1/sqrt(x^2 + 1)"}, Basis: "log(x + sqrt(x^2 + 1))",
		Parity: Odd, Monotone: +1, Injective: true, Positive: "x > 0", Negative: "x < 0",
		Inverse: "sinh", Special: []Value{{"0", "0"}},

		Float: unary(math.Asinh), Enclose: unary(interval.Asinh), Ball: unary(ball.Asinh),
		Complex: &Complex{Principal: "log(x + sqrt(x^2 + 1))", Enclose: unary(rectangle.Asinh)},
	},
	{
		Name: "acosh", Aliases: []string{"arcosh", "arccosh"}, Args: []string{"x"}, Group: "inverse hyperbolic", LaTeX: `\operatorname{arcosh}`,
		Doc:     "The inverse hyperbolic cosine, the nonnegative branch.",
		Example: "acosh(cosh(x)) = abs(x)",

		Domain: "x >= 1", Derivative: []string{"1/sqrt(x^2 - 1)"}, Basis: "log(x + sqrt(x^2 - 1))",
		Range: Range{Low: "0", LowAttained: true}, Monotone: +1, Injective: true, Positive: "x > 1",
		Inverse: "cosh", InverseWhere: "x >= 0", Special: []Value{{"1", "0"}},

		Float: unary(math.Acosh), Enclose: unary(interval.Acosh), Ball: unary(ball.Acosh),
		Complex: &Complex{Principal: "log(x + sqrt(x + 1)*sqrt(x - 1))", Derivative: "1/(sqrt(x + 1)*sqrt(x - 1))", Enclose: unary(rectangle.Acosh)},
	},
	{
		Name: "atanh", Aliases: []string{"artanh", "arctanh"}, Args: []string{"x"}, Group: "inverse hyperbolic", LaTeX: `\operatorname{artanh}`,
		Doc:     "The inverse hyperbolic tangent.",
		Example: "tanh(atanh(1/3)) = 1/3",

		Domain: "-1 < x and x < 1", Derivative: []string{"1/(1 - x^2)"}, Basis: "log((1 + x)/(1 - x))/2",
		Parity: Odd, Monotone: +1, Injective: true, Positive: "x > 0", Negative: "x < 0",
		Inverse: "tanh", Special: []Value{{"0", "0"}},

		Float: unary(atanh), Enclose: unary(interval.Atanh), Ball: unary(ball.Atanh),
		Complex: &Complex{Principal: "(log(1 + x) - log(1 - x))/2", Enclose: unary(rectangle.Atanh)},
	},
	{
		Name: "acoth", Aliases: []string{"arcoth", "arccoth"}, Args: []string{"x"}, Group: "inverse hyperbolic", LaTeX: `\operatorname{arcoth}`,
		Doc:     "The inverse hyperbolic cotangent atanh(1/x).",
		Example: "acoth(3) = log(2)/2",

		Domain: "x < -1 or x > 1", Derivative: []string{"1/(1 - x^2)"}, Basis: "log((x + 1)/(x - 1))/2",
		Parity: Odd, Injective: true, Nonzero: true, Positive: "x > 0", Negative: "x < 0",
		Inverse: "coth",

		Float: unary(acoth), Enclose: unary(interval.Acoth), Ball: unary(ball.Acoth),
		Complex: &Complex{Principal: "atanh(1/x)", Enclose: unary(rectangle.Acoth)},
	},
	{
		Name: "asech", Aliases: []string{"arsech", "arcsech"}, Args: []string{"x"}, Group: "inverse hyperbolic", LaTeX: `\operatorname{arsech}`,
		Doc:     "The inverse hyperbolic secant acosh(1/x), the nonnegative branch.",
		Example: "asech(1) = 0",

		Domain: "0 < x and x <= 1", Derivative: []string{"-1/(x*sqrt(1 - x^2))"}, Basis: "log((1 + sqrt(1 - x^2))/x)",
		Range: Range{Low: "0", LowAttained: true}, Monotone: -1, Injective: true, Positive: "x < 1",
		Inverse: "sech", InverseWhere: "x >= 0", Special: []Value{{"1", "0"}},

		Float: unary(asech), Enclose: unary(interval.Asech), Ball: unary(ball.Asech),
		Complex: &Complex{Principal: "acosh(1/x)", Derivative: "-1/(x^2*sqrt(1/x + 1)*sqrt(1/x - 1))", Enclose: unary(rectangle.Asech)},
	},
	{
		Name: "acsch", Aliases: []string{"arcsch", "arccsch"}, Args: []string{"x"}, Group: "inverse hyperbolic", LaTeX: `\operatorname{arcsch}`,
		Doc:     "The inverse hyperbolic cosecant asinh(1/x).",
		Example: "csch(acsch(5)) = 5",

		Domain: "x != 0", Derivative: []string{"-1/(abs(x)*sqrt(1 + x^2))"}, Basis: "log(1/x + sqrt(1/x^2 + 1))",
		Parity: Odd, Injective: true, Nonzero: true, Positive: "x > 0", Negative: "x < 0",
		Inverse: "csch",

		Float: unary(acsch), Enclose: unary(interval.Acsch), Ball: unary(ball.Acsch),
		Complex: &Complex{Principal: "asinh(1/x)", Derivative: "-1/(x^2*sqrt(1 + 1/x^2))", Enclose: unary(rectangle.Acsch)},
	},
}
