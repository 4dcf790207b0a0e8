package nabla_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla"
)

// Where two indices are one, what has a kink at equal entries has one at every point: the step holds for different indices.
func TestKinksOfEqualIndices(t *testing.T) {
	t.Parallel()
	indices := "index i, j in 1..n\nvector x in n\n"
	for _, test := range []struct {
		document, condition string
		want                nabla.Verdict
	}{
		{indices + "claim\ndiff(max(x_i, x_j), x_i) = 1{x_i > x_j}", "i != j", nabla.Conditional},
		{indices + "given i != j\nclaim\ndiff(max(x_i, x_j), x_i) = 1{x_i > x_j}", "", nabla.Proved},
		{indices + "given i < j\nclaim\ndiff(relu(x_i - x_j), x_i) = 1{x_i > x_j}", "", nabla.Proved},
		{indices + "claim\ndiff(max(x_i, x_j), x_i) <= 1{x_i > x_j}", "i != j", nabla.Conditional},
		{indices + "claim\ndiff(sum(k, 1, n, abs(x_k - x_j)), x_j) = sum(k, 1, n, sign(x_j - x_k))", "", nabla.Unknown},
		{indices + "claim\ndiff(sum(k, 1, n, relu(x_k)), x_j) = 1{x_j > 0}", "", nabla.Proved},
		{"claim\ndiff(max(x, y), x) = 1{x > y}", "", nabla.Proved},
	} {
		d := nabla.Read("doc.nabla", test.document)
		require.Empty(t, d.Diagnostics, test.document)
		step := nabla.NewChecker(nabla.Options{}).Check(context.Background(), d).Steps[0]
		assert.Equal(t, test.want, step.Verdict, "%s: %s", test.document, step.Reason)
		assert.Equal(t, test.condition, step.Condition, test.document)
	}
}
