package numeric

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/numeric/interval"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// domainHolds reports that at all places a function of one argument has a value exactly where its entry says so, as far
// as the enclosures are certain, and that there is a place without a value.
func domainHolds(t *testing.T, f *function.Function) (holds, leftOut bool) {
	x := symbolic.Symbol("x")
	e := symbolic.Apply(f, x)
	inside := symbolic.Indicator(symbolic.Conjunction(symbolic.Domain(e)...))
	p, err := Compile(e, inside)
	require.NoError(t, err, f.Name)
	for _, at := range places() {
		m := newMachine(t.Context(), precise{firstPrec}, p)
		require.NoError(t, m.bind(at), f.Name)
		m.run()
		value, said := m.value(0).Def(), m.value(1)
		if said.Def() != interval.Everywhere || value == interval.Somewhere {
			continue
		}
		leftOut = leftOut || value == interval.Nowhere
		if (value == interval.Everywhere) != (said.Float().Lo > 0.5) {
			return false, leftOut
		}
	}
	return true, leftOut
}

// A domain in the table that is too wide or too narrow contradicts the kernels.
func TestSpoiltDomainsAreFound(t *testing.T) {
	for _, f := range function.All() {
		if len(f.Args) != 1 {
			continue
		}
		holds, leftOut := domainHolds(t, f)
		require.True(t, holds, f.Name)
		narrow := *f
		narrow.Domain = f.Args[0] + " > 1000"
		holds, _ = domainHolds(t, &narrow)
		assert.False(t, holds, "the domain of %s is too narrow", f.Name)
		if f.Domain != "" && leftOut { // the poles of tan are no rational numbers
			wide := *f
			wide.Domain = ""
			holds, _ = domainHolds(t, &wide)
			assert.False(t, holds, "the domain of %s is too wide", f.Name)
		}
	}
}

// substitution puts a value for a name.
type substitution func(e *symbolic.Expr, name string, value *symbolic.Expr) *symbolic.Expr

// right is the substitution of the program, capturing one that lets a bound index catch a free one: it reads the name of
// the index back into the body.
var (
	right = substitution(func(e *symbolic.Expr, name string, value *symbolic.Expr) *symbolic.Expr {
		return symbolic.Substitute(e, symbolic.Symbol(name), value)
	})
	capturing = substitution(func(e *symbolic.Expr, name string, value *symbolic.Expr) *symbolic.Expr {
		b := symbolic.Open(e)
		b.Body = symbolic.Substitute(b.Body, symbolic.Symbol(name), value)
		b.Body = symbolic.Substitute(b.Body, symbolic.Symbol("k"), b.Index)
		return b.Close(e)
	})
)

// substitutes reports that putting k for j in a sum over an index that is written k keeps the value of the sum.
func substitutes(t *testing.T, text string, put substitution) bool {
	e, err := symbolic.Parse(text)
	require.NoError(t, err)
	scope := &symbolic.Scope{}
	scope.Declare(&symbolic.Variable{Name: "K", Kind: symbolic.PositiveInteger})
	for _, name := range []string{"j", "k"} {
		scope.Declare(&symbolic.Variable{Name: name, Kind: symbolic.Index, Lower: symbolic.Int(1), Upper: symbolic.Symbol("K")})
	}
	scope.Assume(symbolic.Relation(symbolic.Equals, symbolic.Symbol("j"), symbolic.Symbol("k")))
	return Compare(t.Context(), e, put(e, "j", symbolic.Symbol("k")), scope, Options{}).Witness == nil
}

// An index that is captured changes values, and a comparison finds the point.
func TestCapturedIndicesAreFound(t *testing.T) {
	for _, text := range []string{
		"sum(k, 1, K, x[k]*x[j])", "sum(k, 1, K, delta(k, j)*x[k])", "sum(k, 1, K, (x[k] - x[j])^2)", "prod(k, 1, K, 1 + x[k]*x[j])",
	} {
		assert.True(t, substitutes(t, text, right), text)
		assert.False(t, substitutes(t, text, capturing), "the index of %s is captured", text)
	}
}
