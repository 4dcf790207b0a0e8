package nabla

import (
	"slices"
	"strings"

	"nabla/parser"
)

// An array has two spellings in notes: as a whole it is set in bold or under an arrow, \vec{x} and \mathbf{W}, and its
// entries are not, x_i and w_{k,i}; \vec{w}_k is a row then. Both get the name of the entries here, so that what is said of
// one holds for the other. The letter without an index and without a mark, y beside \vec{y}, is a number of its own.

// numberSuffix tells a number from the array of the same letter.
const numberSuffix = "_number"

// spellings are the ways in which the arrays of a document are written.
type spellings struct {
	entries map[string]map[int]bool // by the name of an array, how many indices its entries have
	marked  map[string]*marked      // the names that are set as arrays
	wholes  map[string]bool         // arrays, by the name of their entries, that are set as one somewhere
	rows    map[string]bool         // matrices, by the name of their entries, of which rows are set as vectors
	ranks   map[string]int          // how many indices such an array has

	customary map[string]bool // arrays without entries in the notes: that capitals are matrices is only custom
}

// marked is a name that is set as an array.
type marked struct {
	base, sup      string
	alone, indexed bool // without an index, with one
}

// newSpellings returns the spellings of a document of which no name was noted.
func newSpellings() spellings {
	return spellings{entries: map[string]map[int]bool{}, marked: map[string]*marked{}, wholes: map[string]bool{}, rows: map[string]bool{}, ranks: map[string]int{}, customary: map[string]bool{}}
}

// note looks at one name of the document.
func (s spellings) note(n *parser.Name) {
	if !areIndices(n.Sub) {
		return
	}
	array := arrayName(n)
	if !isArrayLike(n.Base) {
		if len(n.Sub) > 0 && !hasLongNumber(n.Sub) {
			if s.entries[array] == nil {
				s.entries[array] = map[int]bool{}
			}
			s.entries[array][len(n.Sub)] = true
		}
		return
	}
	m := s.marked[array]
	if m == nil {
		m = &marked{base: n.Base, sup: n.Sup}
		s.marked[array] = m
	}
	m.alone = m.alone || len(n.Sub) == 0
	m.indexed = m.indexed || len(n.Sub) == 1
}

// pair finds the entries of the arrays once all names are noted. count is how many indices stand beside the
// mark: none for a whole array, one for a row. An array that is never met by its entries is a vector or a
// matrix by custom alone (customary), and a step that needs that is doubted.
func (s spellings) pair() {
	for _, m := range s.marked {
		for count := range 2 {
			if base, ok := s.entriesOf(m.base, m.sup, count); ok && (count == 0 && m.alone || count == 1 && m.indexed) {
				array := arrayName(&parser.Name{Base: base, Sup: m.sup})
				s.wholes[array] = true
				s.rows[array] = s.rows[array] || count == 1
				s.ranks[array] = max(s.ranks[array], count+1, s.rank(m.base, array))
			}
		}
		if array := arrayName(&parser.Name{Base: m.base, Sup: m.sup}); m.alone && !m.indexed && !s.hasEntries(m) {
			s.wholes[array], s.customary[array], s.ranks[array] = true, true, s.rank(m.base, array)
		}
	}
}

// rank returns the number of indices of an array that is set as one: if its entries have both one and two in the notes, a
// capital is a matrix and a small letter a vector.
func (s spellings) rank(base, entries string) int {
	dims, capital := s.entries[entries], base[0] >= 'A' && base[0] <= 'Z'
	if dims[2] && (!dims[1] || capital) || len(dims) == 0 && capital {
		return 2
	}
	return 1
}

// hasEntries reports whether the entries of an array that is set as one stand in the notes.
func (s spellings) hasEntries(m *marked) bool {
	_, ok := s.entriesOf(m.base, m.sup, 0)
	return ok
}

