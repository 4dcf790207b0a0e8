package nabla

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"nabla/parser"
	"nabla/parser/latex"
	"nabla/parser/limit"
	"nabla/parser/source"
	"nabla/symbolic"
)

// From a relation in notes to a step: which expressions, in which scope, with which doubts about the
// reading, and which other readings are tried if the first one is not proved. A step of notes is called
// wrong only without a doubt (doubt.go); a proof is a proof in any reading, and the remark says in which.

// role is what a relation of the notes is taken for.
type role uint8

const (
	claimed   role = iota // it says that both sides are equal
	posedRole             // it may be an equation that is posed, and is an identity if it can be proved
)

// attempt is another way to read a step, tried where the first one is not proved.
type attempt struct {
	left, right side
	scope       *symbolic.Scope
	footing     footing
	remark      string
	condition   string // an equation that was posed and is assumed in this reading
	excuse      string // why a counterexample does not count if this reading holds, which proves nothing
}

// lateStep is a step that may stand on definitions that come behind it.
type lateStep struct {
	index   int // of the step in the derivation
	section int
	names   map[string]bool
	left    parser.Node
	right   parser.Node
}

// gradients are the derivatives by whole arrays.
var gradients = map[string]bool{"grad": true, "jac": true, "hess": true}

// openingRole says what the first relation of a statement is whose left side can not be defined: a claim if the left
// side is an operation that was carried out, an equation otherwise.
func (c *clause) openingRole(left, right reading) role {
	switch n := left.node.(type) {
	case *parser.Derivative, *parser.Integral:
		return claimed
	case *parser.Binary: // the derivative by a square, dl/ds over d(s^2)/ds
		_, above := n.X.(*parser.Derivative)
		_, below := n.Y.(*parser.Derivative)
		if n.Op == parser.Div && above && below {
			return claimed
		}
	case *parser.Call:
		if gradients[n.Function.Text] {
			return claimed
		}
		if f := c.functions[n.Function.Text]; n.Primes > 0 && !(isValue(right.node) && isConstant(n.Args)) && f != nil && f.let != nil && c.isCurrent(f) {
			return claimed
		}
	}
	return posedRole
}

// isConstant reports whether arguments are numbers: x'(0) = 1 poses where a solution starts, as often as it claims something.
func isConstant(args []parser.Node) bool {
	return !slices.ContainsFunc(args, func(a parser.Node) bool { return len(usesOf(a)) > 0 })
}

// isCurrent reports whether a definition stands in this section or in one that this section is a part of: elsewhere its
// letter may have had another meaning.
func (l *lecture) isCurrent(d *definition) bool {
	return l.isOpen(d.section)
}

// isOpen reports whether a section is this one or one that it is a part of. What stands before all headings is.
func (l *lecture) isOpen(number int) bool {
	return number == 0 || slices.ContainsFunc(l.sections, func(s section) bool { return s.number == number })
}

// claim makes a step of a relation. Posed equations are kept, since a later step of the section may rest on
// them (restingOn), and those that words assume are assumptions from here on.
func (c *clause) claim(at *latex.Step, left, right reading, r role) {
	s := step{
		chain: c.chain, op: at.Op, span: at.Span(), remark: strings.TrimSpace(at.Reason), err: cmp.Or(left.err, right.err),
		left: side{node: left.node, text: left.text}, right: side{node: right.node, text: c.text},
	}
	if s.op == ":=" {
		s.op = "="
	}
	if s.err == nil {
		fresh := c.lower(&s, left, right, r)
		uses := usesOf(s.left.node, s.right.node)
		maps.Copy(c.mentioned, uses)
		if fresh != "" && r != posedRole {
			c.late = append(c.late, lateStep{len(c.derivation.steps), c.section, uses, s.left.node, s.right.node})
		}
	}
	if n := len(c.derivation.steps); n == 0 || c.derivation.steps[n-1].chain != s.chain {
		c.record(chainMark{s.chain})
	}
	c.derivation.steps = append(c.derivation.steps, s)
	if s.err == nil && s.doubt == doubtPosed {
		e := posed{uses: usesOf(s.left.node, s.right.node), step: s}
		if s.op == "=" && c.isAssumed() && !c.isIdentity(&e) {
			c.pass(&parser.Relation{At: parser.At(s.span), Op: "=", X: c.settle(left.node), Y: c.settle(right.node)})
			return
		}
		c.equations = append(c.equations, e)
		for ; len(c.equations) > mostEquations; c.equations = c.equations[1:] {
			maps.Copy(c.older, c.equations[0].uses)
		}
	}
}

// pass keeps a condition that holds in its section. A step has as many of them as can be tried: those further back
// are let go.
func (l *lecture) pass(n parser.Node) {
	given := &parser.Given{At: parser.At(n.Span()), Condition: n}
	l.facts.add(&fact{given: given, uses: usesOf(n), section: l.section, passing: true})
	l.record(given)
	if first := l.facts.passing[0]; len(l.facts.passing) > mostAssumed {
		maps.Copy(l.older, first.uses)
		l.facts.drop(first)
	}
}

