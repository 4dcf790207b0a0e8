package rectangle_test

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/numeric/rectangle"
	_ "nabla/testdata/seed"
)

const prec = 100

// side is an interval with a number in it.
type side struct{ low, inside, high float64 }

func sides() *rapid.Generator[side] {
	number := rapid.OneOf(rapid.SampledFrom([]float64{0, 1, -1, 0.5, -2, 3, 1e-9, -1e-30}), rapid.Float64Range(-4, 4))
	return rapid.Custom(func(t *rapid.T) side {
		bounds := []float64{number.Draw(t, "low"), number.Draw(t, "inside"), number.Draw(t, "high")}
		slices.Sort(bounds)
		if rapid.Bool().Draw(t, "point") {
			return side{bounds[1], bounds[1], bounds[1]}
		}
		return side{bounds[0], bounds[1], bounds[2]}
	})
}

func (s side) enclosure() ball.Ball {
	return ball.Hull(ball.FromFloat(s.low, prec), ball.FromFloat(s.high, prec))
}

// TestContainment: the enclosure over a rectangle contains the value at each of its points, as far as more precision
// knows that, and is defined everywhere only if the values are.
func TestContainment(t *testing.T) {
	for name, f := range functions {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			x, y := sides().Draw(t, "x"), sides().Draw(t, "y")
			contained(t, f(rectangle.New(x.enclosure(), y.enclosure())), f(at(x.inside, y.inside)))
		}))
	}
}

func at(x, y float64) rectangle.Rectangle {
	return rectangle.New(ball.FromFloat(x, 3*prec), ball.FromFloat(y, 3*prec))
}

func contained(t require.TestingT, whole, value rectangle.Rectangle) {
	if whole.Def() == interval.Everywhere {
		require.NotEqual(t, interval.Nowhere, value.Def())
	}
	if value.Def() == interval.Everywhere {
		require.NotEqual(t, interval.Nowhere, whole.Def())
		require.True(t, whole.Overlaps(value), "%s and %s", whole.Text(20, "i"), value.Text(20, "i"))
	}
}

// TestOperationsContain is TestContainment for the operations of two numbers.
func TestOperationsContain(t *testing.T) {
	operations := map[string]func(z, w rectangle.Rectangle) rectangle.Rectangle{
		"+": rectangle.Rectangle.Add, "-": rectangle.Rectangle.Sub, "*": rectangle.Rectangle.Mul, "/": rectangle.Rectangle.Quo, "^": rectangle.Pow,
	}
	for name, f := range operations {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			x, y, u, v := sides().Draw(t, "x"), sides().Draw(t, "y"), sides().Draw(t, "u"), sides().Draw(t, "v")
			z, w := rectangle.New(x.enclosure(), y.enclosure()), rectangle.New(u.enclosure(), v.enclosure())
			contained(t, f(z, w), f(at(x.inside, y.inside), at(u.inside, v.inside)))
		}))
	}
}

// FuzzContainment looks for a rectangle and a number in it whose values are apart.
func FuzzContainment(f *testing.F) {
	f.Add(uint8(0), -1.0, 2.0, 0.0, 0.5, 0.25, 0.5)
	f.Add(uint8(3), -3.0, -1.0, -1e-20, 1e-20, 0.5, 0.0)
	names := make([]string, 0, len(functions))
	for name := range functions {
		names = append(names, name)
	}
	slices.Sort(names)
	f.Fuzz(func(t *testing.T, which uint8, x, dx, y, dy, s, u float64) {
		for _, v := range []float64{x, dx, y, dy, s, u} {
			if math.IsNaN(v) || math.Abs(v) > 1e6 {
				t.Skip("a number out of range")
			}
		}
		name := names[int(which)%len(names)]
		re, im := widened(x, dx), widened(y, dy)
		inside := rectangle.New(fraction(re, s), fraction(im, u))
		whole, value := functions[name](rectangle.New(re, im)), functions[name](inside)
		contained(t, whole, value)
	})
}

func widened(x, dx float64) ball.Ball {
	low := ball.FromFloat(x, 2*prec)
	return ball.Hull(low, low.Add(ball.FromFloat(dx, 2*prec)))
}

// fraction returns the number at a part of the way from the lower to the upper end.
func fraction(x ball.Ball, s float64) ball.Ball {
	s = math.Abs(s) - math.Floor(math.Abs(s))
	way := new(big.Float).Sub(x.Upper(), x.Lower())
	way.Mul(way, big.NewFloat(s)).Add(way, x.Lower())
	if !x.Contains(way) {
		way = x.Lower()
	}
	r, _ := way.Rat(nil)
	return ball.FromRat(rational.FromBig(r), 4*prec)
}

// TestCuts: next to a cut on either side, and across it.
func TestCuts(t *testing.T) {
	tiny := math.Ldexp(1, -60)
	across := ball.Hull(ball.FromFloat(-tiny, prec), ball.FromFloat(tiny, prec))
	minusOne := ball.FromFloat(-1, prec)
	assert.Equal(t, "3.141592654*i", rectangle.Log(rectangle.Real(minusOne)).Text(10, "i"), "the cut belongs to the side above")
	above := rectangle.Log(rectangle.New(minusOne, ball.FromFloat(tiny, prec)))
	below := rectangle.Log(rectangle.New(minusOne, ball.FromFloat(-tiny, prec)))
	crossing := rectangle.Log(rectangle.New(minusOne, across))
	assert.True(t, above.Disjoint(below))
	assert.True(t, crossing.Overlaps(above) && crossing.Overlaps(below))
	assert.Equal(t, interval.Everywhere, crossing.Def())
	for name, z := range map[string]rectangle.Rectangle{
		"asin": at(2, 0), "acos": at(-3, 0), "atan": at(0, 2), "asinh": at(0, -2), "atanh": at(2, 0),
		"acoth": at(0.5, 0), "acsch": at(0, 0.5), "asec": at(0.5, 0), "acsc": at(0.5, 0), "acot": at(0, 0.5),
	} {
		assert.Equal(t, interval.Somewhere, functions[name](z).Def(), name)
	}
}

// TestUndefined: poles and the logarithm of 0 have no value.
func TestUndefined(t *testing.T) {
	zero := at(0, 0)
	for _, z := range []rectangle.Rectangle{
		zero.Inv(), rectangle.Log(zero), rectangle.Pow(zero, at(-0.5, 0)), rectangle.PowInt(zero, 0), rectangle.Csch(zero), rectangle.Cot(zero),
		rectangle.Atan(at(0, 1)).Sub(at(0, 0).Inv()),
	} {
		assert.Equal(t, interval.Nowhere, z.Def())
	}
	assert.Equal(t, "0", rectangle.Pow(zero, at(0.5, 0)).Text(5, "i"))
	assert.Equal(t, interval.Somewhere, rectangle.Pow(zero, at(0, 1)).Def())
	assert.Equal(t, interval.Somewhere, one.Quo(rectangle.New(widened(-1, 2), widened(-1, 2))).Def())
}

var one = at(1, 0)
