// Package function is the table of mathematical functions: one entry says everything nabla knows about one
// function, and nothing elsewhere switches on a function's name. Adding a function is adding one entry to
// the file of its group; the tests of this package then cover it without a further line.
//
// Texts in an entry (conditions, derivatives, identities) are plain notation over the formal names in Args,
// with real semantics: an expression is a real number or undefined (log of x <= 0, division by 0, a
// negative base to a non-integer power, 0^0). They are texts and not expressions because the packages that
// read and build expressions stand on this one. A condition "" is no condition at all.
//
// The package does not parse, simplify or differentiate. It knows no function of matrices and no document's
// own definitions. An empty fact means "nothing is claimed", never "the opposite holds".
//
// Formulas without a source in Doc are textbook knowledge, for instance the NIST Digital Library of
// Mathematical Functions (DLMF), chapters 4 (elementary), 5 (gamma), 7 (erf).
//
// A reader begins with type Function, then one short group such as network.go. Beside the groups there are
// three kinds of code: exact values at rational arguments (exact.go), values in float64 (kernel*.go), which
// propose and never decide, and enclosures that the packages of numbers lack (enclosure.go).
package function

import (
	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
)

// Function is one entry of the table. Entries are shared: callers must not change them.
type Function struct {
	Name     string   // canonical name in plain notation
	Aliases  []string // other spellings, each unique in the whole table
	Args     []string // formal names, used by every text below; their number is the arity
	Variadic bool     // takes one or more arguments; the texts describe two, f(a,b,c) is f(f(a,b),c), f(a) is a
	Vector   bool     // arguments are vectors of one size n, not numbers; Notation says what that means by their entries
	Entry    string   // the index of the entry that Notation gives where the value is a vector, too; "" for a number
	Closed   bool     // of one vector: results are written with the name where they can be
	Notation string   // not empty: the name is only a way to write this expression and has no node of its own
	Group    string   // heading under which the function is listed
	Doc      string   // one sentence, with the convention and the source of the formula where they are not common knowledge
	LaTeX    string   // `\sin` is put before its argument; #1 stands for a delimited argument, @1 for one that is bracketed unless atomic
	Example  string   // a true relation in plain notation

	Domain string // where the function is defined

	// Derivative has one text for each argument, "" where nabla knows none; Reason then says why. It
	// holds in the interior of Domain where Smooth holds; outside the text may still have a value.
	Derivative []string
	Smooth     string
	Reason     string
	Kink       *Kink // where one-sided derivatives exist and differ; nil where there is no such point

	// Basis is the function by more basic ones, defined and equal wherever the function is defined
	// (and perhaps on more points); "" for a basic function.
	Basis string

	// All of these facts are used in proofs: each must hold on the whole domain, and the tests of this
	// package look for points where it does not.
	Parity     Parity
	Range      Range
	Monotone   int    // +1 nondecreasing, -1 nonincreasing over the whole domain (an interval), 0 neither or unknown
	Injective  bool   // f(x) = f(y) only for x = y; with Monotone: strictly
	Period     string // f(x + Period) = f(x), the smallest such positive number
	Integer    bool   // every value is an integer
	Positive   string // sufficient condition for a value > 0, where Range does not settle it
	Negative   string // sufficient condition for a value < 0, likewise
	Nonzero    bool   // no value is 0
	Inverse    string // name of g with f(g(x)) = x wherever g(x) is defined and InverseWhere holds
	Identities []Identity
	Special    []Value

	// InverseWhere is a condition on the x of Inverse.
	InverseWhere string

	// Exact is the value at rational arguments where it is rational and cheap to find; false says only
	// that none was found. Its results keep to limit.NumberBits. May be nil.
	Exact func(x []rational.Rat) (rational.Rat, bool)

	// Float is the value in float64 with a relative error of a few units in the last place (absolute near a
	// zero of a special function). NaN means undefined at the finite arguments x; an infinity, given or
	// returned, is a number beyond the range of float64 and decides nothing.
	Float func(x []float64) float64
	// Enclose contains every value of the function on the box x.
	Enclose func(x []interval.Interval) interval.Interval
	// Ball is Enclose in multiple precision.
	Ball func(x []ball.Ball) ball.Ball

	// Complex is the function over the complex numbers, where it is one there; nil where nabla knows none.
	Complex *Complex
}

// Parity says how a function of one argument behaves under x -> -x, on a domain that is symmetric.
type Parity int8

// The parities; the zero value claims nothing.
const (
	Neither Parity = iota
	Even           // f(-x) = f(x)
	Odd            // f(-x) = -f(x)
)

// String is "even", "odd" or "neither".
func (p Parity) String() string {
	return [...]string{"neither", "even", "odd"}[p]
}

// Range bounds the values: Low <= f(x) <= High, with an empty text for no bound. A bound that is not attained
// is strict; it need not be the closest one.
type Range struct {
	Low, High                 string
	LowAttained, HighAttained bool
}

// Kink is the set of slopes at the points where one-sided derivatives differ: the subdifferential of a
// convex function, its mirror image for a concave one. For two arguments the set is that of either
// partial derivative, and the partials are weights that sum to one.
type Kink struct {
	At        string // the points, a condition
	Low, High string // every slope from Low to High is accepted in a step
	Value     string // the slope nabla prints: the convention
}

// Value is an exact value: f(Arg) = Result for a function of one argument.
type Value struct{ Arg, Result string }

// Identity holds wherever Left is defined and Where holds; Right is then defined too. Those with
// Left f(x + c) or f(c - x) extend the special values: together with Period and Parity the values of the first
// quadrant give those at every multiple of pi/12 listed there.
type Identity struct{ Left, Right, Where string }

// Accepts reports whether the function can be applied to n arguments.
func (f *Function) Accepts(n int) bool {
	if f.Variadic {
		return n >= 1
	}
	return n == len(f.Args)
}

// Differentiable reports whether the derivative by argument i (from 0) is known.
func (f *Function) Differentiable(i int) bool {
	return i >= 0 && i < len(f.Derivative) && f.Derivative[i] != ""
}
