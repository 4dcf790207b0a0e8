package symbolic_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
)

// matrixOf returns a matrix by its entry at two indices.
func matrixOf(entry func(i, j *symbolic.Expr) *symbolic.Expr) symbolic.Square {
	i, j := symbolic.Fresh("i"), symbolic.Fresh("j")
	return symbolic.Square{Row: i, Column: j, Size: symbolic.Symbol("n"), Entry: entry(i, j)}
}

// component returns the function of the entries of a named matrix.
func component(name string) func(i, j *symbolic.Expr) *symbolic.Expr {
	return func(i, j *symbolic.Expr) *symbolic.Expr { return symbolic.Component(name, i, j) }
}

// The entry of an inverse is one node whatever the indices of its matrix are called, and knows transposes, multiples, products
// and diagonal matrices.
func TestEntriesOfInverses(t *testing.T) {
	n, c, r, s := symbolic.Symbol("n"), symbolic.Symbol("c"), symbolic.Symbol("r"), symbolic.Symbol("s")
	a, b := component("A"), component("B")
	product := func(x, y func(i, j *symbolic.Expr) *symbolic.Expr, upper *symbolic.Expr) func(i, j *symbolic.Expr) *symbolic.Expr {
		return func(i, j *symbolic.Expr) *symbolic.Expr {
			k := symbolic.Fresh("k")
			return symbolic.BigSum(k, symbolic.Int(1), upper, symbolic.True(), symbolic.Product(x(i, k), y(k, j)))
		}
	}
	transposed := func(x func(i, j *symbolic.Expr) *symbolic.Expr) func(i, j *symbolic.Expr) *symbolic.Expr {
		return func(i, j *symbolic.Expr) *symbolic.Expr { return x(j, i) }
	}
	for want, entry := range map[string]func(i, j *symbolic.Expr) *symbolic.Expr{
		"inv(A)[r, s]":   a,
		"inv(A)[s, r]":   transposed(a),
		"inv(A)[r, s]/c": func(i, j *symbolic.Expr) *symbolic.Expr { return symbolic.Product(c, a(i, j)) },
		"sum(k, 1, n, inv(B)[r, k]*inv(A)[k, s])": product(a, b, n),
		"sum(k, 1, n, inv(A)[s, k]*inv(B)[r, k])": product(transposed(a), b, n),
		"delta(r, s)":   symbolic.Delta,
		"delta(r, s)/c": func(i, j *symbolic.Expr) *symbolic.Expr { return symbolic.Product(c, symbolic.Delta(i, j)) },
	} {
		assert.Equal(t, want, symbolic.Inverse(matrixOf(entry), r, s).String())
	}
	// A product over another range has no factors that are square.
	e := symbolic.Inverse(matrixOf(product(transposed(a), a, symbolic.Symbol("m"))), r, s)
	assert.Equal(t, symbolic.KindInverse, e.Kind(), e.String())
	assert.True(t, symbolic.Equal(e, symbolic.Inverse(matrixOf(product(transposed(a), a, symbolic.Symbol("m"))), s, r)), "A'A is symmetric")
}

// An inverse stands on its matrix: it is not total, mentions the names of the matrix, and follows what is put for them.
func TestInversesHoldTheirMatrix(t *testing.T) {
	x, r := symbolic.Symbol("x"), symbolic.Symbol("r")
	shifted := func(shift *symbolic.Expr) *symbolic.Expr {
		return symbolic.Inverse(matrixOf(func(i, j *symbolic.Expr) *symbolic.Expr {
			return symbolic.Sum(symbolic.Component("A", i, j), symbolic.Product(shift, symbolic.Delta(i, j)))
		}), r, r)
	}
	e := shifted(x)
	assert.False(t, e.Total())
	assert.Equal(t, []string{"A", "n", "r", "x"}, symbolic.Names(e))
	assert.True(t, symbolic.Equal(shifted(symbolic.Int(2)), symbolic.Substitute(e, x, symbolic.Int(2))))
	assert.True(t, symbolic.Equal(shifted(r), symbolic.Substitute(e, x, r)), "nothing is captured")
	zero := symbolic.Substitute(e, x, symbolic.Int(0))
	assert.True(t, symbolic.Equal(symbolic.Inverse(matrixOf(component("A")), r, r), zero), zero.String())
}

