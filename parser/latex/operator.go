package latex

import (
	"slices"
	"strings"

	"nabla/parser"
)

// infixOperator is an operator between two operands.
type infixOperator struct {
	name     string
	level    parser.Level
	implicit bool
}

// further are the operators that only this notation has, with their levels.
var further = map[string]parser.Level{
	"±": parser.SumLevel, "∓": parser.SumLevel, "⊕": parser.SumLevel, "⊖": parser.SumLevel, "∪": parser.SumLevel, "∖": parser.SumLevel,
	"×": parser.ProductLevel, "∘": parser.ProductLevel, "⊗": parser.ProductLevel, "∗": parser.ProductLevel, "⋆": parser.ProductLevel,
	"∩": parser.ProductLevel, "mod": parser.ProductLevel, "⋊": parser.ProductLevel, "⋉": parser.ProductLevel,
}

// operations names the operators that have no meaning in a derivation, in a reader's words.
var operations = map[string]string{
	"±": "double sign", "∓": "double sign", "⊕": "direct sum", "⊖": "operation ⊖", "∪": "union", "∩": "intersection",
	"∖": "difference of sets", "∘": "composition", "∗": "convolution", "⋆": "convolution", "⋊": "product of groups", "⋉": "product of groups",
}

// loose are the operators of products that bind less than factors side by side, A ⊙ B c.
var loose = words(`⊙ .* ./ ⊗ × ∘`)

// looseFactors takes the factors that stand side by side behind the first one after an operator.
func (c *climber) looseFactors(first parser.Node, sign token) (parser.Node, error) {
	op, ok := c.infix()
	if !ok || !op.implicit {
		return first, nil
	}
	yes := "the factors side by side behind " + quote(sign.text) + " are its right operand"
	no := quote(sign.text) + " takes the one factor behind it"
	if sign.name != "×" && !c.decide("operand "+sign.name, sign.span, sign.name != "/", yes, no) {
		return first, nil
	}
	var err error
	for err == nil && ok && op.implicit {
		first, err = c.juxtaposition(first)
		op, ok = c.infix()
	}
	return first, err
}

// isStrokeOpen reports whether the factor at the cursor may belong to the denominator before it, as in
// x/2y: it stands there without a blank, or behind a number, and the numerator is no number.
func (c *climber) isStrokeOpen(numerator parser.Node) bool {
	if _, number := numerator.(*parser.Number); number || !c.more() || c.at(0).gap && c.at(-1).class != numberClass || c.at(0).thin {
		return false
	}
	switch c.at(0).class {
	case letterClass, fontClass, accentClass:
		return true
	}
	return false
}

// infix returns the operator between what is taken and the item at the cursor: a sign, the bar of an
// evaluation, or none where factors stand side by side.
func (c *climber) infix() (op infixOperator, ok bool) {
	if !c.more() {
		return op, false
	}
	t := c.at(0)
	switch t.class {
	case operatorClass:
		if level, found := further[t.name]; found {
			return infixOperator{name: t.name, level: level}, true
		}
		known, found := parser.LookupOperator(t.name)
		return infixOperator{name: t.name, level: known.Level}, found && t.name != "not"
	case relationClass, colonClass:
		return infixOperator{name: t.name, level: parser.RelationLevel}, true
	case textClass:
		if word := wordOf(t.name); word == "and" || word == "or" {
			known, _ := parser.LookupOperator(word)
			return infixOperator{name: word, level: known.Level}, true
		}
	case barClass:
		if len(c.item().Scripts) > 0 {
			return infixOperator{name: "|", level: parser.EvaluationLevel}, true
		}
		return op, false
	case separatorClass, arrowClass, looseClass, wideClass, infixClass:
		return op, false
	}
	return infixOperator{name: "*", level: parser.ProductLevel, implicit: true}, true
}

// join takes the operator and what stands behind it, and combines that with what stands before.
func (c *climber) join(left parser.Node, op infixOperator) (parser.Node, error) {
	switch {
	case op.name == "|":
		return c.evaluate(left)
	case op.level == parser.RelationLevel:
		return c.comparison(left)
	case op.level == parser.AndLevel || op.level == parser.OrLevel:
		return c.logic(left, op)
	case op.implicit:
		return c.juxtaposition(left)
	}
	at := c.at(0)
	c.i++
	right, err := c.expression(op.level + 1)
	if err == nil && (loose[op.name] || op.name == "/" && c.isStrokeOpen(left)) {
		right, err = c.looseFactors(right, at)
	}
	if err == nil && operations[op.name] == "" {
		err = checkValue(left, right)
	}
	if err != nil {
		return nil, err
	}
	return c.operation(left, op.name, right, at), nil
}