// mostAssumed is how many equations that words assume hold at a time.
const mostAssumed = 8

// mostEquations is how many equations back one is looked for on which a step rests.
const mostEquations = 200

// lower gives the step its expressions, its doubt, and the other ways to read it. It returns a name on the
// right that may be defined later, or "". The order matters: names are settled (number or array) before the
// scope is made, the scope before expressions, the shapes of both sides before doubts; other readings come
// last, as they start from the same settled trees.
func (c *clause) lower(s *step, left, right reading, r role) (fresh string) {
	leftNode, rightNode := c.settle(left.node), c.settle(right.node)
	c.differentiated(leftNode, rightNode)
	if !c.trusting {
		back := c.free(leftNode, rightNode)
		defer func() {
			back()
			if s.err == nil {
				c.solved(s, leftNode, rightNode)
			}
		}()
	}
	g := c.ground(leftNode, rightNode)
	s.scope, s.footing, s.prose, s.given = g.scope, g.footing, !c.trusting, c.hypotheses(g.names)
	if s.err = c.unfit(g, leftNode, rightNode); s.err == nil && !c.trusting {
		s.err = c.otherProduct(left, right)
	}
	if s.err != nil {
		return ""
	}
	var leftErr, rightErr error
	s.left, leftErr = lowered(leftNode, g.scope, left.text)
	s.right, rightErr = lowered(rightNode, g.scope, c.text)
	if s.err = cmp.Or(leftErr, rightErr); s.err == nil && c.trusting {
		s.err = g.lost // what the case says counts
	}
	if *s = s.between(s.scope); s.err != nil {
		if !c.reread(s, left, right) {
			if custom := c.customaryIn(g.names); custom != "" && !c.trusting {
				s.err = fmt.Errorf(doubtArray, custom) // what does not fit may be no array, or another one
			}
			return ""
		}
		g = c.ground(s.left.node, s.right.node)
	}
	c.settlePositive(s.scope)
	s.doubt, fresh = c.doubt(s, g, r)
	c.underSupposition(s, g)
	if s.op != "=" && s.doubt == "" && !c.trusting {
		s.doubt = doubtInequality
	}
	if g.example != "" {
		c.resize(s, g, leftNode, rightNode)
	}
	if other, ok := c.otherLayout(left, right, leftNode, rightNode, g.scope); ok {
		s.attempts = append(s.attempts, other)
	}
	for _, a := range slices.Concat(left.ambiguities, right.ambiguities) {
		other, ok := c.otherwise(left, right, a)
		if ok && len(s.attempts) < mostAttempts && !(parser.Equal(other.left.node, s.left.node) && parser.Equal(other.right.node, s.right.node)) {
			s.attempts = append(s.attempts, other)
		}
	}
	if s.doubt == "" && !c.trusting {
		c.elsewhere(s, g, leftNode, rightNode)
		c.mirror(s, leftNode, rightNode)
		c.conventions(s, g)
	}
	return fresh
}

// unfit says why the sides of a step do not mean what they would mean for real numbers, or for arrays of the sizes that are
// known: neither a proof nor a counterexample says anything then.
func (c *clause) unfit(g groundwork, left, right parser.Node) error {
	if f, index := boundFamily(left, right); f != nil {
		return fmt.Errorf(doubtFamily, f.Text, index.Text)
	}
	if c.trusting {
		return nil
	}
	if name := cmp.Or(c.arrayIn(g), g.collapsed); name != "" {
		return fmt.Errorf(doubtArray, name)
	}
	if g.mixed {
		return fmt.Errorf(doubtImaginary, g.unit)
	}
	if z := c.complexIn(g.names, []parser.Node{left, right}); z != "" {
		return fmt.Errorf(doubtComplex, spoken(z))
	}
	if d := c.unrelated(left, right); d != nil {
		return fmt.Errorf(doubtUnrelated, written(d.Body), written(d.By[0].Variable))
	}
	return nil
}

// reread takes another reading of a step where the first one has no meaning, and reports whether there is one.
func (c *clause) reread(s *step, left, right reading) bool {
	for _, a := range slices.Concat(left.ambiguities, right.ambiguities) {
		if other, ok := c.otherwise(left, right, a); ok {
			s.left, s.right, s.scope, s.footing, s.err = other.left, other.right, other.scope, other.footing, nil
			*s = s.between(s.scope)
			return s.err == nil
		}
	}
	if other, ok := c.otherLayout(left, right, c.settle(left.node), c.settle(right.node), s.scope); ok {
		before := *s
		s.left, s.right, s.err = other.left, other.right, nil
		if *s = s.between(s.scope); s.err == nil {
			return true
		}
		*s = before
	}
	return false
}

// resize takes as another reading of a step that its arrays have the other ones of two sizes: those that they have in
// general, or those of an example.
func (c *clause) resize(s *step, g groundwork, left, right parser.Node) {
	other := c.groundwork(slices.Sorted(maps.Keys(usesOf(left, right))), !g.general, []parser.Node{left, right})
	a := attempt{scope: other.scope, footing: other.footing, remark: fmt.Sprintf(msgResized, g.example)}
	var leftErr, rightErr error
	a.left, leftErr = lowered(left, a.scope, s.left.text)
	a.right, rightErr = lowered(right, a.scope, s.right.text)
	if leftErr == nil && rightErr == nil {
		s.attempts = append(s.attempts, a)
	}
	if s.doubt == "" && !c.trusting {
		s.doubt = fmt.Sprintf(doubtExample, g.example)
	}
}

