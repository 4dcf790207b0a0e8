package polynomial

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/parser/limit"
	_ "nabla/testdata/seed"
)

func TestDivideInvertsMul(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRing(limit.PolynomialSteps)
		p, q := small.draw(t, "p"), small.drawNonzero(t, "q")
		quotient, ok := r.Divide(r.Mul(p, q), q)
		require.True(t, ok)
		requireEqual(t, p, quotient)
	})
}

// A quotient that is claimed must multiply back; a remainder of lower degree must be noticed.
func TestDivideIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRing(limit.PolynomialSteps)
		p, q := small.draw(t, "p"), tiny.drawNonzero(t, "q")
		if quotient, ok := r.Divide(p, q); ok {
			requireEqual(t, p, r.Mul(quotient, q))
		}
		if !q.IsConstant() {
			_, ok := r.Divide(r.Mul(p, q).Add(one), q)
			require.False(t, ok)
		}
	})
}

func TestDivide(t *testing.T) {
	for _, c := range []struct{ p, q, want string }{
		{"x^2 - y^2", "x - y", "x + y"},
		{"x^3 - 1", "x - 1", "x^2 + x + 1"},
		{"x^3 + 1", "x - 1", ""},
		{"x*y", "x", "y"},
		{"x*y + y", "x", ""},
		{"x + 1", "y + 1", ""},
		{"x", "x^2", ""},
		{"x", "0", ""},
		{"0", "x + 1", "0"},
		{"6*x", "3", "2*x"},
	} {
		r := NewRing(limit.PolynomialSteps)
		quotient, ok := r.Divide(read(t, c.p), read(t, c.q))
		require.NoError(t, r.Err())
		require.Equal(t, c.want != "", ok, "%s by %s", c.p, c.q)
		if ok {
			requireEqual(t, read(t, c.want), quotient)
		} else {
			assert.False(t, quotient.Known())
		}
	}
}

func TestPseudoRemainder(t *testing.T) {
	r := NewRing(limit.PolynomialSteps)
	requireEqual(t, read(t, "y^2 + 1"), r.PseudoRemainder(read(t, "x^2 + 1"), read(t, "x - y"), 0))
	requireEqual(t, read(t, "x"), r.PseudoRemainder(read(t, "x"), read(t, "x^2"), 0))
	assert.True(t, r.PseudoRemainder(read(t, "x^2"), read(t, "y"), 0).IsZero())
	rapid.Check(t, func(t *rapid.T) {
		p, q, a := small.draw(t, "p"), small.drawNonzero(t, "q"), tiny.draw(t, "a")
		remainder := r.PseudoRemainder(p, q, 0)
		require.Less(t, remainder.Degree(0), max(q.Degree(0), 1))
		require.True(t, r.PseudoRemainder(r.Mul(a, q), q, 0).IsZero())
	})
	assert.False(t, r.PseudoRemainder(read(t, "x"), Poly{}, 0).Known())
	assert.ErrorIs(t, r.Err(), ErrDivisor)
}

func TestReduce(t *testing.T) {
	for _, c := range []struct {
		p        string
		v        int
		relation string
		want     string
	}{
		{"y^3 + y^2 + 1", 1, "y^2 - x", "x*y + x + 1"},
		{"(x + y)^4", 1, "y^2 + x^2 - 1", "1 - 4*x^4 + 4*x^2 + 4*x*y"},
		{"x*y^4", 1, "y^4 - 2", "2*x"},
		{"y^2", 1, "2*y - x - 1", ""},
		{"x + 1", 1, "y^2 - x", "x + 1"},
	} {
		r := NewRing(limit.PolynomialSteps)
		reduced := r.Reduce(read(t, c.p), c.v, read(t, c.relation))
		require.NoError(t, r.Err())
		require.Less(t, reduced.Degree(c.v), read(t, c.relation).Degree(c.v))
		if c.want != "" {
			requireEqual(t, read(t, c.want), reduced)
		}
	}
	for _, relation := range []string{"x*y^2 - 1", "x - 1", "0", "3"} {
		r := NewRing(limit.PolynomialSteps)
		assert.False(t, r.Reduce(read(t, "y^5"), 1, read(t, relation)).Known(), relation)
		assert.ErrorIs(t, r.Err(), ErrDivisor, relation)
	}
}

// The remainder differs from the polynomial by a multiple of the relation.
func TestReduceKeepsClass(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRing(limit.PolynomialSteps)
		p, lower := small.draw(t, "p"), tiny.draw(t, "lower")
		relation := r.Pow(Variable(2), rapid.IntRange(1, 3).Draw(t, "n")).Add(lower)
		reduced := r.Reduce(p, 2, relation)
		_, ok := r.Divide(p.Sub(reduced), relation)
		require.True(t, ok)
		requireEqual(t, reduced, r.Reduce(reduced, 2, relation))
	})
}

func TestCoefficients(t *testing.T) {
	var texts []string
	for _, c := range read(t, "x^2*y + 3*x^2 - z").Coefficients(0) {
		texts = append(texts, write(c))
	}
	assert.Equal(t, []string{"-z", "0", "y + 3"}, texts)
	assert.Empty(t, Poly{}.Coefficients(0))
	rapid.Check(t, func(t *rapid.T) {
		r := NewRing(limit.PolynomialSteps)
		p := small.draw(t, "p")
		requireEqual(t, p, r.fromCoefficients(p.Coefficients(1), 1))
	})
}
