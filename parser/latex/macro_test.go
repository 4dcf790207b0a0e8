package latex_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/latex"
	"nabla/parser/source"
)

// readWith reads a formula with the macros that the definitions say.
func readWith(definitions, formula string) string {
	text := source.NewText("", definitions+formula)
	macros, faults := latex.ParseMacros(source.NewText("", definitions))
	if len(faults) > 0 {
		return faults[0].Error()
	}
	span := source.Span{Start: len(definitions), End: len(text.Content)}
	n, err := latex.ParseExpression(text, span, macros, nil)
	if err != nil {
		return err.(source.Diagnostic).Message
	}
	return parser.Print(n)
}

func TestMacros(t *testing.T) {
	for _, c := range []struct{ definitions, formula, plain string }{
		{`\newcommand{\vv}{\mathbf{v}}`, `\vv_i`, `v_bold_i`},
		{`\newcommand\fp[2]{\frac{\partial #1}{\partial #2}}`, `\fp{f}{x} + \fp fx`, `diff(f, x) + diff(f, x)`},
		{`\newcommand{\norm}[2][2]{\|#2\|_{#1}}`, `\norm{x} + \norm[1]{x}`, `norm(x) + norm 1(x)`},
		{`\def\half{\frac12}`, `\half x`, `1/2*x`},
		{`\def\pair#1#2{(#1 + #2)}`, `\pair ab`, `a + b`},
		{`\DeclareMathOperator{\relu}{ReLU}`, `\relu(x)`, `ReLU(x)`},
		{`\DeclareMathOperator*{\E}{E}`, `\E(x)`, `E(x)`},
		{`\DeclarePairedDelimiter{\abs}{\lvert}{\rvert}`, `\abs{x}`, `|x|`},
		{`\let\eps=\varepsilon`, `\eps`, `epsilon`},
		{`\newcommand{\a}{\alpha}\newcommand{\b}{\a^2}`, `\b`, `alpha^2`},
		{`% \newcommand{\x}{y}` + "\n", `\x`, "the macro `\\x` is not known"},
		{`\newcommand{\x}{y}\renewcommand{\x}{z}`, `\x`, `z`},
		{`\newcommand{\x}{\x y}`, `\x`, "the macro `\\x` expands to itself"},
		{`\newcommand{\x}{\y}\newcommand{\y}{\x}`, `\x`, "the macro `\\x` expands to itself"},
		{`\newcommand{\p}[1]{(#1)}`, `\p{\p{x}y}`, `x*y`},
		{`\newcommand{\p}[1]{(#1)}\newcommand{\q}[1]{\p{\p{#1}}}`, `\q{\q{x}}`, `x`},
		{`\def\x#1{\x{#1#1}}`, `\x{a}`, "the macro `\\x` expands to itself"},
		{`\newcommand{\x}[2]{#1}`, `\x{a}`, "the macro `\\x` takes 2 arguments, found 1"},
		{`\newcommand{\x}`, ``, "1:1: this `\\newcommand` cannot be read; macros are defined by \\newcommand, \\def or \\DeclareMathOperator"},
	} {
		assert.Equal(t, c.plain, readWith(c.definitions, c.formula), c.definitions+c.formula)
	}
}

// A macro that doubles at each level is stopped at a bound.
func TestMacrosAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString(`\newcommand{\aa}{x}`)
	for i := 'b'; i <= 'z'; i++ {
		fmt.Fprintf(&b, `\newcommand{\a%c}{\a%c\a%c}`, i, i-1, i-1)
	}
	message := readWith(b.String(), `\az`)
	assert.Contains(t, message, "is one of more than 10000 in one formula")
}

func TestMacroNames(t *testing.T) {
	macros, faults := latex.ParseMacros(source.NewText("", `\newcommand{\b}{x}\def\a{y}`))
	require.Empty(t, faults)
	assert.Equal(t, []string{`\a`, `\b`}, macros.Names())
}
