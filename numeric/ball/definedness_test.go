package ball_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
)

// TestDefinednessAtPoints holds the domains: each function is defined at one list of numbers and undefined at another,
// in this package and in package interval.
func TestDefinednessAtPoints(t *testing.T) {
	everywhere := []float64{-3, -2.5, -1, -0.5, 0, 0.5, 1, 2.5, 3}
	poles := []float64{0, -1, -2, -3, -100, -1e17}
	notPoles := []float64{0.5, 1, 2, 1e10, -0.5, -1.5, -99.5, -1e-300}
	nonzero := []float64{-3, -0.5, 5e-324, 0.5, 1e300}
	domains := map[string]struct{ in, out []float64 }{
		"log":   {[]float64{5e-324, 1, 1e300}, []float64{0, -1, -5e-324}},
		"log2":  {[]float64{0.5}, []float64{0, -1}},
		"log10": {[]float64{0.5}, []float64{0, -1}},
		"log1p": {[]float64{-0.5, 0, 7}, []float64{-1, -2}},
		"sqrt":  {[]float64{0, 2, 4}, []float64{-1, -5e-324}},
		"asin":  {[]float64{-1, 0, 1}, []float64{-1.5, 1.0000000000000002}},
		"acos":  {[]float64{-1, 0, 1}, []float64{-1.5, 1.5}},
		"acosh": {[]float64{1, 2}, []float64{0.5, 0, -1}},
		"atanh": {[]float64{-0.5, 0, 0.5}, []float64{-1, 1, 2}},
		"acoth": {[]float64{-2, 1.5}, []float64{-1, 0, 0.5, 1}},
		"asech": {[]float64{0.5, 1}, []float64{0, -1, 1.5}},
		"acsch": {nonzero, []float64{0}},
		"coth":  {nonzero, []float64{0}}, "csch": {nonzero, []float64{0}}, "cot": {nonzero, []float64{0}}, "csc": {nonzero, []float64{0}},
		"acot": {nonzero, []float64{0}}, "asec": {[]float64{-1, 1, 7}, []float64{0, 0.5, -0.9}},
		"acsc":  {[]float64{-1, 1, 7}, []float64{0, 0.5, -0.9}},
		"gamma": {notPoles, poles}, "lgamma": {notPoles, poles}, "digamma": {notPoles, poles}, "trigamma": {notPoles, poles},
	}
	for _, c := range unary {
		d, limited := domains[c.name]
		if !limited {
			d.in = everywhere
		}
		for _, v := range d.in {
			assert.Equal(t, interval.Everywhere, c.ball(point(v, 64)).Def(), "ball %s(%v)", c.name, v)
			assert.Equal(t, interval.Everywhere, c.float(interval.Point(v)).Def, "interval %s(%v)", c.name, v)
		}
		for _, v := range d.out {
			assert.Equal(t, interval.Nowhere, c.ball(point(v, 64)).Def(), "ball %s(%v)", c.name, v)
			assert.Equal(t, interval.Nowhere, c.float(interval.Point(v)).Def, "interval %s(%v)", c.name, v)
		}
	}
}

// TestDefinednessOnBoxes: a box that meets the domain and its complement is defined somewhere.
func TestDefinednessOnBoxes(t *testing.T) {
	boxes := map[string][][2]float64{
		"log": {{0, 1}, {-1, 1}}, "log1p": {{-1, 0}, {-2, 0}}, "sqrt": {{-1, 1}, {-1, 0}}, "asin": {{0.5, 2}, {-2, -1}},
		"acos": {{0.5, 2}}, "acosh": {{0, 1}, {0, 2}}, "atanh": {{0, 1}, {-1, 1}, {-2, 2}}, "acoth": {{1, 2}, {-2, 2}, {0, 2}},
		"asech": {{0, 1}, {0.5, 2}}, "acsch": {{0, 1}, {-1, 1}}, "coth": {{-1, 1}}, "csch": {{-1, 0}}, "cot": {{-1, 1}, {3, 4}},
		"csc": {{3, 4}, {0, 1}}, "tan": {{1, 2}, {-100, 100}}, "sec": {{1, 2}}, "acot": {{-1, 1}}, "asec": {{-2, 2}, {0, 1}},
		"acsc": {{0.5, 1.5}}, "gamma": {{-0.5, 0.5}, {0, 1}, {-2.5, -1.5}}, "lgamma": {{0, 1}}, "digamma": {{-3, -2.5}}, "trigamma": {{-3, 3}},
	}
	for _, c := range unary {
		for _, b := range boxes[c.name] {
			assert.Equal(t, interval.Somewhere, c.ball(between(b[0], b[1], 64)).Def(), "ball %s(%v)", c.name, b)
			assert.Equal(t, interval.Somewhere, c.float(interval.Range(b[0], b[1])).Def, "interval %s(%v)", c.name, b)
		}
	}
}

