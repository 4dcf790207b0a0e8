package ball_test

import (
	"fmt"
	"testing"

	"nabla/numeric/ball"
	"nabla/numeric/rational"
)

// BenchmarkFunction times the kernels at a point and on a narrow ball that is no point.
func BenchmarkFunction(b *testing.B) {
	functions := []struct {
		name string
		f    func(ball.Ball) ball.Ball
	}{
		{"exp", ball.Exp}, {"log", ball.Log}, {"sin", ball.Sin}, {"atan", ball.Atan}, {"tanh", ball.Tanh},
		{"sqrt", ball.Sqrt}, {"erf", ball.Erf}, {"gamma", ball.Gamma}, {"digamma", ball.Digamma},
	}
	for _, c := range functions {
		for _, prec := range []uint{64, 128, 1000} {
			point := ball.FromRat(rational.New(11, 8), prec)
			narrow := ball.FromRat(rational.New(11, 7), prec)
			b.Run(fmt.Sprintf("%s/%d/point", c.name, prec), func(b *testing.B) { repeat(b, c.f, point) })
			b.Run(fmt.Sprintf("%s/%d/narrow", c.name, prec), func(b *testing.B) { repeat(b, c.f, narrow) })
		}
	}
}

func repeat(b *testing.B, f func(ball.Ball) ball.Ball, x ball.Ball) {
	b.ReportAllocs()
	for b.Loop() {
		f(x)
	}
}

// BenchmarkArithmetic times the four operations on narrow balls.
func BenchmarkArithmetic(b *testing.B) {
	operations := []struct {
		name string
		f    func(x, y ball.Ball) ball.Ball
	}{
		{"add", ball.Ball.Add}, {"mul", ball.Ball.Mul}, {"quo", ball.Ball.Quo}, {"pow", ball.Pow},
	}
	for _, c := range operations {
		for _, prec := range []uint{128, 1000} {
			x := ball.FromRat(rational.New(11, 7), prec)
			y := ball.FromRat(rational.New(2, 3), prec)
			b.Run(fmt.Sprintf("%s/%d", c.name, prec), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					c.f(x, y)
				}
			})
		}
	}
}

// BenchmarkExpression times an expression of 200 nodes, such as one step of a derivation may have.
func BenchmarkExpression(b *testing.B) {
	for _, prec := range []uint{128, 1000} {
		b.Run(fmt.Sprint(prec), func(b *testing.B) {
			x := ball.FromRat(rational.New(11, 7), prec)
			for b.Loop() {
				sum := x
				for range 25 { // eight nodes each
					sum = sum.Add(ball.Exp(ball.Sin(sum).Mul(x)).Quo(ball.Log(sum.Mul(sum))))
				}
			}
		})
	}
}
