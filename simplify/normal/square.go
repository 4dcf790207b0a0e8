package normal

import (
	"slices"

	"nabla/numeric/rational"
	"nabla/symbolic"
)

// An entry of an inverse is an atom that knows the entry of its matrix at two indices, and so which other inverses are of the
// same matrix or of its transpose, and whether the matrix is symmetric. Products of a matrix with its inverse are sums that
// a delta is put for.

// matrix is what the field knows of the matrix of an inverse or determinant. Two matrices are the same if
// their entries at the same two indices are the same value and their sizes are.
type matrix struct {
	entry, transposed value // at two indices that stand for any
	size              value
	row, column       value // these indices, without which entries of two matrices cannot be compared
}

// args are what makes an application of the matrix, or of its transpose, with the indices of an entry of its inverse.
func (m matrix) args(transposed bool, at ...value) []value {
	entry := m.entry
	if transposed {
		entry = m.transposed
	}
	return append([]value{entry, m.size, m.row, m.column}, at...)
}

// matrixOf reads the entry of a matrix. What the reading assumed would have to hold for every entry: then
// it is not read. The two indices are symbols that the matrix does not mention, with the range 1..size as
// their bounds.
//
// A matrix that mentions no bound index is the same wherever it is met: it is read once.
func (f *field) matrixOf(e *symbolic.Expr) matrix {
	m := e.Matrix()
	for _, r := range f.matrices[m.Hash()] {
		if symbolic.Equal(r.node, m) {
			return r.matrix
		}
	}
	x := f.readMatrix(m)
	if !f.failed() && !local(m) {
		f.matrices[m.Hash()] = append(f.matrices[m.Hash()], readMatrix{m, x})
	}
	return x
}

// readMatrix is a matrix beside the node that it was read from, a determinant.
type readMatrix struct {
	node   *symbolic.Expr
	matrix matrix
}

func (f *field) readMatrix(m *symbolic.Expr) matrix {
	i := freeIndex(m)
	j := freeIndex(m, i)
	before, depth := len(f.assumed), len(f.bound)
	s := symbolic.OpenSquare(m)
	f.bound = append(f.bound, bound{i, symbolic.Int(1), s.Size}, bound{j, symbolic.Int(1), s.Size})
	x := matrix{f.convert(m.EntryAt(i, j)), f.convert(m.EntryAt(j, i)), f.convert(s.Size), f.convert(i), f.convert(j)}
	f.bound = f.bound[:depth]
	if f.leaks(before) {
		f.fail(errEveryTerm)
	}
	return x
}

// convertInverse reads an entry of an inverse. Three facts make one kernel of several entries: Q^-1 = Q^T
// for an orthogonal Q, (A^-1)[i,j] = (A^-1)[j,i] for a symmetric A, and (A^T)^-1 = (A^-1)^T.
func (f *field) convertInverse(e *symbolic.Expr) value {
	r, c := e.At()
	if x := e.EntryAt(c, r); f.isOrthogonal(x, e) {
		return f.convert(x) // the inverse is the transpose
	}
	m := f.matrixOf(e)
	row, column := f.convert(r), f.convert(c)
	if f.failed() {
		return f.int(0)
	}
	if f.same(m.entry, m.transposed) && symbolic.Compare(f.writeValue(row), f.writeValue(column)) > 0 {
		row, column = column, row
		e = symbolic.Inverse(symbolic.OpenSquare(e), c, r)
	}
	if v, ok := f.find("inverse", m.args(true, column, row)); ok {
		return f.atomValue(v)
	}
	return f.opaque("inverse", m.args(false, row, column), e)
}

// isOrthogonal reports that x, an entry of the matrix of an inverse, is one of a matrix that is declared as
// orthogonal, and that the matrix is all of it. A block of an orthogonal matrix is not one.
func (f *field) isOrthogonal(x, inverse *symbolic.Expr) bool {
	if x.Kind() != symbolic.KindComponent || !slices.Contains(f.patterns.orthogonal, x.Name()) {
		return false
	}
	s := symbolic.OpenSquare(inverse)
	size := f.scope.Variable(x.Name()).Shape
	return len(size) == 2 && symbolic.Equal(size[0], s.Size) &&
		(symbolic.Equal(s.Entry, symbolic.Component(x.Name(), s.Row, s.Column)) || symbolic.Equal(s.Entry, symbolic.Component(x.Name(), s.Column, s.Row)))
}

