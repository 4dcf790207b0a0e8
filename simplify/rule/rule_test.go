package rule_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser/limit"
	"nabla/parser/source"
	"nabla/simplify/rule"
	"nabla/symbolic"
)

func read(text string) (*rule.Set, error) {
	return rule.Read(fstest.MapFS{"test.rules": {Data: []byte(text)}})
}

// one reads a file with a single rule.
func one(t *testing.T, line string) *rule.Rule {
	t.Helper()
	set, err := read(line)
	require.NoError(t, err, line)
	require.NoError(t, set.Check(), line)
	require.Len(t, set.All(), 1)
	return set.All()[0]
}

func parse(t *testing.T, text string) *symbolic.Expr {
	t.Helper()
	e, err := symbolic.Parse(text)
	require.NoError(t, err, text)
	return e
}

// What does not read is reported with its place, and in words.
func TestErrors(t *testing.T) {
	for _, c := range []struct{ text, place, message string }{
		{"exp(x) => x", "test.rules:1:1", "a rule starts with its name and a colon"},
		{"# why\n\nName: x + x => 2*x", "test.rules:3:1", "a rule starts with its name and a colon"},
		{"a: x + x", "test.rules:1:1", "the rule `a` has no arrow"},
		{"a: x*1 => x\n# rejected: x => y", "test.rules:2:1", "needs its counterexample"},
		{"# rejected: x  # x = 1", "test.rules:1:1", "has no arrow"},
		{"# rejected: x => 2*x  # here", "test.rules:1:1", "a counterexample is a list of values"},
		{"a: sgima(x) => x", "test.rules:1:1", "did you mean `sigma`"},
		{"a: sin(x) => sin(x", "test.rules:1:1", "right side"},
		{"a: sin(x) => y", "test.rules:1:1", "the right side has `y`, which the left side does not bind"},
		{"a: sin(1) => 1", "test.rules:1:1", "the left side has no variable"},
		{"a: sin(x) => x when y > 0", "test.rules:1:1", "`y` is not bound by the left side"},
		{"a: sin(x) => x when x >", "test.rules:1:1", "guard `x >`"},
		{"a: sin(x) => x when x purple", "test.rules:1:1", "guard `x purple`"},
		{"a: sin(x) => x\nb: cos(x) => x\na: tan(x) => x", "test.rules:3", "the name `a` is taken by test.rules:1"},
	} {
		set, err := read(c.text)
		if err == nil {
			err = set.Check()
		}
		require.Error(t, err, c.text)
		assert.Contains(t, err.Error(), c.message, c.text)
		var d source.Diagnostic
		if errors.As(err, &d) {
			p := d.Text.Position(d.Span.Start)
			assert.Equal(t, c.place, fmt.Sprintf("%s:%d:%d", d.Text.Name, p.Line, p.Column), c.text)
		} else {
			assert.Contains(t, err.Error(), c.place, c.text)
		}
	}
}

func TestRead(t *testing.T) {
	set, err := read(`# About squares.
square: sqrt(x^2)  =>  abs(x)   # also for x < 0
cube:   cbrt(x^3)  ~>  x  when x positive, x != 1

[identity]
# About sums.
swap:   exp(x + y) =>  exp(x)*exp(y)
# rejected: sqrt(x^2) => x  # x = -1, y = pi
`)
	require.NoError(t, err)
	require.NoError(t, set.Check())
	require.Len(t, set.All(), 3)
	square, cube, swap := set.All()[0], set.All()[1], set.All()[2]
	assert.Equal(t, "About squares. also for x < 0", square.Comment)
	assert.Equal(t, "About squares.", cube.Comment)
	assert.Equal(t, "About sums.", swap.Comment)
	assert.Equal(t, "test.rules:3", cube.Position())
	assert.Equal(t, "cube: cbrt(x^3) ~> x when x positive, x != 1", cube.String())
	assert.True(t, cube.Widens)
	assert.False(t, square.Widens)
	assert.Equal(t, rule.Simplification, square.Class)
	assert.Equal(t, rule.Identity, swap.Class)
	found, ok := set.Lookup("swap")
	assert.True(t, ok)
	assert.Same(t, swap, found)
	require.Len(t, set.Rejected(), 1)
	assert.Equal(t, map[string]string{"x": "-1", "y": "pi"}, set.Rejected()[0].Point)
	assert.Equal(t, "test.rules:8", set.Rejected()[0].Position())
}

