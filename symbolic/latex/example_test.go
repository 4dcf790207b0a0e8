package latex_test

import (
	"fmt"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
	"nabla/symbolic/latex"
)

func Example() {
	loss, err := symbolic.Parse("-sum(k, 1, K, y_k*log(p_k))/n")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(latex.Expr(loss))
	// Output: -\frac{1}{n} \sum_{k=1}^{K} y_{k} \log(p_{k})
}

// An author's line keeps its order.
func ExamplePrint() {
	scope := (*symbolic.Scope)(nil)
	line, err := parser.ParseExpression(source.NewText("", "(y_hat - y)*x/2 + lambda*w"), scope)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(latex.Print(line))
	// Output: \frac{(\hat{y} - y) x}{2} + \lambda w
}

// Conditions are printed with the same functions.
func ExamplePrint_condition() {
	c, err := parser.ParseCondition(source.NewText("", "0 <= x <= 1 and x != c"), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(latex.Print(c))
	// Output: 0 \le x \le 1 \text{ and } x \ne c
}

func ExampleSteps() {
	tree := func(text string) parser.Node {
		e, err := symbolic.Parse(text)
		if err != nil {
			fmt.Println(err)
		}
		return latex.Arrange(symbolic.Syntax(e))
	}
	fmt.Println(latex.Steps(tree("(x+1)^2"), []latex.Step{
		{Op: "=", Right: tree("x^2 + 2*x + 1"), Remark: "expand"},
		{Op: ">=", Right: tree("2*x + 1")},
	}))
	// Output:
	// \begin{align*}
	//   (x + 1)^{2} &= x^{2} + 2 x + 1 && \text{expand} \\
	//   &\ge 2 x + 1
	// \end{align*}
}

func ExampleText() {
	fmt.Println(latex.Text("50% of x_1 & \\more"))
	// Output: 50\% of x\_1 \& \textbackslash{}more
}

func ExampleArrange() {
	scope := (*symbolic.Scope)(nil)
	n, err := parser.ParseExpression(source.NewText("", "3*x*sin(y)/2"), scope)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(latex.Print(n))
	fmt.Println(latex.Print(latex.Arrange(n)))
	// Output:
	// \frac{3 x \sin(y)}{2}
	// \frac{3}{2} x \sin(y)
}
