package latex

import (
	"strings"
	"unicode"
)

// connectives are words that stand in texts between formulas and are never names.
var connectives = words(`for if and or where with when whenever then so hence thus since iff such that let as because by in on is are
	given subject s.t s.t. st i.e. ie e.g. otherwise else all any every some each therefore which we have gives yields implies also
	but from to of the a an using under while until at be has unless per via note using by`)

// leading are the connectives behind which a statement follows.
var leading = words(`and or so hence thus then where with therefore i.e. ie let implies gives yields have that but also 즉 따라서
	그러므로 이므로 이고 그리고 또는 여기서 即 故 所以 因此 则 且 和 其中 よって ゆえに ただし かつ`)

// conjunctions are those that do not end the chain before.
var conjunctions = words(`and or`)

// words returns a set of words.
func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

// leads reports whether a statement follows the text.
func leads(text string) bool {
	list := strings.Fields(strings.ToLower(strings.Trim(text, " .,;:")))
	return len(list) > 0 && (leading[list[0]] && !connectives["for"+list[0]] && len(list) <= 2 || leading[list[len(list)-1]])
}

// joins reports whether the text goes on with what stands before it.
func joins(text string) bool {
	list := strings.Fields(strings.ToLower(text))
	return len(list) == 1 && conjunctions[list[0]]
}

// isProse reports whether the text at the index stands beside the formulas, and not for a quantity.
func (a *arranger) isProse(items []*item, i int) bool {
	if len(items[i].Scripts) > 0 {
		return false
	}
	list := strings.Fields(a.token(items[i].Atom).name)
	switch {
	case len(list) == 0:
		return false
	case connectives[strings.ToLower(strings.Trim(list[0], ".,;:"))], !isWordy(list):
		return true
	case len(list) == 1 && isASCII(list[0]):
		return a.isNature(items, i, list[0])
	}
	before, behind := a.operates(items, i-1), a.operates(items, i+1)
	start, end := i == 0, i == len(items)-1
	return !(before && (behind || end) || start && behind)
}

// operates reports whether a relation or an operator stands at the index.
func (a *arranger) operates(items []*item, i int) bool {
	if i < 0 || i >= len(items) {
		return false
	}
	return a.class(items[i]) == operatorClass || a.relates(items[i:i+1])
}

// isWordy reports whether the words have nothing but letters, digits and hyphens.
func isWordy(list []string) bool {
	letters := false
	for _, word := range list {
		for _, r := range word {
			switch {
			case unicode.IsLetter(r):
				letters = true
			case !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '-' && r != '_' && r != '\'' && r != '.':
				return false
			}
		}
	}
	return letters
}

// isASCII reports whether the text has no character beyond ASCII.
func isASCII(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r >= 0x80 }) < 0
}

// isRemark reports whether a clause is a remark as a whole: dots, a number of the formula, or something
// in round brackets behind a statement that has a text or a relation in it.
func (a *arranger) isRemark(items []*item) bool {
	if a.class(items[0]) == dotsClass && (len(items) == 1 || a.class(items[1]) == textClass) {
		return true
	}
	if len(items) != 1 || a.token(items[0].Atom).name != "(" || items[0].Atom.Group == nil || len(items[0].Scripts) > 0 {
		return false
	}
	inner := a.itemsOf(items[0].Atom.Group.Body)
	if len(inner) == 1 && a.class(inner[0]) == numberClass {
		return a.open[a.column] != nil || a.fresh
	}
	for i, it := range inner {
		switch {
		case a.class(it) == textClass && (a.isProse(inner, i) || !isASCII(a.token(it.Atom).name)):
			return true
		case a.open[a.column] != nil && a.relates(inner[i:i+1]):
			return true
		}
	}
	return false
}

// isEvent reports whether the items say something in words, as P(\text{it rains} | x) does: a text that is no
// name, or one beside others. Words that stand alone between commas and bars are names.
func (r *reader) isEvent(items []*item) bool {
	from := 0
	for i := 0; i <= len(items); i++ {
		if i < len(items) && r.class(items[i]) != separatorClass && r.class(items[i]) != barClass {
			continue
		}
		for _, it := range items[from:i] {
			t := r.token(it.Atom)
			if t.class != textClass || connectives[wordOf(t.name)] || !strings.ContainsFunc(t.name, unicode.IsLetter) {
				continue
			}
			if _, name := spellText(t.name); !name || i-from > 1 && len(strings.Fields(t.name)) > 1 {
				return true
			}
		}
		from = i + 1
	}
	return false
}

// itemsOf returns all items of a body, without those in further brackets.
func (l *layout) itemsOf(b *body) []*item {
	if len(b.Rows) == 1 && len(b.Rows[0].Cells) == 1 {
		return l.spliced(b.Rows[0].Cells[0].Items)
	}
	var all []*item
	for _, r := range b.Rows {
		for _, c := range r.Cells {
			all = append(all, l.spliced(c.Items)...)
		}
	}
	return all
}
