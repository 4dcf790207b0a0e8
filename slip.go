package nabla

import (
	"nabla/numeric"
	"nabla/numeric/rational"
	"nabla/parser"
	"nabla/simplify"
	"nabla/symbolic"
)

// slip is a kind of mistake that people make: what the diagnosis calls it, and the edits of the author's
// right side that would undo it. Slips are tried in the order of the table, so that the commonest name is
// given where several fit.
type slip struct {
	name  string
	edits func(d *diagnosis) []edit
}

// edit replaces one node of the right side.
type edit struct {
	slip string // how the diagnosis words it
	at   parser.Node
	with parser.Node
}

// slips is the table of mistakes. A new kind of mistake is one line here and its edits. The order matters
// twice: an early slip is what a step is told, and what comes late is searched in what time is left.
var slips = []slip{
	{"sign", signEdits},
	{"constant factor", factorEdits},
	{"missing path", pathEdits},
	{"captured dummy", captureEdits},
	{"dropped sum", totalEdits},
	{"superfluous sum", dropSumEdits},
	{"delta", deltaEdits},
	{"index", indexEdits},
	{"sum for product", productEdits},
	{"range", rangeEdits},
	{"exchanged arrays", arrayEdits},
	{"wrong array", otherArrayEdits},
	{"exchanged names", exchangeEdits},
	{"size", sizeEdits},
	{"exponent", exponentEdits},
	{"operator", operatorEdits},
	{"superfluous term", dropEdits},
	{"wrong name", renameEdits},
	{"wrong function", functionEdits},
	{"bracket", bracketEdits},
	{"wrong argument", argumentEdits},
	{"shifted subscripts", shiftEdits},
	{"wrong number", numberEdits},
	{"missing factor", missingFactorEdits},
	{"missing term", termEdits},
}

// signEdits flips one sign of a sum, or that of the whole side.
func signEdits(d *diagnosis) []edit {
	var edits []edit
	parser.Walk(d.right.node, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Binary:
			if flipped, ok := flip(n); ok {
				edits = append(edits, edit{"a sign is wrong", n, flipped})
			}
		case *parser.Unary:
			if n.Op == "-" {
				edits = append(edits, edit{"a sign is wrong", n, n.X})
			}
		}
		return true
	})
	whole := d.right.node
	edits = append(edits, edit{"the sign is wrong", whole, negated(whole)})
	return append(edits, innerSignEdits(d)...)
}

// flip exchanges plus and minus.
func flip(n *parser.Binary) (parser.Node, bool) {
	flipped := *n
	switch n.Op {
	case parser.Add:
		flipped.Op = parser.Sub
	case parser.Sub:
		flipped.Op = parser.Add
	default:
		return nil, false
	}
	return &flipped, true
}

// negated puts a minus sign before a tree.
func negated(n parser.Node) parser.Node { return &parser.Unary{At: at(n), Op: "-", X: n} }

// at is the place of a tree.
func at(n parser.Node) parser.At { return parser.At(n.Span()) }

// innerSignEdits negates the first term of a sum or an argument of a function.
func innerSignEdits(d *diagnosis) []edit {
	var edits []edit
	parser.Walk(d.right.node, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Binary:
			if _, sum := flip(n); sum {
				edits = append(edits, edit{"a sign is wrong", n.X, negated(n.X)})
			}
		case *parser.Call:
			for _, a := range n.Args {
				edits = append(edits, edit{"the sign of an argument is wrong", a, negated(a)})
			}
		}
		return true
	})
	return edits
}

// factorEdits multiplies the whole side by the constant ratio of the sides, or a part of it by the constant that it
// needs.
func factorEdits(d *diagnosis) []edit {
	var edits []edit
	if r, ok := d.ratio(); ok {
		edits = append(edits, edit{"a factor " + r.String() + " is missing", d.right.node, scaled(r, d.right.node)})
	}
	for _, n := range d.needs {
		_, number := n.node.(*parser.Number)
		r, ok := numeric.Constant(n.factor())
		if !ok || number || n.exponent || r.Abs().IsOne() || r.IsZero() {
			continue
		}
		if c := coefficient(n.node); c != nil && r.Sign() > 0 {
			if value, err := rational.Parse(c.Text); err == nil {
				edits = append(edits, otherNumber(c, value.Mul(r)))
			}
		}
		edits = append(edits, edit{"a factor " + r.String() + " is missing in a term", n.node, scaled(r, n.node)})
	}
	return edits
}

// coefficient returns the number that a product begins with, or nil: where a term needs a factor, its coefficient is wrong.
func coefficient(n parser.Node) *parser.Number {
	switch n := n.(type) {
	case *parser.Number:
		return n
	case *parser.Unary:
		return coefficient(n.X)
	case *parser.Binary:
		if n.Op == parser.Mul || n.Op == parser.Div {
			return coefficient(n.X)
		}
	}
	return nil
}

// otherNumber puts another value for a number.
func otherNumber(n *parser.Number, value rational.Rat) edit {
	return edit{"the number " + n.Text + " should be " + value.String(), n, literal(value)}
}

// numberEdits puts another number for one that is written, unless that is the whole side: then any would do.
func numberEdits(d *diagnosis) []edit {
	var edits []edit
	for _, n := range d.needs {
		if number, ok := n.node.(*parser.Number); ok && n.node != d.right.node {
			if r, ok := numeric.Constant(n.needs); ok {
				edits = append(edits, otherNumber(number, r))
			}
		}
	}
	return edits
}

