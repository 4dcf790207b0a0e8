package symbolic_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/symbolic"
)

// The filter of names takes some for others; Contains does not.
func TestContains(t *testing.T) {
	t.Parallel()
	x, k := symbolic.Symbol("x"), symbolic.Symbol("k")
	e := symbolic.Sum(symbolic.ApplyName("sin", x), symbolic.Component("w", k), symbolic.BigSum(symbolic.Symbol("m"), symbolic.Int(1), symbolic.Symbol("n"), symbolic.True(), symbolic.Component("v", symbolic.Symbol("m"))))
	for _, name := range []string{"x", "k", "w", "n", "v"} {
		assert.True(t, e.Contains(name), name)
	}
	assert.False(t, e.Contains("m"), "the index is bound")
	mistaken := 0
	for i := range 5000 {
		name := "y" + strconv.Itoa(i)
		assert.False(t, e.Contains(name), name)
		if e.MayContain(name) {
			mistaken++
		}
	}
	assert.Positive(t, mistaken, "the names do not try the filter")
}
