package article_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla"
	"nabla/cmd/nabla/article"
)

var update = flag.Bool("update", false, "write the golden files")

// read makes the article of a text.
func read(t testing.TB, name, content string) (*article.Article, error) {
	d := nabla.Read(name, content)
	require.Empty(t, d.Diagnostics)
	report := nabla.NewChecker(nabla.Options{}).Check(context.Background(), d)
	return article.New(context.Background(), d, report, article.Options{})
}

// lecture is the article of the lecture.
func lecture(t testing.TB) *article.Article {
	const file = "../../../testdata/notes/lecture.nabla"
	content, err := os.ReadFile(file)
	require.NoError(t, err)
	a, err := read(t, "lecture.nabla", string(content))
	require.NoError(t, err)
	return a
}

func TestLecture(t *testing.T) {
	a := lecture(t)
	assert.Equal(t, len(a.Report.Steps), a.Report.Count(nabla.Proved), "every step of the lecture is proved")
	text, err := a.LaTeX(article.Complete)
	require.NoError(t, err)
	golden(t, "lecture.tex", text)
	markdown, drawings, err := a.Markdown("lecture")
	require.NoError(t, err)
	golden(t, "lecture.md", markdown)
	assert.Len(t, drawings, 3)
}

// golden compares with a file of testdata/notes.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("../../../testdata/notes", name)
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), got, "%s; -update writes it", name)
}

// What the article prints is read back by the reader of LaTeX, and every derivation in it is proved again.
func TestLectureIsReadBack(t *testing.T) {
	text, err := lecture(t).LaTeX(article.Complete)
	require.NoError(t, err)
	d := nabla.ReadNotes("lecture.tex", text)
	report := nabla.NewChecker(nabla.Options{}).Check(t.Context(), d)
	assert.Greater(t, report.Count(nabla.Proved), 40)
	for _, s := range report.Steps {
		assert.Contains(t, []nabla.Verdict{nabla.Proved}, s.Verdict, "%s %s %s: %s", s.Left, s.Op, s.Right, s.Message())
	}
}

// compiler finds pdflatex. The checks of a change need it; elsewhere a test that has none is skipped.
func compiler(t *testing.T) string {
	program, err := exec.LookPath("pdflatex")
	if err != nil {
		require.Empty(t, os.Getenv("CI"), "pdflatex is not installed")
		t.Skip("pdflatex is not installed")
	}
	if testing.Short() {
		t.Skip("-short leaves out the run of pdflatex")
	}
	return program
}

// set runs pdflatex and returns its log and the folder with the PDF.
func set(t *testing.T, text string) (log, folder string) {
	program := compiler(t)
	folder = t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "article.tex"), []byte(text), 0o644))
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	run := exec.CommandContext(ctx, program, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "article.tex")
	run.Dir = folder
	output, err := run.CombinedOutput()
	require.NoError(t, err, string(output))
	return string(output), folder
}

var overfull = regexp.MustCompile(`Overfull \\hbox \(([0-9.]+)pt too wide\)`)

// noOverflow fails if something sticks out into the margin.
func noOverflow(t *testing.T, log string) {
	const allowed = 5 // points
	for _, m := range overfull.FindAllStringSubmatch(log, -1) {
		points, err := strconv.ParseFloat(m[1], 64)
		require.NoError(t, err)
		assert.LessOrEqual(t, points, float64(allowed), m[0])
	}
}

func TestLectureIsSet(t *testing.T) {
	for _, form := range []article.Form{article.Complete, article.Beamer} {
		text, err := lecture(t).LaTeX(form)
		require.NoError(t, err)
		log, folder := set(t, text)
		noOverflow(t, log)
		painter, err := exec.LookPath("pdftoppm")
		if err != nil {
			continue
		}
		output, err := exec.CommandContext(t.Context(), painter, "-r", "30", "-png", filepath.Join(folder, "article.pdf"), filepath.Join(folder, "page")).CombinedOutput()
		require.NoError(t, err, string(output))
		pages, err := filepath.Glob(filepath.Join(folder, "page*.png"))
		require.NoError(t, err)
		assert.Greater(t, len(pages), 3)
		for _, p := range pages {
			content, err := os.ReadFile(p)
			require.NoError(t, err)
			assert.True(t, bytes.HasPrefix(content, []byte("\x89PNG")), p)
		}
	}
}

