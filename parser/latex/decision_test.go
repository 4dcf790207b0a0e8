package latex_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
)

var update = flag.Bool("update", false, "write the tables of decisions")

// compare holds that a table of testdata is as it was.
func compare(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	a, b := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	require.Equal(t, len(a), len(b), "%s has as many lines as before; -update writes it", file)
	for i := range a {
		assert.Equal(t, a[i], b[i], "%s:%d", file, i+1)
	}
}

// What a name before a bracket is, by the name, its superscript, the bracket and what else stands in the formula.
func TestNamesBeforeBrackets(t *testing.T) {
	names := []struct{ name, latex string }{
		{"f", "f"}, {"b", "b"}, {"x", "x"}, {"sigma", `\sigma`}, {"pi", `\pi`}, {"C_1", "C_1"}, {"V_t", "V_t"}, {"x_bar", `\bar x`}, {"E_upright", `\mathrm{E}`},
		{"W_bold", `\mathbf{W}`},
	}
	superscripts := []string{"", "^2", "^{-1}", "^T", "'"}
	brackets := []string{
		"(x)", "(2)", "(-x)", "(2x)", "(a + 1)", "(x, y)", "[x]", "[a, b]^T", "(x | y)", `\left(\frac{a}{c}\right)`, "(x)^2", `(\bar x)^2`, "(ac)", "(g(x))", `(e^x)`,
	}
	others := []string{"%s", "%s + NAME", "NAME(1 - NAME) + %s", "NAME(s) NAME(t) - %s"}
	var b strings.Builder
	b.WriteString("A name before a bracket is applied (A) or a factor (F), in small letters where the other reading is known, too; . is unread.\n")
	for _, other := range others {
		fmt.Fprintf(&b, "\n%s\n%-18s", other, "")
		for i := range brackets {
			fmt.Fprintf(&b, " %d", i%10)
		}
		b.WriteString("\n")
		for _, n := range names {
			for _, sup := range superscripts {
				fmt.Fprintf(&b, "%-18s", n.latex+sup)
				for _, bracket := range brackets {
					text := strings.ReplaceAll(fmt.Sprintf(other, n.latex+sup+bracket), "NAME", n.latex)
					fmt.Fprintf(&b, " %s", decision(text, n.name))
				}
				b.WriteString("\n")
			}
		}
	}
	for i, bracket := range brackets {
		fmt.Fprintf(&b, "%d: %s\n", i, bracket)
	}
	compare(t, "testdata/brackets.txt", b.String())
}

// decision says by one letter whether the name is applied to something else than a letter s or t.
func decision(text, name string) string {
	reading, err := readSide(text, nil)
	if err != nil {
		return "."
	}
	applied := false
	parser.Walk(reading.Node, func(n parser.Node) bool {
		if call, ok := n.(*parser.Call); ok && strings.HasPrefix(call.Function.Text, name) && parser.Print(call) != name+"(t)" && parser.Print(call) != name+"(s)" {
			applied = true
		}
		return true
	})
	letter := "F"
	if applied {
		letter = "A"
	}
	for _, a := range reading.Ambiguities {
		if strings.HasPrefix(a.Key, "apply "+name) {
			return strings.ToLower(letter)
		}
	}
	return letter
}

