package normal

import (
	"context"
	"slices"

	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/symbolic"
)

// Verdict says what an exact argument found about a difference of two expressions.
type Verdict uint8

// The verdicts. The zero value claims nothing.
const (
	Unknown     Verdict = iota // nothing is claimed
	Proved                     // the difference is 0 wherever both sides are defined and the assumptions hold
	NonzeroForm                // the difference has a normal form that is not 0; that is evidence, not a refutation
)

// String returns the verdict in lower case.
func (v Verdict) String() string {
	return [...]string{"unknown", "proved", "nonzero form"}[v]
}

// Decision is the outcome of an exact comparison. A proof with Conditions is one of a = b where these hold;
// the caller decides whether that is worth saying.
type Decision struct {
	Zero       Verdict          // whether the difference of the sides is zero
	Conditions []*symbolic.Expr // what the argument assumed beyond the domain of both sides and the assumptions
	Method     string           // how it was decided, in a few words
	Reason     string           // why it was not decided
}

// maxRefinements bounds how often a question is started again with finer kernels. Each start doubles some
// index or order at least, and those are bounded (maxIndex, maxOrder), so that few suffice.
const maxRefinements = 12

// maxCases bounds how many pairs of indices are told apart one inside the other. Each doubles the work.
const maxCases = 4

// Equal decides whether a and b are equal wherever both are defined and the assumptions of the scope hold.
// Both are evaluated and expanded: they hold no derivative that could be carried out, and no defined name.
//
// Assumptions that give a name a value are substituted first, so that they hold in every kernel; the others
// become patterns, signs and relations. The answer is a function of the question alone, and ctx and the
// limits on the size of polynomials only ever turn it into Unknown.
func Equal(ctx context.Context, a, b *symbolic.Expr, scope *symbolic.Scope) Decision {
	if symbolic.Equal(a, b) {
		return Decision{Zero: Proved, Method: "the same canonical form"}
	}
	assumed := patternsOf(scope)
	names, values := substitutions(scope.Given())
	for i := range names {
		a, b = symbolic.Substitute(a, names[i], values[i]), symbolic.Substitute(b, names[i], values[i])
	}
	if scope.Unit() != nil {
		return equalComplex(ctx, a, b, scope)
	}
	q := question{ctx: ctx, a: a, b: b, scope: scope, assumed: assumed}
	return q.close(q.decide())
}

// question is one comparison. It is a value: cases and exceptions copy it and change what differs.
type question struct {
	ctx   context.Context
	a, b  *symbolic.Expr
	scope *symbolic.Scope

	assumed *patterns
	given   []condition // facts beyond those of the scope, from a distinction of cases
	depth   int         // distinctions of cases that led here
}

// decide asks as a whole first: cases cost two questions each, and are of use only where a delta with free
// indices is left over in the difference.
func (q *question) decide() Decision {
	d, f := q.decideWhole()
	if d.Zero == NonzeroForm && f != nil && q.depth < maxCases {
		if difference, ok := f.undecided(f.rest.Variables()); ok {
			return q.decideCases(difference, d)
		}
	}
	return d
}

// decideCases decides the question where two indices are different, and where they are equal. That both are
// proved is a proof, since one of the cases holds at every point.
func (q *question) decideCases(difference *symbolic.Expr, undivided Decision) Decision {
	name, value, ok := coincide(difference)
	if !ok {
		return undivided
	}
	apart, together := *q, *q
	apart.depth, together.depth = q.depth+1, q.depth+1
	apart.given = append(slices.Clone(q.given), condition{difference, nonzero})
	together.a, together.b = symbolic.Substitute(q.a, name, value), symbolic.Substitute(q.b, name, value)
	d := apart.decide()
	if d.Zero != Proved {
		return d
	}
	// Both cases must be proved. Where the indices are equal the name is put for the other one, so that the
	// delta is 1 by construction.
	e := together.decide()
	if e.Zero == Proved {
		e.Method, e.Conditions = "normal form, by cases of equal indices", slices.Concat(d.Conditions, e.Conditions)
	}
	return e
}

// decideWhole decides the question without a distinction of cases. What a first reading leaves open is read
// in other ways. Each plan is sound by itself, so that the first proof counts.
func (q *question) decideWhole() (Decision, *field) {
	p := newPlan()
	d, f := q.attempt(p)
	if d.Zero == Proved || f == nil {
		return d, f
	}
	// Powers with symbolic exponents of bases that may be negative are kept whole at first, because splitting
	// them makes cases. Two such bases may be related only by their factors.
	if len(f.formal) > 0 {
		p.split = true
		if e, g := q.attempt(p); e.Zero == Proved {
			return e, g
		}
		p.split = false
	}
	if f.triangular {
		p.wide = true
		if e, g := q.attempt(p); e.Zero == Proved {
			return e, g
		}
	}
	return d, f
}

