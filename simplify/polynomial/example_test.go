package polynomial_test

import (
	"fmt"

	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/simplify/polynomial"
)

func ExampleRing() {
	ring := polynomial.NewRing(limit.PolynomialSteps)
	x, y := polynomial.Variable(0), polynomial.Variable(1)
	fmt.Println(ring.Mul(x.Add(y), x.Sub(y)))
	// Output: x0^2 - x1^2
}

// The first failure is final, and what follows is unknown: equal to nothing, not even to zero.
func ExampleRing_Err() {
	ring := polynomial.NewRing(100)
	x, y := polynomial.Variable(0), polynomial.Variable(1)
	p := ring.Pow(x.Add(y).Add(polynomial.Constant(rational.Int(1))), 1000)
	fmt.Println(p.Sub(p).IsZero(), ring.Err())
	// Output: false polynomial arithmetic went beyond its budget
}

func ExampleRing_GCD() {
	ring := polynomial.NewRing(limit.PolynomialSteps)
	x, y := polynomial.Variable(0), polynomial.Variable(1)
	p := ring.Pow(x.Add(y), 2)
	q := ring.Mul(x, x).Sub(ring.Mul(y, y))
	fmt.Println(ring.GCD(p, q))
	// Output: x0 + x1
}

func ExampleRing_Factor() {
	ring := polynomial.NewRing(limit.PolynomialSteps)
	x := polynomial.Variable(0)
	content, factors := ring.Factor(ring.Pow(x, 4).Add(polynomial.Constant(rational.Int(4))))
	fmt.Println(content)
	for _, f := range factors {
		fmt.Println(f.Poly, f.Multiplicity, f.Irreducible)
	}
	// Output:
	// 1
	// x0^2 - 2*x0 + 2 1 true
	// x0^2 + 2*x0 + 2 1 true
}

// With the variable 1 for sqrt(x), its square is x: sqrt(x)^3 is x*sqrt(x).
func ExampleRing_Reduce() {
	ring := polynomial.NewRing(limit.PolynomialSteps)
	x, s := polynomial.Variable(0), polynomial.Variable(1)
	fmt.Println(ring.Reduce(ring.Pow(s, 3), 1, ring.Pow(s, 2).Sub(x)))
	// Output: x0*x1
}

// 1/(x-1) - 1/(x+1) is 2/(x^2-1).
func ExampleRing_SubFraction() {
	ring := polynomial.NewRing(limit.PolynomialSteps)
	x, one := polynomial.Variable(0), polynomial.Constant(rational.Int(1))
	f, g := ring.Fraction(one, x.Sub(one)), ring.Fraction(one, x.Add(one))
	fmt.Println(ring.SubFraction(f, g))
	// Output: (2)/(x0^2 - 1)
}

func ExamplePoly_Terms() {
	p := polynomial.Term(rational.New(3, 2), 2, 1).Add(polynomial.Variable(1))
	for m, c := range p.Terms() {
		fmt.Println(c, m.Exponent(0), m.Exponent(1))
	}
	// Output:
	// 3/2 2 1
	// 1 0 1
}

func ExamplePoly_EvaluateMod() {
	field := polynomial.FieldOf(101)
	value, ok := polynomial.Term(rational.New(1, 2), 2).EvaluateMod(field, []uint64{20})
	fmt.Println(value, ok)
	// Output: 99 true
}
