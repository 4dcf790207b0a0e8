package nabla_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser/source"
)

func TestVectorsAndTheirEntriesAreProved(t *testing.T) {
	content, err := os.ReadFile("testdata/notes/vectors.md")
	require.NoError(t, err)
	report, lines := judged("vectors.md", string(content))
	assert.Empty(t, report.Diagnostics)
	assert.Len(t, lines, 12)
	for _, line := range lines {
		assert.True(t, strings.HasSuffix(line, " proved"), line)
	}
}

// A slip in the notes is never proved, whatever the sizes are taken to be.
func TestSlipsWithVectorsAreNotProved(t *testing.T) {
	content, err := os.ReadFile("testdata/notes/vectors.md")
	require.NoError(t, err)
	for _, slip := range [][2]string{
		{`\sum_{i=1}^n w_{k,i} x_i + b_k`, `\sum_{i=1}^n w_{i,k} x_i + b_k`},
		{`\vec{w}_k \cdot \vec{x} + b_k`, `\vec{w}_1 \cdot \vec{x} + b_k`},
		{`w_{2,1} x_1 + w_{2,2} x_2`, `w_{2,1} x_1 + w_{1,2} x_2`},
		{`\exp(z_2) / \sum_{k=1}^3 \exp(z_k)`, `\exp(z_2) / \sum_{k=1}^2 \exp(z_k)`},
		{`= -\log \hat{y}_c`, `= \log \hat{y}_c`},
		{`\frac{\partial L}{\partial z_k} &= \hat{y}_k - y_k`, `\frac{\partial L}{\partial z_k} &= y_k - \hat{y}_k`},
		{`&= (\hat{y}_k - y_k) x_i`, `&= (\hat{y}_k - y_k) x_k`},
		{`\frac{\partial L}{\partial b_k} &= \hat{y}_k - y_k`, `\frac{\partial L}{\partial b_k} &= \hat{y}_k`},
		{`\frac{dg}{dh} \cdot \frac{dh}{dt}`, `\frac{dh}{dt}`},
	} {
		require.Contains(t, string(content), slip[0])
		_, lines := judged("vectors.md", strings.Replace(string(content), slip[0], slip[1], 1))
		proved := 0
		for _, line := range lines {
			if strings.HasSuffix(line, " proved") {
				proved++
			}
		}
		assert.Less(t, proved, len(lines), slip[1])
	}
}

