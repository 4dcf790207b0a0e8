package numeric

import (
	"context"
	"errors"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/numeric/rectangle"
	"nabla/parser/limit"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// planar is enclosure over the complex numbers: rectangles in multiple precision.
type planar struct{ prec uint }

func (p planar) number(r rational.Rat) rectangle.Rectangle { return rectangle.FromRat(r, p.prec) }
func (p planar) pi() rectangle.Rectangle                   { return rectangle.Real(ball.Pi(p.prec)) }
func (p planar) undefined() rectangle.Rectangle            { return rectangle.Undefined(p.prec) }
func (p planar) unknown() rectangle.Rectangle              { return rectangle.Unknown(p.prec) }

func (planar) add(z, w rectangle.Rectangle) rectangle.Rectangle      { return z.Add(w) }
func (planar) multiply(z, w rectangle.Rectangle) rectangle.Rectangle { return z.Mul(w) }
func (planar) divide(z, w rectangle.Rectangle) rectangle.Rectangle   { return z.Quo(w) }
func (planar) root(z rectangle.Rectangle) rectangle.Rectangle        { return rectangle.Sqrt(z) }
func (planar) power(z, w rectangle.Rectangle) rectangle.Rectangle    { return rectangle.Pow(z, w) }
func (planar) merge(z, w rectangle.Rectangle) rectangle.Rectangle    { return rectangle.Hull(z, w) }

func (planar) integerPower(z rectangle.Rectangle, n int) rectangle.Rectangle {
	return rectangle.PowInt(z, n)
}

func (planar) definedness(z rectangle.Rectangle) interval.Definedness { return z.Def() }

// call continues functions of the real numbers nowhere: where the table has no complex one, their values at other
// numbers, or at real ones where they are not defined, are not known.
func (p planar) call(f *function.Function, args []rectangle.Rectangle) rectangle.Rectangle {
	if f.Complex != nil {
		return f.Complex.Enclose(args)
	}
	x := make([]ball.Ball, len(args))
	for i, z := range args {
		if !z.IsReal() {
			return p.unknown()
		}
		x[i] = z.Re()
	}
	// A function such as log has complex values beyond its real domain, which its real kernel calls undefined;
	// that is not certain here.
	y := rectangle.Real(f.Ball(x))
	if f.LeavesReals() && y.Def() != interval.Everywhere {
		return p.unknown()
	}
	return y
}

// compare decides an order between real numbers only; between others there is none.
func (p planar) compare(op symbolic.Op, z, w rectangle.Rectangle) condition {
	def := min(z.Def(), w.Def())
	switch {
	case op == symbolic.Equals:
		return condition{rectangle.Equal(z, w), def}
	case op == symbolic.NotEquals:
		return condition{rectangle.Equal(z, w).Not(), def}
	case !z.IsReal() || !w.IsReal():
		return condition{interval.Unknown, interval.Somewhere}
	}
	return precise(p).compare(op, z.Re(), w.Re())
}

// integer accepts real numbers only: an index or a bound with an imaginary part that may be 0 is not decided.
func (p planar) integer(z rectangle.Rectangle) (int64, interval.Definedness) {
	if !z.IsReal() {
		return 0, interval.Somewhere
	}
	return precise(p).integer(z.Re())
}

// integrate knows no integrals of complex values.
func (p planar) integrate(_, _ rectangle.Rectangle, _ [2]bool, _ func(rectangle.Rectangle) []rectangle.Rectangle) rectangle.Rectangle {
	return p.unknown()
}

// unitInput is the input slot of programs for the imaginary unit. It is no name, so that a machine over the real numbers has no
// value for it.
const unitInput = "the imaginary unit"

// bindComplex gives the inputs of a program the real numbers of a point, and the unit its value.
func bindComplex(m *machine[rectangle.Rectangle, planar], p Point) error {
	q := p.clone()
	q[unitInput] = Scalar(rational.Int(1))
	return m.bindWith(q, func(name string, _ int, r rational.Rat) rectangle.Rectangle {
		if name == unitInput {
			return rectangle.I(m.arithmetic.prec)
		}
		return m.arithmetic.number(r)
	})
}

// evaluateComplex raises the precision until enough digits of both parts are certain. A value that stays
// defined somewhere at the highest precision may lie on a cut, and is not printed.
func evaluateComplex(ctx context.Context, program *Program, p Point, digits int, unit string) (string, error) {
	var z rectangle.Rectangle
	for prec := uint(firstPrec); prec <= limit.Precision; prec *= 2 {
		m := newMachine(ctx, planar{prec}, program)
		if err := bindComplex(m, p); err != nil {
			return "", err
		}
		m.run()
		if err := ctx.Err(); err != nil {
			return "", err
		}
		z = m.value(0)
		if z.Def() == interval.Nowhere || z.Def() == interval.Everywhere && complexDigits(z, z) > digits {
			break
		}
	}
	if z.Def() == interval.Somewhere {
		return "", errors.New("it is not certain that the expression has a value: a part of it may lie on a branch cut")
	}
	return z.Text(digits, unit), nil
}

// complexDigits is the number of digits to which both parts of two enclosures agree.
func complexDigits(z, w rectangle.Rectangle) int {
	return min(ballDigits(z.Re(), w.Re()), ballDigits(z.Im(), w.Im()))
}
