package symbolic

import (
	"math/big"

	"nabla/numeric/rational"
	"nabla/parser/limit"
)

// Power returns base^exponent. Only what holds with the same domain is carried out: powers of numbers,
// integer powers of products, powers of powers with a fitting domain, powers of exponentials. What has no
// value (0^0, 0^-1, (-1)^(1/2)) stays as it is and is undefined.
//
// exp(a)^b is exp(a*b) for real a, or an integer b. (x^2)^(1/2) stays: it is |x|.
func Power(base, exponent *Expr) *Expr {
	switch {
	case exponent.IsOne():
		return base
	case base.isExp() && (base.real || exponent.isInteger()):
		return Apply(base.fn, Product(exponent, base.args[0]))
	case exponent.kind == KindNumber:
		return rationalPower(base, exponent)
	case base.IsOne() && exponent.total:
		return one
	}
	return newPower(base, exponent)
}

// Sqrt returns the square root a^(1/2).
func Sqrt(a *Expr) *Expr { return Power(a, half) }

// newPower builds the node as it is; a power is total only where its base and exponent say so. It is real
// where the base is positive or the exponent an integer; of a negative base it may be complex.
func newPower(base, exponent *Expr) *Expr {
	e := &Expr{kind: KindPower, args: []*Expr{base, exponent}}
	e.finish(0)
	e.total = base.total && exponent.total && alwaysReal(base, exponent)
	e.real = e.real && (positive(base) || exponent.isInteger())
	return e
}

// isInteger reports an integer number.
func (e *Expr) isInteger() bool { return e.kind == KindNumber && e.number.IsInt() }

// alwaysReal reports that base^exponent is real wherever base and exponent are.
func alwaysReal(base, exponent *Expr) bool {
	if positive(base) {
		return true
	}
	n, ok := exponent.IsInteger()
	return ok && n > 0
}

// rationalPower handles base^exponent for a number as exponent. The power of a delta is that delta, as 0^r
// = 0 and 1^r = 1 for r > 0; for r < 0 it is undefined where the delta is 0, for whatever r.
func rationalPower(base, exponent *Expr) *Expr {
	r := exponent.number
	switch base.kind {
	case KindConstant:
		if n, ok := exponent.IsInteger(); ok && base.IsUnit() {
			return unitPower(base, n)
		}
	case KindNumber:
		return numberPower(base, exponent)
	case KindDelta:
		switch { // 0 or 1
		case r.Sign() > 0:
			return base
		case r.Sign() < 0:
			exponent = minus
		}
	case KindProduct:
		return productPower(base, exponent)
	case KindPower:
		if p, ok := powerOfPower(base, r); ok {
			return p
		}
	}
	if r.IsZero() && base.total && positive(base) {
		return one
	}
	return newPower(base, exponent)
}

// powerOfPower merges (b^s)^r = b^(s*r): the values agree if both are integers, if b is positive, or if s
// is no integer (b >= 0 then); the last over the complex numbers, too, if r is an integer or |s| < 1, for
// then the argument of b^s is s times that of b. The domains agree if the product demands of b what the two
// powers do, beyond what b shows by itself.
//
// Examples: (x^2)^3 = x^6 and (x^(1/2))^2 stays, because x^1 has values for x < 0.
func powerOfPower(base *Expr, r rational.Rat) (*Expr, bool) {
	b, inner := base.args[0], base.args[1]
	if positive(b) && b.total && (inner.real || r.IsInt()) {
		return Power(b, Product(Number(r), inner)), true
	}
	if inner.kind != KindNumber || !r.IsInt() && (inner.number.IsInt() || inner.number.Abs().Cmp(rational.Int(1)) > 0) {
		return nil, false
	}
	s := inner.number
	product := s.Mul(r)
	if r.IsInt() && s.Sign() < 0 && r.Sign() < 0 && !r.Equal(rational.Int(-1)) && domainOf(product.Neg()) == domainOf(s) {
		return newPower(Power(b, Number(product.Neg())), minus), true // (1/b)^-2 is 1/(1/b^2), which keeps off b = 0
	}
	differ := domainOf(product) ^ (domainOf(s) | domainOf(r))
	if nonnegative(b) {
		differ &^= nonnegativeBase // the square of a norm is a sum of squares
	}
	if differ != 0 {
		return nil, false
	}
	return Power(b, Number(product)), true
}

