package parser

import "strings"

// Print returns the node in the plain notation, in ASCII where its names are, with as few brackets as
// its structure allows. Read with the same functions and variables known it gives an Equal tree again.
func Print(n Node) string {
	var p printer
	p.node(n, caseLevel)
	return p.String()
}

// printer writes trees.
type printer struct{ strings.Builder }

// node writes a node, in brackets if it binds less tightly than the level asks.
func (p *printer) node(n Node, least level) {
	if n == nil {
		return
	}
	if levelOf(n) < least {
		p.WriteByte('(')
		defer p.WriteByte(')')
	}
	switch n := n.(type) {
	case *Number:
		p.WriteString(n.Text)
	case *Name:
		p.WriteString(n.Text)
	case *Component:
		p.array(n.Array)
		p.list("[", n.Indices, "]")
	case *Unary:
		p.WriteString(n.Op)
		p.node(n.X, productLevel)
	case *Binary:
		p.binary(n)
	case *Postfix:
		p.postfix(n)
	case *Range:
		p.infix(n.Lower, "..", n.Upper, sumLevel)
	case *Relation:
		p.infix(n.X, " "+n.Op+" ", n.Y, rangeLevel)
	case *Logic:
		p.logic(n)
	case *Set:
		p.list("{", n.Items, "}")
	case *List:
		p.list("[", n.Items, "]")
	case *Bars:
		p.list("|", []Node{n.X}, "|")
	default:
		p.applied(n)
	}
}

// levelOf returns how tightly the printed form of the node binds.
func levelOf(n Node) level {
	switch n := n.(type) {
	case *Unary:
		return sumLevel
	case *Binary:
		return ofOp(n.Op).level
	case *Range:
		return rangeLevel
	case *Relation:
		return relationLevel
	case *Logic:
		return spelled[n.Op].level
	}
	return atomLevel
}

// infix writes two operands of a level with what stands between them.
func (p *printer) infix(x Node, between string, y Node, operands level) {
	p.node(x, operands)
	p.WriteString(between)
	p.node(y, operands)
}

// array writes what an index or the sign of the transpose stands behind. A number gets brackets there,
// since without them it would be a factor.
func (p *printer) array(n Node) {
	if _, number := n.(*Number); number {
		p.list("(", []Node{n}, ")")
		return
	}
	p.node(n, atomLevel)
}

// postfix writes an operand with the operator behind it.
func (p *printer) postfix(n *Postfix) {
	if n.Op == "!" {
		p.node(n.X, atomLevel)
	} else {
		p.array(n.X)
	}
	p.WriteString(n.Op)
}

// binary writes an operation: to the left the same level needs no brackets, to the right it does.
func (p *printer) binary(n *Binary) {
	op := ofOp(n.Op)
	switch {
	case op.level == powerLevel:
		p.node(n.X, atomLevel)
		p.WriteString(op.symbol)
		p.exponent(n.Y)
		return
	case n.Op == Div && looksLikeDerivative(n):
		p.list("(", []Node{n.X}, ")")
	default:
		p.node(n.X, op.level)
	}
	symbol := op.symbol
	if op.level == sumLevel || len(symbol) > 1 {
		symbol = " " + symbol + " "
	}
	p.WriteString(symbol)
	p.node(n.Y, op.level+1)
}

// exponent writes what stands behind `^`: a sign needs no brackets there, and what begins with T needs
// them, since without them that would be the transpose.
func (p *printer) exponent(n Node) {
	sign, ok := n.(*Unary)
	switch {
	case ok && levelOf(sign.X) >= powerLevel:
		p.WriteString(sign.Op)
		p.node(sign.X, powerLevel)
	case levelOf(n) >= powerLevel && isTransposeSign(firstName(n)):
		p.list("(", []Node{n}, ")")
	default:
		p.node(n, powerLevel)
	}
}

// looksLikeDerivative reports whether a quotient would be read as one of Leibniz: its last factor above
// the stroke and what is below both begin with a d.
func looksLikeDerivative(n *Binary) bool {
	above := n.X
	for {
		b, ok := above.(*Binary)
		if !ok || ofOp(b.Op).level != productLevel {
			break
		}
		above = b.Y
	}
	return strings.HasPrefix(firstName(above), "d") && strings.HasPrefix(firstName(n.Y), "d")
}

// firstName returns the name that the printed form of a node begins with, or "".
func firstName(n Node) string {
	switch n := n.(type) {
	case *Name:
		return n.Text
	case *Component:
		return firstName(n.Array)
	case *Postfix:
		return firstName(n.X)
	case *Call:
		return n.Function.Text
	case *Binary:
		return firstName(n.X)
	}
	return ""
}

// logic writes a combination of conditions.
func (p *printer) logic(n *Logic) {
	op := spelled[n.Op]
	if op.only {
		p.WriteString(n.Op + " ")
		p.node(n.Args[0], op.level)
		return
	}
	for i, arg := range n.Args {
		if i > 0 {
			p.WriteString(" " + n.Op + " ")
		}
		p.node(arg, op.level+1)
	}
}

// list writes nodes between brackets, separated by commas.
func (p *printer) list(open string, nodes []Node, closing string) {
	p.WriteString(open)
	for i, n := range nodes {
		if i > 0 {
			p.WriteString(", ")
		}
		p.node(n, caseLevel)
	}
	p.WriteString(closing)
}

