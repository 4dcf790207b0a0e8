package nabla

import (
	"context"
	"fmt"

	"nabla/numeric"
	"nabla/simplify"
	"nabla/symbolic"
)

// comparisons builds the relations that a step may state beside equality.
var comparisons = map[string]func(a, b *symbolic.Expr) *symbolic.Expr{
	"<":  func(a, b *symbolic.Expr) *symbolic.Expr { return symbolic.Relation(symbolic.Less, a, b) },
	"<=": func(a, b *symbolic.Expr) *symbolic.Expr { return symbolic.Relation(symbolic.LessEqual, a, b) },
	">":  func(a, b *symbolic.Expr) *symbolic.Expr { return symbolic.Relation(symbolic.Less, b, a) },
	">=": func(a, b *symbolic.Expr) *symbolic.Expr { return symbolic.Relation(symbolic.LessEqual, b, a) },
	"!=": func(a, b *symbolic.Expr) *symbolic.Expr { return symbolic.Relation(symbolic.NotEquals, a, b) },
}

// byOrder names the argument for inequalities.
const byOrder = "the sign of the difference"

// inequality decides lhs <= rhs and the like: proved by the sign of the difference, wrong at a point where
// the relation certainly fails. The values are those of its indicator, which is 1 where it holds. A
// condition or a repair is not looked for: for an inequality that fails somewhere, "true if" would repeat
// it.
func (c *Checker) inequality(ctx context.Context, s *step, scope *symbolic.Scope) Judgement {
	relate := comparisons[s.op]
	if relate == nil {
		return Judgement{Verdict: Unknown, Reason: fmt.Sprintf(msgRelation, s.op)}
	}
	q, err := newEquation(s.left.expr, s.right.expr, scope)
	if err != nil {
		return Judgement{Verdict: Unknown, Reason: err.Error()}
	}
	indicator := *q
	indicator.rawLeft, indicator.rawRight = symbolic.Indicator(relate(q.rawLeft, q.rawRight)), symbolic.Int(1)
	seen := c.compare(ctx, &indicator)
	holds := simplify.Holds(ctx, relate(q.a, q.b), q.scope)
	switch {
	case holds && seen.differ():
		return Judgement{Verdict: Unknown, Counterexample: seen.outcome.Witness, Reason: fmt.Sprintf(msgDisagreement, byOrder)}
	case holds && q.isEverywhereKinked():
		return Judgement{Verdict: Unknown, Reason: msgEverywhere}
	case holds:
		j := Judgement{Verdict: Proved, Method: byOrder, Remarks: q.remarks()}
		if apart := c.apart(ctx, q); len(apart) > 0 {
			j.Verdict, j.Condition = Conditional, symbolic.Conjunction(apart...).String()
		}
		return j
	case seen.differ():
		return Judgement{Verdict: Wrong, Method: "counterexample", Counterexample: sides(ctx, q, seen.outcome.Witness)}
	case seen.agreeing() >= enoughPoints:
		return Judgement{Verdict: Numeric, Method: "evaluation", Points: seen.agreeing()}
	}
	return Judgement{Verdict: Unknown, Reason: fmt.Sprintf(msgNoProof, seen.outcome.Reason)}
}

// sides is a point at which a relation fails, with the values of its sides in place of those of its indicator.
func sides(ctx context.Context, q *equation, w *numeric.Witness) *numeric.Witness {
	left, errLeft := numeric.Evaluate(ctx, q.left, q.base, w.Point, shownDigits)
	right, errRight := numeric.Evaluate(ctx, q.right, q.base, w.Point, shownDigits)
	if errLeft != nil || errRight != nil {
		return w
	}
	shown := *w
	shown.Left, shown.Right = left, right
	return &shown
}

// shownDigits is how many digits of the sides of an inequality are printed.
const shownDigits = 10
