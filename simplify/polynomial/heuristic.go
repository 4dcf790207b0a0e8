package polynomial

import (
	"cmp"
	"math/big"
	"slices"

	"nabla/numeric/rational"
)

const (
	heuristicTries = 4       // evaluation points before the heuristic gives up
	heuristicBits  = 1 << 14 // length of the integers beyond which remainders are the better way
)

// heuristic returns the common divisor by evaluating both primitive polynomials at large integers, taking
// the divisor of the two values, and reading its digits as coefficients (Char, Geddes and Gonnet, "GCDHEU",
// 1989). A candidate counts only if it divides both and attains the bounds, which makes it the greatest.
//
// If g divides p and q its value divides both values; where the points are large, the divisor of the values
// is the value of g times a small number at most, which the primitive part drops. Later tries use larger
// points.
func (r *Ring) heuristic(p, q Poly, b bounds) (Poly, bool) {
	height := min(p.bits(), q.bits()) + 4
	for try := range heuristicTries {
		e, ok := newEmbedding(height, b, largestDegrees(p, q), heuristicBits, try)
		if !ok {
			return unknown, false
		}
		x, y := e.value(r, p), e.value(r, q)
		if r.err != nil {
			return unknown, false
		}
		g := e.polynomial(new(big.Int).GCD(nil, nil, x.Abs(x), y.Abs(y))).primitive()
		if try > 0 {
			r.tighten(b, p, q, try) // the candidate may have been right and the bound too large
		}
		if r.verify(g, p, q, b) {
			return g, true
		}
		height += height/2 + 8
	}
	return unknown, false
}

// verify reports whether g is the greatest common divisor of p and q. A common divisor whose degrees reach
// the upper bounds of the greatest one is it, up to a number.
func (r *Ring) verify(g, p, q Poly, b bounds) bool {
	if g.IsZero() || !b.attainedBy(g) {
		return false
	}
	if _, ok := r.Divide(p, g); !ok {
		return false
	}
	_, ok := r.Divide(q, g)
	return ok
}

// embedding maps polynomials to integers by numbers for their variables that lie so far apart that a
// polynomial within given bounds can be read off from its value, as digits are.
type embedding struct {
	variables []int
	points    []*big.Int // by position in variables, ascending
	degrees   bounds     // of the polynomials that can be read off
}

// newEmbedding returns an embedding from which polynomials with coefficients of up to height bits and with
// the degrees in b can be read off. It is false if the values of polynomials with the given larger degrees
// would be longer than about the given bits. Different tries have different points of the same size; they
// are odd and irregular, because at powers of each other unrelated polynomials like x - y and x + 1 get
// common factors.
//
// The variable with the least degree comes first. Each point exceeds twice the value that a polynomial
// within the bounds can have in the variables before, so that balanced digits are unique: to the base 1000,
// 2996 is 3*x - 4.
func newEmbedding(height int, b bounds, degrees []int, bits, try int) (embedding, bool) {
	e := embedding{degrees: slices.Clone(b)}
	for v, degree := range b {
		if degree > 0 {
			e.variables = append(e.variables, v)
		}
	}
	slices.SortStableFunc(e.variables, func(v, w int) int { return cmp.Compare(b[v], b[w]) })
	random := generator(try)
	size := height
	for _, v := range e.variables {
		size++ // the values of the lower variables may be twice as large as their leading parts
		if bits -= (size + 1) * degrees[v]; bits < 0 {
			return e, false
		}
		point := new(big.Int).Lsh(big.NewInt(1), uint(size))
		point.Or(point, new(big.Int).SetUint64(1|random.next()>>max(0, 64-size)))
		e.points = append(e.points, point)
		size += (size + 1) * b[v]
	}
	return e, true
}

// value returns the value of p, whose coefficients are integers and whose variables are all embedded.
func (e embedding) value(r *Ring, p Poly) *big.Int {
	powers := make([][]*big.Int, len(e.variables))
	for i, v := range e.variables {
		row := []*big.Int{big.NewInt(1)}
		for k := range p.Degree(v) {
			row = append(row, new(big.Int).Mul(row[k], e.points[i]))
		}
		powers[i] = row
	}
	sum := new(big.Int)
	for _, t := range p.terms {
		value := t.coef.Num()
		for i, v := range e.variables {
			if k := t.monomial.Exponent(v); k > 0 {
				if !r.spend(weight(value.BitLen(), powers[i][k].BitLen())) {
					return sum
				}
				value.Mul(value, powers[i][k])
			}
		}
		sum.Add(sum, value)
	}
	return sum
}

// polynomial returns the polynomial within the degrees whose value is n, or zero if there is none.
func (e embedding) polynomial(n *big.Int) Poly {
	var terms []term
	exponents := make([]int, len(e.degrees))
	if !e.digits(n, len(e.variables)-1, exponents, &terms) {
		return Poly{}
	}
	return collect(terms)
}

// digits appends the terms of the polynomial in the variables up to the given position whose value is n, with
// the exponents of the later variables fixed. The digits in each point are balanced around zero.
func (e embedding) digits(n *big.Int, position int, exponents []int, terms *[]term) bool {
	if n.Sign() == 0 {
		return true
	}
	if position < 0 {
		t := Term(rational.FromBigInt(n), exponents...)
		*terms = append(*terms, t.terms...)
		return true
	}
	v, point := e.variables[position], e.points[position]
	half := new(big.Int).Rsh(point, 1)
	for exponents[v] = 0; n.Sign() != 0; exponents[v]++ {
		if exponents[v] > e.degrees[v] {
			return false
		}
		quotient, digit := new(big.Int).DivMod(n, point, new(big.Int))
		if digit.Cmp(half) > 0 {
			digit.Sub(digit, point)
			quotient.Add(quotient, big.NewInt(1))
		}
		if !e.digits(digit, position-1, exponents, terms) {
			return false
		}
		n = quotient
	}
	exponents[v] = 0
	return true
}
