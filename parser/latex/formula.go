package latex

import (
	"strings"

	"nabla/parser"
	"nabla/parser/source"
)

// Formula is one display or one inline formula, cut into statements.
type Formula struct {
	parser.At
	Statements []*Statement
	Remarks    []Remark // those that belong to no statement
}

// Statement is a chain of relations, or an expression alone. Several names before a relation,
// `a, b > 0`, are as many statements.
type Statement struct {
	parser.At
	// First is the side before the first relation. It is nil if the display begins with a relation, as
	// one that goes on with the display before does.
	First *Side
	Steps []*Step
	// Signed says that the display begins with + or - or another operator: it may go on with the last
	// side of the display before.
	Signed bool
	// Implied says that an arrow of implication stands before the statement.
	Implied bool
	Remarks []Remark
}

// Step is a relation and what stands behind it.
type Step struct {
	parser.At
	// Op is a relation of the plain notation (= != < <= > >= in), := for a definition, or the sign of one
	// that is not checked: ≈ ∝ ~ ≡ → and others, and =? for an equality under a mark that changes its
	// meaning, such as equality in distribution.
	Op     string
	OpAt   source.Span
	Reason string // what is set above the relation: (a), \eqref{...}
	Right  *Side
}

// Remark is a text beside the formulas, with the formulas that stand within it.
type Remark struct {
	parser.At
	Text string // as a reader sees it, for formulas their LaTeX
}

// Side is one side of a relation, not yet read.
type Side struct {
	parser.At
	formula *layout
	items   []*item
}

// Equations says of an operator of a Step whether it is a relation that a derivation can have.
func Equations(op string) bool {
	switch op {
	case "=", "!=", "<", "<=", ">", ">=", "in", ":=":
		return true
	}
	return false
}

// Sides returns the sides of the statement in the order of the text.
func (s *Statement) Sides() []*Side {
	var sides []*Side
	if s.First != nil {
		sides = append(sides, s.First)
	}
	for _, step := range s.Steps {
		sides = append(sides, step.Right)
	}
	return sides
}

// ParseFormula reads the part of a text that stands between the dollar signs or within the environment
// of a display, without those, and cuts it into statements. The macros may be nil. The error is a
// source.Diagnostic: brackets, braces or environments that do not match, a macro that expands to itself
// or grows without bound, or a limit of nabla/parser/limit. Everything else is found when a side is read.
func ParseFormula(text *source.Text, span source.Span, macros *Macros) (*Formula, error) {
	l, err := parseLayout(text, span, macros)
	if err != nil {
		return nil, diagnose(text, err)
	}
	return l.statements(), nil
}

// ParseExpression reads one expression. The scope may be nil. The error is a source.Diagnostic.
func ParseExpression(text *source.Text, span source.Span, macros *Macros, scope parser.Scope) (parser.Node, error) {
	side, err := ParseSide(text, span, macros)
	if err != nil {
		return nil, err
	}
	reading, err := side.Read(scope)
	if err != nil {
		return nil, err
	}
	if reason := parser.CheckValue(reading.Node); reason != "" {
		return nil, source.Diagnostic{Text: text, Span: reading.Node.Span(), Message: reason}
	}
	return reading.Node, nil
}

// ParseSide reads a text that is one side of a relation, or one condition, as ParseFormula does; the
// relations within it belong to it. The error is a source.Diagnostic.
func ParseSide(text *source.Text, span source.Span, macros *Macros) (*Side, error) {
	l, err := parseLayout(text, span, macros)
	if err != nil {
		return nil, diagnose(text, err)
	}
	return l.whole(), nil
}

// Reading is what a side was read as.
type Reading struct {
	Node        parser.Node // a value, or behind `in` a set; a condition if the side has a relation in itself
	Ambiguities []Ambiguity // where it can be read in another way too, one for each key
}

// Ambiguity is a decision between two readings that the text and the scope leave open.
type Ambiguity struct {
	Span  source.Span // where it shows first
	Key   string      // what has to be decided; equal in all sides of a document that must agree
	Taken string      // in a reader's words, "`f` before a bracket is a function"
	Other string
}

// Factor returns the name that the other reading takes for a factor before a bracket, where this one takes it for a function.
func (a Ambiguity) Factor() (name string, ok bool) {
	name, ok = strings.CutPrefix(a.Key, applyKey)
	return name, ok && strings.HasSuffix(a.Other, asFactor)
}

// Read returns the tree of the side. What the names mean is asked from the scope, which may be nil; see
// Scope for what it may know besides functions. Ambiguities whose keys are given are decided the other
// way. The error is a source.Diagnostic.
func (s *Side) Read(scope parser.Scope, other ...string) (Reading, error) {
	r := newReader(s.formula, scope, other)
	n, err := r.side(s.items)
	if err != nil {
		return Reading{}, diagnose(s.formula.text, err)
	}
	return Reading{Node: n, Ambiguities: r.ambiguities}, nil
}
