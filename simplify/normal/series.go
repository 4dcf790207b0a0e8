package normal

import (
	"slices"

	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/symbolic"
)

// The sum of g over lower..upper is G(upper) - G(lower-1) with one function G of the limit, G(m) = g(1) + ... +
// g(m), continued to all integers by G(m) - G(m-1) = g(m), so that G(0) = 0. Splitting a range, dropping or
// adding a term and shifting the index then need no rules of their own. The difference is the sum wherever
// upper >= lower-1; a range that may be emptier than that gets a factor that says so.

// series returns the sum of a part, which no delta shortens, over the range. In the order of what is known
// of g: a number, few terms, a power of the index, a geometric sequence, a polynomial times one, and else a
// kernel for G with the index moved to its normal place.
func (f *field) series(part value, s span) value {
	if c, ok := part.Constant(); ok {
		return f.guarded(f.number(c), s, func(m value) value { return m })
	}
	if n, ok := f.length(s); ok {
		return f.terms(part, s, n)
	}
	if power, ok := f.powerOfIndex(part, s.index); ok {
		return f.guarded(f.int(1), s, func(m value) value { return f.powerSum(power, m) })
	}
	part, s = f.normalize(part, s)
	if ratio, ok := f.ratioOfTerms(part, s.index); ok {
		return f.guarded(f.quo(f.int(1), f.sub(ratio, f.int(1))), s, func(m value) value {
			return f.sub(f.at(part, s.index, f.add(m, f.int(1))), f.at(part, s.index, f.int(1)))
		})
	}
	if g, ok := f.splitGeometric(part, s.index); ok {
		return f.guarded(f.int(1), s, f.sumGeometric(g, s.index))
	}
	return f.guarded(f.int(1), s, func(m value) value { return f.partialSum(part, s.index, m) })
}

// terms adds n terms one by one.
func (f *field) terms(part value, s span, n int) value {
	sum := f.int(0)
	for k := range n {
		sum = f.add(sum, f.at(part, s.index, f.add(s.lower, f.int(int64(k)))))
	}
	return sum
}

// guarded returns c*(G(upper) - G(lower-1)), and 0 where the range is empty. A range with upper = lower-1
// has no terms, and G(upper) - G(lower-1) is 0 by itself; only beyond that the guard is needed.
func (f *field) guarded(c value, s span, g func(m value) value) value {
	before := f.sub(s.lower, f.int(1))
	inside := f.atLeast(s.upper, before)
	if inside.IsZero() || f.failed() {
		return inside
	}
	return f.mul(inside, f.mul(c, f.sub(g(s.upper), g(before))))
}

// partialSum returns g(1) + ... + g(m). The terms that a number in m stands for are written out. For g(1) +
// ... + g(n+2) that is G(n) + g(n+1) + g(n+2): limits that differ by a number share the kernel G(n).
func (f *field) partialSum(g value, index *symbolic.Expr, m value) value {
	origin, steps := f.origin(m)
	sum := f.int(0)
	if !origin.IsZero() {
		sum = f.seriesKernel(g, index, origin)
	}
	for k := range steps {
		sum = f.add(sum, f.at(g, index, f.add(origin, f.int(int64(k+1)))))
	}
	for k := steps; k < 0; k++ {
		sum = f.sub(sum, f.at(g, index, f.add(origin, f.int(int64(k+1)))))
	}
	return sum
}

// origin splits a limit into a part without a number and the number, if that is not too great.
func (f *field) origin(m value) (value, int) {
	c, ok := constantTerm(m)
	n, small := c.Int64()
	if !ok || !small || n > limit.SumTerms || n < -limit.SumTerms {
		return m, 0
	}
	return f.sub(m, f.int(n)), int(n)
}

// powerOfIndex reports that the part is a power of the index. A part is monic in its kernels (separate), so
// that total degree and degree agree for i^n only.
func (f *field) powerOfIndex(part value, index *symbolic.Expr) (int, bool) {
	v, bare := isVariable(f.convert(index).Num())
	n := part.Num().Degree(v)
	return n, bare && part.Den().IsOne() && part.Num().TotalDegree() == n && n <= limit.SumTerms
}

