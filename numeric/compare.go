package numeric

import (
	"context"
	"fmt"
	"math"

	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/symbolic"
)

// A comparison looks for a point that refutes. It judges points one after the other, keeps the best for
// each way in which the sides can differ, prefers those that hold in a neighbourhood, and certifies at the
// end. What it counts on the way, points and digits of agreement, is reported when nothing refutes.

// Options steer a comparison. The zero value is the usual choice.
type Options struct {
	Seed   uint64           // of the random points; the same seed gives the same outcome
	Points int              // points at which agreement is looked for; 0 for the default
	Brief  bool             // whether there is a Witness is all that matters of it, and nothing is asked about points where one side has a value
	Where  []*symbolic.Expr // further conditions, besides the assumptions of the scope, under which the sides are compared
}

// DefaultPoints is the number of points at which the sides of a true equation are compared.
const DefaultPoints = 12

// Outcome is what a comparison saw. A Witness refutes; without one, Agreement says how far the sides agree, which
// is no proof; Reason says why nothing was decided, where that is so.
type Outcome struct {
	Witness   *Witness      // a point at which both sides have values that differ, or nil
	LeftOnly  *Witness      // a point at which only the left side has a value, or nil
	RightOnly *Witness      // likewise
	Agreement Agreement     // where both sides have values
	Ratio     *rational.Rat // where the values differ: left = Ratio * right at all points seen, or nil
	Formal    bool          // what is differentiated had no real value at any point; derivatives were compared as formulas
	Reason    string        // no point decided anything, and why

	refutation *comparison // that found the Witness, for Screen
}

// Agreement counts the points that were looked at.
type Agreement struct {
	Points    int // both sides are defined and agree
	Digits    int // to which they agree at least, relative to the larger side
	LeftOnly  int // only the left side is certainly defined
	RightOnly int // likewise
	Undecided int // the enclosures say nothing certain
}

// Exact reports that the sides were equal rational numbers at every point.
func (a Agreement) Exact() bool { return a.Points > 0 && a.Digits >= exactDigits }

// Opposite reports that the sides differ by their sign.
func (o *Outcome) Opposite() bool { return o.Ratio != nil && o.Ratio.Equal(rational.Int(-1)) }

// Compare evaluates both sides at points that satisfy the assumptions of the scope. Derivatives in them may
// be nodes still: they are carried out, and points at which a derivative is a matter of convention (kinks,
// borders of a domain) or has no meaning (what is differentiated has no value) are left out. If that leaves
// no point at all, as for real derivatives of functions with complex values, the derivatives are compared
// as formulas. Compare looks for a counterexample first, until ctx ends.
//
// The answer depends on the question and the seed alone, but for the time: ctx may end it early, which can
// lose a witness.
func Compare(ctx context.Context, a, b *symbolic.Expr, scope *symbolic.Scope, options Options) Outcome {
	if options.Points <= 0 {
		options.Points = DefaultPoints
	}
	if scope.Unit() != nil {
		return compareComplex(ctx, question{a, b, scope, options, false})
	}
	o := compare(ctx, question{a, b, scope, options, false})
	if o.empty() && o.Formal && ctx.Err() == nil {
		o = compare(ctx, question{a, b, scope, options, true})
	} else {
		o.Formal = false
	}
	o.explain()
	return o
}

// question is what Compare was asked.
type question struct {
	left, right *symbolic.Expr
	scope       *symbolic.Scope
	options     Options
	formal      bool // derivatives are formulas, whatever is differentiated
}

// compare answers a question for each choice of concrete functions. Formal reports, beside its meaning in
// the result, that there are derivatives to be taken as formulas. An unknown function has to be tried as
// several, since one choice may fulfil the equation by chance; one that fails refutes it.
func compare(ctx context.Context, q question) Outcome {
	var total Outcome
	rounds := 1
	for choice := 0; choice < rounds; choice++ {
		c, err := newComparison(ctx, q, choice)
		if err != nil {
			return Outcome{Reason: err.Error()}
		}
		if c.problem.functions() && rounds == 1 {
			rounds = choices
			c.wanted = (q.options.Points + choices - 1) / choices
		}
		c.run()
		total.add(c.outcome)
		total.Formal = c.problem.derivative
		if total.Witness != nil {
			total.refutation = c
			break
		}
	}
	return total
}

// empty reports that no point was fit to be looked at.
func (o *Outcome) empty() bool { return o.Witness == nil && o.Agreement == Agreement{} }

// functions reports that unknown functions were replaced.
func (p *problem) functions() bool {
	for _, v := range p.fixed {
		if v.Formals != nil {
			return true
		}
	}
	return false
}

