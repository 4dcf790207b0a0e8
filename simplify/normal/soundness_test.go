package normal_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"nabla/numeric"
	"nabla/simplify/normal"
	"nabla/simplify/rule"
	"nabla/simplify/rules"
	"nabla/symbolic"
)

// A longer hunt is `go test ./simplify/normal -run Soundness -pairs 100000 -seed 7`.
var (
	pairs = flag.Int("pairs", 100, "pairs of expressions of each theme that TestSoundness compares")
	seed  = flag.Uint64("seed", 1, "of the pairs of TestSoundness")
)

// TestSoundness compares what the exact argument says of pairs of expressions with what their values say. Half of the
// pairs are equal, by true rules; the others are near misses, one slip apart. A pair that is proved must not
// have a certified counterexample, and neither must a pair that true rules made.
func TestSoundness(t *testing.T) {
	for _, theme := range themes {
		t.Run(theme.name, func(t *testing.T) {
			t.Parallel()
			g := newGenerator(t, theme, *seed)
			proved, refuted := 0, 0
			for range *pairs {
				scope := g.scope()
				a := g.expression(3)
				b, chain := g.equivalent(a)
				p, r := compare(t, a, b, scope, chain)
				require.Zero(t, r, "%s = %s by %s is refuted", a, b, chain)
				c, slip := g.slip(b)
				q, r := compare(t, a, c, scope, chain+", "+slip)
				proved += p + q
				refuted += r
			}
			t.Logf("%d proved, %d refuted of %d pairs", proved, refuted, 2**pairs)
			require.Positive(t, proved)
			require.Positive(t, refuted)
		})
	}
}

// compare fails the test if a proof and a counterexample meet. It counts those that it saw.
func compare(t *testing.T, a, b *symbolic.Expr, scope *symbolic.Scope, origin string) (proved, refuted int) {
	t.Helper()
	ctx := context.Background()
	d := normal.Equal(ctx, a, b, scope)
	if d.Zero == normal.Proved {
		proved = 1
	}
	seen := numeric.Compare(ctx, a, b, scope, numeric.Options{Where: d.Conditions, Points: 40})
	if seen.Witness != nil {
		refuted = 1
	}
	require.Less(t, proved+refuted, 2, "%s = %s (%s), given %v, is proved (%s), and refuted at %s", a, b, origin, scope.Given(), d.Method, seen.Witness)
	return proved, refuted
}

// theme is what expressions are made of: leaves, and templates over the parts A and B.
type theme struct {
	name    string
	leaves  []string
	parts   []string
	weights int // of sums and products beside the parts
}

var themes = []theme{
	{"rational", []string{"x", "y", "2", "1", "-1", "1/2", "x + 1", "x - y"}, []string{"1/A", "A^2", "A/B", "A^-2", "(A + B)^2", "A^3"}, 4},
	{"radical", []string{"x", "y", "2", "3", "1/2", "x + 1", "x^2", "-x"},
		[]string{"sqrt(A)", "sqrt(A^2)", "A^(1/3)", "cbrt(A)", "A^(3/2)", "1/sqrt(A)", "(A^2)^(1/4)", "abs(A)", "A^2", "sqrt(A)*sqrt(B)"}, 3},
	{"exponential", []string{"x", "y", "2", "1/2", "x + y", "log(2)", "e"},
		[]string{"exp(A)", "log(A)", "log(A^2)", "2^A", "A^B", "exp(-A)", "1/A", "log(abs(A))", "exp(2*A)", "sqrt(A)", "log10(A)", "log1p(A)", "expm1(A)"}, 3},
	{"trigonometric", []string{"x", "y", "2*x", "x + y", "pi/3", "x - pi/2", "x/2", "1"},
		[]string{"sin(A)", "cos(A)", "tan(A)", "cot(A)", "sec(A)", "csc(A)", "sin(A)^2", "cos(A)^2", "sin(2*A)", "cos(3*A)", "tan(A/2)"}, 3},
	{"inverse", []string{"x", "y", "1/2", "-x", "x^2", "1", "2", "1/x"},
		[]string{"asin(A)", "acos(A)", "atan(A)", "sin(A)", "cos(A)", "tan(A)", "acot(A)", "asec(A)", "acsc(A)", "sqrt(1 - A^2)", "sqrt(1 + A^2)", "sin(asin(A))", "cos(acos(A))", "atan(1/A)"}, 2},
	{"hyperbolic", []string{"x", "y", "2*x", "x + y", "1/2", "-x"},
		[]string{"sinh(A)", "cosh(A)", "tanh(A)", "coth(A)", "sech(A)", "csch(A)", "asinh(A)", "acosh(A)", "atanh(A)", "exp(A)", "sqrt(A^2 + 1)", "sqrt(A^2 - 1)", "log(A)", "asech(A)", "acoth(A)", "cosh(asinh(A))"}, 3},
	{"kinks", []string{"x", "y", "0", "1", "-1", "2", "x - y", "x^2"},
		[]string{"abs(A)", "sign(A)", "max(A, B)", "min(A, B)", "relu(A)", "indicator(A > B)", "indicator(A >= B)", "piecewise(A > 0, B, -A)", "piecewise(A = 0, 1, B)", "sqrt(A^2)", "A^2", "1/A", "A/abs(A)", "max(A, B, 1)", "indicator(A = B)"}, 3},
	{"steps", []string{"x", "y", "1/2", "3", "x/2", "2*x", "-x", "x + 1"},
		[]string{"floor(A)", "ceil(A)", "mod(A, 2)", "floor(A + 1/2)", "abs(A)", "sign(A)", "max(A, B)", "floor(2*A)", "A^2", "floor(A) + ceil(B)"}, 3},
	{"constants", []string{"1", "2", "sqrt(2)", "sqrt(3)", "pi/7", "2*pi/7", "pi/5", "3*pi/5", "pi/9", "1/3", "e", "sqrt(5)", "x"},
		[]string{"sin(A)", "cos(A)", "tan(A)", "sqrt(A)", "A^2", "1/A", "cbrt(A)", "log(A)", "exp(A)", "sqrt(2 + A)", "cos(2*A)", "2^A", "atan(A)"}, 3},
	{"powers", []string{"x", "y", "a", "2", "1/2", "a + 1", "-x", "x^2"},
		[]string{"A^B", "A^a", "(A^2)^a", "A^(-a)", "A^(2*a)", "(A*B)^a", "exp(A)", "log(A)", "sqrt(A)", "abs(A)^a", "(-1)^A", "2^A", "A^3", "1/A", "A^(1/a)"}, 2},
	{"special", []string{"x", "1/2", "2*x", "-x", "x + 1", "1 - x"},
		[]string{"gamma(A)", "erf(A)", "erfc(A)", "sigma(A)", "softplus(A)", "digamma(A)", "lgamma(A)", "silu(A)", "tanh(A)", "exp(A)", "logit(A)", "binom(A, 2)", "1/A"}, 3},
}

