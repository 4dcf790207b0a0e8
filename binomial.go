package nabla

import (
	"context"

	"nabla/simplify/normal"
	"nabla/symbolic"
)

// The binomial theorem, weighted: the sum over k = 0..n of binom(n,k)*k(k-1)...(k-i+1)*x^k is n(n-1)...(n-i+1)*x^i*(1+x)^(n-i)
// for n >= i (Graham, Knuth, Patashnik: Concrete Mathematics, 5.12 and 5.6). A polynomial in k is made of such falling
// powers. For the smallest n the terms are written out, so that (1+x)^0 never stands where 1+x may be 0.

// byBinomials reports that the step is proved with the binomial theorem.
func (c *Checker) byBinomials(ctx context.Context, q *equation) bool {
	for _, name := range endsOf(q.a, q.b) {
		i := induction{ctx: ctx, a: q.a, b: q.b, scope: q.scope, n: symbolic.Symbol(name)}
		if ctx.Err() == nil && i.begins() && i.summed() {
			return true
		}
	}
	return false
}

// mostFalling bounds the degree of the polynomial beside a binomial coefficient.
const mostFalling = 4

// summed proves the step for small n one by one, and for the others with the sums carried out.
func (i *induction) summed() bool {
	degree := -1
	sum := func(e *symbolic.Expr) *symbolic.Expr {
		return symbolic.Rewrite(e, func(part *symbolic.Expr) (*symbolic.Expr, bool) {
			if part.Kind() != symbolic.KindBig || part.IsProduct() {
				return nil, false
			}
			closed, d, ok := i.binomialSum(part)
			degree = max(degree, d)
			return closed, ok
		})
	}
	a, b := sum(i.a), sum(i.b)
	first, whole := i.first.IsInteger()
	if degree < 0 || !whole || first < 0 {
		return false
	}
	for n := first; n <= int64(degree); n++ {
		if !i.equal(i.at(i.a, symbolic.Int(n)), i.at(i.b, symbolic.Int(n)), i.scope) {
			return false
		}
	}
	return i.equal(a, b, i.from(max(first, int64(degree+1))))
}

// from returns the scope with n from a number on.
func (i *induction) from(first int64) *symbolic.Scope {
	scope := i.scope.Clone()
	scope.Assume(symbolic.Relation(symbolic.LessEqual, symbolic.Int(first), i.n))
	return scope
}

// binomialTerm is a term binom(n,k)*scale*polynomial*ratio^k of a sum.
type binomialTerm struct {
	index             *symbolic.Expr
	scale, polynomial *symbolic.Expr
	ratio             *symbolic.Expr
	binomials         int
	overIndex, beyond int // how often 1/k! and 1/(n-k)! are factors
}

// binomialSum returns the value of a sum over binomial coefficients for n above the degree that it returns.
func (i *induction) binomialSum(e *symbolic.Expr) (closed *symbolic.Expr, degree int, ok bool) {
	b := symbolic.Open(e)
	lower, whole := b.Lower.IsInteger()
	if !whole || lower < 0 || lower > 1 || !b.Condition.IsTrue() || !symbolic.Equal(b.Upper, i.n) {
		return nil, -1, false
	}
	one := symbolic.Int(1)
	t := binomialTerm{index: b.Index, scale: one, polynomial: one, ratio: one}
	for _, factor := range multiplied(b.Body) {
		if !i.takes(&t, factor) {
			return nil, -1, false
		}
	}
	if t.overIndex == 1 && t.beyond == 1 { // n!/(k!*(n-k)!), written out
		t.binomials++
		t.scale = symbolic.Quotient(t.scale, symbolic.ApplyName("factorial", i.n))
	} else if t.overIndex+t.beyond > 0 {
		return nil, -1, false
	}
	if t.binomials != 1 {
		return nil, -1, false
	}
	coefficients, ok := i.fallingPowers(&t)
	if !ok {
		return nil, -1, false
	}
	closed = symbolic.Product(t.scale, i.carriedOut(&t, coefficients))
	if lower == 1 { // the term at k = 0
		closed = symbolic.Difference(closed, symbolic.Product(t.scale, coefficients[0]))
	}
	return closed, len(coefficients) - 1, true
}

// multiplied returns what a product multiplies, its number included.
func multiplied(e *symbolic.Expr) []*symbolic.Expr {
	if e.Kind() == symbolic.KindProduct {
		return append([]*symbolic.Expr{symbolic.Number(e.Number())}, e.Args()...)
	}
	return []*symbolic.Expr{e}
}

