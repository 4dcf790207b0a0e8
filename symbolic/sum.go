package symbolic

import (
	"slices"

	"nabla/numeric/rational"
)

// Sum returns the sum of the terms: nested sums flattened, numbers added, like terms collected. A term
// whose coefficient becomes 0 is dropped only where it is defined everywhere; else it stays with the
// coefficient 0, because log(x) - log(x) is a real number for positive x only.
//
// Collecting like terms is sound on the whole domain: 2*log(x) + 3*log(x) = 5*log(x) wherever either has a
// value.
func Sum(terms ...*Expr) *Expr {
	switch len(terms) {
	case 0:
		return zero
	case 1:
		return terms[0]
	}
	return sumWith(rational.Rat{}, terms)
}

// sumWith returns number + terms. It keeps no hold of the slice.
func sumWith(number rational.Rat, terms []*Expr) *Expr {
	flat := make([]*Expr, 0, flatLength(terms, KindSum))
	for _, t := range terms {
		switch t.kind {
		case KindNumber:
			number = number.Add(t.number)
		case KindSum:
			number = number.Add(t.number)
			flat = append(flat, t.args...)
		default:
			flat = append(flat, t)
		}
	}
	kept, again := collect(flat)
	if again {
		return sumWith(number, kept)
	}
	return newSum(number, kept)
}

// flatLength returns how many operands there are when those of the kind are flattened and numbers taken out.
func flatLength(operands []*Expr, kind Kind) int {
	n := 0
	for _, e := range operands {
		switch e.kind {
		case KindNumber:
		case kind:
			n += len(e.args)
		default:
			n++
		}
	}
	return n
}

// collect sorts terms and adds up the coefficients of like ones, in place. It reports that one of them
// became a sum itself, as in 3*(x + 1) - 2*(x + 1). Sorting brings like terms together: n terms cost
// n*log(n) comparisons of hashes.
func collect(terms []*Expr) (kept []*Expr, again bool) {
	slices.SortFunc(terms, compareCores)
	kept = terms[:0]
	for i := 0; i < len(terms); {
		t, coefficient, j := terms[i], terms[i].coefficient(), i+1
		for ; j < len(terms) && compareCores(t, terms[j]) == 0; j++ {
			coefficient = coefficient.Add(terms[j].coefficient())
		}
		if j > i+1 {
			t = withCoefficient(coefficient, t)
			again = again || t.kind == KindSum
		}
		if !t.IsZero() {
			kept = append(kept, t)
		}
		i = j
	}
	return kept, again
}

// newSum builds the node for number + terms; the terms are collected.
func newSum(number rational.Rat, terms []*Expr) *Expr {
	if len(terms) == 0 {
		return Number(number)
	}
	if len(terms) == 1 && number.IsZero() {
		return terms[0]
	}
	e := &Expr{kind: KindSum, number: number, args: terms}
	return e.finish(0)
}

// Difference returns a - b.
func Difference(a, b *Expr) *Expr { return Sum(a, Negate(b)) }

// Negate returns -a, distributed over the terms of a sum.
func Negate(a *Expr) *Expr { return Scale(rational.Int(-1), a) }

// Scale returns r*a; a sum is scaled term by term.
func Scale(r rational.Rat, a *Expr) *Expr {
	if a.kind == KindNumber {
		return Number(r.Mul(a.number))
	}
	if a.kind != KindSum {
		return withCoefficient(r.Mul(a.coefficient()), a)
	}
	terms := make([]*Expr, 0, len(a.args))
	for _, t := range a.args {
		if s := Scale(r, t); !s.IsZero() {
			terms = append(terms, s)
		}
	}
	return newSum(r.Mul(a.number), terms)
}

// coefficient returns the rational coefficient of a term.
func (e *Expr) coefficient() rational.Rat {
	if e.kind == KindProduct {
		return e.number
	}
	return rational.Int(1)
}

// withCoefficient returns the term t with its coefficient replaced by r.
func withCoefficient(r rational.Rat, t *Expr) *Expr { return newProduct(r, t.factors()) }
