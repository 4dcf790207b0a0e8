package nabla

import (
	"context"
	"slices"

	"nabla/numeric"
	"nabla/symbolic"
)

// Antiderivatives from tables and solutions of equations are often formulas that have no real value anywhere, or whose
// two sides are real at different points. Over the real numbers nothing can be said of such a step. It is then looked
// at over the complex numbers with principal branches, where both sides have values.

// units are the names that the imaginary unit may have; the first that the step does not use is taken.
var units = []string{"i", "j", "iota"}

// overComplex judges a step over the complex numbers of which the sides have no real values in common. ok
// is false where that decides nothing. Both sides are resolved anew from their syntax, because canonical
// forms over the reals have used real identities. Only a proof or a refutation is taken over, and the
// remark says where it holds.
func (c *Checker) overComplex(ctx context.Context, s *step, q *equation) (j Judgement, ok bool) {
	if !q.real() || s.left.node == nil || s.right.node == nil {
		return j, false
	}
	if !c.satisfiable(ctx, q) { // it is not the sides that have no values
		return j, false
	}
	names := symbolic.Names(symbolic.Difference(q.a, q.b))
	k := slices.IndexFunc(units, func(unit string) bool { return !slices.Contains(names, unit) && q.base.Variable(unit) == nil })
	if k < 0 {
		return j, false
	}
	scope := q.base.Clone()
	scope.Declare(&symbolic.Variable{Name: units[k], Kind: symbolic.Imaginary})
	left, errLeft := symbolic.Resolve(s.left.node, scope, s.left.text)
	right, errRight := symbolic.Resolve(s.right.node, scope, s.right.text)
	if errLeft != nil || errRight != nil {
		return j, false
	}
	z, err := newEquation(left, right, scope)
	if err != nil {
		return j, false
	}
	j = c.decide(ctx, s, z)
	j.Remarks = append(j.Remarks, msgComplex)
	return j, j.Verdict == Proved || j.Verdict == Wrong
}

// satisfiable reports whether a point was found at which the assumptions on the numbers of the step hold.
func (c *Checker) satisfiable(ctx context.Context, q *equation) bool {
	if len(q.base.Given()) == 0 {
		return true
	}
	sum := symbolic.Int(0)
	for _, name := range symbolic.Names(symbolic.Difference(q.a, q.b)) {
		if v := q.base.Variable(name); v == nil || len(v.Shape) == 0 && v.Kind != symbolic.FunctionOf {
			sum = symbolic.Sum(sum, symbolic.Symbol(name))
		}
	}
	o := numeric.Compare(ctx, sum, sum, q.base, numeric.Options{Seed: c.options.Seed, Points: 1})
	return o.Agreement.Points > 0
}
