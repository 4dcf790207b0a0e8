package normal

import (
	"context"

	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/symbolic"
)

// This file and its neighbours decide equality over the complex numbers with principal branches. There the kernels
// are of few kinds, and only what holds for all values of the names is used:
//
//	names                      real, some of them known to be positive
//	z = exp(pi*i/m)            a root of unity, with its cyclotomic polynomial; the imaginary unit is z^(m/2)
//	u^(1/n)                    with (u^(1/n))^n = u; powers of one base with broken exponents are powers of one kernel
//	exp(x)                     with exp(x + y) = exp(x)*exp(y); trigonometric and hyperbolic functions are written by them
//	log(u)                     with exp(log(u)) = u; the inverse functions are written by them
//
// What stands under a root or in a logarithm is split where the factor is positive: (t*u)^c = t^c*u^c and log(t*u) =
// log(t) + log(u) for t > 0. Roots of other products, and logarithms of exponentials, stay as they are.

// complexField is a field of functions of complex values. Of field it uses the arithmetic, the relations
// and the lattice of exponents; what field knows of signs, roots and logarithms of real numbers has no part
// in it. No base is ever made in it.
type complexField struct {
	*field
	imaginary *symbolic.Expr
	radicands []radicand
	logs      map[int]value // the arguments of the kernels that are logarithms
}

// equalComplex is Equal in a scope with an imaginary unit. The first plan has the order 2: i = exp(pi*i/2)
// is in the field from the start. An angle that needs a finer root of unity, or a root with another index,
// starts again, at most maxRefinements times.
func equalComplex(ctx context.Context, a, b *symbolic.Expr, scope *symbolic.Scope) Decision {
	p := newPlan()
	p.order = 2
	for range maxRefinements {
		f := complexField{
			field: newField(ctx, scope, nil, p, limit.PolynomialSteps), imaginary: scope.Unit(), logs: map[int]value{},
		}
		equal := f.equal(a, b)
		switch {
		case f.err == errAgain:
			continue
		case f.err != nil:
			return Decision{Reason: f.err.Error()}
		case equal:
			return Decision{Zero: Proved, Method: "normal form over the complex numbers"}
		}
		return Decision{Zero: NonzeroForm, Reason: "the normal forms differ"}
	}
	return Decision{Reason: errTooLarge.Error()}
}

// equal is compare for the complex field. Two values are equal as fractions, or become so when roots and
// logarithms of products are split (complexmerge.go), which is tried last because it costs a search.
func (f *complexField) equal(a, b *symbolic.Expr) bool {
	f.newUnity()
	for _, c := range scopeConditions(f.scope) {
		if c.expr.Kind() == symbolic.KindSymbol && c.signs != zero {
			f.names[c.expr.Name()] = f.signsOfName(c.expr.Name()) & c.signs
		}
	}
	x, y := f.convert(a), f.convert(b)
	if f.failed() {
		return false
	}
	return f.same(x, y) && !f.failed() || f.equalMerged(x, y)
}

// signsOfName returns the signs of a real name, which its declaration and the conditions on it leave.
func (f *complexField) signsOfName(name string) signs {
	if s, ok := f.names[name]; ok {
		return s
	}
	return anySign
}

// convert reads an expression into normal form. Shared nodes are read once.
func (f *complexField) convert(e *symbolic.Expr) value {
	if f.failed() {
		return f.int(0)
	}
	if v, ok := f.memo[e]; ok {
		return v
	}
	v := f.convertNode(e)
	f.memo[e] = v
	return v
}

// convertNode is the one switch over node kinds. Nodes without a reading over the complex numbers are atoms,
// equal only if they are written alike.
func (f *complexField) convertNode(e *symbolic.Expr) value {
	switch e.Kind() {
	case symbolic.KindNumber:
		return f.number(e.Number())
	case symbolic.KindConstant:
		if e.IsUnit() {
			return f.unity(rational.New(1, 2))
		}
		return f.symbol(e)
	case symbolic.KindSum:
		return f.convertSum(e, f.convert)
	case symbolic.KindProduct:
		product := f.number(e.Number())
		for _, t := range e.Args() {
			product = f.mul(product, f.convert(t))
		}
		return product
	case symbolic.KindPower:
		return f.power(f.convert(e.Arg(0)), f.convert(e.Arg(1)))
	case symbolic.KindCall:
		return f.call(e)
	}
	return f.symbol(e) // a name, or what is equal if it is written equally
}

// call reads a function: exponentials and logarithms, what is written by them, and else an atom that equal arguments
// share.
func (f *complexField) call(e *symbolic.Expr) value {
	switch {
	case e.IsCall("exp"):
		return f.exp(f.convert(e.Arg(0)))
	case e.IsCall("log"):
		return f.log(f.convert(e.Arg(0)))
	}
	if principal, ok := symbolic.Principal(e, f.imaginary); ok {
		return f.convert(principal)
	}
	args := make([]value, len(e.Args()))
	for i, a := range e.Args() {
		args[i] = f.convert(a)
	}
	if e.IsCall("abs") {
		if v, ok := f.absolute(args[0]); ok {
			return v
		}
	}
	head := callHead(e)
	if e.Function() != nil {
		head = e.Function().Name
	}
	if v, ok := f.find(head, args); ok {
		return f.variable(v)
	}
	v := f.newKernel(kernel{kind: atom, expr: e, signs: anySign})
	f.applications = append(f.applications, application{head, args, v})
	return f.variable(v)
}

