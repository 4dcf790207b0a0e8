package parser_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/source"
)

// expressions returns the lines of testdata/expressions.txt: what derivations are made of.
func expressions(tb testing.TB) []string {
	tb.Helper()
	content, err := os.ReadFile("testdata/expressions.txt")
	require.NoError(tb, err)
	var lines []string
	for line := range strings.Lines(string(content)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return lines
}

// Every one of the long expressions is read, and printed so that it is read again.
func TestLongExpressions(t *testing.T) {
	lines := expressions(t)
	require.GreaterOrEqual(t, len(lines), 50)
	for _, line := range lines {
		n := expression(t, line, table)
		require.True(t, parser.Equal(n, expression(t, parser.Print(n), table)), line)
	}
}

func BenchmarkParseExpression(b *testing.B) {
	var texts []*source.Text
	size := 0
	for _, line := range expressions(b) {
		texts = append(texts, source.NewText("", line))
		size += len(line)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			if _, err := parser.ParseExpression(text, table); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkParseDocument(b *testing.B) {
	content := "real x\nclaim\n  " + strings.Join(expressions(b), "\n    = ")
	text := source.NewText("", content)
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if doc := parser.ParseDocument(text, table); len(doc.Errors) > 0 {
			b.Fatal(doc.Errors[0])
		}
	}
}

func BenchmarkPrint(b *testing.B) {
	var trees []parser.Node
	for _, line := range expressions(b) {
		trees = append(trees, expression(b, line, table))
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, n := range trees {
			parser.Print(n)
		}
	}
}

// Reading takes time in proportion to the length of the text: a tenfold text, about tenfold time.
func BenchmarkLongSum(b *testing.B) {
	for _, terms := range []struct {
		name  string
		count int
	}{{"1000", 1000}, {"10000", 10_000}} {
		text := source.NewText("", strings.Repeat("x y + ", terms.count)+"z")
		b.Run(terms.name, func(b *testing.B) {
			b.SetBytes(int64(len(text.Content)))
			for b.Loop() {
				if _, err := parser.ParseExpression(text, table); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
