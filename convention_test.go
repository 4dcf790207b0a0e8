package nabla_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// What readers of notes know and notes do not say is no slip: the base of a logarithm, a modulus, units.
func TestConventionsThatNotesDoNotSay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"bits", "$$H = \\log 2 = 1 = 2$$", []string{"1 proved", "1 unknown: two numbers may have units that differ"}},
		{"decades", "$$x = -\\log 10^{-3} = 3$$\n\n$$G = 20 \\log 2 = 6.02$$\n\n$$g = 20 \\log 2 = 6.05$$", []string{"1 proved", "3 numeric: the sides agree at 1 point to 2 digits; no proof was found", "5 wrong: the two sides differ"}},
		{"no base", "$$H = \\log 8 = 2 \\log 2$$\n\n$$h = \\ln 2 = 1$$", []string{"1 wrong: a factor 3/2 is missing", "3 wrong: the factor log(2) is missing"}},
		{"congruences", "$$a = 2^{10} = 1024 = 1 \\bmod 11$$\n\n$$b = 2^{10} = 2 \\bmod 11$$", []string{"1 proved", "1 proved", "3 wrong: a factor 512 is missing in a term"}},
		{"units", "$$T = 25 = 298$$\n\n$$t = 20 + 5 = 298$$", []string{"1 unknown: two numbers may have units that differ", "3 wrong: the two sides differ"}},
		{"sums without bounds", "$$Z = \\sum_n e^{-n t} = \\frac{1}{1 - e^{-t}}$$\n\n$$M = \\sum_n 1 = N$$\n\n$$S = \\sum_n x_n = \\sum_n 2 x_n$$", []string{"1 unknown: nothing says what `n` runs through", "5 wrong: a factor 1/2 is missing"}},
		{"a family beside a function of its letter", "$H(p) = p^2$, $p(x) = x$\n\n$J = \\sum_i p_i \\log p_i$\n\n$$\\frac{\\partial J}{\\partial p_i} = c \\Rightarrow p_i = e^c$$\n\n$q_i = e^{z_i}/\\sum_j e^{z_j}$, $L = -\\sum_i p_i \\log q_i$\n\n$$\\frac{\\partial L}{\\partial z_j} = q_j - p_j$$",
			[]string{"5 unknown: the right side brings `c`, and nothing says what that is", "9 unknown: it may rest on the equation `p_i = e^c`"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, lines := judged("n.md", c.text)
			assert.Equal(t, c.want, lines)
		})
	}
}

// What is said of the operation on a constant does not define the operation.
func TestOperationsOnConstants(t *testing.T) {
	t.Parallel()
	for _, operation := range []string{"E", "\\mathrm{E}", "\\mathbb{E}", "\\operatorname{mean}", "\\Pr"} {
		_, lines := judged("n.md", "For a constant $"+operation+"(a) = a$, so\n\n$$m = "+operation+"(X^2) + 1 = X^2 + 1$$")
		assert.NotContains(t, strings.Join(lines, "; "), "proved", operation)
	}
	for _, function := range []string{"f", "F", "\\phi"} {
		_, lines := judged("n.md", "Let $"+function+"(x) = x$, so\n\n$$m = "+function+"(t^2) + 1 = t^2 + 1$$")
		assert.Equal(t, []string{"3 proved"}, lines, function)
	}
}
