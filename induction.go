package nabla

import (
	"context"
	"slices"

	"nabla/numeric/rational"
	"nabla/simplify"
	"nabla/simplify/normal"
	"nabla/symbolic"
)

// Induction over the end n of sums and products: both sides agree at the least n, and from n to n+1 both change by the same
// difference, or by the same factor. Where the sides are defined at some n they are at all before it, because the terms up to
// n are among those up to n+1 and the rest is proved to be defined. The right side of the author is the certificate that
// telescopes the sum (Gosper 1978 finds such certificates; here one is given).

// byInduction reports that the step is proved by induction over the end of a sum or product.
func (c *Checker) byInduction(ctx context.Context, q *equation) bool {
	for _, name := range endsOf(q.a, q.b) {
		i := induction{ctx: ctx, a: q.a, b: q.b, scope: q.scope, n: symbolic.Symbol(name)}
		if ctx.Err() == nil && i.begins() && i.monotone() && i.holdsAtFirst() && (i.sameDifference() || i.sameRatio()) {
			return true
		}
	}
	return false
}

// endsOf returns the names in the upper ends of sums and products that are neither bound nor nested in others, sorted.
func endsOf(sides ...*symbolic.Expr) []string {
	var ends []string
	for _, e := range sides {
		symbolic.Any(e, func(n *symbolic.Expr) bool {
			if n.Kind() == symbolic.KindBig {
				ends = append(ends, symbolic.Names(symbolic.Open(n).Upper)...)
			}
			return false
		})
	}
	slices.Sort(ends)
	return slices.Compact(ends)
}

// induction is a step as a family of equations, one for each n from the first one on.
type induction struct {
	ctx   context.Context
	a, b  *symbolic.Expr
	scope *symbolic.Scope
	n     *symbolic.Expr
	first *symbolic.Expr
}

// begins finds the first n. What is assumed of n must be lower bounds alone, or hold for all smaller n if it does for one; no
// array and no index may have n as its size, since a smaller one would then be another.
func (i *induction) begins() bool {
	declared := i.scope.Variable(i.n.Name())
	if declared == nil {
		return false
	}
	switch declared.Kind {
	case symbolic.PositiveInteger:
		i.first = symbolic.Int(1)
	case symbolic.NaturalNumber:
		i.first = symbolic.Int(0)
	case symbolic.Integer:
	default:
		return false
	}
	return !i.isSize() && i.bounded() && i.first != nil
}

// isSize reports whether an array or an index of the step has n in its size or range.
func (i *induction) isSize() bool {
	return slices.ContainsFunc(symbolic.Names(symbolic.Difference(i.a, i.b)), func(name string) bool {
		v := i.scope.Variable(name)
		return v != nil && slices.ContainsFunc(append([]*symbolic.Expr{v.Lower, v.Upper}, v.Shape...), i.mentions)
	})
}

func (i *induction) mentions(e *symbolic.Expr) bool { return e != nil && e.Contains(i.n.Name()) }

// bounded looks at the assumptions about n, and raises the first one to the lower bounds among them.
func (i *induction) bounded() bool {
	for _, g := range conjuncts(i.scope.Given()) {
		if !i.mentions(g) {
			continue
		}
		if g.Kind() != symbolic.KindRelation || g.Op() != symbolic.LessEqual && g.Op() != symbolic.Less {
			return false
		}
		slack := symbolic.Difference(g.Arg(1), g.Arg(0))
		slope, err := symbolic.Diff(slack, i.n, nil)
		if err != nil || !slope.IsNumber() || !slope.Number().Abs().Equal(rational.Int(1)) {
			return false
		}
		if slope.Number().Sign() < 0 {
			continue // an upper bound holds for what is smaller
		}
		bound := symbolic.Difference(i.n, slack)
		if g.Op() == symbolic.Less {
			bound = symbolic.Sum(bound, symbolic.Int(1))
		}
		if !i.raise(bound) {
			return false
		}
	}
	return true
}

// conjuncts returns conditions with the parts of conjunctions one by one.
func conjuncts(conditions []*symbolic.Expr) (parts []*symbolic.Expr) {
	for _, c := range conditions {
		if c.Kind() == symbolic.KindLogic && c.Op() == symbolic.And {
			parts = append(parts, conjuncts(c.Args())...)
			continue
		}
		parts = append(parts, c)
	}
	return parts
}

// raise moves the first n up to a bound that is an integer, and reports whether the greater one of both is known.
func (i *induction) raise(bound *symbolic.Expr) bool {
	switch {
	case !i.isInteger(bound):
		return false
	case i.first == nil || i.holds(symbolic.Relation(symbolic.LessEqual, i.first, bound)):
		i.first = bound
		return true
	}
	return i.holds(symbolic.Relation(symbolic.LessEqual, bound, i.first))
}

// isInteger reports whether a bound is a whole number, or a name that is one, with a whole number added.
func (i *induction) isInteger(e *symbolic.Expr) bool {
	for _, name := range symbolic.Names(e) {
		v := i.scope.Variable(name)
		if v == nil || v.Kind < symbolic.Integer || v.Kind > symbolic.Index {
			return false
		}
		slope, err := symbolic.Diff(e, symbolic.Symbol(name), nil)
		if err != nil {
			return false
		}
		if _, whole := slope.IsInteger(); !whole {
			return false
		}
		e = symbolic.Substitute(e, symbolic.Symbol(name), symbolic.Int(0))
	}
	_, whole := e.IsInteger()
	return whole
}

