package latex_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"nabla/parser"
	"nabla/parser/source"
	writer "nabla/symbolic/latex"
	_ "nabla/testdata/seed"
)

// expressions generates plain notation whose LaTeX says the same: no names that only the plain notation
// has, and no function that is printed like another notation.
func expressions(t *rapid.T, depth int) string {
	if depth == 0 {
		return rapid.SampledFrom([]string{"x", "y", "2", "3.5", "alpha", "y_hat", "w_{1,2}", "z_1^{[2]}", "x_k", "beta_vec", "L_CE", "x_{n + 1}"}).Draw(t, "leaf")
	}
	sub := func() string { return expressions(t, depth-1) }
	switch rapid.IntRange(0, 17).Draw(t, "kind") {
	case 0:
		return "(" + sub() + " + " + sub() + ")"
	case 1:
		return "(" + sub() + " - " + sub() + ")"
	case 2:
		return "(" + sub() + ") * (" + sub() + ")"
	case 3:
		return "(" + sub() + ") / (" + sub() + ")"
	case 4:
		return "(" + sub() + ")^(" + sub() + ")"
	case 5:
		return "(-(" + sub() + "))"
	case 6:
		name := rapid.SampledFrom([]string{"sin", "log", "exp", "sqrt", "sigma", "relu", "abs", "tanh", "floor", "log2", "Gamma"}).Draw(t, "function")
		return name + "(" + sub() + ")"
	case 7:
		return "max(" + sub() + ", " + sub() + ")"
	case 8:
		return "sum(k, 1, K, " + sub() + ")"
	case 9:
		return "prod(i, 0, n - 1, " + sub() + ")"
	case 10:
		return "diff(" + sub() + ", x)"
	case 11:
		return "int(" + sub() + ", t, 0, x)"
	case 12:
		return "piecewise(x > 0, " + sub() + ", " + sub() + ")"
	case 13:
		return "(" + sub() + ")!"
	case 14:
		return "binom(" + sub() + ", " + sub() + ")"
	case 15:
		return "norm(" + sub() + ")"
	case 16:
		return "(" + sub() + ")'"
	}
	return "indicator(x <= " + sub() + ")"
}

// What is printed as LaTeX is read as the same tree again.
func TestPrintedIsReadAgain(t *testing.T) {
	known := scope{functions: map[string]bool{}, variables: map[string]bool{
		"x": true, "y": true, "alpha": true, "y_hat": true, "w_{1,2}": true, "z_1^{[2]}": true, "x_k": true, "beta_vec": true, "L_CE": true,
		"x_{n + 1}": true, "K": true, "n": true,
	}}
	rapid.Check(t, func(t *rapid.T) {
		plain := expressions(t, rapid.IntRange(0, 3).Draw(t, "depth"))
		tree, err := parser.ParseExpression(source.NewText("", plain), known)
		if err != nil {
			t.Fatal(err)
		}
		printed := writer.Print(tree)
		reading, err := readSide(printed, known)
		if assert.NoError(t, err, "%s printed as %s", plain, printed) {
			assert.Equal(t, canonical(tree), canonical(reading.Node), "%s printed as %s", plain, printed)
		}
	})
}

// canonical prints a tree without what LaTeX writes in one way only: |x| for abs(x), e^x for exp(x).
func canonical(n parser.Node) string { return parser.Print(plainer(n)) }

// plainer writes what has two spellings in one.
func plainer(n parser.Node) parser.Node {
	return parser.Replace(n, func(n parser.Node) parser.Node {
		switch n := n.(type) {
		case *parser.Bars:
			return &parser.Call{Function: parser.NewName(n.Span(), "abs", nil, ""), Args: []parser.Node{plainer(n.X)}}
		case *parser.Binary:
			if n.Op == parser.Mul {
				return product(factors(n))
			}
			if base, ok := n.X.(*parser.Name); ok && n.Op == parser.Pow && base.Text == "e" {
				return &parser.Call{Function: parser.NewName(n.Span(), "exp", nil, ""), Args: []parser.Node{plainer(n.Y)}}
			}
		}
		return n
	})
}

// factors returns the factors of a product, however it is grouped.
func factors(n parser.Node) []parser.Node {
	if b, ok := n.(*parser.Binary); ok && b.Op == parser.Mul {
		return append(factors(b.X), factors(b.Y)...)
	}
	return []parser.Node{plainer(n)}
}

// product groups factors to the left.
func product(factors []parser.Node) parser.Node {
	n := factors[0]
	for _, factor := range factors[1:] {
		n = &parser.Binary{Op: parser.Mul, X: n, Y: factor}
	}
	return n
}
