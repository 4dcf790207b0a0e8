package nabla

import (
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"nabla/parser"
	"nabla/parser/latex"
	"nabla/parser/notes"
	"nabla/parser/source"
	"nabla/symbolic"
)

// Statements of a formula in notes: what the first relation is (a definition, a condition, an equation that
// is posed, a value for the moment, a claim), and that every later = of a chain is a claim. The words
// before the formula decide where the formula alone does not.

// clause is a statement of a formula on its way into the derivation.
type clause struct {
	*lecture
	part    *notes.Part
	text    *source.Text
	before  []string // the last words of the prose before the formula
	remarks []string // texts within the formula
	index   int      // of the statement in the formula
	chain   int
	own     []string // the texts beside this statement
}

// statement reads one statement: what its first relation is, and then the steps behind it. equals are the
// sides so far that an unbroken row of = relates, so that "x = (a, b) \in R^2" says the size of all of
// them.
func (c *clause) statement(s *latex.Statement) {
	c.own = nil
	for _, r := range s.Remarks {
		c.own = append(c.own, r.Text)
	}
	left := c.opening(s)
	if s.First != nil && isCondition(s) {
		c.condition(s, left)
		return
	}
	var equals []reading // the sides before, as far as they are equal
	for i, step := range s.Steps {
		right := c.read(step.Right)
		switch {
		case isSign(c.text.Slice(step.Right.Span())): // "the node z = +": it names an operation
			c.derivation.Survey.Other++
		case i == 0 && s.First != nil && latex.Equations(step.Op):
			c.first(s, step, left, right)
			c.spell(s, left, right)
		case step.Op == "in":
			c.derivation.Survey.Conditions++
			if right.err == nil {
				c.members(append(equals, left), right.node)
			}
			continue // what follows is about the same side
		case step.Op == "=" && (c.writtenOut(left, right) || isLast(s.Steps[i+1:]) && c.names(left, right)):
		case latex.Equations(step.Op):
			c.claim(step, left, right, claimed)
		default:
			c.derivation.Survey.Other++
		}
		if equals = append(equals, left); step.Op != "=" && step.Op != ":=" {
			equals = nil
		}
		left = right
	}
	if c.part.Kind == notes.Display && len(s.Steps) > 0 {
		c.lecture.open = &left
	}
}

// guarded reads one statement, or the words around it. A panic is nabla's own fault: it is reported with the place, and the
// others are read.
func (c *clause) guarded(at source.Span, read func()) {
	defer func() {
		if p := recover(); p != nil {
			c.derivation.Diagnostics = append(c.derivation.Diagnostics, source.Diagnostic{
				Text: c.text, Span: at, Severity: source.Warning, Message: fmt.Sprintf(msgPanic, p, debug.Stack()),
			})
		}
	}()
	read()
}

// isSign reports whether a side is nothing but the sign of an operation.
func isSign(side string) bool {
	switch strings.TrimSpace(side) {
	case "+", "-", "*", "/", `\times`, `\cdot`, `\div`:
		return true
	}
	return false
}

// isLast reports whether no equality stands among the steps.
func isLast(steps []*latex.Step) bool {
	return !slices.ContainsFunc(steps, func(s *latex.Step) bool { return s.Op != "in" })
}

// names takes the end of a chain that gives its value a name: z = W x + b = h. Not where the value would
// stand on its own name, nor where the name has a meaning already: that is a claim.
func (c *clause) names(left, right reading) bool {
	name, ok := right.node.(*parser.Name)
	if !ok || left.err != nil || right.err != nil || mentions(left.node, name.Text) {
		return false
	}
	if c.isWhole(name.Text) && c.isNumber(left.node) { // the letter goes as a number from here on
		delete(c.bare, name.Text)
		right.node = c.asNumber(name)
	}
	h := headOf(right)
	if h == nil || h.indices > 0 || c.whole(h) != "" || c.declared[h.key] != nil || c.functions[h.key] != nil || c.isUsable(h.key) || c.standsOn(left.node, h.key) {
		return false
	}
	c.define(h, right, left)
	return true
}

