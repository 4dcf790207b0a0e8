package normal

import (
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// Assumed equations. One that gives a name a value is substituted before anything is read (substitutions);
// what is left is used at the end, to reduce the difference of the sides. The reduction is no Groebner
// basis: it may miss a consequence of several equations, and never proves what does not follow.

// relation is an assumed equation poly = 0, to reduce by in the variable.
type relation struct {
	poly     polynomial.Poly
	variable int
}

// relateGiven records the assumed equation x = 0. The last variable with a constant leading coefficient is
// the one to reduce by, so that dividing by it needs no condition.
func (f *field) relateGiven(x value) {
	p := f.reduce(x.Num())
	if p.IsZero() || f.failed() {
		return
	}
	for v := len(f.kernels) - 1; v >= 0; v-- {
		n := p.Degree(v)
		if n > 0 && p.Coefficients(v)[n].IsConstant() {
			f.relations = append(f.relations, relation{p, v})
			return
		}
	}
}

// vanishesByRelation reports that p vanishes modulo the assumed equations. Each reduction subtracts a
// multiple of a polynomial that is 0.
func (f *field) vanishesByRelation(p polynomial.Poly) bool {
	if len(f.relations) == 0 {
		return false
	}
	for range len(f.relations) + 1 {
		for _, r := range f.relations {
			if p.Degree(r.variable) >= r.poly.Degree(r.variable) {
				p = f.reduce(f.ring.Reduce(p, r.variable, r.poly))
			}
		}
		if p.IsZero() {
			return !f.failed()
		}
	}
	return false
}

// substitutions splits the equations off the assumptions that define a name by an expression without it,
// and returns them as a list of replacements, each to be made in all that follow. Each value is written
// without the names that were solved for before it, and is put into theirs, so that the order of
// replacement does not matter. An equation that would make a circle stays an equation.
func substitutions(given []*symbolic.Expr) (names, values []*symbolic.Expr) {
	for _, c := range given {
		if c.Kind() != symbolic.KindRelation || c.Op() != symbolic.Equals {
			continue
		}
		name, value, ok := solved(c)
		if !ok {
			continue
		}
		for i := range names {
			value = symbolic.Substitute(value, names[i], values[i])
		}
		if value.Contains(name.Name()) {
			continue
		}
		for i := range values {
			values[i] = symbolic.Substitute(values[i], name, value)
		}
		names, values = append(names, name), append(values, value)
	}
	return names, values
}

// solved reads an equation as name = value. The value must be total: with x = 1/y given, replacing x would
// make a side undefined at y = 0 that is not.
func solved(c *symbolic.Expr) (name, value *symbolic.Expr, ok bool) {
	for i := range 2 {
		name, value = c.Arg(i), c.Arg(1-i)
		if name.Kind() == symbolic.KindSymbol && !value.Contains(name.Name()) && value.Total() {
			return name, value, true
		}
	}
	return nil, nil, false
}

// one is the number 1 as a polynomial.
var one = polynomial.Constant(rational.Int(1))
