package polynomial

import "math/big"

// lift turns the factors of a modulo the prime of the field, which are monic and coprime, into factors
// modulo a power of it that exceeds 2^bits. It returns the factors, monic with coefficients in [0,
// modulus), and the modulus. Each step solves the linear equation for one more digit (Hensel; Geddes,
// Czapor and Labahn, Algorithms for Computer Algebra, chapter 6); with 61-bit digits few steps are needed.
//
// If a = lead*g_1*...*g_k modulo m, the digits d_i that make it hold modulo m*p fulfil lead * sum of d_i *
// (product of the other g_j) = defect modulo p. Modulo g_i only one term of the sum is left, so that d_i is
// the defect divided by lead times the others: inverses[i].
func (r *Ring) lift(f Field, a dense, factors []residue, bits int) ([]dense, *big.Int) {
	lifted := make([]dense, len(factors))
	inverses := make([]residue, len(factors))
	for i, g := range factors {
		lifted[i] = g.integers()
		cofactor := residue{f.inv(f.residue(a.lead()))}
		inverses[i], _ = f.inverse(f.scale(f.quo(f.monic(f.reduce(a)), g), f.inv(cofactor[0])), g)
	}
	p := new(big.Int).SetUint64(f.p)
	modulus := new(big.Int).Set(p)
	for modulus.BitLen() <= bits+1 {
		next := new(big.Int).Mul(modulus, p)
		if !r.spend(len(a) * len(a) * weight(next.BitLen(), next.BitLen())) {
			break
		}
		digit := f.reduce(a.defect(lifted, modulus, next))
		for i, g := range factors {
			correction := f.rem(f.mul(f.rem(digit, g), inverses[i]), g)
			lifted[i] = lifted[i].addDigit(correction, modulus)
		}
		modulus = next
	}
	return lifted, modulus
}

// defect returns (a - lead*product)/modulus modulo next, where the product is that of the monic factors.
// The difference is divisible by the modulus, as the factors are right modulo it.
func (a dense) defect(factors []dense, modulus, next *big.Int) dense {
	product := dense{a.lead()}
	for _, g := range factors {
		product = product.mul(g, next)
	}
	defect := make(dense, len(a))
	for i := range a {
		d := new(big.Int).Sub(a[i], product[i])
		defect[i] = d.Quo(d.Mod(d, next), modulus)
	}
	return defect
}

// addDigit returns a + digit*unit; the degree of the digit is less than that of a.
func (a dense) addDigit(digit residue, unit *big.Int) dense {
	sum := append(dense(nil), a...)
	for i, c := range digit {
		d := new(big.Int).SetUint64(c)
		sum[i] = d.Add(d.Mul(d, unit), a[i])
	}
	return sum
}
