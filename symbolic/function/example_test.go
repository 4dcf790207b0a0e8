package function_test

import (
	"fmt"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/symbolic/function"
)

func ExampleLookup() {
	f, _ := function.Lookup("sigmoid")
	fmt.Println(f.Name, f.Derivative[0])
	fmt.Println(f.Float([]float64{0}))
	// Output:
	// sigma sigma(x)*(1 - sigma(x))
	// 0.5
}

// A notation has no node: it is replaced by what it stands for.
func ExampleLookup_notation() {
	f, _ := function.Lookup("sqrt")
	fmt.Println(f.Signature(), "is", f.Notation)
	// Output: sqrt(x) is x^(1/2)
}

func ExampleNearest() {
	name, _ := function.Nearest("sgima")
	fmt.Printf("did you mean `%s`?\n", name)
	// Output: did you mean `sigma`?
}

func ExampleAll() {
	group := ""
	for _, f := range function.All() {
		if f.Group != group {
			group = f.Group
			fmt.Println(group)
		}
	}
	// Output:
	// elementary
	// piecewise
	// trigonometric
	// inverse trigonometric
	// hyperbolic
	// inverse hyperbolic
	// network
	// special
	// integer
}

func ExampleFunction_Describe() {
	f, _ := function.Lookup("relu")
	fmt.Print(f.Describe())
	// Output:
	// relu(x)
	//   The rectifier max(0, x); at 0 its slope is by convention 0, any number in [0, 1] is accepted.
	//   also         ReLU
	//   defined      everywhere
	//   d/dx         indicator(x > 0)  where x != 0
	//   kink         where x = 0: slopes from 0 to 1, by convention 0
	//   equals       piecewise(x > 0, x, 0)
	//   range        [0, inf)
	//   monotone     increasing
	//   positive     where x > 0
	//   identity     relu(-x) = relu(x) - x
	//   value        relu(0) = 0
	//   example      relu(x) - relu(-x) = x
}

func ExampleFunction_Signature() {
	f, _ := function.Lookup("max")
	fmt.Println(f.Signature(), f.Accepts(1), f.Accepts(3))
	// Output: max(x, y, ...) true true
}

// An enclosure knows where the function is defined: log has values on a part of [-1, 1] only.
func ExampleFunction_enclose() {
	f, _ := function.Lookup("log")
	fmt.Println(f.Enclose([]interval.Interval{interval.Range(-1, 1)}).Def)
	fmt.Println(f.Enclose([]interval.Interval{interval.Range(-2, -1)}).Def)
	// Output:
	// somewhere
	// nowhere
}

func ExampleFunction_exact() {
	f, _ := function.Lookup("binom")
	value, ok := f.Exact([]rational.Rat{rational.New(1, 2), rational.Int(3)})
	fmt.Println(value, ok)
	// Output: 1/16 true
}
