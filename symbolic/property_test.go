package symbolic_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/simplify/normal"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// names is the document in which drawn expressions mean something.
const names = `real x, y
dim n
integer m
vector v in n
matrix w in n x n
index i, j in 1..n
function f of 1
let q = x^2 + 1
let h_i = v_i + x
`

// drawn draws expressions over all kinds of nodes. Bound indices shadow the free ones now and then.
func drawn(depth int) *rapid.Generator[*symbolic.Expr] {
	return rapid.Custom(func(t *rapid.T) *symbolic.Expr { return draw(t, depth) })
}

// leaves are texts of expressions without operands that are drawn.
var leaves = []string{
	"x", "y", "0", "1", "-1", "2", "-3", "1/2", "-7/3", "pi", "e", "m", "n", "i", "j", "v_i", "v_1", "w_{i,j}", "w_{j,i}", "w_{1,i}", "q", "h_i",
	"x + y", "2*x", "x^2", "x*y", "sqrt(2)", "delta(i,j)", "f(x)", "f'(y)", "diff(L, a)", "10^20",
}

func draw(t *rapid.T, depth int) *symbolic.Expr {
	if depth == 0 {
		return leaf(t)
	}
	part := func(label string) *symbolic.Expr {
		return draw(t, rapid.IntRange(0, depth-1).Draw(t, label))
	}
	a, b := part("a"), part("b")
	k := symbolic.Symbol(rapid.SampledFrom([]string{"i", "j", "k"}).Draw(t, "index"))
	switch rapid.IntRange(0, 15).Draw(t, "kind") {
	case 0:
		return symbolic.Sum(a, b, part("c"))
	case 1:
		return symbolic.Product(a, b, part("c"))
	case 2:
		return symbolic.Difference(a, b)
	case 3:
		return symbolic.Quotient(a, b)
	case 4:
		return symbolic.Power(a, symbolic.Int(rapid.Int64Range(-3, 3).Draw(t, "n")))
	case 5:
		return symbolic.Power(a, b)
	case 6:
		return symbolic.Sqrt(a)
	case 7, 8:
		return call(t, a, b)
	case 9:
		return symbolic.BigSum(k, symbolic.Int(1), bound(t), condition(t, k, b), a)
	case 10:
		return symbolic.BigProduct(k, symbolic.Int(1), bound(t), symbolic.True(), a)
	case 11:
		return symbolic.Piecewise([]*symbolic.Expr{condition(t, a, b), a}, b)
	case 12:
		return symbolic.Indicator(condition(t, a, b))
	case 13:
		return symbolic.Delta(index(t), index(t))
	case 14:
		return symbolic.Integral(symbolic.Symbol("t"), symbolic.Int(0), b, symbolic.Substitute(a, symbolic.Symbol("y"), symbolic.Symbol("t")))
	}
	return symbolic.Unevaluated(symbolic.Sum(a, symbolic.Symbol("x")), symbolic.Symbol("x"), symbolic.Int(1))
}

func leaf(t *rapid.T) *symbolic.Expr {
	e, err := resolve(rapid.SampledFrom(leaves).Draw(t, "leaf"))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func call(t *rapid.T, a, b *symbolic.Expr) *symbolic.Expr {
	f := rapid.SampledFrom(function.All()).Draw(t, "function")
	if len(f.Args) == 1 {
		return symbolic.Apply(f, a)
	}
	return symbolic.Apply(f, a, b)
}

func index(t *rapid.T) *symbolic.Expr {
	e, err := resolve(rapid.SampledFrom([]string{"i", "j", "1", "2", "i + 1", "n", "j - i"}).Draw(t, "position"))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func bound(t *rapid.T) *symbolic.Expr {
	return symbolic.Symbol(rapid.SampledFrom([]string{"n", "m"}).Draw(t, "bound"))
}

func condition(t *rapid.T, a, b *symbolic.Expr) *symbolic.Expr {
	op := rapid.SampledFrom([]symbolic.Op{symbolic.Equals, symbolic.NotEquals, symbolic.Less, symbolic.LessEqual}).Draw(t, "op")
	c := symbolic.Relation(op, a, b)
	switch rapid.IntRange(0, 4).Draw(t, "logic") {
	case 0:
		return symbolic.Conjunction(c, symbolic.Relation(symbolic.Less, symbolic.Symbol("x"), a))
	case 1:
		return symbolic.Disjunction(c, symbolic.Relation(symbolic.Less, symbolic.Symbol("y"), a))
	case 2:
		return symbolic.Negation(c)
	}
	return c
}

var scope = func() *symbolic.Scope {
	s, _, errs := symbolic.Build(parser.ParseDocument(source.NewText("names", names), (*symbolic.Scope)(nil)))
	if len(errs) > 0 {
		panic(errs[0])
	}
	return s
}()

// resolve reads an expression in the names of the document.
func resolve(text string) (*symbolic.Expr, error) {
	src := source.NewText("text", text)
	node, err := parser.ParseExpression(src, scope)
	if err != nil {
		return nil, err
	}
	return symbolic.Resolve(node, scope.Clone(), src)
}

// What is printed reads back as the same expression.
func TestPrintedFormReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawn(3).Draw(t, "e")
		if dividesByZero(e) || keepsOffZero(e) {
			return // x/0 is an error where it is read; several 1/(1/y) in one product are written as one
		}
		again, err := resolve(e.String())
		if err != nil {
			t.Fatalf("%s is not read: %v", e, err)
		}
		if !symbolic.Equal(sided(e), sided(again)) && !carriesDerivative(e) { // which no rewriting enters
			t.Fatalf("%s is read as %s", e, again)
		}
	})
}

