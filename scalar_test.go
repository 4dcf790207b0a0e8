package nabla_test

import (
	"bufio"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla"
)

// scalarStep is one line of testdata/scalar: `step given conditions if condition : verdict  # reason`.
type scalarStep struct {
	text, condition, verdict, reason string
	given                            []string
}

func readScalarStep(line, verdict string) scalarStep {
	s := scalarStep{verdict: verdict}
	line, s.reason, _ = strings.Cut(line, "  # ")
	line = strings.TrimSpace(line)
	if head, word, ok := strings.Cut(line, " : "); ok {
		line, s.verdict = head, word
	}
	if head, condition, ok := strings.Cut(line, " if "); ok {
		line, s.condition, s.verdict = head, condition, "conditional"
	}
	if head, given, ok := strings.Cut(line, " given "); ok {
		line, s.given = head, strings.Split(given, ", ")
	}
	s.text = line
	return s
}

// stepsIn reads a file of testdata with one step a line, more than least; verdict is that of the lines that name none.
func stepsIn(t *testing.T, name, verdict string, least int) []scalarStep {
	t.Helper()
	var steps []scalarStep
	lines := bufio.NewScanner(strings.NewReader(read(t, "testdata/"+name)))
	for lines.Scan() {
		if line := lines.Text(); line != "" && !strings.HasPrefix(line, "#") {
			steps = append(steps, readScalarStep(line, verdict))
		}
	}
	require.Greater(t, len(steps), least)
	return steps
}

// scalarNames is what is said of the names in all steps of testdata/scalar.
var scalarNames = []string{"nat n", "function f, g"}

func (s *scalarStep) judge(t *testing.T) *nabla.StepReport {
	t.Helper()
	assert.NotEmpty(t, s.reason, s.text)
	return checkStep(t, s.text, scalarNames, s.given, nil)
}

// What is wrong is never called right or nearly so; that nothing is known of it is said only where that is noted.
func TestWrongScalarSteps(t *testing.T) {
	t.Parallel()
	for _, s := range stepsIn(t, "scalar/wrong.txt", "wrong", 100) {
		r := s.judge(t)
		switch v := r.Verdict; v {
		case nabla.Wrong:
			assert.NotNil(t, r.Counterexample, s.text)
		case nabla.Conditional:
			assert.Equal(t, s.condition, r.Condition, "%s: %s", s.text, s.reason)
		default:
			assert.Equal(t, nabla.Unknown, v, "%s: %s", s.text, s.reason)
		}
		if s.verdict != "unknown" {
			assert.Equal(t, s.verdict, r.Verdict.String(), "%s: %s: %s", s.text, s.reason, r.Message())
		}
	}
}

// What is right is never called wrong, and it is proved but for the steps that are known to be too hard.
func TestRightScalarSteps(t *testing.T) {
	t.Parallel()
	for _, s := range stepsIn(t, "scalar/right.txt", "proved", 100) {
		r := s.judge(t)
		known := []string{"proved", s.verdict}
		if s.verdict == "unknown" {
			known = append(known, "numeric")
		}
		assert.Contains(t, known, r.Verdict.String(), "%s: %s: %s", s.text, s.reason, r.Message())
		if r.Verdict == nabla.Conditional {
			assert.Equal(t, s.condition, r.Condition, s.text)
		}
	}
}

// Equal rational values agree to all digits, which is not a number that one prints.
func TestMessageOfExactAgreement(t *testing.T) {
	s := checkStep(t, "floor(3*x) = floor(x) + floor(x + 1/3) + floor(x + 2/3)", scalarNames, nil, nil)
	require.Equal(t, nabla.Numeric, s.Verdict)
	assert.Regexp(t, `^the sides are equal at \d+ points; no proof was found$`, s.Message())
	s = checkStep(t, "gamma(x)*gamma(1 - x) = pi/sin(pi*x)", scalarNames, nil, nil)
	require.Equal(t, nabla.Numeric, s.Verdict)
	assert.Regexp(t, `^the sides agree at \d+ points to 1\d digits; no proof was found$`, s.Message())
}
