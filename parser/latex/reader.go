package latex

import (
	"slices"

	"nabla/parser"
	"nabla/parser/limit"
	"nabla/parser/source"
)

// reader makes the trees of one side.
type reader struct {
	*layout
	know        knowledge
	other       []string // the keys of the ambiguities that are decided the other way
	ambiguities []Ambiguity
	bound       []string // the indices and variables that sums and integrals around bind
	fonts       []string // the fonts of the commands around
	nested      int      // lists of items within lists
}

// newReader returns a reader of a side of the formula.
func newReader(l *layout, scope parser.Scope, other []string) *reader {
	return &reader{layout: l, know: knowledge{scope}, other: other}
}

// decide takes the likelier of two readings, or the other one if that is asked for, and notes that it
// was a decision.
func (r *reader) decide(key string, span source.Span, likely bool, yes, no string) bool {
	if !slices.ContainsFunc(r.ambiguities, func(a Ambiguity) bool { return a.Key == key }) {
		a := Ambiguity{Span: span, Key: key, Taken: yes, Other: no}
		if !likely {
			a.Taken, a.Other = no, yes
		}
		r.ambiguities = append(r.ambiguities, a)
	}
	return likely != slices.Contains(r.other, key)
}

// side returns the tree of a whole side. Values with commas between them are a range, 1, ..., n, or a
// set.
func (r *reader) side(items []*item) (parser.Node, error) {
	items = r.trim(r.spliced(items))
	if len(items) == 0 {
		return nil, faultf(r.end(), msgEmpty)
	}
	if parts := r.split(items); len(parts) > 1 {
		return r.enumeration(parts, r.spanOfItems(items))
	}
	if r.isConditioned(items) && !r.relates(items) {
		nodes, err := r.listed(items)
		if err != nil {
			return nil, err
		}
		return nodes[0], nil
	}
	return r.tree(items)
}

// split cuts items at the separators.
func (r *reader) split(items []*item) [][]*item {
	var parts [][]*item
	from := 0
	for i, it := range items {
		if r.class(it) == separatorClass {
			if i > from {
				parts = append(parts, items[from:i])
			}
			from = i + 1
		}
	}
	if from < len(items) {
		parts = append(parts, items[from:])
	}
	return parts
}

// enumeration returns the range or the set of values with commas between.
func (r *reader) enumeration(parts [][]*item, span source.Span) (parser.Node, error) {
	nodes, err := r.trees(parts)
	if err != nil {
		return nil, err
	}
	n := len(nodes)
	if n >= 3 && isDots(nodes[n-2]) {
		if lower, ok := nodes[0].(*parser.Number); ok {
			return &parser.Range{At: parser.At(span), Lower: lower, Upper: nodes[n-1]}, nil
		}
	}
	return &parser.Set{At: parser.At(span), Items: nodes}, nil
}

// isDots reports whether the node stands for dots.
func isDots(n parser.Node) bool {
	opaque, ok := n.(*parser.Opaque)
	return ok && opaque.Kind == dots
}

// trees returns the trees of several lists of items.
func (r *reader) trees(parts [][]*item) ([]parser.Node, error) {
	nodes := make([]parser.Node, len(parts))
	for i, part := range parts {
		n, err := r.tree(part)
		if err != nil {
			return nil, err
		}
		nodes[i] = n
	}
	return nodes, nil
}

// tree returns the tree of items that are one expression or condition.
func (r *reader) tree(items []*item) (parser.Node, error) {
	items = r.spliced(items)
	for len(items) > 0 && r.isBlank(items[len(items)-1]) {
		items = items[:len(items)-1]
	}
	if len(items) == 0 {
		return nil, faultf(r.end(), msgEmpty)
	}
	if r.nested++; r.nested > 2*limit.Nesting {
		return nil, faultf(r.spanOf(items[0].Tokens), msgNesting, 2*limit.Nesting)
	}
	defer func() { r.nested-- }()
	if r.hasInfix(items) {
		return r.divided(items)
	}
	c := &climber{reader: r, items: items}
	n, err := c.expression(parser.OrLevel)
	if err == nil && c.more() {
		err = c.leftover()
	}
	return n, err
}