// How far the argument of a function without brackets reaches.
func TestOperandsOfFunctions(t *testing.T) {
	functions := []string{`\sin`, `\sin^2`, `\log`, `\exp`, `\sqrt`, `\max`, `\operatorname{relu}`, `-2\cos`, `\det`}
	operands := []string{
		"x", "xy", "2x", "2xy", "2 x y + z", "nx + z", "x^2 y", "x (y)", "x(y + 1)", `x \cdot y`, `x \times y`, `\frac{a}{b} c`, "x/y", "x/2", `\pi/4`, "-x", "x!", "(x) y", "(x)(y)",
		"(x)^2", "(x)^{-1} y", "[x] y", "|x| y", "f(x) y", `\sqrt x y`, `x \, y`, `x \sin y`, `\sin y`, `\sin(y) z`, `2\pi x t`, "e^x y", "a_i x_i", `\hat y_i z`, `\{x\} y`,
		`\left( x + y \right) z`, "{x + y} z", "x = y", "x, y", "", "(x, y)", `\bar{x} - y`, `\sum_{i=1}^n x_i + 1`, `x \mod 2`, `\partial x`, `\omega t + \phi`, "2", "2^x y", "x'",
	}
	var b strings.Builder
	for _, operand := range operands {
		fmt.Fprintf(&b, "%s\n", operand)
		for _, f := range functions {
			fmt.Fprintf(&b, "    %-20s %s\n", f, outcome(f+" "+operand))
		}
	}
	compare(t, "testdata/operands.txt", b.String())
}

// What a subscript and a superscript are, by what else is known of the indices.
func TestScripts(t *testing.T) {
	scripts := []string{
		"_i", "_1", "_{12}", "_{21}", "_{1p}", "_{2k}", "_{p1}", "_{ij}", "_{ijk}", "_{in}", "_{ab}", "_{kl}", "_{i,j}", "_{i,1}", "_{i+1}", "_{i-1,j}", "_{i+1,j-1}", "_{2i}", "_{ij,k}",
		`_{\max}`, `_{\text{in}}`, "_{max}", "_{CE}", `_{i \bullet}`, `_{\theta}`, "_{n/2}", "_{(i)}", "_{i(j)}", "_{-1}", "_{i_1}", `_{\hat y}`, "_{*}", "_{+}", "_{k}^2", "_{k}^{(t)}",
		"^{(i)}", "^{(1)}", "^{(i)}_j", "_j^{(i)}", "^{(i+1)}", "^{(n-k)}", "^{(2)}", "^{[2]}", "^{[l](i)}", "^i", "^l_j", "^{l-1}_k", "^{ij}", "^*", `^\ast`, `^\dagger`, `^\star`, "^+", "^-", "^{-}",
		`^\top`, `^{\mathsf{T}}`, "^T", "^t", "^{T}_i", "^{-1}", "^{-T}", "^{1/2}", "^{n+1}", "^{2n}", "^{x}", "^{x y}", `^{\text{new}}`, `^{\pi}`, "'", "''", "'_i", "_i'", `^{\prime}`, `_i^{\prime 2}`,
		`^\circ`, "^{**}", "^{(a)}", "^{(ab)}", "^{(m)}_{ij}", "_{i}{}^{j}", "{}_i",
	}
	contexts := []string{"%s", `\sum_{i=1}^n %s`, `%s + x_{ab,c}`, `a_{21} + %s`}
	var b strings.Builder
	for _, script := range scripts {
		fmt.Fprintf(&b, "x%s\n", script)
		for _, context := range contexts {
			fmt.Fprintf(&b, "    %-20s %s\n", context, outcome(fmt.Sprintf(context, "x"+script)))
		}
	}
	compare(t, "testdata/scripts.txt", b.String())
}

// outcome is a text in plain notation with the decisions that were open, or its error.
func outcome(text string) string {
	reading, err := readSide(text, nil)
	if err != nil {
		return "! " + err.Error()
	}
	line := parser.Print(reading.Node)
	for _, a := range reading.Ambiguities {
		line += fmt.Sprintf("   or %s: %s", a.Key, read(text, nil, a.Key))
	}
	return line
}

