package nabla_test

import (
	"bufio"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla"
)

// indexNames is what is said of the names in all steps of testdata/index.
var indexNames = []string{
	"dim n, m", "real c", "vector x, y in n", "posvector u in n", "vector z in m", "vector v in n + m", "vector s in n + 1",
	"matrix W in n x m", "index i, j, k in 1..n", "index l in 1..m",
}

// indexSteps reads a file of testdata/index; verdict is that of the lines that name none.
func indexSteps(t *testing.T, name, verdict string) []scalarStep {
	t.Helper()
	var steps []scalarStep
	lines := bufio.NewScanner(strings.NewReader(read(t, "testdata/index/"+name)))
	for lines.Scan() {
		if line := lines.Text(); line != "" && !strings.HasPrefix(line, "#") {
			steps = append(steps, readScalarStep(line, verdict))
		}
	}
	require.Greater(t, len(steps), 60)
	return steps
}

// A wrong step with indices is refuted, or told under which condition it holds.
func TestWrongIndexSteps(t *testing.T) {
	t.Parallel()
	for _, s := range indexSteps(t, "wrong.txt", "wrong") {
		r := checkStep(t, s.text, indexNames, nil, nil)
		if s.verdict == "unknown" {
			assert.Contains(t, []nabla.Verdict{nabla.Wrong, nabla.Unknown}, r.Verdict, s.text)
			continue
		}
		assert.Contains(t, []nabla.Verdict{nabla.Wrong, nabla.Conditional}, r.Verdict, "%s: %s", s.text, r.Message())
		assert.NotNil(t, r.Counterexample, s.text)
	}
}

// A right step with indices is proved for every size, but for those that are known to be too hard.
func TestRightIndexSteps(t *testing.T) {
	t.Parallel()
	for _, s := range indexSteps(t, "right.txt", "proved") {
		r := checkStep(t, s.text, indexNames, nil, nil)
		assert.Contains(t, []string{"proved", s.verdict}, r.Verdict.String(), "%s: %s", s.text, r.Message())
		if r.Verdict == nabla.Conditional {
			assert.Equal(t, s.condition, r.Condition, s.text)
		}
	}
}

// Assumptions that nobody stated are named, and so is what would be true without them.
func TestUnstatedAssumptions(t *testing.T) {
	t.Parallel()
	declarations := []string{"vector z, y, p in K", "matrix A in K x K", "vector x in K", "index k, j, c in 1..K", "integer n"}
	let := []string{"q_k = exp(z_k)/sum(j, exp(z_j))"}
	for _, test := range []struct{ step, condition, diagnosis string }{
		{"diff(-sum(k, y_k log(q_k)), z_j) = q_j - y_j", "sum(c, 1, K, y_c) = 1", "an assumption is missing: sum(c, 1, K, y_c) = 1"},
		{"sum(k, p_k (1 - p_k)) = 1 - sum(k, p_k^2)", "sum(c, 1, K, p_c) = 1", "an assumption is missing: sum(c, 1, K, p_c) = 1"},
		{"diff(sum(k, sum(j, A_{k,j} x_k x_j)), x_c) = 2 sum(j, A_{c,j} x_j)", "A_{j,c} = A_{c,j}", "an assumption is missing: A_{j,c} = A_{c,j}"},
		{"diff(x_k, x_j) = 0", "j != k", "delta(k,j) is missing"},
		{"sum(i, 1, n, i) = n (n + 1)/2", "n >= -1", ""},
		{"sum(k, y_k^3 p_k) = sum(k, y_k p_k)", "y_c = y_c^2", ""},
	} {
		s := checkStep(t, test.step, declarations, nil, let)
		assert.Contains(t, []nabla.Verdict{nabla.Wrong, nabla.Conditional}, s.Verdict, test.step)
		assert.Equal(t, test.condition, s.Condition, test.step)
		assert.Equal(t, test.diagnosis, s.Diagnosis, test.step)
	}
}

// A proof names the assumed equations without which there is none.
func TestUsedAssumptions(t *testing.T) {
	t.Parallel()
	declarations := []string{"vector y, p in K", "matrix Y in m x K", "index k, c in 1..K", "index s in 1..m"}
	for _, test := range []struct {
		step  string
		given []string
		want  []string
	}{
		{"sum(k, y_k (p_c - 1)) = p_c - 1", []string{"sum(k, y_k) = 1"}, []string{"uses sum(k, 1, K, y_k) = 1"}},
		{"-sum(k, y_k log(p_k)) = -log(p_c)", []string{"y_k = delta(k,c)"}, []string{"uses y_k = delta(c, k)"}},
		{"sum(k, y_k^2) = 1", []string{"y_k in {0,1}", "sum(k, y_k) = 1"}, []string{"uses y_k = 0 or y_k = 1", "uses sum(k, 1, K, y_k) = 1"}},
		{"sum(s, sum(k, Y_{s,k})) = m", []string{"sum(k, Y_{s,k}) = 1"}, []string{"uses sum(k, 1, K, Y_{s,k}) = 1"}},
		{"sum(k, y_k) - sum(k, y_k) = 0", []string{"sum(k, y_k) = 1"}, nil},
	} {
		s := checkStep(t, test.step, declarations, test.given, nil)
		assert.Equal(t, nabla.Proved, s.Verdict, "%s: %s", test.step, s.Message())
		assert.Equal(t, test.want, s.Remarks, test.step)
	}
}

// Definitions with indices of their own, assumptions on sums, one-hot labels: what holds is proved, what does not is
// refuted, and a condition is named where one was left out.
func TestIndexCases(t *testing.T) {
	t.Parallel()
	checker := nabla.NewChecker(nabla.Options{})
	for line := range strings.Lines(read(t, "testdata/index/cases.jsonl")) {
		var c struct {
			nabla.Case
			Expect string
		}
		require.NoError(t, json.Unmarshal([]byte(line), &c))
		a := checker.Ask(context.Background(), &c.Case)
		assert.Equal(t, c.Expect, a.Verdict.String(), "%s%s", line, a.Reason)
	}
}
