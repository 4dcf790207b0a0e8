package numeric

import (
	"math/rand/v2"

	"nabla/numeric/rational"
)

// stratum is a kind of points: each shows faults that the others miss.
type stratum uint8

const (
	readable stratum = iota // small numbers that a reader can check in the head
	border                  // numbers of the expression itself and their neighbours
	small                   // random small fractions
	generic                 // fractions with a large prime denominator: no decimals, no special angles
	large                   // far out, where growth and overflow show
	tiny                    // near 0, on both sides
)

// schedule is the order in which strata are drawn from; it is repeated until there are enough points.
// Readable points come first, because a counterexample among them can be checked in the head; borders are
// mixed in early.
var schedule = []stratum{
	readable, readable, readable, readable, readable, border, small, readable, border, generic,
	readable, border, large, readable, border, tiny, small, border, generic, border, small, large, border, tiny,
}

var (
	readableReals    = rationals("1", "2", "0", "-1", "3", "1/2", "-2", "-1/2", "3/2", "1/3", "-3", "2/3", "5", "-1/3", "3/4", "3/5", "4/5", "4", "-3/2")
	readableIntegers = rationals("2", "1", "3", "0", "-1", "4", "-2", "5", "-3", "6", "8", "7", "10", "-5")
	sizes            = rationals("2", "3", "1", "5", "2", "3", "4")
	largeReals       = rationals("10", "-10", "100", "-25", "1000", "-1000", "40", "-100", "1000000", "-1000000", "20", "-7")
	largeIntegers    = rationals("12", "-12", "9", "20", "30", "-20", "15", "50", "11", "-9", "100", "-100")
	tinyReals        = rationals("1/10", "-1/10", "1/100", "-1/1000", "1/1000", "-1/100", "1/1000000", "-1/1000000")
	fractions        = rationals("1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "4/5", "2/5", "3/5", "1/10", "9/10", "1/100", "99/100")
	smallDenominator = []int64{1, 2, 3, 4, 5, 7, 8}
)

// genericDenominator is prime, so that no fraction with it is a decimal or a multiple of a small angle.
const genericDenominator = 1009

// rationals reads a table of numbers; an entry that does not read would be 0 and is caught by the test of
// these tables.
func rationals(texts ...string) []rational.Rat {
	rs := make([]rational.Rat, len(texts))
	for i, t := range texts {
		rs[i], _ = rational.Parse(t)
	}
	return rs
}

// real draws a real number. round counts the draws, i the numbers of one point: tables are walked with a
// stride that differs from number to number, so that all combinations come up.
func (s stratum) real(round, i int, random *rand.Rand) rational.Rat {
	switch s {
	case small:
		den := smallDenominator[random.IntN(len(smallDenominator))]
		return rational.New(random.Int64N(25)-12, den)
	case generic:
		return rational.New(random.Int64N(8*genericDenominator)-4*genericDenominator, genericDenominator)
	case large:
		return walk(largeReals, round, i)
	case tiny:
		return walk(tinyReals, round, i)
	}
	return walk(readableReals, round, i)
}

// integer draws an integer.
func (s stratum) integer(round, i int, random *rand.Rand) rational.Rat {
	switch s {
	case small, generic, tiny:
		return rational.Int(random.Int64N(25) - 9)
	case large:
		return walk(largeIntegers, round, i)
	}
	return walk(readableIntegers, round, i)
}

// walk returns an entry of a table for a draw and a number. The stride depends on the number, so that two names
// do not go through the table in step.
func walk(table []rational.Rat, round, i int) rational.Rat {
	return table[(round*(2*i+1)+i)%len(table)]
}

// fit moves a number into a range, if it is not there already. In a bounded range it takes a simple
// fraction of it, above a lower end it is reflected at it.
func fit(r rational.Rat, low, high end, round int) rational.Rat {
	if low.admitsAbove(r) && high.admitsBelow(r) {
		return r
	}
	one := rational.Int(1)
	switch {
	case low.set && high.set:
		return low.value.Add(high.value.Sub(low.value).Mul(fractions[round%len(fractions)]))
	case low.set:
		return low.value.Add(r.Sub(low.value).Abs()).Add(zeroAs(r.Sub(low.value), one))
	}
	return high.value.Sub(r.Sub(high.value).Abs()).Sub(zeroAs(r.Sub(high.value), one))
}

// zeroAs returns one where r is zero, and zero elsewhere.
func zeroAs(r, one rational.Rat) rational.Rat {
	if r.IsZero() {
		return one
	}
	return rational.Rat{}
}

// admitsAbove reports that r lies above a lower end.
func (e end) admitsAbove(r rational.Rat) bool {
	c := r.Cmp(e.value)
	return !e.set || c > 0 || c == 0 && !e.open
}

// admitsBelow reports that r lies below an upper end.
func (e end) admitsBelow(r rational.Rat) bool {
	c := r.Cmp(e.value)
	return !e.set || c < 0 || c == 0 && !e.open
}