// keepsOffZero reports a reciprocal of a reciprocal, which stands for y where y is not 0.
func keepsOffZero(e *symbolic.Expr) bool {
	return symbolic.Any(e, func(n *symbolic.Expr) bool {
		return isReciprocal(n) && isReciprocal(n.Arg(0))
	})
}

func isReciprocal(e *symbolic.Expr) bool {
	return e.Kind() == symbolic.KindPower && e.Arg(1).IsNumber() && e.Arg(1).Number().Sign() < 0
}

// sided brings every relation of e to one side: x - 1 = 0 is printed as x = 1.
func sided(e *symbolic.Expr) *symbolic.Expr {
	return symbolic.Rewrite(e, func(n *symbolic.Expr) (*symbolic.Expr, bool) {
		if n.Kind() != symbolic.KindRelation {
			return nil, false
		}
		left, right := sided(n.Arg(0)), sided(n.Arg(1))
		d, op := symbolic.Difference(left, right), n.Op()
		if op == symbolic.Equals || op == symbolic.NotEquals {
			d = symbolic.Sum(symbolic.ApplyName("abs", d), symbolic.ApplyName("abs", symbolic.Negate(d))) // the sign means nothing
		}
		return symbolic.Relation(op, d, symbolic.Int(0)), true
	})
}

func dividesByZero(e *symbolic.Expr) bool {
	return symbolic.Any(e, func(n *symbolic.Expr) bool { return n.Kind() == symbolic.KindPower && n.Arg(0).IsZero() })
}

// A canonical form is what its own constructors make of it, and it is known by its hash.
func TestCanonicalFormIsIdempotent(t *testing.T) {
	never := func(*symbolic.Expr) (*symbolic.Expr, bool) { return nil, false }
	rapid.Check(t, func(t *rapid.T) {
		e := drawn(4).Draw(t, "e")
		again := symbolic.Rewrite(e, never)
		if !symbolic.Equal(e, again) || e.Hash() != again.Hash() || symbolic.Compare(e, again) != 0 {
			t.Fatalf("%s becomes %s", e, again)
		}
		if x := symbolic.Substitute(e, symbolic.Symbol("y"), symbolic.Symbol("y")); !symbolic.Equal(x, e) {
			t.Fatalf("%s becomes %s when y is put for y", e, x)
		}
	})
}

// The order in which terms and factors are given means nothing, nor do brackets around some of the terms.
func TestCanonicalFormKnowsNoOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(drawn(2), 2, 5).Draw(t, "parts")
		shuffled := rapid.Permutation(parts).Draw(t, "shuffled")
		cut := rapid.IntRange(1, len(parts)-1).Draw(t, "cut")
		for _, make := range []func(...*symbolic.Expr) *symbolic.Expr{symbolic.Sum, symbolic.Product} {
			want, got := make(parts...), make(shuffled...)
			if symbolic.Any(want, isPartialZero) {
				continue
			}
			if !symbolic.Equal(want, got) {
				t.Fatalf("%s and %s", want, got)
			}
		}
		want, nested := symbolic.Sum(parts...), symbolic.Sum(symbolic.Sum(parts[:cut]...), symbolic.Sum(parts[cut:]...))
		if !symbolic.Equal(want, nested) && !equal(want, nested) {
			t.Fatalf("%s and, in two parts, %s", want, nested)
		}
	})
}

