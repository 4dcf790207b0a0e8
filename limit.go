package nabla

import (
	"nabla/simplify"
	"nabla/symbolic"
)

// terms returns the terms of a sum, with products of sums that depend on t multiplied out.
func (s *segment) terms(e *symbolic.Expr) (terms []*symbolic.Expr) {
	if e.Kind() == symbolic.KindSum {
		for _, a := range append([]*symbolic.Expr{symbolic.Number(e.Number())}, e.Args()...) {
			terms = append(terms, s.terms(a)...)
		}
		return terms
	}
	factors := multiplied(e)
	for k, factor := range factors {
		if factor.Kind() != symbolic.KindSum || !factor.Contains(s.t.Name()) || s.isPolynomial(factor) {
			continue
		}
		rest := symbolic.Product(append(append([]*symbolic.Expr{}, factors[:k]...), factors[k+1:]...)...)
		for _, t := range s.terms(factor) {
			terms = append(terms, s.terms(symbolic.Product(rest, t))...)
		}
		return terms
	}
	return []*symbolic.Expr{e}
}

// limit returns the limit of a term at infinity with a sign. It knows a polynomial times an exponential that goes to 0, and the
// error function.
func (s *segment) limit(term, sign *symbolic.Expr) (*symbolic.Expr, bool) {
	name := s.t.Name()
	if !term.Contains(name) {
		return term, true
	}
	var moving []*symbolic.Expr
	constant, vanishes := symbolic.Int(1), false
	for _, factor := range multiplied(term) {
		switch {
		case !factor.Contains(name):
			constant = symbolic.Product(constant, factor)
		case factor.IsCall("exp") && s.falls(factor.Arg(0), sign):
			vanishes = true
		default:
			moving = append(moving, factor)
		}
	}
	if vanishes {
		return symbolic.Int(0), s.arePolynomials(moving)
	}
	if len(moving) != 1 || !moving[0].IsCall("erf") {
		return nil, false
	}
	for _, side := range []*symbolic.Expr{symbolic.Int(1), symbolic.Int(-1)} { // erf goes to the sign of its argument
		if slope, ok := s.slope(moving[0].Arg(0)); ok && s.isPositive(symbolic.Product(side, sign, slope)) {
			return symbolic.Product(constant, side), true
		}
	}
	return nil, false
}

func (s *segment) isPositive(e *symbolic.Expr) bool {
	return simplify.Holds(s.ctx, symbolic.Relation(symbolic.Less, symbolic.Int(0), e), s.integration.scope)
}

// slope returns the derivative by t of what is linear in it.
func (s *segment) slope(e *symbolic.Expr) (*symbolic.Expr, bool) {
	slope, err := symbolic.Diff(e, s.t, nil)
	return slope, err == nil && !slope.Contains(s.t.Name())
}

// falls reports whether an exponent, linear or quadratic in t, goes to minus infinity.
func (s *segment) falls(exponent, sign *symbolic.Expr) bool {
	slope, linear := s.slope(exponent)
	if linear {
		return s.isPositive(symbolic.Negate(symbolic.Product(sign, slope)))
	}
	if slope == nil {
		return false
	}
	curvature, quadratic := s.slope(slope)
	return quadratic && s.isPositive(symbolic.Negate(curvature))
}

// arePolynomials reports whether factors are polynomials in t.
func (s *segment) arePolynomials(factors []*symbolic.Expr) bool {
	for _, f := range factors {
		if !s.isPolynomial(f) {
			return false
		}
	}
	return true
}

func (s *segment) isPolynomial(e *symbolic.Expr) bool {
	switch {
	case symbolic.Equal(e, s.t) || !e.Contains(s.t.Name()):
		return true
	case e.Kind() == symbolic.KindPower:
		n, whole := e.Arg(1).IsInteger()
		return whole && n >= 0 && s.isPolynomial(e.Arg(0))
	case e.Kind() == symbolic.KindSum, e.Kind() == symbolic.KindProduct:
		return s.arePolynomials(e.Args())
	}
	return false
}
