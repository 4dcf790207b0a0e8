package latex

import (
	"fmt"
	"strings"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic/function"
)

// Names and what follows them: is f(x) an application or a product, is f' a derivative or another name, is
// f^{-1} an inverse or a power. The document decides where it says so (know), the looks where it does not,
// and then the other reading is recorded as an Ambiguity.

// named returns what begins with the name at the cursor: a variable, an application, a derivative written
// with a stroke. The order is from what only looks like a name (the d of a differential, a function's word,
// a product of capitals) to constants, operators and last to names.
func (c *climber) named(t token) (parser.Node, error) {
	if c.isD(c.item()) && len(c.item().Scripts) == 0 {
		if n, err := c.strokeDerivative("d"); n != nil || err != nil {
			return n, err
		}
		if n, err := c.loneDifferential(t); n != nil || err != nil {
			return n, err
		}
	}
	if word := c.bareWord(); word != "" {
		return c.functionWord(word, t)
	}
	if n := c.capitals(t); n != nil {
		return c.factorials(n)
	}
	it := c.item()
	s, ok := c.spell(it.Atom)
	switch {
	case t.class == textClass && (!ok || !c.isQuantity(t)):
		return nil, faultf(t.span, msgTextWithin, quote(t.name))
	case !ok:
		return c.compound(t)
	case s.letters == "1" || s.letters == "0" || s.letters == "I":
		if n, err := c.constant(it, s, t); n != nil || err != nil {
			return n, err
		}
	case s.word && c.isOperatorWord(s.letters):
		return c.functionWord(s.letters, t)
	case s.word && unsaid[strings.ToLower(s.letters)] && !c.know.variable(s.letters):
		c.i++
		return c.suffixes(&parser.Opaque{At: parser.At(c.spanOf(it.Tokens)), Kind: "constant that is not said"}, it.Scripts)
	}
	s, it = c.joined(s, it)
	w, err := c.write(it, s)
	if err != nil {
		return nil, err
	}
	c.i++
	w.name.At = c.from(t.span)
	if (t.class == operatorNameClass || operators[s.base()]) && w.sup == nil && c.more() && c.at(0).class != openClass && c.startsOperand(c.at(0)) {
		return c.operator(w)
	}
	return c.applied(w)
}

// joined takes what follows the name at the cursor and is one name with it: the letter behind \Delta, and
// the rest of p\text{-value}.
func (c *climber) joined(s spelling, it *item) (spelling, *item) {
	switch {
	case len(s.accents)+len(it.Scripts)+len(s.scripts) > 0:
		return s, it
	case s.letters == "Delta":
		return c.difference(s, it)
	}
	return c.hyphened(s, it)
}

// unsaid are the words for a constant that may be another one in each step.
var unsaid = words(`const constant cst`)

// operators are the names that stand before what they apply to without brackets: \mathbb{E} X^2, Re z.
var operators = words(`E_bb P_bb V_bb Var Cov Re Im`)

// operator returns an operator with the product behind it.
func (c *climber) operator(w written) (parser.Node, error) {
	x, err := c.expression(parser.ProductLevel)
	if err == nil {
		err = checkValue(x)
	}
	return &parser.Opaque{At: c.from(w.name.Span()), Kind: "operator " + w.name.Base, Parts: []parser.Node{x}}, err
}

// hyphened joins the letter with a text that goes on with a hyphen, p\text{-value}.
func (c *climber) hyphened(s spelling, it *item) (spelling, *item) {
	if c.at(1).class != textClass || !strings.HasPrefix(c.at(1).name, "-") {
		return s, it
	}
	rest, ok := spellText(c.at(1).name[1:])
	if !ok {
		return s, it
	}
	c.i++
	s.letters, s.word = s.letters+rest.letters, true
	return s, c.items[c.i]
}

// isQuantity reports whether the text at the cursor stands for a quantity: one word, or several between
// operators.
func (c *climber) isQuantity(t token) bool {
	if len(strings.Fields(t.name)) < 2 || len(c.item().Scripts) > 0 {
		return true
	}
	before, behind := c.at(-1).class, c.at(1).class
	return (before == unknownClass || before == operatorClass || before == relationClass) &&
		(behind == unknownClass || behind == operatorClass || behind == relationClass)
}

