package numeric_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/numeric"
	"nabla/symbolic"
)

// parse reads an expression whose names are real variables.
func parse(t *testing.T, text string) *symbolic.Expr {
	t.Helper()
	e, err := symbolic.Parse(text)
	require.NoError(t, err, text)
	return e
}

// scopeOf declares names and assumes conditions.
func scopeOf(t *testing.T, kinds map[string]symbolic.VariableKind, given ...string) *symbolic.Scope {
	t.Helper()
	s := &symbolic.Scope{}
	for name, kind := range kinds {
		s.Declare(&symbolic.Variable{Name: name, Kind: kind})
	}
	for _, text := range given {
		c, err := symbolic.ParseCondition(text)
		require.NoError(t, err, text)
		s.Assume(c)
	}
	return s
}

// An assumption about a name of a side holds at every point, also where it ties the name to others.
func TestAssumptionsHoldAtEveryPoint(t *testing.T) {
	integers := map[string]symbolic.VariableKind{"n": symbolic.Integer, "m": symbolic.Integer}
	for _, c := range []struct {
		left, right string
		given       []string
	}{
		{"(-1)^n", "1", []string{"n = 2*m"}},
		{"(-1)^n", "-1", []string{"n = 2*m + 1"}},
		{"(-1)^n", "1", []string{"mod(n, 2) = m", "m = 0"}},
		{"abs(n - 3)", "n - 3", []string{"n > m", "m > 5"}},
		{"sqrt(x^2)", "x", []string{"x > y", "y > 0"}},
		{"x", "y", []string{"x + z = 1", "y + z = 1"}},
		{"abs(x)", "x", []string{"x = y^2"}},
		{"max(x, y)", "y", []string{"x <= z", "z <= y"}},
		{"x^2 + y^2", "1", []string{"x = cos(t)", "y = sin(t)"}},
	} {
		o := numeric.Compare(context.Background(), parse(t, c.left), parse(t, c.right), scopeOf(t, integers, c.given...), numeric.Options{})
		assert.Nil(t, o.Witness, "%s = %s given %v: %v", c.left, c.right, c.given, o.Witness)
		assert.Positive(t, o.Agreement.Points, "%s = %s given %v", c.left, c.right, c.given)
	}
}

// A name that can only be 0 or 1 need not move for a difference to count as one on an open set.
func TestChoicesDoNotMove(t *testing.T) {
	for _, given := range []string{"y in {0, 1}", "y^2 = y", "y = 0 or y = 1"} {
		o := numeric.Compare(context.Background(), parse(t, "diff(x*y + x^2, x)"), parse(t, "y + x"), scopeOf(t, nil, given), numeric.Options{})
		assert.NotNil(t, o.Witness, given)
	}
}
