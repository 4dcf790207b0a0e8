package normal_test

import (
	"context"
	"fmt"

	"nabla/simplify/normal"
	"nabla/symbolic"
)

// A nonzero form is no refutation yet: a point at which the sides differ is for package numeric to find.
func ExampleEqual() {
	for _, sides := range [][2]string{
		{"(x^2 - 1)/(x - 1)", "x + 1"},
		{"log(x*y)", "log(x) + log(y)"},
		{"x + 1", "x + 2"},
	} {
		a, _ := symbolic.Parse(sides[0])
		b, _ := symbolic.Parse(sides[1])
		d := normal.Equal(context.Background(), a, b, nil)
		fmt.Println(d.Zero, d.Conditions)
	}
	// Output:
	// proved []
	// proved []
	// nonzero form []
}
