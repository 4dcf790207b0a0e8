package numeric

import (
	"context"
	"math"
	"slices"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/symbolic"
)

// neighbourhood widens points to small boxes, to tell what holds on an open set from what holds at a
// single point.
type neighbourhood struct {
	sides      *machine[interval.Interval, enclosure]
	conditions *machine[interval.Interval, enclosure] // those that widening may violate
	moves      map[string]bool                        // names whose numbers are widened
}

// radii of the boxes, relative to the numbers.
var radii = []float64{1e-3, 1e-6, 1e-10}

// newNeighbourhood widens the real numbers that no assumed equation ties down.
func newNeighbourhood(ctx context.Context, p *problem, sides *Program, variables []*variable) (*neighbourhood, error) {
	moves := map[string]bool{}
	for _, v := range variables {
		moves[v.name] = !v.integer
	}
	for _, c := range p.conditions {
		condition := c
		if inner, component := everyEntry(c); component != nil {
			condition = inner
		}
		if tiesDown(condition) {
			for _, name := range symbolic.Names(c) {
				moves[name] = false
			}
		}
	}
	var touched []*symbolic.Expr
	for _, c := range p.conditions {
		for _, name := range symbolic.Names(c) {
			if moves[name] {
				touched = append(touched, c)
				break
			}
		}
	}
	conditions, err := Compile(touched...)
	if err != nil {
		return nil, err
	}
	return &neighbourhood{newMachine(ctx, enclosure{}, sides), newMachine(ctx, enclosure{}, conditions), moves}, nil
}

// tiesDown reports that a condition leaves its names no room to move: it is an equation, or a choice of equations as in
// y in {0, 1}.
func tiesDown(c *symbolic.Expr) bool {
	if c.Kind() == symbolic.KindLogic && c.Op() == symbolic.Or {
		return !slices.ContainsFunc(c.Args(), func(part *symbolic.Expr) bool { return !tiesDown(part) })
	}
	return c.Kind() == symbolic.KindRelation && c.Op() == symbolic.Equals && !isDefinedness(c)
}

// holds reports that the conditions and the verdict are certain in a whole box around p. A point without
// numbers that can move is its own neighbourhood. In interval arithmetic that is a proof for all points of
// the box.
func (n *neighbourhood) holds(p Point, v verdict) bool {
	// A large box is tried first, since it shows more; near a pole or a border only a small one is free of it.
	for _, radius := range radii {
		if !n.widen(n.conditions, p, radius) || !n.widen(n.sides, p, radius) {
			return false
		}
		all := true
		for i := range n.conditions.program.roots {
			all = all && n.conditions.truth(i) == condition{interval.True, interval.Everywhere}
		}
		x, y := n.sides.value(0), n.sides.value(1)
		if all && relate(x.Def, y.Def, x.Disjoint(y), 0).verdict == v {
			return true
		}
	}
	return false
}

// widen runs a machine over a box around p. Numbers near 0 move by an absolute amount, others by a relative
// one, large ones by no more than the radius.
func (n *neighbourhood) widen(m *machine[interval.Interval, enclosure], p Point, radius float64) bool {
	err := m.bindWith(p, func(name string, _ int, r rational.Rat) interval.Interval {
		x := m.arithmetic.number(r)
		if !n.moves[name] {
			return x
		}
		d := radius * max(1e-3, min(1, math.Abs(x.Lo)))
		return x.Add(interval.Range(-d, d))
	})
	if err != nil {
		return false
	}
	m.run()
	return true
}
