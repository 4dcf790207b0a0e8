// Package interval computes with float64 intervals that are rounded outward and that know where they
// are defined. The result of every operation encloses the exact results for all numbers in its
// arguments, so an interval refutes an equation but never proves one.
//
// Semantics are real: the logarithm of a number that is not positive, a division by zero or zero to
// the power zero is no value at all. Each interval carries how much of its box of inputs has a value
// (Nowhere, Somewhere, Everywhere), and its bounds enclose the values that exist. An overflow is no
// such gap: the real value exists, lies between the largest float64 and +Inf, and stays Everywhere.
//
// Sums, products, quotients and square roots are rounded by one unit in the last place, and not at all
// where the float64 result is exact, so that integers stay integers. Elementary functions come from
// package math, whose errors are not proved; its results are widened by the named margins of
// margin.go. Functions that package math does not have, or computes poorly, are composed
// of interval operations with a proved error term.
//
// The package does not know dependencies: x.Sub(x) is [0, 0] only for a single number. It has no
// precision beyond float64 (package ball has) and no interval that is empty but defined.
//
// See Moore, Kearfott and Cloud, Introduction to Interval Analysis (SIAM 2009), and IEEE 1788-2015,
// whose decorations Definedness simplifies.
package interval

import (
	"cmp"
	"fmt"
	"math"
	"math/big"

	"nabla/numeric/rational"
)

// Definedness says where in the box of inputs an expression is a real number.
type Definedness uint8

// The three answers, ordered: an operation has at most the definedness of its arguments.
const (
	Nowhere    Definedness = iota // no input has a value
	Somewhere                     // some inputs may have no value
	Everywhere                    // every input has a value
)

// String returns the name in lower case.
func (d Definedness) String() string {
	switch d {
	case Nowhere:
		return "nowhere"
	case Somewhere:
		return "somewhere"
	default:
		return "everywhere"
	}
}

// Interval encloses the values of an expression over a box of inputs: each value that exists lies in
// [Lo, Hi]. An infinite bound means that no float64 bounds the values on that side; infinity itself is never
// a value. With Def Nowhere the bounds mean nothing. The zero value is defined nowhere.
type Interval struct {
	Lo, Hi float64
	Def    Definedness
}

// Point returns the interval that holds v alone. NaN and the infinities are no real numbers: they give
// Undefined.
func Point(v float64) Interval {
	return Range(v, v)
}

// Range returns [lo, hi]; an infinite bound leaves that side open. It is Undefined when no real number
// lies between the two.
func Range(lo, hi float64) Interval {
	if !(lo <= hi) || math.IsInf(lo, 1) || math.IsInf(hi, -1) {
		return Undefined()
	}
	return Interval{lo, hi, Everywhere}
}

// FromRat returns the narrowest enclosure of r: a point when r is a float64, else two neighbours.
func FromRat(r rational.Rat) Interval {
	v := r.Float64() // an underflow gives zero
	if math.IsInf(v, 0) {
		v = math.Copysign(math.MaxFloat64, v)
	}
	switch compareFloat(r, v) {
	case 0:
		return Point(v)
	case 1:
		return Interval{v, up(v), Everywhere}
	default:
		return Interval{down(v), v, Everywhere}
	}
}

// compareFloat returns -1, 0 or +1 as r is less than, equal to or greater than its nearest float64 v. The remainder
// num - v*den of a quotient of two float64 is a float64, so that one fused operation gives it without an error.
func compareFloat(r rational.Rat, v float64) int {
	const exact = 1 << 53
	if num, den, ok := r.Small(); ok && -exact <= num && num <= exact && den <= exact {
		return cmp.Compare(math.FMA(-v, float64(den), float64(num)), 0)
	}
	return r.Big().Cmp(new(big.Rat).SetFloat64(v))
}

// Whole returns the real line, defined everywhere: a value of which nothing is known.
func Whole() Interval {
	return Interval{math.Inf(-1), math.Inf(1), Everywhere}
}

// Undefined returns the interval of an expression that has no value.
func Undefined() Interval {
	return Interval{math.NaN(), math.NaN(), Nowhere}
}

// Pi returns the two float64 neighbours of the circle constant.
func Pi() Interval {
	return Interval{math.Pi, up(math.Pi), Everywhere}
}

// E returns the two float64 neighbours of the base of the natural logarithm.
func E() Interval {
	return Interval{math.E, up(math.E), Everywhere}
}

// Contains says whether v may be a value: it lies within the bounds and some input has a value.
func (x Interval) Contains(v float64) bool {
	return x.Def != Nowhere && x.Lo <= v && v <= x.Hi
}

// Disjoint says that x and y are defined everywhere and have no value in common, which refutes their
// equality.
func (x Interval) Disjoint(y Interval) bool {
	return x.Def == Everywhere && y.Def == Everywhere && (x.Hi < y.Lo || y.Hi < x.Lo)
}

// Overlaps says whether x and y may have a value in common.
func (x Interval) Overlaps(y Interval) bool {
	return x.Def != Nowhere && y.Def != Nowhere && x.Lo <= y.Hi && y.Lo <= x.Hi
}

// IsPoint says that x is a single known number, defined everywhere.
func (x Interval) IsPoint() bool {
	return x.Def == Everywhere && x.Lo == x.Hi
}

// Width returns an upper bound of Hi - Lo, +Inf for an unbounded interval and NaN for an undefined one.
func (x Interval) Width() float64 {
	if x.Def == Nowhere {
		return math.NaN()
	}
	return addUp(x.Hi, -x.Lo)
}

// Hull returns the narrowest interval around both, for a value that is one or the other: it is defined
// everywhere only if both are, and nowhere only if both are.
func Hull(x, y Interval) Interval {
	switch {
	case x.Def == Nowhere && y.Def == Nowhere:
		return Undefined()
	case x.Def == Nowhere:
		return y.weaken()
	case y.Def == Nowhere:
		return x.weaken()
	}
	return Interval{math.Min(x.Lo, y.Lo), math.Max(x.Hi, y.Hi), min(x.Def, y.Def)}
}

// weaken returns x defined somewhere at most.
func (x Interval) weaken() Interval {
	x.Def = min(x.Def, Somewhere)
	return x
}

// within returns x with its bounds clamped to [lo, hi], for values known to lie there.
func (x Interval) within(lo, hi float64) Interval {
	x.Lo = math.Min(math.Max(x.Lo, lo), hi)
	x.Hi = math.Max(math.Min(x.Hi, hi), lo)
	return x
}

// String prints "[1, 2]", "[1, 2]?" when defined somewhere, "undefined" when nowhere.
func (x Interval) String() string {
	switch x.Def {
	case Nowhere:
		return "undefined"
	case Somewhere:
		return fmt.Sprintf("[%v, %v]?", x.Lo+0, x.Hi+0) // adding 0 makes -0 positive
	default:
		return fmt.Sprintf("[%v, %v]", x.Lo+0, x.Hi+0)
	}
}
