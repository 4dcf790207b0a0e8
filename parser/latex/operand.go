package latex

import (
	"nabla/parser"
	"nabla/parser/source"
)

// Operands, the leaves of the climber: each class of items has its reader.

// dots is the kind of an Opaque that stands for dots.
const dots = "dots"

// operand returns the number, name, application, bracket or operator with its body at the cursor.
func (c *climber) operand() (parser.Node, error) {
	c.unwrap()
	t := c.at(0)
	switch t.class {
	case numberClass:
		return c.numeral(t)
	case letterClass, fontClass, accentClass, textClass, operatorNameClass:
		return c.named(t)
	case wordClass:
		return c.functionWord(t.name, t)
	case openClass:
		return c.bracket()
	case fractionClass:
		return c.fraction()
	case rootClass:
		return c.root(t)
	case binomialClass:
		return c.choose(t)
	case bigClass:
		return c.big(t.name == "prod", t)
	case integralClass:
		return c.integral(t)
	case limitClass:
		return c.limit(t)
	case dotsClass:
		c.i++
		return c.suffixes(&parser.Opaque{At: parser.At(t.span), Kind: dots}, c.items[c.i-1].Scripts)
	case partialClass:
		return c.partial(t)
	case nablaClass:
		return c.gradient(t)
	case plainClass:
		return c.framed()
	case aboveClass, belowClass:
		return c.stacked(t)
	case infixClass:
		return nil, faultf(t.span, msgAtop)
	case unknownClass:
		return nil, c.unknown(t)
	}
	return nil, c.unexpected(t)
}

// unexpected is the error for an item that is no operand.
func (c *climber) unexpected(t token) error {
	if t.class == barClass || t.class == looseClass || t.class == separatorClass {
		return c.leftover()
	}
	return c.missing()
}

// unwrap replaces braces around one item at the cursor by that item, with the scripts of both. Braces only
// group in TeX: {x}^2 is x^2; but {x^2}^3 is a power of a power, so its braces stay.
func (c *climber) unwrap() {
	for c.more() {
		it := c.item()
		if it.Atom.Group == nil || c.token(it.Atom).name != "brace" {
			return
		}
		items, err := c.single(it.Atom)
		if err != nil || len(items) != 1 || len(items[0].Scripts) > 0 && c.sharesScript(items[0].Scripts, it.Scripts) {
			return
		}
		merged := &item{Tokens: it.Tokens, Atom: items[0].Atom}
		merged.Scripts = append(append(merged.Scripts, items[0].Scripts...), it.Scripts...)
		c.items = append(append(c.items[:c.i:c.i], merged), c.items[c.i+1:]...)
	}
}

// sharesScript reports whether two lists of scripts cannot be joined on one atom: two exponents, {x^2}^3, or
// a stroke on a power, {x^2}'.
func (r *reader) sharesScript(inner, outer []*script) bool {
	for _, a := range inner {
		for _, b := range outer {
			raised := !a.Prime && r.tokens[a.Tokens[0].Pos.Offset].text == "^"
			if b.Prime && raised || !a.Prime && !b.Prime && r.tokens[a.Tokens[0].Pos.Offset].text == r.tokens[b.Tokens[0].Pos.Offset].text {
				return true
			}
		}
	}
	return false
}

// numeral returns a number with its exponent, or an indicator 1\{...\}.
func (c *climber) numeral(t token) (parser.Node, error) {
	it := c.item()
	if t.name == "1" {
		if n, err := c.indicator(it); n != nil || err != nil {
			return n, err
		}
	}
	c.i++
	n := &parser.Number{At: parser.At(t.span), Text: t.name}
	if t.name == "1" && len(it.Scripts) > 0 {
		if s, err := c.scriptsOf(it.Scripts); err == nil && s.sub != nil {
			return c.ones("ones", s, t)
		}
	}
	return c.suffixes(n, it.Scripts)
}

