package interval_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
	_ "nabla/testdata/seed"
)

// finite draws any float64 number, also subnormal and huge ones.
func finite() *rapid.Generator[float64] {
	return rapid.OneOf(
		rapid.Float64Range(-math.MaxFloat64, math.MaxFloat64),
		rapid.Float64Range(-4, 4),
		rapid.Map(rapid.Uint64Range(0, 1<<54), math.Float64frombits),
		rapid.Map(rapid.Int64Range(-1<<53, 1<<53), func(n int64) float64 { return float64(n) }),
	)
}

// TestTightArithmetic: the bounds of a sum, difference, product or quotient of two numbers are the exact result, or the
// two float64 numbers next to it; only where an error can underflow they may be one further apart.
func TestTightArithmetic(t *testing.T) {
	operations := map[string]struct {
		float func(x, y interval.Interval) interval.Interval
		exact func(z, x, y *big.Rat) *big.Rat
	}{
		"add": {interval.Interval.Add, (*big.Rat).Add}, "sub": {interval.Interval.Sub, (*big.Rat).Sub},
		"mul": {interval.Interval.Mul, (*big.Rat).Mul}, "quo": {interval.Interval.Quo, (*big.Rat).Quo},
	}
	for name, op := range operations {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				v, w := finite().Draw(t, "v"), finite().Draw(t, "w")
				if name == "quo" && w == 0 {
					return
				}
				exact := op.exact(new(big.Rat), new(big.Rat).SetFloat64(v), new(big.Rat).SetFloat64(w))
				loose := name == "quo" && math.Abs(v) < 0x1p-950
				requireTight(t, op.float(interval.Point(v), interval.Point(w)), exact, loose)
			})
		})
	}
}

// requireTight compares x with the enclosure of r; where it is loose or tiny it may be wider by one unit at either end.
func requireTight(t *rapid.T, x interval.Interval, r *big.Rat, loose bool) {
	want := interval.FromRat(rational.FromBig(r))
	require.Equal(t, interval.Everywhere, x.Def)
	require.LessOrEqual(t, x.Lo, want.Lo)
	require.GreaterOrEqual(t, x.Hi, want.Hi)
	if !loose && math.Abs(want.Lo) > 0x1p-950 {
		require.True(t, x == want, "%v, not %v", x, want)
		return
	}
	require.GreaterOrEqual(t, x.Lo, math.Nextafter(want.Lo, math.Inf(-1)))
	require.LessOrEqual(t, x.Hi, math.Nextafter(want.Hi, math.Inf(1)))
}

// TestTightSqrt: the square of the lower bound is at most the argument, that of the upper bound at least.
func TestTightSqrt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := math.Abs(finite().Draw(t, "v"))
		x := interval.Sqrt(interval.Point(v))
		square := func(f float64) *big.Rat { r := new(big.Rat).SetFloat64(f); return r.Mul(r, r) }
		exact := new(big.Rat).SetFloat64(v)
		require.LessOrEqual(t, square(x.Lo).Cmp(exact), 0)
		require.GreaterOrEqual(t, square(x.Hi).Cmp(exact), 0)
		require.LessOrEqual(t, x.Hi, math.Nextafter(math.Nextafter(x.Lo, math.Inf(1)), math.Inf(1)))
	})
}

// TestSigns: underflow does not cross zero.
func TestSigns(t *testing.T) {
	tiny := interval.Point(5e-324)
	assert.Equal(t, interval.Range(0, 5e-324), tiny.Mul(tiny))
	assert.Equal(t, interval.Range(-5e-324, 0).String(), tiny.Neg().Mul(tiny).String())
	assert.Equal(t, interval.Range(0, 5e-324), tiny.Quo(interval.Point(3)))
	assert.Equal(t, 0.0, interval.Exp(interval.Point(-800)).Lo)
	assert.Positive(t, interval.Exp(interval.Point(-800)).Hi)
}

// TestOverflow: the value exists, between the largest float64 and infinity, and is defined everywhere.
func TestOverflow(t *testing.T) {
	huge := interval.Point(math.MaxFloat64)
	for name, x := range map[string]interval.Interval{
		"sum": huge.Add(huge), "product": huge.Mul(huge), "quotient": huge.Quo(interval.Point(0.5)), "exp": interval.Exp(interval.Point(1e5)),
		"cosh":     interval.Cosh(interval.Point(-1e5)),
		"sinh":     interval.Sinh(interval.Point(1e5)),
		"power":    interval.PowInt(interval.Point(10), 400),
		"expm1":    interval.Expm1(huge),
		"gamma":    interval.Gamma(interval.Point(200)),
		"trigamma": interval.Trigamma(interval.Point(1e-200)),
		"pow":      interval.Pow(interval.Point(10), interval.Point(400.5)),
	} {
		assert.Equal(t, interval.Everywhere, x.Def, name)
		assert.GreaterOrEqual(t, x.Lo, math.MaxFloat64*(1-0x1p-40), name)
		assert.Equal(t, math.Inf(1), x.Hi, name)
	}
	assert.Equal(t, -math.MaxFloat64, huge.Neg().Sub(huge).Hi)
	assert.Equal(t, math.Inf(-1), huge.Neg().Sub(huge).Lo)
}

