package symbolic_test

import (
	"fmt"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
)

// Constructors collect terms and bring them into one order, so that these two are the same expression.
func ExampleParse() {
	a, _ := symbolic.Parse("y*2 + x - 0*z + y")
	b, _ := symbolic.Parse("x + 3*y")
	fmt.Println(a, symbolic.Equal(a, b))
	// Output: x + 3*y true
}

// A derivative is a raw formula; making it short is the business of package simplify.
func ExampleDiff() {
	e, _ := symbolic.Parse("log(x)^2")
	d, _ := symbolic.Diff(e, symbolic.Symbol("x"), nil)
	fmt.Println(d)
	for _, c := range symbolic.Domain(e) {
		fmt.Println("where", c)
	}
	// Output:
	// 2*log(x)/x
	// where x > 0
}

// A scope is what a document says of its names.
func ExampleBuild() {
	text := source.NewText("page", "positive r\nlet A = pi*r^2\n")
	scope, _, errors := symbolic.Build(parser.ParseDocument(text, (*symbolic.Scope)(nil)))
	if len(errors) > 0 {
		fmt.Println(errors)
	}
	opened, _ := scope.Expand(symbolic.Symbol("A"))
	fmt.Println(opened, scope.Variable("r").Kind == symbolic.Positive)
	// Output: pi*r^2 true
}
