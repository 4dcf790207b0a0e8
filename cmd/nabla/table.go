package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"nabla"
	"nabla/parser/limit"
	"nabla/simplify/rule"
	"nabla/simplify/rules"
	"nabla/symbolic/function"
)

// The tables that the program works with, printed: functions, rules, limits, verdicts. Nothing is written
// here that the tables do not say, so that the reference cannot fall behind the program.

// functionsCommand is `nabla functions`.
type functionsCommand struct {
	Name string `arg:"" optional:"" help:"A function: print all that the table says of it."`
}

// Help shows how the command is used.
func (c *functionsCommand) Help() string { return examples("nabla functions", "nabla functions tanh") }

// Run prints the table, or one entry.
func (c *functionsCommand) Run(s *streams) error {
	if c.Name != "" {
		f, ok := function.Lookup(c.Name)
		if !ok {
			return unknownFunction(c.Name)
		}
		_, err := io.WriteString(s.out, f.Describe())
		return err
	}
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	group := ""
	for _, f := range append(function.All(), function.Notations()...) {
		if f.Group != group {
			group = f.Group
			fmt.Fprintf(w, "%s:\n", group)
		}
		fmt.Fprintf(w, "  %s\t%s\t%s\n", f.Signature(), strings.Join(f.Aliases, ", "), f.Doc)
	}
	return w.Flush()
}

// unknownFunction names the nearest function that there is.
func unknownFunction(name string) error {
	if near, ok := function.Nearest(name); ok {
		return usage("there is no function %q; did you mean %q?", name, near)
	}
	return usage("there is no function %q; nabla functions prints their names", name)
}

// rulesCommand is `nabla rules`.
type rulesCommand struct {
	Name string `arg:"" optional:"" help:"A rule: print it with the reason its file gives."`
}

// Help shows how the command is used.
func (c *rulesCommand) Help() string { return examples("nabla rules", "nabla rules log-sum") }

// Run prints the rules, or one of them.
func (c *rulesCommand) Run(s *streams) error {
	set, err := rules.Set()
	if err != nil {
		return err
	}
	if c.Name != "" {
		r, ok := set.Lookup(c.Name)
		if !ok {
			return usage("there is no rule %q; nabla rules prints their names", c.Name)
		}
		return printRule(s.out, r, r.Comment)
	}
	for _, r := range set.All() {
		if err := printRule(s.out, r, ""); err != nil {
			return err
		}
	}
	return nil
}

// printRule prints a rule below its comment. Its position is that of the file it was read from, which is
// where its proof or source is quoted.
func printRule(out io.Writer, r *rule.Rule, comment string) error {
	if comment != "" {
		comment = "    " + strings.ReplaceAll(strings.TrimSpace(comment), "\n", "\n    ") + "\n"
	}
	_, err := fmt.Fprintf(out, "%s  %s\n%s", r.Position(), r, comment)
	return err
}

// limitsCommand is `nabla limits`.
type limitsCommand struct{}

// Run prints every limit.
func (c *limitsCommand) Run(s *streams) error {
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	for _, b := range limit.All() {
		fmt.Fprintf(w, "%s\t%d %s\t%s\n", b.Name, b.Value, b.Unit, b.Doc)
	}
	return w.Flush()
}

// verdictsCommand is `nabla verdicts`.
type verdictsCommand struct{}

// Run prints the verdicts.
func (c *verdictsCommand) Run(s *streams) error {
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	for _, v := range nabla.Verdicts() {
		fmt.Fprintf(w, "%s\t%s\n", v.Verdict, v.Meaning)
	}
	return w.Flush()
}
