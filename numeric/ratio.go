package numeric

import (
	"math"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
)

const (
	ratioPoints = 5  // points at which a constant ratio is looked for
	ratioSize   = 64 // the greatest numerator or denominator of a ratio that is named
)

// ratio returns the constant r with left = r * right at all of several points, if it is a simple number. It
// is for the diagnosis (a factor 2 or a sign is missing), and no part of the verdict.
func (c *comparison) ratio() *rational.Rat {
	q, ok := c.quotient(c.found[differ].point)
	if !ok {
		return nil
	}
	r, ok := recognize(q)
	if !ok || r.IsOne() || c.disagrees(c.agreed, r) {
		return nil
	}
	// A ratio at one point is a number; that it is the same at several points makes it a statement about the
	// sides.
	seen := 1
	for trial := 0; seen < ratioPoints && trial < 4*ratioPoints; trial++ {
		p, _, ok := c.sampler.next()
		if !ok {
			break
		}
		if !c.judge.admits(p) {
			continue
		}
		if q, ok := c.quotient(p); ok {
			if !contains(q, r) {
				return nil
			}
			seen++
		}
	}
	if seen == 1 && len(c.sampler.variables) > 0 {
		return nil
	}
	return &r
}

// quotient encloses left/right at p; it is false where that is not defined or not narrow.
func (c *comparison) quotient(p Point) (interval.Interval, bool) {
	if !evaluate(c.judge.intervals, p) {
		return interval.Interval{}, false
	}
	q := c.judge.intervals.value(0).Quo(c.judge.intervals.value(1))
	return q, q.Def == interval.Everywhere && q.Width() < 1e-9*math.Abs(q.Lo)
}

// disagrees reports that the ratio of the sides is another one at some point.
func (c *comparison) disagrees(points []Point, r rational.Rat) bool {
	for _, p := range points {
		if q, ok := c.quotient(p); ok && !contains(q, r) {
			return true
		}
	}
	return false
}

// contains reports that a rational may lie in an interval, which both may be rounded.
func contains(q interval.Interval, r rational.Rat) bool {
	return q.Overlaps(interval.FromRat(r))
}

// recognize returns the simplest fraction in a narrow interval, if it is a small one.
func recognize(q interval.Interval) (rational.Rat, bool) {
	return simplest(q.Lo+(q.Hi-q.Lo)/2, ratioSize, func(r rational.Rat) bool { return contains(q, r) })
}

// simplest returns the first fraction near x that is close enough, by the continued fraction of x (Hardy and Wright, An
// Introduction to the Theory of Numbers, chapter 10), if its numerator and denominator are of that size at most.
func simplest(x float64, size int64, close func(rational.Rat) bool) (rational.Rat, bool) {
	p0, q0, p1, q1 := int64(0), int64(1), int64(1), int64(0)
	for range 8 {
		a := math.Floor(x)
		if !(math.Abs(a) <= float64(size)) {
			break
		}
		p0, q0, p1, q1 = p1, q1, int64(a)*p1+p0, int64(a)*q1+q0
		if q1 > size || p1 > size || p1 < -size {
			break
		}
		if r := rational.New(p1, q1); close(r) {
			return r, true
		}
		x = 1 / (x - a)
	}
	return rational.Rat{}, false
}
