package latex_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
	"nabla/symbolic/latex"
)

var update = flag.Bool("update", false, "write the LaTeX that is printed into the golden tables")

// row is one row of a golden table: what is read, and on the line below it, behind a tab, its LaTeX.
type row struct{ text, latex string }

// scope knows the functions of the table, and f, g, h, loss as functions of the document.
var scope = parser.Extend((*symbolic.Scope)(nil), &parser.Declaration{Kind: "function", Names: []*parser.Name{
	name("f"), name("g"), name("h"), name("loss"), name("f_theta"), name("f_hat"), name("log_b"),
}})

func name(text string) *parser.Name { return &parser.Name{Text: text, Base: text} }

// read reads an expression, or a condition behind a question mark.
func read(t require.TestingT, text string) parser.Node {
	condition, isCondition := strings.CutPrefix(text, "? ")
	var n parser.Node
	var err error
	if isCondition {
		n, err = parser.ParseCondition(source.NewText("", condition), scope)
	} else {
		n, err = parser.ParseExpression(source.NewText("", text), scope)
	}
	require.NoError(t, err, text)
	return n
}

// golden runs a table. With -update it writes what is printed.
func golden(t *testing.T, file string, print func(text string) string) {
	path := filepath.Join("testdata", file)
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(rewrite(string(content), print)), 0o644))
		return
	}
	for _, r := range rows(string(content)) {
		t.Run(r.text, func(t *testing.T) { assert.Equal(t, r.latex, print(r.text)) })
	}
}

// rows reads a table. Lines that start with # are headings.
func rows(content string) []row {
	var all []row
	for _, line := range strings.Split(content, "\n") {
		printed, isLaTeX := strings.CutPrefix(line, "\t")
		switch {
		case isLaTeX:
			all[len(all)-1].latex = printed
		case line != "" && !strings.HasPrefix(line, "# "):
			all = append(all, row{text: line})
		}
	}
	return all
}

func rewrite(content string, print func(text string) string) string {
	var b strings.Builder
	for _, line := range strings.SplitAfter(content, "\n") {
		text := strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(text, "\t") {
			continue
		}
		b.WriteString(line)
		if text != "" && !strings.HasPrefix(text, "# ") {
			b.WriteString("\t" + print(text) + "\n")
		}
	}
	return b.String()
}

func TestPrint(t *testing.T) {
	golden(t, "print.golden", func(text string) string { return latex.Print(read(t, text)) })
}

func TestExpr(t *testing.T) {
	golden(t, "expression.golden", func(text string) string {
		e, err := symbolic.Parse(text)
		require.NoError(t, err, text)
		return latex.Expr(e)
	})
}

// Arrange moves factors and changes no value: the arranged tree is the same expression.
func TestArrangeKeepsTheValue(t *testing.T) {
	content, err := os.ReadFile(filepath.Join("testdata", "expression.golden"))
	require.NoError(t, err)
	for _, r := range rows(string(content)) {
		e, err := symbolic.Parse(r.text)
		require.NoError(t, err, r.text)
		tree := symbolic.Syntax(e)
		before := parser.Print(tree)
		arranged := parser.Print(latex.Arrange(tree))
		assert.Equal(t, before, parser.Print(tree), "the tree that is given stays as it is")
		again, err := symbolic.Parse(arranged)
		require.NoError(t, err, arranged)
		assert.True(t, symbolic.Equal(e, again), "%s became %s", e, arranged)
	}
}
