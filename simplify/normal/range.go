package normal

import (
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
)

// What sign may a polynomial in kernels have? The answer decides |x|, roots of squares, deltas, guards of
// sums and which points a proof leaves out. It is a set of signs, found by rules that each give a superset
// of the truth.

// signDepth bounds the steps of one chain of reasons for a sign. Each step tries all facts and all
// variables, so that the work is exponential in it.
const signDepth = 3

// signsOf returns the signs that a polynomial may have, by the signs of its terms, by the ranges of its
// kernels, by completing squares, by assumed inequalities and by comparing exponents. The result is sound
// and often anySign.
func (f *field) signsOf(p polynomial.Poly) signs {
	s := f.signsWithin(p, signDepth)
	if s == 0 {
		f.empty = true
		return anySign
	}
	return s
}

// signsWithin tries the cheap reasons first and stops as soon as the sign is settled. Every rule gives a set
// that contains the true sign; their intersection does too, and an empty one says that the facts contradict
// each other.
func (f *field) signsWithin(p polynomial.Poly, depth int) signs {
	if c, ok := p.Constant(); ok {
		return signOf(c.Sign())
	}
	if !p.Known() {
		return anySign
	}
	s := f.signsOfTerms(p)
	rules := []func(polynomial.Poly, int) signs{
		f.signsOfBase, f.signsOfRange, f.signsOfSquare, f.signsOfFact, f.signsOfExponents, f.signsOfDenominator,
	}
	for _, rule := range rules {
		if s.strict() || s == 0 {
			return s
		}
		s &= rule(p, depth)
	}
	return s
}

// signsOfTerms adds the signs of the terms. x^2 + 1 is positive by it; x^2 - x + 1 needs signsOfSquare.
func (f *field) signsOfTerms(p polynomial.Poly) signs {
	sum := zero
	for m, c := range p.Terms() {
		term := signOf(c.Sign())
		for v := range f.kernels {
			if e := m.Exponent(v); e > 0 {
				term = term.mul(f.signsOfVariable(v).pow(e))
			}
		}
		if sum = sum.add(term); sum == anySign {
			return sum
		}
	}
	return sum
}

// signsOfVariable returns the signs of the variable v, which for an atom with an index is a root.
func (f *field) signsOfVariable(v int) signs {
	k := &f.kernels[v]
	if k.index == 1 && k.kind != root {
		return k.signs
	}
	if k.base != nil && k.base.signs&zero == 0 || k.kind == atom && k.signs&zero == 0 {
		return positive
	}
	return nonnegative
}

// signsOfBase looks p up among the bases, up to a factor. A base has been asked before, or was told by a
// fact; its signs are remembered.
func (f *field) signsOfBase(p polynomial.Poly, _ int) signs {
	content, q := p.Primitive()
	for _, b := range f.bases {
		if b.poly.Len() == q.Len() && b.poly.Equal(q) && (b.variable < 0 || f.kernels[b.variable].index == 1) {
			return b.signs.mul(signOf(content.Sign()))
		}
	}
	return anySign
}

// signsOfRange evaluates p over the ranges of its kernels. Bounds are rounded outward, so that a sign that
// they show is one.
func (f *field) signsOfRange(p polynomial.Poly, _ int) signs {
	return signsOfInterval(f.rangeOf(p))
}

// rangeOf encloses the values of p. Each variable is taken as independent of the others and of itself
// (interval arithmetic): wide, but an enclosure.
func (f *field) rangeOf(p polynomial.Poly) interval.Interval {
	sum := interval.Point(0)
	for m, c := range p.Terms() {
		term := interval.FromRat(c)
		for v := range f.kernels {
			if e := m.Exponent(v); e > 0 {
				term = term.Mul(interval.PowInt(f.rangeOfVariable(v), e))
			}
		}
		sum = sum.Add(term)
	}
	return sum
}

// rangeOfVariable knows that the variable of an atom with an index is a root of its absolute value, to which
// the bounds of the atom do not apply.
func (f *field) rangeOfVariable(v int) interval.Interval {
	k := &f.kernels[v]
	if k.kind == atom && k.index > 1 {
		return boundsOf(f.signsOfVariable(v))
	}
	return k.bounds
}

// signsOfSquare completes the square: a*v^2 + b*v + c has the sign of a if 4*a*c - b^2 is positive. For
// 4*a*p = (2*a*v + b)^2 + (4*a*c - b^2). With a discriminant that may be 0, p may be 0 as well.
func (f *field) signsOfSquare(p polynomial.Poly, depth int) signs {
	if depth == 0 {
		return anySign
	}
	for _, v := range p.Variables() {
		if p.Degree(v) != 2 {
			continue
		}
		c := p.Coefficients(v)
		lead := f.signsWithin(c[2], depth-1)
		if lead != positive && lead != negative {
			continue
		}
		// This is minus the discriminant; where it is positive the quadratic has no zero and keeps the sign of
		// its leading coefficient.
		rest := f.ring.Mul(c[2], c[0]).Scale(rational.Int(4)).Sub(f.ring.Mul(c[1], c[1]))
		switch s := f.signsWithin(rest, depth-1); {
		case s == positive:
			return lead
		case s.within(nonnegative):
			return lead | zero
		}
	}
	return anySign
}

