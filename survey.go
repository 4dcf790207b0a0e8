package nabla

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"nabla/parser/source"
)

// Survey counts what lecture notes hold beside the steps that are judged. Steps, Definitions, Equations and
// Values together are what was Found (sift); Conditions and Other are counted beside them.
type Survey struct {
	Formulas    int                 // displays and inline formulas
	Unparsed    int                 // those whose brackets or environments do not match
	Found       int                 // equalities and inequalities that stand in them as steps
	Definitions int                 // statements that define a name
	Equations   int                 // equations that are posed: they do not hold for all values, and nothing says that they should
	Values      int                 // a name and a number: a value for the moment
	Conditions  int                 // what is said of names
	Other       int                 // relations that nabla does not judge: approximations, distributions, mappings
	Unread      []source.Diagnostic // why formulas were not read as a whole
}

// Add counts what another document holds, too.
func (s *Survey) Add(t *Survey) {
	s.Formulas += t.Formulas
	s.Unparsed += t.Unparsed
	s.Found += t.Found
	s.Definitions += t.Definitions
	s.Equations += t.Equations
	s.Values += t.Values
	s.Conditions += t.Conditions
	s.Other += t.Other
}

// Obstacle is why steps were not judged, with the number of those.
type Obstacle struct {
	Text  string
	Count int
}

// Obstacles returns why steps are unknown or unread, the commonest reason first.
func (r *Report) Obstacles() []Obstacle {
	counts := map[string]int{}
	for i := range r.Steps {
		if s := &r.Steps[i]; s.Verdict == Unknown || s.Verdict == Unread {
			counts[s.Reason]++
		}
	}
	if r.Survey != nil {
		for _, d := range r.Survey.Unread {
			counts[d.Message]++
		}
	}
	var obstacles []Obstacle
	for _, text := range slices.Sorted(maps.Keys(counts)) {
		obstacles = append(obstacles, Obstacle{text, counts[text]})
	}
	slices.SortStableFunc(obstacles, func(a, b Obstacle) int { return cmp.Compare(b.Count, a.Count) })
	return obstacles
}

// sift takes the equations out that are posed and turned out to be no identities. They were lowered like
// steps, because only the judgement shows which of them hold for all values. One that holds, or that has an
// unexcused counterexample, stays as a step.
func (r *Report) sift(d *Derivation) {
	if d.Survey == nil {
		return
	}
	survey := *d.Survey
	r.Notes = slices.Clone(r.Notes)
	var steps []StepReport
	for i := range r.Steps {
		if d.steps[i].doubt == doubtPosed && (r.Steps[i].Verdict == Unknown || r.Steps[i].Verdict == Conditional) {
			survey.Equations++
			r.Notes = append(r.Notes, source.Diagnostic{Text: r.Steps[i].Text, Span: r.Steps[i].Span, Severity: source.Note, Message: r.Steps[i].posed()})
		} else {
			steps = append(steps, r.Steps[i])
		}
	}
	survey.Found = len(steps) + survey.Definitions + survey.Equations + survey.Values
	r.Survey, r.Steps = &survey, steps
}

// posed says that the step is read as an equation that is posed, and why.
func (s *StepReport) posed() string {
	if s.Verdict == Unknown && s.Reason == doubtPosed {
		return doubtPosed
	}
	return fmt.Sprintf(msgPosed, s.Message())
}
