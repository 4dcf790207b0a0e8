package graph_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/simplify"
	"nabla/symbolic"
	"nabla/symbolic/graph"
	_ "nabla/testdata/seed"
)

// document returns the scope and the definitions of a text.
func document(t require.TestingT, text string) (*symbolic.Scope, []*parser.Let) {
	doc := parser.ParseDocument(source.NewText("test", text), (*symbolic.Scope)(nil))
	require.Empty(t, doc.Errors, text)
	scope, _, errs := symbolic.Build(doc)
	require.Empty(t, errs, text)
	var lets []*parser.Let
	for _, s := range doc.Statements {
		if let, ok := s.(*parser.Let); ok {
			lets = append(lets, let)
		}
	}
	return scope, lets
}

// build makes the graph of a text.
func build(t require.TestingT, text string, o graph.Options) (*graph.Graph, error) {
	scope, lets := document(t, text)
	return graph.Build(context.Background(), scope, lets, o)
}

// point reads "a=3 b=1/2".
func point(t require.TestingT, text string) map[string]*symbolic.Expr {
	at := map[string]*symbolic.Expr{}
	for _, word := range strings.Fields(text) {
		name, value, _ := strings.Cut(word, "=")
		n, err := parser.ParseExpression(source.NewText("at", value), nil)
		require.NoError(t, err)
		at[name], err = symbolic.Resolve(n, nil, nil)
		require.NoError(t, err)
	}
	return at
}

const lecture = "real a, b, c\nlet d = 2b\nlet e = a + d\nlet L = c e\n"

func TestGraphOfTheLecture(t *testing.T) {
	for _, operations := range []bool{false, true} {
		g, err := build(t, lecture, graph.Options{Of: []string{"L"}, Operations: operations})
		require.NoError(t, err)
		p, err := g.Run(t.Context(), g.Node("L"), point(t, "a=3 b=1 c=-2"), 10)
		require.NoError(t, err)
		want := map[string][2]string{
			"a": {"3", "-2"}, "b": {"1", "-4"}, "c": {"-2", "5"}, "d": {"2", "-2"}, "e": {"5", "-2"}, "L": {"-10", "1"},
		}
		assert.Len(t, g.Nodes, len(want))
		for _, n := range g.Nodes {
			assert.Equal(t, want[n.Name], [2]string{p.Values[n].Text(10), p.Gradients[n].Text(10)}, n.Name)
			assert.True(t, p.Values[n].Exact)
		}
	}
}

func TestForms(t *testing.T) {
	g, err := build(t, lecture, graph.Options{})
	require.NoError(t, err)
	gradients, err := g.Gradients(t.Context(), g.Node("L"))
	require.NoError(t, err)
	want := map[string]string{"a": "c", "b": "2*c", "c": "e", "d": "c", "e": "c", "L": "1"}
	for _, d := range gradients {
		assert.Equal(t, want[d.Node.Name], d.Form.String(), d.Node.Name)
	}
	assert.Len(t, gradients, len(want))
}

