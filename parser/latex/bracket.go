package latex

import (
	"slices"
	"strings"

	"nabla/parser"
	"nabla/parser/source"
)

// What brackets hold: a value, a vector, a set, an interval, a matrix, cases, a norm, an inner product. The
// kind of bracket, the commas in it and what stands behind it decide.

// bracket returns what the bracket, the bars or the environment at the cursor are, and moves behind.
func (c *climber) bracket() (parser.Node, error) {
	it := c.item()
	t := c.token(it.Atom)
	if t.name == "." && c.closing(it).name == "|" && len(it.Scripts) == 0 {
		return c.leftOfBar(it)
	}
	if c.isOperation(c.items, c.i) {
		return c.appliedOperation()
	}
	c.i++
	n, err := c.enclosed(it, t)
	if err != nil {
		return nil, err
	}
	parser.Cover(n, c.spanOf(it.Atom.Tokens))
	list := it.Scripts
	if t.name == "‖" {
		n, list = c.norm(n, list)
	}
	return c.suffixes(n, list)
}

// leftOfBar returns \left. y \right| x, a condition that is written with a growing bar: what stands before
// the bar, and everything behind it.
func (c *climber) leftOfBar(it *item) (parser.Node, error) {
	items, err := c.single(it.Atom)
	if err != nil {
		return nil, err
	}
	nodes, err := c.trees(c.split(items))
	if err != nil {
		return nil, err
	}
	c.i++
	if c.more() {
		behind, err := c.trees(c.split(c.items[c.i:]))
		if err != nil {
			return nil, err
		}
		nodes, c.i = append(nodes, behind...), len(c.items)
	}
	return &parser.Opaque{At: c.from(c.spanOf(it.Tokens)), Kind: "condition", Parts: nodes}, nil
}

// isOperation reports whether the bracket at the index holds an operation on two functions, (f * g),
// (f \circ g) or (f + g)', and another bracket with their argument follows.
func (r *reader) isOperation(items []*item, i int) bool {
	it := items[i]
	if it.Atom.Group == nil || r.token(it.Atom).name != "(" || i+1 >= len(items) || slices.ContainsFunc(it.Scripts, func(s *script) bool { return !s.Prime }) {
		return false
	}
	if next := r.token(items[i+1].Atom); next.class != openClass || next.name != "(" {
		return false
	}
	inner := r.itemsOf(it.Atom.Group.Body)
	if len(inner) != 3 || r.class(inner[0]) != letterClass || r.class(inner[2]) != letterClass || r.class(inner[1]) != operatorClass {
		return false
	}
	switch sign := r.token(inner[1].Atom); {
	case sign.text == "*", sign.name == "∗", sign.name == "⋆", sign.name == "∘":
		return true
	case sign.name == "+", sign.name == "-", sign.name == "*", sign.name == "/":
		return plainFunctions[r.token(inner[0].Atom).name] && plainFunctions[r.token(inner[2].Atom).name] && r.isSingle(r.itemsOf(items[i+1].Atom.Group.Body))
	}
	return false
}

// plainFunctions are the letters that stand for functions alone.
var plainFunctions = words(`f g h`)

// appliedOperation returns (f * g)(t), which has no meaning in a derivation.
func (c *climber) appliedOperation() (parser.Node, error) {
	start := c.spanOf(c.item().Tokens)
	c.i++
	args, err := c.arguments(c.item())
	if err != nil {
		return nil, err
	}
	list := c.item().Scripts
	c.i++
	return c.suffixes(&parser.Opaque{At: c.from(start), Kind: "operation on functions", Parts: args}, list)
}

// enclosed returns what a bracket holds, by its kind.
func (c *climber) enclosed(it *item, t *token) (parser.Node, error) {
	switch environments[t.name] {
	case "matrix":
		return c.matrix(it, t.name)
	case "cases":
		return c.cases(it.Atom.Group.Body, c.spanOf(it.Atom.Tokens))
	case "rows":
		return nil, faultf(t.span, msgRows)
	}
	if inner := c.onlyMatrix(it); inner != nil {
		return c.bracketedMatrix(it, inner, t)
	}
	items, err := c.single(it.Atom)
	if err != nil {
		return nil, err
	}
	span := c.spanOf(it.Atom.Tokens)
	if row := c.spaced(items); isRound(t.name) && len(row) > 1 {
		nodes, err := c.trees(row)
		if err == nil {
			err = checkValue(nodes...)
		}
		entries := &parser.List{At: parser.At(span), Items: nodes}
		return &parser.List{At: parser.At(span), Items: []parser.Node{entries}}, err
	}
	if items = c.withoutWide(items); len(items) == 0 {
		return nil, faultf(span, msgEmpty)
	}
	switch t.name {
	case "|":
		return c.bars(items, span)
	case "‖":
		x, err := c.value(items)
		return call(parser.At(span), *t, "norm", x), err
	case "<":
		return c.angles(items, span, *t)
	case "floor", "ceil":
		x, err := c.value(items)
		return call(parser.At(span), *t, t.name, x), err
	case "{":
		return c.braces(items, span)
	case "brace":
		return c.value(items)
	}
	return c.round(items, it, span)
}

