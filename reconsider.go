package nabla

import (
	"context"
	"fmt"

	"nabla/parser"
)

// The last word on a step of notes: other readings, integers, rounding and doubts. A proof stands as it is;
// everything below can only make a verdict milder, and nothing makes one wrong.

// holdsBig reports whether a sum or a product over an index stands in a tree.
func holdsBig(n parser.Node) bool {
	found := false
	parser.Walk(n, func(n parser.Node) bool {
		_, big := n.(*parser.Big)
		found = found || big
		return !found
	})
	return found
}

// reconsider looks again at the judgement on a step of notes: another reading may hold, and a counterexample counts
// only if the reading is certain.
func (c *Checker) reconsider(ctx context.Context, s *step, j Judgement) Judgement {
	if j.Verdict == Proved {
		return j
	}
	if k := c.otherReading(ctx, s, j); k != nil {
		j = *k
	}
	if k := c.overIntegers(ctx, s, j); k != nil {
		j = *k
	}
	if k := c.overPositive(ctx, s, j); k != nil {
		j = *k
	}
	j = rounded(s, j)
	switch wrong := j.Verdict == Wrong; {
	case wrong && s.likely && j.Condition == "" && (j.Repair != nil || holdsBig(s.right.node)):
		return j // a sum that a slip keeps from being an identity
	case s.doubt != "" && (wrong || j.Verdict == Conditional && !j.resting):
		return Judgement{Verdict: Unknown, Reason: s.doubt, Elapsed: j.Elapsed}
	case s.open && wrong && j.Condition == "":
		return Judgement{Verdict: Unknown, Reason: doubtOpen, Elapsed: j.Elapsed}
	case s.prose && wrong && j.Condition != "": // "for different i and k", "where A is symmetric": the words around it
		return Judgement{Verdict: Conditional, Method: j.Method, Condition: j.Condition, Counterexample: j.Counterexample, Elapsed: j.Elapsed}
	}
	return j
}

// rounded returns the judgement on a step, a milder one if its sides agree to the digits that are printed.
func rounded(s *step, j Judgement) Judgement {
	if j.Verdict != Wrong || !isRounded(s, j.Counterexample) {
		return j
	}
	return Judgement{Verdict: Numeric, Points: 1, Digits: decimals(s.right.node), Remarks: []string{doubtRounded}, Elapsed: j.Elapsed}
}

// otherReading judges the other ways to read a step that is not proved: it returns the judgement on one
// that is proved or, where the first reading has a counterexample, on one that has none; nil if there is
// none of them. A proof in another reading counts at once; a milder verdict only if no later attempt is
// proved.
func (c *Checker) otherReading(ctx context.Context, s *step, j Judgement) (milder *Judgement) {
	if j.Verdict == Wrong && s.excused() {
		return nil
	}
	for i, a := range s.attempts {
		other := *s
		other.left, other.right, other.scope, other.entries = a.left, a.right, a.scope, nil
		other = other.between(a.scope)
		k := rounded(&other, c.judge(ctx, &other, other.scope))
		k.reading = i + 1
		switch {
		case a.excuse != "":
			if milder == nil && k.Verdict == Proved && j.Verdict == Wrong {
				milder = &Judgement{Verdict: Unknown, Reason: a.excuse, Elapsed: j.Elapsed}
			}
		case k.Verdict == Proved && a.condition != "":
			k.Verdict, k.Condition, k.Counterexample, k.resting = Conditional, a.condition, j.Counterexample, true
			return &k
		case k.Verdict == Proved:
			k.Remarks = append(k.Remarks, a.remark)
			return &k
		case milder == nil && a.condition != "" && j.Verdict == Wrong && j.Condition == "" && k.Verdict == Numeric:
			milder = &Judgement{Verdict: Unknown, Reason: fmt.Sprintf(doubtEquation, a.condition), Elapsed: j.Elapsed}
		case milder == nil && a.condition == "" && j.Verdict == Wrong && (k.Verdict == Conditional || k.Verdict == Numeric):
			k.Remarks = append(k.Remarks, a.remark)
			milder = &k
		}
	}
	return milder
}