// A rule is used modulo the order of terms and factors, with a rest, under a common factor and in powers.
func TestApply(t *testing.T) {
	for _, c := range []struct{ rule, expr, result string }{
		{"r: sin(x)^2 + cos(x)^2 => 1", "cos(a + b)^2 + sin(a + b)^2", "1"},
		{"r: sin(x)^2 + cos(x)^2 => 1", "z + cos(a)^2 + 3*y + sin(a)^2", "z + 3*y + 1"},
		{"r: sin(x)^2 + cos(x)^2 => 1", "5*cos(a)^2 + 5*sin(a)^2", "5"},
		{"r: sin(x)^2 + cos(x)^2 => 1", "y*z*cos(a)^2 + y*z*sin(a)^2 + 1", "y*z + 1"},
		{"r: sin(x)^2 + cos(x)^2 => 1", "cos(a)^2 + sin(b)^2", ""},
		{"r: sin(x)^2 + cos(x)^2 => 1", "2*cos(a)^2 + sin(a)^2", ""},
		{"r: sin(x)^2 + cos(x)^2 => 1", "cos(a)^2 - sin(a)^2", ""},
		{"r: 1 - sin(x)^2 => cos(x)^2", "3 - 3*sin(y)^2", "3*cos(y)^2"},
		{"r: 1 - sin(x)^2 => cos(x)^2", "z - z*sin(y)^2", "z*cos(y)^2"},
		{"r: 1 - sin(x)^2 => cos(x)^2", "2 - sin(y)^2", ""},
		{"r: exp(x)/(1 + exp(x)) => sigma(x)", "y*exp(2*z)/(exp(2*z) + 1)", "y*sigma(2*z)"},
		{"r: exp(x)/(1 + exp(x)) => sigma(x)", "exp(z)/(2 + exp(z))", ""},
		{"r: sinh(x)/cosh(x) => tanh(x)", "3*sinh(z)*y/cosh(z)", "3*y*tanh(z)"},
		{"r: sinh(x)/cosh(x) => tanh(x)", "cosh(z)/sinh(z)", ""},
		{"r: cos(x)^2 => 1 - sin(x)^2", "cos(y)^4", "(1 - sin(y)^2)^2"},
		{"r: cos(x)^2 => 1 - sin(x)^2", "cos(y)^3", ""},
		{"r: abs(x)*abs(y) => abs(x*y)", "abs(a)*abs(b)*c", "c*abs(a*b)"},
		{"r: max(x, x) => x", "max(a + b, b + a)", "a + b"},
		{"r: log(x) + log(y) => log(x*y)", "log(a) + log(b) + c", "c + log(a*b)"},
		{"r: exp(exp(x)) => x", "exp(exp(1))", "1"},
	} {
		got, ok, err := one(t, c.rule).Apply(parse(t, c.expr), nil)
		require.NoError(t, err, c.rule)
		assert.Equal(t, c.result != "", ok, "%s on %s: %v", c.rule, c.expr, got)
		if ok && c.result != "" {
			assert.True(t, symbolic.Equal(got, parse(t, c.result)), "%s on %s: %s", c.rule, c.expr, got)
		}
	}
}

// A rule fires only where its guards are proved.
func TestGuards(t *testing.T) {
	positive := func(c *symbolic.Expr) bool { return c.String() == "a > 0" }
	for _, c := range []struct {
		rule, expr string
		proof      rule.Proof
		fires      bool
	}{
		{"r: abs(x) => x when x positive", "abs(a)", nil, false},
		{"r: abs(x) => x when x positive", "abs(a)", positive, true},
		{"r: abs(x) => x when x positive", "abs(b)", positive, false},
		{"r: abs(x) => x when x nonzero", "abs(a)", positive, false},
		{"r: abs(x) => x when x > 0, x positive", "abs(a)", positive, true},
		{"r: abs(x) => x when x > 0, x < 5", "abs(a)", positive, false},
		{"r: x^n => x when n even", "a^4", nil, true},
		{"r: x^n => x when n even", "a^3", nil, false},
		{"r: x^n => x when n odd", "a^3", nil, true},
		{"r: x^n => x when n fraction", "a^(1/3)", nil, true},
		{"r: x^n => x when n fraction", "a^3", nil, false},
		{"r: x^n => x when n integer", "a^b", nil, false},
		{"r: x^n => x when n number", "a^(2/3)", nil, true},
		{"r: x^n => x when n natural", "a^-3", nil, false},
		{"r: x^n => x when n negative", "a^-3", nil, true},
	} {
		_, fired, err := one(t, c.rule).Apply(parse(t, c.expr), c.proof)
		require.NoError(t, err)
		assert.Equal(t, c.fires, fired, "%s on %s", c.rule, c.expr)
	}
}

