package numeric

import (
	"context"
	"math"
	"slices"

	"nabla/symbolic"
)

const (
	regionPoints  = 160  // points that are drawn to find regions of agreement
	sameValue     = 1e-6 // the relative difference of values that agree
	distinctValue = 1e-3 // that of values that do not; what lies between says nothing
)

// Agreements returns the combinations of signs of the parts, 1 and -1, under which the sides of a refuted equation
// seem to agree: at some point with these signs their values agree, and at none they differ. They are in
// lexical order, positive signs first. It is float64 arithmetic that says so, and no proof.
func (o *Outcome) Agreements(parts []*symbolic.Expr) [][]int {
	if o.refutation == nil {
		return nil
	}
	c := o.refutation
	program, err := c.problem.compile(parts)
	if err != nil {
		return nil
	}
	signs := newMachine(context.Background(), float{}, program)
	conditions := newMachine(context.Background(), float{}, c.judge.conditions)
	agreeing, differing := map[string][]int{}, map[string]bool{}
	for range regionPoints {
		p, _, ok := c.sampler.next()
		if !ok || c.ctx.Err() != nil {
			break
		}
		v, ok := signsAt(signs, p)
		if !ok || !holdAt(conditions, p) || !evaluate(c.judge.floats, p) {
			continue
		}
		x, y := c.judge.floats.value(0), c.judge.floats.value(1)
		switch gap, size := math.Abs(x-y), max(math.Abs(x), math.Abs(y)); {
		case gap <= sameValue*size:
			agreeing[regionKey(v)] = v
		case gap > distinctValue*size:
			differing[regionKey(v)] = true
		}
	}
	var regions [][]int
	for key, v := range agreeing {
		if !differing[key] {
			regions = append(regions, v)
		}
	}
	slices.SortFunc(regions, func(a, b []int) int { return slices.Compare(b, a) })
	return regions
}

// compile compiles further expressions in the names of the sides.
func (p *problem) compile(es []*symbolic.Expr) (*Program, error) {
	sides := make([]*symbolic.Expr, len(es))
	for i, e := range es {
		var err error
		if sides[i], err = p.side(e); err != nil {
			return nil, err
		}
	}
	return Compile(sides...)
}

// signsAt returns the signs of the roots of a program at p; false if one has none or is zero.
func signsAt(m *machine[float64, float], p Point) ([]int, bool) {
	if !evaluate(m, p) {
		return nil, false
	}
	signs := make([]int, len(m.program.roots))
	for i := range signs {
		switch x := m.value(i); {
		case x > 0:
			signs[i] = 1
		case x < 0:
			signs[i] = -1
		default:
			return nil, false
		}
	}
	return signs, true
}

func regionKey(signs []int) string {
	key := make([]byte, len(signs))
	for i, s := range signs {
		key[i] = byte('1' + s)
	}
	return string(key)
}
