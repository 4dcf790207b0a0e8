package function

import (
	"math"
	"slices"
	"strings"
)

// Finding entries by name, and the name that was meant by one that is not known.

// table is every function with a node of its own, group by group in the order of the documentation.
var table = collect(elementary, kink, trigonometric, arc, hyperbolic, network, special, integer)

// shorthand is every name that stands for an expression.
var shorthand = collect(notation, vectors)

var byName = index(table, shorthand)

// collect joins the groups in the order of the documentation.
func collect(groups ...[]Function) []*Function {
	var all []*Function
	for _, group := range groups {
		for i := range group {
			all = append(all, &group[i])
		}
	}
	return all
}

// index finds functions by name and alias. That no name is used twice is a test's business.
func index(lists ...[]*Function) map[string]*Function {
	names := make(map[string]*Function)
	for _, list := range lists {
		for _, f := range list {
			names[f.Name] = f
			for _, alias := range f.Aliases {
				names[alias] = f
			}
		}
	}
	return names
}

// Lookup finds the entry of a name or alias; upper and lower case differ. An entry whose Notation is not
// empty (sqrt) has no kernels and no facts: it is replaced by that expression.
func Lookup(name string) (*Function, bool) {
	f, ok := byName[name]
	return f, ok
}

// All lists the functions that have a node of their own, in table order.
func All() []*Function { return slices.Clone(table) }

// Notations lists the names that only stand for an expression, in table order.
func Notations() []*Function { return slices.Clone(shorthand) }

// Names lists every name and alias, sorted.
func Names() []string { return slices.Clone(names) }

var names = sortedNames()

// sortedNames lists names and aliases for the search of the nearest one, in an order that does not depend on
// the map.
func sortedNames() []string {
	list := make([]string, 0, len(byName))
	for name := range byName {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

// Nearest finds the known name or alias that is one slip away from name: a letter added, dropped, replaced, or
// two neighbours exchanged; two slips in names of six letters and more. A name that differs in its capitals
// alone comes first, then fewer slips, the same first letter, the same length, the alphabet. A known
// name is its own nearest; names of one or two letters have none, since every short name is close to some other.
func Nearest(name string) (string, bool) {
	if _, known := byName[name]; known {
		return name, true
	}
	word := []rune(name)
	allowed := slips(len(word))
	if allowed == 0 || len(word) > longest+allowed {
		return "", false
	}
	best, nearest := math.MaxInt, ""
	for _, candidate := range names {
		if c, near := cost(word, []rune(candidate), allowed); near && c < best {
			best, nearest = c, candidate
		}
	}
	return nearest, nearest != ""
}

// longest bounds the letters of every name, so that a long input costs nothing.
var longest = len(slices.MaxFunc(names, func(a, b string) int { return len(a) - len(b) }))

// cost orders candidates for a misspelled word; false if the candidate is too far from it. The weights
// order by slips first, then by first letter, then by length: 4 outweighs 2 and 1 together. A candidate
// that differs in capitals alone costs nothing.
func cost(word, candidate []rune, allowed int) (int, bool) {
	if strings.EqualFold(string(word), string(candidate)) {
		return 0, true
	}
	d := distance(word, candidate)
	if len(candidate) < 2 || d > allowed {
		return 0, false
	}
	c := 4 * d
	if word[0] != candidate[0] {
		c += 2
	}
	if len(word) != len(candidate) {
		c++
	}
	return c, true
}

// slips is the number of slips that a name of n letters may contain and still be recognized.
func slips(n int) int {
	switch {
	case n < 3:
		return 0
	case n < 6:
		return 1
	default:
		return 2
	}
}

// distance counts insertions, deletions, replacements and exchanges of neighbours that turn a into b (the
// optimal string alignment distance). Three rows suffice, since an exchange looks back by two.
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			replaced := last[j]
			if a[i] != b[j] {
				replaced++
			}
			row[j+1] = min(replaced, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
