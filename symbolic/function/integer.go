package function

import (
	"nabla/numeric/ball"
	"nabla/numeric/interval"
)

// Functions of integers, and the remainder. The cases of binom are where books differ; its identities say
// where each of them holds: Pascal's rule, for instance, fails at n = -1 for a k that is no integer, as
// binom(0, k) has a value there and binom(-1, k) has none.
var integer = []Function{
	{
		Name: "factorial", Args: []string{"n"}, Group: "integer", LaTeX: `@1!`,
		Doc:     "n! = 1*2*...*n, also written n!, on the nonnegative integers only; gamma(n + 1) is its extension.",
		Example: "factorial(4) = 24",

		Domain: "n >= 0 and n = floor(n)", Derivative: []string{""}, Reason: "it is defined on integers only; gamma(n + 1) has a derivative",
		Basis: "gamma(n + 1)",
		Range: Range{Low: "1", LowAttained: true}, Integer: true, Nonzero: true,
		Identities: []Identity{{Left: "factorial(n + 1)", Right: "(n + 1)*factorial(n)", Where: "n >= 0"}},
		Special:    []Value{{"0", "1"}, {"1", "1"}},

		Exact: exactFactorial,
		Float: unary(factorial), Enclose: unary(factorialInterval), Ball: unary(factorialBall),
	},
	{
		Name: "binom", Aliases: []string{"binomial", "choose"}, Args: []string{"n", "k"}, Group: "integer", LaTeX: `\binom{#1}{#2}`,
		Doc:     "The binomial coefficient: for an integer k >= 0 the polynomial n*(n-1)*...*(n-k+1)/k! of any real n, for an integer k < 0 zero (Graham, Knuth and Patashnik, Concrete Mathematics, 5.1), for other k the quotient of gamma functions.",
		Example: "binom(5, 2) = 10",

		Domain:     "k = floor(k) or n >= 0 or n != floor(n)",
		Derivative: []string{"", ""}, Reason: "it is a function of integers; gamma(n + 1)/(gamma(k + 1)*gamma(n - k + 1)) has derivatives",
		Positive: "0 <= k and k <= n",
		Identities: []Identity{
			{Left: "binom(n, k)", Right: "gamma(n + 1)/(gamma(k + 1)*gamma(n - k + 1))", Where: "n > -1 and k > -1 and n - k > -1"},
			{Left: "binom(n, k)", Right: "0", Where: "k = floor(k) and (k < 0 or n = floor(n) and 0 <= n and n < k)"},
			{Left: "binom(n, n - k)", Right: "binom(n, k)", Where: "n >= 0"},
			{Left: "binom(n + 1, k)", Right: "binom(n, k) + binom(n, k - 1)", Where: "n != -1 or k = floor(k)"},
			{Left: "binom(-n, k)", Right: "(-1)^k*binom(n + k - 1, k)", Where: "k >= 0 and k = floor(k)"},
		},

		Exact: exactBinom,
		Float: binary(binom), Enclose: binary(interval.Binom), Ball: binary(ball.Binom),
	},
	{
		Name: "mod", Args: []string{"a", "b"}, Group: "integer", LaTeX: `\left(@1 \bmod @2\right)`,
		Doc:     "The remainder a - b*floor(a/b) of real numbers, with the sign of b (Knuth, The Art of Computer Programming, 1.2.4, but undefined for b = 0).",
		Example: "mod(-1, 3) = 2",

		Domain:     "b != 0",
		Derivative: []string{"1", "-floor(a/b)"}, Smooth: "a/b != floor(a/b)", Reason: "it jumps where a/b is an integer",
		Basis:      "a - b*floor(a/b)",
		Identities: []Identity{{Left: "mod(a + b, b)", Right: "mod(a, b)"}},

		Exact: exactMod,
		Float: binary(mod), Enclose: binary(interval.Mod), Ball: binary(ball.Mod),
	},
}
