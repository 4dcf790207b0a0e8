package rational

import (
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/parser/limit"
	_ "nabla/testdata/seed"
)

// edges are the integers near which 64-bit arithmetic goes wrong.
var edges = []int64{0, 1, -1, 2, -2, 3, 10, math.MaxInt64, math.MaxInt64 - 1, math.MinInt64, math.MinInt64 + 1,
	1 << 31, 1<<31 - 1, 1 << 32, -1 << 32, 1 << 53, 1<<53 + 1, 3037000499, 3037000500, 1 << 62}

func drawInt(t *rapid.T, label string) int64 {
	return rapid.OneOf(rapid.Int64Range(-12, 12), rapid.SampledFrom(edges), rapid.Int64()).Draw(t, label)
}

// drawRat draws a number that is often small, often at the edge of 64 bits and sometimes beyond it.
func drawRat(t *rapid.T, label string) Rat {
	den := drawInt(t, label+" denominator")
	if den == 0 {
		den = 1
	}
	x := big.NewRat(drawInt(t, label+" numerator"), den)
	if rapid.IntRange(0, 5).Draw(t, label+" width") == 0 {
		x.Mul(x, big.NewRat(math.MaxInt64, 7))
	}
	return FromBig(x)
}

// requireCanonical fails unless r has the one representation its value may have, and that value is want.
func requireCanonical(t require.TestingT, want *big.Rat, r Rat) {
	require.Zero(t, want.Cmp(r.Big()), "want %s, got %s", want.RatString(), r)
	num := want.Num()
	fits := num.IsInt64() && num.Int64() != math.MinInt64 && want.Denom().IsInt64()
	require.Equal(t, fits, r.big == nil, "representation of %s", r)
	if fits {
		require.Equal(t, small(num.Int64(), want.Denom().Int64()), r)
	}
}

func TestArithmeticAgreesWithBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, s := drawRat(t, "r"), drawRat(t, "s")
		x, y := r.Big(), s.Big()
		requireCanonical(t, new(big.Rat).Add(x, y), r.Add(s))
		requireCanonical(t, new(big.Rat).Sub(x, y), r.Sub(s))
		requireCanonical(t, new(big.Rat).Mul(x, y), r.Mul(s))
		requireCanonical(t, new(big.Rat).Neg(x), r.Neg())
		requireCanonical(t, new(big.Rat).Abs(x), r.Abs())
		if !s.IsZero() {
			requireCanonical(t, new(big.Rat).Quo(x, y), r.Quo(s))
			requireCanonical(t, new(big.Rat).Inv(y), s.Inv())
		}
	})
}

func TestOrderAgreesWithBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, s := drawRat(t, "r"), drawRat(t, "s")
		order := r.Big().Cmp(s.Big())
		assert.Equal(t, order, r.Cmp(s))
		assert.Equal(t, order == 0, r.Equal(s))
		assert.Equal(t, r.Big().Sign(), r.Sign())
		assert.Equal(t, r.Big().IsInt(), r.IsInt())
		assert.Equal(t, r.Sign() == 0, r.IsZero())
		assert.Equal(t, r.Equal(Int(1)), r.IsOne())
	})
}

func TestHashFollowsValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, s := drawRat(t, "r"), drawRat(t, "s")
		assert.Equal(t, r.Hash(), r.Add(s).Sub(s).Hash())
		if r.Hash() == s.Hash() {
			assert.True(t, r.Equal(s), "%s and %s collide", r, s)
		}
	})
}

func TestParseReadsString(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRat(t, "r")
		back, err := Parse(r.String())
		require.NoError(t, err)
		require.True(t, r.Equal(back))
	})
}

func TestPowAgreesWithRepeatedProduct(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRat(t, "r")
		n := rapid.IntRange(0, 12).Draw(t, "n")
		want := Int(1)
		for range n {
			want = want.Mul(r)
		}
		requireCanonical(t, want.Big(), r.Pow(n))
		if !r.IsZero() {
			requireCanonical(t, want.Inv().Big(), r.Pow(-n))
		}
	})
}

