package function

import (
	"math"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
)

// away is where the gamma function and its relatives have no pole.
const away = "x > 0 or x != floor(x)"

// The error function and the gamma function with its logarithmic derivatives. The conditions for the sign
// of digamma leave out its zero for x > 0, 1.46163..., which has no closed form.
var special = []Function{
	{
		Name: "erf", Args: []string{"x"}, Group: "special", LaTeX: `\operatorname{erf}`,
		Doc:     "The error function 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x (DLMF 7.2.1).",
		Example: "erf(x) + erfc(x) = 1",

		Derivative: []string{"2*exp(-x^2)/sqrt(pi)"},
		Parity:     Odd, Range: Range{Low: "-1", High: "1"}, Monotone: +1, Injective: true,
		Positive: "x > 0", Negative: "x < 0",
		Special: []Value{{"0", "0"}},

		Float: unary(math.Erf), Enclose: unary(interval.Erf), Ball: unary(ball.Erf),
	},
	{
		Name: "erfc", Args: []string{"x"}, Group: "special", LaTeX: `\operatorname{erfc}`,
		Doc:     "The complementary error function 1 - erf(x) (DLMF 7.2.2).",
		Example: "erfc(-x) = 2 - erfc(x)",

		Derivative: []string{"-2*exp(-x^2)/sqrt(pi)"}, Basis: "1 - erf(x)",
		Range: Range{Low: "0", High: "2"}, Monotone: -1, Injective: true, Nonzero: true,
		Identities: []Identity{{Left: "erfc(-x)", Right: "2 - erfc(x)"}},
		Special:    []Value{{"0", "1"}},

		Float: unary(math.Erfc), Enclose: unary(interval.Erfc), Ball: unary(ball.Erfc),
	},
	{
		Name: "gamma", Aliases: []string{"Gamma", "Γ"}, Args: []string{"x"}, Group: "special", LaTeX: `\Gamma`,
		Doc:     "The gamma function, undefined at 0, -1, -2, ... (DLMF 5.2.1).",
		Example: "gamma(5) = 24",

		Domain: away, Derivative: []string{"gamma(x)*digamma(x)"},
		Positive: "x > 0", Nonzero: true,
		Identities: []Identity{
			{Left: "gamma(x + 1)", Right: "x*gamma(x)", Where: "x != 0"},
			{Left: "gamma(1 - x)", Right: "pi/(sin(pi*x)*gamma(x))", Where: "x != floor(x)"},
			{Left: "gamma(x)*gamma(x + 1/2)", Right: "2^(1 - 2*x)*sqrt(pi)*gamma(2*x)"},
		},
		Special: []Value{{"1", "1"}, {"2", "1"}, {"1/2", "sqrt(pi)"}, {"3/2", "sqrt(pi)/2"}, {"-1/2", "-2*sqrt(pi)"}},

		Exact: exactGamma,
		Float: unary(gamma), Enclose: unary(interval.Gamma), Ball: unary(ball.Gamma),
	},
	{
		Name: "lgamma", Aliases: []string{"loggamma", "lnGamma", "gammaln"}, Args: []string{"x"}, Group: "special", LaTeX: `\operatorname{lgamma}`,
		Doc:     "The logarithm of the absolute value of the gamma function.",
		Example: "exp(lgamma(5)) = 24",

		Domain: away, Derivative: []string{"digamma(x)"}, Basis: "log(abs(gamma(x)))",
		Positive: "x > 2 or 0 < x and x < 1", Negative: "1 < x and x < 2",
		Identities: []Identity{{Left: "lgamma(x + 1)", Right: "lgamma(x) + log(abs(x))", Where: "x != 0"}},
		Special:    []Value{{"1", "0"}, {"2", "0"}, {"1/2", "log(pi)/2"}},

		Float: unary(lgamma), Enclose: unary(interval.Lgamma), Ball: unary(ball.Lgamma),
	},
	{
		Name: "digamma", Aliases: []string{"psi", "ψ"}, Args: []string{"x"}, Group: "special", LaTeX: `\psi`,
		Doc:     "The logarithmic derivative of the gamma function (DLMF 5.2.2).",
		Example: "digamma(x + 1) - digamma(x) = 1/x",

		Domain: away, Derivative: []string{"trigamma(x)"}, Basis: "polygamma(0, x)",
		Positive: "x >= 3/2", Negative: "0 < x and x <= 7/5",
		Identities: []Identity{
			{Left: "digamma(x + 1)", Right: "digamma(x) + 1/x", Where: "x != 0"},
			{Left: "digamma(1 - x)", Right: "digamma(x) + pi*cot(pi*x)", Where: "x != floor(x)"},
		},

		Float: unary(digamma), Enclose: unary(interval.Digamma), Ball: unary(ball.Digamma),
	},
	{
		Name: "trigamma", Args: []string{"x"}, Group: "special", LaTeX: `\psi_{1}`,
		Doc:     "The derivative of the digamma function.",
		Example: "trigamma(1) = pi^2/6",

		Domain: away, Derivative: []string{"polygamma(2, x)"}, Basis: "polygamma(1, x)",
		Range: Range{Low: "0"}, Nonzero: true,
		Identities: []Identity{
			{Left: "trigamma(x + 1)", Right: "trigamma(x) - 1/x^2", Where: "x != 0"},
			{Left: "trigamma(1 - x)", Right: "pi^2/sin(pi*x)^2 - trigamma(x)", Where: "x != floor(x)"},
		},
		Special: []Value{{"1", "pi^2/6"}, {"1/2", "pi^2/2"}},

		Float: unary(trigamma), Enclose: unary(interval.Trigamma), Ball: unary(ball.Trigamma),
	},
	{
		Name: "polygamma", Args: []string{"n", "x"}, Group: "special", LaTeX: `\psi^{(#1)}\left(#2\right)`,
		Doc:     "The n-th derivative of the digamma function for a constant nonnegative integer n (DLMF 5.15).",
		Example: "polygamma(1, x) = trigamma(x)",

		Domain:     "n >= 0 and n = floor(n) and (" + away + ")",
		Derivative: []string{"", "polygamma(n + 1, x)"}, Reason: "the order n is an integer",
		Identities: []Identity{{Left: "polygamma(n, x + 1)", Right: "polygamma(n, x) + (-1)^n*factorial(n)/x^(n + 1)", Where: "x != 0"}},

		Float: binary(polygamma), Enclose: binary(polygammaInterval), Ball: binary(polygammaBall),
	},
}
