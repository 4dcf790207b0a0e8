package graph

import (
	"fmt"
	"slices"

	"nabla/parser"
	"nabla/symbolic"
)

// hole stands for the only operand of an operation in its sign, 1/·.
var hole = &parser.Name{Text: "·", Base: "·"}

// operations takes every definition apart: each operation on something that is not constant is a node, and equal
// operations on equal operands are the same node. Sums and products are one operation however many operands they have.
func (b *builder) operations() error {
	o := &dissection{builder: b, old: b.graph.Nodes, known: map[string]*Node{}, scope: b.graph.plain.Clone(), prefix: "v"}
	for _, n := range o.old {
		o.scope.Declare(&symbolic.Variable{Name: n.Name})
	}
	for o.taken() {
		o.prefix += "v"
	}
	b.graph.Nodes = nil
	for _, n := range o.old {
		if err := o.definition(n); err != nil {
			return err
		}
	}
	return nil
}

// dissection is a graph on its way to one of operations.
type dissection struct {
	*builder
	old    []*Node
	known  map[string]*Node // by the operation, in plain notation
	scope  *symbolic.Scope  // in which every node is a variable
	prefix string           // of the names of nodes that have none
	count  int
}

// taken reports whether a name of the document looks like one of an operation.
func (o *dissection) taken() bool {
	return slices.ContainsFunc(o.old, func(n *Node) bool {
		var i int
		count, _ := fmt.Sscanf(n.Name, o.prefix+"%d", &i)
		return count == 1
	})
}

// definition keeps a node, with the outermost operation of its definition. The operations below it are
// added first, so that the order stays topological.
func (o *dissection) definition(n *Node) error {
	if n.IsInput() {
		return o.add(n)
	}
	tree := n.Written
	if e, err := symbolic.Resolve(tree, o.scope, nil); err != nil || !symbolic.Equal(e, n.Body) {
		tree = symbolic.Syntax(n.Body) // sums were written out
	}
	whole, sign, err := o.operation(tree)
	if err != nil {
		return err
	}
	if n.Body, err = symbolic.Resolve(whole, o.scope, nil); err != nil {
		return problem(n.Name, "cannot be taken apart: %s", err)
	}
	n.Written, n.Sign = whole, sign
	// An operation that occurs again gets the name of the document, not one of its own.
	if key := n.Body.String(); o.known[key] == nil {
		o.known[key] = n
	}
	return o.add(n)
}

// operand returns the name of the node for a part of a definition, or the part itself if it is constant.
// Equal operations are found by their text in the names of nodes, which is canonical.
func (o *dissection) operand(tree parser.Node) (parser.Node, error) {
	whole, sign, err := o.operation(tree)
	if err != nil || sign == "" || sign == "=" {
		return whole, err
	}
	body, err := symbolic.Resolve(whole, o.scope, nil)
	if err != nil {
		return nil, problem("", "an operation cannot be taken apart: %s", err)
	}
	n := o.known[body.String()]
	if n == nil {
		o.count++
		name := fmt.Sprintf("%s%d", o.prefix, o.count)
		n = &Node{Name: name, Symbol: symbolic.Symbol(name), Body: body, Written: whole, Sign: sign, Unnamed: true}
		o.scope.Declare(&symbolic.Variable{Name: name})
		o.known[body.String()] = n
		if err := o.add(n); err != nil {
			return nil, err
		}
	}
	return symbolic.Syntax(n.Symbol), nil
}

// operation returns the outermost operation of a tree on the names of nodes, and its sign: "" for a
// constant and "=" for a name alone. What is not taken apart, cases and integrals, is one node with all
// that it mentions as inputs.
func (o *dissection) operation(tree parser.Node) (whole parser.Node, sign string, err error) {
	switch n := tree.(type) {
	case *parser.Number:
		return n, "", nil
	case *parser.Name, *parser.Component:
		if o.variable(n) {
			return n, "=", nil
		}
		return n, "", nil
	case *parser.Binary:
		return o.binary(n)
	case *parser.Unary:
		if n.Op == "+" {
			return o.operation(n.X)
		}
		x, err := o.operand(n.X)
		return &parser.Unary{Op: n.Op, X: x}, o.sign("−", x), err
	case *parser.Call:
		return o.call(n)
	}
	return tree, fmt.Sprintf("(%s)", kind(tree)), nil
}

