package nabla

import (
	"maps"
	"slices"

	"nabla/parser"
	"nabla/symbolic"
)

// Sums whose ends the notes leave open: what an index runs through, and how far.

// rangeless returns a free index of the step that runs up to a size of which the notes do not speak, or "", where a sum has an
// end that they name: both may be meant to be the same.
func (c *clause) rangeless(g groundwork, s *step) string {
	trees := c.treesOf(g.names, []parser.Node{s.left.node, s.right.node})
	if !slices.ContainsFunc(trees, endsSomewhere) {
		return ""
	}
	for _, name := range slices.Sorted(maps.Keys(usesOf(s.left.node, s.right.node))) {
		v := s.scope.Variable(name)
		if v == nil || v.Kind != symbolic.Index || !v.Inferred || v.Upper == nil {
			continue
		}
		if slices.ContainsFunc(symbolic.Names(v.Upper), func(size string) bool { return !g.names[size] }) {
			return name
		}
	}
	return ""
}

// boundless returns the index of a sum without bounds that is not only an index of arrays, or "": from 0 or from 1, and how
// far, depends on what the notes do not say. The entries of an array are all of them.
func (c *clause) boundless(g groundwork, s *step) (index string) {
	for _, t := range c.treesOf(g.names, []parser.Node{s.left.node, s.right.node}) {
		parser.Walk(t, func(n parser.Node) bool {
			big, ok := n.(*parser.Big)
			if ok && big.Lower == nil && big.Upper == nil && c.declared[big.Index.Text] == nil {
				if alone, subscript := standing(big.Index.Text, []parser.Node{big.Body}); alone || !subscript {
					index = big.Index.Text
				}
			}
			return index == ""
		})
	}
	return index
}

// endsSomewhere reports whether a sum or a product in a tree has an end that is written.
func endsSomewhere(n parser.Node) bool {
	found := false
	parser.Walk(n, func(n parser.Node) bool {
		big, ok := n.(*parser.Big)
		found = found || ok && big.Upper != nil
		return !found
	})
	return found
}

// entryBound returns an end of a sum that is an entry of an array, n_i, or "": nothing says that it is an integer.
func entryBound(nodes ...parser.Node) (bound string) {
	for _, n := range nodes {
		parser.Walk(n, func(n parser.Node) bool {
			if big, ok := n.(*parser.Big); ok {
				for _, end := range []parser.Node{big.Lower, big.Upper} {
					if name, ok := end.(*parser.Name); ok && indexLetters(name.Sub) > 0 {
						bound = name.Text
					}
				}
			}
			return bound == ""
		})
	}
	return bound
}
