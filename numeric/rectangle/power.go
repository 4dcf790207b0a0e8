package rectangle

import (
	"nabla/numeric/ball"
	"nabla/numeric/interval"
)

// Sqrt returns the principal square root, whose real part is not negative. With r = |z| and z = x + y*i it is
// t + y*i/(2*t) for t = sqrt((r + x)/2), and for x < 0, where that cancels, |y|/(2*t) + sign(y)*t*i for t = sqrt((r - x)/2).
func Sqrt(z Rectangle) Rectangle {
	zero := integer(0, z.Prec())
	switch {
	case z.Def() == interval.Nowhere:
		return z
	case z.IsReal():
		return New(ball.Sqrt(ball.Max(z.re, zero)), ball.Sqrt(ball.Max(z.re.Neg(), zero)))
	case z.re.Lower().Sign() >= 0:
		if t := z.halfRoot(z.re); t.Lower().Sign() > 0 {
			return New(t, z.im.Quo(t.Add(t)))
		}
	case z.re.Upper().Sign() < 0:
		t := z.halfRoot(z.re.Neg())
		return z.upward(ball.Abs(z.im).Quo(t.Add(t)), t)
	}
	return z.upward(z.halfRoot(z.re), z.halfRoot(z.re.Neg()))
}

// halfRoot returns sqrt((|z| + x)/2), where |z| + x is not negative whatever its enclosure says.
func (z Rectangle) halfRoot(x ball.Ball) ball.Ball {
	two := integer(2, z.Prec())
	return ball.Sqrt(ball.Max(z.modulus().Add(x).Quo(two), integer(0, z.Prec())))
}

// upward returns re + im*i above the real numbers, its conjugate below, and what contains both where z is on either
// side.
func (z Rectangle) upward(re, im ball.Ball) Rectangle {
	switch {
	case z.im.Lower().Sign() >= 0:
		return New(re, im)
	case z.im.Upper().Sign() < 0:
		return New(re, im.Neg())
	}
	return New(re, ball.Hull(im, im.Neg()))
}

// PowInt returns z to the integer power n; 0^n is undefined for n <= 0.
func PowInt(z Rectangle, n int) Rectangle {
	switch {
	case z.IsReal():
		return Real(ball.PowInt(z.re, n))
	case n > 0:
		return powNatural(z, uint64(n))
	case n < 0:
		return powNatural(z, -uint64(n)).Inv()
	}
	return one(z).weakenIf(z.Def() != interval.Everywhere || contains0(z.re) && contains0(z.im))
}

// powNatural returns z^n for n >= 1 by repeated squaring.
func powNatural(z Rectangle, n uint64) Rectangle {
	power, first := z, true
	for ; n > 0; n /= 2 {
		if n%2 == 1 {
			if !first {
				power = power.Mul(z)
			} else {
				power, first = z, false
			}
		}
		if n > 1 {
			z = New(square(z.re).Sub(square(z.im)), z.re.Mul(z.im).Mul(integer(2, z.Prec())))
		}
	}
	return power
}

// Pow returns the principal power exp(w*log(z)). 0^w is 0 for w > 0, undefined for other real w, and not decided
// for those that are not real.
func Pow(z, w Rectangle) Rectangle {
	prec := max(z.Prec(), w.Prec())
	switch {
	case z.Def() == interval.Nowhere || w.Def() == interval.Nowhere:
		return Undefined(prec)
	case w.re.IsPoint() && w.IsReal() && w.re.Lower().IsInt() && w.re.Lower().MantExp(nil) < 32:
		n, _ := w.re.Lower().Int64()
		return PowInt(z, int(n))
	case z.IsReal() && w.IsReal() && z.re.Lower().Sign() >= 0:
		return Real(ball.Pow(z.re, w.re))
	case isZero(z.re) && isZero(z.im):
		return Unknown(prec)
	}
	return Exp(w.Mul(Log(z)))
}
