package nabla

import (
	"regexp"
	"slices"
	"strings"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
	"nabla/symbolic/latex"
)

// Notes use a letter in two roles at once, f for a function and for its value, x for an array and for a number. Where only one
// of them is meant nearby, it has the letter in plain notation; else the other one keeps what nabla tells it apart by.

// lettering gives the names of trees the form in which they read back.
type lettering struct {
	taken  map[string]bool         // names that have their letter
	arrays map[string]bool         // arrays of which only their entries tell that they are: the letter alone is a number
	known  map[string]*parser.Name // by what it was before
}

func newLettering(names, arrays map[string]bool) lettering {
	return lettering{names, arrays, map[string]*parser.Name{}}
}

// text returns a name as it is printed.
func (l lettering) text(name string) string { return l.name(&parser.Name{Text: name, Base: name}).Text }

// name returns a name as it is read.
func (l lettering) name(n *parser.Name) *parser.Name {
	if known := l.known[n.Text]; known != nil {
		return known
	}
	text := n.Text
	for _, suffix := range []string{roleSuffix, numberSuffix} {
		letter, ok := strings.CutSuffix(text, suffix)
		switch {
		case ok && !l.taken[letter]:
			text = letter
		case ok: // x_value would be an entry of x
			end := strings.IndexAny(letter+"_", "_^")
			text = letter[:end] + suffix[1:] + letter[end:]
		}
	}
	l.known[n.Text] = n
	if read, err := parser.ParseExpression(source.NewText("", text), nil); err == nil {
		if name, ok := read.(*parser.Name); ok {
			l.known[n.Text] = name
		}
	}
	return l.known[n.Text]
}

// tree returns a tree with its names as they are read, those that are bound or applied among them.
func (l lettering) tree(n parser.Node) parser.Node {
	return parser.Replace(n, func(n parser.Node) parser.Node {
		switch n := n.(type) {
		case *parser.Name:
			return l.subscripted(n)
		case *parser.List:
			if sole := soleItem(n); sole != nil {
				return l.tree(sole)
			}
		case *parser.Unary:
			return &parser.Unary{At: n.At, Op: n.Op, X: l.operand(n.X)}
		case *parser.Binary:
			b := *n
			b.X, b.Y = l.operand(n.X), l.operand(n.Y)
			return &b
		case *parser.Call:
			c := *n
			c.Function, c.Args = l.name(n.Function), l.trees(n.Args)
			return &c
		case *parser.Component:
			c := *n
			c.Array, c.Indices = l.tree(n.Array), l.trees(n.Indices)
			return &c
		case *parser.Big:
			b := *n
			b.Index, b.Lower, b.Upper, b.Where, b.Body = l.name(n.Index), l.tree(n.Lower), l.tree(n.Upper), l.tree(n.Where), l.tree(n.Body)
			return &b
		case *parser.Derivative:
			d := *n
			d.Body, d.By = l.tree(n.Body), slices.Clone(n.By)
			for i, by := range d.By {
				d.By[i].Variable, d.By[i].Order = l.tree(by.Variable), l.tree(by.Order)
			}
			return &d
		case *parser.Integral:
			i := *n
			i.Body, i.Variable, i.Lower, i.Upper = l.tree(n.Body), l.name(n.Variable), l.tree(n.Lower), l.tree(n.Upper)
			return &i
		}
		return n
	})
}

// soleItem returns the one entry of an array that has no other, or nil: brackets around one thing are brackets.
func soleItem(n *parser.List) parser.Node {
	if len(n.Items) != 1 {
		return nil
	}
	if row, ok := n.Items[0].(*parser.List); ok {
		return soleItem(row)
	}
	return n.Items[0]
}

// operand returns what an operator stands beside.
func (l lettering) operand(n parser.Node) parser.Node {
	if name, ok := n.(*parser.Name); ok && len(name.Sub) == 0 && l.arrays[name.Text] {
		return l.name(&parser.Name{Text: name.Text + numberSuffix})
	}
	return l.tree(n)
}

func (l lettering) trees(nodes []parser.Node) []parser.Node {
	all := make([]parser.Node, len(nodes))
	for i, n := range nodes {
		all[i] = l.tree(n)
	}
	return all
}

// subscripted returns a name that may have indices, which are names themselves.
func (l lettering) subscripted(n *parser.Name) parser.Node {
	if len(n.Sub) == 0 {
		return l.name(n)
	}
	return n
}

// statement returns a statement with its names as they are read.
func (l lettering) statement(s parser.Statement) parser.Statement {
	switch s := s.(type) {
	case *parser.Let:
		let := *s
		let.Head, let.Body = l.tree(s.Head), l.tree(s.Body)
		return &let
	case *parser.Given:
		return &parser.Given{At: s.At, Condition: l.tree(s.Condition)}
	case *parser.Declaration:
		d := *s
		d.Names, d.Of = l.names(s.Names), l.names(s.Of)
		d.Shape, d.Lower, d.Upper = l.trees(s.Shape), l.tree(s.Lower), l.tree(s.Upper)
		return &d
	}
	return s
}

func (l lettering) names(names []*parser.Name) []*parser.Name {
	all := make([]*parser.Name, len(names))
	for i, n := range names {
		all[i] = l.name(n)
	}
	return all
}

// isTableFunction reports whether a name means a function unless something else is said of it.
func isTableFunction(name string) bool { return (*symbolic.Scope)(nil).Function(name) }

// inLaTeX returns a repair of a step of notes as its author would write it.
func inLaTeX(r *Repair, s *step) *Repair {
	taken := map[string]bool{}
	for name := range s.footing.names {
		taken[soleName(name)] = true
	}
	l := newLettering(taken, nil)
	inLaTeX := *r
	inLaTeX.Text, inLaTeX.Side = briefly(latex.Print(l.tree(r.with))), briefly(latex.Print(l.tree(r.side)))
	return &inLaTeX
}

// briefly leaves out the braces around scripts of one letter or digit, as authors do: x_k, x^2.
func briefly(text string) string { return shortScript.ReplaceAllString(text, "$1$2") }

var shortScript = regexp.MustCompile(`([_^])\{([A-Za-z0-9])\}`)
