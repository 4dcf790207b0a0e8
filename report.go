package nabla

import (
	"time"

	"nabla/numeric"
	"nabla/parser"
	"nabla/parser/source"
)

// Judgement is the verdict on one step with its evidence. A Judgement is made by the checker only: a
// verdict without evidence does not exist outside of this package's zero value, which claims nothing.
type Judgement struct {
	structural bool // Condition says that a matrix is symmetric: without it the step is wrong also as an answer to a case

	resting bool // Condition is an equation that the notes state

	reading int // of a step of notes, the reading that was judged: 0 the first one, else one more than the attempt

	Verdict   Verdict
	Method    string   // the argument that decided: "canonical form", "rational normal form", ...
	Reason    string   // of unknown and unread: why
	Condition string   // of conditional, and of wrong where one was found beside the repair: what implies equality, in plain notation
	Remarks   []string // wider domain, conventions, what was used
	Diagnosis string   // of wrong: the slip by name
	Repair    *Repair  // of wrong: the smallest accepted edit, if one was found

	Explanation []Reason // of proved, if Options.Explain asks for it

	Counterexample *numeric.Witness // of wrong and conditional: where one can see it
	Points         int              // of numeric: how many points agree
	Digits         int              // of numeric: to how many digits, at least; 0 if all values are equal rational numbers
	Elapsed        time.Duration    // the time that the step took
}

// Repair is an edit of the author's right side that nabla accepts as proved.
type Repair struct {
	Slip string      // what went wrong, by name: "sign", "factor 2", ...
	Span source.Span // the part of the source that is replaced
	Text string      // what stands there after the repair
	Side string      // the whole right side after the repair

	with, side parser.Node
}

// StepReport is the judgement on one step of a derivation, with the place and the text of its sides.
type StepReport struct {
	Judgement
	Title       string       // of the chain, from `claim`
	Chain       int          // the number of the chain in the document
	Text        *source.Text // the source that Span is in: a file, or a cell of a notebook
	Span        source.Span  // of the relation with its right side
	LeftNode    parser.Node  // as it was read; nil if it was not
	RightNode   parser.Node  // likewise
	Op          string       // = <= ...
	Left, Right string       // the author's text
	Remark      string       // the author's remark
	ExpectWrong bool         // marked as a wrong step on purpose
}

// Finding reports whether the step asks for attention: a wrong step that is not expected to be, or an
// expected one that is not wrong.
func (s *StepReport) Finding() bool { return (s.Verdict == Wrong) != s.ExpectWrong }

// Report is the result of checking one document.
type Report struct {
	Text        *source.Text
	Diagnostics []source.Diagnostic // what could not be read
	Notes       []source.Diagnostic // how something ambiguous was read
	Steps       []StepReport        // in the order of the text
	Survey      *Survey             // of lecture notes; nil for a derivation
}

// Count returns how many steps have the verdict.
func (r *Report) Count(v Verdict) int {
	n := 0
	for i := range r.Steps {
		if r.Steps[i].Verdict == v {
			n++
		}
	}
	return n
}

// Findings returns how many steps ask for attention.
func (r *Report) Findings() int {
	n := 0
	for i := range r.Steps {
		if r.Steps[i].Finding() {
			n++
		}
	}
	return n
}

// Chain is the steps of one derivation, line by line.
type Chain struct{ Steps []*StepReport }

// Chains returns the steps grouped as the document has them.
func (r *Report) Chains() []Chain {
	var chains []Chain
	for i := range r.Steps {
		s := &r.Steps[i]
		if len(chains) == 0 || s.Chain != r.Steps[i-1].Chain {
			chains = append(chains, Chain{})
		}
		last := &chains[len(chains)-1]
		last.Steps = append(last.Steps, s)
	}
	return chains
}
