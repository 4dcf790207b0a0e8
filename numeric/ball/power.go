package ball

import (
	"math"
	"math/big"

	"nabla/numeric/interval"
)

// Sqrt returns the square root of x >= 0, exact where it has that many bits.
func Sqrt(x Ball) Ball { return Root(x, 2) }

// Cbrt returns the real cube root of x, exact where it has that many bits.
func Cbrt(x Ball) Ball { return Root(x, 3) }

// Root returns the real n-th root of x for n >= 1: of x >= 0 for even n, of all x, with the sign of x, for
// odd n. It is Undefined for n < 1. Exact roots are points.
func Root(x Ball, n int) Ball {
	at := func(v *big.Float, prec uint) Ball { return rootAt(v, prec, n) }
	switch {
	case n < 1:
		return Undefined(x.prec)
	case n%2 == 1:
		return increasing(x, math.Inf(-1), math.Inf(1), odd(at))
	default:
		return increasing(nonnegative.restrict(x), 0, math.Inf(1), at)
	}
}

// rootBound is the largest n for which n-th roots are integer roots; larger ones are exponentials.
const rootBound = 32

// rootAt takes the integer root of v * 2^(n*k), with k such that the root has enough bits.
func rootAt(v *big.Float, prec uint, n int) Ball {
	if v.Sign() == 0 {
		return small(0, prec)
	}
	if n > rootBound {
		return Exp(logAt(v, prec+2*guardBits).Quo(small(int64(n), prec))).round(prec)
	}
	bits := max(n*int(prec+2), int(v.MinPrec())) - exponent(v)
	k := int(math.Ceil(float64(bits) / float64(n)))
	m := toFixed(v, n*k)
	root := floorRoot(m, n)
	if power := new(big.Int).Exp(root, big.NewInt(int64(n)), nil); power.Cmp(m) == 0 {
		return fromFixed(root, 0, -k, prec)
	}
	return fromIntegers(root, new(big.Int).Add(root, big.NewInt(1)), -k, prec)
}

// floorRoot returns the integer part of the n-th root of m >= 1, by Newton's iteration from above (Brent and
// Zimmermann, 1.5.2).
func floorRoot(m *big.Int, n int) *big.Int {
	switch n {
	case 1:
		return m
	case 2:
		return new(big.Int).Sqrt(m)
	}
	root := rootStart(m, n)
	exponent, order := big.NewInt(int64(n-1)), big.NewInt(int64(n))
	next := new(big.Int)
	for {
		next.Exp(root, exponent, nil)
		next.Quo(m, next)
		next.Add(next, order.Mul(root, exponent))
		next.Quo(next, order.SetInt64(int64(n)))
		if next.Cmp(root) >= 0 {
			return root
		}
		root, next = next, root
	}
}

// rootStart returns an integer above the n-th root of m, accurate to float64.
func rootStart(m *big.Int, n int) *big.Int {
	mantissa := new(big.Float)
	e := new(big.Float).SetInt(m).MantExp(mantissa)
	f, _ := mantissa.Float64()
	e, rest := e/n, e%n
	start := big.NewFloat(math.Pow(math.Ldexp(f, rest), 1/float64(n)) * (1 + 0x1p-40))
	root, _ := start.SetMantExp(start, e).Int(nil)
	return root.Add(root, big.NewInt(1))
}

// PowInt returns x to the integer power n, real semantics: 0^n is undefined for n <= 0. Results of at most
// as many bits as the precision are exact for n >= 0.
func PowInt(x Ball, n int) Ball {
	switch {
	case x.def == interval.Nowhere:
		return x
	case n > 0:
		return powNatural(x, uint64(n))
	case x.lo.Sign() > 0 || x.hi.Sign() < 0:
		return powNonzero(x, n)
	case isZero(x):
		return Undefined(x.prec)
	case n == 0:
		return small(1, x.prec).weaken()
	default:
		return small(1, x.prec).Quo(powNatural(x, magnitude(n))).weaken()
	}
}

