package symbolic_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
)

// A function that stands on its argument through other definitions takes it there, too: in names, functions and families,
// under integrals and for vectors. With the very name of its argument it keeps them, so that they can be differentiated by.
func TestFunctionsStandOnTheirArguments(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ document, left, right string }{
		{"let f(a) = a + b\nlet b = a^2", "f(c)", "c + c^2"},
		{"let f(a) = a*b\nlet b = a^2", "f'(c)", "3*c^2"},
		{"let f(i, t) = x_i*t", "f(3, c)", "x[3]*c"},
		{"let f(n) = x_n + n", "f(2)", "x[2] + 2"},
		{"let f(a) = a + b\nlet b = a^2\nlet g(a) = f(a) + 1", "g(c)", "c + c^2 + 1"},
		{"let f(a) = a*b(a)\nlet b(t) = t^2*a", "f(c)", "c^4"},
		{"let f(t) = t*s\nlet s = t + 1\nlet t = 3*q", "f(q)", "q*(q + 1)"},
		{"let L(w) = (y - t)^2\nlet y = w*x", "diff(L(w), y)", "2*(y - t)"},
		{"vector z, u in K\nindex k in 1..K\nlet S(z) = sum(k, e_k)\nlet e_k = exp(z_k)", "S(u)", "sum(k, exp(u_k))"},
		{"vector a, b in n\nmatrix X in m x n\nindex i in 1..m\nlet J(a) = sum(i, h(X[i])^2)\nlet h(x) = a'*x", "J(b)", "sum(i, (b'*X[i])^2)"},
		{"let y = 2*x", "int(y, x, 0, q)", "int(2*x, x, 0, q)"},
	} {
		doc := parser.ParseDocument(source.NewText("doc", test.document), (*symbolic.Scope)(nil))
		require.Empty(t, doc.Errors)
		scope, _, errs := symbolic.Build(doc)
		require.Empty(t, errs)
		sides := make([]*symbolic.Expr, 2)
		for i, content := range []string{test.left, test.right} {
			text := source.NewText("step", content)
			node, err := parser.ParseExpression(text, scope)
			require.NoError(t, err)
			e, err := symbolic.Resolve(node, scope, text)
			require.NoError(t, err, content)
			e, err = symbolic.Evaluate(e, scope)
			require.NoError(t, err, content)
			sides[i], err = scope.Expand(e)
			require.NoError(t, err, content)
		}
		assert.True(t, symbolic.Equal(sides[1], sides[0]), "%s: %s is %s, not %s", test.document, test.left, sides[0], sides[1])
	}
}
