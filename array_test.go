package nabla_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla"
)

// arrayNames and arrayLets are what is said of the names in all steps of testdata/array.
var (
	arrayNames = []string{
		"dim n, m", "real c", "vector x, y, z in n", "vector b in m", "vector u in 3", "matrix A, B, C in n x n", "matrix W in m x n",
		"symmetric matrix S in n x n",
	}
	arrayLets = []string{"r = b - W*x", "f(t) = t^2", "q(v) = v'*v", "s(v) = exp(v)/sum(exp(v))"}
)

// refutesAll checks that all steps have their verdicts, and that arrays are printed at which they fail.
func refutesAll(t *testing.T, steps []scalarStep, names, lets []string) {
	t.Helper()
	for _, s := range steps {
		r := checkStep(t, s.text, names, nil, lets)
		assert.Equal(t, s.verdict, r.Verdict.String(), "%s: %s", s.text, r.Message())
		assert.NotNil(t, r.Counterexample, s.text)
	}
}

// A right step between arrays is proved for all sizes.
func TestRightArraySteps(t *testing.T) {
	t.Parallel()
	for _, s := range stepsIn(t, "array/right.txt", "proved", 30) {
		r := checkStep(t, s.text, arrayNames, nil, arrayLets)
		assert.Contains(t, []string{"proved", s.verdict}, r.Verdict.String(), "%s: %s", s.text, r.Message())
	}
}

// A wrong step between arrays is refuted by arrays that are printed.
func TestWrongArraySteps(t *testing.T) {
	t.Parallel()
	refutesAll(t, stepsIn(t, "array/wrong.txt", "wrong", 30), arrayNames, arrayLets)
}

// An assumption between arrays is one on all entries.
func TestAssumptionsOnArrays(t *testing.T) {
	t.Parallel()
	r := checkStep(t, "grad(x'*A*x, x) = 2*A*x", arrayNames, []string{"A = A'"}, nil)
	assert.Equal(t, nabla.Proved, r.Verdict, r.Message())
	r = checkStep(t, "grad(x'*B*x, x) = 2*B*x", arrayNames, []string{"A = A'"}, nil)
	assert.Equal(t, nabla.Wrong, r.Verdict, r.Message())
}

// Shapes that do not fit are an error that prints both, and what is not supported is unknown.
func TestShapesOfArrays(t *testing.T) {
	t.Parallel()
	tests := []struct {
		step    string
		verdict nabla.Verdict
		message string
	}{
		{"W*b = b", nabla.Unread, "the shapes disagree: `W` is m x n, `b` is m"},
		{"x + b = x", nabla.Unread, "the shapes disagree: `x` is n, `b` is m"},
		{"x + 1 = x", nabla.Unread, "the shapes disagree: `x` is n, `1` is a number"},
		{"x*y = x", nabla.Unread, "the shapes disagree: `x` is n, `y` is n"},
		{"W*x = x", nabla.Unread, "the shapes disagree: the left side is m, the right side is n"},
		{"x'*y = x", nabla.Unread, "the shapes disagree: the left side is a number, the right side is n"},
		{"x = x'", nabla.Unread, "the shapes disagree: the left side is n, the right side is 1 x n"},
		{"tr(W) = 1", nabla.Unread, "`tr` takes a square matrix; this is m x n"},
		{"W^2 = W", nabla.Unread, "a power needs a square matrix; `W` is m x n"},
		{"[[1,2],[3]] = I(2)", nabla.Unread, "the rows of a matrix have one length; the first has 2 entries, this one 1"},
		{"[1,2][3] = 1", nabla.Unread, "lies outside of 1..2"},
		{"W*inv(W) = I(m)", nabla.Unread, "an inverse needs a square matrix; this is m x n"},
		{"W^(-1)*W = I(n)", nabla.Unread, "a power needs a square matrix; `W` is m x n"},
		{"A^0*A = A", nabla.Unknown, "this power of a matrix is not supported yet"},
		{"inv([[1, 2], [2, 4]]) = I(2)", nabla.Unread, "this matrix has no inverse: its determinant is 0"},
		{"exp(A) = exp(A)", nabla.Unknown, "a function of a square matrix"},
		{"grad(tr(S*S), S) = 2*S", nabla.Unknown, "a derivative by a symmetric matrix"},
		{strings.Repeat("inv(A + ", 40) + "A" + strings.Repeat(")", 40) + " = A", nabla.Unknown, "a matrix with so many inverses or determinants one within the other"},
		{strings.Repeat("inv([[1, c], [c, 2]] + ", 8) + "I(2)" + strings.Repeat(")", 8) + " = I(2)", nabla.Unknown, "the inverse of a matrix whose entries are made of so many"},
		{"det(W) = det(W)", nabla.Unread, "a determinant needs a square matrix; this is m x n"},
		{"c' = c", nabla.Unknown, "the transpose of what is not declared"},
	}
	for _, test := range tests {
		setting := strings.Join(arrayNames, "\n") + "\n"
		report := nabla.NewChecker(nabla.Options{}).Check(t.Context(), nabla.Read("arrays", setting+"claim \"shapes\"\n  "+test.step+"\n"))
		require.Len(t, report.Steps, 1, test.step)
		assert.Equal(t, test.verdict, report.Steps[0].Verdict, test.step)
		assert.Contains(t, report.Steps[0].Reason, test.message, test.step)
	}
}

// LaTeX says in its context what is a vector or a matrix.
func TestArraysOfLatex(t *testing.T) {
	t.Parallel()
	tests := []struct {
		context     []string
		left, right string
		verdict     nabla.Verdict
	}{
		{[]string{`A, B \in \mathbb{R}^{n \times n}`}, `(AB)^\top`, `B^\top A^\top`, nabla.Proved},
		{[]string{`A, B \in \mathbb{R}^{n \times n}`}, `AB`, `BA`, nabla.Wrong},
		{[]string{`x \in \mathbb{R}^n`, `A \in \mathbb{R}^{n \times n}`}, `\nabla_x (x^\top A x)`, `(A + A^T) x`, nabla.Proved},
		{[]string{`x \in \mathbb{R}^n`, `A \in \mathbb{R}^{n \times n}`}, `\nabla_x (x^\top A x)`, `2 A x`, nabla.Wrong},
		{[]string{`y \in \mathbb{R}^n, X \in \mathbb{R}^{n \times p}, b \in \mathbb{R}^p`, `r = y - X b`}, `r^T r`, `y^T y - 2 b^T X^T y + b^T X^T X b`, nabla.Proved},
		{[]string{`q_1, \ldots, q_m, v \in \mathbb{R}^n`, `u = \sum_{i=1}^m (q_i^T v) q_i`}, `q_j^T u`, `\sum_{i=1}^m (q_i^T v)(q_j^T q_i)`, nabla.Proved},
		{[]string{`q_1, \ldots, q_m, v \in \mathbb{R}^n`, `u = \sum_{i=1}^m (q_i^T v) q_i`}, `q_j^T u`, `q_j^T v`, nabla.Wrong},
		{nil, `\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix} \begin{bmatrix} 2 \\ -1 \end{bmatrix}`, `\begin{bmatrix} 0 \\ 2 \end{bmatrix}`, nabla.Proved},
	}
	for _, test := range tests {
		answer := nabla.NewChecker(nabla.Options{}).Ask(t.Context(), &nabla.Case{Notation: "latex", Context: test.context, Left: test.left, Right: test.right})
		assert.Equal(t, test.verdict, answer.Verdict, "%s = %s: %s", test.left, test.right, answer.Reason)
	}
}
