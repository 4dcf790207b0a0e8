package symbolic

import (
	"nabla/parser"
	"nabla/parser/limit"
)

// Arrays exist while a tree is resolved, and only as a function from indices to entries. Every operation on
// arrays is one on entries (A*B at i, j is a sum over k), so that the rest of the program knows numbers
// only, and an equation of arrays is one of entries at indices that stand for any (equate.go).

// Array is a vector or a matrix that an expression is made from: there is no node for it, only for its entries.
// A vector is a column, a matrix with one column; its transpose is a matrix with one row.
type Array struct {
	rows, cols *Expr // nil if nothing says it
	at         func(i, j *Expr) (*Expr, error)

	factors int // matrices that are multiplied one after the other, less one
	leaves  int // entries that an entry is made of, less one
}

// value is what a tree means: a number, or an array.
type value struct {
	number *Expr
	array  *Array
}

// newArray returns a matrix by its entries.
func newArray(rows, cols *Expr, at func(i, j *Expr) (*Expr, error)) *Array {
	return &Array{rows: rows, cols: cols, at: at}
}

// made notes what an array is made from: a product of them, if multiplied is 1, else something entry by
// entry. Entries of products are sums of products of entries: without a bound a chain of n small matrices
// would be written out to a size that is exponential in n.
func (a *Array) made(multiplied int, parts ...*Array) *Array {
	for i, p := range parts {
		a.factors = max(a.factors, p.factors)
		if a.leaves += p.leaves; i > 0 {
			a.leaves++
		}
	}
	a.factors += multiplied
	return a
}

// isLarge reports that the product is one of too many arrays.
func (a *Array) isLarge() bool { return a.factors >= limit.ArrayFactors || a.leaves >= limit.ArrayCost }

// column returns a vector by its entries.
func column(size *Expr, at func(i *Expr) (*Expr, error)) *Array {
	return newArray(size, one, func(i, _ *Expr) (*Expr, error) { return at(i) })
}

// isVector reports that the array is a column.
func (a *Array) isVector() bool { return a.cols != nil && a.cols.IsOne() }

// each applies f to every entry.
func (a *Array) each(f func(*Expr) *Expr) *Array {
	return newArray(a.rows, a.cols, func(i, j *Expr) (*Expr, error) {
		e, err := a.at(i, j)
		if err != nil {
			return nil, err
		}
		return f(e), nil
	}).made(0, a)
}

// with combines the entries of two arrays of one shape.
func (a *Array) with(b *Array, combine func(x, y *Expr) *Expr) *Array {
	shape := a
	if a.rows == nil {
		shape = b
	}
	return newArray(shape.rows, shape.cols, func(i, j *Expr) (*Expr, error) {
		x, err := a.at(i, j)
		if err != nil {
			return nil, err
		}
		y, err := b.at(i, j)
		if err != nil {
			return nil, err
		}
		return combine(x, y), nil
	}).made(0, a, b)
}

// transposed exchanges rows and columns.
func (a *Array) transposed() *Array {
	return newArray(a.cols, a.rows, func(i, j *Expr) (*Expr, error) { return a.at(j, i) }).made(0, a)
}

// total is the sum of f over the indices 1..size. Over a small number of indices it is written out. Written
// out, terms with numbers as indices meet entries that are written as such: x_1, x_2.
func total(size *Expr, f func(k *Expr) (*Expr, error)) (*Expr, error) {
	if n, ok := size.IsInteger(); ok && n >= 1 && n <= limit.ArraySize {
		terms := make([]*Expr, n)
		for k := range terms {
			t, err := f(Int(int64(k + 1)))
			if err != nil {
				return nil, err
			}
			terms[k] = t
		}
		return Sum(terms...), nil
	}
	k := Fresh("k")
	body, err := f(k)
	if err != nil {
		return nil, err
	}
	return BigSum(k, one, size, always, body), nil
}

// times is the matrix product. Entries at numbers are kept, as those of a product of products are needed
// again. The entry at i, j is the sum over k of a[i,k]*b[k,j], where the index runs over the inner size,
// whichever operand tells it.
func (a *Array) times(b *Array) *Array {
	inner := a.cols
	if inner == nil {
		inner = b.rows
	}
	known := map[[2]int64]*Expr{}
	at := func(i, j *Expr) (*Expr, error) {
		return total(inner, func(k *Expr) (*Expr, error) {
			x, err := a.at(i, k)
			if err != nil {
				return nil, err
			}
			y, err := b.at(k, j)
			if err != nil {
				return nil, err
			}
			return Product(x, y), nil
		})
	}
	return newArray(a.rows, b.cols, func(i, j *Expr) (*Expr, error) {
		m, isM := i.IsInteger()
		n, isN := j.IsInteger()
		if !isM || !isN {
			return at(i, j)
		}
		key := [2]int64{m, n}
		if e := known[key]; e != nil {
			return e, nil
		}
		e, err := at(i, j)
		known[key] = e
		return e, err
	}).made(1, a, b)
}

// power is the product of n >= 1 factors a.
func (a *Array) power(n int64) *Array {
	p := a
	for range n - 1 {
		p = p.times(a)
	}
	return p
}

// settled turns an array with one row and one column into the number that it holds. x^T A x is a number,
// and is used as one without further notice.
func settled(a *Array) (value, error) {
	if a.rows == nil || a.cols == nil || !a.rows.IsOne() || !a.cols.IsOne() {
		return value{array: a}, nil
	}
	e, err := a.at(one, one)
	return value{number: e}, err
}

