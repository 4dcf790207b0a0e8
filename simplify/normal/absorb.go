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

// absorbInverse carries out the sums over several indices that a product of an inverse with its matrix is, where the entries of
// the matrix are sums themselves: in (X^T W X)^-1 X^T W X, those over the indices between the factors X, W and X first, which
// makes entries of the matrix of them.
func (f *field) absorbInverse(k sumKernel, body value) (value, bool) {
	if !holdsInverse(k.body) {
		return value{}, false
	}
	for _, x := range body.Num().Variables() {
		e := f.kernels[x].expr
		if e.Kind() != symbolic.KindInverse || f.kernels[x].index > 1 {
			continue
		}
		within := f.sumsWithin(e)
		for _, index := range k.indices {
			row, column := e.At()
			if within == 0 || symbolic.Equal(row, index) == symbolic.Equal(column, index) || e.Matrix().Contains(index.Name()) {
				continue
			}
			if total, ok := f.contracted(k, body, x, index, within); ok {
				return total, true
			}
		}
	}
	return value{}, false
}

// sumsWithin returns over how many indices the leading term of the matrix of an inverse is a sum.
func (f *field) sumsWithin(inverse *symbolic.Expr) int {
	leader, _, ok := f.leader(f.matrixOf(inverse).entry)
	if !ok || f.failed() {
		return 0
	}
	return len(f.sums[leader].indices)
}

// contracted carries out the sum over an index of the inverse x, after those over so many others that are tied to it by
// other factors; ok reports that the index is gone with the inverse and its matrix.
func (f *field) contracted(k sumKernel, body value, x int, index *symbolic.Expr, others int) (total value, ok bool) {
	if others == 0 {
		parts := f.separate(body, index)
		if len(parts) != 1 || f.failed() {
			return value{}, false
		}
		at := slices.Index(k.indices, index)
		if total, ok = f.cancelled(parts[0].part, index, f.convert(k.limits[at])); !ok || f.failed() {
			return value{}, false
		}
		return f.without(k, at, f.mul(parts[0].free, total)), true
	}
	for p, inner := range k.indices {
		if inner == index || !f.ties(body, x, inner, index) {
			continue
		}
		terms := f.separate(body, inner)
		if len(terms) != 1 || terms[0].part.Num().Degree(x) > 0 || f.failed() {
			continue
		}
		entry := f.seriesKernel(terms[0].part, inner, f.convert(k.limits[p]))
		rest := sumKernel{indices: slices.Delete(slices.Clone(k.indices), p, p+1), limits: slices.Delete(slices.Clone(k.limits), p, p+1)}
		if total, ok = f.contracted(rest, f.mul(terms[0].free, entry), x, index, others-1); ok {
			return total, true
		}
	}
	return value{}, false
}

// ties reports that a kernel beside the inverse x mentions both indices.
func (f *field) ties(body value, x int, i, j *symbolic.Expr) bool {
	return slices.ContainsFunc(body.Num().Variables(), func(v int) bool { return v != x && f.depends(v, i) && f.depends(v, j) })
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