// Brackets that are closed by \right. go on behind the next \left. that fits; others mean what they say.
func TestBrokenBrackets(t *testing.T) {
	texts := []string{
		`\left( a + \right. b \left. c \right)`, `\left( a \right. \\ + \left. b \right]`, `\left[ a \right. + \left. b \right)^2`, `\left\{ a \right. + \left. b \right)`,
		`\left[ a \right. + \left. b \right\}`, `\left\{ a \right. \\ & \quad + \left. b \right\} c`, `\left| a \right. + \left. b \right|`, `\left. a \right. + b`, `\left. a \right) + b`,
		`\left( a \right. + b`, `\left( a \right. + \left. b`, `a \right. + \left. b \right)`, `\left( a \right. \left. b \right. \left. c \right)`, `(a \left. + b \right)`,
		`\left( a + \left[ b \right. \right. \\ + \left. \left. c \right] d \right)`, `\left( a + \left[ b \right. \right. \\ + \left. c \right] d`,
		`\left( a \right. + \left( b \right. + \left. c \right) + \left. d \right)`, `\left( a \right. + \left( b \right) + \left. c \right)`,
		`\begin{matrix} \left( a \right. & \left. b \right) \end{matrix}`, `\begin{matrix} \left( a \right. + \left. b \right) & c \end{matrix}`,
		`\left( \begin{matrix} a & b \end{matrix} \right. + \left. c \right)`, `\left. x^2 \right|_0^1 + \left. y \right|_{y = 2}`, `\left( x \right. + \left. y \right|_{y = 2}`,
		`\bigl( a \bigr. + \bigl. b \bigr)`, `\Big( a + \big[ b \big] \Big)^2`, `\left( a \right. = \left. b \right)`, `\left( \frac{a}{b} \right. \\[1em] \left. + \frac{c}{d} \right) e`,
		`\exp \left( -a \right. \\ &\qquad \left. - b \right)`, `f \left( x, \right. \\ \left. y \right)`, `\left\| a \right. + \left. b \right\|`, `\left\langle a, \right. \left. b \right\rangle`,
		`\left( \right. a \left. \right)`, `\left( a \right. \left. \right)`, `\left( a \middle| b \right)`, `\left(a\right.^2 + \left.b\right)^3`,
	}
	compare(t, "testdata/brokenbrackets.txt", outcomes(texts))
}

// outcomes lists texts with what is read, one below the other.
func outcomes(texts []string) string {
	var b strings.Builder
	for _, text := range texts {
		fmt.Fprintf(&b, "%s\n    %s\n", text, outcome(text))
	}
	return b.String()
}

// All bounds that sums and products have, what their bodies are, and where they end.
func TestBoundsAndBodies(t *testing.T) {
	bounds := []string{
		`\sum_{i=1}^n`, `\sum_{i=1}^{n-1}`, `\sum^n_{i=1}`, `\sum\limits_{i=1}^n`, `\sum\nolimits_{i = 0}^\infty`, `\sum_i`, `\sum_{i}^n`, `\sum_1^n`, `\sum^n`, `\sum`, `\sum_{i,j}`, `\sum_{i,j=1}^n`,
		`\sum_{ij}`, `\sum_{i \neq j}`, `\sum_{i < j}`, `\sum_{1 \leq i < j \leq n}`, `\sum_{1 \le i \le n}`, `\sum_{i \geq 1}`, `\sum_{i \in S}`, `\sum_{i \in \{1, \dots, n\}}`, `\sum_{i=1, i \neq k}^n`,
		`\sum_{\substack{i=1 \\ i \neq k}}^n`, `\sum_{i: i > 2}`, `\sum_{i = 1, \dots, n}`, `\sum_{i + j = n}`, `\sum_{i \mid n}`, `\sum_{i_1=1}^n`, `\sum_{\alpha = 1}^{A}`, `\sum_{x \in \mathcal{X}}`,
		`\sum_{i=1}^n \sum_{j=1}^i`, `\sum_{i=1}^{n} \sum_{j \neq i}`, `\prod_{i=1}^n`, `\prod_{i \neq j}`, `\sum_{i=n}^1`, `\sum_{i=1}^{n_k}`, `\sum_{i = a}^{b}`, `\sum_{(i, j)}`, `\sum_{i, j, k}`,
	}
	bodies := []string{`x_i y`, `x_i + y`, `x_i - x_i^2 + z`}
	var b strings.Builder
	for _, bound := range bounds {
		fmt.Fprintf(&b, "%s\n", bound)
		for _, body := range bodies {
			fmt.Fprintf(&b, "    %-18s %s\n", body, outcome(bound+" "+body))
		}
	}
	compare(t, "testdata/bounds.txt", b.String())
}