func TestArraysInNotes(t *testing.T) {
	sized := "$\\vec{x}, \\vec{w} \\in \\mathbb{R}^n$ with entries $x_i$, $w_i$, and $\\mathbf{A} \\in \\mathbb{R}^{n \\times n}$.\n\n"
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a dot product", sized + "$$0 + \\vec{w} \\cdot \\vec{x} = \\sum_{i=1}^n w_i x_i = \\vec{w}^T \\vec{x}$$", []string{"3 proved", "3 proved"}},
		{"a dot product with a slip", sized + "$$0 + \\vec{w} \\cdot \\vec{x} = \\vec{x}^T \\vec{w} = \\sum_{i=1}^n w_i x_i^2$$", []string{"3 proved", "3 wrong: an exponent is wrong by one"}},
		{"a matrix between two vectors", sized + "$$0 + \\mathbf{A} \\vec{x} \\cdot \\vec{w} = \\vec{x} \\cdot \\mathbf{A}^T \\vec{w}$$", []string{"3 proved"}},
		{"an outer product is none", sized + "$$2 \\vec{x} \\vec{w}^T = \\vec{x} \\vec{w}^T + \\vec{w} \\vec{x}^T$$", nil},
		{"a gradient by a whole vector", sized + "$$\\frac{\\partial}{\\partial \\vec{w}} \\vec{w}^T \\vec{x} = \\vec{x}$$", []string{"3 proved"}},
		{"a gradient that takes a matrix for symmetric", sized + "$$\\frac{\\partial}{\\partial \\vec{w}} \\vec{w}^T \\mathbf{A} \\vec{w} = 2 \\mathbf{A} \\vec{w}$$",
			[]string{"3 conditional: true if A_bold[i, k] = A_bold[k, i]"}},
		{"a derivative by an entry", sized + "$$\\frac{\\partial}{\\partial w_i} \\vec{w}^T \\vec{x} = x_i$$", []string{"3 proved"}},
		{"a number has the letter of a vector", "$\\vec{y} = [y_1, y_2]$\n\n$$a + (y + 1)^2 = a + y^2 + 2y + 1$$", []string{"3 proved"}},
		{"the size of a sum", "$$\\vec{u} \\cdot \\vec{v} + 0 = \\sum_{i=1}^m u_i v_i$$", []string{"1 proved"}},
		{"no size at all", "$$\\vec{u} + \\vec{v} + \\vec{u} = \\vec{v} + 2 \\vec{u}$$", []string{"1 proved"}},
		{"a slip with no size at all", "$$\\vec{h} = \\vec{u} + \\vec{v} + \\vec{u} = \\vec{v} + \\vec{u}$$ with $u_1$ and $v_1$",
			[]string{"1 unknown: `u` is set or used as a vector or a matrix, and nothing says of which size"}},
		{"matrices do not commute, if they are matrices", "$$\\mathbf{U}\\mathbf{V} + \\mathbf{U} = \\mathbf{V}\\mathbf{U} + \\mathbf{U}$$", nil},
		{"a function of a vector by its entries", "$\\vec{v} \\in \\mathbb{R}^3$, $f(\\vec{v}) = v_1^2 + v_2 v_3$\n\n$$\\frac{\\partial f}{\\partial v_2} = v_3$$\n\n$$\\frac{\\partial f}{\\partial v_1} = v_1$$",
			[]string{"3 proved", "5 wrong: a factor 2 is missing"}},
		{"an entry of an array that is defined", "$\\vec{x} = [x_1, x_2]^T$, $\\vec{z} = 2 \\vec{x}$\n\n$$z_1 = 2 x_1$$\n\n$$\\frac{\\partial z_1}{\\partial x_1} = 2$$", []string{"3 proved", "5 proved"}},
		{"an assumption that goes without saying", "$\\hat{y} = \\text{softmax}(\\vec{z}) \\in \\mathbb{R}^K$, $\\vec{y} \\in \\mathbb{R}^K$, $L = -\\sum_{k=1}^K y_k \\log \\hat{y}_k$\n\n$$\\frac{\\partial L}{\\partial z_j} = \\hat{y}_j - y_j$$",
			[]string{"3 conditional: true if sum(j, 1, K, y_j) = 1"}},
		{"entries that are defined one by one", "$\\vec{z} \\in \\mathbb{R}^2$, $z_1 = 3x$, $z_2 = x$\n\n$$\\frac{\\partial}{\\partial x} \\sum_{k=1}^2 z_k = 4$$\n\n$$\\frac{\\partial}{\\partial x} \\vec{z} \\cdot \\vec{z} = 20 x$$",
			[]string{"3 proved", "5 proved"}},
		{"values of all", "we get $c_1 = c_2 = c_3 = 0$", []string{"1 unknown: nothing says what `c_2` is", "1 unknown: the right side is a number: it is read as the value at a point"}},
		{"the identity matrix", sized + "$$\\nabla_{\\vec w} (\\vec{w}^T (\\mathbf{A} + c \\mathbf{I}) \\vec{x}) = \\mathbf{A} \\vec{x} + c \\vec{x}$$", []string{"3 proved"}},
		{"a number beside a vector", sized + "$$0 + \\vec{w} \\odot (1 - \\vec{x}) = \\vec{w} - \\vec{w} \\odot \\vec{x}$$", []string{"3 proved"}},
		{"a name beside a vector", sized + "$$0 + b - \\vec{x} = b - \\vec{x}$$", []string{"3 unread: the shapes disagree: `0 + b` is a number, `x` is n"}},
		{"a definition behind `for`", "and for $L = -\\sum_{i=1}^K y_i \\log p_i$ we get\n\n$$\\frac{\\partial L}{\\partial p_j} = -\\frac{y_j}{p_j}$$", []string{"3 proved"}},
		{"an assumption behind `with`", "with $\\sum_{i=1}^K y_i = 1$ we get\n\n$$-\\sum_{i=1}^K y_i (\\delta_{ij} - q) = q - y_j$$", []string{"3 proved"}},
		{"an identity behind `since`", "since $\\cos^2 x + \\sin^2 x = 1$", []string{"1 proved"}},
		{"no gradient is a definition", sized + "$$\\nabla_{\\vec w} L = \\vec{x}$$\n\nLet $L = \\vec{w} \\cdot \\vec{w}$.\n\n$$\\nabla_{\\vec w} L = 2 \\vec{w}$$\n\n$$\\nabla_{\\vec w} L = \\vec{w}$$",
			[]string{"3 unknown: no proof and no counterexample was found: diff(L, w_i) cannot be evaluated: this derivative is not known", "7 proved", "9 wrong: the two sides differ"}},
		{"a name that may be an identity matrix", "$$x = a B c I_p = a B c$$", []string{"1 unknown: `I_p` may be an identity matrix"}},
		{"labels in another order", "$$h = 1 - r_{XY} r_{YX} = 1 - r_{XY}^2$$", []string{"1 unknown: `r_XY` and `r_YX` may be one thing"}},
		{"where a solution starts", "$$x(t) = \\cos t + \\sin t$$\n\n$$x'(0) = 0$$\n\n$$x'(t) = \\cos t - \\sin t$$", []string{"5 proved"}},
		{"lengths", "$\\vec{v} = [r, 0]$, $\\vec{w} = [s \\cos t, s \\sin t]$\n\n$$\\vec{v} \\cdot \\vec{w} = r s \\cos t = \\|\\vec{v}\\| \\|\\vec{w}\\| \\cos t$$",
			[]string{"3 proved", "3 conditional: true if r*s >= 0"}},
		{"a natural number of terms", "$$a_n = \\prod_{i=0}^{n-1} 2 = 2^n$$", []string{"1 proved"}},
		{"an expectation is no product", "$$h = E[XY] = X E[Y]$$", []string{"1 unknown: nothing is known of the function `E`"}},
		{"a factor that stands alone, too", "$$h = K(a + b) = K a + K b$$", []string{"1 proved"}},
		{"an enumeration that goes back to its start says no size", "$\\vec{x} = [x_1, \\dots, x_n, x_1]^T = y$", []string{"1 unknown: `dots` is not supported yet"}},
		{"the sign of an operation", "the node $z = +$ adds", nil},
		{"a quotient is no product", "$$\\frac{dy}{dx} = y(1-y)$$", []string{"1 unknown: nothing says how `y` depends on `x`"}},
		{"a function for each index", "$f_j(z) = e^{z_j}$\n\n$$a + \\sum_j f_j(z) = a + n f_j(z)$$", []string{"3 unknown: `f_j` is a function for each `j`, which runs through a sum here"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, lines := judged("n.md", c.text)
			assert.Equal(t, c.want, lines)
		})
	}
}

