package parser

import (
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"

	"nabla/parser/source"
)

// operand returns the number, name, application or bracket at the cursor.
func (c *climber) operand() (Node, error) {
	t := c.part().operand()
	switch {
	case t.Type == openToken:
		n, err := c.bracket()
		if err != nil {
			return nil, err
		}
		return c.suffixes(n)
	case isNumeral(t.Value):
		return c.numeral(t)
	}
	return c.named(t)
}

// numeral returns a number, or its product with the name that is glued to it. A glued coefficient binds
// tighter than any operator before it, as in Julia: 1/2x is 1/(2x) and x^2y is x^(2y).
func (c *climber) numeral(t lexer.Token) (Node, error) {
	n := &Number{At: At(spanOf(t)), Text: t.Value}
	c.take()
	// 2' would be the transpose of a number; a prime belongs to the name before.
	if len(c.trailing) > 0 && c.trailing[0].Value == "'" {
		return nil, faultf(spanOf(c.trailing[0]), msgTransposedNumber)
	}
	if len(c.trailing) > 0 {
		return c.suffixes(n)
	}
	if !c.touches() {
		return n, nil
	}
	next := c.part().operand()
	switch {
	// 1{x > 0}: a one that braces touch is an indicator, any other number is an error there.
	case next.Value == "{" && n.Text == "1":
		return c.indicator(n.Start)
	case next.Type != operandToken || next.Value[0] == '_' || c.isDerivative():
		return n, nil
	}
	x, err := c.expression(coefficientLevel)
	if err != nil {
		return nil, err
	}
	return &Binary{At: c.from(n.Start), Op: Mul, X: n, Y: x, Implicit: true, Glued: true}, nil
}

// indicator returns 1{condition}, the cursor being at the braces.
func (c *climber) indicator(start int) (Node, error) {
	p := c.part()
	if len(p.list) != 1 {
		return nil, faultf(spanOf(p.operand()), msgIndicatorOne)
	}
	holds, err := c.only(p)
	if err == nil {
		err = condition(holds)
	}
	if err != nil {
		return nil, err
	}
	c.take()
	return c.suffixes(&Indicator{At: c.from(start), Condition: holds})
}

// bracket returns what the bracket at the cursor holds, and moves behind it.
func (c *climber) bracket() (Node, error) {
	p := c.part()
	open := p.operand()
	at := At{Start: open.Pos.Offset, End: p.closing()}
	switch open.Value {
	case "(":
		n, err := c.only(p)
		c.take()
		return n, err
	case "[":
		return c.vector(p, at)
	case "{":
		items, err := c.list(p.list)
		c.take()
		return &Set{At: at, Items: items}, err
	case "|":
		n, err := c.inner(p)
		if err == nil {
			err = value(n)
		}
		c.take()
		return &Bars{At: at, X: n}, err
	}
	return nil, faultf(spanOf(open), msgSubscriptOf)
}

// vector returns a list in square brackets. One item that is no list itself is in plain brackets, as
// notes write them: -[y log p + (1-y) log(1-p)].
func (c *climber) vector(p *part, at At) (Node, error) {
	items, err := c.list(p.list)
	if err == nil && len(items) == 0 {
		err = faultf(source.Span(at), msgNothingWithin)
	}
	if err != nil {
		return nil, err
	}
	c.take()
	if _, row := items[0].(*List); len(items) == 1 && !row {
		cover(items[0], source.Span(at))
		return items[0], nil
	}
	return &List{At: at, Items: items}, values(items...)
}

// only returns the one expression in a bracket; its place is that of the bracket then.
func (c *climber) only(p *part) (Node, error) {
	n, err := c.inner(p)
	if err == nil {
		cover(n, p.bracketSpan())
	}
	return n, err
}

// inner returns the one expression in a bracket, at its own place.
func (c *climber) inner(p *part) (Node, error) {
	switch len(p.list) {
	case 0:
		return nil, faultf(p.bracketSpan(), msgNothingWithin)
	case 1:
		return c.scope.tree(p.list[0])
	}
	return nil, faultf(p.bracketSpan(), msgTuple)
}

