package symbolic

import (
	"slices"
	"sync"

	"nabla/numeric/rational"
	"nabla/symbolic/function"
)

// Product returns the product of the factors: nested products flattened, numbers multiplied, powers of one
// base merged where that keeps the domain (x^2*x^3, x^-1*x^-2, but not x*x^-1), exponentials merged. A zero
// coefficient makes the product 0 only where the rest is defined everywhere.
//
// x*x^-1 is not 1: at x = 0 it is undefined. 0*log(x) is a product with the coefficient 0, which has the
// value 0 for x > 0.
func Product(factors ...*Expr) *Expr {
	switch len(factors) {
	case 0:
		return one
	case 1:
		return factors[0]
	}
	return productWith(rational.Int(1), factors)
}

// productWith returns coefficient * factors. It keeps no hold of the slice.
func productWith(coefficient rational.Rat, factors []*Expr) *Expr {
	flat := make([]*Expr, 0, flatLength(factors, KindProduct))
	for _, f := range factors {
		switch f.kind {
		case KindNumber:
			coefficient = coefficient.Mul(f.number)
		case KindProduct:
			coefficient = coefficient.Mul(f.number)
			flat = append(flat, f.args...)
		default:
			flat = append(flat, f)
		}
	}
	if len(flat) == 1 {
		return Scale1(coefficient, flat[0])
	}
	return mergePowers(coefficient, flat)
}

// Quotient returns a/b.
func Quotient(a, b *Expr) *Expr { return Product(a, Reciprocal(b)) }

// Reciprocal returns 1/a.
func Reciprocal(a *Expr) *Expr { return Power(a, minus) }

// Scale1 multiplies a single factor; only the sign is distributed over a sum, so that 2*(x + 1) stays as
// its author wrote it while -(a - b) is b - a.
func Scale1(r rational.Rat, f *Expr) *Expr {
	if f.kind == KindSum && !r.Equal(rational.Int(-1)) {
		return newProduct(r, []*Expr{f})
	}
	return Scale(r, f)
}

// newProduct builds the node for coefficient * factors; the factors are merged and sorted. Of a product that is 0
// only those remain that may be undefined.
func newProduct(coefficient rational.Rat, factors []*Expr) *Expr {
	if coefficient.IsZero() {
		factors = slices.DeleteFunc(slices.Clone(factors), func(f *Expr) bool { return f.total || f.IsUnit() })
	}
	switch {
	case len(factors) == 0:
		return Number(coefficient)
	case len(factors) == 1 && coefficient.IsOne():
		return factors[0]
	}
	e := &Expr{kind: KindProduct, number: coefficient, args: factors}
	return e.finish(0)
}

// withFactor returns the product e with f in place of its i-th factor.
func (e *Expr) withFactor(i int, f *Expr) *Expr {
	if len(e.args) == 2 && e.args[1-i].kind == KindSum {
		return Product(Scale1(e.number, e.args[1-i]), f) // a sign goes into the sum first
	}
	factors := make([]*Expr, 0, 8) // of constant size, so that it needs no memory of its own
	factors = append(append(append(factors, e.args[:i]...), f), e.args[i+1:]...)
	return productWith(e.number, factors)
}

// mergePowers sorts the factors by base and merges the powers of each, in place. Merging may make a
// product, as powers of numbers split into a rational number and a root: hence the second round.
func mergePowers(coefficient rational.Rat, factors []*Expr) *Expr {
	slices.SortFunc(factors, compareBases)
	kept := factors[:0]
	again := false
	for i := 0; i < len(factors); {
		j := i + 1
		for j < len(factors) && Equal(factors[i].base(), factors[j].base()) {
			j++
		}
		for _, f := range mergeGroup(factors[i:j]) {
			switch f.kind {
			case KindNumber:
				coefficient = coefficient.Mul(f.number)
			case KindProduct:
				again = true
				fallthrough
			default:
				kept = append(kept, f)
			}
		}
		i = j
	}
	if again {
		return productWith(coefficient, kept)
	}
	if len(kept) == 1 {
		return Scale1(coefficient, kept[0])
	}
	return newProduct(coefficient, kept)
}

// base returns the base of a power, and e itself for every other node; exponentials count as powers of
// one base, so that they stand together.
func (e *Expr) base() *Expr {
	switch {
	case e.kind == KindPower:
		return e.args[0]
	case e.isExp():
		return euler
	}
	return e
}

// isExp reports whether e is an exponential.
func (e *Expr) isExp() bool { return e.kind == KindCall && e.fn == exponential }

// exponent returns the exponent that belongs to base.
func (e *Expr) exponent() *Expr {
	switch {
	case e.kind == KindPower:
		return e.args[1]
	case e.isExp():
		return e.args[0]
	}
	return one
}