// powNonzero returns x^n for n <= 0 and x without zero; rounding may let x^-n touch zero.
func powNonzero(x Ball, n int) Ball {
	if n == 0 {
		return small(1, x.prec).defined(x.def)
	}
	return reciprocal(powNatural(x.SetPrec(x.prec+guardBits), magnitude(n))).round(x.prec)
}

// magnitude returns |n|, also for the smallest int.
func magnitude(n int) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// powNatural returns x^n for n >= 1: of |x| when n is even, odd-symmetric when n is odd.
func powNatural(x Ball, n uint64) Ball {
	at := func(v *big.Float, prec uint) Ball { return powAt(v, prec, n) }
	if n%2 == 0 {
		return increasing(Abs(x), 0, math.Inf(1), at)
	}
	return increasing(x, math.Inf(-1), math.Inf(1), odd(at))
}

// powAt squares repeatedly, which multiplies the relative error by n at most.
func powAt(v *big.Float, prec uint, n uint64) Ball {
	working := prec + 8
	for m := n; m > 0; m /= 2 {
		working++
	}
	x := exact(v, working)
	power := small(1, working)
	for m := n; m > 0; m /= 2 {
		if m%2 == 1 {
			power = power.Mul(x)
		}
		if m > 1 {
			x = x.Mul(x)
		}
	}
	return power.round(prec)
}

// Pow returns x to the power y with real semantics: any y for x > 0, y > 0 for x = 0, and for x < 0 only integers.
// 0^0 and 0 to a negative power are undefined.
func Pow(x, y Ball) Ball {
	def, prec := min(x.def, y.def), max(x.prec, y.prec)
	if def == interval.Nowhere {
		return Undefined(prec)
	}
	x, y = x.defined(def), y.defined(def)
	x.prec = prec
	if n, ok := smallInteger(y); ok {
		return PowInt(x, n)
	}
	right, left := powPositive(x, y, prec), powNegative(x, y, prec)
	switch {
	case x.lo.Sign() > 0:
		return right
	case x.hi.Sign() < 0:
		return left
	}
	result := Hull(powZero(y, prec), Hull(left, right))
	if x.lo.Sign() == 0 && y.lo.Sign() > 0 {
		result.def = def
	}
	return result
}

// smallInteger returns the value of a point that is an int.
func smallInteger(y Ball) (int, bool) {
	if y.lo != y.hi || !y.lo.IsInt() || exponent(y.lo) > 62 {
		return 0, false
	}
	n, _ := y.lo.Int64()
	return int(n), true
}

// halvesBound is the largest doubled half-integer exponent for which a power is a power of the square root.
const halvesBound = 64

// powPositive returns x^y for the positive part of x. Half-integer exponents of moderate size go by the square
// root, which is exact for squares.
func powPositive(x, y Ball, prec uint) Ball {
	x = positive.restrict(x)
	if x.def == interval.Nowhere {
		return x
	}
	working := prec + guardBits + 32
	x = x.SetPrec(working)
	if n, ok := smallInteger(y.scale(1)); ok && max(n, -n) < halvesBound && x.lo.Sign() > 0 {
		return PowInt(Sqrt(x), n).round(prec)
	}
	return Exp(y.Mul(Log(x))).round(prec)
}

// powNegative returns x^y for the negative part of x, where y can only be one of its integers: the power of |x|,
// with the sign of its parity.
func powNegative(x, y Ball, prec uint) Ball {
	first, last := Ceil(y), Floor(y)
	if first.lo.Cmp(last.hi) > 0 {
		return Undefined(prec)
	}
	power := powPositive(x.Neg(), y, prec)
	switch {
	case y.lo != y.hi:
		return Hull(power, power.Neg()).weaken()
	case isOdd(y.lo):
		return power.Neg()
	default:
		return power
	}
}

// isOdd says whether the integer v is odd: its lowest bit is then its unit.
func isOdd(v *big.Float) bool {
	return !v.IsInf() && v.Sign() != 0 && exponent(v) == int(v.MinPrec())
}

// powZero returns 0^y.
func powZero(y Ball, prec uint) Ball {
	switch {
	case y.hi.Sign() <= 0:
		return Undefined(prec)
	case y.lo.Sign() <= 0:
		return small(0, prec).weaken()
	default:
		return small(0, prec).defined(y.def)
	}
}
