package normal

import (
	"nabla/numeric/rational"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// maxShift bounds the integer steps by which arguments of the gamma function are moved.
const maxShift = 64

// gamma returns the gamma function. Arguments that differ by an integer share one kernel:
// gamma(x+n) = x*(x+1)*...*(x+n-1)*gamma(x), which holds where both sides are defined.
func (f *field) gamma(args []value, e *symbolic.Expr) value {
	return f.gammaOf(e.Function(), args[0])
}

// gammaOf moves the argument to that of a gamma function that is there already, whichever came first: the
// kernel that stays does not matter, only that there is one. Both directions of the recurrence (DLMF 5.5.1)
// are exact: up it multiplies, down it divides by arguments that are not 0 where gamma is defined, as it
// has its poles at 0, -1, -2, ...
func (f *field) gammaOf(fn *function.Function, x value) value {
	if v, ok := f.exact(fn, []value{x}); ok {
		return v
	}
	origin, n, ok := f.shifted(fn.Name, nil, x)
	if !ok {
		return f.call(fn, []value{x})
	}
	result := f.call(fn, []value{origin})
	for i := range n {
		result = f.mul(result, f.add(origin, f.int(int64(i))))
	}
	for i := n; i < 0; i++ {
		result = f.quo(result, f.add(origin, f.int(int64(i))))
	}
	return result
}

// shifted returns the argument of an application of head (after the arguments before) from which x differs
// by an integer n.
func (f *field) shifted(head string, before []value, x value) (origin value, n int, ok bool) {
next:
	for _, a := range f.applications {
		if a.head != head || len(a.args) != len(before)+1 {
			continue
		}
		for i, b := range before {
			if !f.same(a.args[i], b) {
				continue next
			}
		}
		last := a.args[len(before)]
		c, constant := f.sub(x, last).Constant()
		d, whole := c.Int64()
		if constant && whole && d <= maxShift && d >= -maxShift {
			return last, int(d), true
		}
	}
	return x, 0, false
}

// polygamma returns the n-th derivative of digamma: for a number n, arguments that differ by an integer
// share one kernel by polygamma(n, x+1) = polygamma(n, x) + (-1)^n*n!/x^(n+1). See DLMF 5.15.5; the factor
// (-1)^k*k! is built up in scale.
func (f *field) polygamma(args []value, e *symbolic.Expr) value {
	fn, order, x := e.Function(), args[0], args[1]
	c, constant := order.Constant()
	k, whole := c.Int64()
	origin, n, ok := f.shifted(fn.Name, args[:1], x)
	if !ok || !constant || !whole || k < 0 || k > maxShift {
		return f.call(fn, args)
	}
	result := f.call(fn, []value{order, origin})
	scale := rational.Int(1)
	for i := int64(1); i <= k; i++ {
		scale = scale.Mul(rational.Int(-i))
	}
	for i := range n {
		step := f.pow(f.add(origin, f.int(int64(i))), -int(k)-1)
		result = f.add(result, step.Scale(scale))
	}
	for i := n; i < 0; i++ {
		step := f.pow(f.add(origin, f.int(int64(i))), -int(k)-1)
		result = f.sub(result, step.Scale(scale))
	}
	return result
}

// binomial returns binom(n, k): by gamma functions where n, k and n-k are proved to be greater than -1.
// binom(n,k) = gamma(n+1)/(gamma(k+1)*gamma(n-k+1)) by factorials; elsewhere a gamma function may have a
// pole where the binomial coefficient has a value.
func (f *field) binomial(args []value, e *symbolic.Expr) value {
	gamma, ok := function.Lookup("gamma")
	one := f.int(1)
	arguments := []value{f.add(args[0], one), f.add(args[1], one), f.add(f.sub(args[0], args[1]), one)}
	for _, x := range arguments {
		ok = ok && f.signsOfValue(x) == positive
	}
	if !ok {
		return f.call(e.Function(), args)
	}
	numerator := f.gammaOf(gamma, arguments[0])
	return f.quo(numerator, f.mul(f.gammaOf(gamma, arguments[1]), f.gammaOf(gamma, arguments[2])))
}

// floor returns the greatest integer that is not greater than x; integer terms are taken out. floor(x + n)
// = floor(x) + n for integers n (Graham, Knuth, Patashnik: Concrete Mathematics, 3.6). For an integer m,
// floor(m/2) is m/2 less a half if m is odd, and 1 if m is odd else 0 is (1 - (-1)^m)/2.
func (f *field) floor(args []value, e *symbolic.Expr) value {
	x := args[0]
	if !x.Den().IsOne() {
		return f.call(e.Function(), args)
	}
	whole := f.int(0)
	for m, c := range x.Num().Terms() {
		if m.Degree() == 0 {
			c = c.Floor()
		}
		if _, integer := f.reducedMonomial(m); integer && c.IsInt() {
			whole = f.add(whole, f.monomial(m).Scale(c))
		}
	}
	rest := f.sub(x, whole)
	if rest.IsZero() {
		return whole
	}
	if double := f.scale(rest, 2); f.isInteger(double) { // half of an even integer, or of an odd one
		odd := f.halve(f.sub(f.int(1), f.minusOne(double)))
		return f.add(whole, f.sub(rest, f.halve(odd)))
	}
	return f.add(whole, f.call(e.Function(), []value{rest}))
}
