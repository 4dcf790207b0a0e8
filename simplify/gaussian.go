package simplify

import "nabla/symbolic"

// gaussian integrates a polynomial times exp(u) with a quadratic u = a*(x-m)^2 + c, a < 0: the error function for the value of the
// polynomial at m, and by parts for the rest, which has the factor x - m = u'/(2a).
func (s *integration) gaussian(polynomial, factor *symbolic.Expr) (*symbolic.Expr, bool) {
	a, m, ok := s.bell(factor)
	if !ok {
		return nil, false
	}
	root := symbolic.ApplyName("sqrt", symbolic.Negate(a))
	away := symbolic.Difference(s.x, m)
	top := symbolic.Substitute(factor, s.x, m)
	erf := symbolic.Product(symbolic.Quotient(symbolic.ApplyName("sqrt", symbolic.Pi()), symbolic.Product(integerTwo, root)), top, symbolic.ApplyName("erf", symbolic.Product(root, away)))
	sum := symbolic.Int(0)
	for range mostParts {
		coefficients, ok := s.around(polynomial, m)
		if !ok {
			return nil, false
		}
		sum = symbolic.Sum(sum, symbolic.Product(coefficients[0], erf))
		if len(coefficients) == 1 {
			return sum, true
		}
		quotient := symbolic.Int(0)
		power := symbolic.Quotient(integerOne, symbolic.Product(integerTwo, a)) // times (x-m)^k
		for _, c := range coefficients[1:] {
			if !c.IsZero() {
				quotient = symbolic.Sum(quotient, symbolic.Product(c, power))
			}
			power = symbolic.Product(power, away)
		}
		sum = symbolic.Sum(sum, symbolic.Product(quotient, factor))
		slope, err := symbolic.Diff(quotient, s.x, nil)
		if err != nil {
			return nil, false
		}
		polynomial = symbolic.Negate(slope)
	}
	return nil, false
}

// bell reads exp(u) with a quadratic u as a bell: half its curvature, which is negative, and its middle.
func (s *integration) bell(factor *symbolic.Expr) (a, m *symbolic.Expr, ok bool) {
	if !factor.IsCall("exp") {
		return nil, nil, false
	}
	slope, err := symbolic.Diff(factor.Arg(0), s.x, nil)
	if err != nil {
		return nil, nil, false
	}
	curvature, err := symbolic.Diff(slope, s.x, nil)
	if err != nil || !s.free(curvature) || !s.positive(symbolic.Negate(curvature)) {
		return nil, nil, false
	}
	m = symbolic.Negate(symbolic.Quotient(symbolic.Substitute(slope, s.x, symbolic.Int(0)), curvature))
	return symbolic.Quotient(curvature, integerTwo), m, true
}

// around returns the coefficients of a polynomial in powers of x - m (Taylor's formula).
func (s *integration) around(polynomial, m *symbolic.Expr) (coefficients []*symbolic.Expr, ok bool) {
	for k := 0; k <= mostParts; k++ {
		c := symbolic.Product(symbolic.Substitute(polynomial, s.x, m), inverseFactorial(k))
		coefficients = append(coefficients, c)
		if s.free(polynomial) {
			return coefficients, true
		}
		var err error
		if polynomial, err = symbolic.Diff(polynomial, s.x, nil); err != nil {
			return nil, false
		}
	}
	return nil, false
}
