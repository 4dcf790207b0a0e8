package interval_test

import (
	"fmt"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
)

// An identity that holds only for x >= 0 is refuted at x = -1.
func Example() {
	x := interval.Point(-1)
	left := interval.Sqrt(interval.PowInt(x, 2))
	fmt.Println(left, x, left.Disjoint(x))
	// Output: [1, 1] [-1, -1] true
}

func ExampleFromRat() {
	fmt.Println(interval.FromRat(rational.New(1, 4)))
	fmt.Println(interval.FromRat(rational.New(1, 3)).IsPoint())
	// Output:
	// [0.25, 0.25]
	// false
}

func ExampleLog() {
	fmt.Println(interval.Log(interval.Range(0, 1)))
	fmt.Println(interval.Log(interval.Point(0)))
	// Output:
	// [-Inf, 0]?
	// undefined
}

func ExampleInterval_Quo() {
	fmt.Println(interval.Range(1, 2).Quo(interval.Range(0, 4)))
	fmt.Println(interval.Range(1, 2).Quo(interval.Range(-1, 4)))
	// Output:
	// [0.25, +Inf]?
	// [-Inf, +Inf]?
}

func ExampleExp() {
	fmt.Println(interval.Exp(interval.Point(0)))
	fmt.Println(interval.Exp(interval.Range(0, 1000)))
	// Output:
	// [1, 1]
	// [1, +Inf]
}

func ExamplePow() {
	fmt.Println(interval.Pow(interval.Point(-2), interval.Point(3)))
	fmt.Println(interval.Pow(interval.Point(-2), interval.Point(0.5)))
	fmt.Println(interval.Pow(interval.Point(0), interval.Point(0)))
	// Output:
	// [-8, -8]
	// undefined
	// undefined
}

func ExampleLess() {
	fmt.Println(interval.Less(interval.Range(1, 2), interval.Range(3, 4)))
	fmt.Println(interval.Less(interval.Range(1, 3), interval.Range(2, 4)))
	// Output:
	// true
	// unknown
}
