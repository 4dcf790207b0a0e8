package normal_test

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/simplify/normal"
	"nabla/symbolic"
)

// complexScope declares the imaginary unit i, a positive p and an integer n.
func complexScope() *symbolic.Scope {
	s := &symbolic.Scope{}
	for name, kind := range map[string]symbolic.VariableKind{"i": symbolic.Imaginary, "p": symbolic.Positive, "n": symbolic.Integer} {
		s.Declare(&symbolic.Variable{Name: name, Kind: kind})
	}
	return s
}

// parseComplex reads both sides of an equation. Division by what is plainly 0 is an error.
func parseComplex(equation string, scope *symbolic.Scope) (sides [2]*symbolic.Expr, err error) {
	left, right, _ := strings.Cut(equation, " = ")
	for i, text := range []string{left, right} {
		s := source.NewText("", text)
		node, err := parser.ParseExpression(s, scope)
		if err != nil {
			return sides, err
		}
		if sides[i], err = symbolic.Resolve(node, scope, s); err != nil {
			return sides, err
		}
	}
	return sides, nil
}

// doubtful are equations that hold for some A, B and C over the complex numbers with principal branches, and for others do
// not: every one of them crosses a cut somewhere.
var doubtful = []string{
	"sqrt(A*B) = sqrt(A)*sqrt(B)", "sqrt(A/B) = sqrt(A)/sqrt(B)", "sqrt(A^2) = A", "sqrt(1/A) = 1/sqrt(A)", "(A^2)^(1/4) = sqrt(A)",
	"(A^(3/2))^(1/3) = sqrt(A)", "(A^3)^(1/3) = A", "(A*B)^(1/3) = A^(1/3)*B^(1/3)", "sqrt(-A) = i*sqrt(A)", "sqrt(-A) = -i*sqrt(A)",
	"sqrt(A)*sqrt(B)*sqrt(C) = sqrt(A*B*C)", "(A^(1/3))^3 = A", "sqrt(A*B^2) = B*sqrt(A)", "sqrt(A^2*B) = A*sqrt(B)", "(A/B)^(2/3) = A^(2/3)/B^(2/3)",
	"log(A*B) = log(A) + log(B)", "log(A/B) = log(A) - log(B)", "log(A^2) = 2*log(A)", "log(1/A) = -log(A)", "log(exp(A)) = A", "log(sqrt(A)) = log(A)/2",
	"log(-A) = log(A) + pi*i", "log(-A) = log(A) - pi*i", "log(A^3) = 3*log(A)", "log(i*A) = log(A) + pi*i/2",
	"exp(A)^(1/2) = exp(A/2)", "exp(A)^B = exp(A*B)", "(A^B)^C = A^(B*C)", "A^C*B^C = (A*B)^C", "A^B*A^C = A^(B + C)", "(exp(i*A))^(1/3) = exp(i*A/3)",
	"abs(A) = sqrt(A^2)", "abs(A)^2 = A^2", "abs(A*B) = abs(A)*abs(B)", "abs(exp(A)) = exp(A)", "abs(i*A) = abs(A)",
	"asin(A) + acos(A) = pi/2", "atan(A) + atan(1/A) = pi/2", "2*atan(A) = atan(2*A/(1 - A^2))", "atan(A) = i/2*log((1 - i*A)/(1 + i*A))",
	"asin(sin(A)) = A", "sin(asin(A)) = A", "cos(asin(A)) = sqrt(1 - A^2)", "acosh(A) = log(A + sqrt(A^2 - 1))", "acosh(A) = i*acos(A)",
	"atanh(A) = log((1 + A)/(1 - A))/2", "asinh(A) = log(A + sqrt(A^2 + 1))", "tanh(atanh(A)) = A", "exp(i*atan(A)) = (1 + i*A)/sqrt(1 + A^2)",
	"sqrt(1 - A)*sqrt(1 + A) = sqrt(1 - A^2)", "sqrt(A - 1)*sqrt(A + 1) = sqrt(A^2 - 1)", "sqrt(A + i*B)*sqrt(A - i*B) = sqrt(A^2 + B^2)",
	"exp(i*pi*A) = 1", "exp(2*pi*i*A) = 1", "(-1)^A = exp(i*pi*A)", "i^A = exp(i*pi*A/2)", "cos(pi*A) = (-1)^A",
	"(A*B)^n = A^n*B^n", "(A/B)^n = A^n/B^n", "(A^2)^n = A^(2*n)", "(A^B)^n = A^(B*n)", "(-A)^n = (-1)^n*A^n", "(A^n)^B = A^(n*B)", "exp(A)^n = exp(n*A)",
	"asec(A) = acos(1/A)", "asech(A) = log((1 + sqrt(1 - A^2))/A)", "acoth(A) = log((A + 1)/(A - 1))/2", "sqrt(tan(A)) = sqrt(sin(A))/sqrt(cos(A))",
}

