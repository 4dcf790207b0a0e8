package nabla_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla"
	"nabla/parser/source"
)

// patient gives a step of notes all the time that it takes on a busy machine.
var patient = nabla.Options{Timeout: time.Minute}

// judged reads notes and returns a line for each step: its place, its verdict and, unless it is proved, the message.
func judged(name, content string, preludes ...*source.Text) (*nabla.Report, []string) {
	report := nabla.NewChecker(patient).Check(context.Background(), nabla.ReadNotes(name, content, preludes...))
	var lines []string
	for i := range report.Steps {
		s := &report.Steps[i]
		line := fmt.Sprintf("%d %s", s.Text.Position(s.Span.Start).Line, s.Verdict)
		if s.Verdict != nabla.Proved {
			line += ": " + s.Message()
		}
		lines = append(lines, line)
	}
	return report, lines
}

func TestLectureInLaTeXIsProved(t *testing.T) {
	content, err := os.ReadFile("testdata/notes/lecture.tex")
	require.NoError(t, err)
	report, lines := judged("lecture.tex", string(content))
	assert.Empty(t, report.Diagnostics)
	assert.Greater(t, len(lines), 40)
	for _, line := range lines {
		assert.True(t, strings.HasSuffix(line, " proved"), line)
	}
	assert.Zero(t, report.Survey.Unparsed)
}

