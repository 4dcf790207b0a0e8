package latex

import (
	"slices"
	"strings"

	"nabla/parser"
	"nabla/parser/limit"
	"nabla/parser/source"
)

// Names: from letters, fonts, accents and scripts to one name of the plain notation, such as y_bold_hat or
// w_{i,j}. Two ways to set the same name have one spelling, and two names have two.

// spelling is what a name is written with: its letters, the font and the accents, and the scripts that
// stand under an accent with it.
type spelling struct {
	letters string
	fonts   []string
	accents []string
	word    bool // several upright letters, or a text
	scripts []*script
}

// base returns the letters with their decorations in canonical order, the font first: y_bold_hat.
func (s spelling) base() string {
	parts := append([]string{s.letters}, s.fonts...)
	return strings.Join(append(parts, s.accents...), "_")
}

// wordFonts are the fonts in which several letters are one word.
var wordFonts = map[string]bool{
	"upright": true, "italic": true, "sans": true, "mono": true, "operator": true, "cal": true, "scr": true, "frak": true, "bb": true,
}

// spell reads an atom as the letters of a name; ok is false if it is something else.
func (r *reader) spell(a *atom) (s spelling, ok bool) {
	t := r.token(a)
	switch t.class {
	case letterClass:
		s = spelling{letters: t.name}.unaccented()
		for _, font := range r.fonts {
			s = s.inFont(font)
		}
		return s, true
	case wordClass:
		return spelling{letters: t.name, word: true}, true
	case textClass:
		return spellText(t.name)
	case accentClass:
		s, ok = r.spell(a.First)
		s.accents = append(s.accents, t.name)
		return s, ok
	case fontClass:
		return r.spellFont(a, t.name)
	case operatorNameClass:
		return r.spellFont(a, "operator")
	case plainClass:
		return r.spell(a.First)
	case openClass:
		if t.name != "brace" {
			return s, false
		}
		items, err := r.single(a)
		if err != nil || len(items) != 1 {
			return r.spellRun(items)
		}
		if s, ok = r.spell(items[0].Atom); ok {
			s.scripts = append(s.scripts, items[0].Scripts...)
		}
		return s, ok
	}
	return s, false
}

// spellRun reads a run of two letters or more under an accent, \overrightarrow{AB}, as one word.
func (r *reader) spellRun(items []*item) (s spelling, ok bool) {
	if len(items) < 2 {
		return s, false
	}
	for _, it := range items {
		t := r.token(it.Atom)
		if t.class != letterClass && t.class != numberClass || len(it.Scripts) > 0 {
			return s, false
		}
		s.letters += t.name
	}
	return s, true
}

// unaccented takes the accents off that Unicode writes with the letter.
func (s spelling) unaccented() spelling {
	if isASCII(s.letters) {
		return s
	}
	var accents []string
	s.letters, accents = parser.SplitAccents(s.letters)
	s.accents = append(s.accents, accents...)
	return s
}

// spellText reads a text as a name: one word, or several that are joined.
func spellText(text string) (s spelling, ok bool) {
	list := strings.Fields(text)
	if len(list) == 0 || !isWordy(list) {
		return s, false
	}
	for i, word := range list {
		list[i] = strings.Map(func(r rune) rune {
			if r == '-' || r == '_' || r == '\'' || r == '.' {
				return -1
			}
			return r
		}, word)
	}
	letters, accents := parser.SplitAccents(strings.Join(list, ""))
	return spelling{letters: letters, accents: accents, word: len([]rune(letters)) > 1}, letters != ""
}

// spellFont reads letters in a font. An upright letter is another name than an italic one, but for those
// that are always upright: d, e, i and T.
func (r *reader) spellFont(a *atom, font string) (s spelling, ok bool) {
	items, err := r.content(a.First)
	if err != nil || len(items) == 0 {
		return s, false
	}
	if len(items) == 1 {
		s, ok = r.spell(items[0].Atom)
		if !ok && font != "operator" && r.class(items[0]) == numberClass {
			s, ok = spelling{letters: r.token(items[0].Atom).name}, true
		}
		s.scripts = append(s.scripts, items[0].Scripts...)
		return s.inFont(font), ok
	}
	if !wordFonts[font] {
		return s, false
	}
	if last := items[len(items)-1]; r.class(last) == separatorClass { // const.
		items = items[:len(items)-1]
	}
	for i, it := range items {
		t := r.token(it.Atom)
		word, spelled := r.spell(it.Atom)
		last := i == len(items)-1
		if t.class == operatorClass && t.name == "-" && len(s.letters) > 0 && len(it.Scripts) == 0 {
			continue
		}
		if t.class == numberClass {
			word, spelled = spelling{letters: t.name}, true
		}
		if !spelled || len(it.Scripts) > 0 && !last {
			return s, false
		}
		s.letters += word.letters
		s.scripts = append(s.scripts, it.Scripts...)
	}
	s.word = true
	if font == "upright" || font == "operator" || font == "italic" || font == "sans" || font == "mono" {
		return s, true
	}
	return s.inFont(font), true
}

