package polynomial

import (
	"math/bits"

	"nabla/numeric/rational"
	"nabla/parser/limit"
)

// Mul returns p*q. The work is charged before it is done: the product of the numbers of terms, times the
// weight of their coefficients.
func (r *Ring) Mul(p, q Poly) Poly {
	if !r.usable(p, q) {
		return unknown
	}
	if len(p.terms) > len(q.terms) {
		p, q = q, p
	}
	if len(p.terms) == 0 {
		return Poly{}
	}
	bits1, bits2 := p.bits(), q.bits()
	work := len(p.terms) * len(q.terms) * weight(bits1, bits2)
	if !r.admit(bits1+bits2, p.TotalDegree()+q.TotalDegree()) || !r.spend(work) {
		return unknown
	}
	if len(p.terms) == 1 {
		return q.shift(p.terms[0])
	}
	if k, ok := newPacking(p.degrees(), q.degrees()); ok {
		return r.multiplyPacked(p.terms, q.terms, k)
	}
	if !r.spend(work * bits.Len(uint(len(p.terms)))) {
		return unknown
	}
	return r.multiply(p.terms, q)
}

// multiply adds the multiples of q by the terms of a, one half after the other. It is used only where
// monomials do not fit into a word.
func (r *Ring) multiply(a []term, q Poly) Poly {
	if len(a) == 1 {
		return q.shift(a[0])
	}
	sum := r.multiply(a[:len(a)/2], q).Add(r.multiply(a[len(a)/2:], q))
	if len(sum.terms) > limit.PolynomialTerms {
		return r.fail(ErrBudget)
	}
	return sum
}

// multiplyPacked merges the rows a[i]*b, each of which is sorted, through a heap (Johnson, "Sparse
// polynomial arithmetic", 1974): no more than one product of each row is held at a time. A row enters the
// heap when the one before has given its first product, since its own first product is not greater.
func (r *Ring) multiplyPacked(a, b []term, k packing) Poly {
	keysA, keysB := k.keys(a), k.keys(b)
	heap := make(frontier, 0, len(a))
	heap.push(cell{keysA[0] + keysB[0], 0, 0})
	var product packed
	for len(heap) > 0 {
		c := heap[0]
		product.add(c.key, a[c.row].coef.Mul(b[c.column].coef))
		if c.column == 0 && int(c.row)+1 < len(a) {
			heap.push(cell{keysA[c.row+1] + keysB[0], c.row + 1, 0})
		}
		heap.advance(c, keysA[c.row], keysB)
		if len(product) > limit.PolynomialTerms {
			return r.fail(ErrBudget)
		}
	}
	return k.poly(product)
}

// Product returns the product of all the factors, 1 if there is none.
func (r *Ring) Product(factors ...Poly) Poly {
	product := one
	for _, p := range factors {
		product = r.Mul(product, p)
	}
	return product
}

// Pow returns p^n for n >= 0; p^0 is 1, also for p = 0. For n < 0 the result is unknown with ErrDivisor.
func (r *Ring) Pow(p Poly, n int) Poly {
	switch {
	case !r.usable(p):
		return unknown
	case n < 0:
		return r.fail(ErrDivisor)
	case n == 0:
		return one
	case n == 1 || len(p.terms) == 0:
		return p
	case p.TotalDegree() > limit.PolynomialDegree/n:
		return r.fail(ErrBudget)
	case len(p.terms) == 1:
		return r.powTerm(p.terms[0], n)
	case len(p.terms) == 2:
		return r.powBinomial(p.terms[0], p.terms[1], n)
	}
	// For sparse polynomials one factor at a time is faster than squaring (Fateman, "On the computation of
	// powers of sparse polynomials", 1974).
	result := p
	for range n - 1 {
		result = r.Mul(result, p)
	}
	return result
}

// powTerm returns the power of one term, which stays one term.
func (r *Ring) powTerm(t term, n int) Poly {
	coef, ok := r.powRat(t.coef, n)
	if !ok {
		return unknown
	}
	return Poly{terms: []term{{t.monomial.pow(n), coef}}}
}

// powBinomial expands (s + t)^n, where s comes before t, by the binomial theorem: the terms are distinct and
// arise in order.
func (r *Ring) powBinomial(s, t term, n int) Poly {
	size := n * (1 + max(s.coef.BitLen(), t.coef.BitLen()))
	if n > limit.PolynomialTerms || !r.admit(size, 0) || !r.spend((n+1)*weight(size, 64)) {
		return r.fail(ErrBudget)
	}
	coef := make([]rational.Rat, n+1) // t^k
	coef[0] = rational.Int(1)
	for k := range n {
		coef[k+1] = coef[k].Mul(t.coef)
	}
	var memory store
	terms := make([]term, n+1)
	binomial, left := rational.Int(1), rational.Int(1) // n over k, s^(n-k), for k from n down
	for k := n; k >= 0; k-- {
		m := memory.times(s.monomial.pow(n-k), t.monomial.pow(k))
		terms[k] = term{m, binomial.Mul(left).Mul(coef[k])}
		binomial = binomial.Mul(rational.New(int64(k), int64(n-k+1)))
		left = left.Mul(s.coef)
	}
	return Poly{terms: terms}
}

// pow returns m^n for n >= 0.
func (m Monomial) pow(n int) Monomial {
	if n == 0 {
		return Monomial{}
	}
	exponents := make([]int32, len(m.exponents))
	for i, e := range m.exponents {
		exponents[i] = e * int32(n)
	}
	return Monomial{m.degree * n, exponents}
}
