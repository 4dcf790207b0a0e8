package simplify

import (
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// Trigonometric forms. Of all angles that are multiples of one another the greatest common step u is taken
// as the unit, and the expression becomes a rational function of s = sin(u) and c = cos(u) with s^2 + c^2 =
// 1 (DLMF 4.21). From there it is written in s or c alone as far as that goes, by multiple angles, or by
// the tangent.

// angles collects the arguments of sine and cosine by what they are multiples of.
type angles struct {
	units map[uint64]unit
	order []uint64 // classes in the order in which they were met
}

// circular writes e by sine and cosine of angles none of which is a multiple of another: tangents, secants as
// quotients, functions of multiple angles as polynomials (Chebyshev). It reports false if e has none of them.
func circular(e *symbolic.Expr) (*symbolic.Expr, *angles, bool) {
	e = basic(e, func(f *function.Function) bool { return f.Group == "trigonometric" })
	a := &angles{units: map[uint64]unit{}}
	symbolic.Any(e, func(n *symbolic.Expr) bool {
		if n.IsCall("sin") || n.IsCall("cos") {
			a.add(n.Arg(0))
		}
		return false
	})
	if len(a.units) == 0 {
		return e, a, false
	}
	return symbolic.Rewrite(e, func(n *symbolic.Expr) (*symbolic.Expr, bool) {
		if n.IsCall("sin") || n.IsCall("cos") {
			return a.polynomial(n), true
		}
		return nil, false
	}), a, true
}

// basic replaces the calls of certain functions by their basis in the function table.
func basic(e *symbolic.Expr, wanted func(*function.Function) bool) *symbolic.Expr {
	return symbolic.Rewrite(e, func(n *symbolic.Expr) (*symbolic.Expr, bool) {
		if f := n.Function(); f != nil && wanted(f) {
			if b, ok := symbolic.Basis(n); ok {
				return b, true
			}
		}
		return nil, false
	})
}

// add notes the argument of a sine or cosine by its core and the step of its multiples. For the angles 2*x
// and 3*x/2 the step is 1/2, and they are 4 and 3 times x/2.
func (a *angles) add(u *symbolic.Expr) {
	p := primitive(distributed(u))
	key := p.core.Hash()
	old, ok := a.units[key]
	if ok {
		p.q = commonStep(old.step, p.q)
	} else {
		a.order = append(a.order, key)
	}
	a.units[key] = unit{p.q.Abs(), p.core}
}

// angle returns the unit angle of a class.
func (u unit) angle() *symbolic.Expr { return symbolic.Scale(u.step, u.core) }

// polynomial writes sin(n*u) or cos(n*u) by sine s and cosine c of u: with the recurrences cos((n+1)u) = c
// cos(nu) - s sin(nu), sin((n+1)u) = s cos(nu) + c sin(nu). The addition theorems of DLMF 4.21(i), n-1
// times.
func (a *angles) polynomial(e *symbolic.Expr) *symbolic.Expr {
	p := primitive(distributed(e.Arg(0)))
	u, known := a.units[p.core.Hash()]
	if !known { // the angle mentions an index that a sum binds
		return e
	}
	n, ok := p.q.Quo(u.step).Int64()
	if !ok || abs(n) > maxAngle || abs(n) < 2 {
		return e
	}
	s, c := symbolic.ApplyName("sin", u.angle()), symbolic.ApplyName("cos", u.angle())
	sin, cos := s, c
	for range abs(n) - 1 {
		sin, cos = symbolic.Sum(symbolic.Product(s, cos), symbolic.Product(c, sin)),
			symbolic.Difference(symbolic.Product(c, cos), symbolic.Product(s, sin))
	}
	switch {
	case e.IsCall("cos"):
		return cos
	case n < 0:
		return symbolic.Negate(sin)
	}
	return sin
}

// maxAngle bounds the multiples of an angle that are expanded.
const maxAngle = 8

// circularForms proposes forms of an expression with trigonometric functions. With the sine as the name its
// even powers go, with the cosine those of the cosine; a reader may expect either. The other forms need one
// angle only.
func circularForms(e *symbolic.Expr) []form {
	e, a, ok := circular(e)
	if !ok {
		return nil
	}
	var forms []form
	for _, name := range []string{"sin", "cos"} {
		k := newField(e, false, false)
		fs := []polynomial.Fraction{k.of(e)}
		var other []quadratic
		for _, key := range a.order {
			q := k.circle(a.units[key], name)
			other = append(other, q)
			if reduced := k.reduced(fs[0], q); len(reduced) > 0 {
				fs = reduced
			}
		}
		for _, f := range fs {
			forms = append(forms, k.render(f)...)
		}
		if name == "sin" && len(a.order) == 1 && !k.dead() {
			for _, f := range append(fs, k.of(e)) {
				forms = append(forms, k.harmonics(f, a.units[a.order[0]], other[0])...)
			}
			forms = append(forms, k.tangents(k.of(e), a.units[a.order[0]])...)
		}
	}
	return forms
}

// circle returns the relation that makes the square of one of sine and cosine a polynomial in the other.
func (k *field) circle(u unit, name string) quadratic {
	other := "cos"
	if name == other {
		other = "sin"
	}
	v := k.number(symbolic.ApplyName(name, u.angle()))
	w := k.of(symbolic.ApplyName(other, u.angle()))
	base := k.ring.SubFraction(k.constant(rational.Int(1)), k.ring.MulFraction(w, w))
	return quadratic{v, base}
}

// harmonics writes polynomials in sine and cosine as sums of sines and cosines of multiple angles, above and below.
func (k *field) harmonics(f polynomial.Fraction, u unit, q quadratic) []form {
	above, okNum := k.waves(f.Num(), u, q)
	below, okDen := k.waves(f.Den(), u, q)
	if !okNum || !okDen || k.dead() {
		return nil
	}
	e := symbolic.Quotient(above, below)
	plain := newField(e, false, false)
	return append(plain.render(plain.of(e)), form{"multiple angles", e})
}

// waves writes a polynomial as a sum of sines and cosines of multiple angles. The square of the sine is
// reduced away first, so that what is left is p(c) + s*q(c).
func (k *field) waves(p polynomial.Poly, u unit, q quadratic) (*symbolic.Expr, bool) {
	c := k.number(symbolic.ApplyName("cos", u.angle()))
	square := k.ring.Mul(polynomial.Variable(q.variable), polynomial.Variable(q.variable))
	p = k.ring.Reduce(p, q.variable, square.Sub(q.base.Num()))
	if !p.Known() || p.Degree(c) > maxPower {
		return nil, false
	}
	var terms []*symbolic.Expr
	for i, half := range p.Coefficients(q.variable) {
		for n, amplitude := range k.spectrum(half.Coefficients(c), i == 1) {
			if amplitude.IsZero() {
				continue
			}
			name := [2]string{"cos", "sin"}[i]
			angle := symbolic.Scale(rational.Int(int64(n)), u.angle())
			terms = append(terms, symbolic.Product(k.expr(amplitude), symbolic.ApplyName(name, angle)))
		}
	}
	return symbolic.Sum(terms...), true
}

// spectrum returns the amplitudes a_n of sum a_n cos(n u), or with odd set those of sum a_n sin(n u), for the
// polynomial with the given coefficients in cos(u), or sin(u) times it. Horner's rule, where a multiplication by cos(u)
// halves every amplitude into its neighbors: 2 cos(u) cos(n u) = cos((n+1)u) + cos((n-1)u), likewise for sin.
func (k *field) spectrum(coefficients []polynomial.Poly, odd bool) []polynomial.Poly {
	first := 0
	if odd {
		first = 1
	}
	amplitudes := make([]polynomial.Poly, len(coefficients)+2)
	for i := len(coefficients) - 1; i >= 0; i-- {
		next := make([]polynomial.Poly, len(amplitudes))
		for n, a := range amplitudes {
			half := a.Scale(rational.New(1, 2))
			if a.IsZero() {
				continue
			}
			next[n+1] = next[n+1].Add(half)
			switch m := n - 1; {
			case m > 0 || m == 0 && !odd:
				next[m] = next[m].Add(half)
			case m < 0: // cos(-u) = cos(u)
				next[1] = next[1].Add(half)
			}
		}
		next[first] = next[first].Add(coefficients[i])
		amplitudes = next
	}
	return amplitudes
}

// tangents writes a rational function that only depends on the tangent by it: with s = t*c, a factor c^(2n)
// is (1 + t^2)^(-n). s^i*c^j = t^i*c^(i+j): all terms of a side have the same degree i+j, and only the
// difference of both degrees is left, which must be even.
func (k *field) tangents(f polynomial.Fraction, u unit) []form {
	s := k.number(symbolic.ApplyName("sin", u.angle()))
	c := k.number(symbolic.ApplyName("cos", u.angle()))
	tan := symbolic.ApplyName("tan", u.angle())
	t := k.number(tan)
	n, okN := k.homogeneous(f.Num(), s, c, t)
	d, okD := k.homogeneous(f.Den(), s, c, t)
	if !okN || !okD || (n.degree-d.degree)%2 != 0 {
		return nil
	}
	square := k.of(symbolic.Sum(symbolic.Int(1), symbolic.Power(tan, symbolic.Int(2))))
	quotient := k.ring.MulFraction(k.ring.Fraction(n.poly, d.poly), k.ring.PowFraction(square, (d.degree-n.degree)/2))
	return k.render(quotient)
}

// dehomogenized is a polynomial in t with the degree that it had in sine and cosine together.
type dehomogenized struct {
	poly   polynomial.Poly
	degree int
}

// homogeneous puts t*c for s; all terms must have one degree in s and c.
func (k *field) homogeneous(p polynomial.Poly, s, c, t int) (dehomogenized, bool) {
	result := dehomogenized{degree: -1}
	for m, coefficient := range p.Terms() {
		degree := m.Exponent(s) + m.Exponent(c)
		if result.degree >= 0 && degree != result.degree {
			return result, false
		}
		result.degree = degree
		exponents := make([]int, len(k.kernels))
		for v := range exponents {
			exponents[v] = m.Exponent(v)
		}
		exponents[t] += exponents[s]
		exponents[s], exponents[c] = 0, 0
		result.poly = result.poly.Add(polynomial.Term(coefficient, exponents...))
	}
	return result, result.degree >= 0
}
