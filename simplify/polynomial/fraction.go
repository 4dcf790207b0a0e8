package polynomial

import "nabla/numeric/rational"

// Fraction is a quotient of polynomials in lowest terms, whose denominator is primitive: it has coprime integer
// coefficients, and the leading one is positive. Equal rational functions are therefore equal values. The
// zero value is unusable; fractions come from the methods of a Ring.
type Fraction struct {
	num, den Poly
}

// unknownFraction is what an operation beyond its bounds returns.
var unknownFraction = Fraction{unknown, unknown}

// Fraction returns num/den in lowest terms. For den = 0 it is unknown with ErrDivisor. Lowest terms and a
// primitive denominator make the representation unique, which Equal relies on.
func (r *Ring) Fraction(num, den Poly) Fraction {
	if r.usable(num, den) && den.IsZero() {
		r.fail(ErrDivisor)
	}
	num, den = r.cancel(num, den)
	content, den := den.Primitive()
	if r.err != nil || content.IsZero() {
		return unknownFraction
	}
	return r.fraction(num.Scale(content.Inv()), den)
}

// Integral returns the polynomial p as a fraction.
func (r *Ring) Integral(p Poly) Fraction { return r.fraction(p, one) }

// fraction returns num/den, which is in lowest terms with a primitive denominator unless num is zero.
func (r *Ring) fraction(num, den Poly) Fraction {
	switch {
	case !r.usable(num, den):
		return unknownFraction
	case num.IsZero():
		return Fraction{num, one}
	}
	return Fraction{num, den}
}

// cancel divides p and q by their greatest common divisor.
func (r *Ring) cancel(p, q Poly) (Poly, Poly) {
	g := r.GCD(p, q)
	if g.IsOne() {
		return p, q
	}
	p, okP := r.Divide(p, g)
	q, okQ := r.Divide(q, g)
	if !okP || !okQ {
		return unknown, unknown
	}
	return p, q
}

// Num returns the numerator.
func (f Fraction) Num() Poly { return f.num }

// Den returns the denominator, which is primitive.
func (f Fraction) Den() Poly { return f.den }

// Known reports whether f is the result of completed work.
func (f Fraction) Known() bool { return f.num.Known() && f.den.Known() && len(f.den.terms) > 0 }

// IsZero reports whether f is known to be 0.
func (f Fraction) IsZero() bool { return f.Known() && f.num.IsZero() }

// Equal reports whether f and g are known to be the same rational function.
func (f Fraction) Equal(g Fraction) bool {
	return f.Known() && f.num.Equal(g.num) && f.den.Equal(g.den)
}

// Constant returns the value of a constant fraction and reports whether f is one.
func (f Fraction) Constant() (rational.Rat, bool) {
	c, ok := f.num.Constant()
	return c, ok && f.den.IsOne()
}

// Neg returns -f.
func (f Fraction) Neg() Fraction { return Fraction{f.num.Neg(), f.den} }

// Scale returns c*f.
func (f Fraction) Scale(c rational.Rat) Fraction {
	if c.IsZero() && f.Known() {
		return Fraction{Poly{}, one}
	}
	return Fraction{f.num.Scale(c), f.den}
}

// AddFraction returns f + g. Only the common part g of the denominators can cancel, so that the divisors
// are taken of smaller polynomials than the plain sum has (Henrici, "A subroutine for computations with
// rational numbers", 1956).
//
// With b = g*b' and d = g*d' the sum a/b + c/d is (a*d' + c*b')/(g*b'*d'), where b' and d' have no factor
// in common with the numerator.
func (r *Ring) AddFraction(f, g Fraction) Fraction {
	if !r.known(f, g) {
		return unknownFraction
	}
	if f.den.Equal(g.den) {
		num, den := r.cancel(f.num.Add(g.num), f.den)
		return r.fraction(num, den)
	}
	common := r.GCD(f.den, g.den)
	restF, okF := r.Divide(f.den, common)
	restG, okG := r.Divide(g.den, common)
	if !okF || !okG {
		return unknownFraction
	}
	num := r.Mul(f.num, restG).Add(r.Mul(g.num, restF))
	num, common = r.cancel(num, common)
	return r.fraction(num, r.Product(restF, restG, common))
}

// SubFraction returns f - g.
func (r *Ring) SubFraction(f, g Fraction) Fraction { return r.AddFraction(f, g.Neg()) }

// MulFraction returns f*g. Factors are cancelled crosswise, as a numerator and its own denominator have
// none in common; the product is then in lowest terms.
func (r *Ring) MulFraction(f, g Fraction) Fraction {
	if !r.known(f, g) {
		return unknownFraction
	}
	if f.IsZero() || g.IsZero() {
		return Fraction{Poly{}, one}
	}
	numF, denG := r.cancel(f.num, g.den)
	numG, denF := r.cancel(g.num, f.den)
	return r.fraction(r.Mul(numF, numG), r.Mul(denF, denG))
}

// QuoFraction returns f/g. For g = 0 it is unknown with ErrDivisor.
func (r *Ring) QuoFraction(f, g Fraction) Fraction { return r.MulFraction(f, r.InvFraction(g)) }

// InvFraction returns 1/f. For f = 0 it is unknown with ErrDivisor. The content of the numerator goes over
// to the new one, so that the denominator is primitive.
func (r *Ring) InvFraction(f Fraction) Fraction {
	if !r.known(f) {
		return unknownFraction
	}
	if f.IsZero() {
		r.fail(ErrDivisor)
		return unknownFraction
	}
	content, den := f.num.Primitive()
	return Fraction{f.den.Scale(content.Inv()), den}
}

// PowFraction returns f^n; f^0 is 1. For f = 0 and n < 0 it is unknown with ErrDivisor.
func (r *Ring) PowFraction(f Fraction, n int) Fraction {
	if n < 0 {
		f = r.InvFraction(f)
		n = -n
	}
	if !r.known(f) {
		return unknownFraction
	}
	return r.fraction(r.Pow(f.num, n), r.Pow(f.den, n))
}

// known reports whether a result can still be computed from the operands.
func (r *Ring) known(operands ...Fraction) bool {
	for _, f := range operands {
		if !f.Known() {
			r.fail(ErrBudget)
		}
	}
	return r.err == nil
}

// String returns the fraction in plain notation, for debugging.
func (f Fraction) String() string {
	if f.den.IsOne() {
		return f.num.String()
	}
	return "(" + f.num.String() + ")/(" + f.den.String() + ")"
}
