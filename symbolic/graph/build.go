package graph

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sort"
	"strings"

	"nabla/parser"
	"nabla/parser/limit"
	"nabla/parser/source"
	"nabla/symbolic"
)

// From a scope to a graph: every definition that is asked for becomes a node, after the nodes of the names
// in its body, so that the list of nodes is in topological order by construction. Sums over numbers and
// members of families are written out first (unroll.go), because each term has edges of its own.

// Options says what becomes a node.
type Options struct {
	Of         []string                  // the results; none stands for every definition
	Operations bool                      // every operation is a node
	Sizes      map[string]*symbolic.Expr // numbers for sizes and indices, K = 3
}

// Build makes the graph of a scope. written holds the definitions as the author wrote them, in the order of
// the document; it may be empty. Circles among definitions are refused when a scope is built. An error is a
// *Problem, or that of the context.
//
// The steps: nodes (results), operations in place of definitions if that is asked for, edges (link), the
// derivative along each edge (derive).
func Build(ctx context.Context, scope *symbolic.Scope, written []*parser.Let, options Options) (*Graph, error) {
	b := &builder{
		scope: scope, options: options, graph: &Graph{plain: functions(scope)},
		written: map[source.Span]parser.Node{}, nodes: map[string]*Node{},
	}
	for _, let := range written {
		b.written[let.Span()] = let.Body
	}
	if err := b.results(ctx, written); err != nil {
		return nil, err
	}
	if options.Operations {
		if err := b.operations(); err != nil {
			return nil, err
		}
	}
	// The order among inputs, and among definitions, is that in which they were met, so that every node still
	// stands behind its inputs.
	slices.SortStableFunc(b.graph.Nodes, func(m, n *Node) int { return rank(m) - rank(n) })
	b.link()
	return b.graph, b.derive(ctx)
}

// rank puts inputs before everything else.
func rank(n *Node) int {
	if n.IsInput() {
		return 0
	}
	return 1
}

// functions returns a scope with nothing but the functions and the assumptions of another. In it the names
// of nodes are variables, so that a derivative of a body is the local one.
func functions(scope *symbolic.Scope) *symbolic.Scope {
	plain := &symbolic.Scope{}
	for _, d := range scope.Definitions() {
		if len(d.Params) > 0 && !d.Family {
			plain.Define(d)
		}
	}
	for _, v := range scope.Variables() {
		if v.Kind == symbolic.FunctionOf {
			plain.Declare(v)
		}
	}
	for _, c := range scope.Given() {
		plain.Assume(c)
	}
	return plain
}

// builder is a graph in progress.
type builder struct {
	scope   *symbolic.Scope
	options Options
	graph   *Graph
	written map[source.Span]parser.Node
	nodes   map[string]*Node
}

