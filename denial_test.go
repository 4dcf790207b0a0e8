package nabla_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// What notes deny, or only suppose, is no claim; the same formula without such words is one.
func TestDeniedFormulas(t *testing.T) {
	t.Parallel()
	const formula = "$\\int_0^1 x\\,dx = 1$"
	for _, text := range []string{
		"It is not true that @.", "Not @ but half of it.", "Do not write @.", "A common mistake: @.", "@ (wrong!)", "If it were true that @, then", "@ is false.",
		"Suppose, for a contradiction, that @.", "@, which is incorrect.", "True or false? (a) $1 = 1$ (b) @",
	} {
		_, lines := judged("n.md", strings.Replace(text, "@", formula, 1))
		assert.NotContains(t, strings.Join(lines, "; "), " wrong", text)
	}
	for _, text := range []string{
		"We have @.", "The false positive rate is @.", "This does not depend on $t$, so @.", "That was a mistake. Now @.", "@. A wrong turn comes later.",
	} {
		_, lines := judged("n.md", strings.Replace(text, "@", formula, 1))
		assert.Contains(t, strings.Join(lines, "; "), " wrong", text)
	}
}

// Names that nothing declares may be meant to be positive, and what a rate of change is may stand elsewhere.
func TestNamesThatMayBePositive(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		want []string
	}{
		{"$$A = 1 \\cdot \\int_0^a \\sqrt{a^2 - x^2}\\,dx = \\frac{\\pi a^2}{4}$$", []string{"1 unknown: it may be meant for positive `a`"}},
		{"$$A = 1 \\cdot \\int_0^a \\sqrt{a^2 - x^2}\\,dx = \\frac{\\pi a^2}{2}$$", []string{"1 wrong: the two sides differ"}},
		{"$V = x^2$, $x' = a - x$\n\n$$r = 2 x \\dot x = 2 x (a - x) = 3 x (a - x)$$", []string{"3 unknown: the right side brings `a`, and nothing says what that is", "3 wrong: a factor 2/3 is missing"}},
		{"$$r = b \\dot x x = b x^2$$\n\n$$q = 2 \\dot x = 3 \\dot x$$", []string{"1 unknown: nothing says what `x_dot` is", "3 wrong: a factor 2/3 is missing"}},
		{"$$y = 1 + 2\\sum_{k=1}^n \\cos k x = \\frac{\\sin(n + \\frac12)x}{\\sin\\frac{x}{2}}$$", []string{"1 proved"}},
	} {
		_, lines := judged("n.md", c.text)
		assert.Equal(t, c.want, lines, c.text)
	}
}
