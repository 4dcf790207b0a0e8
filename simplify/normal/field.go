package normal

import (
	"context"
	"errors"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// A question is decided in a field of fractions of polynomials. Its variables are kernels. Kernels are
// numbered in the order of creation, relations are monic and name earlier kernels only, so that remainders
// exist and are unique: the relations together are a triangular set.

// value is a function of the reals in normal form: a fraction of polynomials in the kernels of a field.
type value = polynomial.Fraction

// Reasons why a question stays open.
var (
	errAgain     = errors.New("a kernel has to be split into finer parts")
	errUndefined = errors.New("an expression is defined nowhere")
	errTooLarge  = errors.New("an expression is too large for exact comparison")
	errContext   = errors.New("the time for exact comparison ended")
	errNumber    = errors.New("a number is too large for exact comparison")
)

// field is the field of functions in which one question is decided: rational functions over Q in kernels,
// modulo the relations between the kernels. Every value in it equals the expression it was read from
// wherever that expression is defined and the assumptions hold, apart from the zeros of the bases in
// assumed. After a failure (err) values are still computed with, but mean nothing; every loop and every
// answer asks failed().
type field struct {
	ctx   context.Context
	ring  *polynomial.Ring
	scope *symbolic.Scope
	plan  *plan

	patterns *patterns // assumptions for all values of an index
	err      error     // the first failure; what was computed after it means nothing

	kernels []kernel
	bases   []*base
	related []int // the variables that have a relation, ascending
	roots   int   // how many bases have got a root kernel

	names        map[string]signs // what the conditions say of single names
	integers     map[string]bool  // names that are integers wherever both sides are defined, whatever their declaration
	memo         map[*symbolic.Expr]value
	matrices     map[uint64][]readMatrix // by the hash of the node
	applications []application
	arcs         map[int]arc // the directions of inverse trigonometric atoms
	factorings   []factoring
	nonzero      []polynomial.Poly // denominators, which vanish nowhere in the common domain
	facts        []polynomial.Poly // polynomials that are >= 0 in the common domain
	balances     []balance         // what is known about the signs of products
	relations    []relation        // assumed equations
	assumed      []*symbolic.Expr  // expressions that the argument assumes to be nonzero

	exponents  lattice
	angles     lattice
	parities   lattice
	bound      []bound             // the indices of the sums being read, outermost first
	cancelling int                 // products of a matrix with its inverse that are being carried out, one within the other
	integrated []*symbolic.Expr    // the variables of the integrals being read, outermost first
	sums       map[int]sumKernel   // what the kernels that are series stand for
	dependent  map[dependence]bool // which kernels mention which symbols

	formal     []formalBase    // bases of symbolic powers that may be negative
	triangular bool            // a plan that is wide would read a sum otherwise
	empty      bool            // the facts contradict each other: there is no common domain
	rest       polynomial.Poly // what was asked to vanish
}

// plan says how finely the kernels have to be divided. A question is started again with a finer plan when
// an expression needs, say, the cube root of a kernel that was only prepared for square roots. Plans only
// get finer, by least common multiples. Lists go by the order of creation, because reading the same
// question again makes the same kernels in the same order.
type plan struct {
	atoms  map[uint64]int // index of an atom by the hash of its expression
	roots  []int          // index of the root kernels in the order of their creation
	powers []int          // divisor of the exponents in the order of their creation
	angles []int          // divisor of the angles
	order  int            // of the cyclotomic field, 0 for none
	split  bool           // powers with symbolic exponents are split into powers of the factors
	wide   bool           // a sum from i+1 on, for i in 1..n, is read as one from 1 on
}

// newPlan is the coarsest plan: no atom is a root, no exponent is divided.
func newPlan() *plan { return &plan{atoms: map[uint64]int{}} }

// refine enlarges the n-th entry of a list of divisors to a multiple of d.
func refine(list []int, n, d int) []int {
	for len(list) <= n {
		list = append(list, 1)
	}
	list[n] = lcm(list[n], d)
	return list
}

// divisor returns the n-th entry of a list of divisors, 1 beyond its end.
func divisor(list []int, n int) int {
	if n < len(list) {
		return list[n]
	}
	return 1
}

// lcm returns the least common multiple, of positive numbers.
func lcm(a, b int) int { return a / gcd(a, b) * b }

// gcd returns the greatest common divisor by Euclid's algorithm.
func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, -a)
}

// newField returns the field of rational numbers, to which kernels are added as expressions are read. steps
// bounds the work of its polynomials.
func newField(ctx context.Context, scope *symbolic.Scope, assumed *patterns, p *plan, steps int) *field {
	return &field{
		ctx: ctx, ring: polynomial.NewRing(steps), scope: scope, patterns: assumed, plan: p,
		sums: map[int]sumKernel{}, dependent: map[dependence]bool{},
		memo: map[*symbolic.Expr]value{}, matrices: map[uint64][]readMatrix{}, arcs: map[int]arc{}, names: map[string]signs{},
		integers: map[string]bool{},
	}
}

