package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"nabla"
	"nabla/parser/source"
)

// fmtCommand is `nabla fmt`.
type fmtCommand struct {
	Paths         []string `arg:"" help:"Derivations or lecture notes, or - for standard input."`
	Prelude       []string `sep:"none" placeholder:"FILE" help:"A file that says more of the names of notes; repeatable."`
	StdinFilename string   `placeholder:"NAME" default:"<stdin>" help:"The name that standard input is known under; its ending says how it is written."`
}

// Help shows how the command is used.
func (c *fmtCommand) Help() string {
	return examples(
		"nabla fmt notes.nabla",
		"nabla fmt testdata/notes/lecture.tex",
	)
}

// Run judges the steps of notes and prints the documents in plain notation: declarations, assumptions, definitions and chains in their
// order. What is not read is printed as a comment that says why. A document with errors is printed all the
// same, and the exit code says that it is not whole: what could be read is what one wants to see then.
func (c *fmtCommand) Run(ctx context.Context, s *streams) error {
	preludes, err := s.preludes(c.Prelude)
	if err != nil {
		return err
	}
	failed := false
	for _, path := range c.Paths {
		name, content, err := s.load(path, c.StdinFilename)
		if err != nil {
			return err
		}
		d := read(name, content, preludes)
		if _, err := io.WriteString(s.out, c.plain(ctx, d)); err != nil {
			return err
		}
		for _, e := range d.Diagnostics {
			failed = failed || e.Severity == source.Error
			if err := source.Render(s.err, e, source.Options{}); err != nil {
				return err
			}
		}
	}
	if failed {
		return failure{code: exitUsage}
	}
	return nil
}

// plain returns a derivation in plain notation.
func (c *fmtCommand) plain(ctx context.Context, d *nabla.Derivation) string {
	var b strings.Builder
	for _, line := range nabla.NewChecker(nabla.Options{}).Plain(ctx, d) {
		fmt.Fprintln(&b, line)
	}
	return b.String()
}
