package latex

import (
	"strings"

	"nabla/parser"
)

// quotient prints a fraction, or a stroke where a fraction would be too small to read.
func (p *printer) quotient(n *parser.Binary, s style) piece {
	if s.flat() {
		x, y := p.node(n.X, s).closed().atLeast(productLevel), p.node(n.Y, s)
		if left, ok := n.X.(*parser.Binary); ok && left.Op == parser.Div {
			x = x.bracketed()
		}
		return stroke(x, y)
	}
	return fraction(p.part(n.X, s), p.part(n.Y, s))
}

// part prints what is above or below the bar of a fraction. A quotient there has a stroke, so that no
// two bars lie directly on one another.
func (p *printer) part(n parser.Node, s style) piece {
	inner := s.within()
	if b, ok := n.(*parser.Binary); ok && b.Op == parser.Div {
		inner.nested = maxFractions
	}
	return p.node(n, inner)
}

// fraction has a bar. It is a factor, but an exponent on it needs brackets.
func fraction(x, y piece) piece {
	return piece{text: `\frac{` + x.text + `}{` + y.text + `}`, level: scriptLevel, tall: true}
}

// stroke is x/y; it needs brackets as a factor, since a/b c has two readings.
func stroke(x, y piece) piece {
	y = y.closed().atLeast(scriptLevel)
	return piece{text: x.text + "/" + y.text, level: productLevel, tall: x.tall || y.tall}
}

// power prints a power. That of sin and the like has its exponent behind the name, sin^2(x), unless
// it could be taken for the inverse function.
func (p *printer) power(n *parser.Binary, s style) piece {
	exponent := p.node(n.Y, s.scripted())
	call, ok := n.X.(*parser.Call)
	if !ok || !takesExponent(call) {
		return p.node(n.X, s).raised(exponent.text)
	}
	name := p.functionName(call.Function, s)
	if strings.HasPrefix(exponent.text, "-") || strings.Contains(name, "_") {
		return p.node(n.X, s).bracketed().raised(exponent.text)
	}
	arguments := p.join(call.Args, ", ", s)
	text := name + superscript(exponent.text) + fence("(", arguments, ")")
	return piece{text: text, level: scriptLevel, tall: arguments.tall}
}

// postfix prints a factorial or a transpose.
func (p *printer) postfix(n *parser.Postfix, s style) piece {
	x := p.node(n.X, s)
	if n.Op != "!" {
		return x.raised(`\top`)
	}
	x = x.atLeast(atomLevel)
	return piece{text: x.text + "!", level: scriptLevel, tall: x.tall}
}
