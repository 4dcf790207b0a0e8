package normal

import (
	"slices"

	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
)

// The test for zero. Values of a question without |x|, signs and cases vanish if and only if the reduced
// polynomial is the zero polynomial, as far as the kernels are independent. Units make it piecewise.
//
// A polynomial that contains units u stands for one polynomial for each pattern of signs. It vanishes
// everywhere if it does so in each of the three parts: u = 1, u = -1, and u = 0, where the base is 0 too. As a
// polynomial a + b*u + c*u^2 these are b = 0, a + c = 0, and a = 0 modulo the base, so that many units which
// do not meet in one term cost no more than their terms.

// stratum is the set of points that a vanishing test has come down to.
type stratum struct {
	zeros []*base // the bases that are 0 there; all other ones in play are not
	depth int
}

// maxStrata bounds the nesting of the cases in one vanishing test.
const maxStrata = 12

// vanishes reports that a reduced polynomial is proved to be zero wherever the question is asked.
func (f *field) vanishes(p polynomial.Poly) bool { return f.vanishesOn(p, stratum{}) }

// vanishesOn divides by the signs of one base at a time. Each case removes a unit from the polynomial or
// adds a base that is zero, so that the recursion ends; maxStrata keeps it short besides. The order: what
// balances say first, since it removes units without cases; then one unit after the other; and where none
// is left, the assumed equations.
func (f *field) vanishesOn(p polynomial.Poly, s stratum) bool {
	p = f.reduce(p)
	switch {
	case p.IsZero():
		return !f.failed()
	case f.failed() || s.depth > maxStrata:
		return false
	}
	if q, bases, ok := f.applyBalances(p, s); ok {
		for _, b := range bases {
			if !f.vanishesAtZero(p, b, s) {
				return false
			}
		}
		return f.vanishesOn(q, s)
	}
	for _, b := range f.bases {
		if b.unit >= 0 && p.Degree(b.unit) > 0 {
			return f.vanishesBySign(p, b, s)
		}
	}
	return f.vanishesByRelation(p)
}

// vanishesBySign splits by the sign of a base whose unit occurs in p. Where p = c0 + c1*u + c2*u^2 and both
// signs of the base are possible, p vanishes for u = 1 and for u = -1 if and only if c1 and c0 + c2 do,
// which are two smaller questions with no unit of this base.
func (f *field) vanishesBySign(p polynomial.Poly, b *base, s stratum) bool {
	c := p.Coefficients(b.unit)
	for len(c) < 3 {
		c = append(c, polynomial.Poly{})
	}
	inner := s
	inner.depth++
	var parts []polynomial.Poly
	switch signs := b.signs & nonzero; signs {
	case positive:
		parts = []polynomial.Poly{c[0].Add(c[1]).Add(c[2])}
	case negative:
		parts = []polynomial.Poly{c[0].Sub(c[1]).Add(c[2])}
	default:
		// u = 1 and u = -1 together: the sum and the difference of c0 + c1 + c2 and c0 - c1 + c2.
		parts = []polynomial.Poly{c[1], c[0].Add(c[2])}
	}
	for _, part := range parts {
		if !f.vanishesOn(part, inner) {
			return false
		}
	}
	return f.vanishesAtZero(p, b, s)
}

// vanishesAtZero reports that p vanishes where the base does. Unit and root of the base are 0 there. What
// is then shown holds on the zeros of the base, and for those only; if the base divides the polynomial, it
// vanishes with it.
func (f *field) vanishesAtZero(p polynomial.Poly, b *base, s stratum) bool {
	if b.signs&zero == 0 {
		return true
	}
	if b.unit >= 0 {
		p = f.ring.Evaluate(p, map[int]rational.Rat{b.unit: {}})
	}
	if b.root >= 0 {
		p = f.ring.Evaluate(p, map[int]rational.Rat{b.root: {}})
	}
	inner := stratum{append(slices.Clone(s.zeros), b), s.depth + 1}
	// On the zeros of a base that is linear in some kernel, that kernel is an expression in the others.
	if v, c, rest, ok := solvable(b.poly); ok {
		return f.vanishesOn(f.ring.Substitute(p, v, rest.Scale(c.Inv().Neg())), inner)
	}
	p = f.reduce(p)
	if _, divides := f.ring.Divide(p, b.poly); divides {
		return true
	}
	return f.vanishesOn(p, inner)
}

// solvable writes p as c*v + rest with a number c and a rest without v. Substituting removes a kernel
// instead of adding a condition.
func solvable(p polynomial.Poly) (v int, c rational.Rat, rest polynomial.Poly, ok bool) {
	for m, c := range p.Terms() {
		if m.Degree() != 1 {
			continue
		}
		v := variableOf(m)
		if p.Degree(v) == 1 && p.Coefficients(v)[1].IsConstant() {
			return v, c, p.Coefficients(v)[0], true
		}
	}
	return 0, rational.Rat{}, polynomial.Poly{}, false
}

// variableOf returns the variable of a monomial of degree 1.
func variableOf(m polynomial.Monomial) int {
	v := 0
	for m.Exponent(v) == 0 {
		v++
	}
	return v
}

// applyBalances removes from p a unit that a balance of signs expresses by others. The balance holds where
// no base in it is zero; the bases that may be are returned and have to be looked at by themselves. On a
// stratum where a base of the balance is 0 it says nothing.
func (f *field) applyBalances(p polynomial.Poly, s stratum) (q polynomial.Poly, zeros []*base, ok bool) {
	for _, b := range f.balances {
		if slices.ContainsFunc(b.odd, s.has) || slices.ContainsFunc(b.even, s.has) {
			continue
		}
		pivot := slices.IndexFunc(b.odd, func(c *base) bool { return c.unit >= 0 && p.Degree(c.unit) > 0 })
		if pivot < 0 {
			continue
		}
		if q, ok := f.balanced(p, b, pivot); ok {
			for _, c := range slices.Concat(b.odd, b.even) {
				if c.signs&zero != 0 {
					zeros = append(zeros, c)
				}
			}
			return q, zeros, true
		}
	}
	return p, nil, false
}

// has reports that the base is zero on the stratum.
func (s stratum) has(b *base) bool { return slices.Contains(s.zeros, b) }

// balanced replaces the unit of the pivot, the last one in the order of kernels, by the others. From
// u1*u2*u3 = 1 with units whose square is 1 follows u3 = u1*u2.
func (f *field) balanced(p polynomial.Poly, b balance, pivot int) (polynomial.Poly, bool) {
	for i, c := range b.odd {
		if c.unit < 0 {
			return p, false
		}
		if c.unit > b.odd[pivot].unit {
			pivot = i
		}
	}
	u := b.odd[pivot].unit
	if p.Degree(u) <= 0 {
		return p, false
	}
	product := polynomial.Constant(rational.Int(1))
	if b.negative {
		product = product.Neg()
	}
	for i, c := range b.odd {
		if i != pivot {
			product = f.ring.Mul(product, polynomial.Variable(c.unit))
		}
	}
	return f.reduceUnits(f.ring.Substitute(p, u, product), b.odd), true
}

// reduceUnits reduces by u^2 = 1, which holds where no base in the list is zero.
func (f *field) reduceUnits(p polynomial.Poly, bases []*base) polynomial.Poly {
	for _, c := range bases {
		if p.Degree(c.unit) >= 2 {
			p = f.ring.Reduce(p, c.unit, f.ring.Pow(polynomial.Variable(c.unit), 2).Sub(one))
		}
	}
	return p
}
