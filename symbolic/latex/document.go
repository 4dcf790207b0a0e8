package latex

import (
	"slices"

	"nabla/parser"
	"nabla/symbolic"
)

// Document prints the formulas of one document, in all of which a name means the same: where the document has a name e, no
// formula writes exp(x) as e^x, and x1 is not set like x_1 if there is one. nil prints each formula by itself.
type Document struct{ names []string }

// NewDocument returns the printer of a document with these names.
func NewDocument(names []string) *Document { return &Document{names} }

// printer knows the names of the document and those of the nodes, which decide how names are set.
func (d *Document) printer(nodes ...parser.Node) *printer {
	p := newPrinter(nodes...)
	if d == nil {
		return p
	}
	for _, name := range d.names {
		p.names[name] = true
	}
	p.euler = !p.names["e"]
	return p
}

// Print is the function Print in the document.
func (d *Document) Print(node parser.Node) string { return d.printer(node).node(node, style{}).text }

// Inline is Print for formulas in a line of text: quotients are written with a stroke.
func (d *Document) Inline(node parser.Node) string {
	return d.printer(node).node(node, style{nested: maxFractions}).text
}

// Expr is the function Expr in the document.
func (d *Document) Expr(e *symbolic.Expr) string {
	node := Arrange(symbolic.Syntax(e))
	p := d.printer(node)
	p.euler = !e.Contains("e") && (d == nil || !slices.Contains(d.names, "e"))
	return p.node(node, style{}).text
}
