package nabla

import (
	"fmt"
	"strconv"
	"strings"

	"nabla/numeric"
)

// The words of the reports: each message is one template, here and nowhere else.
const (
	msgDiffer         = "the two sides differ"
	msgLeftOnly       = "only the left side is defined"
	msgRightOnly      = "only the right side is defined"
	msgAt             = "at %s the left side is %s and the right side is %s"
	msgConstants      = "the left side is %s and the right side is %s"
	msgRepair         = "true with %s in place of %s"
	msgRepairedSide   = "the right side would be %s"
	msgCondition      = "true if %s"
	msgProved         = "proved by %s"
	msgAgreement      = "the sides agree at %s to %d digits; no proof was found"
	msgExactAgreement = "the sides are equal at %s; no proof was found"
	msgWider          = "the right side is also defined where the left one is not, for example at %s"
	msgNarrower       = "no proof was found, and the right side is not defined everywhere where the left one is, for example at %s"
	msgApart          = "no point was found where both sides are defined; at %[2]s only the %[1]s one is"
	msgUnless         = "as it stands it is true if %s"
	msgUnstated       = "an assumption is missing: %s"
	msgUses           = "uses %s"
	msgPosed          = "it is read as an equation that is posed: %s"
	msgGiven          = "given %s (line %d)"
	msgEverywhere     = "a term of a sum has a kink at every point"
	msgKink           = "off the points where %s"
	msgExpected       = "this step is marked as wrong, and nabla does not find it wrong"
	msgRemark         = "the author's reason: %s"
	msgDisagreement   = "internal error, please report it with this step: %s proves it and the values refute it"
	msgPanic          = "internal error, please report it with this step: %v\n%s"
	msgNoProof        = "no proof and no counterexample was found: %s"
	msgArray          = "this is a vector or a matrix, where a number is expected"
	msgTwice          = "`%s` has a definition already"
	msgEncoding       = "this is %s text, and nabla reads UTF-8"
	msgNoCase         = "this line is not a case: %s"
	msgBy             = "= %s   by %s"
	msgByRule         = "= %s   by %s (%s)"
	msgBorder         = "the left side is defined only where %s"
	msgComplex        = "no real value is known that both sides have; this is said over the complex numbers, with principal branches"
	msgRelation       = "a step with the relation `%s` is not decided"
	msgFails          = "`%s` does not hold"
	msgHolds          = "it holds at %s; no proof was found"
	msgManyFormulas   = "the notes have more than %d formulas; those from here on are not read"
	msgNoLeft         = "there is nothing before this relation, and no formula that it goes on with"
	msgOtherwise      = "read so: %s"
	msgBase           = "with logarithms to the base %s"
	msgCongruence     = "as a congruence"
	msgLayout         = "with a column for each entry of the vector that is differentiated"
	msgResized        = "with the other size that `%s` has in these notes"
	msgIntegral       = "%s in integers"
	msgLater          = "with what is defined further down"
	msgRoot           = "`%s` is read as the root of this that is not negative"
	msgAnew           = "`%s` is defined anew here; it was defined in line %d"
)

// The messages on comments in lecture notes.
const (
	msgEmptyDirective   = "this comment for nabla says nothing"
	msgChainDirective   = "a comment declares, assumes or defines; `%s` is the start of a step"
	msgNotLet           = "this is not a definition: its left side is a name, f(x) or p_k, and one `=` follows"
	msgDirective        = "`%s` with what follows is not a comment that nabla knows; write given, let, a declaration, skip or expect wrong"
	msgDeclareName      = "only a name can be declared"
	msgLooseExpectation = "no step stands here that could be wrong"
)

// Message says in one line what is to be said of the step.
func (s *StepReport) Message() string {
	switch {
	case s.ExpectWrong && s.Verdict != Wrong:
		return msgExpected + ": " + s.outcome()
	case s.Verdict == Wrong && s.Diagnosis != "":
		return s.Diagnosis
	}
	return s.outcome()
}

