package simplify

import (
	"context"
	"slices"

	"nabla/simplify/normal"
	"nabla/simplify/rule"
	"nabla/symbolic"
)

// proof decides equality and conditions by package normal, under the assumptions of a scope.
type proof struct {
	ctx   context.Context
	scope *symbolic.Scope
	known map[uint64]bool // conditions that were asked before, by hash
}

// prover returns what proves the guards of rules.
func prover(ctx context.Context, scope *symbolic.Scope) rule.Proof {
	p := proof{ctx, scope, map[uint64]bool{}}
	return p.holds
}

// equal reports that a and b are proved equal wherever both are defined, without further conditions.
func (p proof) equal(a, b *symbolic.Expr) bool {
	conditions, ok := p.compare(a, b)
	return ok && len(conditions) == 0
}

// compare reports that a and b are proved equal wherever both are defined and the conditions hold. Other
// outcomes, unknown among them, count as not proved.
func (p proof) compare(a, b *symbolic.Expr) (conditions []*symbolic.Expr, ok bool) {
	d := normal.Equal(p.ctx, a, b, p.scope)
	return d.Conditions, d.Zero == normal.Proved
}

// holds reports that a condition is proved. A comparison is turned into an equation that only it makes
// true: x > 0 is sign(x) = 1, x >= 0 is |x| = x, x != 0 is sign(x)^2 = 1.
//
// sign(x) = 1 for a real x is x > 0, so that one prover serves for equations and for conditions.
func (p proof) holds(c *symbolic.Expr) bool {
	if answer, ok := p.known[c.Hash()]; ok {
		return answer
	}
	answer := p.decide(c)
	p.known[c.Hash()] = answer
	return answer
}

// decide takes conditions apart: all parts of a conjunction, some part of a disjunction. Some part of a
// disjunction need not hold everywhere where the whole does; then nothing is proved, which is no harm.
func (p proof) decide(c *symbolic.Expr) bool {
	switch c.Kind() {
	case symbolic.KindLogic:
		switch c.Op() {
		case symbolic.And:
			return !slices.ContainsFunc(c.Args(), func(a *symbolic.Expr) bool { return !p.holds(a) })
		case symbolic.Or:
			return slices.ContainsFunc(c.Args(), p.holds)
		}
	case symbolic.KindRelation:
		x := symbolic.Difference(c.Arg(1), c.Arg(0))
		switch c.Op() {
		case symbolic.Less:
			return p.equal(symbolic.ApplyName("sign", x), symbolic.Int(1))
		case symbolic.LessEqual:
			return p.nonnegative(x) || p.equal(symbolic.ApplyName("abs", x), x)
		case symbolic.NotEquals:
			return p.equal(symbolic.Power(symbolic.ApplyName("sign", x), symbolic.Int(2)), symbolic.Int(1))
		case symbolic.Equals:
			return p.equal(c.Arg(0), c.Arg(1))
		}
	}
	return false
}

// nonnegative reports that an expression is at least 0 by its structure: a sum of such terms, also over an index, a product
// of such factors, an even power.
func (p proof) nonnegative(x *symbolic.Expr) bool {
	each := func(args []*symbolic.Expr) bool {
		return x.Number().Sign() >= 0 && !slices.ContainsFunc(args, func(a *symbolic.Expr) bool {
			return !p.holds(symbolic.Relation(symbolic.LessEqual, symbolic.Int(0), a))
		})
	}
	switch x.Kind() {
	case symbolic.KindSum:
		return each(x.Args())
	case symbolic.KindProduct:
		return each(x.Args())
	case symbolic.KindPower:
		n, ok := x.Arg(1).IsInteger()
		return ok && n%2 == 0
	case symbolic.KindBig:
		return !x.IsProduct() && p.holds(symbolic.Relation(symbolic.LessEqual, symbolic.Int(0), symbolic.Open(x).Body))
	}
	return false
}

// attempts is how many of the shortest forms are tried to be proved. A proof costs far more than a form.
const attempts = 12

// closed is a form that is proved.
type closed struct {
	*candidate
	conditions []*symbolic.Expr // beyond the domain of the form
}

// proved returns the shortest form that is proved equal to the start and defined wherever the start is.
func (s *search) proved() (closed, error) {
	unchanged := closed{candidate: s.start}
	start, err := s.scope.Expand(s.start.expr)
	if err != nil {
		return unchanged, nil // a definition that cannot be expanded is told by whoever evaluates it
	}
	forms := slices.Clone(s.all)
	slices.SortStableFunc(forms, func(a, b *candidate) int { return a.price.compare(b.price) })
	for _, c := range forms[:min(attempts, len(forms))] {
		// What is no cheaper than the start is of no use, proved or not.
		if c == s.start {
			break
		}
		if err := s.ctx.Err(); err != nil {
			return unchanged, err
		}
		e, err := s.scope.Expand(c.expr)
		if err != nil {
			continue
		}
		if conditions, ok := s.valid(start, e); ok {
			return closed{c, conditions}, nil
		}
	}
	return unchanged, nil
}

// valid reports that e is proved equal to start and to be a real number wherever start is, and returns what
// start demands beyond e. Both are expanded. A proof may leave out points where the base of a power with a
// variable exponent is 0.
//
// Both directions are asked: the form must be defined wherever the start is, else it would be a wider claim
// than proved; and what the start demands beyond the form is told.
func (s *search) valid(start, e *symbolic.Expr) ([]*symbolic.Expr, bool) {
	p := proof{s.ctx, s.scope, map[uint64]bool{}}
	conditions, ok := p.compare(start, e)
	if !ok || slices.ContainsFunc(conditions, func(c *symbolic.Expr) bool { return !variableBase(start, c) }) {
		return nil, false
	}
	mine, yours := demands(start), demands(e)
	if len(s.unmet(yours, mine)) > 0 {
		return nil, false
	}
	for _, d := range s.unmet(mine, yours) {
		conditions = append(conditions, d.condition())
	}
	return conditions, true
}

// variableBase reports that a condition is b != 0 for the base b of a power with a variable exponent in e.
func variableBase(e, condition *symbolic.Expr) bool {
	if condition.Kind() != symbolic.KindRelation || condition.Op() != symbolic.NotEquals {
		return false
	}
	b := primitive(symbolic.Difference(condition.Arg(0), condition.Arg(1))).core
	return symbolic.Any(e, func(n *symbolic.Expr) bool {
		return n.Kind() == symbolic.KindPower && n.Arg(1).Kind() != symbolic.KindNumber &&
			symbolic.Equal(primitive(n.Arg(0)).core, b)
	})
}

// unmet returns the demands that do not follow from the given ones. What is given is assumed in a scope of
// its own, for the length of the question.
func (s *search) unmet(wanted, given []demand) []demand {
	scope := s.scope.Clone()
	for _, d := range given {
		scope.Assume(d.condition())
	}
	p := proof{s.ctx, scope, map[uint64]bool{}}
	return missing(wanted, given, func(d demand) bool { return p.holds(d.condition()) })
}
