package parser

import (
	"strconv"
	"strings"
)

// Children returns the parts of a node in the order of the text, without those that are left out.
func Children(n Node) []Node {
	_, _, slots := anatomy(n)
	children := slots[:0]
	for _, child := range slots {
		if child != nil {
			children = append(children, child)
		}
	}
	return children
}

// Walk calls visit for the node and everything below it, a node before its parts. It does not go into
// the parts of a node for which visit returns false.
func Walk(n Node, visit func(Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	for _, child := range Children(n) {
		Walk(child, visit)
	}
}

// Equal reports whether two trees mean the same by their structure. It ignores where they stand and how
// they were spelled: 2x is 2*x, sin x is sin(x), ∂f/∂x is df/dx.
func Equal(a, b Node) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	kindA, detailA, left := anatomy(a)
	kindB, detailB, right := anatomy(b)
	if kindA != kindB || detailA != detailB || len(left) != len(right) {
		return false
	}
	for i := range left {
		if !Equal(left[i], right[i]) {
			return false
		}
	}
	return true
}

// anatomy returns what a node is apart from its parts, in two words, and its parts, nil for one that is left
// out. It is the one place that knows what each kind of node consists of.
func anatomy(n Node) (kind, detail string, parts []Node) {
	switch n := n.(type) {
	case *Number:
		return "number", n.Text, nil
	case *Name:
		return "name", n.Text, append([]Node(nil), n.Sub...)
	case *Component:
		return "component", "", append([]Node{n.Array}, n.Indices...)
	case *Unary:
		return "unary", n.Op, []Node{n.X}
	case *Binary:
		return "binary", n.Op.String(), []Node{n.X, n.Y}
	case *Postfix:
		return "postfix", n.Op, []Node{n.X}
	case *Call:
		detail = strings.Repeat("'", n.Primes)
		if n.Dot {
			detail += "."
		}
		return "call", detail, append([]Node{n.Function}, n.Args...)
	case *Bars:
		return "bars", "", []Node{n.X}
	case *Big:
		return "big", strconv.FormatBool(n.Product), []Node{n.Index, n.Lower, n.Upper, n.Where, n.Body}
	case *Derivative:
		parts = []Node{n.Body}
		for _, by := range n.By {
			parts = append(parts, by.Variable, by.Order)
		}
		return "derivative", "", parts
	case *Integral:
		return "integral", "", []Node{n.Body, n.Variable, n.Lower, n.Upper}
	case *Substitution:
		return "substitution", "", []Node{n.Body, n.Variable, n.Value}
	case *Indicator:
		return "indicator", "", []Node{n.Condition}
	case *Piecewise:
		for _, one := range n.Cases {
			parts = append(parts, one.Condition, one.Value)
		}
		return "piecewise", "", append(parts, n.Otherwise)
	case *Relation:
		return "relation", n.Op, []Node{n.X, n.Y}
	case *Logic:
		return "logic", n.Op, append([]Node(nil), n.Args...)
	case *Set:
		return "set", "", append([]Node(nil), n.Items...)
	case *Range:
		return "range", "", []Node{n.Lower, n.Upper}
	case *List:
		return "list", "", append([]Node(nil), n.Items...)
	case *Opaque:
		return "opaque", n.Kind, append([]Node(nil), n.Parts...)
	}
	return statementAnatomy(n)
}

// statementAnatomy is anatomy for documents and their statements.
func statementAnatomy(n Node) (kind, detail string, parts []Node) {
	switch n := n.(type) {
	case *Document:
		for _, s := range n.Statements {
			parts = append(parts, s)
		}
		return "document", "", parts
	case *Declaration:
		parts = append(nodesOf(n.Names), n.Shape...)
		detail = n.Kind + " " + strconv.Itoa(len(n.Names)) + " " + strconv.Itoa(len(n.Shape))
		return "declaration", detail, append(append(parts, n.Lower, n.Upper), nodesOf(n.Of)...)
	case *Given:
		return "given", "", []Node{n.Condition}
	case *Let:
		return "let", strconv.FormatBool(n.Implied) + n.Remark, []Node{n.Head, n.Body}
	case *Chain:
		parts = []Node{n.First}
		for _, step := range n.Steps {
			parts = append(parts, step)
		}
		return "chain", strconv.FormatBool(n.Claim) + n.Title, parts
	case *Step:
		return "step", n.Op + strconv.FormatBool(n.ExpectWrong) + strconv.FormatBool(n.Open) + n.Doubt + n.Remark, []Node{n.Right}
	}
	return "unknown", "", nil
}

// nodesOf returns names as nodes.
func nodesOf(names []*Name) []Node {
	nodes := make([]Node, len(names))
	for i, n := range names {
		nodes[i] = n
	}
	return nodes
}
