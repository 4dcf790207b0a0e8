package latex

import (
	"slices"

	"nabla/parser"
	"nabla/parser/source"
)

// big returns the sum or product at the cursor, with its body.
func (c *climber) big(product bool, t token) (parser.Node, error) {
	s, err := c.scriptsOf(c.item().Scripts)
	if err != nil {
		return nil, err
	}
	c.i++
	ranges, err := c.ranges(s)
	if err != nil {
		return nil, err
	}
	body, err := c.bigBody(ranges, s.sub, t, product)
	if err != nil {
		return nil, err
	}
	if len(ranges) == 0 {
		return &parser.Opaque{At: c.from(t.span), Kind: "sum over a range that is not said", Parts: []parser.Node{body}}, nil
	}
	for i := len(ranges) - 1; i >= 0; i-- {
		b := ranges[i]
		b.At, b.Product, b.Body = c.from(t.span), product, body
		body = b
	}
	return body, nil
}

// ranges reads what stands below and above a sum: one index or several, each with its bounds, its set or
// its condition. There is none where nothing stands below.
func (c *climber) ranges(s scripts) ([]*parser.Big, error) {
	if s.sub == nil {
		return nil, nil
	}
	parts, err := c.rangeParts(s.sub.Atom)
	if err != nil {
		return nil, err
	}
	var ranges []*parser.Big
	var names []*parser.Name
	for _, part := range parts {
		if part := c.indexNames(part); len(part) > 0 {
			names = append(names, part...)
			continue
		}
		b, err := c.rangeOf(part, &names, ranges)
		if err != nil || b == nil {
			return nil, err
		}
		ranges = append(ranges, b...)
	}
	for _, name := range names {
		ranges = append(ranges, &parser.Big{Index: name})
	}
	return ranges, c.upper(ranges, s)
}

// rangeParts returns what stands below a sum, cut at commas and row breaks.
func (c *climber) rangeParts(a *atom) ([][]*item, error) {
	for a.First != nil && c.token(a).class == substackClass {
		a = a.First
	}
	if a.Group == nil || c.token(a).name != "brace" {
		items, err := c.content(a)
		return [][]*item{items}, err
	}
	var parts [][]*item
	for _, line := range a.Group.Body.Rows {
		for _, cell := range line.Cells {
			items := c.spliced(cell.Items)
			if len(items) == 1 && c.class(items[0]) == substackClass {
				inner, err := c.rangeParts(items[0].Atom)
				if err != nil {
					return nil, err
				}
				parts = append(parts, inner...)
				continue
			}
			parts = append(parts, c.split(items)...)
		}
	}
	return parts, nil
}

// indexNames returns the name that is all of the items, or the letters of a run, i and j of ij.
func (c *climber) indexNames(items []*item) []*parser.Name {
	if letters, ok := c.letterRun(items); ok {
		names := make([]*parser.Name, len(letters))
		for i, letter := range letters {
			names[i] = parser.NewName(c.spanOf(items[i].Tokens), letter, nil, "")
		}
		return names
	}
	if name := c.indexName(items); name != nil {
		return []*parser.Name{name}
	}
	return nil
}

// indexName returns the name that is all of the items, or nil.
func (c *climber) indexName(items []*item) *parser.Name {
	if len(items) != 1 {
		return nil
	}
	s, ok := c.spell(items[0].Atom)
	if !ok {
		return nil
	}
	w, err := c.write(items[0], s)
	if err != nil || w.sup != nil {
		return nil
	}
	if w.primes > 0 {
		n, err := c.primedName(w.name, w)
		if name, ok := n.(*parser.Name); ok && err == nil {
			return name
		}
		return nil
	}
	return w.name
}

// rangeOf reads k=1, k=1..K, x \in S, j \neq i, 1 \le i \le n. The names before it, i,j=1, have its range
// too. A condition on an index that has its range already is added there. It is nil for what is not
// understood.
func (c *climber) rangeOf(items []*item, names *[]*parser.Name, known []*parser.Big) ([]*parser.Big, error) {
	n, err := c.tree(items)
	if err != nil {
		return nil, err
	}
	var ranges []*parser.Big
	for _, b := range spec(n) {
		if host := hostOf(b, known, *names); host != nil {
			host.Where = conjunction(host.Where, n)
			return []*parser.Big{}, nil
		}
		if b.Lower != nil || b.Where == nil {
			for _, name := range *names {
				further := *b
				further.Index = name
				ranges = append(ranges, &further)
			}
			*names = nil
		}
		ranges = append(ranges, b)
	}
	if len(ranges) == 0 {
		return nil, nil
	}
	if first := ranges[0]; first.Where != nil && len(*names) > 0 {
		*names = withoutName(*names, first.Index)
	}
	return ranges, nil
}

