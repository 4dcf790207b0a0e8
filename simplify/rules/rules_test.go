package rules_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/numeric"
	"nabla/parser"
	"nabla/parser/source"
	"nabla/simplify"
	"nabla/simplify/normal"
	"nabla/simplify/rule"
	"nabla/simplify/rules"
	"nabla/symbolic"
)

// load returns all rules.
func load(t *testing.T) *rule.Set {
	t.Helper()
	set, err := rules.Set()
	require.NoError(t, err)
	require.NoError(t, set.Check())
	return set
}

// instance is a rule with numbers in place of the variables that its guards want as numbers.
type instance struct {
	rule        *rule.Rule
	left, right *symbolic.Expr
	given       []*symbolic.Expr // what its other guards say
}

func (c instance) String() string {
	return fmt.Sprintf("%s, as %s = %s given %v", c.rule, c.left, c.right, c.given)
}

// numbers are what the words of guards stand for.
var numbers = map[string][]string{
	"even": {"2", "4", "-2"}, "odd": {"3", "-1"}, "integer": {"2", "3", "-1"}, "natural": {"1", "3"}, "fraction": {"1/2", "3/2", "-1/3"}, "number": {"2", "1/2"},
}

// instances returns a rule for some choices of the numbers in it.
func instances(t *testing.T, r *rule.Rule) []instance {
	t.Helper()
	left, right, err := r.Sides()
	require.NoError(t, err)
	list := []instance{{rule: r, left: left, right: right}}
	_, guards, _ := strings.Cut(r.String(), " when ")
	for guard := range strings.SplitSeq(guards, ", ") {
		name, word, _ := strings.Cut(guard, " ")
		choices, wanted := numbers[word]
		if guard != "" && !wanted {
			c, err := symbolic.ParseCondition(guard)
			require.NoError(t, err)
			for i := range list {
				list[i].given = append(list[i].given, c)
			}
			continue
		}
		var next []instance
		for _, c := range list {
			for _, n := range choices {
				put := func(e *symbolic.Expr) *symbolic.Expr {
					return symbolic.Substitute(e, symbolic.Symbol(name), parse(t, n))
				}
				next = append(next, instance{r, put(c.left), put(c.right), c.given})
			}
		}
		if wanted {
			list = next
		}
	}
	return list
}

func parse(t *testing.T, text string) *symbolic.Expr {
	t.Helper()
	e, err := symbolic.Parse(text)
	require.NoError(t, err, text)
	return e
}

// each runs the check for every instance of every rule.
func each(t *testing.T, check func(t *testing.T, c instance)) {
	t.Helper()
	for _, r := range load(t).All() {
		for _, c := range instances(t, r) {
			check(t, c)
		}
	}
}

// fault says what the values have against a rule: that the sides differ, or that a domain does not change as the
// arrow says.
func fault(c instance, widens bool) string {
	o := numeric.Compare(context.Background(), c.left, c.right, nil, numeric.Options{Where: c.given, Points: 40})
	switch {
	case o.Witness != nil:
		return "the sides differ: " + o.Witness.String()
	case o.LeftOnly != nil:
		return "only the left side has a value: " + o.LeftOnly.String()
	case o.RightOnly != nil && !widens:
		return "only the right side has a value: " + o.RightOnly.String()
	case o.RightOnly == nil && widens && len(c.given) == 0:
		return "no point was found that the rule adds to the domain"
	case o.Agreement.Points < 10:
		return fmt.Sprintf("the sides agree at only %d points", o.Agreement.Points)
	}
	return ""
}

// widenings name points at which a rule adds to the domain, for rules that do so at multiples of pi. The empty point
// is any at which an expression in place of a variable has no value: what its comparison gives is not evaluated.
var widenings = map[string]string{
	"secant-tangent": "x = pi/2", "reciprocal-tangent": "x = pi/2", "reciprocal-secant": "x = pi/2", "tangent-cosine": "x = pi/2",
	"cotangent-secant": "x = pi/2", "secant-cosine": "x = pi/2", "tangent-over-secant": "x = pi/2", "cotangent-over-cosine": "x = pi/2",
	"secant-over-tangent": "x = pi/2", "cosecant-over-secant": "x = pi/2", "double-tangent": "x = pi/2",
	"tangent-of-sum": "x = pi/2, y = pi/4", "indicator-cover": "",
}

