package graph

import (
	"cmp"
	"context"
	"slices"

	"nabla/parser"
	"nabla/parser/limit"
	"nabla/simplify"
	"nabla/symbolic"
)

// link makes the edges.
func (b *builder) link() {
	for i, n := range b.graph.Nodes {
		n.at = i
		if n.IsInput() {
			continue
		}
		for _, name := range mentioned(n, b.nodes) {
			e := &Edge{From: b.nodes[name], To: n}
			n.Inputs = append(n.Inputs, e)
			e.From.Outputs = append(e.From.Outputs, e)
		}
	}
}

// mentioned returns the names in a body in the order in which the author has them.
func mentioned(n *Node, nodes map[string]*Node) []string {
	return inOrder(slices.DeleteFunc(symbolic.Names(n.Body), func(name string) bool { return nodes[name] == nil }), n.Written)
}

// inOrder sorts names by their first place in a tree; those that are not in it come last, x_2 before x_10.
// Shorter names first, and then by letters, puts x_2 before x_10.
func inOrder(names []string, tree parser.Node) []string {
	place := map[string]int{}
	parser.Walk(tree, func(x parser.Node) bool {
		switch x.(type) {
		case *parser.Name, *parser.Component:
			if text := parser.Print(x); place[text] == 0 {
				place[text] = len(place) + 1
			}
		}
		return true
	})
	slices.SortFunc(names, func(x, y string) int {
		i, j := place[x], place[y]
		switch {
		case i > 0 && j > 0:
			return i - j
		case i > 0:
			return -1
		case j > 0:
			return 1
		}
		return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
	})
	return names
}

// derive differentiates each node by each of its inputs.
//
// A node that mentions an input twice has one edge for it, whose derivative counts both places.
func (b *builder) derive(ctx context.Context) error {
	g := b.graph
	for _, e := range g.Edges() {
		if err := ctx.Err(); err != nil {
			return err
		}
		unevaluated := symbolic.Unevaluated(e.To.Body, e.From.Symbol, symbolic.Int(1))
		local, where, err := symbolic.EvaluateWhere(unevaluated, g.plain)
		if err != nil {
			return problem(e.To.Name, "has no derivative by %s: %s", e.From.Name, err)
		}
		e.Local, e.Where, e.Shown = local, where, local
		if local.Kind() != symbolic.KindNumber && local.Kind() != symbolic.KindSymbol {
			e.Shown = g.closed(ctx, local, e.To)
		}
	}
	return nil
}

// closed returns the closed form of a derivative, with the names of the given nodes in place of their
// definitions where that is shorter. What is long, or comes after limit.GraphForms others, keeps its form
// but for that. Only the nodes at the ends of an edge are offered as names: sigma'(z) = a*(1 - a) for the
// node a = sigma(z).
func (g *Graph) closed(ctx context.Context, e *symbolic.Expr, nodes ...*Node) *symbolic.Expr {
	scope := g.plain.Clone()
	for _, n := range nodes {
		scope.Define(&symbolic.Definition{Name: n.Name, Body: n.Body})
		e = symbolic.Rewrite(e, func(x *symbolic.Expr) (*symbolic.Expr, bool) {
			return n.Symbol, x.Kind() != symbolic.KindSymbol && x.Kind() != symbolic.KindNumber && symbolic.Equal(x, n.Body)
		})
	}
	if e.Size() > limit.FormSize || g.forms >= limit.GraphForms {
		return e
	}
	g.forms++
	r, err := simplify.Simplify(ctx, e, scope, simplify.Options{})
	if err != nil {
		return e
	}
	return r.Expr
}
