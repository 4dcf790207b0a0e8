package symbolic

import (
	"sync"

	"nabla/numeric/rational"
	"nabla/symbolic/function"
)

// specials are the exact values of one function at constant arguments. Those at rational multiples of pi
// are kept by the multiple, reduced by the period and completed by parity and reflections.
type specials struct {
	once     sync.Once
	period   rational.Rat // in units of pi; 0 for none
	angles   map[rational.Rat]*Expr
	constant []constantValue
}

// constantValue is a value of a function at a constant argument.
type constantValue struct{ arg, value *Expr }

var specialOf sync.Map // *function.Function -> *specials

// specialValue looks up f(x) for a constant x.
func specialValue(f *function.Function, x *Expr) (*Expr, bool) {
	if x.names != 0 || len(f.Special) == 0 {
		return nil, false
	}
	v, _ := specialOf.LoadOrStore(f, &specials{})
	s := v.(*specials)
	s.once.Do(func() { s.read(f) })
	if s.period.Sign() > 0 {
		if r, ok := angle(x); ok {
			value, ok := s.angles[modulo(r, s.period)]
			return value, ok
		}
	}
	for _, c := range s.constant {
		if Equal(c.arg, x) {
			return c.value, true
		}
	}
	return nil, false
}

// read fills the values from the table. An entry that does not parse is left out here and reported by
// the test of the table.
func (s *specials) read(f *function.Function) {
	s.angles = map[rational.Rat]*Expr{}
	if p, err := Parse(f.Period); f.Period != "" && err == nil {
		s.period, _ = angle(p)
	}
	for _, v := range f.Special {
		arg, err := Parse(v.Arg)
		if err != nil {
			continue
		}
		value, err := Parse(v.Result)
		if err != nil {
			continue
		}
		if r, ok := angle(arg); ok && s.period.Sign() > 0 {
			s.addAngle(f, r, value, reflections(f))
			continue
		}
		s.constant = append(s.constant, constantValue{arg, value})
	}
}

// reflection is an identity f(center - x) = sign f(x), center in units of pi.
type reflection struct{ center, sign rational.Rat }

// addAngle adds a value with all that parity and reflections make of it. It ends because a value that is
// known is not followed again and there are finitely many multiples modulo the period.
func (s *specials) addAngle(f *function.Function, r rational.Rat, value *Expr, mirrors []reflection) {
	r = modulo(r, s.period)
	if _, known := s.angles[r]; known {
		return
	}
	s.angles[r] = value
	for _, m := range mirrors {
		s.addAngle(f, m.center.Sub(r), Scale(m.sign, value), mirrors)
	}
}

// reflections reads the parity and those identities of f that mirror its argument. For the sine, sin(pi -
// x) = sin(x): the values on the first quarter give all others.
func reflections(f *function.Function) []reflection {
	var all []reflection
	switch f.Parity {
	case function.Odd:
		all = append(all, reflection{sign: rational.Int(-1)})
	case function.Even:
		all = append(all, reflection{sign: rational.Int(1)})
	}
	for _, id := range f.Identities {
		left, err := Parse(id.Left)
		if err != nil || left.kind != KindCall || left.args[0].kind != KindSum {
			continue
		}
		right, err := Parse(id.Right)
		if err != nil {
			continue
		}
		x := Symbol(f.Args[0])
		center, ok := angle(Sum(left.args[0], x))
		plain := newCall(f, []*Expr{x})
		switch {
		case !ok:
		case Equal(right, plain):
			all = append(all, reflection{center, rational.Int(1)})
		case Equal(right, Negate(plain)):
			all = append(all, reflection{center, rational.Int(-1)})
		}
	}
	return all
}

// angle returns r for the expression r*pi.
func angle(e *Expr) (rational.Rat, bool) {
	switch {
	case e.IsZero():
		return rational.Rat{}, true
	case e == pi:
		return rational.Int(1), true
	case e.kind == KindProduct && len(e.args) == 1 && Equal(e.args[0], pi):
		return e.number, true
	}
	return rational.Rat{}, false
}

// modulo returns r - p*floor(r/p).
func modulo(r, p rational.Rat) rational.Rat {
	return r.Sub(p.Mul(r.Quo(p).Floor()))
}
