package normal

import (
	"slices"

	"nabla/symbolic"
)

// An entry of an inverse is an atom that knows the entry of its matrix at two indices, and so which other inverses are of the
// same matrix or of its transpose, and whether the matrix is symmetric. Products of a matrix with its inverse are sums that
// a delta is put for.

// matrix is what the field knows of the matrix of an inverse or determinant.
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

// matrixOf reads the entry of a matrix. What the reading assumed would have to hold for every entry: then it is not read.
func (f *field) matrixOf(e *symbolic.Expr) matrix {
	m := e.Matrix()
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

// convertInverse reads an entry of an inverse.
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

// isOrthogonal reports that x, an entry of the matrix of an inverse, is one of a matrix that is declared as orthogonal, and that the
// matrix is all of it.
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

// cancelled returns the sum over k of A[i,k] A^-1[k,j], which is delta(i,j), in both orders, and of Q[i,k] Q[j,k] for an
// orthogonal matrix.
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
		x, y := f.kernels[pair[0]].expr, f.kernels[pair[1]].expr
		if i, j, ok := f.inverseOf(x, y, index, m); ok {
			return f.kronecker(f.sub(f.convert(i), f.convert(j)), symbolic.Delta(i, j)).Scale(p.Content()), true
		}
	}
	return value{}, false
}

// inverseOf reports that the sum of x y over the index is delta(i,j).
func (f *field) inverseOf(x, y, index *symbolic.Expr, m value) (i, j *symbolic.Expr, ok bool) {
	if x.Kind() == symbolic.KindComponent && slices.Contains(f.patterns.orthogonal, x.Name()) {
		return f.orthogonal(x, y, index, m)
	}
	if x.Kind() != symbolic.KindInverse || mentions(x.Matrix(), index.Name()) || !f.sub(f.matrixOf(x).size, m).IsZero() {
		return nil, nil, false
	}
	row, column := x.At()
	for _, t := range indicesOf(y) {
		switch {
		case mentions(t, index.Name()):
		case symbolic.Equal(row, index) && !mentions(column, index.Name()) && f.same(f.convert(x.EntryAt(t, index)), f.convert(y)):
			return t, column, !f.failed()
		case symbolic.Equal(column, index) && !mentions(row, index.Name()) && f.same(f.convert(x.EntryAt(index, t)), f.convert(y)):
			return t, row, !f.failed()
		}
	}
	return nil, nil, false
}

// indicesOf returns the indices of an entry of a matrix.
func indicesOf(e *symbolic.Expr) []*symbolic.Expr {
	switch e.Kind() {
	case symbolic.KindComponent:
		return e.Args()
	case symbolic.KindInverse:
		row, column := e.At()
		return []*symbolic.Expr{row, column}
	}
	return nil
}

// orthogonal reports that x and y are entries of an orthogonal matrix in two rows, or in two columns, that are summed along.
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
		if symbolic.Equal(x.Arg(along), index) && symbolic.Equal(y.Arg(along), index) && !mentions(i, index.Name()) && !mentions(j, index.Name()) {
			return i, j, true
		}
	}
	return nil, nil, false
}
