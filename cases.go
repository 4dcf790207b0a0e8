package nabla

import (
	"context"

	"nabla/parser/limit"
	"nabla/simplify"
	"nabla/symbolic"
)

// byCases reports that a step is proved for every combination of signs of the parts on which it turns. Each
// part is either at least or at most 0, so that the cases cover all points at which both sides are defined,
// as long as a side is defined only where all its parts are: in a distinction of cases it need not be, and
// then only parts that are defined everywhere are told apart.
func (c *Checker) byCases(ctx context.Context, q *equation) bool {
	parts := splitting(ctx, q)
	if len(parts) == 0 || len(parts) > limit.Signs {
		return false
	}
	return c.provedFrom(ctx, q, parts, nil)
}

// provedFrom proves the step under the signs chosen so far, and if that fails under each sign of the next part.
func (c *Checker) provedFrom(ctx context.Context, q *equation, parts, chosen []*symbolic.Expr) bool {
	if len(chosen) > 0 {
		u := q.under(chosen)
		if a := c.normalize(ctx, u); a.proved() && len(a.Conditions) == 0 || len(chosen) == len(parts) && c.byConstancy(ctx, u) {
			return true
		}
	}
	if len(chosen) == len(parts) || ctx.Err() != nil {
		return false
	}
	part := parts[len(chosen)]
	for _, sign := range []int{1, -1} {
		if !c.provedFrom(ctx, q, parts, append(chosen[:len(chosen):len(chosen)], signed(part, sign, symbolic.LessEqual))) {
			return false
		}
	}
	return true
}

// splitting returns the turning points of a step that may be told apart by their signs, and have no known one.
func splitting(ctx context.Context, q *equation) []*symbolic.Expr {
	strict := !symbolic.Any(symbolic.Difference(q.a, q.b), func(e *symbolic.Expr) bool { return e.Kind() == symbolic.KindPiecewise })
	var parts []*symbolic.Expr
	for _, p := range turningPoints(q) {
		known := simplify.Holds(ctx, signed(p, 1, symbolic.LessEqual), q.scope) || simplify.Holds(ctx, signed(p, -1, symbolic.LessEqual), q.scope)
		if (strict || p.Total()) && !known {
			parts = append(parts, p)
		}
	}
	return parts
}
