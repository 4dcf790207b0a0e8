package latex_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestGoldenRowsCompile sets every golden row with the packages that the package documentation names.
func TestGoldenRowsCompile(t *testing.T) {
	compiler, err := exec.LookPath("pdflatex")
	if err != nil {
		t.Skip("pdflatex is not installed")
	}
	if testing.Short() {
		t.Skip("-short leaves out the run of pdflatex")
	}
	directory := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(directory, "rows.tex"), []byte(document(t)), 0o644))
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	run := exec.CommandContext(ctx, compiler, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "rows.tex")
	run.Dir = directory
	output, err := run.CombinedOutput()
	require.NoError(t, err, string(output))
}

// document is a LaTeX document of all golden rows and derivations.
func document(t *testing.T) string {
	var b strings.Builder
	b.WriteString("\\documentclass{article}\n\\usepackage{amsmath,amssymb}\n\\begin{document}\n")
	for _, file := range []string{"print.golden", "expression.golden"} {
		content, err := os.ReadFile(filepath.Join("testdata", file))
		require.NoError(t, err)
		for _, r := range rows(string(content)) {
			b.WriteString("\\[ " + r.latex + " \\]\n")
		}
	}
	for _, d := range derivations {
		b.WriteString(d.latex + "\n")
	}
	b.WriteString("\\end{document}\n")
	return b.String()
}
