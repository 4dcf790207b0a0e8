package ball

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// unitsApart returns |a - b/2^extra| in units, rounded up, where b is the same number with extra more bits.
func unitsApart(a, b *big.Int, extra uint) int64 {
	d := new(big.Int).Lsh(a, extra)
	d.Sub(d, b).Abs(d)
	d.Rsh(d, extra)
	return d.Int64() + 1
}

// drawFraction draws a number of [0, 1) with w bits after the point.
func drawFraction(t *rapid.T, w uint) *big.Int {
	bits := rapid.SliceOfN(rapid.Byte(), int(w/8)+1, int(w/8)+1).Draw(t, "bits")
	r := new(big.Int).SetBytes(bits)
	return r.Rsh(r, uint(r.BitLen())-min(uint(r.BitLen()), w))
}

// TestKernelErrors: the errors that the kernels promise hold against the same kernel with many more bits, whose own
// error is then negligible.
func TestKernelErrors(t *testing.T) {
	const extra = 100
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.UintRange(40, 2200).Draw(t, "w")
		x := drawFraction(t, w)
		wide := new(big.Int).Lsh(x, extra)
		require.LessOrEqual(t, unitsApart(expFixed(x, w), expFixed(wide, w+extra), extra), int64(2))
		sin, cos := sinCosFixed(x, w)
		wideSin, wideCos := sinCosFixed(wide, w+extra)
		require.LessOrEqual(t, unitsApart(sin, wideSin, extra), int64(2))
		require.LessOrEqual(t, unitsApart(cos, wideCos, extra), int64(2))
		angle, err := atanFixed(x, w)
		wideAngle, _ := atanFixed(wide, w+extra)
		require.LessOrEqual(t, unitsApart(angle, wideAngle, extra), err)
		m := new(big.Float).SetMantExp(new(big.Float).SetInt(x), -int(w))
		m.Add(m.Quo(m, big.NewFloat(2)), big.NewFloat(0.75))
		log, err := logFixed(m, w)
		wideLog, _ := logFixed(m, w+extra)
		require.LessOrEqual(t, unitsApart(log, wideLog, extra), err)
	})
}

// TestConstantErrors: the cached constants agree over precisions, whichever is asked first.
func TestConstantErrors(t *testing.T) {
	for _, c := range []*constant{&piConstant, &ln2Constant} {
		fine := c.fixed(3000)
		for _, w := range []uint{10, 100, 479, 480, 481, 1000, 2000} {
			fresh := constant{compute: c.compute}
			assert.LessOrEqual(t, unitsApart(fresh.fixed(w), fine, 3000-w), int64(2), "%d bits", w)
			assert.Zero(t, fresh.fixed(w).Cmp(c.fixed(w)), "%d bits", w)
		}
	}
}

// TestBernoulli compares with the table in DLMF 24.2.
func TestBernoulli(t *testing.T) {
	for k, want := range map[int]string{1: "1/6", 2: "-1/30", 3: "1/42", 6: "-691/2730", 10: "-174611/330", 15: "8615841276005/14322"} {
		assert.Equal(t, want, bernoulli(k).RatString(), "B_%d", 2*k)
	}
	for k := 1; k < 100; k++ { // von Staudt and Clausen: the denominators
		want := int64(1)
		for p := 2; p <= 2*k+1; p++ {
			if 2*k%(p-1) == 0 && big.NewInt(int64(p)).ProbablyPrime(0) {
				if want > 1<<50 {
					want = 0 // too long to compare
					break
				}
				want *= int64(p)
			}
		}
		if want != 0 {
			assert.Equal(t, want, bernoulli(k).Denom().Int64(), "B_%d", 2*k)
		}
	}
}

// TestFloorRoot: r^n <= m < (r+1)^n.
func TestFloorRoot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := new(big.Int).SetBytes(rapid.SliceOfN(rapid.Byte(), 1, 300).Draw(t, "m"))
		m.Add(m, big.NewInt(1))
		n := rapid.IntRange(1, rootBound).Draw(t, "n")
		order := big.NewInt(int64(n))
		root := floorRoot(m, n)
		require.LessOrEqual(t, new(big.Int).Exp(root, order, nil).Cmp(m), 0)
		next := new(big.Int).Add(root, big.NewInt(1))
		require.Positive(t, next.Exp(next, order, nil).Cmp(m))
	})
}

// TestBoundsOfRounding: directed rounding at the ends of the exponent range never crosses the value.
func TestBoundsOfRounding(t *testing.T) {
	huge, tiny := powerOfTwo(1, ExponentBound+7), powerOfTwo(1, -ExponentBound-7)
	for _, v := range []*big.Float{huge, tiny, new(big.Float).Neg(huge), new(big.Float).Neg(tiny), infinity(1), infinity(-1), new(big.Float)} {
		assert.LessOrEqual(t, clampDown(v).Cmp(v), 0, "%v", v)
		assert.GreaterOrEqual(t, clampUp(v).Cmp(v), 0, "%v", v)
	}
}
