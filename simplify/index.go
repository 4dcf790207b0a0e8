package simplify

import "nabla/symbolic"

// indexForms proposes forms of an expression with sums over an index: factors without the index in front of the
// sum, and beyond that every sum distributed over its terms.
func (s *search) indexForms(e *symbolic.Expr) []form {
	if !symbolic.Any(e, isSum) {
		return nil
	}
	contracted := symbolic.Contract(e, s.scope)
	return []form{
		{"factors in front of a sum", drawn(contracted, false)},
		{"sums distributed", drawn(contracted, true)},
	}
}

// isSum reports a big sum.
func isSum(e *symbolic.Expr) bool { return e.Kind() == symbolic.KindBig && !e.IsProduct() }

// drawn draws the factors that do not mention the index out of every sum, and with distribute splits the
// summands first.
func drawn(e *symbolic.Expr, distribute bool) *symbolic.Expr {
	return symbolic.Rewrite(e, func(n *symbolic.Expr) (*symbolic.Expr, bool) {
		if !isSum(n) {
			return nil, false
		}
		b := symbolic.Open(n)
		b.Body = drawn(b.Body, distribute)
		terms := []*symbolic.Expr{b.Body}
		if distribute {
			terms = summands(b.Body)
		}
		for i, t := range terms {
			terms[i] = drawnOut(b, t, n)
		}
		return symbolic.Sum(terms...), true
	})
}

// drawnOut returns the sum of one term with its factors that do not mention the index in front. x*sum(k,
// y_k) for sum(k, x*y_k): finite sums are linear.
func drawnOut(b symbolic.Binder, term, sum *symbolic.Expr) *symbolic.Expr {
	factors := []*symbolic.Expr{term}
	if term.Kind() == symbolic.KindProduct {
		factors = append([]*symbolic.Expr{symbolic.Number(term.Number())}, term.Args()...)
	}
	var outside, inside []*symbolic.Expr
	for _, f := range factors {
		if mentions(f, b.Index) {
			inside = append(inside, f)
		} else {
			outside = append(outside, f)
		}
	}
	b.Body = symbolic.Product(inside...)
	return symbolic.Product(append(outside, b.Close(sum))...)
}

// mentions reports that the index occurs in e.
func mentions(e, index *symbolic.Expr) bool {
	return symbolic.Any(e, func(n *symbolic.Expr) bool { return n == index })
}

// summands returns the terms of e after its products with sums are multiplied out once.
func summands(e *symbolic.Expr) []*symbolic.Expr {
	switch e.Kind() {
	case symbolic.KindSum:
		var all []*symbolic.Expr
		for _, t := range e.Args() {
			all = append(all, summands(t)...)
		}
		if !e.Number().IsZero() {
			all = append(all, symbolic.Number(e.Number()))
		}
		return all
	case symbolic.KindProduct:
		for i, f := range e.Args() {
			if f.Kind() != symbolic.KindSum {
				continue
			}
			others := append([]*symbolic.Expr{symbolic.Number(e.Number())}, e.Args()[:i]...)
			rest := symbolic.Product(append(others, e.Args()[i+1:]...)...)
			var all []*symbolic.Expr
			for _, t := range summands(f) {
				all = append(all, summands(symbolic.Product(t, rest))...)
			}
			return all
		}
	}
	return []*symbolic.Expr{e}
}
