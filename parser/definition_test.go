package parser_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/source"
)

func TestDefinitions(t *testing.T) {
	for _, c := range []reading{
		{"let a = 1", ""}, {"let f(t) = t^2", ""}, {"let g(x, y) = x y", "let g(x, y) = x*y"}, {"let p_k = exp(z_k)", ""}, {"let q[k] = exp(z[k])", ""},
		{"let w[i,j] = i + j", "let w[i, j] = i + j"}, {"let a^{[2]} = 1", ""}, {"let ŷ = 1", "let y_hat = 1"}, {"let sigma(t) = 1/(1 + exp(-t))", ""},
		{"let w := 3", "let w = 3"}, {"let w ≔ 3", "let w = 3"}, {"w := 3", "let w = 3"}, {"let\n  a = 1", "let a = 1"}, {"let a\n  = 1", "let a = 1"},
		{"let a = 1  by hand", ""}, {"let e = 3", ""}, {"let f(0) = 1", ""},
	} {
		doc := document(c.text)
		require.Empty(t, doc.Errors, "%q", c.text)
		require.Len(t, doc.Statements, 1, "%q", c.text)
		if c.want == "" {
			c.want = c.text
		}
		assert.Equal(t, c.want, parser.Print(doc.Statements[0]), "%q", c.text)
		assert.IsType(t, &parser.Let{}, doc.Statements[0], "%q", c.text)
	}
}

// `lhs = rhs` is a definition where the left side is a fresh name, or one applied to distinct fresh
// names; anything else is a step to check.
func TestImpliedDefinitions(t *testing.T) {
	const chain, let = false, true
	for _, c := range []struct {
		text string
		want []bool
	}{
		{"d = 2b\ne = a + d\nL = c e\ndL/de = c", []bool{let, let, let, chain}},
		{"x = 1\nx = 2", []bool{let, chain}},
		{"real x\nx = 1", []bool{chain}},
		{"x = x + 1", []bool{chain}},
		{"f(x) = f(x) + 1", []bool{chain}},
		{"f(x) = x^2\nf(x) = x^3\nf(2) = 4", []bool{let, chain, chain}},
		{"f(x, y) = x + y", []bool{let}},
		{"f(2) = 4", []bool{chain}},
		{"d = 2\nf(d) = 3", []bool{let, chain}},
		{"sin(x) = x", []bool{chain}},
		{"sigma = 3", []bool{chain}},
		{"pi = 3\ninf = 4\ne = 3", []bool{chain, chain, chain}},
		{"e = a + 1", []bool{let}},
		{"e = exp(1)", []bool{chain}},
		{"f(x) = df(x)/dx", []bool{chain}},
		{"x = ∂x/∂t", []bool{chain}},
		{"a < b", []bool{chain}},
		{"a + b = c", []bool{chain}},
		{"a = b\nclaim a = b", []bool{let, chain}},
		{"claim a = b", []bool{chain}},
		{"x[k] = 2k", []bool{let}},
		{"p_k = z_k\nindex k in 1..3\nz_k = 2\nz_2 = 3", []bool{let, let, chain}},
		{"vector v in 3\nv_1 = 2", []bool{chain}},
		{"a = c = 3", []bool{let, chain}},
		{"x' = 3\n-y = 2", []bool{chain}},
		{"2 = a", []bool{chain}},
		{"(a) = 1", []bool{chain}},
		{"let a = b\nb = 3", []bool{let, let}},
		{"a = b   # a is defined below too\nlet a = 3", []bool{chain, let}},
	} {
		doc := document(c.text)
		require.Empty(t, doc.Errors, "%q", c.text)
		var got []bool
		for _, s := range doc.Statements {
			switch s.(type) {
			case *parser.Let:
				got = append(got, let)
			case *parser.Chain:
				got = append(got, chain)
			}
		}
		assert.Equal(t, c.want, got, "%q", c.text)
	}
}

// The order of definitions does not matter: f is applied above its definition.
func TestOrderOfDefinitions(t *testing.T) {
	doc := document("a = f(3)\nclaim h(x + 1) = 2\nlet f(t) = t\nfunction h")
	require.Empty(t, doc.Errors)
	assert.Equal(t, "a = f(3)", parser.Print(doc.Statements[0]))
	assert.Equal(t, "h(x + 1)", parser.Print(doc.Statements[1].(*parser.Chain).First))
}

