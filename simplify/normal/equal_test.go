package normal_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/numeric"
	"nabla/parser"
	"nabla/parser/source"
	"nabla/simplify/normal"
	"nabla/symbolic"
)

// question is one line of testdata/equal.txt, testdata/index.txt or testdata/inverse.txt.
type question struct {
	left, right *symbolic.Expr
	scope       *symbolic.Scope
	sign        string // =, != or ?=
	line        string
}

// claim is a row of the tables whose names all are real, or mean what a scope of the test says.
type claim struct {
	left, right string
	equal       bool
}

// check asks whether the exact argument proves the claim, as it should or should not.
func (c claim) check(t *testing.T, scope *symbolic.Scope) normal.Decision {
	t.Helper()
	d := normal.Equal(context.Background(), parse(t, c.left), parse(t, c.right), scope)
	assert.Equal(t, c.equal, d.Zero == normal.Proved, "%s = %s: %s", c.left, c.right, d.Reason)
	return d
}

// scalars declares the names of equal.txt.
func scalars() *symbolic.Scope {
	scope := &symbolic.Scope{}
	for name, kind := range map[string]symbolic.VariableKind{
		"m": symbolic.Integer, "n": symbolic.Integer, "p": symbolic.Positive, "q": symbolic.Positive,
		"x": symbolic.Real, "y": symbolic.Real, "z": symbolic.Real, "a": symbolic.Real, "b": symbolic.Real,
	} {
		scope.Declare(&symbolic.Variable{Name: name, Kind: kind})
	}
	return scope
}

// arrays declares the names of index.txt and inverse.txt.
func arrays() *symbolic.Scope {
	scope := &symbolic.Scope{}
	one, n := symbolic.Int(1), symbolic.Symbol("n")
	for _, name := range []string{"n", "m"} {
		scope.Declare(&symbolic.Variable{Name: name, Kind: symbolic.PositiveInteger})
	}
	for _, name := range []string{"x", "y", "q"} {
		scope.Declare(&symbolic.Variable{Name: name, Kind: symbolic.Real})
	}
	for _, name := range []string{"u", "v", "w", "p"} {
		scope.Declare(&symbolic.Variable{Name: name, Kind: symbolic.Vector, Shape: []*symbolic.Expr{n}, Positive: name == "p"})
	}
	for name, structure := range map[string]string{"A": "", "B": "", "S": "symmetric", "Q": "orthogonal"} {
		scope.Declare(&symbolic.Variable{Name: name, Kind: symbolic.Matrix, Shape: []*symbolic.Expr{n, n}, Structure: structure})
	}
	scope.Declare(&symbolic.Variable{Name: "X", Kind: symbolic.Matrix, Shape: []*symbolic.Expr{symbolic.Symbol("m"), n}})
	for _, name := range []string{"i", "j", "k", "l"} {
		scope.Declare(&symbolic.Variable{Name: name, Kind: symbolic.Index, Lower: one, Upper: n})
	}
	return scope
}

// readQuestion reads a line in the names of a scope.
func readQuestion(t *testing.T, line string, scope *symbolic.Scope) question {
	t.Helper()
	resolve := func(text string, read func(*source.Text, parser.Scope) (parser.Node, error)) *symbolic.Expr {
		source := source.NewText("", text)
		node, err := read(source, scope)
		require.NoError(t, err, text)
		e, err := symbolic.Resolve(node, scope, source)
		require.NoError(t, err, text)
		return e
	}
	q := question{line: line, scope: scope}
	text, given, _ := strings.Cut(line, " given ")
	for _, sign := range []string{" != ", " ?= ", " = "} {
		at := strings.LastIndex(text, sign)
		if at < 0 || strings.Count(text[:at], "(") != strings.Count(text[:at], ")") {
			continue // the sign of a condition
		}
		q.left, q.right = resolve(text[:at], parser.ParseExpression), resolve(text[at+len(sign):], parser.ParseExpression)
		q.sign = strings.TrimSpace(sign)
		for part := range strings.SplitSeq(given, "; ") {
			if part != "" {
				scope.Assume(resolve(part, parser.ParseCondition))
			}
		}
		return q
	}
	require.Fail(t, "no equation", line)
	return q
}