// Derivatives in all notations.
func TestNotationsOfDerivatives(t *testing.T) {
	texts := []string{
		`\frac{d}{dx} x^2`, `\frac{\mathrm{d}}{\mathrm{d}x} x^2`, `\frac{{\rm d}}{{\rm d} x} x^2`, `\frac{\partial}{\partial x} x y + z`, `\frac{\partial}{\partial x} (x + y) z`, `\frac{\partial}{\partial x} (x + y) \cdot z`,
		`\frac{\partial}{\partial x} \left[ x + y \right]^2`, `\frac{d^2}{dx^2} x^3`, `\frac{\partial^2}{\partial x \partial y} x y`, `\frac{\partial^2}{\partial x^2} x`, `\frac{\partial^3}{\partial x^2 \partial y} x`,
		`\frac{\partial^3}{\partial x \partial y} x`, `\frac{d^n}{dx^n} x`, `\frac{df}{dx}`, `\frac{d f(x)}{d x}`, `\frac{d^2 y}{d x^2}`, `\frac{d^2y}{{dx}^2}`, `\frac{\partial f}{\partial x_i}`, `\frac{\partial f}{\partial x_{ij}}`,
		`\frac{\partial^2 f}{\partial x_i \partial x_j}`, `\frac{\partial L}{\partial \sigma^2}`, `\frac{\partial L}{\partial \mathbf{w}}`, `\frac{\partial \hat y}{\partial \vec w}`, `\frac{\partial L}{\partial w^{(l)}}`,
		`\frac{\partial L}{\partial w_{jk}^{l}}`, `\frac{\partial \log p}{\partial \theta}`, `\frac{\partial}{\partial x} \frac{\partial f}{\partial y}`, `\frac{\partial f}{\partial g} \frac{\partial g}{\partial x}`,
		`\frac{\partial f}{\partial x}(a)`, `\frac{\partial f(x, y)}{\partial x}`, `\partial_x f`, `\partial_x^2 f`, `\partial_{x} (x y)`, `\partial_{xy} f`, `\partial f / \partial x`, `d f / d x`, `dy/dx`, `df`, `\partial f`,
		`\nabla f`, `\nabla f(x)`, `\nabla_x f`, `\nabla_{\theta} J(\theta)`, `\nabla_x x^T A x`, `\nabla^2 f`, `\nabla_x^2 f`, `\nabla \cdot F`, `\nabla \times F`, `\nabla_{w_k} L`, `f'(x)`, `f''(x)`, `f'''(x)`, `f^{(4)}(x)`,
		`f^{(n)}(x)`, `f'`, `f'(g(x)) g'(x)`, `(f g)'`, `(x^2)'`, `\left( \frac{f}{g} \right)'`, `f'_x(x)`, `f_x'(x)`, `\dot x`, `\ddot x`, `\dot{x}(t)`, `y' + y''`, `\frac{d}{dx}`, `\frac{d}{d}`, `\frac{\partial}{x}`,
		`\frac{d y}{d x} \frac{d x}{d t}`, `\frac{\Delta y}{\Delta x}`, `\frac{\delta J}{\delta f}`, `\frac{D u}{D t}`, `\left. \frac{df}{dx} \right|_{x=0}`, `\frac{df}{dx} \Big|_{x = a}`, `\frac{d}{dx} \sin x \cos x`,
		`\frac{d}{dx} - x`, `-\frac{d}{dx} x`, `\frac{d}{dx} \left( x \right) ^2`, `\frac{d}{dx} \sum_{i=1}^n x^i`, `\frac{d}{dx} \int_0^x f(t) \, dt`, `\frac{d}{dt} \vec r(t)`, `\frac{du}{u}`, `\frac{dx}{2}`, `\frac{d a}{b}`,
	}
	compare(t, "testdata/derivatives.txt", outcomes(texts))
}

