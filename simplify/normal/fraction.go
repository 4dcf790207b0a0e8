package normal

import (
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// partial divides a fraction in the index alone, whose denominator has different linear factors, into
// partial fractions: p/(q*(a*i+b)) has the part p(r)/(q(r)*(a*i+b)) for the root r = -b/a. Other fractions
// are one part. A sum over i of such parts telescopes or is one series a root, where the whole fraction
// would be a kernel of its own: 1/(i*(i+1)) is 1/i - 1/(i+1). The residue is the value of the other factors
// at the root (the cover-up rule).
func (f *field) partial(p, den polynomial.Poly, index *symbolic.Expr) []term {
	whole := []term{{f.int(1), f.ring.Fraction(p, den)}}
	i, bare := isVariable(f.convert(index).Num())
	if !bare || den.Degree(i) < 2 || !f.only(p, i, index) || !f.only(den, i, index) {
		return whole
	}
	_, factors := f.factor(den)
	var parts []term
	for _, g := range factors {
		if g.Poly.Degree(i) == 0 {
			continue
		}
		if g.Multiplicity > 1 || g.Poly.Degree(i) > 1 {
			return whole
		}
		rest, _ := f.ring.Divide(den, g.Poly)
		c := g.Poly.Coefficients(i)
		root := f.ring.Fraction(c[0].Neg(), c[1])
		residue := f.quo(f.substitute(p, i, root), f.substitute(rest, i, root))
		parts = append(parts, term{residue, f.ring.Fraction(one, g.Poly)})
	}
	return parts
}

// only reports that the index occurs in p only as the variable i.
func (f *field) only(p polynomial.Poly, i int, index *symbolic.Expr) bool {
	for _, v := range p.Variables() {
		if v != i && f.depends(v, index) {
			return false
		}
	}
	return true
}