// results adds the nodes that are asked for and all that they stand on.
func (b *builder) results(ctx context.Context, written []*parser.Let) error {
	for _, name := range b.options.Of {
		ref, err := b.read(name)
		if err != nil {
			return err
		}
		if _, err := b.node(ref); err != nil {
			return err
		}
	}
	if len(b.options.Of) > 0 {
		return nil
	}
	for _, d := range b.inOrder(written) {
		if err := b.definition(d); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	if len(b.graph.Nodes) == 0 && len(b.graph.Skipped) == 0 {
		return problem("", "there is no definition to make a graph of")
	}
	return nil
}

// read finds the name of a node among the names of the document.
func (b *builder) read(name string) (*symbolic.Expr, error) {
	text := source.NewText("name", name)
	n, err := parser.ParseExpression(text, b.scope)
	if err != nil {
		return nil, problem(name, "is not a name")
	}
	e, err := symbolic.Resolve(n, b.scope.Clone(), text)
	if err != nil {
		return nil, problem(name, "has no single value; name a component of it")
	}
	if e = b.unroll(e); e.Kind() != symbolic.KindSymbol && e.Kind() != symbolic.KindComponent || b.scope.Definition(e.Name()) == nil {
		return nil, problem(name, "is not defined in the document")
	}
	return e, nil
}

// inOrder returns the definitions in the order of the document.
func (b *builder) inOrder(written []*parser.Let) []*symbolic.Definition {
	definitions := b.scope.Definitions()
	if len(written) > 0 {
		sort.SliceStable(definitions, func(i, j int) bool { return definitions[i].Span.Start < definitions[j].Span.Start })
	}
	return definitions
}

// definition adds a definition; what cannot be a node is skipped with a word on why.
func (b *builder) definition(d *symbolic.Definition) error {
	refs, err := b.members(d)
	for i := 0; err == nil && i < len(refs); i++ {
		_, err = b.node(refs[i])
	}
	var p *Problem
	// One definition that has no graph must not hide the others; a graph that is too large is no graph.
	if errors.As(err, &p) && !strings.Contains(p.Reason, "limit ") {
		b.graph.Skipped = append(b.graph.Skipped, p.Error())
		return nil
	}
	return err
}

// members returns the name that is defined, or each member of a family. A function is no node. For a family
// p_k with k in 1..3 these are p_1, p_2, p_3; with several indices all combinations.
func (b *builder) members(d *symbolic.Definition) ([]*symbolic.Expr, error) {
	if len(d.Params) == 0 {
		return []*symbolic.Expr{symbolic.Symbol(d.Name)}, nil
	}
	if !d.Family {
		return nil, nil
	}
	refs := []*symbolic.Expr{symbolic.Component(d.Name)}
	for _, p := range d.Params {
		v := b.scope.Variable(p)
		if v == nil || v.Kind != symbolic.Index {
			return nil, problem(d.Name, "is a family, and no range is declared for %s", p)
		}
		first, last, err := b.bounds(d.Name, v.Lower, v.Upper)
		if err != nil {
			return nil, err
		}
		var longer []*symbolic.Expr
		for _, r := range refs {
			for i := first; i <= last; i++ {
				longer = append(longer, symbolic.Component(d.Name, append(slices.Clone(r.Args()), symbolic.Int(i))...))
			}
		}
		if refs = longer; len(refs) > limit.GraphNodes {
			return nil, tooMany()
		}
	}
	return refs, nil
}

// tooMany names the limit, so that definition can tell it from a definition that is merely left out.
func tooMany() error {
	return problem("", "the graph has more than %d nodes (limit GraphNodes)", limit.GraphNodes)
}

// bounds returns a range of numbers.
func (b *builder) bounds(name string, lower, upper *symbolic.Expr) (first, last int64, err error) {
	lower, upper = b.unroll(lower), b.unroll(upper)
	first, ok := lower.IsInteger()
	last, also := upper.IsInteger()
	if ok && also {
		if last-first >= limit.GraphNodes {
			return 0, 0, tooMany()
		}
		return first, last, nil
	}
	open := upper
	if !ok {
		open = lower
	}
	return 0, 0, problem(name, "has no number for its size %s; --at %s=3 gives one", open, open)
}

// node returns the node of a name, made with all that it stands on if it is new. It calls itself by way of
// inputs; circles cannot occur, since a scope has none.
func (b *builder) node(ref *symbolic.Expr) (*Node, error) {
	name := ref.String()
	if n := b.nodes[name]; n != nil {
		return n, nil
	}
	for _, i := range ref.Args() {
		if _, ok := i.IsInteger(); !ok {
			return nil, problem(name, "has an index without a number; --at %s=1 gives one", i)
		}
	}
	n := &Node{Name: name, Symbol: symbolic.Symbol(name)}
	body, err := b.body(ref)
	if err == nil && body != nil {
		n.Written = b.author(ref)
		if err = b.inOrderOf(n.Written, body); err == nil {
			n.Body, err = b.inputs(name, body)
		}
	}
	if err != nil {
		return nil, err
	}
	if n.Body != nil && n.Written == nil {
		n.Written = symbolic.Syntax(n.Body)
	}
	return n, b.add(n)
}

// add appends a node behind those that it stands on, which were added before it.
func (b *builder) add(n *Node) error {
	if len(b.graph.Nodes) >= limit.GraphNodes {
		return tooMany()
	}
	b.nodes[n.Name] = n
	b.graph.Nodes = append(b.graph.Nodes, n)
	return nil
}

// body returns the definition of a name with its sums written out, or nil for an input.
func (b *builder) body(ref *symbolic.Expr) (*symbolic.Expr, error) {
	d := b.scope.Definition(ref.Name())
	if d == nil {
		if v := b.scope.Variable(ref.Name()); v != nil && len(v.Of) > 0 {
			return nil, problem(ref.Name(), "is declared to depend on other names, and has no definition")
		}
		return nil, nil
	}
	if len(d.Params) != len(ref.Args()) {
		return nil, problem(ref.Name(), "is a function and no node")
	}
	return b.unroll(symbolic.SubstituteAll(d.Body, d.Params, ref.Args())), nil
}

// author returns the definition of a name as it is written, with numbers for the indices of a member of a family.
func (b *builder) author(ref *symbolic.Expr) parser.Node {
	d := b.scope.Definition(ref.Name())
	tree := b.written[d.Span]
	if tree == nil {
		return nil
	}
	values := map[string]parser.Node{}
	for i, p := range d.Params {
		values[p] = symbolic.Syntax(ref.Arg(i))
	}
	return parser.Instance(tree, values)
}

// inOrderOf makes the nodes of the names in a body: those that the author's definition has, in its order,
// then the others. A reader expects inputs in the order of writing; the canonical order of the body means
// nothing to them.
func (b *builder) inOrderOf(written parser.Node, body *symbolic.Expr) error {
	refs := map[string]*symbolic.Expr{}
	symbolic.Rewrite(body, func(e *symbolic.Expr) (*symbolic.Expr, bool) {
		switch e.Kind() {
		case symbolic.KindSymbol, symbolic.KindComponent:
			if !strings.HasPrefix(e.Name(), "%") && !slices.ContainsFunc(e.Args(), hasName) {
				refs[e.String()] = e
			}
			return e, true
		}
		return nil, false
	})
	for _, name := range inOrder(slices.Collect(maps.Keys(refs)), written) {
		if _, err := b.node(refs[name]); err != nil {
			return err
		}
	}
	return nil
}

// hasName reports an index that is not a number yet: such a component stands for no single node.
func hasName(e *symbolic.Expr) bool { return e.Kind() != symbolic.KindNumber }

// inputs makes the nodes of the names in a body, and returns the body in their names.
func (b *builder) inputs(name string, body *symbolic.Expr) (*symbolic.Expr, error) {
	var first error
	changed := symbolic.Rewrite(body, func(e *symbolic.Expr) (*symbolic.Expr, bool) {
		if first != nil {
			return e, true
		}
		switch e.Kind() {
		case symbolic.KindSymbol, symbolic.KindComponent:
			if strings.HasPrefix(e.Name(), "%") { // the variable of an integral
				return e, true
			}
			n, err := b.node(e)
			if err != nil {
				first = err
				return e, true
			}
			return n.Symbol, true
		case symbolic.KindBig:
			_, _, first = b.bounds(name, e.Arg(1), e.Arg(2))
		case symbolic.KindDerivative, symbolic.KindAt:
			first = problem(name, "holds a derivative that is not known")
		}
		return nil, false
	})
	return changed, first
}
