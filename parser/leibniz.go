package parser

import (
	"strconv"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"nabla/parser/limit"
	"nabla/parser/source"
)

// A derivative in Leibniz's notation looks like a quotient: df/dx, ∂²f/∂x∂y, d/dx f. With ∂ it always
// is a derivative. With d it is one if below the stroke a d is glued to a name that is known or looks
// like a variable, while the whole, dx, is no name of the document: a document may well have a variable
// d, and then d/2 divides and de/dd is the derivative of e by d.

// differential splits a name into d or ∂ and what it is glued to.
func differential(raw string) (mark, rest string) {
	for _, m := range []string{"∂", "d"} {
		if after, found := strings.CutPrefix(raw, m); found {
			return m, after
		}
	}
	return "", raw
}

// isDerivative reports whether a derivative of Leibniz begins at the cursor.
func (c *climber) isDerivative() bool {
	t := c.part().operand()
	if t.Type != operandToken {
		return false
	}
	mark, rest := differential(t.Value)
	if mark == "" {
		return false
	}
	stroke := c.strokeAhead(mark, rest)
	return stroke >= 0 && c.isQuotient(t, stroke, mark)
}

// strokeAhead returns the part whose operator is the stroke of the quotient that may begin at the
// cursor, or -1. What is above it is one operand: everything touches, d^2f or d(x^2), but a blank may
// stand behind ∂ and behind an order, d^2 f.
func (c *climber) strokeAhead(mark, rest string) int {
	j := c.i + 1
	apart := rest == "" && (mark == "∂" || len(c.part().postfixes()) > 0)
	if rest == "" && j < len(c.parts) && isOperator(c.parts[j], "^") && isOrder(c.parts[j].operand()) {
		j++
		apart = true
	}
	for ; j < len(c.parts) && len(c.parts[j].operators()) == 0; j++ {
		if c.parts[j].start() != c.parts[j-1].end() && !apart {
			return -1
		}
		apart = false
	}
	if j < len(c.parts) && isOperator(c.parts[j], "/") {
		return j
	}
	return -1
}

// isOrder reports whether the token can begin the order of a derivative: a number, a name or a bracket.
func isOrder(t lexer.Token) bool { return t.Type == operandToken || t.Value == "(" }

// isOperator reports whether the part has the operator, and only that one.
func isOperator(p *part, symbol string) bool {
	ops := p.operators()
	return len(ops) == 1 && spelled[ops[0].Value].symbol == symbol
}

// isQuotient reports whether what stands below the stroke makes a derivative of the quotient that
// begins with the token.
func (c *climber) isQuotient(above lexer.Token, stroke int, mark string) bool {
	p := c.parts[stroke]
	if p.operand().Value == "(" && len(p.list) == 1 {
		if p = p.list[0].parts()[0]; len(p.operators()) > 0 {
			// A sign below the stroke makes it a quotient of two differentials that are names.
			return false // dx/(-dy)
		}
	}
	below := p.operand()
	sign, rest := differential(below.Value)
	_, dependent := differential(above.Value)
	if below.Type != operandToken || sign != mark || !isLetter(firstRune(rest)) || dependent != "" && !isLetter(firstRune(dependent)) {
		return false
	}
	if mark == "∂" {
		return true
	}
	variable := newName(rest, below.Pos.Offset+len(mark))
	if c.isNamed(newName(below.Value, 0)) || !c.isFamiliar(variable) {
		return false
	}
	whole := newName(above.Value, 0)
	return above.Value == mark || !c.isNamed(whole) && !c.scope.Function(whole.Text) // det(A)/dx is a quotient
}

// isNamed reports whether the document says what the name is.
func (c *climber) isNamed(n *Name) bool { return c.scope.known(n.Text) || c.scope.known(n.Base) }

// isFamiliar reports whether the name is known, or looks like a variable.
func (c *climber) isFamiliar(n *Name) bool { return c.isNamed(n) || n.isVariable() }

