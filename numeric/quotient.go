package numeric

import (
	"context"
	"fmt"
	"math"

	"gonum.org/v1/gonum/diff/fd"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/symbolic"
)

// Checks of derivatives: the symbolic one against dual numbers (dual.go) and difference quotients of f
// itself. The three share nothing but the values of functions, so that a fault of one shows.

// Report says at how many points a derivative was compared with the other two routes to it. A route
// that gives nothing certain at a point, such as dual numbers through an integral, is not counted.
type Report struct {
	Points    int // points at which the derivative has a value
	Duals     int // of these, enclosures of dual numbers that contain it
	Quotients int // of these, difference quotients that agree within their error bound
}

// Disagreement is an error of nabla's own: two routes to one derivative give values that differ.
type Disagreement struct {
	Expr, Variable, Derivative *symbolic.Expr
	Point                      Point
	Route                      string // "dual numbers" or "difference quotient"
	Symbolic, Other            string // the values
}

// Error names the routes, the point and the values.
func (d *Disagreement) Error() string {
	return fmt.Sprintf("internal error: the derivative of %s by %s is %s, with the value %s at %s, where the %s gives %s",
		d.Expr, d.Variable, d.Derivative, d.Symbolic, d.Point, d.Route, d.Other)
}

const (
	checkPoints = 6  // points at which a derivative is checked
	checkTrials = 48 // points that are looked at for them
)

// CheckDerivative compares the derivative of f by a variable, a symbol or a component, with dual numbers
// carried through f in interval arithmetic, and with difference quotients of f, at several points at which
// f is smooth. It returns a *Disagreement if values certainly differ, or an error that says why nothing
// could be compared. Definitions that f stands on are followed down to the variable, as symbolic.Diff does.
//
// A border of a domain or a kink near a point is no fault: points where f is not smooth are left out, and
// quotients count only where they converge.
func CheckDerivative(ctx context.Context, f, variable, derivative *symbolic.Expr, scope *symbolic.Scope) (Report, error) {
	scope, variable = independent(scope, variable)
	where, err := Differentiable(symbolic.Unevaluated(f, variable, symbolic.Int(1)), scope)
	if err != nil {
		return Report{}, err
	}
	p, err := pose(question{left: f, right: derivative, scope: scope, options: Options{Where: where}}, 0)
	if err != nil {
		return Report{}, err
	}
	c := &check{ctx: ctx, problem: p, variable: variable}
	if err := c.prepare(scope); err != nil {
		return Report{}, err
	}
	for trial := 0; trial < checkTrials && c.report.Points < checkPoints && ctx.Err() == nil; trial++ {
		q, _, ok := c.sampler.next()
		if !ok {
			break
		}
		if !c.judge.admits(q) {
			continue
		}
		if d := c.look(q); d != nil {
			d.Expr, d.Variable, d.Derivative = f, variable, derivative
			return c.report, d
		}
	}
	return c.report, nil
}

// independent makes a defined name that one differentiates by a variable of its own.
func independent(scope *symbolic.Scope, variable *symbolic.Expr) (*symbolic.Scope, *symbolic.Expr) {
	d := scope.Definition(variable.Name())
	if d == nil {
		return scope, variable
	}
	free := symbolic.Fresh(variable.Name())
	alias := &symbolic.Definition{Name: d.Name, Params: d.Params, Family: d.Family, Body: free}
	if d.Family {
		formals := make([]*symbolic.Expr, len(d.Params))
		for i, name := range d.Params {
			formals[i] = symbolic.Symbol(name)
		}
		alias.Body = symbolic.Component(free.Name(), formals...)
		free = symbolic.Component(free.Name(), variable.Args()...)
	}
	clone := scope.Clone()
	clone.Define(alias)
	return clone, free
}

// check is one check in progress.
type check struct {
	ctx      context.Context
	problem  *problem
	variable *symbolic.Expr
	sampler  *sampler
	judge    *judge
	place    *machine[exactly, exact] // the indices of the variable
	report   Report
}

// prepare sets up points and programs for one check. The seed is fixed: a check that fails must fail again.
func (c *check) prepare(scope *symbolic.Scope) (err error) {
	if c.sampler, err = newSampler(c.problem, scope, 0); err != nil {
		return err
	}
	if c.judge, err = newJudge(c.ctx, c.problem); err != nil {
		return err
	}
	indices, err := Compile(c.variable.Args()...)
	if err != nil {
		return err
	}
	c.place = newMachine(c.ctx, exact{}, indices)
	return nil
}

// look compares the routes at one point.
func (c *check) look(p Point) *Disagreement {
	at, ok := c.position(p)
	if !ok || !evaluate(c.judge.intervals, p) {
		return nil
	}
	d := c.judge.intervals.value(1)
	if d.Def != interval.Everywhere || math.IsInf(d.Width(), 0) {
		return nil
	}
	c.report.Points++
	if wrong := c.lookDual(p, at, d); wrong != nil {
		return wrong
	}
	q, ok := c.differenceQuotient(p, at)
	if !ok {
		return nil
	}
	if q.value-q.bound > d.Hi || q.value+q.bound < d.Lo {
		other := fmt.Sprintf("%g with an error of at most %g", q.value, q.bound)
		return &Disagreement{Point: p, Route: "difference quotient", Symbolic: d.String(), Other: other}
	}
	c.report.Quotients++
	return nil
}

