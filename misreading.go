package nabla

import (
	"slices"
	"strconv"
	"strings"

	"nabla/parser"
	"nabla/parser/limit"
	"nabla/symbolic"
)

// Slips of reading and copying: another operation, a bracket that closes too late, another argument,
// numbers of names shifted.

// operatorEdits puts another operation of arithmetic for one.
func operatorEdits(d *diagnosis) []edit {
	others := map[parser.Op][]parser.Op{
		parser.Add: {parser.Mul}, parser.Sub: {parser.Mul}, parser.Mul: {parser.Add, parser.Sub, parser.Div}, parser.Div: {parser.Mul},
	}
	words := map[parser.Op]string{parser.Add: "a sum", parser.Sub: "a difference", parser.Mul: "a product", parser.Div: "a quotient"}
	var edits []edit
	parser.Walk(d.right.node, func(n parser.Node) bool {
		if b, ok := n.(*parser.Binary); ok {
			for _, op := range others[b.Op] {
				if op == parser.Mul && (isNeutral(b.X) || isNeutral(b.Y)) {
					continue // n + 1 for n*1: a term is too many
				}
				changed := *b
				changed.Op, changed.Implicit, changed.Glued = op, false, false
				edits = append(edits, edit{words[b.Op] + " should be " + words[op], n, &changed})
			}
		}
		return true
	})
	return edits
}

// isNeutral reports whether a factor is 1, which changes nothing.
func isNeutral(n parser.Node) bool {
	number, ok := n.(*parser.Number)
	return ok && number.Text == "1"
}

// bracketEdits closes the argument of a function earlier: f(a + b) is read as f(a) + b.
func bracketEdits(d *diagnosis) []edit {
	var edits []edit
	parser.Walk(d.right.node, func(n parser.Node) bool {
		c, ok := n.(*parser.Call)
		if !ok || len(c.Args) != 1 {
			return true
		}
		if b, ok := c.Args[0].(*parser.Binary); ok {
			closed, outside := *c, *b
			closed.Args = []parser.Node{b.X}
			outside.X = &closed
			edits = append(edits, edit{"a bracket closes too late", n, &outside})
		}
		return true
	})
	return edits
}

// argumentEdits puts another argument for one of a function: one that a function on the left side has, or the one that is
// written with a name more.
func argumentEdits(d *diagnosis) []edit {
	var edits []edit
	names, arguments := d.names(), d.leftArguments()
	parser.Walk(d.right.node, func(n parser.Node) bool {
		c, ok := n.(*parser.Call)
		if !ok || len(c.Args) != 1 {
			return true
		}
		replace := func(at, with parser.Node) {
			edits = append(edits, edit{"an argument of `" + c.Function.Text + "` is wrong", at, with})
		}
		for _, a := range arguments {
			replace(c.Args[0], symbolic.Syntax(a))
		}
		parser.Walk(c.Args[0], func(part parser.Node) bool {
			for _, name := range names {
				replace(part, product(name, part))
			}
			return true
		})
		return true
	})
	return edits
}

// leftArguments returns the arguments of functions on the left side, each once.
func (d *diagnosis) leftArguments() []*symbolic.Expr {
	var arguments []*symbolic.Expr
	symbolic.Any(d.equation.left, func(e *symbolic.Expr) bool {
		known := func(a *symbolic.Expr) bool { return symbolic.Equal(a, e.Arg(0)) }
		if e.Kind() == symbolic.KindCall && len(e.Args()) == 1 && !hidden(e) && !slices.ContainsFunc(arguments, known) {
			arguments = append(arguments, e.Arg(0))
		}
		return len(arguments) >= limit.Factors
	})
	return arguments
}

// shiftEdits moves the numbers at the end of all names of one kind up or down by one: h1, h2 for h0, h1.
func shiftEdits(d *diagnosis) []edit {
	var edits []edit
	for _, name := range d.names() {
		stem, _, ok := numbered(name)
		for _, by := range []int{-1, 1} {
			if ok {
				edits = append(edits, edit{"the numbers of `" + stem.Text + "` are shifted by one", d.right.node, d.shifted(stem.Text, by)})
			}
		}
	}
	return edits
}

// shifted returns the right side with all numbers of the names with a stem moved.
func (d *diagnosis) shifted(stem string, by int) parser.Node {
	return parser.Replace(d.right.node, func(n parser.Node) parser.Node {
		name, ok := n.(*parser.Name)
		if !ok {
			return n
		}
		base, digits, ok := numbered(name)
		if !ok || base.Text != stem {
			return n
		}
		number, err := strconv.Atoi(digits)
		if err != nil {
			return n
		}
		text := stem + strconv.Itoa(number+by)
		return &parser.Name{At: at(n), Text: text, Base: text}
	})
}

// numbered splits a name such as h12 into its stem and its number.
func numbered(n *parser.Name) (stem *parser.Name, digits string, ok bool) {
	text := strings.TrimRight(n.Text, "0123456789")
	if text == "" || text == n.Text || len(n.Sub) > 0 || strings.HasSuffix(text, "_") {
		return nil, "", false
	}
	return &parser.Name{Text: text, Base: text}, n.Text[len(text):], true
}
