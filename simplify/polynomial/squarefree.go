package polynomial

import (
	"cmp"
	"slices"

	"nabla/numeric/rational"
)

// Factor is one factor of a polynomial with the power in which it occurs.
type Factor struct {
	Poly         Poly // primitive, not constant
	Multiplicity int  // at least 1
	Irreducible  bool // whether Poly is proved to be irreducible over the rational numbers
}

// SquareFree splits p by multiplicity: p is the rational number times the powers of the factors, which are
// primitive, without multiple factors, coprime, and in ascending order of distinct multiplicities. For p = 0
// the number is 0 and there are no factors; when the budget ends there are none either, and Err tells.
func (r *Ring) SquareFree(p Poly) (rational.Rat, []Factor) {
	content, p := p.Primitive()
	if !r.usable(p) || p.IsZero() {
		return content, nil
	}
	m, rest := p.monomialContent()
	factors := r.squareFree(rest)
	for v, e := range m.exponents {
		if e > 0 {
			factors = append(factors, Factor{Poly: Variable(v), Multiplicity: int(e)})
		}
	}
	factors = r.join(factors)
	if r.err != nil {
		return content, nil
	}
	return content, factors
}

// squareFree applies Yun's algorithm in one variable after another ("On square-free decomposition
// algorithms", 1976); what does not contain the variable is the content.
//
// For part = f_1*f_2^2*f_3^3*... the divisor of part and its derivative is f_2*f_3^2*..., and c =
// f_1*f_2*f_3*... Subtracting c' from d makes the terms of f_i vanish at the i-th round, so that gcd(c, d)
// is f_i.
func (r *Ring) squareFree(p Poly) []Factor {
	variables := p.Variables()
	if len(variables) == 0 || r.err != nil {
		return nil
	}
	v := variables[0]
	content, part := r.primitiveIn(p, v)
	factors := r.squareFree(content)
	derivative := part.Derivative(v)
	repeated := r.GCD(part, derivative)
	c, _ := r.Divide(part, repeated)
	d, _ := r.Divide(derivative, repeated)
	for i := 1; r.err == nil && !c.IsConstant(); i++ {
		d = d.Sub(c.Derivative(v))
		f := r.GCD(c, d)
		if !f.IsConstant() {
			factors = append(factors, Factor{Poly: f, Multiplicity: i})
		}
		c, _ = r.Divide(c, f)
		d, _ = r.Divide(d, f)
	}
	return factors
}

// join multiplies the factors with the same multiplicity.
func (r *Ring) join(factors []Factor) []Factor {
	slices.SortStableFunc(factors, func(f, g Factor) int { return cmp.Compare(f.Multiplicity, g.Multiplicity) })
	var joined []Factor
	for _, f := range factors {
		if n := len(joined); n > 0 && joined[n-1].Multiplicity == f.Multiplicity {
			joined[n-1].Poly = r.Mul(joined[n-1].Poly, f.Poly)
			continue
		}
		joined = append(joined, f)
	}
	return joined
}
