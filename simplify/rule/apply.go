package rule

import (
	"nabla/parser/limit"
	"nabla/symbolic"
)

// Apply returns e with the rule used once at its root, if the left side matches there and the guards are
// proved. For a sum or product the left side may be a part of it. The error is that of a rule that does not
// read.
//
// A rule a*b => c applied to a*b*d gives c*d; a + b => c applied to 2*a + 2*b + d gives 2*c + d.
func (r *Rule) Apply(e *symbolic.Expr, holds Proof) (*symbolic.Expr, bool, error) {
	if err := r.compile(); err != nil {
		return nil, false, err
	}
	a := application{rule: &r.compiled, holds: holds}
	a.values = make([]*symbolic.Expr, len(r.compiled.variables))
	a.steps = limit.MatchSteps
	return a.result, a.root(r.compiled.pattern, e), nil
}

// application is the matcher of one use of a rule at the root of an expression.
type application struct {
	matcher
	rule   *compiled
	holds  Proof
	result *symbolic.Expr
}

// root matches p with e or a part of e and builds the result.
func (a *application) root(p *pattern, e *symbolic.Expr) bool {
	switch p.kind {
	case symbolic.KindSum:
		return e.Kind() == symbolic.KindSum && a.sum(p, e)
	case symbolic.KindProduct:
		return e.Kind() == symbolic.KindProduct && a.part(p, termOf(e), false, func(rest term) bool {
			return a.finish(func(right *symbolic.Expr) *symbolic.Expr { return symbolic.Product(right, rest.expr()) })
		})
	case symbolic.KindPower:
		return e.Kind() == symbolic.KindPower && a.power(p, e)
	}
	return a.match(p, e, func() bool { return a.finish(same) })
}

// same builds nothing around the right side.
func same(e *symbolic.Expr) *symbolic.Expr { return e }

// finish checks the guards and builds the result around the right side. A guard that fails sends the
// matcher on to the next way to match.
func (a *application) finish(around func(right *symbolic.Expr) *symbolic.Expr) bool {
	for _, g := range a.rule.guards {
		if !g(a.values, a.holds) {
			return false
		}
	}
	a.result = around(symbolic.SubstituteAll(a.rule.right, a.rule.variables, a.values))
	return true
}

// power matches e itself or, for base^k, any e = b^(k*q) with a whole q > 0.
func (a *application) power(p *pattern, e *symbolic.Expr) bool {
	if a.match(p, e, func() bool { return a.finish(same) }) {
		return true
	}
	// (b^k)^q is b^(k*q) for integers k and q of one sign, without a change of the domain.
	base, k := p.split()
	n, ok := e.Arg(1).IsInteger()
	if !ok || base == p || k == 0 || n%k != 0 || n/k < 2 {
		return false
	}
	q := symbolic.Int(n / k)
	return a.match(base, e.Arg(0), func() bool {
		return a.finish(func(right *symbolic.Expr) *symbolic.Expr { return symbolic.Power(right, q) })
	})
}

// sum matches the terms of p, all with one common multiplier, with terms of e. The multiplier is what the
// first term leaves of the term it matches; a constant of p is one more term. With sin(x)^2 + cos(x)^2 => 1
// that is how 3*y*sin(x)^2 + 3*y*cos(x)^2 becomes 3*y.
func (a *application) sum(p *pattern, e *symbolic.Expr) bool {
	terms := e.Args()
	if !e.Number().IsZero() {
		terms = append(append(make([]*symbolic.Expr, 0, len(terms)+1), terms...), symbolic.Number(e.Number()))
	}
	if len(terms) > limit.RuleOperands || len(terms) < len(p.args) {
		return false
	}
	lead, others := p.args[0], p.args[1:]
	if !p.number.IsZero() {
		constant := &pattern{kind: symbolic.KindNumber, variable: -1, ground: symbolic.Number(p.number)}
		others = append(others[:len(others):len(others)], constant)
	}
	for i, t := range terms {
		if a.part(lead, termOf(t), false, func(multiplier term) bool {
			return a.scaled(others, without(terms, i), multiplier, a.sumOf(multiplier))
		}) {
			return true
		}
	}
	return false
}

// sumOf returns what builds multiplier*right + the terms that were not matched.
func (a *application) sumOf(multiplier term) func(rest []*symbolic.Expr) bool {
	return func(rest []*symbolic.Expr) bool {
		return a.finish(func(right *symbolic.Expr) *symbolic.Expr {
			return symbolic.Sum(append(rest[:len(rest):len(rest)], symbolic.Product(multiplier.expr(), right))...)
		})
	}
}

// scaled matches every pattern with a term that is the multiplier times what the pattern says.
func (a *application) scaled(ps []*pattern, ts []*symbolic.Expr, multiplier term, then func([]*symbolic.Expr) bool) bool {
	if len(ps) == 0 {
		return then(ts)
	}
	p, others := a.next(ps)
	for i, t := range ts {
		q, ok := divide(termOf(t), multiplier)
		if ok && a.match(p, q.expr(), func() bool { return a.scaled(others, without(ts, i), multiplier, then) }) {
			return true
		}
	}
	return false
}