func TestSidesAgree(t *testing.T) {
	added := map[string]bool{}
	each(t, func(t *testing.T, c instance) {
		switch f := fault(c, c.rule.Widens); {
		case strings.HasPrefix(f, "no point"):
		case f != "":
			assert.Fail(t, f, "%s: %s", c.rule.Position(), c)
		default:
			added[c.rule.Name] = true
		}
	})
	for _, r := range load(t).All() {
		if added[r.Name] {
			continue
		}
		if point, ok := widenings[r.Name]; assert.True(t, ok, "%s never widens a domain: %s", r.Position(), r) && point != "" {
			left, right, err := r.Sides()
			require.NoError(t, err)
			assert.Equal(t, "undefined", valueAt(t, left, point), r)
			assert.NotEqual(t, "undefined", valueAt(t, right, point), r)
		}
	}
}

// valueAt returns the value of e at a point as rules files write it, `x = pi/2, y = 1`.
func valueAt(t *testing.T, e *symbolic.Expr, point string) string {
	t.Helper()
	for part := range strings.SplitSeq(point, ", ") {
		name, value, _ := strings.Cut(part, " = ")
		e = symbolic.Substitute(e, symbolic.Symbol(name), parse(t, value))
	}
	for _, c := range symbolic.Domain(e) {
		if c.IsFalse() {
			return "undefined"
		}
	}
	v, err := numeric.Evaluate(context.Background(), e, nil, numeric.Point{}, 12)
	require.NoError(t, err, e)
	return v
}

// A rule that is kept as rejected is false, and one can see it at the point that it names.
func TestRejectedRulesAreFalse(t *testing.T) {
	set := load(t)
	require.NotEmpty(t, set.Rejected())
	for _, r := range set.Rejected() {
		var parts []string
		for name, value := range r.Point {
			parts = append(parts, name+" = "+value)
		}
		var values [2]string
		for i, side := range []string{r.Left, r.Right} {
			values[i] = valueAt(t, parse(t, side), strings.Join(parts, ", "))
		}
		assert.NotEqual(t, values[0], values[1], "%s: %s against %s at %v", r.Position(), r.Left, r.Right, r.Point)
		if r.Widens { // then a right side with more values is no reason to reject it
			assert.NotEqual(t, "undefined", values[0], "%s: %s ~> %s", r.Position(), r.Left, r.Right)
		}
	}
}

// Every rule fires on its own left side and gives its own right side.
func TestEveryRuleFires(t *testing.T) {
	all := func(*symbolic.Expr) bool { return true }
	each(t, func(t *testing.T, c instance) {
		after, fired, err := c.rule.Apply(c.left, all)
		require.NoError(t, err, c)
		if assert.True(t, fired, "%s: %s", c.rule.Position(), c) {
			d := normal.Equal(context.Background(), after, c.right, nil) // the signs of odd functions may stand elsewhere
			assert.Equal(t, normal.Proved, d.Zero, "%s: %s gives %s", c.rule.Position(), c, after)
		}
	})
}

// A rule with a condition does not fire where nothing is known.
func TestGuardsHold(t *testing.T) {
	each(t, func(t *testing.T, c instance) {
		if len(c.given) == 0 {
			return
		}
		_, fired, err := c.rule.Apply(c.left, nil)
		require.NoError(t, err)
		assert.False(t, fired, "%s: %s", c.rule.Position(), c)
	})
}

// What rules for simplifying make ends, and is left alone when they are used again.
func TestRewritingEnds(t *testing.T) {
	set := load(t)
	each(t, func(t *testing.T, c instance) {
		for _, e := range []*symbolic.Expr{c.left, c.right} {
			w := set.Rewriting(context.Background(), rule.Simplification, nil)
			once, err := w.Normalize(e)
			require.NoError(t, err)
			assert.Less(t, len(w.Steps()), 30, "%s: %s", c.rule.Position(), e)
			again, err := set.Rewriting(context.Background(), rule.Simplification, nil).Normalize(once)
			require.NoError(t, err)
			assert.True(t, symbolic.Equal(once, again), "%s: %s becomes %s and then %s", c.rule.Position(), e, once, again)
		}
	})
}

