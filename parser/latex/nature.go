package latex

import (
	"slices"
	"strings"
)

// Nature is what a text or a set says of a number. The zero value says no more than that it is real.
type Nature struct {
	Integer bool
	Sign    string // its relation to 0: > >= < <= != or "" if nothing says it
	Parity  string // even, odd or ""
}

// natures are the words that say what a number is. Two of them may stand together, a positive integer.
var natures = map[string]Nature{
	"real": {}, "reals": {}, "number": {}, "numbers": {}, "constant": {}, "constants": {}, "scalar": {}, "scalars": {},
	"integer": {Integer: true}, "integers": {Integer: true}, "natural": {Integer: true, Sign: ">="},
	"even": {Integer: true, Parity: "even"}, "odd": {Integer: true, Parity: "odd"},
	"positive": {Sign: ">"}, "negative": {Sign: "<"},
	"nonnegative": {Sign: ">="}, "non-negative": {Sign: ">="}, "nonpositive": {Sign: "<="}, "non-positive": {Sign: "<="},
	"nonzero": {Sign: "!="}, "non-zero": {Sign: "!="},
}

// fillers are the words that may stand beside them without changing what they say.
var fillers = words(`is are be a an and both all any every each some let for given where with fixed arbitrary strictly`)

// NatureOf returns what a text says of the numbers beside it, "is a positive integer". It is false if the text says
// anything else besides, so that no word is overlooked that takes it back.
func NatureOf(text string) (n Nature, ok bool) {
	for _, word := range strings.Fields(strings.ToLower(text)) {
		word = strings.Trim(word, ".,;:()")
		known, found := natures[word]
		if !found && word != "" && !fillers[word] {
			return Nature{}, false
		}
		if found {
			if n, ok = n.And(known); !ok {
				return Nature{}, false
			}
		}
	}
	return n, ok
}

// IsPlural reports whether a text speaks of several: are, integers.
func IsPlural(text string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(text)), func(word string) bool {
		word = strings.Trim(word, ".,;:()")
		_, one := natures[strings.TrimSuffix(word, "s")]
		return word == "are" || one && strings.HasSuffix(word, "s")
	})
}

// And returns what two natures say together. It is false if no word joins them: a number that is even and odd.
func (n Nature) And(other Nature) (both Nature, ok bool) {
	n.Integer = n.Integer || other.Integer
	switch pair := n.Sign + " " + other.Sign; {
	case other.Sign == "" || n.Sign == other.Sign:
	case n.Sign == "", pair == ">= >":
		n.Sign = other.Sign
	case pair != "> >=":
		return Nature{}, false
	}
	switch {
	case n.Parity == "":
		n.Parity = other.Parity
	case other.Parity != "" && n.Parity != other.Parity:
		return Nature{}, false
	}
	return n, true
}

// isNature reports whether a single word that ends a part of the items says what the name or number before it is, n \text{ even}.
func (a *arranger) isNature(items []*item, i int, word string) bool {
	if _, known := natures[strings.ToLower(word)]; !known || i == 0 || i+1 < len(items) && a.class(items[i+1]) != separatorClass {
		return false
	}
	switch a.class(items[i-1]) {
	case letterClass, accentClass, fontClass, numberClass:
		return true
	}
	return false
}
