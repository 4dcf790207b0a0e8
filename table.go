package nabla

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"nabla/parser"
	"nabla/symbolic/graph"
	"nabla/symbolic/latex"
)

// Computation graphs as text and as JSON.

// Remarks says what is not in the graph, which conventions the pass used, and why there is no derivative, if there is none.
func (n *Network) Remarks() []string {
	var remarks []string
	for _, s := range n.Graph.Skipped {
		remarks = append(remarks, "not drawn: "+s)
	}
	if n.Result == nil {
		var names []string
		for _, r := range n.Graph.Results() {
			names = append(names, r.Name)
		}
		if len(names) > 0 {
			remarks = append(remarks, fmt.Sprintf(msgResults, strings.Join(names, ", ")))
		}
	}
	if n.Pass != nil {
		remarks = append(remarks, n.Pass.Notes...)
	}
	return remarks
}

// Text prints the tables of the graph: the nodes with their values, the edges with their derivatives, and the pass backward
// with the sum over the edges of every node.
func (n *Network) Text(digits int) string {
	var b strings.Builder
	forward := table{head: []string{"node", "definition"}}
	edges := table{head: []string{"edge", "derivative"}}
	if n.Pass != nil {
		forward.head = append(forward.head, "value")
		edges.head = append(edges.head, "value")
	}
	for _, node := range n.Graph.Nodes {
		row := []string{node.Name, "input"}
		if !node.IsInput() {
			row[1] = parser.Print(node.Written)
		}
		if n.Pass != nil {
			row = append(row, n.Pass.Values[node].Text(digits))
		}
		forward.add(row...)
	}
	for _, e := range n.Graph.Edges() {
		row := []string{Partial(e.To, e.From), e.Shown.String()}
		if n.Pass != nil {
			row = append(row, textOf(n.Pass.Locals, e, digits))
		}
		edges.add(row...)
	}
	forward.write(&b, "forward")
	edges.write(&b, "along the edges")
	if n.Result != nil {
		n.backward(digits).write(&b, "backward from "+n.Result.Name)
	}
	for _, r := range n.Remarks() {
		fmt.Fprintf(&b, "\nnote: %s\n", r)
	}
	return strings.TrimPrefix(b.String(), "\n")
}

// backward is the table of the pass backward.
func (n *Network) backward(digits int) *table {
	t := &table{head: []string{"derivative", "by the chain rule", "closed form"}}
	if n.Pass != nil {
		t.head = append(t.head, "value")
	}
	for _, g := range n.Gradients {
		form := "-"
		if g.Form != nil {
			form = g.Form.String()
		}
		row := []string{Partial(n.Result, g.Node), sumOf(g, n.Result) + n.paths(g, digits), form}
		if n.Pass != nil {
			row = append(row, textOf(n.Pass.Gradients, g.Node, digits))
		}
		t.add(row...)
	}
	return t
}

// paths writes the numbers of a sum over several edges, " = 3 + (-1)".
func (n *Network) paths(g *graph.Gradient, digits int) string {
	if n.Pass == nil || len(g.Edges) < 2 {
		return ""
	}
	terms := make([]string, len(g.Edges))
	for i, e := range g.Edges {
		terms[i] = textOf(n.Pass.Along, e, digits)
		if i > 0 && strings.HasPrefix(terms[i], "-") {
			terms[i] = "(" + terms[i] + ")"
		}
	}
	return " = " + strings.Join(terms, " + ")
}

// sumOf writes the sum over the edges that leave a node.
func sumOf(g *graph.Gradient, result *graph.Node) string {
	var terms []string
	for _, e := range g.Edges {
		term := Partial(e.To, e.From)
		if e.To != result {
			term = Partial(result, e.To) + "*" + term
		}
		terms = append(terms, term)
	}
	if len(terms) == 0 {
		return "1"
	}
	return strings.Join(terms, " + ")
}

// textOf prints a value of a pass, nothing for one that the pass did not need.
func textOf[K comparable](values map[K]graph.Value, key K, digits int) string {
	if v, ok := values[key]; ok {
		return v.Text(digits)
	}
	return ""
}

// Partial writes the derivative of a node by another as a document does, dL/da.
func Partial(of, by *graph.Node) string { return "d" + of.Name + "/d" + by.Name }

// table is text in columns.
type table struct {
	head []string
	rows [][]string
}

// add appends a row.
func (t *table) add(row ...string) { t.rows = append(t.rows, row) }

// widestColumn is the number of characters that a column is padded to at most.
const widestColumn = 60

