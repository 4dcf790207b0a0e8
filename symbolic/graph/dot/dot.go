// Package dot writes pictures of computation graphs in the language of Graphviz, for readers who draw them themselves.
package dot

import (
	"fmt"
	"strings"

	"nabla/parser"
	"nabla/symbolic/graph/picture"
)

// Write returns the picture as a digraph. Labels hold the name with its definition, and the value and the
// gradient below. Names are numbered, as those of the document need not be identifiers of the language.
func Write(p *picture.Picture) string {
	var b strings.Builder
	b.WriteString("digraph nabla {\n  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"Times\"];\n  edge [fontname=\"Times\"];\n")
	for i, n := range p.Nodes {
		shape := ""
		if n.Input || n.Unnamed {
			shape = ", shape=ellipse"
		}
		fmt.Fprintf(&b, "  n%d [label=%s%s];\n", i, quote(label(n)), shape)
	}
	for _, e := range p.Edges {
		local := ""
		if e.Local != nil {
			local = " [label=" + quote(parser.Print(e.Local)) + "]"
		}
		fmt.Fprintf(&b, "  n%d -> n%d%s;\n", e.From, e.To, local)
	}
	b.WriteString("}\n")
	return b.String()
}

// label is the text of a node, a line each for the name, the numbers.
func label(n picture.Node) string {
	var lines []string
	switch {
	case n.Unnamed:
		lines = append(lines, n.Sign, parser.Print(n.Name))
	case n.Definition != nil:
		lines = append(lines, parser.Print(n.Name)+" = "+parser.Print(n.Definition))
	case n.Sign != "":
		lines = append(lines, parser.Print(n.Name)+"  "+n.Sign)
	default:
		lines = append(lines, parser.Print(n.Name))
	}
	if n.Value != "" {
		lines = append(lines, "value "+n.Value)
	}
	if n.Gradient != "" {
		lines = append(lines, "gradient "+n.Gradient)
	}
	return strings.Join(lines, "\n")
}

// quote writes a string of the language: the backslash starts escapes, of which \n is a line break. Nothing
// of the document can end the string.
func quote(text string) string {
	text = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", " ").Replace(text)
	return `"` + text + `"`
}
