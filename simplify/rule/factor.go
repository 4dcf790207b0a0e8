package rule

import (
	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/symbolic"
)

// Matching within products. A product in canonical form has merged powers and a coefficient in front, so
// that the factor that a rule looks for may hide in a higher power (x in x^3) or in the coefficient (-1 in
// -2); here such factors are taken out, as far as that leaves the domain as it is.

// term is an expression as coefficient * factors.
type term struct {
	coefficient rational.Rat
	factors     []*symbolic.Expr
}

// termOf splits an expression into its number and its factors.
func termOf(e *symbolic.Expr) term {
	switch e.Kind() {
	case symbolic.KindNumber:
		return term{coefficient: e.Number()}
	case symbolic.KindProduct:
		return term{e.Number(), e.Args()}
	}
	return term{rational.Int(1), []*symbolic.Expr{e}}
}

// expr returns the term as an expression.
func (t term) expr() *symbolic.Expr {
	if t.coefficient.IsOne() {
		return symbolic.Product(t.factors...)
	}
	return symbolic.Product(append([]*symbolic.Expr{symbolic.Number(t.coefficient)}, t.factors...)...)
}

// without returns the term with factor i replaced by remainder, or left out for a nil remainder.
func (t term) without(i int, remainder *symbolic.Expr) term {
	rest := without(t.factors, i)
	if remainder != nil {
		rest = append(rest, remainder)
	}
	return term{t.coefficient, rest}
}

// product matches p with the whole of e; a free variable takes coefficient and factors that remain, so that
// -x matches 2*t with x = -2*t.
func (m *matcher) product(p *pattern, e *symbolic.Expr, then func() bool) bool {
	t := termOf(e)
	if t.coefficient.IsZero() {
		return false
	}
	return m.part(p, t, true, func(term) bool { return then() })
}

// part matches the product p, or p as its only factor, with some factors of t and hands the others on.
func (m *matcher) part(p *pattern, t term, whole bool, then func(rest term) bool) bool {
	if len(t.factors) > limit.RuleOperands || t.coefficient.IsZero() {
		return false
	}
	if p.kind != symbolic.KindProduct || p.ground != nil {
		return m.factors([]*pattern{p}, t, whole, then)
	}
	t.coefficient = t.coefficient.Quo(p.number)
	return m.factors(p.args, t, whole, then)
}

// factors matches patterns with distinct factors of t, or with integer powers that a higher power of the
// same sign holds: the sides of x^3 = x*x^2 are real at the same points.
func (m *matcher) factors(ps []*pattern, t term, whole bool, then func(rest term) bool) bool {
	if len(ps) == 0 {
		return (!whole || t.isOne()) && then(t)
	}
	p, others := m.next(ps)
	switch {
	case p.variable >= 0 && !m.free(p):
		rest, ok := divide(t, termOf(m.values[p.variable]))
		return ok && m.factors(others, rest, whole, then)
	case whole && len(others) == 0 && m.free(p):
		return m.bind(p.variable, t.expr(), func() bool { return then(term{coefficient: rational.Int(1)}) })
	}
	for i, f := range t.factors {
		if p.fits(f) && m.match(p, f, func() bool { return m.factors(others, t.without(i, nil), whole, then) }) {
			return true
		}
		base, remainder, ok := splitPower(p, f)
		if !ok {
			continue
		}
		q, _ := p.split()
		if m.match(q, base, func() bool { return m.factors(others, t.without(i, remainder), whole, then) }) {
			return true
		}
	}
	return false
}

// isOne reports that nothing is left of a term.
func (t term) isOne() bool { return len(t.factors) == 0 && t.coefficient.IsOne() }

// splitPower takes the power that p asks for out of the factor f = base^n. x^3 holds x^2 and leaves x; x^-3
// holds x^-2 and leaves x^-1; x^3 does not hold x^-1.
func splitPower(p *pattern, f *symbolic.Expr) (base, remainder *symbolic.Expr, ok bool) {
	if p.variable >= 0 || f.Kind() != symbolic.KindPower {
		return nil, nil, false
	}
	_, k := p.split()
	n, integer := f.Arg(1).IsInteger()
	if !integer || k*n <= 0 || k == n || abs(n) < abs(k) {
		return nil, nil, false
	}
	return f.Arg(0), symbolic.Power(f.Arg(0), symbolic.Int(n-k)), true
}

// abs is the absolute value; exponents are far from the least integer.
func abs(n int64) int64 { return max(n, -n) }

// divide takes the factors of d out of t, if t has them all. A quotient of exponentials always exists; other
// powers are divided only where that changes no domain.
func divide(t, d term) (term, bool) {
	if d.coefficient.IsZero() {
		return term{}, false
	}
	t.coefficient = t.coefficient.Quo(d.coefficient)
	for _, f := range d.factors {
		var ok bool
		if t, ok = t.take(f); !ok {
			return term{}, false
		}
	}
	return t, true
}

// take removes one factor.
func (t term) take(f *symbolic.Expr) (term, bool) {
	for i, g := range t.factors {
		if symbolic.Equal(f, g) {
			return t.without(i, nil), true
		}
		if rest, ok := quotient(g, f); ok {
			return t.without(i, rest), true
		}
	}
	return term{}, false
}

// quotient returns g/f for powers of one base, integer and of one sign, and for exponentials. exp(a)/exp(b)
// = exp(a - b) always; x^3/x = x^2 is real where x^3 is, but x/x is no 1.
func quotient(g, f *symbolic.Expr) (*symbolic.Expr, bool) {
	if g.IsCall("exp") && f.IsCall("exp") {
		return symbolic.Product(g, symbolic.Reciprocal(f)), true
	}
	base, k := f, int64(1)
	if f.Kind() == symbolic.KindPower {
		n, ok := f.Arg(1).IsInteger()
		if !ok {
			return nil, false
		}
		base, k = f.Arg(0), n
	}
	if g.Kind() != symbolic.KindPower || !symbolic.Equal(g.Arg(0), base) {
		return nil, false
	}
	n, ok := g.Arg(1).IsInteger()
	if !ok || k*n <= 0 || abs(n) <= abs(k) {
		return nil, false
	}
	return symbolic.Power(base, symbolic.Int(n-k)), true
}
