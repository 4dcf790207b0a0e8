package simplify

import (
	"context"

	"nabla/simplify/normal"
	"nabla/symbolic"
)

// Antiderivative proposes a function whose derivative by x is f, and reports whether it found one. It knows powers and
// exponentials of linear functions, by parts with a polynomial beside them, the simplest roots and quotients, and integrands
// that are an outer function of something times its inner derivative. Whoever uses it has to check it.
func Antiderivative(ctx context.Context, f, x *symbolic.Expr, scope *symbolic.Scope) (*symbolic.Expr, bool) {
	s := integration{ctx: ctx, x: x, scope: scope}
	return s.integral(f, 0)
}

// integration looks for an antiderivative by x.
type integration struct {
	ctx   context.Context
	x     *symbolic.Expr
	scope *symbolic.Scope
}

const (
	mostParts = 6 // integrations by parts
	deepest   = 4 // rewritings of one integrand
)

var integerOne, integerTwo = symbolic.Int(1), symbolic.Int(2)

func (s *integration) free(e *symbolic.Expr) bool { return !e.Contains(s.x.Name()) }

// integral goes through sums, and takes constant factors out.
func (s *integration) integral(f *symbolic.Expr, depth int) (*symbolic.Expr, bool) {
	switch {
	case s.ctx.Err() != nil || depth > deepest:
		return nil, false
	case s.free(f):
		return symbolic.Product(f, s.x), true
	case f.Kind() == symbolic.KindSum:
		terms := []*symbolic.Expr{symbolic.Product(symbolic.Number(f.Number()), s.x)}
		for _, t := range f.Args() {
			F, ok := s.integral(t, depth)
			if !ok {
				return nil, false
			}
			terms = append(terms, F)
		}
		return symbolic.Sum(terms...), true
	}
	constant, polynomial := integerOne, integerOne
	var rest []*symbolic.Expr
	for _, factor := range multiplied(f) {
		switch {
		case s.free(factor):
			constant = symbolic.Product(constant, factor)
		case s.isPolynomial(factor):
			polynomial = symbolic.Product(polynomial, factor)
		default:
			rest = append(rest, factor)
		}
	}
	F, ok := s.term(polynomial, rest, depth)
	if !ok {
		return nil, false
	}
	return symbolic.Product(constant, F), true
}

// multiplied returns what a product multiplies, its number included.
func multiplied(e *symbolic.Expr) []*symbolic.Expr {
	if e.Kind() == symbolic.KindProduct {
		return append([]*symbolic.Expr{symbolic.Number(e.Number())}, e.Args()...)
	}
	return []*symbolic.Expr{e}
}

// term integrates a polynomial times other factors.
func (s *integration) term(polynomial *symbolic.Expr, rest []*symbolic.Expr, depth int) (*symbolic.Expr, bool) {
	if len(rest) == 0 {
		return s.byParts(polynomial, integerOne, func(int) (*symbolic.Expr, bool) { return integerOne, true })
	}
	if len(rest) == 1 {
		if F, ok := s.single(polynomial, rest[0], depth); ok {
			return F, true
		}
	}
	return s.substituted(polynomial, rest)
}

// isPolynomial reports whether some derivative of low order is 0.
func (s *integration) isPolynomial(e *symbolic.Expr) bool {
	switch {
	case s.free(e) || symbolic.Equal(e, s.x):
		return true
	case e.Kind() == symbolic.KindSum || e.Kind() == symbolic.KindProduct:
		for _, a := range e.Args() {
			if !s.isPolynomial(a) {
				return false
			}
		}
		return true
	case e.Kind() == symbolic.KindPower:
		n, whole := e.Arg(1).IsInteger()
		return whole && n >= 0 && n <= mostParts && s.isPolynomial(e.Arg(0))
	}
	return false
}

// linear returns the slope of a linear function, and whether it is one.
func (s *integration) linear(e *symbolic.Expr) (slope *symbolic.Expr, ok bool) {
	slope, err := symbolic.Diff(e, s.x, nil)
	return slope, err == nil && !slope.IsZero() && s.free(slope)
}

