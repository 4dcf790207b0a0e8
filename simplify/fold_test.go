package simplify_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/numeric"
	"nabla/parser"
	"nabla/parser/source"
	"nabla/simplify"
	"nabla/symbolic"
)

// TestFoldedForms: a closed form is written in the names that the document defines, and has the value of what it came from.
func TestFoldedForms(t *testing.T) {
	for _, c := range []struct{ document, text, want string }{
		{"real x\nlet s = 1/(1 + exp(-x))", "x*exp(-x)/(1 + exp(-x))^2", "s*x*(1 - s)"},
		{"real x\nlet s = 1/(1 + exp(-x))", "exp(-x)/(1 + exp(-x))^2", "s*(1 - s)"},
		{"real x\nlet s = 1/(1 + exp(-x))", "exp(-x)", "exp(-x)"},
		{"real x\nlet t = tanh(x)", "tanh(x)^3 - 2*tanh(x)", "t*(t^2 - 2)"},
		{"real x, y\nlet r = sqrt(x^2 + y^2)", "x/sqrt(x^2 + y^2)", "x/r"},
		{"real w, x, b\nlet z = w*x + b", "2*(w*x + b)", "2*z"},
		{"real w, x, b\nlet z = w*x + b\nlet a = tanh(z)", "w*(1 - tanh(w*x + b)^2)", "w*sech(z)^2"},
		{"real x\nlet g(t) = t^2 + 1", "1/(x^2 + 1)", "1/g(x)"},
		{"vector z in n\ndim n\nindex j, k in 1..n\nlet p_k = exp(z_k)/sum(j, exp(z_j))", "exp(z_k)/sum(j, exp(z_j))", "p_k"},
		{"vector z in n\ndim n\nindex j, k in 1..n\nlet p_k = exp(z_k)/sum(j, exp(z_j))", "delta(j, k)*exp(z_k)/sum(j, exp(z_j)) - exp(z_k)*exp(z_j)/sum(i, 1, n, exp(z_i))^2", "p_k*(delta(j, k) - p_j)"},
		{"real x, y, u\ngiven x^2 + y^2 = u", "x^2 + y^2 + 1", "u + 1"},
	} {
		src := source.NewText("", c.document)
		doc := parser.ParseDocument(src, (*symbolic.Scope)(nil))
		require.Empty(t, doc.Errors, c.document)
		scope, _, errs := symbolic.Build(doc)
		require.Empty(t, errs, c.document)
		text := source.NewText("", c.text)
		node, err := parser.ParseExpression(text, scope)
		require.NoError(t, err, c.text)
		e, err := symbolic.Resolve(node, scope, text)
		require.NoError(t, err, c.text)
		form, err := simplify.Closed(context.Background(), e, scope)
		require.NoError(t, err, c.text)
		assert.Equal(t, c.want, form.String(), "%s in %q", c.text, c.document)
		o := numeric.Compare(context.Background(), e, form, scope, numeric.Options{})
		assert.Nil(t, o.Witness, "%s becomes %s: %v", c.text, form, o.Witness)
		plain, err := simplify.Simplify(context.Background(), e, scope, simplify.Options{NoDefinitions: true})
		require.NoError(t, err)
		o = numeric.Compare(context.Background(), e, plain.Expr, scope, numeric.Options{})
		assert.Nil(t, o.Witness, "%s becomes %s: %v", c.text, plain.Expr, o.Witness)
	}
}