// outcome words the verdict.
func (s *StepReport) outcome() string {
	switch s.Verdict {
	case Proved:
		return fmt.Sprintf(msgProved, s.Method)
	case Conditional:
		return fmt.Sprintf(msgCondition, s.Condition)
	case Numeric:
		return s.agreement()
	case Wrong:
		if s.Op != "=" {
			return fmt.Sprintf(msgFails, s.Op)
		}
		return wrongness(s.Counterexample)
	}
	return s.Reason
}

// agreement words numeric agreement, which is never called a proof.
func (s *StepReport) agreement() string {
	switch {
	case s.Op != "=":
		return fmt.Sprintf(msgHolds, points(s.Points))
	case s.Digits == 0:
		return fmt.Sprintf(msgExactAgreement, points(s.Points))
	}
	return fmt.Sprintf(msgAgreement, points(s.Points), s.Digits)
}

// wrongness says in which way the sides differ.
func wrongness(w *numeric.Witness) string {
	if w == nil {
		return msgDiffer
	}
	switch w.Kind {
	case numeric.OnlyLeftDefined:
		return msgLeftOnly
	case numeric.OnlyRightDefined:
		return msgRightOnly
	}
	return msgDiffer
}

// Notes returns the further lines on the step: the counterexample, the repair, the remarks. The order is
// that of what a reader asks: where does it fail, why, what was meant, when would it hold.
func (s *StepReport) Notes() []string {
	var notes []string
	if w := s.Counterexample; w != nil {
		notes = append(notes, witnessed(w))
	}
	for i, r := range s.Explanation {
		notes = append(notes, reasoned(r, i == 0))
	}
	if r := s.Repair; r != nil {
		notes = append(notes, fmt.Sprintf(msgRepair, r.Text, oneLine(s.Text.Slice(r.Span))))
		if r.Side != r.Text {
			notes = append(notes, fmt.Sprintf(msgRepairedSide, r.Side))
		}
	}
	if s.Verdict == Wrong && s.Condition != "" {
		notes = append(notes, fmt.Sprintf(msgUnless, s.Condition))
	}
	notes = append(notes, s.Remarks...)
	if s.Remark != "" && s.Verdict != Proved {
		notes = append(notes, fmt.Sprintf(msgRemark, s.Remark))
	}
	return notes
}

// reasoned words one line of an explanation.
func reasoned(r Reason, first bool) string {
	switch {
	case first:
		return r.Line.String()
	case r.Place != "":
		return fmt.Sprintf(msgByRule, r.Line, r.Rule, r.Place)
	}
	return fmt.Sprintf(msgBy, r.Line, r.Rule)
}

// witnessed words a counterexample, a point with the values of both sides; a step without names has none.
func witnessed(w *numeric.Witness) string {
	if len(w.Point) == 0 {
		return fmt.Sprintf(msgConstants, w.Left, w.Right)
	}
	return fmt.Sprintf(msgAt, w.Point, w.Left, w.Right)
}

// oneLine joins the lines of a text.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// Refuted reports whether the step is wrong.
func (s *StepReport) Refuted() bool { return s.Verdict == Wrong }

// Marginal returns what stands beside the step in a document: the author's reason, or the verdict if the
// step is not proved.
func (s *StepReport) Marginal() string {
	if s.Verdict == Proved {
		return s.Remark
	}
	return s.Verdict.String() + ": " + s.Message()
}

// The words of computation graphs and of what is made of them.
const (
	msgAssignment   = "a value is written name=number, such as a=3"
	msgResults      = "there are several results, %s; --of names the one to differentiate"
	msgNoPass       = "a gradient in numbers needs one result and a point; name them with --of and --at"
	msgNoMatch      = "%s stands on nothing whose name matches %s"
	msgWrittenOut   = "the definition of %s was written out"
	msgReread       = "the LaTeX %s is read as %s"
	msgUnprovedForm = "no line of the derivation could be proved; the result would be %s, and that is %s"
)

// points counts points in words.
func points(n int) string {
	if n == 1 {
		return "1 point"
	}
	return strconv.Itoa(n) + " points"
}
