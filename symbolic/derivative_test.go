package symbolic_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
)

// document builds the scope of a text and evaluates the sides of its chains.
func document(t *testing.T, text string) (*symbolic.Scope, []*symbolic.Expr) {
	t.Helper()
	src := source.NewText("test", text)
	doc := parser.ParseDocument(src, (*symbolic.Scope)(nil))
	require.Empty(t, doc.Errors, text)
	scope, _, errs := symbolic.Build(doc)
	require.Empty(t, errs, text)
	var sides []*symbolic.Expr
	for _, s := range doc.Statements {
		chain, ok := s.(*parser.Chain)
		if !ok {
			continue
		}
		for _, n := range append([]parser.Node{chain.First}, rights(chain)...) {
			e, err := symbolic.Resolve(n, scope, src)
			require.NoError(t, err)
			e, err = symbolic.Evaluate(e, scope)
			require.NoError(t, err)
			sides = append(sides, e)
		}
	}
	return scope, sides
}

func rights(c *parser.Chain) []parser.Node {
	var nodes []parser.Node
	for _, s := range c.Steps {
		nodes = append(nodes, s.Right)
	}
	return nodes
}

func TestDiff(t *testing.T) {
	for _, c := range []struct{ text, printed string }{
		{"x^3", "3*x^2"},
		{"a*x^2 + b", "2*a*x"},
		{"x^n", "n*x^(n - 1)"},
		{"a^x", "a^x*log(a)"},
		{"x^x", "x^x*(log(x) + x/x)"},
		{"sin(x)*cos(x)", "cos(x)^2 - sin(x)^2"},
		{"exp(-x^2/2)", "-x*exp(-x^2/2)"},
		{"tanh(x)", "1 - tanh(x)^2"},
		{"sigma(x)", "sigma(x)*(1 - sigma(x))"},
		{"log(y)", "0"},
		{"1/x", "-1/x^2"},
		{"sqrt(x)", "1/(2*sqrt(x))"},
		{"int(sin(x*t), t, 0, x)", ""},
	} {
		got, err := symbolic.Diff(parse(t, c.text), symbolic.Symbol("x"), nil)
		require.NoError(t, err, c.text)
		if c.printed != "" {
			assert.True(t, symbolic.Equal(got, parse(t, c.printed)), "%s: %s", c.text, got)
		}
	}
}

// Expansion goes down to the variable and stops there; all paths count.
func TestDiffThroughDefinitions(t *testing.T) {
	const graph = "real a, b, c\nlet d = 2b\nlet e = a + d\nlet L = c e\nclaim\n"
	for _, c := range []struct{ derivative, printed string }{
		{"dL/de", "c"}, {"de/dd", "1"}, {"dd/db", "2"}, {"dL/db", "2*c"}, {"dL/dc", "e"}, {"dL/da", "c"}, {"dL/dL", "1"},
	} {
		_, sides := document(t, graph+c.derivative+" = 0")
		assert.Equal(t, c.printed, sides[0].String(), c.derivative)
	}
	_, sides := document(t, "let h = w x\nlet g = w h\nclaim\ndg/dw = 0")
	assert.Equal(t, "w*x + h", sides[0].String(), "both paths from w")
}

// A name of which nothing is said has an unknown derivative, never 0.
func TestUnknownDerivative(t *testing.T) {
	_, sides := document(t, "claim\ndiff(L, a) = 0")
	assert.Equal(t, symbolic.KindDerivative, sides[0].Kind())
	_, sides = document(t, "function f\nclaim\ndiff(f(x^2), x) = 0")
	assert.Equal(t, "2*x*f'(x^2)", sides[0].String())
	_, sides = document(t, "function L of a\nclaim\ndiff(L^2, a) = 0")
	assert.Contains(t, sides[0].String(), "L")
	assert.False(t, sides[0].IsZero())
}

func TestObstacles(t *testing.T) {
	for _, text := range []string{"diff(binom(x, 2), x)", "diff(sum(k, 1, x, k), x)"} {
		_, err := symbolic.Evaluate(parse(t, text), nil)
		var o *symbolic.Obstacle
		assert.ErrorAs(t, err, &o, text)
	}
}

func TestDiffOfSums(t *testing.T) {
	x := func(index string) *symbolic.Expr { return symbolic.Component("x", symbolic.Symbol(index)) }
	e := parse(t, "sum(i, 1, n, x[i]^2)")
	scope := &symbolic.Scope{}
	scope.Declare(&symbolic.Variable{Name: "i", Kind: symbolic.Index, Lower: symbolic.Int(1), Upper: symbolic.Symbol("n")})
	got, err := symbolic.Diff(e, x("i"), scope)
	require.NoError(t, err)
	want := symbolic.Product(symbolic.Int(2), x("i"))
	assert.True(t, symbolic.Equal(got, want), "the bound index does not catch the free one: %s", got)
}

// The derivative of f_n with f_k = sin(f_{k-1}) + f_{k-1}^2 grows with the nodes, not with the paths.
func TestDiffSharesNodes(t *testing.T) {
	f := symbolic.Symbol("x")
	for range 60 {
		f = symbolic.Sum(symbolic.ApplyName("sin", f), symbolic.Power(f, symbolic.Int(2)))
	}
	d, err := symbolic.Diff(f, symbolic.Symbol("x"), nil)
	require.NoError(t, err)
	assert.Less(t, symbolic.Count(d), 1000)
	again, err := symbolic.Diff(f, symbolic.Symbol("x"), nil)
	require.NoError(t, err)
	assert.True(t, symbolic.Equal(d, again))
}

func BenchmarkDiff(b *testing.B) {
	b.Run("eighth", func(b *testing.B) {
		e, err := symbolic.Parse("exp(sin(x))*log(1+x^2)/(1+exp(-x))")
		require.NoError(b, err)
		for b.Loop() {
			_, err := symbolic.DiffN(e, symbolic.Symbol("x"), 8, nil)
			require.NoError(b, err)
		}
	})
	for _, n := range []int{8, 16, 32} {
		b.Run(fmt.Sprintf("nested%d", n), func(b *testing.B) {
			f := symbolic.Symbol("x")
			for range n {
				f = symbolic.Sum(symbolic.ApplyName("sin", f), symbolic.Power(f, symbolic.Int(2)))
			}
			for b.Loop() {
				_, err := symbolic.Diff(f, symbolic.Symbol("x"), nil)
				require.NoError(b, err)
			}
		})
	}
}
