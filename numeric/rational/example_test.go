package rational_test

import (
	"fmt"

	"nabla/numeric/rational"
)

func ExampleParse() {
	r, err := rational.Parse("2.50")
	fmt.Println(r, err)
	_, err = rational.Parse("1/0")
	fmt.Println(err)
	// Output:
	// 5/2 <nil>
	// not a number: "1/0"
}

func ExampleRat_Add() {
	fmt.Println(rational.New(1, 3).Add(rational.New(1, 6)))
	// Output: 1/2
}

func ExampleRat_Pow() {
	fmt.Println(rational.New(-2, 3).Pow(-3))
	// Output: -27/8
}

func ExampleRat_Root() {
	r, ok := rational.New(8, 27).Root(3)
	fmt.Println(r, ok)
	_, ok = rational.Int(2).Root(2)
	fmt.Println(ok)
	// Output:
	// 2/3 true
	// false
}

func ExampleGCD() {
	fmt.Println(rational.GCD(rational.New(3, 4), rational.New(9, 10)))
	// Output: 3/20
}