// derivative returns the derivative that begins with the token at the cursor, or nil if none does.
func (c *climber) derivative(t lexer.Token) (Node, error) {
	mark, rest := differential(t.Value)
	stroke := c.strokeAhead(mark, rest)
	if stroke < 0 || !c.isQuotient(t, stroke, mark) {
		if mark == "∂" {
			return nil, faultf(spanOf(t), msgDifferential, quote(t.Value))
		}
		return nil, nil
	}
	if c.divides {
		return nil, faultf(spanOf(t), msgAmbiguousStroke, quote(c.operatorBefore(t)))
	}
	d := &Derivative{At: At(spanOf(t)), Partial: mark == "∂"}
	order, err := c.numerator(d, t, mark, rest)
	if err == nil && c.i != stroke {
		err = faultf(source.Span{Start: c.part().start(), End: c.part().end()}, msgNumerator)
	}
	if err != nil {
		return nil, err
	}
	if err := c.denominator(d, mark, order); err != nil {
		return nil, err
	}
	d.At = c.from(t.Pos.Offset)
	if d.Body != nil {
		return c.suffixes(d)
	}
	if d.Body, err = c.differentiated(source.Span(d.At)); err != nil {
		return nil, err
	}
	d.At = c.from(t.Pos.Offset)
	return d, nil
}

// operatorBefore returns the operator before the token.
func (c *climber) operatorBefore(t lexer.Token) string {
	ops := c.part().operators()
	if len(ops) > 0 {
		return ops[0].Value
	}
	return t.Value
}

// numerator takes what is above the stroke. It sets the body, unless only the mark is there, as in
// d/dx, and returns the order, nil for 1.
func (c *climber) numerator(d *Derivative, t lexer.Token, mark, rest string) (order Node, err error) {
	if rest != "" {
		d.Body, err = c.dependent(newName(rest, t.Pos.Offset+len(mark)))
		return nil, err
	}
	c.take()
	if order, err = c.order(); err != nil || len(c.pending) > 0 {
		return order, err
	}
	if next := c.part().operand(); next.Type == operandToken && !isNumeral(next.Value) {
		d.Body, err = c.dependent(nameOfToken(next))
		return order, err
	}
	if d.Body, err = c.operand(); err == nil {
		err = value(d.Body)
	}
	return order, err
}

// dependent takes the name that is differentiated, with its argument if it is applied.
func (c *climber) dependent(n *Name) (Node, error) {
	n, err := c.readName(n)
	if err != nil {
		return nil, err
	}
	function := c.scope.Function(n.Text)
	if !function && !c.isFamiliar(n) {
		return nil, faultf(n.Span(), msgUnknownDependent, quote(n.Text), n.Text, "x")
	}
	if c.argumentFollows(function) {
		return c.call(n)
	}
	if err := c.standsAlone(n); err != nil {
		return nil, err
	}
	return c.suffixes(n)
}

// order takes the order behind the d of d^2f, if there is one: as an exponent or in superscript signs.
func (c *climber) order() (Node, error) {
	if len(c.trailing) > 0 {
		t := c.trailing[0]
		if superscripts[firstRune(t.Value)] == 0 || len(c.trailing) > 1 {
			return nil, faultf(spanOf(t), msgOrderNumber)
		}
		c.trailing = nil
		return checkOrder(superscriptNode(t))
	}
	if !c.more() || !isOperator(c.part(), "^") || len(c.pending) == 0 {
		return nil, nil
	}
	c.takeOperator()
	n, err := c.exponentAtom()
	if err != nil {
		return nil, err
	}
	return checkOrder(n)
}

// checkOrder refuses an order that is no number or name, or too large; an order of 1 is nil.
func checkOrder(order Node) (Node, error) {
	switch n := order.(type) {
	case *Name:
		return n, nil
	case *Number:
		if !isPlainNumber(n.Text) {
			break
		}
		value, err := strconv.Atoi(n.Text)
		switch {
		case err != nil || value > limit.Order:
			return nil, faultf(n.Span(), msgOrderTooLarge, limit.Order)
		case value == 1:
			return nil, nil
		}
		return n, nil
	}
	return nil, faultf(order.Span(), msgOrderNumber)
}