// isOperatorWord reports whether a word of several letters is read as a function word: one that is known,
// unless the document says that it is a variable.
func (c *climber) isOperatorWord(word string) bool {
	return len(word) > 1 && (c.know.function(word) || aliases[word] != "" || optimizers[word]) && !c.know.variable(word)
}

// difference takes the letter behind \Delta, with which it is one name.
func (c *climber) difference(s spelling, it *item) (spelling, *item) {
	if c.i+1 >= len(c.items) || c.at(1).class == openClass {
		return s, it
	}
	next := c.items[c.i+1]
	if t := c.token(next.Atom); t.class != letterClass && t.class != fontClass && t.class != accentClass {
		return s, it
	}
	inner, ok := c.spell(next.Atom)
	if !ok {
		return s, it
	}
	inner.letters = s.letters + inner.letters
	c.i++
	return inner, next
}

// applied returns the application of the name to the bracket behind it, or the name with its
// superscript.
func (c *climber) applied(w written) (parser.Node, error) {
	var exponent *atom
	if w.sup != nil {
		taken, err := c.superscript(&w)
		if err != nil {
			return nil, err
		}
		if !taken {
			exponent = w.sup
		}
	}
	n := w.name
	if fence := c.bracesOf(w); fence != nil {
		return c.application(w, exponent, fence)
	}
	if fence := c.fence(); fence != nil {
		yes, err := c.applies(w, exponent, fence)
		if err != nil {
			return nil, err
		}
		if yes {
			return c.application(w, exponent, fence)
		}
	}
	node, err := c.alone(n, w)
	if err != nil {
		return nil, err
	}
	if c.isEntryOfPower(node, w, exponent) {
		return c.entryOfPower(n, exponent, w)
	}
	if exponent != nil {
		if node, err = c.raise(node, exponent, w.supAt); err != nil {
			return nil, err
		}
	}
	if w.transposed {
		node = &parser.Postfix{At: parser.At(node.Span()), Op: "'", X: node}
	}
	return c.factorials(node)
}

// isEntryOfPower decides about A^{-1}_{ij} and A^2_{ij}, with the exponent before the indices: an entry of the inverse
// or of the power, or a power of the entry. Only of a matrix that is known an inverse is certain.
func (c *climber) isEntryOfPower(n parser.Node, w written, exponent *atom) bool {
	name, ok := n.(*parser.Name)
	if !ok || !w.inner || exponent == nil || len(name.Sub) != 2 {
		return false
	}
	items, err := c.content(exponent)
	inverse, matrix := err == nil && isMinusOne(c.reader, items), c.know.array(name.Base) == 2
	if inverse == matrix {
		return inverse
	}
	yes, no := "%s with an exponent before its indices is an entry of a power", "%s with an exponent before its indices is a power of an entry"
	return c.decide("power "+name.Base, name.Span(), inverse, fmt.Sprintf(yes, quote(name.Base)), fmt.Sprintf(no, quote(name.Base)))
}

// entryOfPower returns (A^-1)[i, j].
func (c *climber) entryOfPower(n *parser.Name, exponent *atom, w written) (parser.Node, error) {
	power, err := c.raise(parser.NewName(n.Span(), n.Base, nil, n.Sup), exponent, w.supAt)
	return &parser.Component{At: parser.At(n.Span()), Array: power, Indices: n.Sub}, err
}

