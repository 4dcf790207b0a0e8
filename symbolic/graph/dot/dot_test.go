package dot_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/parser"
	"nabla/symbolic/graph/dot"
	"nabla/symbolic/graph/picture"
)

func name(text string) *parser.Name { return &parser.Name{Text: text, Base: text} }

func ExampleWrite() {
	p := &picture.Picture{
		Nodes: []picture.Node{{Name: name("x"), Input: true, Value: "3"}, {Name: name("y"), Definition: name("x")}},
		Edges: []picture.Edge{{From: 0, To: 1, Local: &parser.Number{Text: "1"}}},
	}
	fmt.Print(dot.Write(p))
	// Output:
	// digraph nabla {
	//   rankdir=LR;
	//   node [shape=box, style=rounded, fontname="Times"];
	//   edge [fontname="Times"];
	//   n0 [label="x\nvalue 3", shape=ellipse];
	//   n1 [label="y = x"];
	//   n0 -> n1 [label="1"];
	// }
}

func TestStringsAreQuoted(t *testing.T) {
	text := dot.Write(&picture.Picture{Nodes: []picture.Node{{Name: name(`a" shape=point \l`)}}})
	assert.Contains(t, text, `label="a\" shape=point \\l"`)
}
