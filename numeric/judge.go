package numeric

import (
	"context"
	"math"
	"math/big"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/parser/limit"
)

// How do two sides relate at one point? Each arithmetic makes certain statements or none. They are asked in
// the order of their cost, until one decides; none contradicts another.

// verdict is how the two sides relate at one point.
type verdict uint8

const (
	undecided verdict = iota // the enclosures say nothing certain
	agree                    // both have values, whose enclosures have digits in common
	differ                   // both have values, which certainly differ
	leftOnly                 // only the left side has a value, certainly
	rightOnly
	neither // certainly no side has a value
)

// judgement is a verdict with what it rests on.
type judgement struct {
	verdict
	digits int  // of agreement
	exact  bool // both sides are known rationals, or known to be undefined
}

const (
	exactDigits  = 1 << 20 // the digits of agreement of equal rationals
	enoughDigits = 9       // the fewest digits that count as agreement
	firstPrec    = 128     // bits of the first evaluation in multiple precision
	closerPrec   = 256     // bits at which points of agreement are looked at again
	constantPrec = 1024    // the same for constants, which are all that there is to look at
	workBits     = 1 << 15 // terms of sums times bits of one evaluation: long sums are looked at less closely
)

// judge evaluates the sides of one problem in several arithmetics, each of which is set up when it is first
// needed. Machines keep their memory from point to point.
type judge struct {
	ctx        context.Context
	sides      *Program
	conditions *Program

	floats    *machine[float64, float]
	intervals *machine[interval.Interval, enclosure]
	exacts    *machine[exactly, exact]
	balls     map[uint]*machine[ball.Ball, precise]

	exactConditions    *machine[exactly, exact]
	intervalConditions *machine[interval.Interval, enclosure]
	ballConditions     *machine[ball.Ball, precise]
}

// newJudge compiles both sides into one program, so that what they share is evaluated once.
func newJudge(ctx context.Context, p *problem) (*judge, error) {
	sides, err := Compile(p.left, p.right)
	if err != nil {
		return nil, err
	}
	conditions, err := Compile(p.conditions...)
	if err != nil {
		return nil, err
	}
	return &judge{
		ctx: ctx, sides: sides, conditions: conditions,
		floats:    newMachine(ctx, float{}, sides),
		intervals: newMachine(ctx, enclosure{}, sides),
		balls:     map[uint]*machine[ball.Ball, precise]{},
	}, nil
}

// evaluate binds a point and runs; a point that lacks a name leaves the values undecided.
func evaluate[T any, A arithmetic[T]](m *machine[T, A], p Point) bool {
	if m.bind(p) != nil {
		return false
	}
	m.run()
	return true
}

// exactSides is set up late: most points are decided by intervals.
func (j *judge) exactSides() *machine[exactly, exact] {
	if j.exacts == nil {
		j.exacts = newMachine(j.ctx, exact{}, j.sides)
	}
	return j.exacts
}

// ballSides keeps a machine for each precision that was asked for.
func (j *judge) ballSides(prec uint) *machine[ball.Ball, precise] {
	m, ok := j.balls[prec]
	if !ok {
		m = newMachine(j.ctx, precise{prec}, j.sides)
		j.balls[prec] = m
	}
	return m
}

// admits reports that every condition certainly holds at p: by intervals, and those that they leave open
// exactly or in multiple precision. A condition that no arithmetic decides rejects the point: an assumption
// must certainly hold.
func (j *judge) admits(p Point) bool {
	n := len(j.conditions.roots)
	if n == 0 {
		return true
	}
	if j.exactConditions == nil {
		j.exactConditions = newMachine(j.ctx, exact{}, j.conditions)
		j.intervalConditions = newMachine(j.ctx, enclosure{}, j.conditions)
	}
	open := make([]int, n)
	for i := range n {
		open[i] = i
	}
	if !evaluate(j.intervalConditions, p) {
		return false
	}
	if holds, done := settled(j.intervalConditions, &open); done {
		return holds
	}
	evaluate(j.exactConditions, p)
	if holds, done := settled(j.exactConditions, &open); done {
		return holds
	}
	if j.ballConditions == nil {
		j.ballConditions = newMachine(j.ctx, precise{firstPrec}, j.conditions)
	}
	evaluate(j.ballConditions, p)
	holds, done := settled(j.ballConditions, &open)
	return holds && done
}

// settled takes the conditions that certainly hold off the open ones. The answer is decided when one certainly does not
// hold, or is not defined, and when none is left.
func settled[T any, A arithmetic[T]](m *machine[T, A], open *[]int) (holds, done bool) {
	left := (*open)[:0]
	for _, i := range *open {
		switch c := m.truth(i); {
		case c == condition{interval.True, interval.Everywhere}:
		case c.def == interval.Nowhere, c.truth == interval.False:
			return false, true
		default:
			left = append(left, i)
		}
	}
	*open = left
	return true, len(left) == 0
}

