package nabla_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla"
)

// mistakes are wrong steps, one or more for each kind of slip, with the right side that repairs them.
var mistakes = []struct {
	kind, left, right, repaired string
	let                         []string
}{
	{kind: "sign", left: "diff(cos(x), x)", right: "sin(x)", repaired: "-sin(x)"},
	{kind: "sign of a term", left: "(a - b)^2", right: "a^2 + 2*a*b + b^2", repaired: "a^2 - 2*a*b + b^2"},
	{kind: "sign of an argument", left: "diff(exp(-x), x)", right: "-exp(x)", repaired: "-exp(-x)"},
	{kind: "factor", left: "diff(x^2/2 + x^3, x)", right: "x + x^2", repaired: "x + 3*x^2"},
	{kind: "factor below a bracket", left: "diff((x^2 + 2*x)^3, x)", right: "3*(x^2 + 2*x)^2*(2*x + 1)", repaired: "3*(x^2 + 2*x)^2*(2*x + 2)"},
	{kind: "exchanged names", left: "a^2 + a*b^3", right: "b^2 + b*a^3", repaired: "a^2 + a*b^3"},
	{kind: "exponent", left: "diff(x^4 + y, x)", right: "4*x^4", repaired: "4*x^3"},
	{kind: "exponent by a half", left: "diff((1 + x^2)^(5/2), x)", right: "5*x*(1 + x^2)^(6/2)", repaired: "5*x*(1 + x^2)^(3/2)"},
	{kind: "lost exponent sign", left: "exp(a*t)*exp(b*t^2)", right: "exp(a*t + b*t2)", repaired: "exp(a*t + b*t^2)"},
	{kind: "operator", left: "diff(sigma(x), x)", right: "sigma(x) - (1 - sigma(x))", repaired: "sigma(x)*(1 - sigma(x))"},
	{kind: "superfluous term", left: "(x + 1)*(x - 1)", right: "x^2 + x - 1", repaired: "x^2 - 1"},
	{kind: "name", left: "diff(a*x^2 + b*x, x)", right: "2*b*x + b", repaired: "2*a*x + b"},
	{kind: "function", left: "diff(tanh(x)^2, x)", right: "2*tanh(x)*sech(x)", repaired: "2*tanh(x)*sech(x)^2"},
	{kind: "bracket", left: "diff(exp(x)^2/2 - y*exp(x), x)", right: "exp(x)*exp(x - y)", repaired: "exp(x)*(exp(x) - y)"},
	{kind: "argument", left: "diff(sin(a + b*x)^3, x)", right: "3*b*sin(a + b*x)^2*cos(b*x)", repaired: "3*b*sin(a + b*x)^2*cos(b*x + a)"},
	{kind: "shifted numbers", let: []string{"u1 = w*u0 + x1", "u2 = w*u1 + x2"}, left: "diff(u2, w)", right: "w*u1 + u2", repaired: "w*u0 + u1"},
	{kind: "inner derivative", left: "diff(exp(a*x^2), x)", right: "exp(a*x^2)", repaired: "exp(a*x^2)*(2*a*x)"},
	{kind: "inner derivative of a product", left: "diff(x*log(1 + x^2), x)", right: "log(1 + x^2) + x/(1 + x^2)", repaired: "log(1 + x^2) + x/(1 + x^2)*(2*x)"},
	{kind: "product rule", left: "diff(x^2*sin(x), x)", right: "x^2*cos(x)", repaired: "x^2*cos(x) + 2*x*sin(x)"},
	{kind: "quotient rule", left: "diff(sin(x)/x, x)", right: "(x*cos(x) - sin(x))/x", repaired: "(x*cos(x) - sin(x))/x^2"},
	{kind: "term below a root", left: "diff(sqrt(1 + b*x + x^2), x)", right: "(b + 2*x)/(2*sqrt(1 + x^2))", repaired: "(b + 2*x)/(2*sqrt(1 + x^2 + b*x))"},
}

func TestMistakesAreRepaired(t *testing.T) {
	checker := nabla.NewChecker(nabla.Options{})
	for _, m := range mistakes {
		t.Run(m.kind, func(t *testing.T) {
			a := checker.Ask(context.Background(), &nabla.Case{Let: m.let, Left: m.left, Right: m.right})
			require.Equal(t, nabla.Wrong, a.Verdict)
			require.NotEmpty(t, a.Repair)
			same := checker.Ask(context.Background(), &nabla.Case{Let: m.let, Left: a.Repair, Right: m.repaired})
			assert.Contains(t, same.Method, "equal canonical forms", "%s for %s", a.Repair, m.repaired)
			again := checker.Ask(context.Background(), &nabla.Case{Let: m.let, Left: m.left, Right: a.Repair})
			assert.Equal(t, nabla.Proved, again.Verdict, a.Repair)
		})
	}
}

// BenchmarkDiagnosis repairs the mistakes.
func BenchmarkDiagnosis(b *testing.B) {
	checker := nabla.NewChecker(nabla.Options{Jobs: 1})
	for _, m := range mistakes {
		b.Run(m.kind, func(b *testing.B) {
			for b.Loop() {
				checker.Ask(context.Background(), &nabla.Case{Let: m.let, Left: m.left, Right: m.right})
			}
		})
	}
}