func TestNotes(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a fresh left side defines, a later step claims", "$$L = c(a + b) = ca + cb$$\n\n$$L = ac + bc$$", []string{"1 proved", "3 proved"}},
		{"a slip in a chain", "$$\\begin{aligned} (a+b)^2 &= a^2 + 2ab + b^2 \\\\ &= a(a + b) + b^2 \\end{aligned}$$",
			[]string{"1 proved", "1 wrong: a factor 2 is missing in a term"}},
		{"a derivative of what is defined is a claim", "Let $L = (y - wx)^2$.\n\n$$\\frac{\\partial L}{\\partial w} = 2 (y - wx) x$$", []string{"3 wrong: the sign is wrong"}},
		{"an equation to be solved is none", "$$x^2 - 3x + 2 = 0$$", nil},
		{"an identity is recognised", "$$\\cos^2 x + \\sin^2 x = 1$$", []string{"1 proved"}},
		{"a sum with a slip is no equation", "$$\\sum_{i=1}^n (x_i + m) = \\sum_{i=1}^n x_i + 2 n m$$", []string{"1 wrong: the number 2 should be 1"}},
		{"values are not definitions", "For $x = 3$ we get $x^2 = 9$. But $x + x = 2x$.", []string{"1 proved"}},
		{"a chain over displays", "$$a + a = 2a$$\n\nand so\n\n$$= 3a$$", []string{"1 proved", "5 wrong: a factor 2/3 is missing"}},
		{"what a formula goes on with is not wrong", "$$x + y - y = x + y$$\n\n$$- y$$", []string{"1 unknown: it goes on in the next formula"}},
		{"a name on the right of which nothing is known", "$$c(a + b) = c d$$", nil},
		{"in a chain", "$$L = c(a + b) = c d$$", []string{"1 unknown: the right side brings `d`, and nothing says what that is"}},
		{"defined further down", "$$L = c(a + b) = c d$$\nwhere $d = a + b$.", []string{"1 proved"}},
		{"a mean of which nothing is known", "$$\\frac{d}{dx} (x - \\bar x)^2 = 2x - \\bar x$$", []string{"1 unknown: nothing says what `x_bar` is"}},
		{"a function and its value", "$$\\sigma(z) = \\frac{1}{1 + e^{-z}}$$\n\n$$\\frac{d\\sigma}{dz} = \\sigma(1 - \\sigma)$$", []string{"3 proved"}},
		{"nodes of a graph", "$d = 2b$, $e = a + d$, $L = ce$\n\n$$\\frac{\\partial L}{\\partial b} = \\frac{\\partial L}{\\partial e} \\frac{\\partial e}{\\partial d} \\frac{\\partial d}{\\partial b} = 2c$$",
			[]string{"3 proved", "3 proved"}},
		{"a Greek letter that another section has for a function", "# One\n\n$\\sigma(t) = \\frac{1}{1 + e^{-t}}$\n\n# Two\n\n$L(\\mu, \\sigma^2) = \\mu \\sigma^2 + \\sigma^4$\n\n$$\\frac{\\partial L}{\\partial \\sigma^2} = \\mu + 2 \\sigma^2$$\n\n$$\\frac{\\partial L}{\\partial \\sigma^2} = \\mu + 3 \\sigma^2$$",
			[]string{"9 proved", "11 wrong: the number 3 should be 2"}},
		{"a function beside a number with its letter in another section", "# One\n\n$\\phi(t) = \\tanh(t)$, $g = \\phi(2x)$\n\n# Two\n\n$h = \\phi + g$\n\n$$\\frac{\\partial h}{\\partial \\phi} = 1$$\n\n$$\\frac{\\partial h}{\\partial x} = 2 (1 - \\tanh^2(2x))$$",
			[]string{"9 proved", "11 proved"}},
		{"a term is no factor", "$$S = \\sum_{k=1}^n (2k - 1) = n(n + 1)$$", []string{"1 wrong: a term is too many"}},
		{"a letter with a new role", "$$f = a x$$\n\n$$\\frac{df}{dx} = a$$\n\n$$a = x^2$$\n\n$$\\frac{df}{dx} = a$$",
			[]string{"3 proved", "7 unknown: nothing says how `f` depends on `x`"}},
		{"a definition anew", "$$f(x) = x^2$$\n\n$$f'(x) = 2x$$\n\n$$f(x) = x^3$$\n\n$$f'(x) = 3x^2$$", []string{"3 proved", "7 proved"}},
		{"a dependence that nobody states", "$$\\frac{\\partial L}{\\partial w} = 2x$$", []string{"1 unknown: nothing says how `L` depends on `w`"}},
		{"an expectation is no function", "$$E(X) = \\mu$$\n\n$$E(X) E(X) = \\mu \\mu$$", nil},
		{"matrices are not numbers", "$$A^T B = C$$\n\n$$(A + B)^2 = A^2 + 2AB + B^2$$",
			[]string{"1 unknown: `A` is set or used as a vector or a matrix, and nothing says of which size", "3 unknown: `A` is set or used as a vector or a matrix, and nothing says of which size"}},
		{"digits as they are printed", "$$\\frac{d}{dx} x + \\frac{1}{3} = 1.333$$ $$\\frac{1}{2} \\log \\frac{9}{8} + 0 = 0.0589$$ $$\\int_0^1 x^2 \\, dx = 0.34$$",
			[]string{
				"1 numeric: the sides agree at 1 point to 3 digits; no proof was found", "1 numeric: the sides agree at 1 point to 4 digits; no proof was found",
				"1 wrong: the two sides differ",
			}},
		{"two slips in a chain", "$$x + x = 3x = 4x$$", []string{"1 wrong: a factor 3/4 is missing"}},
		{"a derivative with a prime is a claim", "Let $f(x) = x^2 e^{-x}$.\n\n$$f'(x) = 2x e^{-x} + x^2 e^{-x}$$", []string{"3 wrong: a sign is wrong"}},
		{"a letter of another section", "# A\n\nLet $f(x) = x^2$.\n\n# B\n\n$$f'(x) = 3x$$", nil},
		{"a letter that another section defines", "# A\n\nLet $a = x^2 + 1$.\n\n# B\n\n$$\\frac{d}{dx} (a x) = a$$ $$\\frac{d}{dx} (a x) = 2a$$", []string{"7 unknown: `a` may be another one than in the section that defines it", "7 wrong: the two sides differ"}},
		{"a letter that the section around it defines", "# A\n\nLet $a = x^2$.\n\n## B\n\n$$\\frac{d}{dx} (a x) = a$$", []string{"7 wrong: a factor 3 is missing"}},
		{"two indices that the prose keeps apart", "With $k = 1, \\dots, K$, $p_k = \\frac{e^{z_k}}{\\sum_{j=1}^K e^{z_j}}$. For $i \\neq k$:\n\n$$\\frac{\\partial p_k}{\\partial z_i} = -p_k p_i$$",
			[]string{"3 conditional: true if i != k"}},
		{"an equation that a step rests on", "$$L = -\\sum_{k=1}^K y_k (z_k - m) = m - \\sum_{k=1}^K y_k z_k$$ where $\\sum_{k=1}^K y_k = 1$.\n\n$$\\frac{\\partial L}{\\partial m} = \\sum_{k=1}^K y_k$$\n\n$$\\frac{\\partial L}{\\partial y_i} = (m - z_i) \\sum_{k=1}^K y_k = m - z_i$$",
			[]string{"1 conditional: true if sum(k, 1, K, y_k) = 1", "3 proved", "5 proved", "5 proved"}},
		{"a solution is no definition", "$$J(w, b) = \\sum_{i=1}^n (y_i - w x_i - b)^2$$\n\n$$\\frac{\\partial J}{\\partial b} = -2 \\sum_{i=1}^n (y_i - w x_i - b)$$\n\nSo $b = \\frac{1}{n} \\sum_{i=1}^n (y_i - w x_i)$.\n\n$$\\frac{\\partial^2 J}{\\partial w^2} = 2 \\sum_{i=1}^n x_i^2$$\n\n$$\\frac{\\partial^2 J}{\\partial w^2} = \\sum_{i=1}^n x_i^2$$",
			[]string{"3 proved", "7 proved", "9 unknown: it may rest on the equation `b = 1/n*sum(i, 1, n, y_i - w*x_i)`"}},
		{"a recurrence", "$$v_{t+1} = b v_t + g_t = b^2 v_{t-1} + b g_{t-1} + g_t$$", []string{"1 unknown: `v_t` may be given by the equation for `v_{t + 1}`"}},
		{"a posed sum with a usual assumption", "$$\\sum_{k=1}^K p_k (z_k - c) = \\sum_{k=1}^K p_k z_k - c$$", nil},
		{"a constant", "$$\\int_0^\\pi \\sin x \\, dx + e^2 = 2 + e^2$$", []string{"1 proved"}},
		{"a reading that no point refutes", "$$q = a \\prod_{i=1}^n b^{x_i} e^{-c} = a b^{\\sum_{i=1}^n x_i} e^{-nc}$$", []string{"1 numeric: the sides agree at 60 points to 13 digits; no proof was found"}},
		{"an index beside one of a sum", "$$y_i = \\sum_{k=1}^3 w_k x_{i+k-1} = w_1 x_i + w_2 x_{i+1} + w_3 x_{i+2}$$", []string{"1 proved"}},
		{"an index beside one of a sum that is lost", "$$y_i = \\sum_{k=1}^3 x_{i+k-1} = 3 x_i$$", []string{"1 wrong: the two sides differ"}},
		{"names that are equal at a point", "Let $L = x y - \\lambda (x + y - s)$.\n\n$$\\frac{\\partial L}{\\partial x} = y - \\lambda$$ $$\\frac{\\partial L}{\\partial y} = x - \\lambda$$\n\nSo $x = y = s/2$.\n\n$$c = (x - y)^2 = (x - y)^3$$\n\n# Other\n\n$$b = (x - y)^2 = (x - y)^3$$",
			[]string{"3 proved", "3 proved", "5 unknown: the right side brings `s`, and nothing says what that is", "7 conditional: true if x = y", "11 wrong: an exponent is wrong by one"}},
		{"whole numbers", "$$a = (-1)^{2m} + b = 1 + b$$\n\n$$c = \\cos(2 \\pi k) + b = 2 + b$$", []string{"1 conditional: true if m in integers", "3 wrong: the two sides differ"}},
		{"a sum over two indices", "Let $A = \\sum_i a_i$, $B = \\sum_i b_i$.\n\n$$\\sum_{i \\neq j} a_i b_j + c = A B - \\sum_i a_i b_i + c$$", nil},
		{"units", "In units where $c = 1$:\n\n$$s = \\gamma m c^2 + 0 = \\gamma m$$", []string{"3 conditional: true if c = 1"}},
		{"a supposition about a name of another section", "# A\n\n$y = x + 1$\n\n# B\n\nSuppose $y = 2x$.\n\n$$c = x y + 0 = 2 x^2$$", []string{"9 conditional: true if y = 2x"}},
		{"a condition behind a display", "$$a = \\sqrt{(x + y)^2} + b = x + y + b$$ for $x > -y$.", []string{"1 conditional: true if x > -y"}},
		{"a condition before a display", "For $x \\neq y$ we have\n\n$$a = \\delta_{ij} + \\frac{x^2 - y^2}{x - y} = \\delta_{ij} + x + y$$", []string{"3 proved"}},
		{"a condition on entries of which a sum says how many", "Mask $m_i \\in \\{0, 1\\}$.\n\n$$a = \\sum_{i=1}^n m_i^2 x_i = \\sum_{i=1}^n m_i x_i$$", []string{"3 proved"}},
		{"an index i", "Let $\\mu = \\frac{1}{m} \\sum_{i=1}^m x_i$.\n\n$$\\frac{\\partial \\mu}{\\partial x_i} = \\frac{2}{m}$$", []string{"3 wrong: a factor 1/2 is missing"}},
		{"a number between limits is no value at a point", "$$\\int_0^1 x^2 \\, dx = \\left[ \\frac{x^3}{3} \\right]_0^1 = \\frac{2}{3}$$", []string{"1 proved", "1 wrong: a factor 1/2 is missing"}},
		{"sizes are known", "With $k = 1, \\dots, K$, $p_k = \\frac{e^{z_k}}{\\sum_{j=1}^K e^{z_j}}$.\n\n$$\\frac{\\partial p_k}{\\partial z_k} = \\frac{e^{z_k}}{\\sum_j e^{z_j}} \\left( 1 - p_k \\right) = p_k (1 + p_k)$$",
			[]string{"3 proved", "3 wrong: a sign is wrong"}},
		{"an inequality", "$$a = \\frac{n-1}{n} s^2 \\neq s^2$$", []string{"1 unknown: it may hold under conditions that the notes do not repeat"}},
		{"a standard deviation before a bracket", "$$a = \\sigma^2 (y - m)^2 = (y - m)^2 \\sigma^2$$", []string{"1 proved"}},
		{"what may be the imaginary unit", "$$\\frac{d}{dx} (x^2 + 2i) = 2x + i^2 + 1$$", []string{"1 unknown: `i` may be the imaginary unit"}},
		{"entries with definitions of their own", "$$h_1 = w x$$ $$h_2 = w h_1$$\n\n$$\\frac{\\partial h_2}{\\partial w} = 2 w x$$", []string{"3 proved"}},
		{"a condition for all that follows", "Let $x > 0$. Then\n\n$$\\log(x^2) = 2 \\log x$$", []string{"3 proved"}},
		{"a condition of one sentence", "If $x > 0$ then something.\n\n$$\\frac{d}{dx} |x| = 1$$", []string{"3 conditional: true if x > 0"}},
		{"declarations in LaTeX", "% $z \\in \\mathbb{R}^K$\nWith $k = 1, \\dots, K$ and $p_k = e^{z_k}$\n\n$$\\sum_{k=1}^K p_k = \\sum_{j=1}^K e^{z_j}$$", []string{"4 proved"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, lines := judged("n.md", c.text)
			assert.Equal(t, c.want, lines)
		})
	}
}