// fail records the first failure and returns a value that stands for everything after it. The value is 0 so
// that callers need no check of their own before the next operation.
func (f *field) fail(err error) value {
	if f.err == nil {
		f.err = err
	}
	return f.number(rational.Rat{})
}

// failed reports whether the values computed so far mean anything. It is cheap enough to be asked in every
// loop: the context, and the error of the ring, where polynomials that become too large are reported.
func (f *field) failed() bool {
	switch {
	case f.err != nil:
	case f.ring.Err() != nil:
		f.err = f.ring.Err()
	case f.ctx.Err() != nil:
		f.err = errContext
	}
	return f.err != nil
}

// number is the constant function r.
func (f *field) number(r rational.Rat) value {
	return f.ring.Integral(polynomial.Constant(r))
}

func (f *field) int(n int64) value { return f.number(rational.Int(n)) }

func (f *field) variable(v int) value { return f.ring.Integral(polynomial.Variable(v)) }

func (f *field) add(x, y value) value { return f.settle(f.ring.AddFraction(x, y)) }
func (f *field) sub(x, y value) value { return f.settle(f.ring.SubFraction(x, y)) }
func (f *field) mul(x, y value) value { return f.settle(f.ring.MulFraction(x, y)) }

// The divisor is known to be not 0 as a polynomial modulo the relations; that it may vanish at points is
// the domain's matter.
func (f *field) quo(x, y value) value {
	if y.IsZero() {
		return f.fail(errUndefined)
	}
	return f.settle(f.ring.QuoFraction(x, y))
}

// pow returns x^n; x must not vanish for n <= 0. With relations it squares and reduces in turn, so that
// degrees stay low; without, the ring's own power is faster.
func (f *field) pow(x value, n int) value {
	if n < 0 && x.IsZero() {
		return f.fail(errUndefined)
	}
	if !f.reducible(x) || n <= 2 && n >= -2 {
		return f.settle(f.ring.PowFraction(x, n))
	}
	half := f.pow(x, n/2)
	square := f.mul(half, half)
	switch n - n/2*2 {
	case 1:
		return f.mul(square, x)
	case -1:
		return f.quo(square, x)
	}
	return square
}

// reducible reports that x contains a variable with a relation.
func (f *field) reducible(x value) bool {
	for _, v := range f.related {
		if x.Num().Degree(v) > 0 || x.Den().Degree(v) > 0 {
			return true
		}
	}
	return false
}

// settle reduces a fraction by the relations. A denominator whose remainder is 0 stands for an expression
// that is defined nowhere, such as 1/(sin(x)^2 + cos(x)^2 - 1).
func (f *field) settle(x value) value {
	if !x.Known() || !f.exceeds(x.Num()) && !f.exceeds(x.Den()) {
		return x
	}
	num, den := f.reduce(x.Num()), f.reduce(x.Den())
	if den.IsZero() {
		return f.fail(errUndefined)
	}
	return f.ring.Fraction(num, den)
}

// exceeds reports that a relation applies to p: some kernel has a degree that reduction would lower.
func (f *field) exceeds(p polynomial.Poly) bool {
	for _, v := range f.related {
		if p.Degree(v) >= f.kernels[v].degree {
			return true
		}
	}
	return false
}

// reduce returns the remainder of p by all the relations. A relation only mentions variables before its
// own, so that one pass from the last to the first is enough. The result has a degree in each related
// kernel below that of its relation.
func (f *field) reduce(p polynomial.Poly) polynomial.Poly {
	for i := len(f.related) - 1; i >= 0; i-- {
		v := f.related[i]
		if k := &f.kernels[v]; p.Degree(v) >= k.degree {
			p = f.ring.Reduce(p, v, k.relation)
		}
	}
	return p
}

// newKernel adds a kernel and returns its variable. Bounds that are not given follow from the signs.
func (f *field) newKernel(k kernel) int {
	v := len(f.kernels)
	if k.index == 0 {
		k.index = 1
	}
	if k.bounds.Def == interval.Nowhere {
		k.bounds = boundsOf(k.signs)
	}
	f.kernels = append(f.kernels, k)
	if k.degree > 0 {
		f.related = append(f.related, v)
	}
	return v
}

// relate gives the kernel v a relation, monic in v, in variables before v.
func (f *field) relate(v int, relation polynomial.Poly) {
	k := &f.kernels[v]
	if k.degree == 0 {
		f.related = append(f.related, v)
		for i := len(f.related) - 1; i > 0 && f.related[i] < f.related[i-1]; i-- {
			f.related[i], f.related[i-1] = f.related[i-1], f.related[i]
		}
	}
	k.relation, k.degree = relation, relation.Degree(v)
}

// boundsOf returns the interval of all numbers with the given signs.
func boundsOf(s signs) interval.Interval {
	whole := interval.Whole()
	if s.within(nonnegative) {
		whole.Lo = 0
	}
	if s.within(nonpositive) {
		whole.Hi = 0
	}
	return whole
}
