package nabla_test

import (
	"context"
	"flag"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla"
	"nabla/numeric"
	"nabla/simplify/rule"
	"nabla/simplify/rules"
	"nabla/symbolic"
)

// A longer hunt is `go test . -run TestRandomSteps -steps 20000 -seed 7`.
var (
	randomSteps = flag.Int("steps", 300, "random steps that TestRandomSteps judges")
	randomSeed  = flag.Uint64("seed", 1, "of the steps of TestRandomSteps")
)

// templates are parts of random steps, over the parts A and B.
var templates = []string{
	"A + B", "A - B", "A*B", "A/B", "A^2", "sqrt(A)", "sqrt(A^2)", "abs(A)", "exp(A)", "log(A)", "log(A^2)", "sin(A)", "cos(A)", "tan(A)", "asin(A)", "acos(A)", "atan(A)", "atan(1/A)",
	"asin(sin(A))", "acos(cos(A))", "atan(tan(A))", "tanh(A)", "acosh(A)", "acosh(cosh(A))", "max(A, B)", "min(A, B)", "relu(A)", "sign(A)", "floor(A)", "A^(1/3)", "cbrt(A)",
	"indicator(A > B)", "piecewise(A > 0, B, A)", "sigma(A)", "A^B", "1/A", "(A^2)^(1/4)", "log(A*B)", "sqrt(A*B)", "sqrt(A)*sqrt(B)", "diff(A*x, x)", "diff(abs(A), x)", "diff(log(A), x)",
}

// slips are replacements in the text of a side.
var slips = []string{
	" + ", " - ", " - ", " + ", "2", "3", "sin", "cos", "cos", "sin", "max", "min", "abs(", "(", "x", "y", "asin", "acos", "sqrt(", "(", "log(", "log(2*", "exp(", "exp(-", ">", "<", "^2", "^3",
	"relu", "abs", "/", "*", "atan(", "tan(", "sign(", "abs(",
}

func randomExpression(t *testing.T, random *rand.Rand, depth int) *symbolic.Expr {
	t.Helper()
	leaves := []string{"x", "y", "1", "2", "1/2", "-x", "x - y", "x^2", "pi", "0"}
	if depth == 0 || random.IntN(7) == 0 {
		return parsed(t, leaves[random.IntN(len(leaves))])
	}
	part := parsed(t, templates[random.IntN(len(templates))])
	return symbolic.SubstituteAll(part, []string{"A", "B"}, []*symbolic.Expr{randomExpression(t, random, depth-1), randomExpression(t, random, depth-1)})
}

func parsed(t *testing.T, text string) *symbolic.Expr {
	t.Helper()
	e, err := symbolic.Parse(text)
	require.NoError(t, err, text)
	return e
}

// randomSetting says nothing of the names in half of the cases, else it declares or assumes something.
func randomSetting(t *testing.T, random *rand.Rand) *nabla.Setting {
	t.Helper()
	var declarations, given []string
	if random.IntN(2) == 0 {
		kinds := []string{"real x", "positive x", "nonnegative x, y", "integer x", "integer x, y", "positive y"}
		declarations = append(declarations, kinds[random.IntN(len(kinds))])
		conditions := []string{"x > 0", "x > y", "x >= 1", "y != 0", "x^2 < 1", "x < 0", "y = 2*x", "x*y > 0", "x + y = 1", "abs(x) <= 2", "sin(x) > 0"}
		for range random.IntN(3) {
			given = append(given, conditions[random.IntN(len(conditions))])
		}
	}
	setting, err := nabla.NewSetting(declarations, given, nil)
	require.NoError(t, err)
	return setting
}

// rewritten applies a few true rules and then, in half of the cases, makes one slip in the text.
func rewritten(random *rand.Rand, set *rule.Set, e *symbolic.Expr) string {
	for range random.IntN(3) {
		steps, err := set.Rewriting(context.Background(), rule.Class(random.IntN(2)), nil).Neighbors(e, 8)
		if err != nil || len(steps) == 0 {
			break
		}
		e = steps[random.IntN(len(steps))].After
	}
	text := e.String()
	if random.IntN(2) == 0 {
		for before, tries := text, 0; text == before && tries < 20; tries++ {
			i := 2 * random.IntN(len(slips)/2)
			text = strings.Replace(text, slips[i], slips[i+1], 1+random.IntN(2))
		}
	}
	return text
}

