package nabla_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla"
)

// A step about numbered entries of an array stands on what the notes say of those entries and of all, and a step about any
// entry on everything.
func TestNumberedEntries(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"each has its own definition", "$b_1 = x + 1$, $b_2 = 2 x$, $b_3 = b_2 + x$\n\n$$b_3 + b_1 = 4 x + 1 = 4 x$$", []string{"3 proved", "3 wrong: the term 1 is missing"}},
		{"one that was not understood is in nobody's way", "$b_1 = \\heartsuit x$, $b_2 = 2 x$\n\n$$b_2 - x = x$$\n\n$$b_1 - x = 2 x$$", []string{"3 proved"}},
		{"a member of a family", "$b_k = k x$\n\n$$b_7 + x = 8 x = 7 x$$", []string{"3 proved", "3 wrong: a factor 8/7 is missing"}},
		{"a member of a family and another meaning of one of them", "$b_k = k x$, $b_7 = y$\n\n$$z = b_7 + b_6 = y + 6 x$$", []string{"3 proved"}},
		{"a condition on it", "$b_7 > 0$, $b_8 < 0$\n\n$$z = \\sqrt{b_7^2} + x = b_7 + x$$", []string{"3 proved"}},
		{"a condition on another one", "$b_8 > 0$\n\n$$z = \\sqrt{b_7^2} + x = b_7 + x$$", []string{"3 conditional: true if b_7 >= 0"}},
		{"a condition that ties two of them", "$b_8 > 0$, $b_7 = b_8$\n\n$$z = \\sqrt{b_7^2} + x = b_7 + x$$", []string{"3 proved"}},
		{"through another name", "$b_7 = 2 x$, $c = b_7 + 1$, $d = 3 c$\n\n$$d + 1 = 6 x + 4$$", []string{"3 proved"}},
		{"a sum over them", "$b_1 = x$, $b_2 = 2 x$, $b_3 = y$\n\n$$z = \\sum_{k=1}^{3} b_k = 3 x + y$$", []string{"3 proved"}},
		{"the array of which they are entries", "$b \\in \\mathbb{R}^3$, $b_1 = x$, $b_2 = y$\n\n$$z = b^T b = x^2 + y^2 + b_3^2$$", []string{"3 proved"}},
		{"derivatives by one of them", "$b_1 = x$, $b_2 = b_1 y$, $c = b_2^2$\n\n$$\\frac{dc}{db_1} = 2 b_2 y$$\n\n$$\\frac{dc}{dx} = 2 b_2 y$$", []string{"3 proved", "5 proved"}},
		{"one that changes after it was used", "$b_1 = x$, $b_2 = 2 b_1$\n\n$$z = b_2 + 1 = 2 x + 1$$\n\n$b_1 = y$\n\n$$w = b_2 + 1 = 2 x + 1$$",
			[]string{"3 proved", "7 unknown: the right side brings `x`, and nothing says what that is"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, lines := judged("n.md", c.text)
			assert.Equal(t, c.want, lines)
		})
	}
}

// What a condition says counts once, however often it is said, until its name has another role.
func TestRepeatedConditions(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("# Again\n\nLet $x > 0$.\n\n", 3) + "$$z = \\sqrt{x^2} + 1 = x + 1$$"
	_, lines := judged("n.md", text)
	assert.Equal(t, []string{"13 proved"}, lines)
}

// BenchmarkNotes reads and checks long notes of one kind; the figure to look at is that of statements a second, which does not
// fall with the length.
func BenchmarkNotes(b *testing.B) {
	for _, kind := range []struct{ name, statement string }{
		{"numbered", "Let $b_{%[1]d} = %[1]d x$. Then $$b_{%[1]d} + x = %[2]d x.$$\n\n"},
		{"conditions", "Let $b_{%[1]d} > 0$. Then $$z_{%[1]d} = \\sqrt{b_{%[1]d}^2} + x = b_{%[1]d} + x.$$\n\n"},
		{"posed", "$$x^2 + %[1]d y = %[2]d x.$$\n\n"},
		{"assumed", "Suppose $x_{%[1]d} + y_{%[1]d} = 1$. Then $$x_{%[1]d} = 1 - y_{%[1]d}.$$\n\n"},
		{"sections", "## Section %[1]d\n\nLet $w = %[1]d x$ and $L = w^2$. Then $$\\frac{dL}{dx} = 2 w \\cdot %[1]d.$$\n\n"},
	} {
		for _, n := range []int{200, 1000} {
			var text strings.Builder
			for i := range n {
				fmt.Fprintf(&text, kind.statement, i+1, i+2)
			}
			b.Run(fmt.Sprintf("%s/%d", kind.name, n), func(b *testing.B) {
				for b.Loop() {
					nabla.NewChecker(nabla.Options{Jobs: 1}).Check(context.Background(), nabla.ReadNotes("n.md", text.String()))
				}
				b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "statements/s")
			})
		}
	}
}
