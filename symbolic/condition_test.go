package symbolic_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric"
	"nabla/numeric/rational"
	"nabla/symbolic"
	_ "nabla/testdata/seed"
)

func parseCondition(t *testing.T, text string) *symbolic.Expr {
	t.Helper()
	c, err := symbolic.ParseCondition(text)
	require.NoError(t, err, text)
	return c
}

// TestConditionsAreDecided: what numbers decide is True or False, what is told twice is told once.
func TestConditionsAreDecided(t *testing.T) {
	for text, want := range map[string]string{
		"1 < 2": "1 < 2 is true", "2 <= 1": "1 < 2 is false", "x = x": "1 < 2 is true", "x < x": "1 < 2 is false", "x != x": "1 < 2 is false",
		"x > 0 and 1 > 0": "x > 0", "x > 0 and 1 < 0": "1 < 2 is false", "x > 0 or 1 > 0": "1 < 2 is true", "x > 0 or 1 < 0": "x > 0",
		"x > 0 and x > 0": "x > 0", "not x > 0": "x <= 0", "not x = 0": "x != 0", "not (x > 0 and y > 0)": "x <= 0 or y <= 0", "not not x > 0": "x > 0",
	} {
		c := parseCondition(t, text)
		got := c.String()
		switch {
		case c.IsTrue():
			got = "1 < 2 is true"
		case c.IsFalse():
			got = "1 < 2 is false"
		}
		assert.Equal(t, want, got, text)
	}
	assert.True(t, symbolic.True().IsTrue())
	assert.True(t, symbolic.False().IsFalse())
	assert.False(t, parseCondition(t, "1/x = 1/x").IsTrue(), "an undefined value is not equal to itself")
	assert.True(t, symbolic.IsDefined(parse(t, "x^2 + sin(y)")).IsTrue(), "a total expression")
	assert.False(t, symbolic.IsDefined(parse(t, "log(x)")).IsTrue())
}

// conditions draws conditions in x and y that compare values defined at every place, and some that are not.
func conditions(depth int) *rapid.Generator[*symbolic.Expr] {
	return rapid.Custom(func(t *rapid.T) *symbolic.Expr {
		sides := []string{"x", "y", "0", "1", "-1", "x + y", "x*y", "x^2", "abs(x)", "1/x", "sqrt(y)", "2*x - 1"}
		if depth == 0 {
			a, err := symbolic.Parse(rapid.SampledFrom(sides).Draw(t, "left"))
			require.NoError(t, err)
			b, err := symbolic.Parse(rapid.SampledFrom(sides).Draw(t, "right"))
			require.NoError(t, err)
			op := rapid.SampledFrom([]symbolic.Op{symbolic.Equals, symbolic.NotEquals, symbolic.Less, symbolic.LessEqual}).Draw(t, "op")
			return symbolic.Relation(op, a, b)
		}
		parts := rapid.SliceOfN(conditions(depth-1), 1, 3).Draw(t, "parts")
		switch rapid.IntRange(0, 2).Draw(t, "logic") {
		case 0:
			return symbolic.Conjunction(parts...)
		case 1:
			return symbolic.Disjunction(parts...)
		}
		return symbolic.Negation(parts[0])
	})
}

// grid draws a point at which most comparisons of small numbers come out either way.
func grid(t *rapid.T) numeric.Point {
	number := func(label string) numeric.Value {
		return numeric.Scalar(rational.New(rapid.Int64Range(-4, 4).Draw(t, label), rapid.Int64Range(1, 2).Draw(t, label+"'s denominator")))
	}
	return numeric.Point{"x": number("x"), "y": number("y")}
}

// TestLogicOfConditions: and, or, not mean what they say wherever everything that is compared is defined.
func TestLogicOfConditions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, at := conditions(1).Draw(t, "a"), conditions(1).Draw(t, "b"), grid(t)
		holds := func(c *symbolic.Expr) (bool, bool) {
			r, ok := numeric.Exactly(context.Background(), symbolic.Indicator(c), at)
			return r.IsOne(), ok
		}
		x, okX := holds(a)
		y, okY := holds(b)
		if !okX || !okY {
			return
		}
		for name, c := range map[string]struct {
			condition *symbolic.Expr
			want      bool
		}{
			"not": {symbolic.Negation(a), !x}, "and": {symbolic.Conjunction(a, b), x && y}, "or": {symbolic.Disjunction(a, b), x || y},
			"not and": {symbolic.Negation(symbolic.Conjunction(a, b)), !x || !y}, "not or": {symbolic.Negation(symbolic.Disjunction(b, a)), !x && !y},
		} {
			got, ok := holds(c.condition)
			if ok {
				require.Equal(t, c.want, got, "%s: %s at %s", name, c.condition, at)
			}
		}
	})
}

