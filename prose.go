package nabla

import (
	"fmt"
	"slices"
	"strings"

	"nabla/parser"
	"nabla/parser/latex"
	"nabla/parser/notes"
)

// What the prose around a formula says of the names in it: "where $A$ is symmetric", "let $n$ be a positive integer", "an
// $m \times n$ matrix". An assumption that is read wrongly makes a wrong proof: all words of the clause must be known, and
// nothing before them in the sentence may make a case or a question of it. What is said holds in its section.

// told is the sentence that is read, and the names at its end: "let $A$ and $B$" goes on behind the second formula.
type told struct {
	sheet   *notes.Sheet
	end     int // of the last formula
	certain bool
	opening []string // the words of the clause before the names
	names   []parser.Node
	line    int
}

// lent is what prose says of a name in a section.
type lent struct {
	text    string
	line    int
	section int
	before  *parser.Declaration // what was declared of it, or nil
	now     *parser.Declaration // what is declared of it since
	facts   []*fact
}

// prose reads the words around a formula.
func (c *clause) prose(f *latex.Formula) {
	t := &c.told
	before := latex.Words(c.text.Slice(c.part.Before))
	if goesOn := t.sheet == c.part.Sheet && t.end == c.part.Before.Start; !goesOn {
		*t = told{sheet: c.part.Sheet, certain: !notes.IsCut(c.part.Before)}
	}
	sentence := before[1+lastIndex(before, isSentenceEnd):]
	if len(sentence) < len(before) {
		t.certain, t.names = true, nil
	}
	if t.end = c.part.Span.End; !latex.IsCertain(sentence) || slices.Contains(before, "case") {
		t.certain = false
	}
	after := latex.Words(c.text.Slice(c.part.After))
	if c.part.Kind != notes.Inline {
		t.certain, t.names = false, nil
		return
	}
	if t.certain && c.sized(f, before, after) {
		t.names = nil
		return
	}
	names := c.subjectsOf(f)
	if joined := isJoint(before) && len(t.names) > 0; joined && len(names) > 0 {
		t.names = append(t.names, names...)
	} else {
		t.names, t.line = names, c.text.Position(c.part.Span.Start).Line
		t.opening = sentence[1+lastIndex(sentence, isPunctuation):]
	}
	c.anew(sentence, after)
	if len(t.names) > 0 && t.certain {
		c.described(after)
	}
}

// anew takes back what was said of names that are introduced again: let A be a matrix, another A, any A.
func (c *clause) anew(before, after []string) {
	if end := slices.IndexFunc(after, isPunctuation); end >= 0 {
		after = after[:end]
	}
	if !slices.ContainsFunc(slices.Concat(before, after), func(w string) bool { return introducing[w] }) {
		return
	}
	for _, n := range c.told.names {
		name := n.(*parser.Name)
		c.restore(name.Text)
		c.restore(arrayName(name))
	}
}

// introducing are words with which a letter gets another meaning.
var introducing = map[string]bool{
	"let": true, "another": true, "other": true, "any": true, "arbitrary": true, "general": true, "new": true, "different": true, "denote": true, "every": true, "each": true, "longer": true,
}

// isJoint reports whether the words between two formulas make them items of one list.
func isJoint(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return w != "and" && w != "," })
}

func isPunctuation(word string) bool { return strings.Contains(latex.Punctuation, word) }
func isSentenceEnd(word string) bool { return strings.Contains(".;!?", word) }

// lastIndex returns the place of the last word of a kind, or -1.
func lastIndex(words []string, kind func(string) bool) int {
	for i := range slices.Backward(words) {
		if kind(words[i]) {
			return i
		}
	}
	return -1
}

// subjectsOf returns the names that a formula is about: it is one, a list of them, or a condition on one.
func (c *clause) subjectsOf(f *latex.Formula) (names []parser.Node) {
	for _, s := range f.Statements {
		if s.First == nil || len(s.Steps) > 0 && !isCondition(s) {
			return nil
		}
		r := c.read(s.First)
		name, ok := r.node.(*parser.Name)
		if !ok || r.err != nil {
			return nil
		}
		names = append(names, name)
	}
	return names
}

// described takes what the words before and behind names say of them.
func (c *clause) described(after []string) {
	t := &c.told
	if len(after) > 2 && after[0] == "," && (after[1] == "a" || after[1] == "an") {
		after = after[1:]
	}
	end := slices.IndexFunc(after, isPunctuation)
	if end < 0 {
		end = len(after)
	}
	if rest := sentenceOf(after[end:]); !latex.IsCertain(rest) || slices.ContainsFunc(rest, func(w string) bool { return reserved[w] }) {
		return
	}
	behind, ok := latex.Describe(after[:end])
	if _, opens := latex.Describe(t.opening); !opens {
		return
	}
	words := t.opening[1+lastIndex(t.opening, func(w string) bool { return joining[w] }):]
	said, _ := latex.Describe(words)
	with := len(words) == 0 && len(t.opening) > 0 && t.opening[len(t.opening)-1] == "with"
	if ok && (behind.Verb || with) {
		said, ok = latex.Describe(slices.Concat(words, after[:end]))
		said.Plural, words = behind.Plural, after[:end]
		if !ok {
			return
		}
	}
	names := t.names
	if !said.Plural {
		names = names[len(names)-1:]
	}
	for _, n := range names {
		c.attribute(n.(*parser.Name), said, inReport(words))
	}
}

