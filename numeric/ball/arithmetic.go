package ball

import (
	"math"
	"math/big"

	"nabla/numeric/interval"
)

// Add returns x + y.
func (x Ball) Add(y Ball) Ball {
	def, prec := min(x.def, y.def), max(x.prec, y.prec)
	if def == interval.Nowhere {
		return Undefined(prec)
	}
	lo, hi := outward(add, x.lo, y.lo, x.hi, y.hi, prec)
	return newBall(lo, hi, def, prec)
}

// Sub returns x - y.
func (x Ball) Sub(y Ball) Ball { return x.Add(y.Neg()) }

// Neg returns -x.
func (x Ball) Neg() Ball {
	if x.def == interval.Nowhere {
		return x
	}
	lo := new(big.Float).Neg(x.hi)
	if x.lo == x.hi {
		return Ball{lo, lo, x.def, x.prec}
	}
	return Ball{lo, new(big.Float).Neg(x.lo), x.def, x.prec}
}

// Mul returns x * y.
func (x Ball) Mul(y Ball) Ball {
	def, prec := min(x.def, y.def), max(x.prec, y.prec)
	if def == interval.Nowhere {
		return Undefined(prec)
	}
	switch {
	case x.hi.Sign() <= 0 && x.lo.Sign() < 0:
		return x.Neg().Mul(y).Neg()
	case y.hi.Sign() <= 0 && y.lo.Sign() < 0:
		return x.Mul(y.Neg()).Neg()
	case x.lo.Sign() < 0 && y.lo.Sign() < 0:
		return x.mulMixed(y, def, prec)
	case x.lo.Sign() < 0:
		return y.Mul(x)
	}
	low, high := x.lo, x.hi // the factors of y's bounds, by the signs of those
	if y.lo.Sign() < 0 {
		low = x.hi
	}
	lo, hi := outward(mul, low, y.lo, high, y.hi, prec)
	return newBall(lo, hi, def, prec)
}

// mulMixed multiplies two balls that both have values of either sign.
func (x Ball) mulMixed(y Ball, def interval.Definedness, prec uint) Ball {
	a, d := outward(mul, x.lo, y.hi, x.lo, y.lo, prec)
	b, c := outward(mul, x.hi, y.lo, x.hi, y.hi, prec)
	return newBall(lesser(a, b), greater(c, d), def, prec)
}

// Quo returns x / y. A divisor that contains zero makes it defined somewhere, exactly zero nowhere. The result
// is then the real line, or a half-line when zero is an end of the divisor and x has one sign.
func (x Ball) Quo(y Ball) Ball {
	def, prec := min(x.def, y.def), max(x.prec, y.prec)
	switch {
	case def == interval.Nowhere || y.lo.Sign() == 0 && y.hi.Sign() == 0:
		return Undefined(prec)
	case y.lo.Sign() < 0 && y.hi.Sign() > 0:
		return Whole(prec).weaken()
	case y.hi.Sign() <= 0:
		return x.Neg().Quo(y.Neg())
	case y.lo.Sign() == 0:
		return x.quoPositive(y.hi, prec).weaken()
	}
	low, high := y.hi, y.lo
	if x.lo.Sign() < 0 {
		low = y.lo
	}
	if x.hi.Sign() < 0 {
		high = y.hi
	}
	lo, hi := outward(quo, x.lo, low, x.hi, high, prec)
	return newBall(lo, hi, def, prec)
}

// quoPositive returns x divided by the numbers of (0, hi].
func (x Ball) quoPositive(hi *big.Float, prec uint) Ball {
	lo, up := infinity(-1), infinity(1)
	if x.lo.Sign() >= 0 {
		lo = clampDown(quo(x.lo, hi, prec, big.ToNegativeInf))
	}
	if x.hi.Sign() <= 0 {
		up = clampUp(quo(x.hi, hi, prec, big.ToPositiveInf))
	}
	return newBall(lo, up, x.def, prec)
}

// reciprocal returns 1 / y where y encloses values that are known not to be zero, even if y touches zero after
// its rounding: the definedness is that of y.
func reciprocal(y Ball) Ball {
	q := small(1, y.prec).Quo(y)
	if q.def == interval.Nowhere && y.def != interval.Nowhere {
		q = Whole(y.prec)
	}
	return q.defined(y.def)
}

