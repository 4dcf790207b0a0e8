package normal

import (
	"nabla/numeric/rational"
	"nabla/symbolic"
)

// convertPiecewise reads cases. Conditions that are decided choose their case. Others become polynomials in
// the signs of what they compare, as long as every case has a value everywhere: a case that is undefined
// where it does not apply must not be calculated with. What remains is an atom.
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
		if !a.Total() {
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

// decide returns positive for a condition that always holds, zero for one that never does.
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

func flip(s signs) signs {
	switch s {
	case positive:
		return zero
	case zero:
		return positive
	}
	return s
}

// indicator returns 1 where the condition holds and 0 where it does not, as a polynomial in signs.
func (f *field) indicator(c *symbolic.Expr) value {
	one := f.int(1)
	if c.Kind() == symbolic.KindRelation {
		s := f.signum(f.sub(f.convert(c.Arg(1)), f.convert(c.Arg(0))))
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

// convertDelta reads Kronecker's delta: an atom with the values 0 and 1.
func (f *field) convertDelta(e *symbolic.Expr) value {
	difference := f.sub(f.convert(e.Arg(0)), f.convert(e.Arg(1)))
	switch s := f.signsOfValue(difference); {
	case difference.IsZero():
		return f.int(1)
	case s&zero == 0:
		return f.int(0)
	}
	for _, x := range []value{difference, difference.Neg()} {
		if v, ok := f.find("delta", []value{x}); ok {
			return f.variable(v)
		}
	}
	v := f.newKernel(kernel{kind: atom, expr: e, signs: nonnegative, integer: true})
	f.relate(v, f.ring.Pow(f.variable(v).Num(), 2).Sub(f.variable(v).Num()))
	f.applications = append(f.applications, application{"delta", []value{difference}, v})
	return f.variable(v)
}
