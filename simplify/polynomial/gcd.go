package polynomial

import (
	"cmp"
	"slices"

	"nabla/numeric/rational"
)

// GCD returns the primitive greatest common divisor of p and q: with coprime integer coefficients, the
// leading one positive. GCD(p, 0) is the primitive part of p, and GCD(0, 0) is 0.
//
// Images modulo a prime bound the degree of the result in each variable, which settles coprime polynomials
// and removes the variables that the result does not have; the rest is done by the heuristic method over
// large integers, by interpolation or, should both fail, by polynomial remainders. Results of the first two
// are verified.
func (r *Ring) GCD(p, q Poly) Poly {
	switch {
	case !r.usable(p, q):
		return unknown
	case len(p.terms) == 0:
		return q.primitive()
	case len(q.terms) == 0:
		return p.primitive()
	case p.IsConstant() || q.IsConstant():
		return one
	case !r.spend(len(p.terms)*weight(p.bits(), 0) + len(q.terms)*weight(q.bits(), 0)):
		return unknown
	}
	m, p := p.primitive().monomialContent()
	n, q := q.primitive().monomialContent()
	g := r.gcdPrimitive(p, q)
	if common := m.gcd(n); common.degree > 0 {
		g = g.shift(term{common, rational.Int(1)})
	}
	return g
}

// gcdPrimitive returns the divisor of primitive polynomials that no variable divides.
func (r *Ring) gcdPrimitive(p, q Poly) Poly {
	if p.Equal(q) {
		return p
	}
	b := newBounds(p, q)
	if b.total() > 0 {
		r.tighten(b, p, q, 0)
	}
	return r.gcdBounded(p, q, b)
}

// gcdBounded returns the divisor of primitive polynomials whose degrees the bounds limit. The methods come
// in the order of their cost where they succeed: nothing to do, a variable less, one divides the other,
// long integers, interpolation, remainders.
func (r *Ring) gcdBounded(p, q Poly, b bounds) Poly {
	if r.err != nil {
		return unknown
	}
	if b.total() == 0 {
		return one
	}
	if absent := b.absent(p, q); len(absent) > 0 {
		return r.gcdAll(append(p.split(absent), q.split(absent)...))
	}
	if g, ok := r.divisor(p, q, b); ok {
		return g
	}
	if g, ok := r.heuristic(p, q, b); ok || r.err != nil {
		return g
	}
	if len(b.absent(p, q)) > 0 { // the heuristic found better bounds than it started with
		return r.gcdBounded(p, q, b)
	}
	var g Poly
	var ok bool
	// A failure of this attempt, also for want of steps, leaves the last method its part of the budget.
	err := r.attempt(2, func(inner *Ring) { g, ok = inner.interpolate(p, q, b) })
	if err == nil && ok {
		return g
	}
	return r.gcdByRemainders(p, q, b)
}

// divisor returns p or q if it divides the other one, which the bounds must allow. In practice one
// polynomial often is a power, or a multiple, of the other.
func (r *Ring) divisor(p, q Poly, b bounds) (Poly, bool) {
	if b.attainedBy(q) {
		if _, ok := r.Divide(p, q); ok {
			return q, true
		}
	}
	if b.attainedBy(p) {
		if _, ok := r.Divide(q, p); ok {
			return p, true
		}
	}
	return unknown, false
}

// absent returns the variables of p and q that their common divisor does not have. A bound of 0 is a proof
// that the divisor does not have the variable.
func (b bounds) absent(p, q Poly) []int {
	var absent []int
	for v, degree := range largestDegrees(p, q) {
		if degree > 0 && b[v] == 0 {
			absent = append(absent, v)
		}
	}
	return absent
}

// split returns the coefficients of p as a polynomial in the given variables: a polynomial without them
// divides p exactly if it divides each coefficient.
func (p Poly) split(variables []int) []Poly {
	type part struct{ outer, inner term }
	parts := make([]part, len(p.terms))
	for i, t := range p.terms {
		outer, inner := make([]int32, len(t.monomial.exponents)), t.monomial
		degree := 0
		for _, v := range variables {
			var e int
			if inner, e = inner.without(v); e > 0 {
				outer[v] = int32(e)
				degree += e
			}
		}
		parts[i] = part{term{Monomial{degree, trim(outer)}, t.coef}, term{inner, t.coef}}
	}
	// Within one coefficient the terms keep their order.
	slices.SortStableFunc(parts, func(s, t part) int { return t.outer.monomial.Compare(s.outer.monomial) })
	var coefficients []Poly
	for i, t := range parts {
		if i == 0 || t.outer.monomial.Compare(parts[i-1].outer.monomial) != 0 {
			coefficients = append(coefficients, Poly{})
		}
		last := &coefficients[len(coefficients)-1]
		last.terms = append(last.terms, t.inner)
	}
	return coefficients
}

// gcdAll returns the primitive greatest common divisor of all the polynomials, the shortest first because
// it bounds the rest.
func (r *Ring) gcdAll(polynomials []Poly) Poly {
	slices.SortStableFunc(polynomials, func(p, q Poly) int { return cmp.Compare(len(p.terms), len(q.terms)) })
	var g Poly
	for _, p := range polynomials {
		if g.IsOne() || r.err != nil {
			break
		}
		g = r.GCD(g, p)
	}
	return g
}

// gcdByRemainders returns the divisor by the primitive polynomial remainder sequence in the variable where
// that is shortest (Brown and Traub, "On Euclid's algorithm and the theory of subresultants", 1971). The
// contents in v are taken out first and their divisor is multiplied in at the end: by Gauss's lemma the
// divisor is the product of that of the contents and that of the primitive parts.
func (r *Ring) gcdByRemainders(p, q Poly, b bounds) Poly {
	v := slices.IndexFunc(b, func(degree int) bool { return degree > 0 })
	for w, degree := range b {
		if degree > 0 && p.Degree(w)+q.Degree(w) < p.Degree(v)+q.Degree(v) {
			v = w
		}
	}
	contentP, p := r.primitiveIn(p, v)
	contentQ, q := r.primitiveIn(q, v)
	if p.Degree(v) < q.Degree(v) {
		p, q = q, p
	}
	for q.Degree(v) > 0 && r.err == nil {
		remainder := r.PseudoRemainder(p, q, v)
		if remainder.IsZero() {
			break
		}
		p = q
		_, q = r.primitiveIn(remainder, v)
	}
	if q.Degree(v) == 0 {
		q = one
	}
	return r.Mul(r.GCD(contentP, contentQ), q).primitive()
}

// primitiveIn returns the content of p as a polynomial in v, which is a primitive polynomial in the other
// variables, and the quotient without its rational content. For x*y^2 + x*y and y the content is x.
func (r *Ring) primitiveIn(p Poly, v int) (content, part Poly) {
	if !r.usable(p) {
		return unknown, unknown
	}
	content = r.gcdAll(p.Coefficients(v))
	part, ok := r.Divide(p, content)
	if !ok {
		return unknown, unknown
	}
	return content, part.primitive()
}

// LCM returns the primitive least common multiple of p and q; it is 0 if one of them is.
func (r *Ring) LCM(p, q Poly) Poly {
	if !r.usable(p, q) {
		return unknown
	}
	if p.IsZero() || q.IsZero() {
		return Poly{}
	}
	cofactor, ok := r.Divide(p, r.GCD(p, q))
	if !ok {
		return unknown
	}
	return r.Mul(cofactor, q).primitive()
}
