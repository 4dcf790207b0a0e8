package nabla_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"nabla"
)

// FuzzBatch gives any text to the batch interface: every line that is not empty is answered, in order, with one of the
// verdicts and never with an internal error.
func FuzzBatch(f *testing.F) {
	content, err := os.ReadFile("testdata/cases.jsonl")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(content)) {
		f.Add(strings.TrimSpace(line))
	}
	for _, seed := range []string{
		`{}`, `[]`, `null`, `{"lhs":1}`, `{"lhs":"x"}`, `{"lhs":"x","rhs":"x","decl":{"x":"vec n"}}`, `{"steps":[]}`, `{"steps":["x"]}`, "\x00", `{"lhs":"x","rhs":"x"`,
		`{"lhs":"((((((","rhs":")"}`, `{"lhs":"sum(k,1,n,x[k])","rhs":"0","decl":{"n":"dim","x":"vec n"}}`, `{"lhs":"x","rhs":"y","given":["x = y"]}`,
		`{"lhs":"9^9^9^9","rhs":"1"}`, `{"lhs":"1/0","rhs":"1"}`, `{"lhs":"gamma(10^9)","rhs":"1"}`, `{"lhs":"floor(10^300)","rhs":"x"}`, `{"lhs":"a","rhs":"a","let":["a = b","b = a"]}`,
		`{"lhs":"diff(f(x),x,64)","rhs":"0","decl":{"f":"fun 1"}}`, `{"lhs":"int(1/t,t,-1,1)","rhs":"0"}`, `{"lhs":"prod(k,1,10^9,k)","rhs":"0"}`, `{"lhs":"(a^3 - b^3)/(a - b)","rhs":"a^0"}`, "{\"lhs\":\"x\",\"rhs\":\"x\"}\n\nx\n",
	} {
		f.Add(seed)
	}
	checker := nabla.NewChecker(nabla.Options{Jobs: 1, Timeout: 300 * time.Millisecond, NoDiagnose: true})
	f.Fuzz(func(t *testing.T, text string) {
		var out bytes.Buffer
		if err := checker.Batch(context.Background(), strings.NewReader(text), &out); err != nil {
			t.Fatal(err)
		}
		asked := 0
		for line := range strings.SplitSeq(text, "\n") {
			if strings.TrimSpace(line) != "" {
				asked++
			}
		}
		answered := 0
		for line := range strings.Lines(out.String()) {
			answered++
			var a struct{ Verdict, Reason string }
			if err := json.Unmarshal([]byte(line), &a); err != nil || a.Verdict == "" {
				t.Fatalf("%q is answered %q: %v", text, line, err)
			}
			if strings.HasPrefix(a.Reason, "internal error") {
				t.Fatalf("%q: %s", text, a.Reason)
			}
		}
		if answered != asked {
			t.Fatalf("%q has %d lines and %d answers: %s", text, asked, answered, out.String())
		}
	})
}