var mixed = func() theme {
	m := theme{name: "mixed", leaves: []string{"x", "y", "2", "1/2", "-1", "x + y", "x^2", "pi"}, weights: 10}
	for _, t := range themes {
		m.parts = append(m.parts, t.parts...)
	}
	return m
}()

func init() { themes = append(themes, mixed) }

// generator draws expressions, rewrites them by true rules, and spoils them.
type generator struct {
	theme
	random *rand.Rand
	rules  *rule.Set
	leaf   []*symbolic.Expr
	part   []*symbolic.Expr
}

func newGenerator(t *testing.T, theme theme, seed uint64) *generator {
	t.Helper()
	set, err := rules.Set()
	require.NoError(t, err)
	g := &generator{theme: theme, random: rand.New(rand.NewPCG(seed, 0)), rules: set}
	for _, text := range theme.leaves {
		g.leaf = append(g.leaf, parse(t, text))
	}
	for _, text := range append([]string{"A + B", "A - B", "A*B", "2*A - B"}, theme.parts...) {
		g.part = append(g.part, parse(t, text))
	}
	return g
}

// scope returns nothing at all, or what a document says of the names.
func (g *generator) scope() *symbolic.Scope {
	if g.random.IntN(2) == 0 {
		return nil
	}
	s := &symbolic.Scope{}
	kinds := []symbolic.VariableKind{symbolic.Real, symbolic.Real, symbolic.Positive, symbolic.Nonnegative, symbolic.Integer}
	for _, name := range []string{"x", "y", "a"} {
		s.Declare(&symbolic.Variable{Name: name, Kind: kinds[g.random.IntN(len(kinds))]})
	}
	for range g.random.IntN(3) {
		op := symbolic.Op(g.random.IntN(4)) // = != < <=
		s.Assume(symbolic.Relation(op, g.expression(1), g.leaf[g.random.IntN(len(g.leaf))]))
	}
	return s
}

func (g *generator) expression(depth int) *symbolic.Expr {
	if depth == 0 || g.random.IntN(6) == 0 {
		return g.leaf[g.random.IntN(len(g.leaf))]
	}
	part := g.part[g.random.IntN(4)]
	if g.random.IntN(4+g.weights) >= g.weights {
		part = g.part[g.random.IntN(len(g.part))]
	}
	return symbolic.SubstituteAll(part, []string{"A", "B"}, []*symbolic.Expr{g.expression(depth - 1), g.expression(depth - 1)})
}

// equivalent rewrites e by a few true rules, and says by which.
func (g *generator) equivalent(e *symbolic.Expr) (*symbolic.Expr, string) {
	chain := "-"
	for range 1 + g.random.IntN(3) {
		class := rule.Class(g.random.IntN(2))
		steps, err := g.rules.Rewriting(context.Background(), class, nil).Neighbors(e, 12)
		if err != nil || len(steps) == 0 {
			continue
		}
		s := steps[g.random.IntN(len(steps))]
		if s.After.Size() > 120 {
			continue
		}
		e, chain = s.After, chain+" "+s.Rule.Name
	}
	return e, chain
}

