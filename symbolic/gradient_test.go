package symbolic_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/symbolic"
)

// logSumExp returns log(exp(x1) + ... + exp(xn)) written out, and its variables.
func logSumExp(t testing.TB, n int) (*symbolic.Expr, []*symbolic.Expr) {
	t.Helper()
	terms := make([]string, n)
	variables := make([]*symbolic.Expr, n)
	for i := range n {
		terms[i] = fmt.Sprintf("exp(x%d)", i+1)
		variables[i] = symbolic.Symbol(fmt.Sprintf("x%d", i+1))
	}
	e, err := symbolic.Parse("log(" + strings.Join(terms, " + ") + ")")
	require.NoError(t, err)
	return e, variables
}

// The partial derivatives of logsumexp written out are the entries of softmax.
func TestGradientWrittenOut(t *testing.T) {
	e, variables := logSumExp(t, 3)
	for i, v := range variables {
		d, err := symbolic.Diff(e, v, nil)
		require.NoError(t, err)
		want, err := symbolic.Parse(fmt.Sprintf("exp(x%d)/(exp(x1) + exp(x2) + exp(x3))", i+1))
		require.NoError(t, err)
		assert.True(t, symbolic.Equal(want, d), d.String())
	}
}

// BenchmarkGradientWrittenOut takes all n partial derivatives of log(exp(x1) + ... + exp(xn)).
func BenchmarkGradientWrittenOut(b *testing.B) {
	for _, n := range []int{50, 200} {
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			e, variables := logSumExp(b, n)
			for b.Loop() {
				for _, v := range variables {
					if _, err := symbolic.Diff(e, v, nil); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// BenchmarkGradientByIndex takes the derivative by x_j of the sum over any number of terms.
func BenchmarkGradientByIndex(b *testing.B) {
	scope := &symbolic.Scope{}
	n := symbolic.Symbol("n")
	scope.Declare(&symbolic.Variable{Name: "n", Kind: symbolic.PositiveInteger})
	scope.Declare(&symbolic.Variable{Name: "j", Kind: symbolic.Index, Lower: symbolic.Int(1), Upper: n})
	k := symbolic.Fresh("k")
	sum := symbolic.BigSum(k, symbolic.Int(1), n, symbolic.True(), symbolic.ApplyName("exp", symbolic.Component("x", k)))
	e, x := symbolic.ApplyName("log", sum), symbolic.Component("x", symbolic.Symbol("j"))
	for b.Loop() {
		if _, err := symbolic.Diff(e, x, scope); err != nil {
			b.Fatal(err)
		}
	}
}
