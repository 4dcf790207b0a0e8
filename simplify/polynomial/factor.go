package polynomial

import (
	"cmp"
	"math/big"
	"slices"

	"nabla/numeric/rational"
	"nabla/parser/limit"
)

// Factoring over the rational numbers, from the outside in: square-free parts (squarefree.go), contents in
// single variables, polynomials in one variable (zassenhaus.go), and in several by images in one, with
// every factor confirmed by an exact division. So the product is always right; only whether a factor is
// irreducible may stay open.

const (
	splitTries   = 3       // evaluation points before a polynomial stays as it is
	splitBits    = 1 << 13 // length of the integers that stand for coefficients in several variables
	splitContent = 1 << 10 // common integer factors of an evaluated polynomial that are tried out
	splitPart    = 2       // a factorisation may use one part in so many of the steps that are left
)

// Factor factors p over the rational numbers: p is the rational number times the powers of the factors, which
// are primitive, distinct and in a fixed order. For p = 0 the number is 0 and there are no factors.
//
// A factor is as small as could be found, and Irreducible says whether it is proved to be irreducible. Where
// the degree exceeds limit.FactorDegree or the search its part of the budget, the factor is only
// square-free and Irreducible is false; the product is right in any case. When the budget does not even
// suffice for SquareFree there are no factors, and Err tells.
func (r *Ring) Factor(p Poly) (rational.Rat, []Factor) {
	content, squareFree := r.SquareFree(p)
	var factors []Factor
	for _, f := range squareFree {
		var parts []Factor
		if err := r.attempt(splitPart, func(inner *Ring) { parts = inner.split(f.Poly) }); err != nil {
			parts = []Factor{f}
		}
		for _, part := range parts {
			part.Multiplicity = f.Multiplicity
			factors = append(factors, part)
		}
	}
	slices.SortFunc(factors, func(f, g Factor) int {
		return cmp.Or(cmp.Compare(f.Multiplicity, g.Multiplicity), f.Poly.compare(g.Poly))
	})
	return content, factors
}

// compare orders polynomials by their terms: total, but without meaning beyond that.
func (p Poly) compare(q Poly) int {
	return slices.CompareFunc(p.terms, q.terms, func(s, t term) int {
		return cmp.Or(s.monomial.Compare(t.monomial), s.coef.Cmp(t.coef))
	})
}

// split factors a square-free primitive polynomial. It first takes out the contents in every variable: what
// is left and linear in one of them is irreducible. If p = a*v + b is a product, one factor does not have v
// and divides a and b, which have no common factor then.
func (r *Ring) split(p Poly) []Factor {
	m, rest := p.monomialContent()
	var factors []Factor
	for v, e := range m.exponents {
		if e > 0 {
			factors = append(factors, Factor{Poly: Variable(v), Irreducible: true})
		}
	}
	for _, v := range rest.Variables() {
		content, part := r.primitiveIn(rest, v)
		if r.err == nil && !content.IsConstant() {
			factors = append(factors, r.split(content)...)
			rest = part
		}
	}
	if rest.IsConstant() {
		return factors
	}
	return append(factors, r.splitPrimitive(rest)...)
}

// splitPrimitive factors a square-free polynomial that is primitive in each of its variables. The main
// variable is the one with the greatest degree: the less the others have, the shorter are the integers that
// stand for them.
func (r *Ring) splitPrimitive(p Poly) []Factor {
	whole := []Factor{{Poly: p}}
	variables := p.Variables()
	main := variables[0]
	for _, v := range variables {
		switch degree := p.Degree(v); {
		case degree == 1:
			return []Factor{{Poly: p, Irreducible: true}}
		case degree > limit.FactorDegree:
			return whole
		case degree > p.Degree(main):
			main = v
		}
	}
	if len(variables) == 1 {
		return r.splitUnivariate(p, main)
	}
	if q, v, ok := p.dehomogenized(); ok {
		return r.splitHomogeneous(q, v, p)
	}
	if r.irreducibleImage(p, main) {
		return []Factor{{Poly: p, Irreducible: true}}
	}
	return r.splitMultivariate(p, main, 0)
}

// splitUnivariate factors a square-free primitive polynomial in the one variable v.
func (r *Ring) splitUnivariate(p Poly, v int) []Factor {
	parts, proved := r.zassenhaus(denseOf(p, v))
	factors := make([]Factor, len(parts))
	for i, part := range parts {
		factors[i] = Factor{Poly: part.poly(v), Irreducible: proved}
	}
	return factors
}

// irreducibleImage reports whether images in one variable modulo primes prove that p, which is primitive in
// that variable, is irreducible: a factor of p would have a degree that all images allow. An image whose
// degree drops, or that has a multiple factor, does not count. Each good image restricts the degrees that a
// factor can have to sums of the degrees of its own; if only 0 and n are left there is no factor.
func (r *Ring) irreducibleImage(p Poly, v int) bool {
	n := p.Degree(v)
	possible := allDegrees(n)
	for round := range goodPrimes {
		if !r.spend(len(p.terms)*len(p.degrees()) + degreeWork(n)) {
			return false
		}
		random := generator(round)
		s := newSample(PrimeField(round), &random, p.degrees())
		image, ok := s.image(p, v, n)
		if !ok || s.field.gcd(image, s.field.derivative(image)).degree() > 0 {
			continue
		}
		possible.restrict(degrees(s.field.byDegree(s.field.monic(image))))
	}
	return possible.trivial()
}

