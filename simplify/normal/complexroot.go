package normal

import (
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
)

// radicand is what stands under a root: the kernel R with R^n = N*D^(n-1) is D times the principal n-th root of the
// value N/D. Taken that way the relation has no denominator.
type radicand struct {
	value    value
	variable int
	index    int
}

// polar is u = modulus * product of positive kernels * rest.
type polar struct {
	modulus  rational.Rat // positive
	positive []kernelPower
	rest     value
	constant bool         // the rest is exp(pi*i*phase), -1 < phase <= 1
	phase    rational.Rat // of a constant
}

// kernelPower is a power of one kernel.
type kernelPower struct{ variable, exponent int }

// polar splits the factors off u that are positive. Positive factors come out of roots and logarithms on
// any branch. Of the rest only a constant direction is known.
func (f *complexField) polar(u value) polar {
	num, den := u.Num(), u.Den()
	p := polar{modulus: num.Content().Abs().Quo(den.Content().Abs())}
	for v := range f.kernels {
		if !f.kernels[v].signs.within(positive) {
			continue
		}
		n := valuation(num, v) - valuation(den, v)
		if n == 0 {
			continue
		}
		p.positive = append(p.positive, kernelPower{v, n})
		factor := polynomial.Term(rational.Int(1), exponentOf(v, max(n, -n))...)
		if n > 0 {
			num, _ = f.ring.Divide(num, factor)
		} else {
			den, _ = f.ring.Divide(den, factor)
		}
	}
	p.rest = f.ring.Fraction(num, den).Scale(p.modulus.Inv())
	p.phase, p.constant = f.phaseOf(p.rest)
	return p
}

// valuation returns the greatest power of a variable that divides p.
func valuation(p polynomial.Poly, v int) int {
	least := -1
	for m := range p.Terms() {
		if n := m.Exponent(v); least < 0 || n < least {
			least = n
		}
		if least == 0 {
			return 0
		}
	}
	return max(least, 0)
}

// rationalPower returns the principal power u^c for a c that may be broken. With u = t*r for t > 0 the
// principal power is t^c * r^c, since the argument of u is that of r.
func (f *complexField) rationalPower(u value, c rational.Rat) value {
	if u.IsZero() {
		if c.Sign() > 0 {
			return u
		}
		return f.fail(errUndefined)
	}
	if n, ok := c.Int64(); ok {
		return f.power(u, f.int(n))
	}
	p := f.polar(u)
	result := f.powerOfNumber(p.modulus, c)
	for _, g := range p.positive {
		result = f.mul(result, f.powerOfPositive(g.variable, c.Mul(rational.Int(int64(g.exponent)))))
	}
	switch {
	case f.failed():
		return result
	case p.constant:
		return f.mul(result, f.unity(p.phase.Mul(c)))
	}
	if r, d, ok := f.asRoot(p.rest); ok {
		return f.mul(result, f.rationalPower(r.value, c.Mul(d)))
	}
	return f.mul(result, f.rootOf(p.rest, c))
}

// powerOfPositive returns the power of a kernel that is positive. Powers of positive numbers multiply,
// (exp(a))^c = exp(a*c) for real a and (r^(1/n))^c = r^(c/n), as no argument is involved.
func (f *complexField) powerOfPositive(v int, c rational.Rat) value {
	if k := &f.kernels[v]; k.kind == exponential {
		return f.exp(k.exponent.Scale(c))
	}
	if r, ok := f.radicandOf(v); ok {
		return f.rationalPower(r.value, c.Quo(rational.Int(int64(r.index))))
	}
	if n, ok := c.Int64(); ok {
		return f.power(f.variable(v), f.int(n))
	}
	return f.rootOf(f.variable(v), c)
}

// powerOfNumber returns r^c for r > 0 by the roots of primes.
func (f *complexField) powerOfNumber(r, c rational.Rat) value {
	result := f.int(1)
	for _, g := range factorsOf(r) {
		e := c.Mul(rational.Int(int64(g.exponent)))
		whole := e.Floor()
		n, small := whole.Int64()
		if !small || n > limitDegree || n < -limitDegree {
			return f.fail(errNumber)
		}
		result = result.Scale(g.base.Pow(int(n)))
		if rest := e.Sub(whole); !rest.IsZero() {
			result = f.mul(result, f.rootOf(f.number(g.base), rest))
		}
	}
	return result
}

// rootOf returns u^c as u^q times a power below the index of the root kernel of u, so that no root stands
// in a denominator.
func (f *complexField) rootOf(u value, c rational.Rat) value {
	r, ok := f.root(u, c)
	if !ok {
		return f.int(1)
	}
	whole := c.Floor()
	q, _ := whole.Int64()
	k, _ := c.Sub(whole).Mul(rational.Int(int64(r.index))).Int64()
	if q > limitDegree || q < -limitDegree {
		return f.fail(errNumber)
	}
	root := f.pow(f.ring.Fraction(polynomial.Variable(r.variable), u.Den()), int(k))
	return f.mul(f.power(u, f.int(q)), root)
}

