package rectangle_test

import (
	"fmt"

	"nabla/numeric/ball"
	"nabla/numeric/rational"
	"nabla/numeric/rectangle"
)

// Euler's identity, as far as an enclosure can say it.
func ExampleExp() {
	i, pi := rectangle.I(64), rectangle.Real(ball.Pi(64))
	z := rectangle.Exp(i.Mul(pi))
	fmt.Println(z.Overlaps(rectangle.FromRat(rational.Int(-1), 64)), z.Disjoint(rectangle.FromRat(rational.Int(1), 64)))
	// Output: true true
}

// Roots and logarithms of negative numbers are the principal ones.
func ExampleSqrt() {
	minusFour := rectangle.FromRat(rational.Int(-4), 64)
	fmt.Println(rectangle.Sqrt(minusFour).Text(10, "i"), rectangle.Log(minusFour).Text(10, "i"))
	// Output: 2*i 1.386294361 + 3.141592654*i
}
