package latex_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/parser"
	"nabla/symbolic"
	"nabla/symbolic/latex"
)

func TestText(t *testing.T) {
	for text, want := range map[string]string{
		"chain rule":   "chain rule",
		"100%":         `100\%`,
		`a\b{c}`:       `a\textbackslash{}b\{c\}`,
		"#1 & $x_y$":   `\#1 \& \$x\_y\$`,
		"~^":           `\textasciitilde{}\textasciicircum{}`,
		"^^5cinput":    `\textasciicircum{}\textasciicircum{}5cinput`,
		"a < b | c":    `a \textless{} b \textbar{} c`,
		`"so"`:         `''so''`,
		"two\nlines":   "two lines",
		"bell\a\x00":   "bell  ",
		"대칭성 é":        "대칭성 é",
		"":             "",
		"\xff":         "\ufffd",
		"\u202eabc":    " abc",
		`\end{align*}`: `\textbackslash{}end\{align*\}`,
	} {
		assert.Equal(t, want, latex.Text(text))
	}
}

// Trees that no parser makes must not break out either.
func TestOddTreesAreText(t *testing.T) {
	for want, n := range map[string]parser.Node{
		`\text{2\}\textbackslash{}x}`: &parser.Number{Text: `2}\x`},
		`\text{1e}`:                   &parser.Number{Text: "1e"},
		`\text{a\}b}`:                 name("a}b"),
		`x^{\text{\}\{}}`:             &parser.Name{Text: "x", Base: "x", Sup: "}{"},
		`x^{[\text{\}}]}`:             &parser.Name{Text: "x", Base: "x", Sup: "[}]"},
		`a \mathrel{\text{\textbackslash{}evil}} b`: &parser.Relation{Op: `\evil`, X: name("a"), Y: name("b")},
		`(f^{[2]})''(x)`:                      &parser.Call{Function: &parser.Name{Text: "f^{[2]}", Base: "f", Sup: "[2]"}, Primes: 2, Args: []parser.Node{name("x")}},
		`\frac{\partial f}{\partial (x^{2})}`: &parser.Derivative{Body: name("f"), Partial: true, By: []parser.By{{Variable: read(t, "x^2")}}},
		`\text{a\$b}(x)`:                      &parser.Call{Function: name("a$b"), Args: []parser.Node{name("x")}},
	} {
		assert.Equal(t, want, latex.Print(n))
	}
}

// The same name may come with its parts apart, or from an expression in one text.
func TestNamesOfExpressions(t *testing.T) {
	for text, want := range map[string]string{
		"w_{1,2}":       `w_{1,2}`,
		"w_{1,2}^{[2]}": `w_{1,2}^{[2]}`,
		"y_hat_k":       `\hat{y}_{k}`,
		"x_hat_bar":     `\bar{\hat{x}}`,
		"lr_hat":        `\widehat{\mathrm{lr}}`,
		"a_{i+1}":       `a_{i + 1}`,
	} {
		assert.Equal(t, want, latex.Expr(symbolic.Symbol(text)), text)
	}
}

func TestNumberedNamesStayApart(t *testing.T) {
	assert.Equal(t, `x_{1} + x_{2}`, latex.Print(read(t, "x1 + x_2")))
	assert.Equal(t, `\mathrm{x1} + x_{1}`, latex.Print(read(t, "x1 + x_1")))
}

func TestEulersNumber(t *testing.T) {
	x, e := symbolic.Symbol("x"), symbolic.Symbol("e")
	exp := symbolic.ApplyName("exp", x)
	assert.Equal(t, `e^{x}`, latex.Expr(exp))
	assert.Equal(t, `e^{x} + e`, latex.Expr(symbolic.Sum(exp, symbolic.Euler())), "e is Euler's number")
	assert.NotContains(t, latex.Expr(symbolic.Sum(exp, e)), `e^{x}`, "e is a variable")
	assert.NotContains(t, latex.Expr(symbolic.Sum(exp, symbolic.Component("e", x))), `e^{x}`, "e is an array")
}

func TestIndicesMadeUp(t *testing.T) {
	prime := &parser.Name{Text: "i'", Base: "i'", Sub: []parser.Node{name("k")}}
	square := &parser.Binary{Op: parser.Pow, X: prime, Y: &parser.Number{Text: "2"}}
	assert.Equal(t, `i_{k}'^{2}`, latex.Print(square))
}
