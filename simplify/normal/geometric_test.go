package normal_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/symbolic"
)

// TestWrittenAndGeometricSums has sums over few numbers, and sums of polynomials times geometric sequences with the
// exceptional ratio 1, at which the closed form is 0/0.
func TestWrittenAndGeometricSums(t *testing.T) {
	scope := &symbolic.Scope{}
	for _, name := range []string{"x", "a", "b"} {
		scope.Declare(&symbolic.Variable{Name: name, Kind: symbolic.Positive})
	}
	scope.Declare(&symbolic.Variable{Name: "n", Kind: symbolic.PositiveInteger})
	for _, c := range []claim{
		{"sum(k, 0, 3, (-y)^k/gamma(k + 1))", "1 - y + y^2/2 - y^3/6", true},
		{"sum(k, 0, 3, (-y)^k/gamma(k + 1))", "1 - y + y^3/2 - y^3/6", false},
		{"prod(k, 1, 4, k)", "24", true},
		{"sum(k, 1, n, k*x^k)", "x*(1 - (n + 1)*x^n + n*x^(n + 1))/(1 - x)^2", true},
		{"sum(k, 1, n, k*x^k)", "x*(1 - n*x^n + n*x^(n + 1))/(1 - x)^2", false},
		{"sum(k, 0, n, k^2*2^k)", "2^(n + 1)*(n^2 - 2*n + 3) - 6", true},
		{"sum(k, 0, n, k^2*2^k)", "2^(n + 1)*(n^2 - 2*n + 3) - 4", false},
		{"(1 - x)*sum(k, 0, n, x^k)", "1 - x^(n + 1)", true},
		{"(b - a)^2*sum(k, 1, n, k*a^(k - 1)*b^(n - k))", "b^(n + 1) - a^(n + 1) - (n + 1)*(b - a)*a^n", true},
		{"(b - a)*sum(k, 1, n, k*a^(k - 1)*b^(n - k))", "b^(n + 1) - a^(n + 1) - (n + 1)*(b - a)*a^n", false},
	} {
		d := c.check(t, scope)
		if c.equal {
			assert.Empty(t, d.Conditions, "%s: nothing is left out", c.left)
		}
	}
}

// TestIntegralsOfPolynomials has integrals that are evaluated, and others that are not.
func TestIntegralsOfPolynomials(t *testing.T) {
	for _, c := range []claim{
		{"int(2*x, x, 0, 1)", "1", true},
		{"int(2*x, x, 0, 1)", "2", false},
		{"int(x/(b - a), x, a, b)", "(a + b)/2", true},
		{"int(int(1, y, x^2, 2*x), x, 0, 2)", "int(2*x - x^2, x, 0, 2)", true},
		{"int(exp(x)*t, t, 0, 1)", "exp(x)/2", true},
		{"int(x*t, t, 0, x)", "x^3/2", true},
		{"int(t^2*exp(t), t, 0, 1)", "exp(1)/3", false},
		{"int(t, t, 0, inf)", "inf^2/2", false},
	} {
		c.check(t, nil)
	}
}
