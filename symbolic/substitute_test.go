package symbolic_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"nabla/symbolic"
)

// Substitute goes through sums and inverses without opening them; what it makes is what Rewrite makes, which opens them all.
func TestSubstituteIsRewriting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawn(3).Draw(t, "e")
		if rapid.Bool().Draw(t, "inverse") {
			e = symbolic.Sum(e, inverseOf(drawn(2).Draw(t, "factor"), drawn(2).Draw(t, "shift")))
		}
		name := symbolic.Symbol(rapid.SampledFrom([]string{"x", "y", "i", "j", "n"}).Draw(t, "name"))
		value := drawn(2).Draw(t, "value")
		if rapid.Bool().Draw(t, "renamed") {
			value = symbolic.Symbol(rapid.SampledFrom([]string{"x", "y", "i", "j", "n", "z"}).Draw(t, "other"))
		}
		opened := symbolic.Rewrite(e, func(n *symbolic.Expr) (*symbolic.Expr, bool) { return value, symbolic.Equal(n, name) })
		if put := symbolic.Substitute(e, name, value); !symbolic.Equal(put, opened) {
			t.Fatalf("%s with %s = %s is %s, and %s", e, name, value, put, opened)
		}
	})
}

// inverseOf returns an entry of the inverse of a matrix that is no product: that of w times a factor, with something added.
func inverseOf(factor, shift *symbolic.Expr) *symbolic.Expr {
	i, j := symbolic.Symbol("i"), symbolic.Symbol("j")
	return symbolic.Inverse(matrixOf(func(r, c *symbolic.Expr) *symbolic.Expr {
		entry := symbolic.Product(symbolic.Component("w", r, c), symbolic.Substitute(factor, j, r))
		return symbolic.Sum(entry, symbolic.Product(symbolic.Component("v", c), shift))
	}), i, j)
}

// Several names are replaced at the same time, also by each other, and indices that are bound are no such names.
func TestSubstituteAllExchangesNames(t *testing.T) {
	x, y, n := symbolic.Symbol("x"), symbolic.Symbol("y"), symbolic.Symbol("n")
	k := symbolic.Fresh("k")
	nested := func(a, b *symbolic.Expr) *symbolic.Expr {
		l := symbolic.Fresh("l")
		inner := symbolic.BigSum(l, symbolic.Int(1), n, symbolic.True(), symbolic.Product(a, symbolic.Component("w", k, l)))
		return symbolic.BigSum(k, symbolic.Int(1), n, symbolic.True(), symbolic.Power(inner, b))
	}
	exchanged := symbolic.SubstituteAll(nested(x, y), []string{"x", "y"}, []*symbolic.Expr{y, x})
	assert.True(t, symbolic.Equal(nested(y, x), exchanged), exchanged.String())
	sum := nested(y, x) // a value with sums of its own, whose indices have the names of those around it
	assert.True(t, symbolic.Equal(nested(sum, y), symbolic.Substitute(nested(x, y), x, sum)))
}

// BenchmarkSubstituteInSums renames a name below sums one inside the other: the work goes with their number.
func BenchmarkSubstituteInSums(b *testing.B) {
	e, n := symbolic.Symbol("x"), symbolic.Symbol("n")
	for range 12 {
		k := symbolic.Fresh("k")
		e = symbolic.BigSum(k, symbolic.Int(1), n, symbolic.True(), symbolic.Product(symbolic.Component("v", k), symbolic.Sum(e, symbolic.Component("u", k))))
	}
	for b.Loop() {
		symbolic.Substitute(e, symbolic.Symbol("x"), symbolic.Symbol("z"))
	}
}