// TestPropagation: an argument that is undefined makes the result so, and one defined somewhere weakens it.
func TestPropagation(t *testing.T) {
	nowhere, somewhere := ball.Undefined(64), ball.Sqrt(between(-4, 4, 64)).Add(point(1.25, 64))
	require.Equal(t, interval.Somewhere, somewhere.Def())
	for _, c := range unary {
		assert.Equal(t, interval.Nowhere, c.ball(nowhere).Def(), c.name)
		assert.NotEqual(t, interval.Everywhere, c.ball(somewhere).Def(), c.name)
	}
	for _, c := range binary {
		x := point(2, 64)
		assert.Equal(t, interval.Nowhere, c.ball(nowhere, x).Def(), c.name)
		assert.Equal(t, interval.Nowhere, c.ball(x, nowhere).Def(), c.name)
		assert.Equal(t, interval.Somewhere, c.ball(somewhere, x).Def(), c.name)
		assert.Equal(t, interval.Somewhere, c.ball(x, somewhere).Def(), c.name)
	}
	assert.Equal(t, interval.Nowhere, ball.PowInt(nowhere, 0).Def())
	assert.Equal(t, interval.Nowhere, ball.Polygamma(2, nowhere).Def())
}

// TestPowDefinedness: real semantics at zero and for negative bases.
func TestPowDefinedness(t *testing.T) {
	cases := []struct {
		x, y [2]float64
		def  interval.Definedness
	}{
		{[2]float64{2, 2}, [2]float64{0.5, 0.5}, interval.Everywhere},
		{[2]float64{0, 0}, [2]float64{0.5, 0.5}, interval.Everywhere},
		{[2]float64{0, 0}, [2]float64{0, 0}, interval.Nowhere},
		{[2]float64{0, 0}, [2]float64{-1, -1}, interval.Nowhere},
		{[2]float64{0, 0}, [2]float64{-1, 1}, interval.Somewhere},
		{[2]float64{-2, -2}, [2]float64{3, 3}, interval.Everywhere},
		{[2]float64{-2, -2}, [2]float64{0.5, 0.5}, interval.Nowhere},
		{[2]float64{-2, -2}, [2]float64{0.1, 0.9}, interval.Nowhere},
		{[2]float64{-2, -2}, [2]float64{0.5, 1.5}, interval.Somewhere},
		{[2]float64{-2, 2}, [2]float64{0.5, 0.5}, interval.Somewhere},
		{[2]float64{0, 2}, [2]float64{0.5, 1.5}, interval.Everywhere},
		{[2]float64{0, 2}, [2]float64{0, 1}, interval.Somewhere},
		{[2]float64{0, 2}, [2]float64{0, 0}, interval.Somewhere},
		{[2]float64{-1, 2}, [2]float64{-2, -2}, interval.Somewhere},
		{[2]float64{1, 2}, [2]float64{-3, 3}, interval.Everywhere},
	}
	for _, c := range cases {
		name := fmt.Sprintf("%v^%v", c.x, c.y)
		assert.Equal(t, c.def, ball.Pow(between(c.x[0], c.x[1], 64), between(c.y[0], c.y[1], 64)).Def(), name)
		assert.Equal(t, c.def, interval.Pow(interval.Range(c.x[0], c.x[1]), interval.Range(c.y[0], c.y[1])).Def, name)
	}
}