// Integrals: where they end, what they run over, and what is none.
func TestFormsOfIntegrals(t *testing.T) {
	compare(t, "testdata/integrals.txt", outcomes([]string{
		`\int_0^1 x^2 dx`, `\int_0^1 x^2 \, dx`, `\int_0^1 x^2 \, \mathrm{d}x`, `\int_0^1 x^2 {\rm d}x`, `\int^1_0 x dx`, `\int\limits_0^1 x dx`, `\int_{0}^{2\pi} \sin t \, dt + 1`, `\int_a^b f(x) dx`,
		`\int_a^b f(x) \, dx \, g`, `\int_a^b dx`, `\int_a^b \frac{dx}{x}`, `\int_a^b \frac{dx}{x} y`, `\int_a^b \frac{x \, dx}{x^2 + 1}`, `\int_a^b \frac{1}{x} dx + c`, `\int dx f(x)`, `\int_0^1 dx \, f(x)`,
		`\int x \, dx`, `\int f`, `\int_0^1 x`, `\int_{-\infty}^\infty e^{-x^2} dx`, `\int_0^\infty x e^{-x} \, dx`, `\int_{\mathbb{R}} f(x) \, dx`, `\int_{x \in A} f \, dx`, `\int_{\mathcal X} p(x) \, dx`,
		`\int_0^1 \int_0^x xy \, dy \, dx`, `\int_0^1 \! \int_0^1 x y \, dx \, dy`, `\iint xy \, dx \, dy`, `\iint_D f \, dA`, `\oint f \, dz`, `\int_0^1 x + 1 \, dx`, `\int_0^1 (x + 1) dx`, `\int_0^1 x dx - \int_0^1 y dy`,
		`\int_0^1 x \, d(x^2)`, `\int_0^1 f \, dg`, `\int_0^1 f(t) g(t) dt^2`, `\int_0^x f(x) dx`, `2 \int_0^1 x dx`, `\left( \int_0^1 x dx \right)^2`, `\int_0^1 x^{d} dx`, `\int_0^1 d x dx`, `\int_0^1 x \,d\theta`,
		`\int_0^1 x_i dx_i`, `\int_0^1 \hat x d\hat x`, `\int_0^1 x \, d\mathbf{x}`, `\frac{1}{2} \int_0^1 x \, dx`, `\int_0^1 \left| x - \frac12 \right| dx`, `\int_0^1 \sqrt{x} \, dx`, `\int_0^1 \ln x dx`, `\int_0^1 \sin x \cos x dx`,
		`\sum_{k=1}^n \int_0^1 x^k \, dx`, `\int_0^1 \sum_{k=1}^n x^k \, dx`, `\int_a^b f'(x) \, dx`, `\left[ x^2 \right]_0^1`, `[x^2]_0^1`, `\Big[ x^2 \Big]_{x=0}^{x=1}`, `x^2 \Big|_0^1`, `x^2 |_0^1`, `\left. x^2 \right|_{0}^{1}`,
		`[x y]_0^1`, `\left. x y \right|_{x=0}^{1}`, `\left. f(x) \right|_{x=2}`, `f(x)|_{x=2}`, `\left. x y \right|_{x=1, y=2}`, `\left. x y \right|_{(1, 2)}`, `\left. x \right|_a`, `\left[ x + 1 \right]_a^b y`, `\left( x \right)_0^1`,
	}))
}