// inFont returns the spelling with the letters in another font.
func (s spelling) inFont(font string) spelling {
	switch {
	case font == "italic", font == "operator", s.word:
		return s
	case font == "upright" && (strings.Contains("d e i T", s.letters) || len(s.fonts) > 0):
		return s
	}
	if len(s.fonts) == 0 || s.fonts[0] == "upright" {
		s.fonts = []string{font}
	}
	return s
}

// written is a name with what stands behind it that is no part of it.
type written struct {
	name     *parser.Name
	indices  []parser.Node // of an index superscript, x^{(i)}
	word     bool
	primes   int
	primesAt source.Span
	sup      *atom // an exponent, or nil
	// transposed says that the sign of the transpose stands behind an index superscript, x^{(i)\top}.
	transposed bool
	supAt      source.Span
	inner      bool // the exponent stands before the subscript, A^{-1}_{ij}
}

// write reads the item as a name with its subscripts; the superscript is looked at but left. A superscript
// may be a part of the name (a star, primes), an exponent or an index; only the former is decided here.
func (r *reader) write(it *item, s spelling) (w written, err error) {
	var sub, sup *script
	for _, one := range append(slices.Clone(s.scripts), it.Scripts...) {
		switch {
		case one.Prime:
			w.primes++
			w.primesAt = r.spanOf(one.Tokens)
		case r.tokens[one.Tokens[0].Pos.Offset].text == "_":
			if sub != nil && !r.isEmptyScript(sub) {
				return w, faultf(r.spanOf(one.Tokens), msgTwoScripts, "subscript")
			}
			sub = one
		default:
			if sup != nil && !r.isEmptyScript(sup) {
				return w, faultf(r.spanOf(one.Tokens), msgTwoScripts, "superscript")
			}
			sup = one
		}
	}
	span := r.spanOf(it.Tokens)
	if s.letters == "prime" {
		return w, faultf(span, msgLoosePrime)
	}
	if len(s.letters) > limit.TokenBytes {
		return w, faultf(span, msgNameTooLong, len(s.letters), limit.TokenBytes)
	}
	var indices []parser.Node
	if sub != nil {
		if indices, err = r.subscript(sub.Atom, s.base()); err != nil {
			return w, err
		}
	}
	w.word = s.word
	if sup != nil && !r.isEmptyScript(sup) {
		w.sup, w.supAt = sup.Atom, r.spanOf(sup.Tokens)
		w.inner = sub != nil && w.supAt.Start < r.spanOf(sub.Tokens).Start
		if mark, ok := r.markOf(sup.Atom); ok {
			s.accents = append(s.accents, mark)
			w.sup = nil
		}
		if n := r.primesOf(sup.Atom); n > 0 {
			w.primes += n
			w.primesAt, w.sup = w.supAt, nil
		}
	}
	w.name = parser.NewName(span, s.base(), indices, "")
	return w, nil
}

// isEmptyScript reports whether a script is an empty group.
func (r *reader) isEmptyScript(s *script) bool {
	return s.Atom.Group != nil && r.isNothing(s.Atom.Group.Body)
}

// marks are the superscripts that are decorations of a name.
var marks = map[string]string{
	"*": "star", "∗": "star", "⋆": "star", "+": "plus", "-": "minus", "dagger": "dagger",
}

// markOf reads a superscript as a decoration: a star, a dagger, a sign.
func (r *reader) markOf(a *atom) (mark string, ok bool) {
	items, err := r.content(a)
	if err != nil || len(items) != 1 || len(items[0].Scripts) > 0 {
		return "", false
	}
	t := r.token(items[0].Atom)
	if t.class != operatorClass && t.class != letterClass {
		return "", false
	}
	mark, ok = marks[t.name]
	return mark, ok
}

// primesOf counts the primes that a superscript consists of.
func (r *reader) primesOf(a *atom) int {
	items, err := r.content(a)
	if err != nil {
		return 0
	}
	for _, it := range items {
		if t := r.token(it.Atom); t.class != letterClass || t.name != "prime" || len(it.Scripts) > 0 {
			return 0
		}
	}
	return len(items)
}
