package main

import (
	"errors"
	"strings"

	"nabla"
	"nabla/parser/source"
	"nabla/symbolic"
)

// What is known of the names of an expression on the command line: the flags --decl, --given and --let,
// which say what the lines of a document say.

// settingFlags say what is known of the names of an expression on the command line.
type settingFlags struct {
	Let   []string `short:"l" sep:"none" placeholder:"DEF" help:"A definition, such as 'sigma(t) = 1/(1+exp(-t))'; repeatable."`
	Given []string `short:"g" sep:"none" placeholder:"COND" help:"An assumption, such as 'x > 0'; repeatable."`
	Decl  []string `short:"d" sep:"none" placeholder:"DECL" help:"A declaration as in a document, such as 'positive x' or 'function f'; repeatable."`
}

// setting reads declarations before assumptions and definitions, whatever the order of the flags. An
// assumption about x can only be read once x is declared, and a definition may stand on both.
func (f *settingFlags) setting() (*nabla.Setting, error) {
	return nabla.NewSetting(f.Decl, f.Given, f.Let)
}

// read reads an expression in its setting. What is wrong with either is printed, and the error is the failure.
func (f *settingFlags) read(s *streams, expression string) (*nabla.Setting, *symbolic.Expr, error) {
	setting, err := f.setting()
	if err != nil {
		return nil, nil, s.reject(err)
	}
	e, err := setting.Parse("expression", unprotect(expression))
	if err != nil {
		return nil, nil, s.reject(err)
	}
	return setting, e, nil
}

// any reports whether one of the flags is given.
func (f *settingFlags) any() bool { return len(f.Let)+len(f.Given)+len(f.Decl) > 0 }

// reject prints an error of reading with its place and returns the failure. An error without a place, of a
// flag for instance, is one line.
func (s *streams) reject(err error) error {
	var d source.Diagnostic
	if !errors.As(err, &d) || d.Text == nil {
		return usage("%s", err)
	}
	if err := source.Render(s.err, d, source.Options{}); err != nil {
		return err
	}
	return failure{code: exitUsage}
}

// examples is the part of a command's help that shows how it is used.
func examples(lines ...string) string {
	return "Examples:\n\n  " + strings.Join(lines, "\n  ")
}
