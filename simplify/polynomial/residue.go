package polynomial

import (
	"math/bits"
	"slices"
)

// residue is a polynomial in one variable over a prime field: entry i is the coefficient of x^i, and the last
// entry is not zero. The methods of Field that follow, all but remIn, never change their operands. The algorithms are those
// of von zur Gathen and Gerhard, Modern Computer Algebra, chapters 2, 3 and 14.
type residue []uint64

// degree returns the degree, -1 for zero.
func (a residue) degree() int { return len(a) - 1 }

// reduced drops leading zeros.
func (a residue) reduced() residue {
	for len(a) > 0 && a[len(a)-1] == 0 {
		a = a[:len(a)-1]
	}
	return a
}

// sub returns a - b.
func (f Field) sub(a, b residue) residue {
	difference := make(residue, max(len(a), len(b)))
	copy(difference, a)
	for i, c := range b {
		difference[i] = f.Sub(difference[i], c)
	}
	return difference.reduced()
}

// mul returns a*b by the school method, which at the degrees that are factored beats cleverer ones.
func (f Field) mul(a, b residue) residue {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	product := make(residue, len(a)+len(b)-1)
	for i, c := range a {
		if c == 0 {
			continue
		}
		for j, d := range b {
			product[i+j] = f.Add(product[i+j], f.Mul(c, d))
		}
	}
	return product
}

// scale returns c*a for c != 0.
func (f Field) scale(a residue, c uint64) residue {
	scaled := make(residue, len(a))
	for i := range a {
		scaled[i] = f.Mul(a[i], c)
	}
	return scaled
}

// monic returns a divided by its leading coefficient; a is not zero.
func (f Field) monic(a residue) residue {
	if a[len(a)-1] == 1 {
		return a
	}
	return f.scale(a, f.inv(a[len(a)-1]))
}

// divide returns the quotient and the remainder of a by b, which is not zero.
func (f Field) divide(a, b residue) (quotient, remainder residue) {
	if len(a) < len(b) {
		return nil, a
	}
	n := len(b) - 1
	remainder = slices.Clone(a)
	quotient = make(residue, len(a)-n)
	inverse := uint64(1)
	if b[n] != 1 {
		inverse = f.inv(b[n])
	}
	for i := len(quotient) - 1; i >= 0; i-- {
		c := f.Mul(remainder[i+n], inverse)
		quotient[i] = c
		if c == 0 {
			continue
		}
		for j, d := range b {
			remainder[i+j] = f.Sub(remainder[i+j], f.Mul(c, d))
		}
	}
	return quotient, remainder[:n].reduced()
}

// rem returns the remainder of a by b, which is not zero.
func (f Field) rem(a, b residue) residue {
	if len(a) < len(b) {
		return a
	}
	return f.remIn(slices.Clone(a), b)
}

// remIn returns the remainder of a by b, which is not zero, in the memory of a.
func (f Field) remIn(a, b residue) residue {
	n := len(b) - 1
	inverse := uint64(1)
	if b[n] != 1 {
		inverse = f.inv(b[n])
	}
	for i := len(a) - 1; i >= n; i-- {
		c := f.Mul(a[i], inverse)
		if c == 0 {
			continue
		}
		for j, d := range b[:n] {
			a[i-n+j] = f.Sub(a[i-n+j], f.Mul(c, d))
		}
	}
	return a[:min(len(a), n)].reduced()
}

// quo returns the quotient of a by b, which is not zero.
func (f Field) quo(a, b residue) residue {
	quotient, _ := f.divide(a, b)
	return quotient
}

// gcd returns the monic greatest common divisor; it is nil if both are zero. Euclid's algorithm.
func (f Field) gcd(a, b residue) residue {
	for len(b) > 0 {
		a, b = b, f.rem(a, b)
	}
	if len(a) == 0 {
		return nil
	}
	return f.monic(a)
}

// inverse returns the inverse of a modulo b and reports whether they are coprime. The extended algorithm
// keeps t1*a = r1 modulo b.
func (f Field) inverse(a, b residue) (residue, bool) {
	r0, r1 := b, f.rem(a, b)
	t0, t1 := residue(nil), residue{1}
	for len(r1) > 0 {
		quotient, remainder := f.divide(r0, r1)
		r0, r1 = r1, remainder
		t0, t1 = t1, f.sub(t0, f.mul(quotient, t1))
	}
	if len(r0) != 1 {
		return nil, false
	}
	return f.rem(f.scale(t0, f.inv(r0[0])), b), true
}

// derivative returns the derivative; it is zero only for constants while the degree is below p.
func (f Field) derivative(a residue) residue {
	if len(a) == 0 {
		return nil
	}
	derived := make(residue, len(a)-1)
	for i := range derived {
		derived[i] = f.Mul(a[i+1], uint64(i+1))
	}
	return derived.reduced()
}

// power returns a^n modulo b. It goes from the highest bit of n to the lowest, so that all products but the squares
// are by a itself, which is nearly nothing for x.
func (f Field) power(a residue, n uint64, b residue) residue {
	result := f.rem(residue{1}, b)
	for i := bits.Len64(n) - 1; i >= 0; i-- {
		result = f.remIn(f.mul(result, result), b)
		if n>>i&1 == 1 {
			result = f.remIn(f.mul(result, a), b)
		}
	}
	return result
}