// single integrates a polynomial times one factor that is none.
func (s *integration) single(polynomial, factor *symbolic.Expr, depth int) (*symbolic.Expr, bool) {
	switch {
	case factor.Kind() == symbolic.KindPower:
		return s.power(polynomial, factor.Arg(0), factor.Arg(1), depth)
	case factor.Kind() != symbolic.KindCall || factor.Function() == nil || len(factor.Args()) != 1:
		return nil, false
	}
	u := factor.Arg(0)
	slope, ok := s.linear(u)
	if !ok {
		return s.gaussian(polynomial, factor)
	}
	name := factor.Function().Name
	switch cycle := cycles[name]; {
	case cycle != nil: // by parts: each time one more antiderivative of the function
		return s.byParts(polynomial, slope, func(n int) (*symbolic.Expr, bool) { return cycle(u, n), true })
	case name == "log" && symbolic.Equal(u, s.x):
		return s.logarithm(polynomial)
	case name == "log" && s.free(polynomial):
		return symbolic.Quotient(symbolic.Product(polynomial, u, symbolic.Difference(factor, integerOne)), slope), true
	case name == "tan" && s.free(polynomial):
		cosine := symbolic.ApplyName("log", symbolic.ApplyName("cos", u))
		return symbolic.Negate(symbolic.Quotient(symbolic.Product(polynomial, cosine), slope)), true
	}
	return nil, false
}

// cycles are the functions of which the n-th antiderivative by the argument has the same kind.
var cycles = map[string]func(u *symbolic.Expr, n int) *symbolic.Expr{
	"exp": func(u *symbolic.Expr, _ int) *symbolic.Expr { return symbolic.ApplyName("exp", u) },
	"sin": func(u *symbolic.Expr, n int) *symbolic.Expr { return quarterTurns(u, n) },
	"cos": func(u *symbolic.Expr, n int) *symbolic.Expr { return quarterTurns(u, n+3) },
	"sinh": func(u *symbolic.Expr, n int) *symbolic.Expr {
		return symbolic.ApplyName([]string{"sinh", "cosh"}[n%2], u)
	},
	"cosh": func(u *symbolic.Expr, n int) *symbolic.Expr {
		return symbolic.ApplyName([]string{"cosh", "sinh"}[n%2], u)
	},
}

// quarterTurns returns the n-th antiderivative of the sine.
func quarterTurns(u *symbolic.Expr, n int) *symbolic.Expr {
	value := symbolic.ApplyName([]string{"sin", "cos"}[n%2], u)
	if n%4 == 1 || n%4 == 2 {
		return symbolic.Negate(value)
	}
	return value
}

// byParts integrates a polynomial times a function of a linear one with the slope: the sum of (-1)^k P^(k) F_(k+1)/slope^(k+1)
// with the repeated antiderivatives F_n. With F_n = 1 for none there the polynomial itself is integrated term by term.
func (s *integration) byParts(polynomial, slope *symbolic.Expr, repeated func(n int) (*symbolic.Expr, bool)) (*symbolic.Expr, bool) {
	sum, scale := symbolic.Int(0), integerOne
	for k := 0; !polynomial.IsZero(); k++ {
		F, ok := repeated(k + 1)
		if !ok || k > mostParts {
			return nil, false
		}
		if symbolic.Equal(F, integerOne) { // x^n/n! are the repeated antiderivatives of 1
			F = symbolic.Product(symbolic.Power(s.x, symbolic.Int(int64(k+1))), inverseFactorial(k+1))
		}
		scale = symbolic.Quotient(scale, slope)
		sum = symbolic.Sum(sum, symbolic.Product(polynomial, F, scale))
		scale = symbolic.Negate(scale)
		var err error
		if polynomial, err = symbolic.Diff(polynomial, s.x, nil); err != nil {
			return nil, false
		}
		if normal.Equal(s.ctx, polynomial, symbolic.Int(0), s.scope).Zero == normal.Proved {
			break
		}
	}
	return sum, true
}

