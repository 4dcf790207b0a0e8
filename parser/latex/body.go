package latex

import (
	"nabla/parser"
	"nabla/parser/source"
)

// How far a sum reaches. TeX has no brackets that say so, and authors write \sum_k a_k b + \sum_k c_k d_k +
// e: the body is the product that follows, and further terms as long as the index stands in them.

// bigBody takes the body: the product that follows, and further terms as long as an index occurs in them.
// The items behind the end of a product are hidden while the body is read, since the operands know no other
// end.
func (c *climber) bigBody(ranges []*parser.Big, sub *script, t token, product bool) (parser.Node, error) {
	if !c.bodyFollows() {
		return nil, faultf(t.span, msgBigBody)
	}
	outer := c.bound
	for _, b := range ranges {
		c.bound = append(c.bound[:len(c.bound):len(c.bound)], b.Index.Text)
	}
	defer func() { c.bound = outer }()
	end := len(c.items)
	if product {
		end = c.factorsEnd(ranges, sub)
	}
	rest := c.items[end:]
	c.items = c.items[:end:end]
	body, err := c.expression(parser.ProductLevel)
	c.items = append(c.items, rest...)
	if err == nil {
		err = checkValue(body)
	}
	for err == nil && c.reaches(ranges, sub) {
		op, _ := c.infix()
		body, err = c.join(body, op)
	}
	return body, err
}

// factorsEnd returns where the body of a product over an index ends: behind the last factor in which an
// index occurs, since a constant factor behind it would be multiplied as often. Without any such factor
// it is the whole term.
func (c *climber) factorsEnd(ranges []*parser.Big, sub *script) int {
	last := c.i - 1
	for _, b := range ranges {
		wanted := c.tokensOf(b.Index, sub)
		for i := c.i; i < len(c.items) && !c.endsTerm(i); i++ {
			if first := c.items[i].Tokens[0].Pos.Offset; c.tokens[first].class == bigClass && c.bindsAt(first, wanted) {
				break
			}
			if c.occurs(wanted, c.items[i:i+1]) {
				last = max(last, i)
			}
		}
	}
	end := c.operandEnd(last + 1)
	if last < c.i || end >= len(c.items) || c.endsTerm(end) {
		return len(c.items)
	}
	index := quote(ranges[0].Index.Text)
	yes := "the product over " + index + " ends behind the last factor with " + index
	if !c.decide("product "+ranges[0].Index.Text, ranges[0].Index.Span(), true, yes, "the product over "+index+" goes on over all factors") {
		return len(c.items)
	}
	return end
}

// operandEnd moves an end over what belongs to the operand before it: an argument in brackets, a
// factorial, and what a stroke divides by.
func (c *climber) operandEnd(end int) int {
	for end < len(c.items) {
		t := c.token(c.items[end].Atom)
		switch {
		case t.class == openClass && isRound(t.name) && end > 0 && c.class(c.items[end-1]) != openClass, t.class == postfixClass:
			end++
		case t.class == operatorClass && t.name == "/":
			end = min(end+2, len(c.items))
		default:
			return end
		}
	}
	return end
}

// reaches reports whether the term that follows, behind + or -, has one of the indices.
func (c *climber) reaches(ranges []*parser.Big, sub *script) bool {
	if !c.more() || c.at(0).class != operatorClass || c.at(0).name != "+" && c.at(0).name != "-" {
		return false
	}
	end := c.i + 1
	for end < len(c.items) && !c.endsTerm(end) {
		end++
	}
	for _, b := range ranges {
		if c.occurs(c.tokensOf(b.Index, sub), c.items[c.i+1:end]) {
			index := quote(b.Index.Text)
			yes := "the sum over " + index + " goes on over the terms with " + index
			return c.decide("sum "+b.Index.Text, b.Index.Span(), true, yes, "the sum over "+index+" ends before + and -")
		}
	}
	return false
}

// endsTerm reports whether the item ends a product.
func (c *climber) endsTerm(i int) bool {
	switch t := c.token(c.items[i].Atom); t.class {
	case relationClass, separatorClass, arrowClass, colonClass:
		return true
	case operatorClass:
		return t.name == "+" || t.name == "-" || t.name == "±" || t.name == "∓" || t.name == "and" || t.name == "or"
	}
	return false
}

// occurs reports whether the name of the tokens occurs free in the items. A sum that binds it hides it in
// what follows. It looks at tokens and not at trees, because how far the body reaches has to be known
// before it can be read.
func (c *climber) occurs(wanted []string, items []*item) bool {
	if len(items) == 0 {
		return false
	}
	last := items[len(items)-1].Tokens
	for i := items[0].Tokens[0].Pos.Offset; i <= last[len(last)-1].Pos.Offset; i++ {
		if c.tokens[i].class == bigClass && c.bindsAt(i, wanted) {
			return false
		}
		if c.isAt(i, wanted) {
			return true
		}
	}
	return false
}

// tokensOf returns the names of the tokens of an index within the subscript of its sum, without braces.
func (c *climber) tokensOf(index *parser.Name, sub *script) []string {
	var names []string
	for _, t := range sub.Tokens {
		if known := c.tokens[t.Pos.Offset]; within(known.span, index.Span()) && known.name != "brace" {
			names = append(names, known.name)
		}
	}
	return names
}

// within reports whether a place lies in another.
func within(inner, outer source.Span) bool {
	return inner.Start >= outer.Start && inner.End <= outer.End
}

// isAt reports whether the tokens with the names stand at the index, braces apart, as a whole name.
func (c *climber) isAt(i int, names []string) bool {
	for _, name := range names {
		for i < len(c.tokens) && c.tokens[i].name == "brace" {
			i++
		}
		if i >= len(c.tokens) || c.tokens[i].name != name {
			return false
		}
		i++
	}
	return len(names) > 0
}

// bindsAt reports whether the sum at the index has the name in its subscript.
func (c *climber) bindsAt(i int, names []string) bool {
	for i++; i+1 < len(c.tokens) && c.tokens[i].class == scriptClass; i++ {
		below, first := c.tokens[i].text == "_", i+1
		i = first
		if c.tokens[first].partner > first {
			i = c.tokens[first].partner
		}
		for j := first; below && j <= i; j++ {
			if c.isAt(j, names) {
				return true
			}
		}
	}
	return false
}
