package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"nabla"
	"nabla/cmd/nabla/article"
	"nabla/parser/notes"
)

// `nabla notes`: from a derivation in plain notation to a document for readers. What the document says is
// made by package article; here are the files and the PDF.

// notesCommand is `nabla notes`.
type notesCommand struct {
	Path     string  `arg:"" help:"A document in plain notation, or - for standard input."`
	Output   string  `short:"o" placeholder:"FILE" help:"Where to write; by default standard output. The drawings of Markdown stand beside it."`
	Fragment bool    `help:"Only what stands between begin and end of the document, for \\input."`
	Beamer   bool    `help:"Frames for a talk."`
	Format   string  `short:"f" enum:"latex,markdown" default:"latex" help:"Output: ${enum}."`
	PDF      bool    `name:"pdf" help:"Make a PDF beside the output, with latexmk, pdflatex or tectonic."`
	Title    string  `placeholder:"TEXT" help:"The title, in place of the document's own."`
	Detail   string  `enum:"brief,normal,full" default:"normal" help:"How many steps the derivations have that nabla writes: ${enum}."`
	Digits   natural `default:"5" help:"Digits of the numbers of the graphs; all that are printed are right."`
	runFlags
}

// Help shows how the command is used.
func (c *notesCommand) Help() string {
	return examples(
		"nabla notes testdata/lecture/computation_graph.nabla -o lecture.tex",
		"nabla notes testdata/lecture/logistic.nabla --fragment",
		"nabla notes testdata/lecture/tanh.nabla --format markdown",
	)
}

// Run writes the document. The exit code is that of `nabla check`: what is wrong in the derivations is printed as wrong, and
// counts.
func (c *notesCommand) Run(ctx context.Context, s *streams) error {
	c.Output = unprotect(c.Output)
	if err := c.consistent(); err != nil {
		return err
	}
	options, err := c.options()
	if err != nil {
		return err
	}
	if notes.IsNotes(c.Path) {
		return usage("%s: these are lecture notes already; `nabla fmt` prints them as a derivation, from which `nabla notes` makes a document", c.Path)
	}
	d, err := s.document(c.Path)
	if err != nil {
		return err
	}
	report := nabla.NewChecker(options).Check(ctx, d)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	a, err := article.New(ctx, d, report, article.Options{Title: c.Title, Detail: details[c.Detail], Digits: int(c.Digits)})
	if err != nil {
		return s.reject(err)
	}
	if err := c.write(ctx, s, a); err != nil {
		return err
	}
	if c.Output != "" {
		if err := s.print(c.Output + ": " + a.Tally() + "\n"); err != nil {
			return err
		}
	}
	if report.Findings() > 0 {
		return failure{exitFinding, fmt.Sprintf("%s: %d steps are wrong, and printed as such", c.Path, report.Findings())}
	}
	return nil
}

// consistent refuses flags that exclude one another.
func (c *notesCommand) consistent() error {
	markdown := c.Format == "markdown"
	switch {
	case c.Fragment && c.Beamer, markdown && (c.Fragment || c.Beamer || c.PDF):
		return usage("--fragment, --beamer and --format markdown exclude one another; a PDF is made of LaTeX")
	case c.PDF && (c.Output == "" || c.Fragment):
		return usage("--pdf needs a complete document and a name for it, -o lecture.tex")
	}
	return c.Digits.within("digits", 1, 15, "Digits")
}

// write prints the article in the format that was asked for.
func (c *notesCommand) write(ctx context.Context, s *streams, a *article.Article) error {
	if c.Format == "markdown" {
		return c.markdown(s, a)
	}
	form := article.Complete
	if c.Fragment {
		form = article.Fragment
	} else if c.Beamer {
		form = article.Beamer
	}
	text, err := a.LaTeX(form)
	if err != nil {
		return usage("%s: %s", c.Path, err)
	}
	if c.Output == "" {
		return s.print(text)
	}
	if err := os.WriteFile(c.Output, []byte(text), 0o644); err != nil {
		return usage("%s", err)
	}
	if c.PDF {
		return typeset(ctx, c.Output)
	}
	return nil
}

// markdown writes the drawings beside the text. On standard output there is the text alone, which names them
// all the same.
func (c *notesCommand) markdown(s *streams, a *article.Article) error {
	prefix := strings.TrimSuffix(filepath.Base(c.Output), filepath.Ext(c.Output))
	if c.Output == "" {
		prefix = "graph"
	}
	text, drawings, err := a.Markdown(prefix)
	if err != nil {
		return usage("%s: %s", c.Path, err)
	}
	if c.Output == "" {
		return s.print(text)
	}
	if err := os.WriteFile(c.Output, []byte(text), 0o644); err != nil {
		return usage("%s", err)
	}
	for _, d := range drawings {
		if err := os.WriteFile(filepath.Join(filepath.Dir(c.Output), d.Name), []byte(d.Content), 0o644); err != nil {
			return usage("%s", err)
		}
	}
	return nil
}

// engines are the programs that make a PDF, the best first. None of them may run other programs. The source
// may be somebody else's: a program that TeX runs (\write18) could do anything, so it is forbidden even
// though package latex lets no command through.
var engines = []struct {
	name string
	args []string
}{
	{"latexmk", []string{"-pdf", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape"}},
	{"pdflatex", []string{"-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape"}},
	{"tectonic", []string{"--untrusted"}},
}

// typeset makes a PDF of a file, beside it. TeX writes its by-products into the current folder, so it is
// run in that of the file, with the name alone: then TeX also sees no folder whose name it could misread.
func typeset(ctx context.Context, file string) error {
	for _, e := range engines {
		program, err := exec.LookPath(e.name)
		if err != nil {
			continue
		}
		run := exec.CommandContext(ctx, program, append(e.args, filepath.Base(file))...)
		run.Dir = filepath.Dir(file)
		if output, err := run.CombinedOutput(); err != nil {
			return failure{exitUsage, fmt.Sprintf("%s could not set %s: %s", e.name, file, complaint(string(output)))}
		}
		return nil
	}
	return usage("no program for PDF is installed; install latexmk or pdflatex (Debian: texlive-latex-recommended, texlive-pictures) or tectonic")
}

// complaint is the first error in the output of TeX.
func complaint(output string) string {
	for line := range strings.Lines(output) {
		if strings.HasPrefix(line, "!") || strings.HasPrefix(line, "error") {
			return strings.TrimSpace(line)
		}
	}
	return "see its log"
}