// inverseFactorial returns 1/n!.
func inverseFactorial(n int) *symbolic.Expr {
	e := integerOne
	for k := 2; k <= n; k++ {
		e = symbolic.Quotient(e, symbolic.Int(int64(k)))
	}
	return e
}

// logarithm integrates a monomial times log(x): x^(n+1)*(log(x)/(n+1) - 1/(n+1)^2).
func (s *integration) logarithm(monomial *symbolic.Expr) (*symbolic.Expr, bool) {
	n := int64(0)
	if !s.free(monomial) {
		switch exponent, whole := exponentOf(monomial, s.x); {
		case !whole:
			return nil, false
		default:
			n = exponent
		}
	}
	next := symbolic.Int(n + 1)
	value := symbolic.Difference(symbolic.Quotient(symbolic.ApplyName("log", s.x), next), symbolic.Power(next, symbolic.Int(-2)))
	return symbolic.Product(symbolic.Power(s.x, next), value), true
}

// exponentOf returns n of x^n.
func exponentOf(e, x *symbolic.Expr) (int64, bool) {
	if symbolic.Equal(e, x) {
		return 1, true
	}
	if e.Kind() == symbolic.KindPower && symbolic.Equal(e.Arg(0), x) {
		return e.Arg(1).IsInteger()
	}
	return 0, false
}

// power integrates u^p with a polynomial beside it.
func (s *integration) power(polynomial, u, p *symbolic.Expr, depth int) (*symbolic.Expr, bool) {
	if u.Kind() == symbolic.KindCall && symbolic.Equal(p, integerTwo) && (u.IsCall("sin") || u.IsCall("cos")) {
		half := symbolic.Quotient(symbolic.ApplyName("cos", symbolic.Product(integerTwo, u.Arg(0))), integerTwo)
		if u.IsCall("sin") {
			half = symbolic.Negate(half)
		}
		F, ok := s.integral(symbolic.Product(polynomial, symbolic.Quotient(integerOne, integerTwo)), depth+1)
		G, fine := s.integral(symbolic.Product(polynomial, half), depth+1)
		if !ok || !fine {
			return nil, false
		}
		return symbolic.Sum(F, G), true
	}
	if !s.free(p) || !s.free(polynomial) {
		return nil, false
	}
	if slope, ok := s.linear(u); ok {
		return symbolic.Quotient(symbolic.Product(polynomial, s.powerOf(u, p)), slope), true
	}
	return s.quadratic(polynomial, u, p)
}

// powerOf returns the antiderivative of u^p by u.
func (s *integration) powerOf(u, p *symbolic.Expr) *symbolic.Expr {
	next := symbolic.Sum(p, integerOne)
	switch {
	case !next.IsZero():
		return symbolic.Quotient(symbolic.Power(u, next), next)
	case Holds(s.ctx, symbolic.Relation(symbolic.Less, symbolic.Int(0), u), s.scope):
		return symbolic.ApplyName("log", u)
	}
	return symbolic.ApplyName("log", symbolic.ApplyName("abs", u))
}

