package symbolic

// contract returns the sum of an opened binder whose body may hold Kronecker deltas of the index: a delta
// picks one term out, sum_i delta(i,t)*f(i) = f(t), where t lies in the range; where that is not known the
// term keeps the condition. Terms without such a delta stay together in one sum. For i in 1..n, sum_i
// delta(i,j)*x_i is x_j with j in 1..n declared, and 1{1 <= j and j <= n}*x_j else.
func (s *Scope) contract(b Binder) *Expr {
	c := contraction{scope: s, binder: b}
	c.add(b.Body)
	rest := BigSum(b.Index, b.Lower, b.Upper, b.Condition, Sum(c.rest...))
	return Sum(append(c.picked, rest)...)
}

// Contract carries out the sums over Kronecker deltas in e, innermost first. Innermost first, because what
// an inner sum leaves may hold a delta of an outer index.
func Contract(e *Expr, scope *Scope) *Expr {
	return Rewrite(e, func(n *Expr) (*Expr, bool) {
		if n.kind != KindBig || n.product {
			return nil, false
		}
		b := Open(n)
		b.Body = Contract(b.Body, scope.inside(b))
		return scope.contract(b), true
	})
}

// contraction sorts the terms of a summand.
type contraction struct {
	scope  *Scope
	binder Binder
	picked []*Expr // what deltas picked out
	rest   []*Expr // terms without a delta of the index
}

// add divides a summand into terms: those with a delta of the index as a factor are picked out, the rest
// are summed as before. It distributes products over sums only where a delta stands in the sum, so that
// other terms keep their form.
func (c *contraction) add(e *Expr) {
	if !c.holdsDelta(e) {
		c.rest = append(c.rest, e)
		return
	}
	switch e.kind {
	case KindSum:
		for _, t := range e.args {
			c.add(t)
		}
		if !e.number.IsZero() {
			c.rest = append(c.rest, Number(e.number))
		}
	case KindDelta:
		c.pick(e, one)
	case KindProduct:
		c.product(e)
	default:
		c.rest = append(c.rest, e)
	}
}

// product looks for a factor that is a delta of the index, or a sum with one in its terms.
func (c *contraction) product(e *Expr) {
	for i, f := range e.args {
		if f.kind != KindDelta && f.kind != KindSum || !c.holdsDelta(f) {
			continue
		}
		others := append(append([]*Expr{Number(e.number)}, e.args[:i]...), e.args[i+1:]...)
		if f.kind == KindDelta {
			c.pick(f, Product(others...))
			return
		}
		for _, t := range f.args {
			c.add(Product(append([]*Expr{t}, others...)...))
		}
		c.add(Product(append([]*Expr{Number(f.number)}, others...)...))
		return
	}
	c.rest = append(c.rest, e)
}

// holdsDelta reports that a delta of the index stands in e outside of inner sums, as a factor or term.
func (c *contraction) holdsDelta(e *Expr) bool {
	if !e.Contains(c.binder.Index.name) {
		return false
	}
	switch e.kind {
	case KindDelta:
		_, ok := c.solve(e)
		return ok
	case KindSum, KindProduct:
		for _, a := range e.args {
			if c.holdsDelta(a) {
				return true
			}
		}
	}
	return false
}

// solve returns the t with delta(index, t), if the index stands on one side with the factor 1 or -1. From
// delta(a, b) with a - b = ±i + rest follows i = t with t = i - (a-b) or i + (a-b), whichever is free of i.
func (c *contraction) solve(delta *Expr) (*Expr, bool) {
	i := c.binder.Index
	difference := Difference(delta.args[0], delta.args[1])
	for _, t := range []*Expr{Difference(i, difference), Sum(i, difference)} {
		if !Any(t, func(n *Expr) bool { return n == i }) {
			return t, true
		}
	}
	return nil, false
}

// pick adds the term that a delta leaves.
func (c *contraction) pick(delta, rest *Expr) {
	t, _ := c.solve(delta)
	b := c.binder
	condition := Substitute(b.Condition, b.Index, t)
	if !c.scope.within(t, b.Lower, b.Upper) {
		condition = Conjunction(Relation(LessEqual, b.Lower, t), Relation(LessEqual, t, b.Upper), condition)
	}
	rest = Substitute(rest, b.Index, t)
	if !condition.IsTrue() {
		rest = Product(Indicator(condition), rest)
	}
	c.picked = append(c.picked, rest)
}

// within reports that t is known to lie between the bounds: an index of that very range, or one whose distance
// from both bounds is a number of the right sign.
func (s *Scope) within(t, lower, upper *Expr) bool {
	low, high := t, t
	if v := s.Variable(t.name); t.kind == KindSymbol && v != nil && v.Kind == Index {
		low, high = v.Lower, v.Upper
	}
	return s.ordered(lower, low) && s.ordered(high, upper)
}

// ordered reports that a <= b is known by the declared ranges of sizes.
func (s *Scope) ordered(a, b *Expr) bool {
	d := Difference(b, a)
	if d.kind == KindSum && len(d.args) == 1 && d.args[0].kind == KindSymbol {
		if v := s.Variable(d.args[0].name); v != nil && v.Kind == PositiveInteger {
			d = Sum(Number(d.number), one) // the size is 1 at least
		}
	}
	return d.kind == KindNumber && d.number.Sign() >= 0
}
