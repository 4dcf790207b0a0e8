package polynomial

import (
	"cmp"
	"math/bits"
	"slices"

	"nabla/numeric/rational"
)

// This file finds greatest common divisors with few terms in many variables, where the integers of the heuristic
// would be too long. The divisor is a black box: along a line, both polynomials are polynomials in one
// variable, whose divisor modulo a prime tells the value of the unknown one at the start of the line (Kaltofen
// and Trager, "Computing with polynomials given by black boxes for their evaluations", 1990). A sequence of such
// values tells the terms (Ben-Or and Tiwari, "A deterministic algorithm for sparse multivariate polynomial
// interpolation", 1988).

// interpolationTerms is the number of terms beyond which a divisor counts as dense and is not interpolated.
const interpolationTerms = 200

// interpolate returns the greatest common divisor of p and q, which the bounds must allow, if it has few
// terms, coefficients below the prime, and monomials whose values at small primes are below the prime. The
// result is verified by division, so that neither the prime nor an early end of the sequence can make it
// wrong.
func (r *Ring) interpolate(p, q Poly, b bounds) (Poly, bool) {
	f := PrimeField(0)
	base, ok := newPrimeBase(b, min(p.TotalDegree(), q.TotalDegree()))
	if !ok {
		return unknown, false
	}
	values, recurrence, ok := r.sequence(newPencil(f, p, q), base, f)
	if !ok {
		return unknown, false
	}
	g, ok := r.recover(values, recurrence, base, f)
	if !ok {
		return unknown, false
	}
	// The leading coefficient of the divisor divides those of p and q, so that this multiple has integers.
	lead := rational.GCD(p.terms[0].coef, q.terms[0].coef)
	image, _ := f.Rat(lead)
	scale := f.Mul(image, f.inv(f.residueOf(g.terms[0].coef)))
	for i, t := range g.terms {
		g.terms[i].coef = f.balanced(f.Mul(scale, f.residueOf(t.coef)))
	}
	g = g.primitive()
	return g, r.verify(g, p, q, b)
}

// residueOf returns the residue of a number that is known to be an integer below the prime.
func (f Field) residueOf(c rational.Rat) uint64 {
	n, _ := c.Int64()
	return f.Int(n)
}

// balanced returns the integer of least magnitude with the given residue.
func (f Field) balanced(a uint64) rational.Rat {
	if a > f.p/2 {
		return rational.Int(-int64(f.p - a))
	}
	return rational.Int(int64(a))
}

// primeBase assigns to each variable a small prime: the value of a monomial at these primes tells its exponents.
type primeBase struct {
	variables []int
	primes    []uint64
	degrees   bounds
	start     uint64 // the power of the primes at which a sequence of points starts
}

// newPrimeBase returns a base for polynomials within the bounds and of the given total degree, and reports
// whether the values of all their monomials are below 2^60. The variables with the greatest degrees get the
// least primes, so that the values of monomials stay short.
func newPrimeBase(b bounds, degree int) (primeBase, bool) {
	// A generic start avoids points like (1, …, 1), where structured cofactors vanish together.
	base := primeBase{degrees: b, start: 1<<40 + 12345}
	for v, d := range b {
		if d > 0 {
			base.variables = append(base.variables, v)
		}
	}
	slices.SortStableFunc(base.variables, func(v, w int) int { return cmp.Compare(b[w], b[v]) })
	length, longest := 0, 0
	candidate := uint64(2)
	for _, v := range base.variables {
		for !base.admits(candidate) {
			candidate++
		}
		base.primes = append(base.primes, candidate)
		longest = bits.Len64(candidate)
		length += longest * b[v]
		candidate++
	}
	return base, min(length, longest*degree) < 60
}

// admits reports whether no prime of the base divides n, which makes the next such number a prime.
func (base primeBase) admits(n uint64) bool {
	return !slices.ContainsFunc(base.primes, func(p uint64) bool { return n%p == 0 })
}

// point returns the coordinates of the point with the given number in the sequence.
func (base primeBase) point(f Field, i int) []uint64 {
	coordinates := make([]uint64, len(base.degrees))
	for k, v := range base.variables {
		coordinates[v] = f.Pow(base.primes[k], base.start+uint64(i))
	}
	return coordinates
}

