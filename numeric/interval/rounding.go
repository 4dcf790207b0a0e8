package interval

import "math"

// Directed rounding. float64 arithmetic rounds to nearest; the sign of the rounding error, which the
// error-free transformations below deliver exactly, says on which side of the result the exact value
// lies. (Ogita, Rump and Oishi, Accurate Sum and Dot Product, SIAM J. Sci. Comput. 26, 2005.)
//
// Lower bounds are never +Inf and upper bounds never -Inf: an overflow on that side stops at the
// largest float64.

// underflow is the magnitude below which the error of a product or quotient may itself underflow and
// tell nothing: the smallest normal number times 2^53, with room to spare.
const underflow = 0x1p-960

// up and down return the neighbours of a float64; those of the largest number are infinite.
func up(v float64) float64   { return math.Nextafter(v, math.Inf(1)) }
func down(v float64) float64 { return math.Nextafter(v, math.Inf(-1)) }

// roundDown returns a lower bound of v + err where err is exact in sign; NaN stands for an unknown sign.
func roundDown(v, err float64) float64 {
	if math.IsInf(v, 1) {
		return math.MaxFloat64
	}
	if err >= 0 {
		return v
	}
	return down(v)
}

// roundUp returns an upper bound of v + err.
func roundUp(v, err float64) float64 {
	if math.IsInf(v, -1) {
		return -math.MaxFloat64
	}
	if err <= 0 {
		return v
	}
	return up(v)
}

// sumError returns a + b - s for s = fl(a + b), by Knuth's TwoSum; NaN when something overflowed.
func sumError(a, b, s float64) float64 {
	t := s - a
	return (a - (s - t)) + (b - t)
}

// addDown returns a lower bound of a + b, the sum itself if it is exact.
func addDown(a, b float64) float64 {
	s := a + b
	return roundDown(s, sumError(a, b, s))
}

// addUp uses that rounding up is rounding down of the negated problem, so that each operation has one routine.
func addUp(a, b float64) float64 {
	return -addDown(-a, -b)
}

// mulDown returns a lower bound of a*b. Zero times infinity is zero: the infinity is a bound, not a value.
func mulDown(a, b float64) float64 {
	if a == 0 || b == 0 {
		return 0
	}
	p := a * b
	if p == 0 && (a > 0) == (b > 0) {
		return 0
	}
	if math.Abs(p) < underflow {
		return down(p)
	}
	if math.IsInf(p, 1) && (math.IsInf(a, 0) || math.IsInf(b, 0)) {
		return p
	}
	return roundDown(p, math.FMA(a, b, -p))
}

// mulUp returns an upper bound of a*b.
func mulUp(a, b float64) float64 {
	return -mulDown(-a, b)
}

// quoDown returns a lower bound of a/b for b != 0. A quotient of two infinite bounds counts as zero: the
// quotients of the other bounds then span all values.
func quoDown(a, b float64) float64 {
	if a == 0 || math.IsInf(b, 0) {
		return 0
	}
	q := a / b
	if math.IsInf(a, 0) {
		return q
	}
	if q == 0 && (a > 0) == (b > 0) {
		return 0
	}
	if math.Abs(q) < underflow || math.Abs(a) < underflow {
		return roundDown(q, math.NaN())
	}
	r := math.FMA(-q, b, a) // exact; a/b = q + r/b
	if b < 0 {
		r = -r
	}
	return roundDown(q, r)
}

// quoUp returns an upper bound of a/b for b != 0.
func quoUp(a, b float64) float64 {
	return -quoDown(-a, b)
}

// sqrtDown returns a lower bound of the square root of v >= 0.
func sqrtDown(v float64) float64 {
	if v == 0 || math.IsInf(v, 1) {
		return v
	}
	s := math.Sqrt(v)
	if v < underflow {
		return down(s)
	}
	return roundDown(s, math.FMA(-s, s, v))
}

// sqrtUp returns an upper bound of the square root of v >= 0.
func sqrtUp(v float64) float64 {
	if v == 0 || math.IsInf(v, 1) {
		return v
	}
	s := math.Sqrt(v)
	if v < underflow {
		return up(s)
	}
	return roundUp(s, math.FMA(-s, s, v))
}

// widen returns an enclosure of a value that v approximates to within the given number of units in
// the last place; below the normal range the unit is the smallest subnormal number.
func widen(v, ulps float64) Interval {
	if math.IsInf(v, 1) {
		return Interval{math.MaxFloat64 * (1 - ulps*epsilon), v, Everywhere}
	}
	if math.IsInf(v, -1) {
		return widen(-v, ulps).Neg()
	}
	d := math.Abs(v)*(ulps*epsilon) + ulps*math.SmallestNonzeroFloat64
	return Interval{down(v - d), up(v + d), Everywhere}
}

// epsilon is the distance from 1 to the next float64: at most one unit in the last place of v is
// epsilon*|v|, at least half of it.
const epsilon = 0x1p-52
