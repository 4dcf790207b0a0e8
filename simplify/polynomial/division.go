package polynomial

import (
	"slices"

	"nabla/numeric/rational"
)

// Divide returns p/q and reports whether q divides p exactly. It is false for q = 0, and when the budget ends
// before the answer is known; Err tells the difference.
func (r *Ring) Divide(p, q Poly) (Poly, bool) {
	switch {
	case !r.usable(p, q) || len(q.terms) == 0:
		return unknown, false
	case len(p.terms) == 0:
		return p, true
	case len(q.terms) == 1:
		return r.divideTerm(p, q.terms[0])
	}
	room, ok := quotientDegrees(p, q)
	if !ok {
		return unknown, false
	}
	if k, ok := newPacking(p.degrees(), nil); ok {
		return r.dividePacked(p.terms, q.terms, k, k.ceiling(room))
	}
	return r.divide(p, q, room)
}

// divideTerm divides each term of p by t, which keeps their order.
func (r *Ring) divideTerm(p Poly, t term) (Poly, bool) {
	inverse := t.coef.Inv()
	if !r.spend(len(p.terms) * weight(p.bits(), inverse.BitLen())) {
		return unknown, false
	}
	quotient := make([]term, len(p.terms))
	for i, s := range p.terms {
		m, ok := s.monomial.over(t.monomial)
		if !ok {
			return unknown, false
		}
		quotient[i] = term{m, s.coef.Mul(inverse)}
	}
	return Poly{terms: quotient}, true
}

// quotientDegrees returns the degrees that p/q must have if it is a polynomial. It is false if the degrees
// or the first or last terms show that it is none. Degrees and, in an order that is compatible with
// products, first and last terms of a product are those of the factors taken together. This ends most
// divisions that are only tried.
func quotientDegrees(p, q Poly) ([]int, bool) {
	room, taken := p.degrees(), q.degrees()
	if len(taken) > len(room) {
		return nil, false
	}
	for v, degree := range taken {
		if room[v] -= degree; room[v] < 0 {
			return nil, false
		}
	}
	first, last := p.terms[0].monomial, p.terms[len(p.terms)-1].monomial
	_, okFirst := first.over(q.terms[0].monomial)
	_, okLast := last.over(q.terms[len(q.terms)-1].monomial)
	return room, okFirst && okLast
}

// divide subtracts multiples of q from p until nothing is left. It gives up at the first term that no
// quotient with the degrees in room can explain. Without a bound on the quotient a division that is not
// exact could go on for a long time in many variables.
func (r *Ring) divide(p, q Poly, room []int) (Poly, bool) {
	var quotient []term
	inverse := q.terms[0].coef.Inv()
	for len(p.terms) > 0 {
		m, ok := p.terms[0].monomial.over(q.terms[0].monomial)
		if !ok || !m.within(room) || !r.spend(len(p.terms)+len(q.terms)*weight(p.bits(), q.bits())) {
			return unknown, false
		}
		t := term{m, p.terms[0].coef.Mul(inverse)}
		quotient = append(quotient, t)
		p = p.Sub(q.shift(t))
	}
	return Poly{terms: quotient}, true
}

// dividePacked subtracts the rows quotient[i]*b from a in descending order of monomials, with the products
// of b's terms after the first waiting in a heap (Monagan and Pearce, "Sparse polynomial division using a
// heap", 2011). The words of the quotient's terms must divide the ceiling.
//
// In the heap waits one product quotient[i]*b[j] for each term of the quotient found so far, the greatest
// on top. A key is settled when all products with it have been subtracted: what is left must be a multiple
// of b[0].
func (r *Ring) dividePacked(a, b []term, k packing, ceiling uint64) (Poly, bool) {
	keysA, keysB := k.keys(a), k.keys(b)
	inverse := b[0].coef.Inv()
	var heap frontier
	var quotient packed
	for len(keysA) > 0 || len(heap) > 0 {
		var key uint64
		var coef rational.Rat
		if len(keysA) > 0 && (len(heap) == 0 || keysA[0] >= heap[0].key) {
			key, coef = keysA[0], a[0].coef
			a, keysA = a[1:], keysA[1:]
		} else {
			key = heap[0].key
		}
		for len(heap) > 0 && heap[0].key == key {
			c := heap[0]
			coef = coef.Sub(quotient[c.row].coef.Mul(b[c.column].coef))
			heap.advance(c, quotient[c.row].key, keysB)
			if !r.spend(weight(coef.BitLen(), b[c.column].coef.BitLen())) {
				return unknown, false
			}
		}
		if coef.IsZero() {
			continue
		}
		if !k.divides(keysB[0], key) || !k.divides(key-keysB[0], ceiling) {
			return unknown, false
		}
		quotient = append(quotient, entry{key - keysB[0], coef.Mul(inverse)})
		heap.push(cell{key - keysB[0] + keysB[1], int32(len(quotient) - 1), 1})
	}
	return k.poly(quotient), true
}

// within reports whether no exponent exceeds the degree given for its variable.
func (m Monomial) within(degrees []int) bool {
	for v, e := range m.exponents {
		if v >= len(degrees) || int(e) > degrees[v] {
			return false
		}
	}
	return true
}

