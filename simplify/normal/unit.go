package normal

import (
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// The absolute value of a base p is u*p with a unit u, the sign of p. Where the sign is not known u is a
// kernel of its own, so that one polynomial identity covers all signs: u^3 = u, u^2 = 1 if p is not zero,
// and u^2*p = p always (see vanish.go).

// unitRelation returns the relation of the unit v of a base with the given signs. Each is the polynomial
// whose zeros are the signs that are possible: u*(u-1) for 0 and 1.
func unitRelation(v int, s signs) polynomial.Poly {
	u := polynomial.Variable(v)
	square := polynomial.Term(rational.Int(1), exponentOf(v, 2)...)
	switch {
	case s == positive:
		return u.Sub(one)
	case s == negative:
		return u.Add(one)
	case s.within(nonzero):
		return square.Sub(one)
	case s.within(nonnegative):
		return square.Sub(u)
	case s.within(nonpositive):
		return square.Add(u)
	}
	return polynomial.Term(rational.Int(1), exponentOf(v, 3)...).Sub(u)
}

// exponentOf returns the exponents of the monomial v^n.
func exponentOf(v, n int) []int {
	exponents := make([]int, v+1)
	exponents[v] = n
	return exponents
}

// sign returns the sign of a base: -1, 0 or +1. The sign of exp(a) - exp(b) is that of a - b, so that both
// share one unit.
func (f *field) sign(b *base) value {
	switch b.signs {
	case positive:
		return f.int(1)
	case negative:
		return f.int(-1)
	case zero:
		return f.int(0)
	}
	if x, ok := f.exponentDifference(b.poly); ok && b.variable < 0 && b.unit < 0 {
		return f.signum(x)
	}
	if b.unit < 0 {
		v := len(f.kernels)
		relation := unitRelation(v, b.signs)
		b.unit = f.newKernel(kernel{
			kind: unit, expr: symbolic.ApplyName("sign", f.expression(b)), signs: b.signs, integer: true,
			base: b, relation: relation, degree: relation.Degree(v),
		})
	}
	return f.variable(b.unit)
}

// orientation returns a unit u with |p| = u*p: the sign of p, or 1 or -1 where p cannot have the other sign
// though it may be zero. Where p is 0 any u will do, as |0| = u*0.
func (f *field) orientation(b *base) value {
	switch {
	case b.signs.within(nonnegative):
		return f.int(1)
	case b.signs.within(nonpositive):
		return f.int(-1)
	}
	return f.sign(b)
}

// signum returns the sign of x as a value. The sign of a product is the product of the signs.
func (f *field) signum(x value) value {
	if x.IsZero() || f.failed() {
		return f.int(0)
	}
	d := f.decompose(x)
	d.simplify()
	s := f.signOfUnits(&d)
	for _, p := range d.powers {
		switch {
		case p.whole%2 != 0:
			s = f.mul(s, f.sign(p.base))
		case p.base.signs&zero != 0: // an even power is 1 but for the zeros of its base
			s = f.mul(s, f.pow(f.sign(p.base), 2))
		}
	}
	return s
}

// absolute returns |x|. Even powers need no unit here: u^2*p^2 is p^2. |x| = sign(x)*x, with the sign of
// those factors only that stand in odd powers.
func (f *field) absolute(x value) value {
	if x.IsZero() || f.failed() {
		return x
	}
	d := f.decompose(x)
	d.simplify()
	s := f.signOfUnits(&d)
	for _, p := range d.powers {
		if p.whole%2 != 0 {
			s = f.mul(s, f.orientation(p.base))
		}
	}
	return f.mul(x, s)
}

// signOfUnits returns the product of the factor -1, the parities and the units in d.
func (f *field) signOfUnits(d *decomposition) value {
	s := d.parity
	if d.negative {
		s = s.Neg()
	}
	for _, b := range d.units {
		s = f.mul(s, f.sign(b))
	}
	return s
}
