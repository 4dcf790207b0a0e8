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

// whole is the span of a text.
func whole(text string) source.Span { return source.Span{End: len(text)} }

// read returns an expression or a condition in plain notation, or its error.
func read(text string, scope parser.Scope) string {
	side, err := latex.ParseSide(source.NewText("", text), whole(text), nil)
	if err != nil {
		return err.Error()
	}
	reading, err := side.Read(scope)
	if err != nil {
		return err.Error()
	}
	return parser.Print(reading.Node)
}

// outline returns the statements of a formula in plain notation, one a line, with remarks behind //.
func outline(t *testing.T, text string) string {
	t.Helper()
	formula, err := latex.ParseFormula(source.NewText("", text), whole(text), nil)
	require.NoError(t, err)
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

func TestReadings(t *testing.T) {
	for _, c := range []struct{ text, plain string }{
		{`\frac12 x_i`, `1/2*x_i`},
		{`\frac{\partial L_{CE}}{\partial w_{k,i}}`, `diff(L_CE, w_{k,i})`},
		{`\frac{d^2y}{{dx}^2}`, `diff(y, x, 2)`},
		{`\frac{d}{dx} x^n`, `diff(x^n, x)`},
		{`\hat{\mathbf y}`, `y_bold_hat`},
		{`x^{(i)}_j`, `x_sup[i, j]`},
		{`\sum_{i=1}^{m} (x_i - 1) - x_i`, `sum(i, 1, m, x_i - 1 - x_i)`},
		{`\int_0^2 \int_{x^2}^{2x} 1\ dy\ dx`, `int(int(1, y, x^2, 2*x), x, 0, 2)`},
		{`1\{k = j\}`, `indicator(k = j)`},
		{`(X^T X)^{-1} X^\top y`, `(X'*X)^-1*X'*y`},
	} {
		assert.Equal(t, c.plain, read(c.text, nil), c.text)
	}
}

func TestOutline(t *testing.T) {
	assert.Equal(t, "x = a + b = c", outline(t, `x &= a \\ &\quad + b \\ &= c`))
	assert.Equal(t, "a = 1\nb = 2", outline(t, `a = 1, \quad b = 2`))
}