// divided returns a over b and n choose k, which part the whole group that they stand in.
func (r *reader) divided(items []*item) (parser.Node, error) {
	at := slices.IndexFunc(items, func(it *item) bool { return r.class(it) == infixClass })
	sign := r.token(items[at].Atom)
	if sign.name == "atop" {
		return nil, faultf(sign.span, msgAtop)
	}
	x, err := r.value(items[:at])
	if err != nil {
		return nil, err
	}
	whole := parser.At(r.spanOfItems(items))
	if sign.name == "binom" {
		return r.binomialOf(x, items[at+1:], whole, *sign)
	}
	y, err := r.value(items[at+1:])
	if err != nil {
		return nil, err
	}
	return &parser.Binary{At: whole, Op: parser.Div, X: x, Y: y}, nil
}

// binomialOf returns n over the items below it; of several it is a multinomial coefficient.
func (r *reader) binomialOf(n parser.Node, below []*item, at parser.At, sign token) (parser.Node, error) {
	nodes, err := r.trees(r.split(r.spliced(below)))
	if err == nil {
		err = checkValue(nodes...)
	}
	if err != nil {
		return nil, err
	}
	if len(nodes) == 0 {
		return nil, faultf(sign.span, msgOperandAfter, quote(sign.text))
	}
	name := "binom"
	if len(nodes) > 1 {
		name = "multinomial"
	}
	return call(at, sign, name, append([]parser.Node{n}, nodes...)...), nil
}

// isBlank reports whether the item is a wide blank or an empty group.
func (r *reader) isBlank(it *item) bool {
	return r.class(it) != separatorClass && r.isPunctuation(it)
}

// value returns the tree of items that are one value.
func (r *reader) value(items []*item) (parser.Node, error) {
	n, err := r.tree(items)
	if err == nil {
		err = checkValue(n)
	}
	return n, err
}

// checkValue refuses a condition, a set or a range.
func checkValue(nodes ...parser.Node) error {
	for _, n := range nodes {
		if reason := parser.CheckValue(n); reason != "" {
			return &fault{n.Span(), reason}
		}
	}
	return nil
}

// content returns the items of an atom: those within its braces, or the atom itself.
func (r *reader) content(a *atom) ([]*item, error) {
	if a.Group == nil || r.token(a).name != "brace" {
		return []*item{{Tokens: a.Tokens, Atom: a}}, nil
	}
	return r.single(a)
}

// single returns the items of a bracket that must have one row and one cell.
func (r *reader) single(a *atom) ([]*item, error) {
	rows := a.Group.Body.Rows
	switch {
	case len(rows) > 1:
		return nil, faultf(r.spanOf(a.Tokens), msgRows)
	case len(rows[0].Cells) > 1:
		return nil, faultf(r.spanOf(a.Tokens), msgColumns)
	}
	return r.spliced(rows[0].Cells[0].Items), nil
}

// climber makes the tree of a list of items by precedence climbing, as that of the plain notation does.
type climber struct {
	*reader
	items []*item
	i     int // the item at the cursor
	depth int // of expressions within expressions, brackets apart
}

// more reports whether an item is left.
func (c *climber) more() bool { return c.i < len(c.items) }

// item returns the item at the cursor.
func (c *climber) item() *item { return c.items[c.i] }

// at returns the token of the item at a distance from the cursor, a token without class at the end.
func (c *climber) at(distance int) token {
	if i := c.i + distance; i >= 0 && i < len(c.items) {
		return *c.token(c.items[i].Atom)
	}
	return token{}
}

// from returns the place from the offset to the last item that is taken.
func (c *climber) from(start source.Span) parser.At {
	if c.i == 0 {
		return parser.At(start)
	}
	return parser.At(source.Join(start, c.spanOf(c.items[c.i-1].Tokens)))
}

// here is the place of the item at the cursor, or of what stands before the end.
func (c *climber) here() source.Span {
	if c.more() {
		return c.spanOf(c.item().Tokens)
	}
	last := c.spanOf(c.items[len(c.items)-1].Tokens)
	return source.Span{Start: last.End, End: last.End}
}

