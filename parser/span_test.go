package parser_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/parser"
	"nabla/parser/source"
)

// parts returns the text of every node of a tree, a node before its parts.
func parts(text *source.Text, n parser.Node) []string {
	var found []string
	parser.Walk(n, func(n parser.Node) bool {
		found = append(found, text.Slice(n.Span()))
		return true
	})
	return found
}

// The place of a node is exactly what it was read from, with the brackets around it.
func TestSpans(t *testing.T) {
	for text, want := range map[string][]string{
		"a + b c":            {"a + b c", "a", "b c", "b", "c"},
		"(a + b)c":           {"(a + b)c", "(a + b)", "a", "b", "c"},
		" 1/2x ":             {"1/2x", "1", "2x", "2", "x"},
		"-(x)^2":             {"-(x)^2", "(x)^2", "(x)", "2"},
		"x^{n-1}y":           {"x^{n-1}y", "x^{n-1}", "x", "{n-1}", "n", "1", "y"},
		"x²³":                {"x²³", "x", "²³"},
		"x⁻ⁿ":                {"x⁻ⁿ", "x", "⁻ⁿ", "ⁿ"},
		"A'B^T":              {"A'B^T", "A'", "A", "B^T", "B"},
		"n!^2":               {"n!^2", "n!", "n", "2"},
		"sin^2 x + y":        {"sin^2 x + y", "sin^2 x", "sin^2 x", "sin", "x", "2", "y"},
		"log ( x ) y":        {"log ( x ) y", "log ( x )", "log", "x", "y"},
		"f_{1}":              {"f_{1}", "1"},
		"w_{k, i+1} z":       {"w_{k, i+1} z", "w_{k, i+1}", "k", "i+1", "i", "1", "z"},
		"ŷ_k + 1":            {"ŷ_k + 1", "ŷ_k", "k", "1"},
		"W^{[l]}_{i}[2]":     {"W^{[l]}_{i}[2]", "W^{[l]}_{i}", "i", "2"},
		"x[k, 2j]":           {"x[k, 2j]", "x", "k", "2j", "2", "j"},
		"|x|y":               {"|x|y", "|x|", "x", "y"},
		"sum_{k=1}^K k x":    {"sum_{k=1}^K k x", "k", "1", "K", "k x", "k", "x"},
		"sum(k=1..K, k)":     {"sum(k=1..K, k)", "k", "1", "K", "k"},
		"Σ_k y_k + 1":        {"Σ_k y_k + 1", "Σ_k y_k", "k", "y_k", "k", "1"},
		"d/dx sin x + 1":     {"d/dx sin x + 1", "d/dx sin x", "sin x", "sin", "x", "x", "1"},
		"∂²f/∂x∂y z":         {"∂²f/∂x∂y z", "∂²f/∂x∂y", "f", "x", "y", "z"},
		"2 dL/dw_1":          {"2 dL/dw_1", "2", "dL/dw_1", "L", "w_1", "1"},
		"x^2|_{x = 3} + 1":   {"x^2|_{x = 3} + 1", "x^2|_{x = 3}", "x^2", "x", "2", "x", "3", "1"},
		"1{x > 0}y":          {"1{x > 0}y", "1{x > 0}", "{x > 0}", "x", "0", "y"},
		"cases{x if y > 0}z": {"cases{x if y > 0}z", "cases{x if y > 0}", "y > 0", "y", "0", "x", "z"},
		"∇_x (f + g)":        {"∇_x (f + g)", "∇_x", "(f + g)", "f", "g", "x"},
		"[a, [b]]":           {"[a, [b]]", "a", "[b]"},
		"-[x y]":             {"-[x y]", "[x y]", "x", "y"},
		"\ufeffx\n+\ty":      {"x\n+\ty", "x", "y"},
		"√2 + α":             {"√2 + α", "√2", "√", "2", "α"},
	} {
		n := expression(t, text, table)
		assert.Equal(t, want, parts(source.NewText("", text), n), "%q", text)
	}
}

func TestSpansOfConditions(t *testing.T) {
	for text, want := range map[string][]string{
		"0 <= x < 1":             {"0 <= x < 1", "0 <= x", "0", "x", "x < 1", "x", "1"},
		"not (x > 0)":            {"not (x > 0)", "(x > 0)", "x", "0"},
		"x in {1, 2} and y != z": {"x in {1, 2} and y != z", "x in {1, 2}", "x", "{1, 2}", "1", "2", "y != z", "y", "z"},
		"k in 1..K":              {"k in 1..K", "k", "1..K", "1", "K"},
	} {
		assert.Equal(t, want, parts(source.NewText("", text), condition(t, text, table)), "%q", text)
	}
}

func TestSpansOfStatements(t *testing.T) {
	text := "real x , y\nlet f(x) = 1/2x  # half\nclaim \"t\"\n f(x)\n  = 2 x  by one\n"
	doc := document(text)
	require.Empty(t, doc.Errors)
	assert.Equal(t, []string{
		text,
		"real x , y", "x", "y",
		"let f(x) = 1/2x", "f(x)", "f", "x", "1/2x", "1", "2x", "2", "x",
		"claim \"t\"\n f(x)\n  = 2 x", "f(x)", "f", "x", "= 2 x", "2 x", "2", "x",
	}, parts(doc.Text, doc))
}

// What stands at the place of a part, read by itself, is that part.
func TestPartsReadAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := parser.Print(anyExpression(3).Draw(t, "tree"))
		parser.Walk(expression(t, text, functions), func(n parser.Node) bool {
			written := text[n.Span().Start:n.Span().End]
			if !readsAlone(n) {
				return true
			}
			again, err := parser.ParseCondition(source.NewText("", written), functions)
			if err != nil {
				again, err = parser.ParseExpression(source.NewText("", written), functions)
			}
			require.NoError(t, err, "%q in %q", written, text)
			assert.True(t, parser.Equal(n, again), "%q in %q", written, text)
			return true
		})
	})
}

// readsAlone reports whether the node is an expression or a condition: not the name of a function, and
// no set or range, which stand behind `in` only.
func readsAlone(n parser.Node) bool {
	switch n := n.(type) {
	case *parser.Set, *parser.Range:
		return false
	case *parser.Name:
		return !functions.Function(n.Text)
	}
	return true
}

func TestRelocate(t *testing.T) {
	text := "claim 0 <= x + 1 < 2 = sin(x)"
	doc := document(text)
	require.Empty(t, doc.Errors)
	chain := doc.Statements[0].(*parser.Chain)
	before := parts(doc.Text, chain)
	parser.Relocate(chain, func(s source.Span) source.Span { return source.Span{Start: s.Start + 5, End: s.End + 5} })
	assert.Equal(t, before, parts(source.NewText("", "12345"+text), chain))
	assert.Equal(t, "<=", ("12345" + text)[chain.Steps[0].OpAt.Start:chain.Steps[0].OpAt.End])

	n := condition(t, "0 <= x < 2", table)
	parser.Relocate(n, func(s source.Span) source.Span { return source.Span{Start: s.Start + 1, End: s.End + 1} })
	assert.Equal(t, []string{"0 <= x < 2", "0 <= x", "0", "x", "x < 2", "2"}, unique(parts(source.NewText("", " 0 <= x < 2"), n)),
		"the middle, a part of both relations, moves once")
}

// unique returns the texts without repetitions.
func unique(texts []string) []string {
	seen := map[string]bool{}
	var first []string
	for _, text := range texts {
		if !seen[text] {
			seen[text] = true
			first = append(first, text)
		}
	}
	return first
}