func TestPowLargeExponents(t *testing.T) {
	assert.Equal(t, Int(1), Int(1).Pow(math.MaxInt))
	assert.Equal(t, Int(1), Int(-1).Pow(math.MinInt))
	assert.Equal(t, Int(0), Int(0).Pow(math.MaxInt))
	assert.Equal(t, Int(1), Int(0).Pow(0))
	assert.Equal(t, New(1, 1024), Int(2).Pow(-10))
}

func TestRootInvertsPow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRat(t, "r").Abs()
		n := rapid.IntRange(1, 9).Draw(t, "n")
		got, ok := r.Pow(n).Root(n)
		require.True(t, ok)
		require.True(t, r.Equal(got), "root of %s^%d gave %s", r, n, got)
		if n > 1 && r.Cmp(Int(1)) > 0 {
			_, ok = r.Pow(n).Add(Int(1)).Root(n)
			if r.IsInt() { // no n-th power follows the n-th power of an integer > 1 at distance 1
				require.False(t, ok)
			}
		}
	})
}

func TestRootRefuses(t *testing.T) {
	for _, c := range []struct {
		r Rat
		n int
	}{{Int(2), 2}, {Int(-8), 3}, {Int(4), 0}, {Int(4), -1}, {New(4, 3), 2}, {New(3, 4), 2}, {Int(2), 1 << 40}, {Int(16), 3}} {
		_, ok := c.r.Root(c.n)
		assert.False(t, ok, "root %d of %s", c.n, c.r)
	}
}

func TestFloor(t *testing.T) {
	for _, c := range []struct{ num, den, want int64 }{
		{7, 2, 3}, {-7, 2, -4}, {6, 2, 3}, {-6, 2, -3}, {0, 5, 0}, {-1, math.MaxInt64, -1}, {math.MinInt64, 3, -3074457345618258603},
	} {
		assert.Equal(t, Int(c.want), New(c.num, c.den).Floor(), "%d/%d", c.num, c.den)
	}
	rapid.Check(t, func(t *rapid.T) {
		r := drawRat(t, "r")
		f := r.Floor()
		require.True(t, f.IsInt())
		require.LessOrEqual(t, f.Cmp(r), 0)
		require.Positive(t, f.Add(Int(1)).Cmp(r))
	})
}

func TestGCDDivides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, s := drawRat(t, "r"), drawRat(t, "s")
		g := GCD(r, s)
		if r.IsZero() && s.IsZero() {
			require.True(t, g.IsZero())
			return
		}
		require.Positive(t, g.Sign())
		a, b := r.Quo(g), s.Quo(g)
		require.True(t, a.IsInt() && b.IsInt())
		coprime := new(big.Int).GCD(nil, nil, a.Abs().Num(), b.Abs().Num())
		require.Zero(t, coprime.Cmp(big.NewInt(1)))
	})
}

func TestParse(t *testing.T) {
	for text, want := range map[string]Rat{
		"2": Int(2), "-2": Int(-2), "+2": Int(2), "2.5": New(5, 2), ".5": New(1, 2), "-0.25": New(-1, 4), "1e-3": New(1, 1000),
		"1E3": Int(1000), "1.5e+2": Int(150), "-1/3": New(-1, 3), "6/4": New(3, 2), "007": Int(7), "0.1": New(1, 10),
		"9223372036854775808": Int(math.MaxInt64).Add(Int(1)), "-9223372036854775808": Int(math.MinInt64),
		"0e4000": Int(0),
	} {
		got, err := Parse(text)
		require.NoError(t, err, text)
		assert.True(t, want.Equal(got), "%s: %s", text, got)
	}
}