// TestRandomSteps judges random steps, half of them with a slip. What is proved is compared with values at other points
// than the checker has seen; a condition must be enough; nothing ends in an internal error.
func TestRandomSteps(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(*randomSeed, 1))
	set, err := rules.Set()
	require.NoError(t, err)
	checker := nabla.NewChecker(nabla.Options{NoDiagnose: true})
	count := map[nabla.Verdict]int{}
	for range *randomSteps {
		left := randomExpression(t, random, 2)
		right := rewritten(random, set, left)
		setting := randomSetting(t, random)
		if !judgeRandomStep(t, checker, setting, left.String()+" = "+right, count) {
			return
		}
	}
	t.Log(count)
	assert.Greater(t, count[nabla.Proved], *randomSteps/4)
	assert.Greater(t, count[nabla.Wrong], *randomSteps/10)
	assert.Positive(t, count[nabla.Conditional])
}

// judgeRandomStep reports whether the judgement on the step is sound as far as values show.
func judgeRandomStep(t *testing.T, checker *nabla.Checker, setting *nabla.Setting, step string, count map[nabla.Verdict]int) bool {
	t.Helper()
	report := checker.Check(context.Background(), setting.Chain("step", step))
	if len(report.Diagnostics) > 0 || len(report.Steps) != 1 {
		return true // the slip left no step
	}
	s := &report.Steps[0]
	count[s.Verdict]++
	if !assert.NotContains(t, s.Reason, "internal error", "%s given %v", step, setting.Scope.Given()) {
		return false
	}
	options := numeric.Options{Seed: 99, Points: 60}
	switch s.Verdict {
	case nabla.Conditional:
		c, err := symbolic.ParseCondition(s.Condition)
		require.NoError(t, err, "%s: %s", step, s.Condition)
		options.Where = []*symbolic.Expr{c}
	case nabla.Proved:
	default:
		return true
	}
	left, errLeft := setting.Parse("left", s.Left)
	right, errRight := setting.Parse("right", s.Right)
	require.NoError(t, errLeft, step)
	require.NoError(t, errRight, step)
	o := numeric.Compare(context.Background(), left, right, setting.Scope, options)
	return assert.Nil(t, o.Witness, "%s given %v is %s by %s %s, and refuted: %v", step, setting.Scope.Given(), s.Verdict, s.Method, s.Condition, o.Witness)
}

// A side that has no value is equal to nothing, whatever the normal forms say: log|-2| is log(2), and log(-2) is not.
func TestSidesWithoutValues(t *testing.T) {
	t.Parallel()
	for step, want := range map[string]nabla.Verdict{
		"log(-1) = 0":                       nabla.Wrong,
		"log(-2) = log(2)":                  nabla.Wrong,
		"log(-1) + 1 = 1":                   nabla.Wrong,
		"log2(-8) = 3":                      nabla.Wrong,
		"sqrt(1 - pi) = sqrt(pi - 1)":       nabla.Wrong,
		"sum(k, 1, 3, log(-2)) = 3*log(2)":  nabla.Wrong,
		"int(log(-1), t, 0, 1) = 0":         nabla.Unknown,
		"diff(log(-1), x) = 0":              nabla.Numeric,
		"int(x*log(2), x, 0, 1) = log(2)/2": nabla.Proved,
		"sum(k, 1, 3, log(-k)) = log(6)":    nabla.Wrong,
		"prod(k, 1, 2, log(-k)) = 0":        nabla.Wrong,
		"log(-1)*0 = 0":                     nabla.Proved,
		"log(abs(-2)) = log(2)":             nabla.Proved,
	} {
		assert.Equal(t, want, checkStep(t, step, nil, nil, nil).Verdict, step)
	}
	assert.Equal(t, nabla.Unknown, checkStep(t, "x = x + 1", nil, []string{"log(-1) > 0"}, nil).Verdict)
}
