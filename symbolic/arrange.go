package symbolic

import (
	"slices"
	"strings"
)

// The canonical order of terms and factors means nothing to a reader; this file holds the order that is
// printed. Polynomial terms come first by falling degree, constants last among them but first before
// functions (x^2 + 1, 1 - sigma(z)), and a sum does not start with a minus sign if it need not.

// arrangeTerms returns the terms of a sum, its constant among them, in printing order. If the first term
// has a minus sign, the first one without is moved to the front: y - x for -x + y.
func arrangeTerms(e *Expr) []*Expr {
	terms := slices.Clone(e.args)
	if !e.number.IsZero() {
		terms = append(terms, Number(e.number))
	}
	polynomial := all(e.args, isPolynomial)
	keys := make(map[*Expr]rank, len(terms))
	for _, t := range terms {
		keys[t] = termRank(t, polynomial)
	}
	slices.SortStableFunc(terms, func(a, b *Expr) int { return keys[a].compare(keys[b]) })
	if negative(terms[0]) {
		for i, t := range terms {
			if !negative(t) {
				copy(terms[1:i+1], terms[:i])
				terms[0] = t
				break
			}
		}
	}
	return terms
}

// rank orders terms or factors: by class, then by degree from high to low, then by text.
type rank struct {
	class, degree int
	text          string
}

// compare orders ranks field by field.
func (a rank) compare(b rank) int {
	if a.class != b.class {
		return a.class - b.class
	}
	if a.degree != b.degree {
		return b.degree - a.degree
	}
	return strings.Compare(a.text, b.text)
}

// termRank places a term where a reader expects it: in a polynomial by falling degree with the number last,
// elsewhere the number first.
func termRank(t *Expr, polynomial bool) rank {
	switch {
	case t.kind == KindNumber && polynomial:
		return rank{class: 3}
	case t.kind == KindNumber:
		return rank{class: 0}
	case isPolynomial(t):
		return rank{1, degree(t), monomialText(t)}
	}
	return rank{2, 0, monomialText(t)}
}

// isPolynomial reports that e is built from names by products and positive integer powers.
func isPolynomial(e *Expr) bool {
	switch e.kind {
	case KindNumber, KindConstant, KindSymbol, KindComponent:
		return true
	case KindProduct, KindSum:
		return all(e.args, isPolynomial)
	case KindPower:
		n, ok := e.args[1].IsInteger()
		return ok && n > 0 && isPolynomial(e.args[0])
	}
	return false
}

// degree returns the total degree of a polynomial term in its names. An exponent beyond 2^20 counts as
// that, which keeps sums of degrees within an int.
func degree(e *Expr) int {
	switch e.kind {
	case KindSymbol, KindComponent:
		return 1
	case KindProduct:
		d := 0
		for _, f := range e.args {
			d += degree(f)
		}
		return d
	case KindSum:
		d := 0
		for _, t := range e.args {
			d = max(d, degree(t))
		}
		return d
	case KindPower:
		n, _ := e.args[1].IsInteger()
		return degree(e.args[0]) * int(min(n, 1<<20))
	}
	return 0
}

// monomialText is the text that breaks ties: the factors without coefficient, a higher power of the same
// name first. The byte 200 - n makes x^2 sort before x*y.
func monomialText(e *Expr) string {
	var b strings.Builder
	for _, f := range arrangeFactors(e.factors()) {
		b.WriteString(shortText(f.base()))
		if n, ok := f.exponent().IsInteger(); ok && n > 0 && n < 100 {
			b.WriteByte(byte(200 - n))
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// shortText is enough of the text of e to sort by; whole texts of nested sums would cost their square.
func shortText(e *Expr) string {
	switch e.kind {
	case KindCall:
		if e.fn != nil && len(e.args) > 0 {
			return e.fn.Name + "(" + shortText(e.args[0])
		}
		return e.name
	case KindSum, KindProduct, KindPower:
		if e.size < 8 {
			return arrangedNames(e)
		}
		return "("
	case KindNumber:
		return e.number.String()
	}
	if len(e.args) > 0 && e.kind == KindComponent {
		return e.name + "[" + shortText(e.args[0])
	}
	return e.name
}

// arrangeFactors returns factors in printing order: constants, names, roots, functions, brackets.
func arrangeFactors(factors []*Expr) []*Expr {
	if len(factors) < 2 {
		return factors
	}
	sorted := slices.Clone(factors)
	keys := make(map[*Expr]rank, len(sorted))
	for _, f := range sorted {
		keys[f] = factorRank(f)
	}
	slices.SortStableFunc(sorted, func(a, b *Expr) int { return keys[a].compare(keys[b]) })
	return sorted
}

// factorRank places a factor: numbers, names, powers of names, then functions and sums in brackets.
func factorRank(f *Expr) rank {
	base := f
	if f.kind == KindPower {
		base = f.args[0]
	}
	class := 5
	switch base.kind {
	case KindNumber:
		class = 0
	case KindConstant:
		class = 1
	case KindSymbol, KindComponent:
		class = 2
	case KindDelta, KindCall, KindPiecewise, KindInverse, KindDeterminant:
		class = 3
	case KindBig, KindIntegral:
		class = 6
	}
	return rank{class, -min(int(base.size), 8), shortText(base)}
}

// arrangedNames lists the names of a small expression, enough to sort (x - 2) before (y - 2).
func arrangedNames(e *Expr) string { return "(" + strings.Join(Names(e), ",") }
