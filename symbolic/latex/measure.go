package latex

import (
	"strings"

	"nabla/parser"
)

// Glyphs estimates how many signs of a formula are seen, for whoever has to find room for it.
func Glyphs(formula string) int { return glyphs(formula) }

// Terms returns the LaTeX of the terms of a sum, each with its sign, so that a long sum can be broken before them.
func (d *Document) Terms(node parser.Node) []string {
	p := d.printer(node)
	var texts []string
	var visit func(n parser.Node, sign string)
	visit = func(n parser.Node, sign string) {
		if b, ok := n.(*parser.Binary); ok && (b.Op == parser.Add || b.Op == parser.Sub) && sign != "-" {
			visit(b.X, sign)
			next := "+"
			if b.Op == parser.Sub {
				next = "-"
			}
			visit(b.Y, next)
			return
		}
		x := p.node(n, style{})
		if sign != "" {
			x = x.atLeast(productLevel)
			sign += " "
		}
		texts = append(texts, sign+x.text)
	}
	visit(node, "")
	return texts
}

// Relation returns the sign of a relation: one of = != < <= > >= in.
func Relation(op string) string { return relationSign(op) }

// Decimal returns a number in decimal, as package numeric prints it: 1.5e-7 with a power of ten, and bounds as they are.
func Decimal(text string) string {
	mantissa, exponent, scaled := strings.Cut(text, "e")
	if !scaled || strings.Contains(text, "[") {
		return Text(text)
	}
	return mantissa + ` \cdot 10^{` + strings.TrimPrefix(exponent, "+") + "}"
}
