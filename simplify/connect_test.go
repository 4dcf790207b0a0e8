package simplify_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/numeric"
	"nabla/simplify"
	"nabla/symbolic"
)

func parse(t *testing.T, text string) *symbolic.Expr {
	t.Helper()
	e, err := symbolic.Parse(text)
	require.NoError(t, err, text)
	return e
}

// assuming returns a scope with conditions.
func assuming(t *testing.T, given ...string) *symbolic.Scope {
	t.Helper()
	s := &symbolic.Scope{}
	for _, text := range given {
		c, err := symbolic.ParseCondition(text)
		require.NoError(t, err, text)
		s.Assume(c)
	}
	return s
}

// TestConnect: a chain leads from one side to the other, no line of it differs from the first, and every step has a name.
func TestConnect(t *testing.T) {
	for _, c := range []struct {
		from, to string
		given    []string
	}{
		{"sin(x)^2 + cos(x)^2", "1", nil},
		{"exp(x)/(1 + exp(x))", "sigma(x)", nil},
		{"sigma(x)*(1 - sigma(x))", "exp(-x)/(1 + exp(-x))^2", nil},
		{"1/(x - 1) - 1/(x + 1)", "2/(x^2 - 1)", nil},
		{"tanh(x)", "(exp(2*x) - 1)/(exp(2*x) + 1)", nil},
		{"sqrt(x^2)", "x", []string{"x > 0"}},
		{"log(exp(x)*exp(y))", "x + y", nil},
		{"(x^2 - y^2)/(x - y)", "x + y", nil},
		{"1 - 2*sin(x)^2", "cos(2*x)", nil},
		{"cosh(x)^2 - sinh(x)^2", "1", nil},
	} {
		a, b := parse(t, c.from), parse(t, c.to)
		scope := assuming(t, c.given...)
		steps, ok := simplify.Connect(context.Background(), a, b, scope)
		require.True(t, ok, "%s and %s", c.from, c.to)
		if len(steps) > 0 {
			assert.True(t, symbolic.Equal(steps[len(steps)-1].Line, b), "%s leads to %s, not to %s", c.from, steps[len(steps)-1].Line, c.to)
		}
		for _, s := range steps {
			assert.NotEmpty(t, s.Name, c.from)
			o := numeric.Compare(context.Background(), a, s.Line, scope, numeric.Options{})
			assert.Nil(t, o.Witness, "%s and %s, by %s", a, s.Line, s.Name)
		}
	}
}

// TestConnectFindsNoWayBetweenDifferentThings: what differs is not connected, however alike it is.
func TestConnectFindsNoWayBetweenDifferentThings(t *testing.T) {
	for _, c := range [][2]string{
		{"sin(x)^2 - cos(x)^2", "1"}, {"sqrt(x^2)", "x"}, {"log(x^2)", "2*log(x) + 1"}, {"sigma(x)", "sigma(-x)"}, {"(x + y)^2", "x^2 + y^2"}, {"tan(x)", "sin(x)"},
	} {
		steps, ok := simplify.Connect(context.Background(), parse(t, c[0]), parse(t, c[1]), nil)
		assert.False(t, ok, "%s and %s: %v", c[0], c[1], steps)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, ok := simplify.Connect(ctx, parse(t, "sin(x)^2 + cos(x)^2"), parse(t, "1"), nil)
	assert.False(t, ok, "nothing is proved when the time is over")
}

// TestHolds: a condition is proved from assumptions, or it is not; what is proved holds at every point.
func TestHolds(t *testing.T) {
	for _, c := range []struct {
		condition string
		given     []string
		want      bool
	}{
		{"x^2 >= 0", nil, true},
		{"x^2 > 0", nil, false},
		{"x^2 > 0", []string{"x != 0"}, true},
		{"x^2 + 1 > 0", nil, true},
		{"exp(x) > 0", nil, true},
		{"x > 0", nil, false},
		{"x > 0", []string{"x > 0"}, true},
		{"x >= 0", []string{"x > 0"}, true},
		{"x > 0", []string{"x >= 0"}, false},
		{"x + y > 0", []string{"x > 0", "y > 0"}, true},
		{"x*y > 0", []string{"x < 0", "y < 0"}, true},
		{"x*y > 0", []string{"x < 0", "y > 0"}, false},
		{"x - y > 0", []string{"x > y"}, true},
		{"x != 0", []string{"x > 1"}, true},
		{"x - 1 > 0", []string{"x > 2"}, true},
		{"x = y", []string{"x = y"}, true},
		{"x = y", []string{"x^2 = y^2"}, false},
		{"abs(x) >= 0", nil, true},
		{"sigma(x) < 1", nil, true},
		{"1 - tanh(x)^2 > 0", nil, true},
		{"x > 0 and y > 0", []string{"x > 0", "y > 1"}, true},
		{"x > 0 and y > 0", []string{"x > 0"}, false},
		{"x > 0 or y > 0", []string{"y > 0"}, true},
		{"x > 0 or y > 0", nil, false},
		{"x^2 + y^2 >= 0", nil, true},
		{"x^2 - 2*x*y + y^2 >= 0", nil, true},
		{"x^2 - 2*x*y >= 0", nil, false},
		{"x^2 + x + 1 > 0", nil, true},
		{"x^2 + x - 1 > 0", nil, false},
	} {
		condition, err := symbolic.ParseCondition(c.condition)
		require.NoError(t, err)
		scope := assuming(t, c.given...)
		assert.Equal(t, c.want, simplify.Holds(context.Background(), condition, scope), "%s given %v", c.condition, c.given)
		o := numeric.Compare(context.Background(), symbolic.Indicator(condition), symbolic.Int(1), scope, numeric.Options{Points: 40})
		assert.Equal(t, c.want, o.Witness == nil, "%s given %v: %v", c.condition, c.given, o.Witness)
	}
	assert.True(t, simplify.Holds(context.Background(), symbolic.True(), nil))
	assert.False(t, simplify.Holds(context.Background(), symbolic.False(), nil))
}
