package nabla_test

import (
	"bufio"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla"
)

// complexNames is what is said of the names in all steps of testdata/complex.
var complexNames = []string{"imaginary i", "positive p", "integer n"}

// complexSteps reads a file of testdata/complex, in the form of testdata/scalar.
func complexSteps(t *testing.T, name, verdict string) []scalarStep {
	t.Helper()
	var steps []scalarStep
	for lines := bufio.NewScanner(strings.NewReader(read(t, "testdata/complex/"+name))); lines.Scan(); {
		if line := lines.Text(); line != "" && !strings.HasPrefix(line, "#") {
			steps = append(steps, readScalarStep(strings.Replace(line, " # ", "  # ", 1), verdict))
		}
	}
	require.Greater(t, len(steps), 40)
	return steps
}

// What is right over the complex numbers is proved, but for the steps that are known to be too hard.
func TestRightComplexSteps(t *testing.T) {
	t.Parallel()
	for _, s := range complexSteps(t, "right.txt", "proved") {
		r := checkStep(t, s.text, complexNames, s.given, nil)
		assert.Contains(t, []string{"proved", s.verdict}, r.Verdict.String(), "%s: %s: %s", s.text, s.reason, r.Message())
	}
}

// What is wrong is refuted by a point with values of both sides.
func TestWrongComplexSteps(t *testing.T) {
	t.Parallel()
	for _, s := range complexSteps(t, "wrong.txt", "wrong") {
		r := checkStep(t, s.text, complexNames, s.given, nil)
		require.Equal(t, s.verdict, r.Verdict.String(), "%s: %s: %s", s.text, s.reason, r.Message())
		require.NotNil(t, r.Counterexample, s.text)
		assert.NotEqual(t, r.Counterexample.Left, r.Counterexample.Right, s.text)
	}
}

// The unit has the name that the document gives it, and may stand in definitions; what is defined need not be real.
func TestImaginaryUnitOfADocument(t *testing.T) {
	report := nabla.NewChecker(nabla.Options{}).Check(t.Context(), nabla.Read("", strings.Join([]string{
		"imaginary j", "let w = x + j*y", "let f(t) = exp(t)^(1/2)",
		"w^2 = x^2 - y^2 + 2*j*x*y", "exp(w)^(1/2) = exp(w/2)", "f(j*x) = exp(j*x/2)", "f(x) = exp(x/2)", "(1 + j)^3 = 2*j",
	}, "\n")))
	require.Empty(t, report.Diagnostics)
	var verdicts []nabla.Verdict
	for i := range report.Steps {
		verdicts = append(verdicts, report.Steps[i].Verdict)
	}
	assert.Equal(t, []nabla.Verdict{nabla.Proved, nabla.Wrong, nabla.Wrong, nabla.Proved, nabla.Wrong}, verdicts)
	assert.Equal(t, "-2 + 2*j", report.Steps[4].Counterexample.Left)
}

// Without an imaginary unit roots of negative numbers have no value.
func TestRealStepsStayReal(t *testing.T) {
	for _, step := range []string{"(-1)^(1/3) = (-1)^(1/3)*1", "log(-1) = log(-1) + 0*x"} {
		assert.NotEqual(t, nabla.Wrong, checkStep(t, step, nil, nil, nil).Verdict, step)
	}
	assert.Equal(t, nabla.Proved, checkStep(t, "sqrt(a)*sqrt(b) = sqrt(a*b)", nil, nil, nil).Verdict, "where both sides are defined")
	assert.Equal(t, nabla.Wrong, checkStep(t, "sqrt(a)*sqrt(b) = sqrt(a*b)", []string{"imaginary i"}, nil, nil).Verdict)
}
