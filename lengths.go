package nabla

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"nabla/parser"
	"nabla/parser/latex"
)

// Arrays that notes write by their entries alone are as long as the sums over them say. With a_i = exp(s_i)/sum(j, exp(s_j))
// and o = sum(i, 1, n, a_i v_i) the indices of a, s and v all run to n: an index that several arrays have in one statement
// has one range. Sections have their own letters and are looked at each for itself.

// lengths unifies the ranges of the indices of one section. It is a union-find over texts, as in
// conformity.go: an array's places and indices are the elements, ends of sums what is known of a class.
// Where the section is of two minds (vague), nothing is concluded, as a wrong length makes true steps
// false.
type lengths struct {
	parent  map[string]string      // an array's place or an index that has the range of another one
	end     map[string]parser.Node // by what stands for all of one range: its end
	vague   map[string]bool        // ranges of which the section says several things, or begin elsewhere
	ranks   map[string]int         // of arrays the number of their indices, 0 if they have different ones
	running map[string]bool        // letters that are the index of an array: none of them is the end of a range
	counts  map[string]bool        // arrays of numbers that are ends, n_i: ranges that differ from sum to sum
	indices int
}

// newLengths returns the lengths of a section that nothing was noted of.
func newLengths() *lengths {
	return &lengths{
		parent: map[string]string{}, end: map[string]parser.Node{}, vague: map[string]bool{}, ranks: map[string]int{},
		running: map[string]bool{}, counts: map[string]bool{},
	}
}

// note looks at the sides of one statement, in which a letter that is no index of a sum is one index.
func (x *lengths) note(sides ...parser.Node) {
	letters := map[string]string{}
	for _, n := range sides {
		if !x.written(n) {
			x.walk(n, letters, letters)
		}
	}
}

// written looks at a side that writes out the entries of arrays with dots, [x_1, ..., x_n], and reports whether it is one:
// the letter behind the dots is no index but the end of the range.
func (x *lengths) written(n parser.Node) bool {
	dots, begun := false, map[string]bool{}
	parser.Walk(n, func(n parser.Node) bool {
		array, indices := arrayOf(n)
		switch dots = dots || isDots(n); {
		case len(indices) != 1:
		case isValue(indices[0]):
			begun[array.Text] = true
		case dots && begun[array.Text]:
			x.last(array.Text, indices[0])
		}
		return true
	})
	return dots
}

// last notes the index of the last entry of a vector.
func (x *lengths) last(array string, index parser.Node) {
	end, isName := index.(*parser.Name)
	if _, seen := x.ranks[array]; !seen {
		x.ranks[array] = 1
	}
	if key := x.index(); isName {
		x.end[key] = end
		x.unify(key, placeOf(array, 0))
	}
}

// walk looks at a tree. The letters are the indices that have a range of their own here, those of the sums around and the
// free ones of the statement.
func (x *lengths) walk(n parser.Node, letters, free map[string]string) {
	if big, ok := n.(*parser.Big); ok {
		letters = maps.Clone(letters)
		letters[big.Index.Text] = x.sum(big)
		x.running[big.Index.Text] = true
	}
	if array, indices := arrayOf(n); array != nil {
		x.entry(array.Text, indices, letters, free)
	}
	for _, child := range parser.Children(n) {
		x.walk(child, letters, free)
	}
}

// sum returns the index of a sum, "" for one that does not run from 1 to a name: it says nothing of the arrays.
func (x *lengths) sum(big *parser.Big) string {
	if big.Lower == nil && big.Upper == nil {
		return x.index()
	}
	for _, end := range []parser.Node{big.Lower, big.Upper} {
		parser.Walk(end, func(n parser.Node) bool {
			if array, _ := arrayOf(n); array != nil {
				x.counts[array.Text] = true
			}
			return true
		})
	}
	end, isName := big.Upper.(*parser.Name)
	if one, ok := big.Lower.(*parser.Number); !ok || one.Text != single || !isName || len(end.Sub) > 0 {
		return ""
	}
	key := x.index()
	x.end[key] = end
	return key
}

// index returns an index of which nothing is known.
func (x *lengths) index() string {
	x.indices++
	return strconv.Itoa(x.indices)
}

// entry notes the indices of an array.
func (x *lengths) entry(array string, indices []parser.Node, letters, free map[string]string) {
	if rank, seen := x.ranks[array]; seen && rank != len(indices) {
		x.ranks[array] = 0
	} else {
		x.ranks[array] = len(indices)
	}
	for i, index := range indices {
		switch place := placeOf(array, i); index := index.(type) {
		case *parser.Name:
			x.letter(place, index.Text, letters, free)
		case *parser.Number:
			if index.Text == "0" {
				x.vague[x.root(place)] = true
			}
		default: // x_{i+1}: the range of i is not that of the array
			x.vague[x.root(place)] = true
		}
	}
}

