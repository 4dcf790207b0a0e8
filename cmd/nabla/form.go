package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"nabla"
	"nabla/parser"
	"nabla/symbolic"
	"nabla/symbolic/latex"
)

// How the commands that derive a closed form print it: one answer, three formats. `nabla diff`, `simplify`
// and what they share with `eval`, a value at a point, go through formFlags.print.

// formFlags say how a closed form is printed.
type formFlags struct {
	Steps  bool   `short:"s" help:"Print the steps, each with the name of its rule."`
	Format string `enum:"text,latex,json" default:"text" help:"Output: ${enum}."`
	valueFlags
}

// answer is a closed form with what it answers.
type answer struct {
	question parser.Node // what was asked for
	form     *nabla.Form
	lines    []line
	value    string // at the point of --at; empty without one
}

// line is one step to the form.
type line struct {
	node  parser.Node
	rule  string
	place string      // file:line of a rule of rewriting
	entry parser.Node // of the table of functions, or nil
}

// simplified are the steps of simplifying.
func simplified(form *nabla.Form) []line {
	lines := make([]line, len(form.Steps))
	for i, s := range form.Steps {
		lines[i] = line{node: symbolic.Syntax(s.Line), rule: s.Name, place: s.Position()}
	}
	return lines
}

// print prints the form, and its value at the point of --at. Everything is computed before the first byte
// is written, so that an error leaves no half an answer on standard output.
func (f *formFlags) print(ctx context.Context, s *streams, setting *nabla.Setting, question parser.Node, form *nabla.Form, lines []line) error {
	a := answer{question: question, form: form, lines: lines}
	if len(f.At) > 0 {
		var err error
		if a.value, err = f.value(ctx, setting, form.Expr); err != nil {
			return s.reject(err)
		}
	}
	if f.Format == "json" {
		return encode(s.out, a.json(f.Steps))
	}
	var b strings.Builder
	write := a.text
	if f.Format == "latex" {
		write = a.latex
	}
	write(&b, f.Steps)
	if a.value != "" {
		fmt.Fprintln(&b, a.value)
	}
	_, err := io.WriteString(s.out, b.String())
	return err
}

// text writes the form in plain notation. With steps, the question comes first and the condition under which the
// last line stands for it, if there is one, follows the steps.
func (a *answer) text(b *strings.Builder, steps bool) {
	if steps {
		fmt.Fprintln(b, parser.Print(a.question))
		for _, l := range a.lines {
			fmt.Fprintf(b, "= %s\n    by %s\n", parser.Print(l.node), l.margin())
		}
		if len(a.form.Conditions) > 0 {
			fmt.Fprintf(b, "where %s\n", symbolic.Conjunction(a.form.Conditions...))
		}
	}
	fmt.Fprintln(b, a.form.Expr)
}

// margin names the rule, with its place or the entry of the table.
func (l line) margin() string {
	switch {
	case l.place != "":
		return l.rule + " (" + l.place + ")"
	case l.entry != nil:
		return l.rule + ", " + parser.Print(l.entry)
	}
	return l.rule
}

// latex writes the form as a formula, or with steps as an align* environment that starts with the question.
func (a *answer) latex(b *strings.Builder, steps bool) {
	if !steps {
		fmt.Fprintln(b, latex.Expr(a.form.Expr))
		return
	}
	lines := make([]latex.Step, len(a.lines))
	for i, l := range a.lines {
		lines[i] = latex.Step{Op: "=", Right: l.node, Remark: l.rule, Entry: l.entry}
	}
	fmt.Fprintln(b, latex.Steps(a.question, lines))
}

// jsonForm is a closed form as JSON.
type jsonForm struct {
	Expr       string     `json:"expr"`
	LaTeX      string     `json:"latex"`
	Conditions []string   `json:"conditions,omitempty"` // hold wherever what was asked for is defined
	Steps      []jsonLine `json:"steps,omitempty"`
	Value      string     `json:"value,omitempty"`
}

// jsonLine is one line of the way to a closed form.
type jsonLine struct {
	Rule  string `json:"rule"`
	Place string `json:"place,omitempty"` // file:line of a rule of rewriting
	Entry string `json:"entry,omitempty"` // of the table of functions
	Line  string `json:"line"`
}

// json is the answer for programs; steps are left out unless they were asked for. The condition is printed
// whether steps are asked for or not: a program has no other way to learn of it.
func (a *answer) json(steps bool) jsonForm {
	j := jsonForm{Expr: a.form.Expr.String(), LaTeX: latex.Expr(a.form.Expr), Value: a.value}
	for _, c := range a.form.Conditions {
		j.Conditions = append(j.Conditions, c.String())
	}
	if steps {
		for _, l := range a.lines {
			entry := ""
			if l.entry != nil {
				entry = parser.Print(l.entry)
			}
			j.Steps = append(j.Steps, jsonLine{l.rule, l.place, entry, parser.Print(l.node)})
		}
	}
	return j
}
