package nabla

import (
	"slices"
	"strings"

	"nabla/parser"
	"nabla/parser/latex"
	"nabla/parser/source"
)

// What sets and words say of a number: that it is an integer, on which side of 0 it lies, between which bounds.

// sets are the sets of numbers by the name that stands for them, with what they say of their members.
var sets = map[string]latex.Nature{
	"R_bb": {}, "R_bold": {}, "R_upright": {}, "R": {},
	"R_{+}": {Sign: ">="}, "R_bb_{+}": {Sign: ">="}, "R_bb_plus": {Sign: ">="}, "R_bb_{plus}": {Sign: ">="},
	"R_bb_positive": {Sign: ">"}, "R_bb_{plus,plus}": {Sign: ">"}, "R_bb_nonnegative": {Sign: ">="},
	"R_bb_negative": {Sign: "<"}, "R_bb_nonpositive": {Sign: "<="}, "R_bb_nonzero": {Sign: "!="},
	"N_bb": {Integer: true, Sign: ">="}, "N_bb_0": {Integer: true, Sign: ">="}, "N_bb_nonnegative": {Integer: true, Sign: ">="},
	"N_bb_positive": {Integer: true, Sign: ">"}, "N_bb_plus": {Integer: true, Sign: ">"}, "N_bb_{plus}": {Integer: true, Sign: ">"},
	"N_bb_star": {Integer: true, Sign: ">"}, "N_bb_1": {Integer: true, Sign: ">"},
	"Z_bb": {Integer: true}, "Z_bb_nonnegative": {Integer: true, Sign: ">="}, "Z_bb_nonzero": {Integer: true, Sign: "!="},
	"Z_bb_positive": {Integer: true, Sign: ">"}, "Z_bb_plus": {Integer: true, Sign: ">"}, "Z_bb_{plus}": {Integer: true, Sign: ">"},
}

// kinds are the kinds of declarations for what is said of a number, as far as there is one.
var kinds = map[latex.Nature]string{
	{}: "real", {Sign: ">"}: "positive", {Sign: ">="}: "nonnegative",
	{Integer: true}: "integer", {Integer: true, Sign: ">"}: "posint", {Integer: true, Sign: ">="}: "nat",
}

// belongs takes x in S where S is a set of numbers, or an interval whose ends are: it reports whether it is.
func (c *clause) belongs(element parser.Node, set reading) bool {
	if nature, ok := c.natureOfSet(set.node); ok {
		c.take(element, nature)
		return true
	}
	if values, isSet := set.node.(*parser.Set); isSet {
		at := parser.At(source.Join(element.Span(), values.Span()))
		c.postulate(&parser.Relation{At: at, Op: "in", X: element, Y: values})
		return true
	}
	ends, open, ok := interval(set)
	if !ok {
		return false
	}
	for i, end := range ends {
		if !isInfinite(end) && (c.trusting || isNumeral(end)) {
			c.bound(element, end, []string{">", "<"}[i], open[i])
		}
	}
	return true
}

// bound assumes that an element of an interval lies on one side of its end.
func (c *clause) bound(element, end parser.Node, op string, open bool) {
	if !open {
		op += "="
	}
	at := parser.At(source.Join(element.Span(), end.Span()))
	c.postulate(&parser.Relation{At: at, Op: op, X: element, Y: end})
}

// natureOfSet returns what a set of numbers says of its members. A letter is that set only where it means nothing else.
func (l *lecture) natureOfSet(set parser.Node) (latex.Nature, bool) {
	switch set := set.(type) {
	case *parser.Name:
		nature, ok := sets[set.Text]
		return nature, ok && (set.Text != "R" || l.defined["R"] == nil && l.declared["R"] == nil)
	case *parser.Set:
		return natureOfList(set.Items)
	case *parser.Opaque:
		if set.Kind != "difference of sets" || len(set.Parts) != 2 || !isZero(set.Parts[1]) {
			return latex.Nature{}, false
		}
		if nature, ok := l.natureOfSet(set.Parts[0]); ok {
			return nature.And(latex.Nature{Sign: "!="})
		}
	}
	return latex.Nature{}, false
}

