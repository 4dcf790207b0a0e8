package latex

import (
	"strings"

	"nabla/parser"
)

// unary prints a sign. A sign in front of another needs brackets.
func (p *printer) unary(n *parser.Unary, s style) piece {
	x := p.node(n.X, s).atLeast(productLevel)
	sign := "-"
	if n.Op != "-" {
		sign = "+"
	}
	return piece{text: sign + x.text, level: sumLevel, tall: x.tall}
}

// binary prints an operation on two operands.
func (p *printer) binary(n *parser.Binary, s style) piece {
	switch n.Op {
	case parser.Add, parser.Sub:
		return p.sum(n, s)
	case parser.Mul:
		return p.product(n, s)
	case parser.Div:
		return p.quotient(n, s)
	case parser.Pow:
		return p.power(n, s)
	}
	return p.hadamard(n, s)
}

// term is a term of a sum with the sign before it.
type term struct {
	minus bool
	node  parser.Node
}

// terms takes a sum apart as it was written, a - b + c, without recursion: it may be very long.
func terms(n parser.Node) []term {
	var reversed []term
	for {
		b, ok := n.(*parser.Binary)
		if !ok || b.Op != parser.Add && b.Op != parser.Sub {
			break
		}
		reversed = append(reversed, term{b.Op == parser.Sub, b.Y})
		n = b.X
	}
	all := []term{{node: n}}
	for i := len(reversed) - 1; i >= 0; i-- {
		all = append(all, reversed[i])
	}
	return all
}

// sum prints terms with the signs they were written with. The first term may have a sign of its own.
func (p *printer) sum(n *parser.Binary, s style) piece {
	all := terms(n)
	captured := capturing(all)
	var b strings.Builder
	whole := piece{level: sumLevel}
	for i, t := range all {
		x := p.node(t.node, s)
		switch {
		case captured[i]:
			x = x.bracketed()
		case i == 0:
			x = x.atLeast(sumLevel)
		default:
			x = x.atLeast(evaluationLevel)
		}
		switch {
		case t.minus:
			b.WriteString(" - ")
		case i > 0:
			b.WriteString(" + ")
		}
		b.WriteString(x.text)
		whole.tall = whole.tall || x.tall
	}
	whole.text = b.String()
	return whole
}

// capturing marks the terms that end with a sum whose index also occurs in a later term: a reader would
// take that term as part of the sum.
func capturing(all []term) []bool {
	marks := make([]bool, len(all))
	later := map[string]bool{}
	for i := len(all) - 1; i >= 0; i-- {
		for _, index := range openIndices(all[i].node) {
			marks[i] = marks[i] || later[index]
		}
		free(all[i].node, func(name string) { later[name] = true })
	}
	return marks
}

// free calls add for every name in the node that is not bound there. Unlike a walk it tells the k of a
// second sum over k from one outside.
func free(n parser.Node, add func(string)) {
	parser.Walk(n, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Name:
			add(n.Text)
		case *parser.Big:
			unbound := except(n.Index, add)
			free(n.Lower, add)
			free(n.Upper, add)
			free(n.Where, unbound)
			free(n.Body, unbound)
			return false
		case *parser.Integral:
			free(n.Lower, add)
			free(n.Upper, add)
			free(n.Body, except(n.Variable, add))
			return false
		}
		return true
	})
}

// except is add without the bound name.
func except(bound *parser.Name, add func(string)) func(string) {
	return func(name string) {
		if name != bound.Text {
			add(name)
		}
	}
}

// openIndices returns the indices of the sums and products whose bodies end where the term ends.
func openIndices(n parser.Node) []string {
	var indices []string
	for {
		switch m := n.(type) {
		case *parser.Unary:
			n = m.X
			continue
		case *parser.Derivative:
			n = m.Body
			continue
		case *parser.Binary:
			if m.Op == parser.Mul {
				n = m.Y
				continue
			}
		case *parser.Big:
			indices = append(indices, m.Index.Text)
			n = m.Body
			continue
		}
		return indices
	}
}
