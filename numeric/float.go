package numeric

import (
	"math"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// float is float64 arithmetic with NaN for undefined. It finds promising points and feeds difference
// quotients; it decides nothing, so an overflow to infinity stays a value.
type float struct{}

func (float) number(r rational.Rat) float64                     { return r.Float64() }
func (float) pi() float64                                       { return math.Pi }
func (float) undefined() float64                                { return math.NaN() }
func (float) unknown() float64                                  { return math.NaN() }
func (float) add(x, y float64) float64                          { return x + y }
func (float) multiply(x, y float64) float64                     { return x * y }
func (float) call(f *function.Function, args []float64) float64 { return f.Float(args) }

// divide has no infinities: a divisor 0 leaves no value, also in 1/0.
func (float) divide(x, y float64) float64 {
	if y == 0 {
		return math.NaN()
	}
	return x / y
}

func (float) integerPower(x float64, n int) float64 { return floatPower(x, float64(n)) }

func (float) root(x float64) float64 { return math.Sqrt(x) }

func (float) power(x, y float64) float64 { return floatPower(x, y) }

// floatPower is undefined at 0^0, at 0 to a negative power, and for undefined arguments, where math.Pow
// has values.
func floatPower(x, y float64) float64 {
	if x == 0 && y <= 0 || math.IsNaN(x) || math.IsNaN(y) {
		return math.NaN()
	}
	return math.Pow(x, y)
}

// merge is only asked for where a condition is not decided, which for numbers means undefined.
func (float) merge(x, y float64) float64 { return math.NaN() }

// compare answers undefined for NaN, where Go would say false, and true for !=. The equality of floats is
// used to choose points and never to decide a step.
func (float) compare(op symbolic.Op, x, y float64) condition {
	if math.IsNaN(x) || math.IsNaN(y) {
		return condition{}
	}
	switch op {
	case symbolic.Equals:
		return decided(x == y)
	case symbolic.NotEquals:
		return decided(x != y)
	case symbolic.Less:
		return decided(x < y)
	}
	return decided(x <= y)
}

// decided is a condition about which nothing is left open.
func decided(holds bool) condition {
	if holds {
		return condition{interval.True, interval.Everywhere}
	}
	return condition{interval.False, interval.Everywhere}
}

// definedness takes an infinity for an overflow, which is a number that float64 cannot hold.
func (float) definedness(x float64) interval.Definedness {
	switch {
	case math.IsNaN(x):
		return interval.Nowhere
	case math.IsInf(x, 0):
		return interval.Somewhere
	}
	return interval.Everywhere
}

// maxIndex bounds the integers that float64 holds exactly.
const maxIndex = 1 << 53

// integer needs an exact whole number: from 2^53 on, neighbours of an integer round to it.
func (float) integer(x float64) (int64, interval.Definedness) {
	switch {
	case math.IsNaN(x) || x != math.Trunc(x):
		return 0, interval.Nowhere
	case math.Abs(x) >= maxIndex:
		return 0, interval.Somewhere
	}
	return int64(x), interval.Everywhere
}

func (f float) integrate(lower, upper float64, open [2]bool, at func(float64) []float64) float64 {
	return gauss[float64](f, lower, upper, open, at)
}
