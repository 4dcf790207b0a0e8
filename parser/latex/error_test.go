package latex_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/parser/limit"
)

func TestErrors(t *testing.T) {
	for _, c := range []struct{ text, message string }{
		{`\foo + 1`, "1:1: the macro `\\foo` is not known"},
		{`1 + \simga`, "1:5: the macro `\\simga` is not known; did you mean `\\sigma`?"},
		{`\frac{a}{b`, "1:9: `{` is not closed"},
		{`a}`, "1:2: `}` closes nothing that is open"},
		{`\left( a`, "1:1: `\\left(` is not closed"},
		{`{\left( a}`, "1:10: `}` cannot close `\\left(`"},
		{`a \right)`, "1:3: `\\right)` closes nothing that is open"},
		{`\begin{bmatrix} a \end{pmatrix}`, "1:19: `\\end{pmatrix}` cannot close `\\begin{bmatrix}`"},
		{`\begin{foo} a \end{foo}`, "1:1: the environment `foo` is not known"},
		{`\begin x`, "1:1: expected the name of an environment in braces after `\\begin`"},
		{`\left x`, "1:1: expected a delimiter after `\\left`"},
		{`\frac{a}`, "1:1: `\\frac` needs 2 arguments"},
		{`(\hat)`, "1:2: `\\hat` needs 1 argument"},
		{`^2`, "1:1: `^` has nothing to stand on"},
		{`x^`, "1:2: `^` needs 1 argument"},
		{`x^2^3`, "1:4: a second superscript on one sign"},
		{`x_1_2`, "1:4: a second subscript on one sign"},
		{`a +`, "1:4: expected a number, a name or a bracket after `+`"},
		{`* a`, "1:1: `*` needs an operand before it"},
		{`a + * b`, "1:5: expected a number, a name or a bracket after `+`"},
		{`a, b)`, "1:5: the bracket `)` has no partner"},
		{`|x + y`, "1:1: this bar has no partner"},
		{`1 000`, "1:3: two numbers in a row, `1` and `000`"},
		{`x \text{is not known} y`, "1:3: the text `is not known` stands within the formula"},
		{`\int x`, "1:1: no differential such as dx closes this integral"},
		{`\sum_{i=1} x_i`, "1:7: expected an upper bound for `i`"},
		{`\sum_{i=1}^n`, "1:1: expected what to add up or multiply after this"},
		{`\frac{d^2 y}{dx}`, "1:14: the orders do not agree: 2 above the bar, 1 below"},
		{`\partial x`, "1:1: `\\partial` stands only in a derivative"},
		{`\exp + 1`, "1:1: `exp` needs an argument"},
		{`\begin{bmatrix} a & b \\ c \end{bmatrix}`, "1:1: the rows of a matrix have the same number of entries"},
		{`\begin{cases} a \\ b \end{cases}`, "1:15: expected a value and its condition in each row"},
		{`\frac{a & b}{c}`, "1:6: the mark & cannot stand here"},
		{`()`, "1:1: there is nothing to read"},
		{`x $ y`, "1:3: a dollar sign cannot stand within a formula"},
		{`x # y`, "1:3: the argument `#` belongs within the definition of a macro"},
		{"x\x00", "1:2: the control character U+0000 cannot stand in a formula"},
		{"x\xff", "1:2: the byte 0xff is not valid UTF-8"},
		{`x ? y`, "1:3: the sign `?` has no meaning here"},
		{`x + (y = 1)`, "1:5: expected a value, found a condition"},
		{`\sqrt{}`, "1:6: there is nothing to read"},
	} {
		assert.Equal(t, c.message, read(c.text, nil), c.text)
	}
}

// What is nested without end is refused, and nothing recurses without bound.
func TestDepth(t *testing.T) {
	for _, pattern := range []string{
		`{`, `(`, `\left(`, `\frac{1}{`, `\hat`, `\frac`, `\sqrt`, `x^`, `x^{`, `-`, `\log `, `\begin{matrix}`, `|`, `\sum_{i}`, `\int `, `\frac{d}{dx}`,
		`\overset{a}`, `\mathbf`, `\sin^`, `f(`, `1\{`, `\text{`, `\binom`, `\|`, `\left.`, `x_`, `\nabla_`, `\sqrt[`, `\substack{`, `\not`, `a\over `, `\lim_{`,
		`\begin{cases} a & `, `'`, `!`, `x'`, `,`, `&`, `\\`, `=`,
	} {
		for _, n := range []int{limit.Nesting + 50, 5_000} {
			_, err := readSide(strings.Repeat(pattern, n)+"x", nil)
			_, closed := readSide(strings.Repeat(pattern, n)+"x"+strings.Repeat("}", n), nil)
			_ = closed
			if err != nil {
				assert.NotEmpty(t, err.Error(), pattern)
			}
		}
	}
}

func TestLongInput(t *testing.T) {
	assert.Contains(t, read(strings.Repeat("x+", limit.Tokens)+"x", nil), "is longer than 50000 names, numbers and signs")
	assert.Contains(t, read(`\text{`+strings.Repeat("x", 2*limit.TokenBytes)+`}`, nil), "is longer than the limit")
	assert.Contains(t, read(strings.Repeat("1", 2*limit.TokenBytes), nil), "is longer than the limit")
}
