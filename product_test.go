package nabla_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// A sign that is no product of numbers proves nothing by what holds for numbers.
func TestProductsThatAreNoneOfNumbers(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Let $u$ and $v$ be vectors.\n\n$$y = |u \\cdot v| = |u||v|$$",
		"The cross product of vectors:\n\n$$y = u \\times v = v \\times u$$",
		"For vectors $a \\in \\mathbb{R}^3$, $b \\in \\mathbb{R}^3$:\n\n$$y = a \\times b = b \\times a$$",
		"Let $f * g$ be the convolution.\n\n$$y = (f * g) h = f * (g h)$$",
		"For sets $A$, $B$:\n\n$$C = A \\times B = B \\times A$$",
		"$$P = |x\\rangle\\langle y| = |y\\rangle\\langle x|$$",
	} {
		_, lines := judged("n.md", text)
		assert.NotContains(t, strings.Join(lines, "; "), "proved", text)
	}
	for _, text := range []string{
		"$$y = u \\times v = v \\times u$$",
		"Vectors:\n\n$$y = |\\vec u + \\vec v|^2 = |\\vec u|^2 + 2 \\vec u \\cdot \\vec v + |\\vec v|^2$$",
		"The vector has $n$ entries, and\n\n$$y = 3 \\times 4 n = 12 n$$",
	} {
		_, lines := judged("n.md", text)
		assert.Equal(t, []string{lines[0]}, lines, text)
		assert.Contains(t, lines[0], "proved", text)
	}
	_, lines := judged("n.md", "$a_1 = \\max(0, w x + b)$\n\n$$y = (v a_1 - t) a_1 = (v a_1 + t) a_1$$\n\n$$z = \\sqrt{x^2} = x$$")
	assert.Equal(t, []string{"3 wrong: a sign is wrong", "5 conditional: true if x >= 0"}, lines)
}
