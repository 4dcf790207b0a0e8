package polynomial

// Images of polynomials modulo a prime at a point: quick to compute, and a rigorous upper bound for degrees
// of divisors. That a bound is not sharp happens with a probability of about degree/2^61.

// sample is a point of a prime field with the powers of its coordinates as far as some polynomials need them.
type sample struct {
	field  Field
	powers [][]uint64 // by variable, then exponent
}

// newSample draws a point for polynomials with the given degrees.
func newSample(f Field, random *generator, degrees []int) sample {
	point := make([]uint64, len(degrees))
	for v := range point {
		point[v] = random.element(f)
	}
	return sample{f, f.powers(point, degrees)}
}

// powers returns the powers of each coordinate of the point up to the given degree.
func (f Field) powers(point []uint64, degrees []int) [][]uint64 {
	powers := make([][]uint64, len(degrees))
	for v, degree := range degrees {
		row := make([]uint64, degree+1)
		row[0] = 1
		for e := range degree {
			row[e+1] = f.Mul(row[e], point[v])
		}
		powers[v] = row
	}
	return powers
}

// value returns the value of p, whose coefficients are integers, at the sample.
func (s sample) value(p Poly) uint64 {
	sum := uint64(0)
	for _, t := range p.terms {
		value, _ := s.field.Rat(t.coef)
		for v, e := range t.monomial.exponents {
			if e > 0 {
				value = s.field.Mul(value, s.powers[v][e])
			}
		}
		sum = s.field.Add(sum, value)
	}
	return sum
}

// image returns p as a polynomial in the variable v over the field, with the coordinates of the sample for
// the other variables. It is false if the degree in v drops or a denominator vanishes. A degree that drops
// would make the argument of tighten fail.
func (s sample) image(p Poly, v, degree int) (residue, bool) {
	values := make(residue, degree+1)
	for _, t := range p.terms {
		value, ok := s.field.Rat(t.coef)
		if !ok {
			return nil, false
		}
		for w, e := range t.monomial.exponents {
			if e > 0 && w != v {
				value = s.field.Mul(value, s.powers[w][e])
			}
		}
		e := t.monomial.Exponent(v)
		values[e] = s.field.Add(values[e], value)
	}
	return values, values[degree] != 0
}

// bounds holds, for every variable, a degree that the greatest common divisor of two polynomials does not
// exceed.
type bounds []int

// newBounds returns the smaller degree of each variable.
func newBounds(p, q Poly) bounds {
	b := bounds(largestDegrees(p, q))
	for v := range b {
		b[v] = min(p.Degree(v), q.Degree(v))
	}
	return b
}

// largestDegrees returns the larger degree of each variable in p and q.
func largestDegrees(p, q Poly) []int {
	long, short := p.degrees(), q.degrees()
	if len(long) < len(short) {
		long, short = short, long
	}
	for v, degree := range short {
		long[v] = max(long[v], degree)
	}
	return long
}

// total returns the sum of the degrees; it is 0 exactly for coprime polynomials, up to common numbers.
func (b bounds) total() int {
	total := 0
	for _, degree := range b {
		total += degree
	}
	return total
}

// attainedBy reports whether g has the greatest degree in every variable.
func (b bounds) attainedBy(g Poly) bool {
	for v, degree := range b {
		if degree > 0 && g.Degree(v) != degree {
			return false
		}
	}
	return true
}

// tighten lowers the bounds by the divisors of images in one variable. If the degree of p or q does not drop,
// the image of their common divisor is a common divisor of their images of the same degree, so that every
// bound is rigorous, and with high probability sharp (Brown, "On Euclid's algorithm and the computation of
// polynomial greatest common divisors", 1971).
func (r *Ring) tighten(b bounds, p, q Poly, round int) {
	degreesP, degreesQ := p.degrees(), q.degrees()
	largest := largestDegrees(p, q)
	random := generator(round)
	s := newSample(PrimeField(round), &random, largest)
	work := (len(p.terms) + len(q.terms)) * len(largest)
	for v, bound := range b {
		if bound == 0 {
			continue
		}
		if !r.spend(work + (degreesP[v]+1)*(degreesQ[v]+1)) {
			return
		}
		imageP, okP := s.image(p, v, degreesP[v])
		imageQ, okQ := s.image(q, v, degreesQ[v])
		if okP && okQ {
			b[v] = min(bound, s.field.gcd(imageP, imageQ).degree())
		}
	}
}