func TestDirectives(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"given in plain notation", "% nabla: given x > 0\n\\[ \\frac{d}{dx} |x| = \\frac{x}{x} \\]", []string{"2 proved"}},
		{"given in LaTeX", "% nabla: given $\\hat x > 0$\n\\[ a + \\sqrt{\\hat x^2} = a + \\hat x \\]", []string{"2 proved"}},
		{"let in LaTeX", "% nabla: let p_k = \\frac{e^{z_k}}{\\sum_{j=1}^K e^{z_j}}\n\\[ \\sum_{k=1}^K p_k = 1 \\]", []string{"2 proved"}},
		{"a declaration in LaTeX", "% nabla: vector \\vec{z} in K\n% nabla: index k in 1..K\n\\[ a + \\vec{z}_k + \\vec{z}_k = a + 2 \\vec{z}_k \\]", []string{"3 proved"}},
		{"let is no solution", "\\[ L = b + c b \\]\n\\[ \\frac{\\partial L}{\\partial b} = 1 + c \\]\n% nabla: let b = c\n\\[ q = b + c = 2 c \\]", []string{"2 proved", "4 proved"}},
		{"skip", "% nabla: skip\n\\[ a + a = 3a = 4a \\]\n\\[ a + a = 2a \\]", []string{"3 proved"}},
		{"expect wrong", "\\[ a + a = 2a\n = 3a % nabla: expect wrong\n \\]\n% nabla: expect wrong\n\\[ L = 2b = b \\]", []string{"1 proved", "2 wrong: a factor 2/3 is missing", "5 wrong: a factor 2 is missing"}},
		{"expect wrong makes a claim of an equation", "% nabla: expect wrong\n\\[ \\sqrt{x + y} = \\sqrt x + \\sqrt y \\]\n\\[ x^2 = 2 x \\]", []string{"2 wrong: the two sides differ"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			report, lines := judged("n.tex", c.text)
			assert.Equal(t, c.want, lines)
			assert.Empty(t, report.Diagnostics)
			assert.Zero(t, report.Findings())
		})
	}
	for text, want := range map[string]string{
		"% nabla: frobnicate \\x":    "n.tex:1:20: `frobnicate` with what follows is not a comment that nabla knows; write given, let, a declaration, skip or expect wrong",
		"% nabla: let x + 1 = \\pi":  "n.tex:1:14: this is not a definition: its left side is a name, f(x) or p_k, and one `=` follows",
		"% nabla: skp":               "n.tex:1:10: `skp` with what follows is not a comment that nabla knows; write given, let, a declaration, skip or expect wrong",
		"% nabla: expect worng":      "n.tex:1:10: `expect` with what follows is not a comment that nabla knows; write given, let, a declaration, skip or expect wrong",
		"% nabla: ":                  "n.tex:1:10: this comment for nabla says nothing",
		"% nabla: expect wrong\n$x$": "n.tex:1:10: no step stands here that could be wrong",
		"% nabla: x + x = 2x":        "n.tex:1:10: a comment declares, assumes or defines; `x + x` is the start of a step",
	} {
		report, _ := judged("n.tex", text)
		require.Len(t, report.Diagnostics, 1, text)
		assert.Equal(t, want, report.Diagnostics[0].Error())
	}
}

