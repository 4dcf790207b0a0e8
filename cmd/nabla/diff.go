package main

import (
	"context"
	"fmt"
	"strconv"

	"nabla"
	"nabla/parser"
	"nabla/parser/limit"
	"nabla/simplify/working"
	"nabla/symbolic"
)

// `nabla diff`: the derivative in closed form. Without --steps the form alone is derived; with it package
// simplify/working writes the way to it.

// diffCommand is `nabla diff`.
type diffCommand struct {
	Expr string `arg:"" help:"The expression."`
	Var  string `arg:"" help:"The variable: a name or a component such as z_j."`
	settingFlags
	Order  natural `short:"n" default:"1" help:"Order of the derivative."`
	Detail string  `enum:"brief,normal,full" default:"normal" help:"How many steps: ${enum}."`
	formFlags
}

// Help shows how the command is used.
func (c *diffCommand) Help() string {
	return examples(
		"nabla diff 'sigma(z)' z",
		"nabla diff -l 'sigma(t) = 1/(1+exp(-t))' 'exp(z)/(1+exp(z))' z",
		"nabla diff 'log(1+exp(x))' x --steps",
		"nabla diff 'x^2*sin(3x)' x --steps --detail full --format latex",
		"nabla diff 'x^2*sin(y)' x --at x=1/2 --at y=pi/6",
		"nabla diff 'exp(-x^2)' x --order 3",
		"nabla diff '-(y*log(a)+(1-y)*log(1-a))' a --format latex",
	)
}

// Run prints the closed form of the derivative. The lines of a derivative of higher order begin with the
// derivative of one order less, which is the question that the last round of differentiation answers; to
// write all rounds out would bury it.
func (c *diffCommand) Run(ctx context.Context, s *streams) error {
	if err := c.Order.within("order", 0, limit.Order, "Order"); err != nil {
		return err
	}
	if err := c.check(); err != nil {
		return err
	}
	setting, e, err := c.read(s, c.Expr)
	if err != nil {
		return err
	}
	variable, err := setting.Variable("variable", unprotect(c.Var))
	if err != nil {
		return s.reject(err)
	}
	form, err := setting.Diff(ctx, e, variable, int(c.Order))
	if err != nil {
		return s.reject(err)
	}
	question, lines := derivative(e, variable, int(c.Order)), []line(nil)
	if c.Steps && c.Order > 0 {
		worked, err := setting.Work(ctx, unprotect(c.Expr), unprotect(c.Var), int(c.Order), details[c.Detail])
		if err != nil {
			return s.reject(err)
		}
		if c.Order == 1 {
			question = worked.Question
		} else {
			lines = append(lines, line{node: worked.Question, rule: fmt.Sprintf("the derivative of order %d", c.Order-1)})
		}
		for _, l := range worked.Lines {
			lines = append(lines, line{node: l.Node, rule: l.Rule, entry: l.Entry})
		}
	}
	return c.print(ctx, s, setting, question, form, lines)
}

// details are the words for how many lines there are.
var details = map[string]nabla.Detail{"brief": working.Brief, "normal": working.Normal, "full": working.Full}

// derivative is the question: the expression before its derivative is taken. The order is written out only
// where it is not 1, as authors do: d/dx and d^3/dx^3.
func derivative(e, variable *symbolic.Expr, order int) parser.Node {
	if order == 0 {
		return symbolic.Syntax(e)
	}
	by := parser.By{Variable: symbolic.Syntax(variable)}
	if order > 1 {
		by.Order = &parser.Number{Text: strconv.Itoa(order)}
	}
	return &parser.Derivative{Body: symbolic.Syntax(e), By: []parser.By{by}}
}
