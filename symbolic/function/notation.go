package function

// Names that people type for an expression; they are read as that expression and never printed as an
// application, so that no rule has to know two spellings.
var notation = []Function{
	{
		Name: "sqrt", Args: []string{"x"}, Notation: "x^(1/2)", LaTeX: `\sqrt{#1}`,
		Group: "notation", Doc: "The nonnegative square root, defined for x >= 0.",
		Example: "sqrt(9) = 3",
	},
	{
		Name: "root", Args: []string{"x", "n"}, Notation: "x^(1/n)", LaTeX: `\sqrt[#2]{#1}`,
		Group: "notation", Doc: "The n-th root as a power: undefined for x < 0 also where n is odd (cbrt is the real cube root).",
		Example: "root(16, 4) = 2",
	},
	{
		Name: "pow", Args: []string{"x", "y"}, Notation: "x^y", LaTeX: `{@1}^{#2}`,
		Group: "notation", Doc: "The power x^y; a negative base needs an integer exponent, and 0^0 is undefined.",
		Example: "pow(2, 10) = 1024",
	},
	{
		Name: "square", Args: []string{"x"}, Notation: "x^2", LaTeX: `{@1}^{2}`,
		Group: "notation", Doc: "The square.",
		Example: "square(-3) = 9",
	},
}
