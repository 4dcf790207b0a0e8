package nabla

import (
	"context"

	"nabla/parser"
)

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
	for _, a := range s.attempts {
		other := *s
		other.left, other.right, other.scope, other.entries = a.left, a.right, a.scope, nil
		other = other.between(a.scope)
		if k := c.judge(ctx, &other, other.scope); k.Verdict == Proved {
			if a.condition != "" {
				k.Verdict, k.Condition, k.Counterexample = Conditional, a.condition, j.Counterexample
				return k
			}
			k.Remarks = append(k.Remarks, a.remark)
			return k
		}
	}
	if j.Verdict == Wrong && isRounded(s, j.Counterexample) {
		return Judgement{Verdict: Numeric, Points: 1, Digits: decimals(s.right.node), Remarks: []string{doubtRounded}, Elapsed: j.Elapsed}
	}
	if s.likely && j.Verdict == Wrong && j.Condition == "" && (j.Repair != nil || holdsBig(s.right.node)) {
		return j // a sum that a slip keeps from being an identity
	}
	if s.likely && j.Verdict == Wrong && j.Condition != "" {
		s.doubt = "" // the condition is what it is posed for
	}
	if s.doubt != "" && (j.Verdict == Wrong || j.Verdict == Conditional) {
		return Judgement{Verdict: Unknown, Reason: s.doubt, Elapsed: j.Elapsed}
	}
	if s.prose && j.Verdict == Wrong && j.Condition != "" {
		return Judgement{
			Verdict: Conditional, Method: j.Method, Condition: j.Condition, Counterexample: j.Counterexample, Elapsed: j.Elapsed,
		} // "for different i and k", "where A is symmetric" often stand in the words around it
	}
	return j
}