// inReport returns words as a report says them of one name.
func inReport(words []string) string {
	var kept []string
	for _, w := range words {
		if !idle[w] {
			kept = append(kept, singular.Replace(w))
		}
	}
	return strings.Join(kept, " ")
}

var singular = strings.NewReplacer("matrices", "matrix", "integers", "integer", "numbers", "number", "constants", "constant", "vectors", "vector", "probabilities", "probability", "scalars", "scalar", "parameters", "parameter")

// sentenceOf returns the words up to the end of the sentence, with its sign.
func sentenceOf(words []string) []string {
	if end := slices.IndexFunc(words, isSentenceEnd); end >= 0 {
		return words[:end+1]
	}
	return words
}

// joining are words that begin a clause, reserved are those behind a comma that take back a part of what is said before it.
var (
	joining  = map[string]bool{"and": true, "where": true, "with": true, "since": true, "because": true, "that": true, "as": true, "let": true, "here": true}
	reserved = map[string]bool{"?": true, "(": true, "or": true, "but": true, "though": true, "although": true, "sometimes": true, "possibly": true, "perhaps": true, "respectively": true}
)

// quantifies reports whether the words before a formula are "for all".
func (c *clause) quantifies() bool {
	n := len(c.before)
	return n > 1 && c.before[n-2] == "for" && (c.before[n-1] == "all" || c.before[n-1] == "any" || c.before[n-1] == "every" || c.before[n-1] == "each")
}

// idle are words that a report leaves out.
var idle = map[string]bool{
	"is": true, "are": true, "be": true, "being": true, "a": true, "an": true, "the": true, "and": true, "let": true, "where": true, "with": true,
	"since": true, "as": true, "because": true, "assume": true, "assuming": true, "suppose": true, "supposing": true, "given": true, "that": true, "here": true,
}

// attribute takes what prose says of a name until its section ends.
func (c *clause) attribute(name *parser.Name, d latex.Description, words string) {
	key := name.Text
	generic := len(name.Sub) > 0 && indexLetters(name.Sub) == len(name.Sub)
	if generic {
		key = arrayName(name)
	}
	number := d.Number && d.Nature != (latex.Nature{}) && !d.Matrix && !d.Vector && !d.Function && d.Structure == "" && (generic || !c.isArrayHere(name.Text))
	if !number && d.Structure == "" && !d.OneHot && !d.Chance || d.Function || c.defined[key] != nil || c.functions[key] != nil {
		return
	}
	c.restore(key)
	loan := &lent{text: written(name) + " " + words, line: c.told.line, section: c.section, before: c.declared[key]}
	c.facts.noted = &loan.facts
	switch old := c.declared[key]; {
	case number:
		c.take(name, d.Nature)
	case d.Structure != "":
		c.structured(name, old, d.Structure)
	case d.Chance:
		c.take(name, latex.Nature{Sign: ">="})
		c.bounded(name)
	case d.OneHot:
		c.oneHot(name, old)
	}
	c.facts.noted = nil
	if loan.now = c.declared[key]; len(loan.facts) > 0 || loan.now != loan.before {
		c.lent[key] = loan
	}
}

// isArrayHere reports whether a name is declared, set or used as a vector or a matrix.
func (l *lecture) isArrayHere(name string) bool {
	d := l.declared[name]
	return d != nil && len(d.Shape) > 0 || isArrayLike(name) || l.usage.wholes[name] || l.usage.isTransposed(name, l.section)
}

// structured takes that a square matrix is symmetric, orthogonal, ... Of one of which no size is known, that it is symmetric is
// an equation.
func (c *clause) structured(name *parser.Name, old *parser.Declaration, kind string) {
	switch {
	case old != nil && len(old.Shape) == 2 && parser.Equal(old.Shape[0], old.Shape[1]):
		c.declare(name, &parser.Declaration{Kind: kind, Shape: old.Shape})
	case old == nil && len(name.Sub) == 0 && kind == "symmetric" && (c.isArrayHere(name.Text) || c.usage.customary[name.Text]):
		c.assume(&parser.Relation{At: name.At, Op: "=", X: name, Y: &parser.Postfix{At: name.At, Op: "'", X: name}})
	}
}

