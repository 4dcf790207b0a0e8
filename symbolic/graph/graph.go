// Package graph makes computation graphs of documents: the definitions are the nodes, the names that they stand on their
// inputs, and each edge carries the derivative of its target by its source alone. A pass forward gives every node its
// value, a pass backward its derivative: the sum, over the edges that leave it, of the derivative at the end of the edge
// times the derivative along it. Both passes cost in nodes and edges, not in paths (Griewank and Walther, Evaluating
// Derivatives, 2nd edition, 3.2).
//
// A family with a range of numbers becomes a node for each of its members, and a sum over such a range is written out. What
// has no number for its size, or for its index, is not drawn, and the graph says so. On request each operation becomes a
// node of its own; equal operations on equal operands are one node.
//
// The package does not know how a graph is drawn, nor where a document comes from.
package graph

import (
	"fmt"
	"slices"
	"strings"

	"nabla/parser"
	"nabla/symbolic"
)

// Graph is a directed graph without cycles.
type Graph struct {
	Nodes   []*Node  // every node stands behind its inputs
	Skipped []string // what is not in the graph, and why, in a reader's words

	forms int             // derivatives whose closed form was looked for
	plain *symbolic.Scope // the functions of the document alone: in it all nodes are variables
}

// Node is an input or a definition.
type Node struct {
	Name    string         // as the document has it, z_1^{[1]}; an operation without a name is v1, v2, ...
	Symbol  *symbolic.Expr // the name as an expression
	Body    *symbolic.Expr // the definition in the names of other nodes; nil for an input
	Written parser.Node    // the definition in the author's order; nil for an input
	Unnamed bool           // an operation that the document has no name for
	Sign    string         // of the operation that makes the node, "+" or "exp", in a graph of operations
	Inputs  []*Edge        // in the order of writing
	Outputs []*Edge

	at int // its place among the nodes
}

// Edge says that a node stands on another.
type Edge struct {
	From, To *Node
	Local    *symbolic.Expr         // the derivative of To by From, all other inputs of To held fixed
	Where    []symbolic.Restriction // under which it is the derivative
	Shown    *symbolic.Expr         // Local in closed form, for readers
}

// IsInput reports whether the node has no definition.
func (n *Node) IsInput() bool { return n.Body == nil }

// Node returns the node of that name, or nil. The name is compared as the document writes it.
func (g *Graph) Node(name string) *Node {
	for _, n := range g.Nodes {
		if n.Name == name {
			return n
		}
	}
	return nil
}

// Edges returns all edges, those into the same node side by side.
func (g *Graph) Edges() []*Edge {
	var edges []*Edge
	for _, n := range g.Nodes {
		edges = append(edges, n.Inputs...)
	}
	return edges
}

// Inputs returns the nodes that have no definition.
func (g *Graph) Inputs() []*Node {
	return slices.DeleteFunc(slices.Clone(g.Nodes), func(n *Node) bool { return !n.IsInput() })
}

// Results returns the nodes that no other stands on.
func (g *Graph) Results() []*Node {
	return slices.DeleteFunc(slices.Clone(g.Nodes), func(n *Node) bool { return len(n.Outputs) > 0 || n.IsInput() })
}

// Paths returns the nodes that the result stands on, itself among them: those that have a derivative. One
// pass over the edges, however many paths there are.
func (g *Graph) Paths(result *Node) map[*Node]bool {
	on := map[*Node]bool{result: true}
	// Nodes stand behind their inputs, so that one walk backwards meets every path.
	for i := result.at; i >= 0; i-- {
		if n := g.Nodes[i]; on[n] {
			for _, e := range n.Inputs {
				on[e.From] = true
			}
		}
	}
	return on
}

// Problem says why a graph, or a pass over it, cannot be had.
type Problem struct {
	Node   string // the name that it concerns, "" for the whole graph
	Reason string // in a reader's words
}

// Error names the node and the reason.
func (p *Problem) Error() string { return strings.TrimPrefix(p.Node+" ", " ") + p.Reason }

// problem makes a Problem with a reason that continues the name of the node.
func problem(node, format string, args ...any) error {
	return &Problem{Node: node, Reason: fmt.Sprintf(format, args...)}
}

// String lists the nodes with their definitions, a line each.
func (g *Graph) String() string {
	var s strings.Builder
	for _, n := range g.Nodes {
		if n.IsInput() {
			fmt.Fprintln(&s, n.Name)
		} else {
			fmt.Fprintf(&s, "%s = %s\n", n.Name, n.Body)
		}
	}
	return s.String()
}
