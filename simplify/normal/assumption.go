package normal

import (
	"slices"

	"nabla/parser/limit"
	"nabla/symbolic"
)

// An index in an assumption stands for all of its values: y_k = delta(k,c), p_k > 0, A_{i,j} = A_{j,i},
// sum(k, Y_{s,k}) = 1. Such an assumption is a pattern; what it says of a component is found by matching, also for
// the indices of sums.

// pattern is an assumption that holds for all values of some indices.
type pattern struct {
	given *symbolic.Expr
	at    *symbolic.Expr // the component whose indices stand for any
	free  []string       // these indices
}

// patterns are the assumptions of a question by what they are good for. Arrays are known by name here, so
// that a pattern costs nothing until a component of its array is read.
type patterns struct {
	families   []pattern // component = value
	symmetric  []string  // arrays with A_{i,j} = A_{j,i}
	orthogonal []string  // square matrices whose inverse is their transpose
	single     []pattern // conditions on one component
	totals     []pattern // sum = value; at is a component of the summand
}

// patternsOf sorts the assumptions of a scope.
func patternsOf(scope *symbolic.Scope) *patterns {
	p := &patterns{}
	for _, v := range scope.Variables() {
		if v.Structure == "symmetric" || v.Structure == "spd" {
			p.symmetric = append(p.symmetric, v.Name)
		}
		if v.Structure == "orthogonal" {
			p.orthogonal = append(p.orthogonal, v.Name)
		}
	}
	for _, g := range scope.Given() {
		for _, c := range parts(g) {
			p.add(c, scope)
		}
	}
	return p
}

// parts returns what holds together: the parts of a conjunction, or the condition alone.
func parts(c *symbolic.Expr) []*symbolic.Expr {
	if c.Kind() == symbolic.KindLogic && c.Op() == symbolic.And {
		return c.Args()
	}
	return []*symbolic.Expr{c}
}

// add files a condition under the one use that is made of it. A condition on one component with free indices
// holds for each of them; what fits nowhere is used as it stands, at the indices it names.
func (p *patterns) add(c *symbolic.Expr, scope *symbolic.Scope) {
	if c.Kind() == symbolic.KindRelation && c.Op() == symbolic.Equals {
		if p.addEquation(c, scope) {
			return
		}
	}
	if at, ok := onlyComponent(c); ok {
		if free, ok := freeIndices(at, scope); ok && len(free) > 0 {
			p.single = append(p.single, pattern{c, at, free})
		}
	}
}

// addEquation tries both sides as the component that is explained. An equation that would unfold in circles
// is refused: y_k = f(x_k) and x_k = g(y_k) explain one of them only. What is explained is replaced
// wherever it is read, so that circles would not end. The value has to be formally total: replacing y by
// 1/x would otherwise narrow the domain of what mentions y.
func (p *patterns) addEquation(c *symbolic.Expr, scope *symbolic.Scope) bool {
	for i := range 2 {
		at, value := c.Arg(i), c.Arg(1-i)
		if at.Kind() == symbolic.KindBig && !at.IsProduct() && symbolic.Open(at).Condition.IsTrue() {
			p.addTotal(c, at, scope)
			continue
		}
		if at.Kind() != symbolic.KindComponent {
			continue
		}
		free, ok := freeIndices(at, scope)
		switch {
		case !ok:
		case isTransposed(at, value, free):
			p.symmetric = append(p.symmetric, at.Name())
			return true
		case !p.leadsTo(at.Name(), value) && formallyTotal(value):
			p.families = append(p.families, pattern{symbolic.Relation(symbolic.Equals, at, value), at, free})
			return true
		}
	}
	return false
}

// isTransposed reports that value is the component at with its two free indices exchanged.
func isTransposed(at, value *symbolic.Expr, free []string) bool {
	return len(free) == 2 && len(at.Args()) == 2 && symbolic.Equal(value, symbolic.Component(at.Name(), at.Arg(1), at.Arg(0)))
}

// addTotal reads an assumption on a sum. Declared indices in the summand stand for any if one component names
// them all.
func (p *patterns) addTotal(c, sum *symbolic.Expr, scope *symbolic.Scope) {
	declared := indicesIn(c, scope)
	if len(declared) == 0 {
		p.totals = append(p.totals, pattern{given: c})
		return
	}
	symbolic.Any(sum, func(n *symbolic.Expr) bool {
		if n.Kind() != symbolic.KindComponent {
			return false
		}
		free, ok := freeIndices(n, scope)
		if ok = ok && len(free) == len(declared); ok {
			p.totals = append(p.totals, pattern{c, n, free})
		}
		return ok
	})
}