// questionsOf reads a file of testdata, each line in a scope of its own.
func questionsOf(t *testing.T, name string, scope func() *symbolic.Scope) []question {
	t.Helper()
	content, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	var list []question
	for line := range strings.Lines(string(content)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			list = append(list, readQuestion(t, line, scope()))
		}
	}
	require.Greater(t, len(list), 50)
	return list
}

func questions(t *testing.T) []question {
	t.Helper()
	return slices.Concat(questionsOf(t, "equal.txt", scalars), questionsOf(t, "index.txt", arrays), questionsOf(t, "inverse.txt", arrays))
}

func TestEqual(t *testing.T) {
	for _, q := range questions(t) {
		d := normal.Equal(context.Background(), q.left, q.right, q.scope)
		if q.sign != "?=" {
			assert.Equal(t, q.sign == "=", d.Zero == normal.Proved, "%s: %s %s", q.line, d.Zero, d.Reason)
		}
		if d.Zero == normal.Proved {
			assert.NotEmpty(t, d.Method, q.line)
		}
	}
}

// The answer does not depend on which side stands where, or on a common term or factor.
func TestEqualIsSymmetric(t *testing.T) {
	extra := parse(t, "t^2 + 3")
	for _, q := range questions(t) {
		if q.sign == "?=" {
			continue
		}
		for i, sides := range [][2]*symbolic.Expr{
			{q.right, q.left},
			{symbolic.Sum(q.left, extra), symbolic.Sum(q.right, extra)},
			{symbolic.Product(q.left, extra), symbolic.Product(extra, q.right)},
			{symbolic.Difference(q.left, q.right), symbolic.Int(0)},
		} {
			d := normal.Equal(context.Background(), sides[0], sides[1], q.scope)
			assert.Equal(t, q.sign == "=", d.Zero == normal.Proved, "%s, asked as %d: %s = %s", q.line, i, sides[0], sides[1])
		}
	}
}

// The values say the same: what is proved has no counterexample, what is not has one, or a side without values.
func TestEqualAgreesWithValues(t *testing.T) {
	for _, q := range questions(t) {
		o := numeric.Compare(context.Background(), q.left, q.right, q.scope, numeric.Options{Points: 60})
		if q.sign != "!=" {
			assert.Nil(t, o.Witness, "%s: %v", q.line, o.Witness)
		} else {
			assert.True(t, o.Witness != nil || o.Agreement.Points == 0, "%s", q.line)
		}
	}
}

// TestIdentities: what an independent implementation finds equal is proved, but for the lines with ?=, and none of its near
// misses is. No value contradicts it.
func TestIdentities(t *testing.T) {
	for _, q := range questionsOf(t, "identity.txt", scalars) {
		d := normal.Equal(context.Background(), q.left, q.right, q.scope)
		if q.sign != "?=" {
			assert.Equal(t, q.sign == "=", d.Zero == normal.Proved, "%s: %s %s", q.line, d.Zero, d.Reason)
		}
		o := numeric.Compare(context.Background(), q.left, q.right, q.scope, numeric.Options{})
		if q.sign != "!=" {
			assert.Nil(t, o.Witness, "%s: %v", q.line, o.Witness)
		} else {
			assert.NotNil(t, o.Witness, q.line)
		}
	}
}

// An argument that ends with the time claims nothing.
func TestEqualStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	d := normal.Equal(ctx, parse(t, "(x + y)^30*(x - y)^30"), parse(t, "(x^2 - y^2)^30"), nil)
	assert.NotEqual(t, normal.NonzeroForm, d.Zero)
}

// A function that is read as another is found out by the table of equalities, also where the two are much alike.
func TestSpoiltReadersAreFound(t *testing.T) {
	list := questionsOf(t, "equal.txt", scalars)
	for name, as := range map[string]string{
		"sin": "cos", "cos": "sin", "tan": "sin", "exp": "cos", "log": "atan", "abs": "relu", "sign": "abs", "max": "min", "min": "max", "relu": "abs",
		"cbrt": "abs", "asin": "atan", "acos": "atan", "atan": "sin", "floor": "sign", "gamma": "exp",
	} {
		restore := normal.Spoil(name, as)
		wrong := 0
		for _, q := range list {
			d := normal.Equal(context.Background(), q.left, q.right, q.scope)
			if q.sign != "?=" && (q.sign == "=") != (d.Zero == normal.Proved) {
				wrong++
			}
		}
		restore()
		assert.Positive(t, wrong, "%s is read as %s", name, as)
	}
}
