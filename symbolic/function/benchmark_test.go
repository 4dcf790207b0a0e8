package function_test

import (
	"math"
	"testing"

	"nabla/symbolic/function"
)

func BenchmarkLookup(b *testing.B) {
	for b.Loop() {
		function.Lookup("softplus")
	}
}

func BenchmarkNearest(b *testing.B) {
	for b.Loop() {
		function.Nearest("sofptlus")
	}
}

// inside is a point in the domain of f.
func inside(f *function.Function) []float64 {
	for _, x := range [][]float64{{0.75, 0.75}, {1.25, 1.25}, {3, 1.25}, {3, 3}} {
		if x = x[:len(f.Args)]; !math.IsNaN(f.Float(x)) {
			return x
		}
	}
	return nil
}

func BenchmarkFloat(b *testing.B) {
	for _, f := range function.All() {
		b.Run(f.Name, func(b *testing.B) {
			x := inside(f)
			for b.Loop() {
				f.Float(x)
			}
		})
	}
}

func BenchmarkEnclose(b *testing.B) {
	for _, f := range function.All() {
		b.Run(f.Name, func(b *testing.B) {
			x := points(inside(f))
			for b.Loop() {
				f.Enclose(x)
			}
		})
	}
}

func BenchmarkBall(b *testing.B) {
	for _, f := range function.All() {
		b.Run(f.Name, func(b *testing.B) {
			x := exactBalls(inside(f))
			for b.Loop() {
				f.Ball(x)
			}
		})
	}
}
