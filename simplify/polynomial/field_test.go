package polynomial

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/rational"
)

func TestPrimesArePrime(t *testing.T) {
	for _, p := range primes {
		assert.True(t, new(big.Int).SetUint64(p).ProbablyPrime(20), "%d", p)
		assert.Less(t, p, uint64(1)<<61)
	}
	assert.Equal(t, PrimeField(0), PrimeField(len(primes)))
	assert.Equal(t, primes[1], PrimeField(1).Order())
}

func drawField(t *rapid.T) Field {
	return FieldOf(rapid.SampledFrom([]uint64{3, 101, 1<<31 - 1, primes[0], primes[7], 1<<63 - 25}).Draw(t, "p"))
}

func TestFieldAgreesWithBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawField(t)
		a, b := rapid.Uint64Max(f.p-1).Draw(t, "a"), rapid.Uint64Max(f.p-1).Draw(t, "b")
		x, y, m := new(big.Int).SetUint64(a), new(big.Int).SetUint64(b), new(big.Int).SetUint64(f.p)
		value := func(n *big.Int) uint64 { return n.Mod(n, m).Uint64() }
		require.Equal(t, value(new(big.Int).Add(x, y)), f.Add(a, b))
		require.Equal(t, value(new(big.Int).Sub(x, y)), f.Sub(a, b))
		require.Equal(t, value(new(big.Int).Neg(x)), f.Neg(a))
		require.Equal(t, value(new(big.Int).Mul(x, y)), f.Mul(a, b))
		require.Equal(t, new(big.Int).Exp(x, y, m).Uint64(), f.Pow(a, b))
		inverse, ok := f.Inv(a)
		require.Equal(t, a != 0, ok)
		if ok {
			require.Equal(t, uint64(1), f.Mul(a, inverse))
		}
	})
}

func TestResidueOfRat(t *testing.T) {
	f := FieldOf(101)
	for _, c := range []struct {
		c    rational.Rat
		want uint64
	}{
		{rational.Int(-1), 100}, {rational.New(1, 2), 51}, {rational.Int(math.MinInt64), f.Neg(f.Pow(2, 63))},
		{rational.Int(2).Pow(200), f.Pow(2, 200)}, {rational.Int(2).Pow(-200), f.inv(f.Pow(2, 200))},
	} {
		got, ok := f.Rat(c.c)
		assert.True(t, ok)
		assert.Equal(t, c.want, got, c.c)
	}
	_, ok := f.Rat(rational.New(5, 202))
	assert.False(t, ok)
}

func drawResidue(t *rapid.T, f Field, label string) residue {
	a := residue(rapid.SliceOfN(rapid.Uint64Max(f.p-1), 0, 7).Draw(t, label))
	return a.reduced()
}

func TestResidueDivision(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawField(t)
		a, b := drawResidue(t, f, "a"), drawResidue(t, f, "b")
		if len(b) == 0 {
			return
		}
		quotient, remainder := f.divide(a, b)
		require.Less(t, remainder.degree(), b.degree())
		product := f.mul(quotient, b)
		require.Equal(t, append(residue{}, remainder...), append(residue{}, f.sub(a, product)...))
		g := f.gcd(a, b)
		require.Empty(t, f.rem(a, g))
		require.Empty(t, f.rem(b, g))
		inverse, ok := f.inverse(a, b)
		require.Equal(t, g.degree() == 0, ok)
		if ok && b.degree() > 0 {
			require.Equal(t, residue{1}, f.rem(f.mul(a, inverse), b))
		}
	})
}

// The factors of equal degree multiply back, and x^(p^d) - x vanishes modulo each of them.
func TestCantorZassenhaus(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := FieldOf(rapid.SampledFrom([]uint64{11, 101, primes[0]}).Draw(t, "p"))
		a := append(drawResidue(t, f, "a"), 1)
		if a.degree() < 1 || f.gcd(a, f.derivative(a)).degree() > 0 {
			return
		}
		var random generator
		product := residue{1}
		for _, b := range f.byDegree(a) {
			parts, ok := b.split(f, &random)
			require.True(t, ok)
			for _, part := range parts {
				require.Equal(t, b.degree, part.degree())
				product = f.mul(product, part)
				image := f.rem(residue{0, 1}, part)
				m := f.frobenius(part)
				for range b.degree {
					image = m.apply(f, image)
				}
				require.Equal(t, f.rem(residue{0, 1}, part), image)
			}
		}
		require.Equal(t, a, product)
	})
}
