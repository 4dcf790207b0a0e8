package nabla

import (
	"fmt"
	"slices"

	"nabla/parser"
	"nabla/parser/latex"
	"nabla/parser/source"
)

// A case or notes may define the square of a name, s^2 = sum (x_i - m)^2/n. It defines the name too, as the root, where the
// name is said to be positive or where only its even powers occur, which are the same for both signs.

// squared returns the name of which a statement defines an even power, with the exponent, or nil.
func (c *clause) squared(s *latex.Statement) (name *parser.Name, exponent parser.Node) {
	if !c.trusting || s.First == nil || len(s.Steps) != 1 || s.Steps[0].Op != "=" || len(s.Remarks) > 0 {
		return nil, nil
	}
	return c.squareOf(c.read(s.First), c.read(s.Steps[0].Right))
}

// squareOf returns the name whose even power the left side is, with the exponent, if the right side can define it, or nil.
func (c *clause) squareOf(left, right reading) (name *parser.Name, exponent parser.Node) {
	name, exponent = evenPower(left.node)
	if name == nil || right.err != nil || len(usesOf(right.node)) == 0 || mentions(right.node, name.Text) || c.usage.entries[arrayName(name)] != nil {
		return nil, nil
	}
	return name, exponent
}

// isSquare reports whether a statement defines an even power of a name.
func (c *clause) isSquare(s *latex.Statement) bool {
	name, _ := c.squared(s)
	return name != nil
}

// evenPower returns the base and the exponent of an even power of a name, or nil.
func evenPower(n parser.Node) (*parser.Name, parser.Node) {
	power, ok := n.(*parser.Binary)
	if !ok || power.Op != parser.Pow {
		return nil, nil
	}
	name, isName := power.X.(*parser.Name)
	number, isNumber := power.Y.(*parser.Number)
	if !isName || !isNumber || number.Text != "2" && number.Text != "4" {
		return nil, nil
	}
	return name, number
}

// squares defines the names whose squares the formula defines. s = (the right side)^(1/2) is one of the two
// roots. If only s^2 and s^4 occur, the other one gives the same values; if the name is said to be
// positive, it is that root. Else the relation stays an equation.
func (c *clause) squares(f *latex.Formula) {
	for i, s := range f.Statements {
		name, exponent := c.squared(s)
		if c.index = i; name == nil || c.defined[name.Text] != nil || c.usage.odd[name.Text] && !c.isSaidPositive(name.Text) {
			if name != nil {
				c.statement(s)
			}
			continue
		}
		if !c.defineRoot(name, exponent, c.read(s.First), c.read(s.Steps[0].Right)) {
			c.statement(s)
		}
	}
}

// defineRoot defines a name by its even power, and reports whether it could.
func (c *clause) defineRoot(name *parser.Name, exponent parser.Node, left, right reading) bool {
	at := parser.At(right.node.Span())
	inverse := &parser.Binary{At: at, Op: parser.Div, X: &parser.Number{At: at, Text: "1"}, Y: exponent}
	right.node = &parser.Binary{At: at, Op: parser.Pow, X: right.node, Y: inverse}
	left.node = name
	h := headOf(left)
	if c.known(h) || h.indices > 0 {
		return false
	}
	c.define(h, left, right)
	return true
}

// definesRoot takes a square that notes define, and reports whether it is one. The standard deviation is never negative; of
// other names only the even powers may occur. The last letters of the alphabet are unknowns: their squares are set equal to
// something where an equation is to be solved.
func (c *clause) definesRoot(left, right reading) bool {
	name, exponent := c.squareOf(left, right)
	if name == nil || c.trusting || c.isHypothetical() || left.err != nil || name.Text >= "u" && len(name.Text) == 1 || len(c.usage.calls[name.Text]) > 0 {
		return false // before a bracket it may be a function
	}
	odd := c.usage.odd[name.Text] && !c.isSaidPositive(name.Text)
	if odd && name.Base != deviation {
		return false
	}
	if !c.defineRoot(name, exponent, left, right) {
		return false
	}
	if odd {
		c.derivation.Notes = append(c.derivation.Notes, source.Diagnostic{
			Text: left.text, Span: left.node.Span(), Severity: source.Note, Message: fmt.Sprintf(msgRoot, written(name)),
		})
	}
	return true
}

// deviation is the letter of a standard deviation.
const deviation = "sigma"

// isSaidPositive reports whether a name is declared or said to be positive, or not to be negative.
func (l *lecture) isSaidPositive(name string) bool {
	if d := l.declared[name]; d != nil && (d.Kind == "positive" || d.Kind == "nonnegative") {
		return true
	}
	for _, f := range slices.Concat(l.facts.about[name], l.facts.about[name+roleSuffix]) {
		r, ok := f.given.Condition.(*parser.Relation)
		if !ok {
			continue
		}
		x, isName := r.X.(*parser.Name)
		zero, isNumber := r.Y.(*parser.Number)
		if isName && isNumber && plainName(x.Text) == name && zero.Text == "0" && (r.Op == ">" || r.Op == ">=") {
			return true
		}
	}
	return false
}

// noteOdd notes the names that stand anywhere but in an even power.
func (u usage) noteOdd(n parser.Node) {
	parser.Walk(n, func(n parser.Node) bool {
		if name, _ := evenPower(n); name != nil {
			return false
		}
		switch n := n.(type) {
		case *parser.Name:
			u.odd[n.Text] = true
		case *parser.Derivative:
			u.noteOdd(n.Body)
			return false
		}
		return true
	})
}
