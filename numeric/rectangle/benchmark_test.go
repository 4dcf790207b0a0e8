package rectangle_test

import (
	"testing"

	"nabla/numeric/rectangle"
)

func BenchmarkFunctions(b *testing.B) {
	z := at(0.75, -1.25)
	for _, name := range []string{"exp", "log", "sqrt", "tan", "atanh"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				functions[name](z)
			}
		})
	}
	b.Run("product", func(b *testing.B) {
		for b.Loop() {
			z.Mul(rectangle.I(prec))
		}
	})
}
