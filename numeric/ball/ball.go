// Package ball computes rigorous enclosures of real numbers at any precision. A Ball is a pair of bounds on
// math/big, rounded outward in every operation, together with the definedness of package interval: it knows
// whether the expression it stands for has a value everywhere, somewhere or nowhere over its inputs.
// Two balls that are defined everywhere and have no value in common refute an equation; overlapping balls
// prove nothing, except that two equal points are equal.
//
// Each ball carries its precision in bits; an operation on several balls works at the largest of theirs. At single
// numbers the functions are accurate to a few units in the last place; exact results (integers, roots of squares,
// exp(0), log(1), powers of two to base 2) come out as points, so that Sign, Floor and comparisons
// decide. Elementary functions are evaluated in fixed point with a counted error, or composed of such
// evaluations with a precision that is raised until the result is accurate.
//
// The work for one call is bounded whatever the argument: binary exponents beyond ExponentBound become
// half-lines that reach to infinity or to zero, and sine and cosine of arguments beyond
// TrigonometricBound are only known to lie in [-1, 1]. The domains are those of package interval.
//
// The package does not know dependencies: x.Sub(x) is zero only for a point.
//
// The formulas follow the NIST Digital Library of Mathematical Functions (DLMF), Brent and
// Zimmermann, Modern Computer Arithmetic (Cambridge 2010), and for the gamma function Johansson,
// Arbitrary-precision computation of the gamma function (Maple Transactions 3, 2023).
package ball

import (
	"math"
	"math/big"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
)

// Ball encloses the values of an expression between two numbers of at most Prec bits, or infinity. It is
// immutable. The zero value is defined nowhere and has precision 0.
type Ball struct {
	lo, hi *big.Float // nil when def is Nowhere; lo is never +Inf, hi never -Inf; one pointer for a point
	def    interval.Definedness
	prec   uint
}

// newBall returns the ball with the given bounds, sharing them when they are equal.
func newBall(lo, hi *big.Float, def interval.Definedness, prec uint) Ball {
	if lo != hi && lo.Cmp(hi) == 0 {
		hi = lo
	}
	return Ball{lo, hi, def, prec}
}

// exact returns the point v at a precision, which may be lower than that of v.
func exact(v *big.Float, prec uint) Ball {
	return Ball{v, v, interval.Everywhere, prec}
}

// small returns the integer n, which every precision in use holds exactly.
func small(n int64, prec uint) Ball {
	return exact(new(big.Float).SetInt64(n), prec)
}

// FromRat returns the narrowest enclosure of r with prec bits: a point when r has that many.
func FromRat(r rational.Rat, prec uint) Ball {
	if num, den, ok := r.Small(); ok && den == 1 {
		return small(num, prec).round(prec)
	}
	return fromBigRat(r.Big(), prec)
}

// fromBigRat rounds in both directions, the second time only where the first was not exact: the two bounds are
// then neighbours.
func fromBigRat(r *big.Rat, prec uint) Ball {
	lo := newFloat(prec, big.ToNegativeInf).SetRat(r)
	if lo.Acc() == big.Exact {
		return exact(lo, prec)
	}
	return newBall(lo, newFloat(prec, big.ToPositiveInf).SetRat(r), interval.Everywhere, prec)
}

// FromFloat returns the number v, rounded outward when prec is less than 53 bits. NaN and the infinities are
// no real numbers: they give Undefined.
func FromFloat(v float64, prec uint) Ball {
	return FromInterval(interval.Point(v), prec)
}

// FromInterval returns the enclosure x at a precision of prec bits.
func FromInterval(x interval.Interval, prec uint) Ball {
	if x.Def == interval.Nowhere {
		return Undefined(prec)
	}
	return newBall(big.NewFloat(x.Lo), big.NewFloat(x.Hi), x.Def, prec).round(prec)
}

// Whole returns the real line, defined everywhere: a value of which nothing is known.
func Whole(prec uint) Ball {
	return Ball{infinity(-1), infinity(1), interval.Everywhere, prec}
}

// Undefined returns the ball of an expression that has no value.
func Undefined(prec uint) Ball {
	return Ball{def: interval.Nowhere, prec: prec}
}

// Lower returns the lower bound, which may be -Inf, and nil when x is defined nowhere. The result must not be changed.
func (x Ball) Lower() *big.Float { return x.lo }

// Upper returns the upper bound, which may be +Inf, and nil when x is defined nowhere. The result must not be changed.
func (x Ball) Upper() *big.Float { return x.hi }