func TestGraphs(t *testing.T) {
	tests := []struct {
		name, text string
		options    graph.Options
		want       string
	}{
		{"shared node", "let u = x^2\nlet L = u + sin(u)", graph.Options{}, "x\nu = x^2\nL = u + sin(u)\n"},
		{"family", "vector x in 2\nindex k in 1..2\nlet p_k = x_k^2\nlet L = sum(k, p_k)", graph.Options{},
			"x_1\nx_2\np_1 = x_1^2\np_2 = x_2^2\nL = p_1 + p_2\n"},
		{"size by a number", "vector x in K\nindex k in 1..K\nlet L = sum(k, x_k)",
			graph.Options{Sizes: map[string]*symbolic.Expr{"K": symbolic.Int(3)}}, "x_1\nx_2\nx_3\nL = x_1 + x_2 + x_3\n"},
		{"function that stands on a node", "let a = 2b\nlet f(t) = a t\nlet L = f(x)", graph.Options{}, "b\nx\na = 2*b\nL = a*x\n"},
		{"equal operations", "let L = exp(x) + 1/exp(x)", graph.Options{Operations: true}, "x\nv1 = exp(x)\nv2 = 1/v1\nL = v1 + v2\n"},
		{"names of operations", "let v1 = x y\nlet L = v1 + z w", graph.Options{Operations: true},
			"x\ny\nz\nw\nv1 = x*y\nvv1 = w*z\nL = v1 + vv1\n"},
		{"cases are one operation", "let L = piecewise(x > 0, x^2, y) + 1", graph.Options{Operations: true}, "x\ny\nv1 = piecewise(x > 0, x^2, y)\nL = v1 + 1\n"},
		{"signs", "let L = -(+x)*y^-2", graph.Options{Operations: true}, "x\ny\nv1 = 1/y^2\nv2 = v1*x\nL = -v2\n"},
		{"constants in an operation", "let L = 2*x/3 + sin(pi)*y + max(x, 1)", graph.Options{Operations: true}, "x\nv1 = 2*x\nv2 = v1/3\nv3 = max(x, 1)\nL = v2 + v3\n"},
		{"a product over a family", "vector x in 3\nindex k in 1..3\nlet L = prod(k, x_k)", graph.Options{}, "x_1\nx_2\nx_3\nL = x_1*x_2*x_3\n"},
		{"a sum with a condition", "vector x in 3\nindex j, k in 1..3\nlet d_j = sum(k = 1..3, k != j, x_k)", graph.Options{}, "x_2\nx_3\nx_1\nd_1 = x_2 + x_3\nd_2 = x_1 + x_3\nd_3 = x_1 + x_2\n"},
		{"a function of a function", "let f(t) = t^2\nlet g(t) = f(t) + 1\nlet L = g(x)", graph.Options{}, "x\nL = g(x)\n"},
		{"softmax", "vector z in 2\nindex k in 1..2\nlet p_k = softmax(z)[k]\nlet L = -log(p_1)", graph.Options{}, "z_1\nz_2\np_1 = exp(z_1)/(exp(z_1) + exp(z_2))\np_2 = exp(z_2)/(exp(z_1) + exp(z_2))\nL = -log(p_1)\n"},
		{"an integral", "let L = int(a*t, t, 0, b)", graph.Options{Operations: true}, "a\nb\nL = int(t*a, t, 0, b)\n"},
		{"a result alone", "let u = x^2\nlet v = y^2\nlet w = u + 1", graph.Options{Of: []string{"w"}}, "x\nu = x^2\nw = u + 1\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			g, err := build(t, test.text, test.options)
			require.NoError(t, err)
			assert.Empty(t, g.Skipped)
			assert.Equal(t, test.want, g.String())
		})
	}
}

// TestResults: a result is a definition on which no other stands.
func TestResults(t *testing.T) {
	g, err := build(t, "let u = x^2\nlet v = u + y\nlet w = 2u", graph.Options{})
	require.NoError(t, err)
	var results, inputs []string
	for _, n := range g.Results() {
		results = append(results, n.Name)
	}
	for _, n := range g.Inputs() {
		inputs = append(inputs, n.Name)
	}
	assert.Equal(t, []string{"v", "w"}, results)
	assert.Equal(t, []string{"x", "y"}, inputs)
	on := g.Paths(g.Node("w"))
	assert.True(t, on[g.Node("x")] && on[g.Node("u")] && on[g.Node("w")])
	assert.False(t, on[g.Node("v")] || on[g.Node("y")])
	assert.Nil(t, g.Node("z"))
}

