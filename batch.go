package nabla

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"nabla/parser/source"
	"nabla/symbolic"
)

// The batch interface: one case a line of JSON. It is a second way into the checker that documents go
// through, and no other judgement; docs/batch.md describes the fields.

// Case is one question of the batch interface, one line of JSON: a step (lhs, rhs) or a chain (steps),
// with what is known of its names. Decl maps names to kinds as parser.ParseKind reads them.
type Case struct {
	ID       json.RawMessage   `json:"id,omitempty"`       // any JSON value; it is handed back
	Decl     map[string]string `json:"decl,omitempty"`     // names to kinds, "x": "positive", "z": "vec n"
	Given    []string          `json:"given,omitempty"`    // assumptions, such as "x > 0"
	Let      []string          `json:"let,omitempty"`      // definitions, such as "sigma(t) = 1/(1 + exp(-t))"
	Left     string            `json:"lhs,omitempty"`      // of one step
	Right    string            `json:"rhs,omitempty"`      // of one step
	Steps    []string          `json:"steps,omitempty"`    // the sides of a chain, two or more, in place of Left and Right
	Notation string            `json:"notation,omitempty"` // of Given, Let, the sides and Context: plain, also if it is empty, or latex
	Context  []string          `json:"context,omitempty"`  // statements as a derivation has them or, in LaTeX, as notes do; all of them hold at once
}

// Answer is the answer to a Case.
type Answer struct {
	Verdict        Verdict         `json:"verdict"`                  // of a chain: that of its worst step
	Reason         string          `json:"reason,omitempty"`         // of unknown, unread and numeric
	Condition      string          `json:"condition,omitempty"`      // in plain notation, of conditional, and of wrong where it would be true
	Remarks        []string        `json:"remarks,omitempty"`        // what a proof used, and the points that it leaves out
	Diagnosis      string          `json:"diagnosis,omitempty"`      // of wrong: the slip by name
	Repair         string          `json:"repair,omitempty"`         // of wrong: the right side that would be true
	Counterexample *Counterexample `json:"counterexample,omitempty"` // of wrong and conditional
	Method         string          `json:"method,omitempty"`         // the argument that decided
	Position       *Position       `json:"position,omitempty"`       // of unread: where, in which field
	Explanation    []Reason        `json:"explanation,omitempty"`    // of proved, with Options.Explain
	Steps          []Answer        `json:"steps,omitempty"`          // of a chain: the answers to its steps
	Elapsed        int64           `json:"elapsed_us"`               // microseconds
}

// Counterexample is a point at which a step can be seen to be wrong, with the values of both sides; a side
// without a value is "undefined".
type Counterexample struct {
	At    any    `json:"at"`  // values by name: texts of numbers, lists of them for arrays
	Left  string `json:"lhs"` // exact, or to some digits
	Right string `json:"rhs"`
}

// Position is the place of an error within a field of a Case; line and column count from 1.
type Position struct {
	Field  string `json:"field"` // such as lhs, given[0] or steps[2]
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// Ask answers one case. A chain has the worst verdict of its steps.
func (c *Checker) Ask(ctx context.Context, q *Case) Answer {
	d, err := q.derivation()
	if err != nil {
		return unanswered(err)
	}
	report := c.Check(ctx, d)
	answers := make([]Answer, len(report.Steps))
	for i := range report.Steps {
		answers[i] = report.Steps[i].Answer()
		if a := &answers[i]; a.Verdict == Wrong && a.Condition != "" && !report.Steps[i].structural {
			a.Verdict = Conditional // a case asks where the sides are equal; a document says that they are
		}
	}
	if len(answers) == 1 {
		return answers[0]
	}
	whole := worst(answers)
	whole.Steps = answers
	return whole
}

// derivation lowers the case.
func (q *Case) derivation() (*Derivation, error) {
	switch {
	case q.Notation != "" && q.Notation != "plain" && q.Notation != "latex":
		return nil, fmt.Errorf("the notation %q is not known; plain and latex are", q.Notation)
	case len(q.Steps) == 1:
		return nil, errors.New("`steps` needs two sides or more")
	case q.Notation == "latex":
		return q.latexDerivation()
	}
	setting, err := q.setting()
	if err != nil {
		return nil, err
	}
	sides := q.sides()
	return setting.derivation(sides.names, sides.texts)
}

// unanswered is the answer to a case that could not be lowered. What nabla does not support is unknown and
// not unread: it has been read.
func unanswered(err error) Answer {
	a := Answer{Verdict: Unread, Reason: err.Error()}
	var d source.Diagnostic
	var u *symbolic.Unsupported
	switch {
	case errors.As(err, &d):
		a.Reason = d.Message
		if d.Text != nil {
			p := d.Text.Position(d.Span.Start)
			a.Position = &Position{d.Text.Name, p.Line, p.Column}
		}
	case errors.As(err, &u):
		a.Verdict = Unknown
	}
	return a
}

// severity orders verdicts for the answer to a whole chain.
var severity = map[Verdict]int{Proved: 0, Numeric: 1, Conditional: 2, Unknown: 3, Unread: 4, Wrong: 5}

// worst is the answer with the gravest verdict, the first one of several. Its time is the longest, as the
// steps run side by side.
func worst(answers []Answer) Answer {
	var w Answer
	for i, a := range answers {
		if i == 0 || severity[a.Verdict] > severity[w.Verdict] {
			w = a
		}
		w.Elapsed = max(w.Elapsed, a.Elapsed)
	}
	return w
}

// Answer is the judgement in the form of the batch interface.
func (s *StepReport) Answer() Answer {
	a := Answer{
		Verdict: s.Verdict, Reason: s.Reason, Condition: s.Condition, Remarks: s.Remarks,
		Diagnosis: s.Diagnosis, Method: s.Method, Explanation: s.Explanation, Elapsed: s.Elapsed.Microseconds(),
	}
	if s.Repair != nil {
		a.Repair = s.Repair.Side
	}
	if w := s.Counterexample; w != nil {
		a.Counterexample = &Counterexample{At: w.Point, Left: w.Left, Right: w.Right}
	}
	if s.Verdict == Numeric {
		a.Reason = s.agreement()
	}
	return a
}
