package numeric

import (
	"context"
	"math"
	"math/big"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/symbolic"
)

// filter is a condition on a single number, used to draw numbers that satisfy it. It rejects only what it
// decides; whether a point satisfies the assumptions is certified afterwards in any case.
type filter struct {
	machine *machine[exactly, exact]
	name    string
}

// entryName stands for an entry of an array in the filter of the array.
const entryName = "entry"

// rejects is certain: a number that the condition leaves open passes.
func (f *filter) rejects(r rational.Rat) bool {
	if f.machine.bind(Point{f.name: Scalar(r)}) != nil {
		return false
	}
	f.machine.run()
	c := f.machine.truth(0)
	return c.truth == interval.False && c.def == interval.Everywhere
}

// constrain hands the conditions that concern one number to its variable. A condition on one number is
// compiled and asked for each draw; comparisons with constants also narrow the range that is drawn from, so
// that few draws are lost.
func constrain(variables []*variable, conditions []*symbolic.Expr) error {
	for _, c := range conditions {
		name, inner := c, c
		v, entry := single(variables, c)
		if v == nil {
			continue
		}
		if name = symbolic.Symbol(v.name); entry != nil {
			name, inner = symbolic.Symbol(entryName), entry
		}
		p, err := Compile(inner)
		if err != nil {
			return err
		}
		f := &filter{newMachine(context.Background(), exact{}, p), name.Name()}
		v.filters = append(v.filters, f)
		v.bound(inner, name)
	}
	return nil
}

// single returns the variable of a condition on one number; for one on all entries of an array also the
// condition on an entry.
func single(variables []*variable, c *symbolic.Expr) (v *variable, entry *symbolic.Expr) {
	names := symbolic.Names(c)
	if len(names) == 1 {
		if v := find(variables, names[0]); v != nil && !v.array() {
			return v, nil
		}
	}
	inner, component := everyEntry(c)
	if component == nil {
		return nil, nil
	}
	inner = symbolic.Substitute(inner, component, symbolic.Symbol(entryName))
	if names := symbolic.Names(inner); len(names) != 1 || names[0] != entryName {
		return nil, nil
	}
	return find(variables, component.Name()), inner
}

// find returns the variable of that name, or nil. There are few.
func find(variables []*variable, name string) *variable {
	for _, v := range variables {
		if v.name == name {
			return v
		}
	}
	return nil
}

// everyEntry reads back what ForAll wrote: the condition, and a component in it. The number of indices at
// which the negation holds is 0: sum(k, indicator(not c)) = 0.
func everyEntry(c *symbolic.Expr) (inner, component *symbolic.Expr) {
	if c.Kind() != symbolic.KindRelation || c.Op() != symbolic.Equals {
		return nil, nil
	}
	for i, side := range c.Args() {
		if side.Kind() != symbolic.KindBig || side.IsProduct() || !c.Arg(1-i).IsZero() {
			continue
		}
		body := symbolic.Open(side).Body
		if body.Kind() != symbolic.KindPiecewise || len(body.Args()) != 3 {
			return nil, nil
		}
		inner = symbolic.Negation(body.Arg(0))
		symbolic.Any(inner, func(n *symbolic.Expr) bool {
			if n.Kind() == symbolic.KindComponent {
				component = n
			}
			return component != nil
		})
	}
	return inner, component
}

// bound narrows the range of a variable by comparisons of its name with constants.
func (v *variable) bound(c, name *symbolic.Expr) {
	if c.Kind() == symbolic.KindLogic && c.Op() == symbolic.And {
		for _, part := range c.Args() {
			v.bound(part, name)
		}
		return
	}
	if c.Kind() != symbolic.KindRelation || c.Op() == symbolic.NotEquals {
		return
	}
	open := c.Op() == symbolic.Less
	left, right := c.Arg(0), c.Arg(1)
	// A range that is a little too wide does no harm, since points are certified later.
	if low, _, ok := constantRange(left); ok && symbolic.Equal(right, name) {
		v.raise(end{low, true, open})
	}
	_, high, ok := constantRange(right)
	switch {
	case ok && symbolic.Equal(left, name):
		v.reduce(end{high, true, open})
	case ok && left.IsCall("abs") && symbolic.Equal(left.Arg(0), name):
		v.reduce(end{high, true, open})
		v.raise(end{high.Neg(), true, open})
	}
}

// raise moves the lower end up; of two equal ends the open one says more.
func (v *variable) raise(e end) {
	if c := e.value.Cmp(v.low.value); !v.low.set || c > 0 || c == 0 && e.open {
		v.low = e
	}
}

// reduce moves the upper end down, as raise does the lower one.
func (v *variable) reduce(e end) {
	if c := e.value.Cmp(v.high.value); !v.high.set || c < 0 || c == 0 && e.open {
		v.high = e
	}
}

// constantRange returns rationals between which a constant lies, equal ones where it is rational: the end
// of a range that it bounds from below, and from above. An irrational end is rounded into the range, by
// less than a float64 tells apart.
func constantRange(e *symbolic.Expr) (low, high rational.Rat, ok bool) {
	if e.IsNumber() {
		return e.Number(), e.Number(), true
	}
	p, err := Compile(e)
	if err != nil || len(p.scalars)+len(p.arrays) > 0 {
		return low, high, false
	}
	m := newMachine(context.Background(), enclosure{}, p)
	m.run()
	x := m.value(0)
	if x.Def != interval.Everywhere || math.IsInf(x.Lo, 0) || math.IsInf(x.Hi, 0) {
		return low, high, false
	}
	return fromFloat(x.Hi), fromFloat(x.Lo), true
}

// fromFloat returns a finite float64 as the rational that it is.
func fromFloat(x float64) rational.Rat { return rational.FromBig(new(big.Rat).SetFloat64(x)) }
