package function

import (
	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rectangle"
)

// Activation functions of neural networks. The lower bounds of silu and gelu are rational numbers a little
// below their minima, -0.27846... and -0.16997..., which have no closed form.
var network = []Function{
	{
		Name: "sigma", Aliases: []string{"sigmoid", "logistic", "expit", "σ"}, Args: []string{"x"}, Group: "network", LaTeX: `\sigma`,
		Doc:     "The logistic function 1/(1 + exp(-x)).",
		Example: "sigma(x) + sigma(-x) = 1",

		Derivative: []string{"sigma(x)*(1 - sigma(x))"}, Basis: "1/(1 + exp(-x))",
		Range: Range{Low: "0", High: "1"}, Monotone: +1, Injective: true, Nonzero: true,
		Inverse:    "logit",
		Identities: []Identity{{Left: "sigma(-x)", Right: "1 - sigma(x)"}},
		Special:    []Value{{"0", "1/2"}},

		Float: unary(sigma), Enclose: unary(interval.Sigma), Ball: unary(ball.Sigma),
		Complex: &Complex{Principal: "1/(1 + exp(-x))", Enclose: unary(rectangle.Sigma)},
	},
	{
		Name: "logit", Args: []string{"x"}, Group: "network", LaTeX: `\operatorname{logit}`,
		Doc:     "The log odds log(x/(1 - x)), inverse of the logistic function.",
		Example: "logit(1 - x) = -logit(x)",

		Domain: "0 < x and x < 1", Derivative: []string{"1/(x*(1 - x))"}, Basis: "log(x/(1 - x))",
		Monotone: +1, Injective: true, Positive: "x > 1/2", Negative: "x < 1/2",
		Inverse:    "sigma",
		Identities: []Identity{{Left: "logit(1 - x)", Right: "-logit(x)"}},
		Special:    []Value{{"1/2", "0"}},

		Float: unary(logit), Enclose: unary(logitInterval), Ball: unary(logitBall),
	},
	{
		Name: "relu", Aliases: []string{"ReLU"}, Args: []string{"x"}, Group: "network", LaTeX: `\operatorname{relu}`,
		Doc:     "The rectifier max(0, x); at 0 its slope is by convention 0, any number in [0, 1] is accepted.",
		Example: "relu(x) - relu(-x) = x",

		Derivative: []string{"indicator(x > 0)"}, Smooth: "x != 0",
		Kink:  &Kink{At: "x = 0", Low: "0", High: "1", Value: "0"},
		Basis: "piecewise(x > 0, x, 0)",
		Range: Range{Low: "0", LowAttained: true}, Monotone: +1, Positive: "x > 0",
		Identities: []Identity{{Left: "relu(-x)", Right: "relu(x) - x"}},
		Special:    []Value{{"0", "0"}},

		Exact: exactRelu,
		Float: unary(relu), Enclose: unary(interval.Relu), Ball: unary(ball.Relu),
	},
	{
		Name: "softplus", Args: []string{"x"}, Group: "network", LaTeX: `\operatorname{softplus}`,
		Doc:     "The smooth rectifier log(1 + exp(x)).",
		Example: "softplus(x) - softplus(-x) = x",

		Derivative: []string{"sigma(x)"}, Basis: "log(1 + exp(x))",
		Range: Range{Low: "0"}, Monotone: +1, Injective: true, Nonzero: true,
		Identities: []Identity{{Left: "softplus(-x)", Right: "softplus(x) - x"}},
		Special:    []Value{{"0", "log(2)"}},

		Float: unary(softplus), Enclose: unary(interval.Softplus), Ball: unary(ball.Softplus),
		Complex: &Complex{Principal: "log(1 + exp(x))", Enclose: unary(rectangle.Softplus)},
	},
	{
		Name: "silu", Aliases: []string{"SiLU", "swish"}, Args: []string{"x"}, Group: "network", LaTeX: `\operatorname{silu}`,
		Doc:     "The sigmoid-weighted linear unit x*sigma(x) (Elfwing, Uchibe and Doya 2018).",
		Example: "silu(x) = x*sigma(x)",

		Derivative: []string{"sigma(x)*(1 + x*(1 - sigma(x)))"}, Basis: "x/(1 + exp(-x))",
		Range: Range{Low: "-7/25"}, Positive: "x > 0", Negative: "x < 0",
		Identities: []Identity{{Left: "silu(-x)", Right: "silu(x) - x"}},
		Special:    []Value{{"0", "0"}},

		Float: unary(silu), Enclose: unary(siluInterval), Ball: unary(siluBall),
	},
	{
		Name: "gelu", Aliases: []string{"GELU"}, Args: []string{"x"}, Group: "network", LaTeX: `\operatorname{gelu}`,
		Doc:     "The Gaussian error linear unit x*Phi(x) with the normal distribution function Phi, not its tanh approximation (Hendrycks and Gimpel 2016).",
		Example: "gelu(x) - gelu(-x) = x",

		Derivative: []string{"(1 + erf(x/sqrt(2)))/2 + x*exp(-x^2/2)/sqrt(2*pi)"}, Basis: "x*(1 + erf(x/sqrt(2)))/2",
		Range: Range{Low: "-17/100"}, Positive: "x > 0", Negative: "x < 0",
		Identities: []Identity{{Left: "gelu(-x)", Right: "gelu(x) - x"}},
		Special:    []Value{{"0", "0"}},

		Float: unary(gelu), Enclose: unary(geluInterval), Ball: unary(geluBall),
	},
}
