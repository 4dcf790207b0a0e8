package numeric

import (
	"context"
	"fmt"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/symbolic"
)

// Enclosures gives names numbers of which only enclosures may be known: the values of the nodes of a
// computation graph, each of which stands on those before it. Names that are not in it have no value. A
// value that is passed on with its enclosure keeps the whole chain rigorous.
type Enclosures map[string]ball.Ball

// Value returns an enclosure of e. Its width comes from those of the names and from rounding to their precision; where
// e has no value it is defined nowhere. Array components and unknown functions cannot be evaluated.
func (v Enclosures) Value(ctx context.Context, e *symbolic.Expr, prec uint) (ball.Ball, error) {
	m, err := v.run(ctx, e, prec)
	if err != nil {
		return ball.Undefined(prec), err
	}
	return m.value(0), nil
}

// Truth decides a condition; what is compared and has no value makes it false.
func (v Enclosures) Truth(ctx context.Context, condition *symbolic.Expr, prec uint) (interval.Truth, error) {
	m, err := v.run(ctx, condition, prec)
	if err != nil {
		return interval.Unknown, err
	}
	c := m.truth(0)
	if c.def == interval.Somewhere {
		return interval.Unknown, nil
	}
	return c.truth, nil
}

// run evaluates at enclosures in place of exact numbers. The values are put into the slots as they are: a ball
// of another precision keeps its width.
func (v Enclosures) run(ctx context.Context, e *symbolic.Expr, prec uint) (*machine[ball.Ball, precise], error) {
	program, err := Compile(e)
	if err != nil {
		return nil, err
	}
	m := newMachine(ctx, precise{prec}, program)
	for _, in := range program.scalars {
		x, ok := v[in.name]
		if !ok {
			return nil, fmt.Errorf("%s has no value", in.name)
		}
		m.values[in.slot] = x
	}
	if len(program.arrays) > 0 {
		return nil, fmt.Errorf("%s has no entries", program.arrays[0])
	}
	m.run()
	return m, nil
}

// Exactly returns the value of e where the names have the rational values of the point, if it is a rational number that
// exact arithmetic finds.
func Exactly(ctx context.Context, e *symbolic.Expr, p Point) (rational.Rat, bool) {
	program, err := Compile(e)
	if err != nil {
		return rational.Rat{}, false
	}
	m := newMachine(ctx, exact{}, program)
	if err := m.bind(p); err != nil {
		return rational.Rat{}, false
	}
	m.run()
	v := m.value(0)
	return v.value, v.def == interval.Everywhere
}
