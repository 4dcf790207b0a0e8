package function

// Functions of vectors are notation too: the text says what the number, or the entry k of the vector, is by
// the entries of the arguments, which all have n of them. Derivatives and proofs then need no rules of
// their own: the gradient of logsumexp(z) by z[k] is that of a logarithm of a sum. Closed says that results
// may be folded back into the name.
var vectors = []Function{
	{
		Name: "softmax", Args: []string{"z"}, Vector: true, Entry: "k", Closed: true,
		Notation: "exp(z[k])/sum(j, 1, n, exp(z[j]))", LaTeX: `\operatorname{softmax}`,
		Group: "vectors", Doc: "The exponentials of the entries divided by their sum: positive numbers with sum 1.",
		Example: "softmax([x, x])[1] = 1/2",
	},
	{
		Name: "logsumexp", Args: []string{"z"}, Vector: true, Closed: true,
		Notation: "log(sum(j, 1, n, exp(z[j])))", LaTeX: `\operatorname{logsumexp}`,
		Group: "vectors", Doc: "The logarithm of the sum of the exponentials; its gradient is softmax(z).",
		Example: "logsumexp([x, x]) = x + log(2)",
	},
	{
		Name: "dot", Args: []string{"u", "v"}, Vector: true,
		Notation: "sum(j, 1, n, u[j]*v[j])", LaTeX: `\langle #1, #2\rangle`,
		Group: "vectors", Doc: "The inner product of two vectors of one size.",
		Example: "dot([x, y], [y, x]) = 2*x*y",
	},
	{
		Name: "norm", Args: []string{"x"}, Vector: true,
		Notation: "sqrt(sum(j, 1, n, x[j]^2))", LaTeX: `\left\lVert #1\right\rVert`,
		Group: "vectors", Doc: "The Euclidean norm of a vector.",
		Example: "norm([3, 4]) = 5",
	},
	{
		Name: "sum", Args: []string{"v"}, Vector: true,
		Notation: "sum(j, 1, n, v[j])", LaTeX: `\operatorname{sum}`,
		Group: "vectors", Doc: "The sum of the entries of a vector.",
		Example: "sum([x, y]) = x + y",
	},
	{
		Name: "had", Args: []string{"u", "v"}, Vector: true, Entry: "k",
		Notation: "u[k]*v[k]", LaTeX: `#1\odot #2`,
		Group: "vectors", Doc: "The product of two vectors entry by entry, also written u .* v.",
		Example: "had([x, y], [2, 3])[2] = 3*y",
	},
	{
		Name: "hdiv", Args: []string{"u", "v"}, Vector: true, Entry: "k",
		Notation: "u[k]/v[k]", LaTeX: `#1\oslash #2`,
		Group: "vectors", Doc: "The quotient of two vectors entry by entry.",
		Example: "hdiv([x, y], [2, 3])[2] = y/3",
	},
	{
		Name: "hpow", Args: []string{"u", "p"}, Vector: true, Entry: "k",
		Notation: "u[k]^p[k]", LaTeX: `{#1}^{\circ #2}`,
		Group: "vectors", Doc: "The power of two vectors entry by entry.",
		Example: "hpow([x, y], [2, 3])[2] = y^3",
	},
}
