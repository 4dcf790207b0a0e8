package simplify_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"nabla/numeric"
	"nabla/simplify"
	"nabla/symbolic"
)

// FuzzSimplify simplifies any expression that reads: the closed form has the values of the expression.
func FuzzSimplify(f *testing.F) {
	content, err := os.ReadFile("testdata/closed.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(content)) {
		text, _, _ := strings.Cut(line, arrow)
		if text = strings.TrimPrefix(strings.TrimSpace(text), "diff "); text != "" && text[0] != '#' {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, err := symbolic.Parse(text)
		if err != nil || e.Size() > 60 {
			return
		}
		if e, err = symbolic.Evaluate(e, nil); err != nil {
			return
		}
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		defer cancel()
		r, err := simplify.Simplify(ctx, e, nil, simplify.Options{})
		if err != nil {
			return
		}
		o := numeric.Compare(ctx, e, r.Expr, nil, numeric.Options{Where: r.Conditions})
		if o.Witness != nil {
			t.Fatalf("%s becomes %s: %s", e, r.Expr, o.Witness)
		}
	})
}
