package normal

import (
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// relation is an assumed equation poly = 0, to reduce by in the variable.
type relation struct {
	poly     polynomial.Poly
	variable int
}

// relateGiven records the assumed equation x = 0.
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

// vanishesByRelation reports that p vanishes modulo the assumed equations.
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

// substitutions splits the equations off the assumptions that define a name by an expression without it, and
// returns them as a list of replacements, each to be made in all that follow.
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
		if value.MayContain(name.Name()) {
			continue
		}
		for i := range values {
			values[i] = symbolic.Substitute(values[i], name, value)
		}
		names, values = append(names, name), append(values, value)
	}
	return names, values
}

// solved reads an equation as name = value.
func solved(c *symbolic.Expr) (name, value *symbolic.Expr, ok bool) {
	for i := range 2 {
		name, value = c.Arg(i), c.Arg(1-i)
		if name.Kind() == symbolic.KindSymbol && !value.MayContain(name.Name()) && value.Total() {
			return name, value, true
		}
	}
	return nil, nil, false
}

// one is the number 1 as a polynomial.
var one = polynomial.Constant(rational.Int(1))
