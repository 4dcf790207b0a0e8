package numeric

import (
	"slices"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/symbolic"
)

// Random points satisfy no equation. Those that an assumption demands are made to hold by solving for one
// parameter; whatever comes out is checked exactly, and certified again with all other conditions.

// equation is an assumed equation between several numbers. A point satisfies it after one of its numbers,
// or the scale of one of its arrays, has been changed: sum_k y_k = 1 is solved by scaling y.
type equation struct {
	difference *formula
	variables  []*variable
	rows       *rows // an equation for each row of a matrix, or nil
}

// equationsOf returns the assumed equations that drawing numbers one by one cannot satisfy.
func equationsOf(variables []*variable, conditions []*symbolic.Expr) ([]*equation, error) {
	var all []*equation
	for _, c := range conditions {
		if c.Kind() != symbolic.KindRelation || c.Op() != symbolic.Equals || isDefinedness(c) {
			continue
		}
		if v, _ := single(variables, c); v != nil && v.array() {
			continue
		}
		if e, ok, err := rowEquation(variables, c); ok || err != nil {
			if err != nil {
				return nil, err
			}
			all = append(all, e)
			continue
		}
		if countsFailures(c) {
			continue // a condition on all entries is met by chance, or by drawing them one by one
		}
		f, err := newFormula(symbolic.Difference(c.Arg(0), c.Arg(1)))
		if err != nil {
			return nil, err
		}
		e := &equation{difference: f}
		// The last names are solved for first: sizes and indices, which come first, shape the point and should
		// stay as they were drawn.
		for _, v := range slices.Backward(variables) {
			if slices.Contains(f.names, v.name) && !v.size && v.lower == nil {
				e.variables = append(e.variables, v)
			}
		}
		all = append(all, e)
	}
	return all, nil
}

// solve returns p changed so that the equation holds, without touching the names in used, to which it adds
// the one it changed. It answers false where it finds no rational solution.
//
// With several equations each name is changed at most once, so that a later one does not undo an earlier
// one.
func (e *equation) solve(p Point, used map[string]bool) (Point, bool) {
	if e.rows != nil {
		return e.rows.solve(p, used)
	}
	if v := e.difference.at(p); v.def == interval.Everywhere && v.value.IsZero() {
		return p, true
	}
	for _, v := range e.variables {
		if used[v.name] {
			continue
		}
		for _, change := range v.changes(p[v.name]) {
			if q, ok := e.solveBy(p, v, change); ok {
				used[v.name] = true
				return q, true
			}
		}
	}
	return nil, false
}

// change is a family of values for a variable, by one parameter.
type change func(t rational.Rat) Value

// changes returns the ways in which a variable may be changed: an array as a whole by a factor, and each
// entry, the last one first; a number in itself.
func (v *variable) changes(old Value) []change {
	if !v.array() {
		return []change{Scalar}
	}
	all := []change{func(t rational.Rat) Value { return old.scale(t) }}
	if len(v.shape) == 1 {
		for i := range slices.Backward(old.Entries) {
			all = append(all, func(t rational.Rat) Value {
				entries := slices.Clone(old.Entries)
				entries[i] = Scalar(t)
				return Array(entries...)
			})
		}
	}
	return all
}

// scale multiplies all numbers of an array.
func (v Value) scale(t rational.Rat) Value {
	if v.Entries == nil {
		return Scalar(v.Number.Mul(t))
	}
	entries := make([]Value, len(v.Entries))
	for i, e := range v.Entries {
		entries[i] = e.scale(t)
	}
	return Array(entries...)
}

// solveBy looks for a parameter at which the equation holds, taking the difference of its sides for a
// polynomial of degree two in it; the result is checked. Differences are linear or quadratic in most
// assumptions: sums that are 1, norms that are 1.
func (e *equation) solveBy(p Point, v *variable, c change) (Point, bool) {
	q := p.clone()
	at := func(t rational.Rat) (rational.Rat, bool) {
		q[v.name] = c(t)
		d := e.difference.at(q)
		return d.value, d.def == interval.Everywhere
	}
	// Three values determine the polynomial if there is one. Where the difference is no polynomial of that
	// degree, its zeros are of no use, and the check below says so.
	var g [3]rational.Rat
	for i := range g {
		var ok bool
		if g[i], ok = at(rational.Int(int64(i + 1))); !ok {
			return nil, false
		}
	}
	for _, t := range zeros(g) {
		if d, ok := at(t); ok && d.IsZero() && v.admits(q[v.name]) {
			return q, true
		}
	}
	return nil, false
}

// zeros returns the rational zeros of the polynomial of degree two with the values g at 1, 2, 3. By finite
// differences: g = a*t^2 + b*t + c has the second difference 2*a. An irrational zero is none.
func zeros(g [3]rational.Rat) []rational.Rat {
	two, half := rational.Int(2), rational.New(1, 2)
	first := g[1].Sub(g[0])
	a := g[2].Sub(g[1]).Sub(first).Mul(half)
	b := first.Sub(a.Mul(rational.Int(3)))
	c := g[0].Sub(a).Sub(b)
	if a.IsZero() {
		if b.IsZero() {
			return nil
		}
		return []rational.Rat{c.Neg().Quo(b)}
	}
	root, ok := b.Mul(b).Sub(a.Mul(c).Mul(rational.Int(4))).Root(2)
	if !ok {
		return nil
	}
	center, radius := b.Neg().Quo(a.Mul(two)), root.Quo(a.Mul(two)).Abs()
	return []rational.Rat{center.Add(radius), center.Sub(radius)}
}

// admits reports that all numbers of a value are ones that the variable may have.
func (v *variable) admits(x Value) bool {
	for _, r := range x.leaves(nil) {
		if !v.admitsNumber(r) {
			return false
		}
	}
	return true
}

// admitsNumber checks the kind, the range and the conditions on this number alone; structures and equations
// concern whole values.
func (v *variable) admitsNumber(r rational.Rat) bool {
	if v.integer && !r.IsInt() || !v.low.admitsAbove(r) || !v.high.admitsBelow(r) {
		return false
	}
	for _, f := range v.filters {
		if f.rejects(r) {
			return false
		}
	}
	return true
}
