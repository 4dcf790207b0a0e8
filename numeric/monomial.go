package numeric

import (
	"math"

	"nabla/numeric/rational"
	"nabla/symbolic"
)

// Which product of powers of given parts has given values? In logarithms that is a linear question. It
// serves the diagnosis of a missing factor: the quotient of the sides is recognized as, say, 2*x*exp(-z).

const (
	spare          = 3    // points beyond the unknowns that a monomial must fit as well
	exponentGrid   = 2    // exponents of a monomial are multiples of one half
	exponentBound  = 24   // in units of the grid
	monomialFit    = 1e-6 // how far exponents may be off the grid
	constantFit    = 1e-8 // relative difference between a constant and values that count as it
	coefficientMax = 1000 // the greatest numerator or denominator of a coefficient
)

// Basis holds the logarithms of parts at the points of a screen, in orthogonal columns (modified Gram-Schmidt; Golub and
// Van Loan, Matrix Computations, section 5.2).
type Basis struct {
	screen  *Screen
	parts   []*symbolic.Expr
	columns [][]float64 // orthonormal; nil for a part that depends on those before
	upper   [][]float64 // what takes coefficients of the columns to exponents of the parts
}

// Basis returns the basis of the parts, without those that have no logarithm somewhere and those for which the points do
// not suffice.
func (s *Screen) Basis(parts []*symbolic.Expr) *Basis {
	b := &Basis{screen: s}
	for _, part := range parts {
		if len(b.parts)+1+spare > len(s.points) {
			break
		}
		if v, ok := s.Values(part); ok {
			if column, ok := logarithms(v); ok {
				b.add(part, column)
			}
		}
	}
	return b
}

// add makes the logarithms of a part orthogonal to those before. A part that depends on them, as x^2 does on x,
// keeps its place without a column: its exponent is 0 in every monomial.
func (b *Basis) add(part *symbolic.Expr, v []float64) {
	const dependent = 1e-7
	size := math.Sqrt(dot(v, v))
	row := make([]float64, len(b.parts)+1)
	for i, q := range b.columns {
		if q != nil {
			row[i] = dot(q, v)
			subtract(v, q, row[i])
		}
	}
	rest := math.Sqrt(dot(v, v))
	row[len(b.parts)] = rest
	if rest <= dependent*size {
		v = nil
	}
	for i := range v {
		v[i] /= rest
	}
	b.parts, b.columns, b.upper = append(b.parts, part), append(b.columns, v), append(b.upper, row)
}

// exponents returns those of the parts in the monomial that fits the target best. Back substitution in the
// triangular matrix of the orthogonalization.
func (b *Basis) exponents(target []float64) []float64 {
	y := make([]float64, len(b.parts))
	for j, q := range b.columns {
		if q != nil {
			y[j] = dot(q, target)
			subtract(target, q, y[j])
		}
	}
	for j := len(y) - 1; j >= 0; j-- {
		if b.columns[j] == nil {
			y[j] = 0
			continue
		}
		for i := j + 1; i < len(y); i++ {
			y[j] -= b.upper[i][j] * y[i]
		}
		y[j] /= b.upper[j][j]
	}
	return y
}

// Monomial looks for a constant times powers of the parts that has the given values at the points of the
// screen: their logarithms are a linear combination of those of the parts. It is a guess, as all that a
// screen says. Exponents off the grid, and a constant that is no simple number, say that there is none.
func (b *Basis) Monomial(values []float64) (*symbolic.Expr, bool) {
	target, ok := logarithms(values)
	if !ok {
		return nil, false
	}
	exponents := b.exponents(target)
	for i, k := range exponents {
		exponents[i] = math.Round(exponentGrid * k)
		if math.Abs(exponentGrid*k-exponents[i]) > monomialFit || math.Abs(exponents[i]) > exponentBound {
			return nil, false
		}
	}
	// The signs, which logarithms of absolute values have lost, come back by dividing the values themselves.
	rest := append([]float64(nil), values...)
	var factors []*symbolic.Expr
	for i, n := range exponents {
		if n == 0 {
			continue
		}
		power := symbolic.Power(b.parts[i], symbolic.Number(rational.New(int64(n), exponentGrid)))
		v, ok := b.screen.Values(power)
		if !ok {
			return nil, false
		}
		for j := range rest {
			rest[j] /= v[j]
		}
		factors = append(factors, power)
	}
	c, ok := Constant(rest)
	if !ok {
		return nil, false
	}
	return symbolic.Product(append(factors, symbolic.Number(c))...), true
}

// logarithms returns those of the absolute values, less the first; false if a value has none.
func logarithms(values []float64) ([]float64, bool) {
	logs := make([]float64, len(values))
	for i, v := range values {
		if logs[i] = math.Log(math.Abs(v)); math.IsInf(logs[i], 0) || math.IsNaN(logs[i]) {
			return nil, false
		}
	}
	for i := len(logs) - 1; i >= 0; i-- {
		logs[i] -= logs[0]
	}
	return logs, true
}

// dot returns the scalar product.
func dot(x, y []float64) float64 {
	sum := 0.0
	for i := range x {
		sum += x[i] * y[i]
	}
	return sum
}

// subtract takes a multiple of y away from x.
func subtract(x, y []float64, by float64) {
	for i := range x {
		x[i] -= by * y[i]
	}
}

// Constant returns the simple rational number that all values are close to.
func Constant(values []float64) (rational.Rat, bool) {
	if len(values) == 0 {
		return rational.Rat{}, false
	}
	near := func(r rational.Rat) bool { return math.Abs(values[0]-r.Float64()) <= constantFit*math.Abs(values[0]) }
	r, ok := simplest(values[0], coefficientMax, near)
	if !ok {
		return r, false
	}
	c := r.Float64()
	for _, v := range values {
		if !(math.Abs(v-c) <= constantFit*math.Abs(c)) {
			return rational.Rat{}, false
		}
	}
	return r, true
}