// alone returns a name that is not applied.
func (c *climber) alone(n *parser.Name, w written) (parser.Node, error) {
	switch {
	case len(w.indices) > 0:
		array := parser.NewName(n.Span(), n.Base+"_sup", nil, n.Sup)
		return &parser.Component{At: n.At, Array: array, Indices: append(w.indices, n.Sub...)}, nil
	case w.primes > 0:
		return c.primedName(n, w)
	case c.know.function(n.Text) && !c.know.variable(n.Text):
		if variable, ok := c.know.argument(n.Text); ok {
			by := parser.NewName(n.Span(), variable, nil, "")
			return &parser.Call{At: n.At, Function: n, Args: []parser.Node{by}}, nil
		}
	case n.Base == "delta" && len(n.Sub) == 2 && n.Sup == "" && !c.know.variable("delta") && c.know.array("delta") == 0:
		return &parser.Call{At: n.At, Function: parser.NewName(n.Span(), "delta", nil, ""), Args: n.Sub}, nil
	}
	return n, nil
}

// primedName returns y' as the derivative by the variable that y is known to depend on, or else as a
// name of its own.
func (c *climber) primedName(n *parser.Name, w written) (parser.Node, error) {
	if variable, ok := c.know.argument(n.Text); ok {
		by := parser.By{Variable: parser.NewName(w.primesAt, variable, nil, ""), Order: order(w.primes, w.primesAt)}
		return &parser.Derivative{At: n.At, Body: n, By: []parser.By{by}}, nil
	}
	if c.know.function(n.Text) && !c.know.variable(n.Text) {
		return &parser.Opaque{At: n.At, Kind: "derivative without its argument", Parts: []parser.Node{n}}, nil
	}
	return parser.NewName(n.Span(), n.Base+strings.Repeat("_prime", w.primes), n.Sub, n.Sup), nil
}

// fence returns the round or square bracket at the cursor, or nil.
func (c *climber) fence() *item {
	if !c.more() || c.at(0).class != openClass || !isRound(c.at(0).name) || !isRound(c.closing(c.item()).name) {
		return nil
	}
	return c.item()
}

// bracesOf returns the braces \{ \} at the cursor if they hold the argument of the name: that of a word, or
// of a letter that is mostly an operator, \mathcal{L}\{f\}; else nil.
func (c *climber) bracesOf(w written) *item {
	if !c.more() || c.at(0).class != openClass || c.at(0).name != "{" || c.know.variable(w.name.Text) {
		return nil
	}
	base := w.name.Base
	if w.word || strings.HasSuffix(base, "_upright") || strings.HasSuffix(base, "_bb") || base == "L_cal" || base == "P" || base == "E" {
		return c.item()
	}
	return nil
}

// closing returns the token that closes a bracket.
func (r *reader) closing(it *item) token { return r.tokens[r.token(it.Atom).partner] }

// application returns the application of the name to the bracket at the cursor, with its exponent before
// or behind the bracket.
func (c *climber) application(w written, exponent *atom, fence *item) (parser.Node, error) {
	c.i++
	args, err := c.arguments(fence)
	if err != nil {
		return nil, err
	}
	at := parser.At(source.Join(w.name.Span(), c.spanOf(fence.Atom.Tokens)))
	if len(w.indices) > 0 { // the index of a function, l^{(i)}(x), is one of its arguments
		w.name = parser.NewName(w.name.Span(), w.name.Base+"_sup", w.name.Sub, w.name.Sup)
		args = append(w.indices, args...)
	}
	if kind := c.meaningless(w.name); kind != "" {
		n, err := c.suffixes(&parser.Opaque{At: at, Kind: kind, Parts: args}, fence.Scripts)
		if err != nil || exponent == nil {
			return n, err
		}
		return c.raise(n, exponent, w.supAt)
	}
	applied := &parser.Call{At: at, Function: w.name, Args: args, Primes: w.primes}
	if w.primes > 0 && len(args) != 1 {
		return nil, faultf(w.primesAt, msgPrimeAlone)
	}
	var n parser.Node = applied
	if exponent != nil {
		if n, err = c.raisedCall(applied, exponent, w.supAt); err != nil {
			return nil, err
		}
	}
	return c.suffixes(n, fence.Scripts)
}

// meaningless returns the kind of an application that has no meaning in a derivation, or "": O(n^2) is any
// function that grows so, and \gamma(a, x) has no definition of its own.
func (c *climber) meaningless(n *parser.Name) string {
	switch {
	case c.isLandau(n):
		return "order of magnitude"
	case n.Text == smallGamma && !c.know.function(n.Text):
		return "function γ"
	}
	return ""
}