// natureOfList reads 0, 1, 2, ... and 1, 2, ... as the integers from there on.
func natureOfList(items []parser.Node) (latex.Nature, bool) {
	last, ok := items[len(items)-1].(*parser.Opaque)
	if !ok || last.Kind != "dots" || len(items) < 3 {
		return latex.Nature{}, false
	}
	first, second := parser.Print(items[0]), parser.Print(items[1])
	signs := map[string]string{"0 1": ">=", "1 2": ">"}
	return latex.Nature{Integer: true, Sign: signs[first+" "+second]}, signs[first+" "+second] != ""
}

// isZero reports whether a node is 0, or the set of 0.
func isZero(n parser.Node) bool {
	if set, ok := n.(*parser.Set); ok && len(set.Items) == 1 {
		n = set.Items[0]
	}
	number, ok := n.(*parser.Number)
	return ok && number.Text == "0"
}

// interval reads a set as an interval: its ends, and which of them are left out.
func interval(set reading) (ends [2]parser.Node, open [2]bool, ok bool) {
	var parts []parser.Node
	switch n := set.node.(type) {
	case *parser.List:
		parts = n.Items
	case *parser.Opaque:
		if n.Kind == "interval" {
			parts = n.Parts
		}
	}
	if len(parts) != 2 || parser.CheckValue(parts[0]) != "" || parser.CheckValue(parts[1]) != "" {
		return ends, open, false
	}
	brackets := strings.Map(func(r rune) rune {
		if strings.ContainsRune("()[]", r) {
			return r
		}
		return -1
	}, set.text.Slice(set.node.Span()))
	if len(brackets) < 2 {
		return ends, open, false
	}
	return [2]parser.Node(parts), [2]bool{brackets[0] == '(', brackets[len(brackets)-1] == ')'}, true
}

// isInfinite reports whether an end of an interval is no bound.
func isInfinite(n parser.Node) bool {
	if sign, ok := n.(*parser.Unary); ok {
		n = sign.X
	}
	name, ok := n.(*parser.Name)
	return ok && name.Text == "inf"
}

// isNumeral reports whether a tree has no names but those of constants.
func isNumeral(n parser.Node) bool {
	for name := range usesOf(n) {
		if name != "pi" && name != "e" {
			return false
		}
	}
	return true
}

// take keeps what is said of a number: a declaration where there is one for it, an assumption for the rest.
// What was said before and what is said now hold both: n >= 1 and then "n is an integer" is a positive
// integer. If no kind of declaration says both, one is declared and the other assumed.
func (l *lecture) take(element parser.Node, nature latex.Nature) {
	name, ok := element.(*parser.Name)
	switch d := l.declaredAs(name); {
	case !ok:
		if _, isEntry := element.(*parser.Component); isEntry {
			l.takeEntry(element, nature)
		}
		return
	case len(name.Sub) > 0 && indexLetters(name.Sub) == len(name.Sub):
		l.takeEntry(l.entry(name), nature)
		return
	case d != nil:
		old, isNumber := natureOfKind(d.Kind)
		if !isNumber {
			return // an array, an index, a function
		}
		if both, ok := old.And(nature); ok {
			nature = both
		} else {
			nature.Integer = nature.Integer || old.Integer
			l.relate(name, old.Sign)
		}
	}
	if nature == (latex.Nature{}) {
		l.unbind(name.Text)
	}
	kind := kinds[latex.Nature{Integer: nature.Integer, Sign: nature.Sign}]
	if kind == "" {
		kind = kinds[latex.Nature{Integer: nature.Integer}]
		l.relate(name, nature.Sign)
	}
	l.declare(name, &parser.Declaration{Kind: kind})
	l.parity(name, nature.Parity)
}

// declaredAs returns the declaration of a name, or nil.
func (l *lecture) declaredAs(name *parser.Name) *parser.Declaration {
	if name == nil {
		return nil
	}
	return l.declared[name.Text]
}

// natureOfKind returns what a kind of declaration says of a number. It is false of what is none. The kinds
// differ, so the order of the map does not matter.
func natureOfKind(kind string) (latex.Nature, bool) {
	for nature, k := range kinds {
		if k == kind {
			return nature, true
		}
	}
	return latex.Nature{}, false
}

