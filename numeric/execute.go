package numeric

import (
	"context"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// One executor for all arithmetics. It knows the order of instructions, choices, loops and arrays; the
// arithmetic knows numbers. All state of an evaluation is in the machine, so that a Program can serve
// several at the same time.

// arithmetic is what the executor needs to know about a kind of number. Each says for itself what an
// undefined value is; an operation on one is undefined again.
type arithmetic[T any] interface {
	number(r rational.Rat) T
	pi() T
	undefined() T // no number
	unknown() T   // nothing is known, not even whether it is a number
	add(x, y T) T
	multiply(x, y T) T
	divide(x, y T) T
	integerPower(x T, n int) T
	root(x T) T
	power(x, y T) T
	call(f *function.Function, args []T) T
	// merge returns a value that is x or y.
	merge(x, y T) T
	// compare decides a relation between two values; only Equals, Less and their kin.
	compare(op symbolic.Op, x, y T) condition
	// definedness says whether x is a number.
	definedness(x T) interval.Definedness
	// integer returns x as a machine integer; Nowhere says that x certainly is none.
	integer(x T) (int64, interval.Definedness)
	// integrate integrates over [lower, upper], which are absent where an end is open. at returns the values
	// of the integrand and of those of its derivatives of order 2, 4, ... that are known and trusted.
	integrate(lower, upper T, open [2]bool, at func(t T) []T) T
}

// condition is the value of a condition: its truth, and whether everything that it compares is defined. A
// comparison of undefined values holds neither way, and no reading of a piecewise expression at such a
// point is certain; the executor answers it with a value that may be undefined. def is Everywhere where all
// compared values exist, Nowhere where one certainly does not.
type condition struct {
	truth interval.Truth
	def   interval.Definedness
}

// machine runs a Program in one arithmetic. It is not for simultaneous use.
type machine[T any, A arithmetic[T]] struct {
	arithmetic A
	program    *Program
	ctx        context.Context
	values     []T
	truths     []condition
	arrays     []array[T]
	squares    []inversion[T]
	scratch    []T
	rounds     int // rounds of loops that are left
}

// array is the value of an array: entries in row-major order.
type array[T any] struct {
	shape   []int
	entries []T
}

// newMachine allocates all slots and evaluates what depends on no name, once for all points.
func newMachine[T any, A arithmetic[T]](ctx context.Context, a A, p *Program) *machine[T, A] {
	m := &machine[T, A]{
		arithmetic: a, program: p, ctx: ctx,
		values: make([]T, p.values), truths: make([]condition, p.truths), arrays: make([]array[T], len(p.arrays)),
		squares: make([]inversion[T], p.squares),
	}
	for _, c := range p.numbers {
		m.values[c.slot] = a.number(c.value)
	}
	m.rounds = limit.Rounds
	m.block(&p.constant)
	return m
}

// run evaluates the program at the inputs that are bound.
func (m *machine[T, A]) run() {
	m.rounds = limit.Rounds
	m.block(&m.program.main)
}

// value returns the result of the i-th root.
func (m *machine[T, A]) value(i int) T { return m.values[m.program.roots[i].slot] }

// truth returns the result of the i-th root, a condition.
func (m *machine[T, A]) truth(i int) condition { return m.truths[m.program.roots[i].slot] }

// block runs instructions in order. Operands stand before their uses, so that one pass is enough.
func (m *machine[T, A]) block(b *block) {
	for i := range b.code {
		m.step(&b.code[i])
	}
}

// step is the one switch over operations.
func (m *machine[T, A]) step(in *instruction) {
	a, v := m.arithmetic, m.values
	switch in.op {
	case opPi:
		v[in.dst] = a.pi()
	case opComponent:
		v[in.dst] = m.component(in)
	case opSum:
		v[in.dst] = m.fold(in.args, a.add)
	case opProduct:
		p := m.fold(in.args, a.multiply)
		if len(in.below) > 0 {
			p = a.divide(p, m.fold(in.below, a.multiply))
		}
		v[in.dst] = p
	case opInteger:
		v[in.dst] = a.integerPower(v[in.args[0]], in.n)
	case opRoot:
		v[in.dst] = a.root(v[in.args[0]])
	case opPower:
		v[in.dst] = a.power(v[in.args[0]], v[in.args[1]])
	case opCall:
		v[in.dst] = a.call(in.function, m.gather(in.args))
	case opChoose:
		v[in.dst] = m.choose(in)
	case opBig:
		v[in.dst] = m.loop(in)
	case opIntegral:
		v[in.dst] = m.integral(in)
	case opMatrix:
		v[in.dst] = m.determinant(in)
	case opInverse:
		v[in.dst] = m.inverse(in)
	case opRelation:
		m.truths[in.dst] = m.relation(in)
	case opLogic:
		m.truths[in.dst] = m.logic(in)
	}
}

// fold combines operands from the left. Sums and products have one operand at least.
func (m *machine[T, A]) fold(args []int32, combine func(x, y T) T) T {
	result := m.values[args[0]]
	for _, i := range args[1:] {
		result = combine(result, m.values[i])
	}
	return result
}

// gather returns operands as a slice that is valid until the next call.
func (m *machine[T, A]) gather(args []int32) []T {
	m.scratch = m.scratch[:0]
	for _, i := range args {
		m.scratch = append(m.scratch, m.values[i])
	}
	return m.scratch
}

// component looks up an entry; indices count from 1, and beyond its shape an array has no entries.
func (m *machine[T, A]) component(in *instruction) T {
	x := &m.arrays[in.n]
	if len(x.shape) != len(in.args) {
		return m.arithmetic.undefined()
	}
	at := 0
	for i, slot := range in.args {
		k, def := m.arithmetic.integer(m.values[slot])
		switch {
		case def == interval.Somewhere:
			return m.arithmetic.unknown()
		case def == interval.Nowhere || k < 1 || k > int64(x.shape[i]):
			return m.arithmetic.undefined()
		}
		at = at*x.shape[i] + int(k) - 1
	}
	return x.entries[at]
}

// choose returns the value of the first condition that holds. Where conditions are not decided, the value
// is one of several; where one compares undefined values, it may be undefined. Enclosures of the values
// that may be chosen are merged: the result contains the right one.
func (m *machine[T, A]) choose(in *instruction) T {
	var result T
	found, certain := false, true
	add := func(v T) {
		if found {
			v = m.arithmetic.merge(result, v)
		}
		result, found = v, true
	}
	for i, slot := range in.conditions {
		c := m.truths[slot]
		certain = certain && c.def == interval.Everywhere
		if c.truth == interval.False {
			continue
		}
		add(m.values[in.args[i]])
		if c.truth == interval.True {
			return m.weaken(result, !certain)
		}
	}
	add(m.values[in.args[len(in.args)-1]])
	return m.weaken(result, !certain)
}

// weaken returns x as a value that may be undefined, if so is said.
func (m *machine[T, A]) weaken(x T, maybe bool) T {
	if !maybe {
		return x
	}
	return m.arithmetic.merge(x, m.arithmetic.undefined())
}

// relation compares two values. A value is equal to itself if it is one: x = x says that x is defined.
func (m *machine[T, A]) relation(in *instruction) condition {
	x, y := m.values[in.args[0]], m.values[in.args[1]]
	if in.args[0] != in.args[1] {
		return m.arithmetic.compare(in.relation, x, y)
	}
	def := m.arithmetic.definedness(x)
	if def != interval.Everywhere {
		return condition{def: def}
	}
	return decided(in.relation == symbolic.Equals || in.relation == symbolic.LessEqual)
}

// logic is Kleene's logic of three values (Introduction to Metamathematics, section 64).
func (m *machine[T, A]) logic(in *instruction) condition {
	if in.relation == symbolic.Not {
		c := m.truths[in.conditions[0]]
		return condition{c.truth.Not(), c.def}
	}
	neutral, absorbing := interval.True, interval.False
	if in.relation == symbolic.Or {
		neutral, absorbing = absorbing, neutral
	}
	result := condition{neutral, interval.Everywhere}
	for _, slot := range in.conditions {
		c := m.truths[slot]
		result.def = min(result.def, c.def)
		switch {
		case c.truth == absorbing:
			result.truth = absorbing
		case c.truth == interval.Unknown && result.truth != absorbing:
			result.truth = interval.Unknown
		}
	}
	return result
}

// loop adds or multiplies the body over the values of the bound index. An empty range gives the neutral
// element. The rounds are shared by all loops of one evaluation, nested ones too.
func (m *machine[T, A]) loop(in *instruction) T {
	a := m.arithmetic
	lower, low := a.integer(m.values[in.args[0]])
	upper, high := a.integer(m.values[in.args[1]])
	switch {
	case low == interval.Nowhere || high == interval.Nowhere:
		return a.undefined()
	case low == interval.Somewhere || high == interval.Somewhere || lower <= upper && uint64(upper-lower) >= limit.Rounds:
		return a.unknown()
	}
	neutral, combine := a.number(rational.Int(0)), a.add
	if in.n == 1 {
		neutral, combine = a.number(rational.Int(1)), a.multiply
	}
	result, first := neutral, true
	for k := lower; k <= upper; k++ {
		if !m.tick() {
			return a.unknown()
		}
		m.values[in.inner.index] = a.number(rational.Int(k))
		m.block(in.inner)
		// A term whose condition certainly does not hold is left out without a look at its value: sum(k, k !=
		// j, 1/(k - j)) is defined.
		if c := m.truths[in.conditions[0]]; c != (condition{interval.False, interval.Everywhere}) {
			body := m.values[in.results[0]]
			if c.truth != interval.True {
				body = a.merge(neutral, body)
			}
			body = m.weaken(body, c.def != interval.Everywhere)
			if !first {
				body = combine(result, body)
			}
			result, first = body, false
		}
	}
	return result
}

// contextRounds is the number of rounds between looks at the context.
const contextRounds = 256

// tick counts a round of a loop and reports whether there may be one more.
func (m *machine[T, A]) tick() bool {
	m.rounds--
	return m.rounds >= 0 && (m.rounds%contextRounds != 0 || m.ctx.Err() == nil)
}

// integral hands the integrand to the arithmetic, which knows whether its results can be trusted. The
// results of one evaluation are overwritten by the next one. When the rounds are used up, what is left of
// the integrand is unknown.
func (m *machine[T, A]) integral(in *instruction) T {
	open := [2]bool{in.n&1 != 0, in.n&2 != 0}
	var lower, upper T
	if !open[0] {
		lower = m.values[in.args[0]]
	}
	if !open[1] {
		upper = m.values[in.args[1]]
	}
	results := make([]T, len(in.results))
	return m.arithmetic.integrate(lower, upper, open, func(t T) []T {
		for i := range results {
			results[i] = m.arithmetic.unknown()
		}
		if m.tick() {
			m.values[in.inner.index] = t
			m.block(in.inner)
			for i, slot := range in.results {
				results[i] = m.values[slot]
			}
		}
		return results
	})
}
