package symbolic_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/numeric"
	"nabla/symbolic"
)

// antiderivatives returns the expressions of testdata/antiderivatives.txt.
func antiderivatives(t testing.TB) []string {
	t.Helper()
	content, err := os.ReadFile("testdata/antiderivatives.txt")
	require.NoError(t, err)
	var list []string
	for line := range strings.Lines(string(content)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, line)
		}
	}
	require.NotEmpty(t, list)
	return list
}

// What the benchmarks measure is right: the derivatives agree with difference quotients and dual numbers.
func TestAntiderivatives(t *testing.T) {
	x := symbolic.Symbol("x")
	compared := 0
	for _, text := range antiderivatives(t) {
		e, err := symbolic.Parse(text)
		require.NoError(t, err, text)
		d, err := symbolic.Diff(e, x, nil)
		require.NoError(t, err, text)
		_, err = numeric.CheckDerivative(context.Background(), e, x, d, nil)
		var wrong *numeric.Disagreement
		if assert.False(t, errors.As(err, &wrong), "%s: %v", text, err) && err == nil {
			compared++
		}
	}
	assert.Greater(t, compared, 50, "nearly all can be compared")
}

// BenchmarkAntiderivatives reads and differentiates expressions by the hundred characters; the figure to look at is
// that of expressions a second. The long ones are sums of two lines.
func BenchmarkAntiderivatives(b *testing.B) {
	short := antiderivatives(b)
	long := make([]string, len(short))
	for i := range short {
		long[i] = short[i] + " + " + short[(i+1)%len(short)]
	}
	for _, set := range []struct {
		name  string
		texts []string
	}{{"short", short}, {"long", long}} {
		x := symbolic.Symbol("x")
		b.Run(set.name+"/read", func(b *testing.B) {
			each(b, set.texts, func(text string) error {
				_, err := symbolic.Parse(text)
				return err
			})
		})
		b.Run(set.name+"/diff", func(b *testing.B) {
			expressions := make([]*symbolic.Expr, len(set.texts))
			for i, text := range set.texts {
				e, err := symbolic.Parse(text)
				require.NoError(b, err, text)
				expressions[i] = e
			}
			each(b, expressions, func(e *symbolic.Expr) error {
				_, err := symbolic.Diff(e, x, nil)
				return err
			})
		})
		b.Run(set.name+"/readdiff", func(b *testing.B) {
			each(b, set.texts, func(text string) error {
				e, err := symbolic.Parse(text)
				if err == nil {
					_, err = symbolic.Diff(e, x, nil)
				}
				return err
			})
		})
	}
}

// each does the same with every one of the list, over and over, and reports how many a second.
func each[T any](b *testing.B, list []T, do func(T) error) {
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		for _, one := range list {
			if err := do(one); err != nil {
				b.Fatal(one, err)
			}
		}
		n += len(list)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "expr/s")
}
