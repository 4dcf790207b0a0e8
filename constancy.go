package nabla

import (
	"context"
	"slices"

	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/simplify"
	"nabla/simplify/normal"
	"nabla/symbolic"
)

// In detail: on an interval I let f and g be continuous, and f' = g' at every inner point. Then f - g is
// constant on I (Rudin, Principles of Mathematical Analysis, theorem 5.11), hence 0 if it is 0 at one point
// of I. Each hypothesis is one method below: the variable runs over all reals (continuous); the common
// domain is an interval (assumed, defined); the formulas of the derivatives are the derivatives inside, and
// there is no jump at an end (smooth); a common value (meets); equal slopes (slopesAgree).
// The argument of the constant difference (the mean value theorem): two functions of one variable are equal on
// an interval if their derivatives are and if they have one value in common. It proves what normal forms do
// not reach because the two sides have kernels without an algebraic relation, 2*atan(tanh(x/2)) and
// atan(sinh(x)). The other names are parameters: for each choice of them the points at which both sides are
// defined must be an interval of the variable.

// anchors are the points at which a common value is looked for.
var anchors = []rational.Rat{
	rational.Int(0), rational.Int(1), rational.Int(-1), rational.New(1, 2), rational.New(-1, 2), rational.Int(2), rational.Int(-2),
}

// byConstancy reports that the step is proved by equal derivatives and one common value.
func (c *Checker) byConstancy(ctx context.Context, q *equation) bool {
	difference := symbolic.Difference(q.a, q.b)
	if symbolic.Count(difference) > limit.Variation || symbolic.Any(difference, func(e *symbolic.Expr) bool { return breaks(ctx, e) }) {
		return false
	}
	for _, name := range symbolic.Names(difference) {
		v := variation{ctx: ctx, a: q.a, b: q.b, scope: q.scope, x: symbolic.Symbol(name)}
		if v.proves() {
			return true
		}
	}
	return false
}

// breaks reports a node of which the domain is not the conjunction of conditions, or that may jump. An
// integrand must be defined everywhere, so that the integral is. Their domains are unions or depend on a
// bound name, so that defined could not see an interval.
func breaks(ctx context.Context, e *symbolic.Expr) bool {
	switch e.Kind() {
	case symbolic.KindPiecewise, symbolic.KindDelta, symbolic.KindDerivative, symbolic.KindAt, symbolic.KindBig, symbolic.KindComponent,
		symbolic.KindInverse, symbolic.KindDeterminant:
		return true
	case symbolic.KindIntegral:
		return slices.ContainsFunc(symbolic.Domain(symbolic.Open(e).Body), func(c *symbolic.Expr) bool {
			return !simplify.Holds(ctx, c, nil)
		})
	case symbolic.KindPower: // 0^y has a value, but not one of its formula exp(y*log(0))
		base := e.Arg(0)
		return !e.Arg(1).IsNumber() && !simplify.Holds(ctx, symbolic.Relation(symbolic.Less, symbolic.Int(0), base), nil)
	case symbolic.KindCall:
		return e.Function() == nil
	}
	return false
}

// variation is a step as an equation between two functions of one variable.
type variation struct {
	ctx      context.Context
	a, b     *symbolic.Expr
	scope    *symbolic.Scope
	x        *symbolic.Expr
	order    int              // derivatives taken before
	interval []*symbolic.Expr // the conditions that bound the variable
}

// proves carries out the argument.
func (v *variation) proves() bool {
	if !v.continuous() || v.ctx.Err() != nil {
		return false
	}
	da, smoothA, errA := symbolic.EvaluateWhere(symbolic.Unevaluated(v.a, v.x, symbolic.Int(1)), v.scope)
	db, smoothB, errB := symbolic.EvaluateWhere(symbolic.Unevaluated(v.b, v.x, symbolic.Int(1)), v.scope)
	if errA != nil || errB != nil || !v.assumed() || !v.defined() {
		return false
	}
	return v.smooth(slices.Concat(smoothA, smoothB), slices.Concat(symbolic.Domain(da), symbolic.Domain(db))) &&
		v.meets() && v.slopesAgree(da, db)
}

// slopesAgree reports that the derivatives are proved equal; those of an integral by the same argument
// again. Each time one more derivative is taken; limit.Variations bounds how often.
func (v *variation) slopesAgree(da, db *symbolic.Expr) bool {
	d := normal.Equal(v.ctx, da, db, v.scope)
	if d.Zero == normal.Proved {
		return len(d.Conditions) == 0
	}
	next := variation{ctx: v.ctx, a: da, b: db, scope: v.scope, x: v.x, order: v.order + 1}
	return next.order < limit.Variations && symbolic.Any(symbolic.Difference(da, db), isIntegral) && next.proves()
}

// isIntegral reports a definite integral.
func isIntegral(e *symbolic.Expr) bool { return e.Kind() == symbolic.KindIntegral }

// continuous reports that the variable takes all numbers between two of its values.
func (v *variation) continuous() bool {
	declared := v.scope.Variable(v.x.Name())
	if declared == nil {
		return true
	}
	switch declared.Kind {
	case symbolic.Real, symbolic.Positive, symbolic.Nonnegative:
		return true
	}
	return false
}

