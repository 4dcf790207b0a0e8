package latex

import (
	"slices"
	"strings"

	"nabla/parser"
)

// subscript reads the indices and labels of a subscript.
func (r *reader) subscript(a *atom, base string) ([]parser.Node, error) {
	items, err := r.content(a)
	if err != nil {
		return nil, err
	}
	parts := r.split(items)
	if len(parts) > 1 {
		base = "" // what is known of the array is about all parts
	}
	var indices []parser.Node
	for _, part := range parts {
		nodes, err := r.subscripts(part, base)
		if err != nil {
			return nil, err
		}
		indices = append(indices, nodes...)
	}
	return indices, nil
}

// subscripts reads a part of a subscript that has no comma: an index such as i+1, a label, or a run of
// letters that are as many indices or one label.
func (r *reader) subscripts(items []*item, base string) ([]parser.Node, error) {
	inner := *r
	inner.fonts = nil
	if sign := r.signOf(items); sign != "" {
		return []parser.Node{parser.NewName(r.spanOfItems(items), sign, nil, "")}, nil
	}
	if letters, ok := r.letterRun(items); ok {
		return r.run(items, letters, base), nil
	}
	if len(items) > 1 && (r.isSequence(items) || r.isEnumerated(items, base)) {
		var all []parser.Node
		for _, it := range items {
			n, err := inner.label(it)
			if err != nil {
				return nil, err
			}
			all = append(all, n)
		}
		return all, nil
	}
	if digits := r.digitRun(items, base); digits != nil {
		return digits, nil
	}
	if variant := r.variant(items); variant != nil {
		return variant, nil
	}
	if len(items) == 1 {
		n, err := inner.label(items[0])
		return []parser.Node{n}, err
	}
	return inner.listed(items)
}

// signs are the names of the relations to 0 that choose the numbers of a set, \mathbb{R}_{>0}.
var signs = map[string]string{">": "positive", ">=": "nonnegative", "<": "negative", "<=": "nonpositive", "!=": "nonzero"}

// signOf returns the name of a relation to 0 that a subscript consists of, or "".
func (r *reader) signOf(items []*item) string {
	if len(items) != 2 || r.class(items[1]) != numberClass || r.token(items[1].Atom).name != "0" {
		return ""
	}
	op, _, _ := r.relation(items[0])
	return signs[op]
}