func (i *induction) holds(c *symbolic.Expr) bool {
	return simplify.Holds(i.ctx, c, i.above())
}

// above returns the scope with n from the first one on, and from 0 on if the first one is.
func (i *induction) above() *symbolic.Scope {
	scope := i.scope.Clone()
	if i.first == nil {
		return scope
	}
	scope.Assume(symbolic.Relation(symbolic.LessEqual, i.first, i.n))
	if zero := symbolic.Int(0); simplify.Holds(i.ctx, symbolic.Relation(symbolic.LessEqual, zero, i.first), i.scope) {
		scope.Assume(symbolic.Relation(symbolic.LessEqual, zero, i.n))
	}
	return scope
}

// monotone reports that both sides are defined for all smaller n if they are for one: n stands in the upper ends of sums and
// products, which grow with it, and in what is proved to be defined.
func (i *induction) monotone() bool {
	for _, side := range []*symbolic.Expr{i.a, i.b} {
		if symbolic.Any(side, i.isErratic) {
			return false
		}
		for _, c := range symbolic.Domain(side) {
			if i.mentions(c) && !i.holds(c) {
				return false
			}
		}
	}
	return true
}

// isErratic reports a part that may be defined at n and not before: a sum with n elsewhere than in its upper end, or what
// Domain does not look into. A sum with a condition on its index is one, too: its term at n+1 may be left out by the condition.
func (i *induction) isErratic(e *symbolic.Expr) bool {
	if !i.mentions(e) {
		return false
	}
	switch e.Kind() {
	case symbolic.KindBig:
		b := symbolic.Open(e)
		slope, err := symbolic.Diff(b.Upper, i.n, nil)
		return i.mentions(b.Body) || i.mentions(b.Lower) || !b.Condition.IsTrue() ||
			err != nil || !slope.IsOne() || !i.holds(symbolic.Relation(symbolic.LessEqual, b.Lower, symbolic.Sum(b.Upper, symbolic.Int(1))))
	case symbolic.KindPower:
		return i.mentions(e.Arg(1)) && !i.isSteady(e)
	case symbolic.KindIntegral, symbolic.KindPiecewise, symbolic.KindDerivative, symbolic.KindAt, symbolic.KindInverse,
		symbolic.KindDeterminant, symbolic.KindComponent, symbolic.KindDelta:
		return true
	case symbolic.KindCall:
		return e.Function() == nil
	}
	return false
}

// isSteady reports whether a power with n in its exponent is defined for all n or for none: 0^n is not at n = 0, and (-1)^(n/2)
// is for every other n.
func (i *induction) isSteady(power *symbolic.Expr) bool {
	base, exponent, zero := power.Arg(0), power.Arg(1), symbolic.Int(0)
	if i.holds(symbolic.Relation(symbolic.Less, zero, base)) {
		return true
	}
	return i.isInteger(exponent) && (i.holds(symbolic.Relation(symbolic.NotEquals, base, zero)) || i.holds(symbolic.Relation(symbolic.Less, zero, exponent)))
}

// at returns an expression with a value for n.
func (i *induction) at(e, n *symbolic.Expr) *symbolic.Expr { return symbolic.Substitute(e, i.n, n) }

// next returns an expression at n+1, with the last factors of products and the last terms of sums split off.
func (i *induction) next(e *symbolic.Expr) *symbolic.Expr {
	return symbolic.Rewrite(e, func(part *symbolic.Expr) (*symbolic.Expr, bool) {
		switch {
		case !i.mentions(part):
			return part, true
		case symbolic.Equal(part, i.n):
			return symbolic.Sum(i.n, symbolic.Int(1)), true
		case part.Kind() != symbolic.KindBig:
			return nil, false
		}
		b := symbolic.Open(part)
		last := symbolic.Substitute(b.Body, b.Index, symbolic.Sum(b.Upper, symbolic.Int(1)))
		if part.IsProduct() {
			return symbolic.Product(part, last), true
		}
		return symbolic.Sum(part, last), true
	})
}

// equal reports that two expressions are equal under no condition.
func (i *induction) equal(a, b *symbolic.Expr, scope *symbolic.Scope) bool {
	d := normal.Equal(i.ctx, i.withoutBinomials(a), i.withoutBinomials(b), scope)
	return d.Zero == normal.Proved && len(d.Conditions) == 0
}

// holdsAtFirst reports that the step holds at the first n.
func (i *induction) holdsAtFirst() bool {
	return i.equal(i.at(i.a, i.first), i.at(i.b, i.first), i.scope)
}

// sameDifference reports that both sides change by the same difference.
func (i *induction) sameDifference() bool {
	return i.equal(symbolic.Difference(i.next(i.a), i.a), symbolic.Difference(i.next(i.b), i.b), i.above())
}

// sameRatio reports that both sides change by the same factor, and that one of them is never 0.
func (i *induction) sameRatio() bool {
	nonzero := func(e *symbolic.Expr) bool { return i.holds(symbolic.Relation(symbolic.NotEquals, e, symbolic.Int(0))) }
	return (nonzero(i.b) || nonzero(i.a)) &&
		i.equal(symbolic.Product(i.next(i.a), i.b), symbolic.Product(i.a, i.next(i.b)), i.above())
}
