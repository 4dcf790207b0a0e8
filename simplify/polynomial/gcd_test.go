package polynomial

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/rational"
	"nabla/parser/limit"
)

func TestGCD(t *testing.T) {
	for _, c := range []struct{ p, q, want string }{
		{"0", "0", "0"},
		{"0", "-2*x - 4", "x + 2"},
		{"6", "4", "1"},
		{"6*x", "4*x^2*y", "x"},
		{"x", "y", "1"},
		{"x^2 - y^2", "x^2 - 2*x*y + y^2", "x - y"},
		{"x - y", "x + 1", "1"},
		{"(x + y)*(x - z)", "(x + y)*(y - z)", "x + y"},
		{"(x^2 + 1)^3*(x - 2)", "(x^2 + 1)^2*(x + 2)^5", "(x^2 + 1)^2"},
		{"x*y + x", "y*z + z", "y + 1"},
		{"x*(y + z)", "u*(y + z)^2 + v*(y + z)", "y + z"},
		{"x^8 + x^6 - 3*x^4 - 3*x^3 + 8*x^2 + 2*x - 5", "3*x^6 + 5*x^4 - 4*x^2 - 9*x + 21", "1"},
		{"x^48 - 1", "x^36 - 1", "x^12 - 1"},
		{"1 - x", "x - 1", "x - 1"},
	} {
		r := NewRing(limit.PolynomialSteps)
		requireEqual(t, read(t, c.want), r.GCD(read(t, c.p), read(t, c.q)))
		requireEqual(t, read(t, c.want), r.GCD(read(t, c.q), read(t, c.p)))
		require.NoError(t, r.Err())
	}
}

func TestGCDOfMultiples(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRing(limit.PolynomialSteps)
		a, b, g := small.drawNonzero(t, "a"), small.drawNonzero(t, "b"), small.drawNonzero(t, "g")
		d := r.GCD(r.Mul(a, g), r.Mul(b, g))
		require.NoError(t, r.Err())
		require.True(t, d.Content().IsOne())
		_, ok := r.Divide(d, g)
		require.True(t, ok, "%s does not divide %s", g, d)
		_, ok = r.Divide(r.Mul(a, g), d)
		require.True(t, ok)
		_, ok = r.Divide(r.Mul(b, g), d)
		require.True(t, ok)
		// Cofactors are coprime: the divisor times the divisor of the cofactors adds nothing.
		requireEqual(t, r.Mul(g.primitive(), r.GCD(a, b)), d)
	})
}

func tightened(r *Ring, p, q Poly) bounds {
	b := newBounds(p, q)
	r.tighten(b, p, q, 0)
	return b
}

// The methods are independent of each other and must agree where both give an answer.
func TestMethodsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRing(limit.PolynomialSteps)
		a, b, g := tiny.drawNonzero(t, "a"), tiny.drawNonzero(t, "b"), small.drawNonzero(t, "g")
		p, q := r.Mul(a, g).primitive(), r.Mul(b, g).primitive()
		if newBounds(p, q).total() == 0 {
			return
		}
		byRemainders := r.gcdByRemainders(p, q, newBounds(p, q))
		requireEqual(t, r.GCD(p, q), byRemainders)
		if g, ok := r.heuristic(p, q, newBounds(p, q)); ok {
			requireEqual(t, byRemainders, g)
		}
		bound := tightened(r, p, q)
		if g, ok := r.interpolate(p, q, bound); ok {
			requireEqual(t, byRemainders, g)
		}
		require.True(t, bound.attainedBy(byRemainders) || bound.total() > 0)
		for v, degree := range bound {
			require.LessOrEqual(t, byRemainders.Degree(v), degree, "the bound is rigorous")
		}
	})
}

// With an image point where unrelated polynomials meet, the first bound is too large; a later one mends it.
func TestLooseBoundsAreMended(t *testing.T) {
	r := NewRing(limit.PolynomialSteps)
	g := read(t, "x*y + z")
	p, q := r.Mul(g, read(t, "x + y^2 + 1")), r.Mul(g, read(t, "x - y^2 + z"))
	requireEqual(t, g, r.gcdBounded(p, q, newBounds(p, q)))
	p, q = r.Mul(read(t, "x + y"), read(t, "z + 1")), r.Mul(read(t, "x + y"), read(t, "z - 1"))
	requireEqual(t, read(t, "x + y"), r.gcdBounded(p, q, newBounds(p, q)))
	require.NoError(t, r.Err())
}

// Integers as long as the product of all degrees demands are too long here.
func TestGCDBeyondHeuristic(t *testing.T) {
	r := NewRing(limit.PolynomialSteps)
	g := read(t, "x^3 + y^3 + z^3 + u^3 + v^3 + w^3 + a^3 + b^3 + 1")
	p := r.Mul(g, read(t, "x^3 - 2*y^3 + 3*z^3 + u^3 + v^3 - w^3 + a^3 + 5*b^3"))
	q := r.Mul(g, read(t, "7*x^3 + y^3 + z^3 - u^3 - v^3 + w^3 - a^3 + b^3 + 3"))
	_, ok := r.heuristic(p, q, newBounds(p, q))
	require.False(t, ok)
	interpolated, ok := r.interpolate(p, q, tightened(r, p, q))
	require.True(t, ok)
	requireEqual(t, g, interpolated)
	requireEqual(t, g, r.gcdByRemainders(p, q, newBounds(p, q)))
	requireEqual(t, g, r.GCD(p, q))
	require.NoError(t, r.Err())
}

func TestLCM(t *testing.T) {
	r := NewRing(limit.PolynomialSteps)
	requireEqual(t, read(t, "x*y*(x + 1)"), r.LCM(read(t, "2*x*(x + 1)"), read(t, "3*y*(x + 1)")))
	assert.True(t, r.LCM(Poly{}, read(t, "x")).IsZero())
	rapid.Check(t, func(t *rapid.T) {
		p, q := small.drawNonzero(t, "p"), small.drawNonzero(t, "q")
		requireEqual(t, r.Mul(p, q).primitive(), r.Mul(r.LCM(p, q), r.GCD(p, q)))
	})
}

func TestEmbeddingReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRing(limit.PolynomialSteps)
		p := small.drawNonzero(t, "p").primitive()
		degrees := []int{3, 3, 3}
		e, ok := newEmbedding(p.bits()+2, degrees, degrees, 1<<16, rapid.IntRange(0, 3).Draw(t, "try"))
		require.True(t, ok)
		requireEqual(t, p, e.polynomial(e.value(r, p)))
	})
}

// A budget that ends anywhere inside must leave an unknown result, never a wrong one.
func TestGCDWithinAnyBudget(t *testing.T) {
	p := read(t, "(x + y + z)^3*(x*y - 1)")
	q := read(t, "(x + y + z)^2*(x*z + 1)*(y + 2)")
	want := read(t, "(x + y + z)^2")
	for steps := 0; ; steps += 7 {
		r := NewRing(steps)
		g := r.GCD(p, q)
		if r.Err() == nil {
			requireEqual(t, want, g)
			return
		}
		require.ErrorIs(t, r.Err(), ErrBudget)
		require.False(t, g.Known(), "with %d steps", steps)
	}
}

func TestGCDOfFractionalCoefficients(t *testing.T) {
	r := NewRing(limit.PolynomialSteps)
	p := read(t, "x^2 - y^2").Scale(rational.New(3, 7))
	q := read(t, "x + y").Scale(rational.New(-5, 2))
	requireEqual(t, read(t, "x + y"), r.GCD(p, q))
}
