package nabla

import (
	"context"
	"slices"

	"nabla/parser/limit"
	"nabla/symbolic"
)

// Conditions under which a refuted step is true: signs of parts, a principal range, a least size. Values
// propose, the exact argument decides; no condition is printed that has not been proved sufficient. That it
// is necessary is not claimed.

// condition looks for a condition under which a step holds that fails somewhere, and names the argument
// that proves the step under it; nil if there is none. Signs and ranges are looked for only if the sides
// agree somewhere: where they never do there is no condition.
func (c *Checker) condition(ctx context.Context, q *equation, seen observation) (condition *symbolic.Expr, method string) {
	if !q.real() {
		return nil, ""
	}
	if seen.outcome.Agrees() {
		if condition = c.signCondition(ctx, q, seen); condition != nil {
			return prune(ctx, condition, q.scope), "proof by cases of signs"
		}
		if condition = c.inverted(ctx, q); condition != nil {
			return condition, "the inverse function on its principal range"
		}
		if closed, ok := c.unrooted(ctx, q); ok {
			if condition = c.signCondition(ctx, closed, seen); condition != nil {
				return prune(ctx, condition, q.scope), "proof by cases of signs"
			}
		}
	}
	return c.sizeCondition(ctx, q), byCasesOfSizes
}

// unrooted returns the equation with closed forms of both sides, if a sum stands under a root of a small step: it may be a
// square in another form.
func (c *Checker) unrooted(ctx context.Context, q *equation) (*equation, bool) {
	sumUnderRoot := func(e *symbolic.Expr) bool {
		return e.Kind() == symbolic.KindPower && e.Arg(1).IsNumber() && !e.Arg(1).Number().IsInt() && symbolic.Any(e.Arg(0), func(n *symbolic.Expr) bool { return n.Kind() == symbolic.KindSum })
	}
	if symbolic.Count(q.a)+symbolic.Count(q.b) > limit.Unrooting || !symbolic.Any(q.a, sumUnderRoot) && !symbolic.Any(q.b, sumUnderRoot) {
		return nil, false
	}
	return c.closed(ctx, q)
}

// signCondition looks for a combination of signs of the parts on which the step turns (what stands under an
// even root, in an absolute value, a maximum, a condition). Values propose the combinations, and one counts
// if the exact argument proves the step under it. The answer is the disjunction of all of them, or nil. For
// m parts there are 2^m combinations, so only those are tried that some agreeing point has.
func (c *Checker) signCondition(ctx context.Context, q *equation, seen observation) *symbolic.Expr {
	parts := turningPoints(q)
	if len(parts) == 0 || len(parts) > limit.Signs {
		return nil
	}
	var proved [][]int
	for _, signs := range seen.outcome.Agreements(parts) {
		if ctx.Err() == nil && c.holdsUnder(ctx, q, parts, signs) {
			proved = append(proved, signs)
		}
	}
	return union(proved, func(i, sign int) *symbolic.Expr {
		if excluded(q, parts[i]) {
			return signed(parts[i], sign, symbolic.Less)
		}
		return signed(parts[i], sign, symbolic.LessEqual)
	})
}

// excluded reports that a side is undefined where the part is 0, so that the condition leaves the zero out.
func excluded(q *equation, part *symbolic.Expr) bool {
	nonzero := symbolic.Relation(symbolic.NotEquals, part, symbolic.Int(0))
	for _, c := range slices.Concat(symbolic.Domain(q.a), symbolic.Domain(q.b)) {
		if symbolic.Equal(c, nonzero) || symbolic.Equal(c, signed(part, 1, symbolic.Less)) || symbolic.Equal(c, signed(part, -1, symbolic.Less)) {
			return true
		}
	}
	return false
}

// holdsUnder reports that the step is proved where each part has its sign (zero allowed) and that the
// region has an inner point: a proof on a border alone is no condition worth printing.
func (c *Checker) holdsUnder(ctx context.Context, q *equation, parts []*symbolic.Expr, signs []int) bool {
	closed := make([]*symbolic.Expr, len(parts))
	open := make([]*symbolic.Expr, len(parts))
	for i, p := range parts {
		closed[i] = signed(p, signs[i], symbolic.LessEqual)
		open[i] = signed(p, signs[i], symbolic.Less)
	}
	u := q.under(closed)
	if argument := c.normalize(ctx, u); (!argument.proved() || len(argument.Conditions) > 0) && !c.byConstancy(ctx, u) {
		return false
	}
	seen := c.compare(ctx, q.under(open))
	return seen.agreeing() > 0 && !seen.differ()
}

