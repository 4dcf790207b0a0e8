package latex_test

import (
	"fmt"

	"nabla/parser"
	"nabla/parser/latex"
	"nabla/parser/source"
)

func ExampleParseExpression() {
	text := source.NewText("", `-\sum_{k=1}^K y_k \log \hat{y}_k`)
	n, err := latex.ParseExpression(text, source.Span{End: len(text.Content)}, nil, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(parser.Print(n))
	// Output: -sum(k, 1, K, y_k*log(y_hat_k))
}

func ExampleParseFormula() {
	text := source.NewText("", `\frac{d\sigma}{dz} &= \frac{b}{c^2} \\ &= \sigma(1 - \sigma) \quad \text{by (3)}`)
	formula, err := latex.ParseFormula(text, source.Span{End: len(text.Content)}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range formula.Statements {
		for _, side := range s.Sides() {
			reading, err := side.Read(nil)
			if err != nil {
				fmt.Println(err)
				continue
			}
			fmt.Println(parser.Print(reading.Node))
		}
		fmt.Println(s.Remarks[0].Text)
	}
	// Output:
	// diff(sigma, z)
	// b/c^2
	// sigma*(1 - sigma)
	// by (3)
}

func ExampleSide_Read() {
	text := source.NewText("", `c(a + d)`)
	side, _ := latex.ParseSide(text, source.Span{End: len(text.Content)}, nil)
	likely, _ := side.Read(nil)
	fmt.Println(parser.Print(likely.Node))
	for _, a := range likely.Ambiguities {
		other, _ := side.Read(nil, a.Key)
		fmt.Println(parser.Print(other.Node), "if", a.Other)
	}
	// Output:
	// c*(a + d)
	// c(a + d) if `c` before a bracket is a function
}

func ExampleParseMacros() {
	macros, _ := latex.ParseMacros(source.NewText("", `\newcommand{\fp}[2]{\frac{\partial #1}{\partial #2}}`))
	text := source.NewText("", `\fp{L}{w}`)
	n, _ := latex.ParseExpression(text, source.Span{End: len(text.Content)}, macros, nil)
	fmt.Println(parser.Print(n))
	// Output: diff(L, w)
}
