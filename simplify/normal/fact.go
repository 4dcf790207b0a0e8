package normal

import (
	"math"
	"slices"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
)

// What is assumed, and what the domain of both sides implies, is kept in three forms: as signs of single
// bases (restrict), as polynomials that are not negative (record), for proofs by linear combination and by
// ranges, and as signs of products (balance): x*y > 0 says neither that x is positive nor that y is, but
// sign(x)*sign(y) = 1.

// balance is a fact about the sign of a product: the product of the signs of odd is 1, or -1 if negative,
// unless one of odd or even is zero. A strict balance also says that none of them is zero. x^2*y*z >= 0 is
// the balance with y and z odd and x even: sign(y)*sign(z) is 1 unless one of the three is 0.
type balance struct {
	odd, even []*base
	negative  bool
}

// assume records that x has one of the given signs wherever the question is asked. A condition that x = 0
// is none on signs and is recorded elsewhere (relateGiven); one of anySign says nothing.
func (f *field) assume(x value, s signs) {
	switch {
	case f.failed():
		return
	case x.IsZero():
		f.empty = f.empty || s&zero == 0
		return
	// All facts are kept with one orientation, x >= 0 or x > 0.
	case s.within(nonpositive) && s != zero:
		x, s = x.Neg(), s.neg()
	}
	if s&positive == 0 {
		return
	}
	f.record(x, s)
	d := f.decompose(x)
	d.simplify()
	if s&zero == 0 {
		for _, p := range d.powers {
			f.restrict(p.base, nonzero)
		}
		for _, b := range d.units {
			f.restrict(b, nonzero)
		}
	}
	if s&negative == 0 {
		f.balance(&d)
	}
}

// exclude records that x is not zero. Its factors are not looked for: whether a base is one of them is
// found by a division when its sign is asked for, in refresh at the latest. Only kernels that divide it are
// told at once. That loses nothing: signsOfDenominator tries divisions by f.nonzero whenever a sign is
// asked for.
func (f *field) exclude(x value) {
	if f.failed() {
		return
	}
	if x.IsZero() {
		f.empty = true
		return
	}
	for _, p := range []polynomial.Poly{x.Num(), x.Den()} {
		if p.IsConstant() {
			continue
		}
		f.nonzero = append(f.nonzero, p)
		// Factoring what is excluded would cost as much as the question itself; a single kernel is seen at
		// once.
		for _, v := range p.Variables() {
			if divides(v, p) {
				f.assume(f.variable(v), nonzero)
			}
		}
	}
}

// divides reports that the variable v is a factor of p.
func divides(v int, p polynomial.Poly) bool {
	for m := range p.Terms() {
		if m.Exponent(v) == 0 {
			return false
		}
	}
	return true
}

// record keeps what range arithmetic and linear combination can use of the fact x >= 0. Facts with a
// denominator are not recorded: multiplying by it would need its sign. A linear fact in one atom narrows
// the range of that, with the bound rounded outward.
func (f *field) record(x value, s signs) {
	if s&zero == 0 {
		f.nonzero = append(f.nonzero, x.Num())
	}
	if s&negative != 0 || !x.Den().IsConstant() {
		return
	}
	p := x.Num()
	f.facts = append(f.facts, p)
	v, c1, c0, ok := linear(p)
	if !ok || f.kernels[v].kind != atom || f.kernels[v].index > 1 {
		return
	}
	bound := interval.FromRat(c0.Neg().Quo(c1))
	k := &f.kernels[v]
	bounds := k.bounds
	if c1.Sign() > 0 {
		bounds.Lo = math.Max(bounds.Lo, bound.Lo)
	} else {
		bounds.Hi = math.Min(bounds.Hi, bound.Hi)
	}
	if bounds.Lo > bounds.Hi {
		f.empty = true // x < 0 and x >= 1
		return
	}
	k.bounds = bounds
}

// linear returns the parts of c1*v + c0.
func linear(p polynomial.Poly) (v int, c1, c0 rational.Rat, ok bool) {
	if p.TotalDegree() != 1 || p.Len() > 2 {
		return 0, c1, c0, false
	}
	variables := p.Variables()
	if len(variables) != 1 {
		return 0, c1, c0, false
	}
	for m, c := range p.Terms() {
		if m.Degree() == 1 {
			c1 = c
		} else {
			c0 = c
		}
	}
	return variables[0], c1, c0, true
}