// attempt decides the question in one field, made again as often as its kernels turn out too coarse. A
// reading that needs a finer kernel notes it in the plan and fails with errAgain; the next field starts
// with that plan, empty otherwise. So within one field no kernel ever changes what it stands for.
func (q *question) attempt(p *plan) (Decision, *field) {
	for range maxRefinements {
		f := newField(q.ctx, q.scope, q.assumed, p, limit.PolynomialSteps)
		zero := f.compare(q)
		if f.err == errAgain {
			continue
		}
		switch {
		case f.err != nil:
			return Decision{Reason: f.err.Error()}, f
		case f.empty:
			return Decision{Reason: "the conditions on both sides contradict each other"}, f
		case zero:
			return Decision{Zero: Proved, Method: "normal form", Conditions: f.conditions()}, f
		}
		return Decision{Zero: NonzeroForm, Reason: "the normal forms differ"}, f
	}
	return Decision{Reason: errTooLarge.Error()}, nil
}

// compare reports that the sides of the question are equal.
func (f *field) compare(q *question) bool {
	f.prepare(q)
	a, b := f.convert(q.a), f.convert(q.b)
	if f.failed() {
		return false
	}
	// Multiplying by denominators is allowed because both sides are compared only where they are defined: a
	// denominator that occurs is not zero there.
	p := f.ring.Mul(a.Num(), b.Den()).Sub(f.ring.Mul(b.Num(), a.Den()))
	f.rest = f.reduce(p)
	zero := f.vanishes(f.rest)
	return !f.failed() && zero
}

// prepare records the facts of the scope and of the domain of both sides, those on single names first.
// Signs of names come before everything is read, because they decide how |x| and sqrt(x^2) are written;
// conditions on composed expressions are read in that light.
func (f *field) prepare(q *question) {
	domain := domainOf(q.a, q.b)
	for _, name := range domain.integers {
		f.integers[name] = true
	}
	conditions := slices.Concat(scopeConditions(f.scope), q.given, domain.conditions)
	for _, c := range conditions {
		name, signs, ok := c.ofName()
		if !ok {
			continue
		}
		if s, ok := f.names[name]; ok {
			signs &= s
		}
		f.names[name] = signs
	}
	f.state(conditions)
	f.refresh()
}

// ofName returns the signs that a condition leaves to one name: x > 0, and x - 1 >= 0, which makes x
// positive. A condition c1*x + c0 >= 0 (or > 0) says x >= -c0/c1 for c1 > 0, which has a sign if the bound
// has.
func (c condition) ofName() (name string, s signs, ok bool) {
	e := c.expr
	if e.Kind() == symbolic.KindSymbol {
		return e.Name(), c.signs, true
	}
	if e.Kind() != symbolic.KindSum || len(e.Args()) != 1 || !c.signs.within(nonnegative) {
		return "", 0, false
	}
	slope, x := rational.Int(1), e.Arg(0)
	if x.Kind() == symbolic.KindProduct && len(x.Args()) == 1 {
		slope, x = x.Number(), x.Arg(0)
	}
	if x.Kind() != symbolic.KindSymbol || slope.IsZero() {
		return "", 0, false
	}
	switch bound := e.Number().Neg().Quo(slope); {
	case slope.Sign() > 0 && bound.Sign() > 0:
		return x.Name(), positive, true
	case slope.Sign() < 0 && bound.Sign() < 0:
		return x.Name(), negative, true
	}
	return "", 0, false
}

// scopeConditions returns what a scope says beyond the kinds of names: assumptions and ranges of indices.
// An index is one of lower..upper wherever it is mentioned.
func scopeConditions(s *symbolic.Scope) []condition {
	var all []condition
	for _, c := range s.Given() {
		all = append(all, conditionsOf(c)...)
	}
	for _, v := range s.Variables() {
		if v.Kind == symbolic.Index && v.Lower != nil && v.Upper != nil {
			k := symbolic.Symbol(v.Name)
			all = append(all, condition{symbolic.Difference(k, v.Lower), nonnegative},
				condition{symbolic.Difference(v.Upper, k), nonnegative})
		}
	}
	return all
}

// state records conditions.
func (f *field) state(conditions []condition) {
	for _, c := range conditions {
		x := f.convert(c.expr)
		if f.failed() {
			return
		}
		switch c.signs {
		case zero:
			f.relateGiven(x)
		case nonzero:
			f.exclude(x)
		default:
			f.assume(x, c.signs)
		}
	}
}

// conditions returns what the argument assumed. The expressions were assumed not to be zero, for example
// the ratio of a geometric series less 1.
func (f *field) conditions() []*symbolic.Expr {
	var all []*symbolic.Expr
	for _, e := range f.assumed {
		c := symbolic.Relation(symbolic.NotEquals, e, symbolic.Int(0))
		if !slices.ContainsFunc(all, func(other *symbolic.Expr) bool { return symbolic.Equal(other, c) }) {
			all = append(all, c)
		}
	}
	return all
}
