package symbolic

import (
	"nabla/parser"
	"nabla/parser/limit"
)

// inverse is the inverse of a square matrix: written out by cofactors where its size is a small number,
// else an array of entries that know the matrix (Square).
func (r *resolution) inverse(n parser.Node, a *Array) (value, error) {
	switch {
	case a.rows == nil || a.cols == nil:
		return value{}, unsupported(n, "the inverse of a matrix whose size is not declared")
	case !agree(a.rows, a.cols):
		return value{}, r.fail(n, "an inverse needs a square matrix; this is %s", a)
	}
	if size, ok := a.rows.IsInteger(); ok && size <= limit.Determinant {
		return r.adjugate(n, a, int(size))
	}
	s, err := r.square(n, a)
	if err != nil {
		return value{}, err
	}
	return value{array: newArray(a.rows, a.rows, func(i, j *Expr) (*Expr, error) { return Inverse(s, i, j), nil })}, nil
}

// square returns the matrix by its entry at two indices. A matrix is looked at from two sides, as its transpose too, and so is
// each within it: there are few of them one within the other.
func (r *resolution) square(n parser.Node, a *Array) (Square, error) {
	s := Square{Row: Fresh("i"), Column: Fresh("j"), Size: a.rows}
	var err error
	if s.Entry, err = a.at(s.Row, s.Column); err == nil && r.scope.matrices(s.Entry) >= limit.Inverses {
		err = unsupported(n, "a matrix with so many inverses or determinants one within the other")
	}
	return s, err
}

// matrices returns how many inverses and determinants stand one within the other in e, also in what is
// defined. A definition is followed once; a circle counts as 0, and is refused elsewhere.
func (s *Scope) matrices(e *Expr) int {
	depths := map[*Expr]int{}
	names := map[string]int{}
	var visit func(e *Expr) int
	visit = func(e *Expr) int {
		if depth, ok := depths[e]; ok {
			return depth
		}
		depth := 0
		for _, a := range e.args {
			depth = max(depth, visit(a))
		}
		if e.HasMatrix() {
			depth++
		}
		if d := s.definition(e.name); d != nil && d.Body != nil {
			if _, ok := names[e.name]; !ok {
				names[e.name] = 0
				names[e.name] = visit(d.Body)
			}
			depth = max(depth, 0) + names[e.name]
		}
		depths[e] = depth
		return depth
	}
	return visit(e)
}

// adjugate is the inverse of a small matrix by Cramer's rule: the cofactor of the entry j,i over the
// determinant. The inverse is undefined where the determinant is 0, as the quotient is.
func (r *resolution) adjugate(n parser.Node, a *Array, size int) (value, error) {
	if (a.leaves+1)*terms[size] >= limit.ArrayCost {
		return value{}, unsupported(n, "the inverse of a matrix whose entries are made of so many")
	}
	rows, err := a.written(size)
	if err != nil {
		return value{}, err
	}
	determinant := laplace(rows)
	if determinant.IsZero() {
		return value{}, r.fail(n, "this matrix has no inverse: its determinant is 0")
	}
	entries := make([][]*Expr, size)
	for i := range entries {
		for j := range size {
			entries[i] = append(entries[i], Quotient(cofactor(rows, j, i), determinant))
		}
	}
	inverse := newArray(a.rows, a.rows, func(i, j *Expr) (*Expr, error) {
		return r.chosen(n, i, size, func(i int) (*Expr, error) {
			return r.chosen(n, j, size, func(j int) (*Expr, error) { return entries[i][j], nil })
		})
	})
	inverse.factors, inverse.leaves = a.factors, (a.leaves+1)*terms[size]
	return settled(inverse)
}

// terms is how many entries a determinant that is written out is made of: n! products of n.
var terms = [limit.Determinant + 1]int{1, 1, 4, 18, 96}

// cofactor is the determinant without a row and a column, with the sign of their place.
func cofactor(rows [][]*Expr, i, j int) *Expr {
	var minor [][]*Expr
	for k, row := range rows {
		if k != i {
			minor = append(minor, append(row[:j:j], row[j+1:]...))
		}
	}
	if (i+j)%2 == 1 {
		return Negate(laplace(minor))
	}
	return laplace(minor)
}

// written returns all entries of a square matrix of a known size, row by row.
func (a *Array) written(size int) ([][]*Expr, error) {
	rows := make([][]*Expr, size)
	for i := range rows {
		for j := range size {
			e, err := a.at(Int(int64(i+1)), Int(int64(j+1)))
			if err != nil {
				return nil, err
			}
			rows[i] = append(rows[i], e)
		}
	}
	return rows, nil
}

// determinant expands along the first row where the size is a small number; any other determinant stays one.
func (r *resolution) determinant(n parser.Node, a *Array) (value, error) {
	if !agree(a.rows, a.cols) {
		return value{}, r.fail(n, "a determinant needs a square matrix; this is %s", a)
	}
	if size, ok := a.rows.IsInteger(); ok && size <= limit.Determinant {
		rows, err := a.written(int(size))
		return value{number: laplace(rows)}, err
	}
	s, err := r.square(n, a)
	if err != nil {
		return value{}, err
	}
	return value{number: Determinant(s)}, nil
}

// laplace is the determinant of a matrix by its rows. That is n! products, hence the limit on n;
// elimination would divide by entries that may be 0.
func laplace(rows [][]*Expr) *Expr {
	if len(rows) == 0 {
		return one
	}
	var terms []*Expr
	for j, e := range rows[0] {
		terms = append(terms, Product(e, cofactor(rows, 0, j)))
	}
	return Sum(terms...)
}

// inverse differentiates an entry of an inverse: dA^-1 = -A^-1 dA A^-1 (Petersen and Pedersen, The Matrix
// Cookbook, 2012, equation 40). By entries: d(A^-1)[i,j] = - sum over k, l of A^-1[i,k] dA[k,l] A^-1[l,j].
func (d *differentiation) inverse(e *Expr) (*Expr, error) {
	row, column := e.At()
	return d.along(e, func(s Square) *Expr {
		return Negate(Product(e.like(row, s.Row), e.like(s.Column, column)))
	})
}

// determinant is Jacobi's formula: d det(A) = det(A) tr(A^-1 dA) (equation 41). By entries: sum over k, l
// of det(A) A^-1[l,k] dA[k,l].
func (d *differentiation) determinant(e *Expr) (*Expr, error) {
	return d.along(e, func(s Square) *Expr {
		return Product(e, Inverse(OpenSquare(e), s.Column, s.Row))
	})
}

// like returns another entry of the same inverse.
func (e *Expr) like(row, column *Expr) *Expr { return Inverse(OpenSquare(e), row, column) }

// along adds the derivatives of all entries of a matrix, each times what belongs to its place. Both sums
// are contracted at once, since the derivative of an entry by an entry is a product of deltas.
func (d *differentiation) along(e *Expr, beside func(s Square) *Expr) (*Expr, error) {
	s := OpenSquare(e)
	if !d.constant(s.Size) {
		return nil, obstacle(e, "is not defined: its size depends on %s", d.variable)
	}
	before, outside := len(d.smooth), d.scope
	d.scope = outside.inside(s.rows()).inside(s.columns())
	entry, err := d.diff(s.Entry)
	d.scope = outside
	if err != nil {
		return nil, err
	}
	d.quantify(s.columns(), before)
	d.quantify(s.rows(), before)
	inner := s.columns()
	inner.Body = Product(beside(s), entry)
	outer := s.rows()
	outer.Body = outside.inside(outer).contract(inner)
	return outside.contract(outer), nil
}
