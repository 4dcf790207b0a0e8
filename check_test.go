package nabla_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla"
)

// checkFile checks one derivation of testdata.
func checkFile(t *testing.T, name string) *nabla.Report {
	t.Helper()
	content, err := os.ReadFile(name)
	require.NoError(t, err)
	return nabla.NewChecker(nabla.Options{}).Check(context.Background(), nabla.Read(name, string(content)))
}

func derivations(t *testing.T, folder string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", folder, "*.nabla"))
	require.NoError(t, err)
	require.NotEmpty(t, names)
	return names
}

func TestLectureIsProved(t *testing.T) {
	for _, name := range derivations(t, "lecture") {
		report := checkFile(t, name)
		assert.Empty(t, report.Diagnostics, name)
		for i := range report.Steps {
			s := &report.Steps[i]
			assert.Equal(t, nabla.Proved, s.Verdict, "%s: %s %s %s: %s", name, s.Left, s.Op, s.Right, s.Message())
		}
	}
}

// A twin is wrong at the marked steps and nowhere else, and each can be seen at a point.
func TestTwinsAreRefuted(t *testing.T) {
	for _, name := range derivations(t, "wrong") {
		report := checkFile(t, name)
		assert.Empty(t, report.Diagnostics, name)
		marked := 0
		for i := range report.Steps {
			s := &report.Steps[i]
			if !s.ExpectWrong {
				assert.Equal(t, nabla.Proved, s.Verdict, "%s: %s %s: %s", name, s.Left, s.Right, s.Message())
				continue
			}
			marked++
			assert.Equal(t, nabla.Wrong, s.Verdict, "%s: %s %s: %s", name, s.Left, s.Right, s.Message())
			assert.NotNil(t, s.Counterexample, "%s: %s", name, s.Right)
		}
		assert.Positive(t, marked, "%s marks no step", name)
	}
}

// judge checks one step given as text.
func judge(t *testing.T, step string, given, let []string, decl ...string) nabla.StepReport {
	t.Helper()
	setting, err := nabla.NewSetting(decl, given, let)
	require.NoError(t, err, step)
	report := nabla.NewChecker(nabla.Options{}).Check(context.Background(), setting.Chain("test", step))
	require.Empty(t, report.Diagnostics, step)
	require.Len(t, report.Steps, 1, step)
	return report.Steps[0]
}

func TestVerdicts(t *testing.T) {
	for _, c := range []struct {
		step    string
		given   []string
		verdict nabla.Verdict
	}{
		{"(x + 1)^2 = x^2 + 2x + 1", nil, nabla.Proved},
		{"(x^2 - 1)/(x - 1) = x + 1", nil, nabla.Proved},
		{"sin(2x) = 2 sin(x) cos(x)", nil, nabla.Proved},
		{"diff(tanh(x), x) = sech(x)^2", nil, nabla.Proved},
		{"sqrt(x^2) = abs(x)", nil, nabla.Proved},
		{"sqrt(x^2) = x", []string{"x > 0"}, nabla.Proved},
		{"diff(relu(x), x) = indicator(x >= 0)", nil, nabla.Proved},
		{"diff(relu(x), x) = indicator(x > 0)", nil, nabla.Proved},
		{"sqrt(x^2) = x", nil, nabla.Conditional},
		{"log(a*b) = log(a) + log(b)", nil, nabla.Conditional},
		{"diff(sign(x), x) = 0", nil, nabla.Conditional},
		{"max(x, -100) = x", nil, nabla.Conditional},
		{"sin(2x) = 2 sin(x)", nil, nabla.Wrong},
		{"22 pi^4 = 2143", nil, nabla.Wrong},
		{"exp(pi*sqrt(163)) = 640320^3 + 744", nil, nabla.Wrong},
		{"sin(x) + x/10^12 = sin(x)", nil, nabla.Wrong},
		{"log(-1 - x^2) = 1", nil, nabla.Wrong}, // over the complex numbers
		{"diff(L, a) = 0", nil, nabla.Unknown},
		{"log(-1 - x^2) = sqrt(-1 - x^2)", nil, nabla.Wrong},
		{"sqrt(-1 - x^2)^2 = -1 - x^2", nil, nabla.Proved},
		{"acoth(x) = atanh(x)", nil, nabla.Unknown}, // on the cut of one of them everywhere
	} {
		s := judge(t, c.step, c.given, nil)
		assert.Equal(t, c.verdict.String(), s.Verdict.String(), "%s: %s", c.step, s.Message())
		if c.verdict == nabla.Wrong {
			assert.NotNil(t, s.Counterexample, c.step)
		}
		if c.verdict == nabla.Conditional {
			assert.NotEmpty(t, s.Condition, c.step)
		}
	}
}

