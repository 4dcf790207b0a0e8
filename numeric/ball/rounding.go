package ball

import "math/big"

// ExponentBound is the largest binary exponent, in magnitude, that bounds have. What is larger lies
// in [2^ExponentBound, +Inf], what is closer to zero in [0, 2^-ExponentBound]. It is far below the range of
// big.Float, so that single operations on bounds neither overflow nor underflow.
const ExponentBound = 1 << 26

// newFloat returns 0 with the precision and the rounding of the next operation.
func newFloat(prec uint, mode big.RoundingMode) *big.Float {
	return new(big.Float).SetPrec(prec).SetMode(mode)
}

// infinity returns a bound that bounds nothing.
func infinity(sign int) *big.Float { return new(big.Float).SetInf(sign < 0) }

// powerOfTwo returns sign * 2^exponent.
func powerOfTwo(sign int64, exponent int) *big.Float {
	return new(big.Float).SetMantExp(new(big.Float).SetInt64(sign), exponent)
}

// exponent returns e with 2^(e-1) <= |v| < 2^e, and 0 for zero and infinity.
func exponent(v *big.Float) int { return v.MantExp(nil) }

// lesser and greater return one of their operands as it is, so that a point stays one pointer.
func lesser(a, b *big.Float) *big.Float {
	if b.Cmp(a) < 0 {
		return b
	}
	return a
}

func greater(a, b *big.Float) *big.Float {
	if b.Cmp(a) > 0 {
		return b
	}
	return a
}

// clampDown replaces a lower bound whose exponent is out of range by the next one that is in range.
func clampDown(v *big.Float) *big.Float {
	switch e := exponent(v); {
	case v.IsInf() && v.Sign() > 0 || e > ExponentBound && v.Sign() > 0:
		return powerOfTwo(1, ExponentBound)
	case e > ExponentBound:
		return infinity(-1)
	case e < -ExponentBound && v.Sign() > 0:
		return new(big.Float)
	case e < -ExponentBound:
		return powerOfTwo(-1, -ExponentBound)
	}
	return v
}

// clampUp is clampDown for upper bounds.
func clampUp(v *big.Float) *big.Float {
	switch e := exponent(v); {
	case v.IsInf() && v.Sign() < 0 || e > ExponentBound && v.Sign() < 0:
		return powerOfTwo(-1, ExponentBound)
	case e > ExponentBound:
		return infinity(1)
	case e < -ExponentBound && v.Sign() < 0:
		return new(big.Float)
	case e < -ExponentBound:
		return powerOfTwo(1, -ExponentBound)
	}
	return v
}

// roundDown leaves a number that fits as it is; the mode rounds all others towards minus infinity.
func roundDown(v *big.Float, prec uint) *big.Float {
	if v.Prec() > prec {
		v = newFloat(prec, big.ToNegativeInf).Set(v)
	}
	return clampDown(v)
}

// roundUp is roundDown for upper bounds.
func roundUp(v *big.Float, prec uint) *big.Float {
	if v.Prec() > prec {
		v = newFloat(prec, big.ToPositiveInf).Set(v)
	}
	return clampUp(v)
}

// add returns a + b, rounded. An infinite operand is a bound and stays.
func add(a, b *big.Float, prec uint, mode big.RoundingMode) *big.Float {
	switch {
	case a.IsInf() || b.Sign() == 0:
		return newFloat(prec, mode).Set(a)
	case b.IsInf() || a.Sign() == 0:
		return newFloat(prec, mode).Set(b)
	}
	return newFloat(prec, mode).Add(cutTail(a, b, prec), cutTail(b, a, prec))
}

// cutTail returns a replacement of a that rounds the same in a sum with b: when a is so small that only
// its sign matters, a power of two that is not quite so small. big.Float aligns its operands in full, which
// takes memory without bound for distant exponents.
func cutTail(a, b *big.Float, prec uint) *big.Float {
	e := exponent(b) - int(max(prec, b.Prec())) - 4
	if exponent(a) >= e {
		return a
	}
	return powerOfTwo(int64(a.Sign()), e)
}

// mul returns a * b, rounded. Zero times infinity is zero: the infinity is a bound, not a value.
func mul(a, b *big.Float, prec uint, mode big.RoundingMode) *big.Float {
	z := newFloat(prec, mode)
	if a.Sign() == 0 || b.Sign() == 0 {
		return z
	}
	return z.Mul(a, b)
}

// quo returns a / b for b != 0, rounded. A quotient of infinite bounds counts as zero: the quotients of the
// other bounds then span all values.
func quo(a, b *big.Float, prec uint, mode big.RoundingMode) *big.Float {
	z := newFloat(prec, mode)
	if b.IsInf() {
		return z
	}
	return z.Quo(a, b)
}

// operation is one of the rounded operations above.
type operation func(a, b *big.Float, prec uint, mode big.RoundingMode) *big.Float

// outward applies a rounded operation to the operands of the lower and of the upper bound; when they are
// the same operands and the result is exact, it is computed once.
func outward(op operation, a, b, c, d *big.Float, prec uint) (lo, hi *big.Float) {
	lo = op(a, b, prec, big.ToNegativeInf)
	if a == c && b == d && lo.Acc() == big.Exact {
		return clampDown(lo), clampUp(lo)
	}
	return clampDown(lo), clampUp(op(c, d, prec, big.ToPositiveInf))
}
