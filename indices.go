package nabla

import (
	"context"

	"nabla/parser/limit"
	"nabla/symbolic"
)

// byIndices reports that a step is proved for each value of an index that takes only a few: one with a
// range of numbers, or one by which a vector is told apart that is written out, [a, b, c]_k. The values are
// all that the index can take where both sides are defined, so that the proofs cover the step.
func (c *Checker) byIndices(ctx context.Context, q *equation) bool {
	name, values := q.fewValues()
	for _, v := range values {
		u := q.at(symbolic.Symbol(name), symbolic.Int(v))
		if a := c.normalize(ctx, u); ctx.Err() != nil || !a.proved() || len(a.Conditions) > 0 {
			return false
		}
	}
	return len(values) > 0
}

// fewValues returns an index of the step that takes only a few values wherever both sides are defined, and these.
func (q *equation) fewValues() (name string, values []int64) {
	for _, name := range q.names() {
		v := q.base.Variable(name)
		if v == nil || v.Kind != symbolic.Index {
			continue
		}
		lower, isLower := v.Lower.IsInteger()
		upper, isUpper := v.Upper.IsInteger()
		if isLower && isUpper && lower <= upper && upper-lower < limit.Indices {
			for k := lower; k <= upper; k++ {
				values = append(values, k)
			}
			return name, values
		}
	}
	for _, e := range []*symbolic.Expr{q.a, q.b} {
		if name, values := selected(e); len(values) > 0 {
			return name, values
		}
	}
	return "", nil
}

// selected returns the values of an index outside of which an expression is undefined, as it has an entry
// at that index of an array that is written out. Sums, products, powers and functions have no value where a
// part has none, so what one part rules out is ruled out for the whole.
func selected(e *symbolic.Expr) (name string, values []int64) {
	switch e.Kind() {
	case symbolic.KindPiecewise:
		return casesOf(e)
	case symbolic.KindSum, symbolic.KindProduct, symbolic.KindPower, symbolic.KindCall:
		for _, a := range e.Args() {
			if name, values := selected(a); len(values) > 0 {
				return name, values
			}
		}
	}
	return "", nil
}

// casesOf reads a distinction of cases k = 1, k = 2, ..., without a value otherwise.
func casesOf(e *symbolic.Expr) (name string, values []int64) {
	args := e.Args()
	if !symbolic.Equal(args[len(args)-1], symbolic.Undefined()) || len(args)/2 > limit.Indices {
		return "", nil
	}
	for i := 0; i+1 < len(args); i += 2 {
		index, k, ok := equalsInteger(args[i])
		if !ok || name != "" && name != index {
			return "", nil
		}
		name, values = index, append(values, k)
	}
	return name, values
}

// equalsInteger reads the condition that a name is an integer.
func equalsInteger(c *symbolic.Expr) (name string, k int64, ok bool) {
	if c.Kind() != symbolic.KindRelation || c.Op() != symbolic.Equals {
		return "", 0, false
	}
	x, y := c.Arg(0), c.Arg(1)
	if x.IsNumber() {
		x, y = y, x
	}
	k, ok = y.IsInteger()
	return x.Name(), k, ok && x.Kind() == symbolic.KindSymbol
}

// at returns the equation with a value for an index.
func (q *equation) at(index, value *symbolic.Expr) *equation {
	u := *q
	for _, e := range []**symbolic.Expr{&u.rawLeft, &u.rawRight, &u.left, &u.right, &u.a, &u.b} {
		*e = symbolic.Substitute(*e, index, value)
	}
	return &u
}
