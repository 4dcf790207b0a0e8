package ball

import (
	"math"
	"math/big"

	"nabla/numeric/interval"
)

// kernel encloses a function at a single finite number v with about prec accurate bits.
type kernel func(v *big.Float, prec uint) Ball

// increasing encloses an increasing function on x, given its limits at the infinities (or bounds of them
// outside) and its kernel.
func increasing(x Ball, low, high float64, at kernel) Ball {
	switch {
	case x.def == interval.Nowhere:
		return x
	case x.lo == x.hi:
		return at(x.lo, x.prec).defined(x.def)
	}
	lo, hi := big.NewFloat(low), big.NewFloat(high)
	if !x.lo.IsInf() {
		lo = at(x.lo, x.prec).lo
	}
	if !x.hi.IsInf() {
		hi = at(x.hi, x.prec).hi
	}
	return newBall(lo, hi, x.def, x.prec)
}

// decreasing is increasing for a decreasing function; low is the limit at +Inf, high that at -Inf.
func decreasing(x Ball, low, high float64, at kernel) Ball {
	return increasing(x.Neg(), low, high, func(v *big.Float, prec uint) Ball {
		return at(new(big.Float).Neg(v), prec)
	})
}

// odd extends a kernel for positive numbers to an odd function with the value 0 at 0.
func odd(at kernel) kernel {
	return func(v *big.Float, prec uint) Ball {
		switch v.Sign() {
		case 0:
			return small(0, prec)
		case -1:
			return at(new(big.Float).Neg(v), prec).within(0, math.Inf(1)).Neg()
		default:
			return at(v, prec).within(0, math.Inf(1))
		}
	}
}

// nearIdentity handles an odd function with |f(v) - v| <= |v|^3 for |v| <= 1/2 where v is so small
// that this is accurate; elsewhere it hands over to at.
func nearIdentity(at kernel) kernel {
	return odd(func(v *big.Float, prec uint) Ball {
		if exponent(v) >= -int(prec)/2-4 {
			return at(v, prec)
		}
		x := exact(v, prec)
		cube := PowInt(x, 3)
		return x.Add(Hull(cube.Neg(), cube))
	})
}

// guardBits is the precision that compositions have in excess of their result.
const guardBits = 24

// refinements is how often refine doubles the precision at most.
const refinements = 3

// refine evaluates f with rising precision until the result is accurate to prec bits, which undoes
// cancellation; after the last attempt the result is as wide as it is. f gets the working precision.
func refine(prec uint, f func(prec uint) Ball) Ball {
	working := prec + guardBits
	y := f(working)
	for range refinements {
		if y.accurate(prec) {
			break
		}
		working *= 2
		y = f(working)
	}
	return y.round(prec)
}

// accurate says whether the width of x is at most 2^-prec of its magnitude, or x is out of range.
func (x Ball) accurate(prec uint) bool {
	switch {
	case x.def == interval.Nowhere || x.lo == x.hi || outOfRange(x.lo) || outOfRange(x.hi):
		return true
	case x.lo.Sign() != x.hi.Sign() || x.lo.IsInf() || x.hi.IsInf():
		return false
	}
	width := add(x.hi, new(big.Float).Neg(x.lo), 32, big.ToPositiveInf)
	return exponent(width) <= max(exponent(x.lo), exponent(x.hi))-int(prec)
}

// outOfRange says whether v is the finite bound next to infinity or to zero.
func outOfRange(v *big.Float) bool {
	e := exponent(v)
	return e > ExponentBound || v.Sign() != 0 && !v.IsInf() && e <= 1-ExponentBound
}

// domain is a set of real numbers between two bounds, with or without them.
type domain struct {
	lo, hi         float64
	openLo, openHi bool
}

// restrict returns the part of x in the domain (closed, when the domain is open). It is defined somewhere when a
// part of x lies outside, nowhere when all of x does.
func (d domain) restrict(x Ball) Ball {
	if x.def == interval.Nowhere {
		return x
	}
	lo, hi := big.NewFloat(d.lo), big.NewFloat(d.hi)
	if x.hi.Cmp(lo) < 0 || x.lo.Cmp(hi) > 0 || d.openLo && x.hi.Cmp(lo) == 0 || d.openHi && x.lo.Cmp(hi) == 0 {
		return Undefined(x.prec)
	}
	low, high, def := x.lo, x.hi, x.def
	if c := low.Cmp(lo); c < 0 || d.openLo && c == 0 {
		low, def = lo, min(def, interval.Somewhere)
	}
	if c := high.Cmp(hi); c > 0 || d.openHi && c == 0 {
		high, def = hi, min(def, interval.Somewhere)
	}
	return newBall(low, high, def, x.prec)
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
func onBothSides(x Ball, d domain, f func(Ball) Ball) Ball {
	mirrored := domain{lo: -d.hi, hi: -d.lo, openLo: d.openHi, openHi: d.openLo}
	right, left := d.restrict(x), mirrored.restrict(x)
	switch {
	case right.def == interval.Nowhere && left.def == interval.Nowhere:
		return Undefined(x.prec)
	case left.def == interval.Nowhere:
		return f(right)
	case right.def == interval.Nowhere:
		return f(left)
	}
	return Hull(f(left), f(right)).weaken()
}

// isZero says that x is exactly zero.
func isZero(x Ball) bool {
	return x.def != interval.Nowhere && x.lo.Sign() == 0 && x.hi.Sign() == 0
}

// unbounded returns the half-line that a kernel answers at a pole, from zero to +Inf or to -Inf by the sign.
func unbounded(sign int, prec uint) Ball {
	if sign < 0 {
		return newBall(infinity(-1), new(big.Float), interval.Everywhere, prec)
	}
	return newBall(new(big.Float), infinity(1), interval.Everywhere, prec)
}
