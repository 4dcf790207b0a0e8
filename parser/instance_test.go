package parser_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/source"
)

// readPlain reads an expression with the functions that it has in brackets.
func readPlain(t *testing.T, text string) parser.Node {
	t.Helper()
	n, err := parser.ParseExpression(source.NewText("", text), table)
	require.NoError(t, err, text)
	return n
}

// TestInstance: trees are put in for free names, everywhere and only there, and no bound name catches one of theirs.
func TestInstance(t *testing.T) {
	for _, c := range []struct {
		text   string
		values map[string]string
		want   string
	}{
		{"x + y", map[string]string{"x": "a*b"}, "a*b + y"},
		{"x*y", map[string]string{"x": "a + b"}, "(a + b)*y"},
		{"x*y", map[string]string{"x": "y", "y": "x"}, "y*x"},
		{"x", map[string]string{}, "x"},
		{"x + 1", map[string]string{"z": "2"}, "x + 1"},
		{"w_{i,j}", map[string]string{"i": "1"}, "w_{1,j}"},
		{"w_{i,j}^{[1]}", map[string]string{"j": "k + 1"}, "w_{i,k + 1}^{[1]}"},
		{"x_i", map[string]string{"i": "2"}, "x_2"},
		{"x_i", map[string]string{"x": "y"}, "x_i"},
		{"x[i]", map[string]string{"i": "j + 1"}, "x[j + 1]"},
		{"exp(x)", map[string]string{"x": "-y"}, "exp(-y)"},
		{"|x|", map[string]string{"x": "y - 1"}, "|y - 1|"},
		{"sum(k, 1, n, x*k)", map[string]string{"x": "2", "n": "3"}, "sum(k, 1, 3, 2*k)"},
		{"sum(k, 1, n, x*k)", map[string]string{"k": "2"}, "sum(k, 1, n, x*k)"},
		{"sum(k, 1, n, x*k)", map[string]string{"k": "2", "x": "5"}, "sum(k, 1, n, 5*k)"},
		{"sum(k, 1, n, x*k)", map[string]string{"x": "k"}, "sum(i, 1, n, k*i)"},
		{"sum(k, 1, n, x*y_k)", map[string]string{"x": "k + i"}, "sum(j, 1, n, (k + i)*y_j)"},
		{"sum(k, 1, n, sum(i, 1, n, x*y_k*z_i))", map[string]string{"x": "k*i"}, "sum(j, 1, n, sum(l, 1, n, k*i*y_j*z_l))"},
		{"prod(k, 1, n, x - k)", map[string]string{"x": "k^2"}, "prod(i, 1, n, k^2 - i)"},
		{"sum(k = 1..n, k != j, x_k)", map[string]string{"j": "k"}, "sum(i=1..n, i != k, x_i)"},
		{"int(x*t, t, 0, x)", map[string]string{"x": "t"}, "int(t*i, i, 0, t)"},
		{"int(x*t, t, 0, x)", map[string]string{"t": "2"}, "int(x*t, t, 0, x)"},
		{"piecewise(x > 0, x, y)", map[string]string{"x": "z^2"}, "piecewise(z^2 > 0, z^2, y)"},
		{"indicator(x > 0)", map[string]string{"x": "y"}, "indicator(y > 0)"},
	} {
		n := readPlain(t, c.text)
		before := parser.Print(n)
		values := map[string]parser.Node{}
		for name, text := range c.values {
			values[name] = readPlain(t, text)
		}
		got := parser.Instance(n, values)
		assert.True(t, parser.Equal(readPlain(t, c.want), got), "%s with %v is %s, not %s", c.text, c.values, parser.Print(got), c.want)
		assert.Equal(t, before, parser.Print(n), "the tree itself is not changed")
	}
}

// TestNamesWithOtherParts: a name keeps its decorations when one of its parts is exchanged, and reads back.
func TestNamesWithOtherParts(t *testing.T) {
	name, ok := readPlain(t, "w_{i,j}^{[2]}").(*parser.Name)
	require.True(t, ok)
	assert.Equal(t, "w_{i,3}^{[2]}", name.WithSubscript(1, readPlain(t, "3")).Text)
	assert.Equal(t, "w_{k + 1,j}^{[2]}", name.WithSubscript(0, readPlain(t, "k + 1")).Text)
	assert.Equal(t, "v_{i,j}^{[2]}", name.WithBase("v").Text)
	assert.Equal(t, "w_{i,j}^{[2]}", name.Text, "the name itself is not changed")
	hat, ok := readPlain(t, "y_hat_k").(*parser.Name)
	require.True(t, ok)
	assert.Equal(t, "z_hat_k", hat.WithBase("z_hat").Text)
}