// mostAttempts is how many other readings of a step are tried.
const mostAttempts = 3

// otherwise reads a step with one ambiguity decided the other way.
func (c *clause) otherwise(left, right reading, a latex.Ambiguity) (attempt, bool) {
	if name, ok := a.Factor(); ok && !c.usage.bare[name] && c.declared[name] == nil && c.defined[name] == nil {
		return attempt{}, false // an expectation E[X] is no product, where E never stands alone
	}
	l, err := left.side.Read(naming{c.lecture}, a.Key)
	if err != nil {
		return attempt{}, false
	}
	r, err := right.side.Read(naming{c.lecture}, a.Key)
	if err != nil {
		return attempt{}, false
	}
	leftNode, rightNode := c.settle(c.named(l.Node)), c.settle(c.named(r.Node))
	g := c.ground(leftNode, rightNode)
	one := attempt{scope: g.scope, footing: g.footing, remark: fmt.Sprintf(msgOtherwise, a.Other)}
	var leftErr, rightErr error
	one.left, leftErr = lowered(leftNode, g.scope, left.text)
	one.right, rightErr = lowered(rightNode, g.scope, right.text)
	return one, leftErr == nil && rightErr == nil
}

// restingOn reads a step with conditions of the same section assumed, which were posed or supposed and may
// be what it rests on. The assumptions of the lecture are swapped for the time of one scope only.
func (c *clause) restingOn(s *step, conditions ...*posed) (attempt, bool) {
	var texts []string
	for _, e := range conditions {
		at := parser.At(e.step.span)
		relation := &parser.Relation{At: at, Op: e.step.op, X: e.step.left.node, Y: e.step.right.node}
		supposed := &fact{given: &parser.Given{At: at, Condition: relation}, uses: e.uses, section: c.section, passing: true}
		c.facts.add(supposed)
		defer c.facts.drop(supposed)
		texts = append(texts, oneLine(e.step.written()))
	}
	g := c.ground(s.left.node, s.right.node)
	a := attempt{scope: g.scope, condition: strings.Join(texts, " and ")}
	var leftErr, rightErr error
	a.left, leftErr = lowered(s.left.node, g.scope, s.left.text)
	a.right, rightErr = lowered(s.right.node, g.scope, s.right.text)
	return a, len(conditions) > 0 && leftErr == nil && rightErr == nil && g.error == nil
}

// redefines decides about a second right side for a name: an equation that holds is a step, and one that does not gives
// the name a new meaning.
func (c *clause) redefines(h *head, at *latex.Step, left, right reading) (redefined bool) {
	s := step{op: "=", span: at.Span()}
	c.lower(&s, left, right, claimed)
	if s.err == nil && c.holds(&s) {
		c.claim(at, left, right, claimed)
		return false
	}
	old := c.defined[cmp.Or(c.whole(h), h.key)]
	if h.call {
		old = c.functions[h.key]
	}
	if old != nil && old.let != nil {
		c.derivation.Notes = append(c.derivation.Notes, source.Diagnostic{
			Text: c.text, Span: left.node.Span(), Severity: source.Note, Message: fmt.Sprintf(msgAnew, h.key, old.text.Position(old.let.Start).Line),
		})
	}
	return true
}

// holds decides a step while the notes are read. It is lenient about proofs, agreeing points are enough:
// the question is what the author meant, and a definition that coincides with the former one everywhere is
// the same one in other words. The verdict of the step is made later and in full.
func (l *lecture) holds(s *step) bool {
	checker := &Checker{options: Options{Timeout: limit.ReadingTime * time.Millisecond, NoDiagnose: true}, lenient: true}
	certain := *s
	certain.doubt = "" // of the notes; a condition under which the step holds is asked for
	j := checker.judge(context.Background(), &certain, s.scope)
	return j.Verdict == Proved || j.Verdict == Numeric || j.Verdict == Conditional
}

// revisit gives steps that bring a name on the right the definitions that came later in their section.
// Notes often explain their symbols behind the formula ("where p_k = ..."); the definition is then an
// attempt and not the first reading, because the name may mean something else there.
func (l *lecture) revisit() {
	for _, late := range l.late {
		g := l.ground(late.left, late.right)
		s := &l.derivation.steps[late.index]
		a := attempt{scope: g.scope, footing: g.footing, remark: msgLater, condition: l.solvedIn(g)}
		var leftErr, rightErr error
		a.left, leftErr = lowered(late.left, g.scope, s.left.text)
		a.right, rightErr = lowered(late.right, g.scope, s.right.text)
		if leftErr == nil && rightErr == nil && g.error == nil {
			s.attempts = append(s.attempts, a)
		}
	}
	l.late = nil
}
