package rational

import (
	"math"
	"math/big"
	"math/bits"
)

// Add returns r + s.
func (r Rat) Add(s Rat) Rat {
	if r.big == nil && s.big == nil {
		if sum, ok := addSmall(r.num, r.denMinus1+1, s.num, s.denMinus1+1); ok {
			return sum
		}
	}
	x, y := r.wide(), s.wide()
	if r.IsInt() && s.IsInt() { // math/big would look for common factors with the denominator 1
		return settleInt(new(big.Int).Add(x.Num(), y.Num()))
	}
	return settle(new(big.Rat).Add(x, y))
}

// Sub returns r - s.
func (r Rat) Sub(s Rat) Rat { return r.Add(s.Neg()) }

// Mul returns r * s.
func (r Rat) Mul(s Rat) Rat {
	if r.big == nil && s.big == nil {
		if product, ok := mulSmall(r.num, r.denMinus1+1, s.num, s.denMinus1+1); ok {
			return product
		}
	}
	x, y := r.wide(), s.wide()
	if r.IsInt() && s.IsInt() {
		return settleInt(new(big.Int).Mul(x.Num(), y.Num()))
	}
	return settle(new(big.Rat).Mul(x, y))
}

// Quo returns r / s. It panics if s is zero.
func (r Rat) Quo(s Rat) Rat { return r.Mul(s.Inv()) }

// Neg returns -r.
func (r Rat) Neg() Rat {
	if r.big == nil {
		return Rat{num: -r.num, denMinus1: r.denMinus1}
	}
	return settle(new(big.Rat).Neg(r.big))
}

// Inv returns 1/r. It panics if r is zero.
func (r Rat) Inv() Rat {
	switch {
	case r.big != nil || r.num == 0:
		return settle(new(big.Rat).Inv(r.wide()))
	case r.num < 0:
		return small(-(r.denMinus1 + 1), -r.num)
	}
	return small(r.denMinus1+1, r.num)
}

// Abs returns |r|.
func (r Rat) Abs() Rat {
	if r.Sign() < 0 {
		return r.Neg()
	}
	return r
}

// Floor returns the greatest integer that is at most r.
func (r Rat) Floor() Rat {
	if r.IsInt() {
		return r
	}
	if r.big != nil {
		// Int.Div rounds toward minus infinity because the denominator is positive.
		return FromBigInt(new(big.Int).Div(r.big.Num(), r.big.Denom()))
	}
	q := r.num / (r.denMinus1 + 1)
	if r.num < 0 {
		q--
	}
	return Rat{num: q}
}

// Pow returns r to the integer power n; r^0 is 1 for every r, also for 0. It panics if r is zero and n is
// negative. The result has about |n| times the bits of r: callers bound that first.
func (r Rat) Pow(n int) Rat {
	if n < 0 {
		r = r.Inv()
	}
	e := magnitude(int64(n))
	if r.big == nil {
		num, okNum := powInt(r.num, e)
		den, okDen := powInt(r.denMinus1+1, e)
		if okNum && okDen {
			return small(num, den)
		}
	}
	return powWide(r.wide(), new(big.Int).SetUint64(e))
}

// powWide returns x to the power e beyond the small range; powers of coprime numbers are coprime.
func powWide(x *big.Rat, e *big.Int) Rat {
	num := new(big.Int).Exp(x.Num(), e, nil)
	return settle(new(big.Rat).SetFrac(num, new(big.Int).Exp(x.Denom(), e, nil)))
}

// Root returns the nonnegative rational whose n-th power is r, and reports whether there is one. It is
// false for negative r and for n < 1.
func (r Rat) Root(n int) (Rat, bool) {
	if n < 1 || r.Sign() < 0 {
		return Rat{}, false
	}
	if n == 1 || r.IsZero() || r.IsOne() {
		return r, true
	}
	x := r.wide()
	num, ok := root(x.Num(), n)
	if !ok {
		return Rat{}, false
	}
	den, ok := root(x.Denom(), n)
	if !ok {
		return Rat{}, false
	}
	return settle(new(big.Rat).SetFrac(num, den)), true
}

// GCD returns the greatest nonnegative rational g such that a/g and b/g are integers: the greatest common
// divisor of the numerators over the least common multiple of the denominators. GCD(a, 0) is |a|.
func GCD(a, b Rat) Rat {
	if a.IsZero() || b.IsZero() {
		return a.Add(b).Abs()
	}
	if a.big == nil && b.big == nil {
		ad, bd := a.denMinus1+1, b.denMinus1+1
		num := gcd(magnitude(a.num), magnitude(b.num))
		if den, ok := mulInt(ad, bd/int64(gcd(uint64(ad), uint64(bd)))); ok {
			return small(int64(num), den)
		}
	}
	x, y := a.wide(), b.wide()
	num := new(big.Int).GCD(nil, nil, new(big.Int).Abs(x.Num()), new(big.Int).Abs(y.Num()))
	common := new(big.Int).GCD(nil, nil, x.Denom(), y.Denom())
	den := new(big.Int).Mul(x.Denom(), new(big.Int).Quo(y.Denom(), common))
	return settle(new(big.Rat).SetFrac(num, den))
}

