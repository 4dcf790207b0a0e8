package normal

import (
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// An integral is written with the variable moved to the place that is the same for all the integrals that a shift or a
// reflection of the variable makes of one. On ranges with two ends this is linear, even where only a combination of the
// integrals exists: every range is the image of the one from 0 to its length. On the whole line it is not: the integral of
// atan(x + 1) - atan(x) is pi. There the integral of a single term alone may be moved.

// integralOf returns the integral of a part over the range of the binder. single says that the part is all
// of the integrand, but for a factor. The order matters: a shift that a component or another place of the
// variable suggests comes before the centre of a square, and only then terms are separated.
func (f *field) integralOf(part value, b symbolic.Binder, single bool) value {
	infinite := isInfinite(b.Lower) || isInfinite(b.Upper)
	if infinite && !(single && f.isLine(b)) {
		return f.integralKernel(part, b.Index, b.Lower, b.Upper)
	}
	s := span{index: b.Index, lower: f.int(0), upper: f.int(0)}
	if !infinite {
		s.lower, s.upper = f.convert(b.Lower), f.convert(b.Upper)
	}
	part, s = f.normalize(part, s)
	part, s = f.centre(part, s)
	sum := f.int(0)
	for _, t := range f.separate(part, b.Index) {
		lower, upper := b.Lower, b.Upper
		if !infinite {
			lower, upper = f.writeValue(s.lower), f.writeValue(s.upper)
		}
		sum = f.add(sum, f.mul(t.free, f.orientedKernel(t.part, b.Index, lower, upper, infinite)))
	}
	return sum
}

// isLine reports that the range is that of all real numbers, in their order.
func (f *field) isLine(b symbolic.Binder) bool {
	inf := symbolic.Infinity()
	return symbolic.Equal(b.Upper, inf) && symbolic.Equal(b.Lower, symbolic.Negate(inf))
}

// integralKernel returns an integral as an atom.
func (f *field) integralKernel(part value, index, lower, upper *symbolic.Expr) value {
	return f.symbol(symbolic.Integral(index, lower, upper, f.writeValue(part)))
}

// orientedKernel chooses the least of the four ways to write an integral: its ends may be exchanged, and
// the variable be reflected at 0. Exchanging the ends changes the sign. With u = -t the integral over a..b
// of g(t) is that over -b..-a of g(-u), with its sign.
func (f *field) orientedKernel(part value, index, lower, upper *symbolic.Expr, infinite bool) value {
	if infinite {
		return f.integralKernel(part, index, lower, upper)
	}
	least, sign := (*symbolic.Expr)(nil), int64(1)
	for _, c := range []struct {
		body         value
		lower, upper *symbolic.Expr
	}{
		{part, lower, upper},
		{f.at(part, index, f.convert(index).Neg()), symbolic.Negate(upper), symbolic.Negate(lower)},
	} {
		if f.failed() {
			return f.int(0)
		}
		body := f.writeValue(c.body)
		if e := symbolic.Integral(index, c.lower, c.upper, body); least == nil || symbolic.Compare(e, least) < 0 {
			least, sign = e, 1
		}
		if e := symbolic.Integral(index, c.upper, c.lower, body); symbolic.Compare(e, least) < 0 {
			least, sign = e, -1
		}
	}
	return f.scale(f.symbol(least), sign)
}

// centre shifts the variable so that the first exponent that is a square of it, with a number in front, has
// no linear term. exp(-(t - m)^2) over all numbers is then exp(-t^2), whatever m is.
func (f *field) centre(part value, s span) (value, span) {
	i, bare := isVariable(f.convert(s.index).Num())
	if !bare {
		return part, s
	}
	for _, p := range []polynomial.Poly{part.Num(), part.Den()} {
		for _, v := range p.Variables() {
			shift, ok := f.axis(v, i, s.index)
			if !ok {
				continue
			}
			if shift.IsZero() {
				return part, s
			}
			part = f.at(part, s.index, f.add(f.variable(i), shift))
			return part, span{s.index, f.sub(s.lower, shift), f.sub(s.upper, shift)}
		}
	}
	return part, s
}

// axis returns the place of the extremum of an exponent that is quadratic in the variable i. a*t^2 + b*t +
// c has it at -b/(2*a), which is real as a is a number that is not 0.
func (f *field) axis(v, i int, index *symbolic.Expr) (value, bool) {
	x := f.kernels[v].exponent
	if f.kernels[v].kind != exponential || x.Num().Degree(i) != 2 || x.Den().Degree(i) > 0 {
		return value{}, false
	}
	c := x.Num().Coefficients(i)
	lead, constant := f.quo(f.ring.Integral(c[2]), f.ring.Integral(x.Den())).Constant()
	if !constant || lead.IsZero() {
		return value{}, false
	}
	linear := f.quo(f.ring.Integral(c[1]), f.ring.Integral(x.Den()))
	if f.failed() || f.varies(linear, index) {
		return value{}, false
	}
	return linear.Scale(lead.Mul(rational.Int(-2)).Inv()), true
}

// odd reports that the integrand, which is defined everywhere, changes its sign with that of the variable,
// on a range that 0 halves. The integral of an odd function over -a..a is 0 if it exists. On an infinite
// range both halves may be infinite.
func (f *field) odd(body value, b symbolic.Binder) bool {
	if !b.Body.Total() || isInfinite(b.Lower) || isInfinite(b.Upper) || !f.add(f.convert(b.Lower), f.convert(b.Upper)).IsZero() {
		return false
	}
	return f.add(body, f.at(body, b.Index, f.convert(b.Index).Neg())).IsZero() && !f.failed()
}