// Bars, norms, brackets and braces by what stands in them and around them.
func TestBarsAndBraces(t *testing.T) {
	compare(t, "testdata/bars.txt", outcomes([]string{
		`|x|`, `|x| |y|`, `|x + |y||`, `||x||`, `\|x\|`, `\|x\|_2`, `\|x\|_2^2`, `\|x\|^2_2`, `\|x\|_1`, `\|x\|_\infty`, `\|x\|_p`, `\|A\|_F`, `\|A\|_F^2`, `\Vert x \Vert`, `\lVert x \rVert^2`, `\left\| x \right\|`, `\left\Vert x \right\Vert`,
		`||x||_2`, `|x|^2`, `|x|_1`, `|A|`, `|\mathbf{A}|`, `\lvert x \rvert`, `\left| x \right|`, `\vert x \vert`, `\mid x \mid`, `|x - y| = |y - x|`, `a |b| c`, `a | b`, `p(x | y)`, `p(x \mid y)`, `p(x|y) p(y)`, `P(A \cap B)`,
		`E[X]`, `E[X | Y]`, `\mathbb{E}[X]`, `\mathbb{E}_{x \sim p}[f(x)]`, `\mathrm{Var}(X)`, `\operatorname{Var}[X]`, `\{x\}`, `\{x, y\}`, `\{1, \dots, n\}`, `\{x : x > 0\}`, `\{x | x > 0\}`, `(x, y)`, `(x, y, z)`, `[x, y]`, `(x, y)^T`, `[x, y]^\top`,
		`\langle x, y \rangle`, `\langle x \rangle`, `\langle x, y, z \rangle`, `\langle x | y \rangle`, `\left\langle x, y \right\rangle`, `\lfloor x \rfloor`, `\lceil x \rceil`, `\left\lfloor \frac n2 \right\rfloor`, `[0, 1]`, `[0, 1)`, `(0, 1]`,
		`1\{x > 0\}`, `\mathbb{1}\{x > 0\}`, `\mathbb{1}(x > 0)`, `\mathbb{1}[x > 0]`, `\mathbb{1}_{x > 0}`, `\mathbf{1}_{\{x > 0\}}`, `\mathbb{I}(x = y)`, `I(x > 0)`, `1_{x > 0}`, `1_A`, `\mathbf{1}`, `\mathbf{1}_n`, `1_n`, `\mathbb{1}`, `[x > 0]`,
		`\delta_{ij}`, `\delta_{i,j}`, `\delta_i^j`, `\delta(i, j)`, `\delta(x)`, `\delta_{i \neq j}`, `\delta_{jk} x_k`, `\delta_j`, `\delta^{(l)}`, `\max\{x, y\}`, `\max(x, y)`, `\max_i x_i`, `\max_{x} f(x)`, `\min\{0, x\}`, `\arg\max_x f(x)`,
		`\operatorname{argmax}_i x_i`, `\sup x`, `\lim_{x \to 0} x`, `\lim_{n \to \infty} \frac{1}{n}`, `\limsup x_n`, `\text{if } x`, `x \text{ and } y`, `\begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}`,
		`\begin{cases} x, & \text{if } x > 0, \\ -x, & \text{else}. \end{cases}`, `\begin{cases} 1 & \text{if $x > 0$} \\ 0 & \text{if $x \leq 0$} \end{cases}`, `\begin{cases} x \quad x > 0 \\ 0 \quad \text{otherwise} \end{cases}`,
		`\begin{cases} x & (x > 0) \\ 0 & (x \le 0) \end{cases}`, `\left\{ \begin{array}{ll} x & x > 0 \\ 0 & x \leq 0 \end{array} \right.`, `\left\{ \begin{array}{cl} x & \mbox{for } x > 0 \\ 0 & \mbox{elsewhere} \end{array} \right.`,
		`\begin{cases} x & 0 < x < 1 \\ 0 & \text{otherwise} \end{cases}`, `\begin{cases} x & x > 0 \text{ and } y > 0 \\ 0 & \text{otherwise} \end{cases}`, `\begin{cases} x & x = 0, 1 \\ 0 & \text{otherwise} \end{cases}`,
		`\begin{cases} x \\ y \end{cases}`, `\begin{cases} x & \text{when the moon is full} \\ y & \text{otherwise} \end{cases}`, `\begin{cases} x & i \in S \\ y & i \notin S \end{cases}`, `2 \begin{cases} x & x > 0 \\ 0 & x \leq 0 \end{cases} + 1`,
	}))
}