// TestPiecewiseTakesTheFirstThatHolds: canonical forms of cases have the value of the first condition that holds.
func TestPiecewiseTakesTheFirstThatHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 3).Draw(t, "cases")
		at, want, found := grid(t), int64(-1), false
		var parts []*symbolic.Expr
		for i := range n {
			c := conditions(1).Draw(t, "condition")
			r, ok := numeric.Exactly(context.Background(), symbolic.Indicator(c), at)
			if !ok {
				return // what compares an undefined value decides nothing
			}
			if !found && r.IsOne() {
				want, found = int64(i), true
			}
			parts = append(parts, c, symbolic.Int(int64(i)))
		}
		e := symbolic.Piecewise(parts, symbolic.Int(-1))
		got, ok := numeric.Exactly(context.Background(), e, at)
		require.True(t, ok, "%s at %s", e, at)
		require.Equal(t, want, mustInt(got), "%s at %s", e, at)
	})
}

func mustInt(r rational.Rat) int64 {
	n, ok := r.Int64()
	if !ok {
		panic(r.String() + " is no integer")
	}
	return n
}

// TestDomain: the conditions of Domain hold exactly where an expression has a value.
func TestDomain(t *testing.T) {
	total := 0
	for _, text := range []string{
		"1/x", "sqrt(x)", "log(x*y)", "1/(x - y)", "sqrt(1 - x^2)", "x^(-1/2)", "x^(2/3)*y^-2", "asin(x)", "acosh(x + y)", "log(log(x))", "sqrt(sqrt(x) - 1)",
		"1/log(x)", "atanh(x/y)", "gamma(x)", "x/x", "log(x) - log(x)", "tan(x)/y", "logit(x)", "1/(x^2 + 1)", "asec(x)", "sqrt(x)*sqrt(-x)", "1/sin(x)", "cot(x - y)",
		"mod(x, y)", "binom(x, 2)", "exp(1/x)", "abs(1/y)", "max(sqrt(x), y)",
	} {
		e := parse(t, text)
		for x := int64(-6); x <= 6; x++ {
			for y := int64(-3); y <= 3; y++ {
				at := numeric.Point{"x": numeric.Scalar(rational.New(x, 2)), "y": numeric.Scalar(rational.Int(y))}
				value, err := numeric.Evaluate(context.Background(), e, nil, at, 5)
				if err != nil {
					continue // it is not certain that there is a value
				}
				inside, err := numeric.Evaluate(context.Background(), symbolic.Indicator(symbolic.Conjunction(symbolic.Domain(e)...)), nil, at, 5)
				if err != nil || inside == "undefined" {
					assert.Equal(t, "undefined", value, "%s at %s: the domain compares what is not defined", text, at)
					continue
				}
				total++
				assert.Equal(t, value != "undefined", inside == "1", "%s at %s is %s, and the domain says %s", text, at, value, inside)
			}
		}
	}
	assert.Greater(t, total, 1500)
	assert.Empty(t, symbolic.Domain(parse(t, "x^2 + sin(x)*exp(y)")))
}

// TestGuard: an expression under a condition has its value where that holds, and none elsewhere.
func TestGuard(t *testing.T) {
	e := symbolic.Guard(parse(t, "x + 1"), parseCondition(t, "x > 2"))
	for x, want := range map[string]string{"3": "4", "2": "undefined", "-1": "undefined"} {
		v, err := numeric.ParseValue(x)
		require.NoError(t, err)
		got, err := numeric.Evaluate(context.Background(), e, nil, numeric.Point{"x": v}, 5)
		require.NoError(t, err)
		assert.Equal(t, want, got, x)
	}
	got, err := numeric.Evaluate(context.Background(), symbolic.Undefined(), nil, numeric.Point{}, 5)
	require.NoError(t, err)
	assert.Equal(t, "undefined", got)
}
