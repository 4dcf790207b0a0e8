package latex

import (
	"nabla/parser"
	"nabla/parser/source"
)

// Values at a point: f |_{x=v}, [F]_a^b, and a derivative with a bracket behind it.

// evaluate returns f |_{x=v} or F |_a^b, the cursor being at the bar.
func (c *climber) evaluate(left parser.Node) (parser.Node, error) {
	if err := checkValue(left); err != nil {
		return nil, err
	}
	it := c.item()
	s, err := c.scriptsOf(it.Scripts)
	if err != nil {
		return nil, err
	}
	c.i++
	if s.sub == nil {
		return nil, faultf(c.spanOf(it.Tokens), msgEvaluation)
	}
	n, err := c.bounds(left, &s)
	if err != nil {
		return nil, err
	}
	parser.Cover(n, source.Span(c.from(left.Span())))
	if s.sup != nil {
		return c.raise(n, s.sup.Atom, c.spanOf(s.sup.Tokens))
	}
	return n, nil
}

// bounds returns a value with something set for its variable, or the difference of two such. The scripts
// that it takes are removed. Without a variable in the bounds it is the only name of the expression, if
// there is only one besides the bounds.
func (c *climber) bounds(n parser.Node, s *scripts) (parser.Node, error) {
	items, err := c.content(s.sub.Atom)
	if err != nil {
		return nil, err
	}
	at := parser.At(source.Join(n.Span(), c.spanOf(s.sub.Tokens)))
	lower, err := c.tree(c.trim(items))
	if err != nil {
		return nil, err
	}
	var variable parser.Node
	if equation, ok := lower.(*parser.Relation); ok && equation.Op == "=" {
		variable, lower = equation.X, equation.Y
	} else if checkValue(lower) != nil {
		return &parser.Opaque{At: at, Kind: "restriction", Parts: []parser.Node{n, lower}}, c.drop(s, false)
	}
	if variable == nil && s.sup == nil {
		return &parser.Opaque{At: at, Kind: "value at a point", Parts: []parser.Node{n, lower}}, c.drop(s, false)
	}
	if variable != nil && s.sup == nil {
		return c.substituted(n, variable, lower, at, s)
	}
	at = parser.At(source.Join(source.Span(at), c.spanOf(s.sup.Tokens)))
	upper, err := c.upperValue(s.sup, variable)
	if err != nil {
		return nil, err
	}
	if variable == nil {
		only := onlyName(n)
		if only == nil {
			only = besideBounds(n, lower, upper)
		}
		if only == nil {
			return &parser.Opaque{At: at, Kind: "difference of values", Parts: []parser.Node{n, lower, upper}}, c.drop(s, true)
		}
		variable = only
	}
	high := &parser.Substitution{At: at, Body: n, Variable: variable, Value: upper}
	low := &parser.Substitution{At: at, Body: n, Variable: variable, Value: lower}
	return &parser.Binary{At: at, Op: parser.Sub, X: high, Y: low}, c.drop(s, true)
}

// besideBounds returns the one name in the expression that stands in neither of two bounds that are
// different names, x of [x^2/(b - a)]_a^b; else nil.
func besideBounds(n, lower, upper parser.Node) *parser.Name {
	a, ok := lower.(*parser.Name)
	b, also := upper.(*parser.Name)
	if !ok || !also || a.Text == b.Text || a.Text == "inf" || b.Text == "inf" {
		return nil
	}
	return onlyName(n, a.Text, b.Text)
}

// upperValue returns the upper of two bounds at a bar, which may name the variable again.
func (c *climber) upperValue(sup *script, variable parser.Node) (parser.Node, error) {
	name, ok := variable.(*parser.Name)
	if !ok {
		return c.argument(sup.Atom)
	}
	return c.limitOf(sup, name)
}

// substituted returns f |_{x=v}.
func (c *climber) substituted(n, variable, v parser.Node, at parser.At, s *scripts) (parser.Node, error) {
	switch variable.(type) {
	case *parser.Name, *parser.Component:
		return &parser.Substitution{At: at, Body: n, Variable: variable, Value: v}, c.drop(s, false)
	}
	return nil, faultf(variable.Span(), msgEvaluation)
}

// drop removes the subscript, and if both are taken the superscript.
func (c *climber) drop(s *scripts, both bool) error {
	s.sub = nil
	if both {
		s.sup = nil
	}
	return nil
}

// there returns the value of a derivative at what stands in a bracket behind it, \frac{df}{dx}(x_0).
func (c *climber) there(n parser.Node, q *quotient) (parser.Node, error) {
	fence := c.fence()
	if fence == nil {
		return n, nil
	}
	items, err := c.single(fence.Atom)
	if err != nil || len(items) == 0 || !c.isPlainName(items) && len(c.split(items)) < 2 {
		return n, err
	}
	yes, no := "a bracket behind a derivative says where it is taken", "a bracket behind a derivative is a factor"
	if !c.decide("derivative", c.spanOf(fence.Tokens), true, yes, no) {
		return n, nil
	}
	c.i++
	values, err := c.listed(items)
	if err != nil {
		return nil, err
	}
	at := parser.At(source.Join(n.Span(), c.spanOf(fence.Atom.Tokens)))
	variable, ok := q.by[0].Variable.(*parser.Name)
	switch {
	case len(values) > 1 || len(q.by) > 1 || !ok || checkValue(values[0]) != nil:
		n = &parser.Opaque{At: at, Kind: "value at a point", Parts: append([]parser.Node{n}, values...)}
	case !parser.Equal(variable, values[0]):
		n = &parser.Substitution{At: at, Body: n, Variable: variable, Value: values[0]}
	}
	return c.suffixes(n, fence.Scripts)
}
