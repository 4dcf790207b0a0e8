package latex

import (
	"slices"
	"strconv"

	"nabla/parser"
	"nabla/parser/limit"
	"nabla/parser/source"
)

// Derivatives in Leibniz's notation: df/dx, d/dx (...), \partial^2 f/\partial x \partial y, \partial_x f,
// and with a stroke dy/dx. A fraction is one if a d or a \partial stands at both of its beginnings.

// quotient is a derivative of Leibniz as far as its fraction says: what is differentiated, nil for an
// operator, and by what.
type quotient struct {
	body    parser.Node
	by      []parser.By
	partial bool
	power   parser.Node // the exponent of the variable if one differentiates by a power, sigma^2
}

// isPartial reports whether the item is the sign of a partial derivative.
func (r *reader) isPartial(it *item) bool { return r.class(it) == partialClass }

// leibniz reads a fraction as a derivative: one with a d or a sign of partial derivatives above and
// below, df/dx, d/dx. It is nil for a quotient.
func (c *climber) leibniz(above, below []*item) (*quotient, error) {
	below = c.ungrouped(below)
	if len(above) == 0 || len(below) < 2 {
		return nil, nil
	}
	partial := c.isPartial(above[0]) && c.isPartial(below[0])
	if !partial && !(c.isD(above[0]) && c.isD(below[0]) && c.isVariable(below[1])) {
		return nil, nil
	}
	if slices.ContainsFunc(below, func(it *item) bool { return c.class(it) == operatorClass }) {
		return nil, nil // dx/dt below the bar is a derivative of its own
	}
	q := &quotient{partial: partial}
	above = c.withoutBlanks(above)
	count, err := c.orderAbove(above[0])
	if err != nil {
		return nil, err
	}
	if err := c.variables(q, c.withoutBlanks(below), count); err != nil {
		return nil, err
	}
	if len(above) > 1 {
		q.body, err = c.value(above[1:])
	}
	return q, err
}

// ungrouped takes the braces off a differential that has its order behind them, {dx}^2.
func (c *climber) ungrouped(items []*item) []*item {
	var all []*item
	for _, it := range items {
		if it.Atom.Group != nil && c.token(it.Atom).name == "brace" && len(it.Scripts) > 0 {
			if inner, err := c.single(it.Atom); err == nil && len(inner) == 2 && c.isD(inner[0]) {
				variable := *inner[1]
				variable.Scripts = append(variable.Scripts[:len(variable.Scripts):len(variable.Scripts)], it.Scripts...)
				all = append(all, inner[0], &variable)
				continue
			}
		}
		all = append(all, it)
	}
	return all
}

// orderAbove returns the order that stands at the d above the bar, nil for 1.
func (c *climber) orderAbove(it *item) (parser.Node, error) {
	s, err := c.scriptsOf(it.Scripts)
	if err != nil || s.sup == nil {
		return nil, err
	}
	n, err := c.argument(s.sup.Atom)
	if err != nil {
		return nil, err
	}
	return c.checkOrder(n)
}

// checkOrder refuses an order that is no number or name, or too large; an order of 1 is nil.
func (c *climber) checkOrder(order parser.Node) (parser.Node, error) {
	switch n := order.(type) {
	case *parser.Name:
		return n, nil
	case *parser.Binary:
		if isIndex(n) {
			return n, nil
		}
	case *parser.Number:
		value, err := strconv.Atoi(n.Text)
		switch {
		case err != nil:
			return nil, faultf(n.Span(), msgOrder)
		case value > limit.Order:
			return nil, faultf(n.Span(), msgOrderTooLarge, limit.Order)
		case value == 1:
			return nil, nil
		}
		return n, nil
	}
	return nil, faultf(order.Span(), msgOrder)
}

