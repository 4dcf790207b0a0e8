package polynomial

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/rational"
	"nabla/parser/limit"
)

func drawFraction(t *rapid.T, r *Ring, label string) Fraction {
	return r.Fraction(tiny.draw(t, label+" numerator"), tiny.drawNonzero(t, label+" denominator"))
}

// requireLowest fails unless f has the one form that its value may have.
func requireLowest(t require.TestingT, r *Ring, f Fraction) {
	require.True(t, f.Known())
	require.True(t, f.den.Content().IsOne(), "denominator of %s", f)
	require.True(t, f.num.IsZero() && f.den.IsOne() || r.GCD(f.num, f.den).IsOne(), "%s is not in lowest terms", f)
}

func requireSame(t require.TestingT, want, got Fraction) {
	require.True(t, want.Equal(got), "want %s\n got %s", want, got)
}

func TestFieldAxioms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRing(limit.PolynomialSteps)
		f, g, h := drawFraction(t, r, "f"), drawFraction(t, r, "g"), drawFraction(t, r, "h")
		sum, product := r.AddFraction(f, g), r.MulFraction(f, g)
		requireLowest(t, r, sum)
		requireLowest(t, r, product)
		requireSame(t, sum, r.AddFraction(g, f))
		requireSame(t, product, r.MulFraction(g, f))
		requireSame(t, r.AddFraction(sum, h), r.AddFraction(f, r.AddFraction(g, h)))
		requireSame(t, r.MulFraction(product, h), r.MulFraction(f, r.MulFraction(g, h)))
		requireSame(t, r.MulFraction(h, sum), r.AddFraction(r.MulFraction(h, f), r.MulFraction(h, g)))
		require.True(t, r.SubFraction(f, f).IsZero())
		if !g.IsZero() {
			requireSame(t, f, r.MulFraction(r.QuoFraction(f, g), g))
			requireLowest(t, r, r.InvFraction(g))
			requireSame(t, g, r.PowFraction(r.PowFraction(g, -1), -1))
		}
		require.NoError(t, r.Err())
	})
}

// Two fractions are equal values exactly when their cross products are equal.
func TestEqualFractionsAreEqualValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRing(limit.PolynomialSteps)
		p, q, s := tiny.draw(t, "p"), tiny.drawNonzero(t, "q"), tiny.drawNonzero(t, "s")
		f := r.Fraction(p, q)
		requireSame(t, f, r.Fraction(r.Mul(p, s), r.Mul(q, s)))
		g := drawFraction(t, r, "g")
		cross := r.Mul(f.num, g.den).Equal(r.Mul(g.num, f.den))
		require.Equal(t, cross, f.Equal(g))
	})
}

func TestFraction(t *testing.T) {
	for _, c := range []struct{ num, den, want string }{
		{"x^2 - y^2", "x - y", "x0 + x1"},
		{"x", "-2*x^2", "(-1/2)/(x0)"},
		{"2*x + 2", "4*y", "(1/2*x0 + 1/2)/(x1)"},
		{"0", "x", "0"},
		{"x - y", "y - x", "-1"},
		{"(x + y)^2", "(x + y)^3*(x - 1)", "(1)/(x0^2 + x0*x1 - x0 - x1)"},
	} {
		r := NewRing(limit.PolynomialSteps)
		assert.Equal(t, c.want, r.Fraction(read(t, c.num), read(t, c.den)).String())
	}
}

func TestFractionParts(t *testing.T) {
	r := NewRing(limit.PolynomialSteps)
	f := r.Fraction(read(t, "x"), read(t, "2*y"))
	requireEqual(t, read(t, "x").Scale(rational.New(1, 2)), f.Num())
	requireEqual(t, read(t, "y"), f.Den())
	_, ok := f.Constant()
	assert.False(t, ok)
	c, ok := r.QuoFraction(f, f).Constant()
	assert.True(t, ok && c.IsOne())
	assert.True(t, f.Scale(rational.Rat{}).Equal(r.Integral(Poly{})))
	requireSame(t, f.Neg(), f.Scale(rational.Int(-1)))
	requireSame(t, r.Integral(one), r.PowFraction(f, 0))
}

func TestDivisionByZeroFraction(t *testing.T) {
	for name, divide := range map[string]func(*Ring) Fraction{
		"new":      func(r *Ring) Fraction { return r.Fraction(Variable(0), Poly{}) },
		"inverse":  func(r *Ring) Fraction { return r.InvFraction(r.Integral(Poly{})) },
		"quotient": func(r *Ring) Fraction { return r.QuoFraction(r.Integral(one), r.Integral(Poly{})) },
		"power":    func(r *Ring) Fraction { return r.PowFraction(r.Integral(Poly{}), -2) },
	} {
		r := NewRing(limit.PolynomialSteps)
		f := divide(r)
		assert.False(t, f.Known() || f.IsZero() || f.Equal(f), name)
		assert.ErrorIs(t, r.Err(), ErrDivisor, name)
	}
}

func TestUnknownFractionIsNothing(t *testing.T) {
	r := NewRing(0)
	f := r.Fraction(read(t, "x + 1"), read(t, "x + 2"))
	for _, g := range []Fraction{f, {}, f.Neg(), f.Scale(rational.Rat{}), r.AddFraction(f, f), r.PowFraction(f, 0)} {
		assert.False(t, g.Known() || g.IsZero() || g.Equal(g))
	}
	assert.ErrorIs(t, r.Err(), ErrBudget)
}