func TestDiagnosisNamesTheSlip(t *testing.T) {
	for _, c := range []struct {
		step, slip, side string
		let              []string
	}{
		{"diff((t - o)^2, o) = 2(t - o)", "sign", "", nil},
		{"diff(x^3, x) = x^2", "factor 3", "3*x^2", nil},
		{"diff(x^3, x) = 3x^3", "exponent", "3*x^2", nil},
		{"(a + b)^2 = a^2 + b^2", "missing", "", nil},
		{"a*x + b = b*x + a", "exchanged", "a*x + b", nil},
		{"diff(h, w) = v", "path h -> v -> w", "", []string{"v = sin(w)", "h = w*v"}},
		{"diff(cosh(x), x) = cosh(x)", "sinh", "sinh(x)", nil},
	} {
		s := judge(t, c.step, nil, c.let)
		assert.Equal(t, nabla.Wrong, s.Verdict, c.step)
		assert.Contains(t, s.Diagnosis, c.slip, c.step)
		if c.side != "" && assert.NotNil(t, s.Repair, c.step) {
			assert.Equal(t, c.side, s.Repair.Side, c.step)
		}
	}
}

// Answers come in the order of the cases whatever the number of jobs, and unknown fields are handed through.
func TestBatch(t *testing.T) {
	cases := `{"id":1,"decl":{"x":"real"},"lhs":"x+x","rhs":"2*x","note":"kept"}
{"id":2,"decl":{"x":"real"},"lhs":"x^2","rhs":"x"}
not json

{"id":4,"lhs":"sgima(x)","rhs":"1"}
{"id":5,"steps":["(x+1)^2","x^2+2*x+1","x*(x+2)+1"]}
{"id":6,"lhs":"sin(","rhs":"1"}
`
	for _, jobs := range []int{1, 4} {
		var out bytes.Buffer
		require.NoError(t, nabla.NewChecker(nabla.Options{Jobs: jobs}).Batch(context.Background(), strings.NewReader(cases), &out))
		lines := strings.Split(strings.TrimSpace(out.String()), "\n")
		require.Len(t, lines, 6)
		var verdicts []string
		for _, line := range lines {
			var a map[string]any
			require.NoError(t, json.Unmarshal([]byte(line), &a))
			verdicts = append(verdicts, a["verdict"].(string))
		}
		assert.Equal(t, []string{"proved", "wrong", "unread", "unread", "proved", "unread"}, verdicts)
		assert.Contains(t, lines[0], `"note":"kept"`)
		assert.Contains(t, lines[3], "did you mean `sigma`")
	}
}

// A step that cannot be decided in its time does not stop the others.
func TestTimeout(t *testing.T) {
	d := nabla.Read("test", "claim\n(x + y + z + 1)^40 = (x + y + z + 1)^39 * (x + y + z + 1) + 1/10^30\nclaim\nx + x = 2x\n")
	report := nabla.NewChecker(nabla.Options{Timeout: time.Millisecond}).Check(context.Background(), d)
	require.Len(t, report.Steps, 2)
	assert.NotEqual(t, nabla.Proved, report.Steps[0].Verdict)
}

func TestReadKeepsWhatCanBeRead(t *testing.T) {
	d := nabla.Read("test", "let a = b + 1\nlet b = a + 1\nclaim\nsin( = 1\nclaim\nx + x = 2x\n")
	assert.NotEmpty(t, d.Diagnostics)
	report := nabla.NewChecker(nabla.Options{}).Check(context.Background(), d)
	require.NotEmpty(t, report.Steps)
	assert.Equal(t, nabla.Proved, report.Steps[len(report.Steps)-1].Verdict)
}

func BenchmarkCheckLecture(b *testing.B) {
	names, err := filepath.Glob("testdata/lecture/*.nabla")
	require.NoError(b, err)
	steps := 0
	for b.Loop() {
		for _, name := range names {
			content, err := os.ReadFile(name)
			require.NoError(b, err)
			r := nabla.NewChecker(nabla.Options{Jobs: 1}).Check(context.Background(), nabla.Read(name, string(content)))
			steps += len(r.Steps)
		}
	}
	b.ReportMetric(float64(steps)/b.Elapsed().Seconds(), "steps/s")
}
