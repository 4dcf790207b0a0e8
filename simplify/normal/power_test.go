package normal_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/symbolic"
)

// integers declares the names of the tables on powers with integer exponents: m and n are of a kind, x, y, a, b are real.
func integers(kind symbolic.VariableKind) *symbolic.Scope {
	scope := &symbolic.Scope{}
	for _, name := range []string{"m", "n"} {
		scope.Declare(&symbolic.Variable{Name: name, Kind: kind})
	}
	for _, name := range []string{"x", "y", "a", "b"} {
		scope.Declare(&symbolic.Variable{Name: name, Kind: symbolic.Real})
	}
	return scope
}

// TestIntegerPowers has powers of bases of any sign, 0 included. Only x^0 = 1 is left out at 0, where it is undefined.
func TestIntegerPowers(t *testing.T) {
	for _, c := range []claim{
		{"x^n*x^m", "x^(n + m)", true},
		{"x^n*x^m", "x^(n*m)", false},
		{"(x*y)^n", "x^n*y^n", true},
		{"(x + y)^n", "x^n + y^n", false},
		{"(x/y)^n", "x^n*y^(-n)", true},
		{"(x^n)^m", "x^(n*m)", true},
		{"(x^n)^m", "x^(n + m)", false},
		{"x^(2*n)", "(x^2)^n", true},
		{"x^(2*n)", "abs(x)^(2*n)", true},
		{"x^n", "abs(x)^n", false},
		{"abs(x^n)", "abs(x)^n", true},
		{"sqrt(x^(2*n))", "x^n", false},
		{"(y - x)^n", "(-1)^n*(x - y)^n", true},
		{"(y - x)^n", "(x - y)^n", false},
		{"(x^2 - y^2)^n", "(x - y)^n*(x + y)^n", true},
		{"(-2*x)^n", "(-1)^n*2^n*x^n", true},
		{"(-2*x)^n", "-2^n*x^n", false},
		{"(x^n)^2 - (y^m)^2", "(x^n - y^m)*(x^n + y^m)", true},
	} {
		d := c.check(t, integers(symbolic.Integer))
		if c.equal {
			assert.Empty(t, d.Conditions, "%s: nothing is left out", c.left)
		}
	}
}

// TestParity has what follows from an integer being even or odd.
func TestParity(t *testing.T) {
	for _, c := range []claim{
		{"(-1)^(2*n)", "1", true},
		{"(-1)^(n + 1)", "-(-1)^n", true},
		{"(-1)^(n^2)", "(-1)^n", true},
		{"(-1)^(n^2)", "1", false},
		{"(-1)^(n*(n + 1))", "1", true},
		{"(-1)^(n*(n - 1)/2)", "(-1)^(n*(n + 1)/2)*(-1)^n", true},
		{"(-1)^(n*(n - 1)/2)", "(-1)^(n*(n + 1)/2)", false},
		{"cos(n*pi)", "(-1)^n", true},
		{"cos(n*pi)", "1", false},
		{"sin((n + 1/2)*pi)", "(-1)^n", true},
		{"mod(n, 2)", "(1 - (-1)^n)/2", true},
		{"mod(n, 2)", "(1 + (-1)^n)/2", false},
		{"mod(n^2, 2)", "mod(n, 2)", true},
		{"mod(n*(n + 1), 2)", "0", true},
		{"mod(n*(n + 2), 2)", "0", false},
		{"mod(n + m, 2)", "(mod(n, 2) - mod(m, 2))^2", true},
		{"mod(n + m, 2)", "mod(n, 2) + mod(m, 2)", false},
		{"mod(x, 2)^2", "mod(x, 2)", false},
		{"floor(n/2) + floor((n + 1)/2)", "n", true},
		{"floor(x/2) + floor((x + 1)/2)", "x", false},
		{"ceil(n/2)", "floor((n + 1)/2)", true},
		{"floor(n/2)", "n/2", false},
	} {
		c.check(t, integers(symbolic.Integer))
	}
	// Powers of -1 with exponents that need not be integers are no signs.
	claim{"(a + 1)^(2*a) + y^a", "abs((a + 1)^(2*a)) + y^a", false}.check(t, nil)
}

