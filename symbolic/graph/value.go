package graph

import (
	"math/big"
	"strings"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
)

// Value is a number of a pass: the exact one if it is a known rational, and always an enclosure.
type Value struct {
	Rational rational.Rat
	Exact    bool // Rational is the value
	Ball     ball.Ball
}

// ExactValue is the value of a rational number.
func ExactValue(r rational.Rat, prec uint) Value { return Value{r, true, ball.FromRat(r, prec)} }

// Float returns the float64 nearest to the value.
func (v Value) Float() float64 {
	if v.Exact {
		return v.Rational.Float64()
	}
	f := v.Ball.Float()
	return f.Lo + (f.Hi-f.Lo)/2
}

// Text prints the value with at most the given number of significant digits: an exact decimal or a short fraction as it
// is, anything else rounded.
func (v Value) Text(digits int) string {
	if !v.Exact {
		return v.Ball.Text(digits)
	}
	if text := v.Rational.String(); len(strings.TrimPrefix(text, "-")) <= min(digits, 7) {
		if decimal, short := v.decimal(digits); short && strings.Contains(text, "/") {
			return decimal
		}
		return text
	}
	return v.Ball.Text(digits)
}

// decimal prints a rational that is a decimal of no more digits.
func (v Value) decimal(digits int) (string, bool) {
	text := v.Ball.Text(digits)
	if strings.ContainsAny(text, "e[") {
		return "", false
	}
	read, err := rational.Parse(text)
	return text, err == nil && read.Equal(v.Rational)
}

// known reports that the value certainly exists and is enclosed to some digits.
func (v Value) known() bool { return v.Ball.Def() == interval.Everywhere }

// times is exact where both factors are. The enclosure of an inexact product is rounded outward to its
// precision.
func (v Value) times(w Value, prec uint) Value {
	if v.Exact && w.Exact {
		return ExactValue(v.Rational.Mul(w.Rational), prec)
	}
	return Value{Ball: v.Ball.Mul(w.Ball)}
}

// plus is exact where both terms are.
func (v Value) plus(w Value, prec uint) Value {
	if v.Exact && w.Exact {
		return ExactValue(v.Rational.Add(w.Rational), prec)
	}
	return Value{Ball: v.Ball.Add(w.Ball)}
}

// certain reports whether the enclosure gives the digits.
func (v Value) certain(digits int) bool {
	return v.Exact || v.known() && (v.Ball.IsPoint() || !strings.HasPrefix(v.Ball.Text(digits), "[") && v.digits() > digits)
}

// digits estimates how many decimal digits the bounds have in common. Bounds with different signs or
// exponents have none for certain.
func (v Value) digits() int {
	const perDigit = 3.3219280948873626 // bits
	lo, hi := v.Ball.Lower(), v.Ball.Upper()
	if lo.IsInf() || hi.IsInf() || lo.Sign() != hi.Sign() || lo.Sign() == 0 {
		return 0
	}
	if lo.MantExp(nil) != hi.MantExp(nil) {
		return 0
	}
	width := new(big.Float).Sub(hi, lo)
	if width.Sign() == 0 {
		return int(v.Ball.Prec())
	}
	return int(float64(lo.MantExp(nil)-width.MantExp(nil)) / perDigit)
}
