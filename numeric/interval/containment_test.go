package interval_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
)

// samples is the number of arguments of each family.
const samples = 150

// TestContainsReference: at single numbers the interval holds the 200-bit value, with the same definedness.
func TestContainsReference(t *testing.T) {
	for _, c := range unary {
		t.Run(c.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, 2))
			for _, family := range families {
				for range samples {
					v := family.draw(r)
					requireHolds(t, c.float(interval.Point(v)), c.ball(ball.FromFloat(v, 200)), v)
				}
			}
		})
	}
}

func requireHolds(t require.TestingT, x interval.Interval, want ball.Ball, at ...float64) {
	require.Equal(t, want.Def(), x.Def, "at %v: %v, not %v", at, x, want)
	if want.Def() != interval.Nowhere {
		require.True(t, ball.FromInterval(x, 200).Overlaps(want), "at %v: %v does not hold %v", at, x, want)
	}
}

// TestBinaryContainsReference is the same for two arguments.
func TestBinaryContainsReference(t *testing.T) {
	for _, c := range binary {
		t.Run(c.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(3, 4))
			for _, first := range families {
				for _, second := range families {
					for range samples / 20 {
						v, w := first.draw(r), second.draw(r)
						want := c.ball(ball.FromFloat(v, 200), ball.FromFloat(w, 200))
						got := c.float(interval.Point(v), interval.Point(w))
						if c.name == "binom" && want.Def() == interval.Nowhere {
							require.NotEqual(t, interval.Everywhere, got.Def) // n + 1 is rounded
							continue
						}
						requireHolds(t, got, want, v, w)
					}
				}
			}
		})
	}
}

// TestMargins: the value lies in the middle half of an enclosure that package math and a margin make, so the margins
// are at least twice as large as the errors found.
func TestMargins(t *testing.T) {
	library := map[string]bool{
		"exp": true, "log": true, "expm1": true, "log1p": true, "cbrt": true, "atan": true, "sinh": true, "cosh": true, "tanh": true,
		"asinh": true, "acosh": true, "atanh": true, "erf": true, "erfc": true, "sin": true, "cos": true, "gamma": true, "lgamma": true,
	}
	for _, c := range unary {
		if !library[c.name] {
			continue
		}
		r := rand.New(rand.NewPCG(5, 6))
		for _, family := range families {
			for range samples {
				v := family.draw(r)
				x := c.float(interval.Point(v))
				if x.Def != interval.Nowhere && !math.IsInf(x.Width(), 0) && !atLimit(x) {
					value := c.ball(ball.FromFloat(v, 200))
					require.True(t, ball.FromInterval(middleHalf(x), 200).Overlaps(value), "%s(%v) = %v, not %v", c.name, v, value, x)
				}
			}
		}
	}
}

// atLimit says that a bound is the limit of a bounded function, where the enclosure is cut off.
func atLimit(x interval.Interval) bool {
	for _, limit := range []float64{-1, 0, 1, 2, math.Nextafter(math.Pi/2, 2), -math.Nextafter(math.Pi/2, 2)} {
		if x.Lo == limit || x.Hi == limit {
			return true
		}
	}
	return false
}

// middleHalf returns the half of x around its middle, rounded to the numbers outside it.
func middleHalf(x interval.Interval) interval.Interval {
	lo, hi := big.NewFloat(x.Lo), big.NewFloat(x.Hi)
	quarter := new(big.Float).SetPrec(200).Sub(hi, lo)
	quarter.Quo(quarter, big.NewFloat(4))
	a, _ := new(big.Float).SetPrec(200).Add(lo, quarter).Float64()
	b, _ := new(big.Float).SetPrec(200).Sub(hi, quarter).Float64()
	return interval.Range(math.Nextafter(a, math.Inf(-1)), math.Nextafter(b, math.Inf(1)))
}

// TestWidths: enclosures at single numbers are no wider than a few times the margins.
func TestWidths(t *testing.T) {
	loose := map[string]float64{ // relative width; the others 2^-45
		"gamma": 0x1p-35, "lgamma": 0x1p-20, "digamma": 0x1p-20, "trigamma": 0x1p-30, "polygamma 4": 0x1p-20, "polygamma 7": 0x1p-30,
		"root 5": 0x1p-40, "root 6": 0x1p-40, "power 5000": 0x1p-36, "asech": 0x1p-40,
	}
	for _, c := range unary {
		bound := max(loose[c.name], 0x1p-45)
		r := rand.New(rand.NewPCG(7, 8))
		for range samples {
			v := r.NormFloat64() * 3
			x := c.float(interval.Point(v))
			if x.Def == interval.Nowhere || math.IsInf(x.Width(), 0) {
				continue
			}
			assert.LessOrEqual(t, x.Width(), bound*math.Max(math.Abs(x.Lo), 0x1p-1000), "%s(%v) = %v", c.name, v, x)
		}
	}
}

