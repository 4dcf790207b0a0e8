package polynomial

import "nabla/numeric/rational"

// Add returns p + q. It merges two sorted lists. No budget is asked for: a sum is not longer than its
// operands together.
func (p Poly) Add(q Poly) Poly {
	switch {
	case p.unknown || q.unknown:
		return unknown
	case len(p.terms) == 0:
		return q
	case len(q.terms) == 0:
		return p
	}
	sum := make([]term, 0, len(p.terms)+len(q.terms))
	i, j := 0, 0
	for i < len(p.terms) && j < len(q.terms) {
		s, t := p.terms[i], q.terms[j]
		switch s.monomial.Compare(t.monomial) {
		case 1:
			sum = append(sum, s)
			i++
		case -1:
			sum = append(sum, t)
			j++
		default:
			sum = dropZero(append(sum, term{s.monomial, s.coef.Add(t.coef)}))
			i++
			j++
		}
	}
	sum = append(sum, p.terms[i:]...)
	return Poly{terms: append(sum, q.terms[j:]...)}
}

// Sub returns p - q.
func (p Poly) Sub(q Poly) Poly { return p.Add(q.Neg()) }

// Neg returns -p.
func (p Poly) Neg() Poly { return p.Scale(rational.Int(-1)) }

// Scale returns c*p.
func (p Poly) Scale(c rational.Rat) Poly {
	switch {
	case p.unknown || c.IsOne():
		return p
	case c.IsZero():
		return Poly{}
	}
	scaled := make([]term, len(p.terms))
	for i, t := range p.terms {
		scaled[i] = term{t.monomial, t.coef.Mul(c)}
	}
	return Poly{terms: scaled}
}

// shift returns p times the term t, whose coefficient is not zero. The order of the terms stays.
func (p Poly) shift(t term) Poly {
	if p.unknown {
		return p
	}
	var memory store
	shifted := make([]term, len(p.terms))
	for i, s := range p.terms {
		shifted[i] = term{memory.times(s.monomial, t.monomial), s.coef.Mul(t.coef)}
	}
	return Poly{terms: shifted}
}

// Derivative returns the partial derivative of p by the variable v.
func (p Poly) Derivative(v int) Poly {
	if p.unknown {
		return p
	}
	var derived []term
	for _, t := range p.terms {
		// Lowering one exponent by one keeps the order among the terms that have it.
		if m, e := t.monomial.without(v); e > 0 {
			var memory store
			if e > 1 {
				m = memory.times(m, power(v, e-1))
			}
			derived = append(derived, term{m, t.coef.Mul(rational.Int(int64(e)))})
		}
	}
	return Poly{terms: derived}
}
