package nabla_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla"
)

// Words around a formula that say that x is positive.
func TestProseSaysWhatNamesAre(t *testing.T) {
	for _, words := range []string{
		"where $x$ is positive.", "Let $x$ be a positive number.", "Let $x$ be positive, and let $y$ be real.", "with $x$ positive.",
		"where the parameter $x$ is positive", "where $y$ and $x$ are positive.", "where $y$, $x$ are positive constants.",
		"a positive number $x$.", "Let the positive constant $x$ be given.", "Assume that $x$ is *positive*.", "Suppose $x$ is [positive](/d/pos).",
		"where $x$ is strictly positive.", "Since $x$ is nonnegative,", "$x$ is positive.", "Let $x$ be a positive real number and $y$ be an integer.",
		"where \\emph{positive} $x$.", "where $y$ is real and $x$ is positive,", "Let $x \\in \\mathbb{R}$ be positive.", "where $x$, a positive number, is small.",
	} {
		report, lines := judged("n.md", words+"\n\n$$\\sqrt{x^2} + 0 = x$$\n")
		assert.Equal(t, []string{"3 proved"}, lines, words)
		assert.Contains(t, report.Steps[0].Remarks[len(report.Steps[0].Remarks)-1], "given x ", words)
	}
}

// Words that are a case, a question, or say something else.
func TestProseThatSaysNothing(t *testing.T) {
	for _, words := range []string{
		"If $x$ is positive then", "Is $x$ positive?", "When $x$ is a positive number,", "$x$ is not positive.", "We do not know whether $x$ is positive.",
		"Unless $x$ is positive,", "For positive $x$,", "For all positive $x$ this is trivial.", "Show that $x$ is positive.",
		"One might think that $x$ is positive.", "It is false that $x$ is positive.", "where $x$ is positive or zero.", "where $x$ is positive if $y > 2$.",
		"Let $x$ be positive semidefinite.", "where $x$ is the positive root.", "where $x$ is positive, but only sometimes", "$y$ is positive and $x$ is real.",
		"The positive $y$ and the negative $x$.", "where $|x|$ is positive.", "where $x$ isn't positive", "where $x^2$ is positive.",
		"Hence either $x$ is positive or $y$ is.", "Assume, for contradiction, that $x$ is positive.", "Let $x$ be positive. Now let $x$ be any number.",
		"Let $x$ be positive. Let $x$ be negative.", "where $x$ is a positive matrix", "Since $y > 0$ implies that $x$ is positive,",
		"where $x$ is positive for $y = 2$.", "where $x$ is positive (or zero).", "where $x$ is positive, negative or zero.",
		"If $y = 2$, then the number $x$ is positive.", "In case $y = 2$ the number $x$ is positive.", "Case 1: $x$ is positive.", "Let $x$ be positive.\n\n# Next\n\nNow $x$ is real.",
	} {
		_, lines := judged("n.md", "# A\n\n"+words+"\n\n$$\\sqrt{x^2} + 0 = x$$\n")
		assert.NotContains(t, lines, "5 proved", words)
		assert.NotContains(t, lines, "9 proved", words)
	}
}

func TestProseOfArrays(t *testing.T) {
	for _, c := range []struct{ words, step, verdict string }{
		{"Let $A$ be a symmetric $n \\times n$ matrix and $x$ be a vector in $\\mathbb{R}^n$.", "\\nabla_x (x^T A x) = 2 A x", "3 proved"},
		{"Let $A$ be an $n \\times n$ matrix and $x$ be a vector in $\\mathbb{R}^n$.", "\\nabla_x (x^T A x) = (A + A^T) x", "3 proved"},
		{"Let $A$, $B$ be symmetric $n \\times n$ matrices.", "(A + B)^T = A + B", "3 proved"},
		{"Let $A$ be an $n \\times m$ matrix and $x$ be a vector in $\\mathbb{R}^m$.", "\\nabla_x ((A x)^T A x) = 2 A^T A x", "3 proved"},
		{"Let $A \\in \\mathbb{R}^{n \\times n}$ be symmetric, $x \\in \\mathbb{R}^n$.", "\\nabla_x (x^T A x) = 2 A x", "3 proved"},
		{"If $A \\in \\mathbb{R}^{n \\times n}$ is symmetric and $x \\in \\mathbb{R}^n$,", "\\nabla_x (x^T A x) = 2 A x", "3 conditional"},
		{"Since the matrix $Q \\in \\mathbb{R}^{n \\times n}$ is orthogonal, and $x \\in \\mathbb{R}^n$:", "x^T Q^T Q x = x^T x", "3 proved"},
		{"Let $y \\in \\mathbb{R}^K$ be one-hot.", "a \\sum_{k=1}^K y_k = a", "3 proved"},
		{"where $A \\in \\mathbb{R}^{n \\times n}$ is positive definite and $x \\in \\mathbb{R}^n$.", "\\nabla_x (x^T A x) = 2 A x", "3 conditional"},
		{"where $p_k$ are probabilities.", "\\sqrt{p_k^2} + 0 = p_k", "3 proved"},
		{"Let $n$ be an integer.", "\\cos(2 \\pi n) + 0 = 1", "3 proved"},
	} {
		report, _ := judged("n.md", c.words+"\n\n$$"+c.step+"$$\n")
		assert.Equal(t, []string{c.verdict}, verdicts(report), "%s %s", c.words, c.step)
	}
}

// What prose says goes with its section, and a letter that is introduced again has nothing of it.
func TestProseHoldsInItsSection(t *testing.T) {
	step := "\n\n$$\\sqrt{x^2} + 0 = x$$\n\n"
	report, _ := judged("n.md", "# A\n\nLet $x$ be positive."+step+"## A1"+step+"# B"+step+"Let $x$ be positive."+step+"Now let $x$ be another number."+step)
	assert.Equal(t, []string{"5 proved", "9 proved", "17 proved"}, verdicts(report))
	assert.Equal(t, []string{"given x positive (line 3)"}, report.Steps[1].Remarks)
	assert.Equal(t, nabla.Proved, report.Steps[2].Verdict)
}
