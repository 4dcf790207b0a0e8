package latex

import "strings"

// use is how a name occurs in a formula.
type use struct {
	free    int // times without a bracket behind it
	applied int // times before a bracket
	runs    int // times among three capitals or more that may be one word
	indices int // indices that it has where they are certain: separated by commas, or letters from i to n
}

// usesOf returns how the name with the letters and decorations occurs in the whole formula.
func (r *reader) usesOf(base string) use {
	r.layout.once.Do(func() {
		r.layout.uses = map[string]use{}
		(&reader{layout: r.layout}).count(r.body)
	})
	return r.layout.uses[base]
}

// count counts the names of a body.
func (r *reader) count(b *body) {
	for _, row := range b.Rows {
		for _, cell := range row.Cells {
			run := 0
			for i, it := range cell.Items {
				if run <= i {
					run = capitalRun(r, cell.Items, i)
				}
				r.countItem(cell.Items, i, run-i > 0 && r.isLongRun(cell.Items, i, run))
				r.countAtom(it.Atom)
				for _, s := range it.Scripts {
					if s.Atom != nil {
						r.countAtom(s.Atom)
					}
				}
			}
		}
	}
}

// countAtom counts the names within an atom.
func (r *reader) countAtom(a *atom) {
	if a.Group != nil {
		r.count(a.Group.Body)
	}
	if a.First != nil {
		r.countAtom(a.First)
	}
	for _, part := range a.Pair {
		r.countAtom(part)
	}
}

// isLongRun reports whether the item is among three capitals or more that end before the index.
func (r *reader) isLongRun(items []*item, i, end int) bool {
	start := i
	for start > 0 && capitalRun(r, items, start-1) == end {
		start--
	}
	return end-start >= 3
}

// countItem counts the name that the item is, perhaps within a run of capitals.
func (r *reader) countItem(items []*item, i int, run bool) {
	switch r.class(items[i]) {
	case letterClass, accentClass, fontClass:
	default:
		return
	}
	s, ok := r.spell(items[i].Atom)
	if !ok || s.letters == "d" && r.isDifferential(items, i) {
		return
	}
	known := r.layout.uses[s.base()]
	if i+1 < len(items) && isRound(r.token(items[i+1].Atom).name) && items[i+1].Atom.Group != nil {
		known.applied++
	} else {
		known.free++
	}
	if run {
		known.runs++
	}
	for _, script := range items[i].Scripts {
		if n := r.certainIndices(script); n > 1 {
			known.indices = n
		}
	}
	r.layout.uses[s.base()] = known
}

// certainIndices returns how many indices a subscript has if that is certain.
func (r *reader) certainIndices(s *script) int {
	if s.Prime || r.tokens[s.Tokens[0].Pos.Offset].text != "_" {
		return 0
	}
	items, err := r.content(s.Atom)
	if err != nil {
		return 0
	}
	if parts := r.split(items); len(parts) > 1 {
		return len(parts)
	}
	if r.isDigitLetter(items) && r.token(items[0].Atom).name <= "1" {
		return 2
	}
	letters, ok := r.letterRun(items)
	for _, letter := range letters {
		ok = ok && len(letter) == 1 && letter >= "i" && letter <= "n"
	}
	if !ok || indexWords[strings.Join(letters, "")] {
		return 0
	}
	return len(letters)
}