// convertDeterminant reads a determinant, which is that of the transpose.
func (f *field) convertDeterminant(e *symbolic.Expr) value {
	m := f.matrixOf(e)
	if f.failed() {
		return f.int(0)
	}
	if v, ok := f.find("determinant", m.args(true)); ok {
		return f.atomValue(v)
	}
	return f.opaque("determinant", m.args(false), e)
}

// knownTotal returns the sum of a part over 1..m if that is assumed, or if the part is a product of entries of a matrix and its
// inverse.
func (f *field) knownTotal(part value, index *symbolic.Expr, m value) (value, bool) {
	if total, ok := f.assumedTotal(part, index, m); ok {
		return total, true
	}
	return f.cancelled(part, index, m)
}

// cancelled returns the sum over k of A[i,k] A^-1[k,j], which is delta(i,j), in both orders, and of Q[i,k]
// Q[j,k] for an orthogonal matrix. Where the matrix is a sum, its leading term stands for delta(i,j) less
// what the others give. From A = c*L + R, with the leading term L, sum over k of L[i,k] A^-1[k,j] =
// (delta(i,j) - sum over k of R[i,k] A^-1[k,j])/c: so X^T X (X^T X + I)^-1 = I - (X^T X + I)^-1. What R
// gives may be cancelled in turn.
func (f *field) cancelled(part value, index *symbolic.Expr, m value) (value, bool) {
	p := part.Num()
	if !part.Den().IsOne() || p.Len() != 1 || p.TotalDegree() != 2 {
		return value{}, false
	}
	v := p.Variables()
	a, b := v[0], v[len(v)-1]
	if f.kernels[a].index > 1 || f.kernels[b].index > 1 {
		return value{}, false
	}
	for _, pair := range [][2]int{{a, b}, {b, a}} {
		if total, ok := f.productOf(pair[0], pair[1], index, m); ok {
			return total.Scale(p.Content()), true
		}
	}
	return value{}, false
}

// cancelDepth bounds the products within one another that are carried out. leader sees to it that this
// ends; the limit keeps deep nestings cheap.
const cancelDepth = 8

// productOf returns the sum of the kernels x y over the index, if x is an entry of an inverse and y one of
// its matrix. The index runs over the columns of the inverse and the rows of the matrix, or the other way
// round. The other index of the entry is guessed from what stands in y, and the entry there has to be y
// itself.
func (f *field) productOf(x, y int, index *symbolic.Expr, m value) (value, bool) {
	e, other := f.kernels[x].expr, f.kernels[y].expr
	if e.Kind() == symbolic.KindComponent && slices.Contains(f.patterns.orthogonal, e.Name()) {
		i, j, ok := f.orthogonal(e, other, index, m)
		if !ok {
			return value{}, false
		}
		return f.delta(i, j), true
	}
	if e.Kind() != symbolic.KindInverse || e.Matrix().Contains(index.Name()) {
		return value{}, false
	}
	if f.cancelling >= cancelDepth {
		return value{}, false
	}
	f.cancelling++
	defer func() { f.cancelling-- }()
	q := f.matrixOf(e)
	leader, content, ok := f.leader(q.entry)
	if !ok || f.failed() || !f.sub(q.size, m).IsZero() {
		return value{}, false
	}
	row, column := e.At()
	for _, t := range indicesOf(other) {
		at, rest := []*symbolic.Expr{t, index}, column
		switch {
		case t.Contains(index.Name()):
			continue
		case symbolic.Equal(column, index):
			at, rest = []*symbolic.Expr{index, t}, row
		case !symbolic.Equal(row, index):
			continue
		}
		if rest.Contains(index.Name()) || !f.same(f.convert(q.place(f, leader, at)), f.variable(y)) {
			continue
		}
		others := f.sub(f.convert(e.EntryAt(at[0], at[1])), f.variable(y).Scale(content))
		sum := f.total(f.mul(f.variable(x), others), span{index, f.int(1), m})
		return f.sub(f.delta(t, rest), sum).Scale(content.Inv()), !f.failed()
	}
	return value{}, false
}