// TestUnboundedArguments: infinite bounds stand for numbers without bound.
func TestUnboundedArguments(t *testing.T) {
	inf := math.Inf(1)
	right, left := interval.Range(2, inf), interval.Range(-inf, -2)
	assert.Equal(t, interval.Range(4, inf), right.Add(right))
	assert.Equal(t, interval.Whole(), right.Add(left))
	assert.Equal(t, interval.Range(-inf, -4), right.Mul(left))
	assert.Equal(t, interval.Range(0, inf), right.Quo(right))
	assert.Equal(t, interval.Range(0, 0.5), interval.Point(1).Quo(right))
	assert.Equal(t, interval.Range(0, 0), interval.Point(0).Mul(interval.Whole()))
	assert.Equal(t, interval.Range(2, inf), interval.Abs(left))
	assert.Equal(t, interval.Range(-1, 1), interval.Sin(right))
	assert.Equal(t, interval.Range(4, inf), interval.PowInt(left, 2))
	for _, c := range unary {
		for _, x := range []interval.Interval{right, left, interval.Whole(), interval.Range(-inf, 2), interval.Range(-2, inf)} {
			y := c.float(x)
			if y.Def != interval.Nowhere {
				assert.True(t, y.Lo <= y.Hi, "%s(%v) = %v", c.name, x, y)
				assert.False(t, math.IsInf(y.Lo, 1) || math.IsInf(y.Hi, -1), "%s(%v) = %v", c.name, x, y)
			}
		}
	}
}

// TestTrigonometricBound: far out sine and cosine are only bounded; tangent keeps the definedness of single numbers.
func TestTrigonometricBound(t *testing.T) {
	assert.Equal(t, interval.Range(-1, 1), interval.Sin(interval.Point(1e7)))
	assert.Equal(t, interval.Range(-1, 1), interval.Cos(interval.Range(1e300, 1e301)))
	assert.Equal(t, interval.Everywhere, interval.Tan(interval.Point(1e300)).Def)
	assert.Equal(t, interval.Somewhere, interval.Tan(interval.Range(1e300, 1e301)).Def)
	assert.Less(t, interval.Sin(interval.Point(1<<20)).Width(), 1e-14)
}