// operation returns an operation on two values.
func (c *climber) operation(left parser.Node, name string, right parser.Node, sign token) parser.Node {
	at := c.from(left.Span())
	if kind, ok := operations[name]; ok {
		return &parser.Opaque{At: at, Kind: kind, Parts: []parser.Node{left, right}}
	}
	switch {
	case name == "⊗":
		return call(at, sign, "kron", left, right)
	case name == "mod":
		return call(at, sign, "mod", left, right)
	case name == "×" && isVector(left) && isVector(right):
		return call(at, sign, "cross", left, right)
	case name == "×":
		name = "*"
	}
	known, _ := parser.LookupOperator(name)
	return &parser.Binary{At: at, Op: known.Op, X: left, Y: right}
}

// isVector reports whether the node is written as a vector.
func isVector(n parser.Node) bool {
	switch n := n.(type) {
	case *parser.List:
		return true
	case *parser.Name:
		return strings.Contains(n.Base, "_vec") || strings.Contains(n.Base, "_bold")
	}
	return false
}

// call returns an application of a function that the sign at the place stands for.
func call(at parser.At, sign token, name string, args ...parser.Node) *parser.Call {
	return &parser.Call{At: at, Function: parser.NewName(sign.span, name, nil, ""), Args: args}
}

// juxtaposition combines two factors that are written side by side. Of two numbers, 1 000, that would
// hardly be meant.
func (c *climber) juxtaposition(left parser.Node) (parser.Node, error) {
	t, before := c.at(0), c.at(-1)
	if t.class == numberClass && before.class == numberClass && len(c.items[c.i-1].Scripts) == 0 {
		return nil, faultf(t.span, msgTwoNumbers, quote(before.name), quote(t.name))
	}
	right, err := c.expression(parser.ProductLevel + 1)
	if err == nil {
		err = checkValue(left, right)
	}
	if err != nil {
		return nil, err
	}
	return &parser.Binary{At: c.from(left.Span()), Op: parser.Mul, X: left, Y: right, Implicit: true}, nil
}

// comparison returns a relation; several in a row, 0 <= x <= 1, are the conjunction of each.
func (c *climber) comparison(left parser.Node) (parser.Node, error) {
	start := left.Span()
	var chain []parser.Node
	for c.more() && (c.at(0).class == relationClass || c.at(0).class == colonClass) {
		known, ok := parser.LookupOperator(c.at(0).name)
		if !ok || known.Level != parser.RelationLevel {
			return c.otherRelation(left, chain)
		}
		c.i++
		right, err := c.expression(parser.RelationLevel + 1)
		if err == nil {
			err = checkValue(left)
		}
		if err == nil && known.Symbol != "in" {
			err = checkValue(right)
		}
		if err != nil {
			return nil, err
		}
		chain = append(chain, &parser.Relation{At: c.from(left.Span()), Op: known.Symbol, X: left, Y: right})
		left = right
	}
	if len(chain) == 1 {
		return chain[0], nil
	}
	return &parser.Logic{At: c.from(start), Op: "and", Args: chain}, nil
}

// otherRelation returns a relation that has no meaning in a derivation, A \subset B.
func (c *climber) otherRelation(left parser.Node, chain []parser.Node) (parser.Node, error) {
	sign := c.at(0)
	c.i++
	right, err := c.expression(parser.RelationLevel)
	if err != nil {
		return nil, err
	}
	parts := append(chain, left, right)
	return &parser.Opaque{At: c.from(parts[0].Span()), Kind: "relation " + sign.name, Parts: parts}, nil
}

// logic combines conditions by `and` or `or`, all that follow each other at once.
func (c *climber) logic(left parser.Node, op infixOperator) (parser.Node, error) {
	args, conditions := []parser.Node{left}, c.checkCondition(left) == nil
	for {
		next, ok := c.infix()
		if !ok || next != op {
			break
		}
		c.i++
		x, err := c.expression(op.level + 1)
		if err != nil {
			return nil, err
		}
		args, conditions = append(args, x), conditions && c.checkCondition(x) == nil
	}
	if !conditions {
		return &parser.Opaque{At: c.from(left.Span()), Kind: op.name, Parts: args}, nil
	}
	return &parser.Logic{At: c.from(left.Span()), Op: op.name, Args: args}, nil
}

// condition returns the condition of items; commas in it join.
func (r *reader) condition(items []*item) (parser.Node, error) {
	nodes, err := r.trees(r.split(r.trim(r.spliced(items))))
	if err != nil {
		return nil, err
	}
	for _, n := range nodes {
		if err := r.checkCondition(n); err != nil {
			return nil, err
		}
	}
	switch len(nodes) {
	case 0:
		return nil, faultf(r.end(), msgEmpty)
	case 1:
		return nodes[0], nil
	}
	span := nodes[0].Span()
	span.End = nodes[len(nodes)-1].Span().End
	return &parser.Logic{At: parser.At(span), Op: "and", Args: nodes}, nil
}

// relates reports whether a relation stands among the items.
func (r *reader) relates(items []*item) bool {
	return slices.ContainsFunc(items, func(it *item) bool {
		_, _, ok := r.relation(it)
		return ok
	})
}
