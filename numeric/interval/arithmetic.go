package interval

import "math"

// Add returns x + y.
func (x Interval) Add(y Interval) Interval {
	def := min(x.Def, y.Def)
	if def == Nowhere {
		return Undefined()
	}
	return Interval{addDown(x.Lo, y.Lo), addUp(x.Hi, y.Hi), def}
}

// Sub returns x - y.
func (x Interval) Sub(y Interval) Interval {
	return x.Add(y.Neg())
}

// Neg returns -x.
func (x Interval) Neg() Interval {
	return Interval{-x.Hi, -x.Lo, x.Def}
}

// Mul returns x * y.
func (x Interval) Mul(y Interval) Interval {
	def := min(x.Def, y.Def)
	switch {
	case def == Nowhere:
		return Undefined()
	case x.Lo >= 0 && y.Lo >= 0:
		return Interval{mulDown(x.Lo, y.Lo), mulUp(x.Hi, y.Hi), def}
	}
	return Interval{
		min(mulDown(x.Lo, y.Lo), mulDown(x.Lo, y.Hi), mulDown(x.Hi, y.Lo), mulDown(x.Hi, y.Hi)),
		max(mulUp(x.Lo, y.Lo), mulUp(x.Lo, y.Hi), mulUp(x.Hi, y.Lo), mulUp(x.Hi, y.Hi)),
		def,
	}
}

// Quo returns x / y. A divisor that contains zero makes it defined somewhere, exactly zero nowhere. The
// result is then the real line, or a half-line when zero is an end of the divisor and x has one sign.
func (x Interval) Quo(y Interval) Interval {
	def := min(x.Def, y.Def)
	switch {
	case def == Nowhere || y.Lo == 0 && y.Hi == 0:
		return Undefined()
	case y.Lo < 0 && y.Hi > 0:
		return Whole().weaken()
	case y.Hi <= 0:
		return x.Neg().Quo(y.Neg())
	case y.Lo == 0:
		return x.quoPositive(y.Hi).weaken()
	}
	return Interval{
		min(quoDown(x.Lo, y.Lo), quoDown(x.Lo, y.Hi)),
		max(quoUp(x.Hi, y.Lo), quoUp(x.Hi, y.Hi)),
		def,
	}
}

// quoPositive returns x divided by the numbers of (0, hi].
func (x Interval) quoPositive(hi float64) Interval {
	q := Whole()
	if x.Lo >= 0 {
		q.Lo = quoDown(x.Lo, hi)
	}
	if x.Hi <= 0 {
		q.Hi = quoUp(x.Hi, hi)
	}
	return q
}

// reciprocal returns 1 / y where y encloses values that are known not to be zero, even if y touches
// zero after its rounding: the definedness is that of y.
func reciprocal(y Interval) Interval {
	q := Point(1).Quo(y)
	if q.Def == Nowhere && y.Def != Nowhere {
		q = Whole()
	}
	q.Def = y.Def
	return q
}

// Abs returns the absolute value of x.
func Abs(x Interval) Interval {
	switch {
	case x.Def == Nowhere || x.Lo >= 0:
		return x
	case x.Hi <= 0:
		return x.Neg()
	default:
		return Interval{0, math.Max(-x.Lo, x.Hi), x.Def}
	}
}

// Sign returns -1, 0 or 1 by the sign of x, and the hull of the possible signs when x contains zero.
func Sign(x Interval) Interval {
	return increasing(x, func(v float64) Interval {
		switch {
		case v > 0:
			return Point(1)
		case v < 0:
			return Point(-1)
		default:
			return Point(0)
		}
	})
}

// Floor returns the largest integer that is at most x; at a jump, the hull of the values.
func Floor(x Interval) Interval {
	return Interval{math.Floor(x.Lo), math.Floor(x.Hi), x.Def}
}

// Ceil returns the smallest integer that is at least x; at a jump, the hull of the values.
func Ceil(x Interval) Interval {
	return Interval{math.Ceil(x.Lo), math.Ceil(x.Hi), x.Def}
}

// Max returns the larger of x and y.
func Max(x, y Interval) Interval {
	def := min(x.Def, y.Def)
	if def == Nowhere {
		return Undefined()
	}
	return Interval{math.Max(x.Lo, y.Lo), math.Max(x.Hi, y.Hi), def}
}

// Min returns the smaller of x and y.
func Min(x, y Interval) Interval {
	return Max(x.Neg(), y.Neg()).Neg()
}

// Mod returns x - y*floor(x/y), the remainder with the sign of the divisor, for y != 0. Its value lies
// between 0 and y. (Knuth, The Art of Computer Programming 1, section 1.2.4.)
func Mod(x, y Interval) Interval {
	q := Floor(x.Quo(y))
	if q.Def == Nowhere {
		return q
	}
	between := Hull(Point(0), y)
	r := Interval{between.Lo, between.Hi, q.Def}
	switch {
	case x.IsPoint() && y.IsPoint():
		return r.intersect(remainder(x.Lo, y.Lo))
	case q.Lo == q.Hi:
		return r.intersect(x.Sub(y.Mul(q)))
	}
	return r
}

// remainder returns the enclosure of a - b*floor(a/b); math.Mod is exact, of the sign of a.
func remainder(a, b float64) Interval {
	r := Point(math.Mod(a, b))
	if r.Lo != 0 && (r.Lo < 0) != (b < 0) {
		return r.Add(Point(b))
	}
	return r
}

// intersect narrows x, which encloses the same values as y, to what both contain.
func (x Interval) intersect(y Interval) Interval {
	return Interval{math.Max(x.Lo, y.Lo), math.Min(x.Hi, y.Hi), x.Def}
}