// scale returns x * 2^n.
func (x Ball) scale(n int) Ball {
	if x.def == interval.Nowhere {
		return x
	}
	lo := clampDown(new(big.Float).SetMantExp(x.lo, n))
	return newBall(lo, clampUp(new(big.Float).SetMantExp(x.hi, n)), x.def, x.prec)
}

// Abs returns the absolute value of x.
func Abs(x Ball) Ball {
	switch {
	case x.def == interval.Nowhere || x.lo.Sign() >= 0:
		return x
	case x.hi.Sign() <= 0:
		return x.Neg()
	default:
		return newBall(new(big.Float), greater(new(big.Float).Neg(x.lo), x.hi), x.def, x.prec)
	}
}

// Sign returns -1, 0 or 1 by the sign of x, and the hull of the possible signs when x contains zero.
func Sign(x Ball) Ball {
	return increasing(x, -1, 1, func(v *big.Float, prec uint) Ball { return small(int64(v.Sign()), prec) })
}

// Floor returns the largest integer that is at most x; at a jump, the hull of the values.
func Floor(x Ball) Ball {
	return increasing(x, math.Inf(-1), math.Inf(1), floorAt)
}

// floorAt keeps integers as they are: what is no integer has no larger exponent than bits.
func floorAt(v *big.Float, prec uint) Ball {
	if v.IsInt() {
		return exact(v, prec)
	}
	n, _ := v.Int(nil)
	if v.Sign() < 0 {
		n.Sub(n, big.NewInt(1))
	}
	return exact(new(big.Float).SetInt(n), prec).round(prec)
}

// Ceil returns the smallest integer that is at least x; at a jump, the hull of the values.
func Ceil(x Ball) Ball { return Floor(x.Neg()).Neg() }

// Max returns the larger of x and y.
func Max(x, y Ball) Ball {
	def, prec := min(x.def, y.def), max(x.prec, y.prec)
	if def == interval.Nowhere {
		return Undefined(prec)
	}
	return newBall(greater(x.lo, y.lo), greater(x.hi, y.hi), def, prec)
}

// Min returns the smaller of x and y.
func Min(x, y Ball) Ball { return Max(x.Neg(), y.Neg()).Neg() }

// remainderBound is the largest difference of binary exponents for which Mod computes an exact remainder.
const remainderBound = 1 << 16

// Mod returns x - y*floor(x/y), the remainder with the sign of the divisor, for y != 0. Its value lies between 0
// and y. (Knuth, The Art of Computer Programming 1, section 1.2.4.)
func Mod(x, y Ball) Ball {
	if x.lo != x.hi || y.lo != y.hi || min(x.def, y.def) == interval.Nowhere {
		return modWide(x, y)
	}
	distance := exponent(x.lo) - exponent(y.lo)
	if y.lo.Sign() == 0 || max(distance, -distance) > remainderBound || x.lo.IsInf() || y.lo.IsInf() {
		return modWide(x, y)
	}
	return remainder(x.lo, y.lo, max(x.prec, y.prec)).defined(min(x.def, y.def))
}

// modWide narrows the range of the result only where the integer quotient is known.
func modWide(x, y Ball) Ball {
	q := Floor(x.Quo(y))
	if q.def == interval.Nowhere {
		return q
	}
	r := Hull(small(0, q.prec), y.defined(interval.Everywhere))
	if q.lo == q.hi {
		r = r.intersect(x.Sub(y.Mul(q)))
	}
	return r.defined(q.def)
}

// remainder returns a - b*floor(a/b), computed on integers with a common power of two.
func remainder(a, b *big.Float, prec uint) Ball {
	unit := min(exponent(a)-int(a.MinPrec()), exponent(b)-int(b.MinPrec()))
	m, n := toFixed(a, -unit), toFixed(b, -unit)
	m.Mod(m, new(big.Int).Abs(n))
	if b.Sign() < 0 && m.Sign() > 0 {
		m.Add(m, n)
	}
	return fromFixed(m, 0, unit, prec)
}

// intersect narrows x, which encloses the same values as y, to what both contain.
func (x Ball) intersect(y Ball) Ball {
	return newBall(greater(x.lo, y.lo), lesser(x.hi, y.hi), x.def, x.prec)
}
