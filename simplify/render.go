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

// render writes a rational function in the ways a reader might expect it: factored, with the numerator multiplied
// out, term by term, as a polynomial and a proper fraction, collected by each kernel.
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
	den := k.factored(rational.Int(1), below)
	forms := []form{
		{"factored", symbolic.Quotient(k.factored(content, above), den)},
		{"common denominator", symbolic.Quotient(k.expr(f.Num()), den)},
		{"term by term", k.termwise(f)},
	}
	forms = append(forms, k.grouped(content, above, den)...)
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

// grouped writes the numerator with its monomial and multiple factors apart and the simple sums multiplied out:
// (x - s)*(x + s)*y = (x^2 - s^2)*y.
func (k *field) grouped(content rational.Rat, factors []polynomial.Factor, den *symbolic.Expr) []form {
	var apart []polynomial.Factor
	rest, count := polynomial.Constant(rational.Int(1)), 0
	for _, f := range factors {
		if f.Poly.Len() == 1 || f.Multiplicity > 1 {
			apart = append(apart, f)
			continue
		}
		rest, count = k.ring.Mul(rest, f.Poly), count+1
	}
	if count < 2 || len(apart) == 0 && count == len(factors) && content.IsOne() {
		return nil
	}
	whole := append(apart, polynomial.Factor{Poly: rest, Multiplicity: 1})
	return []form{{"multiplied out", symbolic.Quotient(k.factored(content, whole), den)}}
}

// termwise divides every term of the numerator by the denominator on its own.
func (k *field) termwise(f polynomial.Fraction) *symbolic.Expr {
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
	if nonzero(coefficients) < 2 {
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

func nonzero(ps []polynomial.Poly) int {
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