// signsOfFact subtracts a positive multiple of an assumed g >= 0 from p or from -p. p = ratio*g + rest:
// with ratio > 0 and rest >= 0 it is not negative. The multiple is the one that cancels the leading
// monomial of g, one step of a division, for the sake of a bounded search.
func (f *field) signsOfFact(p polynomial.Poly, depth int) signs {
	if depth == 0 {
		return anySign
	}
	s := anySign
	for _, g := range f.facts {
		m, lead := g.Leading()
		c := coefficientOf(p, m)
		if c.IsZero() {
			continue
		}
		ratio := c.Quo(lead)
		rest := f.signsWithin(p.Sub(g.Scale(ratio)), depth-1)
		switch {
		case ratio.Sign() > 0 && rest.within(nonnegative):
			s &= rest | positive
		case ratio.Sign() < 0 && rest.within(nonpositive):
			s &= rest | negative
		}
	}
	return s
}

// coefficientOf returns the coefficient of the monomial m in p.
func coefficientOf(p polynomial.Poly, m polynomial.Monomial) rational.Rat {
	for n, c := range p.Terms() {
		if n.Compare(m) == 0 {
			return c
		}
	}
	return rational.Rat{}
}

// signsOfExponents compares two exponentials: exp(a) - exp(b) has the sign of a - b.
func (f *field) signsOfExponents(p polynomial.Poly, depth int) signs {
	difference, ok := f.exponentDifference(p)
	if !ok || depth == 0 {
		return anySign
	}
	if difference.IsZero() {
		return zero
	}
	n := f.signsWithin(difference.Num(), depth-1)
	return n.mul(f.signsWithin(difference.Den(), depth-1))
}

// exponentDifference returns a - b if p is a positive multiple of exp(a) - exp(b). exp is increasing and
// the logarithms of the two monomials are a and b.
func (f *field) exponentDifference(p polynomial.Poly) (value, bool) {
	if p.Len() != 2 {
		return value{}, false
	}
	var exponents [2]value
	var coefficients [2]rational.Rat
	i := 0
	for m, c := range p.Terms() {
		exponents[i], coefficients[i] = f.int(0), c
		for v := range f.kernels {
			e := m.Exponent(v)
			if e == 0 {
				continue
			}
			if k := &f.kernels[v]; k.kind != exponential || k.signs != positive {
				return value{}, false
			}
			exponents[i] = f.ring.AddFraction(exponents[i], f.kernels[v].exponent.Scale(rational.Int(int64(e))))
		}
		i++
	}
	if !coefficients[0].Add(coefficients[1]).IsZero() {
		return value{}, false
	}
	difference := f.ring.SubFraction(exponents[0], exponents[1])
	if coefficients[0].Sign() < 0 {
		difference = difference.Neg()
	}
	return difference, true
}

// signsOfDenominator reports that p is not zero if it divides something that is known not to be. Only at
// the top of a chain, as divisions are dear.
func (f *field) signsOfDenominator(p polynomial.Poly, depth int) signs {
	if depth < signDepth {
		return anySign
	}
	for _, q := range f.nonzero {
		if q.TotalDegree() < p.TotalDegree() {
			continue
		}
		if _, ok := f.ring.Divide(q, p); ok {
			return nonzero
		}
	}
	return anySign
}

// signsOfValue returns the signs that x may have. First the cheap way, numerator and denominator as they
// are, then factor by factor: (x^2+1)*(x-y)^2 is not negative though its terms have all signs.
func (f *field) signsOfValue(x value) signs {
	if x.IsZero() {
		return zero
	}
	s := f.signsWithin(x.Num(), 1).mul(f.signsWithin(x.Den(), 1) &^ zero)
	if s.strict() || f.failed() {
		return s
	}
	d := f.decompose(x)
	d.simplify()
	t := signOf(1)
	if d.negative {
		t = negative
	}
	for _, p := range d.powers {
		t = t.mul(p.base.signs.pow(max(p.whole, -p.whole)))
		if p.base.signs&zero != 0 && p.whole == 0 {
			t |= zero
		}
	}
	for _, b := range d.units {
		t = t.mul(b.signs)
	}
	if _, constant := d.parity.Constant(); !constant {
		t = t.mul(nonzero)
	}
	return s & t
}