// isNumber reports whether the notes so far make a tree a number.
func (l *lecture) isNumber(n parser.Node) bool {
	n = l.settle(n)
	side, err := symbolic.ResolveSide(n, l.ground(n).scope, nil)
	return err == nil && !side.IsArray()
}

// isUsable reports whether a name has a definition that steps can stand on.
func (l *lecture) isUsable(name string) bool {
	d := l.defined[name]
	return d != nil && d.let != nil && l.scopeOf([]string{name}).error == nil
}

// standsOn reports whether a tree stands on a name through definitions.
func (l *lecture) standsOn(n parser.Node, name string) bool {
	return l.reaches(&definition{uses: usesOf(l.settle(n))}, name, map[string]bool{})
}

// opening returns the side that the first relation relates: the statement's own, or the last one of the display before.
func (c *clause) opening(s *latex.Statement) reading {
	if s.First != nil {
		if s.Signed && c.index == 0 && c.part.Kind == notes.Display {
			c.unfinished()
		}
		return c.read(s.First)
	}
	if c.index == 0 && c.lecture.open != nil {
		if n := len(c.derivation.steps); n > 0 {
			c.chain = c.derivation.steps[n-1].chain
		}
		return *c.lecture.open
	}
	return reading{
		node: &parser.Opaque{At: parser.At{Start: s.Start, End: s.Start}, Kind: "nothing"}, text: c.text,
		err: source.Diagnostic{Text: c.text, Span: s.Span(), Message: msgNoLeft},
	}
}

// unfinished takes back the certainty of the last step: the formula that begins with a sign goes on with it.
func (c *clause) unfinished() {
	if n := len(c.derivation.steps); n > 0 && c.lecture.open != nil {
		c.derivation.steps[n-1].doubt = doubtGoesOn
	}
}

// read reads a side with the names as they are known here.
func (c *clause) read(s *latex.Side) reading {
	r, err := s.Read(naming{c.lecture})
	if err != nil {
		err = diagnostic(c.text, err)
		r.Node = &parser.Opaque{At: s.At, Kind: "what was not read"}
	}
	return reading{node: c.named(r.Node), err: err, ambiguities: r.Ambiguities, side: s, text: c.text}
}

// alone puts back the names of functions that were read with an argument that the text does not have: what they mean here
// is for settle.
func alone(n parser.Node) parser.Node {
	return parser.Replace(n, func(n parser.Node) parser.Node {
		if call, ok := n.(*parser.Call); ok && call.Primes == 0 && len(call.Args) == 1 && call.Span() == call.Function.Span() {
			return call.Function
		}
		return n
	})
}

// first decides what the first relation of a statement is. The order is the precedence of readings; each
// case presumes that the ones above it do not apply. A wrong definition spoils all steps behind it, so that
// what excludes one comes first.
func (c *clause) first(s *latex.Statement, step *latex.Step, left, right reading) {
	h := headOf(left)
	switch {
	case h == nil && step.Op == "=" && c.definesRoot(left, right):
	case h == nil || left.err != nil:
		c.claim(step, left, right, c.openingRole(left, right))
	case step.Op == ":=":
		c.define(h, left, right)
	case step.Op != "=":
		c.claim(step, left, right, posedRole)
	case c.enumerates(h, right.node), c.writtenOut(left, right):
	case c.runsThrough(left, right):
	case right.err == nil && c.depend(h, right.node):
	case h.call && right.err == nil && (!c.usesParams(h, right.node) || keepsConstants(h, right.node)):
		c.claim(step, left, right, posedRole) // E(X) = mu makes no function that is mu everywhere
	case right.err != nil:
		c.obscure(h, step, left, right)
	case isAlias(right.node) && c.isReason():
		c.claim(step, left, right, posedRole)
	case mentions(right.node, h.key) && !c.isOnlyNumbered(h, right.node):
		c.claim(step, left, right, posedRole)
	case !c.trusting && (isValue(right.node) || c.declared[h.key] != nil && isPoint(right.node)):
		c.derivation.Survey.Values++
		c.suppose(h, left, right)
	case c.isHypothetical() && !c.introduces(h, right.node):
		c.derivation.Survey.Conditions++
		c.suppose(h, left, right)
	case c.known(h) && !c.redefines(h, step, left, right):
		c.refine(h, left, right)
	default:
		c.define(h, left, right)
	}
}

