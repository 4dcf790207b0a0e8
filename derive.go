package nabla

import (
	"context"
	"errors"
	"fmt"

	"nabla/numeric"
	"nabla/parser"
	"nabla/parser/source"
	"nabla/simplify"
	"nabla/symbolic"
)

// Derivatives, closed forms and values on request: what the commands diff, simplify and eval are made of.

// Form is an expression in closed form, with the steps that lead to it.
type Form struct {
	Expr       *symbolic.Expr   // the closed form
	Steps      []simplify.Step  // from the expression to the form
	Conditions []*symbolic.Expr // hold wherever what was asked for is defined; the form may be defined on more points
}

// Diff returns the closed form of the derivative of e by the variable, a name or a component, to the given
// order; Work writes the way to it. The symbolic result is compared with dual numbers and difference
// quotients before it is returned; a disagreement is an error, and nabla's fault. The check is made for
// each order, at the point where a fault would arise, and before simplification, which proves its own
// result.
func (s *Setting) Diff(ctx context.Context, e, variable *symbolic.Expr, order int) (*Form, error) {
	e, err := symbolic.Evaluate(e, s.Scope)
	if err != nil {
		return nil, err
	}
	for range order {
		d, err := symbolic.Diff(e, variable, s.Scope)
		if err != nil {
			return nil, err
		}
		if err := crossCheck(ctx, e, variable, d, s.Scope); err != nil {
			return nil, err
		}
		e = d
	}
	return s.Simplify(ctx, e)
}

// crossCheck compares the derivative with dual numbers and difference quotients. Only a disagreement is an
// error: where nothing could be compared, the symbolic rule stands alone. Errors of the time and of points
// outside of the domain are no disagreement.
func crossCheck(ctx context.Context, e, variable, derivative *symbolic.Expr, scope *symbolic.Scope) error {
	_, err := numeric.CheckDerivative(ctx, e, variable, derivative, scope)
	var d *numeric.Disagreement
	if errors.As(err, &d) {
		return err
	}
	return nil
}

// Simplify returns the closed form of e, in the names of the setting where its definitions fold back.
func (s *Setting) Simplify(ctx context.Context, e *symbolic.Expr) (*Form, error) {
	e, err := symbolic.Evaluate(e, s.Scope)
	if err != nil {
		return nil, err
	}
	r, err := s.simplest(ctx, e)
	if err != nil {
		return nil, err
	}
	return &Form{Expr: r.Expr, Steps: r.Steps, Conditions: r.Conditions}, nil
}

// simplest returns the shortest closed form of e: with all definitions unfolded where that helps, and with
// those that e mentions, or on which others stand, taken for variables of their own. A result in the names
// of the document, p_k*(1 - p_k), is often shorter than what its definitions unfold to; the price decides.
func (s *Setting) simplest(ctx context.Context, e *symbolic.Expr) (simplify.Result, error) {
	best, err := again(ctx, e, s.Scope)
	if err != nil {
		return best, err
	}
	for _, names := range [][]string{s.Scope.Below(e), s.Scope.Mentioned(e)} {
		if len(names) == 0 {
			continue
		}
		r, err := again(ctx, e, s.Scope.AsVariables(names...))
		if err != nil {
			return best, err
		}
		if cost(r.Expr) < cost(best.Expr) {
			best = r
		}
	}
	return best, nil
}

// cost is the price of an expression as it would be printed.
func cost(e *symbolic.Expr) int { return simplify.Cost(symbolic.Syntax(e)) }

// again simplifies e, and then the result as long as that helps: the search for forms of a long expression
// ends early. The price falls each time, so that it ends.
func again(ctx context.Context, e *symbolic.Expr, scope *symbolic.Scope) (simplify.Result, error) {
	best, err := simplify.Simplify(ctx, e, scope, simplify.Options{})
	for err == nil && cost(best.Expr) < cost(e) {
		e = best.Expr
		var r simplify.Result
		if r, err = simplify.Simplify(ctx, e, scope, simplify.Options{}); err == nil && cost(r.Expr) < cost(e) {
			best = simplify.Result{
				Expr: r.Expr, Steps: append(best.Steps, r.Steps...), Conditions: append(best.Conditions, r.Conditions...),
			}
		}
	}
	return best, err
}

// Variable reads what one differentiates by: a name or a component.
func (s *Setting) Variable(name, text string) (*symbolic.Expr, error) {
	side, err := s.side(name, text)
	if err != nil {
		return nil, err
	}
	if k := side.expr.Kind(); k != symbolic.KindSymbol && k != symbolic.KindComponent {
		return nil, source.Diagnostic{Text: side.text, Span: side.node.Span(), Message: "this is not a variable"}
	}
	return side.expr, nil
}

// Chain reads `lhs = rhs`, or a longer chain, in the setting. What cannot be read is among the diagnostics.
func (s *Setting) Chain(name, text string) *Derivation {
	t := source.NewText(name, text)
	d := &Derivation{Text: t, Scope: s.Scope}
	chain, err := parser.ParseStep(t, s.parsing)
	if err != nil {
		d.Diagnostics = append(d.Diagnostics, diagnostic(t, err))
		return d
	}
	d.addChain(chain)
	return d
}

// Value reads an assignment `x = 1/2` for Evaluate: a name and an exact constant.
func (s *Setting) Value(text string) (name string, value *symbolic.Expr, err error) {
	t := source.NewText("--at", text)
	chain, err := parser.ParseStep(t, s.parsing)
	if err != nil {
		return "", nil, err
	}
	left, ok := chain.First.(*parser.Name)
	if !ok || len(chain.Steps) != 1 || chain.Steps[0].Op != "=" {
		return "", nil, fmt.Errorf("%q is not a value; write name=number", text)
	}
	value, err = symbolic.Resolve(chain.Steps[0].Right, s.Scope, t)
	return left.Text, value, err
}
