package function

import (
	"math"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rectangle"
)

// Trigonometric functions of an angle in radians. Their special values are those of the first quadrant:
// Period, Parity and Identities extend them to the others. The values at pi/12 are the half-angle formulas
// applied to pi/6, those at 5*pi/12 its complement's. The principal texts have one exponential each,
// exp(i*x) or exp(2*i*x), so that equal functions become equal rational functions.
var trigonometric = []Function{
	{
		Name: "sin", Args: []string{"x"}, Group: "trigonometric", LaTeX: `\sin`,
		Doc:     "The sine.",
		Example: "sin(x)^2 + cos(x)^2 = 1",

		Derivative: []string{"cos(x)"},
		Parity:     Odd, Range: Range{"-1", "1", true, true}, Period: "2*pi",
		Inverse: "asin",
		Identities: []Identity{
			{Left: "sin(x + pi)", Right: "-sin(x)"},
			{Left: "sin(pi - x)", Right: "sin(x)"},
			{Left: "sin(pi/2 - x)", Right: "cos(x)"},
		},
		Special: []Value{
			{"0", "0"}, {"pi/12", "(sqrt(6) - sqrt(2))/4"}, {"pi/6", "1/2"}, {"pi/4", "sqrt(2)/2"},
			{"pi/3", "sqrt(3)/2"}, {"5*pi/12", "(sqrt(6) + sqrt(2))/4"}, {"pi/2", "1"},
		},

		Float: unary(math.Sin), Enclose: unary(interval.Sin), Ball: unary(ball.Sin),
		Complex: &Complex{Principal: "(exp(i*x) - exp(-i*x))/(2*i)", Enclose: unary(rectangle.Sin)},
	},
	{
		Name: "cos", Args: []string{"x"}, Group: "trigonometric", LaTeX: `\cos`,
		Doc:     "The cosine.",
		Example: "cos(2*x) = 2*cos(x)^2 - 1",

		Derivative: []string{"-sin(x)"},
		Parity:     Even, Range: Range{"-1", "1", true, true}, Period: "2*pi",
		Inverse: "acos",
		Identities: []Identity{
			{Left: "cos(x + pi)", Right: "-cos(x)"},
			{Left: "cos(pi - x)", Right: "-cos(x)"},
			{Left: "cos(pi/2 - x)", Right: "sin(x)"},
		},
		Special: []Value{
			{"0", "1"}, {"pi/12", "(sqrt(6) + sqrt(2))/4"}, {"pi/6", "sqrt(3)/2"}, {"pi/4", "sqrt(2)/2"},
			{"pi/3", "1/2"}, {"5*pi/12", "(sqrt(6) - sqrt(2))/4"}, {"pi/2", "0"},
		},

		Float: unary(math.Cos), Enclose: unary(interval.Cos), Ball: unary(ball.Cos),
		Complex: &Complex{Principal: "(exp(i*x) + exp(-i*x))/2", Enclose: unary(rectangle.Cos)},
	},
	{
		Name: "tan", Aliases: []string{"tg"}, Args: []string{"x"}, Group: "trigonometric", LaTeX: `\tan`,
		Doc:     "The tangent.",
		Example: "tan(x)^2 + 1 = sec(x)^2",

		Domain: "cos(x) != 0", Derivative: []string{"sec(x)^2"}, Basis: "sin(x)/cos(x)",
		Parity: Odd, Period: "pi",
		Inverse: "atan",
		Identities: []Identity{
			{Left: "tan(pi - x)", Right: "-tan(x)"},
			{Left: "tan(pi/2 - x)", Right: "cot(x)"},
		},
		Special: []Value{
			{"0", "0"}, {"pi/12", "2 - sqrt(3)"}, {"pi/6", "sqrt(3)/3"}, {"pi/4", "1"},
			{"pi/3", "sqrt(3)"}, {"5*pi/12", "2 + sqrt(3)"},
		},

		Float: unary(math.Tan), Enclose: unary(interval.Tan), Ball: unary(ball.Tan),
		Complex: &Complex{Principal: "-i*(exp(2*i*x) - 1)/(exp(2*i*x) + 1)", Enclose: unary(rectangle.Tan)},
	},
	{
		Name: "cot", Aliases: []string{"ctg", "cotan"}, Args: []string{"x"}, Group: "trigonometric", LaTeX: `\cot`,
		Doc:     "The cotangent.",
		Example: "cot(x)*tan(x) = 1",

		Domain: "sin(x) != 0", Derivative: []string{"-csc(x)^2"}, Basis: "cos(x)/sin(x)",
		Parity: Odd, Period: "pi",
		Inverse: "acot",
		Identities: []Identity{
			{Left: "cot(pi - x)", Right: "-cot(x)"},
			{Left: "cot(pi/2 - x)", Right: "tan(x)"},
		},
		Special: []Value{
			{"pi/12", "2 + sqrt(3)"}, {"pi/6", "sqrt(3)"}, {"pi/4", "1"},
			{"pi/3", "sqrt(3)/3"}, {"5*pi/12", "2 - sqrt(3)"}, {"pi/2", "0"},
		},

		Float: unary(cot), Enclose: unary(interval.Cot), Ball: unary(ball.Cot),
		Complex: &Complex{Principal: "i*(exp(2*i*x) + 1)/(exp(2*i*x) - 1)", Enclose: unary(rectangle.Cot)},
	},
	{
		Name: "sec", Args: []string{"x"}, Group: "trigonometric", LaTeX: `\sec`,
		Doc:     "The secant 1/cos(x).",
		Example: "sec(x)*cos(x) = 1",

		Domain: "cos(x) != 0", Derivative: []string{"sec(x)*tan(x)"}, Basis: "1/cos(x)",
		Parity: Even, Period: "2*pi", Nonzero: true,
		Inverse: "asec",
		Identities: []Identity{
			{Left: "sec(x + pi)", Right: "-sec(x)"},
			{Left: "sec(pi - x)", Right: "-sec(x)"},
			{Left: "sec(pi/2 - x)", Right: "csc(x)"},
		},
		Special: []Value{
			{"0", "1"}, {"pi/12", "sqrt(6) - sqrt(2)"}, {"pi/6", "2*sqrt(3)/3"}, {"pi/4", "sqrt(2)"},
			{"pi/3", "2"}, {"5*pi/12", "sqrt(6) + sqrt(2)"},
		},

		Float: unary(sec), Enclose: unary(interval.Sec), Ball: unary(ball.Sec),
		Complex: &Complex{Principal: "2*exp(i*x)/(exp(2*i*x) + 1)", Enclose: unary(rectangle.Sec)},
	},
	{
		Name: "csc", Aliases: []string{"cosec"}, Args: []string{"x"}, Group: "trigonometric", LaTeX: `\csc`,
		Doc:     "The cosecant 1/sin(x).",
		Example: "csc(x)*sin(x) = 1",

		Domain: "sin(x) != 0", Derivative: []string{"-csc(x)*cot(x)"}, Basis: "1/sin(x)",
		Parity: Odd, Period: "2*pi", Nonzero: true,
		Inverse: "acsc",
		Identities: []Identity{
			{Left: "csc(x + pi)", Right: "-csc(x)"},
			{Left: "csc(pi - x)", Right: "csc(x)"},
			{Left: "csc(pi/2 - x)", Right: "sec(x)"},
		},
		Special: []Value{
			{"pi/12", "sqrt(6) + sqrt(2)"}, {"pi/6", "2"}, {"pi/4", "sqrt(2)"},
			{"pi/3", "2*sqrt(3)/3"}, {"5*pi/12", "sqrt(6) - sqrt(2)"}, {"pi/2", "1"},
		},

		Float: unary(csc), Enclose: unary(interval.Csc), Ball: unary(ball.Csc),
		Complex: &Complex{Principal: "2*i*exp(i*x)/(exp(2*i*x) - 1)", Enclose: unary(rectangle.Csc)},
	},
}