// complexParts are what the letters stand for.
var complexParts = []string{
	"x", "y", "p", "n", "2", "-1", "-2", "1/2", "i", "-i", "1 + i", "1 - i", "2 + i", "x + i", "x - i", "i*x", "1 + i*x", "1 - i*x", "x + i*y", "p + i*x",
	"p - i*x", "2*n", "x^2", "-x", "-p", "p^2", "1/x", "1 + x", "1 - x", "x^2 + 1", "exp(x)", "exp(i*x)", "exp(-i*x)", "sqrt(x)", "sqrt(p)", "sqrt(x + i)", "tan(x)",
	"1 + i*tan(x)", "log(x)", "log(p)", "x^(1/3)", "(-1)^(1/3)", "abs(x)", "pi", "i*pi", "i*pi/3", "sin(x)", "sqrt(2)", "-i*x^2", "(1 + i*x)/(1 - i*x)",
}

// TestComplexSoundness: no equation that is proved has a certified counterexample.
func TestComplexSoundness(t *testing.T) {
	t.Parallel()
	random, scope := rand.New(rand.NewPCG(*seed, 1)), complexScope()
	total, refuted := 0, 0
	for range 10 * *pairs {
		equation := doubtful[random.IntN(len(doubtful))]
		part := func() string { return "(" + complexParts[random.IntN(len(complexParts))] + ")" }
		equation = strings.NewReplacer("A", part(), "B", part(), "C", part()).Replace(equation)
		sides, err := parseComplex(equation, scope)
		if err != nil {
			continue
		}
		p, r := compare(t, sides[0], sides[1], scope, equation)
		total, refuted = total+p, refuted+r
	}
	t.Logf("%d proved, %d refuted of %d equations", total, refuted, 10**pairs)
	assert.Greater(t, total, *pairs)
	assert.Greater(t, refuted, *pairs)
}

func TestComplexNormalForm(t *testing.T) {
	scope := complexScope()
	for equation, want := range map[string]normal.Verdict{
		"1/(x + i) = (x - i)/(x^2 + 1)":                              normal.Proved,
		"sqrt(z)^5 = z^2*sqrt(z)":                                    normal.Proved,
		"z^(1/8)*z^(3/8) = sqrt(z)":                                  normal.Proved,
		"(3 - 2*i)^(1/2)*(3 - 2*i)^(3/2) = 5 - 12*i":                 normal.Proved,
		"(-1)^(3/4) = (i - 1)/sqrt(2)":                               normal.Proved,
		"sqrt(-3) = i*sqrt(3)":                                       normal.Proved,
		"(-1)^(1/3)*(-1)^(2/3) = -1":                                 normal.Proved,
		"exp(i*x)*exp(i*y) = exp(i*(x + y))":                         normal.Proved,
		"exp((i + 1)*x/2)^2 = exp(x)*(cos(x) + i*sin(x))":            normal.Proved,
		"f(x + x) = f(2*x)":                                          normal.Proved,
		"log(4*z) = 2*log(2) + log(z)":                               normal.Proved,
		"log(z^(1/3)) = log(z)/3":                                    normal.Proved,
		"sqrt(a + i*a*tan(x))*sqrt(a + i*a*tan(x)) = a + i*a*tan(x)": normal.Proved,
		"sqrt(a*b) = sqrt(a)*sqrt(b)":                                normal.NonzeroForm,
		"z^(2/3) = (z^2)^(1/3)":                                      normal.NonzeroForm,
		"log(exp(i*x)) = i*x":                                        normal.NonzeroForm,
	} {
		s := scope.Clone()
		s.Declare(&symbolic.Variable{Name: "f", Kind: symbolic.FunctionOf, Arity: 1})
		sides, err := parseComplex(equation, s)
		require.NoError(t, err)
		d := normal.Equal(context.Background(), sides[0], sides[1], s)
		assert.Equal(t, want, d.Zero, "%s: %s", equation, d.Reason)
	}
}
