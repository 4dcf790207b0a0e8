package main

import (
	"context"

	"nabla/symbolic"
)

// `nabla simplify`: the closed form of an expression, by the same search that the checker proves steps
// with.

// simplifyCommand is `nabla simplify`.
type simplifyCommand struct {
	Expr string `arg:"" help:"The expression; it may hold derivatives."`
	settingFlags
	formFlags
}

// Help shows how the command is used.
func (c *simplifyCommand) Help() string {
	return examples(
		"nabla simplify 'exp(z)/(1+exp(z))'",
		"nabla simplify 'sin(x)^4 - cos(x)^4' --steps",
		"nabla simplify -g 'x > 0' 'sqrt(x^2)'",
	) + `

The closed form equals the expression wherever that is defined, and may be defined at more points; --steps and
--format json say where the expression is defined and the form alone would not show it.`
}

// Run prints the closed form.
func (c *simplifyCommand) Run(ctx context.Context, s *streams) error {
	if err := c.check(); err != nil {
		return err
	}
	setting, e, err := c.read(s, c.Expr)
	if err != nil {
		return err
	}
	form, err := setting.Simplify(ctx, e)
	if err != nil {
		return s.reject(err)
	}
	return c.print(ctx, s, setting, symbolic.Syntax(e), form, simplified(form))
}
