package symbolic_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
)

// The name z_1, the entry z[1] and the term of a sum at k = 1 are one thing, whether z is declared or not.
func TestDefinedEntriesAreEntries(t *testing.T) {
	for _, c := range []struct{ document, expression, want string }{
		{"vector z in 2\nlet z_1 = 3x\nlet z_2 = x\n", "diff(z[1], x)", "3"},
		{"vector z in 2\nlet z_1 = 3x\nlet z_2 = x\n", "diff(z_1 + z_2, x)", "4"},
		{"vector z in 2\nlet z_1 = 3x\nlet z_2 = x\n", "diff(2*z_1, z[1])", "2"},
		{"matrix w in 2 x 2\nlet w_{1,2} = x\n", "diff(w[1,2] + w[2,1], x)", "1"},
	} {
		scope, _, errs := symbolic.BuildInferring(parser.ParseDocument(source.NewText("", c.document), nil))
		require.Empty(t, errs, c.document)
		text := source.NewText("", c.expression)
		node, err := parser.ParseExpression(text, scope)
		require.NoError(t, err)
		e, err := symbolic.Resolve(node, scope, text)
		require.NoError(t, err)
		e, err = symbolic.Evaluate(e, scope)
		require.NoError(t, err)
		want, err := parser.ParseExpression(source.NewText("", c.want), scope)
		require.NoError(t, err)
		f, err := symbolic.Resolve(want, scope, text)
		require.NoError(t, err)
		e, err = scope.Expand(e)
		require.NoError(t, err)
		f, err = scope.Expand(f)
		require.NoError(t, err)
		assert.Equal(t, f.String(), e.String(), c.document+c.expression)
	}
}

func TestAnyEntryOfPiecesIsRefused(t *testing.T) {
	scope, _, errs := symbolic.BuildInferring(parser.ParseDocument(source.NewText("", "let z_1 = 3x\n"), nil))
	require.Empty(t, errs)
	text := source.NewText("", "diff(sum(k, 1, n, z_k), x)")
	node, err := parser.ParseExpression(text, scope)
	require.NoError(t, err)
	_, err = symbolic.Resolve(node, scope, text)
	assert.EqualError(t, err, "an entry of `z` at any index, of which single entries are defined, is not supported yet")
}
