package numeric

import (
	"nabla/numeric/rational"
	"nabla/symbolic"
)

const (
	// The bounds keep the extra points few: each border costs a point for each name, with and without its
	// neighbours.
	maxBorders = 24  // numbers of an expression and their neighbours that are tried
	borderBits = 256 // longer numbers are not tried
)

// bordersOf collects numbers near which expressions may behave in a way that they show nowhere else: the
// zeros of sums that are linear in one name (x - 100 in a bump, a kink, a pole), numbers that stand by
// themselves (min(x, 10^6)), and the inverses of large coefficients. Each comes with its neighbours. A
// fault at such a number would be missed by general points and by small ones alike.
func bordersOf(es []*symbolic.Expr) []rational.Rat {
	b := borders{seen: map[rational.Rat]bool{}}
	for _, e := range es {
		symbolic.Any(e, func(n *symbolic.Expr) bool {
			b.node(n)
			return len(b.values) >= maxBorders
		})
	}
	return b.values
}

// borders collects distinct numbers in the order in which they are met, so that a comparison draws the same
// points each time.
type borders struct {
	values []rational.Rat
	seen   map[rational.Rat]bool
}

// node looks at one node alone; the walk over the expression is the caller's. Products count because a large
// coefficient sets a scale of its own: exp(1000*x) lives within 1/1000 of 0.
func (b *borders) node(e *symbolic.Expr) {
	switch e.Kind() {
	case symbolic.KindNumber:
		b.around(e.Number())
	case symbolic.KindSum:
		b.around(zeroOf(e))
	case symbolic.KindProduct:
		if c := e.Number(); c.BitLen() > 4 && !c.IsZero() {
			b.around(c)
			b.add(c.Inv())
		}
	}
}

// zeroOf returns the zero of a sum that is linear in one name, else minus its constant. For 2*x - 6 that is
// 3.
func zeroOf(e *symbolic.Expr) rational.Rat {
	c := e.Number().Neg()
	if len(e.Args()) == 1 && e.Arg(0).Kind() == symbolic.KindProduct && !e.Arg(0).Number().IsZero() {
		return c.Quo(e.Arg(0).Number())
	}
	return c
}

// around adds a number that is not among the first readable ones anyway, its neighbours and its negative.
func (b *borders) around(r rational.Rat) {
	if r.BitLen() < 2 || r.BitLen() > borderBits {
		return
	}
	one := rational.Int(1)
	for _, v := range []rational.Rat{r, r.Add(one), r.Sub(one), r.Neg(), r.Neg().Sub(one)} {
		b.add(v)
	}
}

// add keeps a number once. What comes after the last place is dropped: the first ones stand nearest to the top
// of the expression.
func (b *borders) add(r rational.Rat) {
	if !b.seen[r] && len(b.values) < maxBorders {
		b.seen[r] = true
		b.values = append(b.values, r)
	}
}
