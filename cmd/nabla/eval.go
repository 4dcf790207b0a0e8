package main

import (
	"context"
	"fmt"

	"nabla/symbolic"
)

// evalCommand is `nabla eval`.
type evalCommand struct {
	Expr string `arg:"" help:"The expression; it may hold derivatives."`
	settingFlags
	At     []string `short:"a" sep:"none" placeholder:"X=V" help:"The value of a name, exact: 1/2, 0.1, pi/6; repeatable."`
	Digits int      `default:"15" help:"Digits; all that are printed are right."`
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
	setting, err := c.setting()
	if err != nil {
		return s.reject(err)
	}
	e, err := setting.Parse("expression", unprotect(c.Expr))
	if err != nil {
		return s.reject(err)
	}
	if e, err = symbolic.Evaluate(e, setting.Scope); err != nil {
		return s.reject(err)
	}
	value, err := evaluate(ctx, setting, e, c.At, c.Digits)
	if err != nil {
		return s.reject(err)
	}
	_, err = fmt.Fprintln(s.out, value)
	return err
}