// Rules for simplifying do not make longer what a reader has to read.
func TestSimplifyingRulesShrink(t *testing.T) {
	each(t, func(t *testing.T, c instance) {
		if c.rule.Class == rule.Simplification {
			assert.LessOrEqual(t, cost(t, c.right), cost(t, c.left), "%s: %s", c.rule.Position(), c)
		}
	})
}

func cost(t *testing.T, e *symbolic.Expr) int {
	t.Helper()
	n, err := parser.ParseExpression(source.NewText("", e.String()), (*symbolic.Scope)(nil))
	require.NoError(t, err)
	return simplify.Cost(n)
}

// No two rules of a class say the same.
func TestNoDuplicates(t *testing.T) {
	seen := map[string]string{}
	for _, r := range load(t).All() {
		left, right, err := r.Sides()
		require.NoError(t, err)
		variables, err := r.Variables()
		require.NoError(t, err)
		named := make([]*symbolic.Expr, len(variables))
		for i := range named {
			named[i] = symbolic.Symbol(fmt.Sprintf("v%d", i))
		}
		_, guards, _ := strings.Cut(r.String(), " when ")
		key := fmt.Sprint(r.Class, symbolic.SubstituteAll(left, variables, named), symbolic.SubstituteAll(right, variables, named), guards)
		assert.Empty(t, seen[key], "%s: %s", r.Position(), r)
		seen[key] = r.Name
	}
}

// The exact argument, which does not know the rules, proves them.
func TestRulesAreProved(t *testing.T) {
	unproved := map[string]bool{}
	each(t, func(t *testing.T, c instance) {
		scope := &symbolic.Scope{}
		for _, g := range c.given {
			scope.Assume(g)
		}
		if d := normal.Equal(context.Background(), c.left, c.right, scope); d.Zero != normal.Proved {
			unproved[c.rule.Name] = true
		}
	})
	for name := range unproved {
		assert.Contains(t, valuesOnly, name)
	}
}

// valuesOnly are the rules that nothing but their values support so far.
var valuesOnly = []string{"relu-of-relu"}

// The check of a rule finds out a rule that is spoilt: another sign, a factor, a term, a guard that is left out, an
// arrow that hides a change of the domain.
func TestSpoiltRulesAreFound(t *testing.T) {
	spoilt := 0
	each(t, func(t *testing.T, c instance) {
		for name, right := range map[string]*symbolic.Expr{
			"sign": symbolic.Negate(c.right), "factor": symbolic.Product(parse(t, "1 + 1/10^6"), c.right), "term": symbolic.Sum(c.right, symbolic.Int(1)),
			"sides": symbolic.Substitute(c.right, symbolic.Symbol("x"), parse(t, "x + 1/7")),
		} {
			if c.right.IsZero() && name != "term" || name == "sides" && symbolic.Equal(right, c.right) {
				continue // 0 has no sign, and a number no name
			}
			s := c
			s.right = right
			spoilt++
			assert.NotEmpty(t, fault(s, c.rule.Widens), "%s: the %s of %s is spoilt", c.rule.Position(), name, c)
		}
		if f := fault(c, false); c.rule.Widens && f == "" {
			assert.True(t, len(c.given) > 0 || numbered(c.rule) || widenings[c.rule.Name] != "" || c.rule.Name == "indicator-cover",
				"%s: nobody sees that %s adds to the domain", c.rule.Position(), c)
		}
	})
	assert.Greater(t, spoilt, 800)
}

// numbered reports a rule with a number, which adds to the domain for some numbers only.
func numbered(r *rule.Rule) bool {
	_, guards, _ := strings.Cut(r.String(), " when ")
	for word := range numbers {
		if strings.Contains(guards, " "+word) {
			return true
		}
	}
	return false
}

// A rule with a condition on a sign is false, or changes the domain, without the condition.
func TestGuardsAreNeeded(t *testing.T) {
	each(t, func(t *testing.T, c instance) {
		if len(c.given) > 0 {
			bare := c
			bare.given = nil
			f := fault(bare, c.rule.Widens)
			assert.True(t, f != "" || c.rule.Widens, "%s: %s holds without its condition", c.rule.Position(), c)
		}
	})
}
