package nabla_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla"
	"nabla/parser"
)

// inPlain prints a document in plain notation.
func inPlain(name, content string) []string {
	d := nabla.Read(name, content)
	if !strings.HasSuffix(name, ".nabla") {
		d = nabla.ReadNotes(name, content)
	}
	return nabla.NewChecker(patient).Plain(context.Background(), d)
}

func TestPlainPrintsNotes(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"what a chain stands on", "Let $x > 0$ and $L = \\frac{x^2}{2}$.\n\n$$\\frac{dL}{dx} = \\frac{2x}{2} = x$$\n",
			[]string{"given x > 0", "let L = x^2/2", "claim", "  diff(L, x)", "    = 2*x/2", "    = x"}},
		{"a letter with another meaning", "$$L = a b$$\n\n$$\\frac{\\partial L}{\\partial a} = b$$\n\n$$L = a^2$$\n\n$$\\frac{\\partial L}{\\partial a} = 2a$$\n\n$f(x) = x^2$, $f(x) = x^3$\n\n$$f'(x) = 3x^2$$\n",
			[]string{
				"let L = a*b", "claim", "  diff(L, a)", "    = b", "",
				"# nabla: section", "let L = a^2", "claim", "  diff(L, a)", "    = 2*a", "let f(x) = x^2", "",
				"# nabla: section", "let f(x) = x^3", "claim", "  f'(x)", "    = 3*x^2",
			}},
		{"an open step", "$$x^2 + x^2 = 2 x^2 = y$$\n\n$$a + a = 2a = 2a - \\bar a$$",
			[]string{"claim", "  x^2 + x^2", "    = 2*x^2", "let y = 2*x^2", "claim", "  a + a", "    = 2*a", "    = 2*a - a_bar  # nabla: open the right side brings `a_bar`, and nothing says what that is"}},
		{"a posed equation", "$$x^2 - 3x + 2 = 0$$", []string{"# nabla: section", "# equation: x^2 - 3*x + 2 = 0"}},
		{"a slip that is expected", "$$x = a + a = 3a$$ <!-- nabla: expect wrong -->", []string{"let x = a + a", "claim", "  a + a", "    = 3*a  # nabla: expect wrong"}},
		{"what is inferred", "$$\\sum_i \\delta_{ik} x_i = x_k$$",
			[]string{"dim K", "index i in 1..K", "index k in 1..K", "vector x in K", "claim", "  sum(i, delta(i, k)*x_i)", "    = x_k"}},
		{"a dot product", "$\\vec{w} \\in \\mathbb{R}^n$, $\\vec{x} \\in \\mathbb{R}^n$\n\n$$\\frac{\\partial}{\\partial w_j} \\left( \\vec{w} \\vec{x} \\right) = x_j$$",
			[]string{"dim n", "vector w in n", "vector x in n", "index j in 1..n", "claim", "  diff(dot(w, x), w_j)", "    = x_j"}},
	} {
		assert.Equal(t, c.want, inPlain("n.md", c.text), c.name)
	}
}

func TestPlainPrintsDerivations(t *testing.T) {
	text := "real x\nclaim\n  x + x\n    = 2*x\n    = 3*x  # nabla: expect wrong\n\n# nabla: section\npositive x\nclaim\n  x + x\n    = x^2  # nabla: open nothing says why"
	assert.Equal(t, text, strings.Join(inPlain("a.nabla", text), "\n"))
	report := nabla.NewChecker(patient).Check(context.Background(), nabla.Read("a.nabla", text))
	require.Empty(t, report.Diagnostics)
	assert.Equal(t, []string{"4 proved", "5 wrong", "11 unknown"}, verdicts(report))
	assert.Equal(t, "nothing says why", report.Steps[2].Reason)
}

// Comments and blank lines stay where they are, and what is printed is printed again as it is.
func TestPlainKeepsComments(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"# A title\r\n\r\n\r\nreal x # the variable\r\nlet L = c e = c (a + d)  # trailing\r\n", "# A title\n\nreal x  # the variable\nlet L = c*e\n    = c*(a + d)  # trailing"},
		{"claim \"a # b\" # what\n # one\n x + x # sum\n = 2x # two\n\n # three\n = x 2 by r", "claim \"a # b\"  # what\n  # one\n  x + x  # sum\n    = 2*x  # two\n    # three\n    = x*2  by r"},
		{"# nabla: expect wrong\na b = c # no\n# end", "a*b = c  # nabla: expect wrong\n# no\n# end"},
		{"real x\n# nabla: graph x\n\n", "real x\n# nabla: graph x"},
		{"# before\n# nabla: section\n\nreal x\n  # nabla: section  \n# in\nreal y", "# before\n\n# nabla: section\n\nreal x\n\n# nabla: section\n# in\nreal y"},
		{"# nabla: section\n# nothing", "# nabla: section\n# nothing"},
	} {
		got := strings.Join(inPlain("a.nabla", c.text), "\n")
		assert.Equal(t, c.want, got, "%q", c.text)
		assert.Equal(t, got, strings.Join(inPlain("a.nabla", got+"\n"), "\n"), "%q", c.text)
	}
}

// verdicts returns the line and the verdict of each step.
func verdicts(r *nabla.Report) (lines []string) {
	for i := range r.Steps {
		s := &r.Steps[i]
		lines = append(lines, fmt.Sprintf("%d %s", s.Text.Position(s.Span.Start).Line, s.Verdict))
	}
	return lines
}

