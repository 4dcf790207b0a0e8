package simplify

import (
	"nabla/simplify/rule"
	"nabla/symbolic"
)

// Step is one named step of a derivation, in reading order.
type Step struct {
	Name   string         // of the rule or of the operation: "product rule", "double-sine", "factored"
	Rule   *rule.Rule     // the rewrite rule, nil for an operation
	Before *symbolic.Expr // the part that changes
	After  *symbolic.Expr // what stands in its place
	Line   *symbolic.Expr // the whole expression after the step
}

// Position returns file:line of the rule that the step uses, or "" for an operation.
func (s Step) Position() string {
	if s.Rule == nil {
		return ""
	}
	return s.Rule.Position()
}
