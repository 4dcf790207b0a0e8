package nabla

import (
	"nabla/numeric/rational"
	"nabla/parser"
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

// slips is the table of mistakes. A new kind of mistake is one line here and its edits.
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
	{"superfluous term", dropEdits},
	{"missing term", termEdits},
	{"missing factor", missingFactorEdits},
	{"wrong name", renameEdits},
	{"wrong function", functionEdits},
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

func negated(n parser.Node) parser.Node { return &parser.Unary{At: at(n), Op: "-", X: n} }

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

// factorEdits multiplies the whole side by the constant ratio of the sides, or one term by a small factor.
func factorEdits(d *diagnosis) []edit {
	var edits []edit
	if r, ok := d.ratio(); ok {
		edits = append(edits, edit{"a factor " + r.String() + " is missing", d.right.node, scaled(r, d.right.node)})
	}
	terms := terms(d.right.node)
	if len(terms) < 2 {
		return edits
	}
	for _, t := range terms {
		for _, r := range []rational.Rat{rational.Int(2), rational.New(1, 2), rational.Int(3), rational.New(1, 3), rational.Int(4), rational.New(1, 4)} {
			edits = append(edits, edit{"a factor " + r.String() + " is missing in a term", t, scaled(r, t)})
		}
	}
	return edits
}

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

func literal(r rational.Rat) parser.Node {
	if r.Sign() < 0 {
		return &parser.Unary{Op: "-", X: &parser.Number{Text: r.Neg().String()}}
	}
	return &parser.Number{Text: r.String()}
}

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

// exponentEdits raises and lowers an exponent by one, and squares a factor that has none.
func exponentEdits(d *diagnosis) []edit {
	var edits []edit
	two := &parser.Number{Text: "2"}
	parser.Walk(d.right.node, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Binary:
			if n.Op == parser.Pow {
				for _, by := range []int64{1, -1} {
					edits = append(edits, edit{"an exponent is wrong by one", n.Y, raised(n.Y, by)})
				}
				return true
			}
		}
		switch n.(type) {
		case *parser.Name, *parser.Call, *parser.Component:
			squared := &parser.Binary{At: at(n), Op: parser.Pow, X: n, Y: two}
			edits = append(edits, edit{"a square is missing", n, squared})
		}
		return true
	})
	return edits
}

// raised returns n + by, worked out if n is a number.
func raised(n parser.Node, by int64) parser.Node {
	if number, ok := n.(*parser.Number); ok {
		if r, err := rational.Parse(number.Text); err == nil {
			return literal(r.Add(rational.Int(by)))
		}
	}
	op := parser.Add
	if by < 0 {
		op = parser.Sub
	}
	return &parser.Binary{At: at(n), Op: op, X: n, Y: &parser.Number{Text: "1"}}
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

// termEdits adds one of the terms that the left side has, or what is missing if that is a single term.
func termEdits(d *diagnosis) []edit {
	candidates := d.leftTerms()
	if gap, ok := d.gap(); ok {
		candidates = append(candidates, gap)
	}
	var edits []edit
	for _, t := range candidates {
		n := symbolic.Syntax(t)
		sum := &parser.Binary{At: at(d.right.node), Op: parser.Add, X: d.right.node, Y: n}
		edits = append(edits, edit{"the term " + parser.Print(n) + " is missing", d.right.node, sum})
	}
	return edits
}

// missingFactorEdits multiplies the side, or one of its terms, by a factor that the left side has, such
// as the derivative of an inner function.
func missingFactorEdits(d *diagnosis) []edit {
	var edits []edit
	for _, f := range d.leftFactors() {
		n := symbolic.Syntax(f)
		for _, t := range append(terms(d.right.node), d.right.node) {
			edits = append(edits, edit{"the factor " + parser.Print(n) + " is missing", t, product(t, n)})
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