// isPartialZero reports a product that is 0 where it has a value, whose factors are not canonical: 0/x and 0/x^2.
func isPartialZero(e *symbolic.Expr) bool {
	return e.Kind() == symbolic.KindProduct && e.Number().IsZero()
}

// Order is total: antisymmetric and transitive.
func TestCompareIsAnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := drawn(2).Draw(t, "a"), drawn(2).Draw(t, "b"), drawn(2).Draw(t, "c")
		if symbolic.Compare(a, b) != -symbolic.Compare(b, a) || (symbolic.Compare(a, b) == 0) != symbolic.Equal(a, b) {
			t.Fatalf("%s against %s", a, b)
		}
		if symbolic.Compare(a, b) <= 0 && symbolic.Compare(b, c) <= 0 && symbolic.Compare(a, c) > 0 {
			t.Fatalf("%s, %s, %s", a, b, c)
		}
	})
}

// The substitution lemma (Barendregt, The Lambda Calculus, 2.1.16): two substitutions may change places. It fails
// where an index is captured.
func TestSubstitutionsChangePlaces(t *testing.T) {
	x, y := symbolic.Symbol("x"), symbolic.Symbol("y")
	rapid.Check(t, func(t *rapid.T) {
		e, u := drawn(3).Draw(t, "e"), drawn(2).Draw(t, "u")
		v := symbolic.Substitute(drawn(2).Draw(t, "v"), x, symbolic.Symbol("z"))
		if carriesDerivative(e) || !e.Total() || !u.Total() || !v.Total() {
			return // a value is put into a derivative by a node, and two nodes have an order; a name has a value
		}
		first := symbolic.Substitute(symbolic.Substitute(e, x, u), y, v)
		second := symbolic.Substitute(symbolic.Substitute(e, y, v), x, symbolic.Substitute(u, y, v))
		if !symbolic.Equal(first, second) && !equal(first, second) {
			t.Fatalf("%s with x = %s and y = %s: %s and %s", e, u, v, first, second)
		}
	})
}

// equal reports that the exact argument proves a = b: canonical forms do not multiply out.
func equal(a, b *symbolic.Expr) bool {
	return normal.Equal(context.Background(), a, b, scope).Zero == normal.Proved
}

func carriesDerivative(e *symbolic.Expr) bool {
	return symbolic.Any(e, func(n *symbolic.Expr) bool {
		return n.Kind() == symbolic.KindDerivative || n.Kind() == symbolic.KindAt
	})
}

// What is put in stays free, whatever indices are bound around it.
func TestSubstitutionCapturesNothing(t *testing.T) {
	y := symbolic.Symbol("y")
	rapid.Check(t, func(t *rapid.T) {
		e := drawn(3).Draw(t, "e")
		put := symbolic.Symbol(rapid.SampledFrom([]string{"i", "j", "k", "t"}).Draw(t, "name"))
		got := symbolic.Substitute(e, y, put)
		assert.Equal(t, e.MayContain("y") && contains(e, "y"), contains(symbolic.Substitute(e, put, symbolic.Symbol("other")), "y"))
		if contains(e, "y") && !contains(e, put.Name()) && !carriesDerivative(e) {
			assert.True(t, contains(got, put.Name()), "%s with y = %s is %s", e, put, got)
			assert.False(t, contains(got, "y"), "%s with y = %s is %s", e, put, got)
		}
	})
}

func contains(e *symbolic.Expr, name string) bool {
	for _, n := range symbolic.Names(e) {
		if n == name {
			return true
		}
	}
	return false
}

// Definitions unfold to the same whether before or after another name is replaced.
func TestExpandLeavesNoDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawn(3).Draw(t, "e")
		got, err := scope.Expand(e)
		require.NoError(t, err)
		if carriesDerivative(e) {
			return // derivatives are carried out first
		}
		assert.False(t, contains(got, "q") || contains(got, "h"), "%s unfolds to %s", e, got)
		again, err := scope.Expand(got)
		require.NoError(t, err)
		assert.True(t, symbolic.Equal(got, again))
	})
}

// A substitution that works on the text, and so captures what an index has the name of, is found out.
func TestCaptureIsFound(t *testing.T) {
	e, err := resolve("sum(i, 1, n, v_i*y)")
	require.NoError(t, err)
	put, err := resolve("w_{1,i}")
	require.NoError(t, err)
	captured, err := resolve(strings.ReplaceAll(e.String(), "y", put.String()))
	require.NoError(t, err)
	assert.False(t, contains(captured, "i"))
	assert.True(t, contains(symbolic.Substitute(e, symbolic.Symbol("y"), put), "i"))
}
