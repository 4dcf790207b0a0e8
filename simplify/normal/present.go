package normal

import (
	"context"

	"nabla/parser/limit"
	"nabla/symbolic"
)

// The normal form for readers of the program: what Equal compared when it said that two forms differ.

// Present returns the normal form of e, a fraction of polynomials over kernels, in which Equal decides. ok is false if
// it cannot be formed within the limits. e is evaluated and expanded, as for Equal.
func Present(ctx context.Context, e *symbolic.Expr, scope *symbolic.Scope) (form *symbolic.Expr, ok bool) {
	q := question{ctx: ctx, a: e, b: e, scope: scope}
	p := newPlan()
	for range maxRefinements {
		f := newField(ctx, scope, patternsOf(scope), p, limit.PolynomialSteps)
		f.prepare(&q)
		x := f.convert(e)
		if f.err == errAgain {
			continue
		}
		if f.failed() || f.empty {
			return nil, false
		}
		return f.writeValue(x), true
	}
	return nil, false
}