// judge decides how the sides relate at p, with intervals first, then exactly, then with balls of rising
// precision up to maxPrec.
//
// Two certain statements are combined on the way: that one side exists, by intervals, and that the other
// does not, exactly.
func (j *judge) judge(p Point, maxPrec uint) judgement {
	if !evaluate(j.intervals, p) {
		return judgement{}
	}
	x, y := j.intervals.value(0), j.intervals.value(1)
	result := relate(x.Def, y.Def, x.Disjoint(y), intervalDigits(x, y))
	if result.verdict != undecided {
		return result
	}
	left, right := x.Def, y.Def
	if m := j.exactSides(); evaluate(m, p) {
		u, v := m.value(0), m.value(1)
		if u.def == interval.Everywhere && v.def == interval.Everywhere {
			return relateExactly(u, v)
		}
		left, right = settle(left, u.def), settle(right, v.def)
		if result = relate(left, right, false, 0); result.verdict != undecided {
			return result
		}
	}
	// More bits do not narrow the enclosure of an integral.
	if j.sides.rough {
		return judgement{}
	}
	// The precision is raised as far as the terms of sums at this point allow within a bounded amount of work.
	maxPrec = min(maxPrec, max(firstPrec, workBits/uint(1+limit.Rounds-j.intervals.rounds)))
	width := 2 * endless
	for prec := uint(firstPrec); prec <= maxPrec && j.ctx.Err() == nil; prec *= 2 {
		m := j.ballSides(prec)
		evaluate(m, p)
		u, v := m.value(0), m.value(1)
		left, right = settle(left, u.Def()), settle(right, v.Def())
		if result = relate(left, right, u.Disjoint(v), ballDigits(u, v)); result.verdict != undecided {
			return result
		}
		before := width
		// Enclosures that no longer shrink are wide for another reason than rounding, such as a pole within
		// them.
		if width = widthBits(u) + widthBits(v); prec > firstPrec && width > before-progress {
			break
		}
	}
	return judgement{}
}

const (
	endless  = 1 << 40 // stands for the bits of an infinite width
	progress = 16      // bits by which the widths must shrink for a higher precision to be worth its cost
)

// widthBits is the binary exponent of the width of an enclosure.
func widthBits(x ball.Ball) int {
	if x.Def() == interval.Nowhere {
		return 0
	}
	if x.Lower().IsInf() || x.Upper().IsInf() {
		return endless
	}
	return new(big.Float).Sub(x.Upper(), x.Lower()).MantExp(nil)
}

// settle combines two certain statements about where a value is defined.
func settle(a, b interval.Definedness) interval.Definedness {
	if a == interval.Somewhere {
		return b
	}
	return a
}

// relateExactly compares two rationals, which leaves nothing open.
func relateExactly(u, v exactly) judgement {
	if u.value.Equal(v.value) {
		return judgement{agree, exactDigits, true}
	}
	return judgement{differ, 0, true}
}

// relate is the one place where statements about two values become a verdict. Undefined on both sides is no
// agreement: neither. What may be undefined leaves everything open. Enclosures that overlap agree only if
// they are narrow enough for that to mean something. enoughDigits keeps wide enclosures from counting as
// agreement.
func relate(left, right interval.Definedness, disjoint bool, digits int) judgement {
	switch {
	case left == interval.Nowhere && right == interval.Nowhere:
		return judgement{verdict: neither}
	case left == interval.Everywhere && right == interval.Nowhere:
		return judgement{verdict: leftOnly}
	case left == interval.Nowhere && right == interval.Everywhere:
		return judgement{verdict: rightOnly}
	case left != interval.Everywhere || right != interval.Everywhere:
		return judgement{}
	case disjoint:
		return judgement{verdict: differ}
	case digits >= enoughDigits:
		return judgement{verdict: agree, digits: digits}
	}
	return judgement{}
}

// intervalDigits is the number of decimal digits to which all values of the two enclosures agree, relative
// to the larger one; around zero, the digits behind the point.
func intervalDigits(x, y interval.Interval) int {
	if x.Def != interval.Everywhere || y.Def != interval.Everywhere {
		return 0
	}
	lo, hi := min(x.Lo, y.Lo), max(x.Hi, y.Hi)
	if lo == hi {
		return exactDigits
	}
	size, width := max(math.Abs(lo), math.Abs(hi)), hi-lo
	if math.IsInf(width, 0) {
		return 0
	}
	if lo <= 0 && hi >= 0 {
		size = 1
	}
	return max(0, int(math.Log10(size/width)))
}

// ballDigits is intervalDigits in multiple precision, counted in powers of two.
func ballDigits(x, y ball.Ball) int {
	if x.Def() != interval.Everywhere || y.Def() != interval.Everywhere {
		return 0
	}
	lo, hi := x.Lower(), x.Upper()
	if y.Lower().Cmp(lo) < 0 {
		lo = y.Lower()
	}
	if y.Upper().Cmp(hi) > 0 {
		hi = y.Upper()
	}
	if lo.Cmp(hi) == 0 {
		return exactDigits
	}
	if lo.IsInf() || hi.IsInf() {
		return 0
	}
	size := max(lo.MantExp(nil), hi.MantExp(nil))
	if lo.Sign()*hi.Sign() <= 0 {
		size = 1
	}
	bits := size - 1 - new(big.Float).Sub(hi, lo).MantExp(nil)
	return max(0, int(float64(bits)*math.Log10(2)))
}
