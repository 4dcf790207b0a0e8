package normal

import (
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// Roots. A base p has one root kernel r with r^n = |p|, with an index n that is a common multiple of the
// denominators of all exponents in the question (the plan refines it), so that p^(1/2) and p^(1/3) are r^3
// and r^2 for n = 6. For atoms the variable itself is taken as the root (see atomValue), which needs no
// relation.

// maxIndex bounds the index of a root: a relation r^n = p makes polynomials of degree n.
const maxIndex = 96

// rootOf returns x^e for a rational e that is no integer, where x >= 0 (x > 0 for e < 0). The whole part of
// e is taken of x itself, whose sign is known to be positive even where those of its factors are not. For
// x^(5/2) that is x^2*|x|^(1/2), and x^(-1/2) = x^(-1)*|x|^(1/2), without a root in the denominator.
func (f *field) rootOf(x value, e rational.Rat) value {
	if x.IsZero() {
		if e.Sign() < 0 {
			return f.fail(errUndefined)
		}
		return x
	}
	n, ok := e.Floor().Int64()
	if !ok || n > maxIndex || n < -maxIndex {
		return f.fail(errNumber)
	}
	fractional := f.absolutePower(x, e.Sub(e.Floor()))
	if n == 0 {
		return fractional
	}
	return f.mul(f.pow(x, int(n)), fractional)
}

// absolutePower returns |x|^e for a rational e and a nonzero value x; where x has zeros, e must be
// positive. A unit in the decomposition is ±1 where its base is not 0 and 0 where it is: its square keeps
// the zeros.
func (f *field) absolutePower(x value, e rational.Rat) value {
	d := f.decompose(x)
	d.simplify()
	result := f.int(1)
	if !d.exponent.IsZero() {
		result = f.exp(d.exponent.Scale(e))
	}
	for _, p := range d.powers {
		if f.failed() {
			break
		}
		result = f.mul(result, f.basePower(p.base, p.total().Mul(e)))
	}
	for _, b := range d.units {
		if b.signs&zero != 0 {
			result = f.mul(result, f.pow(f.sign(b), 2))
		}
	}
	return result
}

// basePower returns |p|^e for a base p. Its denominator is free of roots. For an odd n, |p|^n is u*p^n with
// the unit u of p.
func (f *field) basePower(b *base, e rational.Rat) value {
	if b.variable >= 0 {
		switch k := &f.kernels[b.variable]; k.kind {
		case atom:
			return f.atomPower(b, e)
		case exponential:
			return f.exp(f.realExponent(k.exponent).Scale(e))
		}
	}
	n, ok := e.Floor().Int64()
	if !ok || n > maxIndex || n < -maxIndex {
		return f.fail(errNumber)
	}
	whole := f.pow(f.ring.Integral(b.poly), int(n))
	if n%2 != 0 {
		whole = f.mul(whole, f.orientation(b))
	}
	part := e.Sub(e.Floor())
	if part.IsZero() {
		return whole
	}
	v, index, ok := f.rootKernel(b, part)
	if !ok {
		return f.int(1)
	}
	k, _ := part.Mul(rational.Int(int64(index))).Int64()
	return f.mul(whole, f.settle(f.ring.PowFraction(f.variable(v), int(k))))
}

// atomPower returns |x|^e for an atom x: its variable is already a root of |x| if one is needed. For the
// variable v = |x|^(1/k) the power is v^(e*k); without an index e is an integer and |x|^e is x^e or u*x^e.
func (f *field) atomPower(b *base, e rational.Rat) value {
	k := &f.kernels[b.variable]
	n, ok := e.Mul(rational.Int(int64(k.index))).Int64()
	if !ok {
		return f.refineAtom(k, e)
	}
	if n > limitDegree || n < -limitDegree {
		return f.fail(errNumber)
	}
	x := f.pow(f.variable(b.variable), int(n))
	if k.index > 1 || n%2 == 0 {
		return x
	}
	return f.mul(x, f.orientation(b))
}

// limitDegree bounds the exponents that are written out. A question with greater ones is not decided.
const limitDegree = 1000

// refineAtom asks for a plan in which |x|^e is a power of the variable of x.
func (f *field) refineAtom(k *kernel, e rational.Rat) value {
	q, ok := rational.FromBigInt(e.Den()).Int64()
	if !ok || q > maxIndex || lcm(k.index, int(q)) > maxIndex {
		return f.fail(errNumber)
	}
	f.plan.atoms[k.expr.Hash()] = lcm(k.index, int(q))
	return f.fail(errAgain)
}

// rootKernel returns the variable r = |p|^(1/index) with an index that the denominator of e divides.
func (f *field) rootKernel(b *base, e rational.Rat) (v, index int, ok bool) {
	q, ok := rational.FromBigInt(e.Den()).Int64()
	if !ok || q > maxIndex {
		f.fail(errNumber)
		return 0, 1, false
	}
	if b.root < 0 {
		f.newRoot(b)
	}
	n := f.kernels[b.root].index
	if n%int(q) != 0 {
		f.plan.roots = refine(f.plan.roots, f.rootNumber(b), lcm(n, int(q)))
		if lcm(n, int(q)) > maxIndex {
			f.fail(errNumber)
		}
		f.fail(errAgain)
		return 0, 1, false
	}
	return b.root, n, true
}

// rootNumber returns the position of a base among those with roots, in the order of creation.
func (f *field) rootNumber(b *base) int {
	n := 0
	for v := range f.kernels[:b.root] {
		if f.kernels[v].kind == root {
			n++
		}
	}
	return n
}

// newRoot makes the root kernel of a base with the index that the plan foresees. Where the square root of
// the base lies in the cyclotomic field of the question (gaussSum), the relation says so; the root of 2 and
// cos(pi/4) would otherwise be independent.
func (f *field) newRoot(b *base) {
	index := max(divisor(f.plan.roots, f.roots), 1)
	if index == 1 {
		index = 2
	}
	f.roots++
	absolute := f.mul(f.orientation(b), f.ring.Integral(b.poly)).Num()
	e := symbolic.Power(f.absoluteExpr(b), symbolic.Number(rational.New(1, int64(index))))
	s := nonnegative
	if b.signs&zero == 0 {
		s = positive
	}
	gauss, known := f.gaussSum(b, index) // may make a kernel, so that v comes after it
	v := len(f.kernels)
	relation := polynomial.Term(rational.Int(1), exponentOf(v, index)...).Sub(absolute)
	degree := index
	if known {
		degree = index / 2
		relation = polynomial.Term(rational.Int(1), exponentOf(v, degree)...).Sub(gauss)
	}
	b.root = f.newKernel(kernel{
		kind: root, expr: e, signs: s, bounds: rootRange(f.rangeOf(absolute), index), base: b, index: index,
		relation: relation, degree: degree,
	})
}

// rootRange encloses the index-th roots of the numbers of x that are not negative. x encloses |p|, of which
// negative numbers in it are none; where nothing is known, a root is at least not negative.
func rootRange(x interval.Interval, index int) interval.Interval {
	if x.Def != interval.Everywhere || x.Hi < 0 {
		return boundsOf(nonnegative)
	}
	x.Lo = max(x.Lo, 0)
	if index == 2 {
		return interval.Sqrt(x)
	}
	if x.Lo == 0 {
		return boundsOf(nonnegative)
	}
	return interval.Pow(x, interval.FromRat(rational.New(1, int64(index))))
}

// absoluteExpr returns |p| as an expression.
func (f *field) absoluteExpr(b *base) *symbolic.Expr {
	e := f.expression(b)
	switch {
	case b.signs.within(nonnegative):
		return e
	case b.signs.within(nonpositive):
		return symbolic.Negate(e)
	}
	return symbolic.ApplyName("abs", e)
}
