package nabla

import (
	"fmt"

	"nabla/symbolic"
)

// equation is one step in the form that the arguments work on: both sides with derivatives carried out
// and definitions unfolded, and what that rests on.
type equation struct {
	rawLeft, rawRight *symbolic.Expr   // as they were lowered, derivatives not carried out
	left, right       *symbolic.Expr   // derivatives carried out, in the names of the document
	a, b              *symbolic.Expr   // unfolded down to the leaves
	base              *symbolic.Scope  // of the document
	scope             *symbolic.Scope  // base, with what keeps off kinks assumed
	kinks             []*symbolic.Expr // the conditions that keep off kinks and jumps
	jumps             []*symbolic.Expr // those of them that keep off jumps
	before            [2]int           // of kinks and of jumps, how many come from the left side
	assumed           []*symbolic.Expr // conditions of a case that is looked at
}

// real reports that the step is over the real numbers: the scope has no imaginary unit. Rules and conditions on signs
// are about real numbers.
func (q *equation) real() bool { return q.base.Unit() == nil }

// newEquation evaluates and unfolds both sides. An error says why the step cannot be decided.
func newEquation(left, right *symbolic.Expr, scope *symbolic.Scope) (*equation, error) {
	q := &equation{rawLeft: left, base: scope, scope: scope}
	var err error
	if q.left, q.a, err = q.unfold(left); err != nil {
		return nil, err
	}
	q.before = [2]int{len(q.kinks), len(q.jumps)}
	return q.with(right)
}

// with returns the equation with another right side; what was worked out for the left one is kept.
func (q *equation) with(right *symbolic.Expr) (*equation, error) {
	kinks, jumps := q.before[0], q.before[1]
	w := &equation{
		rawLeft: q.rawLeft, rawRight: right, left: q.left, a: q.a, base: q.base, scope: q.base,
		kinks: q.kinks[:kinks:kinks], jumps: q.jumps[:jumps:jumps], before: q.before,
	}
	var err error
	if w.right, w.b, err = w.unfold(right); err != nil {
		return nil, err
	}
	if len(w.kinks) > 0 {
		w.scope = w.base.Clone()
		for _, c := range w.kinks {
			w.scope.Assume(c)
		}
	}
	return w, nil
}

// unfold carries out derivatives and then unfolds definitions, and notes what keeps off kinks.
func (q *equation) unfold(e *symbolic.Expr) (value, leaves *symbolic.Expr, err error) {
	value, where, err := symbolic.EvaluateWhere(e, q.base)
	if err != nil {
		return nil, nil, err
	}
	if leaves, err = q.base.Expand(value); err != nil {
		return nil, nil, err
	}
	for _, r := range where {
		if r.Cause == symbolic.OutsideDomain {
			continue // the proof is about points where both sides are defined
		}
		c, err := q.base.Expand(r.Condition)
		if err != nil {
			return nil, nil, err
		}
		if c.IsTrue() {
			continue
		}
		q.kinks = append(q.kinks, c)
		if r.Cause == symbolic.AtJump {
			q.jumps = append(q.jumps, c)
		}
	}
	return value, leaves, nil
}

// under returns the equation with further conditions assumed.
func (q *equation) under(conditions []*symbolic.Expr) *equation {
	u := *q
	u.scope = q.scope.Clone()
	u.assumed = conditions
	for _, c := range conditions {
		u.scope.Assume(c)
	}
	return &u
}

// remarks says what a proof rests on beyond the arguments: the points that derivatives leave out.
func (q *equation) remarks() []string {
	var remarks []string
	for _, c := range q.kinks {
		remarks = append(remarks, fmt.Sprintf(msgKink, symbolic.Negation(c)))
	}
	return remarks
}
