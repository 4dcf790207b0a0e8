package simplify

import (
	"sync"

	"nabla/simplify/polynomial"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// Is a form defined wherever the expression is? Equality as package normal proves it says nothing where one
// side has no value, so that a closed form must be compared by its domain as well: each demand of the form
// has to follow from those of the expression. What the expression demands and the form does not is told
// beside the result (x/x is 1 for x != 0).

// demand is a condition for an expression to be a real number: that another one is not 0, not negative or positive, or,
// where it is of no such kind, the condition itself.
type demand struct {
	kind demandKind
	expr *symbolic.Expr
}

// demandKind is what the definedness of an expression asks of one of its parts.
type demandKind uint8

const (
	nonzero demandKind = iota
	nonnegative
	positive
	other
)

// condition returns the demand as a condition.
func (d demand) condition() *symbolic.Expr {
	zero := symbolic.Int(0)
	switch d.kind {
	case nonzero:
		return symbolic.Relation(symbolic.NotEquals, d.expr, zero)
	case nonnegative:
		return symbolic.Relation(symbolic.LessEqual, zero, d.expr)
	case positive:
		return symbolic.Relation(symbolic.Less, zero, d.expr)
	}
	return d.expr
}

// demands returns the conditions under which e is a real number. It does not look into cases, sums over an
// index and integrals, whose parts need not all have a value.
func demands(e *symbolic.Expr) []demand {
	var found []demand
	seen := map[*symbolic.Expr]bool{}
	var visit func(n *symbolic.Expr)
	visit = func(n *symbolic.Expr) {
		if seen[n] || n.Total() {
			return
		}
		seen[n] = true
		switch n.Kind() {
		case symbolic.KindPiecewise, symbolic.KindBig, symbolic.KindIntegral, symbolic.KindDerivative, symbolic.KindAt,
			symbolic.KindInverse, symbolic.KindDeterminant:
			return
		case symbolic.KindPower:
			found = append(found, powerDemand(n)...)
		case symbolic.KindCall:
			found = append(found, callDemands(n)...)
		}
		for _, a := range n.Args() {
			visit(a)
		}
	}
	visit(e)
	return distinct(found)
}

// distinct drops what is demanded twice.
func distinct(demands []demand) []demand {
	var kept []demand
next:
	for _, d := range demands {
		for _, k := range kept {
			if k.kind == d.kind && symbolic.Equal(k.expr, d.expr) {
				continue next
			}
		}
		kept = append(kept, d)
	}
	return kept
}

// powerDemand says what a power asks of its base. A variable exponent asks for a positive base, which is more than
// need be: (-2)^n is real for the integers n.
func powerDemand(e *symbolic.Expr) []demand {
	base, exponent := e.Arg(0), e.Arg(1)
	kind := positive
	if exponent.Kind() == symbolic.KindNumber {
		r := exponent.Number()
		switch {
		case r.IsInt() && r.Sign() > 0:
			return nil
		case r.IsInt():
			kind = nonzero
		case r.Sign() > 0:
			kind = nonnegative
		}
	}
	return []demand{{kind, base}}
}

var domains sync.Map // *function.Function -> []demand over the formal arguments

// callDemands returns the domain of a table function at its arguments. For log(2*x - 1) that is 2*x - 1 >
// 0.
func callDemands(e *symbolic.Expr) []demand {
	f := e.Function()
	if f == nil || f.Domain == "" || len(e.Args()) != len(f.Args) {
		return nil
	}
	known, ok := domains.Load(f)
	if !ok {
		known, _ = domains.LoadOrStore(f, formalDemands(f))
	}
	formal := known.([]demand)
	found := make([]demand, len(formal))
	for i, d := range formal {
		found[i] = demand{d.kind, symbolic.SubstituteAll(d.expr, f.Args, e.Args())}
	}
	return found
}

// formalDemands reads the domain of the table. A text that does not read makes the demand False, which nothing
// fulfils; the table's test reports it.
func formalDemands(f *function.Function) []demand {
	c, err := symbolic.ParseCondition(f.Domain)
	if err != nil {
		return []demand{{other, symbolic.False()}}
	}
	return split(c)
}

// split takes a conjunction of comparisons apart.
func split(c *symbolic.Expr) []demand {
	switch {
	case c.Kind() == symbolic.KindLogic && c.Op() == symbolic.And:
		var all []demand
		for _, a := range c.Args() {
			all = append(all, split(a)...)
		}
		return all
	case c.Kind() != symbolic.KindRelation:
		return []demand{{other, c}}
	}
	difference := symbolic.Difference(c.Arg(1), c.Arg(0))
	switch c.Op() {
	case symbolic.Less:
		return []demand{{positive, difference}}
	case symbolic.LessEqual:
		return []demand{{nonnegative, difference}}
	case symbolic.NotEquals:
		return []demand{{nonzero, difference}}
	}
	return []demand{{other, c}}
}

// missing returns the demands that do not follow from the given ones: as one of them, by a positive value
// that is not 0, or because every factor of what must not be 0 is a factor of what is not 0. holds decides
// the rest. The cheap reasons come first; holds asks the exact argument.
func missing(wanted, given []demand, holds func(demand) bool) []demand {
	var open []demand
	given = implied(given)
	for _, w := range wanted {
		if !listed(w, given) {
			open = append(open, w)
		}
	}
	if len(open) == 0 {
		return nil
	}
	f := newFactors(open, given)
	var left []demand
	for i, w := range open {
		if !(w.kind == nonzero && f.known(i)) && !holds(w) {
			left = append(left, w)
		}
	}
	return left
}

// implied adds what follows at once: a product is not 0 only where no factor is, f(x) with f(0) = 0 only where x is not.
func implied(given []demand) []demand {
	all := given
	for i := 0; i < len(all); i++ {
		d := all[i]
		if d.kind != nonzero && d.kind != positive {
			continue
		}
		switch e := d.expr; e.Kind() {
		case symbolic.KindProduct:
			for _, f := range e.Args() {
				all = append(all, demand{nonzero, f})
			}
		case symbolic.KindPower:
			all = append(all, demand{nonzero, e.Arg(0)})
		case symbolic.KindCall:
			if f := e.Function(); f != nil && len(e.Args()) == 1 && symbolic.Apply(f, symbolic.Int(0)).IsZero() {
				all = append(all, demand{nonzero, e.Arg(0)})
			}
		}
	}
	return all
}

// listed reports that a demand, or a stronger one, is among the given ones.
func listed(w demand, given []demand) bool {
	for _, g := range given {
		if g.kind >= w.kind && (g.kind == w.kind || g.kind == positive) && symbolic.Equal(g.expr, w.expr) {
			return true
		}
	}
	return false
}

// factors decides which expressions are not 0 by their irreducible factors, with trigonometric and
// hyperbolic functions in a common basis. (x^2 - 1) != 0 follows from x - 1 != 0 and x + 1 != 0.
type factors struct {
	field  *field
	wanted []*symbolic.Expr
	given  []polynomial.Poly
}

// newFactors brings all expressions into one field. Given demands that are no comparison with 0 are left out.
func newFactors(wanted, given []demand) *factors {
	var all []*symbolic.Expr
	for _, w := range wanted {
		all = append(all, w.expr)
	}
	for _, g := range given {
		if g.kind == nonzero || g.kind == positive {
			all = append(all, g.expr)
		}
	}
	tuple := symbolic.CallUnknown("", nil, all...)
	tuple = basic(tuple, rationalInExp)
	tuple, _, _ = circular(tuple)
	f := &factors{field: newField(tuple, false, true), wanted: tuple.Args()[:len(wanted)]}
	for _, g := range tuple.Args()[len(wanted):] {
		f.given = append(f.given, f.irreducible(g)...)
	}
	return f
}

// irreducible returns the factors of the numerator of e.
func (f *factors) irreducible(e *symbolic.Expr) []polynomial.Poly {
	v := f.field.of(e)
	if !v.Known() || v.IsZero() {
		return nil
	}
	_, factors := f.field.ring.Factor(v.Num())
	polys := make([]polynomial.Poly, len(factors))
	for i, factor := range factors {
		polys[i] = factor.Poly
	}
	return polys
}

// known reports that the i-th wanted expression is not 0 where the given ones are not.
func (f *factors) known(i int) bool {
	if f.wanted[i].Kind() == symbolic.KindRelation {
		return false
	}
	polys := f.irreducible(f.wanted[i])
	v := f.field.of(f.wanted[i])
	if f.field.dead() || v.IsZero() {
		return false
	}
	for _, p := range polys {
		if !f.has(p) && !f.field.exponentialKernel(p) {
			return false
		}
	}
	return true
}

// has reports that p is a factor, up to a number.
func (f *factors) has(p polynomial.Poly) bool {
	for _, g := range f.given {
		if g.Equal(p) || g.Equal(p.Neg()) {
			return true
		}
	}
	return false
}

// exponentialKernel reports that a polynomial is an exponential, which is never 0.
func (k *field) exponentialKernel(p polynomial.Poly) bool {
	v := p.Variables()
	return p.Len() == 1 && len(v) == 1 && k.kernels[v[0]].IsCall("exp")
}
