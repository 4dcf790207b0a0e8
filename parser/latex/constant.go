package latex

import (
	"nabla/parser"
	"nabla/parser/source"
)

// Constants that look like names or numbers: the indicator 1\{..\}, vectors of ones and zeros, the identity
// matrix.

// indicator returns 1\{...\} and its like, or nil if the item does not begin one: a one, or a letter that
// may stand for it, before a bracket with a condition or with one as its subscript.
func (c *climber) indicator(it *item) (parser.Node, error) {
	start := c.spanOf(it.Tokens)
	if len(it.Scripts) > 0 {
		s := it.Scripts[0]
		if s.Prime || c.tokens[s.Tokens[0].Pos.Offset].text != "_" {
			return nil, nil
		}
		items, err := c.content(s.Atom)
		if err != nil || len(items) == 0 {
			return nil, err
		}
		if fence := items[0]; len(items) == 1 && fence.Atom.Group != nil && c.token(fence.Atom).name != "brace" {
			if items, err = c.single(fence.Atom); err != nil {
				return nil, err
			}
		}
		if c.isEvent(items) {
			c.i++
			return &parser.Opaque{At: parser.At(start), Kind: "indicator of an event"}, nil
		}
		if !c.relates(items) {
			return nil, nil
		}
		holds, err := c.condition(items)
		c.i++
		return &parser.Indicator{At: parser.At(start), Condition: holds}, err
	}
	if c.i+1 >= len(c.items) || c.at(1).class != openClass {
		return nil, nil
	}
	fence := c.items[c.i+1]
	items, err := c.single(fence.Atom)
	if err != nil || !c.relates(items) {
		return nil, nil
	}
	holds, err := c.condition(items)
	if err != nil {
		return nil, err
	}
	c.i += 2
	return c.suffixes(&parser.Indicator{At: c.from(start), Condition: holds}, fence.Scripts)
}

// isSetIndicator reports whether the one at the cursor, whose subscript is a capital letter, stands before a
// bracket with one name: 1_A(x).
func (c *climber) isSetIndicator(sub *script) bool {
	items, err := c.content(sub.Atom)
	if err != nil || len(items) != 1 || c.at(1).class != openClass || c.at(1).name != "(" {
		return false
	}
	set, ok := c.spell(items[0].Atom)
	inner := c.itemsOf(c.items[c.i+1].Atom.Group.Body)
	return ok && set.letters[0] >= 'A' && set.letters[0] <= 'Z' && c.isPlainName(inner)
}

// constant returns what the name of a constant begins: an indicator, the vectors of ones and zeros, or the
// identity matrix; nil if it is a name like others. A digit set in a font, \mathbf{1}, is never a number.
func (c *climber) constant(it *item, s spelling, t token) (parser.Node, error) {
	digit := s.letters == "1" || s.letters == "0"
	if s.letters == "1" || s.letters == "I" && len(s.fonts) > 0 {
		if n, err := c.indicator(it); n != nil || err != nil {
			return n, err
		}
	}
	if !digit && (s.letters != "I" || len(it.Scripts) == 0 || c.know.variable(s.base()) || c.know.array(s.base()) > 0 || c.know.function(s.base()) && s.base() != "I") {
		return nil, nil
	}
	list, err := c.scriptsOf(append(append([]*script(nil), s.scripts...), it.Scripts...))
	if err != nil {
		return nil, err
	}
	if s.letters == "1" && list.sub != nil && list.sup == nil && c.isSetIndicator(list.sub) {
		c.i += 2
		return c.suffixes(&parser.Opaque{At: c.from(t.span), Kind: "indicator of a set"}, c.items[c.i-1].Scripts)
	}
	if digit {
		c.i++
		return c.ones(map[string]string{"1": "ones", "0": "zeros"}[s.letters], list, t)
	}
	if list.sub == nil || len(s.accents) > 0 {
		return nil, nil
	}
	return c.identity(list, t)
}

// ones returns the vector of ones or zeros, with its size if it has a subscript.
func (c *climber) ones(name string, s scripts, t token) (parser.Node, error) {
	at := c.from(t.span)
	var n parser.Node = parser.NewName(source.Span(at), name, nil, "")
	if s.sub != nil {
		sizes, err := c.sizes(s.sub)
		if err != nil {
			return nil, err
		}
		n = call(at, t, name, sizes...)
	}
	if s.sup != nil {
		return c.raise(n, s.sup.Atom, c.spanOf(s.sup.Tokens))
	}
	return n, nil
}

// sizes returns the sizes in a subscript, two of 0_{mn}.
func (c *climber) sizes(sub *script) ([]parser.Node, error) {
	items, err := c.content(sub.Atom)
	if letters, ok := c.letterRun(items); err == nil && ok && len(letters) == 2 {
		nodes := make([]parser.Node, len(items))
		for i, it := range items {
			nodes[i] = parser.NewName(c.spanOf(it.Tokens), letters[i], nil, "")
		}
		return nodes, nil
	}
	return c.subscript(sub.Atom, "")
}

// isNumberScript reports whether the superscript, which may be nil, is a number.
func (c *climber) isNumberScript(s *script) bool {
	if s == nil {
		return false
	}
	items, err := c.content(s.Atom)
	return err == nil && len(items) == 1 && c.class(items[0]) == numberClass
}

// identity returns the identity matrix I_n, or nil if the subscript is no size.
func (c *climber) identity(s scripts, t token) (parser.Node, error) {
	sizes, err := c.subscript(s.sub.Atom, "I")
	if err != nil || len(sizes) != 1 {
		return nil, nil
	}
	size, ok := sizes[0].(*parser.Name)
	if !ok || c.bindsAny(sizes) || c.know.index(size.Text) || len(size.Text) != 1 {
		return nil, nil
	}
	name := quote("I_" + size.Text)
	likely := size.Text != "i" && size.Text != "j" && !c.isNumberScript(s.sup) // nobody squares the identity
	if !c.decide("identity", t.span, likely, name+" is the identity matrix", name+" is a name") {
		return nil, nil
	}
	c.i++
	var n parser.Node = call(c.from(t.span), t, "I", size)
	if s.sup != nil {
		return c.raise(n, s.sup.Atom, c.spanOf(s.sup.Tokens))
	}
	return n, nil
}
