package polynomial

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/rational"
	"nabla/parser/limit"
)

func TestPow(t *testing.T) {
	r := NewRing(limit.PolynomialSteps)
	requireEqual(t, read(t, "x^3 + 3*x^2*y + 3*x*y^2 + y^3"), r.Pow(read(t, "x + y"), 3))
	requireEqual(t, read(t, "16*x^8*z^4"), r.Pow(read(t, "2*x^2*z"), 4))
	requireEqual(t, one, r.Pow(Poly{}, 0))
	assert.True(t, r.Pow(Poly{}, 5).IsZero())
	rapid.Check(t, func(t *rapid.T) {
		p := small.draw(t, "p")
		n := rapid.IntRange(0, 5).Draw(t, "n")
		want := one
		for range n {
			want = r.Mul(want, p)
		}
		requireEqual(t, want, r.Pow(p, n))
	})
	assert.False(t, r.Pow(Variable(0), -1).Known())
	assert.ErrorIs(t, r.Err(), ErrDivisor)
}

func TestProductOfNothingIsOne(t *testing.T) {
	assert.True(t, NewRing(1).Product().IsOne())
}

// Each entry would take minutes or all memory without its bound; all must end at once with ErrBudget.
func TestBounds(t *testing.T) {
	dense := one
	for v := range 12 {
		dense = dense.Add(Variable(v))
	}
	two := rational.Int(2)
	for name, work := range map[string]func(*Ring) Poly{
		"power of a long sum": func(r *Ring) Poly { return r.Pow(dense, 50) },
		"huge power":          func(r *Ring) Poly { return r.Pow(dense, 1<<40) },
		"huge binomial":       func(r *Ring) Poly { return r.Pow(read(t, "x + 1"), limit.PolynomialDegree+1) },
		"long binomial":       func(r *Ring) Poly { return r.Pow(Term(two, 1).Add(Constant(two.Pow(1000))), 5000) },
		"constant power":      func(r *Ring) Poly { return r.Pow(Constant(two), 1<<40) },
		"long constant":       func(r *Ring) Poly { return r.Mul(Constant(two.Pow(100_000)), Constant(two.Pow(100_000))) },
		"degree":              func(r *Ring) Poly { return r.Mul(Term(two, limit.PolynomialDegree), Variable(1)) },
		"substitution":        func(r *Ring) Poly { return r.Substitute(read(t, "x^999"), 0, dense) },
		"evaluation": func(r *Ring) Poly {
			return r.Evaluate(read(t, "x^9999"), map[int]rational.Rat{0: two.Pow(1000)})
		},
		"squares": func(r *Ring) Poly {
			p := dense
			for range 60 {
				p = r.Mul(p, p)
			}
			return p
		},
	} {
		r := NewRing(limit.PolynomialSteps)
		assert.False(t, work(r).Known(), name)
		assert.ErrorIs(t, r.Err(), ErrBudget, name)
	}
}

func TestBudgetIsShared(t *testing.T) {
	r := NewRing(10)
	p := read(t, "x + y + 1")
	square := r.Mul(p, p)
	require.NoError(t, r.Err())
	assert.Equal(t, 1, r.Steps())
	assert.True(t, square.Known())
	assert.False(t, r.Mul(p, p).Known())
	assert.ErrorIs(t, r.Err(), ErrBudget)
}

func TestAttemptDoesNotFailTheRing(t *testing.T) {
	r := NewRing(1000)
	err := r.attempt(2, func(inner *Ring) { inner.Pow(read(t, "x + y + z + 1"), 9) })
	assert.ErrorIs(t, err, ErrBudget)
	assert.NoError(t, r.Err())
	assert.Less(t, r.Steps(), 1000)
	assert.GreaterOrEqual(t, r.Steps(), 500)
}
