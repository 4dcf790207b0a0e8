package latex

import (
	"slices"
	"strings"

	"nabla/parser"
)

// superscript reads the superscript of a name as a part of it: a bracket, x^{(i)} or a^{[2]}, or a word.
// It is false for an exponent, which is left.
func (c *climber) superscript(w *written) (taken bool, err error) {
	items, err := c.content(w.sup)
	if err != nil || len(items) == 0 {
		return true, err
	}
	if fence, _ := c.leadingFence(items); fence != nil && (!isConstantName(w.name) || c.isLoneIndex(fence, items) || c.usesOf(w.name.Base).lone) {
		return c.bracketed(w, items)
	}
	if c.isLayer(w, items) || c.isKronecker(w, items) {
		n, err := c.value(items)
		if w.name.Base == "delta" && len(w.name.Sub) == 1 && c.token(items[0].Atom).name != "l" {
			w.name = parser.NewName(w.name.Span(), "delta", []parser.Node{n, w.name.Sub[0]}, "")
		} else {
			w.indices = []parser.Node{n}
		}
		return true, err
	}
	if c.isPolicy(w, items) {
		label := parser.NewName(w.supAt, c.token(items[0].Atom).name, nil, "")
		w.name = parser.NewName(w.name.Span(), w.name.Base, append(w.name.Sub, label), "")
		return true, nil
	}
	if len(items) == 1 && len(items[0].Scripts) == 0 && !c.isTranspose(items) {
		class := c.class(items[0])
		if class != textClass && class != fontClass && class != operatorNameClass {
			return false, nil
		}
		if s, ok := c.spell(items[0].Atom); ok && (s.word || class == textClass) {
			label := parser.NewName(w.supAt, s.base(), nil, "")
			w.name = parser.NewName(w.name.Span(), w.name.Base, append(w.name.Sub, label), "")
			return true, nil
		}
	}
	return false, nil
}

// isLayer reports whether the superscript is the letter l, or l plus or minus a number, that is no index of a
// sum: a^l_j belongs to a layer, since nobody takes that letter for an exponent.
func (c *climber) isLayer(w *written, items []*item) bool {
	if c.token(items[0].Atom).text != "l" || isConstantName(w.name) || slices.Contains(c.bound, "l") || c.know.variable("l") {
		return false
	}
	for i, it := range items {
		class, name := c.class(it), c.token(it.Atom).name
		if len(it.Scripts) > 0 || i == 1 && (class != operatorClass || name != "+" && name != "-") || i == 2 && class != numberClass || i > 2 {
			return false
		}
	}
	name := quote(w.name.Base + "^l")
	return c.decide("superscript "+w.name.Base, w.supAt, true, "the superscript of "+name+" is an index", "the superscript of "+name+" is an exponent")
}

// isKronecker reports whether the name is Kronecker's delta with an index above and one below.
func (c *climber) isKronecker(w *written, items []*item) bool {
	if w.name.Base != "delta" || len(w.name.Sub) != 1 || len(items) != 1 || len(items[0].Scripts) > 0 || c.know.variable("delta") {
		return false
	}
	sub, ok := w.name.Sub[0].(*parser.Name)
	letter := c.token(items[0].Atom).name
	if !ok || len(letter) != 1 || letter < "i" || letter > "n" || len(sub.Text) != 1 || sub.Text < "i" || sub.Text > "n" {
		return false
	}
	return c.decide("superscript delta", w.supAt, true, "`delta` with an index above and one below is Kronecker's", "the superscript of `delta` is an exponent")
}

// isPolicy reports whether the superscript says which function it is, not a power: V^\pi(s), and a capital
// letter before a bracket with one name, \phi^L(z).
func (c *climber) isPolicy(w *written, items []*item) bool {
	if len(items) != 1 || len(items[0].Scripts) > 0 || c.class(items[0]) != letterClass || c.isTranspose(items) || isConstantName(w.name) {
		return false
	}
	letter := c.token(items[0].Atom).name
	capital := len(letter) == 1 && letter >= "A" && letter <= "Z" && c.fence() != nil && functionLetters[w.name.Base] &&
		c.isPlainName(c.itemsOf(c.fence().Atom.Group.Body))
	policy := letter == "pi" && w.name.Base[0] >= 'A' && w.name.Base[0] <= 'Z'
	if !capital && !policy {
		return false
	}
	name := quote(w.name.Base + "^" + letter)
	return c.decide("superscript "+w.name.Base, w.supAt, true, name+" is one name", name+" is a power")
}