// Matrices in all brackets, and what may stand between and behind them.
func TestFormsOfMatrices(t *testing.T) {
	compare(t, "testdata/matrices.txt", outcomes([]string{
		`\begin{bmatrix} a & b \\ c & d \end{bmatrix}`, `\begin{pmatrix} a \\ b \end{pmatrix}`, `\begin{vmatrix} a & b \\ c & d \end{vmatrix}`, `\begin{Bmatrix} a \end{Bmatrix}`, `\begin{Vmatrix} a & b \end{Vmatrix}`,
		`\left[ \begin{matrix} a & b \end{matrix} \right]`, `\left( \begin{array}{cc} a & b \\ c & d \end{array} \right)`, `\left[ \begin{array}{c|c} a & b \\ \hline c & d \end{array} \right]`, `\left| \begin{array}{cc} a & b \\ c & d \end{array} \right|`,
		`\begin{smallmatrix} a & b \end{smallmatrix}`, `\bigl( \begin{smallmatrix} a & b \\ c & d \end{smallmatrix} \bigr)`, `\begin{bmatrix} a & b \\ c & d \\ \end{bmatrix}`, `\begin{bmatrix} a & b \\[1em] c & d \end{bmatrix}`,
		`\begin{bmatrix} a & b \\ c \end{bmatrix}`, `\begin{bmatrix} a & & b \end{bmatrix}`, `\begin{bmatrix} \end{bmatrix}`, `\begin{bmatrix} a & \cdots & b \\ \vdots & \ddots & \vdots \\ c & \cdots & d \end{bmatrix}`,
		`\begin{bmatrix} x_1 \\ \vdots \\ x_n \end{bmatrix}`, `\begin{bmatrix} x_1 & \dots & x_n \end{bmatrix}^T`, `\begin{bmatrix} a & b \end{bmatrix} \begin{bmatrix} c \\ d \end{bmatrix}`, `A^T`, `A^{-1}`, `A^{-T}`, `(AB)^T`, `(AB)^{-1}`, `A^{\top} B`,
		`A^\mathsf{T}`, `A^{\intercal}`, `A'`, `A^*`, `A^\dagger`, `A^+`, `A^{1/2}`, `A^2`, `A^n`, `\det A`, `\det(A)`, `\operatorname{tr}(A)`, `\mathrm{tr} A B`, `\operatorname{diag}(x)`, `\text{rank}(A)`, `A \odot B`, `A \circ B`, `A \otimes B`,
		`x \cdot y`, `x \times y`, `x^T y`, `x^\top A y`, `\mathbf{x}^{\mathsf T} \mathbf{x}`, `\mathbf{A}\mathbf{x}`, `\vec{u} \cdot \vec{v}`, `I`, `I_n`, `\mathbf{I}`, `\mathbf{0}`, `E_{ij}`, `A_{ij}`, `A_{i,:}`, `A_{:,j}`, `A_{i \cdot}`, `(A)_{ij}`, `[A]_{ij}`,
		`A^{-1}_{ij}`, `(A^{-1})_{ij}`, `(A B)_{ij}`, `a_{ij}^2`, `\mathbb{R}^{m \times n}`, `\begin{bmatrix} 1 & x \\ 0 & 1 \end{bmatrix}^n`, `\begin{bmatrix} a & b \end{bmatrix}_{1}`, `\lambda I - A`, `A - \lambda I`, `\operatorname{vec}(A)`,
	}))
}
