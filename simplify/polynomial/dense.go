package polynomial

import (
	"math/big"

	"nabla/numeric/rational"
)

// Polynomials in one variable as lists of long integers, for factoring: there nearly all coefficients are
// present, and the arithmetic is modulo powers of primes.

// dense is a polynomial in one variable with integer coefficients: entry i is the coefficient of x^i, and the
// last entry is not zero. Entries are never changed once they are in use.
type dense []*big.Int

// denseOf returns p, which has integer coefficients and no variable but v, as a dense polynomial.
func denseOf(p Poly, v int) dense {
	a := make(dense, p.Degree(v)+1)
	for i := range a {
		a[i] = new(big.Int)
	}
	for _, t := range p.terms {
		a[t.monomial.Exponent(v)] = t.coef.Num()
	}
	return a
}

// poly returns a as a polynomial in the variable v.
func (a dense) poly(v int) Poly {
	var terms []term
	for i := len(a) - 1; i >= 0; i-- {
		if a[i].Sign() == 0 {
			continue
		}
		t := term{coef: rational.FromBigInt(a[i])}
		if i > 0 {
			t.monomial = power(v, i)
		}
		terms = append(terms, t)
	}
	return Poly{terms: terms}
}

// degree returns the degree, -1 for zero.
func (a dense) degree() int { return len(a) - 1 }

// lead returns the leading coefficient of a, which is not zero.
func (a dense) lead() *big.Int { return a[len(a)-1] }

// bits returns the length of the longest coefficient.
func (a dense) bits() int {
	length := 0
	for _, c := range a {
		length = max(length, c.BitLen())
	}
	return length
}

// primitive returns the positive content of a, which is not zero, and the primitive part with a positive
// leading coefficient.
func (a dense) primitive() (*big.Int, dense) {
	content := new(big.Int)
	for _, c := range a {
		content.GCD(nil, nil, content, new(big.Int).Abs(c))
	}
	divisor := new(big.Int).Set(content)
	if a.lead().Sign() < 0 {
		divisor.Neg(divisor)
	}
	part := make(dense, len(a))
	for i, c := range a {
		part[i] = new(big.Int).Quo(c, divisor)
	}
	return content, part
}

// mul returns a*b with the coefficients reduced modulo m into [0, m).
func (a dense) mul(b dense, m *big.Int) dense {
	product := make(dense, len(a)+len(b)-1)
	for i := range product {
		product[i] = new(big.Int)
	}
	var t big.Int
	for i, c := range a {
		for j, d := range b {
			product[i+j].Add(product[i+j], t.Mul(c, d))
		}
	}
	for _, c := range product {
		c.Mod(c, m)
	}
	return product
}

// balanced returns a times c with the coefficients reduced modulo m into (-m/2, m/2]. An integer of
// magnitude below m/2 is its own balanced residue, which is how coefficients are read off a lifting.
func (a dense) balanced(c, m *big.Int) dense {
	half := new(big.Int).Rsh(m, 1)
	result := make(dense, len(a))
	for i := range a {
		n := new(big.Int).Mul(a[i], c)
		if n.Mod(n, m).Cmp(half) > 0 {
			n.Sub(n, m)
		}
		result[i] = n
	}
	return result
}

// divide returns a/b and reports whether b, which is not zero, divides a over the integers. Over the
// integers: 2*x does not divide x^2. For a primitive b that is no restriction, by Gauss's lemma.
func (a dense) divide(b dense) (dense, bool) {
	n := b.degree()
	if a.degree() < n {
		return nil, false
	}
	rest := make(dense, len(a))
	for i, c := range a {
		rest[i] = new(big.Int).Set(c)
	}
	quotient := make(dense, len(a)-n)
	// A fractional coefficient ends the division at once: most trial divisors fail at the first.
	var remainder, t big.Int
	for i := len(quotient) - 1; i >= 0; i-- {
		c := new(big.Int)
		if c.QuoRem(rest[i+n], b[n], &remainder); remainder.Sign() != 0 {
			return nil, false
		}
		quotient[i] = c
		for j, d := range b {
			rest[i+j].Sub(rest[i+j], t.Mul(c, d))
		}
	}
	for _, c := range rest[:n] {
		if c.Sign() != 0 {
			return nil, false
		}
	}
	return quotient, true
}

// reduce returns a modulo the prime of the field.
func (f Field) reduce(a dense) residue {
	image := make(residue, len(a))
	for i, c := range a {
		image[i] = f.residue(c)
	}
	return image.reduced()
}

// integers returns the coefficients of a in [0, p).
func (a residue) integers() dense {
	lifted := make(dense, len(a))
	for i, c := range a {
		lifted[i] = new(big.Int).SetUint64(c)
	}
	return lifted
}
