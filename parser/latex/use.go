package latex

import "strings"

// use is how a name occurs in a formula.
type use struct {
	free    int  // times without a bracket behind it
	applied int  // times before a bracket
	single  int  // times before a bracket that holds one name or number
	runs    int  // times among capitals that may be one word
	indices int  // indices that it has where they are certain: separated by commas, or letters from i to n
	pairs   bool // a subscript is a number of two digits, 21
	mixed   bool // a subscript is a digit and a letter, 2k
	lone    bool // a superscript is one letter or number in brackets, e^{(k)}
}

// usesOf returns how the name with the letters and decorations occurs in the whole formula.
func (r *reader) usesOf(base string) use {
	r.layout.once.Do(func() {
		r.layout.uses = map[string]use{}
		(&counter{reader: &reader{layout: r.layout}, uses: r.layout.uses}).count(r.body)
	})
	return r.layout.uses[base]
}

// within returns how the names of the items occur in them.
func (r *reader) within(items []*item) map[string]use {
	c := counter{reader: &reader{layout: r.layout}, uses: map[string]use{}}
	c.countItems(items)
	return c.uses
}

// counter counts the names of formulas.
type counter struct {
	*reader
	uses map[string]use
}

// count counts the names of a body.
func (r *counter) count(b *body) {
	for _, row := range b.Rows {
		for _, cell := range row.Cells {
			r.countItems(cell.Items)
		}
	}
}

// countItems counts the names of items. Those of (f * g)(t) are functions.
func (r *counter) countItems(items []*item) {
	run := 0
	for i, it := range items {
		if run <= i {
			run = capitalRun(r.reader, items, i)
		}
		counted := r.countItem(items, i, run-i > 0 && r.isWord(items, i, run))
		if !counted && !r.isOperation(items, i) {
			r.countAtom(it.Atom)
		}
		for _, s := range it.Scripts {
			if s.Atom != nil {
				r.countAtom(s.Atom)
			}
		}
	}
}

// countAtom counts the names within an atom.
func (r *counter) countAtom(a *atom) {
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

// isWord reports whether the item is among three capitals or more, or those of an abbreviation, that end before the index.
func (r *reader) isWord(items []*item, i, end int) bool {
	start := i
	for start > 0 && capitalRun(r, items, start-1) == end {
		start--
	}
	return end-start >= 3 || end-start == 2 && abbreviations[r.token(items[start].Atom).name+r.token(items[start+1].Atom).name]
}

// countItem counts the name that the item is, perhaps within a run of capitals, and reports whether it is
// one, also within braces.
func (r *counter) countItem(items []*item, i int, run bool) bool {
	switch r.class(items[i]) {
	case letterClass, accentClass, fontClass:
	case openClass:
		if r.token(items[i].Atom).name != "brace" {
			return false
		}
	default:
		return false
	}
	s, ok := r.spell(items[i].Atom)
	if !ok || s.letters == "d" && r.isDifferential(items, i) {
		return false
	}
	known := r.uses[s.base()]
	if i+1 < len(items) && isRound(r.token(items[i+1].Atom).name) && items[i+1].Atom.Group != nil {
		known.applied++
		if inner := r.itemsOf(items[i+1].Atom.Group.Body); len(inner) > 0 && r.isSingle(inner) && r.isName(inner[0]) {
			known.single++
		}
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
		pair, mixed := r.isPair(script)
		known.pairs, known.mixed = known.pairs || pair, known.mixed || mixed
		known.lone = known.lone || r.isLone(script)
	}
	r.uses[s.base()] = known
	return true
}

// isPair reports whether the script is a subscript of two digits, or of a digit and a letter.
func (r *reader) isPair(s *script) (digits, mixed bool) {
	if s.Prime || r.tokens[s.Tokens[0].Pos.Offset].text != "_" {
		return false, false
	}
	items, err := r.content(s.Atom)
	if err != nil || len(items) == 0 {
		return false, false
	}
	return len(items) == 1 && r.class(items[0]) == numberClass && len(r.token(items[0].Atom).name) == 2, r.isDigitLetter(items)
}

// isLone reports whether the script is a superscript of one letter or number in brackets.
func (r *reader) isLone(s *script) bool {
	if s.Prime || r.tokens[s.Tokens[0].Pos.Offset].text != "^" {
		return false
	}
	items, err := r.content(s.Atom)
	if err != nil {
		return false
	}
	fence, _ := r.leadingFence(items)
	return fence != nil && r.isLoneIndex(fence, items)
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
	if r.isDigitLetter(items) && r.token(items[0].Atom).name <= "1" || r.isLetterDigit(items) {
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
