package numeric

import (
	"slices"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/symbolic"
)

// rows is an assumed equation for each row of a matrix, such as sum(k, Y[s,k]) = 1 for all s. Each row is changed so
// that its equation holds.
type rows struct {
	difference   *formula
	index        string // of the row, in the formula
	lower, upper *formula
	matrix       *variable
}

// rowName stands for the index of the row in the formula of an equation.
const rowName = "row"

// rowEquation reads a condition as one equation for each row of a matrix. ForAll wrote it as a count of
// failures; the failing comparison in it is turned round again.
func rowEquation(variables []*variable, c *symbolic.Expr) (*equation, bool, error) {
	inner, component := everyEntry(c)
	if component == nil || inner.Kind() != symbolic.KindRelation || inner.Op() != symbolic.Equals || isDefinedness(inner) {
		return nil, false, nil
	}
	matrix := find(variables, component.Name())
	if matrix == nil || len(matrix.shape) != 2 {
		return nil, false, nil
	}
	sum := c.Arg(0)
	if sum.Kind() != symbolic.KindBig {
		sum = c.Arg(1)
	}
	b := symbolic.Open(sum)
	failing := symbolic.Substitute(b.Body.Arg(0), b.Index, symbolic.Symbol(rowName))
	holds := symbolic.Negation(failing)
	r := &rows{index: rowName, matrix: matrix}
	var err error
	if r.difference, err = newFormula(symbolic.Difference(holds.Arg(0), holds.Arg(1))); err != nil {
		return nil, false, err
	}
	if r.lower, err = newFormula(b.Lower); err != nil {
		return nil, false, err
	}
	r.upper, err = newFormula(b.Upper)
	return &equation{rows: r}, err == nil, err
}

// solve changes the rows one by one. The matrix counts as used afterwards, as a later equation would undo
// what its rows satisfy.
func (r *rows) solve(p Point, used map[string]bool) (Point, bool) {
	lower, low := r.lower.integerAt(p)
	upper, high := r.upper.integerAt(p)
	if !low || !high {
		return nil, false
	}
	for i := lower; i <= upper; i++ {
		q, changed, ok := r.solveRow(p, i)
		if !ok || changed && used[r.matrix.name] {
			return nil, false
		}
		p = q
	}
	used[r.matrix.name] = true
	return p, true
}

// solveRow changes the i-th row, as a whole by a factor or in one entry.
func (r *rows) solveRow(p Point, i int) (q Point, changed, ok bool) {
	matrix := p[r.matrix.name]
	if i < 1 || i > len(matrix.Entries) {
		return nil, false, false
	}
	q = p.clone()
	q[r.index] = Scalar(rational.Int(int64(i)))
	if d := r.difference.at(q); d.def == interval.Everywhere && d.value.IsZero() {
		return p, false, true
	}
	for _, change := range changesOfRow(matrix.Entries[i-1]) {
		whole := func(t rational.Rat) Value {
			entries := slices.Clone(matrix.Entries)
			entries[i-1] = change(t)
			return Array(entries...)
		}
		e := equation{difference: r.difference}
		if solved, ok := e.solveBy(q, r.matrix, whole); ok {
			delete(solved, r.index)
			return solved, true, true
		}
	}
	return nil, false, false
}

// changesOfRow returns the ways in which a row may be changed: as a whole, and each entry, the last one first.
func changesOfRow(row Value) []change {
	all := []change{func(t rational.Rat) Value { return row.scale(t) }}
	for k := range slices.Backward(row.Entries) {
		all = append(all, func(t rational.Rat) Value {
			entries := slices.Clone(row.Entries)
			entries[k] = Scalar(t)
			return Array(entries...)
		})
	}
	return all
}

// countsFailures reports that a condition is one that ForAll wrote, perhaps for several indices.
func countsFailures(c *symbolic.Expr) bool {
	for i, side := range c.Args() {
		if !c.Arg(1 - i).IsZero() {
			continue
		}
		for side.Kind() == symbolic.KindBig && !side.IsProduct() {
			side = side.Arg(4)
		}
		if side.Kind() == symbolic.KindPiecewise && side != c.Arg(i) {
			return true
		}
	}
	return false
}