// add joins the outcome for other concrete functions. Digits are the fewest of all, counts add up.
func (o *Outcome) add(other Outcome) {
	if o.Witness == nil {
		o.Witness, o.Ratio = other.Witness, other.Ratio
	}
	o.LeftOnly, o.RightOnly = better(o.LeftOnly, other.LeftOnly), better(o.RightOnly, other.RightOnly)
	a, b := &o.Agreement, other.Agreement
	switch {
	// Digits of no points say nothing, and must not lower those of the others.
	case a.Points == 0:
		a.Digits = b.Digits
	case b.Points > 0:
		a.Digits = min(a.Digits, b.Digits)
	}
	a.Points += b.Points
	a.LeftOnly += b.LeftOnly
	a.RightOnly += b.RightOnly
	a.Undecided += b.Undecided
	if o.Reason == "" {
		o.Reason = other.Reason
	}
}

// better prefers a witness that holds on an open set, then the one that is easier to read.
func better(a, b *Witness) *Witness {
	switch {
	case a == nil:
		return b
	case b == nil || a.Open && !b.Open:
		return a
	case b.Open && !a.Open || b.Point.complexity() < a.Point.complexity():
		return b
	}
	return a
}

// explain fills in the reason where there is nothing else to say.
func (o *Outcome) explain() {
	if o.Witness != nil || o.Agreement.Points > 0 {
		o.Reason = ""
		return
	}
	if o.Reason != "" {
		return
	}
	switch a := o.Agreement; {
	case a.Undecided > 0:
		o.Reason = notEnclosed(a.Undecided)
	case a.LeftOnly+a.RightOnly > 0:
		o.Reason = "no point was found where both sides are defined"
	default:
		o.Reason = "no point was found where a side is defined and the assumptions hold"
	}
}

// comparison is one comparison in progress.
type comparison struct {
	ctx     context.Context
	problem *problem
	sampler *sampler
	judge   *judge
	near    *neighbourhood
	wanted  int
	brief   bool // see Options
	outcome Outcome
	found   map[verdict]candidate
	agreed  []Point // points at which the sides agree
	inexact []Point // those at which they are not known to be equal

	surveyed []surveyed // what survey has found
}

// candidate is the best point found for a verdict.
type candidate struct {
	point Point
	open  bool
}

// newComparison sets up what looking at points needs. An error says why nothing can be evaluated at all, such
// as a name that has no values, and becomes the reason of the outcome.
func newComparison(ctx context.Context, q question, choice int) (*comparison, error) {
	p, err := pose(q, choice)
	if err != nil {
		return nil, err
	}
	c := &comparison{ctx: ctx, problem: p, wanted: q.options.Points, brief: q.options.Brief, found: map[verdict]candidate{}}
	if c.sampler, err = newSampler(p, q.scope, q.options.Seed); err != nil {
		return nil, err
	}
	if c.judge, err = newJudge(ctx, p); err != nil {
		return nil, err
	}
	if c.near, err = newNeighbourhood(ctx, p, c.judge.sides, c.sampler.variables); err != nil {
		return nil, err
	}
	return c, nil
}

// run looks at points until a counterexample is certain on an open set or there are enough points. Only
// points at which all conditions certainly hold are judged.
func (c *comparison) run() {
	for trial := 0; trial < limit.Trials && !c.finished(); trial++ {
		if c.ctx.Err() != nil {
			c.outcome.Reason = "the time ran out"
			return
		}
		p, _, ok := c.sampler.next()
		if !ok {
			break
		}
		if c.judge.admits(p) {
			c.look(p)
		}
	}
	if _, ok := c.found[differ]; !ok {
		c.lookCloser()
	}
	c.conclude()
}

const (
	longSums      = 400 // terms of sums beyond which a point costs so much that few are looked at
	fewPoints     = 6
	manyUndecided = 6  // undecided points after which precision is no longer raised
	maxUndecided  = 24 // undecided points after which no more are looked at
)

// finished reports that no further point can change the outcome: a difference that holds on an open set is
// final, and points of agreement are counted only after every border has been tried, since faults sit there.
func (c *comparison) finished() bool {
	d, ok := c.found[differ]
	return ok && d.open || c.outcome.Agreement.Undecided > maxUndecided || c.outcome.Agreement.Points >= c.wanted && c.sampler.bordersTried()
}

// bordersTried reports that every name has been to every border.
func (s *sampler) bordersTried() bool {
	return s.rounds[border] >= len(s.borders)*len(s.variables) || s.drawn > limit.Trials/2
}

