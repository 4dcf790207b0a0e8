package numeric_test

import (
	"context"
	"fmt"

	"nabla/numeric"
	"nabla/symbolic"
)

// A witness is a point with rational coordinates at which the enclosures of the two sides do not meet. Agreement at every
// point that was tried is no proof.
func ExampleCompare() {
	for _, sides := range [][2]string{{"sqrt(x^2)", "x"}, {"sin(x)^2", "1 - cos(x)^2"}} {
		a, _ := symbolic.Parse(sides[0])
		b, _ := symbolic.Parse(sides[1])
		outcome := numeric.Compare(context.Background(), a, b, nil, numeric.Options{})
		if w := outcome.Witness; w != nil {
			fmt.Println("differ:", w)
		} else {
			fmt.Println("agree at every point tried:", outcome.Agreement.Points > 0)
		}
	}
	// Output:
	// differ: x = -1: 1 against -1
	// agree at every point tried: true
}

// All digits that are printed are right.
func ExampleEvaluate() {
	e, _ := symbolic.Parse("exp(pi*sqrt(163))")
	value, _ := numeric.Evaluate(context.Background(), e, nil, numeric.Point{}, 40)
	fmt.Println(value)
	// Output: 262537412640768743.9999999999992500725972
}