// powerSum returns 1^n + ... + m^n by Pascal's recursion: (m+1)^(n+1) - 1 is the sum of binom(n+1,j)*S_j(m)
// over j = 0..n (Graham, Knuth, Patashnik: Concrete Mathematics, 6.5). The closed form is a polynomial in m
// that fulfils G(m) - G(m-1) = m^n for all integers, as the continuation of G needs.
func (f *field) powerSum(n int, m value) value {
	var sums []value
	next := f.add(m, f.int(1))
	for p := range n + 1 {
		x := f.sub(f.pow(next, p+1), f.int(1))
		binomial := rational.Int(1)
		for j := range p {
			x = f.sub(x, sums[j].Scale(binomial))
			binomial = binomial.Mul(rational.New(int64(p+1-j), int64(j+1)))
		}
		sums = append(sums, x.Scale(rational.New(1, int64(p+1))))
	}
	return sums[n]
}

// ratioOfTerms returns g(i+1)/g(i) if g is a product of exponentials and powers of -1 for which that does
// not depend on i. The sum of g over 1..m is (g(m+1) - g(1))/(r - 1) for the ratio r (DLMF 1.2(ii), for g =
// r^i), where r is not 1; what is not proved of that is assumed.
func (f *field) ratioOfTerms(g value, index *symbolic.Expr) (value, bool) {
	for _, v := range slices.Concat(g.Num().Variables(), g.Den().Variables()) {
		if kind := f.kernels[v].kind; kind != exponential && kind != parity || !f.linearExponent(v, index) {
			return g, false
		}
	}
	ratio := f.quo(f.at(g, index, f.add(f.convert(index), f.int(1))), g)
	if f.varies(ratio, index) {
		return g, false
	}
	if distance := f.sub(ratio, f.int(1)); f.signsOfValue(distance)&zero != 0 {
		f.assumed = append(f.assumed, f.write(distance.Num()))
	}
	return ratio, true
}

// linearExponent reports that the exponent of an exponential kernel is linear in the index. exp(a + b*i)
// has the ratio exp(b); for i^2 in the exponent the ratio varies.
func (f *field) linearExponent(v int, index *symbolic.Expr) bool {
	i, bare := isVariable(f.convert(index).Num())
	x := f.kernels[v].exponent
	return bare && x.Num().Degree(i) == 1 && !f.varies(f.quo(x, f.variable(i)), index)
}

// sumKernel is what a kernel stands for that is a series: the sum of body over indices up to their limits.
// Since no limit mentions an index, the order of summation does not matter (Fubini for finite sums).
type sumKernel struct {
	body    *symbolic.Expr
	indices []*symbolic.Expr
	limits  []*symbolic.Expr // none mentions an index of the list
}

// seriesKernel returns the sum of g over 1..m as a kernel. Series in g that are factors are drawn into one
// sum over several indices, whose order and names are chosen by the least expression.
//
// sum(k, w_k*sum(i, A_{k,i}*x_i)) and sum(i, x_i*sum(k, A_{k,i}*w_k)) are one kernel that way.
func (f *field) seriesKernel(g value, index *symbolic.Expr, m value) value {
	if total, ok := f.knownTotal(g, index, m); ok {
		return total
	}
	k := f.joined(g, index, m, limit.Dummies)
	if total, ok := f.absorb(k); ok {
		return total
	}
	if holdsInverse(k.body) { // some of more indices may go away with a matrix and its inverse
		if more := f.joined(g, index, m, 2*limit.Dummies); len(more.indices) > len(k.indices) {
			if total, ok := f.absorbInverse(more, f.convert(more.body)); ok {
				return total
			}
		}
	}
	k, c := f.least(k)
	if f.failed() || c.IsZero() {
		return f.int(0)
	}
	return f.addSeries(k).Scale(c)
}

// joined draws series in g that are factors into the sum of g over 1..m, up to so many indices. Only those
// that depend on the index: others are factors in front. A power of a series takes indices of its own for
// each factor, hence the bound on their number: n indices have n! orders.
func (f *field) joined(g value, index *symbolic.Expr, m value, most int) sumKernel {
	k := sumKernel{symbolic.Int(1), []*symbolic.Expr{index}, []*symbolic.Expr{f.writeValue(m)}}
	for _, v := range g.Num().Variables() {
		inner, ok := f.sums[v]
		if !ok || f.kernels[v].index > 1 || !f.depends(v, index) || inner.limited(index) || len(k.indices)+g.Num().Degree(v)*len(inner.indices) > most {
			continue
		}
		for range g.Num().Degree(v) {
			k = k.join(inner, f.writeValue(g))
		}
		g = f.quo(g, f.pow(f.variable(v), g.Num().Degree(v)))
	}
	k.body = symbolic.Product(f.writeValue(g), k.body)
	return k
}

