package normal

import (
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
)

// lattice is the group of the integer combinations of some values that are linearly independent over Q:
// the exponents of the exponential kernels, or the angles of the tangent kernels.
type lattice struct {
	generators []value
	variables  []int // the kernels that the generators belong to
}

// solve writes x as a combination of the generators with rational coefficients, if it is one. Values are
// compared as fractions, so that dependences which only hold modulo relations may be missed: the kernels
// are then treated as independent, which can lose a proof but not make one.
//
// The generators and x become vectors of coefficients over a common denominator, and Gaussian elimination
// over Q finds the combination: with the generators x and y, x/2 + 3*y is (1/2, 3).
func (l *lattice) solve(r *polynomial.Ring, x value) ([]rational.Rat, bool) {
	n := len(l.generators)
	coefficients := make([]rational.Rat, n)
	if n == 0 {
		return coefficients, x.IsZero()
	}
	rows := l.numerators(r, x)
	s := elimination{combination: make([][]rational.Rat, 0, n)}
	for i, p := range rows[:n] {
		unit := make([]rational.Rat, n)
		unit[i] = rational.Int(1)
		if rest := s.reduce(p, unit); !rest.IsZero() {
			s.insert(rest, unit)
		}
	}
	rest := s.reduce(rows[n], coefficients)
	for i := range coefficients {
		coefficients[i] = coefficients[i].Neg()
	}
	return coefficients, rest.IsZero() && r.Err() == nil
}

// numerators returns the numerators of the generators and of x over their common denominator. Over one
// denominator a linear dependence of fractions is one of numerators.
func (l *lattice) numerators(r *polynomial.Ring, x value) []polynomial.Poly {
	all := append(append([]value(nil), l.generators...), x)
	common := polynomial.Constant(rational.Int(1))
	for _, g := range all {
		if !g.Den().IsOne() && !g.Den().Equal(common) {
			common = r.LCM(common, g.Den())
		}
	}
	rows := make([]polynomial.Poly, len(all))
	for i, g := range all {
		rows[i] = g.Num()
		if !g.Den().Equal(common) {
			cofactor, _ := r.Divide(common, g.Den())
			rows[i] = r.Mul(g.Num(), cofactor)
		}
	}
	return rows
}

// elimination is an echelon form of polynomials as vectors of coefficients; each row remembers which
// combination of the original vectors it is. The pivot of a row is its leading monomial.
type elimination struct {
	rows        []polynomial.Poly
	combination [][]rational.Rat
}

// reduce subtracts multiples of the rows from p, and of their combinations from c.
func (s *elimination) reduce(p polynomial.Poly, c []rational.Rat) polynomial.Poly {
	for i, row := range s.rows {
		m, lead := row.Leading()
		q := coefficientOf(p, m)
		if q.IsZero() {
			continue
		}
		q = q.Quo(lead)
		p = p.Sub(row.Scale(q))
		for j, x := range s.combination[i] {
			c[j] = c[j].Sub(q.Mul(x))
		}
	}
	return p
}

// insert adds a row that no earlier row reduces.
func (s *elimination) insert(p polynomial.Poly, c []rational.Rat) {
	s.rows = append(s.rows, p)
	s.combination = append(s.combination, c)
}

// integral returns the coefficients as integers, or else the least number to divide each generator by so
// that they become integers. Without that a power like exp(x)^(1/1000003) would make polynomials of that
// degree, hence the bounds.
func integral(coefficients []rational.Rat) (integers []int, divisors []int, ok bool) {
	ok = true
	for _, c := range coefficients {
		num, den, small := c.Small()
		if !small || den > maxIndex || num > limitDegree || num < -limitDegree {
			return nil, nil, false
		}
		integers = append(integers, int(num))
		divisors = append(divisors, int(den))
		ok = ok && den == 1
	}
	return integers, divisors, ok
}
