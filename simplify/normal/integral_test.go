package normal_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/simplify/normal"
	"nabla/symbolic"
)

// TestIntegralsAreLinear has integrals that are equal, or are not, by what is known of all integrals: factors come out,
// sums are taken apart, single points do not count.
func TestIntegralsAreLinear(t *testing.T) {
	for _, c := range []struct {
		left, right string
		equal       bool
	}{
		{"int(2*c*exp(-x^2), x, 0, 1)", "2*c*int(exp(-x^2), x, 0, 1)", true},
		{"int(2*c*exp(-x^2), x, 0, 1)", "c*int(exp(-x^2), x, 0, 1)", false},
		{"int(exp(-x^2)*(x + c), x, 0, inf)", "int(x*exp(-x^2), x, 0, inf) + c*int(exp(-x^2), x, 0, inf)", true},
		{"int(exp(-x^2)*(x - c), x, 0, inf)", "int(x*exp(-x^2), x, 0, inf) + c*int(exp(-x^2), x, 0, inf)", false},
		{"int(x*x^(a - 1)*exp(x), x, 0, 1)", "int(x^a*exp(x), x, 0, 1)", true},
		{"int(x*x^(a - 1)*exp(x), x, 0, 1)", "int(x^(a + 1)*exp(x), x, 0, 1)", false},
		{"int(exp(x)*y/x, x, 1, 2)/y", "int(exp(x)/x, x, 1, 2)", true},
		{"int(1/(x*(x + 1)), x, 1, 2)", "int(1/x, x, 1, 2) - int(1/(x + 1), x, 1, 2)", true},
		{"int(exp(x^2), x, 0, 1)", "int(exp(t^2), t, 0, 1)", true},
		{"int(exp(x^2), x, 0, 1)", "int(exp(x^2), x, 0, 2)", false},
		{"int(x*exp(t), t, 0, 1)", "x*int(exp(x), x, 0, 1)", true},
		{"int(exp(x)*int(t*x*exp(t), t, 0, 1), x, 0, 1)", "int(x*exp(x), x, 0, 1)^2", true},
		{"int(3*x^2, x, 0, y)", "y^3", true},
	} {
		a, err := symbolic.Parse(c.left)
		require.NoError(t, err)
		b, err := symbolic.Parse(c.right)
		require.NoError(t, err)
		d := normal.Equal(context.Background(), a, b, nil)
		assert.Equal(t, c.equal, d.Zero == normal.Proved, "%s = %s: %s", c.left, c.right, d.Reason)
		for _, condition := range d.Conditions {
			assert.NotContains(t, symbolic.Names(condition), "x", "a condition on the variable of integration means nothing")
		}
	}
}
