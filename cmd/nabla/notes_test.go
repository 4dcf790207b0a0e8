package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const drawn = "let L = a b\n# nabla: graph L at a=1, b=2\n"

// Without a program for PDF the LaTeX is written, and the command says what to install.
func TestNoProgramForPDF(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("x.nabla", []byte(drawn), 0o644))
	t.Setenv("PATH", "")
	code, _, stderr := call(t, nil, "notes", "x.nabla", "-o", "x.tex", "--pdf")
	assert.Equal(t, exitUsage, code)
	assert.Contains(t, stderr, "install latexmk or pdflatex")
	assert.FileExists(t, "x.tex")
}

// engine puts a program into the way that does what the script says.
func engine(t *testing.T, script string) {
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "latexmk"), []byte("#!/bin/sh\n"+script+"\n"), 0o755))
	t.Setenv("PATH", folder+":/bin:/usr/bin")
}

func TestProgramForPDF(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("x.nabla", []byte(drawn), 0o644))
	engine(t, `echo "$@" > arguments`)
	code, stdout, _ := call(t, nil, "notes", "x.nabla", "-o", "x.tex", "--pdf")
	assert.Equal(t, exitFine, code)
	assert.Contains(t, stdout, "x.tex: ")
	arguments, err := os.ReadFile("arguments")
	require.NoError(t, err)
	assert.Contains(t, string(arguments), "-no-shell-escape x.tex")

	engine(t, "echo '! Undefined control sequence.'; exit 1")
	code, _, stderr := call(t, nil, "notes", "x.nabla", "-o", "x.tex", "--pdf")
	assert.Equal(t, exitUsage, code)
	assert.Contains(t, stderr, "latexmk could not set x.tex: ! Undefined control sequence.")
}
