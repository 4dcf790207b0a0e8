package numeric

import (
	"math"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// precise is enclosure in multiple precision.
type precise struct{ prec uint }

func (p precise) number(r rational.Rat) ball.Ball { return ball.FromRat(r, p.prec) }
func (p precise) pi() ball.Ball                   { return ball.Pi(p.prec) }
func (p precise) undefined() ball.Ball            { return ball.Undefined(p.prec) }

func (p precise) unknown() ball.Ball { return ball.FromInterval(enclosure{}.unknown(), p.prec) }

func (precise) add(x, y ball.Ball) ball.Ball              { return x.Add(y) }
func (precise) multiply(x, y ball.Ball) ball.Ball         { return x.Mul(y) }
func (precise) divide(x, y ball.Ball) ball.Ball           { return x.Quo(y) }
func (precise) integerPower(x ball.Ball, n int) ball.Ball { return ball.PowInt(x, n) }
func (precise) root(x ball.Ball) ball.Ball                { return ball.Sqrt(x) }
func (precise) power(x, y ball.Ball) ball.Ball            { return ball.Pow(x, y) }
func (precise) merge(x, y ball.Ball) ball.Ball            { return ball.Hull(x, y) }

func (precise) definedness(x ball.Ball) interval.Definedness { return x.Def() }

func (precise) call(f *function.Function, args []ball.Ball) ball.Ball { return f.Ball(args) }

func (precise) compare(op symbolic.Op, x, y ball.Ball) condition {
	def := min(x.Def(), y.Def())
	switch op {
	case symbolic.Equals:
		return condition{ball.Equal(x, y), def}
	case symbolic.NotEquals:
		return condition{ball.Equal(x, y).Not(), def}
	case symbolic.Less:
		return condition{ball.Less(x, y), def}
	}
	return condition{ball.LessEqual(x, y), def}
}

func (precise) integer(x ball.Ball) (int64, interval.Definedness) {
	if x.IsPoint() && x.Lower().IsInt() {
		if n, _ := x.Lower().Int64(); n > -math.MaxInt64/2 && n < math.MaxInt64/2 {
			return n, interval.Everywhere
		}
		return 0, interval.Somewhere
	}
	return enclosure{}.integer(x.Float())
}

func (p precise) integrate(lower, upper ball.Ball, open [2]bool, at func(ball.Ball) []ball.Ball) ball.Ball {
	return adaptive[ball.Ball](p, lower, upper, open, at)
}

func (precise) width(x ball.Ball) float64 { return x.Float().Width() }
