package nabla

import (
	"context"
	"slices"

	"nabla/parser/limit"
	"nabla/simplify"
	"nabla/symbolic"
)

// byCases reports that a step is proved for every combination of signs of some parts on which it turns. Each
// part is either at least or at most 0, so that the cases cover all points at which both sides are defined,
// as long as a side is defined only where all its parts are: in a distinction of cases it need not be, and
// then only parts that are defined everywhere are told apart.
func (c *Checker) byCases(ctx context.Context, q *equation) bool {
	parts := splitting(ctx, q)
	if len(parts) == 0 {
		return false
	}
	s := caseProof{checker: c, ctx: ctx, equation: q, parts: parts[:min(len(parts), limit.Signs)], left: limit.Cases}
	return s.proves(nil)
}

// caseProof is a proof by cases under way.
type caseProof struct {
	checker  *Checker
	ctx      context.Context
	equation *equation
	parts    []*symbolic.Expr
	left     int // proofs that may still be tried
}

// proves proves the step under the signs chosen so far, and if that fails under each sign of the next part.
// A proof under some of the signs spares the tree below: most steps turn on one part. Constancy is costly,
// so it is tried at the leaves only. The proof of a case must leave no condition, or the cases would not
// cover.
func (s *caseProof) proves(chosen []*symbolic.Expr) bool {
	last := len(chosen) == len(s.parts)
	if len(chosen) > 0 {
		s.left--
		u := s.equation.under(chosen)
		if a := s.checker.normalize(s.ctx, u); a.proved() && len(a.Conditions) == 0 || last && s.checker.byConstancy(s.ctx, u) {
			return true
		}
	}
	if last || s.left <= 0 || s.ctx.Err() != nil {
		return false
	}
	for _, sign := range []int{1, -1} {
		if !s.proves(append(chosen[:len(chosen):len(chosen)], signed(s.parts[len(chosen)], sign, symbolic.LessEqual))) {
			return false
		}
	}
	return true
}

// splitting returns the turning points of a step that may be told apart by their signs and have no known one, the
// simplest first.
func splitting(ctx context.Context, q *equation) []*symbolic.Expr {
	strict := !symbolic.Any(symbolic.Difference(q.a, q.b), func(e *symbolic.Expr) bool { return e.Kind() == symbolic.KindPiecewise })
	known := func(p *symbolic.Expr) bool {
		return simplify.Holds(ctx, signed(p, 1, symbolic.LessEqual), q.scope) || simplify.Holds(ctx, signed(p, -1, symbolic.LessEqual), q.scope)
	}
	parts := slices.DeleteFunc(turningPoints(q), func(p *symbolic.Expr) bool { return !strict && !p.Total() || known(p) })
	slices.SortStableFunc(parts, func(a, b *symbolic.Expr) int { return symbolic.Count(a) - symbolic.Count(b) })
	return parts
}
