package rules_test

import (
	"fmt"

	"nabla/simplify/rules"
)

// Every rule is a line of a file, and knows which.
func ExampleSet() {
	set, _ := rules.Set()
	r, ok := set.Lookup("log-sum")
	fmt.Println(r, ok)
	// Output: log-sum: log(x) + log(y) ~> log(x*y) true
}