// delta returns Kronecker's delta of two indices.
func (f *field) delta(i, j *symbolic.Expr) value {
	return f.kronecker(f.sub(f.convert(i), f.convert(j)), symbolic.Delta(i, j))
}

// place returns the leading term of the entry of a matrix at two indices.
func (m matrix) place(f *field, leader int, at []*symbolic.Expr) *symbolic.Expr {
	names := []string{f.writeValue(m.row).Name(), f.writeValue(m.column).Name()}
	return symbolic.SubstituteAll(f.kernels[leader].expr, names, at)
}

// leader chooses the term of the entry of a matrix that products with the inverse are written without: a sum over an index, else
// an entry of the array whose name comes first, else one of an inverse, with a number in front. There must be no other of its
// kind: what is put for it is then of a lesser degree, or of arrays that come later, and none comes back.
func (f *field) leader(entry value) (v int, content rational.Rat, ok bool) {
	if !entry.Den().IsOne() {
		return 0, content, false
	}
	for _, kind := range []symbolic.Kind{symbolic.KindBig, symbolic.KindComponent, symbolic.KindInverse} {
		var found []int
		for _, u := range entry.Num().Variables() {
			if f.kernels[u].expr.Kind() == kind {
				found = append(found, u)
			}
		}
		if kind == symbolic.KindComponent {
			found = f.firstArray(found)
		}
		switch {
		case len(found) == 0:
			continue
		case len(found) > 1:
			return 0, content, false
		}
		v := found[0]
		coefficients := entry.Num().Coefficients(v)
		if len(coefficients) != 2 || f.kernels[v].index > 1 {
			return 0, content, false
		}
		content, ok = coefficients[1].Constant()
		return v, content, ok
	}
	return 0, content, false
}

// firstArray keeps the components of the array whose name comes first.
func (f *field) firstArray(components []int) []int {
	var kept []int
	for _, v := range components {
		name := f.kernels[v].expr.Name()
		if len(kept) > 0 && name < f.kernels[kept[0]].expr.Name() {
			kept = nil
		}
		if len(kept) == 0 || name == f.kernels[kept[0]].expr.Name() {
			kept = append(kept, v)
		}
	}
	return kept
}

// indicesOf returns the indices of an entry of a matrix, or of those that a sum is made of.
func indicesOf(e *symbolic.Expr) []*symbolic.Expr {
	var found []*symbolic.Expr
	symbolic.Any(e, func(n *symbolic.Expr) bool {
		switch n.Kind() {
		case symbolic.KindComponent:
			found = append(found, n.Args()...)
		case symbolic.KindInverse:
			row, column := n.At()
			found = append(found, row, column)
		}
		return false
	})
	return slices.DeleteFunc(found, func(i *symbolic.Expr) bool { return symbolic.Any(i, isClosed) })
}

// orthogonal reports that x and y are entries of an orthogonal matrix in two rows, or in two columns, that
// are summed along. Rows and columns of a square orthogonal matrix are orthonormal both, so that the sum is
// delta(i,j) along either.
func (f *field) orthogonal(x, y, index *symbolic.Expr, m value) (i, j *symbolic.Expr, ok bool) {
	if y.Kind() != symbolic.KindComponent || y.Name() != x.Name() || len(x.Args()) != 2 || len(y.Args()) != 2 {
		return nil, nil, false
	}
	size := f.scope.Variable(x.Name()).Shape
	if len(size) != 2 || !f.sub(f.convert(size[0]), m).IsZero() {
		return nil, nil, false
	}
	for along := range 2 {
		i, j = x.Arg(1-along), y.Arg(1-along)
		if symbolic.Equal(x.Arg(along), index) && symbolic.Equal(y.Arg(along), index) && !i.Contains(index.Name()) && !j.Contains(index.Name()) {
			return i, j, true
		}
	}
	return nil, nil, false
}
