package nabla

import (
	"context"
	"encoding/json"

	"nabla/simplify"
	"nabla/simplify/normal"
	"nabla/symbolic"
)

// Explanations of proved steps (`--explain`): a chain of named rules from one side to the other. It is
// found after the proof and beside it, so that it may fail where the proof does not.

// Reason is one line of the explanation of a proved step: what stands there, and the rule that leads to it from the
// line before. The first line is the left side.
type Reason struct {
	Line  *symbolic.Expr
	Rule  string // the name of the rule or operation; "" in the first line
	Place string // file:line of a rewrite rule
}

// MarshalJSON writes the line in plain notation.
func (r Reason) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Line  string `json:"line"`
		Rule  string `json:"rule,omitempty"`
		Place string `json:"place,omitempty"`
	}{r.Line.String(), r.Rule, r.Place})
}

// The words of explanations that are no rules.
const (
	derivativesTaken  = "the derivatives carried out"
	derivativesBack   = "the derivatives of the right side, before they are carried out"
	definitionsOpened = "the definitions opened"
	normalForm        = "the normal form of both sides"
	canonicalForm     = "the canonical form of both sides"
)

// explain gives the reasons of a proved step: the shortest chain of named rules that is found between its
// sides, or the normal form that both reach; nil where neither is found, and over the complex numbers. From
// the right side only what was done to it is told, backwards, since the chain ends in what the author
// wrote.
func (c *Checker) explain(ctx context.Context, q *equation) []Reason {
	if !q.real() {
		return nil
	}
	var reasons []Reason
	add := func(line *symbolic.Expr, rule, place string) {
		if n := len(reasons); n == 0 || !symbolic.Equal(reasons[n-1].Line, line) {
			reasons = append(reasons, Reason{line, rule, place})
		}
	}
	add(q.rawLeft, "", "")
	add(q.left, derivativesTaken, "")
	switch steps, ok := simplify.Connect(ctx, q.left, q.right, q.scope); {
	case ok:
		for _, s := range steps {
			add(s.Line, s.Name, s.Position())
		}
	case symbolic.Equal(q.a, q.b):
		add(q.a, definitionsOpened, "")
	default:
		form, ok := normal.Present(ctx, q.a, q.scope)
		if !ok {
			return nil
		}
		add(q.a, definitionsOpened, "")
		add(form, normalForm, "")
	}
	add(q.right, derivativesTaken, "")
	add(q.rawRight, derivativesBack, "")
	if len(reasons) == 1 {
		reasons = append(reasons, Reason{q.left, canonicalForm, ""})
	}
	return reasons
}
