package normal

import (
	"slices"

	"nabla/symbolic"
)

// A series over several indices (series.go) is one kernel with one body. Before it becomes one, the sums
// over single indices that have a known value are carried out here: the fewer indices are left, the fewer
// orders of them have to be compared.

// absorb carries out the sum over one of several indices, if that sum is assumed or closed: in the sum of
// y_j over j <= i <= n, that over i is n-j+1. That is Fubini's theorem for finite sums: their limits do not
// mention each other (see sumKernel), so any of them may be summed first. The value is read again, as it
// may be a series that others combine with.
func (f *field) absorb(k sumKernel) (value, bool) {
	if len(k.indices) < 2 {
		return value{}, false
	}
	body := f.convert(k.body)
	for i, index := range k.indices {
		terms := f.separate(body, index)
		if f.failed() {
			return value{}, false
		}
		sum, ok := f.int(0), true
		for _, t := range terms {
			var total value
			if total, ok = f.absorbed(t.part, k, i); !ok {
				break
			}
			sum = f.add(sum, f.mul(t.free, total))
		}
		if ok && !f.failed() {
			return f.without(k, i, sum), true
		}
	}
	return f.absorbInverse(k, body)
}

// absorbInverse carries out the sums over two of several indices that a product of an inverse with a matrix
// is, whose entries are sums themselves. For a matrix B with the entries B[p,q] = sum over k of X[k,p]
// X[k,q] the product of B^-1 with B is a sum over two indices, q and k, neither of which has a value of its
// own: the sum over k is put together to the entry first (inner), and then that over q is a delta (index).
func (f *field) absorbInverse(k sumKernel, body value) (value, bool) {
	if !holdsInverse(k.body) {
		return value{}, false
	}
	for p, inner := range k.indices {
		terms := f.separate(body, inner)
		if len(terms) != 1 || holdsInverse(f.writeValue(terms[0].part)) {
			continue
		}
		entry := f.seriesKernel(terms[0].part, inner, f.convert(k.limits[p]))
		for i, index := range k.indices {
			if i == p || !f.varies(entry, index) || f.failed() {
				continue
			}
			parts := f.separate(f.mul(terms[0].free, entry), index)
			if len(parts) != 1 {
				continue
			}
			if total, ok := f.cancelled(parts[0].part, index, f.convert(k.limits[i])); ok && !f.failed() {
				rest := k
				rest.indices = slices.Delete(slices.Clone(k.indices), p, p+1)
				rest.limits = slices.Delete(slices.Clone(k.limits), p, p+1)
				return f.without(rest, slices.Index(rest.indices, index), f.mul(parts[0].free, total)), true
			}
		}
	}
	return value{}, false
}

// holdsInverse reports that an entry of an inverse stands in e.
func holdsInverse(e *symbolic.Expr) bool {
	return symbolic.Any(e, func(n *symbolic.Expr) bool { return n.Kind() == symbolic.KindInverse })
}

// absorbed returns the sum of a part over the i-th index. The other indices count as bound meanwhile, so
// that what is known of their ranges decides orders: with j <= i the sum over i of 1 is n-j+1 because j <=
// n.
func (f *field) absorbed(part value, k sumKernel, i int) (value, bool) {
	m := f.convert(k.limits[i])
	if total, ok := f.knownTotal(part, k.indices[i], m); ok || !f.closedByOrder(part, k.indices[i]) {
		return total, ok
	}
	depth := len(f.bound)
	for j, other := range k.indices {
		if j != i {
			f.bound = append(f.bound, bound{other, symbolic.Int(1), k.limits[j]})
		}
	}
	total := f.total(part, span{k.indices[i], f.int(1), m})
	f.bound = f.bound[:depth]
	return total, !f.varies(total, k.indices[i])
}

// closedByOrder reports that a part depends on an index through its order among others, and as a power.
// Only then is a closed value worth the attempt, which costs a sum: the sign of i - j times a power of i is
// summed to a polynomial in j by divide and powerSum.
func (f *field) closedByOrder(part value, index *symbolic.Expr) bool {
	if !part.Den().IsOne() {
		return false
	}
	v, _ := isVariable(f.convert(index).Num())
	ordered := false
	for _, u := range part.Num().Variables() {
		switch {
		case !f.depends(u, index) || u == v:
		case f.kernels[u].kind != unit:
			return false
		default:
			_, _, affine := f.affine(f.ring.Integral(f.kernels[u].base.poly), index)
			if !affine {
				return false
			}
			ordered = true
		}
	}
	return ordered
}

// without returns a series with a value in place of the sum over the i-th index. Dropping the index from
// the list is sound because the body no longer mentions it.
func (f *field) without(k sumKernel, i int, body value) value {
	rest := sumKernel{
		f.writeValue(body), slices.Delete(slices.Clone(k.indices), i, i+1), slices.Delete(slices.Clone(k.limits), i, i+1),
	}
	return f.convert(rest.expression())
}
