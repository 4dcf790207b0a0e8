package graph

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"nabla/numeric"
	"nabla/numeric/interval"
	"nabla/parser/limit"
	"nabla/symbolic"
)

// Numbers in a graph: the pass forward gives every node its value, the pass backward every node the
// derivative of the result by it. Values are exact rational numbers as long as they can be and enclosures
// else, so that every digit that is printed is right.

// Pass is a forward pass, and a backward one where a result is named.
type Pass struct {
	Graph     *Graph
	Result    *Node           // nil without a backward pass
	Values    map[*Node]Value // of the nodes
	Locals    map[*Edge]Value // derivatives along the edges
	Gradients map[*Node]Value // of the result by each node that it stands on
	Along     map[*Edge]Value // what an edge adds to the gradient of its source
	Kinks     []*Edge         // along which a convention gives the derivative
	Notes     []string        // conventions that were used, in a reader's words

	prec   uint
	exact  numeric.Point
	within numeric.Enclosures
}

// firstPrec is the precision in bits that passes start with.
const firstPrec = 128

// Run evaluates the graph where its inputs have the values of at, exact constants, and goes back from the
// result, which may be nil. Values have at least the given number of digits. An error is a *Problem, which
// names the node, or that of the context.
//
// At a kink the derivative is that of the table of functions, one of the one-sided ones or between them
// (relu'(0) = 0, abs'(0) = 0), and a note says so. At a jump there is none.
//
// The precision is doubled until all values have the digits, or a bound on the work is met; then fewer
// digits are printed.
func (g *Graph) Run(ctx context.Context, result *Node, at map[string]*symbolic.Expr, digits int) (*Pass, error) {
	var missing []string
	for _, n := range g.Inputs() {
		if at[n.Name] == nil {
			missing = append(missing, n.Name)
		}
	}
	if len(missing) > 0 {
		return nil, problem("", "no value is given for %s", list(missing))
	}
	for _, name := range slices.Sorted(maps.Keys(at)) {
		if n := g.Node(name); n == nil {
			return nil, problem(name, "has a value and is not in the graph")
		} else if !n.IsInput() {
			return nil, problem(name, "has a value and a definition too")
		}
	}
	// Errors of earlier nodes grow on the way; more bits from the start are the remedy, within a bound on bits
	// times nodes.
	for prec := uint(firstPrec); ; prec *= 2 {
		p := &Pass{
			Graph: g, Result: result, prec: prec, exact: numeric.Point{}, within: numeric.Enclosures{},
			Values: map[*Node]Value{}, Locals: map[*Edge]Value{}, Gradients: map[*Node]Value{}, Along: map[*Edge]Value{},
		}
		err := p.run(ctx, at)
		if err == nil && p.certain(digits) || prec*2 > limit.Precision || int(prec)*2*len(g.Nodes) > limit.PassBits || ctx.Err() != nil {
			return p, err
		}
	}
}

// list joins names, not more than a line of them.
func list(names []string) string {
	const most = 8
	if len(names) > most {
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
	}
	return strings.Join(names, ", ")
}

// certain reports whether every value has the digits.
func (p *Pass) certain(digits int) bool {
	for _, values := range []map[*Node]Value{p.Values, p.Gradients} {
		for _, v := range values {
			if !v.certain(digits) {
				return false
			}
		}
	}
	return true
}

// run gives every node its value, and goes back from the result. A node without a value ends the pass: what
// stands on it has none either.
func (p *Pass) run(ctx context.Context, at map[string]*symbolic.Expr) error {
	for _, n := range p.Graph.Nodes {
		body := n.Body
		if n.IsInput() {
			body = at[n.Name]
		}
		v, err := p.value(ctx, body)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			return problem(n.Name, "has no value: %s", err)
		case v.Ball.Def() == interval.Nowhere:
			return problem(n.Name, "= %s is not defined at this point", parserText(n))
		case !v.known():
			return problem(n.Name, "= %s may not be defined at this point", parserText(n))
		}
		p.set(n, v)
	}
	if p.Result == nil {
		return nil
	}
	if err := p.locals(ctx); err != nil {
		return err
	}
	p.back()
	return nil
}

// parserText is what a message shows behind the name of a node.
func parserText(n *Node) string {
	if n.IsInput() {
		return "its value"
	}
	return n.Body.String()
}

