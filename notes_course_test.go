package nabla_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla"
	"nabla/parser"
)

// course is where lecture notes of all kinds stand, each beside the report on it.
const course = "testdata/notes/course"

// lectures returns the files of the course.
func lectures(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(course)
	require.NoError(t, err)
	var files []string
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".golden" {
			files = append(files, e.Name())
		}
	}
	require.NotEmpty(t, files)
	return files
}

// Every step of the course has the verdict, the reading and the remarks that stand beside it.
func TestCourse(t *testing.T) {
	t.Parallel()
	for _, file := range lectures(t) {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			got := minutes(nabla.ReadNotes(file, read(t, filepath.Join(course, file))))
			golden := filepath.Join(course, file+".golden")
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
			}
			want, lines := strings.Split(read(t, golden), "\n"), strings.Split(got, "\n")
			for i := range max(len(want), len(lines)) {
				require.Equal(t, at(want, i), at(lines, i), "%s:%d; -update writes what is right", golden, i+1)
			}
		})
	}
}

// at is the line with the number, or nothing behind the last one.
func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// What is printed in plain notation can be checked again.
func TestCourseInPlainNotation(t *testing.T) {
	t.Parallel()
	for _, file := range lectures(t) {
		checkPlain(t, file, read(t, filepath.Join(course, file)))
	}
}

// A slip that is planted at the end of a chain is never proved, and mostly found.
func TestSlipsInTheCourse(t *testing.T) {
	t.Parallel()
	checker := nabla.NewChecker(patient)
	planted, found := 0, 0
	for _, file := range lectures(t) {
		if filepath.Ext(file) == ".ipynb" {
			continue // the cells have texts of their own
		}
		content := read(t, filepath.Join(course, file))
		report := checker.Check(context.Background(), nabla.ReadNotes(file, content))
		var ends []int
		for _, c := range report.Chains() {
			if last := c.Steps[len(c.Steps)-1]; last.Verdict == nabla.Proved && last.Op == "=" {
				ends = append(ends, last.Span.End)
			}
		}
		slices.Sort(ends)
		for _, end := range slices.Backward(ends) {
			content = content[:end] + slip + content[end:]
		}
		report = checker.Check(context.Background(), nabla.ReadNotes(file, content))
		for i := range report.Steps {
			s := &report.Steps[i]
			if strings.HasSuffix(s.Text.Slice(s.Span), strings.TrimSpace(slip)) {
				planted++
				assert.NotEqual(t, nabla.Proved, s.Verdict, "%s: %s = %s", s.Text.Position(s.Span.Start), plain(s.LeftNode), plain(s.RightNode))
				if s.Verdict == nabla.Wrong {
					found++
				}
			}
		}
	}
	t.Logf("%d slips planted, %d found", planted, found)
	assert.Greater(t, found, planted/2)
}

// slip is written behind a right side.
const slip = " + 7"

// minutes is a report in full: a line for each step with its place, its verdict and what was read in plain notation, a
// line for everything that is said of it, and what was counted.
func minutes(d *nabla.Derivation) string {
	report := nabla.NewChecker(patient).Check(context.Background(), d)
	var b strings.Builder
	for _, d := range report.Diagnostics {
		fmt.Fprintf(&b, "%s\n", d.Error())
	}
	chain := -1
	for i := range report.Steps {
		s := &report.Steps[i]
		if s.Chain != chain {
			chain = s.Chain
			fmt.Fprintf(&b, "%s\n", plain(s.LeftNode))
		}
		at := s.Text.Position(s.Span.Start)
		fmt.Fprintf(&b, "  %s %s\n", s.Op, plain(s.RightNode))
		fmt.Fprintf(&b, "    %s:%d:%d: %s: %s\n", s.Text.Name, at.Line, at.Column, s.Verdict, s.Message())
		for _, note := range s.Notes() {
			fmt.Fprintf(&b, "    %s\n", note)
		}
	}
	for _, n := range report.Notes {
		fmt.Fprintf(&b, "%s\n", n.Error())
	}
	b.WriteString("\nWhat was understood, in plain notation:\n")
	for _, line := range nabla.NewChecker(patient).Plain(context.Background(), d) {
		fmt.Fprintf(&b, "| %s\n", line)
	}
	s := report.Survey
	fmt.Fprintf(&b, "%d formulas: %d steps, %d definitions, %d equations posed, %d values, %d unparsed, %d others\n",
		s.Formulas, len(report.Steps), s.Definitions, s.Equations, s.Values, s.Unparsed, s.Other)
	return b.String()
}

// plain is an expression in plain notation, or what was not read.
func plain(n parser.Node) string {
	if n == nil {
		return "?"
	}
	return parser.Print(n)
}