// look judges one point. Once enough points agree, it looks only where float64 arithmetic sees a
// difference. Points with no value on either side count as nothing: they neither agree nor differ.
func (c *comparison) look(p Point) {
	a := &c.outcome.Agreement
	// What the machine has used of its rounds says how long the sums at the last point were.
	if limit.Rounds-c.judge.intervals.rounds > longSums {
		c.wanted = min(c.wanted, fewPoints)
	}
	if a.Points >= c.wanted && !c.promising(p) {
		return
	}
	// A question that many points leave open is not made clearer by a longer look at each of the rest.
	prec := uint(limit.Precision)
	if a.Undecided > manyUndecided {
		prec = firstPrec
	}
	j := c.judge.judge(p, prec)
	switch j.verdict {
	case agree:
		if a.Points == 0 || j.digits < a.Digits {
			a.Digits = j.digits
		}
		a.Points++
		c.agreed = append(c.agreed, p)
		if !j.exact {
			c.inexact = append(c.inexact, p)
		}
		return
	case neither:
		return
	case undecided:
		a.Undecided++
		return
	case leftOnly:
		a.LeftOnly++
	case rightOnly:
		a.RightOnly++
	}
	if !c.brief || j.verdict == differ {
		c.keep(p, j.verdict)
	}
}

// promising reports that float64 arithmetic sees the sides differ at p. A value on one side only is a
// difference, too.
func (c *comparison) promising(p Point) bool {
	m := c.judge.floats
	if !evaluate(m, p) {
		return false
	}
	x, y := m.value(0), m.value(1)
	if math.IsNaN(x) || math.IsNaN(y) {
		return math.IsNaN(x) != math.IsNaN(y)
	}
	return math.Abs(x-y) > 1e-9*max(math.Abs(x), math.Abs(y))
}

// keep remembers the best point for a verdict. Whether it holds in a neighbourhood is asked before anything
// else, because a difference at a single point may be one of convention, 0^0 or a slope at a kink.
func (c *comparison) keep(p Point, v verdict) {
	old, ok := c.found[v]
	if ok && old.open {
		return
	}
	if open := c.near.holds(p, v); open || !ok {
		c.found[v] = candidate{p, open}
	}
}

// lookCloser evaluates the last points at which the sides agree at a higher precision: a difference in the
// twentieth digit is a difference. Constants are looked at as closely as it goes. Where both sides are
// exact rationals there is nothing to look for.
func (c *comparison) lookCloser() {
	if c.judge.sides.rough {
		return
	}
	last, highest := min(2, len(c.inexact)), uint(closerPrec)
	if len(c.sampler.variables) == 0 {
		highest = constantPrec
	}
	for _, p := range c.inexact[len(c.inexact)-last:] {
		for prec := uint(firstPrec); prec <= highest && c.ctx.Err() == nil; prec *= 2 {
			m := c.judge.ballSides(prec)
			evaluate(m, p)
			x, y := m.value(0), m.value(1)
			if x.Disjoint(y) {
				c.outcome.Agreement.Points--
				c.found[differ] = candidate{p, c.openClose(p)}
				return
			}
			if len(c.sampler.variables) == 0 {
				c.outcome.Agreement.Digits = ballDigits(x, y)
			}
		}
	}
}

// openClose reports whether a difference that only balls see counts as one on an open set: it is seen at the
// other points, too.
func (c *comparison) openClose(p Point) bool {
	if len(c.sampler.variables) == 0 {
		return true
	}
	for _, q := range c.inexact[max(0, len(c.inexact)-4):] {
		m := c.judge.ballSides(closerPrec)
		evaluate(m, q)
		if !m.value(0).Disjoint(m.value(1)) {
			return false
		}
	}
	return true
}

// conclude makes witnesses of the points found. Where a derivative was carried out, single points are no
// witnesses: its value there is a matter of convention.
func (c *comparison) conclude() {
	// The point is made readable before it is certified, so that what is printed is what was certified.
	make := func(v verdict) *Witness {
		d, ok := c.found[v]
		if !ok || c.problem.derivative && !d.open {
			return nil
		}
		p := d.point
		if !c.brief {
			p = c.simpler(p, v, d.open)
		}
		return c.witness(p, v, d.open)
	}
	o := &c.outcome
	if c.brief {
		o.Witness = make(differ)
		return
	}
	o.Witness, o.LeftOnly, o.RightOnly = make(differ), make(leftOnly), make(rightOnly)
	if o.Witness != nil {
		o.Ratio = c.ratio()
	}
}

// notEnclosed says that no point decides.
func notEnclosed(points int) string {
	if points == 1 {
		return "the values could not be enclosed closely enough at the one point"
	}
	return fmt.Sprintf("the values could not be enclosed closely enough at any of %d points", points)
}
