package numeric

import (
	"slices"

	"nabla/symbolic"
)

// problem is a question about values: two sides and the conditions at which they are compared, in names
// that a point gives values. Definitions, derivatives and unknown functions are gone.
type problem struct {
	left, right *symbolic.Expr
	conditions  []*symbolic.Expr
	names       []string // of the sides and the conditions
	fixed       Point    // unknown functions, and names that an assumption sets to an expression
	derivative  bool     // a derivative was carried out: values at single points are a matter of convention
	unknowns    *unknowns
	solutions   []solution
}

// solution is a name that an assumption sets to an expression.
type solution struct{ name, value *symbolic.Expr }

// side brings a further expression into the names of the sides.
func (p *problem) side(e *symbolic.Expr) (*symbolic.Expr, error) {
	e, err := p.unknowns.explicit(e)
	if err != nil {
		return nil, err
	}
	for _, s := range p.solutions {
		e = symbolic.Substitute(e, s.name, s.value)
	}
	return e, nil
}

// pose prepares a question. choice numbers the concrete functions that stand for unknown ones. The order:
// smoothness conditions of the derivatives as they stand, then sides and conditions made explicit, then the
// assumptions that concern them, then names that assumptions solve for.
func pose(q question, choice int) (*problem, error) {
	p := &problem{fixed: Point{}, derivative: holdsDerivative(q.left) || holdsDerivative(q.right)}
	var smooth []*symbolic.Expr
	for _, e := range []*symbolic.Expr{q.left, q.right} {
		conditions, err := Differentiable(e, q.scope)
		if err != nil {
			return nil, err
		}
		smooth = append(smooth, conditions...)
	}
	u := &unknowns{scope: q.scope, choice: choice, chosen: p.fixed}
	p.unknowns = u
	var err error
	if p.left, err = u.explicit(q.left); err != nil {
		return nil, err
	}
	if p.right, err = u.explicit(q.right); err != nil {
		return nil, err
	}
	for _, c := range append(smooth, q.options.Where...) {
		if q.formal && isDefinedness(c) {
			continue
		}
		if c, err = u.explicit(c); err != nil {
			return nil, err
		}
		p.conditions = append(p.conditions, c)
	}
	given, err := p.assumptions(u)
	if err != nil {
		return nil, err
	}
	p.conditions = append(p.conditions, given...)
	p.solve(q.scope)
	p.names = namesOf(append([]*symbolic.Expr{p.left, p.right}, p.conditions...))
	return p, nil
}

// explicit carries out derivatives, expands definitions and puts concrete functions for unknown ones.
// Expanding again, since a concrete function may have been put in below a definition.
func (u *unknowns) explicit(e *symbolic.Expr) (*symbolic.Expr, error) {
	e, err := symbolic.Evaluate(e, u.scope)
	if err != nil {
		return nil, err
	}
	if e, err = u.scope.Expand(e); err != nil || !mentionsUnknown(e, u.scope) {
		return e, err
	}
	if e, err = u.replace(e); err != nil {
		return nil, err
	}
	return u.scope.Expand(e)
}

// isDefinedness reports that a condition only says that an expression is defined: x = x.
func isDefinedness(c *symbolic.Expr) bool {
	return c.Kind() == symbolic.KindRelation && c.Op() == symbolic.Equals && symbolic.Equal(c.Arg(0), c.Arg(1))
}

// namesOf returns the names of several expressions, each once, in the order in which they are met: the order
// decides which points are drawn.
func namesOf(es []*symbolic.Expr) []string {
	var names []string
	seen := map[string]bool{}
	for _, e := range es {
		for _, name := range symbolic.Names(e) {
			if !seen[name] {
				seen[name] = true
				names = append(names, name)
			}
		}
	}
	return names
}

// assumptions returns the given conditions that concern the sides: those that share a name with them, directly or by
// way of other conditions. The rest can hold whatever values these have.
func (p *problem) assumptions(u *unknowns) ([]*symbolic.Expr, error) {
	var pending, kept []*symbolic.Expr
	for _, c := range u.scope.Given() {
		for _, part := range conjuncts(c) {
			part, err := u.explicit(part)
			if err != nil {
				return nil, err
			}
			pending = append(pending, forAllIndices(part, u.scope))
		}
	}
	known := map[string]bool{}
	for _, name := range namesOf(append([]*symbolic.Expr{p.left, p.right}, p.conditions...)) {
		known[name] = true
	}
	// A condition that is taken brings its own names along, which may tie further conditions to the sides: x >
	// y and y > 0 say something about x together.
	for again := true; again; {
		again = false
		rest := pending[:0:0]
		for _, c := range pending {
			if !concerns(c, known) {
				rest = append(rest, c)
				continue
			}
			kept, again = append(kept, c), true
			for _, name := range symbolic.Names(c) {
				known[name] = true
			}
		}
		pending = rest
	}
	return kept, nil
}