// variables reads what stands below the bar: \partial x \partial y^2, with the orders adding up to the one
// above. d^2 f/dx dy has 2 = 1 + 1; orders that are names are compared as they are written.
func (c *climber) variables(q *quotient, items []*item, count parser.Node) error {
	total, numeric := 0, true
	for i := 0; i < len(items); {
		if i+1 >= len(items) || !(c.isPartial(items[i]) || c.isD(items[i])) {
			return faultf(c.spanOf(items[i].Tokens), msgVariable)
		}
		variable, exponent, err := c.variable(items[i+1])
		if err != nil {
			return err
		}
		by := parser.By{Variable: variable}
		if exponent != nil && count == nil && len(items) == 2 {
			q.power = exponent
		} else if exponent != nil {
			if by.Order, err = c.checkOrder(exponent); err != nil {
				return err
			}
		}
		n, ok := orderValue(by.Order)
		total, numeric = total+n, numeric && ok
		q.by = append(q.by, by)
		i += 2
	}
	wanted, known := orderValue(count)
	if numeric && known && total == wanted || !numeric && len(q.by) == 1 && parser.Equal(q.by[0].Order, count) {
		return nil
	}
	if len(q.by) == 1 && q.by[0].Order == nil {
		q.by[0].Order = count // d^2 f/dx for d^2 f/dx^2 is an error
	}
	return faultf(c.spanOfItems(items), msgOrders, orderText(count), strconv.Itoa(total))
}

// orderValue returns the order as a number, if it is one; nil is 1.
func orderValue(order parser.Node) (int, bool) {
	if order == nil {
		return 1, true
	}
	number, ok := order.(*parser.Number)
	if !ok {
		return 0, false
	}
	value, err := strconv.Atoi(number.Text)
	return value, err == nil
}

// orderText prints an order.
func orderText(order parser.Node) string {
	if order == nil {
		return "1"
	}
	return parser.Print(order)
}

// variable reads the item as a variable to differentiate by, and returns its exponent, nil without one.
func (c *climber) variable(it *item) (variable, exponent parser.Node, err error) {
	one := &climber{reader: c.reader, items: []*item{it}}
	one.unwrap()
	it = one.item()
	if c.class(it) == openClass {
		n, err := one.operand()
		if err != nil {
			return nil, nil, err
		}
		return c.powerOf(n)
	}
	s, ok := c.spell(it.Atom)
	if !ok {
		return nil, nil, faultf(c.spanOf(it.Tokens), msgVariable)
	}
	w, err := c.write(it, s)
	if err != nil {
		return nil, nil, err
	}
	if w.sup != nil {
		taken, err := one.superscript(&w)
		if err != nil {
			return nil, nil, err
		}
		if !taken {
			if items, err := c.content(w.sup); err == nil && c.isTranspose(items) {
				return nil, nil, faultf(w.supAt, msgVariable)
			}
			if exponent, err = c.argument(w.sup); err != nil {
				return nil, nil, err
			}
		}
	}
	variable, err = one.alone(w.name, w)
	return variable, exponent, err
}

// powerOf takes a power apart that is written in brackets, (x_1)^2.
func (c *climber) powerOf(n parser.Node) (variable, exponent parser.Node, err error) {
	if power, ok := n.(*parser.Binary); ok && power.Op == parser.Pow {
		n, exponent = power.X, power.Y
	}
	if isVariable(n) {
		return n, exponent, nil
	}
	return nil, nil, faultf(n.Span(), msgVariable)
}

// isVariable reports whether one can differentiate by the node.
func isVariable(n parser.Node) bool {
	switch n.(type) {
	case *parser.Name, *parser.Component:
		return true
	}
	return false
}

// differentiated returns the derivative, with what follows if the fraction is an operator: the product,
// or one bracket if an explicit product follows that. The cursor is behind the fraction.
func (c *climber) differentiated(q *quotient, it *item) (parser.Node, error) {
	span := c.spanOf(it.Tokens)
	if q.body != nil {
		n, err := c.suffixes(c.derivative(q, parser.At(c.spanOf(it.Atom.Tokens))), it.Scripts)
		if err != nil || len(it.Scripts) > 0 {
			return n, err
		}
		return c.there(n, q)
	}
	body, err := c.derivativeBody(span)
	if err != nil {
		return nil, err
	}
	q.body = body
	n := c.derivative(q, c.from(span))
	if len(it.Scripts) > 0 {
		return &parser.Opaque{At: c.from(span), Kind: "power of a derivative operator", Parts: []parser.Node{n}}, nil
	}
	return n, nil
}

// derivative returns the node of a derivative. By a power, sigma^2, it is the derivative by the name over
// that of the power: the chain rule. d l/d(s^2) = (dl/ds)/(d(s^2)/ds), where s^2 has a slope.
func (c *climber) derivative(q *quotient, at parser.At) parser.Node {
	d := &parser.Derivative{At: at, Body: q.body, By: q.by, Partial: q.partial}
	if q.power == nil {
		return d
	}
	power := &parser.Binary{At: parser.At(q.power.Span()), Op: parser.Pow, X: q.by[0].Variable, Y: q.power}
	inner := &parser.Derivative{At: power.At, Body: power, By: q.by, Partial: q.partial}
	return &parser.Binary{At: at, Op: parser.Div, X: d, Y: inner}
}

