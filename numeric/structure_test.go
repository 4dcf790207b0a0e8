package numeric

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/rational"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// matrices draws square matrices of small rational numbers.
func matrices() *rapid.Generator[Value] {
	return rapid.Custom(func(t *rapid.T) Value {
		n := rapid.IntRange(0, 4).Draw(t, "n")
		return square(n, func(i, j int) rational.Rat {
			return rational.New(rapid.Int64Range(-5, 5).Draw(t, "numerator"), rapid.Int64Range(1, 3).Draw(t, "denominator"))
		})
	})
}

func entry(x Value, i, j int) rational.Rat { return x.Entries[i].Entries[j].Number }

// leading returns the leading principal minor of order n by expansion along the first row.
func leading(x Value, n int) rational.Rat {
	columns := make([]int, n)
	for j := range columns {
		columns[j] = j
	}
	return minor(x, 0, columns)
}

func minor(x Value, row int, columns []int) rational.Rat {
	sum := rational.Rat{}
	if len(columns) == 0 {
		return rational.Int(1)
	}
	for at, j := range columns {
		rest := append(append([]int{}, columns[:at]...), columns[at+1:]...)
		term := entry(x, row, j).Mul(minor(x, row+1, rest))
		if at%2 == 1 {
			term = term.Neg()
		}
		sum = sum.Add(term)
	}
	return sum
}

// structures says what a matrix of each declared structure satisfies, in another way than the program does.
var structures = map[string]func(x Value) bool{
	"symmetric": func(x Value) bool { return x.String() == transpose(x).String() },
	"skew":      func(x Value) bool { return x.scale(rational.Int(-1)).String() == transpose(x).String() },
	"diagonal": func(x Value) bool {
		return x.String() == square(len(x.Entries), func(i, j int) rational.Rat { return entry(x, i, j).Mul(identity(i, j)) }).String()
	},
	"orthogonal": func(x Value) bool {
		return rowProducts(transpose(x)).String() == square(len(x.Entries), identity).String()
	},
	// Sylvester's criterion: a symmetric matrix is positive definite if all leading principal minors are positive.
	"spd": func(x Value) bool {
		for n := range x.Entries {
			if leading(x, n+1).Sign() <= 0 {
				return false
			}
		}
		return x.String() == transpose(x).String()
	},
}

func transpose(x Value) Value {
	return square(len(x.Entries), func(i, j int) rational.Rat { return entry(x, j, i) })
}

// TestStructures: whatever is drawn, the matrix that is made of it has the structure.
func TestStructures(t *testing.T) {
	for name, holds := range structures {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			drawn := matrices().Draw(t, "matrix")
			x, ok := structured(drawn, name)
			require.True(t, ok)
			require.Len(t, x.Entries, len(drawn.Entries))
			require.True(t, holds(x), "%s", x)
			require.True(t, hasStructure(x, name), "%s", x)
			require.Equal(t, holds(drawn), hasStructure(drawn, name), "%s", drawn)
		}))
	}
}

// TestEquationsKeepStructures: points that satisfy an assumed equation still have the declared structure, so that what
// follows from it is not refuted.
func TestEquationsKeepStructures(t *testing.T) {
	q := func(i, j int64) *symbolic.Expr { return symbolic.Component("Q", symbolic.Int(i), symbolic.Int(j)) }
	mul, add := symbolic.Product, symbolic.Sum
	one, k, j := symbolic.Int(1), symbolic.Symbol("k"), symbolic.Symbol("j")
	row := symbolic.BigSum(k, one, symbolic.Symbol("n"), symbolic.True(), symbolic.Component("Q", j, k))
	stochastic := ForAll(j, one, symbolic.Symbol("n"), symbolic.True(), symbolic.Relation(symbolic.Equals, row, one))
	for _, c := range []struct {
		structure, claim   string
		given, left, right *symbolic.Expr
	}{
		{"orthogonal", "rows of length 1", symbolic.Relation(symbolic.Equals, add(q(1, 1), q(2, 2)), one), add(mul(q(1, 1), q(1, 1)), mul(q(1, 2), q(1, 2))), one},
		{"symmetric", "symmetric with rows of sum 1", stochastic, q(1, 2), q(2, 1)},
		{"skew", "skew with rows of sum 1", stochastic, q(1, 2), symbolic.Negate(q(2, 1))},
		{"spd", "a positive diagonal", symbolic.Relation(symbolic.Equals, add(q(1, 1), q(1, 2)), symbolic.Int(-1)), symbolic.Apply(mustLookup(t, "abs"), q(1, 1)), q(1, 1)},
	} {
		scope := &symbolic.Scope{}
		n := symbolic.Symbol("n")
		scope.Declare(&symbolic.Variable{Name: "n", Kind: symbolic.PositiveInteger})
		scope.Declare(&symbolic.Variable{Name: "Q", Kind: symbolic.Matrix, Shape: []*symbolic.Expr{n, n}, Structure: c.structure})
		scope.Assume(c.given)
		scope.Assume(symbolic.Relation(symbolic.LessEqual, symbolic.Int(2), n))
		o := Compare(context.Background(), c.left, c.right, scope, Options{})
		assert.Nil(t, o.Witness, "%s matrices: %s: %v", c.structure, c.claim, o.Witness)
	}
}

