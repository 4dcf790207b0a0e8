package numeric

import (
	"fmt"

	"nabla/numeric/rational"
)

// bind gives the inputs of the program the values of a point.
func (m *machine[T, A]) bind(p Point) error {
	return m.bindWith(p, func(_ string, _ int, r rational.Rat) T { return m.arithmetic.number(r) })
}

// bindWith is bind with a conversion of its own: it is given the name, the place in the array (0 for a
// number) and the value. A name or an array that the point lacks is an error, so that a stale value of an
// earlier point is never used.
func (m *machine[T, A]) bindWith(p Point, convert func(name string, at int, r rational.Rat) T) error {
	for _, in := range m.program.scalars {
		v, ok := p[in.name]
		if !ok || v.Entries != nil || v.Expr != nil {
			return fmt.Errorf("%s has no value", in.name)
		}
		m.values[in.slot] = convert(in.name, 0, v.Number)
	}
	for i, name := range m.program.arrays {
		v, ok := p[name]
		if !ok || v.Entries == nil {
			return fmt.Errorf("%s has no entries", name)
		}
		shape, ok := v.shape()
		if !ok {
			return fmt.Errorf("the rows of %s differ in length", name)
		}
		leaves := v.leaves(nil)
		a := &m.arrays[i]
		a.shape, a.entries = shape, a.entries[:0]
		for at, r := range leaves {
			a.entries = append(a.entries, convert(name, at, r))
		}
	}
	return nil
}
