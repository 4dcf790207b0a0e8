package symbolic

import "nabla/parser"

// A matrix whose size is no small number has no determinant and no inverse that could be written out. A node for its
// determinant, or for one entry of its inverse, holds the entry of the matrix at two bound indices, as a binder does.

// Square is the opened matrix of a determinant or of an inverse: Entry is its entry at Row and Column, symbols that occur
// nowhere else. Both run from 1 to Size.
type Square struct{ Row, Column, Size, Entry *Expr }

// Places of the operands of such a node; the last two are those of an inverse.
const (
	squareRow = iota
	squareColumn
	squareSize
	squareEntry
	inverseRow
	inverseColumn
)

// OpenSquare returns the matrix of a determinant or of an inverse with fresh symbols as indices.
func OpenSquare(e *Expr) Square {
	s := Square{Row: Fresh("i"), Column: Fresh("j"), Size: e.args[squareSize]}
	s.Entry = e.EntryAt(s.Row, s.Column)
	return s
}

// EntryAt returns the entry of the matrix of a determinant or of an inverse.
func (e *Expr) EntryAt(row, column *Expr) *Expr {
	return Square{Row: e.args[squareRow], Column: e.args[squareColumn], Entry: e.args[squareEntry]}.at(row, column)
}

// Matrix returns the determinant of the matrix of an inverse: what two nodes of one matrix have in common.
func (e *Expr) Matrix() *Expr { return newSquare(KindDeterminant, e.args[:inverseRow]) }

// At returns the indices of an entry of an inverse.
func (e *Expr) At() (row, column *Expr) { return e.args[inverseRow], e.args[inverseColumn] }

// HasMatrix reports a determinant or an entry of an inverse, whose operands are those of a Square.
func (e *Expr) HasMatrix() bool { return e.kind == KindDeterminant || e.kind == KindInverse }

// rows and columns return the ranges of the indices.
func (s Square) rows() Binder    { return Binder{s.Row, one, s.Size, always, s.Entry} }
func (s Square) columns() Binder { return Binder{s.Column, one, s.Size, always, s.Entry} }

// Binders returns the ranges of the indices, as those of a sum over the rows and one over the columns have them.
func (s Square) Binders() []Binder { return []Binder{s.rows(), s.columns()} }

// at returns the entry at the given indices.
func (s Square) at(row, column *Expr) *Expr {
	if s.Row == row && s.Column == column {
		return s.Entry
	}
	return substitute(s.Entry, []*Expr{s.Row, s.Column}, []*Expr{row, column}, true)
}

// Inverse returns the entry of the inverse of a matrix at row and column. It is undefined where an entry of
// the matrix is, and where the matrix is singular.
//
// Entries of A^-1 and of (A')^-1 are the same node up to the order of their indices, and for a symmetric
// matrix so are two entries across the diagonal.
func Inverse(s Square, row, column *Expr) *Expr {
	if e, ok := s.factored(row, column); ok {
		return e
	}
	return s.node(KindInverse, row, column)
}

// Determinant returns the determinant of a matrix.
func Determinant(s Square) *Expr {
	if d, ok := s.multiplied(); ok {
		return d
	}
	return s.node(KindDeterminant)
}

// node makes the node of a determinant, or of an entry of an inverse at an index of the rows and one of the columns.
func (s Square) node(kind Kind, at ...*Expr) *Expr {
	operands, exchanged, symmetric := s.close()
	if kind == KindInverse && (exchanged || symmetric && Compare(at[0], at[1]) > 0) {
		at = []*Expr{at[1], at[0]} // (A')^-1 is the transpose of A^-1
	}
	return newSquare(kind, append(operands, at...))
}

// close names the indices as a binder names its own, and chooses between a matrix and its transpose.
// symmetric reports that both are written alike. Of the matrix and its transpose the lesser in the
// canonical order is kept.
func (s Square) close() (operands []*Expr, exchanged, symmetric bool) {
	row, column := boundName(s.Entry.binder+1), boundName(s.Entry.binder+2)
	if s.Row.name == row.name && s.Column.name == column.name {
		row, column = s.Row, s.Column
	}
	entry, transposed := s.at(row, column), s.at(column, row)
	order := Compare(entry, transposed)
	if order > 0 {
		entry = transposed
	}
	return []*Expr{row, column, s.Size, entry}, order > 0, order == 0
}

// newSquare builds the node from its operands.
func newSquare(kind Kind, operands []*Expr) *Expr {
	e := &Expr{kind: kind, args: operands}
	e.finish(53)
	e.binder = max(e.binder, operands[squareEntry].binder+2)
	e.total = e.total && kind == KindDeterminant
	return e
}

// mapSquare rebuilds a determinant or an entry of an inverse with f of its parts.
func mapSquare(e *Expr, f func(*Expr) *Expr) *Expr {
	before := OpenSquare(e)
	after := before
	after.Size, after.Entry = f(before.Size), f(before.Entry)
	if e.kind == KindDeterminant {
		if after == before {
			return e
		}
		return Determinant(after)
	}
	row, column := e.At()
	r, c := f(row), f(column)
	if after == before && r == row && c == column {
		return e
	}
	return Inverse(after, r, c)
}

// inverse writes an entry of an inverse as inv(A)[i,j].
func (w *writer) inverse(e *Expr) parser.Node {
	matrix, exchanged := w.matrix(e)
	row, column := e.At()
	if exchanged {
		row, column = column, row
	}
	return &parser.Component{Array: &parser.Call{Function: nameNode("inv"), Args: []parser.Node{matrix}}, Indices: w.nodes([]*Expr{row, column})}
}

// matrix writes the matrix of a determinant or of an inverse: the name of a whole array, which may be the transpose of it, or
// its entry at two indices.
func (w *writer) matrix(e *Expr) (n parser.Node, exchanged bool) {
	row, column, entry := e.args[squareRow], e.args[squareColumn], e.args[squareEntry]
	if entry.kind == KindComponent && len(entry.args) == 2 {
		switch x, y := entry.args[0], entry.args[1]; {
		case x == row && y == column:
			return nameNode(entry.name), false
		case x == column && y == row:
			return nameNode(entry.name), true
		}
	}
	call := &parser.Call{Function: nameNode("matrix")}
	w.named(row.name, "i", func(i *parser.Name) {
		w.named(column.name, "j", func(j *parser.Name) {
			call.Args = []parser.Node{i, j, w.node(e.args[squareSize]), w.node(entry)}
		})
	})
	return call, false
}
