package interval

import "math"

// increasing encloses an increasing function on x, given its enclosure at single numbers. The function
// must also accept the infinite bounds that x may have, and answer them with its limits.
func increasing(x Interval, at func(float64) Interval) Interval {
	switch {
	case x.Def == Nowhere:
		return Undefined()
	case x.Lo == x.Hi:
		y := at(x.Lo)
		y.Def = x.Def
		return y
	}
	return Interval{at(x.Lo).Lo, at(x.Hi).Hi, x.Def}
}

// decreasing is increasing for a decreasing function.
func decreasing(x Interval, at func(float64) Interval) Interval {
	return increasing(x.Neg(), func(v float64) Interval { return at(-v) })
}

// library turns a function of package math into an enclosure at single numbers.
func library(f func(float64) float64, ulps float64) func(float64) Interval {
	return func(v float64) Interval { return widen(f(v), ulps) }
}

// odd extends an enclosure at positive numbers to an odd function with the value 0 at 0; the sign of
// the result survives the margins.
func odd(at func(float64) Interval) func(float64) Interval {
	return func(v float64) Interval {
		switch {
		case v == 0:
			return Point(0)
		case v < 0:
			return at(-v).within(0, math.Inf(1)).Neg()
		default:
			return at(v).within(0, math.Inf(1))
		}
	}
}

// domain is a set of real numbers between two bounds, with or without them.
type domain struct {
	lo, hi         float64
	openLo, openHi bool
}

// restrict returns the part of x in the domain (closed, when the domain is open). It is defined
// somewhere when a part of x lies outside, nowhere when all of x does.
func (d domain) restrict(x Interval) Interval {
	if x.Def == Nowhere || x.Hi < d.lo || x.Lo > d.hi || d.openLo && x.Hi == d.lo || d.openHi && x.Lo == d.hi {
		return Undefined()
	}
	if x.Lo < d.lo || d.openLo && x.Lo == d.lo {
		x.Lo, x.Def = d.lo, min(x.Def, Somewhere)
	}
	if x.Hi > d.hi || d.openHi && x.Hi == d.hi {
		x.Hi, x.Def = d.hi, min(x.Def, Somewhere)
	}
	return x
}

var (
	positive    = domain{lo: 0, hi: math.Inf(1), openLo: true}
	nonnegative = domain{lo: 0, hi: math.Inf(1)}
	unit        = domain{lo: -1, hi: 1}
	openUnit    = domain{lo: -1, hi: 1, openLo: true, openHi: true}
	aboveOne    = domain{lo: 1, hi: math.Inf(1)}
)

// onBothSides applies f to the part of x in d and to the part in -d, and returns the hull: d holds
// positive numbers, and the domain of f is both parts together.
func onBothSides(x Interval, d domain, f func(Interval) Interval) Interval {
	mirrored := domain{lo: -d.hi, hi: -d.lo, openLo: d.openHi, openHi: d.openLo}
	right, left := d.restrict(x), mirrored.restrict(x)
	switch {
	case right.Def == Nowhere && left.Def == Nowhere:
		return Undefined()
	case left.Def == Nowhere:
		return f(right)
	case right.Def == Nowhere:
		return f(left)
	}
	return Hull(f(left), f(right)).weaken()
}