// monomial returns the monomial within the bounds that has the value n, and reports whether there is one.
// Unique factorization of integers makes it unique: with the primes 2, 3, 5 the number 60 is x^2*y*z.
func (base primeBase) monomial(n uint64) (Poly, bool) {
	exponents := make([]int, len(base.degrees))
	for k, v := range base.variables {
		for n%base.primes[k] == 0 && exponents[v] < base.degrees[v] {
			n /= base.primes[k]
			exponents[v]++
		}
	}
	return Term(rational.Int(1), exponents...), n == 1
}

// pencil evaluates two polynomials along all lines of one direction.
type pencil struct {
	field     Field
	direction []uint64
	p, q      Poly
	degrees   []int // of p and q by variable
	degree    int   // of the common divisor along a line, -1 before the first
}

// newPencil draws a generic direction for polynomials with integer coefficients.
func newPencil(f Field, p, q Poly) *pencil {
	var random generator
	l := &pencil{field: f, p: p, q: q, degrees: largestDegrees(p, q), degree: -1}
	l.direction = make([]uint64, len(l.degrees))
	for v := range l.direction {
		l.direction[v] = random.element(f)
	}
	return l
}

// value returns the value at the point of the common divisor, scaled by a number that depends only on the
// direction: the leading coefficient along every line is the value of the terms of highest degree there.
// That is why values at different points belong to one multiple of the divisor.
func (l *pencil) value(r *Ring, point []uint64) (uint64, bool) {
	imageP, okP := l.along(r, l.p, point)
	imageQ, okQ := l.along(r, l.q, point)
	if !okP || !okQ {
		return 0, false
	}
	g := l.field.gcd(imageP, imageQ)
	if l.degree < 0 {
		l.degree = g.degree()
	}
	return g[0], g.degree() == l.degree
}

// along returns p on the line through the point as a polynomial of the parameter. It is false if the degree
// drops or the budget ends.
func (l *pencil) along(r *Ring, p Poly, point []uint64) (residue, bool) {
	n := p.TotalDegree()
	if !r.spend((n + 1) * (len(p.terms)*(2+len(l.degrees)/2)/4 + n + 1)) {
		return nil, false
	}
	f := l.field
	values := make([]uint64, n+1)
	x := slices.Clone(point)
	for t := range values {
		if t > 0 {
			for v := range x {
				x[v] = f.Add(x[v], l.direction[v])
			}
		}
		s := sample{f, f.powers(x, l.degrees)}
		values[t] = s.value(p)
	}
	image := f.interpolation(values)
	return image, image.degree() == n
}

// interpolation returns the polynomial with the given values at 0, 1, 2, …, by Newton's divided differences.
func (f Field) interpolation(values []uint64) residue {
	differences := slices.Clone(values)
	for k := 1; k < len(values); k++ {
		inverse := f.inv(uint64(k))
		for i := len(values) - 1; i >= k; i-- {
			differences[i] = f.Mul(f.Sub(differences[i], differences[i-1]), inverse)
		}
	}
	result := make(residue, len(values))
	for k := len(values) - 1; k >= 0; k-- { // result = result*(x - k) + difference
		for i := len(values) - 1; i > 0; i-- {
			result[i] = f.Sub(result[i-1], f.Mul(uint64(k), result[i]))
		}
		result[0] = f.Sub(differences[k], f.Mul(uint64(k), result[0]))
	}
	return result.reduced()
}

// sequence returns values of the divisor at the points of the base, until they satisfy a linear recurrence
// that is confirmed by several more values, with the characteristic polynomial of the recurrence. For a
// divisor with terms that have the values c_k*m_k at the primes, the i-th value is the sum of
// c_k*m_k^(start+i): one geometric sequence a term, and the m_k are the roots of the recurrence. n terms
// need 2*n values.
func (r *Ring) sequence(l *pencil, base primeBase, f Field) ([]uint64, residue, bool) {
	const confirmations = 3
	var values []uint64
	synthesis := newSynthesis(f)
	for len(values) < 2*interpolationTerms {
		value, ok := l.value(r, base.point(f, len(values)))
		if !ok {
			return nil, nil, false
		}
		values = append(values, value)
		synthesis.extend(values)
		if !r.spend(synthesis.length) {
			return nil, nil, false
		}
		if len(values) >= 2*synthesis.length+confirmations {
			recurrence, ok := synthesis.characteristic()
			return values, recurrence, ok
		}
	}
	return nil, nil, false
}

