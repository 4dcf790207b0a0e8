package latex_test

import (
	"testing"

	"nabla/parser"
	"nabla/parser/latex"
	"nabla/parser/source"
)

// FuzzFormula checks that no input crashes the reader, that places lie within the text, and that what is
// read can be printed.
func FuzzFormula(f *testing.F) {
	for _, seed := range []string{
		`x = \frac12`, `\sum_{i=1}^n x_i^{(j)}`, `\left( \begin{matrix} a & b \\ c \end{matrix} \right|_{x=0}^1`, `\int_0^1 \frac{dx}{x}`,
		`|x|y|z|`, `\| \mid || x`, `{x^2}^{3}_{4}'`, `\begin{cases} a, & \text{if $x$} \\ b \end{cases}`, `\frac{\partial^2 f}{\partial x^2}(a)'!`,
		`\newcommand{\x}[1]{#1\x}\x{a}`, `a \over b \choose c`, `\hat{\bar{x_i}^T}_j`, `\overset{a}{=} b`, `\log^2_3(x)^{-1}`, "\\\\[2em] & && \\intertext{x} y",
		`\sqrt[3]{\sqrt[`, `x^{[2](i)T}`, `\nabla^2_x \cdot f`, `1\{ k = \}`, `\text{a $b$ c}`, `\mathbf{\mathrm{d}x} \, \mathrm{d}(x)`, `∑_{i} ŷ ≤ α²`, `\substack{a \\ b}`,
		`\left.\right.\left.`, `\begin{aligned} a &= b \\ &= c \end{aligned}`, `\{ x | y \}`, `{\rm d} {\bf x}`, `.5.5..`, `\operatorname*{arg\,max}_x`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, content string) {
		text := source.NewText("", content)
		formula, err := latex.ParseFormula(text, whole(content), nil)
		if err != nil {
			inside(t, err.(source.Diagnostic).Span, content)
			return
		}
		for _, s := range formula.Statements {
			inside(t, s.Span(), content)
			for _, side := range s.Sides() {
				inside(t, side.Span(), content)
				readBoth(t, side, content)
			}
		}
	})
}

// readBoth reads a side, and again with its ambiguities decided the other way.
func readBoth(t *testing.T, side *latex.Side, content string) {
	reading, err := side.Read(nil)
	if err != nil {
		inside(t, err.(source.Diagnostic).Span, content)
		return
	}
	again, err := side.Read(nil)
	if err != nil || parser.Print(again.Node) != parser.Print(reading.Node) {
		t.Errorf("a second reading of %q differs", content)
	}
	var keys []string
	for _, a := range reading.Ambiguities {
		keys = append(keys, a.Key)
	}
	parser.Walk(reading.Node, func(n parser.Node) bool {
		inside(t, n.Span(), content)
		return true
	})
	if other, err := side.Read(nil, keys...); err == nil {
		parser.Print(other.Node)
	}
}

// inside checks that a place lies in the text.
func inside(t *testing.T, span source.Span, content string) {
	t.Helper()
	if span.Start < 0 || span.End < span.Start || span.End > len(content) {
		t.Errorf("the place %v lies outside of %q", span, content)
	}
}
