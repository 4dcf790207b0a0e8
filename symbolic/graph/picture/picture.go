// Package picture says what a drawing of a computation graph shows: which nodes, and what stands in and beside them. The
// drawings themselves, in SVG, TikZ and DOT, are packages that read it.
package picture

import (
	"fmt"

	"nabla/parser"
	"nabla/parser/limit"
	"nabla/symbolic"
	"nabla/symbolic/graph"
)

// Node is a node as it is drawn.
type Node struct {
	Name       parser.Node
	Unnamed    bool        // an operation: the name is nabla's own
	Definition parser.Node // nil for an input, and where Sign stands for it
	Sign       string      // of an operation, "+"; empty in a graph of definitions
	Input      bool
	Result     bool   // what is differentiated
	Value      string // above the edge that leaves the node; empty without a point
	Gradient   string // below it; empty where there is none
}

// Edge is an edge as it is drawn, between nodes by their numbers.
type Edge struct {
	From, To int
	Local    parser.Node // the derivative of To by From; nil if it is not shown
}

// Picture is what a drawing shows. It is what all formats draw: what they leave out and abbreviate is
// decided here, once.
type Picture struct {
	Nodes  []Node
	Edges  []Edge
	Result parser.Node // what is differentiated, nil for nothing
	Hidden int         // inputs of one node each that are not drawn
}

// Options says what is left out.
type Options struct {
	Digits int    // of the numbers
	Inputs string // auto, all or shared: whether inputs of one node alone are drawn
}

// What is drawn by itself.
const (
	manyNodes = 60 // more nodes are too many to draw inputs that only one node needs
	manyEdges = 60 // more edges are too many to write derivatives beside them
)

// New makes the picture of a graph. result, gradients and pass may be nil. The error names the limit on
// pictures. Inputs of one node alone, the data of a sum, are the first to go where a graph is large.
func New(g *graph.Graph, result *graph.Node, pass *graph.Pass, o Options) (*Picture, error) {
	p := &Picture{}
	if result != nil {
		p.Result = symbolic.Syntax(result.Symbol)
	}
	drawn := map[*graph.Node]int{}
	hide := o.Inputs == "shared" || o.Inputs != "all" && len(g.Nodes) > manyNodes
	for _, n := range g.Nodes {
		if hide && n.IsInput() && len(n.Outputs) == 1 && len(n.Outputs[0].To.Inputs) > 2 {
			p.Hidden++
			continue
		}
		drawn[n] = len(p.Nodes)
		p.Nodes = append(p.Nodes, node(n, result, pass, o.Digits))
	}
	if len(p.Nodes) > limit.DrawnNodes {
		return nil, &graph.Problem{Reason: fmt.Sprintf("a picture of %d nodes is not drawn (limit DrawnNodes, %d); choose a result with fewer, or the format text or json",
			len(p.Nodes), limit.DrawnNodes)}
	}
	for _, e := range g.Edges() {
		from, ok := drawn[e.From]
		if to, also := drawn[e.To]; ok && also {
			p.Edges = append(p.Edges, Edge{From: from, To: to, Local: symbolic.Syntax(e.Shown)})
		}
	}
	if len(p.Edges) > manyEdges {
		for i := range p.Edges {
			p.Edges[i].Local = nil
		}
	}
	return p, nil
}

// node says what stands in and beside one node. Without a pass there are no numbers.
func node(n, result *graph.Node, pass *graph.Pass, digits int) Node {
	d := Node{Name: symbolic.Syntax(n.Symbol), Unnamed: n.Unnamed, Sign: n.Sign, Input: n.IsInput(), Result: n == result}
	if n.Sign == "" {
		d.Definition = n.Written
	}
	if pass == nil {
		return d
	}
	d.Value = pass.Values[n].Text(digits)
	if v, ok := pass.Gradients[n]; ok {
		d.Gradient = v.Text(digits)
	}
	return d
}