// derivativeBody takes what an operator such as d/dx applies to.
func (c *climber) derivativeBody(span source.Span) (parser.Node, error) {
	if !c.bodyFollows() {
		return &parser.Opaque{At: parser.At(span), Kind: "derivative of nothing"}, nil
	}
	level := parser.ProductLevel
	if c.at(0).class == openClass && isRound(c.at(0).name) && c.i+1 < len(c.items) {
		if next := c.at(1); next.class == operatorClass && (next.name == "*" || next.name == "×") {
			level = parser.PowerLevel
		}
	}
	body, err := c.expression(level)
	if err == nil {
		err = checkValue(body)
	}
	return body, err
}

// partial returns what begins with the sign of partial derivatives at the cursor: \partial_x f, or a
// derivative written with a stroke.
func (c *climber) partial(t token) (parser.Node, error) {
	if n, err := c.strokeDerivative(""); n != nil || err != nil {
		return n, err
	}
	s, err := c.scriptsOf(c.item().Scripts)
	if err != nil {
		return nil, err
	}
	if s.sub == nil {
		return nil, faultf(t.span, msgLoosePartial, quote(t.text))
	}
	variables, err := c.partialVariables(s.sub)
	if err != nil {
		return nil, err
	}
	c.i++
	q := &quotient{partial: true}
	for _, v := range variables {
		if !isVariable(v) {
			return c.opaqueOf("derivative by an expression", t)
		}
		q.add(v)
	}
	if s.sup != nil && len(q.by) == 1 {
		count, err := c.argument(s.sup.Atom)
		if err != nil {
			return nil, err
		}
		if q.by[0].Order, err = c.checkOrder(count); err != nil {
			return nil, err
		}
	}
	if q.body, err = c.derivativeBody(t.span); err != nil {
		return nil, err
	}
	return c.derivative(q, c.from(t.span)), nil
}

// partialVariables returns the variables below the sign of partial derivatives: x and x of xx.
func (c *climber) partialVariables(sub *script) ([]parser.Node, error) {
	if items, err := c.content(sub.Atom); err == nil {
		if names := c.indexNames(items); len(names) > 1 {
			nodes := make([]parser.Node, len(names))
			for i, n := range names {
				nodes[i] = n
			}
			return nodes, nil
		}
	}
	return c.subscript(sub.Atom, "")
}

// add adds a variable; the same one again raises its order.
func (q *quotient) add(variable parser.Node) {
	if n := len(q.by); n > 0 && parser.Equal(q.by[n-1].Variable, variable) {
		count, _ := orderValue(q.by[n-1].Order)
		q.by[n-1].Order = order(count+1, variable.Span())
		return
	}
	q.by = append(q.by, parser.By{Variable: variable})
}

// maxNumerator is how many items may stand above the stroke of a derivative that is written in the line.
const maxNumerator = 16

// strokeDerivative returns a derivative that is written with a stroke, dy/dx or \partial f/\partial x, or
// nil if none begins at the cursor. With a d only one name may stand above.
func (c *climber) strokeDerivative(mark string) (parser.Node, error) {
	stroke := c.i + 1
	for stroke < min(len(c.items), c.i+maxNumerator) && !(c.class(c.items[stroke]) == operatorClass && c.token(c.items[stroke].Atom).name == "/") {
		if class := c.class(c.items[stroke]); class == operatorClass || class == relationClass || class == separatorClass {
			return nil, nil
		}
		stroke++
	}
	if stroke+2 >= len(c.items) || mark != "" && stroke > c.i+2 {
		return nil, nil
	}
	above, below := c.items[c.i:stroke], c.items[stroke+1:stroke+3]
	if mark == "" && !c.isPartial(below[0]) || mark != "" && !c.isDifferential(below, 0) {
		return nil, nil
	}
	q, err := c.leibniz(above, below)
	if q == nil || err != nil {
		return nil, err
	}
	start := c.spanOf(c.item().Tokens)
	c.i = stroke + 3
	if q.body == nil {
		if q.body, err = c.derivativeBody(source.Span(c.from(start))); err != nil {
			return nil, err
		}
	}
	return c.factorials(c.derivative(q, c.from(start)))
}
