package polynomial

import (
	"math/big"
	"slices"
)

const (
	goodPrimes   = 3  // factorisations modulo a prime that are compared
	modularCount = 48 // modular factors beyond which recombination is not tried
)

// modular is the factorisation by degree of a polynomial modulo one prime.
type modular struct {
	field  Field
	blocks []block
}

// zassenhaus factors a primitive square-free polynomial of positive degree over the integers (Zassenhaus,
// "On Hensel factorization", 1969): it factors modulo a prime, lifts to a modulus beyond twice every
// coefficient that a factor can have, and tries products of the lifted factors as divisors. It reports
// whether all the factors that it returns are proved to be irreducible.
//
// Degrees 1 and 2 need none of that. Of several primes the one with the fewest factors is taken, as
// recombination is exponential in their number; and what degrees all primes allow is remembered.
func (r *Ring) zassenhaus(a dense) ([]dense, bool) {
	switch a.degree() {
	case 1:
		return []dense{a}, true
	case 2:
		return a.splitQuadratic(), true
	}
	best, possible, ok := r.modularFactors(a)
	if !ok {
		return []dense{a}, false
	}
	if possible.trivial() {
		return []dense{a}, true
	}
	factors, ok := r.splitBlocks(best)
	if !ok || len(factors) > modularCount {
		return []dense{a}, false
	}
	// A wrong product has coefficients as large as the modulus: a modulus that is needlessly long by a word
	// makes nearly all of them recognizable by their size.
	bits := factorBits(a)
	lifted, modulus := r.lift(best.field, a, factors, bits+64)
	if r.err != nil {
		return []dense{a}, false
	}
	return r.recombine(a, lifting{lifted, modulus, bits}, possible)
}

// splitQuadratic returns the factors of a primitive square-free polynomial of degree 2: it is reducible exactly
// if its discriminant is a square, and then (2*lead*x + middle - root)*(2*lead*x + middle + root) is 4*lead
// times it.
func (a dense) splitQuadratic() []dense {
	discriminant := new(big.Int).Mul(a[1], a[1])
	double := new(big.Int).Lsh(a[2], 1)
	discriminant.Sub(discriminant, new(big.Int).Mul(double, new(big.Int).Lsh(a[0], 1)))
	if discriminant.Sign() < 0 {
		return []dense{a}
	}
	root := new(big.Int).Sqrt(discriminant)
	if new(big.Int).Mul(root, root).Cmp(discriminant) != 0 {
		return []dense{a}
	}
	_, left := dense{new(big.Int).Sub(a[1], root), double}.primitive()
	_, right := dense{new(big.Int).Add(a[1], root), double}.primitive()
	return []dense{left, right}
}

// lifting holds the monic factors of a polynomial modulo a number, and the bits that the coefficients of
// rational factors do not exceed.
type lifting struct {
	factors []dense
	modulus *big.Int
	bits    int
}

// splitBlocks returns the irreducible factors of all blocks, and reports whether the budget lasted for
// them. The seed is fixed, so that the order of factors is the same in each run.
func (r *Ring) splitBlocks(m modular) ([]residue, bool) {
	var random generator
	var factors []residue
	for _, b := range m.blocks {
		if !r.spend(degreeWork(b.product.degree())) {
			return nil, false
		}
		part, ok := b.split(m.field, &random)
		if !ok {
			return nil, false
		}
		factors = append(factors, part...)
	}
	return factors, true
}

// modularFactors factors a by degree modulo a few primes and returns the factorisation with the fewest factors,
// with the degrees that rational factors can have according to all of them. It is false if no prime keeps
// the degree and leaves a square-free.
func (r *Ring) modularFactors(a dense) (best modular, possible degreeSet, ok bool) {
	possible = allDegrees(a.degree())
	fewest := 0
	for i, good := 0, 0; i < len(primes) && good < goodPrimes && !possible.trivial(); i++ {
		f := PrimeField(i)
		image := f.reduce(a)
		n := image.degree()
		if n != a.degree() || f.gcd(image, f.derivative(image)).degree() > 0 {
			continue
		}
		if !r.spend(degreeWork(n)) {
			return best, possible, false
		}
		good++
		blocks := f.byDegree(f.monic(image))
		all := degrees(blocks)
		possible.restrict(all)
		if best.blocks == nil || len(all) < fewest {
			best, fewest = modular{f, blocks}, len(all)
		}
	}
	return best, possible, best.blocks != nil
}

