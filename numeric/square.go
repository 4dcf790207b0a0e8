package numeric

import (
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/symbolic"
)

// Determinants and inverses at a point, by elimination on the entries in whatever arithmetic: exact at
// rational entries, enclosures else. The inverse belongs to the determinant's instruction; its entries are
// looked up.

// inversion is the inverse of a matrix at one point, entry by entry, or one value for all entries where there is none.
type inversion[T any] struct {
	entries [][]T
	all     T
}

// determinant compiles the entries of a matrix into a block of its own, which runs for every row and column.
func (c *compiler) determinant(e *symbolic.Expr) (place, error) {
	size, err := c.compile(e.Arg(2))
	if err != nil {
		return place{}, err
	}
	f, err := c.open(e, e.Arg(0).Name())
	if err != nil {
		return place{}, err
	}
	f.column, f.block.column = e.Arg(1).Name(), c.slot()
	entry, err := c.compile(e.Arg(3))
	if err != nil {
		return place{}, err
	}
	in := instruction{op: opMatrix, args: []int32{size.slot}, inner: f.block, results: []int32{entry.slot}, n: c.program.squares}
	at := c.emit(in, append(c.close([]place{entry}), size)...)
	c.squares[at.slot] = c.program.squares
	c.program.squares++
	return at, nil
}

// inverse compiles an entry of an inverse. All entries of one matrix are computed together.
func (c *compiler) inverse(e *symbolic.Expr) (place, error) {
	matrix, err := c.compile(e.Matrix())
	if err != nil {
		return place{}, err
	}
	row, column := e.At()
	at, err := c.compileAll([]*symbolic.Expr{row, column})
	if err != nil {
		return place{}, err
	}
	return c.emit(instruction{op: opInverse, args: slots(at), n: c.squares[matrix.slot]}, append(at, matrix)...), nil
}

// inverse looks an entry up; beyond its size an inverse has none.
func (m *machine[T, A]) inverse(in *instruction) T {
	s := &m.squares[in.n]
	if s.entries == nil {
		return s.all
	}
	var at [2]int
	for i, slot := range in.args {
		k, def := m.arithmetic.integer(m.values[slot])
		switch {
		case def == interval.Somewhere:
			return m.arithmetic.unknown()
		case def == interval.Nowhere || k < 1 || k > int64(len(s.entries)):
			return m.arithmetic.undefined()
		}
		at[i] = int(k) - 1
	}
	return s.entries[at[0]][at[1]]
}

// determinant computes the determinant of a matrix and its inverse. A matrix of which an entry has no value
// has neither.
func (m *machine[T, A]) determinant(in *instruction) T {
	a, s := m.arithmetic, &m.squares[in.n]
	*s = inversion[T]{all: a.unknown()}
	n, def := a.integer(m.values[in.args[0]])
	switch {
	case def == interval.Nowhere || n < 1:
		s.all = a.undefined()
		return a.undefined()
	case def == interval.Somewhere || n > limit.MatrixSize:
		return a.unknown()
	}
	rows, def := m.augmented(in, int(n))
	switch {
	case rows == nil || def == interval.Somewhere:
		return a.unknown()
	case def == interval.Nowhere:
		s.all = a.undefined()
		return a.undefined()
	}
	return m.eliminate(rows, s)
}

// augmented returns the rows of a matrix, each followed by that of the identity, and whether all entries are defined; nil if the
// rounds are used up.
func (m *machine[T, A]) augmented(in *instruction, n int) (rows [][]T, def interval.Definedness) {
	a := m.arithmetic
	def = interval.Everywhere
	for i := range n {
		row := make([]T, 2*n)
		for j := range n {
			if !m.tick() {
				return nil, def
			}
			m.values[in.inner.index], m.values[in.inner.column] = a.number(rational.Int(int64(i+1))), a.number(rational.Int(int64(j+1)))
			m.block(in.inner)
			row[j] = m.values[in.results[0]]
			row[n+j] = a.number(identity(i, j))
			def = min(def, a.definedness(row[j]))
		}
		rows = append(rows, row)
	}
	return rows, def
}

// eliminate is the elimination of Gauss and Jordan (Golub and Van Loan, Matrix Computations, 3.4). A pivot is used only if it is
// certainly not 0; a column without one leaves open whether there is an inverse, unless all that is left of it is 0.
func (m *machine[T, A]) eliminate(rows [][]T, s *inversion[T]) T {
	a, n := m.arithmetic, len(rows)
	determinant := a.number(rational.Int(1))
	for k := range n {
		pivot, singular := m.pivot(rows, k)
		if singular {
			s.all = a.undefined()
			return a.number(rational.Rat{})
		}
		if pivot < 0 {
			return a.unknown()
		}
		if pivot != k {
			rows[k], rows[pivot] = rows[pivot], rows[k]
			determinant = a.multiply(determinant, a.number(rational.Int(-1)))
		}
		determinant = a.multiply(determinant, rows[k][k])
		m.reduce(rows, k)
	}
	s.entries = make([][]T, n)
	for i, row := range rows {
		s.entries[i] = row[n:]
	}
	return determinant
}

// pivot returns the row, from k on, whose entry in column k is the greatest of those that are certainly not
// 0, -1 if there is none, and whether all of them certainly are. The greatest pivot keeps enclosures
// narrow.
func (m *machine[T, A]) pivot(rows [][]T, k int) (best int, singular bool) {
	a, nothing := m.arithmetic, m.arithmetic.number(rational.Rat{})
	best, singular = -1, true
	var greatest T
	for i := k; i < len(rows); i++ {
		x := rows[i][k]
		zero := a.compare(symbolic.Equals, x, nothing)
		singular = singular && zero.truth == interval.True && zero.def == interval.Everywhere
		if zero.truth != interval.False || zero.def != interval.Everywhere {
			continue
		}
		size := a.multiply(x, x)
		if best < 0 || a.compare(symbolic.Less, greatest, size).truth == interval.True {
			best, greatest = i, size
		}
	}
	return best, singular
}

// reduce divides row k by its pivot and takes multiples of it from all others.
func (m *machine[T, A]) reduce(rows [][]T, k int) {
	a := m.arithmetic
	pivot, minus := rows[k][k], a.number(rational.Int(-1))
	for j := range rows[k] {
		rows[k][j] = a.divide(rows[k][j], pivot)
	}
	for i := range rows {
		if i == k {
			continue
		}
		factor := a.multiply(minus, rows[i][k])
		for j := range rows[i] {
			rows[i][j] = a.add(rows[i][j], a.multiply(factor, rows[k][j]))
		}
	}
}
