package symbolic

import (
	"nabla/numeric/rational"
	"nabla/symbolic/function"
)

// Kind tells the node kinds of expressions apart.
type Kind uint8

// The kinds of expressions. Conditions (relations and their logic) are expressions of their own kinds;
// they stand only where a condition is asked for.
const (
	KindNumber      Kind = iota // an exact rational
	KindConstant                // pi, inf, the imaginary unit
	KindSymbol                  // a name: a variable or a defined name
	KindComponent               // x[k], w[k,i]: an array's component
	KindSum                     // constant + terms
	KindProduct                 // coefficient * factors
	KindPower                   // base ^ exponent
	KindCall                    // a function of the table or of the document, applied
	KindBig                     // a sum or product over a bound index
	KindDelta                   // Kronecker's delta
	KindPiecewise               // condition, value, ..., otherwise
	KindRelation                // left op right
	KindLogic                   // and, or, not
	KindDerivative              // a derivative that is not carried out
	KindIntegral                // a definite integral
	KindAt                      // an expression with a value put for a name, not carried out
	KindInverse                 // an entry of the inverse of a matrix
	KindDeterminant             // the determinant of a matrix
)

// Op is the operator of a relation or of a logical expression.
type Op uint8

// The operators of conditions.
const (
	Equals Op = iota
	NotEquals
	Less
	LessEqual
	Defined // the operand is a real number
	And
	Or
	Not
)

// Expr is an immutable expression in canonical form. Only the constructors of this package (Sum, Product,
// Power, Apply, ...) build one, so that equal expressions have equal structure; nodes are shared freely. A
// nil *Expr is not an expression.
//
// The facts that are cached (size, hash, total, real, the filter of names) are computed once from those of
// the operands, so that building a node costs its operands and not its tree.
type Expr struct {
	kind    Kind
	op      Op   // relation and logic
	product bool // big product rather than big sum
	total   bool // real for all real values of its names
	real    bool // real wherever it is defined, also over the complex numbers
	size    int32
	binder  int32 // the greatest binder number inside, 0 for none

	hash   uint64 // of the whole node
	core   uint64 // of the node without its numeric coefficient
	names  uint64 // Bloom filter of the symbols, arrays and document functions inside
	number rational.Rat
	name   string
	fn     *function.Function
	rare   *rare
	args   []*Expr
}

// rare holds what few nodes have, apart from them to keep the others small.
type rare struct {
	orders []int  // derivative orders of an unknown function by its arguments
	hint   string // of a binder: the author's name of the index; no part of what the node is
}

// orders returns the derivative orders of a call of an unknown function, nil for the function itself.
func (e *Expr) orders() []int {
	if e.rare == nil {
		return nil
	}
	return e.rare.orders
}

// hint returns the author's name of a binder's index.
func (e *Expr) hint() string {
	if e.rare == nil {
		return ""
	}
	return e.rare.hint
}

// Kind returns the node kind of e.
func (e *Expr) Kind() Kind { return e.kind }

// Args returns the operands of e in canonical order; they must not be changed. For a sum these are the
// terms without the constant, for a product the factors without the coefficient, for a power base and
// exponent, for a big sum the bound index, lower bound, upper bound, condition (True if none) and body,
// for a piecewise expression condition, value, ..., otherwise.
func (e *Expr) Args() []*Expr { return e.args }

// Arg returns the i-th operand of e.
func (e *Expr) Arg(i int) *Expr { return e.args[i] }

// Number returns the value of a number, the constant of a sum, the coefficient of a product.
func (e *Expr) Number() rational.Rat { return e.number }

// Name returns the name of a symbol, constant, component's array, bound index or document function.
func (e *Expr) Name() string { return e.name }

// Function returns the table entry of a call, or nil for a document function.
func (e *Expr) Function() *function.Function { return e.fn }

// Orders returns, for a derivative of an unknown function such as f'(x), the order by each argument.
func (e *Expr) Orders() []int { return e.orders() }

// Op returns the operator of a relation or of a logical expression.
func (e *Expr) Op() Op { return e.op }

// IsProduct reports whether a big operator is a product.
func (e *Expr) IsProduct() bool { return e.product }

// Size returns the number of nodes of e as a tree, saturating at the largest int32.
func (e *Expr) Size() int { return int(e.size) }

// Hash returns the structural hash of e, the same in every run.
func (e *Expr) Hash() uint64 { return e.hash }

// Total reports that e is a real number whatever real values its names take. False claims nothing. It is
// how "defined everywhere" is known by form alone: log(x) is not total, exp(x) is.
func (e *Expr) Total() bool { return e.total }

// IsNumber reports whether e is the exact rational n/d.
func (e *Expr) IsNumber() bool { return e.kind == KindNumber }