// letter notes that an array has the index.
func (x *lengths) letter(place, index string, letters, free map[string]string) {
	key, bound := letters[index]
	if !bound {
		key = x.index()
		letters[index], free[index] = key, key
	}
	if x.running[index] = true; key != "" {
		x.unify(place, key)
	}
}

// placeOf names an index of an array by its place.
func placeOf(array string, i int) string { return array + arrayMark + strconv.Itoa(i) }

// root returns what stands for everything that has one range.
func (x *lengths) root(key string) string {
	for x.parent[key] != "" {
		key = x.parent[key]
	}
	return key
}

// unify notes that two ranges are one. A range with two ends is none that the section tells.
func (x *lengths) unify(a, b string) {
	if a, b = x.root(a), x.root(b); a == b {
		return
	}
	switch {
	case x.end[b] == nil:
		x.end[b] = x.end[a]
	case x.end[a] != nil && !parser.Equal(x.end[a], x.end[b]):
		x.vague[b] = true
	}
	x.vague[b] = x.vague[b] || x.vague[a]
	x.parent[a] = b
}

// of returns the sizes of an array, nil if the section does not tell them all, and whether the section has entries of it.
func (x *lengths) of(array string) (shape []parser.Node, known bool) {
	rank, known := x.ranks[array]
	for i := range rank {
		root := x.root(placeOf(array, i))
		end, _ := x.end[root].(*parser.Name)
		if end == nil || x.counts[array] || x.vague[root] || x.running[end.Text] {
			return nil, known
		}
		shape = append(shape, end)
	}
	return shape, known
}

// measure notes what the statements of a formula say of lengths.
func (l *lecture) measure(f *latex.Formula, section int) {
	x, statements := l.lengthsIn(section), f.Statements
	for i := 0; i < len(statements); i++ {
		sides := sidesOf(statements[i])
		if sequence := sequenceOf(statements[i:]); sequence != nil {
			sides = []parser.Node{sequence}
			i += len(sequence.Items) - 1
		}
		x.note(sides...)
	}
}

// sidesOf reads the sides of a statement with every name before a bracket a function.
func sidesOf(s *latex.Statement) (sides []parser.Node) {
	for _, side := range s.Sides() {
		if r, err := side.Read(anyFunction{}); err == nil {
			sides = append(sides, r.Node)
		}
	}
	return sides
}

// sequenceOf returns x_1, ..., x_n, which are three statements, or nil if they do not begin with that.
func sequenceOf(statements []*latex.Statement) *parser.List {
	list := &parser.List{}
	for _, s := range statements[:min(3, len(statements))] {
		if sides := sidesOf(s); s.First != nil && len(sides) > 0 {
			list.Items = append(list.Items, sides[0])
		}
	}
	if len(list.Items) < 3 || !isDots(list.Items[1]) {
		return nil
	}
	return list
}

// lengthsIn returns what a section says of lengths.
func (l *lecture) lengthsIn(section int) *lengths {
	if l.lengths[section] == nil {
		l.lengths[section] = newLengths()
	}
	return l.lengths[section]
}

// lengthOf returns the sizes of an array that the section says, or else the one around it that has entries of it; nil if it
// does not tell them.
func (l *lecture) lengthOf(array string) []parser.Node {
	if shape, known := l.lengthsIn(l.section).of(array); known {
		return shape
	}
	for _, s := range slices.Backward(l.sections) {
		if shape, known := l.lengthsIn(s.number).of(array); known {
			return shape
		}
	}
	shape, _ := l.lengthsIn(0).of(array)
	return shape
}

// measured declares the arrays among the names that the notes write by their entries alone, as long as their sums say.
func (l *lecture) measured(names map[string]bool) (all []parser.Statement) {
	for _, name := range slices.Sorted(maps.Keys(names)) {
		array, isArray := strings.CutSuffix(name, arrayMark)
		if !isArray || names[array] || l.declared[array] != nil || len(l.below(name)) > 0 || l.usage.wholes[array] || l.usage.rows[array] || l.isCustomary(array) {
			continue
		}
		if shape := l.lengthOf(array); len(shape) == 1 || len(shape) == 2 {
			base, sup, _ := strings.Cut(array, "^{")
			head := parser.NewName(shape[0].Span(), base, nil, strings.TrimSuffix(sup, "}"))
			all = append(all, &parser.Declaration{Kind: []string{"vector", "matrix"}[len(shape)-1], Names: []*parser.Name{head}, Shape: shape})
		}
	}
	return all
}