// addSmall adds a/b and c/d, both in lowest terms, and reports whether the sum stays small. It follows
// Knuth, The Art of Computer Programming 2, section 4.5.1: by dividing out gcd(b, d) first, intermediate
// results stay as short as possible.
func addSmall(a, b, c, d int64) (Rat, bool) {
	if b == 1 && d == 1 {
		sum, ok := addInt(a, c)
		return Rat{num: sum}, ok
	}
	g := int64(gcd(uint64(b), uint64(d)))
	x, ok1 := mulInt(a, d/g)
	y, ok2 := mulInt(c, b/g)
	num, ok3 := addInt(x, y)
	if !ok1 || !ok2 || !ok3 {
		return Rat{}, false
	}
	h := int64(gcd(magnitude(num), uint64(g)))
	den, ok := mulInt(b/g, d/h)
	return small(num/h, den), ok
}

// mulSmall multiplies a/b by c/d, both in lowest terms, and reports whether the product stays small.
// Common factors are divided out crosswise, so that the product is in lowest terms at once.
func mulSmall(a, b, c, d int64) (Rat, bool) {
	if b != 1 || d != 1 {
		g, h := int64(gcd(magnitude(a), uint64(d))), int64(gcd(magnitude(c), uint64(b)))
		a, b, c, d = a/g, b/h, c/h, d/g
	}
	num, ok1 := mulInt(a, c)
	den, ok2 := mulInt(b, d)
	return small(num, den), ok1 && ok2
}

// addInt returns a + b and reports whether it lies in (-2^63, 2^63).
func addInt(a, b int64) (int64, bool) {
	sum := a + b
	return sum, (sum > a) == (b > 0) && sum != math.MinInt64
}

// mulInt returns a * b and reports whether it lies in (-2^63, 2^63).
func mulInt(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

// powInt returns a^n and reports whether it lies in (-2^63, 2^63).
func powInt(a int64, n uint64) (int64, bool) {
	result, ok := int64(1), true
	for {
		if n&1 == 1 {
			if result, ok = mulInt(result, a); !ok {
				return 0, false
			}
		}
		if n >>= 1; n == 0 {
			return result, true
		}
		// The square is still needed: if it overflows, so does the result, unless the result is 0 or ±1,
		// whose squares never overflow.
		if a, ok = mulInt(a, a); !ok {
			return 0, false
		}
	}
}

// root returns the exact n-th root of the positive integer x for n >= 2, if there is one.
func root(x *big.Int, n int) (*big.Int, bool) {
	if x.BitLen() <= n { // 1 <= x < 2^n: the only candidate is 1
		return big.NewInt(1), x.BitLen() == 1
	}
	if n == 2 {
		r := new(big.Int).Sqrt(x)
		return r, new(big.Int).Mul(r, r).Cmp(x) == 0
	}
	r := floorRoot(x, n)
	return r, new(big.Int).Exp(r, big.NewInt(int64(n)), nil).Cmp(x) == 0
}

// floorRoot returns the integer part of the n-th root of x by Newton's iteration from above, which
// decreases until it reaches it (Cohen, A Course in Computational Algebraic Number Theory, 1.7.1).
func floorRoot(x *big.Int, n int) *big.Int {
	r := new(big.Int).Lsh(big.NewInt(1), uint((x.BitLen()+n-1)/n))
	degree, less := big.NewInt(int64(n)), big.NewInt(int64(n-1))
	for {
		next := new(big.Int).Quo(x, new(big.Int).Exp(r, less, nil))
		next.Add(next, new(big.Int).Mul(r, less)).Quo(next, degree)
		if next.Cmp(r) >= 0 {
			return r
		}
		r = next
	}
}

// gcd returns the greatest common divisor by the binary algorithm; gcd(0, b) is b.
func gcd(a, b uint64) uint64 {
	if a == 1 || b == 1 {
		return 1
	}
	if a == 0 || b == 0 {
		return a | b
	}
	shift := bits.TrailingZeros64(a | b)
	a >>= bits.TrailingZeros64(a)
	for b != 0 {
		b >>= bits.TrailingZeros64(b)
		if a > b {
			a, b = b, a
		}
		b -= a
	}
	return a << shift
}
