package latex

import (
	"slices"

	"nabla/parser"
	"nabla/parser/source"
)

// Sums and products with their ranges. What stands below a sum is read as a condition first and then looked
// at for indices: k=1, i,j=1, k \in S, i<j, 1 \le i \le n and their combinations.

// big returns the sum or product at the cursor, with its body. The ranges are nested from the last to the
// first, so that a bound may stand on an index before it.
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
	ranges = boundIn(ranges, body)
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

// boundIn leaves out the bound of \sum_{t \le x} f(t), which was taken for an index as j of i < j is: it does
// not occur in the body, while the index does.
func boundIn(ranges []*parser.Big, body parser.Node) []*parser.Big {
	for i := 0; i+1 < len(ranges); i++ {
		index, bound := ranges[i], ranges[i+1]
		relation, ok := bound.Where.(*parser.Relation)
		if !ok || index.Where != nil || index.Lower != nil || relation.Op == "in" || relation.Op == "!=" {
			continue
		}
		x, y := relation.X.(*parser.Name), relation.Y
		if name, ok := y.(*parser.Name); !ok || x.Text != index.Index.Text || name.Text != bound.Index.Text {
			continue
		}
		switch {
		case mentions(body, index.Index.Text) && !mentions(body, bound.Index.Text):
			index.Where, ranges = relation, slices.Delete(ranges, i+1, i+2)
		case !mentions(body, index.Index.Text) && mentions(body, bound.Index.Text):
			ranges = slices.Delete(ranges, i, i+1)
		}
	}
	return ranges
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

// spec reads a condition as what an index ranges over; it is empty if it is about no index. Of i < j both
// are indices, and the relation is a condition on the latter; boundIn takes that back where the body has
// only one of them.
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