// kindOfArray returns the kind of an array whose entries are all positive, if they are.
func kindOfArray(kind string, nature latex.Nature) string {
	if nature.Sign == ">" && (kind == "vector" || kind == "matrix") {
		return "pos" + kind
	}
	return kind
}

// takeEntries keeps what a space says of the entries of an array that it declares.
func (l *lecture) takeEntries(name *parser.Name, nature latex.Nature) {
	d := l.declared[name.Text]
	if d == nil || nature == (latex.Nature{}) || strings.HasPrefix(d.Kind, "pos") {
		return
	}
	entry := &parser.Component{At: name.At, Array: name}
	for _, letter := range []string{"i", "j", "k", "l", "m"} {
		if !l.usage.bare[letter] && len(entry.Indices) < len(d.Shape) {
			entry.Indices = append(entry.Indices, parser.NewName(name.Span(), letter, nil, ""))
		}
	}
	if len(entry.Indices) == len(d.Shape) {
		l.takeEntry(entry, nature)
	}
}

// takeEntry keeps what is said of each entry of an array. There is no kind of vector with integer entries,
// so floor(y_i) = y_i says it as a condition.
func (l *lecture) takeEntry(entry parser.Node, nature latex.Nature) {
	l.relate(entry, nature.Sign)
	if nature.Integer && nature.Parity == "" {
		floor := &parser.Call{At: parser.At(entry.Span()), Function: parser.NewName(entry.Span(), "floor", nil, ""), Args: []parser.Node{entry}}
		l.postulate(&parser.Relation{At: floor.At, Op: "=", X: floor, Y: entry})
	}
	l.parity(entry, nature.Parity)
}

// relate assumes a relation to 0.
func (l *lecture) relate(n parser.Node, op string) {
	if op != "" {
		at := parser.At(n.Span())
		l.postulate(&parser.Relation{At: at, Op: op, X: n, Y: &parser.Number{At: at, Text: "0"}})
	}
}

// parity assumes that a number is even or odd.
func (l *lecture) parity(n parser.Node, parity string) {
	if parity == "" {
		return
	}
	at := parser.At(n.Span())
	number := func(text string) parser.Node { return &parser.Number{At: at, Text: text} }
	rest := &parser.Call{At: at, Function: parser.NewName(n.Span(), "mod", nil, ""), Args: []parser.Node{n, number("2")}}
	l.postulate(&parser.Relation{At: at, Op: "=", X: rest, Y: number(map[string]string{"even": "0", "odd": "1"}[parity])})
}

// postulate assumes a relation. What it says of an entry with a free index, y_i >= 0, it says of all.
func (l *lecture) postulate(r *parser.Relation) {
	if l.trusting {
		l.assume(l.generic(l.settle(r)))
		return
	}
	l.assume(l.settle(r))
}

// generic returns a condition with the entries that it is about written as entries.
func (l *lecture) generic(n parser.Node) parser.Node {
	return parser.Replace(n, func(n parser.Node) parser.Node {
		if name, ok := n.(*parser.Name); ok && l.isGeneric(name) {
			return l.entry(name)
		}
		return n
	})
}

// entry returns the name of an entry in the form of one.
func (l *lecture) entry(n *parser.Name) parser.Node {
	return &parser.Component{At: n.At, Array: parser.NewName(n.Span(), n.Base, nil, n.Sup), Indices: n.Sub}
}

// isGeneric reports whether a name stands for any entry of an array: its subscripts are letters of indices, and none of them
// is the end of a sum.
func (l *lecture) isGeneric(n *parser.Name) bool {
	return len(n.Sub) > 0 && indexLetters(n.Sub) == len(n.Sub) && !slices.ContainsFunc(n.Sub, func(s parser.Node) bool {
		return l.ranges.ends[s.(*parser.Name).Text]
	})
}

// natures takes what the text beside a statement says of the names in it.
func (c *clause) natures(s *latex.Statement, names []parser.Node) {
	for _, remark := range s.Remarks {
		if nature, ok := latex.NatureOf(remark.Text); ok {
			for _, n := range names {
				c.take(n, nature)
			}
		}
	}
}