// isLandau reports whether the name before a bracket is Landau's symbol.
func (c *climber) isLandau(n *parser.Name) bool {
	return (n.Base == "O" || n.Base == "O_cal") && !c.know.function(n.Text) && !c.know.variable(n.Text) && c.usesOf(n.Base).free == 0
}

// raisedCall applies the exponent of a function's name to its value: f^2(x) is f(x)^2, and f^{-1}(x) the
// inverse function. sin^2 x and sin^{-1} x are the customs of textbooks: the former squares the value, the
// latter inverts the function. An order in brackets, f^{(n)}, is that of a derivative.
func (c *climber) raisedCall(applied *parser.Call, exponent *atom, at source.Span) (parser.Node, error) {
	items, err := c.content(exponent)
	if err != nil {
		return nil, err
	}
	if isMinusOne(c.reader, items) {
		if known, ok := function.Lookup(applied.Function.Text); ok && known.Inverse != "" {
			return call(applied.At, token{span: applied.Function.Span()}, known.Inverse, applied.Args...), nil
		}
		return &parser.Opaque{At: applied.At, Kind: "inverse function", Parts: []parser.Node{applied}}, nil
	}
	if fence, rest := c.leadingFence(items); fence != nil && len(rest) == 0 && c.know.function(applied.Function.Text) {
		inner, err := c.single(fence.Atom)
		if err != nil {
			return nil, err
		}
		order, err := c.value(inner)
		if err != nil {
			return nil, err
		}
		return c.ofOrder(applied, order)
	}
	n, err := c.raise(applied, exponent, at)
	if err == nil {
		parser.Cover(n, applied.Span())
	}
	return n, err
}

// isMinusOne reports whether the items are -1.
func isMinusOne(r *reader, items []*item) bool {
	return len(items) == 2 && r.token(items[0].Atom).name == "-" && r.token(items[1].Atom).name == "1" && len(items[1].Scripts) == 0
}

// arguments returns the arguments in a bracket. What stands on both sides of a bar, p(y|x), is one argument
// that has no meaning; neither has an event, P(X = 1), or a set. An Opaque keeps the place and the parts of
// what was read, so that the step is unknown for that reason and not unread.
func (r *reader) arguments(fence *item) ([]parser.Node, error) {
	items, err := r.single(fence.Atom)
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, faultf(r.spanOf(fence.Tokens), msgEmpty)
	}
	if r.isEvent(items) {
		return []parser.Node{&parser.Opaque{At: parser.At(r.spanOfItems(items)), Kind: "event"}}, nil
	}
	nodes, err := r.listed(items)
	for i, n := range nodes {
		switch n.(type) {
		case *parser.Relation, *parser.Logic:
			nodes[i] = &parser.Opaque{At: parser.At(n.Span()), Kind: "event", Parts: []parser.Node{n}}
		case *parser.Set, *parser.Range:
			nodes[i] = &parser.Opaque{At: parser.At(n.Span()), Kind: "set", Parts: []parser.Node{n}}
		}
	}
	return nodes, err
}

// listed returns the values of items with commas, or the one argument with a bar in it.
func (r *reader) listed(items []*item) ([]parser.Node, error) {
	var nodes []parser.Node
	bars := 0
	for from, i := 0, 0; i <= len(items); i++ {
		if i < len(items) && (r.class(items[i]) != barClass || len(items[i].Scripts) > 0) {
			continue
		}
		if i < len(items) {
			bars++
		}
		if from == i {
			return nil, faultf(r.spanOf(items[min(i, len(items)-1)].Tokens), msgBar)
		}
		part, err := r.trees(r.split(items[from:i]))
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, part...)
		from = i + 1
	}
	if bars > 0 {
		return []parser.Node{&parser.Opaque{At: parser.At(r.spanOfItems(items)), Kind: "condition", Parts: nodes}}, nil
	}
	return nodes, nil
}