// slip changes one node of e: a number by one, a sign, an exponent, a function for a like one, a name for another.
func (g *generator) slip(e *symbolic.Expr) (*symbolic.Expr, string) {
	at, count := g.random.IntN(symbolic.Count(e)), 0
	slip := "no slip"
	spoilt := symbolic.Rewrite(e, func(n *symbolic.Expr) (*symbolic.Expr, bool) {
		if count++; count-1 != at || isCondition(n) {
			return nil, false
		}
		m := g.spoil(n)
		slip = fmt.Sprintf("%s for %s", m, n)
		return m, true
	})
	return spoilt, slip
}

func isCondition(e *symbolic.Expr) bool {
	return e.Kind() == symbolic.KindRelation || e.Kind() == symbolic.KindLogic
}

// like lists functions that are taken for each other.
var like = [][]string{
	{"sin", "cos", "tan"}, {"cot", "tan"}, {"sec", "csc"}, {"asin", "acos", "atan"}, {"acot", "atan"}, {"sinh", "cosh", "tanh", "sin"}, {"coth", "tanh"},
	{"sech", "csch"}, {"asinh", "acosh", "atanh"}, {"max", "min"}, {"floor", "ceil"}, {"abs", "relu", "sign"}, {"exp", "log"}, {"gamma", "lgamma"},
	{"erf", "erfc"}, {"sigma", "tanh", "softplus"}, {"log10", "log"}, {"acsc", "asec"},
}

func (g *generator) spoil(e *symbolic.Expr) *symbolic.Expr {
	one := symbolic.Int(int64(1 - 2*g.random.IntN(2)))
	choice := g.random.IntN(4)
	switch e.Kind() {
	case symbolic.KindSum:
		if i := g.random.IntN(len(e.Args())); choice < 2 {
			return symbolic.Difference(e, symbolic.Product(symbolic.Int(2), e.Arg(i))) // a sign
		} else if choice == 2 {
			return symbolic.Difference(e, e.Arg(i)) // a term left out
		}
	case symbolic.KindPower:
		if choice < 2 {
			return symbolic.Power(e.Arg(0), symbolic.Sum(e.Arg(1), one))
		}
	case symbolic.KindProduct:
		if choice < 2 {
			return symbolic.Quotient(e, e.Arg(g.random.IntN(len(e.Args()))))
		}
	case symbolic.KindCall:
		for _, group := range like {
			for i, name := range group {
				if choice < 3 && e.IsCall(name) {
					return symbolic.ApplyName(group[(i+1)%len(group)], e.Args()...)
				}
			}
		}
	case symbolic.KindSymbol:
		if choice < 2 && e.Name() == "x" {
			return symbolic.Symbol("y")
		}
	}
	switch choice {
	case 0:
		return symbolic.Negate(e)
	case 1:
		return symbolic.Product(symbolic.Int(2), e)
	case 2:
		return symbolic.ApplyName("abs", e)
	}
	return symbolic.Sum(e, one)
}

// A square that is said not to be negative says nothing of its sign, however it is written.
func TestSignOfSquareIsNoFact(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"2*relu(sqrt(x^4))*(x - 2*y)", "2*relu(sqrt(x^5))*(x - 2*y)"},
		{"abs(x)^(1/3)*(sign(x + y) - x^2)", "sign(x + y)*(x^2)^(1/6) - (x + 1)^2*(x^2)^(1/6)"},
	} {
		d := normal.Equal(context.Background(), parse(t, c.a), parse(t, c.b), nil)
		require.Equal(t, normal.NonzeroForm, d.Zero, "%s = %s", c.a, c.b)
	}
}

// Assumptions that contradict each other prove nothing.
func TestContradictionProvesNothing(t *testing.T) {
	for _, given := range [][]string{{"x < 0", "x >= 1"}, {"x > 1", "x < -1"}, {"x >= 2", "x <= 1", "y > 0"}} {
		s := &symbolic.Scope{}
		for _, text := range given {
			c, err := symbolic.ParseCondition(text)
			require.NoError(t, err)
			s.Assume(c)
		}
		for _, c := range []struct{ a, b string }{{"atan(1/x^2)", "atan(1/x^3)"}, {"log(x)", "x"}, {"1/x", "abs(x)"}, {"sqrt(1 - x)", "sqrt(x - 2)"}} {
			d := normal.Equal(context.Background(), parse(t, c.a), parse(t, c.b), s)
			require.Equal(t, normal.Unknown, d.Zero, "%s = %s given %v", c.a, c.b, given)
		}
	}
}

func parse(t *testing.T, text string) *symbolic.Expr {
	t.Helper()
	e, err := symbolic.Parse(text)
	require.NoError(t, err, text)
	return e
}
