package nabla

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"nabla/parser"
)

// fact is a condition that the notes state.
type fact struct {
	given   *parser.Given
	uses    map[string]bool
	section int
	number  int  // in the order of the notes
	passing bool // an equation that the words before it assume: it holds in its section
}

// facts are the conditions that hold where the notes are read, found by their names: a long document has many, and a step is
// about few of them.
type facts struct {
	about   map[string][]*fact
	stated  map[string]bool // in plain notation: notes say in each section that x is positive
	passing []*fact
	last    int
	noted   *[]*fact // what is added for a while, or nil
}

func newFacts() *facts { return &facts{about: map[string][]*fact{}, stated: map[string]bool{}} }

// add takes a condition.
func (f *facts) add(x *fact) {
	f.last++
	x.number = f.last
	if f.noted != nil {
		*f.noted = append(*f.noted, x)
	}
	if x.passing {
		f.passing = append(f.passing, x)
	}
	for name := range x.uses {
		f.about[name] = append(f.about[name], x)
	}
}

// state takes a condition that holds from here on, once. One that is said again is of the section in which it is.
func (f *facts) state(x *fact) {
	text := parser.Print(x.given.Condition)
	if !f.stated[text] {
		f.stated[text] = true
		f.add(x)
		return
	}
	for name := range x.uses {
		for _, y := range f.about[name] {
			if !y.passing && parser.Print(y.given.Condition) == text {
				y.section = x.section
				return
			}
		}
	}
}

// drop lets a condition go.
func (f *facts) drop(x *fact) {
	is := func(y *fact) bool { return x == y }
	f.passing = slices.DeleteFunc(f.passing, is)
	for name := range x.uses {
		f.about[name] = slices.DeleteFunc(f.about[name], is)
	}
	if !x.passing {
		delete(f.stated, parser.Print(x.given.Condition))
	}
}

// forget lets all conditions about a name go.
func (f *facts) forget(name string) {
	for _, x := range slices.Clone(f.about[name]) {
		f.drop(x)
	}
}

// on returns the conditions about the names of a step, in the order of the notes. If both are about numbered entries of an array
// only, these must be the same.
func (f *facts) on(names map[string]bool) []*fact {
	found := map[*fact]bool{}
	for name := range names {
		if array, ok := strings.CutSuffix(name, arrayMark); ok && !names[array+anyMark] {
			name = array + anyMark
		}
		for _, x := range f.about[name] {
			found[x] = true
		}
	}
	return slices.SortedFunc(maps.Keys(found), func(a, b *fact) int { return cmp.Compare(a.number, b.number) })
}

// leave lets those conditions go that hold in their sections, where these have ended.
func (f *facts) leave(isOpen func(section int) bool) {
	for _, x := range slices.Clone(f.passing) {
		if !isOpen(x.section) {
			f.drop(x)
		}
	}
}
