package parser_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/parser"
)

// Quotients of differentials are derivatives, in all the ways in which notes write them.
func TestSpellingsOfDerivatives(t *testing.T) {
	for want, texts := range map[string][]string{
		"diff(f, x)":             {"diff(f, x)", "df/dx", "∂f/∂x", "∂ f/∂x", "d/dx f", "∂/∂x f", "∂f/(∂x)", "df / dx"},
		"diff(f, x, 2)":          {"diff(f, x, 2)", "d^2f/dx^2", "d^2 f/dx^2", "d²f/dx²", "d² f/dx²", "∂²f/∂x²", "∂^2 f/∂x^2", "d^2/dx^2 f", "∂^2/∂x^2 f"},
		"diff(f, x, n)":          {"diff(f, x, n)", "d^n f/dx^n", "d^n/dx^n f", "dⁿf/dxⁿ", "∂^n f/∂x^n"},
		"diff(f, x, 1, y, 1)":    {"∂^2 f/∂x∂y", "∂²f/∂x∂y", "∂²f/(∂x ∂y)", "∂^2/∂x∂y f", "diff(f, x, 1, y, 1)"},
		"diff(f, x, 2, y, 1)":    {"∂^3 f/∂x^2∂y", "∂³f/∂x²∂y", "diff(f, x, 2, y, 1)"},
		"diff(x^2, x)":           {"d/dx x^2", "∂/∂x x^2", "d(x^2)/dx", "d/dx (x^2)", "diff(x^2, x)"},
		"diff(L, w_1)":           {"dL/dw_1", "∂L/∂w_1", "∂L/∂w_{1}"},
		"diff(L, w_{i,j})":       {"∂L/∂w_{i,j}", "dL/dw_{i, j}"},
		"diff(L, W[i, j])":       {"∂L/∂W[i,j]", "dL/dW[i, j]"},
		"diff(z_k, z_j)":         {"∂/∂z_j z_k", "∂z_k/∂z_j"},
		"diff(f(x), x)":          {"df(x)/dx", "∂f(x)/∂x"},
		"diff(sigma(x), x)":      {"dsigma(x)/dx", "dσ(x)/dx", "d/dx σ(x)"},
		"diff(y_hat, theta)":     {"dŷ/dθ", "∂ŷ/∂θ", "∂y_hat/∂θ"},
		"diff(alpha, beta)":      {"dα/dβ"},
		"diff(z[k], z[j])":       {"∂z[k]/∂z[j]", "d/dz[j] z[k]"},
		"diff(a^{[2]}, w_{1,1})": {"∂a^{[2]}/∂w_{1,1}"},
	} {
		for _, text := range texts {
			scope := table
			if want == "diff(f(x), x)" {
				scope = declared(t, "function f")
			}
			assert.Equal(t, want, parser.Print(expression(t, text, scope)), text)
		}
	}
}

func TestPartialIsKept(t *testing.T) {
	assert.True(t, expression(t, "∂f/∂x", table).(*parser.Derivative).Partial)
	assert.False(t, expression(t, "df/dx", table).(*parser.Derivative).Partial)
	assert.True(t, parser.Equal(expression(t, "∂f/∂x", table), expression(t, "df/dx", table)), "it is a matter of spelling")
}

// An operator such as d/dx applies to the product that follows.
func TestReachOfOperators(t *testing.T) {
	checkReadings(t, table, []reading{
		{"d/dx x^2 + 1", "diff(x^2, x) + 1"},
		{"d/dx (x^2 + 1)", "diff(x^2 + 1, x)"},
		{"d/dx(x^2)y", "diff(x^2*y, x)"},
		{"d/dx (x^2)*y", "diff(x^2, x)*y"},
		{"d/dx [x^2]*y", "diff(x^2, x)*y"},
		{"d/dx x*y", "diff(x*y, x)"},
		{"d/dx sin x", "diff(sin(x), x)"},
		{"d/dx -x", "diff(-x, x)"},
		{"d/dx d/dx f", "diff(diff(f, x), x)"},
		{"2 d/dx x", "2*diff(x, x)"},
		{"2df/dx", "2*diff(f, x)"},
		{"dy/dx dx/dt", "diff(y, x)*diff(x, t)"},
		{"∂u/∂x ∂x/∂t", "diff(u, x)*diff(x, t)"},
		{"dy/dx * dx/dt", "diff(y, x)*diff(x, t)"},
		{"dL/de/2", "diff(L, e)/2"},
		{"1/(df/dx)", "1/diff(f, x)"},
		{"(df/dx)^2", "diff(f, x)^2"},
		{"dL/de |_{e=1}", "at(diff(L, e), e, 1)"},
	})
}

// A document may have a variable d, dx or dt: then a quotient may be one.
func TestDifferentialOrVariable(t *testing.T) {
	checkReadings(t, table, []reading{
		{"dx/2", "dx/2"}, {"d/2", "d/2"}, {"de/dd", "diff(e, d)"}, {"d + x", "d + x"}, {"2dx", "2*dx"}, {"a/d", "a/d"},
	})
	checkReadings(t, declared(t, "real d, dt, dv"), []reading{
		{"dv/dt", "(dv)/dt"}, {"d/dt", "(d)/dt"}, {"de/dd", "diff(e, d)"}, {"dx/dy", "diff(x, y)"}, {"∂v/∂t", "diff(v, t)"},
	})
	assert.IsType(t, &parser.Binary{}, expression(t, "d*x/(d*y)", table), "explicit products are no differentials")
	checkReadings(t, table, []reading{{"dx/(-dy)", "dx/(-dy)"}, {"det(A)/dA", "(det(A))/dA"}, {"digamma(x)/dx", "(digamma(x))/dx"}, {"diff(f, x)/dx", "diff(f, x)/dx"}})
	assert.IsType(t, &parser.Binary{}, expression(t, "dfoo/dbar", table), "words are no variables")
}

func TestGradients(t *testing.T) {
	checkReadings(t, table, []reading{
		{"∇_x f", "grad(f, x)"}, {"∇_x (f + g)", "grad(f + g, x)"}, {"∇_{x_1} f", "grad(f, x_1)"}, {"∇_x f + g", "grad(f, x) + g"},
		{"grad(f, x)", "grad(f, x)"}, {"jac(f, x)", "jac(f, x)"}, {"hess(f, x)", "hess(f, x)"},
	})
}
