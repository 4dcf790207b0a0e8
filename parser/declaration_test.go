package parser_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/source"
)

func TestDeclarations(t *testing.T) {
	for _, c := range []reading{
		{"real x1, x2, y", ""}, {"positive a", ""}, {"nonnegative b", ""}, {"integer n", ""}, {"posint p", ""}, {"nat q", ""}, {"imaginary i", ""}, {"dim K", ""},
		{"positive integer m", "posint m"}, {"nonnegative integer m", "nat m"}, {"positive real x", "positive x"}, {"nonnegative real x", "nonnegative x"},
		{"vector z in K", ""}, {"vec v in n+1", "vector v in n + 1"}, {"real vector y in 3", "vector y in 3"},
		{"positive vector u in K", "posvector u in K"}, {"posvec t in 3", "posvector t in 3"},
		{"matrix W in K x n", ""}, {"matrix V in K × n", "matrix V in K x n"}, {"mat M, N in 2 x 2", "matrix M, N in 2 x 2"}, {"matrix W in (x) x n", "matrix W in x x n"},
		{"positive matrix P in n x m", "posmatrix P in n x m"}, {"posmat P in n x m", "posmatrix P in n x m"},
		{"symmetric matrix S in n x n", "symmetric S in n x n"}, {"sym T in n", "symmetric T in n x n"}, {"skew matrix R in n", "skew R in n x n"},
		{"spd matrix Q in n x n", "spd Q in n x n"}, {"orthogonal U in n", "orthogonal U in n x n"}, {"orth U in n", "orthogonal U in n x n"},
		{"diagonal matrix D in n x n", "diagonal D in n x n"}, {"diag D in n", "diagonal D in n x n"},
		{"index k, j, c in 1..K", ""}, {"index l", ""}, {"index k in 0..n - 1", ""},
		{"function f", ""}, {"function L of a, b", ""}, {"function g(x, y)", "function g of x, y"}, {"fun h of 2", "function h of 2"}, {"function h(2)", "function h of 2"},
		{"real α, ŷ, w_{1,2}, a^{[2]}", "real alpha, y_hat, w_{1,2}, a^{[2]}"}, {"real x,\n  y", "real x, y"},
	} {
		doc := document(c.text)
		require.Empty(t, doc.Errors, "%q", c.text)
		require.Len(t, doc.Statements, 1, "%q", c.text)
		if c.want == "" {
			c.want = c.text
		}
		assert.Equal(t, c.want, parser.Print(doc.Statements[0]), "%q", c.text)
		assert.Equal(t, source.Span{End: len(c.text)}, doc.Statements[0].Span(), "%q", c.text)
	}
}

func TestPartsOfDeclarations(t *testing.T) {
	doc := document("symmetric S in n\nindex k in 1..K\nfunction L of a, b\nfunction h(2)\nreal x, y")
	require.Empty(t, doc.Errors)
	d := make([]*parser.Declaration, len(doc.Statements))
	for i, s := range doc.Statements {
		d[i] = s.(*parser.Declaration)
	}
	assert.Equal(t, "symmetric", d[0].Kind)
	assert.Len(t, d[0].Shape, 2, "a square matrix has two sizes")
	assert.Equal(t, "1", parser.Print(d[1].Lower))
	assert.Equal(t, "K", parser.Print(d[1].Upper))
	require.Len(t, d[2].Of, 2)
	assert.Equal(t, "b", d[2].Of[1].Text)
	assert.Equal(t, "2", parser.Print(d[3].Shape[0]))
	require.Len(t, d[4].Names, 2)
	assert.Equal(t, "y", d[4].Names[1].Text)
	assert.Nil(t, d[4].Shape)
}

// A word that names a kind begins a declaration only if a name follows.
func TestKindsAsNames(t *testing.T) {
	for text, want := range map[string]any{
		"index = 3": &parser.Let{}, "real + 1 = 2": &parser.Chain{}, "dim = n": &parser.Let{}, "x = integer": &parser.Let{}, "nat x": &parser.Declaration{},
		"index in {1, 2}": &parser.Chain{}, "real": nil,
	} {
		doc := document(text)
		if want == nil {
			assert.NotEmpty(t, doc.Errors, text)
			continue
		}
		require.Empty(t, doc.Errors, text)
		assert.IsType(t, want, doc.Statements[0], text)
	}
}

