package numeric

import (
	"context"
	"math"
	"strings"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/symbolic"
)

// Screen holds the values of a left side at points that are fit to compare at, and sorts out proposals for
// the right side at the price of float64 arithmetic: each distinct sub-expression of all proposals is
// evaluated once. What passes is no proof.
//
// Hundreds of edits of one tree share nearly all of their parts, so that a new one costs the few
// instructions on its own path.
type Screen struct {
	problem  *problem
	points   []Point
	left     []float64
	compiler *compiler
	machines []*machine[float64, float] // one for each point
	done     progressMark               // what the machines have evaluated
	plain    map[*symbolic.Expr]bool    // expressions known to stand in names that points give values
}

// progressMark is how far a program that still grows has been evaluated.
type progressMark struct{ numbers, constant, main, scalars, arrays int }

const (
	screenPoints    = 16   // points of a screen
	screenTrials    = 160  // points that are drawn to find them
	screenTolerance = 1e-7 // relative difference that rounding may explain
	steady          = 1e-9 // relative width of an enclosure of the left side at a point that serves
)

// Screen returns the screen for the left side of an equation that was refuted, or nil if no point serves.
func (o *Outcome) Screen() *Screen {
	if o.refutation == nil {
		return nil
	}
	c := o.refutation
	s := &Screen{problem: c.problem, compiler: newCompiler(), plain: map[*symbolic.Expr]bool{}}
	s.choose(c)
	if len(s.points) == 0 {
		return nil
	}
	for range s.points {
		s.machines = append(s.machines, newMachine(c.ctx, float{}, s.compiler.program))
	}
	return s
}

// choose draws points where the left side is known closely: general ones, and neighbours of the point that
// refuted the equation, where conditions hold that are seldom met by chance.
func (s *Screen) choose(c *comparison) {
	conditions := newMachine(context.Background(), float{}, c.judge.conditions)
	seen := map[uint64]bool{}
	for trial := 0; trial < screenTrials && len(s.points) < screenPoints && c.ctx.Err() == nil; trial++ {
		p, ok := c.sampler.neighbour(c.found[differ].point, c.near.moves), true
		if trial%2 == 1 {
			p, ok = c.sampler.draw(generic)
		}
		if !ok || seen[p.hash()] || !holdAt(conditions, p) {
			continue
		}
		seen[p.hash()] = true
		if x, ok := c.closely(p); ok {
			s.points, s.left = append(s.points, p), append(s.left, x)
		}
	}
}

// holdAt is judge.admits in float64 arithmetic: good enough for a screen, which decides nothing.
func holdAt(m *machine[float64, float], p Point) bool {
	if !evaluate(m, p) {
		return false
	}
	for i := range m.program.roots {
		if m.truth(i) != decided(true) {
			return false
		}
	}
	return true
}

// closely returns the value of the left side at p, if float64 arithmetic has it to many digits.
func (c *comparison) closely(p Point) (float64, bool) {
	if !evaluate(c.judge.intervals, p) {
		return 0, false
	}
	x := c.judge.intervals.value(0)
	middle := x.Lo + (x.Hi-x.Lo)/2
	return middle, x.Def == interval.Everywhere && x.Width() <= steady*math.Abs(middle)
}

// neighbour moves the real numbers of a point that may move by up to half of their size.
func (s *sampler) neighbour(p Point, moves map[string]bool) Point {
	q := p.clone()
	for _, v := range s.variables {
		if !moves[v.name] || v.array() {
			continue
		}
		by := rational.New(s.random.Int64N(genericDenominator)-genericDenominator/2, genericDenominator)
		r := p[v.name].Number
		if r.IsZero() {
			r = by
		} else {
			r = r.Add(r.Mul(by))
		}
		if v.admitsNumber(r) {
			q[v.name] = Scalar(r)
		}
	}
	return q
}

