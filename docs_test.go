package nabla_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla"
	notation "nabla/parser"
	"nabla/parser/limit"
	"nabla/simplify/rules"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

var update = flag.Bool("update", false, "write the generated tables of the documentation")

// tables prints the parts of the documentation that come from the tables the program uses. A page takes one
// in between the lines `<!-- table: NAME -->` and `<!-- end -->`.
var tables = map[string]func(t *testing.T) string{
	"verdicts":  verdictTable,
	"limits":    limitTable,
	"functions": functionTable,
	"forms":     formTable,
	"rules":     ruleTable,
	"rejected":  rejectedTable,
	"packages":  packageTable,
}

var tableMark = regexp.MustCompile(`(?s)(<!-- table: ([a-z]+) -->\n).*?(<!-- end -->)`)

// TestTablesOfTheDocumentation compares the generated parts with the tables; go test -run
// TestTablesOfTheDocumentation . -update writes them.
func TestTablesOfTheDocumentation(t *testing.T) {
	used := map[string]bool{}
	for _, page := range pages(t) {
		content := read(t, page)
		current := tableMark.ReplaceAllStringFunc(content, func(part string) string {
			m := tableMark.FindStringSubmatch(part)
			table := tables[m[2]]
			require.NotNil(t, table, "%s asks for the table %s", page, m[2])
			used[m[2]] = true
			return m[1] + table(t) + m[3]
		})
		if *update && current != content {
			require.NoError(t, os.WriteFile(page, []byte(current), 0o644))
			continue
		}
		assert.Equal(t, content, current, "%s is out of date: go test -run TestTablesOfTheDocumentation . -update", page)
	}
	assert.Len(t, used, len(tables), "every table is on a page")
}

// pages lists the documentation.
func pages(t *testing.T) []string {
	t.Helper()
	list, err := filepath.Glob("docs/*.md")
	require.NoError(t, err)
	return append([]string{"README.md", "CONTRIBUTING.md", "CHANGELOG.md"}, list...)
}

func read(t testing.TB, name string) string {
	t.Helper()
	content, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(content)
}

// row prints a row of a Markdown table.
func row(cells ...string) string {
	for i, c := range cells {
		cells[i] = strings.ReplaceAll(c, "|", `\|`)
	}
	return "| " + strings.Join(cells, " | ") + " |\n"
}

// header prints the first two rows of a Markdown table.
func header(cells ...string) string {
	return row(cells...) + strings.Repeat("| --- ", len(cells)) + "|\n"
}

// code marks a text as code; an empty text stays empty.
func code(text string) string {
	if text == "" {
		return ""
	}
	return "`" + text + "`"
}

func verdictTable(*testing.T) string {
	page := header("verdict", "meaning")
	for _, v := range nabla.Verdicts() {
		page += row(code(v.Verdict.String()), v.Meaning)
	}
	return page
}

func limitTable(*testing.T) string {
	page := header("limit", "at most", "beyond it")
	for _, b := range limit.All() {
		page += row(code(b.Name), fmt.Sprintf("%d %s", b.Value, b.Unit), b.Doc)
	}
	return page
}

func functionTable(*testing.T) string {
	page, group := "", ""
	for _, f := range append(function.All(), function.Notations()...) {
		if f.Group != group {
			group = f.Group
			page += "\n## " + strings.ToUpper(group[:1]) + group[1:] + "\n\n" + header("function", "also", "defined where", "derivative", "")
		}
		page += row(code(f.Signature()), strings.Join(f.Aliases, ", "), code(f.Domain), derivative(f), f.Doc)
	}
	return page + "\n"
}

