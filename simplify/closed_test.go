package simplify_test

import (
	"context"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/numeric"
	"nabla/parser"
	"nabla/parser/source"
	"nabla/simplify"
	"nabla/simplify/rules"
	"nabla/symbolic"
)

var update = flag.Bool("update", false, "write the closed forms of testdata/closed.txt anew")

// entry is one line of testdata/closed.txt: `diff expression  ->  form`.
type entry struct {
	text, form string
	diff       bool
	expr       *symbolic.Expr // what is simplified
}

const arrow = "  ->  "

func entries(t *testing.T) (list []entry, lines []string) {
	t.Helper()
	content, err := os.ReadFile("testdata/closed.txt")
	require.NoError(t, err)
	lines = strings.Split(strings.TrimRight(string(content), "\n"), "\n")
	for _, line := range lines {
		if line == "" || line[0] == '#' {
			continue
		}
		var e entry
		e.text, e.form, _ = strings.Cut(line, arrow)
		text := strings.TrimSpace(e.text)
		text, e.diff = strings.CutPrefix(text, "diff ")
		e.expr, err = symbolic.Parse(text)
		require.NoError(t, err, line)
		if e.diff {
			e.expr, err = symbolic.Diff(e.expr, symbolic.Symbol("x"), nil)
			require.NoError(t, err, line)
		}
		list = append(list, e)
	}
	require.Greater(t, len(list), 90)
	return list, lines
}

func closed(t *testing.T, e *symbolic.Expr) simplify.Result {
	t.Helper()
	r, err := simplify.Simplify(context.Background(), e, nil, simplify.Options{})
	require.NoError(t, err, e)
	return r
}

func TestClosedForms(t *testing.T) {
	list, lines := entries(t)
	next := 0
	for i, line := range lines {
		if line == "" || line[0] == '#' {
			continue
		}
		e := list[next]
		next++
		r := closed(t, e.expr)
		form := r.Expr.String()
		if len(r.Conditions) > 0 {
			form += "  where " + symbolic.Conjunction(r.Conditions...).String()
		}
		lines[i] = strings.TrimSpace(e.text) + arrow + form
		if !*update {
			assert.Equal(t, e.form, form, e.text)
		}
	}
	if *update {
		require.NoError(t, os.WriteFile("testdata/closed.txt", []byte(strings.Join(lines, "\n")+"\n"), 0o644))
	}
}

// A closed form has the values of the expression where its conditions hold, and is its own closed form.
func TestClosedFormsKeepTheValue(t *testing.T) {
	list, _ := entries(t)
	for _, e := range list {
		r := closed(t, e.expr)
		o := numeric.Compare(context.Background(), e.expr, r.Expr, nil, numeric.Options{Points: 30})
		assert.Nil(t, o.Witness, "%s becomes %s: %v", e.text, r.Expr, o.Witness)
		assert.Nil(t, o.LeftOnly, "%s becomes %s, which is undefined: %v", e.text, r.Expr, o.LeftOnly)
		if o.RightOnly != nil {
			assert.NotEmpty(t, r.Conditions, "%s becomes %s, which is defined at more points: %v", e.text, r.Expr, o.RightOnly)
		}
		again := closed(t, r.Expr)
		assert.True(t, symbolic.Equal(r.Expr, again.Expr), "%s becomes %s and then %s", e.text, r.Expr, again.Expr)
	}
}

func cost(t *testing.T, e *symbolic.Expr) int {
	t.Helper()
	n, err := parser.ParseExpression(source.NewText("", e.String()), (*symbolic.Scope)(nil))
	require.NoError(t, err)
	return simplify.Cost(n)
}

// The closed form is not longer than what it came from, and the steps lead to it, each by a rule that there is.
func TestClosedFormsAreReached(t *testing.T) {
	set, err := rules.Set()
	require.NoError(t, err)
	list, _ := entries(t)
	for _, e := range list {
		r := closed(t, e.expr)
		assert.LessOrEqual(t, cost(t, r.Expr), cost(t, e.expr), "%s becomes %s", e.expr, r.Expr)
		line := e.expr
		for _, s := range r.Steps {
			assert.NotEmpty(t, s.Name, e.text)
			if s.Rule != nil {
				known, ok := set.Lookup(s.Rule.Name)
				if ok {
					assert.Same(t, known, s.Rule, e.text)
				}
				assert.Equal(t, s.Rule.Position() != "", ok, "%s uses %s", e.text, s.Rule)
			}
			o := numeric.Compare(context.Background(), line, s.Line, nil, numeric.Options{})
			assert.Nil(t, o.Witness, "%s: %s is followed by %s, by %s: %v", e.text, line, s.Line, s.Name, o.Witness)
			line = s.Line
		}
		if len(r.Steps) > 0 {
			assert.True(t, symbolic.Equal(line, r.Expr), "%s: the last step is %s and the form is %s", e.text, line, r.Expr)
		}
	}
}

func TestClosedStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	e, err := symbolic.Parse("sin(x)^2 + cos(x)^2")
	require.NoError(t, err)
	_, err = simplify.Simplify(ctx, e, nil, simplify.Options{})
	assert.ErrorIs(t, err, context.Canceled)
}