// write prints the table under its title; nothing for one without rows.
func (t *table) write(b *strings.Builder, title string) {
	if len(t.rows) == 0 {
		return
	}
	widths := make([]int, len(t.head))
	for _, row := range append([][]string{t.head}, t.rows...) {
		for i, cell := range row {
			widths[i] = min(max(widths[i], utf8.RuneCountInString(cell)), widestColumn)
		}
	}
	fmt.Fprintf(b, "\n%s\n", title)
	for _, row := range append([][]string{t.head}, t.rows...) {
		var line strings.Builder
		for i, cell := range row {
			fmt.Fprintf(&line, "  %s%s", cell, strings.Repeat(" ", max(0, widths[i]-utf8.RuneCountInString(cell))))
		}
		fmt.Fprintln(b, strings.TrimRight(line.String(), " "))
	}
}

// NetworkJSON is a graph with its passes as JSON.
type NetworkJSON struct {
	SchemaVersion int        `json:"schemaVersion"`    // changes when the meaning of a field does
	Result        string     `json:"result,omitempty"` // the name of the node that is differentiated
	Nodes         []NodeJSON `json:"nodes"`            // inputs before what stands on them
	Edges         []EdgeJSON `json:"edges"`
	Notes         []string   `json:"notes,omitempty"` // what is not in the graph, and conventions
}

// NodeJSON is a node; the gradient is the derivative of the result by it.
type NodeJSON struct {
	Name       string        `json:"name"`
	Definition string        `json:"definition,omitempty"` // in plain notation; none for an input
	Operation  string        `json:"operation,omitempty"`  // the sign, of a node that is an operation
	Value      *NumberJSON   `json:"value,omitempty"`      // with a point only
	Gradient   *GradientJSON `json:"gradient,omitempty"`   // where there is one result
}

// GradientJSON is a derivative in symbols and, at a point, in numbers.
type GradientJSON struct {
	Chain string      `json:"chain"`          // the sum over the edges that leave the node, in symbols
	Form  string      `json:"form,omitempty"` // closed; none where none was found
	LaTeX string      `json:"latex,omitempty"`
	Value *NumberJSON `json:"value,omitempty"` // at the point
}

// EdgeJSON is an edge. Along is what it adds to the gradient of its source.
type EdgeJSON struct {
	From  string      `json:"from"`            // the input of the derivative
	To    string      `json:"to"`              // what is differentiated
	Local string      `json:"local"`           // the derivative of To by From, everything else held fixed
	Value *NumberJSON `json:"value,omitempty"` // of Local at the point
	Along *NumberJSON `json:"along,omitempty"`
}

// NumberJSON is a number of a pass: decimal digits that are all right, and the exact rational if it is one.
type NumberJSON struct {
	Decimal string `json:"decimal"`         // every digit is right
	Exact   string `json:"exact,omitempty"` // such as 1/3
}

// numberJSON is a value of a pass as JSON, nil for one that the pass did not need.
func numberJSON[K comparable](values map[K]graph.Value, key K, digits int) *NumberJSON {
	v, ok := values[key]
	if !ok {
		return nil
	}
	n := &NumberJSON{Decimal: v.Ball.Text(digits)}
	if v.Exact {
		n.Exact = v.Rational.String()
	}
	return n
}

// JSON returns the graph as it is encoded.
func (n *Network) JSON(digits int) NetworkJSON {
	j := NetworkJSON{SchemaVersion: 1, Nodes: []NodeJSON{}, Edges: []EdgeJSON{}, Notes: n.Remarks()}
	pass := n.Pass
	if pass == nil {
		pass = &graph.Pass{}
	}
	gradients := map[*graph.Node]*GradientJSON{}
	for _, g := range n.Gradients {
		gradients[g.Node] = &GradientJSON{Chain: sumOf(g, n.Result), Value: numberJSON(pass.Gradients, g.Node, digits)}
		if g.Form != nil {
			gradients[g.Node].Form = g.Form.String()
			gradients[g.Node].LaTeX = latex.Expr(g.Form)
		}
	}
	if n.Result != nil {
		j.Result = n.Result.Name
	}
	for _, node := range n.Graph.Nodes {
		row := NodeJSON{Name: node.Name, Operation: node.Sign, Value: numberJSON(pass.Values, node, digits), Gradient: gradients[node]}
		if !node.IsInput() {
			row.Definition = parser.Print(node.Written)
		}
		j.Nodes = append(j.Nodes, row)
	}
	for _, e := range n.Graph.Edges() {
		j.Edges = append(j.Edges, EdgeJSON{
			From: e.From.Name, To: e.To.Name, Local: e.Shown.String(),
			Value: numberJSON(pass.Locals, e, digits), Along: numberJSON(pass.Along, e, digits),
		})
	}
	return j
}