// root returns the root kernel of u with an index that the denominator of c divides.
func (f *complexField) root(u value, c rational.Rat) (radicand, bool) {
	q, small := rational.FromBigInt(c.Den()).Int64()
	if !small || q > maxIndex {
		f.fail(errNumber)
		return radicand{}, false
	}
	at := f.radicandFor(u)
	if n := f.radicands[at].index; n%int(q) != 0 {
		f.plan.roots = refine(f.plan.roots, at, lcm(n, int(q)))
		if lcm(n, int(q)) > maxIndex {
			f.fail(errNumber)
		}
		f.fail(errAgain)
		return radicand{}, false
	}
	return f.radicands[at], true
}

// radicandFor returns the position of u among the radicands; a new one gets a kernel. Its relation is R^n =
// N*D^(n-1), or of half the degree where the square root of the radicand lies in the field of constants
// already: sqrt(2) is in Q(exp(pi*i/4)), and a kernel of its own would be dependent on z.
func (f *complexField) radicandFor(u value) int {
	for i, r := range f.radicands {
		if f.same(u, r.value) {
			return i
		}
	}
	n := max(divisor(f.plan.roots, len(f.radicands)), 2)
	v := len(f.kernels)
	power := f.ring.Mul(u.Num(), f.ring.Pow(u.Den(), n-1))
	relation, degree := polynomial.Term(rational.Int(1), exponentOf(v, n)...).Sub(power), n
	if root, ok := f.cyclotomicRoot(u); ok && n%2 == 0 {
		degree = n / 2
		relation = polynomial.Term(rational.Int(1), exponentOf(v, degree)...).Sub(root)
	}
	s := anySign
	if u.Den().IsOne() && f.isPositive(u) {
		s = positive
	}
	f.newKernel(kernel{kind: root, signs: s, index: n, relation: relation, degree: degree})
	f.radicands = append(f.radicands, radicand{u, v, n})
	return len(f.radicands) - 1
}

// isPositive reports that u is a positive number or a positive kernel.
func (f *complexField) isPositive(u value) bool {
	if c, ok := u.Constant(); ok {
		return c.Sign() > 0
	}
	vs := u.Num().Variables()
	return len(vs) == 1 && u.Num().Equal(polynomial.Variable(vs[0])) && f.kernels[vs[0]].signs.within(positive)
}

// radicandOf returns what the kernel v is a root of.
func (f *complexField) radicandOf(v int) (radicand, bool) {
	for _, r := range f.radicands {
		if r.variable == v {
			return r, true
		}
	}
	return radicand{}, false
}

// asRoot writes u as the power b^c, -1 < c < 1, of a radicand b: then u^d = b^(c*d), because the argument
// of u is c times that of b. Without it (x^(1/2))^(1/3) would be a kernel of its own beside x^(1/6).
func (f *complexField) asRoot(u value) (radicand, rational.Rat, bool) {
	for _, r := range f.radicands {
		k := max(u.Num().Degree(r.variable), -u.Den().Degree(r.variable))
		if u.Den().Degree(r.variable) > 0 {
			k = -u.Den().Degree(r.variable)
		}
		if k == 0 || k <= -r.index || k >= r.index {
			continue
		}
		if f.same(u, f.rootOf(r.value, rational.New(int64(k), int64(r.index)))) {
			return r, rational.New(int64(k), int64(r.index)), true
		}
	}
	return radicand{}, rational.Rat{}, false
}

// someLog returns a logarithm of u, the sum of those of its factors, which need not be the principal one: it serves for
// integer powers, exp(n*someLog(u)), whatever multiples of 2*pi*i it is off by.
func (f *complexField) someLog(u value) value {
	if u.IsZero() {
		return f.fail(errUndefined)
	}
	sum := f.int(0)
	for side, p := range []polynomial.Poly{u.Num(), u.Den()} {
		content, factors := f.ring.Factor(p)
		part := f.log(f.number(content))
		for _, g := range factors {
			part = f.add(part, f.someLogOf(g.Poly).Scale(rational.Int(int64(g.Multiplicity))))
		}
		sum = f.add(sum, part.Scale(rational.Int(int64(1-2*side))))
	}
	return sum
}

// someLogOf returns a logarithm of a polynomial, on any branch: the branch is settled by the caller.
func (f *complexField) someLogOf(p polynomial.Poly) value {
	if vs := p.Variables(); len(vs) == 1 && p.Equal(polynomial.Variable(vs[0])) && f.kernels[vs[0]].kind == exponential {
		return f.kernels[vs[0]].exponent
	}
	return f.log(f.ring.Integral(p))
}
