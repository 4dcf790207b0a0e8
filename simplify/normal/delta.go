package normal

import "nabla/symbolic"

// Kronecker's delta d = delta(i, j) is an atom with d^2 = d. In a sum over i it picks the term i = j
// (sum.go); one whose indices are free is decided by cases, equal and different (equal.go), because an
// identity may hold for reasons that differ between them.

// convertDelta reads Kronecker's delta: an atom with the values 0 and 1.
func (f *field) convertDelta(e *symbolic.Expr) value {
	return f.kronecker(f.sub(f.convert(e.Arg(0)), f.convert(e.Arg(1))), e)
}

// kronecker returns 1 where the difference is 0 and 0 elsewhere. e is the delta that it was read from. The
// atom is kept by the difference, either way round, so that delta(i, j), delta(j, i) and delta(i+1, j+1)
// are one kernel. Where the signs say that the difference is never 0 it is 0: delta(i, i+1).
func (f *field) kronecker(difference value, e *symbolic.Expr) value {
	switch s := f.signsOfValue(difference); {
	case difference.IsZero():
		return f.int(1)
	case s&zero == 0:
		return f.int(0)
	}
	for _, x := range []value{difference, difference.Neg()} {
		if v, ok := f.find("delta", []value{x}); ok {
			return f.variable(v)
		}
	}
	v := f.newKernel(kernel{kind: atom, expr: e, signs: nonnegative, integer: true})
	f.relate(v, f.ring.Pow(f.variable(v).Num(), 2).Sub(f.variable(v).Num()))
	f.applications = append(f.applications, application{"delta", []value{difference}, v})
	return f.variable(v)
}

// comparesIndices reports that a relation asks whether two expressions with indices in them are equal,
// which Kronecker's delta then says too. For real numbers 1 - sign(x-y)^2 serves instead, of which the
// zeros of x-y are known as well.
func (f *field) comparesIndices(c *symbolic.Expr) bool {
	if c.Op() != symbolic.Equals && c.Op() != symbolic.NotEquals {
		return false
	}
	return f.integral(c.Arg(0)) && f.integral(c.Arg(1)) && symbolic.Any(c, f.isIndex)
}

// integral reports that e is a sum of indices and integers.
func (f *field) integral(e *symbolic.Expr) bool {
	if _, ok := e.IsInteger(); ok || f.isIndex(e) || f.isSize(e) {
		return true
	}
	if e.Kind() != symbolic.KindSum || !e.Number().IsInt() {
		return false
	}
	for _, t := range e.Args() {
		if t.Kind() == symbolic.KindProduct && len(t.Args()) == 1 && t.Number().IsInt() {
			t = t.Arg(0)
		}
		if !f.isIndex(t) && !f.isSize(t) {
			return false
		}
	}
	return true
}

// isIndex reports that e is an index, bound or declared.
func (f *field) isIndex(e *symbolic.Expr) bool {
	if e.Kind() != symbolic.KindSymbol {
		return false
	}
	v := f.scope.Variable(e.Name())
	return isBound(e) || v != nil && v.Kind == symbolic.Index
}

// isSize reports that e is a declared integer.
func (f *field) isSize(e *symbolic.Expr) bool {
	if e.Kind() != symbolic.KindSymbol {
		return false
	}
	_, integer := f.declared(e)
	return integer
}

// undecided returns the two sides of a delta that the value depends on, if there is one that is not bound.
// A bound index is decided by its sum.
func (f *field) undecided(variables []int) (difference *symbolic.Expr, ok bool) {
	for _, a := range f.applications {
		if a.head != "delta" {
			continue
		}
		for _, v := range variables {
			if v == a.variable && !local(f.kernels[v].expr) {
				return f.writeValue(a.args[0]), true
			}
		}
	}
	return nil, false
}

// coincide returns the replacement of a name by an expression that makes the difference 0. For the
// difference i - j + 1 that is i := j - 1. Substituting is more than adding the equation: the delta becomes
// 1 and components x_i and x_{j-1} become one kernel.
func coincide(difference *symbolic.Expr) (name, value *symbolic.Expr, ok bool) {
	terms := []*symbolic.Expr{difference}
	if difference.Kind() == symbolic.KindSum {
		terms = difference.Args()
	}
	for _, t := range terms {
		name, sign := t, symbolic.Int(-1)
		if t.Kind() == symbolic.KindProduct && len(t.Args()) == 1 {
			name, sign = t.Arg(0), symbolic.Number(t.Number().Inv().Neg())
		}
		rest := symbolic.Difference(difference, t)
		if name.Kind() == symbolic.KindSymbol && !rest.Contains(name.Name()) {
			return name, symbolic.Product(sign, rest), true
		}
	}
	return nil, nil, false
}