// TestExactResults: results that have few enough bits are points, so that signs and comparisons decide.
func TestExactResults(t *testing.T) {
	at := func(f func(ball.Ball) ball.Ball, v float64) ball.Ball { return f(point(v, 64)) }
	cases := []struct {
		name string
		got  ball.Ball
		want float64
	}{
		{"exp(0)", at(ball.Exp, 0), 1},
		{"log(1)", at(ball.Log, 1), 0},
		{"log2(1/8)", at(ball.Log2, 0.125), -3},
		{"log10(1000)", at(ball.Log10, 1000), 3},
		{"log10(1e22)", at(ball.Log10, 1e22), 22},
		{"log10(1)", at(ball.Log10, 1), 0},
		{"expm1(0)", at(ball.Expm1, 0), 0},
		{"log1p(0)", at(ball.Log1p, 0), 0},
		{"sqrt(4)", at(ball.Sqrt, 4), 2},
		{"sqrt(2.25)", at(ball.Sqrt, 2.25), 1.5},
		{"sqrt(2^-200)", at(ball.Sqrt, 0x1p-200), 0x1p-100},
		{"cbrt(-27)", at(ball.Cbrt, -27), -3},
		{"sin(0)", at(ball.Sin, 0), 0},
		{"cos(0)", at(ball.Cos, 0), 1},
		{"tan(0)", at(ball.Tan, 0), 0},
		{"asin(0)", at(ball.Asin, 0), 0},
		{"acos(1)", at(ball.Acos, 1), 0},
		{"atan(0)", at(ball.Atan, 0), 0},
		{"asec(1)", at(ball.Asec, 1), 0},
		{"sinh(0)", at(ball.Sinh, 0), 0},
		{"cosh(0)", at(ball.Cosh, 0), 1},
		{"tanh(0)", at(ball.Tanh, 0), 0},
		{"sech(0)", at(ball.Sech, 0), 1},
		{"asinh(0)", at(ball.Asinh, 0), 0},
		{"acosh(1)", at(ball.Acosh, 1), 0},
		{"atanh(0)", at(ball.Atanh, 0), 0},
		{"asech(1)", at(ball.Asech, 1), 0},
		{"sigma(0)", at(ball.Sigma, 0), 0.5},
		{"relu(-1)", at(ball.Relu, -1), 0},
		{"erf(0)", at(ball.Erf, 0), 0},
		{"erfc(0)", at(ball.Erfc, 0), 1},
		{"gamma(5)", at(ball.Gamma, 5), 24},
		{"gamma(1)", at(ball.Gamma, 1), 1},
		{"lgamma(1)", at(ball.Lgamma, 1), 0},
		{"lgamma(2)", at(ball.Lgamma, 2), 0},
		{"floor", at(ball.Floor, -2.5), -3},
		{"ceil", at(ball.Ceil, -2.5), -2},
		{"sign", at(ball.Sign, -2.5), -1},
		{"abs", at(ball.Abs, -2.5), 2.5},
		{"2^3", ball.PowInt(point(2, 64), 3), 8},
		{"2^-3", ball.PowInt(point(2, 64), -3), 0.125},
		{"(-2)^3", ball.Pow(point(-2, 64), point(3, 64)), -8},
		{"4^(3/2)", ball.Pow(point(4, 64), point(1.5, 64)), 8},
		{"4^(-1/2)", ball.Pow(point(4, 64), point(-0.5, 64)), 0.5},
		{"0^(1/2)", ball.Pow(point(0, 64), point(0.5, 64)), 0},
		{"32^(1/5)", ball.Root(point(32, 64), 5), 2},
		{"mod(7,3)", ball.Mod(point(7, 64), point(3, 64)), 1},
		{"mod(-7,3)", ball.Mod(point(-7, 64), point(3, 64)), 2},
		{"mod(7,-3)", ball.Mod(point(7, 64), point(-3, 64)), -2},
		{"mod(6,3)", ball.Mod(point(6, 64), point(3, 64)), 0},
		{"mod(5.5,0.25)", ball.Mod(point(5.5, 64), point(0.25, 64)), 0},
		{"binom(10,3)", ball.Binom(point(10, 64), point(3, 64)), 120},
		{"binom(3,10)", ball.Binom(point(3, 64), point(10, 64)), 0},
		{"binom(3,-1)", ball.Binom(point(3, 64), point(-1, 64)), 0},
		{"binom(-2,3)", ball.Binom(point(-2, 64), point(3, 64)), -4},
		{"binom(1/2,2)", ball.Binom(point(0.5, 64), point(2, 64)), -0.125},
		{"binom(60,30)", ball.Binom(point(60, 64), point(30, 64)), 118264581564861424},
		{"binom(1e6,999999)", ball.Binom(point(1e6, 64), point(999999, 64)), 1e6},
		{"0*x", point(0, 64).Mul(point(7, 64)), 0},
		{"1/4", point(1, 64).Quo(point(4, 64)), 0.25},
	}
	for _, c := range cases {
		require.True(t, c.got.IsPoint(), "%s = %v", c.name, c.got)
		assert.Equal(t, interval.True, ball.Equal(c.got, point(c.want, 64)), "%s = %v", c.name, c.got)
	}
}