func TestFragmentIsSet(t *testing.T) {
	text, err := lecture(t).LaTeX(article.Fragment)
	require.NoError(t, err)
	assert.NotContains(t, text, `\documentclass`)
	log, _ := set(t, "\\documentclass[11pt,a4paper]{article}\\usepackage[margin=2.5cm]{geometry}\\usepackage{amsmath,amssymb,tikz}\n\\begin{document}\n"+text+"\\end{document}\n")
	noOverflow(t, log)
}

// hostile is a document whose every text tries to be more than text.
const hostile = `## Title \input{/etc/passwd} $x^2$ % & # _ ~ ^ {
### Section \write18{rm -rf} \end{document}
# Prose with \csname input\endcsname, a # b, 100 %, {unbalanced, ^^5cinput x, größer, 中文, αβ ≤ ∑ and a tab	.
real α
let ŷ = α^2

claim "\input{x} $ \end{align*} } {"
  ŷ = α α       by \immediate\write18{touch pwned} and $ % \\ }{ "quotes" <b>
    = α^2
`

// No command gets through a title, a heading, prose, a name or a reason.
func TestNoCommandIsSmuggled(t *testing.T) {
	a, err := read(t, "hostile.nabla", hostile)
	require.NoError(t, err)
	for _, form := range []article.Form{article.Complete, article.Fragment, article.Beamer} {
		text, err := a.LaTeX(form)
		require.NoError(t, err)
		for _, command := range []string{`\input{`, `\write`, `\immediate`, `\csname`, "^^"} {
			assert.NotContains(t, text, command)
		}
		if form != article.Fragment {
			assert.Equal(t, 1, strings.Count(text, `\end{document}`))
			set(t, text)
		}
	}
	markdown, _, err := a.Markdown("x")
	require.NoError(t, err)
	assert.NotContains(t, markdown, "<b>")
	assert.NotContains(t, markdown, `by \immediate`)
}

func TestWrongStepsAreMarked(t *testing.T) {
	a, err := read(t, "wrong.nabla", "claim\n  (x+1)^2 = x^2 + 1\n")
	require.NoError(t, err)
	text, err := a.LaTeX(article.Complete)
	require.NoError(t, err)
	assert.Contains(t, text, `\overset{?}{=}`)
	assert.Contains(t, text, "Of 1 steps, nabla proved 0")
}

func TestDirectivesOfGraphs(t *testing.T) {
	const before = "real a, b\nlet L = a b^2\n"
	for _, test := range []struct{ directive, want string }{
		{"graph M", "M is not defined in the document"},
		{"graph L at a=1", "no value is given for b"},
		{"graph L sideways", "a graph is asked for as"},
		{"graph L at a", "expected a relation"},
	} {
		_, err := read(t, "x.nabla", before+"# nabla: "+test.directive+"\n")
		assert.ErrorContains(t, err, test.want, test.directive)
	}
	a, err := read(t, "x.nabla", before+"# nabla: graph L operations at a=1, b=2\n")
	require.NoError(t, err)
	text, err := a.LaTeX(article.Fragment)
	require.NoError(t, err)
	assert.Contains(t, text, "tikzpicture")
}

func ExampleNew() {
	d := nabla.Read("x.nabla", "## Squares\nclaim\n  (x + 1)^2 = x^2 + 2x + 1\n")
	ctx := context.Background()
	a, _ := article.New(ctx, d, nabla.NewChecker(nabla.Options{}).Check(ctx, d), article.Options{})
	text, _, _ := a.Markdown("x")
	fmt.Print(text)
	// Output:
	// # Squares
	//
	// $$
	// \begin{aligned}
	//   (x + 1)^{2} &= x^{2} + 2 x + 1
	// \end{aligned}
	// $$
	//
	// *The only step was checked by nabla and proved.*
}
