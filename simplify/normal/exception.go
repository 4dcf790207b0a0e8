package normal

import (
	"slices"

	"nabla/parser/limit"
	"nabla/symbolic"
)

// A proof may leave out points, r = 1 for a geometric series with the ratio r. Where such a point is the value of one
// name, the question is put again with that value, and if the sides are equal there as well nothing is left out.

// maxExceptions bounds the conditions of one proof that are looked at by themselves.
const maxExceptions = 8

// close drops the conditions of a proof under whose negation the sides are proved equal, too. What is
// proved for every r but 1, and for r = 1 by itself, is proved for every r.
func (q *question) close(d Decision) Decision {
	if d.Zero != Proved || len(d.Conditions) == 0 || len(d.Conditions) > maxExceptions || q.depth >= maxCases {
		return d
	}
	d.Conditions = slices.DeleteFunc(slices.Clone(d.Conditions), q.equalWithout)
	return d
}

// equalWithout reports that the sides are equal where the condition does not hold. The condition e != 0
// fails at one value of the name, whatever the others are, if e is linear in it with a slope that is a
// number: there the question is put again. All other conditions stay.
func (q *question) equalWithout(condition *symbolic.Expr) bool {
	if condition.Kind() != symbolic.KindRelation || condition.Op() != symbolic.NotEquals {
		return false
	}
	e := symbolic.Difference(condition.Arg(0), condition.Arg(1))
	for _, name := range symbolic.Names(e) {
		x := symbolic.Symbol(name)
		if value, ok := q.solution(e, x); ok {
			at := q.at(x, value)
			return at.equalEverywhere()
		}
	}
	return false
}

// at returns the question with a value for a name.
func (q *question) at(x, value *symbolic.Expr) *question {
	at := *q
	at.a, at.b = symbolic.Substitute(q.a, x, value), symbolic.Substitute(q.b, x, value)
	at.depth = q.depth + 1
	return &at
}

// equalEverywhere reports that the sides are equal without any exception, or that one of them is defined
// nowhere. A side that is defined nowhere makes the equation hold at once, as nothing is claimed there. If
// that is so only where a sum has terms, the case without terms is looked at by itself.
func (q *question) equalEverywhere() bool {
	if undefined, count := q.undefined(); undefined {
		if count == nil {
			return true
		}
		if name, value, ok := coincide(count); ok && q.depth < maxCases {
			return q.at(name, value).equalEverywhere()
		}
	}
	d := q.close(q.decide())
	return d.Zero == Proved && len(d.Conditions) == 0
}

// solution returns the only value of x for which e is 0, if e is linear in x with a slope that is never 0.
// e = slope*x + e(0), hence x = -e(0)/slope.
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
