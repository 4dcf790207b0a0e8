package interval_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/numeric/interval"
)

// TestDomains: boxes inside, across and outside the domain of each function that has one.
func TestDomains(t *testing.T) {
	const tiny = 5e-324
	inf := math.Inf(1)
	cases := []struct {
		name                    string
		f                       func(interval.Interval) interval.Interval
		inside, across, outside [][2]float64
	}{
		{"log", interval.Log, [][2]float64{{tiny, inf}, {1, 1}}, [][2]float64{{0, 1}, {-1, 1}, {-inf, inf}}, [][2]float64{{-1, 0}, {0, 0}}},
		{"log1p", interval.Log1p, [][2]float64{{-0.5, inf}}, [][2]float64{{-1, 0}, {-3, 0}}, [][2]float64{{-1, -1}, {-inf, -1}}},
		{"sqrt", interval.Sqrt, [][2]float64{{0, 0}, {0, inf}}, [][2]float64{{-1, 0}, {-tiny, 4}}, [][2]float64{{-4, -tiny}}},
		{"asin", interval.Asin, [][2]float64{{-1, 1}, {1, 1}}, [][2]float64{{1, 2}, {-2, 2}}, [][2]float64{{1.5, 2}, {-inf, -1.5}}},
		{"acos", interval.Acos, [][2]float64{{-1, 1}, {0, 0}}, [][2]float64{{0, 1.5}}, [][2]float64{{1.5, 2}}},
		{"acosh", interval.Acosh, [][2]float64{{1, inf}}, [][2]float64{{0, 1}, {0, 3}}, [][2]float64{{-3, 0.5}}},
		{"atanh", interval.Atanh, [][2]float64{{-0.5, 0.5}}, [][2]float64{{0, 1}, {-1, 1}, {-2, 2}}, [][2]float64{{1, 2}, {-1, -1}}},
		{"acoth", interval.Acoth, [][2]float64{{1.5, inf}, {-3, -2}}, [][2]float64{{1, 2}, {-2, 2}, {-2, 0}}, [][2]float64{{-1, 1}, {0, 0}}},
		{"asech", interval.Asech, [][2]float64{{0.5, 1}}, [][2]float64{{0, 1}, {0.5, 2}}, [][2]float64{{-1, 0}, {1.5, 2}}},
		{"acsch", interval.Acsch, [][2]float64{{tiny, 1}, {-2, -1}}, [][2]float64{{0, 1}, {-1, 1}}, [][2]float64{{0, 0}}},
		{"acot", interval.Acot, [][2]float64{{tiny, 1}, {-inf, -1}}, [][2]float64{{-1, 0}, {-1, 1}}, [][2]float64{{0, 0}}},
		{"asec", interval.Asec, [][2]float64{{1, inf}, {-2, -1}}, [][2]float64{{-2, 2}, {0, 1}}, [][2]float64{{-0.5, 0.5}}},
		{"acsc", interval.Acsc, [][2]float64{{1, inf}, {-2, -1}}, [][2]float64{{-2, 2}, {0, 1}}, [][2]float64{{-0.5, 0.5}}},
		{"tan", interval.Tan, [][2]float64{{-1.5, 1.5}, {1.6, 4.7}}, [][2]float64{{1.5, 1.6}, {0, 100}, {-inf, inf}}, nil},
		{"sec", interval.Sec, [][2]float64{{-1.5, 1.5}, {1.6, 4.7}}, [][2]float64{{1.5, 1.6}, {0, 100}}, nil},
		{"cot", interval.Cot, [][2]float64{{1e-300, 3}, {-3, -1}}, [][2]float64{{0, 1}, {3, 4}, {-1, 1}}, [][2]float64{{0, 0}}},
		{"csc", interval.Csc, [][2]float64{{1e-300, 3}, {-3, -1}}, [][2]float64{{0, 1}, {3, 4}, {-1, 1}}, [][2]float64{{0, 0}}},
		{"coth", interval.Coth, [][2]float64{{tiny, inf}, {-3, -1}}, [][2]float64{{0, 1}, {-1, 1}}, [][2]float64{{0, 0}}},
		{"csch", interval.Csch, [][2]float64{{tiny, inf}, {-3, -1}}, [][2]float64{{0, 1}, {-1, 1}}, [][2]float64{{0, 0}}},
		{"gamma", interval.Gamma, [][2]float64{{tiny, inf}, {-0.75, -0.25}}, [][2]float64{{0, 1}, {-1.5, -0.5}, {-inf, 3}}, [][2]float64{{0, 0}, {-3, -3}}},
		{"lgamma", interval.Lgamma, [][2]float64{{tiny, inf}, {-1.75, -1.25}}, [][2]float64{{0, 1}, {-1.5, -1}}, [][2]float64{{0, 0}, {-1e17, -1e17}}},
		{"digamma", interval.Digamma, [][2]float64{{tiny, inf}, {-0.75, -0.25}}, [][2]float64{{0, 1}, {-1.5, -0.5}}, [][2]float64{{0, 0}, {-3, -3}}},
		{"trigamma", interval.Trigamma, [][2]float64{{tiny, inf}, {-0.75, -0.25}}, [][2]float64{{0, 1}, {-1.5, -0.5}}, [][2]float64{{0, 0}, {-3, -3}}},
		{"inverse cube", func(x interval.Interval) interval.Interval { return interval.PowInt(x, -3) },
			[][2]float64{{tiny, 1}, {-2, -1}}, [][2]float64{{-1, 1}, {0, 1}}, [][2]float64{{0, 0}}},
		{"power zero", func(x interval.Interval) interval.Interval { return interval.PowInt(x, 0) },
			[][2]float64{{1, 2}, {-2, -1}}, [][2]float64{{-1, 1}, {0, 1}}, [][2]float64{{0, 0}}},
	}
	for _, c := range cases {
		for _, b := range c.inside {
			assert.Equal(t, interval.Everywhere, c.f(interval.Range(b[0], b[1])).Def, "%s(%v)", c.name, b)
		}
		for _, b := range c.across {
			assert.Equal(t, interval.Somewhere, c.f(interval.Range(b[0], b[1])).Def, "%s(%v)", c.name, b)
		}
		for _, b := range c.outside {
			assert.Equal(t, interval.Nowhere, c.f(interval.Range(b[0], b[1])).Def, "%s(%v)", c.name, b)
		}
	}
}

