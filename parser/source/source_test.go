package source_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser/source"
)

func TestPosition(t *testing.T) {
	text := source.NewText("f", "ab\r\nŷ = 1\nlast")
	for _, c := range []struct{ offset, line, column int }{{0, 1, 1}, {1, 1, 2}, {4, 2, 1}, {7, 2, 3}, {99, 3, 5}, {-1, 1, 1}} {
		assert.Equal(t, source.Position{Line: c.line, Column: c.column}, text.Position(c.offset), "%d", c.offset)
	}
	assert.Equal(t, "ŷ = 1", text.Line(2))
}

func TestRenderCaretAndEscapes(t *testing.T) {
	text := source.NewText("f", "x\b = sgima(z)")
	var out bytes.Buffer
	require.NoError(t, source.Render(&out, source.Diagnostic{Text: text, Span: source.Span{Start: 5, End: 10}, Message: "unknown"}, source.Options{}))
	assert.NotContains(t, out.String(), "\b", "a control character must not reach the terminal")
	assert.Contains(t, out.String(), "f:1:6: error: unknown")
	assert.Contains(t, out.String(), "^^^^^")
}

func ExampleDiagnostic_Error() {
	text := source.NewText("notes", "let a = b\n")
	fmt.Println(source.Diagnostic{Text: text, Span: source.Span{Start: 8, End: 9}, Message: "what is b?"}.Error())
	// Output: notes:1:9: what is b?
}

func TestSplitList(t *testing.T) {
	for list, want := range map[string][]string{
		"":                         {""},
		" a = 1, z=[2,3] , f(x,y)": {"a = 1", "z=[2,3]", "f(x,y)"},
		"a,":                       {"a", ""},
		"{a, (b], c}, d":           {"{a, (b], c}", "d"},
		"ŷ, α":                     {"ŷ", "α"},
	} {
		assert.Equal(t, want, source.SplitList(list), "%q", list)
	}
}
