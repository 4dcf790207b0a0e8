package nabla

import (
	"context"
	"fmt"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
	"nabla/symbolic/graph"
)

// Computation graphs of documents. Package symbolic/graph makes them and runs their passes; here are the
// point, the choice of the result, and what the commands need of both.

// Point gives names of a document values: exact constants by the name as the document writes it, z_1 for the first
// component of z. A name of a size or an index makes the families with that size definite.
type Point map[string]*symbolic.Expr

// Point reads assignments such as "a = 3", "t = pi/6", "x_1 = 0.5" and "z = [1, 2, 3]", whose names are those of the document.
func (d *Derivation) Point(assignments []string) (Point, error) {
	p := Point{}
	for _, text := range assignments {
		if err := d.assign(p, text); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// assign reads one assignment; a list gives every entry of an array its value.
func (d *Derivation) assign(p Point, text string) error {
	t := source.NewText("--at", text)
	chain, err := parser.ParseStep(t, d.Scope)
	if err != nil {
		return err
	}
	if len(chain.Steps) != 1 || chain.Steps[0].Op != "=" {
		return source.Diagnostic{Text: t, Span: chain.Span(), Message: msgAssignment}
	}
	names := []parser.Node{chain.First}
	values := []parser.Node{chain.Steps[0].Right}
	if list, ok := values[0].(*parser.List); ok {
		names, values = entries(chain.First, list, nil)
	}
	for i, name := range names {
		if err := d.assignOne(p, t, name, values[i]); err != nil {
			return err
		}
	}
	return nil
}

// entries pairs the components of an array with the items of a list, by rows.
func entries(array parser.Node, list *parser.List, before []parser.Node) (names, values []parser.Node) {
	for i, item := range list.Items {
		indices := append(before[:len(before):len(before)], &parser.Number{Text: fmt.Sprint(i + 1)})
		if row, ok := item.(*parser.List); ok {
			n, v := entries(array, row, indices)
			names, values = append(names, n...), append(values, v...)
			continue
		}
		names = append(names, &parser.Component{At: parser.At(array.Span()), Array: array, Indices: indices})
		values = append(values, item)
	}
	return names, values
}

// assignOne gives one name its value. The value is read without a scope: a name in it is no value. The name
// is read in a clone, since reading may infer what the document does not declare.
func (d *Derivation) assignOne(p Point, t *source.Text, name, value parser.Node) error {
	left, err := symbolic.Resolve(name, d.Scope.Clone(), t)
	if err != nil {
		return err
	}
	right, err := symbolic.Resolve(value, nil, t)
	if err != nil {
		return err
	}
	fail := func(n parser.Node, message string) error {
		return source.Diagnostic{Text: t, Span: n.Span(), Message: message}
	}
	key := left.String()
	switch {
	case left.Kind() != symbolic.KindSymbol && left.Kind() != symbolic.KindComponent:
		return fail(name, "this is not a name")
	case len(symbolic.Names(right)) > 0:
		return fail(value, "a value is a number, such as 1/2, 0.1 or pi/6")
	case p[key] != nil:
		return fail(name, fmt.Sprintf("`%s` has a value already", key))
	}
	p[key] = right
	return nil
}

// split parts the values of sizes and indices from those of numbers.
func (p Point) split(scope *symbolic.Scope) (sizes, values Point) {
	sizes, values = Point{}, Point{}
	for name, value := range p {
		if v := scope.Variable(name); v != nil && (v.Kind == symbolic.Index || v.Kind == symbolic.PositiveInteger) {
			sizes[name] = value
		} else {
			values[name] = value
		}
	}
	return sizes, values
}

// Network is the computation graph of a document, with its derivatives in symbols and, at a point, in numbers.
type Network struct {
	Graph     *graph.Graph      // of the definitions that the result stands on, or of all
	Result    *graph.Node       // what is differentiated; nil if there are several results and none is named
	Gradients []*graph.Gradient // of the result by every node, the result first
	Pass      *graph.Pass       // nil without a point
}

// NetworkOptions says what a Network shows.
type NetworkOptions struct {
	Of         string // the name of the result; "" is the only definition on which no other stands
	At         Point  // empty: no numbers
	Operations bool   // every operation is a node
	Digits     int    // of the numbers, at least
}

// Network makes the computation graph of the definitions of the document. An error is a *graph.Problem or that of the
// context.
func (d *Derivation) Network(ctx context.Context, o NetworkOptions) (*Network, error) {
	sizes, values := o.At.split(d.Scope)
	options := graph.Options{Operations: o.Operations, Sizes: sizes}
	if o.Of != "" {
		options.Of = []string{o.Of}
	}
	g, err := graph.Build(ctx, d.Scope, d.definitions(), options)
	if err != nil {
		return nil, err
	}
	n := &Network{Graph: g, Result: result(g, o.Of)}
	if n.Result != nil {
		if n.Gradients, err = g.Gradients(ctx, n.Result); err != nil {
			return nil, err
		}
	}
	if len(o.At) > 0 {
		n.Pass, err = g.Run(ctx, n.Result, values, o.Digits)
	}
	return n, err
}

// result finds the node that is differentiated. The graph is in topological order, and with a name it holds
// what that stands on alone.
func result(g *graph.Graph, name string) *graph.Node {
	if name != "" {
		return g.Nodes[len(g.Nodes)-1] // all others are what it stands on
	}
	if results := g.Results(); len(results) == 1 {
		return results[0]
	}
	return nil
}

// definitions returns the definitions as they are written.
func (d *Derivation) definitions() []*parser.Let {
	if d.document == nil {
		return nil
	}
	var lets []*parser.Let
	for _, s := range d.document.Statements {
		if let, ok := s.(*parser.Let); ok {
			lets = append(lets, let)
		}
	}
	return lets
}
