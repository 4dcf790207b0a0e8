package nabla

import (
	"slices"

	"nabla/numeric/rational"
	"nabla/parser"
)

// Notes look at one case after the other: x > 0 here, x < 0 further down. What is said last holds.

// bound is a condition that puts a name on one side of a number.
type bound struct {
	name          string
	below, strict bool // the name is below the number; it is not the number itself
	number        rational.Rat
}

// boundOf reads a condition as a bound of a name.
func boundOf(n parser.Node) (b bound, ok bool) {
	r, isRelation := n.(*parser.Relation)
	if !isRelation {
		return b, false
	}
	x, y, below := r.X, r.Y, r.Op == "<" || r.Op == "<="
	if _, isName := y.(*parser.Name); isName {
		x, y, below = y, x, !below
	}
	name, isName := x.(*parser.Name)
	number, err := rational.Parse(parser.Print(y))
	if !isName || err != nil || r.Op[0] != '<' && r.Op[0] != '>' {
		return b, false
	}
	return bound{name.Text, below, len(r.Op) == 1, number}, true
}

// excludes reports whether no number has both bounds.
func (b bound) excludes(c bound) bool {
	if b.name != c.name || b.below == c.below {
		return false
	}
	if b.below {
		b, c = c, b
	}
	order := b.number.Cmp(c.number) // of the number above which the name lies, to that below which it does
	return order > 0 || order == 0 && (b.strict || c.strict)
}

// supersede forgets the bounds that a new condition excludes.
func (l *lecture) supersede(condition parser.Node) {
	b, ok := boundOf(condition)
	if !ok || l.trusting {
		return
	}
	for _, f := range slices.Clone(l.facts.about[b.name]) {
		if old, ok := boundOf(f.given.Condition); ok && old.excludes(b) {
			l.facts.drop(f)
		}
	}
}

// unbind forgets the bounds that other sections gave a name which is any real number here.
func (l *lecture) unbind(name string) {
	if l.trusting {
		return
	}
	for _, f := range slices.Clone(l.facts.about[name]) {
		if b, ok := boundOf(f.given.Condition); ok && b.name == name && f.section != l.section {
			l.facts.drop(f)
		}
	}
}
