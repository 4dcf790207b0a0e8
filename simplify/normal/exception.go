package normal

import (
	"slices"

	"nabla/parser/limit"
	"nabla/symbolic"
)

// A proof may leave out points, r = 1 for a geometric series with the ratio r. Where such a point is the value of one
// name, the question is put again with that value, and if the sides are equal there as well nothing is left out.

// close drops the conditions of a proof under whose negation the sides are proved equal, too.
func (q *question) close(d Decision) Decision {
	if d.Zero != Proved || len(d.Conditions) == 0 || q.depth >= maxCases {
		return d
	}
	d.Conditions = slices.DeleteFunc(slices.Clone(d.Conditions), q.equalWithout)
	return d
}

// equalWithout reports that the sides are equal where the condition does not hold.
func (q *question) equalWithout(condition *symbolic.Expr) bool {
	if condition.Kind() != symbolic.KindRelation || condition.Op() != symbolic.NotEquals {
		return false
	}
	e := symbolic.Difference(condition.Arg(0), condition.Arg(1))
	for _, name := range symbolic.Names(e) {
		x := symbolic.Symbol(name)
		value, ok := q.solution(e, x)
		if !ok {
			continue
		}
		at := *q
		at.a, at.b = symbolic.Substitute(q.a, x, value), symbolic.Substitute(q.b, x, value)
		at.depth = q.depth + 1
		d := at.decide()
		return d.Zero == Proved && len(d.Conditions) == 0
	}
	return false
}

// solution returns the only value of x for which e is 0, if e is linear in x with a slope that is never 0.
func (q *question) solution(e, x *symbolic.Expr) (*symbolic.Expr, bool) {
	slope, err := symbolic.Diff(e, x, nil)
	if err != nil || slices.Contains(symbolic.Names(slope), x.Name()) {
		return nil, false
	}
	f := newField(q.ctx, q.scope, q.assumed, newPlan(), limit.PolynomialSteps)
	s := f.convert(slope)
	if c, constant := s.Num().Constant(); f.failed() || !constant || c.IsZero() {
		return nil, false
	}
	return f.writeValue(f.quo(f.convert(symbolic.Substitute(e, x, symbolic.Int(0))), s).Neg()), !f.failed()
}