// A definition that goes on as a chain is both.
func TestDefinitionGoesOn(t *testing.T) {
	doc := document("L = c e\n  = c (a + d)   by the definition of e\n  = c a + c d")
	require.Empty(t, doc.Errors)
	require.Len(t, doc.Statements, 2)
	let, chain := doc.Statements[0].(*parser.Let), doc.Statements[1].(*parser.Chain)
	assert.True(t, let.Implied)
	assert.Same(t, let.Body, chain.First)
	require.Len(t, chain.Steps, 2)
	assert.Equal(t, "the definition of e", chain.Steps[0].Remark)
	assert.Equal(t, "L = c*e\n    = c*(a + d)  by the definition of e\n    = c*a + c*d\n", parser.Print(doc))
}

func TestFaultsOfDefinitions(t *testing.T) {
	head := "the left side of a definition is a name, a function of names, f(x), or a family, p[k] or p_k"
	checkRefusals(t, readDocument, []refusal{
		{"let 2 = 3", 1, 5, "2", head},
		{"let x + y = 3", 1, 5, "x + y", head},
		{"let f'(x) = 3\nfunction f", 1, 5, "f'(x)", head},
		{"let f.(x) = 3\nfunction f", 1, 5, "f.(x)", head},
		{"let sin x = 3", 1, 5, "sin x", head},
		{"let f(x)(y) = 3", 1, 5, "f(x)(y)", head},
		{"let (x) = 3\nlet y = 2", 1, 5, "(x)", head},
		{"let inv(A)[k] = 2", 1, 5, "inv(A)[k]", head},
		{"let a", 1, 6, "", "a definition needs `=` and a right side"},
		{"let r < 3", 1, 7, "<", "a definition needs `=` and a right side"},
		{"let", 1, 4, "", "expected a number, a name or a bracket after `let`, found the end"},
		{"let = 3", 1, 5, "=", "`=` needs an operand before it"},
		{"let a = ", 1, 8, "", "expected a number, a name or a bracket after `=`, found the end"},
		{"s := 4 := 5", 1, 8, ":=", "`:=` belongs into a definition, as its first relation"},
		{"claim s := 4", 1, 9, ":=", "`:=` belongs into a definition, as its first relation"},
		{"let a = sgima(2)", 1, 9, "sgima", "unknown function `sgima`; did you mean `sigma`?"},
		{"L = c e = sgima(2)", 1, 11, "sgima", "unknown function `sgima`; did you mean `sigma`?"},
	})
}

func TestParseDefinitions(t *testing.T) {
	lets, scope, err := parser.ParseDefinitions([]*source.Text{
		source.NewText("", "s(z) = 1/(1 + exp(-z))"),
		source.NewText("", "loss = -log(s(w[1])) by definition"),
		source.NewText("", "p[k] := exp(z[k])"),
		source.NewText("", "h(x) = loss(x)"),
	}, table)
	require.NoError(t, err)
	require.Len(t, lets, 4)
	assert.Equal(t, "-log(s(w[1]))", parser.Print(lets[1].Body))
	assert.Equal(t, "definition", lets[1].Remark)
	assert.Equal(t, "loss*x", parser.Print(lets[3].Body), "a defined name that is no function is a factor")
	assert.Equal(t, "s(h(p[k]))*loss*2", parser.Print(expression(t, "s(h(p[k])) loss(2)", scope)))
	near, found := scope.Nearest("lgo")
	assert.True(t, found)
	assert.Equal(t, "log", near)
}

func TestFaultsOfParseDefinitions(t *testing.T) {
	read := func(text string) error {
		_, _, err := parser.ParseDefinitions([]*source.Text{source.NewText("", "a = 1"), source.NewText("", text)}, table)
		return err
	}
	checkRefusals(t, read, []refusal{
		{"", 1, 1, "", "there is nothing to read; expected a step"},
		{"x +", 1, 4, "", "expected a number, a name or a bracket after `+`, found the end"},
		{"x + y = 2", 1, 1, "x + y", "the left side of a definition is a name, a function of names, f(x), or a family, p[k] or p_k"},
		{"x = sgima(2)", 1, 5, "sgima", "unknown function `sgima`; did you mean `sigma`?"},
		{"x", 1, 2, "", "a definition needs `=` and a right side"},
		{"x = 2 = 3", 1, 7, "=", "`=` is not expected after a definition"},
		{"= 2", 1, 1, "=", "`=` needs an operand before it"},
	})
}
