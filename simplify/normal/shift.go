package normal

import (
	"cmp"
	"slices"

	"nabla/symbolic"
)

// Sums that differ by a shift or a reflection of the index are equal; each is moved to one normal place,
// which is found from the summand alone, so that equal sums meet there.

// place is where an index stands in a summand, in an expression sign*index + rest. For u[n-i] that is array
// u, position 0, sign -1 and rest n.
type place struct {
	array    string // the array whose component it is part of; "" elsewhere
	position int    // which index of the array
	sign     int64
	rest     value
	text     *symbolic.Expr // the rest as an expression
}

// normalize shifts the index, or reflects it, so that it stands alone in the first of the places where it
// stands beside something else: the sum of x[i+1] over 1..n becomes that of x[i] over 2..n+1. With p =
// sign*i + rest as the new index, i = sign*(p - rest), and the limits move along; a reflection exchanges
// them.
func (f *field) normalize(part value, s span) (value, span) {
	places := f.places(f.writeValue(part), s.index)
	if len(places) == 0 {
		return part, s
	}
	p := slices.MinFunc(places, func(a, b place) int {
		return cmp.Or(
			cmp.Compare(outside(a.array), outside(b.array)), cmp.Compare(a.array, b.array), cmp.Compare(a.position, b.position),
			cmp.Compare(b.sign, a.sign), f.before(a, b),
		)
	})
	if p.sign > 0 && p.rest.IsZero() {
		return part, s
	}
	i := f.convert(s.index)
	part = f.at(part, s.index, f.scale(f.sub(i, p.rest), p.sign))
	lower, upper := f.add(f.scale(s.lower, p.sign), p.rest), f.add(f.scale(s.upper, p.sign), p.rest)
	if p.sign < 0 {
		lower, upper = upper, lower
	}
	return part, span{s.index, lower, upper}
}

// outside sorts places in arrays before other ones.
func outside(array string) int {
	if array == "" {
		return 1
	}
	return 0
}

// places returns where the index stands in e beside things without a bound index. A rest with an index of a
// sum inside would not be meaningful in the limits outside.
func (f *field) places(e, index *symbolic.Expr) []place {
	var all []place
	look := func(x *symbolic.Expr, array string, position int) {
		if !x.Contains(index.Name()) {
			return
		}
		sign, rest, ok := f.affine(f.convert(x), index)
		if text := f.writeValue(rest); ok && !local(text) && !symbolic.Any(text, isClosed) {
			all = append(all, place{array, position, sign, rest, text})
		}
	}
	symbolic.Any(e, func(x *symbolic.Expr) bool {
		switch x.Kind() {
		case symbolic.KindComponent, symbolic.KindCall:
			for i, a := range x.Args() {
				if x.Kind() == symbolic.KindComponent || x.Function() == nil {
					look(a, x.Name(), i)
				}
			}
		case symbolic.KindSum:
			look(x, "", 0)
		}
		return false
	})
	return all
}

// before orders places by what stands beside the index, numbers by size.
func (f *field) before(a, b place) int {
	if c, ok := f.sub(a.rest, b.rest).Constant(); ok {
		return c.Sign()
	}
	return symbolic.Compare(a.text, b.text)
}
