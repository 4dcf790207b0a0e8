package picture_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/limit"
	"nabla/symbolic"
	"nabla/symbolic/graph"
	"nabla/symbolic/graph/picture"
)

// build makes a graph of definitions "name = body" with bodies made of names.
func build(t testing.TB, definitions ...*symbolic.Definition) *graph.Graph {
	scope := &symbolic.Scope{}
	for _, d := range definitions {
		require.Empty(t, scope.Define(d))
	}
	g, err := graph.Build(context.Background(), scope, nil, graph.Options{})
	require.NoError(t, err)
	return g
}

// sum defines a name as the sum of so many inputs.
func sum(name string, inputs int) *symbolic.Definition {
	terms := make([]*symbolic.Expr, inputs)
	for i := range terms {
		terms[i] = symbolic.Symbol(fmt.Sprintf("%s_%d", strings.ToLower(name), i))
	}
	return &symbolic.Definition{Name: name, Body: symbolic.Sum(terms...)}
}

func TestInputsOfOneNodeAreLeftOutOfLargeGraphs(t *testing.T) {
	small, large := build(t, sum("L", 5)), build(t, sum("L", 80))
	for _, test := range []struct {
		graph         *graph.Graph
		inputs        string
		nodes, hidden int
	}{
		{small, "auto", 6, 0}, {small, "shared", 1, 5}, {small, "all", 6, 0},
		{large, "auto", 1, 80}, {large, "all", 81, 0},
	} {
		p, err := picture.New(test.graph, nil, nil, picture.Options{Digits: 4, Inputs: test.inputs})
		require.NoError(t, err)
		assert.Len(t, p.Nodes, test.nodes, test.inputs)
		assert.Equal(t, test.hidden, p.Hidden)
	}
}

func TestManyNodesAreRefusedByTheNameOfTheLimit(t *testing.T) {
	_, err := picture.New(build(t, sum("L", limit.DrawnNodes+1)), nil, nil, picture.Options{Inputs: "all"})
	assert.ErrorContains(t, err, "limit DrawnNodes")
}

func TestDerivativesAreNotWrittenBesideManyEdges(t *testing.T) {
	p, err := picture.New(build(t, sum("L", 80)), nil, nil, picture.Options{Inputs: "all"})
	require.NoError(t, err)
	for _, e := range p.Edges {
		assert.Nil(t, e.Local)
	}
}

func ExampleNew() {
	scope := &symbolic.Scope{}
	scope.Define(&symbolic.Definition{Name: "y", Body: symbolic.Product(symbolic.Int(2), symbolic.Symbol("x"))})
	g, _ := graph.Build(context.Background(), scope, nil, graph.Options{})
	p, _ := picture.New(g, g.Node("y"), nil, picture.Options{})
	for _, e := range p.Edges {
		fmt.Println(parser.Print(p.Nodes[e.From].Name), "->", parser.Print(p.Nodes[e.To].Name), parser.Print(e.Local))
	}
	// Output: x -> y 2
}
