package nabla

import (
	"context"
	"fmt"
	"slices"

	"nabla/parser/limit"
	"nabla/simplify"
	"nabla/symbolic"
)

// equation is one step in the form that the arguments work on: both sides with derivatives carried out and
// definitions unfolded, and what that rests on. The checker unfolds once, then asks many questions of the
// same equation; what a question assumes goes into a copy (with, under, given).
type equation struct {
	rawLeft, rawRight *symbolic.Expr   // as they were lowered, derivatives not carried out
	left, right       *symbolic.Expr   // derivatives carried out, in the names of the document
	a, b              *symbolic.Expr   // unfolded down to the leaves
	base              *symbolic.Scope  // of the document
	scope             *symbolic.Scope  // base, with what keeps off kinks assumed
	kinks             []*symbolic.Expr // the conditions that keep off kinks and jumps
	jumps             []*symbolic.Expr // those of them that keep off jumps
	domain            []*symbolic.Expr // where what is differentiated is defined
	before            [3]int           // of kinks, jumps and domain, how many come from the left side
	assumed           []*symbolic.Expr // conditions of a case that is looked at
}

// real reports that the step is over the real numbers: the scope has no imaginary unit. Rules and conditions on signs
// are about real numbers.
func (q *equation) real() bool { return q.base.Unit() == nil }

// hasNoValue reports that a side as it is written has a part without a real value anywhere. The exact argument, which knows
// log(x) as a name with rules, may not notice.
func (q *equation) hasNoValue() bool {
	return q.real() && (symbolic.HasNoValue(q.rawLeft) || symbolic.HasNoValue(q.rawRight))
}

// newEquation evaluates and unfolds both sides. An error says why the step cannot be decided.
func newEquation(left, right *symbolic.Expr, scope *symbolic.Scope) (*equation, error) {
	q := &equation{rawLeft: left, base: scope, scope: scope}
	var err error
	if q.left, q.a, err = q.unfold(left); err != nil {
		return nil, err
	}
	q.before = [3]int{len(q.kinks), len(q.jumps), len(q.domain)}
	return q.with(right)
}

// apart returns the equation with a scope of its own: edits of a step are read in it, and what they leave to be inferred
// must not be declared in the scope that other steps read at the same time.
func (q *equation) apart() *equation {
	own := *q
	own.base = q.base.Clone()
	if q.scope == q.base {
		own.scope = own.base
	}
	return &own
}

// with returns the equation with another right side; what was worked out for the left one is kept. The
// slices of the left side are clipped, or the appends for two right sides would write into one array.
func (q *equation) with(right *symbolic.Expr) (*equation, error) {
	kinks, jumps := q.before[0], q.before[1]
	w := &equation{
		rawLeft: q.rawLeft, rawRight: right, left: q.left, a: q.a, base: q.base, scope: q.base,
		kinks: q.kinks[:kinks:kinks], jumps: q.jumps[:jumps:jumps], before: q.before, domain: q.domain[:q.before[2]:q.before[2]],
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

// unfold carries out derivatives and then unfolds definitions, and notes what keeps off kinks. Definitions
// come after derivatives: a derivative by a name has to see the definitions as nodes, to know what depends
// on it. Where what is differentiated has no value the step claims nothing; kinks and jumps, where the
// formula of a derivative is a matter of convention, are assumed away and reported.
func (q *equation) unfold(e *symbolic.Expr) (value, leaves *symbolic.Expr, err error) {
	value, where, err := symbolic.EvaluateWhere(e, q.base)
	if err != nil {
		return nil, nil, err
	}
	if leaves, err = q.base.Expand(value); err != nil {
		return nil, nil, err
	}
	for _, r := range where {
		c, err := q.base.Expand(r.Condition)
		if err != nil {
			return nil, nil, err
		}
		if c.IsTrue() {
			continue
		}
		if r.Cause == symbolic.OutsideDomain { // the proof is about points where both sides are defined
			if c.Kind() == symbolic.KindLogic && c.Op() == symbolic.Defined {
				q.domain = append(q.domain, symbolic.Domain(c.Arg(0))...)
			}
			continue
		}
		q.kinks = append(q.kinks, c)
		if r.Cause == symbolic.AtJump {
			q.jumps = append(q.jumps, c)
		}
	}
	return value, leaves, nil
}

// border says where the derivatives of the left side are defined, if the right side is defined on more points: a
// formula such as 1/x has a value where log(x) has none. On large steps and over the complex numbers it says nothing.
func (q *equation) border(ctx context.Context) []string {
	domain := q.domain[:q.before[2]]
	if len(domain) == 0 || !q.real() || symbolic.Count(q.a)+symbolic.Count(q.b) > limit.Variation {
		return nil
	}
	formula, demanded := q.scope.Clone(), symbolic.Domain(q.b)
	for _, c := range demanded {
		formula.Assume(c)
	}
	var only []*symbolic.Expr
	for _, c := range domain {
		same := func(d *symbolic.Expr) bool { return symbolic.Equal(c, d) }
		if !slices.ContainsFunc(demanded, same) && !simplify.Holds(ctx, c, formula) {
			only = append(only, c)
		}
	}
	if len(only) == 0 {
		return nil
	}
	return []string{fmt.Sprintf(msgBorder, symbolic.Conjunction(only...))}
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
