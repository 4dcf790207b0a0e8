package limit_test

import (
	"fmt"

	"nabla/parser/limit"
)

// Every limit is a constant that code names, and a line of the list that `nabla limits` prints.
func ExampleAll() {
	for _, b := range limit.All() {
		if b.Value == limit.Order && b.Name == "Order" {
			fmt.Printf("%s: %d (%s)\n", b.Name, b.Value, b.Unit)
		}
	}
	// Output: Order: 64 (derivatives)
}