// recover returns the polynomial with the given values. Its terms have residues as coefficients. The roots
// of the recurrence are the values of the monomials, and c follows for each root by filtering the others
// out.
func (r *Ring) recover(values []uint64, recurrence residue, base primeBase, f Field) (Poly, bool) {
	n := recurrence.degree()
	if n < 1 || !r.spend(degreeWork(n)) {
		return unknown, false
	}
	x := residue{0, 1}
	var roots []residue
	var ok bool
	if n == 1 {
		roots, ok = []residue{recurrence}, true
	} else if slices.Equal(f.power(x, f.p, recurrence), x) { // all roots lie in the field and are simple
		var random generator
		roots, ok = block{recurrence, 1}.split(f, &random)
	}
	var sum Poly
	for _, root := range roots {
		value := f.Neg(root[0])
		m, found := base.monomial(value)
		if !found {
			return unknown, false
		}
		c := f.coefficient(values, recurrence, value)
		c = f.Mul(c, f.inv(f.Pow(value, base.start)))
		sum = sum.Add(m.Scale(rational.Int(int64(c))))
	}
	return sum, ok && len(sum.terms) == n
}

// coefficient returns the factor c of the power sequence c*root^i in a sequence that is a sum of such, one for
// each root of the recurrence: the quotient by x - root annihilates all others.
func (f Field) coefficient(values []uint64, recurrence residue, root uint64) uint64 {
	filter := f.quo(recurrence, residue{f.Neg(root), 1})
	var filtered, response uint64
	for i := len(filter) - 1; i >= 0; i-- {
		filtered = f.Add(filtered, f.Mul(filter[i], values[i]))
		response = f.Add(f.Mul(response, root), filter[i])
	}
	return f.Mul(filtered, f.inv(response))
}

// synthesis finds the shortest linear recurrence of a growing sequence (Massey, "Shift-register synthesis and BCH
// decoding", 1969).
type synthesis struct {
	field       Field
	current     residue // 1 + c1*x + … with v(i) + c1*v(i-1) + … = 0
	length      int     // of the recurrence
	last        residue // the connection polynomial before the length last changed
	discrepancy uint64  // of that one
	age         int     // values since then
}

// newSynthesis returns the synthesis of the empty sequence.
func newSynthesis(f Field) *synthesis {
	return &synthesis{field: f, current: residue{1}, last: residue{1}, discrepancy: 1}
}

// extend takes the last of the values into account; the others are known. If the recurrence misses the new
// value by delta, a multiple of the last one that missed corrects it; the length grows only if it must
// (Massey's theorem).
func (s *synthesis) extend(values []uint64) {
	f, n := s.field, len(values)-1
	s.age++
	delta := uint64(0)
	for i, c := range s.current {
		if i <= n {
			delta = f.Add(delta, f.Mul(c, values[n-i]))
		}
	}
	if delta == 0 {
		return
	}
	shifted := make(residue, s.age, s.age+len(s.last))
	shifted = append(shifted, f.scale(s.last, f.Mul(delta, f.inv(s.discrepancy)))...)
	next := f.sub(s.current, shifted)
	if 2*s.length <= n {
		s.last, s.discrepancy, s.age = s.current, delta, 0
		s.length = n + 1 - s.length
	}
	s.current = next
}

// characteristic returns the monic polynomial whose roots generate the sequence. It is false if 0 is one, which
// no sum of terms has.
func (s *synthesis) characteristic() (residue, bool) {
	polynomial := make(residue, s.length+1)
	for i, c := range s.current {
		polynomial[s.length-i] = c
	}
	return polynomial, polynomial[0] != 0
}
