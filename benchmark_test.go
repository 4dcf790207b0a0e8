package nabla_test

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla"
)

// cases returns the cases of testdata/cases.jsonl: what a course has on its exercise sheets, the first 22 right, the
// others with a slip or without a condition.
func cases(t testing.TB) string {
	t.Helper()
	const right = 22
	content := read(t, "testdata/cases.jsonl")
	var out bytes.Buffer
	require.NoError(t, nabla.NewChecker(nabla.Options{}).Batch(context.Background(), strings.NewReader(content), &out))
	n := 0
	for line := range strings.Lines(out.String()) {
		n++
		var a struct{ Verdict string }
		require.NoError(t, json.Unmarshal([]byte(line), &a))
		if n <= right {
			assert.Equal(t, "proved", a.Verdict, line)
		} else {
			assert.Contains(t, []string{"wrong", "conditional"}, a.Verdict, line)
		}
	}
	return content
}

func TestCases(t *testing.T) { cases(t) }

// BenchmarkBatch answers cases one after the other, with and without the search for repairs.
func BenchmarkBatch(b *testing.B) {
	content := cases(b)
	for _, c := range []struct {
		name    string
		options nabla.Options
	}{{"diagnosed", nabla.Options{Jobs: 1}}, {"undiagnosed", nabla.Options{Jobs: 1, NoDiagnose: true}}} {
		b.Run(c.name, func(b *testing.B) {
			checker := nabla.NewChecker(c.options)
			rows := 0
			for b.Loop() {
				var out bytes.Buffer
				require.NoError(b, checker.Batch(context.Background(), strings.NewReader(content), &out))
				rows += bytes.Count(out.Bytes(), []byte("\n"))
			}
			b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

// BenchmarkClosedForm differentiates and simplifies, as `nabla diff` does.
func BenchmarkClosedForm(b *testing.B) {
	for _, c := range []struct{ name, text, variable string }{
		{"logistic", "1/(1 + exp(-z))", "z"},
		{"entropy", "-(y*log(a) + (1 - y)*log(1 - a))", "a"},
		{"quotient", "x^2*exp(-x)/(1 + x^2)", "x"},
		{"nested", "log(1 + sqrt(1 + sin(x)^2))", "x"},
	} {
		b.Run(c.name, func(b *testing.B) {
			setting, err := nabla.NewSetting(nil, nil, nil)
			require.NoError(b, err)
			e, err := setting.Parse("expression", c.text)
			require.NoError(b, err)
			v, err := setting.Variable("variable", c.variable)
			require.NoError(b, err)
			for b.Loop() {
				_, err := setting.Diff(context.Background(), e, v, 1)
				require.NoError(b, err)
			}
		})
	}
}