// TestPropagation: an undefined argument makes the result undefined, one defined somewhere weakens it.
func TestPropagation(t *testing.T) {
	somewhere := interval.Hull(interval.Range(1.25, 1.5), interval.Undefined())
	for _, c := range unary {
		assert.Equal(t, interval.Nowhere, c.float(interval.Undefined()).Def, c.name)
		assert.NotEqual(t, interval.Everywhere, c.float(somewhere).Def, c.name)
	}
	for _, c := range binary {
		x := interval.Point(2)
		assert.Equal(t, interval.Nowhere, c.float(interval.Undefined(), x).Def, c.name)
		assert.Equal(t, interval.Nowhere, c.float(x, interval.Undefined()).Def, c.name)
		assert.Equal(t, interval.Somewhere, c.float(somewhere, x).Def, c.name)
		assert.Equal(t, interval.Somewhere, c.float(x, somewhere).Def, c.name)
	}
}

// TestLibraryDefects: arguments at which package math is wrong by more than any margin, on some architectures.
func TestLibraryDefects(t *testing.T) {
	assert.True(t, interval.Log(interval.Point(5e-324)).Contains(-744.4400719213812), "log of a subnormal number")
	assert.True(t, interval.Exp(interval.Point(709.5)).Contains(1.3549863193146328e308), "exp short of its overflow")
	assert.Less(t, interval.Cosh(interval.Point(709.5)).Hi, 1e308)
	assert.True(t, interval.Lgamma(interval.Point(1.1921423189486942)).Contains(-0.08306366072187733), "lgamma between two fits")
	assert.True(t, interval.Sin(interval.Point(math.Pi)).Contains(1.2246467991473532e-16), "sin near a multiple of pi")
	assert.True(t, interval.Asin(interval.Point(1-0x1p-27)).Contains(1.5706742564823208), "asin below 1")
	assert.True(t, interval.Log2(interval.Point(1+0x1p-52)).Contains(3.203426503814917e-16), "log2 above 1")
	power := interval.Pow(interval.Point(1+0x1p-30), interval.Point(1e9))
	assert.True(t, power.Contains(2.53786347168212) && power.Width() < 1e-5, "pow with a large exponent: %v", power)
}
