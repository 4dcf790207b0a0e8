package symbolic

import (
	"nabla/parser"
	"nabla/symbolic/function"
)

// Sums, products, integrals, derivatives and substitutions, which bind or mention a name.

// big resolves a sum or product; without bounds the index must have a declared range. A sum of arrays is
// one of their entries. The index is bound before condition and body are read and released after, also if
// reading fails; its bounds stand outside.
func (r *resolution) big(n *parser.Big) (value, error) {
	lower, upper, err := r.bounds(n)
	if err != nil {
		return value{}, err
	}
	index := Fresh(n.Index.Text)
	r.bound = append(r.bound, binding{name: n.Index.Text, symbol: index, index: true, lower: lower, upper: upper})
	defer func() { r.bound = r.bound[:len(r.bound)-1] }()
	condition := always
	if n.Where != nil {
		if condition, err = r.node(n.Where); err != nil {
			return value{}, err
		}
	}
	body, err := r.value(n.Body)
	switch {
	case err != nil:
		return value{}, err
	case n.Product && body.array != nil:
		return value{}, unsupported(n, "a product of arrays over an index")
	case n.Product:
		return value{number: BigProduct(index, lower, upper, condition, body.number)}, nil
	case body.array == nil:
		return value{number: BigSum(index, lower, upper, condition, body.number)}, nil
	}
	return value{array: body.array.each(func(e *Expr) *Expr { return BigSum(index, lower, upper, condition, e) })}, nil
}

// bounds resolves the range that is written, or that of the declared index.
func (r *resolution) bounds(n *parser.Big) (lower, upper *Expr, err error) {
	if n.Lower == nil || n.Upper == nil {
		v := r.scope.Variable(n.Index.Text)
		if v == nil || v.Lower == nil {
			v = r.inferRange(n.Index.Text, n.Body)
		}
		if v == nil {
			return nil, nil, r.fail(n.Index, "the index `%s` has no declared range; write the bounds or `index %s in 1..n`", n.Index.Text, n.Index.Text)
		}
		return v.Lower, v.Upper, nil
	}
	for _, end := range []parser.Node{n.Lower, n.Upper} {
		if mentionsName(end, n.Index.Text) {
			return nil, nil, r.fail(end, "this bound depends on the index `%s` that it bounds", n.Index.Text)
		}
	}
	if lower, err = r.end(n.Lower); err != nil {
		return nil, nil, err
	}
	if upper, err = r.end(n.Upper); err == nil {
		r.inferCount(lower, upper)
	}
	return lower, upper, err
}

// inferCount notes that a name up to which one adds or multiplies, n or n - 1, and of which nothing else is
// said, is a natural number, and a positive one if the range had fewer than no terms at 0. sum(k, 1, n,
// f(k)) needs n >= 0 to be the sum that one means; and prod(k, 2, n, ...) is written for n >= 1.
func (r *resolution) inferCount(lower, upper *Expr) {
	name, before := upper, zero
	if upper.kind == KindSum && len(upper.args) == 1 {
		name, before = upper.args[0], Number(upper.number)
	}
	if r.scope == nil || name.kind != KindSymbol || r.scope.definition(name.name) != nil {
		return
	}
	kind := NaturalNumber
	if first := Difference(Difference(lower, one), before); first.kind == KindNumber && first.number.Sign() > 0 {
		kind = PositiveInteger
	}
	if v := r.scope.Variable(name.name); v == nil || v.Inferred && v.Kind == Real {
		r.scope.Declare(&Variable{Name: name.name, Kind: kind, Inferred: true})
	}
}

// end resolves an end of the range of an index.
func (r *resolution) end(n parser.Node) (*Expr, error) {
	e, err := r.node(n)
	if err == nil && e.kind == KindNumber && !e.number.IsInt() {
		err = r.fail(n, "this end of a range is no integer")
	}
	return e, err
}

// integral resolves the range outside of the reach of its variable and the integrand inside.
func (r *resolution) integral(n *parser.Integral) (*Expr, error) {
	lower, err := r.node(n.Lower)
	if err != nil {
		return nil, err
	}
	upper, err := r.node(n.Upper)
	if err != nil {
		return nil, err
	}
	variable := Fresh(n.Variable.Text)
	r.bound = append(r.bound, binding{name: n.Variable.Text, symbol: variable, formal: true})
	defer func() { r.bound = r.bound[:len(r.bound)-1] }()
	body, err := r.node(n.Body)
	if err != nil {
		return nil, err
	}
	return Integral(variable, lower, upper, body), nil
}