// arrayName reads the name of a vector, a matrix, a family, or of a row written w_k.
func (r *resolution) arrayName(n *parser.Name) (*Array, error) {
	if b, bound := r.binding(n.Text); bound {
		return b.array, nil
	}
	if a, err := r.whole(n.Text, n); a != nil || err != nil {
		return a, err
	}
	if len(n.Sub) == 0 || r.scope.definition(n.Text) != nil || r.declared(n.Text) {
		return nil, nil
	}
	return r.row(n, n.Base+superscript(n), n.Sub)
}

// whole returns the array of that name, or nil. A name that is only used as an array is one where a vector is
// expected; elsewhere it may be another name.
func (r *resolution) whole(name string, n parser.Node) (*Array, error) {
	v := r.scope.Variable(name)
	if r.scope.definition(name) == nil && (v == nil || v.Inferred && !r.vectors) {
		return nil, nil
	}
	sizes := r.sizes(name)
	switch len(sizes) {
	case 1:
		return column(sizes[0], func(i *Expr) (*Expr, error) { return r.entry(n, name, []*Expr{i}) }), nil
	case 2:
		if sizes[0] == nil || sizes[1] == nil {
			return nil, unsupported(n, "the whole array `"+name+"`, whose sizes are not declared,")
		}
		a := newArray(sizes[0], sizes[1], func(i, j *Expr) (*Expr, error) { return r.entry(n, name, []*Expr{i, j}) })
		if v != nil && v.Structure == "diagonal" && r.scope.definition(name) == nil {
			return diagonal(column(sizes[0], func(i *Expr) (*Expr, error) { return r.entry(n, name, []*Expr{i, i}) })), nil
		}
		return a, nil
	}
	return nil, nil
}

// sizes returns the sizes of an array or family by its name, with nil for one that is not known. A family
// has the sizes of its declared indices, where these start at 1.
func (r *resolution) sizes(name string) []*Expr {
	if d := r.scope.definition(name); d != nil {
		switch {
		case !d.Family:
			return nil
		case d.shape != nil:
			return d.shape
		}
		sizes := make([]*Expr, len(d.Params))
		for i, p := range d.Params {
			if v := r.scope.Variable(p); v != nil && v.Kind == Index && v.Lower.IsOne() {
				sizes[i] = v.Upper
			}
		}
		return sizes
	}
	v := r.scope.Variable(name)
	switch {
	case v == nil || v.Kind != Vector && v.Kind != Matrix:
		return nil
	case len(v.Shape) == 0:
		return make([]*Expr, 1+int(v.Kind-Vector))
	}
	return v.Shape
}

// row reads w_k as a row of w, if w is a matrix.
func (r *resolution) row(n parser.Node, array string, before []parser.Node) (*Array, error) {
	sizes := r.sizes(array)
	if len(sizes) != len(before)+1 {
		return nil, nil
	}
	indices, err := r.nodes(before)
	if err != nil {
		return nil, err
	}
	return column(sizes[len(sizes)-1], func(index *Expr) (*Expr, error) {
		return r.entry(n, array, append(indices[:len(indices):len(indices)], index))
	}), nil
}

// list is a vector written by its entries, or a matrix by its rows.
func (r *resolution) list(n *parser.List) (*Array, error) {
	rows := make([][]*Expr, len(n.Items))
	for i, item := range n.Items {
		var err error
		if row, ok := item.(*parser.List); ok {
			rows[i], err = r.nodes(row.Items)
		} else {
			rows[i], err = r.nodes(n.Items[i : i+1])
		}
		if err == nil && len(rows[i]) != len(rows[0]) {
			err = r.fail(item, "the rows of a matrix have one length; the first has %s, this one %d", counted(len(rows[0]), "entry"), len(rows[i]))
		}
		if err != nil {
			return nil, err
		}
	}
	if len(rows) == 0 || len(rows[0]) == 0 {
		return nil, r.fail(n, "this vector has no entries")
	}
	if len(rows)*len(rows[0]) > limit.Entries {
		return nil, unsupported(n, "a list of so many entries")
	}
	return newArray(Int(int64(len(rows))), Int(int64(len(rows[0]))), func(i, j *Expr) (*Expr, error) {
		return r.chosen(n, i, len(rows), func(i int) (*Expr, error) {
			return r.chosen(n, j, len(rows[0]), func(j int) (*Expr, error) { return rows[i][j], nil })
		})
	}), nil
}

// chosen returns the item at an index from 1 to size; for an index that is no number the items are told
// apart by cases. Outside of 1..size no case holds, and the value is undefined, as it should be.
func (r *resolution) chosen(n parser.Node, index *Expr, size int, item func(i int) (*Expr, error)) (*Expr, error) {
	if k, ok := index.IsInteger(); ok {
		if k < 1 || k > int64(size) {
			return nil, r.fail(n, "the index %d lies outside of 1..%d", k, size)
		}
		return item(int(k - 1))
	}
	var cases []*Expr
	for i := range size {
		e, err := item(i)
		if err != nil {
			return nil, err
		}
		cases = append(cases, Relation(Equals, index, Int(int64(i+1))), e)
	}
	return Piecewise(cases, nil), nil
}