// power returns u^x. Integer powers are products; all others are exp(x*log(u)) by definition. u^n is a
// product for an integer n, where no branch matters, and for a name n that is an integer any logarithm of u
// will do, as exp(2*pi*i*n) is 1. For all other exponents the branch is part of the meaning: u^x is
// exp(x*log(u)) with the principal logarithm (DLMF 4.2(iv)).
func (f *complexField) power(u, x value) value {
	if f.failed() {
		return u
	}
	c, ok := x.Constant()
	switch {
	case !ok && f.isInteger(x):
		return f.exp(f.mul(x, f.someLog(u)))
	case !ok:
		return f.exp(f.mul(x, f.log(u)))
	case !c.IsInt():
		return f.rationalPower(u, c)
	case c.IsZero() && !u.IsZero(): // u is not 0 where its power is defined
		return f.int(1)
	}
	n, ok := c.Int64()
	if !ok || n > limitDegree || n < -limitDegree {
		return f.fail(errNumber)
	}
	if n <= 0 {
		return f.inverse(f.pow(u, -int(n)))
	}
	return f.pow(u, int(n))
}

// exp returns exp(x): rational multiples of logarithms are powers, those of pi*i roots of unity, and the
// rest is written in exponents that are linearly independent over Q. exp is a homomorphism from (C, +) on
// all branches, so that splitting terms off needs no condition. exp(c*log(u)) is u^c by the definition of
// the principal power.
func (f *complexField) exp(x value) value {
	result := f.int(1)
	for _, v := range x.Num().Variables() {
		u, ok := f.logs[v]
		if !ok || x.Num().Degree(v) != 1 || f.failed() {
			continue
		}
		if c, ok := rationalPart(x.Num().Coefficients(v)[1], x.Den()); ok {
			result = f.mul(result, f.rationalPower(u, c))
			x = f.ring.SubFraction(x, f.variable(v).Scale(c))
		}
	}
	if c := f.turns(x); !c.IsZero() {
		result = f.mul(result, f.unity(c))
		x = f.sub(x, f.turn(c))
	}
	sign, x := f.halfTurns(x)
	result = f.mul(result, sign)
	if f.failed() || x.IsZero() {
		return result
	}
	return f.mul(result, f.character(&f.exponents, x, f.plan.powers, f.newPower))
}

// newPower makes the kernel exp(x/d), which is positive for real x.
func (f *complexField) newPower(x value, d int) int {
	x = x.Scale(rational.New(1, int64(d)))
	s := anySign
	if f.isReal(x) {
		s = positive
	}
	return f.newKernel(kernel{kind: exponential, signs: s, exponent: x})
}

// log returns the principal logarithm of u: the real ones of its positive factors, and pi*i*c for a factor
// exp(pi*i*c) that is all that is left. log(t*u) = log(t) + log(u) for t > 0, whatever u is, since t does
// not turn it. A rest that is b^c with |c| < 1 has the argument c*arg(b), inside of (-pi, pi), so that its
// logarithm is c*log(b).
func (f *complexField) log(u value) value {
	if u.IsZero() {
		return f.fail(errUndefined)
	}
	p := f.polar(u)
	sum := f.logOfNumber(p.modulus)
	for _, g := range p.positive {
		sum = f.add(sum, f.logOfPositive(g.variable).Scale(rational.Int(int64(g.exponent))))
	}
	switch {
	case f.failed():
		return sum
	case p.constant:
		return f.add(sum, f.turn(p.phase))
	}
	if r, c, ok := f.asRoot(p.rest); ok {
		return f.add(sum, f.log(r.value).Scale(c))
	}
	return f.add(sum, f.variable(f.logKernel(p.rest)))
}

// logKernel returns the kernel log(u) of a number that is not decomposed further, the same one for the same
// number.
func (f *complexField) logKernel(u value) int {
	for v, w := range f.logs {
		if f.same(u, w) {
			return v
		}
	}
	v := f.newKernel(kernel{kind: logarithm, signs: anySign})
	f.logs[v] = u
	return v
}

// logOfPositive returns the logarithm of a kernel that is positive.
func (f *complexField) logOfPositive(v int) value {
	k := &f.kernels[v]
	if k.kind == exponential {
		return k.exponent
	}
	if r, ok := f.radicandOf(v); ok { // the kernel is r^(1/n) times a denominator that is 1
		return f.log(r.value).Scale(rational.New(1, int64(r.index)))
	}
	return f.variable(f.logKernel(f.variable(v)))
}

// logOfNumber returns the logarithm of a positive number by those of primes.
func (f *complexField) logOfNumber(r rational.Rat) value {
	sum := f.int(0)
	for _, g := range factorsOf(r) {
		sum = f.add(sum, f.variable(f.logKernel(f.number(g.base))).Scale(rational.Int(int64(g.exponent))))
	}
	return sum
}