func TestFaultsOfDeclarations(t *testing.T) {
	checkRefusals(t, readDocument, []refusal{
		{"real 2", 1, 7, "", "expected a relation such as `=` and a right side"},
		{"real x in 3", 1, 1, "real x in 3", "real takes 0 sizes, found 1"},
		{"vector z", 1, 1, "vector z", "vector takes 1 size, found 0"},
		{"vector z in K x n", 1, 1, "vector z in K x n", "vector takes 1 size, found 2"},
		{"vector z in 2, 3", 1, 14, ",", "`,` is not expected after `2`"},
		{"vector z in x > 1", 1, 13, "x > 1", "expected a value, found a condition"},
		{"vector z in sgima(1)", 1, 13, "sgima", "unknown function `sgima`; did you mean `sigma`?"},
		{"matrix W in n", 1, 1, "matrix W in n", "matrix takes 2 sizes, found 1"},
		{"symmetric S in n x m", 1, 20, "m", "a symmetric matrix is square"},
		{"index k in n", 1, 12, "n", "expected a range after `index`, 1..K"},
		{"index k in 1..3 x 4", 1, 1, "index k in 1..3 x 4", "expected a range after `index`, 1..K"},
		{"real x of y", 1, 1, "real x of y", "only a function is declared `of` something"},
		{"function f of a + b", 1, 15, "a + b", "expected the names that the function depends on"},
		{"function f of 2, 3", 1, 1, "function f of 2, 3", "expected the names that the function depends on"},
		{"function f of 2, a", 1, 1, "function f of 2, a", "expected the names that the function depends on"},
		{"function f of sgima(a)", 1, 15, "sgima", "unknown function `sgima`; did you mean `sigma`?"},
		{"function f(x), g(y)", 1, 10, "f(x)", "a function with its arguments in brackets is declared in a statement of its own"},
		{"function g, f(x)", 1, 13, "f(x)", "a function with its arguments in brackets is declared in a statement of its own"},
		{"function f(x) of y", 1, 10, "f(x)", "a function with its arguments in brackets is declared in a statement of its own"},
		{"symmetric real x", 1, 11, "real", "`symmetric` and `real` do not go together"},
		{"real integer y", 1, 6, "integer", "`real` and `integer` do not go together"},
		{"vector x' in 2", 1, 9, "'", "expected a name to declare"},
		{"real x, 2", 1, 9, "2", "expected a name to declare"},
		{"real x, -y", 1, 9, "-y", "expected a name to declare"},
		{"real x y", 1, 8, "y", "`y` is not expected after `x`"},
		{"function f(2)(3)", 1, 14, "(", "`(` is not expected after `)`"},
		{"function f(x) y", 1, 15, "y", "`y` is not expected after `)`"},
	})
}

// The kinds of single entries, as lists of declarations have them.
func TestKinds(t *testing.T) {
	for _, c := range []reading{
		{"real", ""}, {"positive", ""}, {"nonnegative", ""}, {"integer", ""}, {"posint", ""}, {"nat", ""}, {"imaginary", ""}, {"dim", ""}, {"index", ""},
		{"index 1..K", ""}, {"index 1 .. K", "index 1..K"}, {"index 0..n-1", "index 0..n - 1"}, {"index 1..K+1", "index 1..K + 1"},
		{"function", ""}, {"fun", "function"}, {"fun 2", "function 2"}, {"vec n", "vector n"}, {"vec  n+1", "vector n+1"}, {"posvec 3", "posvector 3"},
		{"mat m n", "matrix m n"}, {"posmat m n", "posmatrix m n"}, {"sym mat n", "symmetric n n"}, {"skew mat n", "skew n n"}, {"spd mat n", "spd n n"},
		{"orth mat n", "orthogonal n n"}, {"diag mat n", "diagonal n n"}, {"sym n", "symmetric n n"}, {"positive integer", "posint"}, {"\tvec\tn\n", "vector n"},
	} {
		d, err := parser.ParseKind(source.NewText("", c.text), table)
		require.NoError(t, err, "%q", c.text)
		if c.want == "" {
			c.want = c.text
		}
		assert.Equal(t, c.want, parser.Print(d), "%q", c.text)
		assert.Empty(t, d.Names)

		again, err := parser.ParseKind(source.NewText("", parser.Print(d)), table)
		require.NoError(t, err, "%q", c.text)
		assert.True(t, parser.Equal(d, again), "%q", c.text)
	}
}

func TestFaultsOfKinds(t *testing.T) {
	checkRefusals(t, readKind, []refusal{
		{"", 1, 1, "", "there is nothing to read; expected a kind such as real or vec n"},
		{"reel", 1, 1, "reel", "expected a kind such as real, vec n, mat m n, index 1..K or fun 2, found `reel`"},
		{"n vec", 1, 1, "n", "expected a kind such as real, vec n, mat m n, index 1..K or fun 2, found `n`"},
		{"vec", 1, 1, "vec", "vector takes 1 size, found 0"},
		{"vec n m", 1, 1, "vec n m", "vector takes 1 size, found 2"},
		{"real real", 1, 6, "real", "`real` and `real` do not go together"},
		{"mat n x m", 1, 1, "mat n x m", "matrix takes 2 sizes, found 3"},
		{"sym mat n m", 1, 11, "m", "a symmetric matrix is square"},
		{"vec n+", 1, 7, "", "expected a number, a name or a bracket after `+`, found the end"},
		{"vec )", 1, 5, ")", "`)` closes a bracket that is not open"},
		{"index 1", 1, 7, "1", "expected a range after `index`, 1..K"},
		{"index 1.. K $", 1, 13, "$", "the sign `$` has no meaning here; formulas need no dollar signs here"},
		{"fun 1..2", 1, 5, "1..2", "a set or a range can stand only after `in`"},
		{"fun 1 2", 1, 1, "fun 1 2", "function takes 0 sizes, found 2"},
	})
}
