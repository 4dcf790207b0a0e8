package numeric

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/diff/fd"
	"pgregory.net/rapid"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/symbolic"
	_ "nabla/testdata/seed"
)

// inverseEntry returns inv(A)[i,j] and det(A) as expressions, for an n x n matrix A.
func inverseEntry(n, i, j int) (inverse, determinant *symbolic.Expr) {
	row, column := symbolic.Fresh("i"), symbolic.Fresh("j")
	s := symbolic.Square{Row: row, Column: column, Size: symbolic.Int(int64(n)), Entry: symbolic.Component("A", row, column)}
	return symbolic.Inverse(s, symbolic.Int(int64(i+1)), symbolic.Int(int64(j+1))), symbolic.Determinant(s)
}

// cramer returns the entry of the inverse by expansion of determinants, as the program does not compute it.
func cramer(x Value, i, j int) rational.Rat {
	n := len(x.Entries)
	rows := Array()
	var columns []int
	for k := range n {
		if k != j {
			rows.Entries = append(rows.Entries, x.Entries[k])
		}
		if k != i {
			columns = append(columns, k)
		}
	}
	c := minor(rows, 0, columns).Quo(leading(x, n))
	if (i+j)%2 == 1 {
		return c.Neg()
	}
	return c
}

// singular returns matrices whose last row repeats the first, or is zero when it is the only one.
func singular() *rapid.Generator[Value] {
	return rapid.Custom(func(t *rapid.T) Value {
		x := nonempty().Draw(t, "rows")
		n := len(x.Entries)
		return square(n, func(i, j int) rational.Rat {
			switch {
			case i < n-1:
				return entry(x, i, j)
			case n == 1:
				return rational.Rat{}
			default:
				return entry(x, 0, j)
			}
		})
	})
}

// nonempty returns matrices with a row; nearly all of them have an inverse.
func nonempty() *rapid.Generator[Value] {
	return matrices().Filter(func(x Value) bool { return len(x.Entries) > 0 })
}

// Elimination gives the determinant and the inverse that expansion gives, exactly and enclosed; a singular matrix has none.
func TestElimination(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.OneOf(nonempty(), nonempty(), singular()).Draw(t, "A")
		n := len(x.Entries)
		i, j := rapid.IntRange(0, n-1).Draw(t, "i"), rapid.IntRange(0, n-1).Draw(t, "j")
		inverse, determinant := inverseEntry(n, i, j)
		p, err := Compile(inverse, determinant)
		require.NoError(t, err)
		precise := newMachine[exactly](context.Background(), exact{}, p)
		enclosed := newMachine[interval.Interval](context.Background(), enclosure{}, p)
		require.NoError(t, precise.bind(Point{"A": x}))
		require.NoError(t, enclosed.bind(Point{"A": x}))
		precise.run()
		enclosed.run()
		want := leading(x, n)
		assert.True(t, precise.value(1).value.Equal(want), "%v: %v", x, want)
		if want.IsZero() {
			assert.Equal(t, interval.Nowhere, exact{}.definedness(precise.value(0)))
			assert.NotEqual(t, interval.Everywhere, enclosed.value(0).Def)
			return
		}
		entry := cramer(x, i, j)
		assert.True(t, precise.value(0).value.Equal(entry), "%v: %v", x, entry)
		if y := enclosed.value(0); y.Def == interval.Everywhere {
			f := entry.Float64()
			assert.LessOrEqual(t, y.Lo, f+1e-9)
			assert.GreaterOrEqual(t, y.Hi, f-1e-9)
		}
	})
}

// An entry outside of the matrix, a size that is none and one that is too large have no value; a matrix within a sum has one
// inverse for every term.
func TestInversesWithoutValue(t *testing.T) {
	t.Parallel()
	x := Array(Array(Scalar(rational.Int(2)), Scalar(rational.Int(1))), Array(Scalar(rational.Int(1)), Scalar(rational.Int(1))))
	for _, test := range []struct {
		n, i, j int
		want    interval.Definedness
	}{{2, 0, 1, interval.Everywhere}, {2, 2, 0, interval.Nowhere}, {2, 0, -1, interval.Nowhere}, {3, 0, 0, interval.Nowhere}, {0, 0, 0, interval.Nowhere}, {99, 0, 0, interval.Somewhere}} {
		e, _ := inverseEntry(test.n, test.i, test.j)
		f, err := newFormula(e)
		require.NoError(t, err)
		assert.Equal(t, test.want, exact{}.definedness(f.at(Point{"A": x})), "%+v", test)
	}
}

// sum(k=1..3, inv(A + k*I)[1,1]) is computed with a matrix for every k.
func TestInversesWithinSums(t *testing.T) {
	t.Parallel()
	row, column, k := symbolic.Fresh("i"), symbolic.Fresh("j"), symbolic.Fresh("k")
	entry := symbolic.Sum(symbolic.Component("A", row, column), symbolic.Product(k, symbolic.Delta(row, column)))
	term := symbolic.Inverse(symbolic.Square{Row: row, Column: column, Size: symbolic.Int(2), Entry: entry}, symbolic.Int(1), symbolic.Int(1))
	f, err := newFormula(symbolic.BigSum(k, symbolic.Int(1), symbolic.Int(3), symbolic.True(), term))
	require.NoError(t, err)
	// A = [[0, 1], [1, 0]]: the entry is k/(k^2 - 1), which k = 1 leaves undefined; with A = [[0, 0], [1, 0]] it is 1/k.
	zero, one := Scalar(rational.Int(0)), Scalar(rational.Int(1))
	assert.Equal(t, interval.Nowhere, exact{}.definedness(f.at(Point{"A": Array(Array(zero, one), Array(one, zero))})))
	v := f.at(Point{"A": Array(Array(zero, zero), Array(one, zero))})
	assert.True(t, v.value.Equal(rational.New(11, 6)), "%v", v)
}

// The derivatives of an inverse and of a determinant by an entry are difference quotients of Cramer's rule.
func TestDerivativesOfInverses(t *testing.T) {
	t.Parallel()
	x := square(3, func(i, j int) rational.Rat {
		return rational.New(int64(3*i*i-2*j+i*j), int64(1+i+j)).Add(identity(i, j))
	})
	moved := func(h float64, k, l int) Value {
		return square(3, func(i, j int) rational.Rat {
			if i == k && j == l {
				return entry(x, i, j).Add(rational.New(int64(h*(1<<40)), 1<<40))
			}
			return entry(x, i, j)
		})
	}
	settings := &fd.Settings{Formula: fd.Central, Step: 1.0 / (1 << 14)}
	for at := range 81 {
		i, j, k, l := at%3, at/3%3, at/9%3, at/27
		inverse, determinant := inverseEntry(3, i, j)
		by := symbolic.Component("A", symbolic.Int(int64(k+1)), symbolic.Int(int64(l+1)))
		for want, e := range map[float64]*symbolic.Expr{
			fd.Derivative(func(h float64) float64 { return cramer(moved(h, k, l), i, j).Float64() }, 0, settings): inverse,
			fd.Derivative(func(h float64) float64 { return leading(moved(h, k, l), 3).Float64() }, 0, settings):   determinant,
		} {
			d, err := symbolic.Diff(e, by, nil)
			require.NoError(t, err)
			f, err := newFormula(d)
			require.NoError(t, err)
			assert.InDelta(t, want, f.at(Point{"A": x}).value.Float64(), 1e-5*(1+math.Abs(want)), "%v by %v", e, by)
		}
	}
}
