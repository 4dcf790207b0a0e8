package latex

import (
	"slices"

	"nabla/parser"
	"nabla/parser/source"
)

// Integrals: from the sign to the differential that closes it, which may stand anywhere behind, also above
// the bar of a fraction. Inner integrals close first, as brackets do.

// integral returns the integral at the cursor: what stands up to the differential that closes it.
func (c *climber) integral(t token) (parser.Node, error) {
	s, err := c.scriptsOf(c.item().Scripts)
	if err != nil {
		return nil, err
	}
	c.i++
	end, within := c.differential()
	if end < 0 {
		return nil, faultf(t.span, msgNoDifferential)
	}
	body, variable, err := c.integrand(end, within, t)
	if err != nil {
		return nil, err
	}
	if variable == nil {
		return &parser.Opaque{At: c.from(t.span), Kind: "integral by an expression"}, nil
	}
	return c.bounded(body, variable, s, t)
}

// differential finds the differential that closes the integral whose sign stands before the cursor: the
// index of its d, or of the fraction that has it above its bar. It is -1 without one.
func (c *climber) differential() (at int, within bool) {
	open := 0
	for i := c.i; i < len(c.items); i++ {
		switch t := c.token(c.items[i].Atom); {
		case t.class == integralClass:
			open++
		case t.class == fractionClass && c.differentialAbove(c.items[i]) >= 0:
			if open == 0 {
				return i, true
			}
			open--
		case t.class == relationClass || t.class == arrowClass:
			return -1, false
		case c.isStroke(i):
			i += 4 // a derivative dy/dx
		case c.isDifferential(c.items, i):
			if open == 0 {
				return i, false
			}
			open--
		}
	}
	return -1, false
}

// isStroke reports whether a derivative that is written with a stroke, dy/dx, stands at the index.
func (c *climber) isStroke(i int) bool {
	if i+4 >= len(c.items) || !c.isDifferential(c.items, i) || !c.isDifferential(c.items, i+3) {
		return false
	}
	t := c.token(c.items[i+2].Atom)
	return t.class == operatorClass && t.name == "/"
}

// isDifferential reports whether a d and the name of a variable stand at the index.
func (r *reader) isDifferential(items []*item, i int) bool {
	if !r.isD(items[i]) || len(items[i].Scripts) > 0 || i+1 >= len(items) {
		return false
	}
	return r.isVariable(items[i+1]) || r.class(items[i]) != letterClass && isRound(r.token(items[i+1].Atom).name)
}

// loneDifferential returns a differential that stands in no integral and no derivative: dx is a name of its
// own, d(ax) has no meaning in a derivation. It is nil for a variable d, as the document has one or the
// formula shows by a d that stands alone.
func (c *climber) loneDifferential(t token) (parser.Node, error) {
	it := c.item()
	if c.i+1 >= len(c.items) || c.i > 0 && c.at(-1).class == letterClass && !t.gap {
		return nil, nil
	}
	next := c.items[c.i+1]
	bracket := c.class(next) == openClass && isRound(c.token(next.Atom).name)
	if !bracket && !(c.isVariable(next) && c.class(next) != openClass) || c.know.variable("d") || c.know.function("d") {
		return nil, nil
	}
	upright := c.class(it) != letterClass
	yes, no := "a `d` before a name is a differential", "a `d` before a name is a factor"
	if !upright && !c.decide("d", t.span, c.usesOf("d").free == 0, yes, no) {
		return nil, nil
	}
	if bracket {
		c.i++
		n, err := c.operand()
		return &parser.Opaque{At: c.from(t.span), Kind: "differential", Parts: []parser.Node{n}}, err
	}
	s, _ := c.spell(next.Atom)
	s.letters = "d" + s.letters
	w, err := c.write(next, s)
	if err != nil {
		return nil, err
	}
	c.i += 2
	w.name.At = c.from(t.span)
	return c.applied(w)
}

// isD reports whether the item is the d of a differential, italic or upright.
func (r *reader) isD(it *item) bool {
	switch r.class(it) {
	case letterClass, fontClass, operatorNameClass, textClass, openClass:
		s, ok := r.spell(it.Atom)
		return ok && s.letters == "d" && len(s.fonts)+len(s.accents)+len(s.scripts) == 0
	}
	return false
}

// isVariable reports whether the item is a name.
func (r *reader) isVariable(it *item) bool {
	switch r.class(it) {
	case letterClass, fontClass, accentClass, openClass:
		_, ok := r.spell(it.Atom)
		return ok
	}
	return false
}

// differentialAbove returns the index of a differential at the beginning or the end of what stands above
// the bar of a fraction that is no derivative, or -1.
func (c *climber) differentialAbove(it *item) int {
	above, err := c.content(it.Atom.Pair[0])
	below, errBelow := c.content(it.Atom.Pair[1])
	if err != nil || errBelow != nil || len(below) > 0 && c.isD(below[0]) && len(below) > 1 {
		return -1
	}
	open, last := 0, -1
	for i := range above {
		switch {
		case c.class(above[i]) == integralClass:
			open++
		case c.isDifferential(above, i) && open > 0:
			open--
		case c.isDifferential(above, i):
			last = i
		}
	}
	return last
}

