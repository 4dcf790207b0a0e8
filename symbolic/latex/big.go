package latex

import (
	"strconv"
	"strings"

	"nabla/parser"
)

// big prints a sum or product over an index. The body is the product that follows.
func (p *printer) big(n *parser.Big, s style) piece {
	sign := `\sum`
	if n.Product {
		sign = `\prod`
	}
	body := p.node(n.Body, s).atLeast(productLevel)
	return piece{text: sign + p.limits(n, s.scripted()) + " " + body.text, level: productLevel, tall: true, open: true}
}

// limits prints what the index ranges over.
func (p *printer) limits(n *parser.Big, s style) string {
	index := p.name(n.Index, s).text
	below := index
	if n.Lower != nil {
		below += "=" + p.node(n.Lower, s).text
	}
	if n.Where != nil {
		condition := p.node(n.Where, s).text
		switch {
		case n.Lower != nil:
			below = `\substack{` + below + ` \\ ` + condition + `}`
		case startsWith(n.Where, n.Index):
			below = condition
		default:
			below += ` \colon ` + condition
		}
	}
	if n.Upper == nil {
		return subscript(below)
	}
	return subscript(below) + superscript(p.node(n.Upper, s).text)
}

// startsWith reports whether a condition is a relation with the index on its left.
func startsWith(condition parser.Node, index *parser.Name) bool {
	r, ok := condition.(*parser.Relation)
	return ok && parser.Equal(r.X, index)
}

// integral prints a definite integral.
func (p *printer) integral(n *parser.Integral, s style) piece {
	limits := subscript(p.node(n.Lower, s.scripted()).text) + superscript(p.node(n.Upper, s.scripted()).text)
	body := p.node(n.Body, s).atLeast(productLevel)
	text := `\int` + limits + " " + body.text + ` \, ` + "d" + p.name(n.Variable, s).text
	return piece{text: text, level: productLevel, tall: true, open: true}
}

// derivative prints a derivative in Leibniz's form: with what is differentiated above the bar if that is
// short, else behind the operator.
func (p *printer) derivative(n *parser.Derivative, s style) piece {
	d := "d"
	if n.Partial {
		d = `\partial`
	}
	above, below := glue(d, p.orders(n.By, s)), p.variables(n.By, d, s)
	if isShort(n.Body) {
		above += " " + p.node(n.Body, s.within()).text
	}
	whole := fraction(piece{text: above}, piece{text: below})
	if s.flat() && isShort(n.Body) { // d/dx before something else reads as a quotient
		whole = stroke(piece{text: above}, piece{text: below, level: scriptLevel})
	}
	if isShort(n.Body) {
		return whole
	}
	body := p.node(n.Body, s)
	if !isOperator(n.Body) {
		body = body.closed().atLeast(scriptLevel)
	}
	return piece{text: whole.text + " " + body.text, level: productLevel, tall: whole.tall || body.tall, open: true}
}

// isOperator reports whether the node is printed as an operator before its body, which another operator
// may stand before: d/dx of a sum.
func isOperator(n parser.Node) bool {
	_, isDerivative := n.(*parser.Derivative)
	return isDerivative || isBig(n)
}

// isVariable reports a name or a component, which needs no brackets behind a big sign.
func isVariable(n parser.Node) bool {
	switch n.(type) {
	case *parser.Name, *parser.Component:
		return true
	}
	return false
}

// isShort reports whether the body of a derivative fits above the bar: a name, a component, f(x).
func isShort(body parser.Node) bool {
	call, ok := body.(*parser.Call)
	if !ok {
		return isVariable(body)
	}
	for _, arg := range call.Args {
		if !isVariable(arg) && !isNumeric(arg) {
			return false
		}
	}
	return isSign(call.Function.Base)
}

// orders prints the exponent behind the d: the sum of the orders, nothing for 1.
func (p *printer) orders(by []parser.By, s style) string {
	count, symbols := 0, []string(nil)
	for _, v := range by {
		if order, ok := orderOf(v); ok {
			count += order
		} else {
			symbols = append(symbols, p.node(v.Order, s.scripted()).text)
		}
	}
	if len(symbols) == 0 && count == 1 {
		return ""
	}
	if count > 0 {
		symbols = append(symbols, strconv.Itoa(count))
	}
	return superscript(strings.Join(symbols, " + "))
}

// orderOf returns the order as a number, if it is one.
func orderOf(by parser.By) (int, bool) {
	switch order := by.Order.(type) {
	case nil:
		return 1, true
	case *parser.Number:
		value, err := strconv.Atoi(order.Text)
		return value, err == nil
	}
	return 0, false
}

// variables prints what stands below the bar: \partial x^{2} \partial y.
func (p *printer) variables(by []parser.By, d string, s style) string {
	texts := make([]string, len(by))
	for i, v := range by {
		x := p.node(v.Variable, s.within())
		if !isVariable(v.Variable) {
			x = x.atLeast(atomLevel) // \partial x^{2} would be of second order
		}
		if v.Order != nil {
			x = x.raised(p.node(v.Order, s.scripted()).text)
		}
		texts[i] = d + " " + x.text
	}
	return strings.Join(texts, " ")
}

// substitution prints the value at a point: the body before a bar.
func (p *printer) substitution(n *parser.Substitution, s style) piece {
	body := p.node(n.Body, s).atLeast(productLevel)
	at := p.node(n.Variable, s.scripted()).text + "=" + p.node(n.Value, s.scripted()).text
	return piece{text: `\left. ` + body.text + ` \right|` + subscript(at), level: evaluationLevel, tall: body.tall}
}
