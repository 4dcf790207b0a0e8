package simplify_test

import (
	"context"
	"fmt"

	"nabla/simplify"
	"nabla/symbolic"
)

// The steps name their rules; the conditions say where the expression is defined and the form alone would not show it.
func ExampleSimplify() {
	e, _ := symbolic.Parse("exp(z)/(1 + exp(z)) + x/x")
	result, _ := simplify.Simplify(context.Background(), e, nil, simplify.Options{})
	fmt.Println(result.Expr, result.Conditions)
	// Output: 1 + sigma(z) [x != 0]
}
