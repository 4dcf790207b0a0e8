package polynomial

import "nabla/numeric/rational"

// Substitute returns p with the polynomial q for the variable v. q may have v in it: all occurrences are
// replaced at once.
func (r *Ring) Substitute(p Poly, v int, q Poly) Poly {
	if !r.usable(p, q) {
		return unknown
	}
	coefficients := p.Coefficients(v)
	if len(coefficients) <= 1 {
		return p
	}
	// Horner's rule, with one power for each run of zero coefficients.
	result, gap := coefficients[len(coefficients)-1], 0
	for i := len(coefficients) - 2; i >= 0; i-- {
		gap++
		if i > 0 && coefficients[i].IsZero() {
			continue
		}
		result = r.Mul(result, r.Pow(q, gap)).Add(coefficients[i])
		gap = 0
	}
	return result
}

// Evaluate returns p with numbers for the variables in point; the others stay. Terms that become equal are
// added.
func (r *Ring) Evaluate(p Poly, point map[int]rational.Rat) Poly {
	if !r.usable(p) {
		return unknown
	}
	terms := make([]term, 0, len(p.terms))
	for _, t := range p.terms {
		for v, e := range t.monomial.exponents {
			value, ok := point[v]
			if e == 0 || !ok {
				continue
			}
			factor, ok := r.powRat(value, int(e))
			if !ok || !r.spend(weight(factor.BitLen(), t.coef.BitLen())) {
				return unknown
			}
			t.monomial, _ = t.monomial.without(v)
			t.coef = t.coef.Mul(factor)
		}
		terms = append(terms, t)
	}
	return collect(terms)
}

// EvaluateMod returns the value of p in the field f where variable v has the value point[v]. It is false if
// p is unknown, a variable of p lies beyond the point, or a denominator vanishes in the field. A value
// other than 0 proves that p is not 0. The value 0 proves nothing (see Field).
func (p Poly) EvaluateMod(f Field, point []uint64) (uint64, bool) {
	if p.unknown {
		return 0, false
	}
	sum := uint64(0)
	for _, t := range p.terms {
		value, ok := f.Rat(t.coef)
		if !ok || len(t.monomial.exponents) > len(point) {
			return 0, false
		}
		for v, e := range t.monomial.exponents {
			switch e {
			case 0:
			case 1:
				value = f.Mul(value, point[v])
			default:
				value = f.Mul(value, f.Pow(point[v], uint64(e)))
			}
		}
		sum = f.Add(sum, value)
	}
	return sum, true
}