// entriesOf returns the letter of the entries of an array that is set as one, with so many indices beside the mark: a vector
// without one, a matrix without one, a row of a matrix with one. Entries of a matrix may have the small letter.
func (s spellings) entriesOf(base, sup string, count int) (letter string, ok bool) {
	m := s.marked[arrayName(&parser.Name{Base: base, Sup: sup})]
	if m == nil || count == 0 && m.indexed && m.alone { // rows of their own, and the letter without an index is none of them
		return "", false
	}
	core := unmarked(base)
	dims := s.entries[arrayName(&parser.Name{Base: core, Sup: sup})]
	if dims[count+1] || count == 0 && dims[2] {
		return core, true
	}
	small := strings.ToLower(core[:1]) + core[1:]
	return small, s.entries[arrayName(&parser.Name{Base: small, Sup: sup})][2] && len(dims) == 0
}

// unmarked returns the letters of a name without the mark of an array.
func unmarked(base string) string {
	words := strings.Split(base, "_")
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "vec" || w == "bold" }), "_")
}

// areIndices reports whether subscripts are indices, for all that their looks say: numbers, single letters and sums of
// these, and no labels.
func areIndices(sub []parser.Node) bool {
	for _, s := range sub {
		switch s := s.(type) {
		case *parser.Number:
		case *parser.Name:
			if len(s.Text) != 1 {
				return false
			}
		case *parser.Binary:
			if !areIndices([]parser.Node{s.X, s.Y}) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// hasLongNumber reports whether a subscript is a number of two digits, which may be two indices. w_12 is
// the first row's second entry as often as the twelfth entry.
func hasLongNumber(sub []parser.Node) bool {
	return slices.ContainsFunc(sub, func(s parser.Node) bool {
		n, ok := s.(*parser.Number)
		return ok && len(n.Text) > 1
	})
}

// named gives the names in a tree that was read the form in which the notes know them: functions without the argument
// that the text does not have, and one name for an array in both spellings.
func (l *lecture) named(n parser.Node) parser.Node {
	n = l.membersIn(alone(n))
	if l.isMatrix("I") || l.isIdentityOfCase() {
		n = withIdentity(n)
	}
	if l.usage.primesTranspose() {
		n = withTransposes(n)
	}
	if len(l.usage.spellings.wholes) == 0 {
		return n
	}
	return l.merge(n)
}

// merge gives the arrays in a tree the names of their entries. Names by which one differentiates and arrays
// of components are no operands, so Replace does not offer them.
func (l *lecture) merge(n parser.Node) parser.Node {
	return parser.Replace(n, func(n parser.Node) parser.Node {
		switch n := n.(type) {
		case *parser.Name:
			if m := l.mergeName(n); m.Text != n.Text {
				return m
			}
		case *parser.Derivative:
			d := *n
			d.By = slices.Clone(n.By)
			for i, by := range d.By {
				d.By[i].Variable = l.merge(by.Variable)
			}
			d.Body = l.merge(n.Body)
			return &d
		case *parser.Component:
			if array, ok := n.Array.(*parser.Name); ok {
				c := *n
				if base, ok := l.usage.spellings.entriesOf(array.Base, array.Sup, len(n.Indices)); ok && isArrayLike(array.Base) {
					c.Array = parser.NewName(array.Span(), base, nil, array.Sup)
				}
				return &c
			}
		}
		return n
	})
}

// mergeName gives a name the letter that the notes know it by.
func (l *lecture) mergeName(n *parser.Name) *parser.Name {
	s := l.usage.spellings
	switch {
	case !areIndices(n.Sub):
	case isArrayLike(n.Base):
		if base, ok := s.entriesOf(n.Base, n.Sup, len(n.Sub)); ok {
			return parser.NewName(n.Span(), base, n.Sub, n.Sup)
		}
	case len(n.Sub) == 0 && s.wholes[n.Text] && !l.bare[n.Text]:
		return l.asNumber(n)
	}
	return n
}

// asNumber returns the name of the number that has the letter of an array.
func (l *lecture) asNumber(n *parser.Name) *parser.Name {
	m := *n
	m.Text, m.Base, m.Sup = n.Text+numberSuffix, n.Text+numberSuffix, ""
	return &m
}

// asArray returns the name of the array that has the letter of a number, or nil.
func asArray(n *parser.Name) *parser.Name {
	letter, ok := strings.CutSuffix(n.Text, numberSuffix)
	if !ok {
		return nil
	}
	base, sup, _ := strings.Cut(letter, "^{")
	return parser.NewName(n.Span(), base, nil, strings.TrimSuffix(sup, "}"))
}
