package polynomial

import (
	"math/big"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/rational"
	"nabla/parser/limit"
)

// requireProduct fails unless the content times the powers of the factors is p, and the factors are what
// their documentation promises.
func requireProduct(t require.TestingT, r *Ring, p Poly, content rational.Rat, factors []Factor) {
	product := Constant(content)
	for i, f := range factors {
		require.False(t, f.Poly.IsConstant())
		require.True(t, f.Poly.Content().IsOne(), "%s is not primitive", f.Poly)
		require.Positive(t, f.Multiplicity)
		for _, g := range factors[:i] {
			require.True(t, r.GCD(f.Poly, g.Poly).IsOne(), "%s and %s", f.Poly, g.Poly)
		}
		product = r.Mul(product, r.Pow(f.Poly, f.Multiplicity))
	}
	require.NoError(t, r.Err())
	requireEqual(t, p, product)
}

// factorTexts returns the factors in plain notation, sorted, each with its multiplicity if that is not 1.
func factorTexts(factors []Factor) []string {
	texts := []string{}
	for _, f := range factors {
		text := write(f.Poly)
		if f.Multiplicity > 1 {
			text = "(" + text + ")^" + strconv.Itoa(f.Multiplicity)
		}
		texts = append(texts, text)
	}
	slices.Sort(texts)
	return texts
}

// factorTable lists polynomials with their content and all irreducible factors as factorTexts writes them.
var factorTable = []struct {
	p, content string
	factors    []string
}{
	{"5", "5", []string{}},
	{"-2*x", "-2", []string{"x"}},
	{"6*x^2*y^3", "6", []string{"(x)^2", "(y)^3"}},
	{"4*x - 6", "2", []string{"2*x - 3"}},
	{"x^2 + 1", "1", []string{"x^2 + 1"}},
	{"x^2 - 2", "1", []string{"x^2 - 2"}},
	{"4*x^2 - 9", "1", []string{"2*x + 3", "2*x - 3"}},
	{"6*x^2 + 5*x - 6", "1", []string{"2*x + 3", "3*x - 2"}},
	{"-x^2 - x - 1", "-1", []string{"x^2 + x + 1"}},
	{"x^2 - 3*x", "1", []string{"x", "x - 3"}},
	{"x^4 + 4", "1", []string{"x^2 + 2*x + 2", "x^2 - 2*x + 2"}},
	{"x^4 + 1", "1", []string{"x^4 + 1"}},
	{"(x^2 + 1)^3*(x - 2)^4", "1", []string{"(x - 2)^4", "(x^2 + 1)^3"}},
	{"x^12 - 1", "1", []string{"x + 1", "x - 1", "x^2 + 1", "x^2 + x + 1", "x^2 - x + 1", "x^4 - x^2 + 1"}},
	// Swinnerton-Dyer polynomials split into quadratic factors modulo every prime.
	{"x^4 - 10*x^2 + 1", "1", []string{"x^4 - 10*x^2 + 1"}},
	{"x^8 - 40*x^6 + 352*x^4 - 960*x^2 + 576", "1", []string{"x^8 - 40*x^6 + 352*x^4 - 960*x^2 + 576"}},
	{"(x^4 - 10*x^2 + 1)*(x^4 + 1)*(3*x - 1)", "1", []string{"3*x - 1", "x^4 + 1", "x^4 - 10*x^2 + 1"}},
	{"x^2 - y^2", "1", []string{"x + y", "x - y"}},
	{"x^2 + 2*x*y + y^2", "1", []string{"(x + y)^2"}},
	{"x^3 + y^3", "1", []string{"x + y", "x^2 - x*y + y^2"}},
	{"x^2 + y^2", "1", []string{"x^2 + y^2"}},
	{"x^2 + y^2 - z^2", "1", []string{"x^2 + y^2 - z^2"}},
	{"x*y + x + y + 1", "1", []string{"x + 1", "y + 1"}},
	{"x*y - 1", "1", []string{"x*y - 1"}},
	{"(x + y + z)^2*(x*y + 3)^3*z", "1", []string{"(x + y + z)^2", "(x*y + 3)^3", "z"}},
	{"x^4 + y^4 + z^4 - 2*x^2*y^2 - 2*x^2*z^2 - 2*y^2*z^2", "1", []string{"x + y + z", "x + y - z", "x - y + z", "x - y - z"}},
	{"(x^2*y + z^3 + 1)*(x - y + 2*z)*(x + y + z + 1)", "1", []string{"x + y + z + 1", "x - y + 2*z", "x^2*y + z^3 + 1"}},
	{"(x^2 + y*z + 1)*(x^2 - y^2 + z)", "1", []string{"x^2 + y*z + 1", "x^2 - y^2 + z"}},
	// The value of y^2 + y is even at every integer: the image has a content that belongs to a factor.
	{"((y^2 + y)*x^2 + 2)*(x^2 + y)", "1", []string{"x^2 + y", "x^2*y^2 + x^2*y + 2"}},
	{"(x + y + z + u + v + w + a + b)*(x - 2*y + 3*z - 4*u + 5*v - 6*w + 7*a - 8*b + 9)", "1",
		[]string{"x + y + z + u + v + w + a + b", "x - 2*y + 3*z - 4*u + 5*v - 6*w + 7*a - 8*b + 9"}},
}

