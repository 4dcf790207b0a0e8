package normal

import (
	"nabla/numeric/rational"
	"nabla/symbolic"
)

// convertPiecewise reads cases. Conditions that are decided choose their case. Others become polynomials in
// the signs of what they compare, as long as every case has a value everywhere: a case that is undefined
// where it does not apply must not be calculated with. What remains is an atom.
//
// With h the indicator of the first condition the value is h*v + (1-h)*rest. Where h is 0 the value v is
// multiplied by 0, hence the demand that it exists there.
func (f *field) convertPiecewise(e *symbolic.Expr) value {
	args := e.Args()
	n := len(args) - 1
	for i := 0; i < n; i += 2 {
		switch f.decide(args[i]) {
		case positive:
			if i == 0 {
				return f.convert(args[1])
			}
			return f.convertPiecewise(symbolic.Piecewise(args[:i], args[i+1]))
		case zero:
			rest := append(append([]*symbolic.Expr(nil), args[:i]...), args[i+2:n]...)
			return f.convert(symbolic.Piecewise(rest, args[n]))
		}
	}
	for _, a := range args {
		if !formallyTotal(a) {
			return f.symbol(e)
		}
	}
	result := f.convert(args[n])
	for i := n - 2; i >= 0; i -= 2 {
		holds := f.indicator(args[i])
		result = f.add(f.mul(holds, f.convert(args[i+1])), f.mul(f.sub(f.int(1), holds), result))
	}
	return result
}

// decide returns positive for a condition that always holds, zero for one that never does. A condition that
// may be undefined is left open.
func (f *field) decide(c *symbolic.Expr) signs {
	if !c.Total() {
		return nonnegative
	}
	switch c.Kind() {
	case symbolic.KindRelation:
		s := f.signsOfValue(f.sub(f.convert(c.Arg(1)), f.convert(c.Arg(0))))
		return decideSign(c.Op(), s)
	case symbolic.KindLogic:
		return f.decideLogic(c)
	}
	return nonnegative
}

// decideSign answers in signs, as decide does: positive for always, zero for never, nonnegative for open.
func decideSign(op symbolic.Op, s signs) signs {
	holds, ok := holdingSigns(op)
	switch {
	case !ok || s == 0:
		return nonnegative
	case s.within(holds):
		return positive
	case s&holds == 0:
		return zero
	}
	return nonnegative
}

// holdingSigns returns the signs of b - a for which a op b holds.
func holdingSigns(op symbolic.Op) (signs, bool) {
	switch op {
	case symbolic.Less:
		return positive, true
	case symbolic.LessEqual:
		return nonnegative, true
	case symbolic.Equals:
		return zero, true
	case symbolic.NotEquals:
		return nonzero, true
	}
	return anySign, false
}

// decideLogic evaluates "and" and "or" as far as one part decides them (Kleene's strong logic); parts that are
// open leave the whole open unless another part absorbs.
func (f *field) decideLogic(c *symbolic.Expr) signs {
	if c.Op() == symbolic.Not {
		return flip(f.decide(c.Arg(0)))
	}
	neutral, absorbing := positive, zero
	if c.Op() == symbolic.Or {
		neutral, absorbing = zero, positive
	}
	result := neutral
	for _, a := range c.Args() {
		switch f.decide(a) {
		case absorbing:
			return absorbing
		case neutral:
		default:
			result = nonnegative
		}
	}
	return result
}

// flip exchanges always and never.
func flip(s signs) signs {
	switch s {
	case positive:
		return zero
	case zero:
		return positive
	}
	return s
}

// indicator returns 1 where the condition holds and 0 where it does not, as a polynomial in signs. With the
// sign s of b - a: (s^2 + s)/2 for a < b, 1 - (s^2 - s)/2 for a <= b, 1 - s^2 for a = b, s^2 for a != b.
// These take the values 0 and 1 at s = -1, 0, 1, and units obey s^3 = s, so that indicators multiply as
// conditions do.
func (f *field) indicator(c *symbolic.Expr) value {
	one := f.int(1)
	if c.Kind() == symbolic.KindRelation {
		difference := f.sub(f.convert(c.Arg(1)), f.convert(c.Arg(0)))
		if c.Op() == symbolic.LessEqual && f.integral(c.Arg(0)) && f.integral(c.Arg(1)) {
			return f.atLeast(difference, f.int(0))
		}
		if f.comparesIndices(c) {
			equal := f.kronecker(difference, symbolic.Delta(c.Arg(0), c.Arg(1)))
			if c.Op() == symbolic.Equals {
				return equal
			}
			return f.sub(one, equal)
		}
		s := f.signum(difference)
		square := f.mul(s, s)
		half := rational.New(1, 2)
		switch c.Op() {
		case symbolic.Less:
			return f.add(square, s).Scale(half)
		case symbolic.LessEqual:
			return f.sub(one, f.sub(square, s).Scale(half))
		case symbolic.Equals:
			return f.sub(one, square)
		}
		return square
	}
	if c.Op() == symbolic.Not {
		return f.sub(one, f.indicator(c.Arg(0)))
	}
	product := one // of the indicators for "and", of their complements for "or"
	for _, a := range c.Args() {
		x := f.indicator(a)
		if c.Op() == symbolic.Or {
			x = f.sub(one, x)
		}
		product = f.mul(product, x)
	}
	if c.Op() == symbolic.Or {
		return f.sub(one, product)
	}
	return product
}

// formallyTotal reports that e has a value everywhere, once arrays are continued beyond their ends by
// whatever numbers: no use is made of those. A function of the table is total if it has no domain, an
// integer power if the exponent is at least 1.
func formallyTotal(e *symbolic.Expr) bool {
	if e.Total() {
		return true
	}
	switch e.Kind() {
	case symbolic.KindComponent, symbolic.KindSum, symbolic.KindProduct, symbolic.KindRelation, symbolic.KindLogic:
	case symbolic.KindCall:
		if e.Function() == nil || e.Function().Domain != "" {
			return false
		}
	case symbolic.KindPower:
		if n, ok := e.Arg(1).IsInteger(); !ok || n < 1 {
			return false
		}
	case symbolic.KindBig:
		return formallyTotal(symbolic.Open(e).Body)
	default:
		return false
	}
	for _, a := range e.Args() {
		if !formallyTotal(a) {
			return false
		}
	}
	return true
}
