package rule_test

import (
	"context"
	"fmt"
	"testing/fstest"

	"nabla/parser/source"
	"nabla/simplify/rule"
	"nabla/symbolic"
)

// A rule is a line of text. Its letters stand for any expression, and it is found within a longer sum.
func ExampleRead() {
	set, err := rule.Read(fstest.MapFS{}, source.NewText("circle.rules", "[simplify]\npythagoras: sin(x)^2 + cos(x)^2 => 1\n"))
	if err != nil {
		fmt.Println(err)
	}
	e, _ := symbolic.Parse("a + sin(2*b)^2 + cos(2*b)^2")
	never := func(*symbolic.Expr) bool { return false } // no guard is proved, and this rule has none
	w := set.Rewriting(context.Background(), rule.Simplification, never)
	short, _ := w.Normalize(e)
	fmt.Println(short)
	for _, s := range w.Steps() {
		fmt.Println(s.Rule.Name)
	}
	// Output:
	// a + 1
	// pythagoras
}
