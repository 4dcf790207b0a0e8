package normal

import (
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// unityKernel is the variable of z = exp(pi*i/m) for the order m of the plan; it is the first of all. One z
// serves for all roots of unity of a question, with the least common multiple of their orders; otherwise
// exp(pi*i/3) and exp(pi*i/2) would be two kernels with a relation between them.
const unityKernel = 0

// newUnity makes the kernel of the roots of unity. z is a primitive root of order 2*m, whose minimal
// polynomial over Q is the cyclotomic one: as the relation it makes the field of constants Q(z), in which
// equality is equality of remainders.
func (f *complexField) newUnity() {
	relation := polynomial.Constant(rational.Int(0))
	for k, c := range cyclotomic(2 * f.plan.order) {
		if c != 0 {
			relation = relation.Add(polynomial.Term(rational.Int(c), exponentOf(unityKernel, k)...))
		}
	}
	f.newKernel(kernel{kind: cosine, signs: nonzero, relation: relation, degree: relation.Degree(unityKernel)})
}

// unity returns exp(pi*i*c). Where c needs a finer root the plan gets it, and the question starts again.
func (f *complexField) unity(c rational.Rat) value {
	m := int64(f.plan.order)
	n := c.Mul(rational.Int(m))
	if !n.IsInt() {
		den, ok := rational.FromBigInt(c.Den()).Int64()
		if !ok || den > maxOrder || lcm(f.plan.order, int(den)) > maxOrder {
			return f.fail(errNumber)
		}
		f.plan.order = lcm(f.plan.order, int(den))
		return f.fail(errAgain)
	}
	turns := n.Sub(rational.Int(2 * m).Mul(n.Quo(rational.Int(2 * m)).Floor()))
	k, _ := turns.Int64()
	return f.settle(f.ring.Integral(polynomial.Term(rational.Int(1), exponentOf(unityKernel, int(k))...)))
}

// phaseOf returns c, -1 < c <= 1, for a value exp(pi*i*c) whose c the order of the plan allows. It compares
// with all 2*m of them, of which there are at most 2*maxOrder.
func (f *complexField) phaseOf(u value) (rational.Rat, bool) {
	if !onlyVariable(u.Num(), unityKernel) || !u.Den().IsConstant() {
		return rational.Rat{}, false
	}
	m := int64(f.plan.order)
	for k := 1 - m; k <= m; k++ {
		if c := rational.New(k, m); f.same(u, f.unity(c)) {
			return c, true
		}
	}
	return rational.Rat{}, false
}

// onlyVariable reports that p stands in no other variable than v.
func onlyVariable(p polynomial.Poly, v int) bool {
	vs := p.Variables()
	return len(vs) == 0 || len(vs) == 1 && vs[0] == v
}

// turn returns pi*i*c.
func (f *complexField) turn(c rational.Rat) value {
	if c.IsZero() {
		return f.int(0)
	}
	return f.mul(f.symbol(symbolic.Pi()), f.unity(rational.New(1, 2))).Scale(c)
}

// turns returns the rational c for which pi*i*c is a term of x. Only such a term makes a number of the
// exponential: pi itself is transcendental, and exp(pi*i*x) depends on x.
func (f *complexField) turns(x value) rational.Rat {
	unit := f.turn(rational.Int(1))
	if !x.Den().IsOne() || unit.Num().Len() != 1 {
		return rational.Rat{}
	}
	m, _ := unit.Num().Leading()
	return coefficientOf(x.Num(), m)
}

// halfTurns splits the terms pi*i*n with an integer n off x, and returns the product of their exponentials
// (-1)^n. exp(pi*i*n) = (-1)^n needs that n is an integer, which integerParity takes from the declarations.
func (f *complexField) halfTurns(x value) (sign, rest value) {
	unit := f.turn(rational.Int(1))
	if !x.Den().IsOne() || unit.Num().Len() != 1 {
		return f.int(1), x
	}
	half, _ := unit.Num().Leading()
	multiple := f.int(0)
	for m, c := range x.Num().Terms() {
		if term, ok := f.without(m, half); ok {
			multiple = f.ring.AddFraction(multiple, term.Scale(c))
		}
	}
	sign, left := f.integerParity(multiple)
	done := f.ring.SubFraction(multiple, left)
	return sign, f.sub(x, f.mul(done, unit))
}

// without returns the monomial m divided by the monomial d, if every kernel of d has the same power in both.
func (f *complexField) without(m, d polynomial.Monomial) (value, bool) {
	exponents := make([]int, len(f.kernels))
	for v := range exponents {
		exponents[v] = m.Exponent(v)
		if n := d.Exponent(v); n > 0 {
			if exponents[v] != n {
				return value{}, false
			}
			exponents[v] = 0
		}
	}
	return f.ring.Integral(polynomial.Term(rational.Int(1), exponents...)), true
}

// inverse returns 1/u. Numbers a + b*i are made real below the fraction line, so that there is one way to write them.
func (f *complexField) inverse(u value) value {
	if f.plan.order == 2 && u.Den().IsOne() && onlyVariable(u.Num(), unityKernel) && !u.IsZero() {
		c := u.Num().Coefficients(unityKernel)
		a, _ := c[0].Constant()
		b := rational.Int(0)
		if len(c) > 1 {
			b, _ = c[1].Constant()
		}
		norm := a.Mul(a).Add(b.Mul(b))
		return f.sub(f.number(a), f.unity(rational.New(1, 2)).Scale(b)).Scale(norm.Inv())
	}
	return f.quo(f.int(1), u)
}

// cyclotomicRoot returns the square root of a prime in the field of the roots of unity of the plan, if it lies there:
// exp(pi*i/4) + exp(-pi*i/4) for 2, and for an odd prime p the sum g of exp(2*pi*i*k^2/p), which is sqrt(p) for p = 1
// modulo 4 and sqrt(p)*i for p = 3 (Ireland and Rosen, A Classical Introduction to Modern Number Theory, chapter 6).
func (f *complexField) cyclotomicRoot(u value) (polynomial.Poly, bool) {
	c, ok := u.Constant()
	p, small := c.Int64()
	if !ok || !small || p < 2 || p > maxOrder {
		return polynomial.Poly{}, false
	}
	m := int64(f.plan.order)
	sum := f.int(0)
	switch {
	case p == 2 && m%4 == 0:
		sum = f.add(f.unity(rational.New(1, 4)), f.unity(rational.New(-1, 4)))
	case p == 2 || !isPrime(p) || m%p != 0:
		return polynomial.Poly{}, false
	default:
		for k := range p {
			sum = f.add(sum, f.unity(rational.New(2*k*k, p)))
		}
		if p%4 == 3 {
			sum = f.mul(sum, f.unity(rational.New(-1, 2)))
		}
	}
	return sum.Num(), sum.Den().IsOne()
}

// primePower is a factor of a positive number.
type primePower struct {
	base     rational.Rat
	exponent int
}

// largestPrime bounds the primes that are looked for in numbers; what is left counts as one.
const largestPrime = 1000

// factorsOf returns the prime factors of a positive number, as far as they are small.
func factorsOf(r rational.Rat) []primePower {
	var all []primePower
	for side, n := range []rational.Rat{rational.FromBigInt(r.Num()), rational.FromBigInt(r.Den())} {
		sign := 1 - 2*side
		for p := int64(2); p <= largestPrime && !n.IsOne(); p++ {
			e := 0
			for q := n.Quo(rational.Int(p)); q.IsInt(); q = n.Quo(rational.Int(p)) {
				n, e = q, e+1
			}
			if e > 0 {
				all = append(all, primePower{rational.Int(p), sign * e})
			}
		}
		if !n.IsOne() {
			all = append(all, primePower{n, sign})
		}
	}
	return all
}
