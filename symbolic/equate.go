package symbolic

import (
	"fmt"
	"slices"
	"strconv"

	"nabla/parser"
	"nabla/parser/limit"
	"nabla/parser/source"
)

// Side is what a side of a step means: a number, or a vector or matrix.
type Side value

// ResolveSide is Resolve for a side that may be a vector or a matrix.
func ResolveSide(node parser.Node, scope *Scope, text *source.Text) (Side, error) {
	r := resolution{scope: scope, text: text}
	if scope != nil {
		r.inferArrays(node, nil)
		if scope.infers {
			r.inferDeltas(node, nil)
		}
	}
	v, err := r.value(node)
	return Side(v), err
}

// Number returns the expression of a side that is a number, else nil.
func (s Side) Number() *Expr { return s.number }

// IsArray reports whether the side is a vector or a matrix.
func (s Side) IsArray() bool { return s.array != nil }

// Shape returns the sizes of a vector, one, or of a matrix, two, with nil for one that nothing says; nothing for a number.
func (s Side) Shape() []*Expr {
	switch {
	case s.array == nil:
		return nil
	case s.array.isVector():
		return []*Expr{s.array.rows}
	}
	return []*Expr{s.array.rows, s.array.cols}
}

// besides returns the array that a side is beside another one, nil for a number.
func (s Side) besides(other Side) *Array {
	if s.number != nil && s.number.IsZero() && other.array != nil {
		return other.array.each(func(*Expr) *Expr { return zero })
	}
	return s.array
}

// Equate returns the pairs of numbers that have to be equal for two arrays to be equal: all entries of
// small arrays of a known size, else the entry at indices that stand for any. The scope is that of the
// step, with these indices declared. Shapes that disagree, and an array beside a number, are an error; but 0
// beside an array stands for zeros, as in A x = 0.
//
// Two m by n matrices with symbolic sizes are equal if their entries at i, j are, for indices i in 1..m and
// j in 1..n of which nothing else is said: a proof for these is one for all entries.
func Equate(left, right Side, scope *Scope) (pairs [][2]*Expr, extended *Scope, err error) {
	a, b := left.besides(right), right.besides(left)
	if a == nil || b == nil || !sameShape(a, b) {
		return nil, nil, fmt.Errorf("the shapes disagree: the left side is %s, the right side is %s", value(left).shapeText(), value(right).shapeText())
	}
	both := a.with(b, func(x, y *Expr) *Expr { return Relation(Equals, x, y) })
	if both.cols == nil {
		both.cols = b.cols
	}
	if both.rows == nil || both.cols == nil {
		return nil, nil, fmt.Errorf("arrays whose sizes are not declared are not supported yet")
	}
	pair := func(i, j *Expr) error {
		x, err := a.at(i, j)
		if err != nil {
			return err
		}
		y, err := b.at(i, j)
		pairs = append(pairs, [2]*Expr{x, y})
		return err
	}
	// Entries of small arrays are compared one by one, since they may differ in kind; of larger ones and of
	// those with symbolic sizes one entry stands for all.
	if rows, cols, ok := both.known(); ok && rows <= limit.Entries && cols <= limit.Entries && rows*cols <= limit.Entries {
		for i := range rows {
			for j := range cols {
				if err := pair(Int(i+1), Int(j+1)); err != nil {
					return nil, nil, err
				}
			}
		}
		return pairs, scope, nil
	}
	extended = scope.Clone()
	i, j, _ := both.indices(func(name string) bool { return extended.takes(name) })
	for _, index := range []*Expr{i, j} {
		if index.kind == KindSymbol {
			extended.Declare(&Variable{Name: index.name, Kind: Index, Lower: one, Upper: both.sizeOf(index, i), Any: true})
		}
	}
	return pairs, extended, pair(i, j)
}

// known returns the sizes of an array that are numbers.
func (a *Array) known() (rows, cols int64, ok bool) {
	rows, isRows := a.rows.IsInteger()
	cols, isCols := a.cols.IsInteger()
	return rows, cols, isRows && isCols && rows > 0 && cols > 0
}

// sizeOf is the size that an index runs through, where the first index runs through the rows.
func (a *Array) sizeOf(index, first *Expr) *Expr {
	if index == first {
		return a.rows
	}
	return a.cols
}

// takes reports that a name means something in the scope.
func (s *Scope) takes(name string) bool { return s.Variable(name) != nil || s.definition(name) != nil }

// indices returns indices that stand for any row and column, 1 where there is only one, and their names.
func (a *Array) indices(taken func(name string) bool) (i, j *Expr, names []string) {
	free := func(size *Expr) *Expr {
		if size.IsOne() {
			return one
		}
		for n := 0; ; n++ {
			name := indexNames[n%len(indexNames)]
			if n >= len(indexNames) {
				name += strconv.Itoa(n / len(indexNames))
			}
			if !taken(name) && !slices.Contains(names, name) {
				names = append(names, name)
				return Symbol(name)
			}
		}
	}
	i = free(a.rows)
	return i, free(a.cols), names
}

// indexNames are the names for the indices of entries, the first that are free are taken.
var indexNames = []string{"i", "j", "k", "l", "p", "q", "r", "s"}

// general returns the entry at any indices, for a definition of the array with these indices as arguments.
// A vector has one. The names are such that no definition or declaration has them and the entry does not.
func (a *Array) general(scope *Scope) (entry *Expr, indices []string, err error) {
	i, j := Fresh("i"), Fresh("j")
	if a.cols.IsOne() {
		j = one
	}
	if entry, err = a.at(i, j); err != nil {
		return nil, nil, err
	}
	used := Names(entry)
	for _, index := range []*Expr{i, j} {
		if index == one {
			continue
		}
		for n := 0; ; n++ {
			name := "i" + strconv.Itoa(n)
			if !slices.Contains(used, name) && !scope.takes(name) && !slices.Contains(indices, name) {
				indices = append(indices, name)
				entry = Substitute(entry, index, Symbol(name))
				break
			}
		}
	}
	return entry, indices, nil
}
