package normal_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric"
	"nabla/simplify/normal"
	"nabla/symbolic"
	_ "nabla/testdata/seed"
)

// constants draws numbers made of roots, which normal forms take apart into factors.
func constants(depth int) *rapid.Generator[*symbolic.Expr] {
	return rapid.Custom(func(t *rapid.T) *symbolic.Expr {
		n := symbolic.Int(rapid.Int64Range(-7, 7).Draw(t, "n"))
		d := symbolic.Int(rapid.SampledFrom([]int64{2, 3, 5, 6, 7, 8, 12}).Draw(t, "d"))
		if depth == 0 {
			return symbolic.Sum(n, symbolic.Product(symbolic.Int(rapid.Int64Range(-5, 5).Draw(t, "b")), symbolic.Sqrt(d)))
		}
		a, b := constants(depth-1).Draw(t, "a"), constants(depth-1).Draw(t, "b")
		switch rapid.IntRange(0, 4).Draw(t, "kind") {
		case 0:
			return symbolic.Product(a, b)
		case 1:
			return symbolic.Sum(a, b)
		case 2:
			return symbolic.Power(a, symbolic.Int(rapid.Int64Range(2, 3).Draw(t, "power")))
		case 3:
			return symbolic.Sqrt(symbolic.ApplyName("abs", a))
		}
		return symbolic.Difference(a, symbolic.Sqrt(d))
	})
}

// TestSignsOfConstants: the sign and the absolute value of a number that roots are made into are never proved to be other than
// its enclosure says.
func TestSignsOfConstants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := constants(rapid.IntRange(0, 2).Draw(t, "depth")).Draw(t, "c")
		value, err := numeric.Evaluate(context.Background(), c, nil, numeric.Point{}, 12)
		if err != nil || value == "0" || value[0] == '[' {
			return // 0, or not known to be other than 0
		}
		sign := symbolic.Int(1)
		if value[0] == '-' {
			sign = symbolic.Int(-1)
		}
		proved := func(a, b *symbolic.Expr) bool {
			return normal.Equal(context.Background(), a, b, nil).Zero == normal.Proved
		}
		require.False(t, proved(symbolic.ApplyName("sign", c), symbolic.Negate(sign)), "the sign of %s, which is %s", c, value)
		require.False(t, proved(symbolic.ApplyName("abs", c), symbolic.Product(symbolic.Negate(sign), c)), "|%s|, which is %s", c, value)
		require.False(t, proved(symbolic.Sqrt(symbolic.Power(c, symbolic.Int(2))), symbolic.Product(symbolic.Negate(sign), c)), "the root of the square of %s", c)
	})
}