// indicesIn returns the declared indices that e mentions.
func indicesIn(e *symbolic.Expr, scope *symbolic.Scope) []string {
	return slices.DeleteFunc(symbolic.Names(e), func(name string) bool {
		v := scope.Variable(name)
		return v == nil || v.Kind != symbolic.Index
	})
}

// onlyComponent returns the one component that a condition is about.
func onlyComponent(c *symbolic.Expr) (at *symbolic.Expr, ok bool) {
	ok = true
	symbolic.Any(c, func(n *symbolic.Expr) bool {
		switch {
		case n.Kind() == symbolic.KindBig:
			ok = false
		case n.Kind() == symbolic.KindComponent && at == nil:
			at = n
		case n.Kind() == symbolic.KindComponent:
			ok = ok && symbolic.Equal(at, n)
		}
		return !ok
	})
	return at, ok && at != nil
}

// freeIndices returns the declared indices of a component that run over all of its array. It fails for an
// index that does not, and for one within an expression. An index that runs over part of the array only
// would make the assumption say more than was said: with i in 2..n, x_i = 0 says nothing of x_1.
func freeIndices(at *symbolic.Expr, scope *symbolic.Scope) (free []string, ok bool) {
	array := scope.Variable(at.Name())
	for i, a := range at.Args() {
		names := indicesIn(a, scope)
		switch {
		case len(names) == 0:
			continue
		case a.Kind() != symbolic.KindSymbol || slices.Contains(free, a.Name()):
			return nil, false
		case array == nil || i >= len(array.Shape) || array.Shape[i] == nil:
			return nil, false
		}
		index := scope.Variable(a.Name())
		if index.Lower == nil || !index.Lower.IsOne() || !symbolic.Equal(index.Upper, array.Shape[i]) {
			return nil, false
		}
		free = append(free, a.Name())
	}
	return free, true
}

// match returns what the free indices of the pattern are in the component e. For the pattern A_{i,j} and
// the component A_{k,k+1} these are k and k+1, in the order of p.free.
func (p pattern) match(e *symbolic.Expr) (values []*symbolic.Expr, ok bool) {
	if e.Name() != p.at.Name() || e.Kind() != symbolic.KindComponent || len(e.Args()) != len(p.at.Args()) {
		return nil, false
	}
	for i, a := range p.at.Args() {
		switch {
		case a.Kind() == symbolic.KindSymbol && slices.Contains(p.free, a.Name()):
			values = append(values, e.Arg(i))
		case !symbolic.Equal(a, e.Arg(i)):
			return nil, false
		}
	}
	return values, true
}

// value returns what a component is assumed to be, if that is said.
func (p *patterns) value(e *symbolic.Expr) (*symbolic.Expr, bool) {
	for _, g := range p.families {
		if values, ok := g.match(e); ok {
			return symbolic.SubstituteAll(g.value(), g.free, values), true
		}
	}
	return nil, false
}

// value returns the side of a family that is not the component.
func (p pattern) value() *symbolic.Expr {
	if symbolic.Equal(p.given.Arg(0), p.at) {
		return p.given.Arg(1)
	}
	return p.given.Arg(0)
}

// leadsTo reports that unfolding the families in e comes to the array. The families form no circle, as
// addEquation refuses the one that would close it; so the recursion ends.
func (p *patterns) leadsTo(array string, e *symbolic.Expr) bool {
	if e.Contains(array) {
		return true
	}
	for _, g := range p.families {
		if e.Contains(g.at.Name()) && p.leadsTo(array, g.value()) {
			return true
		}
	}
	return false
}

// component reads a component of an array: an atom with what is assumed of all components like it. The
// order of the steps matters: symmetry first, because the assumed value is written for one of the two
// components; then the value; and only for a component that has none an atom, once, with its conditions.
func (f *field) component(e *symbolic.Expr) value {
	args := f.convertAll(e.Args())
	// Of two equal components of a symmetric matrix the one with the lesser first index is the kernel.
	if len(args) == 2 && slices.Contains(f.patterns.symmetric, e.Name()) && symbolic.Compare(f.writeValue(args[0]), f.writeValue(args[1])) > 0 {
		return f.component(symbolic.Component(e.Name(), e.Arg(1), e.Arg(0)))
	}
	if len(f.patterns.families) > 0 {
		exprs := make([]*symbolic.Expr, len(args))
		for i, a := range args {
			exprs[i] = f.writeValue(a)
		}
		if x, ok := f.patterns.value(symbolic.Component(e.Name(), exprs...)); ok {
			return f.convert(x)
		}
	}
	before := len(f.applications)
	x := f.opaque("["+e.Name(), args, e)
	if len(f.applications) == before || f.failed() {
		return x
	}
	for _, p := range f.patterns.single {
		if values, ok := p.match(e); ok {
			f.instantiate(symbolic.SubstituteAll(p.given, p.free, values), f.applications[before].variable)
		}
	}
	return f.settle(x)
}

