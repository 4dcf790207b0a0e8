package symbolic_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
)

// complexScope declares the imaginary unit i and defines w = x + i.
func complexScope() *symbolic.Scope {
	s := &symbolic.Scope{}
	s.Declare(&symbolic.Variable{Name: "i", Kind: symbolic.Imaginary})
	s.Define(&symbolic.Definition{Name: "w", Body: symbolic.Sum(symbolic.Symbol("x"), symbolic.Unit("i"))})
	return s
}

func parseComplex(t *testing.T, text string) *symbolic.Expr {
	t.Helper()
	scope, s := complexScope(), source.NewText("", text)
	node, err := parser.ParseExpression(s, scope)
	require.NoError(t, err, text)
	e, err := symbolic.Resolve(node, scope, s)
	require.NoError(t, err, text)
	return e
}

// What the constructors carry out holds over the complex numbers, too.
func TestCanonicalFormOfComplexExpressions(t *testing.T) {
	for _, c := range []struct{ text, printed string }{
		{"i*i", "-1"},
		{"i^3", "-i"},
		{"1/i", "-i"},
		{"i - i", "0"},
		{"(2*i*x)^2", "-4*x^2"},
		{"(1 + i)^2", "(i + 1)^2"},
		{"exp(i*x)^2", "exp(2*i*x)"},
		{"exp(i*x)*exp(i*y)", "exp(i*x + i*y)"},
		{"exp(x)^(1/2)", "exp(x/2)"},
		{"exp(i*x)^(1/2)", "sqrt(exp(i*x))"},
		{"exp(sqrt(x))^(1/2)", "sqrt(exp(sqrt(x)))"},
		{"exp(w)^(1/2)", "sqrt(exp(w))"},
		{"exp(w)^2", "exp(2*w)"},
		{"(2^x)^(1/2)", "2^(x/2)"},
		{"(2^w)^(1/2)", "sqrt(2^w)"},
		{"(x^(3/2))^(1/3)", "(x^(3/2))^(1/3)"},
		{"(x^(1/3))^(3/2)", "sqrt(x)"},
		{"(x^2)^(1/2)", "sqrt(x^2)"},
		{"sqrt(x)*sqrt(y)", "sqrt(x)*sqrt(y)"},
		{"(4*w)^(1/2)", "2*sqrt(w)"},
		{"(-4*w)^(1/2)", "sqrt(-4*w)"},
		{"(x*w)^2", "w^2*x^2"},
		{"log(exp(w))", "log(exp(w))"},
	} {
		assert.Equal(t, c.printed, parseComplex(t, c.text).String(), c.text)
	}
}

// A unit is no constant of the same name, and a real number only in its even powers.
func TestUnit(t *testing.T) {
	i := symbolic.Unit("i")
	assert.True(t, i.IsUnit())
	assert.False(t, i.Real() || i.Total())
	assert.False(t, symbolic.Equal(symbolic.Unit("pi"), symbolic.Pi()))
	assert.False(t, symbolic.Pi().IsUnit() || symbolic.Infinity().IsUnit())
	for text, real := range map[string]bool{
		"x": true, "i": false, "i^2": true, "w": false, "log(x)": false, "sqrt(x)": false, "sqrt(2)": true, "2^x": true, "x^3": true,
		"atan(x)": true, "asin(x)": false, "1/x": true, "exp(x)": true, "exp(i*x)": false, "x^x": false, "(1 + x^2)^(1/3)": true,
	} {
		assert.Equal(t, real, parseComplex(t, text).Real(), text)
	}
}

func TestComplexDerivatives(t *testing.T) {
	x := symbolic.Symbol("x")
	for text, want := range map[string]string{
		"exp(i*x)": "i*exp(i*x)", "acosh(x + i)": "1/(sqrt(x + i + 1)*sqrt(x + i - 1))", "asin(i*x)": "i/sqrt(x^2 + 1)", "w^2": "2*w", "abs(x)": "sign(x)",
	} {
		d, err := symbolic.Diff(parseComplex(t, text), x, complexScope())
		require.NoError(t, err, text)
		assert.Equal(t, want, d.String(), text)
	}
	for _, text := range []string{"abs(x + i)", "gamma(i*x)", "sign(w)"} {
		_, err := symbolic.Diff(parseComplex(t, text), x, complexScope())
		assert.Error(t, err, text)
	}
}

func TestPrincipal(t *testing.T) {
	for text, want := range map[string]string{
		"sin(x)": "-j*(exp(j*x) - exp(-j*x))/2", "acot(x)": "atan(1/x)", "atan(x)": "j*(log(1 - j*x) - log(j*x + 1))/2",
	} {
		e, ok := symbolic.Principal(parse(t, text), symbolic.Unit("j"))
		require.True(t, ok, text)
		assert.Equal(t, want, e.String(), text)
	}
	for _, text := range []string{"exp(x)", "log(x)", "abs(x)", "gamma(x)", "x^2"} {
		_, ok := symbolic.Principal(parse(t, text), symbolic.Unit("i"))
		assert.False(t, ok, text)
	}
}