// takes adds a factor to a term.
func (i *induction) takes(t *binomialTerm, factor *symbolic.Expr) bool {
	k := t.index
	switch {
	case !factor.Contains(k.Name()):
		t.scale = symbolic.Product(t.scale, factor)
	case factor.IsCall("binom"):
		n, below := factor.Arg(0), factor.Arg(1)
		t.binomials++
		return symbolic.Equal(n, i.n) && (symbolic.Equal(below, k) || symbolic.Equal(below, symbolic.Difference(n, k)))
	case symbolic.Equal(factor, inverseFactorial(k)):
		t.overIndex++
	case symbolic.Equal(factor, inverseFactorial(symbolic.Difference(i.n, k))):
		t.beyond++
	case factor.IsCall("exp"):
		slope, err := symbolic.Diff(factor.Arg(0), k, nil)
		if err != nil || slope.Contains(k.Name()) {
			return false
		}
		t.ratio = symbolic.Product(t.ratio, symbolic.ApplyName("exp", slope))
		t.scale = symbolic.Product(t.scale, symbolic.Substitute(factor, k, symbolic.Int(0)))
	case factor.Kind() == symbolic.KindPower && !factor.Arg(0).Contains(k.Name()):
		base, exponent := factor.Arg(0), factor.Arg(1)
		slope, err := symbolic.Diff(exponent, k, nil)
		if err != nil {
			return false
		}
		if _, whole := slope.IsInteger(); !whole || slope.Number().Sign() < 0 && !i.isNonzero(t, factor) {
			return false
		}
		t.ratio = symbolic.Product(t.ratio, symbolic.Power(base, slope))
		t.scale = symbolic.Product(t.scale, symbolic.Power(base, symbolic.Substitute(exponent, k, symbolic.Int(0))))
	default:
		t.polynomial = symbolic.Product(t.polynomial, factor)
	}
	return true
}

// inverseFactorial returns 1/x!.
func inverseFactorial(x *symbolic.Expr) *symbolic.Expr {
	return symbolic.Power(symbolic.ApplyName("factorial", x), symbolic.Int(-1))
}

// isNonzero reports whether the base of a power is not 0 wherever the sum is defined: its exponent comes down to 0, 0^0.
func (i *induction) isNonzero(t *binomialTerm, power *symbolic.Expr) bool {
	last := symbolic.Substitute(power.Arg(1), t.index, i.n)
	return last.IsNumber() && last.Number().Sign() <= 0 || i.holds(symbolic.Relation(symbolic.NotEquals, power.Arg(0), symbolic.Int(0)))
}

// fallingPowers writes the polynomial of a term in falling powers of its index: the coefficients are its differences at 0, over
// factorials (Newton's formula).
func (i *induction) fallingPowers(t *binomialTerm) ([]*symbolic.Expr, bool) {
	degree := 0
	for slope := t.polynomial; ; degree++ {
		var err error
		if slope, err = symbolic.Diff(slope, t.index, nil); err != nil || degree > mostFalling {
			return nil, false
		}
		if normal.Equal(i.ctx, slope, symbolic.Int(0), i.scope).Zero == normal.Proved {
			break
		}
	}
	values := make([]*symbolic.Expr, degree+1)
	for k := range values {
		values[k] = symbolic.Substitute(t.polynomial, t.index, symbolic.Int(int64(k)))
	}
	coefficients := []*symbolic.Expr{}
	factorial := int64(1)
	for d := range degree + 1 {
		coefficients = append(coefficients, symbolic.Quotient(values[0], symbolic.Int(factorial)))
		for k := 0; k+1 < len(values); k++ {
			values[k] = symbolic.Difference(values[k+1], values[k])
		}
		values = values[:max(len(values)-1, 1)]
		factorial *= int64(d + 1)
	}
	return coefficients, true
}

// carriedOut returns the sum of binom(n,k)*polynomial*ratio^k over k = 0..n.
func (i *induction) carriedOut(t *binomialTerm, coefficients []*symbolic.Expr) *symbolic.Expr {
	one := symbolic.Int(1)
	falling, sum := one, symbolic.Int(0)
	for d, c := range coefficients {
		degree := symbolic.Int(int64(d))
		power := symbolic.Power(symbolic.Sum(one, t.ratio), symbolic.Difference(i.n, degree))
		sum = symbolic.Sum(sum, symbolic.Product(c, falling, symbolic.Power(t.ratio, degree), power))
		falling = symbolic.Product(falling, symbolic.Difference(i.n, degree))
	}
	return sum
}

// withoutBinomials writes binomial coefficients as polynomials or as quotients of gamma functions, where they are that.
func (i *induction) withoutBinomials(e *symbolic.Expr) *symbolic.Expr {
	return symbolic.Rewrite(e, func(part *symbolic.Expr) (*symbolic.Expr, bool) {
		if !part.IsCall("binom") {
			return nil, false
		}
		n, k, one, zero := part.Arg(0), part.Arg(1), symbolic.Int(1), symbolic.Int(0)
		if c, whole := k.IsInteger(); whole && 0 <= c && c <= mostFalling {
			product := one
			for j := range c {
				product = symbolic.Product(product, symbolic.Difference(n, symbolic.Int(j)), symbolic.Power(symbolic.Int(j+1), symbolic.Int(-1)))
			}
			return product, true
		}
		rest := symbolic.Difference(n, k)
		for _, at := range []*symbolic.Expr{n, k, rest} {
			if !i.holds(symbolic.Relation(symbolic.LessEqual, zero, at)) {
				return part, true
			}
		}
		gamma := func(x *symbolic.Expr) *symbolic.Expr { return symbolic.ApplyName("gamma", symbolic.Sum(x, one)) }
		return symbolic.Quotient(gamma(n), symbolic.Product(gamma(k), gamma(rest))), true
	})
}