// limited reports that a limit mentions the index.
func (k sumKernel) limited(index *symbolic.Expr) bool {
	return slices.ContainsFunc(k.limits, func(m *symbolic.Expr) bool { return m.Contains(index.Name()) })
}

// join adds the indices of another series under new names. New names are needed, as the indices of two
// series are chosen independently and may be the same symbols.
func (k sumKernel) join(inner sumKernel, beside *symbolic.Expr) sumKernel {
	body, all := inner.body, []*symbolic.Expr{beside, k.body, inner.body}
	all = append(append(all, k.indices...), inner.indices...)
	for i, old := range inner.indices {
		index := freeIndex(all...)
		all = append(all, index)
		body = symbolic.Substitute(body, old, index)
		k.indices = append(slices.Clone(k.indices), index)
		k.limits = append(slices.Clone(k.limits), inner.limits[i])
	}
	k.body = symbolic.Product(k.body, body)
	return k
}

// least names the indices in the order that makes the least expression, among all orders. The number in
// front of the body is split off. If two orders give the same expression with different factors, S = c*S
// with c != 1, then S = 0: so vanishes what changes its sign when two indices are exchanged.
func (f *field) least(k sumKernel) (sumKernel, rational.Rat) {
	names := make([]string, len(k.indices))
	for i, index := range k.indices {
		names[i] = index.Name()
	}
	fresh := make([]*symbolic.Expr, len(names))
	taken := []*symbolic.Expr{symbolic.SubstituteAll(k.body, names, hidden(len(names)))}
	for i := range fresh {
		fresh[i] = freeIndex(taken...)
		taken = append(taken, fresh[i])
	}
	var best sumKernel
	var content rational.Rat
	for _, order := range permutations(len(names)) {
		c := sumKernel{limits: make([]*symbolic.Expr, len(names)), indices: fresh}
		values := make([]*symbolic.Expr, len(names))
		for i, place := range order {
			values[i], c.limits[place] = fresh[place], k.limits[i]
		}
		body := f.convert(symbolic.SubstituteAll(k.body, names, values))
		factor := body.Num().Content()
		if factor.IsZero() || f.failed() {
			return k, rational.Rat{}
		}
		c.body = f.writeValue(body.Scale(factor.Inv()))
		if best.body != nil && !factor.Equal(content) && symbolic.Equal(c.expression(), best.expression()) {
			return k, rational.Rat{} // exchanging indices changes the sign
		}
		if best.body == nil || symbolic.Compare(c.expression(), best.expression()) < 0 {
			best, content = c, factor
		}
	}
	return best, content
}

// hidden returns n copies of a number, to take indices out of an expression.
func hidden(n int) []*symbolic.Expr {
	return slices.Repeat([]*symbolic.Expr{symbolic.Int(0)}, n)
}

// expression returns the series as nested sums.
func (k sumKernel) expression() *symbolic.Expr {
	e := k.body
	for i := len(k.indices) - 1; i >= 0; i-- {
		e = symbolic.BigSum(k.indices[i], symbolic.Int(1), k.limits[i], symbolic.Conjunction(), e)
	}
	return e
}

// permutations returns the orders of n things.
func permutations(n int) [][]int {
	if n == 0 {
		return [][]int{nil}
	}
	var all [][]int
	for _, p := range permutations(n - 1) {
		for i := range n {
			all = append(all, slices.Insert(slices.Clone(p), i, n-1))
		}
	}
	return all
}

// addSeries returns the kernel of a series, which is positive if its terms are and there is one. Kernels of
// series are compared as expressions, which least has made equal if they are equal up to order and names.
func (f *field) addSeries(k sumKernel) value {
	e := k.expression()
	for v := range f.sums {
		if symbolic.Equal(f.kernels[v].expr, e) {
			return f.atomValue(v)
		}
	}
	v := f.newAtom(kernel{expr: e, signs: f.signsOfSeries(k)})
	f.sums[v] = k
	return f.atomValue(v)
}

// signsOfSeries returns the signs that a series may have: those of its terms, and 0 if it may be empty. The
// terms are read with their indices as any integers, so that their signs hold for the ranges too.
func (f *field) signsOfSeries(k sumKernel) signs {
	s := f.signsOfValue(f.convert(k.body))
	if !s.within(nonnegative) && !s.within(nonpositive) {
		return anySign
	}
	for _, m := range k.limits {
		n := f.convert(m)
		switch {
		case f.nonnegative(f.sub(n, f.int(1))):
		case f.nonnegative(n):
			s |= zero
		default:
			return anySign
		}
	}
	return s
}
