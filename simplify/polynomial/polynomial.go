// Package polynomial computes with sparse polynomials in many variables over the rational numbers, and with
// the fractions of such polynomials. It decides what rational identities come down to: after every kernel
// (a symbol, exp(x), a square root) has been given a number, two rational expressions are equal as rational
// functions exactly when their fractions in lowest terms are equal values here.
//
// A Poly is an immutable value; what costs no more than reading its operands (sums, derivatives, contents) is
// a method of it. What can grow (products, divisors, factors, substitutions) is a method of a Ring, which
// counts the work and stops when its budget is spent: from then on results are unknown, Ring.Err says why,
// and no unknown polynomial is ever equal to anything, zero included. A forgotten error can therefore lose a
// proof but cannot fake one.
//
//	ring := polynomial.NewRing(limit.PolynomialSteps)
//	x, y := polynomial.Variable(0), polynomial.Variable(1)
//	g := ring.GCD(ring.Mul(x, y), ring.Pow(x, 2)) // x0
//
// Pseudorandom choices (evaluation points, splitting polynomials) have fixed seeds, so every run gives the
// same answer after the same work, and every result that depends on one is verified by exact division.
//
// The package does not know what its variables stand for, nor any relation between them: the caller maps
// kernels to numbers and reduces by relations (Ring.Reduce). Coefficients are rational numbers only;
// irrational constants are variables like any other.
package polynomial

import (
	"iter"
	"slices"

	"nabla/numeric/rational"
	"nabla/parser/limit"
)

// Poly is a polynomial with rational coefficients in the variables 0, 1, 2, …. The zero value is the zero
// polynomial. Values are immutable and may be shared.
type Poly struct {
	terms   []term // nonzero coefficients, strictly descending in the order of Monomial.Compare
	unknown bool   // the result of work beyond a budget
}

// term is one nonzero coefficient with its monomial.
type term struct {
	monomial Monomial
	coef     rational.Rat
}

// unknown is what an operation beyond its bounds returns.
var unknown = Poly{unknown: true}

// one is the constant polynomial 1.
var one = Constant(rational.Int(1))

// Constant returns the polynomial that is c everywhere.
func Constant(c rational.Rat) Poly {
	if c.IsZero() {
		return Poly{}
	}
	return Poly{terms: []term{{coef: c}}}
}

// Variable returns the variable with the number v >= 0 as a polynomial; it is unknown for v < 0.
func Variable(v int) Poly {
	if v < 0 {
		return unknown
	}
	return Poly{terms: []term{{power(v, 1), rational.Int(1)}}}
}

// Term returns c times the product of the variables 0, 1, 2, … to the given exponents. It is unknown if an
// exponent is negative or the degree exceeds limit.PolynomialDegree.
func Term(c rational.Rat, exponents ...int) Poly {
	degree, width := 0, 0
	for i, e := range exponents {
		if e < 0 || e > limit.PolynomialDegree-degree {
			return unknown
		}
		degree += e
		if e > 0 {
			width = i + 1
		}
	}
	if c.IsZero() {
		return Poly{}
	}
	m := Monomial{degree: degree, exponents: make([]int32, width)}
	for i := range m.exponents {
		m.exponents[i] = int32(exponents[i])
	}
	return Poly{terms: []term{{m, c}}}
}

// collect sorts terms, adds those with the same monomial and drops zeros. It takes ownership of the slice.
func collect(terms []term) Poly {
	slices.SortFunc(terms, func(s, t term) int { return t.monomial.Compare(s.monomial) })
	kept := terms[:0]
	for _, t := range terms {
		if n := len(kept); n > 0 && kept[n-1].monomial.Compare(t.monomial) == 0 {
			kept[n-1].coef = kept[n-1].coef.Add(t.coef)
			continue
		}
		kept = dropZero(kept)
		kept = append(kept, t)
	}
	return Poly{terms: dropZero(kept)}
}

// dropZero removes the last term if its coefficient is zero.
func dropZero(terms []term) []term {
	if n := len(terms); n > 0 && terms[n-1].coef.IsZero() {
		return terms[:n-1]
	}
	return terms
}

// Known reports whether p is the result of completed work.
func (p Poly) Known() bool { return !p.unknown }

// IsZero reports whether p is known to be the zero polynomial.
func (p Poly) IsZero() bool { return !p.unknown && len(p.terms) == 0 }

// IsConstant reports whether p is known and has no variables.
func (p Poly) IsConstant() bool {
	return !p.unknown && (len(p.terms) == 0 || p.terms[0].monomial.degree == 0)
}

// IsOne reports whether p is known to be the constant 1.
func (p Poly) IsOne() bool { return len(p.terms) == 1 && p.IsConstant() && p.terms[0].coef.IsOne() }

// Constant returns the value of a constant polynomial and reports whether p is one.
func (p Poly) Constant() (rational.Rat, bool) {
	if !p.IsConstant() || len(p.terms) == 0 {
		return rational.Rat{}, p.IsConstant()
	}
	return p.terms[0].coef, true
}

// Len returns the number of terms, none for an unknown polynomial.
func (p Poly) Len() int { return len(p.terms) }

// Terms yields the monomials with their nonzero coefficients in descending graded lexicographic order. An
// unknown polynomial yields nothing, as zero does: ask Known first.
func (p Poly) Terms() iter.Seq2[Monomial, rational.Rat] {
	return func(yield func(Monomial, rational.Rat) bool) {
		for _, t := range p.terms {
			if !yield(t.monomial, t.coef) {
				return
			}
		}
	}
}

// Leading returns the greatest monomial and its coefficient; both are zero values for the zero polynomial.
func (p Poly) Leading() (Monomial, rational.Rat) {
	if len(p.terms) == 0 {
		return Monomial{}, rational.Rat{}
	}
	return p.terms[0].monomial, p.terms[0].coef
}

// TotalDegree returns the greatest degree of a term, and -1 for a zero or unknown polynomial.
func (p Poly) TotalDegree() int {
	if len(p.terms) == 0 {
		return -1
	}
	return p.terms[0].monomial.degree
}

// Degree returns the degree in the variable v alone, and -1 for a zero or unknown polynomial.
func (p Poly) Degree(v int) int {
	degree := -1
	for _, t := range p.terms {
		degree = max(degree, t.monomial.Exponent(v))
	}
	return degree
}

// degrees returns the degree in every variable up to the last one that occurs.
func (p Poly) degrees() []int {
	var degrees []int
	for _, t := range p.terms {
		for len(degrees) < len(t.monomial.exponents) {
			degrees = append(degrees, 0)
		}
		for v, e := range t.monomial.exponents {
			degrees[v] = max(degrees[v], int(e))
		}
	}
	return degrees
}

// Variables returns the numbers of the variables that occur, ascending.
func (p Poly) Variables() []int {
	var variables []int
	for v, degree := range p.degrees() {
		if degree > 0 {
			variables = append(variables, v)
		}
	}
	return variables
}

// Equal reports whether p and q are known to be the same polynomial.
func (p Poly) Equal(q Poly) bool {
	return !p.unknown && !q.unknown && slices.EqualFunc(p.terms, q.terms, func(s, t term) bool {
		return s.monomial.Compare(t.monomial) == 0 && s.coef.Equal(t.coef)
	})
}

// bits returns the length in bits of the longest numerator or denominator of a coefficient.
func (p Poly) bits() int {
	length := 0
	for _, t := range p.terms {
		length = max(length, t.coef.BitLen())
	}
	return length
}
