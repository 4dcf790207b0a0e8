package latex

import (
	"strings"

	"nabla/parser"
)

// factors takes a product apart as it was written. A coefficient that is glued to what follows, the 2x
// of a*2x, needs no brackets.
func factors(n parser.Node) []parser.Node {
	var reversed []parser.Node
	for {
		b, ok := n.(*parser.Binary)
		if !ok || b.Op != parser.Mul {
			break
		}
		if y, ok := b.Y.(*parser.Binary); ok && y.Op == parser.Mul && y.Glued {
			reversed = append(reversed, y.Y, y.X)
		} else {
			reversed = append(reversed, b.Y)
		}
		n = b.X
	}
	all := []parser.Node{n}
	for i := len(reversed) - 1; i >= 0; i-- {
		all = append(all, reversed[i])
	}
	return all
}

// factor is a factor as it is printed.
type factor struct {
	piece
	node parser.Node
}

// product prints factors side by side. Only the last one may be open, as in a sum behind its coefficient.
func (p *printer) product(n *parser.Binary, s style) piece {
	nodes := factors(n)
	var b strings.Builder
	whole := piece{level: productLevel}
	var before factor
	for i, node := range nodes {
		x := p.node(node, s)
		switch {
		case i < len(nodes)-1:
			x = x.closed().atLeast(scriptLevel)
		case x.open && x.level == productLevel:
			whole.open = true
		default:
			x = x.atLeast(scriptLevel)
		}
		f := factor{x, node}
		if i > 0 {
			b.WriteString(p.sign(before, f))
		}
		b.WriteString(x.text)
		whole.tall = whole.tall || x.tall
		before = f
	}
	whole.text = b.String()
	return whole
}

// sign is what stands between two factors: nothing but a blank, unless a reader could misread that.
func (p *printer) sign(a, b factor) string {
	switch {
	case startsWithDigit(b.text),
		isNumeric(a.node) && isNumeric(b.node),
		isLeibniz(a.node) && isLeibniz(b.node),
		startsWithBracket(b.text) && p.looksApplied(a.node, b.node):
		return ` \cdot `
	case isUpright(a.node) && !startsWithBracket(b.text), isUpright(b.node):
		return ` \, `
	}
	return " "
}

// startsWithDigit reports whether a factor would run into a number before it, or look like an index.
func startsWithDigit(text string) bool { return text != "" && isDigit(rune(text[0])) }

// startsWithBracket reports whether a factor could be taken for the argument of a name before it.
func startsWithBracket(text string) bool {
	return strings.HasPrefix(text, "(") || strings.HasPrefix(text, `\left(`)
}

// isNumeric reports whether the node is a number or a quotient of numbers: side by side, 2 1/2 would be
// a mixed number.
func isNumeric(n parser.Node) bool {
	switch n := n.(type) {
	case *parser.Number:
		return true
	case *parser.Binary:
		return n.Op == parser.Div && isNumeric(n.X) && isNumeric(n.Y)
	}
	return false
}

// isLeibniz reports whether the node is a derivative in the form of a quotient.
func isLeibniz(n parser.Node) bool {
	d, ok := n.(*parser.Derivative)
	return ok && isShort(d.Body)
}

// isUpright reports whether the node is a name of several upright letters, which needs space around it.
func isUpright(n parser.Node) bool {
	name, ok := n.(*parser.Name)
	return ok && strings.HasPrefix(upright(name.Base, mathrm), mathrm) && !isSign(name.Base)
}

// isSign reports whether the base of a name is set in italics: one letter, perhaps numbered or decorated.
func isSign(base string) bool {
	word, _, _ := strings.Cut(base, "_")
	word, _, _ = strings.Cut(strings.TrimRight(word, "'"), "'")
	if _, single := letter(word); single {
		return true
	}
	_, _, ok := numbered(word)
	_, delta := difference(word)
	return ok || delta
}

// looksApplied reports whether a factor before a bracket could be read as a function of what is in it.
// It cannot if the factor occurs there too, n (n + 1), and nothing applies it.
func (p *printer) looksApplied(a, bracket parser.Node) bool {
	switch a := a.(type) {
	case *parser.Name:
		return p.applied[a.Text] || !constant(a) && !mentions(bracket, a)
	case *parser.Component:
		return !mentions(bracket, a)
	case *parser.Binary:
		minus, ok := a.Y.(*parser.Unary)
		return a.Op == parser.Pow && ok && minus.Op == "-" && p.looksApplied(a.X, bracket)
	}
	return false
}

// constant reports whether the name is that of a constant.
func constant(n *parser.Name) bool { return n.Text == "pi" || n.Text == "e" || n.Text == "inf" }

// mentions reports whether the name or component occurs in the node.
func mentions(in, what parser.Node) bool {
	return holds(in, func(n parser.Node) bool {
		switch n.(type) {
		case *parser.Name, *parser.Component:
			return parser.Equal(n, what)
		}
		return false
	})
}

// holds reports whether the node or a part of it is such.
func holds(n parser.Node, such func(parser.Node) bool) bool {
	found := false
	parser.Walk(n, func(n parser.Node) bool {
		found = found || such(n)
		return !found
	})
	return found
}

// hadamardSigns gives the sign of the products and quotients entry by entry.
var hadamardSigns = map[parser.Op]string{parser.HadamardMul: ` \odot `, parser.HadamardDiv: ` \oslash `}

// hadamard prints an operation entry by entry. Plain products in it are bracketed, since authors differ
// on which binds tighter.
func (p *printer) hadamard(n *parser.Binary, s style) piece {
	x, y := p.node(n.X, s), p.node(n.Y, s)
	if n.Op == parser.HadamardPow {
		return x.raised(`\circ ` + p.node(n.Y, s.scripted()).text)
	}
	if left, ok := n.X.(*parser.Binary); !ok || left.Op != parser.HadamardMul {
		x = x.closed().atLeast(scriptLevel)
	}
	y = y.closed().atLeast(scriptLevel)
	return piece{text: x.text + hadamardSigns[n.Op] + y.text, level: productLevel, tall: x.tall || y.tall}
}