func TestFactor(t *testing.T) {
	for _, c := range factorTable {
		r := NewRing(limit.PolynomialSteps)
		p := read(t, c.p)
		content, factors := r.Factor(p)
		requireProduct(t, r, p, content, factors)
		assert.Equal(t, c.content, content.String(), c.p)
		assert.Equal(t, c.factors, factorTexts(factors), c.p)
		for _, f := range factors {
			assert.True(t, f.Irreducible, "%s in %s", write(f.Poly), c.p)
		}
	}
}

func TestFactorOfZero(t *testing.T) {
	content, factors := NewRing(1).Factor(Poly{})
	assert.True(t, content.IsZero())
	assert.Empty(t, factors)
}

func TestFactorFindsFactors(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRing(limit.PolynomialSteps)
		a, b := tiny.drawNonzero(t, "a"), tiny.drawNonzero(t, "b")
		p := r.Product(a, b, b)
		content, factors := r.Factor(p)
		requireProduct(t, r, p, content, factors)
		for _, q := range []Poly{a, b} {
			// Every irreducible factor of a and b must occur among those of the product.
			for _, f := range second(r.Factor(q)) {
				if f.Irreducible {
					require.True(t, slices.ContainsFunc(factors, func(g Factor) bool { return g.Poly.Equal(f.Poly) }),
						"%s of %s is missing in %v", f.Poly, q, factorTexts(factors))
				}
			}
		}
	})
}

func second[A, B any](_ A, b B) B { return b }

// A factor that is called irreducible must not have a proper divisor that is known to be there.
func TestIrreducibleIsIrreducible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRing(limit.PolynomialSteps)
		s := shape{1, 3, 4}
		a, b := s.drawNonzero(t, "a"), s.drawNonzero(t, "b")
		if a.IsConstant() || b.IsConstant() {
			return
		}
		for _, f := range second(r.Factor(r.Mul(a, b))) {
			for _, q := range []Poly{a, b} {
				if g := r.GCD(f.Poly, q); f.Irreducible && !g.IsOne() {
					requireEqual(t, f.Poly, g)
				}
			}
		}
	})
}