func TestParseErrors(t *testing.T) {
	for text, want := range map[string]error{
		"": ErrSyntax, "-": ErrSyntax, ".": ErrSyntax, "1.": ErrSyntax, "1e": ErrSyntax, "e5": ErrSyntax, "--1": ErrSyntax, "0x10": ErrSyntax,
		"1_000": ErrSyntax, "1/0": ErrSyntax, "1/-2": ErrSyntax, "1.5/2": ErrSyntax, "1/2/3": ErrSyntax, " 1": ErrSyntax, "inf": ErrSyntax,
		"1e+-2": ErrSyntax, "1e4001": ErrRange, "1e-4001": ErrRange, "1e99999999999999999999": ErrRange,
		strings.Repeat("9", limit.TokenBytes+1): ErrRange,
	} {
		_, err := Parse(text)
		assert.ErrorIs(t, err, want, "%.30q", text)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"1", "-2.5e3", "1/3", "1e4000", "+.5", "0/00000008", "010/1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := Parse(text)
		if err != nil {
			return
		}
		num, den, quotient := strings.Cut(text, "/")
		want, ok := new(big.Rat).SetString(num)
		if quotient { // math/big reads integers with a leading zero as octal in a quotient
			var x, y *big.Int
			x, _ = new(big.Int).SetString(num, 10)
			y, ok = new(big.Int).SetString(den, 10)
			want = new(big.Rat).SetFrac(x, y)
		}
		require.True(t, ok, "math/big refuses %q", text)
		requireCanonical(t, want, r)
	})
}

func TestFloat64(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRat(t, "r")
		want, _ := r.Big().Float64()
		require.Equal(t, want, r.Float64())
	})
	assert.True(t, math.IsInf(Int(10).Pow(400).Float64(), 1))
}

func TestConversions(t *testing.T) {
	n, ok := Int(math.MinInt64).Int64()
	assert.True(t, ok)
	assert.Equal(t, int64(math.MinInt64), n)
	_, ok = New(1, 2).Int64()
	assert.False(t, ok)
	_, ok = Int(math.MaxInt64).Add(Int(1)).Int64()
	assert.False(t, ok)
	_, _, ok = Int(math.MinInt64).Small()
	assert.False(t, ok)
	num, den, ok := New(6, -4).Small()
	assert.True(t, ok)
	assert.Equal(t, [2]int64{-3, 2}, [2]int64{num, den})
	assert.Equal(t, 3, New(-5, 7).BitLen())
	assert.Equal(t, 0, Rat{}.Sign())
	assert.Equal(t, "0", Rat{}.String())
	assert.Equal(t, 101, FromBigInt(new(big.Int).Lsh(big.NewInt(1), 100)).BitLen())
}

// A caller that changes what it put in or got out must not change a Rat.
func TestValuesAreIsolated(t *testing.T) {
	x := new(big.Rat).SetFrac(new(big.Int).Lsh(big.NewInt(1), 90), big.NewInt(3))
	r := FromBig(x)
	want := r.String()
	x.SetInt64(1)
	r.Big().SetInt64(2)
	r.Num().SetInt64(3)
	r.Den().SetInt64(4)
	assert.Equal(t, want, r.String())
}

func TestDivisionByZeroPanics(t *testing.T) {
	assert.Panics(t, func() { New(1, 0) })
	assert.Panics(t, func() { Int(1).Quo(Rat{}) })
	assert.Panics(t, func() { Rat{}.Inv() })
	assert.Panics(t, func() { Rat{}.Pow(-1) })
}

func TestSmallArithmeticDoesNotAllocate(t *testing.T) {
	r, s := New(22, 7), New(-355, 113)
	var sink Rat
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		sink = r.Add(s).Mul(s).Sub(r).Quo(s).Pow(2).Abs()
		if sink.Cmp(r) < 0 || sink.Equal(s) {
			sink = GCD(r, s)
		}
	}))
}

func BenchmarkAddSmall(b *testing.B) {
	r, s := New(22, 7), New(-355, 113)
	for b.Loop() {
		r.Add(s)
	}
}

func BenchmarkMulInteger(b *testing.B) {
	r, s := Int(1234567), Int(-7654321)
	for b.Loop() {
		r.Mul(s)
	}
}

func BenchmarkMulWide(b *testing.B) {
	r, s := New(math.MaxInt64, 7), New(math.MaxInt64, 11)
	for b.Loop() {
		r.Mul(s)
	}
}