func mustLookup(t *testing.T, name string) *function.Function {
	t.Helper()
	f, ok := function.Lookup(name)
	require.True(t, ok, name)
	return f
}

// TestWitnessesKeepStructures: a witness that is shown at a smaller size has the declared structure at that size.
func TestWitnessesKeepStructures(t *testing.T) {
	n := symbolic.Symbol("n")
	for structure, holds := range structures {
		scope := &symbolic.Scope{}
		scope.Declare(&symbolic.Variable{Name: "n", Kind: symbolic.PositiveInteger})
		scope.Declare(&symbolic.Variable{Name: "Q", Kind: symbolic.Matrix, Shape: []*symbolic.Expr{n, n}, Structure: structure})
		o := Compare(context.Background(), symbolic.Component("Q", n, n), symbolic.Int(7), scope, Options{})
		require.NotNil(t, o.Witness, structure)
		assert.True(t, holds(o.Witness.Point["Q"]), "%s: %s", structure, o.Witness)
	}
}

func TestStructuresThatThereAreNot(t *testing.T) {
	rectangular := Array(Array(Scalar(rational.Int(1)), Scalar(rational.Int(2))))
	_, ok := structured(rectangular, "symmetric")
	assert.False(t, ok, "a matrix that is not square")
	_, ok = structured(square(2, identity), "upper")
	assert.False(t, ok, "an unknown structure")
}

// TestStructuredMatricesAreGeneral: the matrices that are drawn share no property that the structure does not imply, so that a
// claim that holds for some of them only is refuted.
func TestStructuredMatricesAreGeneral(t *testing.T) {
	q := func(i, j int64) *symbolic.Expr { return symbolic.Component("Q", symbolic.Int(i), symbolic.Int(j)) }
	mul, add, minus := symbolic.Product, symbolic.Sum, symbolic.Negate
	det := add(mul(q(1, 1), q(2, 2)), minus(mul(q(1, 2), q(2, 1))))
	trace := add(q(1, 1), q(2, 2))
	for _, c := range []struct {
		structure, claim string
		left, right      *symbolic.Expr
	}{
		{"orthogonal", "Q is symmetric", q(1, 2), q(2, 1)},
		{"orthogonal", "Q has the determinant -1", det, symbolic.Int(-1)},
		{"orthogonal", "Q has the determinant 1", det, symbolic.Int(1)},
		{"orthogonal", "Q has the trace 0", trace, symbolic.Int(0)},
		{"orthogonal", "Q is its own inverse", add(mul(q(1, 1), q(1, 1)), mul(q(1, 2), q(2, 1))), symbolic.Int(1)},
		{"spd", "the determinant is at least 1", symbolic.Indicator(symbolic.Relation(symbolic.LessEqual, symbolic.Int(1), det)), symbolic.Int(1)},
		{"spd", "the trace is at least 2", symbolic.Indicator(symbolic.Relation(symbolic.LessEqual, symbolic.Int(2), trace)), symbolic.Int(1)},
		{"symmetric", "Q is diagonal", q(1, 2), symbolic.Int(0)},
		{"diagonal", "Q is a multiple of the identity", q(1, 1), q(2, 2)},
		{"skew", "the entry is not negative", symbolic.Indicator(symbolic.Relation(symbolic.LessEqual, symbolic.Int(0), q(1, 2))), symbolic.Int(1)},
	} {
		scope := &symbolic.Scope{}
		scope.Declare(&symbolic.Variable{
			Name: "Q", Kind: symbolic.Matrix, Shape: []*symbolic.Expr{symbolic.Int(2), symbolic.Int(2)}, Structure: c.structure,
		})
		o := Compare(context.Background(), c.left, c.right, scope, Options{})
		assert.NotNil(t, o.Witness, "%s matrices: %s", c.structure, c.claim)
	}
}
