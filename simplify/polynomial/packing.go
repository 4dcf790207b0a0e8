package polynomial

import (
	"math/bits"

	"nabla/numeric/rational"
)

// packing lays out the monomials of some variables in one word: the degree on top, then the exponents of
// the variables in ascending order, in fields of equal width. Words compare as monomials do, and the word
// of a product is the sum of the words (Monagan and Pearce, "Polynomial division using dynamic arrays,
// heaps, and packed exponent vectors", 2007).
//
// With two variables and fields of 8 bits, x^2*y is 3<<16 | 2<<8 | 1.
type packing struct {
	variables []int
	width     int // of one field, of which the top bit stays free
	guard     uint64
}

// newPacking returns a packing for the products of two polynomials with the given degrees, and reports
// whether one word has room for them. The sum of all degrees bounds every field of a product.
func newPacking(degreesA, degreesB []int) (packing, bool) {
	var k packing
	total := 0
	for v := range max(len(degreesA), len(degreesB)) {
		degree := 0
		if v < len(degreesA) {
			degree += degreesA[v]
		}
		if v < len(degreesB) {
			degree += degreesB[v]
		}
		if degree > 0 {
			k.variables = append(k.variables, v)
			total += degree
		}
	}
	k.width = bits.Len(uint(total)) + 1
	for range len(k.variables) + 1 {
		k.guard = k.guard<<k.width | 1<<(k.width-1)
	}
	return k, (len(k.variables)+1)*k.width <= 64
}

// key returns the word of a monomial.
func (k packing) key(m Monomial) uint64 {
	key := uint64(m.degree)
	for _, v := range k.variables {
		key = key<<k.width | uint64(m.Exponent(v))
	}
	return key
}

// keys returns the words of all monomials, which descend as the terms do.
func (k packing) keys(terms []term) []uint64 {
	keys := make([]uint64, len(terms))
	for i, t := range terms {
		keys[i] = k.key(t.monomial)
	}
	return keys
}

// ceiling returns the word of the monomial that all monomials with at most the given degrees divide.
func (k packing) ceiling(degrees []int) uint64 {
	m := Monomial{exponents: make([]int32, len(degrees))}
	for v, degree := range degrees {
		m.exponents[v] = int32(degree)
		m.degree += degree
	}
	return k.key(m)
}

// divides reports whether the monomial with the word a divides that with the word b: no field of the
// difference may borrow from the bit above it.
func (k packing) divides(a, b uint64) bool { return ((b|k.guard)-a)&k.guard == k.guard }

// monomial is the inverse of key.
func (k packing) monomial(key uint64, memory *store) Monomial {
	mask := uint64(1)<<k.width - 1
	n := len(k.variables)
	for n > 0 && key>>(k.width*(len(k.variables)-n))&mask == 0 {
		n--
	}
	degree := int(key >> (k.width * len(k.variables)))
	if n == 0 {
		return Monomial{}
	}
	exponents := memory.take(k.variables[n-1] + 1)
	clear(exponents)
	for i := range n {
		exponents[k.variables[i]] = int32(key >> (k.width * (len(k.variables) - 1 - i)) & mask)
	}
	return Monomial{degree, exponents}
}

// packed is a list of coefficients with the words of their monomials, in descending order.
type packed []entry

// entry is one coefficient with the word of its monomial.
type entry struct {
	key  uint64
	coef rational.Rat
}

// add appends a term or adds it to the last one, which it may be equal to. Keys arrive in descending order,
// so that equal ones are neighbours.
func (p *packed) add(key uint64, coef rational.Rat) {
	s := *p
	n := len(s)
	if n > 0 && s[n-1].key == key {
		s[n-1].coef = s[n-1].coef.Add(coef)
		return
	}
	if n > 0 && s[n-1].coef.IsZero() {
		s = s[:n-1]
	}
	*p = append(s, entry{key, coef})
}

// poly returns the polynomial with the given terms, without those that are zero.
func (k packing) poly(p packed) Poly {
	var memory store
	terms := make([]term, 0, len(p))
	for _, e := range p {
		if !e.coef.IsZero() {
			terms = append(terms, term{k.monomial(e.key, &memory), e.coef})
		}
	}
	return Poly{terms: terms}
}

// cell is one product of the multiplication table of two polynomials, with the word of its monomial.
type cell struct {
	key         uint64
	row, column int32
}

// frontier is a heap of cells with the greatest monomial on top. Its own code instead of container/heap,
// because it is the innermost loop of products and divisions.
type frontier []cell

// push adds a cell.
func (h *frontier) push(c cell) {
	*h = append(*h, c)
	s := *h
	i := len(s) - 1
	for i > 0 {
		parent := (i - 1) / 2
		if s[parent].key >= c.key {
			break
		}
		s[i] = s[parent]
		i = parent
	}
	s[i] = c
}

// advance replaces the cell c by the next one of its row, whose monomial has the word row, or removes it at
// the end of the row. Nothing may have been pushed above c since it was on top.
func (h *frontier) advance(c cell, row uint64, columns []uint64) {
	s := *h
	if c.column++; int(c.column) < len(columns) {
		c.key = row + columns[c.column]
	} else {
		c = s[len(s)-1]
		s = s[:len(s)-1]
		*h = s
		if len(s) == 0 {
			return
		}
	}
	i := 0
	for {
		child := 2*i + 1
		if child >= len(s) {
			break
		}
		if child+1 < len(s) && s[child+1].key > s[child].key {
			child++
		}
		if c.key >= s[child].key {
			break
		}
		s[i] = s[child]
		i = child
	}
	s[i] = c
}
