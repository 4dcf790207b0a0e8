package graph

import (
	"context"

	"nabla/numeric/rational"
	"nabla/parser"
	"nabla/parser/limit"
	"nabla/symbolic"
)

// Reverse accumulation in symbols: dL/dn is the sum, over the edges that leave n, of dL/dm times the local
// derivative of m by n (Griewank and Walther, Evaluating Derivatives, chapter 3). Nodes are visited from
// the result backwards, so that dL/dm is there.

var one = rational.Int(1)

// Gradient is the derivative of a result by one node, in symbols.
type Gradient struct {
	Node  *Node
	Edges []*Edge        // that leave the node towards the result: one term of the sum for each
	Chain parser.Node    // the sum over the edges, dL/de * de/da + ...
	Form  *symbolic.Expr // in closed form, in the names of the document; nil if it is longer than limit.ClosedSize
}

// Gradients returns the derivatives of the result by every node that it stands on, the result first. Each stands on
// those before it: nothing is computed twice.
func (g *Graph) Gradients(ctx context.Context, result *Node) ([]*Gradient, error) {
	on := g.Paths(result)
	forms := map[*Node]*symbolic.Expr{result: symbolic.Int(1)}
	var all []*Gradient
	for i := result.at; i >= 0; i-- {
		n := g.Nodes[i]
		if !on[n] {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		d := &Gradient{Node: n}
		for _, e := range n.Outputs {
			if on[e.To] {
				d.Edges = append(d.Edges, e)
			}
		}
		if d.Form = g.form(ctx, d, result, forms); d.Form != nil {
			forms[n] = d.Form
		}
		d.Chain = chain(d.Edges, result)
		all = append(all, d)
	}
	return all, nil
}

// form multiplies and adds the closed forms at the ends of the edges. A form that is too long is left out,
// and with it those that stand on it: readers have the chain.
func (g *Graph) form(ctx context.Context, d *Gradient, result *Node, forms map[*Node]*symbolic.Expr) *symbolic.Expr {
	if d.Node == result {
		return symbolic.Int(1)
	}
	terms := make([]*symbolic.Expr, len(d.Edges))
	size := 0
	for i, e := range d.Edges {
		upstream := forms[e.To]
		if upstream == nil {
			return nil
		}
		terms[i] = symbolic.Product(upstream, e.Shown)
		size += terms[i].Size()
	}
	if size > limit.ClosedSize {
		return nil
	}
	sum := symbolic.Sum(terms...)
	if sum.Size() < 4 {
		return sum
	}
	if form := g.closed(ctx, sum, d.nodes()...); form.Size() <= sum.Size() {
		return form
	}
	return sum
}

// nodes returns the ends of the edges, whose definitions may make a form shorter.
func (d *Gradient) nodes() []*Node {
	nodes := []*Node{d.Node}
	for _, e := range d.Edges {
		nodes = append(nodes, e.To)
	}
	for i, n := range nodes {
		if n.IsInput() {
			return append(nodes[:i:i], nodes[i+1:]...)
		}
	}
	return nodes
}

// chain writes the sum over the edges as the chain rule; what is the result itself has no factor before it.
// For the result itself it is the number 1.
func chain(edges []*Edge, result *Node) parser.Node {
	var sum parser.Node
	for _, e := range edges {
		term := leibniz(e.To, e.From)
		if e.To != result {
			term = &parser.Binary{Op: parser.Mul, X: leibniz(result, e.To), Y: term}
		}
		if sum != nil {
			term = &parser.Binary{Op: parser.Add, X: sum, Y: term}
		}
		sum = term
	}
	if sum == nil {
		return &parser.Number{Text: "1"}
	}
	return sum
}

// leibniz is the derivative of a node by another.
func leibniz(of, by *Node) parser.Node {
	return &parser.Derivative{Body: symbolic.Syntax(of.Symbol), By: []parser.By{{Variable: symbolic.Syntax(by.Symbol)}}, Partial: true}
}

// Leibniz returns the derivative of the result by a node as it is written, ∂L/∂a.
func Leibniz(result, by *Node) parser.Node { return leibniz(result, by) }
