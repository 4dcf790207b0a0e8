package numeric

import (
	"context"
	"slices"

	"nabla/numeric/interval"
	"nabla/numeric/rectangle"
	"nabla/parser/limit"
	"nabla/symbolic"
)

// Comparison over the complex numbers: names have real values, and the sides values in the plane. It is
// simpler than the one over the reals (one arithmetic, rectangles at rising precision), and has one worry
// more, cuts: on a cut the sides may take different limits by convention, and a derivative across it does
// not exist.

// cuts returns what the expressions take logarithms and broken powers of, where that need not be real. A
// point at which one of them lies on the negative real axis is left out: a derivative may not exist there,
// and nothing holds in a neighbourhood. Real numbers stay on the axis or off it. Powers with integer
// exponents have no cut.
func cuts(es []*symbolic.Expr) []*symbolic.Expr {
	var all []*symbolic.Expr
	seen := map[uint64]bool{}
	for _, e := range es {
		symbolic.Any(e, func(n *symbolic.Expr) bool {
			z, ok := cutArgument(n)
			if ok && !z.Real() && !seen[z.Hash()] {
				seen[z.Hash()] = true
				all = append(all, z)
			}
			return false
		})
	}
	return all
}

// cutArgument returns the argument of a function whose cut is the negative real axis.
func cutArgument(e *symbolic.Expr) (*symbolic.Expr, bool) {
	switch {
	case e.Kind() == symbolic.KindPower:
		_, integer := e.Arg(1).IsInteger()
		return e.Arg(0), !integer
	case e.IsCall("log"), e.IsCall("log2"), e.IsCall("log10"):
		return e.Arg(0), true
	case e.IsCall("log1p"):
		return symbolic.Sum(symbolic.Int(1), e.Arg(0)), true
	}
	return nil, false
}

// complexComparison is a comparison over the complex numbers, at real values of the names.
type complexComparison struct {
	ctx        context.Context
	problem    *problem
	unit       string
	sampler    *sampler
	program    *Program // both sides, the conditions, the arguments of cuts, what is differentiated
	conditions int
	bodies     int      // the first root that is differentiated
	derivative bool     // a derivative was carried out
	closed     *Witness // a point at which the sides differ, on a cut
	machines   map[uint]*machine[rectangle.Rectangle, planar]
	outcome    Outcome
}

// compareComplex is Compare for a scope with an imaginary unit. Where there is a derivative, points at which what is
// differentiated has no value, and those on a cut, neither refute nor confirm an equation; else a point on a cut
// refutes if no other does. Enclosures in the plane are dear, so that few points are looked at unless more are asked for.
func compareComplex(ctx context.Context, q question) Outcome {
	c := &complexComparison{ctx: ctx, unit: q.scope.Unit().Name(), machines: map[uint]*machine[rectangle.Rectangle, planar]{}}
	if err := c.pose(q); err != nil {
		return Outcome{Reason: err.Error()}
	}
	wanted := q.options.Points
	if wanted == DefaultPoints {
		wanted = complexPoints
	}
	for trial := 0; trial < limit.Trials && c.outcome.Witness == nil && c.outcome.Agreement.Points < wanted; trial++ {
		p, _, ok := c.sampler.next()
		if !ok || ctx.Err() != nil || c.outcome.Agreement.Undecided > maxUndecided {
			break
		}
		c.look(p)
	}
	if c.outcome.Witness == nil {
		c.outcome.Witness = c.closed
	}
	c.outcome.explain()
	return c.outcome
}

// pose prepares the question as pose does over the real numbers; unknown functions stand for one choice of
// concrete ones.
func (c *complexComparison) pose(q question) error {
	p := &problem{fixed: Point{}}
	c.derivative = holdsDerivative(q.left) || holdsDerivative(q.right)
	u := &unknowns{scope: q.scope, chosen: p.fixed}
	sides, conditions, bodies, err := regular(q)
	if err != nil {
		return err
	}
	all, err := u.explicitAll(slices.Concat(sides, conditions, q.options.Where, bodies))
	if err != nil {
		return err
	}
	first := len(all) - len(bodies)
	p.left, p.right, p.conditions, bodies = all[0], all[1], slices.Clone(all[2:first]), all[first:]
	given, err := p.assumptions(u)
	if err != nil {
		return err
	}
	p.conditions = append(p.conditions, given...)
	p.solve(q.scope)
	c.problem = p
	if err := c.compile(p.put(bodies)); err != nil {
		return err
	}
	c.sampler, err = newSampler(p, q.scope, q.options.Seed)
	return err
}

// compile makes the program of both sides, the conditions, the arguments of cuts and what is differentiated.
func (c *complexComparison) compile(bodies []*symbolic.Expr) (err error) {
	p := c.problem
	roots := append([]*symbolic.Expr{p.left, p.right}, p.conditions...)
	p.names = namesOf(slices.Concat(roots, bodies))
	touching := cuts(roots)
	c.conditions, c.bodies = len(p.conditions), len(roots)+len(touching)
	c.program, err = Compile(slices.Concat(roots, touching, bodies)...)
	return err
}

// put puts the values of solved names into expressions.
func (p *problem) put(es []*symbolic.Expr) []*symbolic.Expr {
	for name, v := range p.fixed {
		for i, e := range es {
			if v.Formals == nil {
				es[i] = symbolic.Substitute(e, symbolic.Symbol(name), v.Expr)
			}
		}
	}
	return es
}

// explicitAll makes expressions explicit in place, with one choice of concrete functions for all of them.
func (u *unknowns) explicitAll(es []*symbolic.Expr) ([]*symbolic.Expr, error) {
	for i, e := range es {
		var err error
		if es[i], err = u.explicit(e); err != nil {
			return nil, err
		}
	}
	return es, nil
}

