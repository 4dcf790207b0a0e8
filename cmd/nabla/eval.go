package main

import (
	"context"
	"fmt"

	"nabla"
	"nabla/numeric"
	"nabla/parser/limit"
	"nabla/symbolic"
)

// valueFlags say at which point a value is printed, and to how many digits.
type valueFlags struct {
	At     []string `short:"a" sep:"none" placeholder:"X=V" help:"Print the value where X is V, exact: 1/2, 0.1, pi/6; repeatable."`
	Digits natural  `default:"15" help:"Digits of a value; all that are printed are right."`
}

// check refuses a number of digits that no value is printed with.
func (f *valueFlags) check() error { return f.Digits.within("digits", 1, limit.Digits, "Digits") }

// value puts the values of --at in and returns the value of the expression. Definitions are put in before
// the values, since what a definition stands on may be among the names of --at. A name that is given no
// value stays free, and numeric.Evaluate says which one it is.
func (f *valueFlags) value(ctx context.Context, setting *nabla.Setting, e *symbolic.Expr) (string, error) {
	e, err := setting.Scope.Expand(e)
	if err != nil {
		return "", err
	}
	set := map[string]bool{}
	for _, text := range f.At {
		name, value, err := setting.Value(unprotect(text))
		switch {
		case err != nil:
			return "", err
		case set[name]:
			return "", usage("--at gives %s two values", name)
		}
		set[name] = true
		e = symbolic.Substitute(e, symbolic.Symbol(name), value)
	}
	return numeric.Evaluate(ctx, e, setting.Scope, numeric.Point{}, int(f.Digits))
}

// evalCommand is `nabla eval`.
type evalCommand struct {
	Expr string `arg:"" help:"The expression; it may hold derivatives."`
	settingFlags
	valueFlags
}

// Help shows how the command is used.
func (c *evalCommand) Help() string {
	return examples(
		"nabla eval 'sigma(z)*(1 - sigma(z))' --at z=0",
		"nabla eval 'exp(pi*sqrt(163))' --digits 40",
		"nabla eval 'diff(log(x)/x, x)' --at x=2",
	)
}

// Run prints the value.
func (c *evalCommand) Run(ctx context.Context, s *streams) error {
	if err := c.check(); err != nil {
		return err
	}
	setting, e, err := c.read(s, c.Expr)
	if err != nil {
		return err
	}
	if e, err = symbolic.Evaluate(e, setting.Scope); err != nil {
		return s.reject(err)
	}
	value, err := c.value(ctx, setting, e)
	if err != nil {
		return s.reject(err)
	}
	_, err = fmt.Fprintln(s.out, value)
	return err
}