// PseudoRemainder returns the remainder of c^k*p by q as polynomials in v, where c is the leading
// coefficient of q in v and k the number of division steps that were needed (Knuth, The Art of Computer
// Programming 2, section 4.6.1, without needless factors). Its degree in v is less than that of q. For q =
// 0 the result is unknown with ErrDivisor.
//
// In each step a[i]*v^i is cancelled by b: all other coefficients are multiplied by c = b[n], then
// a[i]*b[j-i+n] is subtracted where b has a coefficient.
func (r *Ring) PseudoRemainder(p, q Poly, v int) Poly {
	if !r.usable(p, q) {
		return unknown
	}
	if q.IsZero() {
		return r.fail(ErrDivisor)
	}
	a, b := p.Coefficients(v), q.Coefficients(v)
	n := len(b) - 1
	for i := len(a) - 1; i >= n && r.err == nil; i-- {
		if a[i].IsZero() {
			continue
		}
		for j := range i {
			a[j] = r.Mul(a[j], b[n])
			if j >= i-n && r.spend(len(a[j].terms)) {
				a[j] = a[j].Sub(r.Mul(a[i], b[j-i+n]))
			}
		}
	}
	return r.fromCoefficients(a[:min(n, len(a))], v)
}

// Reduce returns the remainder of p by the relation in v, which must be monic in v up to a rational factor:
// with s^2 - x, every s^2 in p becomes x. The degree of the result in v is less than that of the relation.
// For any other relation, and one without v, the result is unknown with ErrDivisor.
//
// In each step a multiple of the relation cancels the highest power of v. Terms below the relation's degree
// are set aside, since most polynomials have few terms that it concerns.
func (r *Ring) Reduce(p Poly, v int, relation Poly) Poly {
	if !r.usable(p, relation) {
		return unknown
	}
	rest := relation.Coefficients(v)
	n := len(rest) - 1
	if n < 1 || !rest[n].IsConstant() {
		return r.fail(ErrDivisor)
	}
	lead, _ := rest[n].Constant()
	low, high := p.below(v, n)
	if len(high.terms) == 0 {
		return p
	}
	a := high.Coefficients(v)
	for i := len(a) - 1; i >= n && r.err == nil; i-- {
		factor := a[i].Scale(lead.Inv())
		for j := range n {
			a[i-n+j] = a[i-n+j].Sub(r.Mul(factor, rest[j]))
		}
	}
	return low.Add(r.fromCoefficients(a[:n], v))
}

// below splits p into the terms whose degree in v is less than n, and the others.
func (p Poly) below(v, n int) (low, high Poly) {
	for _, t := range p.terms {
		if t.monomial.Exponent(v) < n {
			low.terms = append(low.terms, t)
		} else {
			high.terms = append(high.terms, t)
		}
	}
	return low, high
}

// Coefficients returns p as a polynomial in v: entry i is the coefficient of v^i, in the other variables.
// The last entry is not zero; the zero polynomial has no entries. Of an unknown polynomial, the only entry
// is unknown. For x*y^2 + y^2 + 3 and the variable y these are 3, 0, x + 1.
func (p Poly) Coefficients(v int) []Poly {
	if p.unknown {
		return []Poly{p}
	}
	coefficients := make([]Poly, p.Degree(v)+1)
	counts := make([]int, len(coefficients))
	for _, t := range p.terms {
		counts[t.monomial.Exponent(v)]++
	}
	memory := make([]term, len(p.terms))
	for e, n := range counts {
		coefficients[e].terms, memory = memory[:0:n], memory[n:]
	}
	for _, t := range p.terms {
		// Among terms with the same power of v, leaving it out keeps the order.
		m, e := t.monomial.without(v)
		coefficients[e].terms = append(coefficients[e].terms, term{m, t.coef})
	}
	return coefficients
}

// fromCoefficients is the inverse of Coefficients; the entries may be zero.
func (r *Ring) fromCoefficients(coefficients []Poly, v int) Poly {
	if !r.usable(coefficients...) {
		return unknown
	}
	var memory store
	count := 0
	for _, c := range coefficients {
		count += len(c.terms)
	}
	terms := make([]term, 0, count)
	for e, c := range slices.Backward(coefficients) {
		if e == 0 || len(c.terms) == 0 {
			terms = append(terms, c.terms...)
			continue
		}
		m := power(v, e)
		for _, t := range c.terms {
			terms = append(terms, term{memory.times(t.monomial, m), t.coef})
		}
	}
	return collect(terms)
}

// Content returns the rational c for which p/c is primitive: it has coprime integer coefficients, and the
// leading one is positive. It is 0 for the zero polynomial. For 2/3*x - 4/3 it is 2/3, with the primitive
// part x - 2.
func (p Poly) Content() rational.Rat {
	var content rational.Rat
	for _, t := range p.terms {
		content = rational.GCD(content, t.coef)
	}
	if len(p.terms) > 0 && p.terms[0].coef.Sign() < 0 {
		return content.Neg()
	}
	return content
}

// Primitive returns the content of p and its primitive part: p is their product.
func (p Poly) Primitive() (rational.Rat, Poly) {
	content := p.Content()
	if content.IsZero() {
		return content, p
	}
	return content, p.Scale(content.Inv())
}

// primitive returns the primitive part alone.
func (p Poly) primitive() Poly {
	_, part := p.Primitive()
	return part
}

// monomialContent returns the greatest monomial that divides p, which is not zero, and the quotient.
func (p Poly) monomialContent() (Monomial, Poly) {
	common := p.terms[0].monomial
	for _, t := range p.terms[1:] {
		if common.degree == 0 {
			return common, p
		}
		common = common.gcd(t.monomial)
	}
	if common.degree == 0 {
		return common, p
	}
	rest := make([]term, len(p.terms))
	for i, t := range p.terms {
		m, _ := t.monomial.over(common)
		rest[i] = term{m, t.coef}
	}
	return common, Poly{terms: rest}
}
