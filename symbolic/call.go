package symbolic

import (
	"nabla/numeric/rational"
	"nabla/symbolic/function"
)

// exponential is the entry of exp, euler is e = exp(1).
var (
	exponential, _ = function.Lookup("exp")
	euler          = newCall(exponential, []*Expr{one})
)

// Euler returns Euler's number e.
func Euler() *Expr { return euler }

// Apply returns f(args...) for a function of the table: exact values where the table has them, even and
// odd functions freed of a leading minus sign, functions that are mere notation written out (sqrt(x) is
// x^(1/2)).
func Apply(f *function.Function, args ...*Expr) *Expr {
	if f.Notation != "" {
		return instantiate(templatesOf(f).notation, f, args)
	}
	if v, ok := exactValue(f, args); ok {
		return v
	}
	if len(args) == 1 {
		if v, ok := byParity(f, args[0]); ok {
			return v
		}
	}
	return newCall(f, args)
}

// newCall builds the node without a look at special values. A function with a domain may be undefined,
// whatever its arguments are. Without a domain in the table a function is total, so that the call is total
// if its arguments are.
func newCall(f *function.Function, args []*Expr) *Expr {
	e := &Expr{kind: KindCall, fn: f, args: args}
	e.finish(hashString(f.Name))
	e.total = e.total && f.Domain == ""
	e.real = e.real && !f.LeavesReals()
	return e
}

// ApplyName is Apply by name. The name must be in the table: it is meant for code that builds
// expressions with functions it knows (tests, rules), where a miss is a bug.
func ApplyName(name string, args ...*Expr) *Expr {
	f, ok := function.Lookup(name)
	if !ok {
		return CallUnknown(name, nil, args...)
	}
	return Apply(f, args...)
}

// CallUnknown returns the application of a function that the table does not know: one that the document
// defines or declares. orders are the derivative orders by each argument, nil for the function itself. It
// is neither total nor real for certain: nothing is known of it.
func CallUnknown(name string, orders []int, args ...*Expr) *Expr {
	e := &Expr{kind: KindCall, name: name, args: args, names: bloom(name)}
	if orders != nil {
		e.rare = &rare{orders: orders}
	}
	seed := hashString(name)
	for _, n := range orders {
		seed = mix(seed, uint64(n))
	}
	e.finish(seed)
	e.total, e.real = false, false
	return e
}

// byParity uses f(-x) = f(x) or f(-x) = -f(x) when every term of x has a minus sign. So cos(-x - y) is
// cos(x + y); cos(x - y) and cos(y - x) stay two nodes, which the normal form finds to be equal.
func byParity(f *function.Function, x *Expr) (*Expr, bool) {
	if f.Parity == function.Neither || !negative(x) {
		return nil, false
	}
	y := Apply(f, Negate(x))
	if f.Parity == function.Odd {
		y = Negate(y)
	}
	return y, true
}

// negative reports that e is written with a leading minus: a negative number, a product with a negative
// coefficient, a sum of such terms.
func negative(e *Expr) bool {
	switch e.kind {
	case KindNumber:
		return e.number.Sign() < 0
	case KindProduct:
		return e.number.Sign() < 0
	case KindSum:
		return e.number.Sign() <= 0 && all(e.args, negative)
	}
	return false
}

// exactValue evaluates f at exact arguments: by its exact kernel at rationals, by the table of special
// values, and for periodic functions at rational multiples of pi.
func exactValue(f *function.Function, args []*Expr) (*Expr, bool) {
	if f.Exact != nil && all(args, (*Expr).IsNumber) {
		numbers := make([]rational.Rat, len(args))
		for i, a := range args {
			numbers[i] = a.number
		}
		if v, ok := f.Exact(numbers); ok {
			return Number(v), true
		}
	}
	if len(args) != 1 {
		return nil, false
	}
	return specialValue(f, args[0])
}
