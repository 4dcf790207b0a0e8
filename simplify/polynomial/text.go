package polynomial

import (
	"strconv"
	"strings"

	"nabla/numeric/rational"
)

// String returns the polynomial in plain notation with the variables x0, x1, …, for debugging:
// "x0^2*x1 - 1/2*x1 + 3".
func (p Poly) String() string {
	return p.Text(func(v int) string { return "x" + strconv.Itoa(v) })
}

// Text returns the polynomial in plain notation with the given names of variables, greatest term first.
func (p Poly) Text(name func(v int) string) string {
	if p.unknown {
		return "unknown"
	}
	if len(p.terms) == 0 {
		return "0"
	}
	var text strings.Builder
	for i, t := range p.terms {
		switch {
		case i == 0 && t.coef.Sign() < 0:
			text.WriteString("-")
		case i > 0 && t.coef.Sign() < 0:
			text.WriteString(" - ")
		case i > 0:
			text.WriteString(" + ")
		}
		text.WriteString(strings.Join(t.factors(name), "*"))
	}
	return text.String()
}

// factors returns the magnitude of the coefficient, unless it is a needless 1, and the powers.
func (t term) factors(name func(v int) string) []string {
	var factors []string
	if c := t.coef.Abs(); t.monomial.degree == 0 || !c.Equal(rational.Int(1)) {
		factors = append(factors, c.String())
	}
	for v, e := range t.monomial.exponents {
		switch {
		case e == 1:
			factors = append(factors, name(v))
		case e > 1:
			factors = append(factors, name(v)+"^"+strconv.Itoa(int(e)))
		}
	}
	return factors
}
