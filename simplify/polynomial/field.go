package polynomial

import (
	"math/big"
	"math/bits"

	"nabla/numeric/rational"
)

// Field is the prime field of p elements, for a prime p < 2^63. Its elements are the numbers 0, …, p-1.
// Polynomials that differ have different values at a random point, except with a probability of at most
// degree/p (Schwartz, "Fast probabilistic algorithms for verification of polynomial identities", 1980).
type Field struct {
	p uint64
}

// primes are the largest primes below 2^61. Several are at hand because any one may divide a denominator
// or a leading coefficient.
var primes = [...]uint64{1<<61 - 1, 1<<61 - 31, 1<<61 - 45, 1<<61 - 229, 1<<61 - 259, 1<<61 - 283, 1<<61 - 339, 1<<61 - 391}

// PrimeField returns the i-th of a fixed list of fields with 61-bit primes; the list repeats after its end.
func PrimeField(i int) Field { return Field{primes[uint(i)%uint(len(primes))]} }

// FieldOf returns the field of p elements. That p is a prime with 2 < p < 2^63 is the caller's word; for any
// other number the results mean nothing.
func FieldOf(p uint64) Field { return Field{p} }

// Order returns the number of elements, the prime p.
func (f Field) Order() uint64 { return f.p }

// Add returns a + b.
func (f Field) Add(a, b uint64) uint64 {
	if a += b; a >= f.p {
		a -= f.p
	}
	return a
}

// Sub returns a - b.
func (f Field) Sub(a, b uint64) uint64 {
	if a < b {
		a += f.p
	}
	return a - b
}

// Neg returns -a.
func (f Field) Neg(a uint64) uint64 { return f.Sub(0, a) }

// Mul returns a*b.
func (f Field) Mul(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	_, remainder := bits.Div64(hi, lo, f.p) // hi < p because a, b < p < 2^63
	return remainder
}

// Pow returns a^n; a^0 is 1. By squaring, in the logarithm of n multiplications. 0^0 is 1 as well.
func (f Field) Pow(a, n uint64) uint64 {
	result := uint64(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			result = f.Mul(result, a)
		}
		a = f.Mul(a, a)
	}
	return result
}

// Inv returns 1/a and reports whether there is one: only 0 has none.
func (f Field) Inv(a uint64) (uint64, bool) {
	return f.inv(a), a != 0
}

// inv returns 1/a for a != 0, by the extended Euclidean algorithm with the cofactors modulo p. It keeps
// t0*a = r0 and t1*a = r1 modulo p, until r1 is 1.
func (f Field) inv(a uint64) uint64 {
	r0, r1 := f.p, a
	t0, t1 := uint64(0), uint64(1)
	for r1 > 1 {
		q := r0 / r1
		r0, r1 = r1, r0-q*r1
		t0, t1 = t1, f.Sub(t0, f.Mul(q, t1))
	}
	return t1
}

// Int returns the residue of n.
func (f Field) Int(n int64) uint64 {
	if n < 0 {
		return f.Neg(-uint64(n) % f.p)
	}
	return uint64(n) % f.p
}

// Rat returns the residue of c and reports whether it has one: p must not divide the denominator.
func (f Field) Rat(c rational.Rat) (uint64, bool) {
	if num, den, ok := c.Small(); ok {
		if den == 1 {
			return f.Int(num), true
		}
		inverse, ok := f.Inv(f.Int(den))
		return f.Mul(f.Int(num), inverse), ok
	}
	inverse, ok := f.Inv(f.residue(c.Den()))
	return f.Mul(f.residue(c.Num()), inverse), ok
}

// residue returns the residue of a long integer.
func (f Field) residue(n *big.Int) uint64 {
	return new(big.Int).Mod(n, new(big.Int).SetUint64(f.p)).Uint64()
}

// generator is a small pseudorandom sequence with a fixed start (splitmix64: Steele, Lea and Flood, "Fast
// splittable pseudorandom number generators", 2014), so that every run repeats every choice.
type generator uint64

// next is one step of the generator.
func (g *generator) next() uint64 {
	*g += 0x9e3779b97f4a7c15
	z := uint64(*g)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// element returns a pseudorandom element of the field other than zero.
func (g *generator) element(f Field) uint64 { return 1 + g.next()%(f.p-1) }