// IsZero reports whether e is the number 0.
func (e *Expr) IsZero() bool { return e.kind == KindNumber && e.number.IsZero() }

// IsOne reports whether e is the number 1.
func (e *Expr) IsOne() bool { return e.kind == KindNumber && e.number.IsOne() }

// IsInteger returns the value of an integer number that fits a machine word.
func (e *Expr) IsInteger() (int64, bool) {
	if e.kind != KindNumber {
		return 0, false
	}
	return e.number.Int64()
}

// IsCall reports whether e applies the table function of that name.
func (e *Expr) IsCall(name string) bool {
	return e.kind == KindCall && e.fn != nil && e.fn.Name == name
}

// MayContain reports whether the name may occur in e; false is certain. True is not: it depends on the hash of the name, and
// the number in a fresh one is another on every run. It goes before what is costly; what decides something asks Contains.
func (e *Expr) MayContain(name string) bool { b := bloom(name); return e.names&b == b }

const maxSize = 1<<31 - 1

// finish computes the cached facts of a node whose operands are set. seed is the hash of what the operands
// do not say: kind, name, function. Sums hash their terms in canonical order, so that equal ones have equal
// hashes; the core leaves the coefficient out, and like terms have equal cores.
func (e *Expr) finish(seed uint64) *Expr {
	h := mix(seed, uint64(e.kind)+1)
	size, total, real := int64(1), true, true
	for _, a := range e.args {
		h = mix(h, a.hash)
		size += int64(a.size)
		total = total && a.total
		real = real && a.real
		e.names |= a.names
		e.binder = max(e.binder, a.binder)
	}
	e.size = int32(min(size, maxSize))
	e.total, e.real = total, real
	switch e.kind {
	case KindNumber, KindSum:
		h = mix(h, e.number.Hash())
		e.core = h
	case KindProduct:
		e.core = h
		if len(e.args) == 1 { // 2*x is like x
			e.core = e.args[0].hash
		}
		h = mix(h, e.number.Hash())
	default:
		e.core = h
	}
	e.hash = h
	return e
}

// mix is one step of a multiplicative hash; constants are the 64-bit golden ratio and Murmur's finisher.
func mix(h, x uint64) uint64 {
	h ^= x + 0x9e3779b97f4a7c15 + h<<6 + h>>2
	h *= 0xff51afd7ed558ccd
	return h ^ h>>32
}

// hashString is FNV-1a (Fowler, Noll and Vo), the same in every run, so that canonical orders are.
func hashString(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h ^ h>>29
}

// bloom gives the two filter bits of a name. With 64 bits and two for each name, a filter of a few names
// answers rightly nearly always; expressions with many names answer "may contain" and are walked.
func bloom(name string) uint64 {
	h := hashString(name)
	return 1<<(h&63) | 1<<(h>>8&63)
}

var (
	zero  = Int(0)
	one   = Int(1)
	minus = Int(-1)
	half  = Number(rational.New(1, 2))
	pi    = constant("pi")
	inf   = constant("inf")
)

// integers are the numbers that nearly every expression holds, each as one shared node.
var integers = func() (shared [greatest - least + 1]Expr) {
	for i := range shared {
		shared[i] = Expr{kind: KindNumber, number: rational.Int(int64(i) + least)}
		shared[i].finish(0)
	}
	return shared
}()

// The range of the shared integers.
const (
	least    = -16
	greatest = 32
)

// Number returns the exact number r.
func Number(r rational.Rat) *Expr {
	if n, ok := r.Int64(); ok && least <= n && n <= greatest {
		return &integers[n-least]
	}
	e := &Expr{kind: KindNumber, number: r}
	return e.finish(0)
}

// Int returns the integer n.
func Int(n int64) *Expr { return Number(rational.Int(n)) }

// Pi returns the constant pi.
func Pi() *Expr { return pi }

// Infinity returns the bound of an endless range; it is no real number and stands in bounds only.
func Infinity() *Expr { return inf }

// constant makes one of the few named constants, each one node for all expressions.
func constant(name string) *Expr {
	e := &Expr{kind: KindConstant, name: name}
	e.finish(hashString(name))
	e.total = name != "inf"
	return e
}

// Symbol returns the name as an expression: a real variable or, where a scope defines it, a defined name.
func Symbol(name string) *Expr {
	e := &Expr{kind: KindSymbol, name: name, names: bloom(name)}
	return e.finish(hashString(name))
}

// Component returns the component of an array at the given indices (x[k], w[k,i]; one-based).
func Component(array string, indices ...*Expr) *Expr {
	e := &Expr{kind: KindComponent, name: array, args: indices, names: bloom(array)}
	e.finish(hashString(array)) // beyond their ends arrays are continued by whatever numbers: an index out of range is an error elsewhere
	return e
}