// A declaration beside the notes holds for both spellings.
func TestPreludeOfVectors(t *testing.T) {
	text := "$$0 + \\vec{w} \\cdot \\vec{x} = \\sum_{i=1}^n w_i x_i$$"
	for _, prelude := range []string{"vector w, x in n\n", "% nabla: vector \\vec{w} in n\n% nabla: vector \\vec{x} in n\n"} {
		name := "p.nabla"
		if strings.HasPrefix(prelude, "%") {
			name = "p.tex"
		}
		report, lines := judged("n.md", text, source.NewText(name, prelude))
		assert.Equal(t, []string{"1 proved"}, lines)
		assert.Empty(t, report.Diagnostics)
	}
}

// A new value of a letter that was differentiated by is a node of the next graph where the notes differentiate it.
func TestNodesAreNoSolutions(t *testing.T) {
	text := "$L(a, b) = a b$\n\n$$\\frac{\\partial L}{\\partial a} = b$$\n\n$\\vec{b} = [b_1, b_2]$, $a = -z$, $b = \\exp(a)$\n\n$$\\frac{db}{da} = \\exp(a) = b$$\n"
	_, lines := judged("n.md", text)
	assert.Equal(t, []string{"3 proved", "7 proved", "7 proved"}, lines)
}

// The slip of the example in the README is found, and nothing else.
func TestSlipInNotes(t *testing.T) {
	content, err := os.ReadFile("testdata/notes/slip.md")
	require.NoError(t, err)
	_, lines := judged("slip.md", string(content))
	assert.Equal(t, []string{"13 proved", "14 proved", "14 wrong: a sign is wrong"}, lines)
}

// A function of a vector does not change its meaning when the letter of its argument gets another one.
func TestArgumentsOfFunctionsAreTheirOwn(t *testing.T) {
	text := "<!-- nabla: index k, c in 1..K -->\n$\\vec{x} \\in \\mathbb{R}^n$, $x_1$, $\\mathbf{W} \\in \\mathbb{R}^{K \\times n}$, $w_{k,i}$, $\\hat{y} = \\text{softmax}(\\mathbf{W} \\vec{x})$\n\n" +
		"$$L(\\hat{y}) = -\\log \\hat{y}_c$$\n\n$$\\frac{\\partial L}{\\partial \\hat{y}_c} = -\\frac{1}{\\hat{y}_c}$$\n\n" +
		"Now $\\hat{y} = \\text{softmax}(2 \\mathbf{W} \\vec{x})$.\n\n$$\\frac{\\partial L}{\\partial w_{k,i}} = 2 (\\hat{y}_k - \\delta_{kc}) x_i$$\n"
	_, lines := judged("n.md", text)
	assert.Equal(t, []string{"6 proved", "10 proved"}, lines)
}