// compareBases puts powers of one base side by side.
func compareBases(a, b *Expr) int {
	if d := Compare(a.base(), b.base()); d != 0 {
		return d
	}
	return Compare(a, b)
}

// mergeGroup merges factors of one base, in place. Exponents are added where the merged power has the
// domain of the product; all others stay side by side. Of a base that is positive and total all exponents
// add up, symbolic ones too: e^x*e^y.
func mergeGroup(group []*Expr) []*Expr {
	if len(group) == 1 {
		return group
	}
	base := group[0].base()
	if positive(base) && base.total {
		exponents := make([]*Expr, 0, 8)
		for _, f := range group {
			exponents = append(exponents, f.exponent())
		}
		group[0] = Power(base, Sum(exponents...))
		return group[:1]
	}
	merged := group[:0]
	for _, f := range group {
		merged = mergeInto(merged, base, f)
	}
	if len(merged) > 1 && len(merged) < len(group) {
		slices.SortFunc(merged, compareBases)
		return mergeGroup(merged) // what was merged may merge with what was left
	}
	return merged
}

// mergeInto adds a factor to others of its base, of which no two can be merged. A power that is made by merging
// may merge with another one in turn.
func mergeInto(merged []*Expr, base, f *Expr) []*Expr {
	for i, m := range merged {
		if p, ok := mergeTwo(base, m, f); ok {
			merged = slices.Delete(merged, i, i+1)
			if Equal(p.base(), base) {
				return mergeInto(merged, base, p)
			}
			return append(merged, p) // a power of numbers that was carried out
		}
	}
	return append(merged, f)
}

// mergeTwo merges two powers of one base if that keeps the domain: x^2*x^3 is x^5, but x*x^-1 is not x^0.
// The demands on the base have to be the same before and after: x^(1/2)*x^(1/2) is x for x >= 0 only.
func mergeTwo(base, a, b *Expr) (*Expr, bool) {
	x, y := a.exponent(), b.exponent()
	if x.kind != KindNumber || y.kind != KindNumber {
		return nil, false
	}
	sum := x.number.Add(y.number)
	if sum.IsZero() || domainOf(sum) != domainOf(x.number)|domainOf(y.number) {
		return nil, false
	}
	return Power(base, Number(sum)), true
}

// powerDomain says what a rational power demands of its base.
type powerDomain uint8

const (
	nonnegativeBase powerDomain = 1 << iota // exponents that are no integers
	nonzeroBase                             // exponents that are not positive
)

// domainOf returns what a power with that exponent demands of its base.
func domainOf(exponent rational.Rat) powerDomain {
	var d powerDomain
	if !exponent.IsInt() {
		d |= nonnegativeBase
	}
	if exponent.Sign() <= 0 {
		d |= nonzeroBase
	}
	return d
}

// positive reports that e is greater than 0 wherever it is defined, by its form alone. False claims
// nothing. A sum is positive if none of its terms is negative and one is positive, all by form.
func positive(e *Expr) bool {
	switch e.kind {
	case KindNumber:
		return e.number.Sign() > 0
	case KindConstant:
		return e == pi
	case KindCall:
		return e.fn != nil && positiveValued()[e.fn]
	case KindPower:
		return positive(e.args[0])
	case KindProduct:
		return e.number.Sign() > 0 && all(e.args, positive)
	case KindSum:
		return e.number.Sign() >= 0 && all(e.args, nonnegative) && (e.number.Sign() > 0 || !none(e.args, positive))
	}
	return false
}

// nonnegative reports that e is at least 0 wherever it is defined, as far as its form shows: x^2, and sums of squares.
func nonnegative(e *Expr) bool {
	switch e.kind {
	case KindPower:
		n, ok := e.args[1].IsInteger()
		return ok && n%2 == 0 && e.args[0].real || positive(e)
	case KindProduct:
		return e.number.Sign() > 0 && all(e.args, nonnegative)
	case KindSum:
		return e.number.Sign() >= 0 && all(e.args, nonnegative)
	case KindBig:
		return nonnegative(e.args[4])
	}
	return positive(e)
}

// none reports that none of the expressions has a property.
func none(es []*Expr, holds func(*Expr) bool) bool {
	return all(es, func(e *Expr) bool { return !holds(e) })
}

// positiveValued holds the functions of which every value is greater than 0.
var positiveValued = sync.OnceValue(func() map[*function.Function]bool {
	holds := map[*function.Function]bool{}
	for _, f := range function.All() {
		low, err := rational.Parse(f.Range.Low)
		holds[f] = err == nil && (low.Sign() > 0 || low.IsZero() && !f.Range.LowAttained)
	}
	return holds
})

// all reports that each of the expressions has a property.
func all(es []*Expr, holds func(*Expr) bool) bool {
	for _, e := range es {
		if !holds(e) {
			return false
		}
	}
	return true
}
