package symbolic

// What a matrix is made of shows in its entry, and its inverse and determinant are made of theirs: (c A)^-1 is A^-1/c,
// (A B)^-1 is B^-1 A^-1, that of diag(d) is diag(1/d) (Petersen and Pedersen, The Matrix Cookbook, 2012, sections 1.2 and 3.1).

// factored returns the entry of the inverse of a matrix that is a multiple, a product of square matrices, a
// diagonal matrix or an inverse itself.
//
// The order is by cost: a factor in front, a diagonal matrix, a product, an inverse. Rules that can lose a
// domain keep it by where: diag(d)^-1 needs every entry of d to be other than 0, also for an entry off the
// diagonal, which is 0.
func (s Square) factored(row, column *Expr) (*Expr, bool) {
	if c, rest, ok := s.multiple(); ok {
		return Product(Reciprocal(c), Inverse(rest, row, column)), true
	}
	if d, ok := s.diagonal(); ok {
		all := BigProduct(s.Row, one, s.Size, always, d)
		return where(Product(Delta(row, column), Reciprocal(Substitute(d, s.Row, row))), all), true
	}
	if a, b, ok := s.product(); ok {
		k := Fresh("k")
		return BigSum(k, one, s.Size, always, Product(Inverse(b, row, k), Inverse(a, k, column))), true
	}
	if e := s.Entry; e.kind == KindInverse && Equal(e.args[squareSize], s.Size) && s.isPlain(e) {
		of := OpenSquare(e)
		return where(of.at(s.orient(e, row, column)), Determinant(of)), true
	}
	return nil, false
}

// where returns e as an expression that is undefined where the determinant of a matrix is 0: an entry may
// have a value there that no entry of an inverse has. 0/determinant is 0 where the determinant is not 0,
// and undefined where it is.
func where(e, determinant *Expr) *Expr { return Sum(e, Product(zero, Reciprocal(determinant))) }

// multiplied returns the determinant of a multiple, a product of square matrices, a diagonal matrix or an
// inverse. det(c A) = c^n det(A), with the size n in the exponent; det(A B) = det(A) det(B); det(A^-1) =
// 1/det(A).
func (s Square) multiplied() (*Expr, bool) {
	if c, rest, ok := s.multiple(); ok {
		return Product(Power(c, s.Size), Determinant(rest)), true
	}
	if d, ok := s.diagonal(); ok {
		return BigProduct(s.Row, one, s.Size, always, d), true
	}
	if a, b, ok := s.product(); ok {
		return Product(Determinant(a), Determinant(b)), true
	}
	if e := s.Entry; e.kind == KindInverse && Equal(e.args[squareSize], s.Size) && s.isPlain(e) {
		return Reciprocal(Determinant(OpenSquare(e))), true
	}
	return nil, false
}

// mentions reports that e stands on the symbol.
func (e *Expr) mentions(symbol *Expr) bool {
	return e.MayContain(symbol.name) && Any(e, func(n *Expr) bool { return n == symbol || Equal(n, symbol) })
}

// multiple splits off what does not depend on the indices.
func (s Square) multiple() (c *Expr, rest Square, ok bool) {
	if s.Entry.kind != KindProduct {
		return nil, s, false
	}
	var outside, inside []*Expr
	for _, f := range s.Entry.args {
		if f.mentions(s.Row) || f.mentions(s.Column) {
			inside = append(inside, f)
		} else {
			outside = append(outside, f)
		}
	}
	if c = productWith(s.Entry.number, outside); c.IsOne() || c.IsZero() || len(inside) == 0 {
		return nil, s, false
	}
	s.Entry = Product(inside...)
	return c, s, true
}

// diagonal returns the entry on the diagonal, in the first index, of a matrix that is 0 elsewhere.
func (s Square) diagonal() (d *Expr, ok bool) {
	factors := s.Entry.factors()
	for i, f := range factors {
		if !Equal(f, Delta(s.Row, s.Column)) {
			continue
		}
		rest := productWith(s.Entry.coefficient(), append(append([]*Expr(nil), factors[:i]...), factors[i+1:]...))
		return Substitute(rest, s.Column, s.Row), true
	}
	return nil, false
}

// product writes the matrix as one of two matrices of its own size. The inner index must run over the size
// of the matrix: for factors that are not square there is no inverse of each.
func (s Square) product() (a, b Square, ok bool) {
	if s.Entry.kind != KindBig || s.Entry.product {
		return a, b, false
	}
	sum := Open(s.Entry)
	if !sum.Lower.IsOne() || !Equal(sum.Upper, s.Size) || !sum.Condition.IsTrue() {
		return a, b, false
	}
	left, right, ok := s.split(sum.Body, sum.Index)
	a = Square{s.Row, sum.Index, s.Size, left}
	b = Square{sum.Index, s.Column, s.Size, right}
	return a, b, ok
}

// split divides the factors of a term into those with the first index and those with the second. A sum
// within is taken apart: what does not depend on its index goes before it. What mentions neither index goes
// to the left; a factor with both makes it no product.
func (s Square) split(body, k *Expr) (left, right *Expr, ok bool) {
	if body.kind == KindBig && !body.product {
		return s.splitSum(body, k)
	}
	var before, behind []*Expr
	for _, f := range body.factors() {
		switch isRow, isColumn := f.mentions(s.Row), f.mentions(s.Column); {
		case isRow && isColumn:
			return nil, nil, false
		case isColumn:
			behind = append(behind, f)
		default:
			before = append(before, f)
		}
	}
	left, right = productWith(body.coefficient(), before), Product(behind...)
	return left, right, left.mentions(s.Row) && left.mentions(k) && right.mentions(s.Column) && right.mentions(k)
}

// splitSum divides the factors below an inner sum into those before it and those that it adds.
func (s Square) splitSum(sum, k *Expr) (left, right *Expr, ok bool) {
	b := Open(sum)
	if b.Body.kind != KindProduct {
		return nil, nil, false
	}
	for _, alone := range []*Expr{s.Row, s.Column} {
		other := s.Column
		if alone == s.Column {
			other = s.Row
		}
		var outside, inside []*Expr
		for _, f := range b.Body.args {
			if f.mentions(b.Index) || f.mentions(other) {
				inside = append(inside, f)
			} else {
				outside = append(outside, f)
			}
		}
		c := b
		c.Body = productWith(b.Body.number, inside)
		x, y := Product(outside...), c.Close(sum)
		if !x.mentions(alone) || !x.mentions(k) || y.mentions(alone) || !y.mentions(other) || !y.mentions(k) {
			continue
		}
		if alone == s.Row {
			return x, y, true
		}
		return y, x, true
	}
	return nil, nil, false
}

// isPlain reports that an entry of an inverse has the two indices of the matrix as its own, and its matrix neither of them.
func (s Square) isPlain(e *Expr) bool {
	row, column := e.At()
	if m := e.Matrix(); m.mentions(s.Row) || m.mentions(s.Column) {
		return false
	}
	return row == s.Row && column == s.Column || row == s.Column && column == s.Row
}

// orient exchanges the indices if the inverse has them exchanged.
func (s Square) orient(e, row, column *Expr) (r, c *Expr) {
	if first, _ := e.At(); first == s.Column {
		return column, row
	}
	return row, column
}