// fraction returns a quotient or a derivative.
func (c *climber) fraction() (parser.Node, error) {
	it := c.item()
	above, err := c.content(it.Atom.Pair[0])
	if err != nil {
		return nil, err
	}
	below, err := c.content(it.Atom.Pair[1])
	if err != nil {
		return nil, err
	}
	if d, err := c.leibniz(above, below); d != nil || err != nil {
		if err != nil {
			return nil, err
		}
		c.i++
		return c.differentiated(d, it)
	}
	x, err := c.numerator(above, c.spanOf(it.Atom.Pair[0].Tokens))
	if err != nil {
		return nil, err
	}
	y, err := c.value(below)
	if err != nil {
		return nil, err
	}
	c.i++
	if c.isVariation(above, below) {
		return &parser.Opaque{At: parser.At(c.spanOf(it.Atom.Tokens)), Kind: "variation", Parts: []parser.Node{x, y}}, nil
	}
	parser.Cover(x, c.spanOf(it.Atom.Pair[0].Tokens))
	n := &parser.Binary{At: parser.At(c.spanOf(it.Atom.Tokens)), Op: parser.Div, X: x, Y: y}
	return c.suffixes(n, it.Scripts)
}

// isVariation reports whether a fraction is one variation over another, \delta J over \delta f: some write so for a
// partial derivative, some for a small change, and only a known delta is a factor that cancels.
func (c *climber) isVariation(above, below []*item) bool {
	isDelta := func(items []*item) bool {
		return len(items) > 1 && len(items[0].Scripts) == 0 && c.class(items[0]) == letterClass && c.token(items[0].Atom).name == "delta" && c.isName(items[1])
	}
	return isDelta(above) && isDelta(below) && len(below) == 2 && !c.know.variable("delta")
}

// numerator returns what stands above the bar; nothing, where only a differential was taken out, is 1.
func (c *climber) numerator(items []*item, at source.Span) (parser.Node, error) {
	if len(items) == 0 {
		return &parser.Number{At: parser.At(at), Text: "1"}, nil
	}
	return c.value(items)
}

// root returns a square root, or another one.
func (c *climber) root(t token) (parser.Node, error) {
	it := c.item()
	c.i++
	at := parser.At(c.spanOf(it.Atom.Tokens))
	if t.name == "sqrt" {
		x, err := c.argument(it.Atom.First)
		if err != nil {
			return nil, err
		}
		return c.suffixes(call(at, t, "sqrt", x), it.Scripts)
	}
	index, err := c.argument(it.Atom.Pair[0])
	if err != nil {
		return nil, err
	}
	x, err := c.argument(it.Atom.Pair[1])
	if err != nil {
		return nil, err
	}
	n := call(at, t, "root", x, index)
	if number, ok := index.(*parser.Number); ok && number.Text == "3" {
		n = call(at, t, "cbrt", x)
	} else if ok && number.Text == "2" {
		n = call(at, t, "sqrt", x)
	}
	return c.suffixes(n, it.Scripts)
}

// argument returns the value of an argument of a command.
func (r *reader) argument(a *atom) (parser.Node, error) {
	items, err := r.content(a)
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, faultf(r.spanOf(a.Tokens), msgEmpty)
	}
	return r.value(items)
}

// choose returns a binomial coefficient.
func (c *climber) choose(t token) (parser.Node, error) {
	it := c.item()
	c.i++
	x, err := c.argument(it.Atom.Pair[0])
	if err != nil {
		return nil, err
	}
	below, err := c.content(it.Atom.Pair[1])
	if err != nil {
		return nil, err
	}
	n, err := c.binomialOf(x, below, parser.At(c.spanOf(it.Atom.Tokens)), t)
	if err != nil {
		return nil, err
	}
	return c.suffixes(n, it.Scripts)
}

// framed returns what stands under a brace or in a frame. The scripts of a brace are a remark.
func (c *climber) framed() (parser.Node, error) {
	it := c.item()
	c.i++
	items, err := c.content(it.Atom.First)
	if err != nil {
		return nil, err
	}
	n, err := c.tree(items)
	if err != nil {
		return nil, err
	}
	parser.Cover(n, c.spanOf(it.Tokens))
	switch c.token(it.Atom).text {
	case `\underbrace`, `\overbrace`, `\underbracket`, `\overbracket`:
		return c.factorials(n)
	}
	return c.suffixes(n, it.Scripts)
}

