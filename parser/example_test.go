package parser_test

import (
	"fmt"

	"nabla/parser"
	"nabla/parser/source"
)

func ExampleParseExpression() {
	n, err := parser.ParseExpression(source.NewText("", "1/2x + sin^2 y"), table)
	fmt.Println(parser.Print(n), err)
	_, err = parser.ParseExpression(source.NewText("", "sgima(z)"), table)
	fmt.Println(err)
	// Output:
	// 1/(2*x) + sin(y)^2 <nil>
	// 1:1: unknown function `sgima`; did you mean `sigma`?
}

func ExampleParseCondition() {
	n, err := parser.ParseCondition(source.NewText("", "0 ≤ x < 1 and not isint(y)"), table)
	fmt.Println(parser.Print(n), err)
	// Output: (0 <= x and x < 1) and not isint(y) <nil>
}

func ExampleParseStep() {
	chain, err := parser.ParseStep(source.NewText("", "(a + b)^2 = a^2 + 2a b + b^2 by expansion"), table)
	step := chain.Steps[0]
	fmt.Println(parser.Print(chain.First), step.Op, parser.Print(step.Right), err)
	fmt.Println(step.Remark)
	// Output:
	// (a + b)^2 = a^2 + 2*a*b + b^2 <nil>
	// expansion
}

func ExampleParseDocument() {
	doc := parser.ParseDocument(source.NewText("notes", `
real x                     # a declaration
u = x^2                    # a definition, since u is fresh
claim "the power rule"
  du/dx = 2x   by the rule
        = x + x

let v = u +                # what cannot be read does not hide the rest
let w = 2u
`), table)
	fmt.Print(parser.Print(doc))
	for _, err := range doc.Errors {
		fmt.Println(err)
	}
	// Output:
	// real x
	// u = x^2
	// claim "the power rule"
	//   diff(u, x)
	//     = 2*x  by the rule
	//     = x + x
	// let w = 2*u
	// notes:8:12: expected a number, a name or a bracket after `+`, found the end
}

func ExampleParseKind() {
	d, err := parser.ParseKind(source.NewText("", "sym mat n"), table)
	fmt.Println(d.Kind, len(d.Shape), err)
	// Output: symmetric 2 <nil>
}

func ExampleParseDefinitions() {
	lets, scope, err := parser.ParseDefinitions([]*source.Text{source.NewText("", "f(t) = t + 1")}, table)
	fmt.Println(parser.Print(lets[0].Head), err)
	n, err := parser.ParseExpression(source.NewText("", "f(2) g(2)"), scope)
	fmt.Println(parser.Print(n), err)
	// Output:
	// f(t) <nil>
	// f(2)*g*2 <nil>
}

func ExampleNotes() {
	text := source.NewText("", "1/2x")
	n, err := parser.ParseExpression(text, table)
	fmt.Println(parser.Notes(text, n)[0].Message, err)
	// Output: `1/2x` was read as `1/(2*x)`: a number glued to a name is its coefficient <nil>
}

func ExampleEqual() {
	a, errA := parser.ParseExpression(source.NewText("", "2α x²"), table)
	b, errB := parser.ParseExpression(source.NewText("", "2*alpha*x^2"), table)
	fmt.Println(parser.Equal(a, b), errA, errB)
	// Output: true <nil> <nil>
}

func ExampleWalk() {
	n, err := parser.ParseExpression(source.NewText("", "a + b c"), table)
	parser.Walk(n, func(n parser.Node) bool {
		if name, ok := n.(*parser.Name); ok {
			fmt.Print(name.Text, " ")
		}
		return true
	})
	fmt.Println(err)
	// Output: a b c <nil>
}

func ExampleReplace() {
	n, err := parser.ParseExpression(source.NewText("", "x^2 + x"), table)
	half := &parser.Name{Text: "u", Base: "u"}
	replaced := parser.Replace(n, func(n parser.Node) parser.Node {
		if name, ok := n.(*parser.Name); ok && name.Text == "x" {
			return half
		}
		return n
	})
	fmt.Println(parser.Print(replaced), err)
	// Output: u^2 + u <nil>
}

func ExampleExtend() {
	f := &parser.Declaration{Kind: "function", Names: []*parser.Name{{Text: "f", Base: "f"}}}
	for _, scope := range []parser.Scope{table, parser.Extend(table, f)} {
		n, err := parser.ParseExpression(source.NewText("", "f(x + 1)"), scope)
		fmt.Println(parser.Print(n), err)
	}
	// Output:
	// f*(x + 1) <nil>
	// f(x + 1) <nil>
}

func ExampleForms() {
	for _, f := range parser.Forms()[:2] {
		fmt.Println(f.Args)
	}
	// Output:
	// sum(k, 1, K, body)
	// prod(k, 1, K, body)
}
