package numeric

import (
	"math"

	"nabla/numeric/rational"
	"nabla/symbolic"
)

const (
	spare          = 3    // points beyond the unknowns that a monomial must fit as well
	exponentGrid   = 2    // exponents of a monomial are multiples of one half
	exponentBound  = 24   // in units of the grid
	monomialFit    = 1e-6 // how far exponents may be off the grid, and values off the fit
	coefficientMax = 1000 // the greatest numerator or denominator of a coefficient
)

// Monomial looks for a constant times powers of parts that has the given values at the points of the screen: the
// logarithms of the values are a linear combination of those of the parts. It is a guess, as all that a screen says.
func (s *Screen) Monomial(values []float64, parts []*symbolic.Expr) (*symbolic.Expr, bool) {
	target, ok := logarithms(values)
	if !ok {
		return nil, false
	}
	var columns [][]float64
	var bases []*symbolic.Expr
	for _, part := range parts {
		if len(columns)+1+spare > len(values) {
			break
		}
		if v, ok := s.Values(part); ok {
			if column, ok := logarithms(v); ok {
				columns, bases = append(columns, column), append(bases, part)
			}
		}
	}
	factors := make([]*symbolic.Expr, 0, len(bases)+1)
	rest := append([]float64(nil), values...)
	for i, k := range combination(columns, target) {
		n := math.Round(exponentGrid * k)
		if math.Abs(exponentGrid*k-n) > monomialFit || math.Abs(n) > exponentBound {
			return nil, false
		}
		if n == 0 {
			continue
		}
		exponent := rational.New(int64(n), exponentGrid)
		power := symbolic.Power(bases[i], symbolic.Number(exponent))
		v, ok := s.Values(power)
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

// combination returns coefficients with which the columns add up to the target at best, by elimination with
// orthogonal columns (modified Gram-Schmidt; Golub and Van Loan, Matrix Computations, section 5.2). A column that
// depends on those before has the coefficient 0.
func combination(columns [][]float64, target []float64) []float64 {
	const dependent = 1e-7
	n := len(columns)
	q := make([][]float64, n)
	r := make([][]float64, n)
	right := append([]float64(nil), target...)
	y := make([]float64, n)
	for j, column := range columns {
		v := append([]float64(nil), column...)
		size := math.Sqrt(dot(v, v))
		r[j] = make([]float64, n)
		for i := range j {
			if q[i] != nil {
				r[i][j] = dot(q[i], v)
				subtract(v, q[i], r[i][j])
			}
		}
		if r[j][j] = math.Sqrt(dot(v, v)); r[j][j] <= dependent*size {
			continue
		}
		for i := range v {
			v[i] /= r[j][j]
		}
		q[j] = v
		y[j] = dot(v, right)
		subtract(right, v, y[j])
	}
	for j := n - 1; j >= 0; j-- {
		if q[j] == nil {
			y[j] = 0
			continue
		}
		for i := j + 1; i < n; i++ {
			y[j] -= r[j][i] * y[i]
		}
		y[j] /= r[j][j]
	}
	return y
}

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
	near := func(r rational.Rat) bool { return math.Abs(values[0]-r.Float64()) <= monomialFit*math.Abs(values[0]) }
	r, ok := simplest(values[0], coefficientMax, near)
	if !ok {
		return r, false
	}
	c := r.Float64()
	for _, v := range values {
		if !(math.Abs(v-c) <= monomialFit*math.Abs(c)) {
			return rational.Rat{}, false
		}
	}
	return r, true
}
