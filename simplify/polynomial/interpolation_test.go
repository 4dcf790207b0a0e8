package polynomial

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/parser/limit"
)

func TestInterpolate(t *testing.T) {
	for _, c := range []struct{ g, a, b string }{
		{"3*x*y - 2*z*u + v*w - a*b + 7", "x*v + y*w - 5*a", "x + y + z + u*v + w - b"},
		{"x*y*z*u*v*w*a*b - 1", "x + y + z + u", "v + w + a + b"},
		{"x + y", "x - y", "y - 1"},
		// The cofactors vanish together at (1, …, 1), where a naive sequence of points would start.
		{"x*y + 2", "x*z - y", "z + x - 2*y"},
		{"5*x^2*y - 3*z", "2*x + 1", "7*y - z"},
	} {
		r := NewRing(limit.PolynomialSteps)
		g := read(t, c.g)
		p, q := r.Mul(g, read(t, c.a)), r.Mul(g, read(t, c.b))
		got, ok := r.interpolate(p.primitive(), q.primitive(), tightened(r, p, q))
		require.True(t, ok, c.g)
		requireEqual(t, g.primitive(), got)
	}
}

func TestInterpolateGivesUp(t *testing.T) {
	for name, c := range map[string]struct{ g, a, b string }{
		"degree": {"x^40 + y^40 + z", "x + 1", "y + 1"},
		"length": {"8123456789123456789*x*y + 7987654321987654321*z + 3", "1000000007*x + y", "998244353*y + x"},
	} {
		r := NewRing(limit.PolynomialSteps)
		p, q := r.Mul(read(t, c.g), read(t, c.a)), r.Mul(read(t, c.g), read(t, c.b))
		_, ok := r.interpolate(p, q, tightened(r, p, q))
		assert.False(t, ok, name)
		requireEqual(t, read(t, c.g).primitive(), r.GCD(p, q))
	}
	r := NewRing(1000)
	p, q := read(t, "(x + y)*(x^2 + 1)"), read(t, "(x + y)*(y^2 + 2)")
	_, ok := r.interpolate(p, q, tightened(r, p, q))
	assert.True(t, ok)
	r = NewRing(20)
	_, ok = r.interpolate(p, q, newBounds(p, q))
	assert.False(t, ok)
	assert.ErrorIs(t, r.Err(), ErrBudget)
}

func TestNewtonInterpolation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := PrimeField(1)
		a := drawResidue(t, f, "a")
		values := make([]uint64, len(a)+2)
		for i := range values {
			for j := len(a) - 1; j >= 0; j-- {
				values[i] = f.Add(f.Mul(values[i], uint64(i)), a[j])
			}
		}
		require.Equal(t, append(residue{}, a...), append(residue{}, f.interpolation(values)...))
	})
}

// A sum of n powers with distinct roots satisfies a recurrence of length n whose roots are these.
func TestSynthesis(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := PrimeField(2)
		roots := rapid.SliceOfNDistinct(rapid.Uint64Range(1, f.p-1), 1, 6, rapid.ID[uint64]).Draw(t, "roots")
		factors := make([]uint64, len(roots))
		want := residue{1}
		for i, root := range roots {
			factors[i] = rapid.Uint64Range(1, f.p-1).Draw(t, "factor")
			want = f.mul(want, residue{f.Neg(root), 1})
		}
		var values []uint64
		s := newSynthesis(f)
		for n := range 2*len(roots) + 3 {
			value := uint64(0)
			for i, root := range roots {
				value = f.Add(value, f.Mul(factors[i], f.Pow(root, uint64(n))))
			}
			values = append(values, value)
			s.extend(values)
		}
		require.Equal(t, len(roots), s.length)
		got, ok := s.characteristic()
		require.True(t, ok)
		require.Equal(t, want, got)
		for i, root := range roots {
			require.Equal(t, factors[i], f.coefficient(values, got, root))
		}
	})
}

func TestPrimeBaseReadsMonomials(t *testing.T) {
	base, ok := newPrimeBase(bounds{2, 0, 1, 3}, 6)
	require.True(t, ok)
	assert.Equal(t, []int{3, 0, 2}, base.variables, "small primes for high degrees")
	assert.Equal(t, []uint64{2, 3, 5}, base.primes)
	m, ok := base.monomial(8 * 9)
	require.True(t, ok)
	requireEqual(t, read(t, "x^2*u^3"), m)
	for _, n := range []uint64{7, 16, 25, 27} {
		_, ok = base.monomial(n)
		assert.False(t, ok, "%d", n)
	}
	_, ok = newPrimeBase(bounds{100, 100}, 200)
	assert.False(t, ok)
}