// spaced cuts the items of a row of a matrix at its wide blanks, [a \quad b]. There is one part at most
// where a comma, a text or a relation says that the blanks mean nothing.
func (c *climber) spaced(items []*item) [][]*item {
	var parts [][]*item
	from := 0
	for i := 0; i <= len(items); i++ {
		if i < len(items) && c.class(items[i]) != wideClass {
			if class := c.class(items[i]); class == separatorClass || class == textClass || class == relationClass || class == barClass {
				return nil
			}
			continue
		}
		if i > from {
			parts = append(parts, items[from:i])
		}
		from = i + 1
	}
	return parts
}

// withoutWide leaves wide blanks out.
func (r *reader) withoutWide(items []*item) []*item { return r.withoutBlanks(items) }

// round returns the value, the condition or the vector in round or square brackets. (a) is a, (a,) and (a,
// b) are vectors, and (a, b] is an interval.
func (c *climber) round(items []*item, it *item, span source.Span) (parser.Node, error) {
	nodes, err := c.listed(items)
	if err != nil {
		return nil, err
	}
	open, closing := c.token(it.Atom).name, c.closing(it).name
	if isRound(open) && isRound(closing) && open != closing {
		return &parser.Opaque{At: parser.At(span), Kind: "interval", Parts: nodes}, nil
	}
	if len(nodes) == 1 && len(c.split(items)) == 1 && !c.endsWithSeparator(items) {
		return nodes[0], nil
	}
	if err := checkValue(nodes...); err != nil {
		return nil, err
	}
	return &parser.List{At: parser.At(span), Items: nodes}, nil
}

// endsWithSeparator reports whether a comma stands at the end.
func (r *reader) endsWithSeparator(items []*item) bool {
	return r.class(items[len(items)-1]) == separatorClass
}

// braces returns what stands in \{ \}: a set, or one value for which they are brackets.
func (c *climber) braces(items []*item, span source.Span) (parser.Node, error) {
	nodes, err := c.listed(items)
	if err != nil {
		return nil, err
	}
	if len(nodes) == 1 && parser.CheckValue(nodes[0]) == "" {
		if opaque, ok := nodes[0].(*parser.Opaque); !ok || opaque.Kind != "condition" {
			return nodes[0], nil
		}
	}
	if n := len(nodes); n >= 3 && isDots(nodes[n-2]) {
		if _, ok := nodes[0].(*parser.Number); ok {
			return &parser.Range{At: parser.At(span), Lower: nodes[0], Upper: nodes[n-1]}, nil
		}
	}
	return &parser.Set{At: parser.At(span), Items: nodes}, nil
}

// bars returns |x|.
func (c *climber) bars(items []*item, span source.Span) (parser.Node, error) {
	x, err := c.tree(items)
	if err != nil {
		return nil, err
	}
	if _, set := x.(*parser.Set); !set {
		err = checkValue(x)
	}
	return &parser.Bars{At: parser.At(span), X: x}, err
}

// norm returns the norm that the subscript of double bars says, and the scripts without that: 2 and F are
// the plain one, of Euclid and of Frobenius.
func (c *climber) norm(n parser.Node, list []*script) (parser.Node, []*script) {
	plain, ok := n.(*parser.Call)
	if !ok {
		return n, list
	}
	label, kept := "", []*script(nil)
	for _, s := range list {
		if s.Prime || c.tokens[s.Tokens[0].Pos.Offset].text != "_" {
			kept = append(kept, s)
			continue
		}
		label = c.signs(s.Atom)
	}
	if label != "" && label != "2" && label != "F" {
		return &parser.Opaque{At: plain.At, Kind: "norm " + label, Parts: plain.Args}, kept
	}
	return plain, kept
}

// signs returns the names of the signs that an atom consists of, without commands and brackets.
func (r *reader) signs(a *atom) string {
	var b strings.Builder
	for _, t := range a.Tokens {
		if known := r.tokens[t.Pos.Offset]; known.arity() == 0 && known.name != "brace" {
			b.WriteString(known.name)
		}
	}
	return b.String()
}

// angles returns what stands in \langle \rangle: an inner product of two, a vector of more; of one, a
// mean, which has no meaning in a derivation.
func (c *climber) angles(items []*item, span source.Span, t token) (parser.Node, error) {
	if c.isConditioned(items) && !c.relates(items) {
		return c.braket(items, span, t)
	}
	nodes, err := c.listed(items)
	if err != nil {
		return nil, err
	}
	if err := checkValue(nodes...); err != nil {
		return nil, err
	}
	switch len(nodes) {
	case 1:
		return &parser.Opaque{At: parser.At(span), Kind: "mean", Parts: nodes}, nil
	case 2:
		yes, no := "angle brackets around two values are their inner product", "angle brackets around two values are a vector"
		if c.decide("angle brackets", span, true, yes, no) {
			return call(parser.At(span), t, "dot", nodes...), nil
		}
	}
	return &parser.List{At: parser.At(span), Items: nodes}, nil
}

// braket returns \langle a | b \rangle, an inner product.
func (c *climber) braket(items []*item, span source.Span, t token) (parser.Node, error) {
	nodes, err := c.listed(items)
	if err != nil {
		return nil, err
	}
	inner := nodes[0].(*parser.Opaque)
	if len(inner.Parts) != 2 {
		return inner, nil
	}
	return call(parser.At(span), t, "dot", inner.Parts...), nil
}