// TestTooManyNodes: the limit ends a graph before it is built, and its name is told.
func TestTooManyNodes(t *testing.T) {
	for _, text := range []string{
		"vector x in 100000\nindex k in 1..100000\nlet p_k = x_k^2", "matrix W in 300 x 300\nindex i, j in 1..300\nlet p_{i,j} = W_{i,j}^2\nlet L = p_{1,1}",
	} {
		_, err := build(t, text, graph.Options{})
		assert.ErrorContains(t, err, "limit GraphNodes", text)
	}
}

func TestProblems(t *testing.T) {
	tests := []struct{ name, text, of, at, want string }{
		{"missing value", lecture, "L", "a=3 b=1", "no value is given for c"},
		{"unknown name", lecture, "L", "a=3 b=1 c=1 q=1", "q has a value and is not in the graph"},
		{"value and definition", lecture, "L", "a=3 b=1 c=1 e=1", "e has a value and a definition too"},
		{"unknown result", lecture, "M", "", "M is not defined in the document"},
		{"outside of the domain", "let u = log(x)\nlet L = u^2", "L", "x=-1", "u = log(x) is not defined at this point"},
		{"no derivative", "let L = sqrt(x)", "L", "x=0", "L has no derivative by x at this point: 1/(2*sqrt(x)) is not defined"},
		{"jump", "let L = floor(x)", "L", "x=1", "L jumps at this point"},
		{"no number for a size", "vector z in K\nlet L = sum(k, 1, K, z_k)", "L", "", "L has no number for its size K"},
		{"no number for an index", "vector z in 3\nindex c in 1..3\nlet L = z_c", "L", "", "z_c has an index without a number"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			g, err := build(t, test.text, graph.Options{Of: []string{test.of}})
			if err == nil {
				_, err = g.Run(t.Context(), g.Node(test.of), point(t, test.at), 6)
			}
			require.Error(t, err)
			assert.Contains(t, err.Error(), test.want)
		})
	}
}

func TestKinkIsSaidWithItsConvention(t *testing.T) {
	g, err := build(t, "let r = relu(x)\nlet L = r^2 + 3r", graph.Options{})
	require.NoError(t, err)
	p, err := g.Run(t.Context(), g.Node("L"), point(t, "x=0"), 6)
	require.NoError(t, err)
	require.Len(t, p.Notes, 1)
	assert.Contains(t, p.Notes[0], "r = relu(x) is not differentiable by x at this point")
	assert.Equal(t, "0", p.Gradients[g.Node("x")].Text(6))
	_, err = p.Quotient(t.Context(), g.Node("x"))
	assert.ErrorContains(t, err, "kink")
	q, err := p.Quotient(t.Context(), g.Node("r"))
	require.NoError(t, err)
	assert.Equal(t, 20, q.Digits)
}

func TestSharedNodesCostOnce(t *testing.T) {
	var text strings.Builder
	text.WriteString("real x_0\n")
	const depth = 60 // 2^60 paths
	for i := 1; i <= depth; i++ {
		fmt.Fprintf(&text, "let u_%d = (u_%d + u_%d^2)/2\n", i, i-1, i-1)
	}
	source := strings.Replace(text.String(), "u_0 + u_0^2", "x_0 + x_0^2", 1)
	g, err := build(t, source, graph.Options{})
	require.NoError(t, err)
	p, err := g.Run(t.Context(), g.Node("u_60"), point(t, "x_0=1"), 6)
	require.NoError(t, err)
	// u = 1 is a fixed point, where each derivative is (1 + 2u)/2 = 3/2.
	assert.InDelta(t, 36768468716.0, p.Gradients[g.Node("x_0")].Float(), 1e6)
}

// program draws a document of scalar definitions that are smooth for positive inputs.
func program(t *rapid.T) (text string, last string) {
	names := []string{"x", "y", "z"}
	n := rapid.IntRange(1, 6).Draw(t, "definitions")
	for i := range n {
		pick := func() string { return rapid.SampledFrom(names).Draw(t, "name") }
		shape := rapid.SampledFrom([]string{"%s*%s + 1", "%s + 2*%s", "exp(-%s)*%s", "sigma(%s) + %s^2", "tanh(%s*%s)", "%s/(1 + %s^2)"}).Draw(t, "shape")
		name := fmt.Sprintf("u%d", i)
		text += "let " + name + " = " + fmt.Sprintf(shape, pick(), pick()) + "\n"
		names = append(names, name)
	}
	return text, names[len(names)-1]
}

