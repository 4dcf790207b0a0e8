package polynomial

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/rational"
	"nabla/parser/limit"
)

func TestSubstitute(t *testing.T) {
	for _, c := range []struct{ p, q, want string }{
		{"x^2 + y", "y + 1", "y^2 + 3*y + 1"},
		{"x^5 + x", "x*y", "x^5*y^5 + x*y"},
		{"y + 2", "z", "y + 2"},
		{"x^3*y - x + 1", "0", "1"},
		{"x^4", "x^2 - 1", "(x^2 - 1)^4"},
	} {
		r := NewRing(limit.PolynomialSteps)
		requireEqual(t, read(t, c.want), r.Substitute(read(t, c.p), 0, read(t, c.q)))
	}
}

func TestSubstituteIsHomomorphism(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRing(limit.PolynomialSteps)
		p, q, s := small.draw(t, "p"), tiny.draw(t, "q"), tiny.draw(t, "s")
		image := func(p Poly) Poly { return r.Substitute(p, 1, s) }
		requireEqual(t, r.Mul(image(p), image(q)), image(r.Mul(p, q)))
		requireEqual(t, image(p).Add(image(q)), image(p.Add(q)))
	})
}

func TestEvaluateAgreesWithSubstitute(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRing(limit.PolynomialSteps)
		p := small.draw(t, "p")
		a := rational.New(rapid.Int64Range(-9, 9).Draw(t, "a"), rapid.Int64Range(1, 9).Draw(t, "b"))
		point := map[int]rational.Rat{0: a, 2: a.Add(rational.Int(1))}
		want := r.Substitute(r.Substitute(p, 0, Constant(point[0])), 2, Constant(point[2]))
		got := r.Evaluate(p, point)
		requireEqual(t, want, got)
		require.LessOrEqual(t, len(got.Variables()), 1)
	})
}

func TestEvaluateModAgreesWithEvaluate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := PrimeField(rapid.IntRange(0, 9).Draw(t, "prime"))
		p := small.draw(t, "p")
		values := rapid.SliceOfN(rapid.Int64Range(-50, 50), 3, 3).Draw(t, "values")
		point, residues := map[int]rational.Rat{}, make([]uint64, 3)
		for v, value := range values {
			point[v] = rational.Int(value)
			residues[v] = f.Int(value)
		}
		exact, ok := NewRing(limit.PolynomialSteps).Evaluate(p, point).Constant()
		require.True(t, ok)
		want, ok := f.Rat(exact)
		require.True(t, ok)
		got, ok := p.EvaluateMod(f, residues)
		require.True(t, ok)
		require.Equal(t, want, got)
	})
}

func TestEvaluateModRefuses(t *testing.T) {
	f := FieldOf(7)
	_, ok := read(t, "x + y").EvaluateMod(f, []uint64{1})
	assert.False(t, ok, "no value for y")
	_, ok = Constant(rational.New(1, 14)).EvaluateMod(f, nil)
	assert.False(t, ok, "a denominator that vanishes")
	value, ok := read(t, "x^6 - 1").EvaluateMod(f, []uint64{3})
	assert.True(t, ok)
	assert.Zero(t, value)
}