// isLoneIndex reports whether the superscript is nothing but one letter or number in round brackets, which
// nobody writes for a power: e^{(k)} is an error at step k.
func (r *reader) isLoneIndex(fence *item, items []*item) bool {
	inner, err := r.single(fence.Atom)
	if err != nil || len(items) != 1 || len(inner) != 1 || len(inner[0].Scripts) > 0 {
		return false
	}
	class := r.class(inner[0])
	return class == letterClass || class == numberClass
}

// isConstantName reports whether the name is that of a constant, which has only exponents.
func isConstantName(n *parser.Name) bool { return n.Text == "e" || n.Text == "pi" }

// bracketed reads brackets in the superscript of a name: round ones are an index, or the order of the
// derivative of a function, square ones a part of the name.
func (c *climber) bracketed(w *written, items []*item) (taken bool, err error) {
	indices, sup := []parser.Node(nil), ""
	rest := items
	for {
		fence, behind := c.leadingFence(rest)
		if fence == nil {
			break
		}
		rest = behind
		nodes, err := c.bracketItems(fence)
		if err != nil {
			return false, err
		}
		if c.token(fence.Atom).name == "[" && sup == "" && !c.bindsAny(nodes) {
			sup = "[" + printed(nodes) + "]"
			continue
		}
		indices = append(indices, nodes...)
	}
	if len(rest) > 0 && (!c.isTranspose(rest) || isConstantName(w.name)) {
		return false, nil
	}
	w.transposed = len(rest) > 0
	if len(indices) > 0 && c.isOrder(w, indices) {
		return false, nil
	}
	if len(indices) == 1 && isConstantName(w.name) && !isIndex(indices[0]) {
		return false, nil
	}
	if len(indices) == 1 && (!isIndex(indices[0]) || isConstantName(w.name)) {
		base := quote(w.name.Text + "^(...)")
		yes, no := "the superscript of "+base+" is an index", "the superscript of "+base+" is an exponent"
		if !c.decide("superscript "+w.name.Base, w.supAt, isConstantName(w.name), yes, no) {
			return false, nil
		}
	}
	w.name = parser.NewName(w.name.Span(), w.name.Base, w.name.Sub, sup)
	w.indices = indices
	return true, nil
}

// bracketItems returns the indices or words in a bracket of a superscript.
func (c *climber) bracketItems(fence *item) ([]parser.Node, error) {
	items, err := c.single(fence.Atom)
	if err != nil {
		return nil, err
	}
	var nodes []parser.Node
	for _, part := range c.split(items) {
		if len(part) == 1 {
			if n, err := c.label(part[0]); err == nil {
				nodes = append(nodes, n)
				continue
			}
		}
		if letters, ok := c.letterRun(part); ok {
			nodes = append(nodes, c.run(part, letters, "")...)
			continue
		}
		n, err := c.value(part)
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, n)
	}
	if len(nodes) == 0 {
		return nil, faultf(c.spanOf(fence.Tokens), msgEmpty)
	}
	return nodes, nil
}

// printed returns nodes in plain notation with commas between.
func printed(nodes []parser.Node) string {
	texts := make([]string, len(nodes))
	for i, n := range nodes {
		texts[i] = parser.Print(n)
	}
	return strings.Join(texts, ",")
}

// bindsAny reports whether one of the nodes has a name that a sum around binds.
func (r *reader) bindsAny(nodes []parser.Node) bool {
	found := false
	for _, n := range nodes {
		parser.Walk(n, func(n parser.Node) bool {
			name, ok := n.(*parser.Name)
			found = found || ok && slices.Contains(r.bound, name.Text)
			return !found
		})
	}
	return found
}

// isOrder reports whether a bracket in the superscript is the order of the derivative of a function that
// is applied.
func (c *climber) isOrder(w *written, indices []parser.Node) bool {
	return len(indices) == 1 && c.i < len(c.items) && c.fence() != nil && c.know.function(w.name.Text) && !c.know.variable(w.name.Text)
}

// isIndex reports whether the node is what stands as an index: a name, a number, or one of them plus or
// minus a number.
func isIndex(n parser.Node) bool {
	switch n := n.(type) {
	case *parser.Number, *parser.Name:
		return true
	case *parser.Binary:
		_, number := n.Y.(*parser.Number)
		return number && (n.Op == parser.Add || n.Op == parser.Sub) && isIndex(n.X)
	}
	return false
}
