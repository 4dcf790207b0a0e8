package nabla

import (
	"context"
	"slices"

	"nabla/numeric/rational"
	"nabla/simplify"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// tidy writes a condition the way one would say it: inequalities solved for the argument of a monotone function,
// without positive factors, and without what holds anyway. The result is equivalent to the condition wherever the
// condition is defined.
func tidy(ctx context.Context, condition *symbolic.Expr, scope *symbolic.Scope) *symbolic.Expr {
	conjuncts := []*symbolic.Expr{condition}
	if condition.Kind() == symbolic.KindLogic && condition.Op() == symbolic.And {
		conjuncts = condition.Args()
	}
	var kept []*symbolic.Expr
	for _, c := range conjuncts {
		if !simplify.Holds(ctx, c, scope) {
			kept = append(kept, solve(ctx, c, scope))
		}
	}
	return symbolic.Conjunction(kept...)
}

// solve writes an inequality in one term c*f and a constant as one between f and a number, or between the
// argument of f and a number if f is a monotone function of which the table has the inverse. log(x) < 1
// becomes x < e: a monotone function keeps the order, a decreasing one turns it, and so does a negative
// factor. It is applied again to the argument, so that nested functions are solved from the outside to the
// inside.
func solve(ctx context.Context, c *symbolic.Expr, scope *symbolic.Scope) *symbolic.Expr {
	if c.Kind() != symbolic.KindRelation || c.Op() != symbolic.Less && c.Op() != symbolic.LessEqual {
		return c
	}
	factor, f, constant, ok := monomial(symbolic.Difference(c.Arg(1), c.Arg(0)))
	if !ok {
		return c
	}
	bound := symbolic.Scale(factor.Neg().Inv(), constant)
	increasing := factor.Sign() > 0
	if bound.IsZero() {
		f = withoutPositive(ctx, f, scope)
	}
	if f.Kind() == symbolic.KindCall && f.Function() != nil && f.Function().Monotone != 0 && len(f.Args()) == 1 {
		if inRange(ctx, c.Op(), increasing, f.Function().Range, bound, scope) {
			return symbolic.True()
		}
		u, principal, ok := symbolic.Invert(f.Function(), bound)
		if ok && simplify.Holds(ctx, principal, scope) {
			up := increasing == (f.Function().Monotone > 0)
			return solve(ctx, compared(c.Op(), up, f.Arg(0), u), scope)
		}
	}
	return compared(c.Op(), increasing, f, bound)
}

// withoutPositive leaves out the factors that are positive numbers.
func withoutPositive(ctx context.Context, f *symbolic.Expr, scope *symbolic.Scope) *symbolic.Expr {
	if f.Kind() != symbolic.KindProduct {
		return f
	}
	return symbolic.Product(slices.DeleteFunc(slices.Clone(f.Args()), func(a *symbolic.Expr) bool {
		return len(symbolic.Names(a)) == 0 && simplify.Holds(ctx, symbolic.Relation(symbolic.Less, symbolic.Int(0), a), scope)
	})...)
}

// inRange reports that all values of a function lie on the side of the bound that the comparison asks for.
func inRange(ctx context.Context, op symbolic.Op, above bool, values function.Range, bound *symbolic.Expr, scope *symbolic.Scope) bool {
	end, attained := values.High, values.HighAttained
	if above {
		end, attained = values.Low, values.LowAttained
	}
	extreme, err := symbolic.Parse(end)
	if end == "" || err != nil {
		return false
	}
	if !attained {
		op = symbolic.LessEqual // the values keep off the end
	}
	return simplify.Holds(ctx, compared(op, above, extreme, bound), scope)
}

// compared is x >= bound, or x <= bound, strict as op is.
func compared(op symbolic.Op, above bool, x, bound *symbolic.Expr) *symbolic.Expr {
	if above {
		return symbolic.Relation(op, bound, x)
	}
	return symbolic.Relation(op, x, bound)
}

// monomial returns the parts of factor*f + constant, where f is neither a sum nor a number and the constant has no names.
func monomial(e *symbolic.Expr) (factor rational.Rat, f, constant *symbolic.Expr, ok bool) {
	terms := []*symbolic.Expr{e}
	constant = symbolic.Int(0)
	if e.Kind() == symbolic.KindSum {
		terms, constant = e.Args(), symbolic.Number(e.Number())
	}
	for _, t := range terms {
		switch {
		case len(symbolic.Names(t)) == 0:
			constant = symbolic.Sum(constant, t)
		case f != nil:
			return factor, nil, nil, false
		default:
			factor, f = rational.Int(1), t
		}
	}
	if f != nil && f.Kind() == symbolic.KindProduct {
		factor = f.Number()
		f = symbolic.Product(f.Args()...)
	}
	return factor, f, constant, f != nil && !factor.IsZero()
}

// prune leaves out the parts of a condition that follow from the others, in each case of a disjunction for
// itself. The longest part is tried first, so that of two equivalent parts the shorter one is kept.
func prune(ctx context.Context, condition *symbolic.Expr, scope *symbolic.Scope) *symbolic.Expr {
	if condition == nil || condition.Kind() != symbolic.KindLogic {
		return condition
	}
	switch condition.Op() {
	case symbolic.Or:
		var cases []*symbolic.Expr
		for _, c := range condition.Args() {
			cases = append(cases, prune(ctx, c, scope))
		}
		return symbolic.Disjunction(cases...)
	case symbolic.And:
		kept := slices.Clone(condition.Args())
		slices.SortStableFunc(kept, func(a, b *symbolic.Expr) int { return symbolic.Count(b) - symbolic.Count(a) }) // the longest go first
		for i := 0; i < len(kept); {
			others := scope.Clone()
			for k, c := range kept {
				if k != i {
					others.Assume(c)
				}
			}
			if simplify.Holds(ctx, kept[i], others) {
				kept = slices.Delete(kept, i, i+1)
			} else {
				i++
			}
		}
		return symbolic.Conjunction(kept...)
	}
	return condition
}
