package normal_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/numeric"
	"nabla/simplify/normal"
	"nabla/symbolic"
)

// question is one line of testdata/equal.txt.
type question struct {
	left, right *symbolic.Expr
	scope       *symbolic.Scope
	sign        string // =, != or ?=
	line        string
}

var kinds = map[string]symbolic.VariableKind{
	"m": symbolic.Integer, "n": symbolic.Integer, "p": symbolic.Positive, "q": symbolic.Positive,
	"x": symbolic.Real, "y": symbolic.Real, "z": symbolic.Real, "a": symbolic.Real, "b": symbolic.Real,
}

func readQuestion(t *testing.T, line string) question {
	t.Helper()
	q := question{line: line, scope: &symbolic.Scope{}}
	for name, kind := range kinds {
		q.scope.Declare(&symbolic.Variable{Name: name, Kind: kind})
	}
	text, given, _ := strings.Cut(line, " given ")
	for part := range strings.SplitSeq(given, ", ") {
		if part != "" {
			c, err := symbolic.ParseCondition(part)
			require.NoError(t, err, line)
			q.scope.Assume(c)
		}
	}
	for _, sign := range []string{" != ", " ?= ", " = "} {
		at := strings.LastIndex(text, sign)
		if at < 0 || strings.Count(text[:at], "(") != strings.Count(text[:at], ")") {
			continue // the sign of a condition
		}
		q.left, q.right, q.sign = parse(t, text[:at]), parse(t, text[at+len(sign):]), strings.TrimSpace(sign)
		return q
	}
	require.Fail(t, "no equation", line)
	return q
}

func questions(t *testing.T) []question {
	t.Helper()
	content, err := os.ReadFile("testdata/equal.txt")
	require.NoError(t, err)
	var list []question
	for line := range strings.Lines(string(content)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			list = append(list, readQuestion(t, line))
		}
	}
	require.Greater(t, len(list), 250)
	return list
}

func TestEqual(t *testing.T) {
	for _, q := range questions(t) {
		d := normal.Equal(context.Background(), q.left, q.right, q.scope)
		if q.sign != "?=" {
			assert.Equal(t, q.sign == "=", d.Zero == normal.Proved, "%s: %s %s", q.line, d.Zero, d.Reason)
		}
		if d.Zero == normal.Proved {
			assert.NotEmpty(t, d.Method, q.line)
		}
	}
}

// The answer does not depend on which side stands where, or on a common term or factor.
func TestEqualIsSymmetric(t *testing.T) {
	extra := parse(t, "t^2 + 3")
	for _, q := range questions(t) {
		if q.sign == "?=" {
			continue
		}
		for i, sides := range [][2]*symbolic.Expr{
			{q.right, q.left},
			{symbolic.Sum(q.left, extra), symbolic.Sum(q.right, extra)},
			{symbolic.Product(q.left, extra), symbolic.Product(extra, q.right)},
			{symbolic.Difference(q.left, q.right), symbolic.Int(0)},
		} {
			d := normal.Equal(context.Background(), sides[0], sides[1], q.scope)
			assert.Equal(t, q.sign == "=", d.Zero == normal.Proved, "%s, asked as %d: %s = %s", q.line, i, sides[0], sides[1])
		}
	}
}

// The values say the same: what is proved has no counterexample, what is not has one, or a side without values.
func TestEqualAgreesWithValues(t *testing.T) {
	for _, q := range questions(t) {
		o := numeric.Compare(context.Background(), q.left, q.right, q.scope, numeric.Options{Points: 60})
		if q.sign != "!=" {
			assert.Nil(t, o.Witness, "%s: %v", q.line, o.Witness)
		} else {
			assert.True(t, o.Witness != nil || o.Agreement.Points == 0, "%s", q.line)
		}
	}
}

// An argument that ends with the time claims nothing.
func TestEqualStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	d := normal.Equal(ctx, parse(t, "(x + y)^30*(x - y)^30"), parse(t, "(x^2 - y^2)^30"), nil)
	assert.NotEqual(t, normal.NonzeroForm, d.Zero)
}

// A function that is read as another is found out by the table of equalities, also where the two are much alike.
func TestSpoiltReadersAreFound(t *testing.T) {
	list := questions(t)
	for name, as := range map[string]string{
		"sin": "cos", "cos": "sin", "tan": "sin", "exp": "cos", "log": "atan", "abs": "relu", "sign": "abs", "max": "min", "min": "max", "relu": "abs",
		"cbrt": "abs", "asin": "atan", "acos": "atan", "atan": "sin", "floor": "sign", "gamma": "exp",
	} {
		restore := normal.Spoil(name, as)
		wrong := 0
		for _, q := range list {
			d := normal.Equal(context.Background(), q.left, q.right, q.scope)
			if q.sign != "?=" && (q.sign == "=") != (d.Zero == normal.Proved) {
				wrong++
			}
		}
		restore()
		assert.Positive(t, wrong, "%s is read as %s", name, as)
	}
}
