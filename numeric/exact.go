package numeric

import (
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// exact is arithmetic of rationals: it decides what it can compute, zero denominators and equal values
// among it, and says that it does not know the rest. An expression that is rational at a rational point
// gets its exact value, without rounding, and two such values decide equality.
type exact struct{}

// exactly is a rational number where def is Everywhere, certainly undefined where it is Nowhere, and
// anything at all where it is Somewhere.
type exactly struct {
	value rational.Rat
	def   interval.Definedness
}

func (exact) number(r rational.Rat) exactly              { return exactly{r, interval.Everywhere} }
func (exact) pi() exactly                                { return exactly{def: interval.Somewhere} }
func (exact) undefined() exactly                         { return exactly{def: interval.Nowhere} }
func (exact) unknown() exactly                           { return exactly{def: interval.Somewhere} }
func (exact) definedness(x exactly) interval.Definedness { return x.def }

// known returns v unless it has become too long. Otherwise iterated squares would grow without end.
func known(v rational.Rat) exactly {
	if v.BitLen() > limit.ExactBits {
		return exactly{def: interval.Somewhere}
	}
	return exactly{v, interval.Everywhere}
}

// add is undefined as soon as one operand is, and not known otherwise unless both are.
func (exact) add(x, y exactly) exactly {
	if def := min(x.def, y.def); def != interval.Everywhere {
		return exactly{def: def}
	}
	return known(x.value.Add(y.value))
}

func (exact) multiply(x, y exactly) exactly {
	if def := min(x.def, y.def); def != interval.Everywhere {
		return exactly{def: def}
	}
	return known(x.value.Mul(y.value))
}

// divide decides a zero divisor before anything else: x/0 has no value whatever x is, even if nothing is known
// of it.
func (exact) divide(x, y exactly) exactly {
	switch {
	case y.def == interval.Everywhere && y.value.IsZero():
		return exactly{def: interval.Nowhere}
	case min(x.def, y.def) != interval.Everywhere:
		return exactly{def: min(x.def, y.def)}
	}
	return known(x.value.Quo(y.value))
}

// integerPower refuses powers that would be too long before computing them: the bits of x^n are about n times
// those of x.
func (exact) integerPower(x exactly, n int) exactly {
	switch {
	case x.def != interval.Everywhere:
		return x
	case x.value.IsZero() && n <= 0:
		return exactly{def: interval.Nowhere}
	case x.value.IsZero() || x.value.IsOne():
		return x
	case n > limit.ExactBits || n < -limit.ExactBits || x.value.BitLen()*max(n, -n) > limit.ExactBits:
		return exactly{def: interval.Somewhere}
	}
	return known(x.value.Pow(n))
}

// root knows squares of rationals only; other roots are irrational and not known here.
func (exact) root(x exactly) exactly {
	switch {
	case x.def != interval.Everywhere:
		return x
	case x.value.Sign() < 0:
		return exactly{def: interval.Nowhere}
	}
	if r, ok := x.value.Root(2); ok {
		return known(r)
	}
	return exactly{def: interval.Somewhere}
}

// power takes the root first, which keeps numbers short, and is undefined for a negative base under a broken
// exponent, whatever its denominator: (-8)^(1/3) has no real value here, cbrt(-8) has.
func (e exact) power(x, y exactly) exactly {
	if def := min(x.def, y.def); def != interval.Everywhere {
		return exactly{def: def}
	}
	num, den, ok := y.value.Small()
	switch {
	case x.value.Sign() < 0 && !y.value.IsInt(), x.value.IsZero() && y.value.Sign() <= 0:
		return exactly{def: interval.Nowhere}
	case !ok || den > limit.Order || num > limit.ExactBits || num < -limit.ExactBits:
		return exactly{def: interval.Somewhere}
	case den > 1:
		r, ok := x.value.Root(int(den))
		if !ok {
			return exactly{def: interval.Somewhere}
		}
		x.value = r
	}
	return e.integerPower(x, int(num))
}

// call asks the table for exact values, such as those of abs, floor, binom and of special arguments. That a
// function has no exact value at an argument does not say that it has none.
func (exact) call(f *function.Function, args []exactly) exactly {
	values := make([]rational.Rat, len(args))
	def := interval.Everywhere
	for i, a := range args {
		def = min(def, a.def)
		values[i] = a.value
	}
	if def != interval.Everywhere {
		return exactly{def: def}
	}
	if f.Exact != nil {
		if v, ok := f.Exact(values); ok {
			return known(v)
		}
	}
	return exactly{def: interval.Somewhere}
}

// merge knows a value only if both alternatives agree on it.
func (exact) merge(x, y exactly) exactly {
	switch {
	case x.def == interval.Nowhere && y.def == interval.Nowhere:
		return x
	case x.def == interval.Everywhere && y.def == interval.Everywhere && x.value.Equal(y.value):
		return x
	}
	return exactly{def: interval.Somewhere}
}

// compare decides every relation between known numbers. The zero condition says that nothing is known.
func (exact) compare(op symbolic.Op, x, y exactly) condition {
	if def := min(x.def, y.def); def != interval.Everywhere {
		return condition{def: def}
	}
	switch c := x.value.Cmp(y.value); op {
	case symbolic.Equals:
		return decided(c == 0)
	case symbolic.NotEquals:
		return decided(c != 0)
	case symbolic.Less:
		return decided(c < 0)
	default:
		return decided(c <= 0)
	}
}

// integer knows whether a known number is an integer; one too large for a machine word is not used.
func (exact) integer(x exactly) (int64, interval.Definedness) {
	if x.def != interval.Everywhere {
		return 0, x.def
	}
	if !x.value.IsInt() {
		return 0, interval.Nowhere
	}
	n, ok := x.value.Int64()
	if !ok {
		return 0, interval.Somewhere
	}
	return n, interval.Everywhere
}

// integrate knows no integrals: those of polynomials are carried out symbolically before.
func (exact) integrate(lower, upper exactly, open [2]bool, at func(exactly) []exactly) exactly {
	return exactly{def: interval.Somewhere}
}
