package parser

import (
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"

	"nabla/parser/limit"
	"nabla/parser/source"
)

// climber builds the tree of one phrase from its flat list of operands and operators, by precedence
// climbing: an expression of a level is an operand, and then every operator that binds at least as
// tightly, with what stands behind it.
type climber struct {
	scope *scope
	parts []*part
	i     int // the part at the cursor

	pending  []lexer.Token // its operators that are not yet taken
	trailing []lexer.Token // the postfix operators of the last operand, not yet applied
	behind   int           // the offset behind what is taken
	depth    int           // of expressions within expressions, brackets apart
	divides  bool          // the operator before the cursor is a stroke or a power
}

// newClimber returns a climber at the first of the parts, with skipped operators taken.
func newClimber(sc *scope, parts []*part, skipped int) *climber {
	c := &climber{scope: sc, parts: parts, behind: parts[0].start()}
	c.load()
	c.pending = c.pending[skipped:]
	return c
}

// tree returns the tree of a whole phrase.
func (sc *scope) tree(p *phrase) (Node, error) { return sc.treeOf(p.parts(), 0) }

// treeOf returns the tree of parts, the first of them without the skipped operators.
func (sc *scope) treeOf(parts []*part, skipped int) (Node, error) {
	c := newClimber(sc, parts, skipped)
	n, err := c.expression(lowestLevel)
	if err != nil {
		return nil, err
	}
	if c.more() {
		return nil, c.leftover()
	}
	return n, nil
}

// leftover is the error for an operator that has no place in an expression.
func (c *climber) leftover() error {
	t := c.part().operand()
	if len(c.pending) > 0 {
		t = c.pending[0]
	}
	switch t.Value {
	case "if":
		return faultf(spanOf(t), msgIfOutside)
	case ":=", "≔":
		return faultf(spanOf(t), msgDefineOutside)
	}
	before := lexer.Token{Type: lexer.EOF}
	if c.i > 0 {
		before = c.parts[c.i-1].last()
	}
	return faultf(spanOf(t), msgUnexpected, nameOf(t), nameOf(before))
}

// load makes the operators of the part at the cursor pending.
func (c *climber) load() {
	c.pending = nil
	if c.more() {
		c.pending = c.part().operators()
	}
}

// more reports whether a part is left.
func (c *climber) more() bool { return c.i < len(c.parts) }

// part returns the part at the cursor.
func (c *climber) part() *part { return c.parts[c.i] }

// take moves behind the operand at the cursor; its postfix operators are trailing then.
func (c *climber) take() {
	p := c.part()
	c.trailing = p.postfixes()
	c.behind = p.end()
	c.i++
	c.divides = false
	c.load()
}

// takeOperator moves behind the first pending operator.
func (c *climber) takeOperator() lexer.Token {
	t := c.pending[0]
	c.pending = c.pending[1:]
	c.behind = endOf(t)
	return t
}

// juxtaposes reports whether an operand follows without an operator.
func (c *climber) juxtaposes() bool {
	return c.more() && len(c.pending) == 0 && c.part().operand().Value != "|_{"
}

// adjoins reports whether an operand follows without an operator, a blank or a postfix operator.
func (c *climber) adjoins() bool {
	return len(c.trailing) == 0 && c.touches()
}

// touches reports whether an operand follows without an operator or a blank.
func (c *climber) touches() bool {
	return c.juxtaposes() && c.part().start() == c.behind
}

// bodyFollows reports whether an operand follows that an operator such as d/dx or sum_k can apply to, if
// with a sign then with one that touches it: not the 1 of sum_k + 1, where the body was forgotten.
func (c *climber) bodyFollows() bool {
	if !c.more() || len(c.pending) == 0 {
		return c.more()
	}
	behind := c.part().operand()
	if len(c.pending) > 1 {
		behind = c.pending[1]
	}
	return spelled[c.pending[0].Value].prefix && endOf(c.pending[0]) == behind.Pos.Offset
}

// from returns the span from the offset to what is taken, without postfix operators that are not yet
// applied.
func (c *climber) from(start int) At {
	if len(c.trailing) > 0 {
		return At{Start: start, End: c.parts[c.i-1].closing()}
	}
	return At{Start: start, End: c.behind}
}