// applied writes what has the form of an application.
func (p *printer) applied(n Node) {
	switch n := n.(type) {
	case *Call:
		p.WriteString(n.Function.Text + strings.Repeat("'", n.Primes))
		if n.Dot {
			p.WriteByte('.')
		}
		p.list("(", n.Args, ")")
	case *Big:
		p.big(n)
	case *Derivative:
		p.derivative(n)
	case *Integral:
		p.list("int(", []Node{n.Body, n.Variable, n.Lower, n.Upper}, ")")
	case *Substitution:
		p.list("at(", []Node{n.Body, n.Variable, n.Value}, ")")
	case *Indicator:
		p.list("indicator(", []Node{n.Condition}, ")")
	case *Piecewise:
		p.list("piecewise(", Children(n), ")")
	case *Opaque:
		p.list(n.Kind+"(", n.Parts, ")")
	default:
		p.statement(n)
	}
}

// big writes sum(k, 1, K, body), or another of its forms if there is a condition or no range.
func (p *printer) big(n *Big) {
	args := []Node{n.Index}
	switch {
	case n.Where != nil && n.Lower != nil:
		bounds := &Range{Lower: n.Lower, Upper: n.Upper}
		args = []Node{&Relation{Op: "=", X: n.Index, Y: bounds}, n.Where}
	case n.Where != nil:
		args = append(args, n.Where)
	case n.Lower != nil:
		args = append(args, n.Lower, n.Upper)
	}
	p.list(formOf(n.Product)+"(", append(args, n.Body), ")")
}

// derivative writes diff(f, x), diff(f, x, n), or diff(f, x, m, y, n).
func (p *printer) derivative(n *Derivative) {
	args := []Node{n.Body}
	for _, by := range n.By {
		args = append(args, by.Variable)
		switch {
		case by.Order != nil:
			args = append(args, by.Order)
		case len(n.By) > 1:
			args = append(args, &Number{Text: "1"})
		}
	}
	p.list("diff(", args, ")")
}

// statement writes a document or a statement.
func (p *printer) statement(n Node) {
	switch n := n.(type) {
	case *Document:
		p.document(n)
	case *Declaration:
		p.declaration(n)
	case *Given:
		p.WriteString("given ")
		p.node(n.Condition, caseLevel)
	case *Let:
		if !n.Implied {
			p.WriteString("let ")
		}
		p.infix(n.Head, " = ", n.Body, rangeLevel)
		p.remark(n.Remark)
	case *Chain:
		p.chain(n)
	case *Step:
		p.WriteString(n.Op + " ")
		p.node(n.Right, rangeLevel)
		p.remark(n.Remark)
		switch {
		case n.ExpectWrong:
			p.WriteString("  # nabla: expect wrong")
		case n.Open:
			p.WriteString(strings.TrimRight("  # nabla: open "+n.Doubt, " "))
		}
	}
}

// document writes the statements, each on a line of its own or on several. A chain that goes on from a
// definition, L = c e = c (a+d), goes on from it again.
func (p *printer) document(n *Document) {
	for i, s := range n.Statements {
		if chain, ok := s.(*Chain); ok && i > 0 && chain.goesOn(n.Statements[i-1]) {
			p.steps(chain.Steps, "    ", "\n")
			continue
		}
		p.statement(s)
		p.WriteByte('\n')
	}
}

// goesOn reports whether the chain starts with the body of the definition before it, in one statement.
func (c *Chain) goesOn(before Statement) bool {
	let, ok := before.(*Let)
	return ok && let.Body == c.First
}

// remark writes the remark of a step, if it has one.
func (p *printer) remark(text string) {
	if text != "" {
		p.WriteString("  by " + text)
	}
}

// chain writes a chain: on one line if it has one step and no heading, else a line a step.
func (p *printer) chain(n *Chain) {
	between := " "
	if n.Claim || len(n.Steps) > 1 {
		between = "\n    "
	}
	if n.Claim {
		p.WriteString("claim" + quoted(n.Title) + "\n  ")
	}
	first := Print(n.First)
	if beginsWithOperator(first) || beginsStatement(first) {
		first = "(" + first + ")" // else it would go on with the line before, or be another statement
	}
	p.WriteString(first)
	p.steps(n.Steps, between, "")
}

// steps writes steps with something before and behind each.
func (p *printer) steps(steps []*Step, before, behind string) {
	for _, step := range steps {
		p.WriteString(before)
		p.statement(step)
		p.WriteString(behind)
	}
}

// quoted returns the title behind a blank and in quotation marks that it does not have, or nothing
// without a title.
func quoted(title string) string {
	switch {
	case title == "":
		return ""
	case strings.Contains(title, `"`):
		return " “" + title + "”"
	}
	return ` "` + title + `"`
}

// declaration writes a declaration; one without names as an entry that ParseKind reads.
func (p *printer) declaration(n *Declaration) {
	p.WriteString(n.Kind)
	if len(n.Names) == 0 {
		p.entry(n)
		return
	}
	p.list(" ", nodesOf(n.Names), "")
	switch {
	case n.Lower != nil:
		p.WriteString(" in ")
		p.infix(n.Lower, "..", n.Upper, sumLevel)
	case len(n.Of) > 0:
		p.list(" of ", nodesOf(n.Of), "")
	case n.Kind == "function" && len(n.Shape) > 0:
		p.list(" of ", n.Shape, "")
	case len(n.Shape) > 0:
		p.WriteString(" in ")
		p.node(n.Shape[0], sumLevel)
		if len(n.Shape) > 1 {
			p.WriteString(" x ")
			p.node(n.Shape[1], sumLevel)
		}
	}
}

// entry writes the sizes or the range of a declaration without names; the sizes have no blanks.
func (p *printer) entry(n *Declaration) {
	for _, size := range n.Shape {
		p.WriteString(" " + strings.ReplaceAll(Print(size), " ", ""))
	}
	if n.Lower != nil {
		p.WriteByte(' ')
		p.infix(n.Lower, "..", n.Upper, sumLevel)
	}
}