func TestPreludes(t *testing.T) {
	text := "$$-\\sum_{k=1}^K y_k \\log q_k = -\\log q_c$$"
	plain := source.NewText("names.nabla", "index k, c in 1..K\nlet y_k = delta(k, c)\n")
	notes := source.NewText("names.md", "<!-- nabla: index k, c in 1..K -->\n<!-- nabla: let y_k = \\delta_{kc} -->\n")
	for _, prelude := range []*source.Text{plain, notes} {
		report, lines := judged("n.md", text, prelude)
		assert.Equal(t, []string{"1 proved"}, lines, prelude.Name)
		assert.Empty(t, report.Diagnostics)
	}
}

func TestSurvey(t *testing.T) {
	report, _ := judged("n.md", "Let $a = b + c$ and $x = 3$, where $b > 0$. Solve $c^2 = b$. $f \\approx a$ \n\n$$\\left( a$$\n\n$$a - b = c = \\unknown$$\n")
	s := report.Survey
	assert.Equal(t, []int{7, 1, 1, 1, 1}, []int{s.Formulas, s.Unparsed, s.Definitions, s.Values, s.Other})
	assert.Equal(t, 1, report.Count(nabla.Proved))
	assert.Equal(t, 1, report.Count(nabla.Unread))
	assert.NotEmpty(t, report.Obstacles())
}

