package ball_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
)

// unary lists every function of one argument with its float64 counterpart.
var unary = []struct {
	name  string
	ball  func(ball.Ball) ball.Ball
	float func(interval.Interval) interval.Interval
}{
	{"exp", ball.Exp, interval.Exp}, {"log", ball.Log, interval.Log}, {"log2", ball.Log2, interval.Log2},
	{"log10", ball.Log10, interval.Log10}, {"expm1", ball.Expm1, interval.Expm1}, {"log1p", ball.Log1p, interval.Log1p},
	{"sqrt", ball.Sqrt, interval.Sqrt}, {"cbrt", ball.Cbrt, interval.Cbrt}, {"abs", ball.Abs, interval.Abs},
	{"sign", ball.Sign, interval.Sign}, {"floor", ball.Floor, interval.Floor}, {"ceil", ball.Ceil, interval.Ceil},
	{"sin", ball.Sin, interval.Sin}, {"cos", ball.Cos, interval.Cos}, {"tan", ball.Tan, interval.Tan},
	{"cot", ball.Cot, interval.Cot}, {"sec", ball.Sec, interval.Sec}, {"csc", ball.Csc, interval.Csc},
	{"asin", ball.Asin, interval.Asin}, {"acos", ball.Acos, interval.Acos}, {"atan", ball.Atan, interval.Atan},
	{"acot", ball.Acot, interval.Acot}, {"asec", ball.Asec, interval.Asec}, {"acsc", ball.Acsc, interval.Acsc},
	{"sinh", ball.Sinh, interval.Sinh}, {"cosh", ball.Cosh, interval.Cosh}, {"tanh", ball.Tanh, interval.Tanh},
	{"coth", ball.Coth, interval.Coth}, {"sech", ball.Sech, interval.Sech}, {"csch", ball.Csch, interval.Csch},
	{"asinh", ball.Asinh, interval.Asinh}, {"acosh", ball.Acosh, interval.Acosh}, {"atanh", ball.Atanh, interval.Atanh},
	{"acoth", ball.Acoth, interval.Acoth}, {"asech", ball.Asech, interval.Asech}, {"acsch", ball.Acsch, interval.Acsch},
	{"sigma", ball.Sigma, interval.Sigma}, {"relu", ball.Relu, interval.Relu}, {"softplus", ball.Softplus, interval.Softplus},
	{"erf", ball.Erf, interval.Erf}, {"erfc", ball.Erfc, interval.Erfc}, {"gamma", ball.Gamma, interval.Gamma},
	{"lgamma", ball.Lgamma, interval.Lgamma}, {"digamma", ball.Digamma, interval.Digamma},
	{"trigamma", ball.Trigamma, interval.Trigamma},
}

// binary lists every function of two arguments.
var binary = []struct {
	name  string
	ball  func(x, y ball.Ball) ball.Ball
	float func(x, y interval.Interval) interval.Interval
}{
	{"add", ball.Ball.Add, interval.Interval.Add}, {"sub", ball.Ball.Sub, interval.Interval.Sub},
	{"mul", ball.Ball.Mul, interval.Interval.Mul}, {"quo", ball.Ball.Quo, interval.Interval.Quo},
	{"pow", ball.Pow, interval.Pow}, {"mod", ball.Mod, interval.Mod}, {"max", ball.Max, interval.Max},
	{"min", ball.Min, interval.Min}, {"binom", ball.Binom, interval.Binom},
}

// point returns an exact number.
func point(v float64, prec uint) ball.Ball { return ball.FromFloat(v, prec) }

// between returns the ball from lo to hi.
func between(lo, hi float64, prec uint) ball.Ball {
	return ball.FromInterval(interval.Range(lo, hi), prec)
}

// fraction parses "-7/4" and the like.
func fraction(t require.TestingT, text string) rational.Rat {
	r, ok := new(big.Rat).SetString(text)
	require.True(t, ok, text)
	return rational.FromBig(r)
}

// encloses says that every value of inner is a value of outer, definedness included.
func encloses(outer, inner ball.Ball) bool {
	switch {
	case inner.Def() == interval.Nowhere:
		return outer.Def() != interval.Everywhere
	case outer.Def() == interval.Nowhere || outer.Def() > inner.Def():
		return false
	}
	return outer.Lower().Cmp(inner.Lower()) <= 0 && inner.Upper().Cmp(outer.Upper()) <= 0
}

// arguments draws numbers where functions are hard: of all magnitudes, near integers, near multiples of pi/2, near
// 1 and -1, subnormal and huge.
func arguments() *rapid.Generator[float64] {
	small := rapid.Float64Range(-8, 8)
	return rapid.OneOf(
		small,
		rapid.Float64Range(-200, 200),
		rapid.Float64(),
		rapid.Custom(func(t *rapid.T) float64 {
			center := rapid.SampledFrom([]float64{
				0, 1, -1, 2, -2, -3, 1.5707963267948966, 3.141592653589793, -4.71238898038469, 1.4616321449683622,
			}).Draw(t, "center")
			return center + small.Draw(t, "offset")*float64FromExponent(rapid.IntRange(-60, 0).Draw(t, "exponent"))
		}),
		rapid.Map(rapid.IntRange(-40, 40), func(n int) float64 { return float64(n) / 2 }),
	)
}

func float64FromExponent(e int) float64 {
	f, _ := new(big.Float).SetMantExp(big.NewFloat(1), e).Float64()
	return f
}

// forAll runs a property for every function of one argument as a subtest.
func forAll(t *testing.T, property func(t *rapid.T, f func(ball.Ball) ball.Ball)) {
	for _, c := range unary {
		t.Run(c.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) { property(t, c.ball) })
		})
	}
}
