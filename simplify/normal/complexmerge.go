package normal

import (
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
)

// Roots and logarithms of products split where the arguments of the factors add up to one between -pi and pi:
//
//	(u*v)^c = u^c*v^c    log(u*v) = log(u) + log(v)
//	(u/v)^c = u^c/v^c    log(u/v) = log(u) - log(v)
//
// for u and v with positive real parts, the first line also for two real numbers that are not both negative. That is what
// relates sqrt(1 + x^2) to sqrt(1 + i*x) and sqrt(1 - i*x). The relations are looked for among the kernels of a question
// that stays open without them.

// maxFactors bounds how many values are tried as factors of others.
const maxFactors = 12

// factoringOf says that a value is number * u^i * v^j.
type factoringOf struct {
	number rational.Rat
	u, v   value
	i, j   int
}

// equalMerged reports that x and y are equal when roots and logarithms of products are split. Kernels are
// replaced from the last to the first, since one that is split is written by simpler ones, which may have
// been made before or after; what is left must vanish by the relations alone. That both sides are
// multiplied by denominators is allowed as in compare.
func (f *complexField) equalMerged(x, y value) bool {
	factors := f.factors()
	if len(factors) < 2 || f.failed() {
		return false
	}
	d := f.ring.Mul(x.Num(), y.Den()).Sub(f.ring.Mul(y.Num(), x.Den()))
	difference := f.ring.Integral(f.reduce(d))
	for v := len(f.kernels) - 1; v > unityKernel && !f.failed(); v-- {
		if difference.Num().Degree(v) == 0 {
			continue
		}
		if split, ok := f.splitKernel(v, factors); ok {
			difference = f.ring.Integral(f.replace(difference.Num(), v, split).Num())
		}
	}
	return !f.failed() && f.reduce(difference.Num()).IsZero()
}

// factors returns what stands under roots and in logarithms, each once.
func (f *complexField) factors() []value {
	var all []value
	add := func(u value) {
		for _, w := range all {
			if f.same(u, w) {
				return
			}
		}
		if len(all) < maxFactors {
			all = append(all, u)
		}
	}
	for v := range f.kernels {
		if r, ok := f.radicandOf(v); ok {
			add(r.value)
		} else if u, ok := f.logs[v]; ok {
			add(u)
		}
	}
	return all
}

// splitKernel writes a kernel that is a root or a logarithm of a product by those of simpler factors. The
// kernel of a root is D times the principal root of N/D (see radicand), hence the denominator at the end.
func (f *complexField) splitKernel(v int, factors []value) (value, bool) {
	if r, ok := f.radicandOf(v); ok {
		s, ok := f.factoring(r.value, factors)
		if !ok {
			return value{}, false
		}
		n := int64(r.index)
		root := f.rationalPower(f.number(s.number), rational.New(1, n))
		root = f.mul(root, f.rationalPower(s.u, rational.New(int64(s.i), n)))
		root = f.mul(root, f.rationalPower(s.v, rational.New(int64(s.j), n)))
		return f.mul(root, f.ring.Integral(r.value.Den())), true
	}
	if u, ok := f.logs[v]; ok {
		s, ok := f.factoring(u, factors)
		if !ok {
			return value{}, false
		}
		sum := f.add(f.log(s.u).Scale(rational.Int(int64(s.i))), f.log(s.v).Scale(rational.Int(int64(s.j))))
		return f.add(f.logOfNumber(s.number), sum), true
	}
	return value{}, false
}

// factoring writes a value by two simpler ones whose arguments add up. The factors have to be smaller than
// the product, so that the replacement of kernels ends. A number in front must be positive: a negative one
// would turn the product by pi. Of u with itself only u*u is
// tried: u/u is 1.
func (f *complexField) factoring(w value, factors []value) (factoringOf, bool) {
	for a, u := range factors {
		if sizeOf(u) >= sizeOf(w) {
			continue
		}
		for b, v := range factors[:a+1] {
			if sizeOf(v) >= sizeOf(w) {
				continue
			}
			for _, e := range [][2]int{{1, 1}, {1, -1}, {-1, 1}} {
				s := factoringOf{u: u, v: v, i: e[0], j: e[1]}
				product := f.mul(f.power(u, f.int(int64(s.i))), f.power(v, f.int(int64(s.j))))
				c, ok := f.quo(w, product).Constant()
				if ok && c.Sign() > 0 && (a != b || e[0] == e[1]) && f.addsUp(s) {
					s.number = c
					return s, true
				}
			}
		}
	}
	return factoringOf{}, false
}

// sizeOf orders values so that a kernel is written by simpler ones only: the degrees without that in the root of unity.
func sizeOf(u value) int {
	size := 0
	for _, p := range []polynomial.Poly{u.Num(), u.Den()} {
		degree := 0
		for m := range p.Terms() {
			degree = max(degree, m.Degree()-m.Exponent(unityKernel))
		}
		size += degree
	}
	return size
}

// addsUp reports that the argument of the product is the sum of those of its factors. For the right half
// plane |arg u| + |arg v| < pi, and so for the quotient. Two real numbers whose sum is positive are not
// both negative; then one argument is 0 and the other 0 or pi (DLMF 4.2(i), 4.8(i)).
func (f *complexField) addsUp(s factoringOf) bool {
	if s.i == s.j && f.isReal(s.u) && f.isReal(s.v) {
		return f.isPositiveSum(f.add(s.u, s.v))
	}
	return f.onTheRight(s.u) && f.onTheRight(s.v)
}
