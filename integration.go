package nabla

import (
	"context"

	"nabla/simplify"
	"nabla/simplify/normal"
	"nabla/symbolic"
)

// The fundamental theorem of calculus: the integral of f from a to b is F(b) - F(a) if F is continuous from a to b and F' = f
// there but for single points. Antiderivatives are proposed, and count where that is proved.

// byIntegration proves the step with the integrals in it carried out.
func (c *Checker) byIntegration(ctx context.Context, q *equation) (argument, bool) {
	i := integration{ctx: ctx, scope: q.scope, known: append(symbolic.Domain(q.a), symbolic.Domain(q.b)...)}
	u := *q
	u.a, u.b = i.carriedOut(q.a), i.carriedOut(q.b)
	if !i.found {
		return argument{}, false
	}
	d := normal.Equal(ctx, u.a, u.b, q.scope)
	if d.Zero == normal.Proved {
		return argument{Method: byIntegration, Conditions: d.Conditions}, true
	}
	return argument{Method: byIntegration}, c.rewrites(ctx, &u)
}

// compareIntegrated looks at the values with the integrals carried out, where those of the step could not be enclosed: a
// counterexample to that is one to the step.
func (c *Checker) compareIntegrated(ctx context.Context, q *equation, seen observation) observation {
	if u, ok := c.integrated(ctx, q); ok {
		if values := c.compare(ctx, u); values.differ() {
			return values
		}
	}
	return seen
}

// integrated returns the equation with the integrals carried out under no condition, if there are any. Its sides have the same
// values, and values that are easier to enclose.
func (c *Checker) integrated(ctx context.Context, q *equation) (*equation, bool) {
	i := integration{ctx: ctx, scope: q.scope}
	u := *q
	u.a, u.b = i.carriedOut(q.a), i.carriedOut(q.b)
	u.left, u.right, u.rawLeft, u.rawRight = u.a, u.b, u.a, u.b
	return &u, i.found && len(q.kinks)+len(q.jumps)+len(q.domain) == 0
}

// integration carries out integrals.
type integration struct {
	ctx   context.Context
	scope *symbolic.Scope
	known []*symbolic.Expr // conditions under which both sides are defined
	found bool
}

// carriedOut replaces integrals, the inner ones first.
func (i *integration) carriedOut(e *symbolic.Expr) *symbolic.Expr {
	return symbolic.Rewrite(e, func(part *symbolic.Expr) (*symbolic.Expr, bool) {
		if part.Kind() != symbolic.KindIntegral {
			return nil, false
		}
		b := symbolic.Open(part)
		b.Body = i.carriedOut(b.Body)
		if value, ok := i.value(b); ok {
			i.found = true
			return value, true
		}
		return symbolic.Integral(b.Index, b.Lower, b.Upper, b.Body), true
	})
}

// value returns the value of an integral.
func (i *integration) value(b symbolic.Binder) (*symbolic.Expr, bool) {
	s := segment{integration: i, t: b.Index, ends: [2]*symbolic.Expr{b.Lower, b.Upper}}
	s.scope = s.inside()
	F, ok := simplify.Antiderivative(i.ctx, b.Body, b.Index, s.scope)
	if !ok || !s.isAntiderivative(F, b.Body) || !s.isContinuous(F) {
		return nil, false
	}
	lower, fine := s.at(F, 0)
	upper, ok := s.at(F, 1)
	if !ok || !fine {
		return nil, false
	}
	return symbolic.Difference(upper, lower), true
}

// segment is the range of an integral.
type segment struct {
	*integration
	t     *symbolic.Expr
	ends  [2]*symbolic.Expr // lower, upper
	scope *symbolic.Scope   // with what is known of t
}

// inside returns the scope within the range: where it is known which end is the greater one, t lies between them.
func (s *segment) inside() *symbolic.Scope {
	scope := s.integration.scope.Clone()
	least, greatest := s.ends[0], s.ends[1]
	if !s.isBounded(0) || !s.isBounded(1) {
		if s.isBounded(0) && symbolic.Equal(greatest, symbolic.Infinity()) {
			scope.Assume(symbolic.Relation(symbolic.LessEqual, least, s.t))
		}
		return scope
	}
	ordered := func(a, b *symbolic.Expr) bool {
		return simplify.Holds(s.ctx, symbolic.Relation(symbolic.LessEqual, a, b), s.integration.scope)
	}
	switch {
	case ordered(least, greatest):
	case ordered(greatest, least):
		least, greatest = greatest, least
	default:
		return scope
	}
	scope.Assume(symbolic.Relation(symbolic.LessEqual, least, s.t))
	scope.Assume(symbolic.Relation(symbolic.LessEqual, s.t, greatest))
	return scope
}

