package symbolic

import (
	"slices"

	"nabla/numeric/rational"
	"nabla/symbolic/function"
)

// Product returns the product of the factors: nested products flattened, numbers multiplied, powers of
// one base merged where that keeps the domain (x^2*x^3, x^-1*x^-2, but not x*x^-1), exponentials merged.
// A zero coefficient makes the product 0 only where the rest is defined everywhere.
func Product(factors ...*Expr) *Expr {
	switch len(factors) {
	case 0:
		return one
	case 1:
		return factors[0]
	}
	coefficient := rational.Int(1)
	flat := make([]*Expr, 0, len(factors)+4)
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

// newProduct builds the node for coefficient * factors; the factors are merged and sorted.
func newProduct(coefficient rational.Rat, factors []*Expr) *Expr {
	switch {
	case len(factors) == 0:
		return Number(coefficient)
	case len(factors) == 1 && coefficient.IsOne():
		return factors[0]
	case coefficient.IsZero() && allTotal(factors):
		return zero
	}
	e := &Expr{kind: KindProduct, number: coefficient, args: factors}
	return e.finish(0)
}

func allTotal(es []*Expr) bool {
	for _, e := range es {
		if !e.total {
			return false
		}
	}
	return true
}

// mergePowers sorts the factors by base and merges the powers of each.
func mergePowers(coefficient rational.Rat, factors []*Expr) *Expr {
	slices.SortFunc(factors, compareBases)
	kept := make([]*Expr, 0, len(factors))
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
		return Product(append(kept, Number(coefficient))...)
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
	case e.IsCall("exp"):
		return euler
	}
	return e
}

// exponent returns the exponent that belongs to base.
func (e *Expr) exponent() *Expr {
	switch {
	case e.kind == KindPower:
		return e.args[1]
	case e.IsCall("exp"):
		return e.args[0]
	}
	return one
}

func compareBases(a, b *Expr) int {
	if d := Compare(a.base(), b.base()); d != 0 {
		return d
	}
	return Compare(a, b)
}

// mergeGroup merges factors of one base. Exponents are added where the merged power has the domain of
// the product; all others stay side by side.
func mergeGroup(group []*Expr) []*Expr {
	if len(group) == 1 {
		return group
	}
	base := group[0].base()
	if positive(base) && base.total {
		exponents := make([]*Expr, len(group))
		for i, f := range group {
			exponents[i] = f.exponent()
		}
		return []*Expr{Power(base, Sum(exponents...))}
	}
	merged := slices.Clone(group[:1])
next:
	for _, f := range group[1:] {
		for i, m := range merged {
			if p, ok := mergeTwo(base, m, f); ok {
				merged[i] = p
				continue next
			}
		}
		merged = append(merged, f)
	}
	return merged
}

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
// nothing.
func positive(e *Expr) bool {
	switch e.kind {
	case KindNumber:
		return e.number.Sign() > 0
	case KindConstant:
		return e.name == "pi"
	case KindCall:
		return e.fn != nil && positiveRange(e.fn)
	case KindPower:
		return positive(e.args[0])
	case KindProduct:
		return e.number.Sign() > 0 && all(e.args, positive)
	case KindSum:
		return e.number.Sign() >= 0 && all(e.args, nonnegative) && (e.number.Sign() > 0 || !none(e.args, positive))
	}
	return false
}

// nonnegative reports that e is at least 0 wherever it is defined, as far as its form shows: 1 + x^2 is positive.
func nonnegative(e *Expr) bool {
	switch e.kind {
	case KindPower:
		n, ok := e.args[1].IsInteger()
		return ok && n%2 == 0 || positive(e)
	case KindProduct:
		return e.number.Sign() > 0 && all(e.args, nonnegative)
	}
	return positive(e)
}

func none(es []*Expr, holds func(*Expr) bool) bool {
	return all(es, func(e *Expr) bool { return !holds(e) })
}

// positiveRange reports that every value of f is greater than 0.
func positiveRange(f *function.Function) bool {
	low, err := rational.Parse(f.Range.Low)
	return err == nil && (low.Sign() > 0 || low.IsZero() && !f.Range.LowAttained)
}

func all(es []*Expr, holds func(*Expr) bool) bool {
	for _, e := range es {
		if !holds(e) {
			return false
		}
	}
	return true
}
