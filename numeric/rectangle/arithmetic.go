package rectangle

import (
	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
)

// Add returns z + w.
func (z Rectangle) Add(w Rectangle) Rectangle { return New(z.re.Add(w.re), z.im.Add(w.im)) }

// Sub returns z - w.
func (z Rectangle) Sub(w Rectangle) Rectangle { return New(z.re.Sub(w.re), z.im.Sub(w.im)) }

// Neg returns -z.
func (z Rectangle) Neg() Rectangle { return Rectangle{z.re.Neg(), z.im.Neg()} }

// Mul returns z * w.
func (z Rectangle) Mul(w Rectangle) Rectangle {
	switch {
	case z.IsReal():
		return New(z.re.Mul(w.re), z.re.Mul(w.im))
	case w.IsReal():
		return New(z.re.Mul(w.re), z.im.Mul(w.re))
	}
	return New(z.re.Mul(w.re).Sub(z.im.Mul(w.im)), z.re.Mul(w.im).Add(z.im.Mul(w.re)))
}

// Quo returns z / w. A divisor that contains 0 makes it defined somewhere, exactly 0 nowhere.
func (z Rectangle) Quo(w Rectangle) Rectangle {
	if w.IsReal() {
		return New(z.re.Quo(w.re), z.im.Quo(w.re))
	}
	p, n := z.Mul(Rectangle{w.re, w.im.Neg()}), w.norm()
	return New(p.re.Quo(n), p.im.Quo(n))
}

// Inv returns 1 / z.
func (z Rectangle) Inv() Rectangle { return one(z).Quo(z) }

// one returns the number 1 in the precision of z.
func one(z Rectangle) Rectangle { return Real(integer(1, z.Prec())) }

// half returns z / 2.
func half(z Rectangle) Rectangle { return z.scale(rational.New(1, 2)) }

// scale returns r*z.
func (z Rectangle) scale(r rational.Rat) Rectangle {
	c := ball.FromRat(r, z.Prec())
	return New(z.re.Mul(c), z.im.Mul(c))
}

// timesI returns z*i.
func (z Rectangle) timesI() Rectangle { return Rectangle{z.im.Neg(), z.re} }

// norm returns the square of the absolute value.
func (z Rectangle) norm() ball.Ball { return square(z.re).Add(square(z.im)) }

// square is not x.Mul(x), which does not know that both factors are the same number.
func square(x ball.Ball) ball.Ball { return ball.PowInt(x, 2) }

// modulus returns the absolute value as a ball.
func (z Rectangle) modulus() ball.Ball {
	switch {
	case isZero(z.im):
		return ball.Abs(z.re)
	case isZero(z.re):
		return ball.Abs(z.im)
	}
	return ball.Sqrt(z.norm())
}

// Abs returns the absolute value of z.
func Abs(z Rectangle) Rectangle { return Real(z.modulus()) }

// argument returns the principal argument, in (-pi, pi]: undefined at 0, and all of it where z crosses the negative
// numbers from above and below.
func (z Rectangle) argument() ball.Ball {
	x, y := z.re, z.im
	if z.Def() == interval.Nowhere || isZero(x) && isZero(y) {
		return ball.Undefined(z.Prec())
	}
	pi := ball.Pi(z.Prec())
	quarter := pi.Mul(ball.FromRat(rational.New(1, 2), z.Prec()))
	switch {
	case x.Lower().Sign() > 0:
		return ball.Atan(y.Quo(x))
	case y.Lower().Sign() > 0:
		return quarter.Sub(ball.Atan(x.Quo(y)))
	case y.Upper().Sign() < 0:
		return quarter.Neg().Sub(ball.Atan(x.Quo(y)))
	case x.Upper().Sign() < 0 && y.Lower().Sign() >= 0:
		return pi.Add(ball.Atan(y.Quo(x)))
	}
	whole := ball.Hull(pi.Neg(), pi)
	if contains0(x) {
		return weak(whole)
	}
	return within(whole, z.Def())
}

// within returns x defined as little as def says.
func within(x ball.Ball, def interval.Definedness) ball.Ball {
	if def != interval.Everywhere {
		return weak(x)
	}
	return x
}