// kind names what is not taken apart.
func kind(tree parser.Node) string {
	switch tree.(type) {
	case *parser.Piecewise, *parser.Indicator:
		return "cases"
	case *parser.Integral:
		return "integral"
	}
	return "f"
}

// variable reports whether a name is a node.
func (o *dissection) variable(n parser.Node) bool {
	e, err := symbolic.Resolve(n, o.scope, nil)
	return err == nil && e.Kind() == symbolic.KindSymbol && o.nodes[e.Name()] != nil
}

// sign returns the sign of an operation on something, and none where every operand is constant.
func (o *dissection) sign(sign string, operands ...parser.Node) string {
	if slices.ContainsFunc(operands, o.variable) {
		return sign
	}
	return ""
}

var binarySigns = map[parser.Op]string{parser.Add: "+", parser.Sub: "−", parser.Mul: "×", parser.Div: "÷", parser.Pow: "^"}

// binary takes the operands of a whole sum or product at once: a + b + c is one node with three edges, as one
// draws it.
func (o *dissection) binary(n *parser.Binary) (parser.Node, string, error) {
	operands := []parser.Node{n.X, n.Y}
	if n.Op == parser.Add || n.Op == parser.Mul {
		operands = flat(n.Op, n)
	}
	for i, x := range operands {
		var err error
		if operands[i], err = o.operand(x); err != nil {
			return nil, "", err
		}
	}
	whole := fold(n.Op, operands)
	return whole, o.sign(o.binarySign(n.Op, operands), operands...), nil
}

// binarySign shows constant operands in the sign, ×2 and 1/·, and otherwise the operation alone.
func (o *dissection) binarySign(op parser.Op, operands []parser.Node) string {
	constants := 0
	shown := make([]parser.Node, len(operands))
	for i, x := range operands {
		if shown[i] = hole; !o.variable(x) {
			shown[i] = x
			constants++
		}
	}
	switch {
	case constants == 0:
		return binarySigns[op]
	case len(operands) == 2 && constants == 1 && (op == parser.Add || op == parser.Mul):
		if shown[0] == hole {
			shown[0] = shown[1]
		}
		return binarySigns[op] + parser.Print(shown[0])
	case len(operands)-constants > 1:
		return binarySigns[op]
	}
	return parser.Print(fold(op, shown))
}

// flat returns the operands of a sum or product that is written without brackets.
func flat(op parser.Op, n parser.Node) []parser.Node {
	if b, ok := n.(*parser.Binary); ok && b.Op == op {
		return append(flat(op, b.X), flat(op, b.Y)...)
	}
	return []parser.Node{n}
}

// fold joins operands by one operation, from the left.
func fold(op parser.Op, operands []parser.Node) parser.Node {
	whole := operands[0]
	for _, x := range operands[1:] {
		whole = &parser.Binary{Op: op, X: whole, Y: x}
	}
	return whole
}

// call is a function of operands; its constant arguments stand in the sign.
func (o *dissection) call(n *parser.Call) (parser.Node, string, error) {
	whole, shown := *n, *n
	whole.Args = make([]parser.Node, len(n.Args))
	shown.Args = make([]parser.Node, len(n.Args))
	constants := 0
	for i, x := range n.Args {
		operand, err := o.operand(x)
		if err != nil {
			return nil, "", err
		}
		whole.Args[i], shown.Args[i] = operand, hole
		if !o.variable(operand) {
			shown.Args[i] = operand
			constants++
		}
	}
	sign := n.Function.Text
	if constants > 0 || n.Primes > 0 {
		sign = parser.Print(&shown)
	}
	return &whole, o.sign(sign, whole.Args...), nil
}
