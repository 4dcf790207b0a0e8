package nabla_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla"
	"nabla/symbolic/function"
)

// checkStep checks one step in a setting of declarations, assumptions and definitions.
func checkStep(t *testing.T, step string, declarations, given, let []string) *nabla.StepReport {
	t.Helper()
	setting, err := nabla.NewSetting(declarations, given, let)
	require.NoError(t, err)
	report := nabla.NewChecker(nabla.Options{}).Check(context.Background(), setting.Chain("step", step))
	require.Empty(t, report.Diagnostics, step)
	require.Len(t, report.Steps, 1, step)
	return &report.Steps[0]
}

// The examples of functions of vectors are proved from the text of their table entry.
func TestExamplesOfVectorFunctions(t *testing.T) {
	for _, f := range function.Notations() {
		if f.Vector {
			s := checkStep(t, f.Example, nil, nil, nil)
			assert.Equal(t, nabla.Proved, s.Verdict, "%s: %s", f.Example, s.Message())
		}
	}
}

func TestVectors(t *testing.T) {
	declarations := []string{"vector x, y in n", "vector z in K", "matrix w in K x n", "index k, c in 1..K", "index i in 1..n", "vector b in K"}
	let := []string{"a_k = dot(w_k, x) + b_k"}
	for _, test := range []struct {
		step string
		want nabla.Verdict
	}{
		{"dot(x, y) = sum(i, x_i*y_i)", nabla.Proved},
		{"dot(x + y, x - y) = norm(x)^2 - norm(y)^2", nabla.Proved},
		{"dot(2*x, y/2) = dot(y, x)", nabla.Proved},
		{"sum(x .* y) = dot(x, y)", nabla.Proved},
		{"sum(x ./ x) = n", nabla.Proved},
		{"softmax(z)[k] = exp(z_k)/sum(exp.(z))", nabla.Proved},
		{"softmax(z + b)[k] = softmax(b + z)[k]", nabla.Proved},
		{"softmax(a)[c] = exp(dot(w_c, x) + b_c)/sum(k, exp(dot(w_k, x) + b_k))", nabla.Proved},
		{"diff(logsumexp(z), z_k) = softmax(z)[k]", nabla.Proved},
		{"diff(softmax(z)[k], z_c) = softmax(z)[k]*(delta(k,c) - softmax(z)[c])", nabla.Proved},
		{"diff(softmax(a)[k], w_{c,i}) = softmax(a)[k]*(delta(k,c) - softmax(a)[c])*x_i", nabla.Proved},
		{"diff(a_k, w_{c,i}) = delta(k,c)*x_i", nabla.Proved},
		{"diff(a_k, w_{c,i}) = x_i", nabla.Wrong},
		{"diff(softmax(z)[k], z_c) = softmax(z)[k]*(1 - softmax(z)[c])", nabla.Wrong},
		{"sum(x .* y) = sum(x)*sum(y)", nabla.Wrong},
		{"dot(x, z) = 0", nabla.Unread},
		{"softmax(x*y)[i] = 0", nabla.Unread},
		{"softmax(z) = 1", nabla.Unread},
		{"softmax(z) = 0", nabla.Wrong},
		{"softmax(z)[0] = 0", nabla.Unread},
	} {
		s := checkStep(t, test.step, declarations, nil, let)
		assert.Equal(t, test.want, s.Verdict, "%s: %s", test.step, s.Message())
	}
}
