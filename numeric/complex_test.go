package numeric_test

import (
	"context"
	"fmt"
	"math/cmplx"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/numeric"
	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// complexScope declares the imaginary unit i.
func complexScope() *symbolic.Scope {
	s := &symbolic.Scope{}
	s.Declare(&symbolic.Variable{Name: "i", Kind: symbolic.Imaginary})
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

// valueOf evaluates an expression without names.
func valueOf(t *testing.T, e *symbolic.Expr) complex128 {
	t.Helper()
	text, err := numeric.Evaluate(context.Background(), e, complexScope(), numeric.Point{}, 15)
	require.NoError(t, err, e)
	text = strings.NewReplacer(" ", "", "*i", "i").Replace(text)
	if strings.HasSuffix(text, "+i") || strings.HasSuffix(text, "-i") || text == "i" {
		text = strings.TrimSuffix(text, "i") + "1i"
	}
	z, err := strconv.ParseComplex(text, 128)
	require.NoError(t, err, text)
	return z
}

// points lie in all quadrants and on no cut; the exponentials there are moderate.
var points = []string{"1/2 + i/3", "-2 + i/2", "-1/3 - 2*i", "3/2 - i", "1/4 + i/7"}

// TestComplexTable: the principal branch by logarithms has the values of the enclosures, and the derivative of every
// function is that of its values.
func TestComplexTable(t *testing.T) {
	count := 0
	for _, f := range function.All() {
		if f.Complex == nil || f.Complex.Principal == "" {
			continue
		}
		count++
		for _, z := range points {
			call := parseComplex(t, fmt.Sprintf("%s(%s)", f.Name, z))
			value := valueOf(t, call)
			if principal, ok := symbolic.Principal(call, symbolic.Unit("i")); ok {
				near(t, value, valueOf(t, principal), "%s", call)
			}
			quotient := parseComplex(t, fmt.Sprintf("(%[1]s(%[2]s + 1e-9) - %[1]s(%[2]s - 1e-9))/2e-9", f.Name, z))
			x := symbolic.Symbol("x")
			d, err := symbolic.Diff(parseComplex(t, fmt.Sprintf("%s(x + i*y)", f.Name)), x, complexScope())
			require.NoError(t, err)
			d = symbolic.Substitute(symbolic.Substitute(d, symbolic.Symbol("y"), symbolic.Int(0)), x, parseComplex(t, z))
			near(t, valueOf(t, quotient), valueOf(t, d), "derivative of %s", call)
		}
	}
	assert.Greater(t, count, 25)
}

func near(t *testing.T, want, got complex128, format string, args ...any) {
	t.Helper()
	assert.Less(t, cmplx.Abs(want-got), 1e-12*(1+cmplx.Abs(want)), "%s: %v and %v", fmt.Sprintf(format, args...), want, got)
}

func TestEvaluateComplex(t *testing.T) {
	for text, want := range map[string]string{
		"exp(i*pi/3)": "0.5 + 0.8660254038*i", "(1 + i)^3": "-2 + 2*i", "sqrt(-4)": "2*i", "abs(3 + 4*i)": "5", "log(0)": "undefined",
		"(-8)^(1/3)": "1 + 1.732050808*i", "cbrt(-8)": "-2", "sum(k, 1, 4, i^k)": "0",
	} {
		got, err := numeric.Evaluate(context.Background(), parseComplex(t, text), complexScope(), numeric.Point{}, 10)
		require.NoError(t, err, text)
		assert.Equal(t, want, got, text)
	}
	for _, text := range []string{"asin(2)", "sqrt(x)", "gamma(i)", "floor(i)"} {
		_, err := numeric.Evaluate(context.Background(), parseComplex(t, text), complexScope(), numeric.Point{}, 10)
		assert.Error(t, err, text)
	}
}

// TestCompareComplex: values refute, on cuts as well.
func TestCompareComplex(t *testing.T) {
	for _, c := range []struct {
		left, right string
		differ      bool
	}{
		{"sqrt(a + i*b)*sqrt(a - i*b)", "sqrt(a^2 + b^2)", true},
		{"sqrt(x)*sqrt(y)", "sqrt(x*y)", true},
		{"log(exp(i*x))", "i*x", true},
		{"exp(log(z))", "z", false},
		{"asin(x) + acos(x)", "pi/2", false},
		{"indicator(abs(x + i) >= 1)", "1", false},
	} {
		o := numeric.Compare(context.Background(), parseComplex(t, c.left), parseComplex(t, c.right), complexScope(), numeric.Options{Points: 60})
		assert.Equal(t, c.differ, o.Witness != nil, "%s = %s: %v", c.left, c.right, o.Witness)
		if !c.differ {
			assert.Greater(t, o.Agreement.Points, 5, c.left)
		}
	}
}
