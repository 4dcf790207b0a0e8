package nabla

import "fmt"

// Verdict is the answer to one step. The zero value claims nothing.
type Verdict uint8

// The verdicts. The words are the same in every output.
const (
	Unknown     Verdict = iota // not decided; the reason is given
	Proved                     // equal wherever both sides are defined and the assumptions hold
	Conditional                // equal under the printed condition, and not everywhere
	Numeric                    // no proof and no counterexample; points and digits are given
	Wrong                      // a certified counterexample is given
	Unread                     // the notation was not understood; the position is given
)

// verdictWords are the words by number; they are part of the formats and do not change.
var verdictWords = [...]string{"unknown", "proved", "conditional", "numeric", "wrong", "unread"}

// String returns the word of the verdict.
func (v Verdict) String() string {
	if int(v) < len(verdictWords) {
		return verdictWords[v]
	}
	return fmt.Sprintf("verdict %d", uint8(v))
}

// MarshalText writes the word of the verdict, for JSON.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// Verdicts lists all verdicts with what they mean, for help and documentation.
func Verdicts() []struct {
	Verdict Verdict
	Meaning string
} {
	return []struct {
		Verdict Verdict
		Meaning string
	}{
		{Proved, "equal, by an exact argument, wherever both sides are defined and the assumptions hold"},
		{Conditional, "exactly equal under a condition that is printed, and not everywhere"},
		{Numeric, "no proof found and no counterexample either; the number of points and digits is printed"},
		{Wrong, "refuted by a certified counterexample: the enclosures of the two sides do not meet at a printed point"},
		{Unknown, "not decided; the reason is printed"},
		{Unread, "the notation was not understood; the place is printed"},
	}
}