// Rewriting works from the leaves up, tells its steps, and enters sums over an index.
func TestNormalize(t *testing.T) {
	set, err := read("double: 2*sin(x)*cos(x) => sin(2*x)\npythagoras: sin(x)^2 + cos(x)^2 => 1\nlog-one: log(exp(x)) => x")
	require.NoError(t, err)
	for _, c := range []struct {
		expr, result string
		steps        int
	}{
		{"exp(2*sin(y)*cos(y))", "exp(sin(2*y))", 1},
		{"2*sin(sin(y)^2 + cos(y)^2)*cos(1)", "sin(2)", 2},
		{"sum(k, 1, n, sin(k)^2 + cos(k)^2)", "sum(k, 1, n, 1)", 1},
		{"x + y", "x + y", 0},
	} {
		w := set.Rewriting(context.Background(), rule.Simplification, nil)
		got, err := w.Normalize(parse(t, c.expr))
		require.NoError(t, err)
		assert.True(t, symbolic.Equal(parse(t, c.result), got), "%s: %s", c.expr, got)
		assert.Len(t, w.Steps(), c.steps, c.expr)
	}
}

// Rules that go in a circle end where their budget does.
func TestCirclesEnd(t *testing.T) {
	set, err := read("a: sin(x) => cos(x)\nb: cos(x) => sin(x)\ngrow: exp(x) => exp(x + 1)")
	require.NoError(t, err)
	for _, text := range []string{"sin(y)", "exp(y)"} {
		w := set.Rewriting(context.Background(), rule.Simplification, nil)
		_, err = w.Normalize(parse(t, text))
		require.NoError(t, err)
		assert.LessOrEqual(t, len(w.Steps()), limit.RewriteSteps)
		assert.NotEmpty(t, w.Steps())
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = set.Rewriting(ctx, rule.Simplification, nil).Normalize(parse(t, "sin(y)"))
	assert.ErrorIs(t, err, context.Canceled)
}

// Neighbors are all expressions one use of a rule away, at any node and at most as many as are asked for.
func TestNeighbors(t *testing.T) {
	set, err := read("[identity]\nsum: sin(x) => cos(x - pi/2)\nsquare: y^2 => y*y")
	require.NoError(t, err)
	w := set.Rewriting(context.Background(), rule.Identity, nil)
	e := parse(t, "sin(a) + exp(sin(b))")
	steps, err := w.Neighbors(e, 10)
	require.NoError(t, err)
	var after []string
	for _, s := range steps {
		assert.True(t, symbolic.Equal(s.Before, e))
		after = append(after, s.After.String())
	}
	assert.ElementsMatch(t, []string{parse(t, "cos(a - pi/2) + exp(sin(b))").String(), parse(t, "sin(a) + exp(cos(b - pi/2))").String()}, after)
	steps, err = w.Neighbors(e, 1)
	require.NoError(t, err)
	assert.Len(t, steps, 1)
}

// A rule may be made of expressions, with names that stand for themselves.
func TestNew(t *testing.T) {
	r, err := rule.New("fold", parse(t, "exp(z)/S"), parse(t, "p"), []string{"z"})
	require.NoError(t, err)
	assert.Empty(t, r.Position())
	got, fired, err := r.Apply(parse(t, "2*exp(a)/S"), nil)
	require.NoError(t, err)
	require.True(t, fired)
	assert.Equal(t, "2*p", got.String())
	_, fired, err = r.Apply(parse(t, "exp(a)/T"), nil)
	require.NoError(t, err)
	assert.False(t, fired, "S stands for itself")
	set, err := rule.NewSet(r)
	require.NoError(t, err)
	assert.Len(t, set.All(), 1)
	_, err = rule.NewSet(r, r)
	assert.ErrorContains(t, err, "is taken")
	_, err = rule.New("unbound", parse(t, "sin(x)"), parse(t, "y"), []string{"x", "y"})
	assert.Error(t, err)
}
