package nabla

import (
	"context"
	"fmt"

	"nabla/symbolic"
)

// Notes seldom say that a radius or a rate is positive: the integral of sqrt(a^2 - x^2) from 0 to a is a quarter of a circle.

// overPositive looks at a refuted step of notes once more at positive values of the names that nothing declares, if the
// counterexample has another value of one. It returns nil if the step is wrong there, too.
func (c *Checker) overPositive(ctx context.Context, s *step, j Judgement) *Judgement {
	if !s.prose || s.expectWrong || s.doubt != "" || s.op != "=" || j.Verdict != Wrong || j.Condition != "" || j.Counterexample == nil || s.scope == nil || len(s.entries) > 0 {
		return nil
	}
	scope, first := s.scope.Clone(), ""
	for name, value := range j.Counterexample.Point {
		v := s.scope.Variable(name)
		if value.Entries != nil || v != nil && (!v.Inferred || v.Kind != symbolic.Real) {
			continue
		}
		scope.Declare(&symbolic.Variable{Name: name, Kind: symbolic.Positive})
		if value.Number.Sign() <= 0 && (first == "" || name < first) {
			first = name
		}
	}
	if first == "" {
		return nil
	}
	other := *s
	other.scope = scope
	switch k := c.judge(ctx, &other, scope); k.Verdict {
	case Proved, Conditional, Numeric:
		return &Judgement{Verdict: Unknown, Reason: fmt.Sprintf(doubtPositive, first), Elapsed: j.Elapsed}
	}
	return nil
}
