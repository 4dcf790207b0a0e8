package numeric

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/numeric/rational"
	"nabla/symbolic"
)

func expression(t testing.TB, text string) *symbolic.Expr {
	t.Helper()
	e, err := symbolic.Parse(text)
	require.NoError(t, err)
	return e
}

// refuted compares two sides that differ.
func refuted(t testing.TB, left, right string) *Outcome {
	t.Helper()
	o := Compare(context.Background(), expression(t, left), expression(t, right), &symbolic.Scope{}, Options{})
	require.NotNil(t, o.Witness)
	return &o
}

func TestScreenPasses(t *testing.T) {
	s := refuted(t, "diff(x^2*log(y), x)", "x*log(y)").Screen()
	require.NotNil(t, s)
	for _, c := range []struct {
		side          string
		passes, known bool
	}{
		{"2*x*log(y)", true, true},
		{"diff(x^2, x)*log(y)", true, true},
		{"log(y^(2*x))", true, true},
		{"3*x*log(y)", false, true},
		{"2*x*log(y) + 1/1000", false, true},
		{"2*x*log(-y)", false, true}, // no value where the left side has one
		{"2*x*log(z)", false, false}, // a name that no point has
	} {
		passes, known := s.Passes(expression(t, c.side))
		assert.Equal(t, c.passes, passes, c.side)
		assert.Equal(t, c.known, known, c.side)
	}
	passes, _ := s.Passes(expression(t, "2*x*log(y)"))
	assert.True(t, passes, "what was asked before does not matter")
}

func TestScreenOfAnEquationThatHolds(t *testing.T) {
	o := Compare(context.Background(), expression(t, "x + x"), expression(t, "2*x"), &symbolic.Scope{}, Options{})
	assert.Nil(t, o.Screen())
	assert.False(t, o.Agrees())
}

func TestMonomial(t *testing.T) {
	s := refuted(t, "sin(x)^2*sqrt(a + x^2)*y", "x").Screen()
	require.NotNil(t, s)
	b := s.Basis([]*symbolic.Expr{expression(t, "x"), expression(t, "y"), expression(t, "a"), expression(t, "x^2"), expression(t, "sin(x)"), expression(t, "a + x^2")})
	for _, text := range []string{"-3*x^2*y/a", "1/7", "sin(x)^2*sqrt(a + x^2)*y", "5*sin(x)/(2*x)", "x^(3/2)/y"} {
		e := expression(t, text)
		values, ok := s.Values(e)
		require.True(t, ok)
		m, ok := b.Monomial(values)
		if text == "x^(3/2)/y" && !ok {
			continue // no value where x < 0
		}
		require.True(t, ok, text)
		assert.Equal(t, e.String(), m.String())
	}
	for _, text := range []string{"x + y", "1 + sin(x)", "x*pi", "x*10007"} {
		values, ok := s.Values(expression(t, text))
		require.True(t, ok)
		_, ok = b.Monomial(values)
		assert.False(t, ok, text)
	}
}

func TestConstant(t *testing.T) {
	r, ok := Constant([]float64{0.75, 0.75 + 1e-9, 0.75})
	assert.True(t, ok)
	assert.True(t, r.Equal(rational.New(3, 4)))
	for _, values := range [][]float64{nil, {1, 2}, {3.14159265358979, 3.14159265358979}} {
		_, ok := Constant(values)
		assert.False(t, ok, values)
	}
}

func TestAgreements(t *testing.T) {
	x, y := expression(t, "x"), expression(t, "y")
	for _, c := range []struct {
		left, right string
		regions     [][]int
	}{
		{"sqrt(x^2)*y", "x*y", [][]int{{1, 1}, {1, -1}}},
		{"sqrt(x^2*y^2)", "x*y", [][]int{{1, 1}, {-1, -1}}},
		{"abs(x)*abs(y)", "-x*y", [][]int{{1, -1}, {-1, 1}}},
		{"x + y", "x - y", nil},
	} {
		assert.Equal(t, c.regions, refuted(t, c.left, c.right).Agreements([]*symbolic.Expr{x, y}), c.left)
	}
}

// BenchmarkCompare compares sides that agree and sides that differ.
func BenchmarkCompare(b *testing.B) {
	for _, c := range []struct{ name, left, right string }{
		{"equal", "diff(exp(-x)*sin(a*x)/(1 + x^2), x)", "exp(-x)*(a*cos(a*x)*(1 + x^2) - sin(a*x)*(1 + x^2) - 2*x*sin(a*x))/(1 + x^2)^2"},
		{"different", "diff(sqrt(a + b*x)*log(a + b*x), x)", "b*log(a + b*x)/(2*sqrt(a + b*x)) + 1/sqrt(a + b*x)"},
		{"seldom defined", "diff(acosh(a*x)*sqrt(b - x), x)", "a*sqrt(b - x)/sqrt(a^2*x^2 - 1) - acosh(a*x)/(2*sqrt(b - x))"},
	} {
		left, right := expression(b, c.left), expression(b, c.right)
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				Compare(context.Background(), left, right, &symbolic.Scope{}, Options{})
			}
		})
	}
}

// BenchmarkScreen asks a screen for many sides that share most of their parts.
func BenchmarkScreen(b *testing.B) {
	o := refuted(b, "diff(exp(-x)*sin(a*x)/(1 + x^2), x)", "exp(-x)*a*cos(a*x)/(1 + x^2)")
	var sides []*symbolic.Expr
	for _, text := range []string{"exp(-x)*cos(a*x)/(1 + x^2)", "exp(-x)*a*cos(a*x)/(1 - x^2)", "exp(-x)*a*sin(a*x)/(1 + x^2)", "exp(x)*a*cos(a*x)/(1 + x^2)"} {
		sides = append(sides, expression(b, text))
	}
	for b.Loop() {
		s := o.Screen()
		for _, side := range sides {
			s.Passes(side)
		}
	}
}