// keepsConstants reports whether an equation says of an operation that it does nothing to a constant, E(a) = a: that is no
// definition of it. A letter may be the identity, f(x) = x, but none with a mark or of several letters is.
func keepsConstants(h *head, right parser.Node) bool {
	name, ok := right.(*parser.Name)
	return ok && len(h.params) == 1 && name.Text == h.params[0] && (h.key == "E" || len(h.key) > 1 && !isGreek(h.key))
}

// isGreek reports whether a name is a Greek letter.
func isGreek(name string) bool {
	for sign := 'Α'; sign <= 'ω'; sign++ {
		if letter, ok := parser.Letter(sign); ok && letter == name {
			return true
		}
	}
	return false
}

// usesParams reports whether a right side stands on an argument of the function that it would define.
func (c *clause) usesParams(h *head, right parser.Node) bool {
	return slices.ContainsFunc(h.params, func(p string) bool {
		return mentions(right, p) || c.standsOn(right, p) || c.standsOn(right, p+arrayMark)
	})
}

// isHypothetical reports whether the prose before the formula makes it a condition of what is said, not a fact.
func (c *clause) isHypothetical() bool {
	if c.trusting || len(c.before) == 0 {
		return false
	}
	return hypothetical[c.lastWord()] || slices.ContainsFunc(c.before, func(w string) bool { return seeking[w] })
}

// introduces reports whether a formula behind the word `for` is a definition that what follows is about, and not a value or a
// case: for f(x) = x^2 we have, for L = sum y_i log p_i the derivative is.
func (c *clause) introduces(h *head, right parser.Node) bool {
	if c.lastWord() != "for" || h.indices > 0 {
		return false
	}
	composed := h.call
	parser.Walk(right, func(n parser.Node) bool {
		switch n.(type) {
		case *parser.Big, *parser.Call, *parser.Integral:
			composed = true
		}
		return !composed
	})
	return composed && len(c.leavesOf(right)) > 0
}

// isAssumed reports whether the words before the formula make an equation an assumption.
func (c *clause) isAssumed() bool {
	n := len(c.before)
	if c.trusting || n == 0 {
		return false
	}
	return assuming[c.before[n-1]] || n > 1 && c.before[n-1] == "that" && supposing[c.before[n-2]]
}

// isReason reports whether the word before the formula makes it a reason for what follows, and no definition: since a = b.
func (c *clause) isReason() bool { return c.isAssumed() && reasons[c.lastWord()] }

var reasons = map[string]bool{"since": true, "because": true, "assuming": true, "assume": true, "given": true, "provided": true}

// isAlias reports whether a right side is but another name.
func isAlias(right parser.Node) bool {
	_, ok := right.(*parser.Name)
	return ok
}

// assuming are words that make an assumption of an equation right behind them, supposing those that do with `that`.
var (
	assuming  = map[string]bool{"with": true, "assuming": true, "assume": true, "given": true, "since": true, "because": true, "constraint": true, "provided": true, "where": true}
	supposing = map[string]bool{"such": true, "assuming": true, "assume": true, "given": true, "provided": true, "supposing": true}
)

// lastWord returns the word right before the formula, or "".
func (c *clause) lastWord() string {
	if len(c.before) == 0 {
		return ""
	}
	return c.before[len(c.before)-1]
}

// hypothetical are words that make a condition of the formula right behind them.
var hypothetical = map[string]bool{
	"if": true, "when": true, "whenever": true, "unless": true, "case": true, "until": true, "at": true, "for": true, "whether": true,
}

// seeking are words behind which an equation is to be solved, or is supposed to hold.
var seeking = map[string]bool{
	"suppose": true, "supposing": true, "solve": true, "solves": true, "solving": true, "minimize": true, "maximize": true, "setting": true,
}
