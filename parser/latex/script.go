package latex

import (
	"slices"
	"strconv"
	"strings"

	"nabla/parser"
	"nabla/parser/source"
)

// scripts are what is set behind an atom that is no name.
type scripts struct {
	sub, sup *script
	primes   int
	primesAt source.Span
}

// scriptsOf sorts the scripts of an item.
func (r *reader) scriptsOf(list []*script) (s scripts, err error) {
	for _, one := range list {
		switch {
		case one.Prime:
			s.primes++
			s.primesAt = r.spanOf(one.Tokens)
		case r.tokens[one.Tokens[0].Pos.Offset].text == "_":
			if s.sub != nil {
				return s, faultf(r.spanOf(one.Tokens), msgTwoScripts, "subscript")
			}
			s.sub = one
		default:
			if s.sup != nil && !r.isEmptyScript(s.sup) {
				return s, faultf(r.spanOf(one.Tokens), msgTwoScripts, "superscript")
			}
			s.sup = one
		}
	}
	if s.sup != nil && r.isEmptyScript(s.sup) {
		s.sup = nil
	}
	if s.sub != nil && r.isEmptyScript(s.sub) {
		s.sub = nil
	}
	if s.sup != nil {
		if n := r.primesOf(s.sup.Atom); n > 0 {
			s.primes += n
			s.primesAt, s.sup = r.spanOf(s.sup.Tokens), nil
		}
	}
	return s, nil
}

// transposes are the superscripts that stand for the transpose in any font.
var transposes = []string{"T", "⊺"}

// isTranspose reports whether the items are the sign of the transpose. A T that the document knows as
// a number is an exponent.
func (r *reader) isTranspose(items []*item) bool {
	if len(items) != 1 || len(items[0].Scripts) > 0 {
		return false
	}
	t := r.token(items[0].Atom)
	if t.class == letterClass && t.text == "T" && r.know.variable("T") {
		return false
	}
	s, ok := r.spell(items[0].Atom)
	return ok && slices.Contains(transposes, s.letters)
}

// isEuler reports whether a base is Euler's number, which has no transpose.
func isEuler(base parser.Node) bool {
	name, ok := base.(*parser.Name)
	return ok && name.Text == "e"
}

// raise applies a superscript to a value: the transpose, an inverse, an exponent.
func (c *climber) raise(base parser.Node, sup *atom, at source.Span) (parser.Node, error) {
	items, err := c.content(sup)
	if err != nil {
		return nil, err
	}
	whole := parser.At(source.Join(base.Span(), at))
	first := c.token(items[0].Atom)
	switch {
	case c.isTranspose(items) && !(isEuler(base) && c.class(items[0]) == letterClass && !c.know.variable("e")):
		return &parser.Postfix{At: whole, Op: "'", X: base}, nil
	case first.class == operatorClass && first.name == "-" && c.isTranspose(items[1:]):
		one := &parser.Unary{At: parser.At(at), Op: "-", X: &parser.Number{At: parser.At(at), Text: "1"}}
		return &parser.Postfix{At: whole, Op: "'", X: &parser.Binary{At: whole, Op: parser.Pow, X: base, Y: one}}, nil
	case first.class == operatorClass && first.name == "∘" && len(items) > 1:
		y, err := c.value(items[1:])
		return &parser.Binary{At: whole, Op: parser.HadamardPow, X: base, Y: y}, err
	}
	if len(items) == 1 && first.class == operatorClass && first.name == "∘" {
		return degrees(base, whole), nil
	}
	if c.isAdjoint(base, items) {
		return &parser.Opaque{At: whole, Kind: "conjugate transpose", Parts: []parser.Node{base}}, nil
	}
	if c.isUnderlined(sup) {
		n, err := c.value(items)
		return &parser.Opaque{At: whole, Kind: "falling factorial", Parts: []parser.Node{base, n}}, err
	}
	if mark, ok := c.markOf(sup); ok {
		return &parser.Opaque{At: whole, Kind: mark, Parts: []parser.Node{base}}, nil
	}
	if n, rest := c.leadingFence(items); n != nil && c.isTranspose(rest) {
		return nil, faultf(at, msgSuperscript)
	}
	exponent, err := c.value(items)
	if err != nil {
		return nil, err
	}
	return &parser.Binary{At: whole, Op: parser.Pow, X: base, Y: exponent}, nil
}

// degrees returns an angle in degrees, 30^\circ; behind what is no number the sign means many things.
func degrees(base parser.Node, at parser.At) parser.Node {
	if _, ok := base.(*parser.Number); !ok {
		return &parser.Opaque{At: at, Kind: "degree", Parts: []parser.Node{base}}
	}
	pi := parser.NewName(source.Span(at), "pi", nil, "")
	one := &parser.Binary{At: at, Op: parser.Div, X: pi, Y: &parser.Number{At: at, Text: "180"}}
	return &parser.Binary{At: at, Op: parser.Mul, X: base, Y: one}
}

// isAdjoint reports whether the superscript is the H of the conjugate transpose: behind a capital letter, a
// letter in bold, or a bracket.
func (c *climber) isAdjoint(base parser.Node, items []*item) bool {
	if len(items) != 1 || len(items[0].Scripts) > 0 || c.know.variable("H") {
		return false
	}
	s, ok := c.spell(items[0].Atom)
	if !ok || s.letters != "H" {
		return false
	}
	switch n := base.(type) {
	case *parser.Name:
		return n.Base[0] >= 'A' && n.Base[0] <= 'Z' || strings.HasSuffix(n.Base, "_bold")
	case *parser.Number:
		return false
	}
	return true
}

