package interval_test

import (
	"math"
	"math/rand/v2"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
)

// enclosure pairs a function of this package with its multiprecision counterpart, the reference of these tests.
type enclosure struct {
	name  string
	float func(interval.Interval) interval.Interval
	ball  func(ball.Ball) ball.Ball
}

var unary = []enclosure{
	{"exp", interval.Exp, ball.Exp}, {"log", interval.Log, ball.Log}, {"log2", interval.Log2, ball.Log2},
	{"log10", interval.Log10, ball.Log10}, {"expm1", interval.Expm1, ball.Expm1}, {"log1p", interval.Log1p, ball.Log1p},
	{"sqrt", interval.Sqrt, ball.Sqrt}, {"cbrt", interval.Cbrt, ball.Cbrt}, {"abs", interval.Abs, ball.Abs},
	{"sign", interval.Sign, ball.Sign}, {"floor", interval.Floor, ball.Floor}, {"ceil", interval.Ceil, ball.Ceil},
	{"sin", interval.Sin, ball.Sin}, {"cos", interval.Cos, ball.Cos}, {"tan", interval.Tan, ball.Tan},
	{"cot", interval.Cot, ball.Cot}, {"sec", interval.Sec, ball.Sec}, {"csc", interval.Csc, ball.Csc},
	{"asin", interval.Asin, ball.Asin}, {"acos", interval.Acos, ball.Acos}, {"atan", interval.Atan, ball.Atan},
	{"acot", interval.Acot, ball.Acot}, {"asec", interval.Asec, ball.Asec}, {"acsc", interval.Acsc, ball.Acsc},
	{"sinh", interval.Sinh, ball.Sinh}, {"cosh", interval.Cosh, ball.Cosh}, {"tanh", interval.Tanh, ball.Tanh},
	{"coth", interval.Coth, ball.Coth}, {"sech", interval.Sech, ball.Sech}, {"csch", interval.Csch, ball.Csch},
	{"asinh", interval.Asinh, ball.Asinh}, {"acosh", interval.Acosh, ball.Acosh}, {"atanh", interval.Atanh, ball.Atanh},
	{"acoth", interval.Acoth, ball.Acoth}, {"asech", interval.Asech, ball.Asech}, {"acsch", interval.Acsch, ball.Acsch},
	{"sigma", interval.Sigma, ball.Sigma}, {"relu", interval.Relu, ball.Relu}, {"softplus", interval.Softplus, ball.Softplus},
	{"erf", interval.Erf, ball.Erf}, {"erfc", interval.Erfc, ball.Erfc}, {"gamma", interval.Gamma, ball.Gamma},
	{"lgamma", interval.Lgamma, ball.Lgamma}, {"digamma", interval.Digamma, ball.Digamma},
	{"trigamma", interval.Trigamma, ball.Trigamma},
	{"polygamma 4", func(x interval.Interval) interval.Interval { return interval.Polygamma(4, x) },
		func(x ball.Ball) ball.Ball { return ball.Polygamma(4, x) }},
	{"polygamma 7", func(x interval.Interval) interval.Interval { return interval.Polygamma(7, x) },
		func(x ball.Ball) ball.Ball { return ball.Polygamma(7, x) }},
	{"root 5", func(x interval.Interval) interval.Interval { return interval.Root(x, 5) },
		func(x ball.Ball) ball.Ball { return ball.Root(x, 5) }},
	{"root 6", func(x interval.Interval) interval.Interval { return interval.Root(x, 6) },
		func(x ball.Ball) ball.Ball { return ball.Root(x, 6) }},
	{"power 3", func(x interval.Interval) interval.Interval { return interval.PowInt(x, 3) },
		func(x ball.Ball) ball.Ball { return ball.PowInt(x, 3) }},
	{"power -4", func(x interval.Interval) interval.Interval { return interval.PowInt(x, -4) },
		func(x ball.Ball) ball.Ball { return ball.PowInt(x, -4) }},
	{"power 5000", func(x interval.Interval) interval.Interval { return interval.PowInt(x, 5000) },
		func(x ball.Ball) ball.Ball { return ball.PowInt(x, 5000) }},
}

var binary = []struct {
	name  string
	float func(x, y interval.Interval) interval.Interval
	ball  func(x, y ball.Ball) ball.Ball
}{
	{"add", interval.Interval.Add, ball.Ball.Add}, {"sub", interval.Interval.Sub, ball.Ball.Sub},
	{"mul", interval.Interval.Mul, ball.Ball.Mul}, {"quo", interval.Interval.Quo, ball.Ball.Quo},
	{"pow", interval.Pow, ball.Pow}, {"mod", interval.Mod, ball.Mod}, {"max", interval.Max, ball.Max},
	{"min", interval.Min, ball.Min}, {"binom", interval.Binom, ball.Binom},
}

// families draw the arguments at which kernels err most.
var families = []struct {
	name string
	draw func(r *rand.Rand) float64
}{
	{"any bits", func(r *rand.Rand) float64 {
		for {
			if v := math.Float64frombits(r.Uint64()); !math.IsNaN(v) && !math.IsInf(v, 0) {
				return v
			}
		}
	}},
	{"subnormal", func(r *rand.Rand) float64 { return math.Float64frombits(r.Uint64N(1 << 53)) }},
	{"moderate", func(r *rand.Rand) float64 { return r.NormFloat64() * 3 }},
	{"unit", func(r *rand.Rand) float64 { return 2*r.Float64() - 1 }},
	{"near one", func(r *rand.Rand) float64 {
		return (1 + math.Ldexp(r.Float64()-0.5, -r.IntN(53))) * float64(1-2*r.IntN(2))
	}},
	{"wide", func(r *rand.Rand) float64 { return math.Ldexp(r.Float64()-0.5, r.IntN(60)-30) }},
	{"hundreds", func(r *rand.Rand) float64 { return (r.Float64() - 0.5) * 1500 }},
	{"near multiples of pi/2", func(r *rand.Rand) float64 {
		return float64(r.IntN(600_000)-300_000)*(math.Pi/2) + math.Ldexp(r.Float64()-0.5, -r.IntN(50))
	}},
	{"near small multiples of pi/2", func(r *rand.Rand) float64 {
		v := float64(r.IntN(40)-20) * (math.Pi / 2)
		for range r.IntN(4) {
			v = math.Nextafter(v, 1000)
		}
		return v
	}},
	{"near overflow", func(r *rand.Rand) float64 {
		limits := []float64{709.78, 710.47, 745.13, 708.4, 171.62, -171.62, 26.54, -36.7}
		return limits[r.IntN(len(limits))] + r.NormFloat64()/2
	}},
	{"near integers", func(r *rand.Rand) float64 {
		return float64(r.IntN(360)-180) + math.Ldexp(r.Float64()-0.5, -r.IntN(50))
	}},
	{"halves", func(r *rand.Rand) float64 { return float64(r.IntN(80)-40) / 2 }},
}
