package nabla

import (
	"slices"

	"nabla/parser"
	"nabla/parser/latex"
)

// A family of vectors, x^{(i)} or x_i in R^n, is a matrix: its members are the rows.

// ranges are what the sums of a case say of the indices that run through them. They are gathered from the
// sums of the whole case before its statements are read: "for i = 1, ..., m" is seldom said where x^{(i)}
// is introduced.
type ranges struct {
	sizes    map[string][2]parser.Node // by the name of an array the ends of its indices
	ends     map[string]bool           // names that are ends
	quantity map[string]bool           // names that stand anywhere but as a subscript
}

// note looks at the sums of a tree.
func (r *ranges) note(n parser.Node) {
	if r.sizes == nil {
		r.sizes, r.ends, r.quantity = map[string][2]parser.Node{}, map[string]bool{}, map[string]bool{}
	}
	r.free(n, nil)
	parser.Walk(n, func(n parser.Node) bool {
		if big, ok := n.(*parser.Big); ok && big.Upper != nil {
			r.sum(big)
		}
		return true
	})
}

// free notes the names that stand for a quantity, outside of subscripts, and that no sum around binds.
func (r *ranges) free(n parser.Node, bound []string) {
	switch n := n.(type) {
	case *parser.Name:
		r.quantity[n.Text] = r.quantity[n.Text] || !slices.Contains(bound, n.Text)
		return
	case *parser.Component:
		r.free(n.Array, bound)
		return
	case *parser.Big:
		bound = append(bound[:len(bound):len(bound)], n.Index.Text)
	}
	for _, child := range parser.Children(n) {
		r.free(child, bound)
	}
}

// declareIndices declares the indices of a family that is defined. They run through what sums over its members do: with
// L = sum_{i=1}^m e_i, the i of e_i is one of 1..m.
func (l *lecture) declareIndices(head parser.Node) {
	array, indices := arrayOf(head)
	if array == nil {
		return
	}
	for i, end := range l.ranges.sizes[array.Text] {
		if i >= len(indices) || end == nil {
			continue
		}
		letter, ok := indices[i].(*parser.Name)
		if !ok || l.ranges.quantity[letter.Text] || l.ranges.ends[letter.Text] || l.declared[letter.Text] != nil || indexLetters(indices[i:i+1]) == 0 {
			continue
		}
		one := &parser.Number{At: letter.At, Text: "1"}
		l.declare(letter, &parser.Declaration{Kind: "index", Lower: one, Upper: end})
	}
}

// sum notes the end of a sum for the arrays whose first index runs through it.
func (r *ranges) sum(big *parser.Big) {
	if end, ok := big.Upper.(*parser.Name); ok {
		r.ends[end.Text] = true
	}
	if one, ok := big.Lower.(*parser.Number); !ok || one.Text != "1" {
		return
	}
	parser.Walk(big.Body, func(n parser.Node) bool {
		array, indices := arrayOf(n)
		for i, index := range indices {
			if i < 2 && parser.Equal(index, big.Index) {
				sizes := r.sizes[array.Text]
				if sizes[i] == nil || exceeds(big.Upper, sizes[i]) {
					sizes[i] = big.Upper
				}
				r.sizes[array.Text] = sizes
			}
		}
		return true
	})
}

// exceeds reports whether an end is larger than one that is the same less a number, n - 1. Sums to n and n
// - 1 over one array speak of the same n.
func exceeds(end, other parser.Node) bool {
	less, ok := other.(*parser.Binary)
	if !ok || less.Op != parser.Sub {
		return false
	}
	_, isNumber := less.Y.(*parser.Number)
	return isNumber && parser.Equal(less.X, end)
}

// arrayOf returns the array that a node is an entry or a row of, and its indices, or nil.
func arrayOf(n parser.Node) (array *parser.Name, indices []parser.Node) {
	switch n := n.(type) {
	case *parser.Name:
		if len(n.Sub) > 0 {
			return parser.NewName(n.Span(), n.Base, nil, n.Sup), n.Sub
		}
	case *parser.Component:
		if name, ok := n.Array.(*parser.Name); ok && len(n.Indices) > 0 {
			return name, n.Indices
		}
	}
	return nil, nil
}

// firstIndex returns the array that a node is an entry or a row of and its first index, or nil.
func firstIndex(n parser.Node) (array *parser.Name, index parser.Node) {
	array, indices := arrayOf(n)
	if array == nil {
		return nil, nil
	}
	return array, indices[0]
}

// family takes x_i in R^n, which makes x a matrix of vectors, and reports whether it is that.
func (c *clause) family(element, set parser.Node) bool {
	space, ok := set.(*parser.Binary)
	if !ok || space.Op != parser.Pow || !c.isGeneralMember(element) {
		return false
	}
	nature, ok := c.natureOfSet(space.X)
	if sizes, isMatrix := space.Y.(*parser.Binary); !ok || isMatrix && sizes.Op == parser.Mul {
		return false
	}
	array, index := firstIndex(element)
	c.declareRows(array, c.rowsOf(array, index), space.Y, nature)
	return true
}

// isGeneralMember reports whether an element stands for any member of a family: it has one index, which is a letter.
func (c *clause) isGeneralMember(element parser.Node) bool {
	switch n := element.(type) {
	case *parser.Name:
		return len(n.Sub) == 1 && c.isGeneric(n)
	case *parser.Component:
		_, isName := n.Array.(*parser.Name)
		_, isLetter := n.Indices[0].(*parser.Name)
		return isName && isLetter && len(n.Indices) == 1
	}
	return false
}

// rowsOf returns how many members a family has: as many as its index runs through, or a number of which nothing is known.
func (c *clause) rowsOf(array *parser.Name, index parser.Node) parser.Node {
	if end := c.ranges.sizes[array.Text][0]; end != nil {
		return end
	}
	if shape := c.lengthOf(array.Text); len(shape) > 0 {
		return shape[0]
	}
	if name, ok := index.(*parser.Name); ok {
		if d := c.declared[name.Text]; d != nil && d.Kind == "index" && d.Upper != nil {
			return d.Upper
		}
	}
	return c.sizeOf(array)
}

// declareRows declares the matrix of a family.
func (c *clause) declareRows(array *parser.Name, rows, size parser.Node, nature latex.Nature) {
	c.declare(array, &parser.Declaration{Kind: kindOfArray("matrix", nature), Shape: []parser.Node{rows, size}})
	c.takeEntries(array, nature)
}

// isRow reports whether a tree is a member of a family of vectors, x_i.
func (l *lecture) isRow(n parser.Node) bool {
	array, _ := firstIndex(n)
	if array == nil {
		return false
	}
	d := l.declared[array.Text]
	return d != nil && len(d.Shape) == 2
}
