package rectangle

import (
	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
)

// onReals returns f(z) for a real z in the domain of f.
func onReals(z Rectangle, f func(ball.Ball) ball.Ball) (Rectangle, bool) {
	if !z.IsReal() {
		return Rectangle{}, false
	}
	y := f(z.re)
	return Real(y), y.Def() == interval.Everywhere
}

// Exp returns e^z.
func Exp(z Rectangle) Rectangle {
	if y, ok := onReals(z, ball.Exp); ok {
		return y
	}
	r := ball.Exp(z.re)
	return New(r.Mul(ball.Cos(z.im)), r.Mul(ball.Sin(z.im)))
}

// Log returns the principal logarithm log|z| + arg(z)*i.
func Log(z Rectangle) Rectangle {
	if y, ok := onReals(z, ball.Log); ok {
		return y
	}
	return New(z.logModulus(), z.argument())
}

func (z Rectangle) logModulus() ball.Ball {
	switch {
	case isZero(z.im):
		return ball.Log(ball.Abs(z.re))
	case isZero(z.re):
		return ball.Log(ball.Abs(z.im))
	}
	return ball.Log(z.norm()).Mul(ball.FromRat(rational.New(1, 2), z.Prec()))
}

// Log2 returns log(z)/log(2).
func Log2(z Rectangle) Rectangle { return logTo(z, 2, ball.Log2) }

// Log10 returns log(z)/log(10).
func Log10(z Rectangle) Rectangle { return logTo(z, 10, ball.Log10) }

func logTo(z Rectangle, base int64, f func(ball.Ball) ball.Ball) Rectangle {
	if y, ok := onReals(z, f); ok {
		return y
	}
	return Log(z).Quo(Real(ball.Log(integer(base, z.Prec()))))
}

// Log1p returns log(1 + z).
func Log1p(z Rectangle) Rectangle {
	if y, ok := onReals(z, ball.Log1p); ok {
		return y
	}
	return Log(one(z).Add(z))
}

// Expm1 returns exp(z) - 1.
func Expm1(z Rectangle) Rectangle {
	if y, ok := onReals(z, ball.Expm1); ok {
		return y
	}
	return Exp(z).Sub(one(z))
}

// Sigma returns the logistic function 1/(1 + exp(-z)).
func Sigma(z Rectangle) Rectangle {
	if y, ok := onReals(z, ball.Sigma); ok {
		return y
	}
	return one(z).Add(Exp(z.Neg())).Inv()
}

// Softplus returns log(1 + exp(z)).
func Softplus(z Rectangle) Rectangle {
	if y, ok := onReals(z, ball.Softplus); ok {
		return y
	}
	inner := one(z).Add(Exp(z))
	return Log(inner).weakenIf(inner.TouchesCut())
}