// isSequence reports whether the items are labels side by side, and not a product: names, bullets and
// single digits, none of them behind a number.
func (r *reader) isSequence(items []*item) bool {
	for i, it := range items {
		t := r.token(it.Atom)
		switch t.class {
		case letterClass, textClass, fontClass, accentClass, wordClass, operatorNameClass, dotsClass:
		case numberClass:
			if i < len(items)-1 {
				return false
			}
		case operatorClass:
			if t.name != "*" && t.name != "+" || i > 0 && i < len(items)-1 && r.class(items[i-1]) != operatorClass {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// isEnumerated reports whether a digit and a letter side by side are two indices, 1j, and not a product,
// 2j: where the digit is 0 or 1, and where the array has two indices elsewhere.
func (r *reader) isEnumerated(items []*item, base string) bool {
	if !r.isDigitLetter(items) {
		return false
	}
	digit, letter := r.token(items[0].Atom).name, r.token(items[1].Atom).name
	if digit == "0" || digit == "1" || r.know.array(base) == 2 || r.usesOf(base).indices == 2 {
		return true
	}
	return base != "" && len(letter) == 1 && r.pairs(base, items)
}

// pairs decides whether subscripts such as 2k and 21 are two indices, where both kinds occur, or a product
// and a number.
func (r *reader) pairs(base string, items []*item) bool {
	known := r.usesOf(base)
	name := quote(r.text.Slice(r.spanOfItems(items)))
	yes, no := name+" in the subscript of "+quote(base)+" are two indices", name+" in the subscript of "+quote(base)+" is no pair of indices"
	return r.decide("index "+base, r.spanOfItems(items), known.pairs && known.mixed, yes, no)
}

// digitRun reads a number of two digits as two indices, w_{11}, where the array has two indices elsewhere.
func (r *reader) digitRun(items []*item, base string) []parser.Node {
	if len(items) != 1 || len(items[0].Scripts) > 0 || r.class(items[0]) != numberClass {
		return nil
	}
	digits := r.token(items[0].Atom).name
	if len(digits) != 2 || r.know.array(base) != 2 && r.usesOf(base).indices != 2 && !(r.usesOf(base).mixed && r.pairs(base, items)) {
		return nil
	}
	at := parser.At(r.spanOf(items[0].Tokens))
	return []parser.Node{&parser.Number{At: at, Text: digits[:1]}, &parser.Number{At: at, Text: digits[1:]}}
}

// variant reads 0(X), a number with a letter in brackets, as two labels.
func (r *reader) variant(items []*item) []parser.Node {
	if len(items) != 2 || r.token(items[0].Atom).name != "0" && r.token(items[0].Atom).name != "1" || items[1].Atom.Group == nil || r.token(items[1].Atom).name != "(" {
		return nil
	}
	inner := r.itemsOf(items[1].Atom.Group.Body)
	if len(inner) != 1 || r.class(inner[0]) != letterClass {
		return nil
	}
	number, err := r.label(items[0])
	letter, wrong := r.label(inner[0])
	if err != nil || wrong != nil {
		return nil
	}
	return []parser.Node{number, letter}
}

// isDigitLetter reports whether the items are a digit and a letter.
func (r *reader) isDigitLetter(items []*item) bool {
	if len(items) != 2 || len(items[0].Scripts)+len(items[1].Scripts) > 0 {
		return false
	}
	digit := r.token(items[0].Atom)
	return digit.class == numberClass && len(digit.name) == 1 && r.class(items[1]) == letterClass
}

// isLetterDigit reports whether the items are a letter and a digit.
func (r *reader) isLetterDigit(items []*item) bool {
	if len(items) != 2 || len(items[0].Scripts)+len(items[1].Scripts) > 0 {
		return false
	}
	digit := r.token(items[1].Atom)
	return digit.class == numberClass && len(digit.name) == 1 && r.class(items[0]) == letterClass
}

// label reads one part of a subscript. An upright word is a name there even if it is that of a function,
// x_{max}.
func (r *reader) label(it *item) (parser.Node, error) {
	span := r.spanOf(it.Tokens)
	t := r.token(it.Atom)
	if t.class == operatorClass && len(it.Scripts) == 0 {
		word := map[string]string{"*": "star", "+": "plus", "-": "minus", "∗": "star", "⋆": "star", "∘": "circ"}[t.name]
		if word == "" {
			return nil, faultf(span, msgSubscript)
		}
		return parser.NewName(span, word, nil, ""), nil
	}
	if s, ok := r.spell(it.Atom); ok {
		s.fonts = slices.DeleteFunc(s.fonts, func(font string) bool { return font == "upright" })
		w, err := r.write(it, s)
		if err != nil || w.sup == nil && w.primes == 0 {
			return w.name, err
		}
	}
	n, err := r.tree([]*item{it})
	if err == nil && checkValue(n) != nil {
		err = faultf(span, msgSubscript)
	}
	return n, err
}

// letterRun returns the letters of a subscript that is nothing but two letters or more.
func (r *reader) letterRun(items []*item) (letters []string, ok bool) {
	if len(items) < 2 {
		return nil, false
	}
	for _, it := range items {
		t := r.token(it.Atom)
		if t.class != letterClass || len(it.Scripts) > 0 || t.name == "bullet" {
			return nil, false
		}
		letters = append(letters, t.name)
	}
	return letters, true
}

// run decides whether a run of letters is one label or as many indices: indices if one of them is known
// as one, if the array is known to take as many, or if all are letters that mostly are.
func (r *reader) run(items []*item, letters []string, base string) []parser.Node {
	word := strings.Join(letters, "")
	if !r.areIndices(letters, base) {
		return []parser.Node{parser.NewName(r.spanOfItems(items), word, nil, "")}
	}
	nodes := make([]parser.Node, len(items))
	for i, it := range items {
		nodes[i] = parser.NewName(r.spanOf(it.Tokens), letters[i], nil, "")
	}
	return nodes
}

// indexWords are words that have only letters of indices.
var indexWords = words(`in min lin kin mil`)

// areIndices decides whether a run of letters are as many indices.
func (r *reader) areIndices(letters []string, base string) bool {
	if n := r.know.array(base); n > 0 {
		return n == len(letters)
	}
	usual := true
	for _, letter := range letters {
		if slices.Contains(r.bound, letter) || r.know.index(letter) {
			return true
		}
		usual = usual && len(letter) == 1 && letter >= "i" && letter <= "n"
	}
	if usual && !indexWords[strings.Join(letters, "")] {
		return true
	}
	return r.usesOf(base).indices == len(letters)
}
