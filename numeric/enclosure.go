package numeric

import (
	"math"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// enclosure is float64 interval arithmetic: results are certain.
type enclosure struct{}

func (enclosure) number(r rational.Rat) interval.Interval { return interval.FromRat(r) }
func (enclosure) pi() interval.Interval                   { return interval.Pi() }
func (enclosure) undefined() interval.Interval            { return interval.Undefined() }

func (enclosure) unknown() interval.Interval {
	return interval.Interval{Lo: math.Inf(-1), Hi: math.Inf(1), Def: interval.Somewhere}
}

func (enclosure) add(x, y interval.Interval) interval.Interval      { return x.Add(y) }
func (enclosure) multiply(x, y interval.Interval) interval.Interval { return x.Mul(y) }
func (enclosure) divide(x, y interval.Interval) interval.Interval   { return x.Quo(y) }
func (enclosure) integerPower(x interval.Interval, n int) interval.Interval {
	return interval.PowInt(x, n)
}
func (enclosure) root(x interval.Interval) interval.Interval           { return interval.Sqrt(x) }
func (enclosure) power(x, y interval.Interval) interval.Interval       { return interval.Pow(x, y) }
func (enclosure) merge(x, y interval.Interval) interval.Interval       { return interval.Hull(x, y) }
func (enclosure) definedness(x interval.Interval) interval.Definedness { return x.Def }

func (enclosure) call(f *function.Function, args []interval.Interval) interval.Interval {
	return f.Enclose(args)
}

// compare is decided where no pair of values from the two intervals speaks against it; where they overlap it is
// unknown.
func (enclosure) compare(op symbolic.Op, x, y interval.Interval) condition {
	def := min(x.Def, y.Def)
	switch op {
	case symbolic.Equals:
		return condition{interval.Equal(x, y), def}
	case symbolic.NotEquals:
		return condition{interval.Equal(x, y).Not(), def}
	case symbolic.Less:
		return condition{interval.Less(x, y), def}
	}
	return condition{interval.LessEqual(x, y), def}
}

// integer rounds inward: an interval without an integer certainly holds none, and one that is not a point
// does not say which. An index that is not certain makes its component unknown.
func (enclosure) integer(x interval.Interval) (int64, interval.Definedness) {
	switch {
	case x.Def == interval.Nowhere || math.Ceil(x.Lo) > math.Floor(x.Hi):
		return 0, interval.Nowhere
	case !x.IsPoint() || math.Abs(x.Lo) >= maxIndex:
		return 0, interval.Somewhere
	}
	return int64(x.Lo), interval.Everywhere
}

func (e enclosure) integrate(lower, upper interval.Interval, open [2]bool, at func(interval.Interval) []interval.Interval) interval.Interval {
	return adaptive[interval.Interval](e, lower, upper, open, at)
}

// width and magnitude are what adaptive integration steers by.
func (enclosure) width(x interval.Interval) float64 { return x.Width() }
