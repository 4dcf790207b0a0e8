package normal

import (
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// Products over an index. log turns them into sums where every factor is positive, and all that is known of
// sums is then known of them: prod(k, 1, n, exp(x_k)) is exp(sum(k, 1, n, x_k)) and prod(k, 1, n, k) is n!.

// convertProductOver reads a product over an index. What is proved to be positive is the exponential of the
// sum of its logarithms; of other products the factors without the index become powers, the rest atoms. A
// condition leaves factors out: with h the indicator of the condition the factor is exp(h*log(g)), or h*g +
// (1 - h).
func (f *field) convertProductOver(b symbolic.Binder) value {
	before := len(f.assumed)
	body := f.convert(b.Body)
	if f.leaks(before) || f.failed() {
		return f.fail(errEveryTerm)
	}
	holds := f.int(1)
	if !b.Condition.IsTrue() {
		holds = f.indicator(b.Condition)
	}
	s := span{b.Index, f.convert(b.Lower), f.convert(b.Upper)}
	if f.signsOfValue(body) == positive {
		return f.exp(f.total(f.mul(holds, f.log(body)), s))
	}
	body = f.add(f.mul(holds, body), f.sub(f.int(1), holds))
	if n, ok := f.length(s); ok {
		return f.writtenOut(body, s, n)
	}
	if body.IsZero() || !f.nonnegative(s.count(f)) {
		return f.productKernel(body, s)
	}
	return f.productOfFactors(body, s)
}

// productOfFactors takes the product factor by factor. The product of g*h is that of g times that of h only
// if all factors are defined, which they are where the product is; for powers with broken exponents signs
// would matter, and such products stay whole.
func (f *field) productOfFactors(body value, s span) value {
	d := f.decompose(body)
	d.simplify()
	if _, constant := d.parity.Constant(); !constant || len(d.units) > 0 {
		return f.productKernel(body, s)
	}
	product := f.exp(f.total(d.exponent, s))
	if d.negative {
		product = f.mul(product, f.minusOne(s.count(f)))
	}
	for _, p := range d.powers {
		g := f.ring.Integral(p.base.poly)
		if !p.part.IsZero() {
			return f.productKernel(body, s)
		}
		product = f.mul(product, f.pow(f.productOfBase(g, s), p.whole))
	}
	return product
}

// productOfBase returns the product of an irreducible factor over the range. A factor without the index is
// a power with the number of factors, which is not negative here. The product of k from 1 on is gamma(n+1)
// (DLMF 5.4.1).
func (f *field) productOfBase(g value, s span) value {
	n := s.count(f)
	switch {
	case !f.varies(g, s.index) && f.signsOfValue(g) == positive:
		return f.exp(f.mul(n, f.log(g)))
	case !f.varies(g, s.index):
		return f.power(g, n, symbolic.Power(f.writeValue(g), f.writeValue(n)))
	}
	if c, ok := s.lower.Constant(); ok && c.IsOne() && f.sub(g, f.convert(s.index)).IsZero() {
		if fn, ok := function.Lookup("gamma"); ok {
			return f.gammaOf(fn, f.add(n, f.int(1)))
		}
	}
	return f.productKernel(g, s)
}

// productKernel returns a product over a range as an atom.
func (f *field) productKernel(body value, s span) value {
	e := symbolic.BigProduct(s.index, f.writeValue(s.lower), f.writeValue(s.upper), symbolic.Conjunction(), f.writeValue(body))
	return f.opaque("∏", []value{body, s.lower, s.upper}, e)
}

// length returns how many factors there are if that is a small number.
func (f *field) length(s span) (int, bool) {
	c, constant := s.count(f).Constant()
	n, small := c.Int64()
	return int(max(n, 0)), constant && small && n <= maxShift
}

// writtenOut multiplies n factors.
func (f *field) writtenOut(body value, s span, n int) value {
	product := f.int(1)
	for k := range n {
		product = f.mul(product, f.at(body, s.index, f.add(s.lower, f.int(int64(k)))))
	}
	return product
}