// scaled multiplies a tree by a number, as one writes it: 3*x/4.
func scaled(r rational.Rat, n parser.Node) parser.Node {
	if r.IsInt() {
		return product(literal(r), n)
	}
	num, den := rational.FromBigInt(r.Num()), rational.FromBigInt(r.Den())
	if !num.IsOne() {
		n = product(literal(num), n)
	}
	return &parser.Binary{At: at(n), Op: parser.Div, X: n, Y: literal(den)}
}

// literal writes a rational number as syntax.
func literal(r rational.Rat) parser.Node {
	switch {
	case r.Sign() < 0:
		return &parser.Unary{Op: "-", X: literal(r.Neg())}
	case !r.IsInt():
		num, den := rational.FromBigInt(r.Num()), rational.FromBigInt(r.Den())
		return &parser.Binary{Op: parser.Div, X: literal(num), Y: literal(den)}
	}
	return &parser.Number{Text: r.String()}
}

// product is x times y at the place of y.
func product(x, y parser.Node) parser.Node {
	return &parser.Binary{At: at(y), Op: parser.Mul, X: x, Y: y}
}

// terms returns the terms of the outermost sum of n, or n itself.
func terms(n parser.Node) []parser.Node {
	if b, ok := n.(*parser.Binary); ok && (b.Op == parser.Add || b.Op == parser.Sub) {
		return append(terms(b.X), terms(b.Y)...)
	}
	return []parser.Node{n}
}

// exchangeEdits exchanges two names everywhere on the side.
func exchangeEdits(d *diagnosis) []edit {
	names := d.names()
	var edits []edit
	for i, x := range names {
		for _, y := range names[i+1:] {
			swapped := parser.Replace(d.right.node, func(n parser.Node) parser.Node {
				if name, ok := n.(*parser.Name); ok {
					switch name.Text {
					case x.Text:
						return moved(y, n)
					case y.Text:
						return moved(x, n)
					}
				}
				return n
			})
			edits = append(edits, edit{"`" + x.Text + "` and `" + y.Text + "` are exchanged", d.right.node, swapped})
		}
	}
	return edits
}

// moved returns the name at the place of another node.
func moved(name *parser.Name, to parser.Node) parser.Node {
	c := *name
	c.At = at(to)
	return &c
}

// dropEdits leaves out one term of a sum or one factor of a product.
func dropEdits(d *diagnosis) []edit {
	var edits []edit
	parser.Walk(d.right.node, func(n parser.Node) bool {
		b, ok := n.(*parser.Binary)
		if !ok {
			return true
		}
		what := "a factor is too many"
		switch b.Op {
		case parser.Add, parser.Sub:
			what = "a term is too many"
		case parser.Mul, parser.Div:
		default:
			return true
		}
		edits = append(edits, edit{what, b, b.X})
		switch b.Op {
		case parser.Sub:
			edits = append(edits, edit{what, b, negated(b.Y)})
		case parser.Add, parser.Mul:
			edits = append(edits, edit{what, b, b.Y})
		}
		return true
	})
	return edits
}

// termEdits adds one of the terms that the left side has, or what a part of the side needs if that is a single term
// and short: any difference can be added, but only a short one is what somebody forgot.
func termEdits(d *diagnosis) []edit {
	var edits []edit
	add := func(to, t parser.Node) {
		sum := &parser.Binary{At: at(to), Op: parser.Add, X: to, Y: t}
		edits = append(edits, edit{"the term " + parser.Print(t) + " is missing", to, sum})
	}
	for _, t := range d.leftTerms() {
		add(d.right.node, symbolic.Syntax(t))
	}
	for _, g := range d.guesses(need.term) {
		if simplify.Cost(g.what) <= simplify.Cost(g.at) {
			add(g.at, g.what)
		}
	}
	return edits
}

// missingFactorEdits multiplies a part of the side by the factor that it needs, or the side or one of its terms by a
// factor that the left side has, such as the derivative of an inner function.
func missingFactorEdits(d *diagnosis) []edit {
	var edits []edit
	add := func(to, f parser.Node) {
		edits = append(edits, edit{"the factor " + parser.Print(f) + " is missing", to, product(to, f)})
	}
	for _, g := range d.guesses(need.factor) {
		if _, number := g.what.(*parser.Number); !number && simplify.Cost(g.what) < simplify.Cost(d.right.node) {
			add(g.at, g.what)
		}
	}
	for _, f := range d.leftFactors() {
		for _, t := range append(terms(d.right.node), d.right.node) {
			add(t, symbolic.Syntax(f))
		}
	}
	return edits
}

// renameEdits puts another name of the step for one occurrence of a name.
func renameEdits(d *diagnosis) []edit {
	names := d.names()
	var edits []edit
	parser.Walk(d.right.node, func(n parser.Node) bool {
		name, ok := n.(*parser.Name)
		if !ok {
			return true
		}
		for _, other := range names {
			if other.Text != name.Text {
				edits = append(edits, edit{"`" + name.Text + "` should be `" + other.Text + "`", n, moved(other, n)})
			}
		}
		return false
	})
	return edits
}

// functionEdits puts a function of the same group for another.
func functionEdits(d *diagnosis) []edit {
	var edits []edit
	parser.Walk(d.right.node, func(n parser.Node) bool {
		c, ok := n.(*parser.Call)
		if !ok {
			return true
		}
		for _, other := range relatives(c.Function.Text, len(c.Args)) {
			changed := *c
			changed.Function = &parser.Name{At: c.Function.At, Text: other, Base: other}
			edits = append(edits, edit{"`" + c.Function.Text + "` should be `" + other + "`", n, &changed})
		}
		return true
	})
	return edits
}
