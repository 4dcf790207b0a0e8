package normal

import (
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// Powers of -1. For integers m, (-1)^m is 1 or -1; the kernels and their relations say no more than that,
// and that (-1)^(m+n) = (-1)^m*(-1)^n.

// integerParity splits the terms of e that are integers by declaration off and returns (-1) to their sum:
// one kernel (-1)^m, with square 1, for each product m of integer kernels. Squares count as first powers,
// since m^2 and m are even at the same time. Of n*(n-1)/2 the part -n is split off, so that n*(n+1)/2 is
// left. A coefficient counts modulo 2 only: (-1)^(3*m) = (-1)^m.
func (f *field) integerParity(e value) (sign, rest value) {
	sign, rest = f.int(1), e
	if !e.Den().IsOne() {
		return sign, rest
	}
	for m, c := range e.Num().Terms() {
		c = c.Floor()
		term, whole := f.reducedMonomial(m)
		if !whole || c.IsZero() || m.Degree() == 0 {
			continue
		}
		full := f.monomial(m).Scale(c)
		rest = f.ring.SubFraction(rest, full)
		if n := c.Num(); n.Bit(0) == 1 {
			sign = f.mul(sign, f.parityKernel(term))
		}
	}
	return sign, rest
}

// monomial returns a monomial as a value.
func (f *field) monomial(m polynomial.Monomial) value {
	exponents := make([]int, len(f.kernels))
	for v := range exponents {
		exponents[v] = m.Exponent(v)
	}
	return f.ring.Integral(polynomial.Term(rational.Int(1), exponents...))
}

// reducedMonomial returns m with every exponent cut down to 1, and whether all its kernels are integers. A
// variable that stands for a root of an integer (index > 1) is none itself.
func (f *field) reducedMonomial(m polynomial.Monomial) (value, bool) {
	exponents := make([]int, len(f.kernels))
	for v := range exponents {
		if m.Exponent(v) == 0 {
			continue
		}
		if !f.kernels[v].integer || f.kernels[v].index > 1 {
			return value{}, false
		}
		exponents[v] = 1
	}
	return f.ring.Integral(polynomial.Term(rational.Int(1), exponents...)), true
}

// parityKernel returns (-1)^m for an integer m.
func (f *field) parityKernel(m value) value {
	for v := range f.kernels {
		if k := &f.kernels[v]; k.kind == parity && k.exponent.Equal(m) {
			return f.variable(v)
		}
	}
	v := len(f.kernels)
	relation := polynomial.Term(rational.Int(1), exponentOf(v, 2)...).Sub(one)
	return f.variable(f.newKernel(kernel{
		kind: parity, expr: symbolic.Power(symbolic.Int(-1), f.writeValue(m)), signs: nonzero, integer: true,
		exponent: m, relation: relation, degree: 2,
	}))
}

// newParity returns (-1)^g for a g that is an integer wherever the kernel has a factor that is not 0.
// Elsewhere it stands for exp(pi*i*g), of which a power may be needed where that has an integer exponent:
// its square is 1 only if that follows from 2*g, as for n*(n+1)/2.
//
// For example (-1)^x for a real x, of which only the values at integers have a meaning.
func (f *field) newParity(g value) value {
	k := kernel{kind: parity, expr: symbolic.Power(symbolic.Int(-1), f.writeValue(g)), signs: nonzero, exponent: g}
	if double := f.scale(g, 2); f.isInteger(double) {
		square := f.minusOne(double).Num()
		k.relation, k.degree = polynomial.Term(rational.Int(1), exponentOf(len(f.kernels), 2)...).Sub(square), 2
	}
	v := f.newKernel(k)
	f.parities.generators = append(f.parities.generators, g)
	f.parities.variables = append(f.parities.variables, v)
	return f.variable(v)
}
