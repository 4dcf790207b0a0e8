package nabla

import (
	"maps"
	"slices"
	"strings"

	"nabla/parser"
	"nabla/symbolic/function"
)

// What expressions of notes stand on in the end: the names without a definition. Two steps are compared by
// their leaves: a leaf that only the right side has is something new.

// leavesOf returns the names that an expression stands on in the end, sorted.
func (l *lecture) leavesOf(n parser.Node) []string {
	var leaves []string
	seen := map[string]bool{}
	for queue := slices.Sorted(maps.Keys(usesOf(n))); len(queue) > 0; {
		name := queue[0]
		queue = queue[1:]
		if seen[name] {
			continue
		}
		seen[name] = true
		defined := false
		for _, d := range l.meanings(name) {
			if d.let != nil {
				defined = true
				queue = append(queue, slices.Sorted(maps.Keys(d.uses))...)
			}
		}
		if _, known := function.Lookup(name); !defined && !known && !l.isIdentityMatrix(name) && !strings.Contains(name, callMark) && !strings.HasSuffix(name, anyMark) && name != "pi" && name != "e" {
			leaves = append(leaves, name)
		}
	}
	for i, name := range leaves { // what stands on an array stands on its entries
		if d := l.declared[name]; d != nil && len(d.Shape) > 0 && d.Kind != "function" {
			leaves[i] = name + arrayMark
		}
	}
	slices.Sort(leaves)
	return slices.DeleteFunc(slices.Compact(leaves), func(name string) bool {
		return name == "delta" && seen[kroneckerUse] || l.isPartOfLeaf(name, seen)
	})
}

// kroneckerUse is what usesOf says of Kronecker's delta.
const kroneckerUse = "delta" + callMark + "2"

// isPartOfLeaf reports whether a leaf is told by another: x_k by the array x, and an array of which each entry has its own
// definition, h_1 and h_2, by those.
func (l *lecture) isPartOfLeaf(name string, seen map[string]bool) bool {
	array, isArray := strings.CutSuffix(name, arrayMark)
	if isArray {
		return l.isSpelledOut(array, seen)
	}
	for other := range seen {
		if a, ok := strings.CutSuffix(other, arrayMark); ok && isEntry(name, a) && !l.isSpelledOut(a, seen) {
			return true
		}
	}
	return false
}

// isSpelledOut reports whether some entry of an array among the names has its own definition.
func (l *lecture) isSpelledOut(array string, seen map[string]bool) bool {
	for other := range seen {
		if isEntry(other, array) && len(l.meanings(other)) > 0 {
			return true
		}
	}
	return false
}

// isNested reports whether a name has a subscript in its subscript, p_{y_i}: an entry whose index is itself an entry.
func isNested(name string) bool {
	_, sub, found := strings.Cut(name, "_{")
	return found && strings.Contains(sub, "_")
}

// isEntry reports whether a name is one with an index of an array. The word behind x_ may be a decoration,
// x_hat, and that is another name, no entry.
func isEntry(name, array string) bool {
	base, superscript, _ := strings.Cut(array, "^")
	index, ok := strings.CutPrefix(name, base+"_")
	word, _, _ := strings.Cut(index, "_")
	return ok && !parser.IsDecoration(word) && !strings.HasSuffix(name, arrayMark) && strings.HasSuffix(name, superscript)
}

// boundFamily returns a function with an index, f_j, within a sum over that index, or nil: it is another one in each term.
func boundFamily(nodes ...parser.Node) (function, index *parser.Name) {
	for _, n := range nodes {
		parser.Walk(n, func(n parser.Node) bool {
			big, ok := n.(*parser.Big)
			if !ok {
				return function == nil
			}
			parser.Walk(big.Body, func(n parser.Node) bool {
				call, ok := n.(*parser.Call)
				if ok && slices.ContainsFunc(call.Function.Sub, func(s parser.Node) bool { return mentions(s, big.Index.Text) }) {
					function, index = call.Function, big.Index
				}
				return function == nil
			})
			return function == nil
		})
	}
	return function, index
}

// withWhole adds the names of whole arrays to those of their entries: what stands on the array stands on its entries.
func withWhole(uses map[string]bool) map[string]bool {
	for name := range maps.Clone(uses) {
		if array, ok := strings.CutSuffix(name, arrayMark); ok {
			uses[array] = true
		}
	}
	return uses
}