// bounded assumes that a probability is at most 1.
func (c *clause) bounded(name *parser.Name) {
	var n parser.Node = name
	if len(name.Sub) > 0 && indexLetters(name.Sub) == len(name.Sub) {
		n = c.entry(name)
	}
	c.assume(&parser.Relation{At: name.At, Op: "<=", X: n, Y: &parser.Number{At: name.At, Text: "1"}})
}

// oneHot assumes that one entry of a vector is 1 and the others are 0.
func (c *clause) oneHot(name *parser.Name, old *parser.Declaration) {
	if old == nil || len(old.Shape) != 1 || len(name.Sub) > 0 {
		return
	}
	for _, letter := range []string{"k", "i", "j", "l", "m"} {
		if usesOf(old.Shape...)[letter] {
			continue
		}
		index := parser.NewName(name.Span(), letter, nil, "")
		entry := &parser.Component{At: name.At, Array: name, Indices: []parser.Node{index}}
		number := func(text string) parser.Node { return &parser.Number{At: name.At, Text: text} }
		sum := &parser.Big{At: name.At, Index: index, Lower: number("1"), Upper: old.Shape[0], Body: entry}
		c.assume(&parser.Relation{At: name.At, Op: "=", X: sum, Y: number("1")})
		c.assume(&parser.Relation{At: name.At, Op: "in", X: entry, Y: &parser.Set{At: name.At, Items: []parser.Node{number("0"), number("1")}}})
		return
	}
}

// restore takes back what prose has said of a name.
func (l *lecture) restore(name string) {
	loan := l.lent[name]
	if loan == nil {
		return
	}
	delete(l.lent, name)
	for _, f := range loan.facts {
		l.facts.drop(f)
	}
	switch {
	case l.declared[name] != loan.now: // the notes have declared it since
	case loan.before == nil:
		delete(l.declared, name)
	default:
		l.declared[name] = loan.before
	}
}

// expire takes back what prose has said in sections that have ended.
func (l *lecture) expire() {
	for name, loan := range l.lent {
		if !l.isOpen(loan.section) {
			l.restore(name)
		}
	}
}

// hypotheses says what a step stands on that only prose has said.
func (l *lecture) hypotheses(names map[string]bool) (all []string) {
	for name, loan := range l.lent {
		if names[name] || names[name+arrayMark] {
			all = append(all, fmt.Sprintf(msgGiven, loan.text, loan.line))
		}
	}
	slices.Sort(all)
	return all
}

// sized takes "let $A$ be an $m \times n$ matrix" and "$x$ a vector in $\mathbb{R}^n$": the formula says how large the names
// before it are.
func (c *clause) sized(f *latex.Formula, before, after []string) bool {
	t := &c.told
	if len(t.names) == 0 || len(f.Statements) != 1 || f.Statements[0].First == nil || len(f.Statements[0].Steps) > 0 {
		return false
	}
	opening, opens := latex.Describe(t.opening)
	between, verb := latex.Describe(slices.DeleteFunc(slices.Clone(before), func(w string) bool { return w == "in" || w == "of" || w == "space" }))
	set := c.read(f.Statements[0].First)
	size, ok := set.node.(*parser.Binary)
	if !opens || !verb || !between.Verb || set.err != nil || !ok || opening.Function || between.Function {
		return false
	}
	switch {
	case c.isSpace(size) && slices.Contains(before, "in"):
		for _, n := range t.named(between.Plural) {
			c.member(n, size, between.Structure)
		}
	case isTimes(size) && isBehind(after, "matrix", "matrices"):
		end := slices.IndexFunc(after, func(w string) bool { return w == "matrix" || w == "matrices" })
		d, known := latex.Describe(slices.Concat(before, after[:end+1]))
		if !known || isTimes(size.X) {
			return false
		}
		for _, n := range t.named(between.Plural) {
			c.declare(n.(*parser.Name), &parser.Declaration{Kind: kindOfSize(size, d.Structure), Shape: []parser.Node{size.X, size.Y}})
		}
	default:
		return false
	}
	c.derivation.Survey.Conditions++
	return true
}

// named returns the names that a verb is about: the last one, or all of them.
func (t *told) named(plural bool) []parser.Node {
	if plural {
		return t.names
	}
	return t.names[len(t.names)-1:]
}

// isBehind reports whether one of the nouns stands in the words before the next sign of punctuation.
func isBehind(words []string, nouns ...string) bool {
	end := slices.IndexFunc(words, isPunctuation)
	if end < 0 {
		end = len(words)
	}
	return slices.ContainsFunc(words[:end], func(w string) bool { return slices.Contains(nouns, w) })
}

// kindOfSize returns the kind of a matrix with a structure, which only a square one has.
func kindOfSize(size *parser.Binary, structure string) string {
	if structure != "" && parser.Equal(size.X, size.Y) {
		return structure
	}
	return "matrix"
}