// regular returns both sides with derivatives carried out, the conditions under which the derivatives are those of their
// formulas, and the expressions that are differentiated. A real function in them must not be at a kink. Cuts of logarithms and of inverse
// functions need no care: the formulas for their derivatives are continuous there. Where two formulas differ they do so in a
// neighbourhood, and there the argument crosses the cut at exceptional points only, or moves along it as a real number, where
// the derivative is the same on either side.
func regular(q question) (sides, conditions, bodies []*symbolic.Expr, err error) {
	for _, side := range []*symbolic.Expr{q.left, q.right} {
		value, where, err := symbolic.EvaluateWhere(side, q.scope)
		if err != nil {
			return nil, nil, nil, err
		}
		sides = append(sides, value)
		for _, r := range where {
			if r.Cause != symbolic.OutsideDomain {
				conditions = append(conditions, r.Condition)
			}
		}
		symbolic.Any(side, func(n *symbolic.Expr) bool {
			if n.Kind() == symbolic.KindDerivative && !holdsDerivative(n.Arg(0)) {
				bodies = append(bodies, n.Arg(0))
			}
			return false
		})
	}
	return sides, conditions, bodies, nil
}

// complexPoints is the number of points at which the sides of a true equation are compared by default.
const complexPoints = 4

// complexPrecisions are the bits of the evaluations of one point, until it is decided.
var complexPrecisions = []uint{64, firstPrec, 4 * firstPrec}

// look judges one point and certifies it at a higher precision if the sides differ there.
func (c *complexComparison) look(p Point) {
	a := &c.outcome.Agreement
	for _, prec := range complexPrecisions {
		j := c.judge(p, prec)
		switch j.verdict {
		case neither:
			return
		case leftOnly:
			a.LeftOnly++
			c.outcome.LeftOnly = better(c.outcome.LeftOnly, c.witness(p, j, 2*prec))
			return
		case rightOnly:
			a.RightOnly++
			c.outcome.RightOnly = better(c.outcome.RightOnly, c.witness(p, j, 2*prec))
			return
		case agree:
			if a.Points == 0 || j.digits < a.Digits {
				a.Digits = j.digits
			}
			a.Points++
			return
		case differ:
			if w := c.witness(p, j, 2*prec); !j.onCut {
				c.outcome.Witness = w
			} else if c.closed == nil {
				c.closed = w
			}
			return
		}
		if a.Undecided > manyUndecided {
			break
		}
	}
	a.Undecided++
}

// machine keeps one machine for each precision, since setting one up evaluates the constants of the program.
func (c *complexComparison) machine(prec uint) *machine[rectangle.Rectangle, planar] {
	m, ok := c.machines[prec]
	if !ok {
		m = newMachine(c.ctx, planar{prec}, c.program)
		c.machines[prec] = m
	}
	return m
}

// planarJudgement is a judgement on a point; onCut says that the sides need not be continuous there.
type planarJudgement struct {
	judgement
	onCut bool
}

// judge says how the sides relate at a point; neither also where a condition fails, or a derivative may not exist.
func (c *complexComparison) judge(p Point, prec uint) (j planarJudgement) {
	m := c.machine(prec)
	if bindComplex(m, p) != nil {
		return planarJudgement{judgement{verdict: neither}, false}
	}
	m.run()
	admitted := c.admitted(m)
	j.onCut = c.touches(m)
	if j.onCut && c.derivative {
		admitted = interval.False
	}
	z, w := m.value(0), m.value(1)
	switch {
	case admitted == interval.False:
		j.verdict = neither
	case admitted == interval.True:
		j.judgement = relate(z.Def(), w.Def(), z.Disjoint(w), complexDigits(z, w))
	}
	return j
}

// admitted says whether all conditions hold at the point of a machine, and what is differentiated may have
// a value. What is differentiated and certainly has no value makes the point one where the derivative has
// none.
func (c *complexComparison) admitted(m *machine[rectangle.Rectangle, planar]) interval.Truth {
	truth := interval.True
	for i := range c.conditions {
		switch t := m.truth(2 + i); {
		case t.def == interval.Nowhere, t.truth == interval.False && t.def == interval.Everywhere:
			return interval.False
		case t != condition{interval.True, interval.Everywhere}:
			truth = interval.Unknown
		}
	}
	for i := c.bodies; i < len(c.program.roots); i++ {
		if m.value(i).Def() == interval.Nowhere {
			return interval.False
		}
	}
	return truth
}

// touches reports that the argument of a cut may lie on it.
func (c *complexComparison) touches(m *machine[rectangle.Rectangle, planar]) bool {
	for i := 2 + c.conditions; i < c.bodies; i++ {
		if z := m.value(i); z.Def() != interval.Everywhere || z.TouchesCut() {
			return true
		}
	}
	return false
}

// witness evaluates a point a second time and prints the values; nil if the judgement is not confirmed. The
// digits are doubled until the printed values differ.
func (c *complexComparison) witness(p Point, first planarJudgement, prec uint) *Witness {
	if second := c.judge(p, prec); second.verdict != first.verdict {
		return nil
	}
	open := first.verdict == differ && !first.onCut // values exist but for poles, which are no open set
	w := &Witness{Kind: kindOf[first.verdict], Point: c.problem.complete(p), Open: open, Bits: prec}
	m := c.machine(prec)
	for digits := shownDigits; digits <= maxShownDigits; digits *= 2 {
		w.Left, w.Right = m.value(0).Text(digits, c.unit), m.value(1).Text(digits, c.unit)
		if w.Left != w.Right {
			break
		}
	}
	return w
}