// The derivative of an inverse is -inv(A) dA inv(A), that of a determinant Jacobi's formula.
func TestDerivativesOfInverses(t *testing.T) {
	scope := &symbolic.Scope{}
	n := symbolic.Symbol("n")
	scope.Declare(&symbolic.Variable{Name: "n", Kind: symbolic.PositiveInteger})
	for _, index := range []string{"p", "q", "r", "s"} {
		scope.Declare(&symbolic.Variable{Name: index, Kind: symbolic.Index, Lower: symbolic.Int(1), Upper: n})
	}
	scope.Declare(&symbolic.Variable{Name: "A", Kind: symbolic.Matrix, Shape: []*symbolic.Expr{n, n}})
	by := symbolic.Component("A", symbolic.Symbol("p"), symbolic.Symbol("q"))
	inverse := symbolic.Inverse(matrixOf(component("A")), symbolic.Symbol("r"), symbolic.Symbol("s"))
	d, err := symbolic.Diff(inverse, by, scope)
	assert.NoError(t, err)
	assert.Equal(t, "-inv(A)[q, s]*inv(A)[r, p]", d.String())
	d, err = symbolic.Diff(symbolic.Determinant(matrixOf(component("A"))), by, scope)
	assert.NoError(t, err)
	assert.Equal(t, "det(A)*inv(A)[q, p]", d.String())
}

// Traces of inverses one within the other are opened only where the name that is replaced stands: a filter of names alone, which
// lets all pass where there are many, would make the work double with every level.
func TestManyInversesWithinOneAnother(t *testing.T) {
	x, k := symbolic.Symbol("x"), symbolic.Fresh("k")
	e := x
	for range 25 {
		shift := e
		entry := func(i, j *symbolic.Expr) *symbolic.Expr {
			return symbolic.Sum(symbolic.Component("A", i, j), symbolic.Product(shift, symbolic.Component("B", i, j)))
		}
		e = symbolic.BigSum(k, symbolic.Int(1), symbolic.Symbol("n"), symbolic.True(), symbolic.Inverse(matrixOf(entry), k, k))
	}
	put := symbolic.Substitute(e, x, symbolic.Int(1))
	assert.Equal(t, []string{"A", "B", "n"}, symbolic.Names(put))
}

// squares draws expressions of square matrices as a person writes them.
func squares(depth int) *rapid.Generator[string] {
	if depth == 0 {
		return rapid.SampledFrom([]string{"A", "B", "A'", "I(n)", "X'*X", "X'*Y", "diag(d)", "outer(d, b)", "S"})
	}
	return rapid.Custom(func(t *rapid.T) string {
		one, other := squares(depth-1).Draw(t, "one"), squares(depth-1).Draw(t, "other")
		return rapid.SampledFrom([]string{one, one + " + " + other, "(" + one + ")*(" + other + ")", "(" + one + " - " + other + ")'", "c*(" + one + ")", "((" + one + ") .* (" + other + "))"}).Draw(t, "form")
	})
}

// Inverses and determinants of matrices that are expressions print in a form that reads back as the same.
func TestInversesReadBack(t *testing.T) {
	doc := parser.ParseDocument(source.NewText("", "matrix A, B in n x n\nsymmetric matrix S in n x n\nmatrix X, Y in m x n\nvector d, b in n\nindex k, l in 1..n"), nil)
	require.Empty(t, doc.Errors)
	rapid.Check(t, func(t *rapid.T) {
		m := squares(2).Draw(t, "matrix")
		text := rapid.SampledFrom([]string{"inv(" + m + ")[k, l]", "inv(" + m + ")[1, l] + c", "det(" + m + ")", "tr(inv(" + m + ")*A)", "diff(det(" + m + "), c)", "diff(inv(c*A + " + m + ")[k, l], c)"}).Draw(t, "text")
		e := valueOf(t, doc, text)
		assert.True(t, symbolic.Equal(e, valueOf(t, doc, e.String())), "%s prints as %s, which reads as %s", text, e, valueOf(t, doc, e.String()))
	})
}

// valueOf reads an expression with the names of a document, its derivatives carried out.
func valueOf(t require.TestingT, doc *parser.Document, text string) *symbolic.Expr {
	scope, _, errs := symbolic.Build(doc)
	require.Empty(t, errs)
	src := source.NewText("", text)
	node, err := parser.ParseExpression(src, scope)
	require.NoError(t, err, text)
	e, err := symbolic.Resolve(node, scope, src)
	require.NoError(t, err, text)
	value, err := symbolic.Evaluate(e, scope)
	require.NoError(t, err, text)
	return value
}