// derivative nests the variables, the last one innermost, as in d^2 f/(dx dy). That of an array has those
// of its entries. diff(f, x, y) is the derivative by x of that by y.
func (r *resolution) derivative(n *parser.Derivative) (value, error) {
	variables, orders := make([]*Expr, len(n.By)), make([]*Expr, len(n.By))
	for i, by := range n.By {
		v, err := r.variable(by.Variable)
		if err == nil && r.isIndex(v) {
			err = r.fail(by.Variable, "this is an index, which takes integers; nothing is differentiated by it")
		}
		if err != nil {
			return value{}, err
		}
		variables[i] = v
	}
	body, err := r.differentiated(n.Body, variables[len(variables)-1])
	if err != nil {
		return value{}, err
	}
	for i, by := range n.By {
		if orders[i], err = r.order(by); err != nil {
			return value{}, err
		}
	}
	nest := func(e *Expr) *Expr {
		for i := len(variables) - 1; i >= 0; i-- {
			e = Unevaluated(e, variables[i], orders[i])
		}
		return e
	}
	if body.array != nil {
		return value{array: body.array.each(nest)}, nil
	}
	return value{number: nest(body.number)}, nil
}

// order resolves the order of a derivative by one variable.
func (r *resolution) order(by parser.By) (*Expr, error) {
	if by.Order == nil {
		return one, nil
	}
	order, err := r.node(by.Order)
	if err != nil {
		return nil, err
	}
	switch k, ok := order.IsInteger(); {
	case !ok && !order.IsNumber():
		return nil, unsupported(by.Order, "a derivative of the order "+brief(by.Order))
	case !ok || k < 0:
		return nil, r.fail(by.Order, "the order of a derivative is a nonnegative integer")
	}
	return order, nil
}

// isIndex reports that e is an index, bound by a sum or declared.
func (r *resolution) isIndex(e *Expr) bool {
	for _, b := range r.bound {
		if b.symbol == e {
			return b.index
		}
	}
	v := r.scope.Variable(e.name)
	return e.kind == KindSymbol && v != nil && v.Kind == Index
}

// variable resolves what one differentiates by, or puts a value for: a name or a component.
func (r *resolution) variable(n parser.Node) (*Expr, error) {
	e, err := r.node(n)
	if err != nil {
		return nil, err
	}
	if e.kind != KindSymbol && e.kind != KindComponent {
		return nil, r.fail(n, "this is not a variable")
	}
	return e, nil
}

// differentiated resolves the body of a derivative; there, the bare name of a function of one variable
// means its value at the variable: d sigma/dz is that of sigma(z). Where the function stands on the variable besides, as
// f(x) = w*x does on w, it means f(x).
func (r *resolution) differentiated(n parser.Node, variable *Expr) (value, error) {
	name, ok := n.(*parser.Name)
	if !ok {
		return r.value(n)
	}
	if t := r.scope.template(name.Text); t != nil {
		return r.value(t.ofItself(name))
	}
	if d := r.scope.definition(name.Text); d != nil {
		if len(d.Params) == 1 && !d.Family {
			e, err := r.valueAt(name, d, variable)
			return value{number: e}, err
		}
		return r.value(n)
	}
	if v := r.scope.Variable(name.Text); v != nil && !v.Inferred {
		if v.Kind == FunctionOf && v.Arity == 1 {
			return value{number: CallUnknown(name.Text, nil, variable)}, nil
		}
		return r.value(n)
	}
	if f, ok := function.Lookup(name.Text); ok && len(f.Args) == 1 && !f.Variadic {
		return value{number: Apply(f, variable)}, nil
	}
	return r.value(n)
}

// substitution leaves the value as a node: what is differentiated inside must be differentiated before anything
// is put in.
func (r *resolution) substitution(n *parser.Substitution) (*Expr, error) {
	body, err := r.node(n.Body)
	if err != nil {
		return nil, err
	}
	variable, err := r.variable(n.Variable)
	if err != nil {
		return nil, err
	}
	value, err := r.node(n.Value)
	if err != nil {
		return nil, err
	}
	return At(body, variable, value), nil
}

// piecewise resolves conditions and values in their order.
func (r *resolution) piecewise(n *parser.Piecewise) (*Expr, error) {
	var parts []*Expr
	for _, c := range n.Cases {
		condition, err := r.node(c.Condition)
		if err != nil {
			return nil, err
		}
		value, err := r.node(c.Value)
		if err != nil {
			return nil, err
		}
		parts = append(parts, condition, value)
	}
	if n.Otherwise == nil {
		return Piecewise(parts, nil), nil
	}
	otherwise, err := r.node(n.Otherwise)
	if err != nil {
		return nil, err
	}
	return Piecewise(parts, otherwise), nil
}