// instantiate uses an assumption on the component v.
func (f *field) instantiate(c *symbolic.Expr, v int) {
	if equation, ok := f.equationOf(c); ok {
		p := equation.Num()
		n := p.Degree(v)
		// A relation must be monic in its own variable and name earlier kernels only, so that reduction by it
		// ends. A kernel has one relation.
		if k := &f.kernels[v]; n < 1 || k.degree > 0 || k.index > 1 || slices.Max(p.Variables()) > v {
			return
		}
		if lead, ok := p.Coefficients(v)[n].Constant(); ok {
			f.relate(v, p.Scale(lead.Inv()))
		}
		return
	}
	for _, s := range conditionsOf(c) {
		f.assume(f.convert(s.expr), s.signs)
	}
}

// equationOf reads an equation, or several of which one holds, as what is 0. y^2 = y given as "y = 0 or y =
// 1" is y*(y - 1) = 0: a product is 0 if and only if a factor is.
func (f *field) equationOf(c *symbolic.Expr) (value, bool) {
	switch {
	case c.Kind() == symbolic.KindRelation && c.Op() == symbolic.Equals:
		return f.sub(f.convert(c.Arg(0)), f.convert(c.Arg(1))), true
	case c.Kind() != symbolic.KindLogic || c.Op() != symbolic.Or:
		return value{}, false
	}
	product := f.int(1)
	for _, a := range c.Args() {
		x, ok := f.equationOf(a)
		if !ok {
			return value{}, false
		}
		product = f.mul(product, x)
	}
	return product, true
}

// assumedTotal returns the sum of a part over 1..m if that is assumed. A multiple of the summand will do,
// by a number: sum(k, 3*y_k) is 3 if sum(k, y_k) is 1. A factor that is a value without the index has been
// split off before (see separate).
func (f *field) assumedTotal(part value, index *symbolic.Expr, m value) (value, bool) {
	for _, p := range f.patterns.totals {
		for i := range 2 {
			sum, total := p.given.Arg(i), p.given.Arg(1-i)
			if sum.Kind() != symbolic.KindBig || sum.IsProduct() {
				continue
			}
			for _, values := range p.instances(f.writeValue(part)) {
				b := symbolic.Open(symbolic.SubstituteAll(sum, p.free, values))
				body := f.convert(symbolic.Substitute(b.Body, b.Index, index))
				if f.failed() || body.IsZero() || !b.Lower.IsOne() || !f.sub(f.convert(b.Upper), m).IsZero() {
					continue
				}
				if ratio, ok := f.quo(part, body).Constant(); ok {
					return f.convert(symbolic.SubstituteAll(total, p.free, values)).Scale(ratio), true
				}
			}
		}
	}
	return value{}, false
}

// instances returns what the free indices can be for a summand. They are guessed from the components in the
// summand; assumedTotal compares what comes out exactly. An index of an inner sum is no candidate, as
// outside of that sum it means nothing.
func (p pattern) instances(part *symbolic.Expr) [][]*symbolic.Expr {
	if len(p.free) == 0 {
		return [][]*symbolic.Expr{nil}
	}
	var all [][]*symbolic.Expr
	symbolic.Any(part, func(n *symbolic.Expr) bool {
		if n.Kind() != symbolic.KindComponent || n.Name() != p.at.Name() || len(n.Args()) != len(p.at.Args()) {
			return false
		}
		var values []*symbolic.Expr
		for i, a := range p.at.Args() {
			if a.Kind() == symbolic.KindSymbol && slices.Contains(p.free, a.Name()) {
				values = append(values, n.Arg(i))
			}
		}
		if !slices.ContainsFunc(values, func(v *symbolic.Expr) bool { return symbolic.Any(v, isClosed) }) {
			all = append(all, values)
		}
		return len(all) > limit.Dummies
	})
	return all
}
