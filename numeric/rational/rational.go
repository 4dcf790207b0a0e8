// Package rational computes with exact rational numbers of any size. It exists beside math/big because
// nearly every coefficient of a derivation is a fraction of two small integers: such a value is held in
// two words, costs no allocation, and only moves to math/big when a result does not fit.
//
// Values are immutable and the zero value is the number 0. Every number has exactly one representation,
// so that hashing and equality never depend on how a value was computed. As for Go's own integers,
// dividing by zero panics; callers test IsZero first.
//
// The package bounds only what it reads (see Parse). It knows nothing about how large a result may grow:
// callers that raise to powers compare BitLen with their own limit beforehand.
package rational

import (
	"math"
	"math/big"
	"math/bits"
)

// Rat is an exact rational number in lowest terms. The zero value is 0. Compare with Equal or Cmp: the
// operator == is not defined by numeric value for numbers beyond 64 bits.
//
// A value whose numerator lies in (-2^63, 2^63) and whose denominator lies in [1, 2^63) is always small
// (big is nil). The lowest int64 is excluded, so that negation stays within the small range.
type Rat struct {
	num       int64
	denMinus1 int64    // the denominator less one, so that the zero value is 0/1
	big       *big.Rat // nil for a small value; otherwise the value, never modified
}

// Int returns the integer n.
func Int(n int64) Rat {
	if n == math.MinInt64 {
		return Rat{big: new(big.Rat).SetInt64(n)}
	}
	return Rat{num: n}
}

// New returns num/den in lowest terms. It panics if den is zero.
func New(num, den int64) Rat {
	if den == 0 || num == math.MinInt64 || den == math.MinInt64 {
		return settle(big.NewRat(num, den)) // panics on a zero denominator, as math/big does
	}
	if den < 0 {
		num, den = -num, -den
	}
	g := int64(gcd(magnitude(num), uint64(den)))
	return small(num/g, den/g)
}

// FromBig returns the value of x; later changes of x do not affect the result.
func FromBig(x *big.Rat) Rat { return settle(new(big.Rat).Set(x)) }

// FromBigInt returns the value of n; later changes of n do not affect the result.
func FromBigInt(n *big.Int) Rat { return settleInt(n) }

// small returns num/den, which must be in lowest terms and within the small range.
func small(num, den int64) Rat { return Rat{num: num, denMinus1: den - 1} }

// settle takes ownership of x and gives its value the one representation it has.
func settle(x *big.Rat) Rat {
	if x.Num().IsInt64() && x.Denom().IsInt64() {
		if num := x.Num().Int64(); num != math.MinInt64 {
			return small(num, x.Denom().Int64())
		}
	}
	return Rat{big: x}
}

// settleInt gives the integer n the one representation it has.
func settleInt(n *big.Int) Rat {
	if n.IsInt64() {
		return Int(n.Int64())
	}
	return Rat{big: new(big.Rat).SetInt(n)}
}

// wide returns the value as a big.Rat, which the caller must not modify.
func (r Rat) wide() *big.Rat {
	switch {
	case r.big != nil:
		return r.big
	case r.denMinus1 == 0:
		return new(big.Rat).SetInt64(r.num)
	}
	return big.NewRat(r.num, r.denMinus1+1)
}

// Small returns the numerator and the positive denominator when both fit in 63 bits, and reports whether
// they do. It is the allocation-free way to look inside a number.
func (r Rat) Small() (num, den int64, ok bool) { return r.num, r.denMinus1 + 1, r.big == nil }

// Num returns a new copy of the numerator; its sign is the sign of r.
func (r Rat) Num() *big.Int {
	if r.big == nil {
		return big.NewInt(r.num)
	}
	return new(big.Int).Set(r.big.Num())
}

// Den returns a new copy of the denominator, which is positive.
func (r Rat) Den() *big.Int {
	if r.big == nil {
		return big.NewInt(r.denMinus1 + 1)
	}
	return new(big.Int).Set(r.big.Denom())
}

