package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"nabla"
	"nabla/numeric"
	"nabla/symbolic"
	"nabla/symbolic/latex"
)

// diffCommand is `nabla diff`.
type diffCommand struct {
	Expr string `arg:"" help:"The expression."`
	Var  string `arg:"" help:"The variable: a name or a component such as z_j."`
	settingFlags
	Order  int      `short:"n" default:"1" help:"Order of the derivative."`
	Steps  bool     `short:"s" help:"Print the derivation step by step, each with the name of its rule."`
	At     []string `short:"a" sep:"none" placeholder:"X=V" help:"Print the value at this point as well; repeatable."`
	Digits int      `default:"15" help:"Digits of values."`
	Format string   `enum:"text,latex,json" default:"text" help:"Output: ${enum}."`
}

// Help shows how the command is used.
func (c *diffCommand) Help() string {
	return examples(
		"nabla diff 'sigma(z)' z",
		"nabla diff -l 'sigma(t) = 1/(1+exp(-t))' 'exp(z)/(1+exp(z))' z",
		"nabla diff 'log(1+exp(x))' x --steps",
		"nabla diff 'x^2*sin(y)' x --at x=1/2 --at y=pi/6",
		"nabla diff '-(y*log(a)+(1-y)*log(1-a))' a --format latex",
	)
}

// Run prints the closed form of the derivative.
func (c *diffCommand) Run(ctx context.Context, s *streams) error {
	if c.Order < 0 {
		return usage("the order of a derivative is not negative")
	}
	setting, err := c.setting()
	if err != nil {
		return s.reject(err)
	}
	variable, err := setting.Variable("variable", unprotect(c.Var))
	if err != nil {
		return s.reject(err)
	}
	e, err := setting.Parse("expression", unprotect(c.Expr))
	if err != nil {
		return s.reject(err)
	}
	form, err := setting.Diff(ctx, e, variable, c.Order, c.Steps)
	if err != nil {
		return s.reject(err)
	}
	return printForm(ctx, s.out, setting, form, outputs{c.Format, c.Steps, c.At, c.Digits})
}

// simplifyCommand is `nabla simplify`.
type simplifyCommand struct {
	Expr string `arg:"" help:"The expression."`
	settingFlags
	Steps  bool     `short:"s" help:"Print the steps, each with the name of its rule."`
	At     []string `short:"a" sep:"none" placeholder:"X=V" help:"Print the value at this point as well; repeatable."`
	Digits int      `default:"15" help:"Digits of values."`
	Format string   `enum:"text,latex,json" default:"text" help:"Output: ${enum}."`
}

// Help shows how the command is used.
func (c *simplifyCommand) Help() string {
	return examples(
		"nabla simplify 'exp(z)/(1+exp(z))'",
		"nabla simplify 'sin(x)^4 - cos(x)^4' --steps",
		"nabla simplify -g 'x > 0' 'sqrt(x^2)'",
	)
}

// Run prints the closed form.
func (c *simplifyCommand) Run(ctx context.Context, s *streams) error {
	setting, err := c.setting()
	if err != nil {
		return s.reject(err)
	}
	e, err := setting.Parse("expression", unprotect(c.Expr))
	if err != nil {
		return s.reject(err)
	}
	form, err := setting.Simplify(ctx, e)
	if err != nil {
		return s.reject(err)
	}
	return printForm(ctx, s.out, setting, form, outputs{c.Format, c.Steps, c.At, c.Digits})
}

// outputs says how a form is printed.
type outputs struct {
	format string
	steps  bool
	at     []string
	digits int
}

type jsonForm struct {
	Expr       string         `json:"expr"`
	LaTeX      string         `json:"latex"`
	Conditions []string       `json:"conditions,omitempty"`
	Steps      []jsonFormStep `json:"steps,omitempty"`
	Value      string         `json:"value,omitempty"`
}

type jsonFormStep struct {
	Rule  string `json:"rule"`
	Place string `json:"place,omitempty"`
	Line  string `json:"line"`
}

func printForm(ctx context.Context, out io.Writer, setting *nabla.Setting, form *nabla.Form, o outputs) error {
	value := ""
	if len(o.at) > 0 {
		var err error
		if value, err = evaluate(ctx, setting, form.Expr, o.at, o.digits); err != nil {
			return err
		}
	}
	var b strings.Builder
	switch o.format {
	case "json":
		return printFormJSON(out, form, o.steps, value)
	case "latex":
		writeFormLaTeX(&b, form, o.steps)
	default:
		writeFormText(&b, form, o.steps)
	}
	if value != "" {
		fmt.Fprintf(&b, "%s\n", value)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func writeFormText(b *strings.Builder, form *nabla.Form, steps bool) {
	if steps {
		for _, s := range form.Steps {
			fmt.Fprintf(b, "= %s\n    by %s\n", s.Line, ruleOf(s.Name, s.Position()))
		}
	}
	fmt.Fprintln(b, form.Expr)
}

func ruleOf(name, place string) string {
	if place == "" {
		return name
	}
	return name + " (" + place + ")"
}

func writeFormLaTeX(b *strings.Builder, form *nabla.Form, steps bool) {
	if !steps || len(form.Steps) == 0 {
		fmt.Fprintln(b, latex.Expr(form.Expr))
		return
	}
	lines := make([]latex.Step, 0, len(form.Steps))
	for _, s := range form.Steps[1:] {
		lines = append(lines, latex.Step{Op: "=", Right: symbolic.Syntax(s.Line), Remark: s.Name})
	}
	fmt.Fprintln(b, latex.Steps(symbolic.Syntax(form.Steps[0].Line), lines))
}

func printFormJSON(out io.Writer, form *nabla.Form, steps bool, value string) error {
	j := jsonForm{Expr: form.Expr.String(), LaTeX: latex.Expr(form.Expr), Value: value}
	for _, c := range form.Conditions {
		j.Conditions = append(j.Conditions, c.String())
	}
	if steps {
		for _, s := range form.Steps {
			j.Steps = append(j.Steps, jsonFormStep{s.Name, s.Position(), s.Line.String()})
		}
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(j)
}

// evaluate puts the values in and returns the value with the digits asked for.
func evaluate(ctx context.Context, setting *nabla.Setting, e *symbolic.Expr, at []string, digits int) (string, error) {
	e, err := setting.Scope.Expand(e)
	if err != nil {
		return "", err
	}
	for _, text := range at {
		name, value, err := setting.Value(text)
		if err != nil {
			return "", err
		}
		e = symbolic.Substitute(e, symbolic.Symbol(name), value)
	}
	return numeric.Evaluate(ctx, e, setting.Scope, numeric.Point{}, digits)
}