// factorBits returns the bits of a number that no coefficient of a factor of a exceeds, even when the factor
// is scaled to the leading coefficient of a: 2^n times the Euclidean norm (Mignotte, "An inequality about
// factors of polynomials", 1974).
func factorBits(a dense) int {
	norm := new(big.Int)
	for _, c := range a {
		norm.Add(norm, new(big.Int).Mul(c, c))
	}
	return a.degree() + (norm.BitLen()+1)/2 + a.lead().BitLen()
}

// recombine tries the products of ever more lifted factors as divisors of a. Products of more than half of
// the factors need not be tried, since their complements have been.
func (r *Ring) recombine(a dense, l lifting, possible degreeSet) ([]dense, bool) {
	var found []dense
	for size := 1; 2*size <= len(l.factors); {
		part, chosen, ok := r.divisorOfSize(a, l, possible, size)
		if r.err != nil {
			return append(found, a), false
		}
		if !ok {
			size++
			continue
		}
		found = append(found, part)
		a, _ = a.divide(part)
		for _, i := range slices.Backward(chosen) {
			l.factors = slices.Delete(l.factors, i, i+1)
		}
	}
	return append(found, a), true
}

// divisorOfSize returns a divisor of a that is the product of the given number of lifted factors, with their
// positions, and reports whether there is one.
func (r *Ring) divisorOfSize(a dense, l lifting, possible degreeSet, size int) (dense, []int, bool) {
	chosen := make([]int, size)
	for i := range chosen {
		chosen[i] = i
	}
	unit := weight(l.modulus.BitLen(), l.modulus.BitLen())
	for more := true; more; more = next(chosen, len(l.factors)) {
		if !r.spend(size * unit) {
			break
		}
		degree := 0
		for _, i := range chosen {
			degree += l.factors[i].degree()
		}
		if !possible[degree] || !l.plausible(a.lead(), chosen) {
			continue
		}
		if !r.spend(degree * degree * unit) {
			break
		}
		if part, ok := l.divisor(a, chosen); ok {
			return part, chosen, true
		}
	}
	return nil, nil, false
}

// plausible reports whether the second and the last coefficient of the chosen product, scaled by lead, are as
// short as those of a factor. They are much cheaper to compute than the product.
func (l lifting) plausible(lead *big.Int, chosen []int) bool {
	trace, norm := new(big.Int), big.NewInt(1)
	for _, i := range chosen {
		g := l.factors[i]
		trace.Add(trace, g[len(g)-2])
		norm.Mod(norm.Mul(norm, g[0]), l.modulus)
	}
	return (dense{trace, norm}).balanced(lead, l.modulus).bits() <= l.bits
}

// divisor returns the primitive part of the chosen product, scaled by the leading coefficient of a, and reports
// whether it divides a.
func (l lifting) divisor(a dense, chosen []int) (dense, bool) {
	product := dense{big.NewInt(1)}
	for _, i := range chosen {
		product = product.mul(l.factors[i], l.modulus)
	}
	product = product.balanced(a.lead(), l.modulus)
	if product.bits() > l.bits {
		return nil, false
	}
	_, part := product.primitive()
	_, ok := a.divide(part)
	return part, ok
}

// next advances an ascending choice of positions below n to its successor in lexicographic order.
func next(chosen []int, n int) bool {
	k := len(chosen)
	for i := k - 1; i >= 0; i-- {
		if chosen[i] < n-k+i {
			chosen[i]++
			for j := i + 1; j < k; j++ {
				chosen[j] = chosen[j-1] + 1
			}
			return true
		}
	}
	return false
}

// degreeSet tells by index which degrees a factor can have.
type degreeSet []bool

// allDegrees returns the set that excludes no degree up to n.
func allDegrees(n int) degreeSet {
	set := make(degreeSet, n+1)
	for i := range set {
		set[i] = true
	}
	return set
}

// restrict keeps the degrees that are sums of some of the given ones. The degrees of factors modulo a prime
// add up to those of rational factors, each of which is a product of some.
func (s degreeSet) restrict(parts []int) {
	sums := make(degreeSet, len(s))
	sums[0] = true
	for _, part := range parts {
		for i := len(sums) - 1; i >= part; i-- {
			sums[i] = sums[i] || sums[i-part]
		}
	}
	for i := range s {
		s[i] = s[i] && sums[i]
	}
}

// trivial reports whether only the degrees 0 and n are possible: the polynomial is irreducible.
func (s degreeSet) trivial() bool {
	return !slices.Contains(s[1:len(s)-1], true)
}
