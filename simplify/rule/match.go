package rule

import (
	"nabla/parser/limit"
	"nabla/symbolic"
)

// matcher is one attempt to match a pattern. Matching is a search with backtracking: every function gets
// the rest of the work as a continuation and answers whether it succeeded; variables that were bound on the
// way are free again when it did not. Sums and products are matched modulo order and grouping, for which
// there may be exponentially many ways; steps bounds them.
type matcher struct {
	values []*symbolic.Expr // by number of the variable, nil while free
	steps  int              // comparisons that are left
}

// match matches p with the whole of e.
func (m *matcher) match(p *pattern, e *symbolic.Expr, then func() bool) bool {
	if m.steps--; m.steps < 0 {
		return false
	}
	switch {
	case p.ground != nil:
		return symbolic.Equal(p.ground, e) && then()
	case p.variable >= 0:
		return m.bind(p.variable, e, then)
	case p.kind == symbolic.KindSum:
		return e.Kind() == p.kind && e.Number().Equal(p.number) && len(e.Args()) <= limit.RuleOperands &&
			m.terms(p.args, e.Args(), true, func([]*symbolic.Expr) bool { return then() })
	case p.kind == symbolic.KindProduct:
		return m.product(p, e, then)
	case p.kind != e.Kind() || p.fn != e.Function() || p.name != e.Name() || p.op != e.Op() || len(p.args) != len(e.Args()):
		return false
	case p.symmetric():
		return m.permuted(p.args, e.Args(), then)
	}
	return m.sequence(p.args, e.Args(), then)
}

// fits reports that p may match e, by what both are at their root. Most operands are turned away by it, before
// anything is prepared for a match.
func (p *pattern) fits(e *symbolic.Expr) bool {
	switch {
	case p.variable >= 0 || p.kind == symbolic.KindProduct:
		return true
	case p.ground != nil:
		return symbolic.Equal(p.ground, e)
	}
	return p.kind == e.Kind() && p.fn == e.Function()
}

// bind gives a free variable its value for the rest of the match; one that has a value must be equal to it.
func (m *matcher) bind(variable int, e *symbolic.Expr, then func() bool) bool {
	if v := m.values[variable]; v != nil {
		return symbolic.Equal(v, e) && then()
	}
	m.values[variable] = e
	if then() {
		return true
	}
	m.values[variable] = nil
	return false
}

// symmetric reports that the order of the operands means nothing: max and min, equations, and and or.
func (p *pattern) symmetric() bool {
	switch p.kind {
	case symbolic.KindCall:
		return p.fn != nil && p.fn.Variadic
	case symbolic.KindRelation:
		return p.op == symbolic.Equals || p.op == symbolic.NotEquals
	}
	return p.kind == symbolic.KindDelta || p.kind == symbolic.KindLogic
}

// sequence matches operands one by one, in their order.
func (m *matcher) sequence(ps []*pattern, es []*symbolic.Expr, then func() bool) bool {
	if len(ps) == 0 {
		return then()
	}
	return m.match(ps[0], es[0], func() bool { return m.sequence(ps[1:], es[1:], then) })
}

// permuted tries every operand for the first pattern, then the rest for the others.
func (m *matcher) permuted(ps []*pattern, es []*symbolic.Expr, then func() bool) bool {
	if len(ps) == 0 {
		return then()
	}
	for i, e := range es {
		if m.match(ps[0], e, func() bool { return m.permuted(ps[1:], without(es, i), then) }) {
			return true
		}
	}
	return false
}

// terms matches patterns with distinct terms and hands the other terms on. With whole set, nothing may be
// left: the last free variable takes all terms that remain.
func (m *matcher) terms(ps []*pattern, ts []*symbolic.Expr, whole bool, then func([]*symbolic.Expr) bool) bool {
	if len(ps) == 0 {
		return (!whole || len(ts) == 0) && then(ts)
	}
	p, rest := m.next(ps)
	if whole && len(rest) == 0 && m.free(p) {
		return len(ts) > 0 && m.bind(p.variable, symbolic.Sum(ts...), func() bool { return then(nil) })
	}
	for i, t := range ts {
		if p.fits(t) && m.match(p, t, func() bool { return m.terms(rest, without(ts, i), whole, then) }) {
			return true
		}
	}
	return false
}

// next picks the operand to match next: free variables wait until they are all that is left. What has
// structure fits few places and should choose first.
func (m *matcher) next(ps []*pattern) (*pattern, []*pattern) {
	for i, p := range ps {
		if !m.free(p) {
			rest := make([]*pattern, 0, len(ps)-1)
			return p, append(append(rest, ps[:i]...), ps[i+1:]...)
		}
	}
	return ps[0], ps[1:]
}

// free reports a variable that has no value yet.
func (m *matcher) free(p *pattern) bool { return p.variable >= 0 && m.values[p.variable] == nil }

// without returns a new slice: the old one is needed when the search comes back.
func without(es []*symbolic.Expr, i int) []*symbolic.Expr {
	rest := make([]*symbolic.Expr, 0, len(es)-1)
	return append(append(rest, es[:i]...), es[i+1:]...)
}