// leftover is the error for an item that has no place in an expression.
func (c *climber) leftover() error {
	t := c.at(0)
	switch t.class {
	case relationClass, colonClass:
		return faultf(c.here(), msgRelation, quote(t.text))
	case textClass:
		return faultf(c.here(), msgTextWithin, quote(t.name))
	case barClass:
		return faultf(c.here(), msgBar)
	case looseClass:
		return faultf(c.here(), msgLooseBracket, quote(t.text))
	case unknownClass:
		return c.unknown(t)
	case separatorClass:
		return faultf(c.here(), msgTuple)
	}
	before := "the start"
	if c.i > 0 {
		before = quote(c.text.Slice(c.spanOf(c.items[c.i-1].Tokens)))
	}
	return faultf(c.here(), msgLeftover, quote(t.text), before)
}

// unknown is the error for a command or a sign that stands in no table.
func (r *reader) unknown(t token) error {
	switch {
	case t.text == "$":
		return faultf(t.span, msgDollar)
	case t.text == "#":
		return faultf(t.span, msgLooseParameter, quote(t.text))
	case t.text[0] != '\\':
		return faultf(t.span, msgUnknownSign, quote(t.text))
	}
	err := faultf(t.span, msgUnknownMacro, quote(t.text)).(*fault)
	if near, ok := r.know.nearest(t.text[1:]); ok && commands[`\`+near].class != unknownClass {
		err.message += didYouMean(`\` + near)
	}
	return err
}

// expression returns the longest expression at the cursor whose operators bind at least as tightly as
// the level.
func (c *climber) expression(least parser.Level) (parser.Node, error) {
	if c.depth++; c.depth > limit.Nesting {
		return nil, faultf(c.here(), msgDepth, limit.Nesting)
	}
	defer func() { c.depth-- }()
	left, err := c.prefixed(least)
	for err == nil {
		op, ok := c.infix()
		if !ok || op.level < least {
			return left, nil
		}
		left, err = c.join(left, op)
	}
	return nil, err
}

// prefixed returns an operand with the signs before it. A sign binds as a sum does, -a b is -(a b).
func (c *climber) prefixed(least parser.Level) (parser.Node, error) {
	if !c.more() {
		return nil, c.missing()
	}
	t := c.at(0)
	if t.class != operatorClass {
		return c.operand()
	}
	start := t.span
	switch t.name {
	case "+", "-", "±", "∓":
		c.i++
		x, err := c.expression(max(least, parser.ProductLevel))
		if err == nil {
			err = checkValue(x)
		}
		if err != nil {
			return nil, err
		}
		if t.name == "+" || t.name == "-" {
			return &parser.Unary{At: c.from(start), Op: t.name, X: x}, nil
		}
		return &parser.Opaque{At: c.from(start), Kind: "double sign", Parts: []parser.Node{x}}, nil
	case "∪", "∩":
		if len(c.item().Scripts) == 0 {
			return nil, c.missing()
		}
		c.i++
		x, err := c.expression(parser.ProductLevel)
		return &parser.Opaque{At: c.from(start), Kind: operations[t.name], Parts: []parser.Node{x}}, err
	case "not":
		c.i++
		x, err := c.expression(parser.NotLevel)
		if err != nil {
			return nil, err
		}
		if c.checkCondition(x) != nil {
			return &parser.Opaque{At: c.from(start), Kind: "not", Parts: []parser.Node{x}}, nil
		}
		return &parser.Logic{At: c.from(start), Op: "not", Args: []parser.Node{x}}, nil
	}
	return nil, c.missing()
}

// missing is the error for a place where an operand is expected.
func (c *climber) missing() error {
	if c.i == 0 {
		return faultf(c.here(), msgOperandBefore, quote(c.at(0).text))
	}
	return faultf(c.here(), msgOperandAfter, quote(c.at(-1).text))
}

// checkCondition refuses what cannot be a condition.
func (r *reader) checkCondition(n parser.Node) error {
	switch n.(type) {
	case *parser.Relation, *parser.Logic, *parser.Call, *parser.Opaque:
		return nil
	}
	return faultf(n.Span(), msgCondition)
}
