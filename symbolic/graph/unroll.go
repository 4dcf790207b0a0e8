package graph

import (
	"slices"
	"strings"

	"nabla/parser/limit"
	"nabla/symbolic"
)

// unroll writes out what stands for several nodes: sizes that have numbers are put in, sums and products
// over ranges of numbers become terms and factors, functions of vectors and functions that stand on nodes
// are opened. Sums over other ranges stay.
//
// A function whose body stands on other nodes is opened: f(x) = w*x depends on w, and its edge to w would
// be hidden in the call.
func (b *builder) unroll(e *symbolic.Expr) *symbolic.Expr {
	return symbolic.Rewrite(e, func(n *symbolic.Expr) (*symbolic.Expr, bool) {
		switch n.Kind() {
		case symbolic.KindSymbol:
			if size, ok := b.options.Sizes[n.Name()]; ok {
				return size, true
			}
			return b.opened(n)
		case symbolic.KindComponent:
			return b.opened(symbolic.Component(n.Name(), b.each(n.Args())...))
		case symbolic.KindBig:
			return b.terms(n)
		case symbolic.KindCall:
			d := b.scope.Definition(n.Name())
			if n.Function() != nil || d == nil || n.Orders() != nil || len(d.Params) != len(n.Args()) || b.standsAlone(d, nil) {
				return nil, false
			}
			return b.unroll(symbolic.SubstituteAll(d.Body, d.Params, n.Args())), true
		}
		return nil, false
	})
}

// each unrolls several expressions.
func (b *builder) each(es []*symbolic.Expr) []*symbolic.Expr {
	unrolled := make([]*symbolic.Expr, len(es))
	for i, e := range es {
		unrolled[i] = b.unroll(e)
	}
	return unrolled
}

// opened replaces the name of a function applied to an array, softmax(z), by what it stands for.
func (b *builder) opened(e *symbolic.Expr) (*symbolic.Expr, bool) {
	if !strings.HasSuffix(e.Name(), ")") {
		return e, true
	}
	d := b.scope.Definition(e.Name())
	if d == nil || len(d.Params) != len(e.Args()) {
		return e, true
	}
	return b.unroll(symbolic.SubstituteAll(d.Body, d.Params, e.Args())), true
}

// terms writes a sum or a product over a range of numbers out. A term whose condition depends on the index
// is left out by cases, for conditions that are not decided.
func (b *builder) terms(e *symbolic.Expr) (*symbolic.Expr, bool) {
	binder := symbolic.Open(e)
	first, ok := b.unroll(binder.Lower).IsInteger()
	last, also := b.unroll(binder.Upper).IsInteger()
	if !ok || !also || last-first >= limit.GraphNodes {
		return nil, false
	}
	neutral, combine := symbolic.Int(0), symbolic.Sum
	if e.IsProduct() {
		neutral, combine = symbolic.Int(1), symbolic.Product
	}
	var parts []*symbolic.Expr
	for i := first; i <= last; i++ {
		at := func(x *symbolic.Expr) *symbolic.Expr {
			return b.unroll(symbolic.Substitute(x, binder.Index, symbolic.Int(i)))
		}
		part := at(binder.Body)
		if c := at(binder.Condition); !c.IsTrue() {
			part = symbolic.Piecewise([]*symbolic.Expr{c, part}, neutral)
		}
		parts = append(parts, part)
	}
	return combine(parts...), true
}

// standsAlone reports whether the body of a function mentions nothing but its arguments and such functions.
func (b *builder) standsAlone(d *symbolic.Definition, above []string) bool {
	for _, name := range symbolic.Names(d.Body) {
		if slices.Contains(d.Params, name) {
			continue
		}
		inner := b.scope.Definition(name)
		if inner == nil || inner.Family || len(inner.Params) == 0 || slices.Contains(above, name) || !b.standsAlone(inner, append(above, name)) {
			return false
		}
	}
	return true
}
