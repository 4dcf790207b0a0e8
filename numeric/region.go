package numeric

import (
	"context"
	"math"
	"slices"

	"nabla/symbolic"
)

// A refuted equation may hold in a region, x > 0. Points at which both sides have values are sorted by
// whether they agree there; a combination of signs under which all agree is proposed as a condition, which
// the exact argument has to prove.

const (
	surveyTrials  = 160  // points that are drawn for a survey
	surveyPoints  = 64   // points of a survey at which both sides are defined
	sameValue     = 1e-6 // the relative difference of values that agree
	distinctValue = 1e-3 // that of values that do not; what lies between says nothing
)

// surveyed is a point at which both sides are defined, as float64 arithmetic sees it, and whether they agree there.
type surveyed struct {
	point  Point
	agrees bool
}

// survey looks at general points, where nothing agrees by chance as it does at 0 and 1, for regions in
// which the sides agree. It is made once for a comparison.
func (c *comparison) survey() []surveyed {
	if c.surveyed != nil {
		return c.surveyed
	}
	c.surveyed = []surveyed{}
	conditions := newMachine(context.Background(), float{}, c.judge.conditions)
	for trial := 0; trial < surveyTrials && len(c.surveyed) < surveyPoints && c.ctx.Err() == nil; trial++ {
		p, ok := c.sampler.draw(generic)
		if !ok || !holdAt(conditions, p) || !evaluate(c.judge.floats, p) {
			continue
		}
		x, y := c.judge.floats.value(0), c.judge.floats.value(1)
		switch gap, size := math.Abs(x-y), max(math.Abs(x), math.Abs(y)); {
		case gap <= sameValue*size:
			c.surveyed = append(c.surveyed, surveyed{p, true})
		case gap > distinctValue*size:
			c.surveyed = append(c.surveyed, surveyed{p, false})
		}
	}
	return c.surveyed
}

// Agrees reports that the sides of a refuted equation agree at some point of a survey, as far as float64 arithmetic sees:
// it may hold under a condition.
func (o *Outcome) Agrees() bool {
	return o.refutation != nil && slices.ContainsFunc(o.refutation.survey(), func(s surveyed) bool { return s.agrees })
}

// Agreements returns the combinations of signs of the parts, 1 and -1, under which the sides of a refuted
// equation seem to agree: at some point with these signs their values agree, and at none they differ. They
// are in lexical order, positive signs first. It is float64 arithmetic that says so, and no proof. For |x|
// = x and the part x that is [[1]].
func (o *Outcome) Agreements(parts []*symbolic.Expr) [][]int {
	if o.refutation == nil {
		return nil
	}
	c := o.refutation
	program, err := c.problem.compile(parts)
	if err != nil {
		return nil
	}
	m := newMachine(context.Background(), float{}, program)
	agreeing, differing := map[string][]int{}, map[string]bool{}
	for _, s := range c.survey() {
		signs, ok := signsAt(m, s.point)
		switch {
		case !ok:
		case s.agrees:
			agreeing[regionKey(signs)] = signs
		default:
			differing[regionKey(signs)] = true
		}
	}
	var regions [][]int
	for key, signs := range agreeing {
		if !differing[key] {
			regions = append(regions, signs)
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

// regionKey spells signs as a key of a map: -1, 0, 1 become 0, 1, 2.
func regionKey(signs []int) string {
	key := make([]byte, len(signs))
	for i, s := range signs {
		key[i] = byte('1' + s)
	}
	return string(key)
}