// isBounded reports whether an end of the range is a number.
func (s *segment) isBounded(end int) bool {
	return !symbolic.Any(s.ends[end], func(e *symbolic.Expr) bool { return symbolic.Equal(e, symbolic.Infinity()) })
}

// isAntiderivative reports whether F' = f is proved.
func (s *segment) isAntiderivative(F, f *symbolic.Expr) bool {
	slope, err := symbolic.Diff(F, s.t, nil)
	if err != nil {
		return false
	}
	d := normal.Equal(s.ctx, slope, f, s.scope)
	return d.Zero == normal.Proved && s.allKnown(d.Conditions)
}

// allKnown reports whether conditions are proved, or hold wherever both sides of the step are defined.
func (s *segment) allKnown(conditions []*symbolic.Expr) bool {
	for _, c := range conditions {
		if !s.isKnown(c) && !simplify.Holds(s.ctx, c, s.scope) {
			return false
		}
	}
	return true
}

func (s *segment) isKnown(c *symbolic.Expr) bool {
	for _, k := range s.known {
		if symbolic.Equal(k, c) {
			return true
		}
	}
	return false
}

// isContinuous reports whether F is proved to be defined, and not to jump, on the whole range.
func (s *segment) isContinuous(F *symbolic.Expr) bool {
	if symbolic.Any(F, func(e *symbolic.Expr) bool { return breaks(s.ctx, e) }) {
		return false
	}
	for _, c := range conjuncts(symbolic.Domain(F)) {
		if !s.isKnown(c) && !s.holdsBetween(c) && !simplify.Holds(s.ctx, c, s.scope) {
			return false
		}
	}
	_, restrictions, err := symbolic.EvaluateWhere(symbolic.Unevaluated(F, s.t, symbolic.Int(1)), s.integration.scope)
	for _, r := range restrictions {
		if r.Cause == symbolic.AtJump && !simplify.Holds(s.ctx, r.Condition, s.scope) {
			return false
		}
	}
	return err == nil
}

// holdsBetween reports whether a comparison of linear functions of t is proved at both ends: it then holds between them.
func (s *segment) holdsBetween(c *symbolic.Expr) bool {
	if c.Kind() != symbolic.KindRelation || c.Op() == symbolic.Equals || !s.isBounded(0) || !s.isBounded(1) {
		return false
	}
	excess := symbolic.Difference(c.Arg(1), c.Arg(0))
	slope, err := symbolic.Diff(excess, s.t, nil)
	if err != nil || slope.Contains(s.t.Name()) {
		return false
	}
	atBoth := func(op symbolic.Op, excess *symbolic.Expr) bool {
		for _, end := range s.ends {
			value := symbolic.Substitute(excess, s.t, end)
			if !simplify.Holds(s.ctx, symbolic.Relation(op, symbolic.Int(0), value), s.integration.scope) {
				return false
			}
		}
		return true
	}
	if c.Op() == symbolic.NotEquals {
		return atBoth(symbolic.Less, excess) || atBoth(symbolic.Less, symbolic.Negate(excess))
	}
	return atBoth(c.Op(), excess)
}

// at returns the value of F at an end, or its limit there.
func (s *segment) at(F *symbolic.Expr, end int) (*symbolic.Expr, bool) {
	if s.isBounded(end) {
		return symbolic.Substitute(F, s.t, s.ends[end]), true
	}
	sign := symbolic.Int(int64(2*end - 1))
	if !symbolic.Equal(s.ends[end], symbolic.Product(sign, symbolic.Infinity())) {
		return nil, false
	}
	sum := symbolic.Int(0)
	for _, t := range s.terms(F) {
		limit, ok := s.limit(t, sign)
		if !ok {
			return nil, false
		}
		sum = symbolic.Sum(sum, limit)
	}
	return sum, true
}