// productPower distributes an integer power over the factors; of other powers it takes out the part of a
// positive coefficient that is an exact power.
func productPower(base, exponent *Expr) *Expr {
	r := exponent.number
	if r.IsInt() {
		factors := make([]*Expr, 0, len(base.args)+1)
		factors = append(factors, Power(Number(base.number), exponent))
		for _, f := range base.args {
			factors = append(factors, Power(f, exponent))
		}
		return Product(factors...)
	}
	if base.number.Sign() > 0 && !base.number.IsOne() {
		outer, inner := extractPower(base.number, r)
		if !outer.IsOne() {
			return Product(Number(outer), Power(Scale1(inner, newProduct(rational.Int(1), base.args)), exponent))
		}
	}
	return newPower(base, exponent)
}

// numberPower evaluates a power of numbers as far as it is exact and bounded. 0^0 and 0^-1 stay as nodes
// without a value.
func numberPower(base, exponent *Expr) *Expr {
	b, r := base.number, exponent.number
	switch {
	case b.IsZero():
		if r.Sign() > 0 {
			return zero
		}
		return newPower(base, exponent)
	case b.IsOne() || r.IsZero():
		return one
	case !r.IsInt():
		return rootOfNumber(b, r)
	}
	n, ok := r.Int64()
	if !ok || tooLong(b, n) {
		return newPower(base, exponent)
	}
	return Number(b.Pow(int(n)))
}

// tooLong estimates the bits of b^n before the power is computed. Powers of 1 and -1 stay short, but their
// exponents are bounded all the same.
func tooLong(b rational.Rat, n int64) bool {
	if b.Abs().IsOne() {
		return n > limit.NumberBits || n < -limit.NumberBits
	}
	bits := int64(b.BitLen())
	return n > limit.NumberBits/bits || n < -limit.NumberBits/bits
}

// rootOfNumber writes b^(p/q) as a rational times a power of an integer with an exponent between 0 and 1.
// So 8^(1/2) is 2*2^(1/2) and 2^(-1/2) is 1/2*2^(1/2), whichever way they were written.
func rootOfNumber(b, r rational.Rat) *Expr {
	if b.Sign() < 0 || tooLong(b, 1+abs64(r.Floor())) {
		return newPower(Number(b), Number(r))
	}
	whole := r.Floor()
	part := r.Sub(whole)
	n, ok := whole.Int64()
	if !ok {
		return newPower(Number(b), Number(r))
	}
	outer, inner := extractPower(b, part)
	outer = outer.Mul(b.Pow(int(n)))
	if inner.IsOne() {
		return Number(outer)
	}
	return newProduct(outer, []*Expr{newPower(Number(inner), Number(part))})
}

// abs64 is the size of an exponent, cut off at the longest number.
func abs64(r rational.Rat) int64 {
	n, ok := r.Abs().Int64()
	if !ok {
		return limit.NumberBits
	}
	return n
}

// extractPower returns outer and inner with b^r = outer * inner^r, b > 0, 0 < r < 1 and inner an integer
// that small primes divide less than q times, where r = p/q. A denominator is cleared first:
// (a/d)^(p/q) = (a*d^(q-p'))^(p/q)/d, with one factor d for p = 1.
func extractPower(b, r rational.Rat) (outer, inner rational.Rat) {
	outer = rational.Int(1)
	q, ok := rational.FromBigInt(r.Den()).Int64()
	p, ok2 := rational.FromBigInt(r.Num()).Int64()
	if !ok || !ok2 || q > maxRoot || p < 0 || p > q || b.BitLen() > rootBits {
		return outer, b
	}
	if root, exact := b.Root(int(q)); exact {
		return root.Pow(int(p)), rational.Int(1)
	}
	if !b.IsInt() {
		d := rational.FromBigInt(b.Den())
		outer = d.Pow(-int(p))
		b = rational.FromBigInt(b.Num()).Mul(d.Pow(int(q) - 1))
	}
	root, rest := primePowers(b.Num(), int(q))
	return outer.Mul(rational.FromBigInt(root).Pow(int(p))), rational.FromBigInt(rest)
}

const (
	maxRoot    = 64   // the greatest root that is taken of numbers
	rootBits   = 512  // the longest number whose factors are looked for
	trialPrime = 1000 // factors are looked for up to here
)

// primePowers returns root and rest with n = root^q * rest, by trial division.
func primePowers(n *big.Int, q int) (root, rest *big.Int) {
	root, rest = big.NewInt(1), new(big.Int).Set(n)
	quotient, remainder := new(big.Int), new(big.Int)
	for f := int64(2); f < trialPrime; f++ {
		power := new(big.Int).Exp(big.NewInt(f), big.NewInt(int64(q)), nil)
		if power.Cmp(rest) > 0 {
			break
		}
		for {
			quotient.QuoRem(rest, power, remainder)
			if remainder.Sign() != 0 {
				break
			}
			rest.Set(quotient)
			root.Mul(root, big.NewInt(f))
		}
	}
	return root, rest
}