// Left returns the values of the left side at the points of the screen.
func (s *Screen) Left() []float64 { return s.left }

// Values returns the values of an expression at the points of the screen, NaN where it has none. It is
// false for an expression that cannot be evaluated there, as one with names that the equation does not
// have. The program grows with each expression, and the machines, one for each point, run only what is new.
func (s *Screen) Values(e *symbolic.Expr) ([]float64, bool) {
	if len(s.problem.solutions) > 0 || !s.isPlain(e) {
		var err error
		if e, err = s.problem.side(e); err != nil || !s.knows(e) {
			return nil, false
		}
	}
	at, err := s.compiler.compile(e)
	s.compiler.frames = s.compiler.frames[:2] // what an obstacle may have left open
	if err != nil || !s.advance() {
		return nil, false
	}
	values := make([]float64, len(s.machines))
	for i, m := range s.machines {
		values[i] = m.values[at.slot]
	}
	return values, true
}

// knows reports that the points give a value to every name of an expression.
func (s *Screen) knows(e *symbolic.Expr) bool {
	for _, name := range symbolic.Names(e) {
		if _, ok := s.points[0][name]; !ok {
			return false
		}
	}
	return true
}

// isPlain reports that e stands in names that the points give values, without derivatives and unknown functions.
func (s *Screen) isPlain(e *symbolic.Expr) bool {
	if s.plain[e] {
		return true
	}
	scope := s.problem.unknowns.scope
	switch e.Kind() {
	case symbolic.KindDerivative, symbolic.KindAt:
		return false
	case symbolic.KindSymbol, symbolic.KindComponent:
		_, known := s.points[0][e.Name()]
		bound := strings.HasPrefix(e.Name(), "$")
		if !known && !bound || scope.Definition(e.Name()) != nil || dependent(e, scope) {
			return false
		}
	case symbolic.KindCall:
		if e.Function() == nil {
			return false
		}
	}
	for _, a := range e.Args() {
		if !s.isPlain(a) {
			return false
		}
	}
	s.plain[e] = true
	return true
}

// advance evaluates what was compiled since the last time.
func (s *Screen) advance() bool {
	p, d := s.compiler.program, s.done
	for i, m := range s.machines {
		m.values = append(m.values, make([]float64, p.values-len(m.values))...)
		m.truths = append(m.truths, make([]condition, p.truths-len(m.truths))...)
		m.arrays = append(m.arrays, make([]array[float64], len(p.arrays)-len(m.arrays))...)
		m.squares = append(m.squares, make([]inversion[float64], p.squares-len(m.squares))...)
		for _, n := range p.numbers[d.numbers:] {
			m.values[n.slot] = m.arithmetic.number(n.value)
		}
		if len(p.scalars) > d.scalars || len(p.arrays) > d.arrays {
			if m.bind(s.points[i]) != nil {
				return false
			}
		}
		m.rounds = limit.Rounds
		for j := d.constant; j < len(p.constant.code); j++ {
			m.step(&p.constant.code[j])
		}
		for j := d.main; j < len(p.main.code); j++ {
			m.step(&p.main.code[j])
		}
	}
	s.done = progressMark{len(p.numbers), len(p.constant.code), len(p.main.code), len(p.scalars), len(p.arrays)}
	return true
}

// Passes reports that the values of an expression agree with those of the left side as far as float64
// arithmetic sees. known is false for an expression that cannot be evaluated. An expression without a value
// at more than half of the points does not pass: it would agree with anything there.
func (s *Screen) Passes(e *symbolic.Expr) (passes, known bool) {
	values, known := s.Values(e)
	if !known {
		return false, false
	}
	agreeing := 0
	for i, x := range values {
		switch y := s.left[i]; {
		case math.IsNaN(x):
		case math.Abs(x-y) <= screenTolerance*math.Abs(y):
			agreeing++
		default:
			return false, true
		}
	}
	return 2*agreeing >= len(values), true
}
