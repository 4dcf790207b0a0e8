package simplify

import (
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// form is one way to write an expression, with the name of the operation that led to it.
type form struct {
	name string
	expr *symbolic.Expr
}

// render writes a rational function in the ways a reader might expect it: factored, with sums multiplied
// out above or below, term by term, as a polynomial and a proper fraction, collected by each kernel.
//
// No way is the shortest for all: x^2 - 1 is short multiplied out, (x+1)^5 factored. All are proposed, and
// the price decides.
func (k *field) render(f polynomial.Fraction) []form {
	if !f.Known() || k.dead() {
		return nil
	}
	if f.IsZero() {
		return []form{{"cancelled", symbolic.Int(0)}}
	}
	content, above := k.ring.Factor(f.Num())
	_, below := k.ring.Factor(f.Den())
	if k.dead() {
		return nil
	}
	unit := rational.Int(1)
	var forms []form
	bottoms := [][]polynomial.Factor{below}
	if g := k.grouped(below); g != nil {
		bottoms = append(bottoms, g)
	}
	for _, den := range bottoms {
		bottom := k.factored(unit, den)
		forms = append(forms, form{"factored", symbolic.Quotient(k.factored(content, above), bottom)},
			form{"common denominator", symbolic.Quotient(k.expr(f.Num()), bottom)})
		if top := k.grouped(above); top != nil {
			forms = append(forms, form{"multiplied out", symbolic.Quotient(k.factored(content, top), bottom)})
		}
	}
	forms = append(forms, form{"term by term", k.termwise(f)})
	forms = append(forms, k.pulled(content, above, below)...)
	for _, v := range f.Num().Variables() {
		forms = append(forms, k.collected(f, v)...)
		forms = append(forms, k.divided(f, v)...)
	}
	if k.dead() {
		return nil
	}
	return forms
}

// factored writes content times the factors. A negative content goes into a sum, -(x - y)*z = (y - x)*z.
func (k *field) factored(content rational.Rat, factors []polynomial.Factor) *symbolic.Expr {
	parts := make([]*symbolic.Expr, 0, len(factors)+1)
	flip := content.Sign() < 0
	for _, f := range factors {
		base := k.expr(f.Poly)
		if flip && base.Kind() == symbolic.KindSum && f.Multiplicity%2 == 1 {
			base, flip = symbolic.Negate(base), false
			content = content.Neg()
		}
		parts = append(parts, symbolic.Power(base, symbolic.Int(int64(f.Multiplicity))))
	}
	return symbolic.Product(append(parts, symbolic.Number(content))...)
}

// grouped multiplies out the sums that occur once and keeps monomials and powers: (x - s)*(x + s)*y = (x^2 - s^2)*y.
// It is nil if there is nothing to multiply out.
func (k *field) grouped(factors []polynomial.Factor) []polynomial.Factor {
	var apart []polynomial.Factor
	rest, count := polynomial.Constant(rational.Int(1)), 0
	for _, f := range factors {
		if f.Poly.Len() == 1 || f.Multiplicity > 1 {
			apart = append(apart, f)
			continue
		}
		rest, count = k.ring.Mul(rest, f.Poly), count+1
	}
	if count < 2 {
		return nil
	}
	return append(apart, polynomial.Factor{Poly: rest, Multiplicity: 1})
}

// pulled takes the monomial above and all but one factor below out of a sum whose terms are divided by that one
// factor: x*y*z/u - x*y = x*y*(z/u - 1).
func (k *field) pulled(content rational.Rat, above, below []polynomial.Factor) []form {
	outside := []polynomial.Factor{}
	sum := polynomial.Constant(content)
	for _, f := range above {
		if f.Poly.Len() == 1 || f.Multiplicity > 1 {
			outside = append(outside, f)
		} else {
			sum = k.ring.Mul(sum, f.Poly)
		}
	}
	if len(outside)+len(below) < 2 || sum.Len() < 2 {
		return nil
	}
	var forms []form
	for i, b := range below {
		others := append(append([]polynomial.Factor{}, below[:i]...), below[i+1:]...)
		inner := k.termwise(k.ring.Fraction(sum, k.ring.Pow(b.Poly, b.Multiplicity)))
		whole := symbolic.Quotient(k.factored(rational.Int(1), outside), k.factored(rational.Int(1), others))
		forms = append(forms, form{"common factor", symbolic.Product(whole, inner)})
	}
	return forms
}

// termwise divides every term of the numerator by the denominator on its own. (a + b)/c is a/c + b/c, each
// in lowest terms.
func (k *field) termwise(f polynomial.Fraction) *symbolic.Expr {
	if !f.Known() {
		return symbolic.Undefined()
	}
	terms := make([]*symbolic.Expr, 0, f.Num().Len())
	for m, c := range f.Num().Terms() {
		exponents := make([]int, len(k.kernels))
		for v := range exponents {
			exponents[v] = m.Exponent(v)
		}
		terms = append(terms, k.short(k.ring.Fraction(polynomial.Term(c, exponents...), f.Den())))
	}
	return symbolic.Sum(terms...)
}

// short writes a fraction factored, which is mostly the shortest way for a part of a form.
func (k *field) short(f polynomial.Fraction) *symbolic.Expr {
	if !f.Known() {
		return symbolic.Undefined()
	}
	content, above := k.ring.Factor(f.Num())
	_, below := k.ring.Factor(f.Den())
	return symbolic.Quotient(k.factored(content, above), k.factored(rational.Int(1), below))
}

// collected orders the numerator by powers of a kernel that the denominator is free of; every coefficient is brought
// to lowest terms by itself.
func (k *field) collected(f polynomial.Fraction, v int) []form {
	if f.Den().Degree(v) > 0 {
		return nil
	}
	coefficients := f.Num().Coefficients(v)
	if occupied(coefficients) < 2 {
		return nil
	}
	terms := make([]*symbolic.Expr, 0, len(coefficients))
	for i, c := range coefficients {
		if c.IsZero() {
			continue
		}
		power := symbolic.Power(k.kernels[v], symbolic.Int(int64(i)))
		if i == 0 {
			power = symbolic.Int(1)
		}
		terms = append(terms, symbolic.Product(k.short(k.ring.Fraction(c, f.Den())), power))
	}
	return []form{{"collected", symbolic.Sum(terms...)}}
}

// occupied counts the polynomials that are not zero.
func occupied(ps []polynomial.Poly) int {
	n := 0
	for _, p := range ps {
		if !p.IsZero() {
			n++
		}
	}
	return n
}

// divided writes an improper fraction in the kernel v as a polynomial and a proper fraction.
func (k *field) divided(f polynomial.Fraction, v int) []form {
	d := f.Den().Degree(v)
	if d < 1 || f.Num().Degree(v) < d {
		return nil
	}
	lead := f.Den().Coefficients(v)[d]
	if !lead.IsConstant() {
		return nil
	}
	rest := k.ring.Reduce(f.Num(), v, f.Den())
	whole, ok := k.ring.Divide(f.Num().Sub(rest), f.Den())
	if !ok {
		return nil
	}
	proper := k.short(k.ring.Fraction(rest, f.Den()))
	return []form{{"divided", symbolic.Sum(k.expr(whole), proper)}}
}
