package simplify

import (
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// exponentialForms proposes forms of an expression with exponentials: hyperbolic and logistic functions are
// written by exponentials, and a rational function of exp(u) is then written by each kernel that exp(u) is
// a rational function of: s = sigma(u) has exp(u) = s/(1 - s), t = tanh(u) has exp(2u) = (1 + t)/(1 - t).
// With split, exp(a + b) is exp(a)*exp(b) and each has forms of its own.
func exponentialForms(e *symbolic.Expr) []form {
	e = basic(e, rationalInExp)
	if !symbolic.Any(e, func(n *symbolic.Expr) bool { return n.IsCall("exp") }) {
		return nil
	}
	var forms []form
	for _, split := range []bool{false, true} {
		k := newField(e, false, split)
		f := k.of(e)
		if split && len(k.units) <= 1 {
			break
		}
		forms = append(forms, k.render(f)...)
		if k.dead() {
			continue
		}
		plain := symbolic.Quotient(k.expr(f.Num()), k.expr(f.Den()))
		for _, kernel := range k.kernels {
			if kernel.IsCall("exp") {
				forms = append(forms, k.hyperbolic(f, kernel)...)
				forms = append(forms, byKernel(plain, kernel, split)...)
			}
		}
	}
	return forms
}

// rationalInExp reports that the table writes a function as a rational function of exponentials.
func rationalInExp(f *function.Function) bool {
	return f.Group == "hyperbolic" || f.Group == "network" && f.Basis != "" && rationalBasis(f)
}

// rationalBasis reports that the basis of f calls nothing but exp.
func rationalBasis(f *function.Function) bool {
	if len(f.Args) != 1 {
		return false
	}
	b, ok := symbolic.Basis(symbolic.Apply(f, symbolic.Symbol(f.Args[0])))
	return ok && !symbolic.Any(b, func(n *symbolic.Expr) bool {
		return n.Kind() == symbolic.KindPiecewise || n.Function() != nil && !n.IsCall("exp")
	})
}

// byKernel puts rational functions of sigma and tanh for the exponential exp(u). exp(u) = s/(1 - s) for s =
// sigma(u), (1 - s)/s for s = sigma(-u), (1 + t)/(1 - t) for t = tanh(u/2).
func byKernel(e, exp *symbolic.Expr, split bool) []form {
	u := exp.Arg(0)
	var forms []form
	for _, sign := range []int64{1, -1} {
		s := symbolic.ApplyName("sigma", symbolic.Scale(rational.Int(sign), u))
		odds := symbolic.Power(symbolic.Quotient(s, symbolic.Difference(symbolic.Int(1), s)), symbolic.Int(sign))
		forms = append(forms, putExp(e, u, odds, split)...)
	}
	t := symbolic.ApplyName("tanh", symbolic.Scale(rational.New(1, 2), u))
	one := symbolic.Int(1)
	return append(forms, putExp(e, u, symbolic.Quotient(symbolic.Sum(one, t), symbolic.Difference(one, t)), split)...)
}

// putExp renders e with value^n put for exp(n*u).
func putExp(e, u, value *symbolic.Expr, split bool) []form {
	k := newField(symbolic.Sum(e, symbolic.ApplyName("exp", u)), false, split)
	f := k.of(e)
	v := k.number(symbolic.ApplyName("exp", u))
	f = k.put(f, v, k.of(value))
	return k.render(f)
}

// put substitutes a fraction for the variable v.
func (k *field) put(f polynomial.Fraction, v int, value polynomial.Fraction) polynomial.Fraction {
	return k.ring.QuoFraction(k.putPoly(f.Num(), v, value), k.putPoly(f.Den(), v, value))
}

// putPoly puts a value for a variable of a polynomial, term by term (Horner's rule).
func (k *field) putPoly(p polynomial.Poly, v int, value polynomial.Fraction) polynomial.Fraction {
	sum := k.constant(rational.Rat{})
	coefficients := p.Coefficients(v)
	for i := len(coefficients) - 1; i >= 0; i-- {
		sum = k.ring.AddFraction(k.ring.MulFraction(sum, value), k.ring.Integral(coefficients[i]))
	}
	return sum
}

// hyperbolic writes every factor that reads the same from both ends in E = exp(u), up to its sign, by
// hyperbolic functions: E^2 + 1 = 2 E cosh(u), E - 1 = 2 E^(1/2) sinh(u/2).
//
// In general c_d*E^d + ... + c_0 with c_i = c_{d-i} is E^(d/2) times a sum of 2*c_i*cosh((i - d/2)*u) for i
// above d/2, and with c_i = -c_{d-i} one of sinh (DLMF 4.28).
func (k *field) hyperbolic(f polynomial.Fraction, exp *symbolic.Expr) []form {
	h := hyperbola{field: k, v: k.number(exp), u: exp.Arg(0)}
	var forms []form
	for _, whole := range []bool{false, true} {
		above, okNum := h.write(f.Num(), whole)
		below, okDen := h.write(f.Den(), whole)
		if !okNum || !okDen || k.dead() {
			continue
		}
		rest := symbolic.ApplyName("exp", symbolic.Scale(above.shift.Sub(below.shift), h.u))
		e := symbolic.Product(above.expr, symbolic.Reciprocal(below.expr), rest)
		forms = append(forms, form{"hyperbolic functions", e})
	}
	return forms
}

// hyperbola writes polynomials in the kernel exp(u), which has the number v, by hyperbolic functions of u.
type hyperbola struct {
	*field
	v int
	u *symbolic.Expr
}

// shifted is expr * exp(shift*u).
type shifted struct {
	expr  *symbolic.Expr
	shift rational.Rat
}

// write writes a polynomial factor by factor, or as a whole but for its monomial.
func (h hyperbola) write(p polynomial.Poly, whole bool) (shifted, bool) {
	content, factors := h.ring.Factor(p)
	if g := h.grouped(factors); whole && g != nil {
		factors = g
	}
	result := shifted{expr: symbolic.Number(content)}
	for _, f := range factors {
		w, ok := h.factor(f.Poly)
		if !ok {
			return result, false
		}
		n := int64(f.Multiplicity)
		result.expr = symbolic.Product(result.expr, symbolic.Power(w.expr, symbolic.Int(n)))
		result.shift = result.shift.Add(w.shift.Mul(rational.Int(n)))
	}
	return result, true
}

// factor pairs the coefficients from both ends.
func (h hyperbola) factor(p polynomial.Poly) (shifted, bool) {
	coefficients := p.Coefficients(h.v)
	d := len(coefficients) - 1
	if p.Len() == 1 && d > 0 {
		return shifted{symbolic.Int(1), rational.Int(int64(d))}, d == p.TotalDegree()
	}
	even, odd := true, true
	for i, c := range coefficients {
		even = even && c.Equal(coefficients[d-i])
		odd = odd && c.Equal(coefficients[d-i].Neg())
	}
	if !even && !odd {
		return shifted{}, false
	}
	name := "cosh"
	if odd {
		name = "sinh"
	}
	var terms []*symbolic.Expr
	for i := d; 2*i > d; i-- {
		angle := symbolic.Scale(rational.New(int64(2*i-d), 2), h.u)
		terms = append(terms, symbolic.Product(symbolic.Int(2), h.expr(coefficients[i]), symbolic.ApplyName(name, angle)))
	}
	if d%2 == 0 && even {
		terms = append(terms, h.expr(coefficients[d/2]))
	}
	return shifted{symbolic.Sum(terms...), rational.New(int64(d), 2)}, true
}
