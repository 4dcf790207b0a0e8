// Package rectangle computes rigorous enclosures of complex numbers at any precision. A Rectangle is a pair of balls
// (package ball): it contains every number whose real and imaginary parts lie in them. It carries the definedness of
// package interval: whether the expression it stands for has a value everywhere, somewhere or nowhere over its inputs.
//
// Functions have their principal branches (DLMF 4.2, 4.23 and 4.37). The argument of a number lies in (-pi, pi], so that
// logarithms, roots and powers of negative numbers have values: log(-1) = pi*i. An enclosure that crosses that
// cut gives the hull of both sides. The inverse functions have cuts of their own, on which authors do not agree: where
// an enclosure touches one, the result is defined somewhere only, and decides nothing.
//
// At real numbers in the domain of the real function, the result is that of package ball, and its imaginary part is
// exactly 0. The package does not know dependencies: x.Sub(x) is zero only for a point.
package rectangle

import (
	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
)

// Rectangle encloses the values of an expression in the complex plane. It is immutable. The zero value is
// defined nowhere.
type Rectangle struct{ re, im ball.Ball }

// New returns the rectangle of the numbers with the given real and imaginary parts, defined where both are.
func New(re, im ball.Ball) Rectangle {
	switch def := min(re.Def(), im.Def()); {
	case def == interval.Nowhere:
		return Undefined(max(re.Prec(), im.Prec()))
	case def == interval.Somewhere:
		return Rectangle{weak(re), weak(im)}
	}
	return Rectangle{re, im}
}

// weak returns x defined somewhere at most.
func weak(x ball.Ball) ball.Ball { return ball.Hull(x, ball.Undefined(x.Prec())) }

// Real returns the real numbers of x.
func Real(x ball.Ball) Rectangle { return New(x, integer(0, x.Prec())) }

// imaginary returns the numbers y*i.
func imaginary(y ball.Ball) Rectangle { return New(integer(0, y.Prec()), y) }

// FromRat returns the narrowest enclosure of r with prec bits.
func FromRat(r rational.Rat, prec uint) Rectangle { return Real(ball.FromRat(r, prec)) }

// I returns the imaginary unit.
func I(prec uint) Rectangle { return imaginary(integer(1, prec)) }

// Undefined returns the rectangle of an expression that has no value.
func Undefined(prec uint) Rectangle {
	return Rectangle{ball.Undefined(prec), ball.Undefined(prec)}
}

// Unknown returns a value of which nothing is known, not even whether it is a number.
func Unknown(prec uint) Rectangle {
	return Rectangle{weak(ball.Whole(prec)), weak(ball.Whole(prec))}
}

// integer returns a small integer, exactly.
func integer(n int64, prec uint) ball.Ball { return ball.FromRat(rational.Int(n), prec) }

// Re returns the enclosure of the real part.
func (z Rectangle) Re() ball.Ball { return z.re }

// Im returns the enclosure of the imaginary part.
func (z Rectangle) Im() ball.Ball { return z.im }

// Def returns where the expression is defined over the rectangles of its inputs.
func (z Rectangle) Def() interval.Definedness { return min(z.re.Def(), z.im.Def()) }

// Prec returns the precision in bits.
func (z Rectangle) Prec() uint { return max(z.re.Prec(), z.im.Prec()) }

// IsReal says that the imaginary part is exactly 0.
func (z Rectangle) IsReal() bool { return isZero(z.im) }

// isZero reports the exact number 0; an enclosure that merely contains 0 is another matter (contains0).
func isZero(x ball.Ball) bool { return x.IsPoint() && x.Lower().Sign() == 0 }

// IsPoint says that z is a single known number, defined everywhere.
func (z Rectangle) IsPoint() bool { return z.re.IsPoint() && z.im.IsPoint() }

// Disjoint says that z and w are defined everywhere and have no value in common, which refutes their equality.
func (z Rectangle) Disjoint(w Rectangle) bool {
	return z.Def() == interval.Everywhere && w.Def() == interval.Everywhere && (z.re.Disjoint(w.re) || z.im.Disjoint(w.im))
}

// Overlaps says whether z and w may have a value in common.
func (z Rectangle) Overlaps(w Rectangle) bool { return z.re.Overlaps(w.re) && z.im.Overlaps(w.im) }

// Equal decides z = w: True for two equal points, False for disjoint rectangles.
func Equal(z, w Rectangle) interval.Truth {
	switch {
	case z.Disjoint(w):
		return interval.False
	case z.IsPoint() && w.IsPoint():
		return interval.True
	}
	return interval.Unknown
}

// TouchesCut says whether a value may be 0 or a negative number: the points where the principal argument jumps, and 0.
func (z Rectangle) TouchesCut() bool {
	return z.Def() != interval.Nowhere && contains0(z.im) && z.re.Lower().Sign() <= 0
}

// contains0 does not ask for definedness: an undefined ball has no bounds and must not come here.
func contains0(x ball.Ball) bool { return x.Lower().Sign() <= 0 && x.Upper().Sign() >= 0 }

// Hull returns the narrowest rectangle around both, for a value that is one or the other.
func Hull(z, w Rectangle) Rectangle { return New(ball.Hull(z.re, w.re), ball.Hull(z.im, w.im)) }

// Weaken returns z defined somewhere at most.
func (z Rectangle) Weaken() Rectangle { return Hull(z, Undefined(z.Prec())) }

// weakenIf is Weaken under a condition.
func (z Rectangle) weakenIf(touches bool) Rectangle {
	if touches {
		return z.Weaken()
	}
	return z
}

// Text returns z in decimal with at most the given number of significant digits for each part, written with the
// name of the imaginary unit: "1.5", "2*i", "1.5 - 2*i". A part that is not known to be other than 0 is left out where it is
// smaller than the digits of the other.
func (z Rectangle) Text(digits int, unit string) string {
	switch {
	case z.Def() == interval.Nowhere:
		return "undefined"
	case negligible(z.im, z.re, digits):
		return z.re.Text(digits)
	}
	im, sign := z.im, " + "
	if im.Upper().Sign() < 0 {
		im, sign = im.Neg(), " - "
	}
	part := im.Text(digits) + "*" + unit
	if one := integer(1, z.Prec()); ball.Equal(im, one) == interval.True {
		part = unit
	}
	switch {
	case !negligible(z.re, z.im, digits):
		return z.re.Text(digits) + sign + part
	case sign == " - ":
		return "-" + part
	}
	return part
}

// negligible reports that x contains 0 and is less than y by so many digits.
func negligible(x, y ball.Ball, digits int) bool {
	if isZero(x) || !contains0(x) {
		return isZero(x)
	}
	large, small := ball.Abs(y).Lower(), ball.Abs(x).Upper()
	return large.Sign() > 0 && !small.IsInf() && small.MantExp(nil) < large.MantExp(nil)-4*digits
}
