package nabla

import (
	"context"
	"slices"

	"nabla/simplify"
	"nabla/symbolic"
)

// A derivative is taken off the kinks of what is differentiated, which are few points: max(x_i, x_j) has them where x_i = x_j.
// Where i and j may be one index that is every point, and the step says something else there: its derivative by x_i is 1, and
// 1{x_i > x_j} is 0.

// coincidences returns the conditions i != j under which the kinks are few points. At i = j the step is looked at for itself:
// where it is proved without kinks, no condition is needed.
func (c *Checker) coincidences(ctx context.Context, q *equation) (conditions []*symbolic.Expr) {
	return slices.DeleteFunc(c.apart(ctx, q), func(apart *symbolic.Expr) bool {
		return c.holdsTogether(ctx, q, apart.Arg(0), apart.Arg(1))
	})
}

// apart returns the conditions i != j without which all points are kinks, as far as they are not known to hold.
func (c *Checker) apart(ctx context.Context, q *equation) (conditions []*symbolic.Expr) {
	indices := q.indices()
	for n, i := range indices {
		for _, j := range indices[:n] {
			if apart := symbolic.Relation(symbolic.NotEquals, j, i); q.isKinked(i, j) && !simplify.Holds(ctx, apart, q.base) {
				conditions = append(conditions, apart)
			}
		}
	}
	return conditions
}

// indices returns the names in the kinks that are indices.
func (q *equation) indices() (indices []*symbolic.Expr) {
	for _, name := range symbolic.Names(symbolic.Conjunction(q.kinks...)) {
		if v := q.base.Variable(name); v != nil && v.Kind == symbolic.Index {
			indices = append(indices, symbolic.Symbol(name))
		}
	}
	return indices
}

// isKinked reports whether all points are kinks where two indices are one.
func (q *equation) isKinked(i, j *symbolic.Expr) bool {
	for _, c := range q.kinks {
		if symbolic.Substitute(c, i, j).IsFalse() {
			return true
		}
	}
	return false
}

// holdsTogether reports that the step is proved, without kinks, where two indices are one.
func (c *Checker) holdsTogether(ctx context.Context, q *equation, i, j *symbolic.Expr) bool {
	u, err := newEquation(symbolic.Substitute(q.rawLeft, i, j), symbolic.Substitute(q.rawRight, i, j), q.base)
	if err != nil || len(u.kinks) > 0 {
		return false
	}
	a := c.prove(ctx, u)
	return a.proved() && len(a.Conditions) == 0
}

// isEverywhereKinked reports whether a term of a sum has kinks at all points, as that of |z_k - z_j| with k = j has: then the
// formula of the derivative says nothing.
func (q *equation) isEverywhereKinked() bool {
	indices := q.indices()
	for _, c := range q.kinks {
		if symbolic.Any(c, func(e *symbolic.Expr) bool {
			if e.Kind() != symbolic.KindBig || e.IsProduct() {
				return false
			}
			b := symbolic.Open(e)
			for _, j := range indices {
				if symbolic.Substitute(b.Condition, b.Index, j).IsTrue() && symbolic.Substitute(b.Body, b.Index, j).IsOne() {
					return true
				}
			}
			return false
		}) {
			return true
		}
	}
	return false
}
