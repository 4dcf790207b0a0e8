package normal

import (
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// formalBase is the base b of powers b^e with symbolic exponents, where b may be negative. Such a power is
// exp(e*l) with a formal logarithm l of b. Where b > 0 that is the real logarithm. Where b < 0, every
// exponent that occurs is an integer, and so are the integer combinations of them that the lattice of
// exponents is made of; the formal logarithm is then log|b| + pi*i. Powers of different bases are merged
// for integer exponents only: (x*y)^a and x^a*y^a agree only where the signs fit.
//
// Integer combinations of the exponents are integers where b < 0, and 1/d of their common divisor is one as
// well (Bezout's identity), so that generators of the lattice that are divided keep that property.
type formalBase struct {
	value    value
	variable int
}

// power returns x^e for an exponent that is no rational number. 0^e is 0 for e > 0. That x is not 0 is
// noted as an assumption unless it is proved: exp(e*log(x)) would have no value.
func (f *field) power(x, e value, original *symbolic.Expr) value {
	if x.IsZero() {
		return x // defined for e > 0 only, and then 0
	}
	if !f.plan.split && f.isInteger(e) {
		return f.integerPower(x, e)
	}
	s := f.signsOfValue(x)
	if s&zero != 0 {
		f.assumed = append(f.assumed, original.Arg(0))
	}
	switch {
	case s.within(nonnegative):
		return f.exp(f.mul(e, f.log(x)))
	// The e-th power of a negative number exists for integers e only, where it is (-1)^e times that of the
	// absolute value.
	case s == negative, f.plan.split: // of a negative base the sign is a factor of its own in any case
		return f.splitPower(x, e)
	}
	return f.exp(f.mul(e, f.formalLogarithm(x)))
}

// formalLogarithm returns the formal logarithm of x.
func (f *field) formalLogarithm(x value) value {
	for _, b := range f.formal {
		if f.same(b.value, x) {
			return f.variable(b.variable)
		}
	}
	v := f.newKernel(kernel{kind: infinitesimal, expr: symbolic.ApplyName("log", f.writeValue(x)), signs: anySign, exponent: x})
	f.formal = append(f.formal, formalBase{x, v})
	return f.variable(v)
}

// same reports that x and y are proved to be equal. Fractions are compared by multiplying crosswise, modulo
// the relations.
func (f *field) same(x, y value) bool {
	if x.Equal(y) {
		return true
	}
	if len(f.related) == 0 {
		return false
	}
	difference := f.ring.Mul(x.Num(), y.Den()).Sub(f.ring.Mul(y.Num(), x.Den()))
	return f.reduce(difference).IsZero()
}

// splitPower returns x^e as |x|^e, which splits into powers of the factors, times the e-th power of the sign s
// of x: (1+s)/2 + (1-s)/2*(-1)^e. Where x > 0 the second part is multiplied by 0; where x < 0 the
// exponent is an integer.
func (f *field) splitPower(x, e value) value {
	modulus := f.exp(f.mul(e, f.log(x)))
	s := f.signum(x)
	half := rational.New(1, 2)
	plus := f.add(f.int(1), s).Scale(half)
	minus := f.sub(f.int(1), s).Scale(half)
	if minus.IsZero() {
		return modulus
	}
	return f.mul(modulus, f.add(plus, f.mul(minus, f.minusOne(e))))
}

// integerPower returns x^e for an integer e, factor by factor: (x*y)^e = x^e*y^e wherever one side is
// defined, as 0^0 is not. That the factors are not 0 is assumed; where they are, the power is 0 if it is
// defined. Splitting powers of products into those of factors lets x^n/(2*x)^n be 2^(-n) whatever the sign
// of x is.
func (f *field) integerPower(x, e value) value {
	result := f.int(1)
	for _, side := range []struct {
		poly     polynomial.Poly
		exponent value
	}{{x.Num(), e}, {x.Den(), e.Neg()}} {
		content, factors := rational.Rat{}, []polynomial.Factor(nil)
		if c, ok := side.poly.Constant(); ok {
			content = c
		} else {
			content, factors = f.factor(side.poly)
		}
		if content.Sign() < 0 {
			result = f.mul(result, f.minusOne(e))
		}
		if c := content.Abs(); !c.IsOne() {
			result = f.mul(result, f.exp(f.mul(side.exponent, f.log(f.number(c)))))
		}
		for _, g := range factors {
			result = f.mul(result, f.factorPower(g.Poly, f.scale(side.exponent, int64(g.Multiplicity))))
		}
	}
	return result
}

// factorPower returns p^e for an irreducible polynomial and an integer e. The power of an exponential, or
// of (-1)^k, multiplies the exponents: (-1)^(k*e) for an integer k needs e to be an integer, which it is.
func (f *field) factorPower(p polynomial.Poly, e value) value {
	x := f.ring.Integral(p)
	if v, bare := isVariable(p); bare {
		switch k := &f.kernels[v]; {
		case k.kind == exponential:
			return f.exp(f.mul(e, k.exponent))
		case k.kind == parity && k.integer:
			return f.minusOne(f.mul(e, k.exponent))
		}
	}
	s := f.signsOfValue(x)
	u := f.unitBase(p)
	switch {
	case s&zero == 0:
	case u != nil:
		f.assumed = append(f.assumed, f.expression(u))
	default:
		f.assumed = append(f.assumed, f.write(p))
	}
	switch {
	case s.within(nonnegative):
		return f.exp(f.mul(e, f.log(x)))
	case s == negative, u != nil:
		return f.splitPower(x, e)
	}
	return f.exp(f.mul(e, f.formalLogarithm(x)))
}

// unitBase returns the base that p is the sign of, if it is one.
func (f *field) unitBase(p polynomial.Poly) *base {
	if v, bare := isVariable(p); bare && f.kernels[v].kind == unit {
		return f.kernels[v].base
	}
	return nil
}

// isInteger reports that x is a polynomial with integer coefficients in integers.
func (f *field) isInteger(x value) bool {
	if !x.Den().IsOne() {
		return false
	}
	for m, c := range x.Num().Terms() {
		if _, whole := f.reducedMonomial(m); !whole || !c.IsInt() {
			return false
		}
	}
	return true
}

// minusOne returns (-1)^e where e is an integer. It is a homomorphism of e, so that the integer part of e
// comes out and what remains is written in kernels (-1)^g. Where no combination of kernels that are there
// gives the rest, a new one does; such kernels may be dependent in truth.
func (f *field) minusOne(e value) value {
	sign := f.int(1)
	if c, ok := constantTerm(e); ok {
		whole := c.Floor()
		e = f.ring.SubFraction(e, f.number(whole))
		if n := whole.Num(); n.Bit(0) == 1 {
			sign = f.int(-1)
		}
	}
	if e.IsZero() {
		return sign
	}
	x, rest := f.integerParity(e)
	sign = f.mul(sign, x)
	if rest.IsZero() {
		return sign
	}
	coefficients, ok := f.parities.solve(f.ring, rest)
	if integers, _, whole := integral(coefficients); ok && whole {
		for i, n := range integers {
			sign = f.mul(sign, f.pow(f.variable(f.parities.variables[i]), n))
		}
		return sign
	}
	return f.mul(sign, f.newParity(rest))
}

// constantTerm returns the rational number that is a term of x, if x is a polynomial.
func constantTerm(x value) (rational.Rat, bool) {
	if !x.Den().IsOne() {
		return rational.Rat{}, false
	}
	for m, c := range x.Num().Terms() {
		if m.Degree() == 0 {
			return c, true
		}
	}
	return rational.Rat{}, true
}

// includeIntegerPower multiplies d by the n-th power of exp(x), if that is a power b^e with a formal logarithm of b and an
// integer e: |b|^e times the e-th power of the sign of b.
func (f *field) includeIntegerPower(d *decomposition, x value, n int) bool {
	base, e, ok := f.formalPower(x)
	if !ok || !f.isInteger(e) {
		return false
	}
	e = f.scale(e, int64(n))
	d.exponent = f.add(d.exponent, f.mul(e, f.log(base)))
	d.parity = f.mul(d.parity, f.splitPower(f.signum(base), e))
	return true
}

// formalPower returns the base and the exponent of the power that exp(x) stands for. x is e times one
// formal logarithm; a rest beside it makes it no power.
func (f *field) formalPower(x value) (base, e value, ok bool) {
	for _, v := range x.Num().Variables() {
		if k := &f.kernels[v]; k.kind == infinitesimal {
			e := f.quo(x, f.variable(v))
			return k.exponent, e, e.Den().Degree(v) <= 0
		}
	}
	return base, e, false
}
