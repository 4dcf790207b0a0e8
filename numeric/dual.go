package numeric

import (
	"context"
	"sync"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// Forward differentiation: the second route to a derivative, which shares with the symbolic one only the
// table of functions. A check that both agree (quotient.go) is one of the rules for sums, products, powers,
// binders and definitions.

// dual is a value with its derivative by one variable, carried forward through an evaluation (Griewank
// and Walther, Evaluating Derivatives, chapter 3).
type dual[T any] struct{ value, slope T }

// dualArithmetic computes with duals over any arithmetic. At a kink the slope is what the derivative in the
// function table has there; at the border of a piecewise expression it is that of the piece. Being an
// arithmetic itself, it runs on the same programs as all others.
type dualArithmetic[T any, A arithmetic[T]] struct {
	inner    A
	ctx      context.Context
	machines map[*Program]*machine[T, A] // of the derivatives of table functions
}

// newDual starts with no machines; they are set up when a function with a derivative in the table is first met.
func newDual[T any, A arithmetic[T]](ctx context.Context, inner A) dualArithmetic[T, A] {
	return dualArithmetic[T, A]{inner, ctx, map[*Program]*machine[T, A]{}}
}

// constant has slope 0.
func (d dualArithmetic[T, A]) constant(v T) dual[T] {
	return dual[T]{v, d.inner.number(rational.Int(0))}
}

func (d dualArithmetic[T, A]) number(r rational.Rat) dual[T] { return d.constant(d.inner.number(r)) }
func (d dualArithmetic[T, A]) pi() dual[T]                   { return d.constant(d.inner.pi()) }

// A value that does not exist has no slope either, and one that nothing is known of an unknown one.
func (d dualArithmetic[T, A]) undefined() dual[T] {
	return dual[T]{d.inner.undefined(), d.inner.undefined()}
}

func (d dualArithmetic[T, A]) unknown() dual[T] { return dual[T]{d.inner.unknown(), d.inner.unknown()} }

func (d dualArithmetic[T, A]) add(x, y dual[T]) dual[T] {
	return dual[T]{d.inner.add(x.value, y.value), d.inner.add(x.slope, y.slope)}
}

// dot returns a*b + c*d.
func (d dualArithmetic[T, A]) dot(a, b, c, e T) T {
	return d.inner.add(d.inner.multiply(a, b), d.inner.multiply(c, e))
}

func (d dualArithmetic[T, A]) multiply(x, y dual[T]) dual[T] {
	return dual[T]{d.inner.multiply(x.value, y.value), d.dot(x.slope, y.value, x.value, y.slope)}
}

// divide uses (x/y)' = (x' - (x/y) y')/y.
func (d dualArithmetic[T, A]) divide(x, y dual[T]) dual[T] {
	q := d.inner.divide(x.value, y.value)
	minus := d.inner.number(rational.Int(-1))
	rest := d.inner.add(x.slope, d.inner.multiply(minus, d.inner.multiply(q, y.slope)))
	return dual[T]{q, d.inner.divide(rest, y.value)}
}

// integerPower uses n x^(n-1) x'. x^1 is left as it is, because x^0 is not defined at x = 0, where x has a
// slope.
func (d dualArithmetic[T, A]) integerPower(x dual[T], n int) dual[T] {
	v := d.inner.integerPower(x.value, n)
	if n == 1 {
		return x
	}
	factor := d.inner.multiply(d.inner.number(rational.Int(int64(n))), d.inner.integerPower(x.value, n-1))
	return dual[T]{v, d.inner.multiply(factor, x.slope)}
}

func (d dualArithmetic[T, A]) root(x dual[T]) dual[T] {
	r := d.inner.root(x.value)
	twice := d.inner.add(r, r)
	return dual[T]{r, d.inner.divide(x.slope, twice)}
}

// power uses x^y (y' log x + y x'/x), or y x^(y-1) x' where y is constant, which holds for x < 0 too. The
// second part is added only where the exponent is not known to be constant: log(x) has no value for x < 0.
func (d dualArithmetic[T, A]) power(x, y dual[T]) dual[T] {
	a := d.inner
	v := a.power(x.value, y.value)
	lessOne := a.add(y.value, a.number(rational.Int(-1)))
	slope := a.multiply(a.multiply(y.value, a.power(x.value, lessOne)), x.slope)
	if c := a.compare(symbolic.Equals, y.slope, a.number(rational.Int(0))); c.truth != interval.True {
		slope = a.add(slope, a.multiply(a.multiply(v, y.slope), d.log(x.value)))
	}
	return dual[T]{v, slope}
}

// log asks the table for the logarithm, which no arithmetic has by itself.
func (d dualArithmetic[T, A]) log(x T) T {
	f, ok := function.Lookup("log")
	if !ok {
		return d.inner.unknown()
	}
	return d.inner.call(f, []T{x})
}

// call is the chain rule with the derivatives of the function table, compiled. Derivatives of the table are
// compiled once each and run on the values of the arguments.
func (d dualArithmetic[T, A]) call(f *function.Function, args []dual[T]) dual[T] {
	values := make([]T, len(args))
	for i, x := range args {
		values[i] = x.value
	}
	result := dual[T]{d.inner.call(f, values), d.inner.number(rational.Int(0))}
	for i, x := range args {
		// An argument that does not move adds nothing, even if the partial derivative by it does not exist:
		// digamma(0)*0 is no slope.
		if c := d.inner.compare(symbolic.Equals, x.slope, d.inner.number(rational.Int(0))); c.truth == interval.True {
			continue
		}
		partial := d.inner.unknown()
		if p := partialOf(f, len(args), i); p != nil {
			m := d.machines[p]
			if m == nil {
				m = newMachine(d.ctx, d.inner, p)
				d.machines[p] = m
			}
			for _, in := range p.scalars {
				m.values[in.slot] = values[position(in.name)]
			}
			m.run()
			partial = m.value(0)
		}
		result.slope = d.inner.add(result.slope, d.inner.multiply(partial, x.slope))
	}
	return result
}

// Values and slopes are merged apart: what is one or the other of two values has the slope of that one.
func (d dualArithmetic[T, A]) merge(x, y dual[T]) dual[T] {
	return dual[T]{d.inner.merge(x.value, y.value), d.inner.merge(x.slope, y.slope)}
}

// Conditions look at values only.
func (d dualArithmetic[T, A]) compare(op symbolic.Op, x, y dual[T]) condition {
	return d.inner.compare(op, x.value, y.value)
}

// definedness demands a slope too: at a kink a dual number is not defined, though its value is.
func (d dualArithmetic[T, A]) definedness(x dual[T]) interval.Definedness {
	return min(d.inner.definedness(x.value), d.inner.definedness(x.slope))
}

func (d dualArithmetic[T, A]) integer(x dual[T]) (int64, interval.Definedness) {
	return d.inner.integer(x.value)
}

// integrate differentiates the Gauss rule, whose nodes move with the bounds. Where the inner arithmetic
// gives enclosures, a rule without an error bound is of no use.
func (d dualArithmetic[T, A]) integrate(lower, upper dual[T], open [2]bool, at func(dual[T]) []dual[T]) dual[T] {
	if _, approximate := any(d.inner).(float); !approximate {
		return d.unknown()
	}
	return gauss[dual[T]](d, lower, upper, open, at)
}

// partialKey names a derivative: of f of that many arguments by the i-th.
type partialKey struct {
	f               *function.Function
	arity, argument int
}

var partials sync.Map // partialKey -> *Program

// partialOf returns the derivative of a table function as a program over the names of argumentName, or
// nil where the table has none.
func partialOf(f *function.Function, arity, argument int) *Program {
	key := partialKey{f, arity, argument}
	if p, ok := partials.Load(key); ok {
		return p.(*Program)
	}
	args := make([]*symbolic.Expr, arity)
	for i := range args {
		args[i] = symbolic.Symbol(argumentName(i))
	}
	var p *Program
	if d, err := symbolic.Diff(symbolic.Apply(f, args...), args[argument], nil); err == nil {
		if compiled, err := Compile(d); err == nil {
			p = compiled
		}
	}
	partials.Store(key, p)
	return p
}

// argumentName is the formal name of the i-th argument, one rune so that position reads it back.
func argumentName(i int) string { return string(rune('a' + i)) }

// position is the inverse of argumentName.
func position(name string) int { return int([]rune(name)[0] - 'a') }