// drawBox draws an interval around a number of some family, often narrow.
func drawBox(t *rapid.T) interval.Interval {
	r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
	lo := families[rapid.IntRange(0, len(families)-1).Draw(t, "family")].draw(r)
	hi := lo + math.Abs(lo)*math.Ldexp(r.Float64(), -r.IntN(50))
	if rapid.Bool().Draw(t, "absolute") {
		hi = lo + math.Ldexp(r.Float64(), 3-r.IntN(20))
	}
	return interval.Range(lo, math.Min(hi, math.MaxFloat64))
}

// drawInside draws a number of x, its ends included.
func drawInside(t *rapid.T, x interval.Interval, label string) float64 {
	part := rapid.OneOf(rapid.SampledFrom([]float64{0, 1}), rapid.Float64Range(0, 1)).Draw(t, label)
	return math.Min(math.Max(x.Lo*(1-part)+x.Hi*part, x.Lo), x.Hi)
}

// TestBoxHoldsItsPoints: the enclosure of a box holds the value at each of its numbers.
func TestBoxHoldsItsPoints(t *testing.T) {
	for _, c := range unary {
		t.Run(c.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				box := drawBox(t)
				v := drawInside(t, box, "part")
				requireHoldsWeakly(t, c.float(box), c.ball(ball.FromFloat(v, 200)))
			})
		})
	}
}

// TestBoxesHoldTheirPoints is the same for two arguments.
func TestBoxesHoldTheirPoints(t *testing.T) {
	for _, c := range binary {
		t.Run(c.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				a, b := drawBox(t), drawBox(t)
				v, w := drawInside(t, a, "first part"), drawInside(t, b, "second part")
				requireHoldsWeakly(t, c.float(a, b), c.ball(ball.FromFloat(v, 200), ball.FromFloat(w, 200)))
			})
		})
	}
}

// requireHoldsWeakly demands that wide, of a box, holds the value at a number of the box, and that it is not said
// to be defined where the value is not, nor undefined where the value is.
func requireHoldsWeakly(t *rapid.T, wide interval.Interval, value ball.Ball) {
	if value.Def() == interval.Nowhere {
		require.NotEqual(t, interval.Everywhere, wide.Def)
		return
	}
	require.NotEqual(t, interval.Nowhere, wide.Def)
	require.True(t, ball.FromInterval(wide, 200).Overlaps(value), "%v does not hold %v", wide, value)
}

// TestMonotoneInTheBox: a part of a box gives a part of the values, up to the margins of the kernels, and at least the
// same definedness.
func TestMonotoneInTheBox(t *testing.T) {
	for _, c := range unary {
		t.Run(c.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				box := drawBox(t)
				a, b := drawInside(t, box, "a"), drawInside(t, box, "b")
				wide, tight := c.float(box), c.float(interval.Range(math.Min(a, b), math.Max(a, b)))
				requireEncloses(t, wide.Def, tight.Def)
				requireEnclosesValues(t, wide, tight)
			})
		})
	}
}

func TestBinaryMonotoneInTheBox(t *testing.T) {
	for _, c := range binary {
		t.Run(c.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				x, y := drawBox(t), drawBox(t)
				a, b := drawInside(t, x, "a"), drawInside(t, x, "b")
				p, q := drawInside(t, y, "p"), drawInside(t, y, "q")
				tight := c.float(interval.Range(math.Min(a, b), math.Max(a, b)), interval.Range(math.Min(p, q), math.Max(p, q)))
				wide := c.float(x, y)
				requireEncloses(t, wide.Def, tight.Def)
				if c.name != "binom" { // which has several forms that overestimate differently
					requireEnclosesValues(t, wide, tight)
				}
			})
		})
	}
}

// requireEncloses compares the definedness of a box and of a part of it.
func requireEncloses(t *rapid.T, wide, tight interval.Definedness) {
	if tight == interval.Nowhere {
		require.NotEqual(t, interval.Everywhere, wide)
		return
	}
	require.NotEqual(t, interval.Nowhere, wide)
	require.LessOrEqual(t, wide, tight)
}

// requireEnclosesValues compares the values of a box and of a part of it.
func requireEnclosesValues(t *rapid.T, wide, tight interval.Interval) {
	if tight.Def == interval.Nowhere {
		return
	}
	require.LessOrEqual(t, wide.Lo, tight.Hi, "%v of the box, %v of a part", wide, tight)
	require.LessOrEqual(t, tight.Lo, wide.Hi, "%v of the box, %v of a part", wide, tight)
	slack := 0x1p-44*math.Max(math.Abs(tight.Lo), math.Abs(tight.Hi)) + math.Min(tight.Width(), math.MaxFloat64)/1024 + 1e-300
	if tight.Width() < math.Inf(1) {
		require.LessOrEqual(t, wide.Lo, tight.Lo+slack, "%v of the box, %v of a part", wide, tight)
		require.GreaterOrEqual(t, wide.Hi, tight.Hi-slack, "%v of the box, %v of a part", wide, tight)
	}
}