// isUnderlined reports whether the atom is an underlined exponent, x^{\underline{n}}.
func (r *reader) isUnderlined(a *atom) bool {
	if a.Group != nil {
		cells := a.Group.Body.Rows[0].Cells
		return len(cells) == 1 && len(cells[0].Items) == 1 && r.isUnderlined(cells[0].Items[0].Atom)
	}
	return r.token(a).text == `\underline`
}

// leadingFence returns the bracket that the items begin with and what stands behind it.
func (r *reader) leadingFence(items []*item) (fence *item, rest []*item) {
	if len(items) > 0 && items[0].Atom.Group != nil && isRound(r.token(items[0].Atom).name) && len(items[0].Scripts) == 0 {
		return items[0], items[1:]
	}
	return nil, items
}

// suffixes applies scripts to a value that is no name, and then the signs of factorials behind it.
func (c *climber) suffixes(n parser.Node, list []*script) (parser.Node, error) {
	s, err := c.scriptsOf(list)
	if err != nil {
		return nil, err
	}
	if s.sub != nil {
		if n, err = c.lowered(n, &s); err != nil {
			return nil, err
		}
	}
	if s.primes > 0 {
		if n, err = c.primed(n, s.primes, s.primesAt); err != nil {
			return nil, err
		}
	}
	if s.sup != nil {
		if n, err = c.raise(n, s.sup.Atom, c.spanOf(s.sup.Tokens)); err != nil {
			return nil, err
		}
	}
	return c.factorials(n)
}

// factorials applies the signs that follow: ! and %.
func (c *climber) factorials(n parser.Node) (parser.Node, error) {
	for c.more() && c.at(0).class == postfixClass {
		if err := checkValue(n); err != nil {
			return nil, err
		}
		it, double := c.item(), c.at(1).class == postfixClass && c.at(0).name == "!" && c.at(1).name == "!" && !c.at(1).gap
		c.i++
		at := c.from(n.Span())
		switch {
		case c.token(it.Atom).name == "%":
			n = &parser.Binary{At: at, Op: parser.Div, X: n, Y: &parser.Number{At: at, Text: "100"}}
		case double && len(it.Scripts) == 0:
			it = c.item()
			c.i++
			n = &parser.Opaque{At: c.from(n.Span()), Kind: "double factorial", Parts: []parser.Node{n}}
		default:
			n = &parser.Postfix{At: at, Op: "!", X: n}
		}
		if len(it.Scripts) > 0 {
			return c.suffixes(n, it.Scripts)
		}
	}
	return n, nil
}

// lowered applies a subscript to a value that is no name: a substitution, the two bounds of an
// evaluation, or the indices of an entry.
func (c *climber) lowered(n parser.Node, s *scripts) (parser.Node, error) {
	at := source.Join(n.Span(), c.spanOf(s.sub.Tokens))
	items, err := c.content(s.sub.Atom)
	if err != nil {
		return nil, err
	}
	if number, ok := n.(*parser.Number); ok && number.Text != "0" {
		return nil, faultf(at, msgNumberScript)
	} else if ok {
		sizes, err := c.sizes(s.sub)
		return call(parser.At(at), token{span: n.Span()}, "zeros", sizes...), err
	}
	if c.relates(items) || c.isBracket(c.i-1, ".") || s.sup != nil && c.isBracket(c.i-1, "[") {
		return c.bounds(n, s)
	}
	indices, err := c.subscript(s.sub.Atom, "")
	if err != nil {
		return nil, err
	}
	return &parser.Component{At: parser.At(at), Array: n, Indices: indices}, nil
}

// isBracket reports whether the item at the index is a bracket of the kind.
func (c *climber) isBracket(i int, kind string) bool {
	return i >= 0 && i < len(c.items) && c.items[i].Atom.Group != nil && c.token(c.items[i].Atom).name == kind
}

// primed is the derivative of an expression by the only name in it. That of a name alone would be by itself.
func (c *climber) primed(n parser.Node, primes int, at source.Span) (parser.Node, error) {
	whole := parser.At(source.Join(n.Span(), at))
	variable := onlyName(n)
	if _, alone := n.(*parser.Name); alone || variable == nil {
		return &parser.Opaque{At: whole, Kind: "derivative without its variable", Parts: []parser.Node{n}}, nil
	}
	return &parser.Derivative{At: whole, Body: n, By: []parser.By{{Variable: variable, Order: order(primes, at)}}}, nil
}

// order returns the order of a derivative, nil for 1.
func order(n int, at source.Span) parser.Node {
	if n == 1 {
		return nil
	}
	return &parser.Number{At: parser.At(at), Text: strconv.Itoa(n)}
}

// onlyName returns the one name in the expression that is no function, no constant and none of the others, or
// nil.
func onlyName(n parser.Node, others ...string) *parser.Name {
	var only *parser.Name
	several := false
	var visit func(parser.Node) bool
	visit = func(n parser.Node) bool {
		if call, ok := n.(*parser.Call); ok {
			for _, arg := range call.Args {
				parser.Walk(arg, visit)
			}
			return false
		}
		name, ok := n.(*parser.Name)
		if !ok || name.Text == "e" || name.Text == "pi" || name.Text == "inf" || slices.Contains(others, name.Text) {
			return true
		}
		several = several || only != nil && only.Text != name.Text
		only = name
		return false
	}
	parser.Walk(n, visit)
	if several {
		return nil
	}
	return only
}
