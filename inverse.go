package nabla

import (
	"context"
	"slices"

	"nabla/numeric/rational"
	"nabla/symbolic"
)

// inversion is an equation F(u) = v that a side by itself, or the difference of both, has been solved for:
// it holds wherever v lies in the principal range of F and the inverse of F takes v to u. For a root:
// sqrt(u) = v holds exactly where v >= 0 and u = v^2.
type inversion struct {
	argument  *symbolic.Expr // u
	back      *symbolic.Expr // the inverse of F at v
	principal *symbolic.Expr // v lies in the principal range of F
}

// inverted looks for a condition of the kind "v lies in the principal range": acos(cos(x)) = x for 0 <= x <= pi,
// sqrt(x^2 - 2*x + 1) = x - 1 for 0 <= x - 1. A step may be solved for each inverse function and each root that
// stands in it as a term; the first condition under which the inverse equation is proved, and that holds on an
// open set, is the answer.
func (c *Checker) inverted(ctx context.Context, q *equation) *symbolic.Expr {
	for _, i := range inversions(q) {
		u := q.under([]*symbolic.Expr{i.principal})
		u.a, u.b, u.left, u.right = i.back, i.argument, i.back, i.argument
		if argument := c.normalize(ctx, u); !argument.proved() || len(argument.Conditions) > 0 {
			continue
		}
		if seen := c.compare(ctx, q.under([]*symbolic.Expr{i.principal})); seen.agreeing() > 0 && !seen.differ() {
			return tidy(ctx, i.principal, q.scope)
		}
	}
	return nil
}

// inversions solves the equation for every term that is a multiple of an inverse function or of a root.
func inversions(q *equation) []inversion {
	difference := symbolic.Difference(q.a, q.b)
	if difference.Kind() != symbolic.KindSum {
		return nil
	}
	var found []inversion
	terms := difference.Args()
	for k, term := range terms {
		c, f := rational.Int(1), term
		if term.Kind() == symbolic.KindProduct && len(term.Args()) == 1 {
			c, f = term.Number(), term.Arg(0)
		}
		if c.IsZero() { // a term that stands only for its domain
			continue
		}
		rest := symbolic.Sum(append(slices.Delete(slices.Clone(terms), k, k+1), symbolic.Number(difference.Number()))...)
		v := symbolic.Scale(c.Neg().Inv(), rest)
		if i, ok := invert(f, v); ok {
			found = append(found, i)
		}
	}
	slices.SortStableFunc(found, func(i, j inversion) int { return symbolic.Count(i.principal) - symbolic.Count(j.principal) })
	return found
}

// invert solves f = v for the argument of f, an inverse function of the table or a root u^(1/n).
func invert(f, v *symbolic.Expr) (i inversion, ok bool) {
	switch f.Kind() {
	case symbolic.KindCall:
		if f.Function() == nil || len(f.Args()) != 1 {
			return i, false
		}
		back, principal, ok := symbolic.Invert(f.Function(), v)
		return inversion{argument: f.Arg(0), back: back, principal: principal}, ok
	case symbolic.KindPower:
		if !f.Arg(1).IsNumber() || f.Arg(1).IsZero() {
			return i, false
		}
		n, ok := f.Arg(1).Number().Inv().Int64()
		if !ok || n < 2 {
			return i, false
		}
		principal := symbolic.Relation(symbolic.LessEqual, symbolic.Int(0), v)
		return inversion{argument: f.Arg(0), back: symbolic.Power(v, symbolic.Int(n)), principal: principal}, true
	}
	return i, false
}