// expression returns the longest expression at the cursor whose operators bind at least as tightly as
// the level.
func (c *climber) expression(least level) (Node, error) {
	if c.depth++; c.depth > limit.Nesting {
		return nil, faultf(source.Span{Start: c.behind, End: c.behind}, msgDepth, limit.Nesting)
	}
	defer func() { c.depth-- }()
	// Precedence climbing (Richards and Whitby-Strevens, BCPL: The Language and its Compiler, 1979): an
	// operator of a higher level is taken by the operand to its right before this loop sees it.
	left, err := c.prefixed(least)
	for err == nil {
		op := c.infix()
		if op == nil || op.level < least {
			return left, nil
		}
		left, err = c.join(left, op)
	}
	return nil, err
}

// evaluation is the operator of f |_{x=v}.
var evaluation = &operator{level: evaluationLevel}

// infix returns the operator between what is taken and the operand at the cursor.
func (c *climber) infix() *operator {
	switch {
	case !c.more():
		return nil
	case len(c.pending) > 0:
		return spelled[c.pending[0].Value]
	case c.part().operand().Value == "|_{":
		return evaluation
	}
	return juxtaposed
}

// prefixed returns an operand with the signs before it. A sign binds as a sum does, -a b is -(a b), but
// behind a tighter operator it takes only what that operator would: a/-b c is (a/(-b)) c.
func (c *climber) prefixed(least level) (Node, error) {
	if len(c.pending) == 0 {
		if !c.more() {
			return nil, c.missing()
		}
		return c.operand()
	}
	t := c.pending[0]
	op := spelled[t.Value]
	if !op.prefix {
		return nil, c.missing()
	}
	c.takeOperator()
	if op.level == notLevel {
		x, err := c.expression(notLevel)
		if err == nil {
			err = condition(x)
		}
		return &Logic{At: c.from(t.Pos.Offset), Op: op.symbol, Args: []Node{x}}, err
	}
	x, err := c.expression(max(least, productLevel))
	if err == nil {
		err = value(x)
	}
	return &Unary{At: c.from(t.Pos.Offset), Op: op.symbol, X: x}, err
}

// missing is the error for a place where an operand is expected.
func (c *climber) missing() error {
	found := lexer.Token{Type: lexer.EOF, Pos: lexer.Position{Offset: c.behind}}
	if len(c.pending) > 0 {
		found = c.pending[0]
	}
	if c.i == 0 && c.behind <= c.parts[0].start() {
		return faultf(spanOf(found), msgOperatorAtStart, nameOf(found))
	}
	before := quote("=")
	switch {
	case c.more() && len(c.pending) < len(c.part().operators()):
		ops := c.part().operators()
		before = nameOf(ops[len(ops)-len(c.pending)-1])
	case c.i > 0:
		before = nameOf(c.parts[c.i-1].last())
	}
	return faultf(spanOf(found), msgOperandAfter, before, nameOf(found))
}

// join takes the operator and what stands behind it, and combines that with what stands before.
func (c *climber) join(left Node, op *operator) (Node, error) {
	if op == evaluation {
		return c.evaluate(left)
	}
	if len(c.pending) == 0 {
		return c.juxtaposition(left, op)
	}
	if op.only {
		return nil, c.leftover()
	}
	switch op.level {
	case orLevel, andLevel:
		return c.logic(left, op)
	case relationLevel:
		return c.relation(left)
	case rangeLevel:
		c.takeOperator()
		upper, err := c.expression(op.level + 1)
		if err == nil {
			err = values(left, upper)
		}
		return &Range{At: c.from(left.Span().Start), Lower: left, Upper: upper}, err
	case powerLevel:
		return c.power(left, op)
	}
	c.takeOperator()
	return c.binary(left, op, false)
}

// juxtaposition combines two factors that are written side by side. Of two numbers, 1 000, that would
// hardly be meant.
func (c *climber) juxtaposition(left Node, op *operator) (Node, error) {
	t, before := c.part().operand(), c.parts[c.i-1].last()
	if isNumeral(t.Value) && before.Type == operandToken && isNumeral(before.Value) {
		return nil, faultf(spanOf(t), msgTwoNumbers, quote(before.Value), quote(t.Value))
	}
	return c.binary(left, op, true)
}