func TestCasesInLaTeX(t *testing.T) {
	checker := nabla.NewChecker(nabla.Options{})
	for _, c := range []struct {
		context  []string
		lhs, rhs string
		want     nabla.Verdict
	}{
		{nil, `\frac{d}{dv} (x-uv)^{2}`, `-2(x-uv)u`, nabla.Proved},
		{nil, `\frac{d}{dv} (x-uv)^{2}`, `2(x-uv)u`, nabla.Wrong},
		{[]string{`a, b > 0`}, `\log(ab)`, `\log a + \log b`, nabla.Proved},
		{[]string{`z = x^2 y`, `x = \sin t`}, `\frac{dz}{dt}`, `2 y \sin t \cos t`, nabla.Proved},
		{[]string{`h_1 = w h_0 + x_1`, `h_2 = w h_1 + x_2`}, `\frac{\partial h_2}{\partial w}`, `h_1 + w h_0`, nabla.Proved},
		{[]string{`\mathbf{X} = [x_{ij}] \in \mathbb{R}^{m \times n}`}, `\frac{d}{dx_{ab}} \sum_{i=1}^m \sum_{j=1}^n x_{ij}^2`, `2 x_{ab}`, nabla.Proved},
		{[]string{`h(t) = t^2`}, `\sum_{i=1}^n x_i h(x_i)`, `\sum_{i=1}^n x_i \left( h(x_i - 1) \right)`, nabla.Wrong},
		{[]string{`p_i > 0`}, `\log \prod_{i=1}^n p_i`, `\sum_{i=1}^n \log p_i`, nabla.Proved},
		{[]string{`\hat l = \hat l(u)`, `u = v + 1`}, `\frac{\partial \hat l}{\partial u} \frac{\partial u}{\partial v}`, `\frac{\partial \hat l}{\partial u}`, nabla.Proved},
	} {
		a := checker.Ask(context.Background(), &nabla.Case{Notation: "latex", Context: c.context, Left: c.lhs, Right: c.rhs})
		assert.Equal(t, c.want, a.Verdict, "%s = %s: %s", c.lhs, c.rhs, a.Reason)
	}
	a := checker.Ask(context.Background(), &nabla.Case{Notation: "latex", Steps: []string{`(a+b)^2`, `a^2 + 2ab + b^2`, `a^2 + b^2`}})
	require.Len(t, a.Steps, 2)
	assert.Equal(t, []nabla.Verdict{nabla.Proved, nabla.Wrong}, []nabla.Verdict{a.Steps[0].Verdict, a.Steps[1].Verdict})

	a = checker.Ask(context.Background(), &nabla.Case{Notation: "latex", Left: `\frac{1}{`, Right: "1"})
	assert.Equal(t, nabla.Unread, a.Verdict)
	assert.Equal(t, "lhs", a.Position.Field)

	a = checker.Ask(context.Background(), &nabla.Case{Context: []string{"x > 0", "let y = x^2"}, Left: "log(y)", Right: "2 log(x)"})
	assert.Equal(t, nabla.Proved, a.Verdict, a.Reason)
}

