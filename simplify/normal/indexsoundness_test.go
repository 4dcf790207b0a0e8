package normal_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// summand is an expression in components and sums, which keeps the names of its indices apart from the rest so
// that they can be exchanged.
type summand struct {
	format  string     // of the parts, then of the indices
	indices []string   // what stands for %[n]s behind the parts
	parts   []*summand // the operands
	binder  string     // the bound index, "" for none
}

func (s *summand) String() string {
	var values []any
	for _, p := range s.parts {
		values = append(values, p.String())
	}
	for _, i := range s.indices {
		values = append(values, i)
	}
	return fmt.Sprintf(s.format, values...)
}

// summands draws expressions; names are the indices that stand for something where one is drawn.
type summands struct{ *rand.Rand }

func (r summands) pick(from ...string) string { return from[r.IntN(len(from))] }

func (r summands) draw(depth int, names []string) *summand {
	if depth == 0 {
		return r.leaf(names)
	}
	switch r.IntN(6) {
	case 0:
		return &summand{format: "(%s + %s)", parts: []*summand{r.draw(depth-1, names), r.draw(depth-1, names)}}
	case 1:
		return &summand{format: "(%s - %s)", parts: []*summand{r.draw(depth-1, names), r.draw(depth-1, names)}}
	case 2:
		return &summand{format: "%s*%s", parts: []*summand{r.draw(depth-1, names), r.draw(depth-1, names)}}
	}
	b := []string{"k", "l", "a", "b"}[len(names)-2] // deeper binders have other names
	inner := append(append([]string{}, names...), b)
	within := r.pick("1, n", "1, n", "1, n", "2, n", "1, n - 1", "1, "+names[r.IntN(len(names))], names[r.IntN(len(names))]+", n")
	return &summand{format: "sum(" + b + ", " + within + ", %s)", parts: []*summand{r.draw(depth-1, inner)}, binder: b}
}

func (r summands) leaf(names []string) *summand {
	one, two := names[r.IntN(len(names))], names[len(names)-1-r.IntN(2)]
	switch r.IntN(7) {
	case 0:
		return &summand{format: "delta(%s, %s)", indices: []string{one, two}}
	case 1:
		return &summand{format: "A[%s,%s]", indices: []string{one, two}}
	case 2:
		return &summand{format: "S[%s,%s]", indices: []string{two, one}}
	case 3:
		return &summand{format: "v[%s]", indices: []string{two}}
	case 4:
		return &summand{format: "x"}
	}
	return &summand{format: "u[%s]", indices: []string{two}}
}

// rewritten returns an equal expression: a range is split, a factor of a sum exchanged, an index renamed or reflected.
func (r summands) rewritten(s *summand) *summand {
	copied := *s
	copied.parts = nil
	for _, p := range s.parts {
		copied.parts = append(copied.parts, r.rewritten(p))
	}
	switch {
	case s.binder == "" && len(s.parts) == 2 && !strings.Contains(s.format, "-"):
		copied.parts[0], copied.parts[1] = copied.parts[1], copied.parts[0]
	case strings.Contains(s.format, ", 1, n, ") && r.IntN(2) == 0:
		at := r.pick("i", "j")
		head := strings.Replace(s.format, ", 1, n, ", ", 1, "+at+", ", 1)
		tail := strings.Replace(s.format, ", 1, n, ", ", "+at+" + 1, n, ", 1)
		return &summand{format: "(" + head + " + " + tail + ")", parts: []*summand{copied.parts[0], copied.parts[0]}}
	}
	return &copied
}

// spoilt returns the text with one index in place of another, or a range that is one longer or shorter.
func (r summands) spoilt(text string) string {
	slips := []string{"[i", "[j", "[j", "[k", "[k", "[i", ",j]", ",i]", ",k]", ",i]", "(i,", "(j,", ", 1, n,", ", 2, n,", ", 2, n,", ", 1, n,", "A[", "S[", " - ", " + "}
	for range 20 {
		at := 2 * r.IntN(len(slips)/2)
		if strings.Contains(text, slips[at]) {
			return strings.Replace(text, slips[at], slips[at+1], 1)
		}
	}
	return text + " + 1"
}

// TestIndexSoundness is TestSoundness for sums, deltas and components: what is proved has no counterexample at any of the small
// sizes that points have, and neither has what true steps made.
func TestIndexSoundness(t *testing.T) {
	r := summands{rand.New(rand.NewPCG(*seed, 1))}
	proved, refuted, equal := 0, 0, 0
	for range *pairs {
		s := r.draw(3, []string{"i", "j"})
		text := s.String()
		right := readQuestion(t, text+" = "+r.rewritten(s).String(), arrays())
		p, w := compare(t, right.left, right.right, right.scope, "rewritten")
		require.Zero(t, w, "%s is refuted", right.line)
		equal += p
		wrong := readQuestion(t, text+" = "+r.spoilt(text), arrays())
		p, w = compare(t, wrong.left, wrong.right, wrong.scope, "one slip")
		proved, refuted = proved+p, refuted+w
	}
	t.Logf("%d of the equal pairs and %d of the others proved, %d refuted of %d", equal, proved, refuted, *pairs)
	require.Greater(t, equal, *pairs/2)
	require.Greater(t, refuted, *pairs/3)
}