// quadratic integrates 1/(c + d*x^2) and its root.
func (s *integration) quadratic(constant, u, p *symbolic.Expr) (*symbolic.Expr, bool) {
	c := symbolic.Substitute(u, s.x, symbolic.Int(0))
	d := symbolic.Difference(symbolic.Substitute(u, s.x, integerOne), c)
	square := symbolic.Sum(c, symbolic.Product(d, symbolic.Power(s.x, integerTwo)))
	if normal.Equal(s.ctx, u, square, s.scope).Zero != normal.Proved || !s.positive(c) {
		return nil, false
	}
	rc := symbolic.ApplyName("sqrt", c)
	minus := symbolic.Negate(d)
	switch half := symbolic.Quotient(symbolic.Int(-1), integerTwo); {
	case p.IsNumber() && symbolic.Equal(p, symbolic.Int(-1)) && s.positive(d):
		rd := symbolic.ApplyName("sqrt", d)
		return symbolic.Quotient(symbolic.Product(constant, symbolic.ApplyName("atan", symbolic.Quotient(symbolic.Product(rd, s.x), rc))), symbolic.Product(rc, rd)), true
	case symbolic.Equal(p, symbolic.Int(-1)) && s.positive(minus):
		rd := symbolic.Product(symbolic.ApplyName("sqrt", minus), s.x)
		logs := symbolic.Difference(symbolic.ApplyName("log", symbolic.Sum(rc, rd)), symbolic.ApplyName("log", symbolic.Difference(rc, rd)))
		return symbolic.Quotient(symbolic.Product(constant, logs), symbolic.Product(integerTwo, rc, symbolic.ApplyName("sqrt", minus))), true
	case symbolic.Equal(p, half) && s.positive(minus):
		rd := symbolic.ApplyName("sqrt", minus)
		return symbolic.Quotient(symbolic.Product(constant, symbolic.ApplyName("asin", symbolic.Quotient(symbolic.Product(rd, s.x), rc))), rd), true
	case symbolic.Equal(p, half) && s.positive(d):
		rd := symbolic.ApplyName("sqrt", d)
		return symbolic.Quotient(symbolic.Product(constant, symbolic.ApplyName("asinh", symbolic.Quotient(symbolic.Product(rd, s.x), rc))), rd), true
	}
	return nil, false
}

func (s *integration) positive(e *symbolic.Expr) bool {
	return Holds(s.ctx, symbolic.Relation(symbolic.Less, symbolic.Int(0), e), s.scope)
}

// substituted integrates g(u)*u'*c, with the outer function g an exponential, a power, a sine or a cosine.
func (s *integration) substituted(polynomial *symbolic.Expr, rest []*symbolic.Expr) (*symbolic.Expr, bool) {
	for i, outer := range rest {
		beside := polynomial
		for k, factor := range rest {
			if k != i {
				beside = symbolic.Product(beside, factor)
			}
		}
		u, outside := s.outer(outer)
		if u == nil {
			continue
		}
		if c, ok := s.constantRatio(beside, u); ok {
			return symbolic.Product(c, outside), true
		}
	}
	return nil, false
}

// outer splits a factor into an inner function u and the antiderivative of the outer one at u.
func (s *integration) outer(factor *symbolic.Expr) (u, antiderivative *symbolic.Expr) {
	switch {
	case factor.Kind() == symbolic.KindPower && s.free(factor.Arg(1)):
		return factor.Arg(0), s.powerOf(factor.Arg(0), factor.Arg(1))
	case factor.Kind() == symbolic.KindCall && factor.Function() != nil && len(factor.Args()) == 1:
		if cycle := cycles[factor.Function().Name]; cycle != nil && !symbolic.Equal(factor.Arg(0), s.x) {
			if _, linear := s.linear(factor.Arg(0)); !linear {
				return factor.Arg(0), cycle(factor.Arg(0), 1)
			}
		}
		return factor, symbolic.Quotient(symbolic.Power(factor, integerTwo), integerTwo)
	}
	return nil, nil
}

// constantRatio returns e/u' if that does not depend on x.
func (s *integration) constantRatio(e, u *symbolic.Expr) (*symbolic.Expr, bool) {
	slope, err := symbolic.Diff(u, s.x, nil)
	if err != nil || slope.IsZero() {
		return nil, false
	}
	for _, at := range []*symbolic.Expr{integerOne, symbolic.Quotient(integerOne, integerTwo), integerTwo} {
		bottom := symbolic.Substitute(slope, s.x, at)
		if bottom.IsZero() {
			continue
		}
		c := symbolic.Quotient(symbolic.Substitute(e, s.x, at), bottom)
		if normal.Equal(s.ctx, e, symbolic.Product(c, slope), s.scope).Zero == normal.Proved {
			return c, true
		}
	}
	return nil, false
}