// signed is the condition that p has the sign; op says whether zero is allowed.
func signed(p *symbolic.Expr, sign int, op symbolic.Op) *symbolic.Expr {
	if sign < 0 {
		return symbolic.Relation(op, p, symbolic.Int(0))
	}
	return symbolic.Relation(op, symbolic.Int(0), p)
}

// union is the disjunction of the sign combinations, in which state words that a part has a sign; a part
// that may have either sign in otherwise equal combinations is left out. So sqrt(x^2*y^2) = x*y, true for
// (+,+) and (-,-), is "x >= 0 and y >= 0 or x <= 0 and y <= 0", and a part of which the sign does not
// matter is not named. It is the first half of the method of Quine and McCluskey, without the choice among
// prime implicants.
func union(combinations [][]int, state func(part, sign int) *symbolic.Expr) *symbolic.Expr {
	for merged := true; merged; {
		combinations, merged = mergeOnce(combinations)
	}
	var cases []*symbolic.Expr
	for _, signs := range combinations {
		var conjuncts []*symbolic.Expr
		for i, s := range signs {
			if s != 0 {
				conjuncts = append(conjuncts, state(i, s))
			}
		}
		cases = append(cases, symbolic.Conjunction(conjuncts...))
	}
	if len(cases) == 0 {
		return nil
	}
	return symbolic.Disjunction(cases...)
}

// mergeOnce joins two combinations that differ in one sign only.
func mergeOnce(combinations [][]int) ([][]int, bool) {
	for i, a := range combinations {
		for j, b := range combinations[i+1:] {
			if k, ok := onlyDifference(a, b); ok {
				a[k] = 0
				return append(combinations[:i+1+j:i+1+j], combinations[i+2+j:]...), true
			}
		}
	}
	return combinations, false
}

// onlyDifference is the place at which two combinations have opposite signs, if all others are equal.
func onlyDifference(a, b []int) (at int, ok bool) {
	count := 0
	for i := range a {
		if a[i] != b[i] {
			at = i
			count++
		}
	}
	return at, count == 1 && a[at] != 0 && b[at] != 0
}

// turningPoints returns the parts of both sides whose sign decides which branch holds.
func turningPoints(q *equation) []*symbolic.Expr {
	var parts []*symbolic.Expr
	add := func(e *symbolic.Expr) {
		if e.IsNumber() || hidden(e) {
			return
		}
		for _, p := range parts {
			if symbolic.Equal(p, e) || symbolic.Equal(p, symbolic.Negate(e)) {
				return
			}
		}
		parts = append(parts, e)
	}
	for _, side := range []*symbolic.Expr{q.a, q.b} {
		symbolic.Any(side, func(n *symbolic.Expr) bool {
			for _, e := range branching(n) {
				add(e)
			}
			return false
		})
	}
	return parts
}

// hidden reports that e mentions a bound index and means nothing outside of its binder.
func hidden(e *symbolic.Expr) bool {
	return symbolic.Any(e, func(n *symbolic.Expr) bool {
		return n.Kind() == symbolic.KindSymbol && n.Name() != "" && n.Name()[0] == '$'
	})
}

// branching returns the parts of one node whose sign chooses a branch.
func branching(n *symbolic.Expr) []*symbolic.Expr {
	switch n.Kind() {
	case symbolic.KindPower:
		if n.Arg(1).IsNumber() && (!n.Arg(1).Number().IsInt() || n.Arg(1).Number().Sign() < 0) {
			return bases(n.Arg(0))
		}
	case symbolic.KindRelation:
		return []*symbolic.Expr{symbolic.Difference(n.Arg(0), n.Arg(1))}
	case symbolic.KindCall:
		f := n.Function()
		switch {
		case f == nil:
		case f.Kink != nil && len(n.Args()) == 1:
			return n.Args()
		case f.Kink != nil && len(n.Args()) == 2:
			return []*symbolic.Expr{symbolic.Difference(n.Arg(0), n.Arg(1))}
		case f.Name == "log" || f.Integer:
			return bases(n.Arg(0))
		}
	}
	return nil
}

// bases returns what a power under a root or in a logarithm is the power of, factor by factor: its sign is
// what an even power forgets.
func bases(e *symbolic.Expr) []*symbolic.Expr {
	var found []*symbolic.Expr
	factors := []*symbolic.Expr{e}
	if e.Kind() == symbolic.KindProduct {
		factors = e.Args()
	}
	for _, f := range factors {
		if f.Kind() == symbolic.KindPower {
			found = append(found, f.Arg(0))
		} else {
			found = append(found, f)
		}
	}
	return found
}
