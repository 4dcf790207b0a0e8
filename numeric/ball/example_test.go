package ball_test

import (
	"fmt"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
)

// Two sides of an equation that differ in the twelfth digit are refuted at 64 bits.
func Example() {
	x := ball.FromRat(rational.New(3, 10), 64)
	left := ball.Sin(x)
	right := left.Add(ball.FromRat(rational.New(1, 1_000_000_000_000), 64))
	fmt.Println(left.Text(15), right.Text(15), left.Disjoint(right))
	// Output: 0.29552020666134 0.29552020666234 true
}

func ExampleFromRat() {
	third := ball.FromRat(rational.New(1, 3), 64)
	half := ball.FromRat(rational.New(1, 2), 64)
	fmt.Println(third.IsPoint(), half.IsPoint())
	// Output: false true
}

func ExamplePi() {
	fmt.Println(ball.Pi(200).Text(50))
	// Output: 3.1415926535897932384626433832795028841971693993751
}

func ExampleBall_Text() {
	x := ball.FromRat(rational.New(2, 3), 30)
	fmt.Println(x.Text(40))
	fmt.Println(x.Sub(x).Text(40) != "0")
	// Output:
	// 0.66666667
	// true
}

func ExampleExp() {
	fmt.Println(ball.Exp(ball.FromFloat(1e9, 64)))
	// Output: [2^67108864, +Inf]
}

func ExampleLog() {
	fmt.Println(ball.Log(ball.FromFloat(-1, 64)))
	fmt.Println(ball.Log(ball.FromInterval(interval.Range(0, 1), 64)))
	// Output:
	// undefined
	// [-Inf, 0]?
}

func ExampleSqrt() {
	two := ball.FromFloat(2, 64)
	four := ball.FromFloat(4, 64)
	fmt.Println(ball.Equal(ball.Sqrt(four), two))
	fmt.Println(ball.Equal(ball.PowInt(ball.Sqrt(two), 2), two))
	// Output:
	// true
	// unknown
}

func ExampleGamma() {
	fmt.Println(ball.Gamma(ball.FromFloat(0.5, 128)).Text(30))
	fmt.Println(ball.Gamma(ball.FromFloat(-3, 128)))
	// Output:
	// 1.77245385090551602729816748334
	// undefined
}