// balance records that the product d is not negative. Odd powers contribute their sign, even powers only
// that they may vanish. Bases with a known sign are counted at once.
func (f *field) balance(d *decomposition) {
	if _, constant := d.parity.Constant(); !constant {
		return
	}
	b := balance{negative: d.negative}
	toggle := func(c *base) {
		switch {
		case c.signs == positive:
		case c.signs == negative:
			b.negative = !b.negative
		default:
			b.toggle(c)
		}
	}
	for _, p := range d.powers {
		switch {
		case p.whole%2 != 0:
			toggle(p.base)
		case p.base.signs&zero != 0:
			b.even = append(b.even, p.base)
		}
	}
	for _, c := range d.units {
		toggle(c)
	}
	f.conclude(b)
}

// toggle multiplies by the sign of c: twice the same sign is 1 unless c is zero.
func (b *balance) toggle(c *base) {
	if i := slices.Index(b.odd, c); i >= 0 {
		b.odd = slices.Delete(b.odd, i, i+1)
		b.even = append(b.even, c)
		return
	}
	b.odd = append(b.odd, c)
}

// conclude draws what follows from a balance at once, and keeps the rest. With one odd base the balance is
// its sign. With none the sign of the product is known: a negative one contradicts.
func (f *field) conclude(b balance) {
	mayVanish := func(c *base) bool { return c.signs&zero != 0 }
	switch {
	case len(b.odd) > 1 && !slices.ContainsFunc(b.odd, mayVanish) && !slices.ContainsFunc(b.even, mayVanish):
		f.eliminate(b)
	case len(b.odd) == 0:
		f.empty = f.empty || b.negative
	case len(b.odd) == 1 && len(b.even) == 0 && b.negative:
		f.restrict(b.odd[0], nonpositive)
	case len(b.odd) == 1 && len(b.even) == 0:
		f.restrict(b.odd[0], nonnegative)
	default:
		f.balances = append(f.balances, b)
	}
}

// eliminate expresses one unit by the others in a balance of bases that are not zero. sign(y)*sign(z) = 1
// with y, z not 0 gives sign(z) = sign(y): a relation for the later of the two kernels, after which the two
// never meet again. That is stronger than a case distinction and costs nothing.
func (f *field) eliminate(b balance) {
	product := f.int(1)
	for _, c := range b.odd {
		product = f.mul(product, f.sign(c))
	}
	if b.negative {
		product = product.Neg()
	}
	p := product.Num()
	if c, ok := p.Constant(); ok {
		f.empty = f.empty || c.Sign() < 0
		return
	}
	m, c := p.Leading()
	variables := p.Variables()
	last := variables[len(variables)-1]
	if p.Len() != 1 || f.kernels[last].kind != unit || m.Exponent(last) != 1 {
		f.balances = append(f.balances, b)
		return
	}
	rest := f.ring.Evaluate(p, map[int]rational.Rat{last: rational.Int(1)}).Scale(c.Abs())
	f.relate(last, polynomial.Variable(last).Sub(rest))
}

// restrict records that the base has one of the given signs. Signs only ever shrink; an empty set says that
// no point fulfils what was assumed.
func (f *field) restrict(b *base, s signs) {
	if b.signs&s == b.signs {
		return
	}
	b.signs &= s
	if b.signs == 0 {
		f.empty = true
		return
	}
	if b.variable >= 0 {
		f.kernels[b.variable].signs &= s
	}
	if b.unit >= 0 {
		f.relate(b.unit, unitRelation(b.unit, b.signs))
	}
}

// refresh computes the signs of all bases again, after facts have been added. Signs of a polynomial may
// follow from facts that came after its base was made.
func (f *field) refresh() {
	for _, b := range f.bases {
		if !b.signs.strict() && b.variable < 0 {
			f.restrict(b, f.signsOf(b.poly))
		}
	}
	balances := f.balances
	f.balances = nil
	for _, b := range balances {
		f.rebalance(b)
	}
}

// rebalance states a balance again with what is now known of its bases.
func (f *field) rebalance(b balance) {
	c := balance{negative: b.negative}
	for _, odd := range b.odd {
		switch odd.signs {
		case positive:
		case negative:
			c.negative = !c.negative
		default:
			c.odd = append(c.odd, odd)
		}
	}
	for _, even := range b.even {
		if even.signs&zero != 0 {
			c.even = append(c.even, even)
		}
	}
	f.conclude(c)
}
