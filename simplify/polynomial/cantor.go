package polynomial

// This file factors polynomials over a prime field by the method of Cantor and Zassenhaus ("A new algorithm
// for factoring polynomials over finite fields", 1981): first by degree, then the factors of equal degree.

// frobenius is the map h -> h^p modulo a polynomial: row i holds x^(i*p). It is linear, so that one power
// and a table replace a power for every use. Over a field of p elements (a + b)^p = a^p + b^p and c^p = c.
type frobenius []residue

// frobenius computes the rows by one multiplication with x^p each.
func (f Field) frobenius(g residue) frobenius {
	rows := make(frobenius, g.degree())
	step := f.power(residue{0, 1}, f.p, g)
	row := f.rem(residue{1}, g)
	for i := range rows {
		rows[i] = row
		row = f.remIn(f.mul(row, step), g)
	}
	return rows
}

// apply returns h^p for h of lower degree than the modulus.
func (m frobenius) apply(f Field, h residue) residue {
	image := make(residue, len(m))
	for i, c := range h {
		if c == 0 {
			continue
		}
		for j, d := range m[i] {
			image[j] = f.Add(image[j], f.Mul(c, d))
		}
	}
	return image.reduced()
}

// block is the product of all irreducible factors of one degree.
type block struct {
	product residue
	degree  int // of each factor
}

// byDegree splits a monic square-free polynomial into blocks: x^(p^d) - x is the product of all monic
// irreducible polynomials whose degree divides d. The gcd with x^(p^d) - x is taken for d = 1, 2, ... and
// divided out, so that at d only the factors of exactly that degree are left; what remains beyond half of
// the degree is irreducible.
func (f Field) byDegree(g residue) []block {
	var blocks []block
	m := f.frobenius(g)
	h := f.rem(residue{0, 1}, g)
	for d := 1; 2*d <= g.degree(); d++ {
		h = m.apply(f, h)
		if part := f.gcd(g, f.sub(h, residue{0, 1})); part.degree() > 0 {
			blocks = append(blocks, block{part, d})
			g = f.quo(g, part)
		}
	}
	if g.degree() > 0 {
		blocks = append(blocks, block{g, g.degree()})
	}
	return blocks
}

// degrees returns the degree of every irreducible factor.
func degrees(blocks []block) []int {
	var all []int
	for _, b := range blocks {
		for range b.product.degree() / b.degree {
			all = append(all, b.degree)
		}
	}
	return all
}

// split returns the irreducible factors in a block. A pseudorandom polynomial raised to (p^d-1)/2 is 1
// modulo about half of the factors. It is false in the practically impossible case that no choice ever
// splits.
//
// Modulo one factor the residues are a field of p^d elements, whose nonzero elements have (p^d-1)/2-th
// powers 1 and -1, one half each (p is odd). The exponent is 1 + p + ... + p^(d-1), which makes the norm, a
// product of conjugates, times (p-1)/2.
func (b block) split(f Field, random *generator) ([]residue, bool) {
	if b.product.degree() == b.degree {
		return []residue{b.product}, true
	}
	const tries = 100
	m := f.frobenius(b.product)
	for range tries {
		choice := make(residue, b.product.degree())
		for i := range choice {
			choice[i] = random.element(f)
		}
		norm, conjugate := choice, choice
		for range b.degree - 1 {
			conjugate = m.apply(f, conjugate)
			norm = f.remIn(f.mul(norm, conjugate), b.product)
		}
		character := f.sub(f.power(norm, (f.p-1)/2, b.product), residue{1})
		part := f.gcd(b.product, character)
		if part.degree() <= 0 || part.degree() == b.product.degree() {
			continue
		}
		left, okLeft := block{part, b.degree}.split(f, random)
		right, okRight := block{f.quo(b.product, part), b.degree}.split(f, random)
		return append(left, right...), okLeft && okRight
	}
	return nil, false
}

// degreeWork returns the steps that the factorisation of degree n by degree counts for: 122 products for a
// power, n for the table, n/2 applications with their divisors, each of n^2 multiplications, which are
// about a quarter as long as those of rational numbers.
func degreeWork(n int) int { return n * n * (130 + 2*n) / 4 }
