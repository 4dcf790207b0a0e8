// Package latex writes syntax trees, expressions, conditions and derivations as LaTeX that goes into
// lecture notes as it is: inside mathematics, with the packages amsmath and amssymb.
//
// It prints trees (parser.Node), so that what an author wrote keeps the author's order; an expression is
// printed by its own tree (symbolic.Syntax). Brackets stand only where the tree needs them, and grow with
// \left and \right only around what is tall. What holds a fraction, a big operator, cases or a matrix is
// tall.
//
// The package does not know what a name stands for. A name is printed by its spelling (alpha, y_hat,
// w_{1,2}), a function by the LaTeX of its entry in the table of functions, and |x| stays a pair of bars
// whether x is a number or a matrix. It reads no LaTeX and breaks no long lines.
//
// No text of a user can smuggle a command into the result: letters beyond plain ones, remarks and whatever
// the package cannot print otherwise go through Text.
package latex

import (
	"strings"

	"nabla/parser"
	"nabla/symbolic"
)

// Print returns the LaTeX of an expression, a condition or a statement, without the dollar signs around
// it. The terms and factors keep their order. A chain becomes an align* environment without its
// title, see Steps, and a declaration or a whole document its plain notation as a text.
func Print(node parser.Node) string {
	return newPrinter(node).node(node, style{}).text
}

// Expr returns the LaTeX of an expression or a condition in the order that suits a reader, see Arrange.
func Expr(e *symbolic.Expr) string {
	node := Arrange(symbolic.Syntax(e))
	p := newPrinter(node)
	p.euler = !e.Contains("e")
	return p.node(node, style{}).text
}

// printer prints the nodes of one text: a name means the same in all of them.
type printer struct {
	names   map[string]bool // the names that occur
	applied map[string]bool // those that are applied to arguments
	euler   bool            // the letter e is Euler's number wherever it occurs
}

// newPrinter reads the nodes for their names. The letter e is taken for Euler's number unless it is one.
func newPrinter(nodes ...parser.Node) *printer {
	p := &printer{names: map[string]bool{}, applied: map[string]bool{}}
	for _, n := range nodes {
		parser.Walk(n, p.note)
	}
	p.euler = !p.names["e"]
	return p
}

// note remembers the names of a node, and goes on to its parts.
func (p *printer) note(n parser.Node) bool {
	switch n := n.(type) {
	case *parser.Name:
		p.names[n.Text] = true
	case *parser.Call:
		p.applied[n.Function.Text] = true
	}
	return true
}

// style says where a piece stands.
type style struct {
	script bool // in an exponent, a subscript or a limit: quotients are written with a stroke
	nested int  // fractions around
}

// maxFractions is how many fractions stand in one another before a stroke is easier to read.
const maxFractions = 2

// flat reports whether quotients are written in the line.
func (s style) flat() bool { return s.script || s.nested >= maxFractions }

// within is the style of what stands above or below the bar of a fraction.
func (s style) within() style { return style{s.script, s.nested + 1} }

// scripted is the style of a superscript or a subscript.
func (s style) scripted() style { return style{true, s.nested} }

// node is the one switch over the kinds of nodes.
func (p *printer) node(n parser.Node, s style) piece {
	switch n := n.(type) {
	case *parser.Number:
		return number(n.Text)
	case *parser.Name:
		return p.name(n, s)
	case *parser.Component:
		return p.component(n, s)
	case *parser.Unary:
		return p.unary(n, s)
	case *parser.Binary:
		return p.binary(n, s)
	case *parser.Postfix:
		return p.postfix(n, s)
	case *parser.Call:
		return p.call(n, s)
	case *parser.Bars:
		x := p.node(n.X, s)
		return piece{text: `\left|` + x.text + `\right|`, level: atomLevel, tall: x.tall}
	case *parser.Big:
		return p.big(n, s)
	case *parser.Derivative:
		return p.derivative(n, s)
	case *parser.Integral:
		return p.integral(n, s)
	case *parser.Substitution:
		return p.substitution(n, s)
	case *parser.Indicator:
		c := p.node(n.Condition, s)
		return piece{text: indicator + fence(`\{`, c, `\}`), level: atomLevel, tall: c.tall}
	case *parser.Piecewise:
		return p.piecewise(n, s)
	case *parser.Relation:
		return p.relations([]*parser.Relation{n}, s)
	case *parser.Logic:
		return p.logic(n, s)
	case *parser.Set:
		return p.list(`\{`, n.Items, `\}`, s)
	case *parser.Range:
		return p.integers(n, s)
	case *parser.List:
		return p.matrix(n, s)
	}
	return p.statement(n, s)
}

// statement prints a definition, an assumption or a chain, and other statements in plain notation.
func (p *printer) statement(n parser.Node, s style) piece {
	switch n := n.(type) {
	case nil:
		return piece{text: `{}`, level: atomLevel}
	case *parser.Given:
		return p.node(n.Condition, s)
	case *parser.Let:
		x := p.relations([]*parser.Relation{{Op: "=", X: n.Head, Y: n.Body}}, s)
		if n.Remark != "" {
			x.text += ` \quad ` + quoted(n.Remark)
		}
		return x
	case *parser.Chain:
		return piece{text: p.rows(n.First, stepsOf(n)), tall: true}
	}
	return piece{text: quoted(parser.Print(n)), level: atomLevel}
}

// quoted is a text in a formula.
func quoted(text string) string { return `\text{` + Text(text) + `}` }

// join joins the texts of nodes that stand side by side, and reports whether one of them is tall.
func (p *printer) join(nodes []parser.Node, separator string, s style) piece {
	texts := make([]string, len(nodes))
	var joined piece
	for i, n := range nodes {
		x := p.node(n, s)
		texts[i] = x.text
		joined.tall = joined.tall || x.tall
	}
	joined.text = strings.Join(texts, separator)
	return joined
}
