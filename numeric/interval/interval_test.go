package interval_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
)

func TestConstructors(t *testing.T) {
	inf := math.Inf(1)
	assert.True(t, interval.Point(0.1).IsPoint())
	for _, v := range []float64{math.NaN(), inf, -inf} {
		assert.Equal(t, interval.Nowhere, interval.Point(v).Def, "%v is no real number", v)
	}
	assert.Equal(t, interval.Nowhere, interval.Range(2, 1).Def)
	assert.Equal(t, interval.Nowhere, interval.Range(0, math.NaN()).Def)
	assert.Equal(t, interval.Nowhere, interval.Range(-inf, -inf).Def)
	assert.Equal(t, interval.Whole(), interval.Range(-inf, inf))
	assert.Equal(t, interval.Nowhere, interval.Interval{}.Def, "the zero value")
	assert.False(t, interval.Undefined().IsPoint())
}

// TestFromRat: a float64 gives a point, another rational its two neighbours.
func TestFromRat(t *testing.T) {
	assert.Equal(t, interval.Point(-0.375), interval.FromRat(rational.New(-3, 8)))
	huge := rational.Int(2).Pow(2000)
	assert.Equal(t, interval.Interval{Lo: math.MaxFloat64, Hi: math.Inf(1), Def: interval.Everywhere}, interval.FromRat(huge))
	assert.Equal(t, interval.FromRat(huge).Neg(), interval.FromRat(huge.Neg()))
	assert.Equal(t, interval.Range(0, 5e-324), interval.FromRat(huge.Inv()))
	rapid.Check(t, func(t *rapid.T) {
		r := big.NewRat(rapid.Int64().Draw(t, "num"), rapid.Int64Range(1, math.MaxInt64).Draw(t, "den"))
		x := interval.FromRat(rational.FromBig(r))
		_, exact := r.Float64()
		require.Equal(t, exact, x.IsPoint())
		require.LessOrEqual(t, new(big.Rat).SetFloat64(x.Lo).Cmp(r), 0)
		require.GreaterOrEqual(t, new(big.Rat).SetFloat64(x.Hi).Cmp(r), 0)
		require.LessOrEqual(t, x.Hi, math.Nextafter(x.Lo, math.Inf(1)))
	})
}

func TestConstants(t *testing.T) {
	pi, _ := new(big.Rat).SetString("3.14159265358979323846264338327950288")
	e, _ := new(big.Rat).SetString("2.71828182845904523536028747135266249")
	assert.Equal(t, interval.FromRat(rational.FromBig(pi)), interval.Pi())
	assert.Equal(t, interval.FromRat(rational.FromBig(e)), interval.E())
}

func TestPredicates(t *testing.T) {
	a, b, c := interval.Range(1, 2), interval.Range(2, 3), interval.Range(2.5, 4)
	somewhere := interval.Hull(a, interval.Undefined())
	assert.True(t, a.Contains(1) && a.Contains(2) && !a.Contains(2.1))
	assert.False(t, interval.Undefined().Contains(0))
	assert.True(t, a.Disjoint(c))
	assert.False(t, a.Disjoint(b), "they share 2")
	assert.False(t, somewhere.Disjoint(c), "an undefined value refutes nothing")
	assert.True(t, a.Overlaps(b) && b.Overlaps(a) && !a.Overlaps(c))
	assert.True(t, somewhere.Overlaps(b))
	assert.False(t, a.Overlaps(interval.Undefined()))
	assert.Equal(t, 1.0, a.Width())
	assert.Equal(t, math.Inf(1), interval.Whole().Width())
	assert.True(t, math.IsNaN(interval.Undefined().Width()))
	assert.GreaterOrEqual(t, interval.Range(-1e-20, 1).Width(), math.Nextafter(1, 2))
}

func TestHull(t *testing.T) {
	assert.Equal(t, interval.Range(1, 4), interval.Hull(interval.Range(3, 4), interval.Range(1, 2)))
	half := interval.Interval{Lo: 1, Hi: 2, Def: interval.Somewhere}
	assert.Equal(t, half, interval.Hull(interval.Range(1, 2), interval.Undefined()))
	assert.Equal(t, half, interval.Hull(interval.Undefined(), interval.Range(1, 2)))
	assert.Equal(t, interval.Nowhere, interval.Hull(interval.Undefined(), interval.Undefined()).Def)
}

func TestComparisons(t *testing.T) {
	a, b, c := interval.Range(1, 2), interval.Range(2, 3), interval.Range(3, 4)
	somewhere := interval.Hull(a, interval.Undefined())
	cases := []struct {
		got, want interval.Truth
		text      string
	}{
		{interval.Less(a, c), interval.True, "[1,2] < [3,4]"},
		{interval.Less(b, a), interval.False, "[2,3] < [1,2]"},
		{interval.Less(a, b), interval.Unknown, "[1,2] < [2,3]"},
		{interval.LessEqual(a, b), interval.True, "[1,2] <= [2,3]"},
		{interval.LessEqual(c, a), interval.False, "[3,4] <= [1,2]"},
		{interval.LessEqual(a, a), interval.Unknown, "[1,2] <= [1,2]"},
		{interval.Equal(a, c), interval.False, "[1,2] = [3,4]"},
		{interval.Equal(a, a), interval.Unknown, "an enclosure is no number"},
		{interval.Equal(interval.Point(2), interval.Point(2)), interval.True, "2 = 2"},
		{interval.Equal(interval.Point(0), interval.Point(0).Neg()), interval.True, "0 = -0"},
		{interval.Less(interval.Point(2), interval.Point(2)), interval.False, "2 < 2"},
		{interval.Less(somewhere, c), interval.Unknown, "undefined is no answer"},
		{interval.LessEqual(somewhere, c), interval.Unknown, "undefined is no answer"},
		{interval.Equal(interval.Undefined(), interval.Undefined()), interval.Unknown, "undefined is never agreement"},
	}
	for _, c := range cases {
		assert.Equal(t, c.want, c.got, c.text)
	}
	assert.Equal(t, interval.Unknown, interval.Unknown.Not())
	assert.Equal(t, interval.True, interval.False.Not())
	var zero interval.Truth
	assert.Equal(t, interval.Unknown, zero, "the zero value claims nothing")
}

func TestStrings(t *testing.T) {
	assert.Equal(t, "[1, 2]", interval.Range(1, 2).String())
	assert.Equal(t, "[-Inf, +Inf]", interval.Whole().String())
	assert.Equal(t, "[0, 2]?", interval.Sqrt(interval.Range(-1, 4)).String())
	assert.Equal(t, "undefined", interval.Undefined().String())
	assert.Equal(t, "nowhere somewhere everywhere",
		interval.Nowhere.String()+" "+interval.Somewhere.String()+" "+interval.Everywhere.String())
	assert.Equal(t, "unknown false true", interval.Unknown.String()+" "+interval.False.String()+" "+interval.True.String())
}
