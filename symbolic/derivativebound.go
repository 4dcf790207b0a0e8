package symbolic

// Derivatives of what has cases, an index or a variable of integration: the rules hold inside of each case, under the sum and,
// by Leibniz, under the integral.

// piecewise keeps the conditions; the result holds off the borders. Within a case the derivative of the
// whole is that of the case, if the conditions keep their truth in a neighbourhood; they can change it only
// where a comparison has equal sides, as far as the sides are continuous, which is not looked at.
func (d *differentiation) piecewise(e *Expr) (*Expr, error) {
	parts := append([]*Expr(nil), e.args...)
	cause := AtKink
	if e.args[1].kind == KindNumber && e.args[len(e.args)-1].kind == KindNumber {
		cause = AtJump // a step function
	}
	for i := range parts {
		if i%2 == 0 && i != len(parts)-1 {
			d.borders(parts[i], cause)
			continue
		}
		v, err := d.diff(parts[i])
		if err != nil {
			return nil, err
		}
		parts[i] = v
	}
	if e.args[len(e.args)-1] == undefined {
		return Piecewise(parts[:len(parts)-1], nil), nil
	}
	return Piecewise(parts[:len(parts)-1], parts[len(parts)-1]), nil
}

// borders notes that the derivative is taken off the points where a condition changes.
func (d *differentiation) borders(condition *Expr, cause Cause) {
	switch condition.kind {
	case KindRelation:
		if !d.independent(condition) {
			d.smooth = append(d.smooth, Restriction{Relation(NotEquals, condition.args[0], condition.args[1]), cause})
		}
	case KindLogic:
		for _, c := range condition.args {
			d.borders(c, cause)
		}
	}
}

// big differentiates under the binder: the opened index occurs nowhere else, so the variable's own
// indices stay free. A product differentiates factor by factor with the others multiplied.
func (d *differentiation) big(e *Expr) (*Expr, error) {
	b := Open(e)
	// A derivative by an end of a sum has no meaning: the end is an integer.
	if !d.independent(b.Lower) || !d.independent(b.Upper) || !d.independent(b.Condition) {
		return nil, obstacle(e, "is not defined: its range depends on %s", d.variable)
	}
	before, outside := len(d.smooth), d.scope
	d.scope = outside.inside(b)
	body, err := d.diff(b.Body)
	d.scope = outside
	if err != nil {
		return nil, err
	}
	d.quantify(b, before)
	if !e.product {
		b.Body = body
		return d.scope.contract(b), nil
	}
	// The product of the other factors runs over an index of its own, with the one that is differentiated left
	// out. Dividing the whole product by the factor would lose the points at which it is 0.
	other := Fresh(e.hint())
	rest := BigProduct(other, b.Lower, b.Upper,
		Conjunction(Substitute(b.Condition, b.Index, other), Relation(NotEquals, other, b.Index)),
		Substitute(b.Body, b.Index, other))
	b.Body = Product(body, rest)
	return d.scope.contract(b), nil
}

// quantify turns the conditions that were noted inside a binder into conditions for every value of its
// index: the number of exceptions is 0. As a condition it stands outside of the sum, where the index means
// nothing.
func (d *differentiation) quantify(b Binder, from int) {
	for i, r := range d.smooth[from:] {
		if r.Condition.Contains(b.Index.name) {
			exceptions := BigSum(b.Index, b.Lower, b.Upper, b.Condition, Indicator(Negation(r.Condition)))
			d.smooth[from+i].Condition = Relation(Equals, exceptions, zero)
		}
	}
}

// integral is Leibniz's rule: f(b) b' - f(a) a' plus the integral of the derivative. For the integral of
// f(t, x) from a(x) to b(x) (DLMF 1.5(iv)). It presumes that f and its derivative are continuous, as the
// notation of a lecture does.
func (d *differentiation) integral(e *Expr) (*Expr, error) {
	b := Open(e)
	within := *d
	within.memo = map[uint64]derived{} // what is noted within is forgotten: single points do not change an integral
	inside, err := within.diff(b.Body)
	if err != nil {
		return nil, err
	}
	terms := []*Expr{}
	if !inside.IsZero() {
		terms = append(terms, Integral(b.Index, b.Lower, b.Upper, inside))
	}
	for i, end := range []*Expr{b.Lower, b.Upper} {
		de, err := d.diff(end)
		if err != nil {
			return nil, err
		}
		if !de.IsZero() {
			sign := Int(int64(2*i - 1))
			terms = append(terms, Product(sign, Substitute(b.Body, b.Index, end), de))
		}
	}
	return Sum(terms...), nil
}
