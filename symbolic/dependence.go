package symbolic

// A name or a family of names may depend on others in a way that nothing says, z_k = z_k(x). What it has are partial
// derivatives: a derivative that is not carried out where both are single numbers, and else the entries of an array of which
// nothing else is known. The values and the first derivatives of smooth functions at one point are any numbers, so that a
// counterexample may choose them.

// dependent differentiates a name that is no definition: by the chain rule over what it depends on, if that is anything.
func (d *differentiation) dependent(e *Expr) (*Expr, error) {
	v := d.scope.Variable(e.name)
	if v == nil || len(v.Of) == 0 {
		return zero, nil
	}
	var terms []*Expr
	for _, of := range v.Of {
		inner, err := d.inner(of)
		switch {
		case err != nil:
			return nil, err
		case inner.IsZero():
			continue
		case v.Slope:
			return nil, obstacle(e, "is a second derivative of what nothing defines")
		case v.Tied && e.kind == KindComponent:
			return nil, obstacle(e, "is not known: an equation is all that is said of it")
		}
		terms = append(terms, Product(d.slope(e, of), inner))
	}
	return Sum(terms...), nil
}

// inner returns the derivative of what a name depends on; of an array that the variable is an entry of, it is 1, by that entry.
func (d *differentiation) inner(of *Expr) (*Expr, error) {
	switch {
	case d.entersThrough(of):
		return one, nil
	case !d.scope.isArrayName(of.name):
		return d.diff(of)
	case !d.independent(of):
		return nil, obstacle(of, "by %s is that of a whole array", d.variable)
	}
	return zero, nil
}

// entersThrough reports whether the variable is an entry of the array.
func (d *differentiation) entersThrough(of *Expr) bool {
	return d.variable.kind == KindComponent && d.variable.name == of.name
}

// slope returns the partial derivative of a dependent name by what it depends on, or by the entry of it that is the variable.
func (d *differentiation) slope(e, of *Expr) *Expr {
	indices := e.args
	if d.entersThrough(of) {
		indices = append(indices[:len(indices):len(indices)], d.variable.args...)
	}
	if len(indices) == 0 {
		return Unevaluated(e, of, one)
	}
	return Component(slopeName(e.name, of.name), indices...)
}

// slopeName is the name of an array of partial derivatives. No author can write it.
func slopeName(name, of string) string { return "d" + name + "/d" + of }

// isArrayName reports whether a name is that of an array.
func (s *Scope) isArrayName(name string) bool {
	v := s.Variable(name)
	return v != nil && (v.Kind == Vector || v.Kind == Matrix)
}

// declareSlopes declares the partial derivatives of a name that depends on others. What they depend on is that too.
func (s *Scope) declareSlopes(v *Variable) {
	for _, of := range v.Of {
		s.Declare(&Variable{Name: slopeName(v.Name, of.name), Kind: Vector, Of: v.Of, Slope: true, Inferred: true})
	}
}

// tie notes that an assumed equation makes a name depend on others: one side is the name, or a power of it, and the other one is
// made of other names. A derivative by those is then not known, where it would be 0 without the equation.
func (s *Scope) tie(left, right *Expr) {
	for _, sides := range [][2]*Expr{{left, right}, {right, left}} {
		side, others := sides[0], Names(sides[1])
		if side.kind == KindPower && side.args[1].kind == KindNumber {
			side = side.args[0]
		}
		if (side.kind == KindSymbol || side.kind == KindComponent) && len(others) > 0 && !contains(others, side.name) && s.definition(side.name) == nil {
			s.tieTo(side, others)
			return
		}
	}
}

// tieTo makes a name depend on others, unless it is declared to depend on something, or they on it.
func (s *Scope) tieTo(e *Expr, others []string) {
	v := Variable{Name: e.name, Inferred: true}
	if e.kind == KindComponent {
		v.Kind = arrayKind(len(e.args))
	}
	if old := s.Variable(e.name); old != nil {
		v = *old
	}
	if len(v.Of) > 0 || v.Kind == Index {
		return
	}
	for _, name := range others {
		v.Of = append(v.Of, Symbol(name))
	}
	v.Tied = true
	s.Declare(&v)
}

// hasDependent reports whether an expression has a name that depends on another one, other than by a definition.
func (s *Scope) hasDependent(e *Expr, name string) bool {
	if s == nil {
		return false
	}
	memo := map[string]bool{name: true}
	return Any(e, func(n *Expr) bool {
		return len(s.dependencies(n.name)) > 0 && n.name != name && s.reaches(n.name, memo)
	})
}