// integrand returns the body before the differential and its variable, and moves behind that. The variable
// is bound while the body is read, so that a subscript x in it is an index.
func (c *climber) integrand(end int, within bool, t token) (body parser.Node, variable *parser.Name, err error) {
	items := c.items[c.i:end:end]
	d, in := c.items, end
	if within {
		above, err := c.content(c.items[end].Atom.Pair[0])
		if err != nil {
			return nil, nil, err
		}
		d, in = above, c.differentialAbove(c.items[end])
	}
	if isRound(c.token(d[in+1].Atom).name) {
		return nil, nil, c.skipIntegral(end, within)
	}
	name, order, err := c.variable(d[in+1])
	if err != nil || order != nil {
		return nil, nil, orVariable(err, c.spanOf(d[in+1].Tokens))
	}
	variable, ok := name.(*parser.Name)
	if !ok {
		return nil, nil, faultf(name.Span(), msgVariable)
	}
	outer := c.bound
	c.bound = append(c.bound[:len(c.bound):len(c.bound)], variable.Text)
	defer func() { c.bound = outer }()
	if within {
		items = append(items, c.withoutDifferential(c.items[end], d, in))
		c.i = end + 1
	} else {
		c.i = end + 2
	}
	items = c.withoutBlanks(items)
	if last := len(items) - 1; last > 0 && c.token(items[last].Atom).text == `\cdot` {
		items = items[:last] // F \cdot dr
	}
	if len(items) > 0 {
		body, err = c.value(items)
		return body, variable, err
	}
	if c.bodyFollows() && c.class(c.item()) != operatorClass {
		body, err = c.expression(parser.ProductLevel)
		return body, variable, err
	}
	return &parser.Number{At: parser.At(t.span), Text: "1"}, variable, nil
}

// skipIntegral moves behind the differential of a whole expression, d(ax), which has no meaning in a
// derivation.
func (c *climber) skipIntegral(end int, within bool) error {
	c.i = end + 2
	if within {
		c.i = end + 1
	}
	return nil
}

// orVariable returns the error, or else that a variable is missing at the place.
func orVariable(err error, span source.Span) error {
	if err != nil {
		return err
	}
	return faultf(span, msgVariable)
}

// withoutDifferential returns a fraction without the differential that stands above its bar.
func (c *climber) withoutDifferential(it *item, above []*item, at int) *item {
	rest := slices.Concat(above[:at], above[at+2:])
	group := &atom{Tokens: it.Atom.Pair[0].Tokens, Group: &bracket{Body: &body{Rows: []*row{{Cells: []*cell{{Items: rest}}}}}}}
	if c.token(group).name != "brace" {
		group.Group, group.First = nil, nil
		if len(rest) > 0 {
			group = rest[0].Atom
		}
	}
	fraction := *it.Atom
	fraction.Pair = []*atom{group, it.Atom.Pair[1]}
	return &item{Tokens: it.Tokens, Atom: &fraction, Scripts: it.Scripts}
}

// bounded returns the integral between its bounds. One without bounds, or over a set, has no meaning in
// a derivation yet.
func (c *climber) bounded(body parser.Node, variable *parser.Name, s scripts, t token) (parser.Node, error) {
	at := c.from(t.span)
	if t.name != "int" || s.sub == nil || s.sup == nil {
		for c.more() && c.isDifferential(c.items, c.i) { // the other variables of a region
			c.i += 2
		}
		at = c.from(t.span)
	}
	if t.name != "int" || s.sub == nil && s.sup == nil {
		kind := "antiderivative"
		if t.name != "int" {
			kind = "integral over a region"
		}
		return &parser.Opaque{At: at, Kind: kind, Parts: []parser.Node{body, variable}}, nil
	}
	if s.sub == nil || s.sup == nil {
		return &parser.Opaque{At: at, Kind: "integral over a region", Parts: []parser.Node{body, variable}}, nil
	}
	lower, err := c.limitOf(s.sub, variable)
	if err != nil {
		return nil, err
	}
	upper, err := c.limitOf(s.sup, variable)
	if err != nil {
		return nil, err
	}
	return &parser.Integral{At: at, Body: body, Variable: variable, Lower: lower, Upper: upper}, nil
}

// limitOf returns a bound of an integral, which may name the variable, x=0.
func (c *climber) limitOf(s *script, variable *parser.Name) (parser.Node, error) {
	items, err := c.content(s.Atom)
	if err != nil {
		return nil, err
	}
	n, err := c.tree(items)
	if err != nil {
		return nil, err
	}
	if r, ok := n.(*parser.Relation); ok && r.Op == "=" && parser.Equal(r.X, variable) {
		return r.Y, nil
	}
	return n, checkValue(n)
}