// TestExact: results that are float64 numbers by their nature are points.
func TestExact(t *testing.T) {
	at := func(f func(interval.Interval) interval.Interval, v float64) interval.Interval {
		return f(interval.Point(v))
	}
	pow := func(v, w float64) interval.Interval { return interval.Pow(interval.Point(v), interval.Point(w)) }
	mod := func(v, w float64) interval.Interval { return interval.Mod(interval.Point(v), interval.Point(w)) }
	binom := func(v, w float64) interval.Interval { return interval.Binom(interval.Point(v), interval.Point(w)) }
	cases := []struct {
		name string
		got  interval.Interval
		want float64
	}{
		{"1/4", interval.Point(1).Quo(interval.Point(4)), 0.25},
		{"exp(0)", at(interval.Exp, 0), 1},
		{"log(1)", at(interval.Log, 1), 0},
		{"log2(2^-1074)", at(interval.Log2, 5e-324), -1074},
		{"log10(1e22)", at(interval.Log10, 1e22), 22},
		{"sqrt(2.25)", at(interval.Sqrt, 2.25), 1.5},
		{"cbrt(-27)", at(interval.Cbrt, -27), -3},
		{"sin(0)", at(interval.Sin, 0), 0},
		{"cos(0)", at(interval.Cos, 0), 1},
		{"tan(0)", at(interval.Tan, 0), 0},
		{"sec(0)", at(interval.Sec, 0), 1},
		{"acos(1)", at(interval.Acos, 1), 0},
		{"cosh(0)", at(interval.Cosh, 0), 1},
		{"acosh(1)", at(interval.Acosh, 1), 0},
		{"asech(1)", at(interval.Asech, 1), 0},
		{"sigma(0)", at(interval.Sigma, 0), 0.5},
		{"erfc(0)", at(interval.Erfc, 0), 1},
		{"gamma(1)", at(interval.Gamma, 1), 1},
		{"gamma(19)", at(interval.Gamma, 19), 6402373705728000},
		{"lgamma(2)", at(interval.Lgamma, 2), 0},
		{"relu(-2)", at(interval.Relu, -2), 0},
		{"sign(-2)", at(interval.Sign, -2), -1},
		{"floor(-2.5)", at(interval.Floor, -2.5), -3},
		{"ceil(-2.5)", at(interval.Ceil, -2.5), -2},
		{"2^10", pow(2, 10), 1024},
		{"2^-10", pow(2, -10), 0x1p-10},
		{"(-3)^3", pow(-3, 3), -27},
		{"4^1.5", pow(4, 1.5), 8},
		{"0^2.5", pow(0, 2.5), 0},
		{"(-1)^(2^80)", pow(-1, 0x1p80), 1},
		{"32^(1/5)", interval.Root(interval.Point(32), 5), 2},
		{"(-32)^(1/5)", interval.Root(interval.Point(-32), 5), -2},
		{"mod(-7,3)", mod(-7, 3), 2},
		{"mod(7,-3)", mod(7, -3), -2},
		{"mod(-6,3)", mod(-6, 3), 0},
		{"mod(2^1000,3)", mod(0x1p1000, 3), 1},
		{"binom(10,3)", binom(10, 3), 120},
		{"binom(50,25)", binom(50, 25), 126410606437752},
		{"binom(3,7)", binom(3, 7), 0},
		{"binom(3,-7)", binom(3, -7), 0},
		{"binom(-2,3)", binom(-2, 3), -4},
		{"binom(0.5,2)", binom(0.5, 2), -0.125},
		{"binom(7.5,0)", binom(7.5, 0), 1},
	}
	for _, c := range cases {
		assert.Equal(t, interval.True, interval.Equal(c.got, interval.Point(c.want)), "%s = %v", c.name, c.got)
	}
}

// TestJumps: at a jump the result is the hull of both sides.
func TestJumps(t *testing.T) {
	assert.Equal(t, interval.Range(-1, 1), interval.Sign(interval.Range(-1e-300, 1)))
	assert.Equal(t, interval.Range(0, 1), interval.Sign(interval.Range(0, 1)))
	assert.Equal(t, interval.Range(1, 2), interval.Floor(interval.Range(1.5, 2)))
	assert.Equal(t, interval.Range(2, 3), interval.Ceil(interval.Range(1.5, 2.5)))
	assert.Equal(t, interval.Range(0, 3), interval.Mod(interval.Range(5, 7), interval.Point(3)))
	assert.Equal(t, interval.Range(-3, 0), interval.Mod(interval.Range(5, 7), interval.Point(-3)))
	assert.Equal(t, interval.Range(1, 2), interval.Mod(interval.Range(4, 5), interval.Point(3)))
	assert.Equal(t, interval.Somewhere, interval.Mod(interval.Point(1), interval.Range(0, 1)).Def)
	assert.Equal(t, interval.Nowhere, interval.Mod(interval.Point(1), interval.Point(0)).Def)
}

// TestBranches: the choices among branches that the documentation names.
func TestBranches(t *testing.T) {
	assert.Negative(t, interval.Acot(interval.Point(-1)).Hi, "acot is odd")
	assert.Equal(t, interval.Nowhere, interval.Acot(interval.Point(0)).Def)
	assert.True(t, interval.Acos(interval.Point(-1)).Contains(math.Pi))
	assert.True(t, interval.Asec(interval.Range(-2, 2)).Contains(math.Pi/2), "both parts and what lies between")
	assert.Equal(t, interval.Nowhere, interval.Root(interval.Point(-4), 4).Def)
	assert.Equal(t, interval.Nowhere, interval.Root(interval.Point(4), 0).Def)
	assert.Equal(t, interval.Nowhere, interval.Pow(interval.Point(-8), interval.FromRat(rational.New(1, 3))).Def)
	assert.Equal(t, interval.Somewhere, interval.Pow(interval.Range(-1, 1), interval.Point(0)).Def, "0^0")
	assert.Equal(t, interval.Nowhere, interval.Binom(interval.Point(-2), interval.Point(0.5)).Def)
	assert.Equal(t, interval.Somewhere, interval.Binom(interval.Point(-2), interval.Range(0.5, 1.5)).Def)
	assert.Equal(t, interval.Everywhere, interval.Binom(interval.Point(-2), interval.Point(5000)).Def)
	assert.Equal(t, interval.Whole(), interval.Polygamma(5000, interval.Point(1)))
	assert.Equal(t, interval.Nowhere, interval.Polygamma(-1, interval.Point(1)).Def)
}
