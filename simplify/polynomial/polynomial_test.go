package polynomial

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/rational"
	"nabla/parser/limit"
)

// requireNormal fails unless the terms are nonzero, strictly descending and trimmed.
func requireNormal(t require.TestingT, p Poly) {
	for i, s := range p.terms {
		require.False(t, s.coef.IsZero(), "zero coefficient in %s", p)
		require.Equal(t, len(s.monomial.exponents), len(trim(s.monomial.exponents)))
		degree := 0
		for _, e := range s.monomial.exponents {
			degree += int(e)
		}
		require.Equal(t, degree, s.monomial.degree)
		if i > 0 {
			require.Equal(t, 1, p.terms[i-1].monomial.Compare(s.monomial), "order in %s", p)
		}
	}
}

func TestRingAxioms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRing(limit.PolynomialSteps)
		p, q, s := small.draw(t, "p"), small.draw(t, "q"), small.draw(t, "s")
		requireEqual(t, p.Add(q), q.Add(p))
		requireEqual(t, p.Add(q).Add(s), p.Add(q.Add(s)))
		requireEqual(t, r.Mul(p, q), r.Mul(q, p))
		requireEqual(t, r.Mul(r.Mul(p, q), s), r.Mul(p, r.Mul(q, s)))
		requireEqual(t, r.Mul(p, q.Add(s)), r.Mul(p, q).Add(r.Mul(p, s)))
		requireEqual(t, p, r.Mul(p, one))
		requireEqual(t, p, p.Add(Poly{}))
		requireEqual(t, p.Neg(), Poly{}.Sub(p))
		requireEqual(t, p.Sub(q), p.Add(q.Neg()))
		assert.True(t, p.Sub(p).IsZero())
		assert.True(t, r.Mul(p, Poly{}).IsZero())
		require.NoError(t, r.Err())
	})
}

func TestResultsAreNormal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRing(limit.PolynomialSteps)
		p, q := small.draw(t, "p"), small.draw(t, "q")
		for _, result := range []Poly{p, p.Add(q), p.Sub(q), r.Mul(p, q), r.Pow(p, 3), p.Derivative(1), r.GCD(p, q),
			r.Substitute(p, 0, q), p.primitive(), r.Evaluate(p, map[int]rational.Rat{1: rational.Int(2)})} {
			require.True(t, result.Known())
			requireNormal(t, result)
		}
	})
}

func TestDerivative(t *testing.T) {
	requireEqual(t, read(t, "3*x^2*y - 1"), read(t, "x^3*y - x + y^2").Derivative(0))
	assert.True(t, read(t, "x^3 + 5").Derivative(1).IsZero())
	rapid.Check(t, func(t *rapid.T) {
		r := NewRing(limit.PolynomialSteps)
		p, q := small.draw(t, "p"), small.draw(t, "q")
		v := rapid.IntRange(0, 3).Draw(t, "v")
		requireEqual(t, r.Mul(p.Derivative(v), q).Add(r.Mul(p, q.Derivative(v))), r.Mul(p, q).Derivative(v))
	})
}

func TestAccessors(t *testing.T) {
	p := read(t, "x^2*z - 3*z^3 + 4*x")
	assert.Equal(t, 3, p.TotalDegree())
	assert.Equal(t, []int{2, 0, 3}, []int{p.Degree(0), p.Degree(1), p.Degree(2)})
	assert.Equal(t, 0, p.Degree(9))
	assert.Equal(t, []int{0, 2}, p.Variables())
	assert.Equal(t, 3, p.Len())
	m, c := p.Leading()
	assert.Equal(t, []int{2, 0, 1, 0}, []int{m.Exponent(0), m.Exponent(1), m.Exponent(2), m.Exponent(3)})
	assert.True(t, c.IsOne())
	var degrees []int
	for m := range p.Terms() {
		degrees = append(degrees, m.Degree())
	}
	assert.Equal(t, []int{3, 3, 1}, degrees)
	for range p.Terms() {
		break // the iterator must respect an early end
	}
}

func TestZeroAndConstants(t *testing.T) {
	var zero Poly
	assert.True(t, zero.IsZero() && zero.IsConstant() && zero.Known() && !zero.IsOne())
	assert.Equal(t, -1, zero.TotalDegree())
	assert.Equal(t, -1, zero.Degree(0))
	assert.Empty(t, zero.Variables())
	c, ok := zero.Constant()
	assert.True(t, ok && c.IsZero())
	c, ok = read(t, "7").Constant()
	assert.True(t, ok && c.Equal(rational.Int(7)))
	_, ok = read(t, "x").Constant()
	assert.False(t, ok)
	assert.True(t, Term(rational.Rat{}, 1, 2).IsZero())
	requireEqual(t, read(t, "x"), Term(rational.Int(1), 1, 0, 0))
}

func TestContent(t *testing.T) {
	p := read(t, "6*x - 4*y").Scale(rational.New(-1, 5))
	content, part := p.Primitive()
	assert.Equal(t, "-2/5", content.String())
	requireEqual(t, read(t, "3*x - 2*y"), part)
	rapid.Check(t, func(t *rapid.T) {
		p := small.drawNonzero(t, "p")
		content, part := p.Primitive()
		requireEqual(t, p, part.Scale(content))
		again, _ := part.Primitive()
		require.True(t, again.IsOne())
	})
}

// Nothing may ever take the result of unfinished work for a value, above all not for zero.
func TestUnknownIsNothing(t *testing.T) {
	r := NewRing(limit.PolynomialSteps)
	u, x := Variable(-1), Variable(0)
	for name, p := range map[string]Poly{
		"constructor": Term(rational.Int(1), limit.PolynomialDegree, 1), "negative": Term(rational.Int(1), -1),
		"add": u.Add(x), "add right": x.Add(u), "sub": u.Sub(u), "neg": u.Neg(), "scale": u.Scale(rational.Rat{}),
		"derivative": u.Derivative(0), "coefficients": u.Coefficients(0)[0], "mul": r.Mul(u, x), "mul zero": r.Mul(Poly{}, u),
		"pow": r.Pow(u, 0), "gcd": r.GCD(u, x), "lcm": r.LCM(x, u), "substitute": r.Substitute(x, 1, u),
		"evaluate": r.Evaluate(u, nil), "reduce": r.Reduce(u, 0, x), "remainder": r.PseudoRemainder(x, u, 0),
	} {
		assert.False(t, p.Known(), name)
		assert.False(t, p.IsZero(), name)
		assert.False(t, p.IsConstant(), name)
		assert.False(t, p.IsOne(), name)
		assert.False(t, p.Equal(p), name)
	}
	require.ErrorIs(t, r.Err(), ErrBudget)
	assert.False(t, r.Mul(x, x).Known(), "the first failure is final")
	_, ok := u.EvaluateMod(PrimeField(0), []uint64{1})
	assert.False(t, ok)
}

func TestMonomialOrder(t *testing.T) {
	ascending := []string{"1", "z", "y", "x", "z^2", "y*z", "y^2", "x*z", "x*y", "x^2", "z^3", "x*y*z"}
	for i, low := range ascending {
		for j, high := range ascending {
			m, _ := read(t, low).Leading()
			n, _ := read(t, high).Leading()
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			assert.Equal(t, want, m.Compare(n), "%s and %s", low, high)
		}
	}
}