// FuzzReadNotes holds that no document takes the reader down, and that what is printed of it in plain notation can be read.
func FuzzReadNotes(f *testing.F) {
	for _, seed := range []string{"$L = c e = c(a+d)$", "$$f(x) = x^2$$ $f'(x) = f$", "<!-- nabla: let p_k = \\alpha -->", "$x = x(t)$ $= y$", "$z_i = z_i(X) \\in R$ $W \\in \\mathbb{R}^{n \\times m}$"} {
		f.Add(seed)
	}
	quick := nabla.NewChecker(nabla.Options{Timeout: 20 * time.Millisecond, NoDiagnose: true})
	f.Fuzz(func(t *testing.T, content string) {
		lines := quick.Plain(context.Background(), nabla.ReadNotes("n.md", content))
		again := nabla.Read("again.nabla", strings.Join(lines, "\n")+"\n")
		assert.Empty(t, again.Diagnostics, "what is printed can be read")
	})
}

// A name that is declared as a vector and stands for a number later does not unfold; the search for a common form ends.
func TestDefinitionsThatDoNotUnfold(t *testing.T) {
	_, lines := judged("n.md", `<!-- nabla: vector y in K -->
<!-- nabla: vector \hat{y} in K -->

$z = w x + b$

$a = \sigma(z) = \hat{y}$

$L = -[y \log a + (1 - y) \log (1 - a)]$

$$\frac{\partial L}{\partial w} = \frac{\partial L}{\partial a} \frac{\partial a}{\partial z} \frac{\partial z}{\partial w}$$

$$\frac{\partial L}{\partial a} = \frac{a - y}{a (1 - a)}$$
`)
	for _, line := range lines {
		assert.NotContains(t, line, "wrong")
		assert.NotContains(t, line, "internal error")
	}
}
