package rectangle

import (
	"nabla/numeric/ball"
	"nabla/numeric/rational"
)

// Inverse functions by logarithms (DLMF 4.23(iv), 4.37(iv)). Each of them looks whether z touches its cuts: the
// formulas have values there, but the sides that authors choose differ.

// Asin returns -i*log(i*z + sqrt(1 - z^2)). The cuts are the real numbers outside of [-1, 1].
func Asin(z Rectangle) Rectangle {
	if y, ok := onReals(z, ball.Asin); ok {
		return y
	}
	inner := one(z).Sub(PowInt(z, 2))
	return Log(z.timesI().Add(Sqrt(inner))).timesI().Neg().weakenIf(inner.TouchesCut())
}

// Acos returns pi/2 - asin(z).
func Acos(z Rectangle) Rectangle {
	if y, ok := onReals(z, ball.Acos); ok {
		return y
	}
	return half(Real(ball.Pi(z.Prec()))).Sub(Asin(z))
}

// Atan returns i/2*(log(1 - i*z) - log(1 + i*z)). The cuts are y*i for real y outside of (-1, 1).
func Atan(z Rectangle) Rectangle {
	if y, ok := onReals(z, ball.Atan); ok {
		return y
	}
	plus, minus := one(z).Add(z.timesI()), one(z).Sub(z.timesI())
	return half(Log(minus).Sub(Log(plus)).timesI()).weakenIf(plus.TouchesCut() || minus.TouchesCut())
}

// Acot returns atan(1/z).
func Acot(z Rectangle) Rectangle { return ofReciprocal(z, ball.Acot, Atan) }

// Asec returns acos(1/z).
func Asec(z Rectangle) Rectangle { return ofReciprocal(z, ball.Asec, Acos) }

// Acsc returns asin(1/z).
func Acsc(z Rectangle) Rectangle { return ofReciprocal(z, ball.Acsc, Asin) }

// Asinh returns log(z + sqrt(z^2 + 1)). The cuts are y*i for real y outside of [-1, 1].
func Asinh(z Rectangle) Rectangle {
	if y, ok := onReals(z, ball.Asinh); ok {
		return y
	}
	inner := PowInt(z, 2).Add(one(z))
	return Log(z.Add(Sqrt(inner))).weakenIf(inner.TouchesCut())
}

// Acosh returns log(z + sqrt(z + 1)*sqrt(z - 1)). The cut is the real numbers below 1.
func Acosh(z Rectangle) Rectangle {
	if y, ok := onReals(z, ball.Acosh); ok {
		return y
	}
	plus, minus := z.Add(one(z)), z.Sub(one(z))
	return Log(z.Add(Sqrt(plus).Mul(Sqrt(minus)))).weakenIf(minus.TouchesCut() && !z.IsReal())
}

// Atanh returns (log(1 + z) - log(1 - z))/2. The cuts are the real numbers outside of (-1, 1).
func Atanh(z Rectangle) Rectangle {
	if y, ok := onReals(z, ball.Atanh); ok {
		return y
	}
	plus, minus := one(z).Add(z), one(z).Sub(z)
	return Log(plus).Sub(Log(minus)).scale(rational.New(1, 2)).weakenIf(plus.TouchesCut() || minus.TouchesCut())
}

// Acoth returns atanh(1/z).
func Acoth(z Rectangle) Rectangle { return ofReciprocal(z, ball.Acoth, Atanh) }

// Asech returns acosh(1/z).
func Asech(z Rectangle) Rectangle { return ofReciprocal(z, ball.Asech, Acosh) }

// Acsch returns asinh(1/z).
func Acsch(z Rectangle) Rectangle { return ofReciprocal(z, ball.Acsch, Asinh) }

// ofReciprocal returns f(1/z), by the real function where that has a value.
func ofReciprocal(z Rectangle, r func(ball.Ball) ball.Ball, f func(Rectangle) Rectangle) Rectangle {
	if y, ok := onReals(z, r); ok {
		return y
	}
	return f(z.Inv())
}