func TestPassBackwardEqualsDiff(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, last := program(t)
		scope, lets := document(t, text)
		operations := rapid.Bool().Draw(t, "operations")
		g, err := graph.Build(context.Background(), scope, lets, graph.Options{Of: []string{last}, Operations: operations})
		require.NoError(t, err)
		at := point(t, "x=1/2 y=3/4 z=1")
		for name := range at {
			if g.Node(name) == nil {
				delete(at, name)
			}
		}
		p, err := g.Run(context.Background(), g.Node(last), at, 12)
		require.NoError(t, err)
		for name := range at {
			want, err := symbolic.Diff(symbolic.Symbol(last), symbolic.Symbol(name), scope)
			require.NoError(t, err)
			value := evaluate(t, want, scope, at)
			assert.InDelta(t, value, p.Gradients[g.Node(name)].Float(), 1e-9, "%s by %s of\n%s", last, name, text)
			q, err := p.Quotient(context.Background(), g.Node(name))
			require.NoError(t, err)
			assert.GreaterOrEqual(t, q.Digits, 8)
		}
	})
}

// evaluate puts values for names and evaluates by a graph of a single node.
func evaluate(t require.TestingT, e *symbolic.Expr, scope *symbolic.Scope, at map[string]*symbolic.Expr) float64 {
	e, err := scope.Expand(e)
	require.NoError(t, err)
	for name, value := range at {
		e = symbolic.Substitute(e, symbolic.Symbol(name), value)
	}
	single := &symbolic.Scope{}
	single.Define(&symbolic.Definition{Name: "value", Body: e})
	g, err := graph.Build(context.Background(), single, nil, graph.Options{})
	require.NoError(t, err)
	p, err := g.Run(context.Background(), nil, nil, 12)
	require.NoError(t, err)
	return p.Values[g.Node("value")].Float()
}

func TestClosedFormsAreEqualToDiff(t *testing.T) {
	text := "let z = w x + b\nlet a = sigma(z)\nlet L = -(y log(a) + (1-y) log(1-a))"
	scope, lets := document(t, text)
	g, err := graph.Build(t.Context(), scope, lets, graph.Options{})
	require.NoError(t, err)
	gradients, err := g.Gradients(t.Context(), g.Node("L"))
	require.NoError(t, err)
	for _, d := range gradients {
		if !d.Node.IsInput() {
			continue
		}
		want, err := symbolic.Diff(symbolic.Symbol("L"), d.Node.Symbol, scope)
		require.NoError(t, err)
		difference, err := scope.Expand(symbolic.Difference(d.Form, want))
		require.NoError(t, err)
		r, err := simplify.Simplify(t.Context(), difference, scope, simplify.Options{})
		require.NoError(t, err)
		assert.True(t, r.Expr.IsZero(), "%s: %s", d.Node.Name, d.Form)
	}
}

func Example() {
	doc := parser.ParseDocument(source.NewText("example", lecture), (*symbolic.Scope)(nil))
	scope, _, _ := symbolic.Build(doc)
	ctx := context.Background()
	g, _ := graph.Build(ctx, scope, nil, graph.Options{Of: []string{"L"}})
	at := map[string]*symbolic.Expr{"a": symbolic.Int(3), "b": symbolic.Int(1), "c": symbolic.Int(-2)}
	p, _ := g.Run(ctx, g.Node("L"), at, 6)
	fmt.Println("L =", p.Values[g.Node("L")].Text(6), "dL/db =", p.Gradients[g.Node("b")].Text(6))
	// Output: L = -10 dL/db = -4
}
