package nabla

import (
	"fmt"
	"regexp"
	"slices"
)

// A sign between letters is the product of numbers in most notes, and another one in some: the cross product of vectors, the
// product of sets, the convolution. What holds for numbers need not hold for these.

// otherSign is a sign with another meaning in notes about a subject.
type otherSign struct {
	subject subject
	sign    *regexp.Regexp // of a side in which it stands
	name    string
}

// crossSign stands between vectors for their cross product, also where they are declared.
var crossSign = regexp.MustCompile(`\\times`)

var otherSigns = []otherSign{
	{vectors, crossSign, `\times`},
	{vectors, regexp.MustCompile(`\\cdot.*(\||\\[lrv]?[vV]ert)|(\||\\[lrv]?[vV]ert).*\\cdot`), `\cdot`},
	{collections, regexp.MustCompile(`\\times`), `\times`},
	{complexNumbers, regexp.MustCompile(`\\rangle\s*\\langle`), `\rangle\langle`},
	{convolutions, regexp.MustCompile(`[A-Za-z)\]]\s*(\*|\\ast)\s*[A-Za-z(]`), `*`},
}

// otherProduct says why a side may have a product that is none of numbers: it has a letter of which the notes do not show that it
// is a number, or an array of a known kind.
func (c *clause) otherProduct(sides ...reading) error {
	for _, p := range otherSigns {
		if !c.usage.about[p.subject] {
			continue
		}
		for _, s := range sides {
			if p.sign.MatchString(s.text.Slice(s.node.Span())) && slices.ContainsFunc(c.leavesOf(s.node), func(name string) bool {
				return c.isOpenLetter(name) || p.sign == crossSign && c.isVector(plainName(name))
			}) {
				return fmt.Errorf(doubtProduct, p.name)
			}
		}
	}
	return nil
}

// isVector reports whether a name is declared as a vector.
func (l *lecture) isVector(name string) bool {
	d := l.declared[name]
	return d != nil && d.Kind == "vector"
}

// isOpenLetter reports whether a name is a letter of which the notes show neither that it is a number nor that it is an array.
// The letters i to n are mostly integers.
func (l *lecture) isOpenLetter(name string) bool {
	letter := name[0] >= 'a' && name[0] <= 'z' || name[0] >= 'A' && name[0] <= 'Z'
	return len(name) == 1 && letter && (name < "i" || name > "n") && !l.usage.numbers[name] && !l.usage.wholes[name] && l.declared[name] == nil && !l.isCustomary(name)
}
