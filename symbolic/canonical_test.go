package symbolic_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/symbolic"
)

// parse reads an expression whose names are real variables.
func parse(t *testing.T, text string) *symbolic.Expr {
	t.Helper()
	e, err := symbolic.Parse(text)
	require.NoError(t, err, text)
	return e
}

func TestCanonicalForm(t *testing.T) {
	for _, c := range []struct{ text, printed string }{
		{"x + x", "2*x"},
		{"x - x", "0"},
		{"2*x + 3*y - x + 1 - 1/2", "x + 3*y + 1/2"},
		{"y + 3*(x + 1) - 2*(x + 1)", "x + y + 1"},
		{"x*x^2", "x^3"},
		{"x^(-2/3)*x*x^-1", "1/x^(2/3)"},
		{"x^-1*x^-2", "1/x^3"},
		{"(2*x*y)^2", "4*x^2*y^2"},
		{"(x^2)^3", "x^6"},
		{"sqrt(x)^3", "x^(3/2)"},
		{"sqrt(8)", "2*sqrt(2)"},
		{"sqrt(1/2)", "sqrt(2)/2"},
		{"8^(2/3)", "4"},
		{"(4*x)^(1/2)", "2*sqrt(x)"},
		{"2^10", "1024"},
		{"2^-2", "1/4"},
		{"exp(x)*exp(-x)", "1"},
		{"exp(x)^2*exp(y)", "exp(2*x + y)"},
		{"e^x", "exp(x)"},
		{"1/exp(x)", "exp(-x)"},
		{"exp(0)", "1"},
		{"exp(1)", "e"},
		{"sin(-x)", "-sin(x)"},
		{"cos(-x)", "cos(x)"},
		{"sin(pi/6)", "1/2"},
		{"cos(2*pi/3)", "-1/2"},
		{"sin(7*pi)", "0"},
		{"tan(3*pi/4)", "-1"},
		{"abs(-3)", "3"},
		{"floor(5/2)", "2"},
		{"log(1)", "0"},
		{"-(a - b)", "b - a"},
		{"2*(x + 1)", "2*(x + 1)"},
		{"piecewise(1 > 2, x, y)", "y"},
		{"delta(i, i)", "1"},
		{"delta(i, i+1)", "0"},
		{"sum(k, 1, 0, x*k)", "0"},
		{"prod(k, 1, 0, x*k)", "1"},
	} {
		assert.Equal(t, c.printed, parse(t, c.text).String(), c.text)
	}
}

// What a constructor must leave alone because it holds on a part of the domain only.
func TestCanonicalFormKeepsDomain(t *testing.T) {
	for _, text := range []string{
		"x/x", "x*x^-1", "sqrt(x)^2", "sqrt(x^2)", "log(x) - log(x)", "0*log(x)", "1/(1/x)", "x^0",
		"exp(log(x))", "log(x*y)", "(x*y)^(1/2)", "sqrt(x)*sqrt(x)", "x^(1/2)*x^(3/2)", "(x^2)^(1/2)", "0/x",
	} {
		e := parse(t, text)
		assert.False(t, e.Total(), text)
		assert.NotEqual(t, symbolic.KindNumber, e.Kind(), text)
		assert.NotEqual(t, symbolic.KindSymbol, e.Kind(), text)
	}
}

func TestAlphaEquivalence(t *testing.T) {
	a := parse(t, "sum(i, 1, n, sum(j, 1, n, x[i]*y[j]))")
	b := parse(t, "sum(j, 1, n, sum(k, 1, n, x[j]*y[k]))")
	assert.True(t, symbolic.Equal(a, b))
	c := parse(t, "sum(i, 1, n, sum(i, 1, n, x[i]*y[i]))")
	assert.False(t, symbolic.Equal(a, c), "the inner index hides the outer one")
}

// Substituting an expression that holds a binder of its own must not let any binder catch a free index.
func TestSubstituteCapturesNothing(t *testing.T) {
	e := parse(t, "sum(i, 1, n, sum(j, 1, n, x[i,j]*y))")
	y := symbolic.Symbol("y")
	got := symbolic.Substitute(e, y, parse(t, "sum(i, 1, n, z[i])"))
	want := parse(t, "sum(a, 1, n, sum(b, 1, n, x[a,b]*sum(c, 1, n, z[c])))")
	assert.True(t, symbolic.Equal(got, want), "%s", got)

	free := symbolic.Substitute(parse(t, "sum(i, 1, n, x[i]*y)"), y, symbolic.Symbol("i"))
	assert.Equal(t, "i", symbolic.Names(free)[0], "the free i stays free: %s", free)
	assert.False(t, symbolic.Equal(free, parse(t, "sum(i, 1, n, x[i]*i)")))
}

func TestUndefinedNumbersStay(t *testing.T) {
	for _, e := range []*symbolic.Expr{
		symbolic.Power(symbolic.Int(0), symbolic.Int(-1)),
		symbolic.Power(symbolic.Int(0), symbolic.Int(0)),
		symbolic.Power(symbolic.Int(-1), parse(t, "1/2")),
	} {
		assert.Equal(t, symbolic.KindPower, e.Kind())
		assert.False(t, e.Total())
	}
}

// A power that would fill the memory stays a power.
func TestPowerIsBounded(t *testing.T) {
	e := parse(t, "2^(2^(2^(2^(2^2))))")
	assert.Equal(t, symbolic.KindPower, e.Kind())
	assert.Equal(t, symbolic.KindPower, parse(t, "10^(10^9)").Kind())
}