// Def returns where the expression is defined over the box of its inputs.
func (x Ball) Def() interval.Definedness { return x.def }

// Prec returns the precision in bits.
func (x Ball) Prec() uint { return x.prec }

// SetPrec returns x at another precision, rounded outward if that is lower.
func (x Ball) SetPrec(prec uint) Ball { return x.round(prec) }

// IsPoint says that x is a single known number, defined everywhere.
func (x Ball) IsPoint() bool { return x.def == interval.Everywhere && x.lo == x.hi }

// Contains says whether v may be a value.
func (x Ball) Contains(v *big.Float) bool {
	return x.def != interval.Nowhere && x.lo.Cmp(v) <= 0 && v.Cmp(x.hi) <= 0
}

// Disjoint says that x and y are defined everywhere and have no value in common, which refutes their equality.
func (x Ball) Disjoint(y Ball) bool {
	return x.def == interval.Everywhere && y.def == interval.Everywhere && (x.hi.Cmp(y.lo) < 0 || y.hi.Cmp(x.lo) < 0)
}

// Overlaps says whether x and y may have a value in common.
func (x Ball) Overlaps(y Ball) bool {
	return x.def != interval.Nowhere && y.def != interval.Nowhere && x.lo.Cmp(y.hi) <= 0 && y.lo.Cmp(x.hi) <= 0
}

// Float returns the narrowest float64 interval around x.
func (x Ball) Float() interval.Interval {
	if x.def == interval.Nowhere {
		return interval.Undefined()
	}
	lo, accuracy := x.lo.Float64()
	if accuracy == big.Above {
		lo = math.Nextafter(lo, math.Inf(-1))
	}
	hi, accuracy := x.hi.Float64()
	if accuracy == big.Below {
		hi = math.Nextafter(hi, math.Inf(1))
	}
	return interval.Interval{Lo: lo, Hi: hi, Def: x.def}
}

// Hull returns the narrowest ball around both, for a value that is one or the other: it is defined everywhere
// only if both are, and nowhere only if both are.
func Hull(x, y Ball) Ball {
	prec := max(x.prec, y.prec)
	switch {
	case x.def == interval.Nowhere && y.def == interval.Nowhere:
		return Undefined(prec)
	case x.def == interval.Nowhere:
		return y.weaken()
	case y.def == interval.Nowhere:
		return x.weaken()
	}
	return newBall(lesser(x.lo, y.lo), greater(x.hi, y.hi), min(x.def, y.def), prec)
}

// Less decides x < y. A side that is not defined everywhere leaves it Unknown: a comparison with an undefined
// value is neither true nor false.
func Less(x, y Ball) interval.Truth {
	switch {
	case x.def != interval.Everywhere || y.def != interval.Everywhere:
		return interval.Unknown
	case x.hi.Cmp(y.lo) < 0:
		return interval.True
	case x.lo.Cmp(y.hi) >= 0:
		return interval.False
	default:
		return interval.Unknown
	}
}

// LessEqual decides x <= y, as Less does.
func LessEqual(x, y Ball) interval.Truth { return Less(y, x).Not() }

// Equal decides x = y: True for two equal points, False for disjoint balls.
func Equal(x, y Ball) interval.Truth {
	switch {
	case x.Disjoint(y):
		return interval.False
	case x.IsPoint() && y.IsPoint():
		return interval.True
	default:
		return interval.Unknown
	}
}

// weaken returns x defined somewhere at most.
func (x Ball) weaken() Ball {
	x.def = min(x.def, interval.Somewhere)
	return x
}

// defined returns x with another definedness.
func (x Ball) defined(def interval.Definedness) Ball {
	x.def = def
	return x
}

// within returns x with its bounds clamped to [lo, hi], for values known to lie there.
func (x Ball) within(lo, hi float64) Ball {
	if x.def == interval.Nowhere {
		return x
	}
	low, high := big.NewFloat(lo), big.NewFloat(hi)
	return newBall(lesser(greater(x.lo, low), high), greater(lesser(x.hi, high), low), x.def, x.prec)
}

// round returns x with bounds of at most prec bits and exponents within ExponentBound.
func (x Ball) round(prec uint) Ball {
	x.prec = prec
	if x.def == interval.Nowhere {
		return x
	}
	return newBall(roundDown(x.lo, prec), roundUp(x.hi, prec), x.def, prec)
}
