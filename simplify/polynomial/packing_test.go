package polynomial

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/rational"
	"nabla/parser/limit"
)

func TestKeysFollowMonomials(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, q := small.drawNonzero(t, "p"), small.drawNonzero(t, "q")
		k, ok := newPacking(p.degrees(), q.degrees())
		require.True(t, ok)
		var memory store
		for m := range p.Terms() {
			require.Equal(t, 0, m.Compare(k.monomial(k.key(m), &memory)))
			for n := range q.Terms() {
				x, y := k.key(m), k.key(n)
				product := memory.times(m, n)
				require.Equal(t, x+y, k.key(product))
				require.Equal(t, m.Compare(n) < 0, x < y)
				_, divides := n.over(m)
				require.Equal(t, divides, k.divides(x, y))
				require.True(t, k.divides(x, k.key(product)))
			}
		}
	})
}

// The general methods must agree with those for packed monomials.
func TestPackedAgreesWithGeneral(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRing(limit.PolynomialSteps)
		p, q := small.drawNonzero(t, "p"), small.drawNonzero(t, "q")
		k, ok := newPacking(p.degrees(), q.degrees())
		require.True(t, ok)
		product := r.multiply(p.terms, q)
		requireEqual(t, product, r.multiplyPacked(p.terms, q.terms, k))
		for _, dividend := range []Poly{product, product.Add(Variable(0))} {
			room, ok := quotientDegrees(dividend, q)
			if !ok || q.Len() < 2 {
				continue
			}
			k, _ := newPacking(dividend.degrees(), nil)
			general, ok := r.divide(dividend, q, room)
			quotient, okPacked := r.dividePacked(dividend.terms, q.terms, k, k.ceiling(room))
			require.Equal(t, ok, okPacked)
			if ok {
				requireEqual(t, general, quotient)
				requireEqual(t, p, quotient)
			}
		}
	})
}

// Thirty variables do not fit in one word.
func TestManyVariables(t *testing.T) {
	r := NewRing(limit.PolynomialSteps)
	sum, weighted := Poly{}, one
	for v := range 30 {
		sum = sum.Add(Variable(v))
		weighted = weighted.Add(Variable(v).Scale(rational.Int(int64(v%5 + 2))))
	}
	_, ok := newPacking(sum.degrees(), sum.degrees())
	require.False(t, ok)
	product := r.Mul(sum, weighted)
	requireNormal(t, product)
	quotient, ok := r.Divide(product, sum)
	require.True(t, ok)
	requireEqual(t, weighted, quotient)
	_, ok = r.Divide(product.Add(Variable(3)), sum)
	assert.False(t, ok)
	requireEqual(t, sum, r.GCD(product, r.Mul(sum, weighted.Add(one))))
	content, factors := r.Factor(product) // integers for so many variables would be far too long
	requireProduct(t, r, product, content, factors)
	require.Len(t, factors, 1)
	assert.False(t, factors[0].Irreducible)
}
