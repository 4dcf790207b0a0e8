package rectangle

import "nabla/numeric/ball"

// With z = x + y*i (DLMF 4.21(iv) and 4.35(iv)):
//
//	sin z = sin x cosh y + i cos x sinh y    sinh z = sinh x cos y + i cosh x sin y
//	cos z = cos x cosh y - i sin x sinh y    cosh z = cosh x cos y + i sinh x sin y
//
// which is exact at real numbers, since sinh 0 = sin 0 = 0.

// Sin returns the sine of z.
func Sin(z Rectangle) Rectangle {
	return New(ball.Sin(z.re).Mul(ball.Cosh(z.im)), ball.Cos(z.re).Mul(ball.Sinh(z.im)))
}

// Cos returns the cosine of z.
func Cos(z Rectangle) Rectangle {
	return New(ball.Cos(z.re).Mul(ball.Cosh(z.im)), ball.Sin(z.re).Mul(ball.Sinh(z.im)).Neg())
}

// Sinh returns the hyperbolic sine of z.
func Sinh(z Rectangle) Rectangle {
	return New(ball.Sinh(z.re).Mul(ball.Cos(z.im)), ball.Cosh(z.re).Mul(ball.Sin(z.im)))
}

// Cosh returns the hyperbolic cosine of z.
func Cosh(z Rectangle) Rectangle {
	return New(ball.Cosh(z.re).Mul(ball.Cos(z.im)), ball.Sinh(z.re).Mul(ball.Sin(z.im)))
}

// Tan returns the tangent of z.
func Tan(z Rectangle) Rectangle { return quotient(z, ball.Tan, Sin, Cos) }

// Cot returns the cotangent of z.
func Cot(z Rectangle) Rectangle { return quotient(z, ball.Cot, Cos, Sin) }

// Sec returns 1/cos(z).
func Sec(z Rectangle) Rectangle { return quotient(z, ball.Sec, one, Cos) }

// Csc returns 1/sin(z).
func Csc(z Rectangle) Rectangle { return quotient(z, ball.Csc, one, Sin) }

// Tanh returns the hyperbolic tangent of z.
func Tanh(z Rectangle) Rectangle { return quotient(z, ball.Tanh, Sinh, Cosh) }

// Coth returns the hyperbolic cotangent of z.
func Coth(z Rectangle) Rectangle { return quotient(z, ball.Coth, Cosh, Sinh) }

// Sech returns 1/cosh(z).
func Sech(z Rectangle) Rectangle { return quotient(z, ball.Sech, one, Cosh) }

// Csch returns 1/sinh(z).
func Csch(z Rectangle) Rectangle { return quotient(z, ball.Csch, one, Sinh) }

// quotient returns above(z)/below(z), by the real function where that has a value.
func quotient(z Rectangle, f func(ball.Ball) ball.Ball, above, below func(Rectangle) Rectangle) Rectangle {
	if y, ok := onReals(z, f); ok {
		return y
	}
	return above(z).Quo(below(z))
}