// TestGeometricSumsOfAnyBase has ratios of any sign. Where a base is 0 and a term 0^0, the sum is undefined; where the ratio is
// 1 the sides are compared by themselves.
func TestGeometricSumsOfAnyBase(t *testing.T) {
	for _, c := range []claim{
		{"(b - a)^2*sum(k, 1, n, k*a^(k - 1)*b^(n - k))", "b^(n + 1) - a^(n + 1) - (n + 1)*(b - a)*a^n", true},
		{"(b - a)^2*sum(k, 1, n, k*a^(k - 1)*b^(n - k))", "b^(n + 1) - a^(n + 1) - n*(b - a)*a^n", false},
		{"(x - y)*sum(k, 0, n - 1, x^k*y^(n - 1 - k))", "x^n - y^n", true},
		{"(x - y)*sum(k, 0, n - 1, x^k*y^(n - k))", "x^n - y^n", false},
		{"(1 - x)*sum(k, 0, n - 1, x^k)", "1 - x^n", true},
		{"(1 - x)*sum(k, 0, n, x^k)", "1 - x^n", false},
		{"sum(k, 1, n, k*x^(k - 1))", "(1 - (n + 1)*x^n + n*x^(n + 1))/(1 - x)^2", true},
		{"sum(k, 1, n, k*x^(k - 1))", "(1 - n*x^n + n*x^(n + 1))/(1 - x)^2", false},
		{"sum(k, 0, n, (-x)^k)", "(1 + (-1)^n*x^(n + 1))/(1 + x)", true},
		{"sum(k, 0, n, (-x)^k)", "(1 - (-1)^n*x^(n + 1))/(1 + x)", false},
		{"sum(k, 0, n, x^(2*k))", "(1 - x^(2*n + 2))/(1 - x^2)", true},
		{"sum(k, 0, n, (-1)^k)", "(1 + (-1)^n)/2", true},
		{"sum(k, 0, n, (-1)^k)", "(1 - (-1)^n)/2", false},
		{"sum(k, 1, n, (-1)^k*k)", "(-1)^n*floor((n + 1)/2)", true},
		{"sum(k, 1, n, (-1)^k*k)", "(-1)^n*floor(n/2)", false},
		{"sum(k, 1, n, (-1)^(n - k)*k^2)", "n*(n + 1)/2", true},
		{"sum(k, n, n + 1, x^k)", "x^n + x^(n + 1)", true},
		{"sum(k, n, n + 1, x^k)", "abs(x)^n + abs(x)^(n + 1)", false},
	} {
		for _, kind := range []symbolic.VariableKind{symbolic.PositiveInteger, symbolic.NaturalNumber} {
			d := c.check(t, integers(kind))
			if c.equal {
				assert.Empty(t, d.Conditions, "%s: nothing is left out", c.left)
			}
		}
	}
}

// TestZeroToTheZero has equations with x = 0 as an exception of the argument, which is looked at by itself.
func TestZeroToTheZero(t *testing.T) {
	for _, c := range []claim{
		{"x^n/x^n", "1", true}, // undefined at 0
		{"sum(k, 0, n - 1, x^k)", "1 + sum(k, 1, n - 1, x^k)", true}, // the left side is undefined at 0
		{"x*sum(k, 1, n, x^k)", "sum(k, 2, n + 1, x^k)", true},       // 0 at 0
	} {
		d := c.check(t, integers(symbolic.PositiveInteger))
		assert.Empty(t, d.Conditions, "%s: nothing is left out", c.left)
	}
	// Where n = 0 the sums are empty, and the 1 is missing.
	d := claim{"sum(k, 0, n - 1, x^k)", "1 + sum(k, 1, n - 1, x^k)", false}
	d.check(t, integers(symbolic.NaturalNumber))
}

// TestTriangularSums has sums over pairs of indices in an order.
func TestTriangularSums(t *testing.T) {
	for _, c := range []claim{
		{"sum(i, 1, n, u[i])^2", "sum(i, 1, n, u[i]^2) + 2*sum(i, 1, n, sum(j, i + 1, n, u[i]*u[j]))", true},
		{"sum(i, 1, n, u[i])^2", "sum(i, 1, n, u[i]^2) + 2*sum(i, 1, n, sum(j, i, n, u[i]*u[j]))", false},
		{"sum(i, 1, n, u[i])^2", "sum(i, 1, n, u[i]^2) + 2*sum(j, 2, n, sum(i, 1, j - 1, u[i]*u[j]))", true},
		{"sum(i, 1, n - 1, sum(j, i + 1, n, u[i]*v[j]))", "sum(j, 2, n, sum(i, 1, j - 1, u[i]*v[j]))", true},
		{"sum(i, 1, n - 1, sum(j, i + 1, n, u[i]*v[j]))", "sum(j, 2, n, sum(i, 1, j, u[i]*v[j]))", false},
		{"sum(i, 1, n, sum(j, i + 1, n, u[j]))", "sum(j, 1, n, (j - 1)*u[j])", true},
		{"sum(i, 1, n, sum(j, i + 1, n, u[j]))", "sum(j, 1, n, j*u[j])", false},
	} {
		c.check(t, arrays())
	}
}