func TestSquareFree(t *testing.T) {
	r := NewRing(limit.PolynomialSteps)
	p := read(t, "12*x^2*(x + y)^3*(x - 1)^3*(y^2 + 1)^2*(z + 1)")
	content, factors := r.SquareFree(p)
	requireProduct(t, r, p, content, factors)
	assert.Equal(t, []string{"(x*y^2 + x)^2", "(x^2 + x*y - x - y)^3", "z + 1"}, factorTexts(factors))
	rapid.Check(t, func(t *rapid.T) {
		r := NewRing(limit.PolynomialSteps)
		p := r.Mul(tiny.drawNonzero(t, "a"), r.Pow(tiny.drawNonzero(t, "b"), 2))
		content, factors := r.SquareFree(p)
		requireProduct(t, r, p, content, factors)
		for i, f := range factors {
			if i > 0 {
				require.Greater(t, f.Multiplicity, factors[i-1].Multiplicity)
			}
			for _, v := range f.Poly.Variables() {
				part := f.Poly.Derivative(v)
				require.Zero(t, max(r.GCD(f.Poly, part).Degree(v), 0), "%s has a multiple factor", f.Poly)
			}
		}
	})
}

// Beyond the bounds the factors are honest: the product is right and nothing is called irreducible.
func TestFactorBeyondBounds(t *testing.T) {
	r := NewRing(limit.PolynomialSteps)
	p := r.Pow(Variable(0), limit.FactorDegree+20).Sub(one)
	content, factors := r.Factor(r.Mul(p, p))
	requireProduct(t, r, r.Mul(p, p), content, factors)
	require.Len(t, factors, 1)
	assert.Equal(t, 2, factors[0].Multiplicity)
	assert.False(t, factors[0].Irreducible)
}

func TestFactorWithinAnyBudget(t *testing.T) {
	p := read(t, "(x^2 + y + 1)^2*(x - y)*(x^2 - 2)*y")
	for steps := 0; steps < 30_000; steps += 501 {
		r := NewRing(steps)
		content, factors := r.Factor(p)
		if r.Err() != nil {
			require.ErrorIs(t, r.Err(), ErrBudget)
			require.Empty(t, factors)
			continue
		}
		requireProduct(t, NewRing(limit.PolynomialSteps), p, content, factors)
	}
}

func TestFactorIsDeterministic(t *testing.T) {
	p := read(t, "(x^6 - y^6)*(x^4 + 4*y^4)*(x*y + z)")
	_, want := NewRing(limit.PolynomialSteps).Factor(p)
	for range 3 {
		_, got := NewRing(limit.PolynomialSteps).Factor(p)
		assert.Equal(t, factorTexts(want), factorTexts(got))
		for i := range got {
			requireEqual(t, want[i].Poly, got[i].Poly)
		}
	}
}

// Coefficients of factors can exceed those of the product: x^105 - 1 has one with a coefficient -2.
func TestFactorCyclotomic(t *testing.T) {
	for n, count := range map[int]int{30: 8, 48: 10, 64: 7, 60: 12} {
		r := NewRing(limit.PolynomialSteps)
		p := r.Pow(Variable(0), n).Sub(one)
		content, factors := r.Factor(p)
		requireProduct(t, r, p, content, factors)
		assert.Len(t, factors, count, "one factor for each divisor of %d", n)
	}
}

func TestLiftedFactorsMultiplyBack(t *testing.T) {
	r := NewRing(limit.PolynomialSteps)
	a := denseOf(read(t, "(3*x^2 + 5*x - 7)*(2*x^3 - x + 11)*(x - 4)"), 0)
	f := PrimeField(0)
	var random generator
	var factors []residue
	for _, b := range f.byDegree(f.monic(f.reduce(a))) {
		parts, ok := b.split(f, &random)
		require.True(t, ok)
		factors = append(factors, parts...)
	}
	lifted, modulus := r.lift(f, a, factors, 500)
	require.Greater(t, modulus.BitLen(), 500)
	product := dense{a.lead()}
	for _, g := range lifted {
		product = product.mul(g, modulus)
	}
	for i := range a {
		require.Zero(t, new(big.Int).Mod(new(big.Int).Sub(a[i], product[i]), modulus).Sign())
	}
}
