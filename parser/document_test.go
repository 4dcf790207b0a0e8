package parser_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/limit"
	"nabla/parser/source"
)

func document(text string) *parser.Document {
	return parser.ParseDocument(source.NewText("notes", text), table)
}

func TestDocument(t *testing.T) {
	doc := document(`# a comment
real x, y
index k in 1..K
given x > 0
let u = x^2
let g(t) = t + 1
claim "by the power rule"
  du/dx
    = 2x        by the power rule
    = x + x     # nabla: expect wrong
h = u + y
`)
	require.Empty(t, doc.Errors)
	require.Len(t, doc.Statements, 7)
	assert.Equal(t, "real", doc.Statements[0].(*parser.Declaration).Kind)
	assert.NotNil(t, doc.Statements[1].(*parser.Declaration).Upper)
	chain := doc.Statements[5].(*parser.Chain)
	assert.Equal(t, "by the power rule", chain.Title)
	require.Len(t, chain.Steps, 2)
	assert.Equal(t, "the power rule", chain.Steps[0].Remark)
	assert.True(t, chain.Steps[1].ExpectWrong)
	assert.False(t, chain.Steps[0].ExpectWrong)
	assert.True(t, doc.Statements[6].(*parser.Let).Implied, "a fresh left side defines")
}

// Printing a document gives the same document again.
func TestDocumentPrints(t *testing.T) {
	text := `real x, y
symmetric S in n x n
index k in 1..K
function L of a, b
given sum(k, y_k) = 1
let p_k = exp(z_k)
let q[k] = z[k]  by choice
e = a + d
claim “of "two" lines”
  diff(L, a)
    = diff(L, e)  by the chain rule
    = 2  # nabla: expect wrong
a + b = b + a
`
	doc := document(text)
	require.Empty(t, doc.Errors)
	assert.Equal(t, text, parser.Print(doc))
	assert.True(t, parser.Equal(doc, document(parser.Print(doc))))
}

// One statement that cannot be read does not hide the others, and each error has its place.
func TestDocumentRecovers(t *testing.T) {
	doc := document(`real x
sin( = 1
let a = 2
a + = 3
b)
given x
claim
  a = 2 +
   $ 3
   = sgima(2)
matrix W in n
let b = sgima(a)
claim
  a = 2
`)
	var places []source.Position
	for _, d := range doc.Errors {
		places = append(places, doc.Text.Position(d.Span.Start))
		assert.Equal(t, source.Error, d.Severity)
		assert.Same(t, doc.Text, d.Text)
	}
	assert.Equal(t, []source.Position{
		{Line: 2, Column: 4}, {Line: 4, Column: 5}, {Line: 5, Column: 2}, {Line: 6, Column: 7}, {Line: 9, Column: 4}, {Line: 11, Column: 1}, {Line: 12, Column: 9},
	}, places, "sorted by their places, one a statement")
	assert.Equal(t, "real x\nlet a = 2\nclaim\n  a\n    = 2\n", parser.Print(doc))
}

// A name is known even where its definition cannot be read, so that one slip is one error.
func TestNamesOfBrokenDefinitions(t *testing.T) {
	doc := document("let loss(z) = sgima(z)\nclaim loss(2) = 3")
	require.Len(t, doc.Errors, 1)
	assert.Equal(t, "loss(2)", parser.Print(doc.Statements[0].(*parser.Chain).First))
}

func TestErrorsBeyondTheLimit(t *testing.T) {
	doc := document(strings.Repeat("x = )\n", limit.Diagnostics+7))
	require.Len(t, doc.Errors, limit.Diagnostics+1)
	assert.Equal(t, "7 more errors in this text", doc.Errors[limit.Diagnostics].Message)
}

func TestEmptyDocuments(t *testing.T) {
	for _, text := range []string{"", "\n\n", "# only a comment", "\ufeff", " \t\r\n"} {
		doc := document(text)
		require.Len(t, doc.Errors, 1, "%q", text)
		assert.Equal(t, "there is nothing to read; expected a statement", doc.Errors[0].Message)
		assert.Empty(t, doc.Statements)
	}
}

// A byte order mark and any line ends are no part of the statements; positions count them right.
func TestLineEnds(t *testing.T) {
	doc := document("\ufeffreal x\r\nx y = 1\rx = 2 +\r\n\r\nx = )\n")
	assert.Equal(t, "real x\nx*y = 1\n", parser.Print(doc))
	require.Len(t, doc.Errors, 2)
	assert.Equal(t, source.Position{Line: 3, Column: 8}, doc.Text.Position(doc.Errors[0].Span.Start))
	assert.Equal(t, source.Position{Line: 5, Column: 5}, doc.Text.Position(doc.Errors[1].Span.Start))
}

func TestInvalidText(t *testing.T) {
	doc := document("a = 1\x00\nb = 2\n\xff\nc = d\n\u202ee = f\n")
	var messages []string
	for _, d := range doc.Errors {
		messages = append(messages, d.Error())
	}
	assert.Equal(t, []string{
		"notes:1:6: the control character U+0000 cannot stand in a formula",
		"notes:3:1: the byte 0xff is not valid UTF-8",
		"notes:5:1: the control character U+202E cannot stand in a formula",
	}, messages)
	assert.Equal(t, "b = 2\nc = d\n", parser.Print(doc))
}

func TestHostileDocuments(t *testing.T) {
	for name, text := range map[string]string{
		"a long name":    strings.Repeat("x", limit.InputBytes),
		"too long":       strings.Repeat("x", limit.InputBytes+1),
		"binary":         string([]byte{0, 1, 2, 255, 254}),
		"deep brackets":  strings.Repeat("(", 100_000),
		"many claims":    strings.Repeat("claim\n", 1000),
		"many signs":     "x = " + strings.Repeat("-", 10_000) + "y",
		"many powers":    "x = " + strings.Repeat("y^", 10_000) + "y",
		"many sums":      strings.Repeat("sum_k ", 10_000) + "= x",
		"many functions": strings.Repeat("sin ", 10_000) + "= x",
	} {
		assert.NotEmpty(t, document(text).Errors, name)
	}
}

// What was read in one of two ways is noted, in the order of the text.
func TestNotesOfDocuments(t *testing.T) {
	doc := document("let f = 1/2x\na b = a/b c\n    = sum_k y_k + z_k\ngiven x^2y > 0")
	require.Empty(t, doc.Errors)
	var notes []string
	for _, d := range doc.Notes {
		notes = append(notes, d.Error())
	}
	assert.Equal(t, []string{
		"notes:1:9: `1/2x` was read as `1/(2*x)`: a number glued to a name is its coefficient",
		"notes:2:7: `a/b c` was read as `a/b*c`: a juxtaposed factor multiplies the quotient",
		"notes:3:7: the body of this sum was read as `y_k + z_k`, since `k` occurs in each term",
		"notes:4:7: `x^2y` was read as `x^(2*y)`: a number glued to a name is its coefficient",
	}, notes)
}
