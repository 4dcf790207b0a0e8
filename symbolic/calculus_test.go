package symbolic_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/numeric"
	"nabla/simplify/normal"
	"nabla/symbolic"
)

// smooth is expressions in x whose derivatives are compared by the rules of calculus.
var smooth = []string{
	"x", "3", "y", "x^2 + 1", "1/x", "x^-3", "sqrt(x)", "x^(2/3)", "exp(x)", "exp(-x^2)", "log(x)", "2^x", "x^y", "x^x", "sin(x)", "cos(2*x)", "tan(x)",
	"asin(x)", "atan(x)", "sinh(x)", "tanh(x)", "asinh(x)", "sigma(x)", "softplus(x)", "erf(x)", "gamma(x)", "abs(x)", "max(x, y)", "piecewise(x > 0, x^2, x)",
	"sum(k, 1, n, x^k)", "prod(k, 1, 3, x - k)", "sum(k, 1, n, v[k]*x)", "int(t*x, t, 0, y)", "f(x)", "f(x^2)", "cbrt(x)", "x*abs(x)",
}

func derivative(t *testing.T, e *symbolic.Expr) *symbolic.Expr {
	t.Helper()
	d, err := symbolic.Diff(e, symbolic.Symbol("x"), scope)
	require.NoError(t, err, e)
	return d
}

// checkEqual demands that a = b is proved; where it is not, values must not refute it. It reports a proof.
func checkEqual(t *testing.T, a, b *symbolic.Expr, what string) bool {
	t.Helper()
	if symbolic.Equal(a, b) {
		return true
	}
	d := normal.Equal(context.Background(), a, b, scope)
	if d.Zero == normal.Proved {
		return true
	}
	o := numeric.Compare(context.Background(), a, b, scope, numeric.Options{})
	assert.Nil(t, o.Witness, "%s: %s and %s: %v", what, a, b, o.Witness)
	return false
}

// The rules of differentiation, for all pairs of expressions: linear, product, quotient.
func TestRulesOfDifferentiation(t *testing.T) {
	proved, all := 0, 0
	count := func(ok bool) {
		all++
		if ok {
			proved++
		}
	}
	for i, left := range smooth {
		u, err := resolve(left)
		require.NoError(t, err, left)
		du := derivative(t, u)
		for _, right := range smooth[i:] {
			v, err := resolve(right)
			require.NoError(t, err, right)
			dv := derivative(t, v)
			name := left + " and " + right
			three, y := symbolic.Int(3), symbolic.Symbol("y")
			count(checkEqual(t, derivative(t, symbolic.Sum(symbolic.Product(three, u), symbolic.Product(y, v))),
				symbolic.Sum(symbolic.Product(three, du), symbolic.Product(y, dv)), "sum of "+name))
			count(checkEqual(t, derivative(t, symbolic.Product(u, v)),
				symbolic.Sum(symbolic.Product(du, v), symbolic.Product(u, dv)), "product of "+name))
			count(checkEqual(t, derivative(t, symbolic.Quotient(u, v)),
				symbolic.Quotient(symbolic.Difference(symbolic.Product(du, v), symbolic.Product(u, dv)), symbolic.Power(v, symbolic.Int(2))), "quotient of "+name))
		}
	}
	assert.Greater(t, proved, all*95/100, "of %d", all)
}

// The chain rule: the derivative of u(v(x)) is u'(v(x)) v'(x).
func TestChainRule(t *testing.T) {
	x := symbolic.Symbol("x")
	for _, outer := range smooth {
		u, err := resolve(outer)
		require.NoError(t, err)
		for _, inner := range []string{"x^2 + 1", "exp(x)", "2*x - y", "sin(x)", "1/x", "log(x)"} {
			v, err := resolve(inner)
			require.NoError(t, err)
			du := symbolic.Substitute(derivative(t, u), x, v)
			checkEqual(t, derivative(t, symbolic.Substitute(u, x, v)), symbolic.Product(du, derivative(t, v)), outer+" of "+inner)
		}
	}
}

// Derivatives of higher order are derivatives of derivatives, and mixed ones do not depend on the order.
func TestHigherDerivatives(t *testing.T) {
	x, y := symbolic.Symbol("x"), symbolic.Symbol("y")
	for _, text := range []string{"x^3*y^2", "sin(x*y)", "exp(x + y^2)", "x^y", "log(x^2 + y^2)", "x/y", "atan(y/x)", "sqrt(x*y + 1)"} {
		e, err := resolve(text)
		require.NoError(t, err)
		second, err := symbolic.DiffN(e, x, 2, scope)
		require.NoError(t, err)
		assert.True(t, checkEqual(t, second, derivative(t, derivative(t, e)), text), text)
		dy, err := symbolic.Diff(e, y, scope)
		require.NoError(t, err)
		dxy, err := symbolic.Diff(derivative(t, e), y, scope)
		require.NoError(t, err)
		assert.True(t, checkEqual(t, dxy, derivative(t, dy), text), text)
	}
}

// What does not depend on the variable has the derivative 0, and bound names are not the variable.
func TestConstantsHaveNoSlope(t *testing.T) {
	for _, text := range []string{"y", "pi", "exp(y)", "sum(k, 1, n, v[k])", "int(x, x, 0, 1)", "sum(x = 1..3, x^2)", "f(y)", "w_{i,j}", "q - x^2"} {
		e, err := resolve(text)
		require.NoError(t, err, text)
		assert.True(t, checkEqual(t, derivative(t, e), symbolic.Int(0), text), text)
	}
}
