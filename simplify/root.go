package simplify

import (
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
)

// Quadratic relations: a square root r with r^2 = b, or sine and cosine. Every rational function is a + b*v
// modulo such a relation, with the denominator made free of v by its conjugate.

// quadratic is a relation v^2 = base: a square root, or sine and cosine, whose squares sum to 1.
type quadratic struct {
	variable int
	base     polynomial.Fraction
}

// quadratics returns the square roots of the field.
func (k *field) quadratics() []quadratic {
	var all []quadratic
	for _, r := range k.roots {
		if r.index == 2 {
			all = append(all, quadratic{r.variable, r.base})
		}
	}
	return all
}

// reduce writes f as a + b*v with a and b free of v. (n0 + n1*v)/(d0 + d1*v) is multiplied by d0 - d1*v
// above and below; the norm is d0^2 - base*d1^2.
func (k *field) reduce(f polynomial.Fraction, q quadratic) (a, b polynomial.Fraction) {
	n0, n1 := k.halves(f.Num(), q)
	d0, d1 := k.halves(f.Den(), q)
	if d1.IsZero() {
		return k.ring.QuoFraction(n0, d0), k.ring.QuoFraction(n1, d0)
	}
	norm := k.ring.SubFraction(k.ring.MulFraction(d0, d0), k.ring.MulFraction(q.base, k.ring.MulFraction(d1, d1)))
	a = k.ring.SubFraction(k.ring.MulFraction(n0, d0), k.ring.MulFraction(q.base, k.ring.MulFraction(n1, d1)))
	b = k.ring.SubFraction(k.ring.MulFraction(n1, d0), k.ring.MulFraction(n0, d1))
	return k.ring.QuoFraction(a, norm), k.ring.QuoFraction(b, norm)
}

// halves writes a polynomial as even + odd*v by the relation.
func (k *field) halves(p polynomial.Poly, q quadratic) (even, odd polynomial.Fraction) {
	half := [2]polynomial.Fraction{k.constant(rational.Rat{}), k.constant(rational.Rat{})}
	coefficients := p.Coefficients(q.variable)
	for i := len(coefficients) - 1; i >= 0; i-- {
		c := k.ring.MulFraction(k.ring.Integral(coefficients[i]), k.ring.PowFraction(q.base, i/2))
		half[i%2] = k.ring.AddFraction(half[i%2], c)
	}
	return half[0], half[1]
}

// reduced returns f with the relation used: as a + b*v, and with powers of the base written as even powers of v
// again where numerator and denominator hold them as factors.
func (k *field) reduced(f polynomial.Fraction, q quadratic) []polynomial.Fraction {
	a, b := k.reduce(f, q)
	v := k.ring.Integral(polynomial.Variable(q.variable))
	sum := k.ring.AddFraction(a, k.ring.MulFraction(b, v))
	if k.dead() {
		return nil
	}
	all := []polynomial.Fraction{sum}
	if !q.base.Den().IsOne() || q.base.Num().IsConstant() {
		return all
	}
	num, m := k.powers(sum.Num(), q.base.Num())
	den, n := k.powers(sum.Den(), q.base.Num())
	if m+n > 0 && !k.dead() {
		square := k.ring.PowFraction(v, 2*(m-n))
		all = append(all, k.ring.MulFraction(k.ring.Fraction(num, den), square))
	}
	return all
}

// powers divides p by q as often as it can.
func (k *field) powers(p, q polynomial.Poly) (rest polynomial.Poly, count int) {
	for count < maxPower {
		quotient, ok := k.ring.Divide(p, q)
		if !ok {
			break
		}
		p, count = quotient, count+1
	}
	return p, count
}
