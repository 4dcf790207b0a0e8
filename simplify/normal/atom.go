package normal

import (
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// Atoms are the kernels of which nothing is known but a name, signs and a range. A name is one, and so is a
// function of the table that no reader knows, or an array, at arguments in normal form: sin(x^2) and
// sin(x*x) meet because their arguments do. The number of an atom never changes, so that relations may rely
// on the order of creation.

// application is an atom that applies something to arguments in normal form: a function, an array, an
// operator. Atoms with the same head and equal arguments are one kernel.
type application struct {
	head     string
	args     []value
	variable int
}

// symbol returns a name as a value.
func (f *field) symbol(e *symbolic.Expr) value {
	for v := range f.kernels {
		if k := &f.kernels[v]; k.kind == atom && symbolic.Equal(k.expr, e) {
			return f.atomValue(v)
		}
	}
	s, integer := f.declared(e)
	return f.atomValue(f.newAtom(kernel{expr: e, signs: s, integer: integer, bounds: boundsOfDeclared(s, integer)}))
}

// newAtom adds an atom with the index that the plan foresees. The index is looked up by the hash of the
// expression, because the plan outlives the field: in the next attempt the same name may get another variable.
func (f *field) newAtom(k kernel) int {
	k.kind = atom
	k.index = max(f.plan.atoms[k.expr.Hash()], 1)
	return f.newKernel(k)
}

// atomValue returns the value of an atom: u*v^n with a unit u if the variable v is an n-th root. With v =
// |x|^(1/n) and the sign u of x that is x = u*v^n. So roots of x are powers of a variable and need no
// relation, for which the price is that x itself is written by two kernels.
func (f *field) atomValue(v int) value {
	n := f.kernels[v].index
	if n == 1 {
		return f.variable(v)
	}
	b := f.baseOf(f.variable(v).Num())
	return f.mul(f.orientation(b), f.ring.PowFraction(f.variable(v), n))
}

// boundsOfDeclared returns the interval of what was declared: integers that are not 0 are at least 1 away from it.
func boundsOfDeclared(s signs, integer bool) interval.Interval {
	x := boundsOf(s)
	if integer && s.within(positive) {
		x.Lo = 1
	}
	return x
}

// declared returns what the scope says about the sign of a name or component, and whether it is an integer.
// A name is an integer also where the domain of the question says so (domain.go).
func (f *field) declared(e *symbolic.Expr) (signs, bool) {
	switch e.Kind() {
	case symbolic.KindConstant:
		return positive, false
	case symbolic.KindSymbol, symbolic.KindComponent:
	default:
		return anySign, false
	}
	if isBound(e) {
		return anySign, true
	}
	s, known := f.names[e.Name()]
	if !known || e.Kind() != symbolic.KindSymbol {
		s = anySign
	}
	integer := e.Kind() == symbolic.KindSymbol && f.integers[e.Name()]
	v := f.scope.Variable(e.Name())
	if v == nil {
		return s, integer
	}
	if v.Positive {
		return s & positive, integer
	}
	switch v.Kind {
	case symbolic.Positive:
		return s & positive, integer
	case symbolic.Nonnegative:
		return s & nonnegative, integer
	case symbolic.PositiveInteger:
		return s & positive, true
	case symbolic.NaturalNumber:
		return s & nonnegative, true
	}
	return s, integer || v.Kind == symbolic.Integer || v.Kind == symbolic.Index
}

// find returns the variable of the application of head to args, if there is one. Linear in the number of
// applications, each compared as fractions modulo the relations: a question has few, and a hash of the
// arguments would miss those that are equal by a relation only.
func (f *field) find(head string, args []value) (int, bool) {
next:
	for _, a := range f.applications {
		if a.head != head || len(a.args) != len(args) {
			continue
		}
		for i, x := range args {
			if !f.same(a.args[i], x) {
				continue next
			}
		}
		return a.variable, true
	}
	return 0, false
}

// opaque returns the application of head to args as an atom. e is the expression it was read from.
func (f *field) opaque(head string, args []value, e *symbolic.Expr) value {
	if v, ok := f.find(head, args); ok {
		return f.atomValue(v)
	}
	s, integer := f.declared(e)
	v := f.newAtom(kernel{expr: e, signs: s, integer: integer})
	f.applications = append(f.applications, application{head, args, v})
	return f.atomValue(v)
}

// call returns a function of the table, of which nothing but its entry is known, applied to args. An even
// function of -x is that of x, an odd one its negative; without that sinh(x - y) and sinh(y - x) would be
// independent.
func (f *field) call(fn *function.Function, args []value) value {
	if e, ok := f.exact(fn, args); ok {
		return e
	}
	if v, ok := f.find(fn.Name, args); ok {
		return f.atomValue(v)
	}
	if fn.Parity != function.Neither {
		if v, ok := f.find(fn.Name, []value{args[0].Neg()}); ok {
			if fn.Parity == function.Odd {
				return f.atomValue(v).Neg()
			}
			return f.atomValue(v)
		}
	}
	return f.atomValue(f.newCall(fn, args))
}

// exact evaluates a function at numbers, where the table knows the value. The table rewrites what it knows
// when the expression is built (symbolic.Apply), so that a call of fn that is still there says that it
// knows nothing.
func (f *field) exact(fn *function.Function, args []value) (value, bool) {
	numbers := make([]*symbolic.Expr, len(args))
	for i, x := range args {
		c, ok := x.Constant()
		if !ok {
			return value{}, false
		}
		numbers[i] = symbolic.Number(c)
	}
	e := symbolic.Apply(fn, numbers...)
	if symbolic.Any(e, func(n *symbolic.Expr) bool { return n.Kind() == symbolic.KindCall && n.Function() == fn }) {
		return value{}, false
	}
	return f.convert(e), true
}

// newCall makes the atom of a function applied to args. Its signs are what both the enclosure over the
// ranges of the arguments and the table's range allow.
func (f *field) newCall(fn *function.Function, args []value) int {
	exprs := make([]*symbolic.Expr, len(args))
	box := make([]interval.Interval, len(args))
	for i, x := range args {
		exprs[i] = f.writeValue(x)
		box[i] = f.rangeOfValue(x)
	}
	bounds := f.rangeOfFunction(fn, box)
	v := f.newAtom(kernel{
		expr: symbolic.Apply(fn, exprs...), signs: signsOfInterval(bounds) & signsOfFunction(fn), bounds: bounds, integer: fn.Integer,
	})
	f.applications = append(f.applications, application{fn.Name, args, v})
	return v
}

// rangeOfValue encloses the values of x. A quotient counts as defined everywhere, because a denominator
// that occurs is not 0 in the common domain; where even the interval quotient has no value nothing is
// concluded.
func (f *field) rangeOfValue(x value) interval.Interval {
	num := f.rangeOf(x.Num())
	if x.Den().IsOne() {
		return num
	}
	q := num.Quo(f.rangeOf(x.Den()))
	if q.Def == interval.Nowhere {
		return interval.Whole()
	}
	q.Def = interval.Everywhere
	return q
}

// rangeOfFunction encloses the values of fn on the part of the box where it is defined.
func (f *field) rangeOfFunction(fn *function.Function, box []interval.Interval) interval.Interval {
	if fn.Enclose == nil {
		return interval.Whole()
	}
	x := fn.Enclose(box)
	if x.Def == interval.Nowhere {
		return interval.Whole()
	}
	x.Def = interval.Everywhere
	return x
}

// signsOfFunction returns the signs of the values of fn by its table entry.
func signsOfFunction(fn *function.Function) signs {
	s := anySign
	if fn.Nonzero {
		s = nonzero
	}
	if low, err := rational.Parse(fn.Range.Low); err == nil {
		switch {
		case low.Sign() > 0 || low.IsZero() && !fn.Range.LowAttained:
			s &= positive
		case low.IsZero():
			s &= nonnegative
		}
	}
	return s
}
