package nabla_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"nabla"
)

// BenchmarkLecture decides every step of a derivation with sums over any number of classes, one after the other.
func BenchmarkLecture(b *testing.B) {
	for _, name := range []string{"softmax_layer", "softmax_regression", "layers", "batch_normalisation", "deep_network"} {
		b.Run(name, func(b *testing.B) {
			content, err := os.ReadFile(filepath.Join("testdata", "lecture", name+".nabla"))
			require.NoError(b, err)
			d := nabla.Read(name, string(content))
			checker := nabla.NewChecker(nabla.Options{Jobs: 1})
			steps := 0
			for b.Loop() {
				r := checker.Check(context.Background(), d)
				require.Equal(b, len(r.Steps), r.Count(nabla.Proved))
				steps += len(r.Steps)
			}
			b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(steps), "ms/step")
		})
	}
}