// dehomogenized returns p with 1 for its last variable, and that variable, if all terms have the same degree.
// The factors of a homogeneous polynomial are homogeneous, so that one variable is no loss.
func (p Poly) dehomogenized() (Poly, int, bool) {
	last := p.terms[len(p.terms)-1].monomial
	if last.degree != p.TotalDegree() {
		return p, 0, false
	}
	variables := p.Variables()
	v := variables[len(variables)-1]
	terms := make([]term, len(p.terms))
	for i, t := range p.terms {
		m, _ := t.monomial.without(v)
		terms[i] = term{m, t.coef}
	}
	return collect(terms), v, true
}

// splitHomogeneous factors the homogeneous polynomial whole from the factors of p, which is whole with 1 for v.
func (r *Ring) splitHomogeneous(p Poly, v int, whole Poly) []Factor {
	factors := r.split(p)
	degree := 0
	for i, f := range factors {
		n := f.Poly.TotalDegree()
		degree += n
		factors[i].Poly = f.Poly.homogenized(v, n)
	}
	if degree != whole.TotalDegree() { // p has lower degree only if v divides whole, which split took out
		return []Factor{{Poly: whole}}
	}
	return factors
}

// homogenized returns p with every term raised to degree n by the variable v, which p does not have.
func (p Poly) homogenized(v, n int) Poly {
	var memory store
	terms := make([]term, len(p.terms))
	for i, t := range p.terms {
		if e := n - t.monomial.degree; e > 0 {
			t.monomial = memory.times(t.monomial, power(v, e))
		}
		terms[i] = t
	}
	return collect(terms)
}

// splitMultivariate factors p by numbers for all variables but one, so far apart that the factors of p can
// be read off from the factors of its image. By Hilbert's theorem irreducible factors nearly always have
// irreducible images; those that do are proved by them. What is left is tried again at other points.
//
// The image of a factor divides the image of p, so that irreducible images prove irreducibility. The
// converse fails for unlucky points: then the pieces do not divide, and other points are tried.
func (r *Ring) splitMultivariate(p Poly, v, try int) []Factor {
	whole := []Factor{{Poly: p}}
	if try == splitTries {
		return whole
	}
	image, content, e, ok := r.embed(p, v, try)
	if !ok {
		return whole
	}
	if content.Cmp(big.NewInt(splitContent)) > 0 {
		return r.splitMultivariate(p, v, try+1)
	}
	parts, proved := r.zassenhaus(image)
	if len(parts) == 1 {
		if proved {
			return []Factor{{Poly: p, Irreducible: true}}
		}
		return r.splitMultivariate(p, v, try+1)
	}
	var factors []Factor
	rest := p
	for _, part := range parts {
		if f, quotient, ok := r.preimage(part, content.Int64(), rest, v, e); ok {
			factors = append(factors, Factor{Poly: f, Irreducible: proved})
			rest = quotient
		}
	}
	switch {
	case rest.IsConstant():
		return factors
	case len(factors) == 0:
		return r.splitMultivariate(p, v, try+1)
	}
	return append(factors, r.splitPrimitive(rest)...)
}

// embed returns the primitive part and the content of p with numbers for all variables but v. It fails if
// the integers would be too long or the leading coefficient vanishes at the point.
func (r *Ring) embed(p Poly, v, try int) (dense, *big.Int, embedding, bool) {
	degrees := p.degrees()
	e, ok := newEmbedding(factorHeight(p)+3*try, factorDegrees(degrees, v, try), degrees, splitBits, try)
	if !ok {
		return nil, nil, e, false
	}
	image := make(dense, p.Degree(v)+1)
	for i, c := range p.Coefficients(v) {
		image[i] = e.value(r, c)
	}
	if r.err != nil || image.lead().Sign() == 0 {
		return nil, nil, e, false
	}
	content, part := image.primitive()
	return part, content, e, true
}

// factorHeight returns bits for the coefficients of factors of p. By Gelfond's inequality, none exceeds e^n times
// the largest of p, where n is the sum of its degrees.
func factorHeight(p Poly) int { return p.bits() + 3*p.TotalDegree()/2 + 4 }

// factorDegrees returns degrees for the factors of a polynomial with the given ones. The first try expects a
// factor with at most half of each degree, because small degrees make short integers; the quotient by
// such a factor is found too. Later tries allow for any factor.
func factorDegrees(degrees []int, v, try int) bounds {
	expected := bounds(slices.Clone(degrees))
	for w, degree := range degrees {
		if try == 0 {
			expected[w] = (degree + 1) / 2
		}
	}
	expected[v] = 0
	return expected
}

// preimage returns the factor of p whose image is the given polynomial times a divisor of the content, with
// the quotient of p by it, and reports whether there is one. The primitive part of an image may have lost
// an integer that the image of the factor has, hence the divisors of the content.
func (r *Ring) preimage(image dense, content int64, p Poly, v int, e embedding) (factor, quotient Poly, ok bool) {
	for c := int64(1); c <= content; c++ {
		if content%c != 0 {
			continue
		}
		coefficients := make([]Poly, len(image))
		for i, n := range image {
			coefficients[i] = e.polynomial(new(big.Int).Mul(n, big.NewInt(c)))
		}
		factor = r.fromCoefficients(coefficients, v).primitive()
		if factor.IsConstant() {
			continue
		}
		if quotient, ok = r.Divide(p, factor); ok {
			return factor, quotient, true
		}
	}
	return unknown, unknown, false
}
