package normal

import (
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// exp turns sums into products. The exponents that occur in a question are written as integer combinations
// of generators g_1, ..., g_k that are linearly independent over Q (lattice.go), and exp(n_1*g_1 + ...) is
// the monomial E_1^n_1*... in the kernels E_j = exp(g_j). So exp(x+y), exp(x)*exp(y) and exp(2*x)/exp(x-y)
// meet as monomials. Exponentials of exponents that are independent over Q are algebraically independent as
// functions (a theorem of Ax, the functional case of Schanuel's conjecture, says so up to constants);
// between constants that is open, but a dependence that is not known can only lose a proof.

// exp returns exp(x). Rational multiples of logarithms log|p| become powers |p|^c; what remains is written
// in the exponents of the exponential kernels, which are linearly independent over Q. exp(c*log|p|) = |p|^c
// wherever the logarithm has a value, that is for p != 0.
func (f *field) exp(x value) value {
	rest, result := f.extractLogarithms(x)
	if rest.IsZero() || f.failed() {
		return result
	}
	for _, part := range f.partsByIndex(rest) {
		result = f.mul(result, f.character(&f.exponents, part, f.plan.powers, f.newExponential))
	}
	return result
}

// extractLogarithms returns x without its rational multiples of logarithms, and the powers that are their
// exponentials. Of the exponent x*log(y) + 2*log(y) + z the term 2*log(y) becomes y^2, the rest an
// exponential.
func (f *field) extractLogarithms(x value) (rest, powers value) {
	powers = f.int(1)
	for _, v := range x.Num().Variables() {
		k := f.kernels[v]
		if k.kind != logarithm && k.kind != infinitesimal || x.Num().Degree(v) != 1 {
			continue
		}
		// exp(c*log(p)) is a power only for a rational number c: a symbolic one stays in the exponent.
		c, ok := rationalPart(x.Num().Coefficients(v)[1], x.Den())
		if !ok {
			continue
		}
		if k.kind == infinitesimal {
			// A formal logarithm stands for one of several values; only its integer multiples have one
			// exponential.
			c = c.Floor()
			n, _ := c.Int64()
			powers = f.mul(powers, f.pow(k.exponent, int(n)))
		} else {
			powers = f.mul(powers, f.basePower(k.base, c))
		}
		x = f.ring.SubFraction(x, f.variable(v).Scale(c))
	}
	return x, powers
}

// rationalPart returns the rational number that p/q is, or that is a term of it. For p/q with a denominator
// only a multiple of it counts: in (2*a + 2)/(a + 1) that is 2.
func rationalPart(p, q polynomial.Poly) (rational.Rat, bool) {
	if q.IsOne() {
		c := coefficientOf(p, polynomial.Monomial{})
		return c, !c.IsZero()
	}
	return ratio(p, q)
}

// ratio returns c with p = c*q for proportional polynomials.
func ratio(p, q polynomial.Poly) (rational.Rat, bool) {
	if p.Len() != q.Len() || p.Len() == 0 {
		return rational.Rat{}, false
	}
	_, c := p.Leading()
	_, d := q.Leading()
	c = c.Quo(d)
	return c, p.Equal(q.Scale(c))
}

// character evaluates a homomorphism from a lattice of values to functions at x: the product of integer
// powers of the kernels of the generators. A value outside the lattice gets a generator of its own. A value
// with broken coefficients, x/2 beside the generator x, asks for generators that are divided
// (refineLattice): exp(x) is then the square of exp(x/2). Which root that is needs no thought, since
// exponentials of real numbers are positive; for powers of a base that may be negative see formalBase.
func (f *field) character(l *lattice, x value, divisors []int, create func(x value, d int) int) value {
	coefficients, ok := l.solve(f.ring, x)
	if !ok {
		d := divisor(divisors, len(l.generators))
		v := create(x, d)
		l.generators = append(l.generators, f.kernels[v].exponent)
		l.variables = append(l.variables, v)
		return f.pow(f.variable(v), d)
	}
	integers, needed, whole := integral(coefficients)
	if integers == nil {
		return f.fail(errNumber)
	}
	if !whole {
		return f.refineLattice(l, needed)
	}
	result := f.int(1)
	for i, n := range integers {
		if n != 0 {
			result = f.mul(result, f.pow(f.variable(l.variables[i]), n))
		}
	}
	return result
}

// refineLattice asks for a plan in which the generators are divided by the given numbers.
func (f *field) refineLattice(l *lattice, divisors []int) value {
	list := &f.plan.powers
	if l == &f.angles {
		list = &f.plan.angles
	}
	for i, d := range divisors {
		if d == 1 {
			continue
		}
		refined := divisor(*list, i) * d
		if refined > maxIndex {
			return f.fail(errNumber)
		}
		*list = refine(*list, i, refined)
	}
	return f.fail(errAgain)
}

// newExponential makes the kernel exp(x/d). It is positive unless a formal logarithm stands in the exponent
// (see formalBase).
func (f *field) newExponential(x value, d int) int {
	x = x.Scale(rational.New(1, int64(d)))
	e, s := f.writePower(x), anySign
	if e == nil {
		e, s = symbolic.ApplyName("exp", f.writeValue(x)), positive
	}
	return f.newKernel(kernel{kind: exponential, expr: e, signs: s, bounds: f.rangeOfExp(x, s), exponent: x})
}

// writePower returns exp(x) as the power that it stands for if there is a formal logarithm in x, else nil. It is read
// again as the same kernel, which exp(e*log(b)) would not be: that demands b > 0.
func (f *field) writePower(x value) *symbolic.Expr {
	for _, v := range x.Num().Variables() {
		if k := &f.kernels[v]; k.kind == infinitesimal {
			c := x.Num().Coefficients(v)
			rest := f.ring.Fraction(c[0], x.Den())
			power := symbolic.Power(f.writeValue(k.exponent), f.writeValue(f.ring.Fraction(c[1], x.Den())))
			return symbolic.Product(power, symbolic.ApplyName("exp", f.writeValue(rest)))
		}
	}
	return nil
}