// withoutName returns the names other than the one.
func withoutName(names []*parser.Name, name *parser.Name) []*parser.Name {
	return slices.DeleteFunc(names, func(n *parser.Name) bool { return n.Text == name.Text })
}

// hostOf returns the index among the known ones that a mere condition is about, or nil.
func hostOf(b *parser.Big, known []*parser.Big, names []*parser.Name) *parser.Big {
	if b.Where == nil {
		return nil
	}
	for _, host := range known {
		if host.Index.Text == b.Index.Text || mentions(b.Where, host.Index.Text) {
			return host
		}
	}
	return nil
}

// mentions reports whether a name occurs in a node.
func mentions(n parser.Node, name string) bool {
	found := false
	parser.Walk(n, func(n parser.Node) bool {
		known, ok := n.(*parser.Name)
		found = found || ok && known.Text == name
		return !found
	})
	return found
}

// conjunction joins two conditions, the first of which may be nil.
func conjunction(a, b parser.Node) parser.Node {
	if a == nil {
		return b
	}
	return &parser.Logic{At: parser.At(source.Join(a.Span(), b.Span())), Op: "and", Args: []parser.Node{a, b}}
}

// spec reads a condition as what an index ranges over; it is empty if it is about no index.
func spec(n parser.Node) []*parser.Big {
	switch n := n.(type) {
	case *parser.Relation:
		index, ok := n.X.(*parser.Name)
		if !ok {
			return nil
		}
		switch bounds := n.Y.(type) {
		case *parser.Range:
			return []*parser.Big{{Index: index, Lower: bounds.Lower, Upper: bounds.Upper}}
		case *parser.Name:
			if n.Op == "<" || n.Op == "<=" || n.Op == ">" || n.Op == ">=" {
				return []*parser.Big{{Index: index}, {Index: bounds, Where: n}}
			}
		}
		if n.Op == "=" {
			return []*parser.Big{{Index: index, Lower: n.Y}}
		}
		return []*parser.Big{{Index: index, Where: n}}
	case *parser.Logic:
		return between(n)
	}
	return nil
}

// between reads 1 <= i <= n.
func between(n *parser.Logic) []*parser.Big {
	if n.Op != "and" || len(n.Args) != 2 {
		return nil
	}
	low, ok := n.Args[0].(*parser.Relation)
	high, also := n.Args[1].(*parser.Relation)
	if !ok || !also || low.Op != "<=" || high.Op != "<=" || !parser.Equal(low.Y, high.X) {
		return nil
	}
	index, ok := low.Y.(*parser.Name)
	if !ok {
		return nil
	}
	return []*parser.Big{{Index: index, Lower: low.X, Upper: high.Y}}
}

// upper takes the upper bound for the indices that lack it.
func (c *climber) upper(ranges []*parser.Big, s scripts) error {
	var upper parser.Node
	if s.sup != nil {
		var err error
		if upper, err = c.argument(s.sup.Atom); err != nil {
			return err
		}
	}
	for _, b := range ranges {
		switch {
		case upper != nil && b.Lower == nil && b.Where == nil:
			b.Lower = &parser.Number{At: parser.At(b.Index.Span()), Text: "1"}
			if !c.decide("lower bound", b.Index.Span(), true, "a sum with an upper bound alone begins at 1", "a sum with an upper bound alone begins at 0") {
				b.Lower = &parser.Number{At: parser.At(b.Index.Span()), Text: "0"}
			}
			b.Upper = upper
		case upper != nil && b.Upper == nil:
			b.Upper = upper
		case b.Lower != nil && b.Upper == nil:
			return faultf(b.Index.Span(), msgBigUpper, quote(b.Index.Text))
		}
	}
	return nil
}

// bigBody takes the body: the product that follows, and further terms as long as an index occurs in
// them.
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
// what follows.
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