// set keeps a value as an enclosure for what follows, and as a rational number where it is one, so that exact
// values stay exact.
func (p *Pass) set(n *Node, v Value) {
	p.Values[n] = v
	p.within[n.Name] = v.Ball
	if v.Exact {
		p.exact[n.Name] = numeric.Scalar(v.Rational)
	}
}

// value evaluates an expression in the names of the nodes that have values already. Unknown functions
// cannot be evaluated and end the pass.
func (p *Pass) value(ctx context.Context, e *symbolic.Expr) (Value, error) {
	e, err := p.Graph.plain.Expand(e)
	if err != nil {
		return Value{}, err
	}
	// Exact arithmetic comes first: most textbook graphs have small numbers, and a reader wants to see -10, not
	// -10.00.
	if r, ok := numeric.Exactly(ctx, e, p.exact); ok {
		return ExactValue(r, p.prec), nil
	}
	b, err := p.within.Value(ctx, e, p.prec)
	return Value{Ball: b}, err
}

// locals evaluates the derivatives along the edges that lead to the result.
func (p *Pass) locals(ctx context.Context) error {
	on := p.Graph.Paths(p.Result)
	for _, e := range p.Graph.Edges() {
		if !on[e.To] {
			continue
		}
		if err := p.smooth(ctx, e); err != nil {
			return err
		}
		v, err := p.value(ctx, e.Local)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil || !v.known() {
			return problem(e.To.Name, "has no derivative by %s at this point: %s is not defined", e.From.Name, e.Local)
		}
		p.Locals[e] = v
	}
	return nil
}

// smooth looks for kinks and jumps at the point.
func (p *Pass) smooth(ctx context.Context, e *Edge) error {
	for _, r := range e.Where {
		if r.Cause == symbolic.OutsideDomain {
			continue
		}
		truth, err := p.truth(ctx, r.Condition)
		switch {
		case err != nil:
			return problem(e.To.Name, "has a derivative by %s where %s, and that is not known: %s", e.From.Name, r.Condition, err)
		case truth == interval.True:
		case r.Cause == symbolic.AtJump:
			return problem(e.To.Name, "jumps at this point: its derivative by %s needs %s", e.From.Name, r.Condition)
		case truth == interval.False:
			p.kink(e, r)
		default:
			return problem(e.To.Name, "may have a kink at this point: whether %s is not certain", r.Condition)
		}
	}
	return nil
}

// kink notes that a convention gives the derivative.
func (p *Pass) kink(e *Edge, r symbolic.Restriction) {
	p.Kinks = append(p.Kinks, e)
	note := fmt.Sprintf("%s = %s is not differentiable by %s at this point, which needs %s; by convention the derivative is the one of the table, %s",
		e.To.Name, e.To.Body, e.From.Name, r.Condition, e.Local)
	if v, ok := numeric.Exactly(context.Background(), e.Local, p.exact); ok {
		note += " = " + v.String()
	}
	if !slices.Contains(p.Notes, note) {
		p.Notes = append(p.Notes, note)
	}
}

// truth decides a condition, exactly where the values are exact.
func (p *Pass) truth(ctx context.Context, condition *symbolic.Expr) (interval.Truth, error) {
	indicator := symbolic.Indicator(condition)
	if r, ok := numeric.Exactly(ctx, indicator, p.exact); ok {
		if r.IsOne() {
			return interval.True, nil
		}
		return interval.False, nil
	}
	return p.within.Truth(ctx, condition, p.prec)
}

// back sums over the edges that leave each node, last node first. The order is that of the list from its
// end, in which all edges that leave a node come before the node itself.
func (p *Pass) back() {
	p.Gradients[p.Result] = ExactValue(one, p.prec)
	for i := p.Result.at; i >= 0; i-- {
		to := p.Graph.Nodes[i]
		upstream, ok := p.Gradients[to]
		if !ok {
			continue
		}
		for _, e := range to.Inputs {
			along := upstream.times(p.Locals[e], p.prec)
			p.Along[e] = along
			if sum, ok := p.Gradients[e.From]; ok {
				along = sum.plus(along, p.prec)
			}
			p.Gradients[e.From] = along
		}
	}
}
