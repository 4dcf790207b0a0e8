package nabla

import (
	"context"
	"fmt"

	"nabla/symbolic"
)

// Notes seldom say that n is a whole number: (-1)^(2m) = 1 and cos(2 pi k) = 1 are meant for integers.

// overIntegers looks at a refuted step of notes once more at integer values of the letters i to n that
// nothing declares, if the counterexample has another value of one. It returns nil if the step is wrong
// there, too. A proof for integers is conditional, since the notes did not say so; anything less than a
// proof or a refutation there leaves the step unknown, because neither reading is settled.
func (c *Checker) overIntegers(ctx context.Context, s *step, j Judgement) *Judgement {
	if !s.prose || j.Verdict != Wrong || j.Counterexample == nil || s.scope == nil || len(s.entries) > 0 {
		return nil
	}
	scope, letter := s.scope.Clone(), ""
	for name, value := range j.Counterexample.Point {
		v := s.scope.Variable(name)
		if len(name) != 1 || name < "i" || name > "n" || value.Entries != nil || v != nil && !v.Inferred {
			continue
		}
		scope.Declare(&symbolic.Variable{Name: name, Kind: symbolic.Integer})
		if !value.Number.IsInt() && (letter == "" || name < letter) {
			letter = name
		}
	}
	if letter == "" {
		return nil
	}
	other := *s
	other.scope = scope
	k := c.judge(ctx, &other, scope)
	switch k.Verdict {
	case Wrong:
		return nil
	case Proved:
		return &Judgement{
			Verdict: Conditional, Method: k.Method, Condition: fmt.Sprintf(msgIntegral, letter), Counterexample: j.Counterexample,
			Remarks: k.Remarks, Elapsed: j.Elapsed, resting: true,
		}
	}
	return &Judgement{Verdict: Unknown, Reason: fmt.Sprintf(doubtIntegral, letter), Elapsed: j.Elapsed}
}
