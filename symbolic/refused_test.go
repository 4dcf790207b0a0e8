package symbolic_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
)

var update = flag.Bool("update", false, "write the golden files")

// refusedNames is the document whose names the lines of refused.txt use.
const refusedNames = `real x, y
positive a
dim n, m
vector u, v in n
vector z in m
matrix A, B in n x n
matrix W in m x n
index i, j in 1..n
function f of 1
function g of 2
let q = x^2 + 1
let h_i = v_i + x
let r(t) = t^2
`

// TestRefused: what an expression cannot mean is said at the place where it stands, in the words of refused.txt. Lines there
// are an expression, the place as column:column, and the message.
func TestRefused(t *testing.T) {
	const name = "testdata/refused.txt"
	content, err := os.ReadFile(name)
	require.NoError(t, err)
	names, _, errs := symbolic.Build(parser.ParseDocument(source.NewText("", refusedNames), (*symbolic.Scope)(nil)))
	require.Empty(t, errs)
	var out bytes.Buffer
	for line := range strings.Lines(string(content)) {
		line = strings.TrimRight(line, "\n")
		if line != "" && line[0] != '#' {
			text, _, _ := strings.Cut(line, "\t")
			line = text + "\t" + refusal(t, text, names.Clone())
		}
		out.WriteString(line + "\n")
	}
	if *update {
		require.NoError(t, os.WriteFile(name, out.Bytes(), 0o644))
	}
	assert.Equal(t, string(content), out.String(), "write the file with -update and read it")
}

// refusal returns place and message of the error in a text.
func refusal(t *testing.T, text string, scope *symbolic.Scope) string {
	t.Helper()
	src := source.NewText("", text)
	node, err := parser.ParseExpression(src, scope)
	if err == nil {
		var e *symbolic.Expr
		if e, err = symbolic.Resolve(node, scope, src); err == nil {
			return "read as " + e.String()
		}
	}
	var wrong source.Diagnostic
	var missing *symbolic.Unsupported
	switch {
	case errors.As(err, &wrong):
		return fmt.Sprintf("%d:%d %s", wrong.Span.Start, wrong.Span.End, wrong.Message)
	case errors.As(err, &missing):
		return fmt.Sprintf("%d:%d %s", missing.Span.Start, missing.Span.End, missing)
	}
	require.Fail(t, "an error without a place", "%s: %v", text, err)
	return ""
}