// leftOut is the comment that stands for a step which plain notation has no words for, or which was not understood.
var leftOut = regexp.MustCompile(`^# (unknown|unread): `)

// What is printed of notes reads back as the same trees, and each step has the same verdict or, if it is open, a weaker one.
func TestPlainOfNotesCanBeChecked(t *testing.T) {
	files, err := filepath.Glob("testdata/notes/*.[mt][de]*")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		checkPlain(t, file, string(content))
	}
}

func checkPlain(t *testing.T, name, content string) {
	t.Helper()
	checker := nabla.NewChecker(patient)
	source := nabla.ReadNotes(name, content)
	lines := checker.Plain(context.Background(), source)
	again := nabla.Read("again.nabla", strings.Join(lines, "\n")+"\n")
	assert.Equal(t, lines, checker.Plain(context.Background(), again), name)
	before, after := checker.Check(context.Background(), source), checker.Check(context.Background(), again)
	require.Empty(t, after.Diagnostics, name)
	items := itemsOf(lines)
	require.Len(t, items, len(before.Steps), name)
	for i, printed := 0, 0; i < len(items); i++ {
		s := &before.Steps[i]
		if leftOut.MatchString(items[i]) {
			assert.Contains(t, []nabla.Verdict{nabla.Unknown, nabla.Unread}, s.Verdict, "%s: %s", name, items[i])
			continue
		}
		u := &after.Steps[printed]
		printed++
		if s.ExpectWrong { // the author's word
			continue
		}
		if weaker := u.Verdict == nabla.Unknown && s.Verdict != nabla.Proved && s.Verdict != nabla.Wrong; !weaker {
			assert.Equal(t, s.Verdict, u.Verdict, "%s: %s: %s", name, s.Left, u.Message())
		}
		// A remark may say that another reading holds.
		if text := parser.Print(u.RightNode); len(s.Remarks) == 0 && !strings.Contains(text, "dot(") && !strings.Contains(text, "ones(") {
			assert.Equal(t, roles.Replace(parser.Print(s.RightNode)), roles.Replace(text), name)
		}
	}
}

// roles takes from names what tells the roles of a letter apart.
var roles = strings.NewReplacer("_value", "", "_number", "", "number_", "_", "[1]", "1")

// itemsOf returns the lines that are steps, or that stand for one.
func itemsOf(lines []string) (items []string) {
	for _, line := range lines {
		if leftOut.MatchString(line) || strings.HasPrefix(line, "    ") {
			items = append(items, line)
		}
	}
	return items
}

// Documents of which the printing has been a difficulty.
func TestPlainOfDifficultNotesCanBeChecked(t *testing.T) {
	for _, text := range []string{
		"# A\n\nLet $x > 0$.\n\n$$\\sqrt{x^2} = x$$\n\n# B\n\n$x$ is here $$x + x = 2x$$\n\nwith $x < 1$ $$\\log(x y) = \\log x + \\log y$$",
		"$$f(x) = x^2$$ $$f'(x) = 2x$$ $$f = 3$$ $$\\sigma = 2$$ $$\\sigma^2 + \\sigma = \\sigma (\\sigma + 1) = 3 \\sigma$$",
		"$\\vec{x} = [x_1, x_2]$, $y = x^2$ $$\\frac{dy}{dx} = 2x$$ $$\\vec{x} \\cdot \\vec{x} = x_1^2 + x_2^2$$",
		"$$\\frac{d}{dx} g(x) h(x) = g'(x) h(x) + g(x) h'(x) = g(x)$$ for $g(x) = x$ and then $$g(3) = 3$$",
		"$$\\sum_{i=1}^n (y_i - \\bar y_i + \\bar y_i - \\bar y)^2 = \\sum_{i=1}^n (y_i - \\bar y)^2$$ $$\\bar y_j - \\bar y = - (\\bar y - \\bar y_j)$$",
		"$$x = x(t)$$ $$\\frac{d}{dt} x^2 = 2 x \\frac{dx}{dt}$$ $$\\frac{d}{dt} e^{x} = e^x$$",
		"$$\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix} \\begin{pmatrix} x \\\\ y \\end{pmatrix} = x \\begin{pmatrix} a \\\\ c \\end{pmatrix} + y \\begin{pmatrix} b \\\\ d \\end{pmatrix}$$",
		"$1^{-1} = 1$ and $$a \\begin{pmatrix} 1 \\end{pmatrix}^{-1} = a$$ $$\\frac{1}{3} = 0.333$$ $$\\frac{1}{3} + 0 = 0.4$$",
		"$$\\sqrt{x^2} + 0 = x$$ $$L = \\ldots$$ $$L + L = 2 L$$ $$\\lim_{n \\to \\infty} a_n + 0 = a$$",
		"$A \\in \\mathbb{R}^{n \\times n}$, $x \\in \\mathbb{R}^n$ $$\\nabla_x (x^T A x) = 2 A x$$ $$\\nabla_x (x^T A x) = (A + A^T) x$$",
		"$$\\mathbf{z} = \\mathbf{W} \\mathbf{x}$$ $$z_k = \\sum_i w_{ki} x_i$$ $$\\frac{\\partial z_k}{\\partial x_i} = w_{ki}$$ $$\\frac{\\partial z_k}{\\partial x_i} = w_{ik}$$",
		"nothing", "$$$$", "$x$", "$$= x$$", "$$a + a = 2 a$$\n\n$$= 3 a$$ <!-- nabla: expect wrong -->",
	} {
		checkPlain(t, "n.md", text)
	}
}