// Big returns the value as a new big.Rat.
func (r Rat) Big() *big.Rat {
	if r.big == nil {
		return r.wide()
	}
	return new(big.Rat).Set(r.big)
}

// Int64 returns the value as an integer and reports whether it is one and fits.
func (r Rat) Int64() (int64, bool) {
	if r.big == nil {
		return r.num, r.denMinus1 == 0
	}
	if r.big.IsInt() && r.big.Num().IsInt64() {
		return r.big.Num().Int64(), true
	}
	return 0, false
}

// Float64 returns the nearest float64, ties to even; it is infinite when the value is beyond the range.
// It is for display and for choosing points, never for deciding equality.
func (r Rat) Float64() float64 {
	const exact = 1 << 53 // below it integers convert exactly, and one division rounds once
	if r.big == nil && magnitude(r.num) <= exact && r.denMinus1 < exact {
		return float64(r.num) / float64(r.denMinus1+1)
	}
	f, _ := r.wide().Float64()
	return f
}

// Sign returns -1, 0 or +1.
func (r Rat) Sign() int {
	switch {
	case r.big != nil:
		return r.big.Sign()
	case r.num < 0:
		return -1
	case r.num > 0:
		return 1
	}
	return 0
}

// IsZero reports whether r is 0.
func (r Rat) IsZero() bool { return r.big == nil && r.num == 0 }

// IsOne reports whether r is 1.
func (r Rat) IsOne() bool { return r.big == nil && r.num == 1 && r.denMinus1 == 0 }

// IsInt reports whether r is an integer.
func (r Rat) IsInt() bool {
	if r.big == nil {
		return r.denMinus1 == 0
	}
	return r.big.IsInt()
}

// Cmp returns -1, 0 or +1 as r is less than, equal to or greater than s.
func (r Rat) Cmp(s Rat) int {
	if r.big != nil || s.big != nil {
		return r.wide().Cmp(s.wide())
	}
	if r.Sign() != s.Sign() || r.denMinus1 == s.denMinus1 {
		return compare(r.num, s.num)
	}
	order := compareProducts(magnitude(r.num), uint64(s.denMinus1+1), magnitude(s.num), uint64(r.denMinus1+1))
	if r.num < 0 {
		return -order
	}
	return order
}

// Equal reports whether r and s are the same number.
func (r Rat) Equal(s Rat) bool {
	if r.big == nil || s.big == nil {
		return r == s
	}
	return r.big.Cmp(s.big) == 0
}

// BitLen returns the number of bits of the numerator or the denominator, whichever is longer.
func (r Rat) BitLen() int {
	if r.big == nil {
		return max(bits.Len64(magnitude(r.num)), bits.Len64(uint64(r.denMinus1+1)))
	}
	return max(r.big.Num().BitLen(), r.big.Denom().BitLen())
}

// Hash returns a number that is the same for equal values, in every run.
func (r Rat) Hash() uint64 {
	if r.big == nil {
		return mix(mix(0, uint64(r.num)), uint64(r.denMinus1))
	}
	h := uint64(r.big.Sign())
	for _, w := range r.big.Num().Bits() {
		h = mix(h, uint64(w))
	}
	for _, w := range r.big.Denom().Bits() {
		h = mix(h, uint64(w))
	}
	return h
}

// mix folds w into h by one round of a 64-bit finalizer (the xor-shift-multiply form that Steele, Lea and
// Flood, "Fast splittable pseudorandom number generators", 2014, call mix64).
func mix(h, w uint64) uint64 {
	h = h*0x9e3779b97f4a7c15 + w
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// magnitude returns |n|, also for the lowest int64.
func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// compare returns -1, 0 or +1 as a is less than, equal to or greater than b.
func compare(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// compareProducts compares a*b with c*d without overflow.
func compareProducts(a, b, c, d uint64) int {
	hi1, lo1 := bits.Mul64(a, b)
	hi2, lo2 := bits.Mul64(c, d)
	switch {
	case hi1 < hi2 || hi1 == hi2 && lo1 < lo2:
		return -1
	case hi1 == hi2 && lo1 == lo2:
		return 0
	}
	return 1
}
