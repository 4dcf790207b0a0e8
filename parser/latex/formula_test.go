package latex_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/latex"
	"nabla/parser/source"
)

// outline returns the statements of a formula in plain notation, one a line, with remarks behind //.
func outline(t *testing.T, text string) string {
	t.Helper()
	formula, err := latex.ParseFormula(source.NewText("", text), whole(text), nil)
	require.NoError(t, err, text)
	var lines []string
	for _, s := range formula.Statements {
		lines = append(lines, statement(t, s))
	}
	for _, r := range formula.Remarks {
		lines = append(lines, "// "+r.Text)
	}
	return strings.Join(lines, "\n")
}

// statement returns a statement in one line.
func statement(t *testing.T, s *latex.Statement) string {
	t.Helper()
	var b strings.Builder
	side := func(s *latex.Side) {
		reading, err := s.Read(nil)
		require.NoError(t, err)
		b.WriteString(parser.Print(reading.Node))
	}
	if s.Implied {
		b.WriteString("=> ")
	}
	if s.First != nil {
		side(s.First)
	}
	for _, step := range s.Steps {
		b.WriteString(" " + step.Op + " ")
		if step.Reason != "" {
			b.WriteString("[" + step.Reason + "] ")
		}
		side(step.Right)
	}
	for _, r := range s.Remarks {
		b.WriteString(" // " + r.Text)
	}
	return strings.TrimSpace(b.String())
}

func TestStatements(t *testing.T) {
	for _, c := range []struct{ text, outline string }{
		{`a = b = c`, `a = b = c`},
		{`x &= a \\ &\quad + b \\ &= c`, `x = a + b = c`},
		{`x &= a \\ & \cdot b`, `x = a*b`},
		{"x = \\\\\na + b", `x = a + b`},
		{`\begin{aligned} x &= a \\[2mm] &= b \end{aligned} \quad (\text{by } c)`, `x = a = b // (\text{by } c)`},
		{`\begin{split} f(x) = a \\ + b \end{split}`, `f(x) = a + b`},
		{`f(x) = \begin{aligned}[t] &a \\ &+ b \end{aligned}`, `f(x) = a + b`},
		{`\begin{gathered} a = b \\ c = d \end{gathered}`, "a = b\nc = d"},
		{`a &= b & c &= d \\ &= e & &= f`, "a = b = e\nc = d = f"},
		{`x &= a &&\text{by definition}`, `x = a // by definition`},
		{`x &= a \intertext{and so} y &= b`, "x = a\ny = b"},
		{`x & = & a \\ & = & b`, `x = a = b`},
		{`a = 1, \quad b = 2`, "a = 1\nb = 2"},
		{`a = 1, b = 2`, "a = 1\nb = 2"},
		{`a = 1 \text{ and } b = 2.`, "a = 1 // and\nb = 2"},
		{`a, b > 0`, "a > 0\nb > 0"},
		{`-1 < \rho < 1`, `-1 < rho < 1`},
		{`k = 1, \ldots, K`, `k = 1..K`},
		{`y \in \{0, 1\}^2`, `y in {0, 1}^2`},
		{`A \in \mathbb{R}^{m \times n}`, `A in R_bb^(m*n)`},
		{`= a + b`, `= a + b`},
		{`y = 1 \Rightarrow z = 2`, "y = 1\n=> z = 2"},
		{`a \overset{(1)}{=} b \stackrel{\text{def}}{=} c`, `a = [(1)] b := [\text{def}] c`},
		{`X \stackrel{d}{=} Y`, `X =? [d] Y`},
		{`f := g \triangleq h`, `f := g := h`},
		{`a \approx b \propto c \sim d \equiv e \to f`, `a ≈ b ∝ c ~ d ≡ e → f`},
		{`x \leq y \ge z \neq w <= v`, `x <= y >= z != w <= v`},
		{`\text{가중치 } W = a`, `W = a // 가중치`},
		{`\text{total} = a`, `total = a`},
		{`L = a \quad \cdots \text{정의}`, `L = a // \cdots \text{정의}`},
		{`\cdots \quad L = a`, `L = a // \cdots`},
		{`x = a \label{eq:1} \tag{3} \nonumber`, `x = a`},
		{"x % a comment \\}\n= a", `x = a`},
		{`\frac{\partial L}{\partial w_j} = x_j \quad (j = 1, 2, \dots, n)`, `diff(L, w_j) = x_j // (j = 1, 2, \dots, n)`},
		{`B \in \mathbb{R}^{m \times m} \text{ is symmetric}`, `B in R_bb^(m*m) // is symmetric`},
		{`x = \left( a \right. \\ \left. + b \right)`, `x = a + b`},
		{`x &= \left( a \right. \\ &\quad \left. + b \right)`, `x = a + b`},
		{`x &= \left[ a + \left( b \right. \right. \\ &\qquad + \left. \left. c \right) d \right]`, `x = a + (b + c)*d`},
		{`x = ( a \\ & + b ) c`, `x = (a + b)*c`},
		{`\boxed{x = a}`, `x = a`},
		{``, ``},
		{`.`, ``},
	} {
		assert.Equal(t, c.outline, outline(t, c.text), c.text)
	}
}

func TestSigned(t *testing.T) {
	text := `+ b = c`
	formula, err := latex.ParseFormula(source.NewText("", text), whole(text), nil)
	require.NoError(t, err)
	assert.True(t, formula.Statements[0].Signed)
}

// Places are those of the author's text, also behind macros.
func TestPlaces(t *testing.T) {
	text := source.NewText("", `\newcommand{\half}[1]{\frac{#1}{2}} $ x = \half{y + z} = 3 $`)
	macros, faults := latex.ParseMacros(text)
	require.Empty(t, faults)
	start := strings.Index(text.Content, "$") + 1
	span := source.Span{Start: start, End: len(text.Content) - 1}
	formula, err := latex.ParseFormula(text, span, macros)
	require.NoError(t, err)
	require.Len(t, formula.Statements, 1)
	steps := formula.Statements[0].Steps
	require.Len(t, steps, 2)
	assert.Equal(t, `\half{y + z}`, text.Slice(steps[0].Right.Span()))
	assert.Equal(t, `=`, text.Slice(steps[1].OpAt))
	reading, err := steps[0].Right.Read(nil)
	require.NoError(t, err)
	assert.Equal(t, "(y + z)/2", parser.Print(reading.Node))
	assert.Equal(t, `y`, text.Slice(reading.Node.(*parser.Binary).X.(*parser.Binary).X.Span()))
}
