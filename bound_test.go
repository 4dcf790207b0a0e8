package nabla_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla"
)

// A case that is looked at ends the one before, a section that says that a number is any real one forgets its bounds, and a
// reason is no definition.
func TestCasesOneAfterTheOther(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"signs", "Let $x > 0$.\n\n$$y = |x| = x$$\n\nLet $x < 0$.\n\n$$y = |x| = -x = x$$", []string{"3 proved", "7 proved", "7 proved", "7 wrong: the sign is wrong"}},
		{"intervals", "Let $0 < u < 1$.\n\n$$y = |u-1| = 1-u$$\n\nLet $1 \\le u$.\n\n$$y = |u-1| = u-1$$", []string{"3 proved", "7 proved", "7 proved"}},
		{"both bounds hold", "Let $u > 0$, and $u < 1$.\n\n$$y = |u-1| + |u| = 1$$", []string{"3 proved"}},
		{"any number", "# One\n\nLet $x > 0$.\n\n$$y = |x| = x$$\n\n# Two\n\nFor all $x \\in \\mathbb{R}$\n\n$$z = |x| = x$$", []string{"5 proved", "11 conditional: true if x >= 0"}},
		{"a reason", "# One\n\nSince $a = b$,\n\n$$y = a^2 - b^2 + c = c$$\n\n# Two\n\n$$z = a^2 - b^2 + 2 c = 2 c = c$$", []string{"5 proved", "9 wrong: the two sides differ", "9 wrong: a factor 2 is missing"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, lines := judged("n.md", c.text)
			assert.Equal(t, c.want, lines)
		})
	}
}

// Assumptions that no numbers satisfy prove nothing, over the complex numbers neither.
func TestContradictoryAssumptions(t *testing.T) {
	t.Parallel()
	for _, step := range []string{"abs(x) = x", "sqrt(x^2) = x", "sqrt(x^2) = 5", "log(x) = 3", "sqrt(x)^2 = x"} {
		assert.Equal(t, nabla.Unknown, checkStep(t, step, nil, []string{"x > 0", "x < 0"}, nil).Verdict, step)
	}
}
