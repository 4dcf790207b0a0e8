package nabla_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla"
)

// A term that a condition leaves out far away cannot be seen in values, so the argument itself must not forget it.
func TestInductionLeavesConditionsAlone(t *testing.T) {
	checker := nabla.NewChecker(nabla.Options{NoDiagnose: true})
	for _, c := range []struct{ left, right string }{
		{`\sum_{\substack{k=1 \\ k\neq 30000019}}^{n} k`, `n(n+1)/2`},
		{`\sum_{\substack{k=1 \\ k\neq 30000019}}^{n} k \cdot k!`, `(n+1)! - 1`},
		{`\prod_{\substack{k=1 \\ k\neq 30000019}}^{n} k`, `n!`},
	} {
		a := checker.Ask(context.Background(), &nabla.Case{
			Notation: "latex", Decl: map[string]string{"n": "posint"}, Left: c.left, Right: c.right,
		})
		assert.NotEqual(t, nabla.Proved, a.Verdict, "%s = %s", c.left, c.right)
	}
}
