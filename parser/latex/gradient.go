package latex

import (
	"errors"
	"slices"

	"nabla/parser"
	"nabla/parser/source"
)

// gradient returns what begins with a nabla: \nabla_x f, \nabla^2_x f, or for a function of one name the
// gradient by that.
func (c *climber) gradient(t token) (parser.Node, error) {
	s, err := c.scriptsOf(c.item().Scripts)
	if err != nil {
		return nil, err
	}
	c.i++
	name := "grad"
	if s.sup != nil {
		if items, err := c.content(s.sup.Atom); err == nil && len(items) == 1 && c.token(items[0].Atom).name == "2" {
			name = "hess"
		}
	}
	if c.more() && c.at(0).class == operatorClass && c.at(0).name != "-" {
		kind := "divergence"
		if c.at(0).name == "×" {
			kind = "curl"
		}
		c.i++
		return c.opaqueOf(kind, t)
	}
	var variables []parser.Node
	if s.sub != nil {
		if variables, err = c.subscript(s.sub.Atom, ""); err != nil {
			return nil, err
		}
	}
	body, transposed, err := c.gradientBody(t.span, variables, s.sub)
	if err != nil {
		return nil, err
	}
	if len(variables) == 0 {
		if applied, ok := body.(*parser.Call); ok && len(applied.Args) == 1 {
			if by, ok := applied.Args[0].(*parser.Name); ok {
				variables = []parser.Node{by}
			}
		} else if ok && name == "grad" && applied.Primes == 0 && areNames(applied.Args) {
			return bySeveral(c.from(t.span), applied, transposed), nil
		}
	}
	at := c.from(t.span)
	if len(variables) != 1 || !isVariable(variables[0]) {
		return &parser.Opaque{At: at, Kind: "gradient without its variable", Parts: []parser.Node{body}}, nil
	}
	n := call(at, t, name, body, variables[0])
	if transposed {
		return &parser.Postfix{At: at, Op: "'", X: n}, nil
	}
	return n, nil
}

// bySeveral returns the gradient of f(x, y) by its arguments, a column.
func bySeveral(at parser.At, applied *parser.Call, transposed bool) parser.Node {
	list := &parser.List{At: at}
	for _, a := range applied.Args {
		list.Items = append(list.Items, &parser.Derivative{At: at, Body: applied, By: []parser.By{{Variable: a}}, Partial: true})
	}
	if transposed {
		return &parser.Postfix{At: at, Op: "'", X: list}
	}
	return list
}

// areNames reports whether all nodes are names, each another one.
func areNames(nodes []parser.Node) bool {
	seen := map[string]bool{}
	for _, n := range nodes {
		name, ok := n.(*parser.Name)
		if !ok || seen[name.Text] {
			return false
		}
		seen[name.Text] = true
	}
	return len(nodes) > 0
}

// gradientBody takes what a nabla applies to: one operand with the constant factors before it, or the whole
// product if it begins with the variable itself, x^T A x. A transpose behind an application is that of the
// gradient. So \nabla_x x^T A x is the gradient of the quadratic form, and \nabla f(x)^T y the transposed
// gradient times y.
func (c *climber) gradientBody(span source.Span, variables []parser.Node, sub *script) (body parser.Node, transposed bool, err error) {
	start := c.i
	if !c.bodyFollows() || c.class(c.item()) == operatorClass {
		body, err = c.derivativeBody(span)
		return body, false, err
	}
	body, err = c.expression(parser.PowerLevel)
	for err == nil && c.isProduct() && (isNumeric(body) || c.variableFollows(body, variables, sub)) {
		op, _ := c.infix()
		body, err = c.join(body, op)
	}
	if err != nil || checkValue(body) != nil {
		return body, false, errors.Join(err, checkValue(body))
	}
	if c.isProduct() && beginsWithOne(body, variables) {
		c.i = start
		body, err = c.derivativeBody(span)
		return body, false, err
	}
	if post, ok := body.(*parser.Postfix); ok && post.Op == "'" {
		if _, applied := post.X.(*parser.Call); applied {
			return post.X, true, nil
		}
	}
	return body, false, nil
}

// variableFollows reports whether the one variable occurs in the rest of the product, and not in what is
// taken.
func (c *climber) variableFollows(taken parser.Node, variables []parser.Node, sub *script) bool {
	if sub == nil || len(variables) != 1 {
		return false
	}
	name, ok := variables[0].(*parser.Name)
	if !ok || mentions(taken, name.Text) {
		return false
	}
	end := c.i
	for end < len(c.items) && !c.endsTerm(end) {
		end++
	}
	return c.occurs(c.tokensOf(name, sub), c.items[c.i:end])
}

// isProduct reports whether a further factor follows.
func (c *climber) isProduct() bool {
	op, ok := c.infix()
	return ok && op.level == parser.ProductLevel
}

// isNumeric reports whether the node is made of numbers.
func isNumeric(n parser.Node) bool {
	switch n := n.(type) {
	case *parser.Number:
		return true
	case *parser.Binary:
		return isNumeric(n.X) && isNumeric(n.Y)
	}
	return false
}

// beginsWithOne reports whether the node is one of the variables, or a power or the transpose of one, or
// another name in a product of matrices that has one later on.
func beginsWithOne(n parser.Node, variables []parser.Node) bool {
	switch n := n.(type) {
	case *parser.Postfix:
		return beginsWithOne(n.X, variables)
	case *parser.Binary:
		return beginsWithOne(n.X, variables)
	}
	return slices.ContainsFunc(variables, func(v parser.Node) bool { return parser.Equal(v, n) })
}

// opaqueOf returns an operator without meaning in a derivation, with what it applies to.
func (c *climber) opaqueOf(kind string, t token) (parser.Node, error) {
	body, err := c.expression(parser.ProductLevel)
	if err != nil {
		return nil, err
	}
	return &parser.Opaque{At: c.from(t.span), Kind: kind, Parts: []parser.Node{body}}, nil
}