// denominator takes what is below the stroke: ∂x, ∂x^2, ∂x∂y or (∂x ∂y), until the orders add up to
// the one above, and no further: in ∂u/∂x ∂x/∂t the second quotient is another one.
func (c *climber) denominator(d *Derivative, mark string, above Node) error {
	c.takeOperator()
	if c.part().operand().Value == "(" {
		inner := newClimber(c.scope, c.part().list[0].parts(), 0)
		if err := inner.differentials(d, mark, above); err != nil {
			return err
		}
		if inner.more() {
			return inner.leftover()
		}
		c.take()
		return nil
	}
	return c.differentials(d, mark, above)
}

// differentials takes the variables with their orders.
func (c *climber) differentials(d *Derivative, mark string, above Node) error {
	total := 0
	for {
		by, err := c.by(mark)
		if err != nil {
			return err
		}
		d.By = append(d.By, by)
		count, numeric := orderValue(by.Order)
		total += count
		wanted, known := orderValue(above)
		switch {
		case !numeric || !known:
			if len(d.By) == 1 && Equal(by.Order, above) {
				return nil
			}
			return faultf(by.Variable.Span(), msgOrders, orderText(above), orderText(by.Order))
		case total == wanted:
			return nil
		case total > wanted || !c.differentialFollows(mark):
			return faultf(by.Variable.Span(), msgOrders, orderText(above), strconv.Itoa(total))
		}
	}
}

// by takes one variable below the stroke and its order.
func (c *climber) by(mark string) (By, error) {
	t := c.part().operand()
	_, rest := differential(t.Value)
	n, err := c.readName(newName(rest, t.Pos.Offset+len(mark)))
	if err == nil {
		err = c.standsAlone(n)
	}
	if err != nil {
		return By{}, err
	}
	var variable Node = n
	if c.adjoins() && c.part().operand().Value == "[" {
		if variable, err = c.component(n); err != nil {
			return By{}, err
		}
	}
	order, err := c.order()
	return By{Variable: variable, Order: order}, err
}

// differentialFollows reports whether another variable follows below the stroke.
func (c *climber) differentialFollows(mark string) bool {
	if !c.juxtaposes() || c.part().operand().Type != operandToken {
		return false
	}
	sign, rest := differential(c.part().operand().Value)
	return sign == mark && isLetter(firstRune(rest))
}

// orderValue returns the order as a number, if it is one; nil is 1.
func orderValue(order Node) (int, bool) {
	if order == nil {
		return 1, true
	}
	number, ok := order.(*Number)
	if !ok {
		return 0, false
	}
	value, err := strconv.Atoi(number.Text)
	return value, err == nil
}

// orderText prints an order.
func orderText(order Node) string {
	if order == nil {
		return "1"
	}
	return Print(order)
}

// differentiated takes what an operator such as d/dx applies to: the product that follows, up to the
// next + or - or relation, or one bracket if an explicit product follows that.
func (c *climber) differentiated(operator source.Span) (Node, error) {
	if !c.bodyFollows() {
		return nil, faultf(operator, msgDerivativeOf)
	}
	level := productLevel
	if c.juxtaposes() && c.i+1 < len(c.parts) && isOperator(c.parts[c.i+1], "*") {
		if open := c.part().operand().Value; open == "(" || open == "[" {
			level = powerLevel
		}
	}
	body, err := c.expression(level)
	if err == nil {
		err = value(body)
	}
	return body, err
}

// gradient returns ∇_x f, which is grad(f, x).
func (c *climber) gradient(t lexer.Token) (Node, error) {
	n, err := c.readName(nameOfToken(t))
	if err != nil {
		return nil, err
	}
	if len(n.Sub) != 1 {
		return nil, faultf(spanOf(t), msgGradientBy)
	}
	variable, err := variableOf(n.Sub[0])
	if name, ok := variable.(*Name); ok && err == nil {
		err = c.standsAlone(name)
	}
	if err != nil {
		return nil, err
	}
	body, err := c.differentiated(n.Span())
	if err != nil {
		return nil, err
	}
	grad := &Name{At: At(n.Span()), Text: "grad", Base: "grad"}
	return &Call{At: c.from(n.Start), Function: grad, Args: []Node{body, variable}}, nil
}
