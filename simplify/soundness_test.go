package simplify_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric"
	"nabla/simplify"
	"nabla/symbolic"
	_ "nabla/testdata/seed"
)

// templates are what drawn expressions are made of: parts A and B are put in.
var templates = []string{
	"A + B", "A - B", "A*B", "A/B", "A^2", "1/A", "2*A - 3*B", "(A + B)^2", "sqrt(A)", "sqrt(A^2)", "abs(A)", "exp(A)", "exp(-A)", "log(A)", "log(exp(A))", "exp(log(A) + B)",
	"sin(A)", "cos(A)", "tan(A)", "sin(A)^2 + cos(B)^2", "sinh(A)", "cosh(A)", "tanh(A)", "sigma(A)", "softplus(A)", "1/(1 + exp(-A))", "relu(A)", "max(A, B)",
	"asinh(sinh(A))", "sinh(asinh(A))", "cosh(acosh(A))", "atan(A)", "exp(A)/(1 + exp(A))", "A/(A + B)", "A^(1/3)", "cbrt(A)", "log(A) - log(B)", "piecewise(A > 0, A, B)",
}

// expressions draws expressions in x and y.
func expressions(depth int) *rapid.Generator[*symbolic.Expr] {
	return rapid.Custom(func(t *rapid.T) *symbolic.Expr {
		from := []string{"x", "y", "1", "2", "-1", "1/2", "x + 1", "2*x", "-y", "x^2"}
		if depth > 0 {
			from = templates
		}
		e, err := symbolic.Parse(rapid.SampledFrom(from).Draw(t, "template"))
		require.NoError(t, err)
		if depth == 0 {
			return e
		}
		part := func(label string) *symbolic.Expr {
			return expressions(rapid.IntRange(0, depth-1).Draw(t, label)).Draw(t, label)
		}
		return symbolic.SubstituteAll(e, []string{"A", "B"}, []*symbolic.Expr{part("A"), part("B")})
	})
}

// TestSimplifyKeepsTheValue: the closed form of any expression has its values wherever that has any and the conditions hold, is
// defined there, and is its own closed form or nearly so: what is simplified again does not grow.
func TestSimplifyKeepsTheValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := expressions(2).Draw(t, "e")
		r, err := simplify.Simplify(context.Background(), e, nil, simplify.Options{})
		require.NoError(t, err)
		o := numeric.Compare(context.Background(), e, r.Expr, nil, numeric.Options{Where: r.Conditions})
		require.Nil(t, o.Witness, "%s becomes %s: %s", e, r.Expr, o.Witness)
		require.Nil(t, o.LeftOnly, "%s becomes %s, which is undefined: %s", e, r.Expr, o.LeftOnly)
		require.Nil(t, o.RightOnly, "%s becomes %s where %v: %s", e, r.Expr, r.Conditions, o.RightOnly)
	})
}