// binary combines two values by an operator that groups to the left.
func (c *climber) binary(left Node, op *operator, implicit bool) (Node, error) {
	c.divides = op.op == Div
	right, err := c.expression(op.level + 1)
	if err == nil {
		err = values(left, right)
	}
	if err != nil {
		return nil, err
	}
	return &Binary{At: c.from(left.Span().Start), Op: op.op, X: left, Y: right, Implicit: implicit}, nil
}

// power combines a base with its exponent; a bare T as the exponent is the transpose.
func (c *climber) power(base Node, op *operator) (Node, error) {
	if err := value(base); err != nil {
		return nil, err
	}
	c.takeOperator()
	if c.transposes(op) {
		if err := c.transposable(base); err != nil {
			return nil, err
		}
		c.take()
		return c.suffixes(&Postfix{At: c.from(base.Span().Start), Op: "'", X: base})
	}
	c.divides = true
	exponent, err := c.exponent()
	if err == nil {
		err = value(exponent)
	}
	if err != nil {
		return nil, err
	}
	return &Binary{At: c.from(base.Span().Start), Op: op.op, X: base, Y: exponent}, nil
}

// transposes reports whether the exponent at the cursor is T, T in braces or ⊤, and T is not a name of
// the document.
func (c *climber) transposes(op *operator) bool {
	if op.op != Pow || !c.more() || len(c.pending) > 0 || c.scope.known("T") {
		return false
	}
	p := c.part()
	if p.operand().Value == "{" && len(p.list) == 1 && len(p.list[0].parts()) == 1 {
		p = p.list[0].parts()[0]
		return len(p.tokens) == 1 && isTransposeSign(p.operand().Value)
	}
	return isTransposeSign(p.operand().Value)
}

// isTransposeSign reports whether the exponent is a sign of the transpose.
func isTransposeSign(text string) bool { return text == "T" || text == "⊤" }

// exponent returns what stands behind `^`; braces group there, x^{n-1}.
func (c *climber) exponent() (Node, error) {
	if len(c.pending) > 0 || !c.more() || c.part().operand().Value != "{" {
		return c.expression(powerLevel)
	}
	p := c.part()
	inner, err := c.only(p)
	if err != nil {
		return nil, err
	}
	c.take()
	return c.suffixes(inner)
}

// logic combines conditions by `and` or `or`, all that follow each other at once.
func (c *climber) logic(left Node, op *operator) (Node, error) {
	if err := condition(left); err != nil {
		return nil, err
	}
	args := []Node{left}
	for c.more() && len(c.pending) > 0 && spelled[c.pending[0].Value] == op {
		c.takeOperator()
		next, err := c.expression(op.level + 1)
		if err == nil {
			err = condition(next)
		}
		if err != nil {
			return nil, err
		}
		args = append(args, next)
	}
	return &Logic{At: c.from(left.Span().Start), Op: op.symbol, Args: args}, nil
}

// relation returns a comparison; several in a row, 0 <= x <= pi, are the conjunction of each.
func (c *climber) relation(left Node) (Node, error) {
	var chain []Node
	start := left.Span().Start
	for c.more() && len(c.pending) > 0 && spelled[c.pending[0].Value].level == relationLevel {
		op := spelled[c.takeOperator().Value].symbol
		right, err := c.expression(relationLevel + 1)
		if err == nil {
			err = value(left)
		}
		if _, ok := right.(*Range); ok && op == "=" {
			// A range is no value, so that the equation can only mean that k runs through it.
			op = "in" // k = 1..K, as sums have it
		}
		if err == nil && op != "in" {
			err = value(right)
		}
		if err != nil {
			return nil, err
		}
		chain = append(chain, &Relation{At: c.from(left.Span().Start), Op: op, X: left, Y: right})
		left = right
	}
	if len(chain) == 1 {
		return chain[0], nil
	}
	return &Logic{At: c.from(start), Op: "and", Args: chain}, nil
}

// isNumeral reports whether the operand token is a number.
func isNumeral(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return isDigit(r) || r == '.'
}
