package nabla

import (
	"context"
	"fmt"
	"slices"

	"nabla/numeric"
	"nabla/numeric/rational"
	"nabla/simplify/normal"
	"nabla/symbolic"
)

// What values say of a step, and the words for it: the counterexample, and the agreement that is no proof.
// Package numeric finds the points; here is decided how many are enough, and what a refutation is called.

// observation is what the values of both sides say.
type observation struct{ outcome numeric.Outcome }

// compare evaluates both sides at points. Derivatives are still nodes in what it is given, so that it can
// leave out the points at which they do not exist.
func (c *Checker) compare(ctx context.Context, q *equation) observation {
	return observation{numeric.Compare(ctx, q.rawLeft, q.rawRight, q.base, numeric.Options{Seed: c.options.Seed, Where: q.assumed})}
}

// search is compare at more points, for a step that nothing proves: that its sides agree is then all that is known.
func (c *Checker) search(ctx context.Context, q *equation) observation {
	return observation{numeric.Compare(ctx, q.rawLeft, q.rawRight, q.base, numeric.Options{Seed: c.options.Seed, Where: q.assumed, Points: manyPoints})}
}

// manyPoints is how many points are looked at before a step is called numeric. A lucky agreement at all of
// them is not impossible; the verdict says numeric and not proved for that reason.
const manyPoints = 60

// agrees is a cheap look at few points, for edits of which nearly all are wrong.
func (c *Checker) agrees(ctx context.Context, q *equation) bool {
	o := numeric.Compare(ctx, q.rawLeft, q.rawRight, q.base, numeric.Options{Seed: c.options.Seed, Points: quickPoints, Brief: true})
	return o.Witness == nil && o.Agreement.Points > 0
}

// quickPoints is how many points an edit must agree at before it is worth an exact argument.
const quickPoints = 4

// differ reports a certified point at which both sides have values that differ.
func (o observation) differ() bool { return o.outcome.Witness != nil }

// agreeing returns the number of points at which both sides are defined and agree.
func (o observation) agreeing() int { return o.outcome.Agreement.Points }

// leftOnly reports that the left side alone is defined on an open set.
func (o observation) leftOnly() bool { return o.outcome.LeftOnly != nil && o.outcome.LeftOnly.Open }

// rightOnly reports that the right side alone is defined somewhere.
func (o observation) rightOnly() bool { return o.outcome.RightOnly != nil }

// apart reports that wherever one side has a value, as far as that was seen, the other one has none.
func (o observation) apart() bool {
	a := o.outcome.Agreement
	return a.Points == 0 && a.Undecided == 0 && a.LeftOnly+a.RightOnly > 0
}

// ratio returns the constant ratio left : right that the values suggest.
func (o observation) ratio() (rational.Rat, bool) {
	if o.outcome.Ratio == nil {
		return rational.Rat{}, false
	}
	return *o.outcome.Ratio, true
}

// refuted words a step with a counterexample: wrong with a repair, if a small edit makes it true; else
// conditional, if a condition is found under which it holds; else wrong. A slip that has a name outweighs a
// condition, which is still told. The order of questions is that of their price: the assumption that books
// leave out, then conditions, then the repair, whose search tries hundreds of edits.
func (c *Checker) refuted(ctx context.Context, s *step, q *equation, seen observation) Judgement {
	j := Judgement{Verdict: Wrong, Method: "counterexample", Counterexample: seen.outcome.Witness}
	if s.excused() {
		return j
	}
	if assumption := c.unstated(ctx, q); assumption != nil {
		j.Condition, j.Diagnosis = assumption.String(), fmt.Sprintf(msgUnstated, assumption)
		j.structural = isSymmetry(assumption)
		return j
	}
	condition, method := c.condition(ctx, q, seen)
	if s.prose && condition != nil && c.vanishUnder(ctx, q, condition) {
		condition = nil
	}
	holds := condition != nil // on an open set, not for different indices only
	if !holds {
		condition = c.apartCondition(ctx, q)
	}
	if !c.options.NoDiagnose {
		own := q.apart()
		d := diagnosis{checker: c, scope: own.base, left: s.left, right: s.right, equation: own, observed: seen}
		if r := d.diagnose(ctx); r != nil {
			j.Diagnosis, j.Repair = r.Slip, r
		}
	}
	if condition == nil && j.Repair == nil {
		condition = c.firstThatHolds(ctx, q, q.labels)
	}
	if condition != nil {
		j.Condition = condition.String()
	}
	if holds && j.Repair == nil {
		j.Verdict, j.Method = Conditional, method
	}
	return j
}

// excused reports that a counterexample to the step does not count, whatever would make it true (reconsider): no other reading
// can make more of it than a step that may not hold, or than an equation that is posed.
func (s *step) excused() bool {
	isReading := func(a attempt) bool { return a.condition == "" || s.doubt != doubtPosed }
	return s.doubt != "" && !s.likely && !slices.ContainsFunc(s.attempts, isReading)
}

// vanishUnder reports that a condition makes both sides 0, and that neither is without it: a slip behind a rectifier is one
// although the gradient is 0 where the rectifier is off.
func (c *Checker) vanishUnder(ctx context.Context, q *equation, condition *symbolic.Expr) bool {
	zero := symbolic.Int(0)
	vanishes := func(e *symbolic.Expr, scope *symbolic.Scope) bool {
		return normal.Equal(ctx, e, zero, scope).Zero == normal.Proved
	}
	return vanishes(q.a, q.under([]*symbolic.Expr{condition}).scope) && !vanishes(q.a, q.scope) && !vanishes(q.b, q.scope)
}

// isSymmetry reports that a condition says that a matrix is symmetric. Matrices are not by themselves, so that a step
// that takes them for symmetric is wrong and not just short of a condition.
func isSymmetry(c *symbolic.Expr) bool {
	return c.Arg(0).Kind() == symbolic.KindComponent && c.Arg(1).Kind() == symbolic.KindComponent && c.Arg(0).Name() == c.Arg(1).Name()
}

// undecided words a step that is neither proved nor refuted by values. A side that has a value where the
// other one has none is no agreement, whatever the other points say.
func (c *Checker) undecided(q *equation, a argument, seen observation) Judgement {
	o := &seen.outcome
	switch {
	case seen.agreeing() == 0 && o.LeftOnly != nil:
		return Judgement{Verdict: Unknown, Reason: fmt.Sprintf(msgApart, "left", o.LeftOnly.Point)}
	case seen.agreeing() == 0 && o.RightOnly != nil:
		return Judgement{Verdict: Unknown, Reason: fmt.Sprintf(msgApart, "right", o.RightOnly.Point)}
	case o.LeftOnly != nil:
		return Judgement{Verdict: Unknown, Reason: fmt.Sprintf(msgNarrower, o.LeftOnly.Point)}
	case seen.agreeing() >= enoughPoints, seen.agreeing() > 0 && q.real() && len(q.names()) == 0: // a constant has one value
		j := Judgement{Verdict: Numeric, Method: "evaluation", Points: o.Agreement.Points, Digits: o.Agreement.Digits, Remarks: q.remarks()}
		if o.Agreement.Exact() {
			j.Digits = 0
		}
		return j
	}
	reason := o.Reason
	if reason == "" {
		reason = a.Reason
	}
	if reason == "" {
		reason = fmt.Sprintf("the sides agree at only %s", points(seen.agreeing()))
	}
	return Judgement{Verdict: Unknown, Reason: fmt.Sprintf(msgNoProof, reason)}
}

// enoughPoints is how many points must agree before a step is called numeric.
const enoughPoints = 6
