package polynomial

import "slices"

// Monomials as vectors of exponents, in a graded order: of a sum of polynomials terms are merged in it, of
// a product the leading term is the product of the leading terms.

// Monomial is a product of powers of variables. The zero value is 1. Values are immutable.
type Monomial struct {
	degree    int     // the sum of the exponents
	exponents []int32 // by variable; the last one is not zero, so that equal monomials have equal slices
}

// power returns the monomial v^e for e > 0.
func power(v, e int) Monomial {
	exponents := make([]int32, v+1)
	exponents[v] = int32(e)
	return Monomial{e, exponents}
}

// Degree returns the sum of the exponents.
func (m Monomial) Degree() int { return m.degree }

// Exponent returns the exponent of the variable v.
func (m Monomial) Exponent(v int) int {
	if v < 0 || v >= len(m.exponents) {
		return 0
	}
	return int(m.exponents[v])
}

// Compare returns -1, 0 or +1 as m comes before, is equal to or comes after n in the graded lexicographic
// order: the degree decides first, then the exponent of variable 0, then that of variable 1, and so on. The
// order is compatible with multiplication, and 1 is its least element.
func (m Monomial) Compare(n Monomial) int {
	if m.degree != n.degree {
		if m.degree < n.degree {
			return -1
		}
		return 1
	}
	for i := range min(len(m.exponents), len(n.exponents)) {
		if d := m.exponents[i] - n.exponents[i]; d != 0 {
			return int(d>>31) | 1
		}
	}
	return 0 // equal degree and equal common exponents leave nothing for a longer slice
}

// over returns m/n and reports whether n divides m.
func (m Monomial) over(n Monomial) (Monomial, bool) {
	if len(n.exponents) > len(m.exponents) || n.degree > m.degree {
		return Monomial{}, false
	}
	if n.degree == 0 {
		return m, true
	}
	for i, e := range n.exponents {
		if e > m.exponents[i] {
			return Monomial{}, false
		}
	}
	quotient := slices.Clone(m.exponents)
	for i, e := range n.exponents {
		quotient[i] -= e
	}
	return Monomial{m.degree - n.degree, trim(quotient)}, true
}

// gcd returns the greatest common divisor of m and n.
func (m Monomial) gcd(n Monomial) Monomial {
	common := make([]int32, min(len(m.exponents), len(n.exponents)))
	degree := 0
	for i := range common {
		common[i] = min(m.exponents[i], n.exponents[i])
		degree += int(common[i])
	}
	return Monomial{degree, trim(common)}
}

// without returns m with the variable v left out, and the exponent that v had.
func (m Monomial) without(v int) (Monomial, int) {
	e := m.Exponent(v)
	if e == 0 {
		return m, 0
	}
	rest := slices.Clone(m.exponents)
	rest[v] = 0
	return Monomial{m.degree - e, trim(rest)}, e
}

// trim drops the zeros at the end, which a canonical slice does not have.
func trim(exponents []int32) []int32 {
	for len(exponents) > 0 && exponents[len(exponents)-1] == 0 {
		exponents = exponents[:len(exponents)-1]
	}
	return exponents
}

// store hands out memory for exponents in blocks, so that a product costs few allocations.
type store []int32

// times returns the product of m and n.
func (s *store) times(m, n Monomial) Monomial {
	if m.degree == 0 {
		return n
	}
	if n.degree == 0 {
		return m
	}
	long, short := m.exponents, n.exponents
	if len(long) < len(short) {
		long, short = short, long
	}
	product := s.take(len(long))
	copy(product, long)
	for i, e := range short {
		product[i] += e
	}
	return Monomial{m.degree + n.degree, product}
}

// take returns n exponents to be overwritten.
func (s *store) take(n int) []int32 {
	const block = 512
	if cap(*s)-len(*s) < n {
		*s = make([]int32, 0, max(n, min(block, 2*cap(*s)), 8*n))
	}
	start := len(*s)
	*s = (*s)[:start+n]
	return (*s)[start : start+n : start+n]
}