// conjuncts returns the parts of a conjunction; another condition is its only part. Parts are judged one by
// one, since one of them may concern the sides and another may not.
func conjuncts(c *symbolic.Expr) []*symbolic.Expr {
	if c.Kind() == symbolic.KindLogic && c.Op() == symbolic.And {
		return c.Args()
	}
	return []*symbolic.Expr{c}
}

// concerns reports that a condition restricts the values of known names, or holds nowhere. A size counts as well: the
// parity of n is known where n = 2*m is given.
func concerns(c *symbolic.Expr, known map[string]bool) bool {
	names := symbolic.Names(c)
	return len(names) == 0 || slices.ContainsFunc(names, func(name string) bool { return known[name] })
}

// isInteger reports the kinds of names that stand for integers.
func isInteger(k symbolic.VariableKind) bool {
	switch k {
	case symbolic.Integer, symbolic.PositiveInteger, symbolic.NaturalNumber, symbolic.Index:
		return true
	}
	return false
}

// forAllIndices reads an assumption about components with declared indices, y_k > 0, as one about all of
// them. An index that stands in no component is a number like any other.
func forAllIndices(c *symbolic.Expr, scope *symbolic.Scope) *symbolic.Expr {
	for _, name := range symbolic.Names(c) {
		v := scope.Variable(name)
		if v == nil || v.Kind != symbolic.Index || v.Lower == nil || v.Upper == nil {
			continue
		}
		index := symbolic.Symbol(name)
		if symbolic.Any(c, func(n *symbolic.Expr) bool {
			return n.Kind() == symbolic.KindComponent && slices.ContainsFunc(n.Args(), func(a *symbolic.Expr) bool { return a.Contains(name) })
		}) {
			fresh := symbolic.Fresh(name)
			c = ForAll(fresh, v.Lower, v.Upper, symbolic.True(), symbolic.Substitute(c, index, fresh))
		}
	}
	return c
}

// solve uses assumptions of the form name = expression: the expression is put for the name, so that points
// satisfy them also where its values are not rational.
func (p *problem) solve(scope *symbolic.Scope) {
	for i := 0; i < len(p.conditions); i++ {
		name, value := solved(p.conditions[i], scope)
		if name == nil {
			continue
		}
		// The equation holds by construction from here on. The name's own kind does not: what is put for a
		// positive name must be positive.
		p.conditions = append(p.conditions[:i:i], p.conditions[i+1:]...)
		i--
		p.solutions = append(p.solutions, solution{name, value})
		put := func(e *symbolic.Expr) *symbolic.Expr { return symbolic.Substitute(e, name, value) }
		p.left, p.right = put(p.left), put(p.right)
		for j, c := range p.conditions {
			p.conditions[j] = put(c)
		}
		for other, v := range p.fixed {
			if v.Formals == nil {
				v.Expr = put(v.Expr)
				p.fixed[other] = v
			}
		}
		p.fixed[name.Name()] = Value{Expr: value}
		if low := lowest(scope.Variable(name.Name())); low != nil {
			p.conditions = append(p.conditions, low(value))
		}
	}
}

// solved returns name and value of an equation that sets a real name to something not holding it. Kinds up
// to Nonnegative are real numbers.
func solved(c *symbolic.Expr, scope *symbolic.Scope) (name, value *symbolic.Expr) {
	if c.Kind() != symbolic.KindRelation || c.Op() != symbolic.Equals {
		return nil, nil
	}
	for i, side := range c.Args() {
		if side.Kind() != symbolic.KindSymbol {
			continue
		}
		v, other := scope.Variable(side.Name()), c.Arg(1-i)
		// Integers, indices and arrays are not solved for: the expression need not have a value that they can
		// take.
		if v != nil && v.Kind > symbolic.Nonnegative || other.Contains(side.Name()) {
			continue
		}
		return side, other
	}
	return nil, nil
}

// lowest returns what the declared kind of a real name demands of its value, or nil.
func lowest(v *symbolic.Variable) func(*symbolic.Expr) *symbolic.Expr {
	if v == nil {
		return nil
	}
	switch v.Kind {
	case symbolic.Positive:
		return func(e *symbolic.Expr) *symbolic.Expr { return symbolic.Relation(symbolic.Less, symbolic.Int(0), e) }
	case symbolic.Nonnegative:
		return func(e *symbolic.Expr) *symbolic.Expr {
			return symbolic.Relation(symbolic.LessEqual, symbolic.Int(0), e)
		}
	}
	return nil
}
