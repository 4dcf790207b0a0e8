package normal

import (
	"nabla/parser/limit"
	"nabla/symbolic"
)

// Where a proof leaves a point out, there may be nothing to prove: at x = 0 the sum of x^k over 0 <= k < n has the term 0^0,
// which is undefined, and with it the sum.

// undefined reports that a side of the question has no value at any point. If count is not nil that is
// known only where this number of terms of a sum is not 0.
//
// The facts of the domain of both sides are left out here, since they would say that the sides are defined.
func (q *question) undefined() (undefined bool, count *symbolic.Expr) {
	f := newField(q.ctx, q.scope, q.assumed, newPlan(), limit.PolynomialSteps)
	f.state(append(scopeConditions(q.scope), q.given...))
	for _, e := range []*symbolic.Expr{q.a, q.b} {
		if undefined, count = f.undefined(e); undefined {
			return !f.failed() && !f.empty, count
		}
	}
	return false, nil
}

// undefined looks for a power of 0 that has no value, outside of cases. A sum with a term without a value
// has none. What stands in a case, an integral or a derivative need not have a value for the whole to have
// one.
func (f *field) undefined(e *symbolic.Expr) (undefined bool, count *symbolic.Expr) {
	switch e.Kind() {
	case symbolic.KindPiecewise, symbolic.KindIntegral, symbolic.KindDerivative, symbolic.KindAt:
		return false, nil
	case symbolic.KindBig:
		return f.undefinedTerm(symbolic.Open(e))
	case symbolic.KindPower:
		base, exponent := f.convert(e.Arg(0)), f.convert(e.Arg(1))
		if !f.failed() && base.IsZero() && f.signsOfValue(exponent).within(nonpositive) {
			return true, nil
		}
	}
	for _, a := range e.Args() {
		if undefined, count = f.undefined(a); undefined || f.failed() {
			return undefined, count
		}
	}
	return false, nil
}

// undefinedTerm looks at the first and the last term of a sum or product. If there may be none, count is
// how many there are. At least one term is there if upper - lower is not negative.
func (f *field) undefinedTerm(b symbolic.Binder) (undefined bool, count *symbolic.Expr) {
	if !b.Condition.IsTrue() {
		return false, nil
	}
	last := f.sub(f.convert(b.Upper), f.convert(b.Lower))
	number := f.add(last, f.int(1))
	if f.failed() || !f.nonnegative(number) {
		return false, nil
	}
	for _, end := range []*symbolic.Expr{b.Lower, b.Upper} {
		undefined, inner := f.undefined(symbolic.Substitute(b.Body, b.Index, end))
		switch {
		case !undefined || inner != nil:
		case f.nonnegative(last):
			return true, nil
		default:
			return true, f.writeValue(number)
		}
	}
	return false, nil
}
