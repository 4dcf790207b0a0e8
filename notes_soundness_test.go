package nabla_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla"
)

// What may be read in two ways is neither proved in the one nor refuted in the other.
func TestReadingsThatAreNotCertain(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a function within itself", "$f(x) = x^2 + 1$\n\n$$f(f(x)) + 0 = (x^2 + 1)^2 + 1 = x^2 + 1$$", []string{"3 proved", "3 wrong: the two sides differ"}},
		{"a function of a vector within itself", "$\\vec{u} \\in \\mathbb{R}^3$, $f(\\vec{v}) = v_1^2 + v_2 v_3$\n\n$$f(f(\\vec{u}) \\vec{u}) + 0 = f(\\vec{u})^3$$", []string{"3 proved"}},
		{"a number of entries of an array with another meaning now", "$\\vec{x} = [x_1, x_2]^T$, $\\vec{z} = 2 \\vec{x}$, $L = z_1 + z_2$\n\n$$\\frac{\\partial L}{\\partial x_1} = 2$$\n\n$\\vec{z} = 3 \\vec{x}$\n\n$$\\frac{\\partial L}{\\partial x_1} = 2$$",
			[]string{"3 proved", "7 unknown: nothing says how `L` depends on `x_1`"}},
		{"a value of a function that is another now", "$f(x) = x^2$, $L = f(a)$\n\n$$\\frac{dL}{da} = 2a$$\n\n$f(x) = x^3$\n\n$$\\frac{dL}{da} = 2a$$\n\n$$\\frac{dL}{da} = 3a^2$$",
			[]string{"3 proved", "7 unknown: nothing says how `L` depends on `a`", "9 unknown: nothing says how `L` depends on `a`"}},
		{"an assumption of another section", "# One\n\nsince $p + q = 1$,\n\n$$p^2 + 2 p q + q^2 + z = 1 + z$$\n\n# Two\n\n$$p^2 + 2 p q + q^2 + z = 1 + z = 2 + z$$", []string{"5 proved", "9 wrong: the number 2 should be 1"}},
		{"columns that are written as rows", "$\\vec{a} = [s, t]^T$, $\\vec{b} = [u, v]^T$\n\n$$L = \\vec{a}^T \\vec{b} = \\vec{b}^T \\vec{a} = s u + t v = s u$$\n\n$$\\mathbf{M} = \\vec{a} \\vec{b}^T = \\begin{bmatrix} s u & s v \\\\ t u & t v \\end{bmatrix}$$",
			[]string{"3 proved", "3 proved", "3 wrong: the term t*v is missing", "5 proved"}},
		{"members of a family beside a sum over them", "$e_i = y_i - w x_i$, $L = \\sum_{i=1}^m e_i^2$\n\n$$\\frac{\\partial L}{\\partial y_i} = 2 e_i$$\n\n$$\\frac{\\partial L}{\\partial w} = -2 \\sum_{i=1}^m e_i x_i$$",
			[]string{"3 proved", "5 proved"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, lines := judged("n.md", c.text)
			assert.Equal(t, c.want, lines)
		})
	}
}

// An index in Kronecker's delta has the range of the sum beside it, unless an array or another sum says otherwise.
// A letter that stands for a number and for an array has no derivative by an entry: f(m) by m_i is not 0.
func TestDerivativesOfWholeLetters(t *testing.T) {
	for _, step := range []string{"\\frac{\\partial f(m)}{\\partial m_i} = 0", "\\frac{\\partial}{\\partial m_i} (m^2 + m_i) = 1", "\\frac{\\partial f(m)}{\\partial m_i} = f(m) - f(m)", "L = f(m)$$ $$\\frac{\\partial L}{\\partial m_i} = 0"} {
		report, _ := judged("n.md", "$$"+step+"$$")
		assert.Zero(t, report.Count(nabla.Proved), step)
	}
}

func TestRangesBesideDeltas(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		step string
		want nabla.Verdict
	}{
		{"sum(j, 1, n, delta(i,j)*x[j]) = x[i]", nabla.Proved},
		{"sum(j, 2, n, delta(i,j)*x[j]) = x[i]", nabla.Wrong},
		{"sum(j, 1, n - 1, delta(i,j)*x[j]) = x[i]", nabla.Wrong},
		{"x[i]*sum(j, 1, 2, delta(i,j)) = x[i]", nabla.Wrong},
		{"sum(j, 1, 3, delta(i,j)) = 1", nabla.Proved},
		{"sum(j, 1, 2, delta(i,j)) = sum(j, 1, 3, delta(i,j))", nabla.Wrong},
		{"sum(j, 1, m, delta(m,j)) = 1", nabla.Wrong},
		{"sum(k, 1, n, delta(i,k)*delta(k,j)) = delta(i,j)", nabla.Proved},
	} {
		assert.Equal(t, c.want, checkStep(t, c.step, []string{"vector x in n"}, nil, nil).Verdict, c.step)
	}
}

// Of many equations that words assume a step has those that stand last, and no counterexample against the others.
func TestManyAssumptions(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	for i := range 12 {
		fmt.Fprintf(&text, "with $x + y_{%d} = %d$ we get\n\n$$h_{%d} = x + y_{%d} = %d$$\n\n", i, i, i, i, i)
	}
	text.WriteString("$$h = q + x + y_{2} = q + 3$$")
	_, lines := judged("n.md", text.String())
	for _, line := range lines[:3] {
		assert.Contains(t, line, " proved")
	}
	assert.Contains(t, lines[12], " unknown")
}

func TestOrdersOfDerivatives(t *testing.T) {
	t.Parallel()
	for step, want := range map[string]string{
		"diff(x^2, x, n) = 2":  "a derivative of the order `n` is not supported yet",
		"diff(x^2, x, -1) = 2": "the order of a derivative is a nonnegative integer",
	} {
		assert.Contains(t, checkStep(t, step, nil, nil, nil).Message(), want)
	}
}