// given returns the assumptions that mention the variable, its sign included.
func (v *variation) given() []*symbolic.Expr {
	var all []*symbolic.Expr
	for _, g := range v.scope.Given() {
		if v.mentions(g) {
			all = append(all, g)
		}
	}
	if declared := v.scope.Variable(v.x.Name()); declared != nil {
		switch declared.Kind {
		case symbolic.Positive:
			all = append(all, symbolic.Relation(symbolic.Less, symbolic.Int(0), v.x))
		case symbolic.Nonnegative:
			all = append(all, symbolic.Relation(symbolic.LessEqual, symbolic.Int(0), v.x))
		}
	}
	return all
}

// assumed notes what the assumptions say of the variable, and reports that they bound an interval of it.
func (v *variation) assumed() bool {
	for _, c := range v.given() {
		if !v.bounds(c) {
			return false
		}
	}
	return true
}

// defined notes where both sides are defined, and reports that the points are an interval of the variable: what does
// not bound it follows from the bounds. A condition on the parameters alone leaves it as it is.
func (v *variation) defined() bool {
	var rest []*symbolic.Expr
	for _, c := range slices.Concat(symbolic.Domain(v.a), symbolic.Domain(v.b)) {
		if v.mentions(c) && !v.bounds(c) {
			rest = append(rest, c)
		}
	}
	scope := v.scope.Clone()
	for _, b := range v.interval {
		scope.Assume(b)
	}
	return v.all(rest, scope)
}

// all reports that all conditions are proved in the scope.
func (v *variation) all(conditions []*symbolic.Expr, scope *symbolic.Scope) bool {
	return !slices.ContainsFunc(conditions, func(c *symbolic.Expr) bool { return !simplify.Holds(v.ctx, c, scope) })
}

// bounds notes a condition that bounds the variable; false if it does not.
func (v *variation) bounds(c *symbolic.Expr) bool {
	if v.linear(c) {
		v.interval = append(v.interval, c)
		return true
	}
	return v.excludesEnd(c)
}

// excludesEnd reports that the condition takes an end away from the interval, x != 0 from x >= 0, and makes the bound
// a strict one.
func (v *variation) excludesEnd(c *symbolic.Expr) bool {
	if c.Kind() != symbolic.KindRelation || c.Op() != symbolic.NotEquals {
		return false
	}
	end := symbolic.Difference(c.Arg(0), c.Arg(1))
	for i, b := range v.interval {
		d := symbolic.Difference(b.Arg(0), b.Arg(1))
		if symbolic.Equal(d, end) || symbolic.Equal(d, symbolic.Negate(end)) {
			v.interval[i] = symbolic.Relation(symbolic.Less, b.Arg(0), b.Arg(1))
			return true
		}
	}
	return false
}

// linear reports an inequality that is linear in the variable, with a number for its slope. A half-line,
// then; any number of them intersect in an interval.
func (v *variation) linear(c *symbolic.Expr) bool {
	if c.Kind() != symbolic.KindRelation || c.Op() != symbolic.Less && c.Op() != symbolic.LessEqual {
		return false
	}
	slope, err := symbolic.Diff(symbolic.Difference(c.Arg(1), c.Arg(0)), v.x, nil)
	return err == nil && slope.IsNumber() && !slope.Number().IsZero()
}

// smooth reports that the derivatives are those of the sides at all points inside of the interval, and that no side
// jumps at an end of it: they are continuous there, so that they agree there if they do inside.
func (v *variation) smooth(restrictions []symbolic.Restriction, domain []*symbolic.Expr) bool {
	closed, open := v.scope.Clone(), v.scope.Clone()
	for _, b := range v.interval {
		closed.Assume(b)
		open.Assume(symbolic.Relation(symbolic.Less, b.Arg(0), b.Arg(1)))
	}
	for _, r := range restrictions {
		where := open
		switch r.Cause {
		case symbolic.OutsideDomain:
			continue // the interval is the domain
		case symbolic.AtJump:
			where = closed
		}
		if !simplify.Holds(v.ctx, r.Condition, where) {
			return false
		}
	}
	return v.all(domain, open)
}

// meets reports a point of the interval at which both sides are proved to have the same value.
func (v *variation) meets() bool {
	for _, anchor := range anchors {
		x0 := symbolic.Number(anchor)
		if slices.ContainsFunc(v.interval, func(c *symbolic.Expr) bool {
			return !simplify.Holds(v.ctx, symbolic.Substitute(c, v.x, x0), v.scope)
		}) {
			continue
		}
		d := normal.Equal(v.ctx, symbolic.Substitute(v.a, v.x, x0), symbolic.Substitute(v.b, v.x, x0), v.scope)
		if d.Zero == normal.Proved && len(d.Conditions) == 0 {
			return true
		}
	}
	return false
}

// mentions reports that an expression has the variable in it.
func (v *variation) mentions(e *symbolic.Expr) bool {
	return symbolic.Any(e, func(n *symbolic.Expr) bool { return symbolic.Equal(n, v.x) })
}