// derivative prints the derivative of a function, or the partial ones.
func derivative(f *function.Function) string {
	var parts []string
	for i := range f.Derivative {
		text := "none"
		if f.Differentiable(i) {
			text = code(f.Derivative[i])
		}
		if len(f.Derivative) > 1 {
			text = "by " + f.Args[i] + ": " + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "; ")
}

func formTable(*testing.T) string {
	page := header("written", "")
	for _, f := range notation.Forms() {
		page += row(code(f.Args), f.Doc)
	}
	return page
}

func ruleTable(t *testing.T) string {
	set, err := rules.Set()
	require.NoError(t, err)
	page, section := "", ""
	for _, r := range set.All() {
		file, _, _ := strings.Cut(r.Position(), ":")
		if s := file + ", " + r.Class.String(); s != section {
			page += closed(section) + "\n### " + s + "\n\n```\n"
			section = s
		}
		page += r.String() + "\n"
	}
	return page + closed(section) + "\n"
}

// closed ends the code block of a section, if there is one.
func closed(section string) string {
	if section == "" {
		return ""
	}
	return "```\n"
}

func rejectedTable(t *testing.T) string {
	set, err := rules.Set()
	require.NoError(t, err)
	page := header("not true", "shown by")
	for _, r := range set.Rejected() {
		arrow := " => "
		if r.Widens {
			arrow = " ~> "
		}
		var point []string
		for name, value := range r.Point {
			point = append(point, name+" = "+value)
		}
		slices.Sort(point)
		page += row(code(r.Left+arrow+r.Right), code(strings.Join(point, ", ")))
	}
	return page
}

// packageTable prints the packages in the order of the layers with the first sentence of their comment.
func packageTable(t *testing.T) string {
	page := header("package", "")
	for _, folder := range layers {
		name := folder
		if folder == "." {
			name = module
		}
		page += row(code(name), synopsis(t, folder))
	}
	return page
}

// synopsis returns the first sentence of a package's comment.
func synopsis(t *testing.T, folder string) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	require.NoError(t, err)
	var files []*ast.File
	set := token.NewFileSet()
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, name, nil, parser.ParseComments|parser.PackageClauseOnly)
		require.NoError(t, err)
		files = append(files, file)
	}
	p, err := doc.NewFromFiles(set, files, folder)
	require.NoError(t, err)
	text := p.Synopsis(p.Doc)
	assert.NotEmpty(t, text, "the package in %s has no comment", folder)
	return text
}

// TestNotationPage reads both columns of every table of the notation page that compares what is typed with
// what it means.
func TestNotationPage(t *testing.T) {
	setting, err := nabla.NewSetting([]string{"function f", "function L of a", "index k in 1..K"}, nil, nil)
	require.NoError(t, err)
	rows := 0
	for _, cells := range comparisons(read(t, "docs/notation.md")) {
		typed, same := codes(cells[1]), codes(cells[2])
		require.Len(t, same, len(typed), cells)
		for i := range typed {
			rows++
			left, err := value(setting, typed[i])
			require.NoError(t, err, typed[i])
			right, err := value(setting, same[i])
			require.NoError(t, err, same[i])
			assert.True(t, symbolic.Equal(left, right), "%s is %s, and %s is %s", typed[i], left, same[i], right)
		}
	}
	assert.Greater(t, rows, 30)
}

// value reads an expression and carries out its derivatives; a condition counts as its indicator.
func value(s *nabla.Setting, text string) (*symbolic.Expr, error) {
	if strings.ContainsAny(text, "≤<") {
		text = "indicator(" + text + ")"
	}
	e, err := s.Parse("docs/notation.md", text)
	if err != nil {
		return nil, err
	}
	return symbolic.Evaluate(e, s.Scope)
}

// comparisons returns the rows of the tables whose columns are compared, cut at their bars.
func comparisons(page string) [][]string {
	const hidden = "\x00"
	var rows [][]string
	inside := false
	for line := range strings.Lines(page) {
		switch {
		case strings.HasPrefix(line, "| typed |"):
			inside = true
		case !strings.HasPrefix(line, "|"):
			inside = false
		case inside && !strings.HasPrefix(line, "| ---"):
			cells := strings.Split(strings.ReplaceAll(line, `\|`, hidden), "|")
			for i := range cells {
				cells[i] = strings.ReplaceAll(cells[i], hidden, "|")
			}
			rows = append(rows, cells)
		}
	}
	return rows
}

var codeSpan = regexp.MustCompile("`([^`]+)`")

// codes returns the code in a cell.
func codes(cell string) []string {
	var list []string
	for _, m := range codeSpan.FindAllStringSubmatch(cell, -1) {
		list = append(list, m[1])
	}
	return list
}

var link = regexp.MustCompile(`\]\(([^):#]+)(#[^)]*)?\)`)

func TestLinksOfTheDocumentation(t *testing.T) {
	for _, page := range pages(t) {
		for _, m := range link.FindAllStringSubmatch(read(t, page), -1) {
			assert.FileExists(t, filepath.Join(filepath.Dir(page), m[1]), "%s links to it", page)
		}
	}
}