// position returns the place of the variable in its array, 0 for a symbol.
func (c *check) position(p Point) (int, bool) {
	if !evaluate(c.place, p) {
		return 0, false
	}
	shape, _ := p[c.variable.Name()].shape()
	at := 0
	for i := range c.place.program.roots {
		k, def := exact{}.integer(c.place.value(i))
		if def != interval.Everywhere || i >= len(shape) || k < 1 || k > int64(shape[i]) {
			return 0, false
		}
		at = at*shape[i] + int(k) - 1
	}
	return at, true
}

// lookDual compares with dual numbers, in intervals and, before it complains, in balls. Enclosures that do
// not meet cannot both be right.
func (c *check) lookDual(p Point, at int, d interval.Interval) *Disagreement {
	slope, ok := dualSlope(c.ctx, enclosure{}, c.judge.sides, p, c.variable.Name(), at)
	if !ok || slope.Def != interval.Everywhere {
		return nil
	}
	if !slope.Disjoint(d) {
		c.report.Duals++
		return nil
	}
	// A disagreement is an internal error, which must not come from intervals that are too sharp to trust at a
	// border; both values are computed once more.
	precisely, ok := dualSlope(c.ctx, precise{firstPrec}, c.judge.sides, p, c.variable.Name(), at)
	m := c.judge.ballSides(firstPrec)
	evaluate(m, p)
	if !ok || !precisely.Disjoint(m.value(1)) {
		return nil
	}
	return &Disagreement{Point: p, Route: "dual numbers", Symbolic: ballText(m.value(1)), Other: ballText(precisely)}
}

func ballText(x ball.Ball) string { return x.Text(shownDigits) }

// dualSlope carries dual numbers through the first root of a program.
func dualSlope[T any, A arithmetic[T]](ctx context.Context, a A, program *Program, p Point, name string, at int) (T, bool) {
	d := newDual[T](ctx, a)
	m := newMachine[dual[T]](ctx, d, program)
	err := m.bindWith(p, func(n string, i int, r rational.Rat) dual[T] {
		x := d.number(r)
		if n == name && i == at {
			x.slope = a.number(rational.Int(1))
		}
		return x
	})
	if err != nil {
		return a.undefined(), false
	}
	m.run()
	return m.value(0).slope, true
}

// estimate is a value with a bound on its error.
type estimate struct{ value, bound float64 }

// steps are the step sizes of difference quotients, relative to the variable; each is half of the one before.
const (
	firstStep = 1.0 / 64
	lastStep  = 1.0 / (1 << 20)
)

// differenceQuotient extrapolates central differences of two step sizes (Richardson; Dahlquist and Bjorck,
// Numerical Methods, 7.2.2), for the pair whose error bound is smallest. The bound adds the difference that
// the extrapolation made, four times over, to the widths of the enclosures of f divided by the step, and is
// taken only where three step sizes show the quotients converge as they must for a smooth function.
//
// With d(h) = f' + c*h^2 + O(h^4), d(h/2) + (d(h/2) - d(h))/3 is f' + O(h^4).
func (c *check) differenceQuotient(p Point, at int) (best estimate, ok bool) {
	x := p[c.variable.Name()].leaves(nil)[at].Float64()
	width := 0.0
	f := func(t float64) float64 {
		m := c.judge.intervals
		err := m.bindWith(p, func(n string, i int, r rational.Rat) interval.Interval {
			if n == c.variable.Name() && i == at {
				return interval.Point(t)
			}
			return m.arithmetic.number(r)
		})
		if err != nil {
			return math.NaN()
		}
		m.run()
		y := m.value(0)
		if y.Def != interval.Everywhere {
			return math.NaN()
		}
		// The quotient divides the uncertainty of f by the step, so that its largest width belongs to the error
		// bound.
		width = max(width, y.Width())
		return y.Lo + (y.Hi-y.Lo)/2
	}
	scale := max(math.Abs(x), 1.0/16)
	var previous, change float64
	for k, h := 0, firstStep*scale; h >= lastStep*scale; k, h = k+1, h/2 {
		width = 0
		d := fd.Derivative(f, x, &fd.Settings{Formula: fd.Central, Step: h})
		if k > 0 {
			rounding := 2 * width / h
			now := d - previous
			extrapolated := estimate{d + now/3, 4*math.Abs(now) + rounding}
			// The error of a central difference is O(h^2) for a smooth function: the change must shrink by
			// about four when the step is halved. A third is asked for, with room for rounding; a kink or a
			// pole nearby shrinks slower.
			converges := math.Abs(now) <= math.Abs(change)/3+rounding
			if k > 1 && converges && (!ok || extrapolated.bound < best.bound) {
				best, ok = extrapolated, true
			}
			change = now
		}
		previous = d
	}
	return best, ok && !math.IsNaN(best.value+best.bound)
}