// stacked returns what has a mark above or below it: an operator over a range, \underset{x}{\max}, or a
// sign whose mark says nothing.
func (c *climber) stacked(t token) (parser.Node, error) {
	it := c.item()
	items, err := c.content(it.Atom.Pair[1])
	if err != nil {
		return nil, err
	}
	if len(items) == 1 {
		inner := *c.token(items[0].Atom)
		word, _ := c.spell(items[0].Atom)
		if inner.class == limitClass || inner.class == wordClass || inner.class == operatorNameClass || optimizers[word.letters] {
			return c.limit(inner)
		}
		if inner.class == operatorClass {
			c.items = append(append(c.items[:c.i:c.i], items[0]), c.items[c.i+1:]...)
			return c.operand()
		}
	}
	c.i++
	n, err := c.tree(items)
	if err != nil {
		return nil, err
	}
	return &parser.Opaque{At: parser.At(c.spanOf(it.Tokens)), Kind: "marked expression", Parts: []parser.Node{n}}, nil
}

// limit returns an operator over a range that has no meaning in a derivation, with what follows it.
func (c *climber) limit(t token) (parser.Node, error) {
	c.i++
	kind := t.name
	if t.class != limitClass {
		kind = "optimum"
	}
	n := &parser.Opaque{At: parser.At(t.span), Kind: kind}
	if c.bodyFollows() {
		body, err := c.expression(parser.ProductLevel)
		if err != nil {
			return nil, err
		}
		n.Parts = []parser.Node{body}
	}
	n.At = c.from(t.span)
	return n, nil
}

// bodyFollows reports whether something follows that an operator can apply to. A sign begins a body only if
// no blank stands behind it.
func (c *climber) bodyFollows() bool {
	if !c.more() {
		return false
	}
	switch t := c.at(0); t.class {
	case relationClass, separatorClass, textClass, barClass, looseClass, colonClass, arrowClass, postfixClass:
		return t.class == textClass && !(wordOf(t.name) == "and" || wordOf(t.name) == "or")
	case operatorClass:
		return (t.name == "-" || t.name == "+") && c.i+1 < len(c.items) && !c.items[c.i+1].gapBefore(c.reader)
	}
	return true
}

// gapBefore reports whether a blank stands before the item.
func (it *item) gapBefore(r *reader) bool { return r.token(it.Atom).gap }

// compound returns an accent or a font over more than a name: the letters in the font, or, under an
// accent, something that has no meaning.
func (c *climber) compound(t token) (parser.Node, error) {
	it := c.item()
	items, err := c.content(it.Atom.First)
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, faultf(t.span, msgFontArgument, quote(t.text))
	}
	if number := c.token(items[0].Atom); t.name == "vec" && len(items) == 1 && number.class == numberClass && number.name == "0" && len(it.Scripts) == 0 {
		c.i++
		return parser.NewName(c.spanOf(it.Tokens), "zeros", nil, ""), nil
	}
	c.i++
	inner, behind := *c.reader, it.Scripts
	if t.class == fontClass && t.name != "upright" {
		inner.fonts = append(inner.fonts[:len(inner.fonts):len(inner.fonts)], t.name)
	}
	if last := len(items) - 1; t.class == fontClass && len(items[last].Scripts) == 0 { // \mathbf{PQ}^T is P Q^T
		items = append(items[:last:last], &item{Tokens: append(items[last].Tokens[:len(items[last].Tokens):len(items[last].Tokens)], it.Tokens[len(it.Atom.Tokens):]...), Atom: items[last].Atom, Scripts: behind})
		behind = nil
	}
	n, err := inner.tree(items)
	c.ambiguities = inner.ambiguities
	if err != nil {
		return nil, err
	}
	if t.class == accentClass {
		n = &parser.Opaque{At: parser.At(c.spanOf(it.Atom.Tokens)), Kind: t.name, Parts: []parser.Node{n}}
	}
	parser.Cover(n, c.spanOf(it.Atom.Tokens))
	return c.suffixes(n, behind)
}