// list returns the expressions and conditions of a list.
func (c *climber) list(phrases []*phrase) ([]Node, error) {
	nodes := make([]Node, len(phrases))
	for i, p := range phrases {
		n, err := c.scope.tree(p)
		if err != nil {
			return nil, err
		}
		nodes[i] = n
	}
	return nodes, nil
}

// suffixes applies the trailing postfix operators to the operand, and takes the indices in brackets
// that touch it: A'[i,j].
func (c *climber) suffixes(n Node) (Node, error) {
	for {
		var err error
		if n, err = c.postfixed(n); err != nil {
			return nil, err
		}
		if !c.touches() || c.part().operand().Value != "[" {
			return n, nil
		}
		if n, err = c.component(n); err != nil {
			return nil, err
		}
	}
}

// component returns an entry of the array, the cursor being at the indices.
func (c *climber) component(array Node) (Node, error) {
	p := c.part()
	indices, err := c.list(p.list)
	if err == nil && len(indices) == 0 {
		err = faultf(source.Span{Start: p.start(), End: p.closing()}, msgNothingWithin)
	}
	if err == nil {
		err = values(append(indices, array)...)
	}
	if err != nil {
		return nil, err
	}
	n := &Component{At: At{Start: array.Span().Start, End: p.closing()}, Array: array, Indices: indices}
	c.take()
	return n, nil
}

// postfixed applies the trailing postfix operators.
func (c *climber) postfixed(n Node) (Node, error) {
	for _, t := range c.trailing {
		if err := value(n); err != nil {
			return nil, err
		}
		at := At{Start: n.Span().Start, End: endOf(t)}
		switch t.Value {
		case "!":
			n = &Postfix{At: at, Op: "!", X: n}
		case "'", "⊤":
			if err := c.transposable(n); err != nil {
				return nil, err
			}
			n = &Postfix{At: at, Op: "'", X: n}
		case ".":
			return nil, faultf(spanOf(t), msgDotWithoutCall)
		case "otherwise":
			return nil, faultf(spanOf(t), msgOtherwiseOutside)
		default:
			n = raised(n, t)
		}
	}
	c.trailing = nil
	return n, nil
}

// transposable refuses the name of a function, (sigma)': only the identity matrix I is one too.
func (c *climber) transposable(n Node) error {
	name, ok := n.(*Name)
	if !ok || !c.scope.Function(name.Text) || forms[name.Text] != nil {
		return nil
	}
	return faultf(name.Span(), msgFunctionAlone, name.Text, name.Text)
}

// raised returns the operand with the exponent that superscript signs spell, x² or A⁻¹.
func raised(n Node, t lexer.Token) Node {
	at := At(source.Join(n.Span(), spanOf(t)))
	exponent := superscriptNode(t)
	if name, ok := exponent.(*Name); ok && name.Text == "T" {
		return &Postfix{At: at, Op: "'", X: n}
	}
	return &Binary{At: at, Op: Pow, X: n, Y: exponent}
}

// superscriptNode returns the exponent that superscript signs spell: a number or a letter, perhaps with
// a minus sign.
func superscriptNode(t lexer.Token) Node {
	at := At(spanOf(t))
	text := make([]byte, 0, len(t.Value))
	for _, r := range t.Value {
		text = append(text, superscripts[r])
	}
	if len(text) > 1 && text[0] == '-' {
		_, sign := utf8.DecodeRuneInString(t.Value)
		inner := lexer.Token{Value: t.Value[sign:], Pos: lexer.Position{Offset: t.Pos.Offset + sign}}
		return &Unary{At: at, Op: "-", X: superscriptNode(inner)}
	}
	if isDigit(rune(text[0])) {
		return &Number{At: at, Text: string(text)}
	}
	return &Name{At: at, Text: string(text), Base: string(text)}
}
