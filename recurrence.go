package nabla

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"nabla/parser"
	"nabla/parser/latex"
	"nabla/parser/source"
)

// A case may say how the members of a sequence follow from those before, h_t = w h_{t-1} + x_t. The members that the case
// mentions are names of their own; each that stands far enough above the first of them is defined by the recurrence.

// recurrence is the law of a sequence.
type recurrence struct {
	letter string // t
	shift  int    // of the left side: 1 in h_{t+1} = ...
	back   bool   // each member follows from those behind it, G_t = r_t + G_{t+1}
	body   parser.Node
	text   *source.Text
	from   *latex.Statement
}

// tick is an index of a member: a letter, or "" for a number, and what is added to it.
type tick struct {
	letter string
	number int
}

// tickOf reads an index as a place.
func tickOf(n parser.Node) (tick, bool) {
	switch n := n.(type) {
	case *parser.Number:
		number, err := strconv.Atoi(n.Text)
		return tick{number: number}, err == nil
	case *parser.Name:
		return tick{letter: n.Text}, len(n.Sub) == 0 && len(n.Text) == 1
	case *parser.Binary:
		x, isLetter := tickOf(n.X)
		y, isNumber := tickOf(n.Y)
		if !isLetter || !isNumber || x.letter == "" || x.number != 0 || y.letter != "" {
			return tick{}, false
		}
		switch n.Op {
		case parser.Add:
			return tick{x.letter, y.number}, true
		case parser.Sub:
			return tick{x.letter, -y.number}, true
		}
	}
	return tick{}, false
}

// node writes a place as an index.
func (p tick) node(at parser.At) parser.Node {
	number := &parser.Number{At: at, Text: strconv.Itoa(max(p.number, -p.number))}
	switch name := parser.NewName(at.Span(), p.letter, nil, ""); {
	case p.letter == "":
		return number
	case p.number > 0:
		return &parser.Binary{At: at, Op: parser.Add, X: name, Y: number}
	case p.number < 0:
		return &parser.Binary{At: at, Op: parser.Sub, X: name, Y: number}
	default:
		return name
	}
}

// memberOf returns the sequence and the place of a name with one index.
func memberOf(n parser.Node) (sequence string, at tick, ok bool) {
	name, isName := n.(*parser.Name)
	if !isName || len(name.Sub) != 1 {
		return "", tick{}, false
	}
	at, ok = tickOf(name.Sub[0])
	return arrayName(name), at, ok
}

// findRecurrences finds the laws among the statements of a case, and the members that it mentions.
func (l *lecture) findRecurrences(statements []*latex.Statement, read func(*latex.Side) reading) {
	for _, s := range statements {
		if s.First == nil || len(s.Steps) != 1 || s.Steps[0].Op != "=" {
			continue
		}
		left, right := read(s.First), read(s.Steps[0].Right)
		sequence, at, ok := memberOf(left.node)
		if !ok || at.letter == "" || right.err != nil || dependenceOf(left.node, right.node) != nil {
			continue
		}
		mentioned, below, above := recurs(right.node, sequence, at)
		if !mentioned {
			continue
		}
		if l.recurrences == nil {
			l.recurrences = map[string]recurrence{}
		}
		if l.usage.summed[sequence] || !below && !above {
			l.lost = append(l.lost, sequence)
		} else {
			l.recurrences[sequence] = recurrence{at.letter, at.number, above, right.node, right.text, s}
		}
	}
}

// isRecurrence reports whether a statement is the law of a sequence.
func (l *lecture) isRecurrence(s *latex.Statement) bool {
	for _, r := range l.recurrences {
		if r.from == s {
			return true
		}
	}
	return false
}

// recurs reports whether a tree mentions members of the sequence, and whether all of them stand before the place, or behind it.
func recurs(n parser.Node, sequence string, at tick) (mentioned, below, above bool) {
	below, above = true, true
	parser.Walk(n, func(n parser.Node) bool {
		if other, p, ok := memberOf(n); ok && other == sequence {
			mentioned = true
			below = below && p.letter == at.letter && p.number < at.number
			above = above && p.letter == at.letter && p.number > at.number
		}
		return true
	})
	return mentioned, below, above
}

// unroll defines the members of sequences that a case mentions, from the first one on. A number begins a
// sequence; the first member at a place that is general depends on what the others depend on. With h_t =
// w*h_{t-1} + x_t and a step about h_3 and h_1, the names h_2 and h_3 get definitions, and h_1 is free; so
// dh_3/dh_1 = w^2 is proved by the chain rule. Below the first member nothing is defined, or the recurrence
// would never end.
func (c *clause) unroll() {
	for _, sequence := range slices.Sorted(maps.Keys(c.recurrences)) {
		r := c.recurrences[sequence]
		first, last := map[string]int{}, map[string]int{}
		for p := range c.usage.members[sequence] {
			if n, seen := first[p.letter]; !seen || p.number < n {
				first[p.letter] = p.number
			}
			last[p.letter] = max(last[p.letter], p.number)
		}
		for _, letter := range slices.Sorted(maps.Keys(first)) {
			c.unrollFrom(sequence, r, tick{letter, first[letter]}, min(last[letter], first[letter]+mostMembers))
		}
	}
}

// mostMembers is how many members of a sequence are defined by those before.
const mostMembers = 32

// unrollFrom defines the members behind the first one, or those before the last.
func (c *clause) unrollFrom(sequence string, r recurrence, first tick, last int) {
	for n := first.number; n <= last; n++ {
		name := memberName(sequence, tick{first.letter, n})
		body, lowest, highest := r.at(sequence, tick{first.letter, n - r.shift})
		switch {
		case c.defined[name.Text] != nil:
		case !r.back && lowest >= first.number || r.back && highest <= last:
			c.define(&head{node: name, key: name.Text}, reading{node: name, text: r.text}, reading{node: c.named(body), text: r.text})
		case first.letter != "":
			c.dependLike(name, body)
		}
	}
}

// at returns the right side of the law with a place for its letter, and the lowest and the highest member in it.
func (r recurrence) at(sequence string, p tick) (body parser.Node, lowest, highest int) {
	lowest, highest = p.number+r.shift, p.number+r.shift
	body = parser.Replace(r.body, func(n parser.Node) parser.Node {
		name, ok := n.(*parser.Name)
		if !ok {
			return n
		}
		if name.Text == r.letter {
			return p.node(name.At)
		}
		other, at, ok := memberOf(n)
		if !ok || at.letter != r.letter {
			return n
		}
		at = tick{p.letter, p.number + at.number}
		if other == sequence {
			lowest, highest = min(lowest, at.number), max(highest, at.number)
		}
		return parser.NewName(name.Span(), name.Base, []parser.Node{at.node(name.At)}, name.Sup)
	})
	return body, lowest, highest
}

// dependLike declares that a member depends on the names without an index in a tree.
func (c *clause) dependLike(member *parser.Name, body parser.Node) {
	d := &parser.Declaration{Kind: "function", Names: []*parser.Name{member}}
	uses := usesOf(c.settle(c.named(body)))
	for _, name := range slices.Sorted(maps.Keys(uses)) {
		if isPlain(name) && !isApplied(name, uses) {
			d.Of = append(d.Of, parser.NewName(member.Span(), name, nil, ""))
		}
	}
	if len(d.Of) > 0 {
		c.declared[member.Text] = d
	}
}

// isPlain reports whether a name of usesOf has no index and no argument.
func isPlain(name string) bool {
	return !strings.ContainsAny(strings.TrimSuffix(name, roleSuffix), "_"+arrayMark+callMark)
}

// isApplied reports whether a name of usesOf is that of a function.
func isApplied(name string, uses map[string]bool) bool {
	for other := range uses {
		if strings.HasPrefix(other, name+callMark) {
			return true
		}
	}
	return false
}

// memberName returns the name that a member goes by.
func memberName(sequence string, p tick) *parser.Name {
	name := parser.NewName(parser.At{}.Span(), sequence, []parser.Node{p.node(parser.At{})}, "")
	return &parser.Name{Text: name.Text, Base: name.Text}
}

// membersIn gives the members of sequences in a tree the names that they go by.
func (l *lecture) membersIn(n parser.Node) parser.Node {
	if len(l.recurrences) == 0 || n == nil {
		return n
	}
	return parser.Replace(n, func(n parser.Node) parser.Node {
		if d, ok := n.(*parser.Derivative); ok {
			copied := *d
			copied.By, copied.Body = slices.Clone(d.By), l.membersIn(d.Body)
			for i, by := range d.By {
				copied.By[i].Variable = l.membersIn(by.Variable)
			}
			return &copied
		}
		sequence, p, ok := memberOf(n)
		if _, recurs := l.recurrences[sequence]; !ok || !recurs {
			return n
		}
		name := memberName(sequence, p)
		name.At = n.(*parser.Name).At
		return name
	})
}

// noteMembers notes the members of sequences in a tree, and the indices that sums give to them.
func (u usage) noteMembers(n parser.Node) {
	parser.Walk(n, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Big:
			u.noteSummed(n)
		case *parser.Derivative:
			for _, by := range n.By {
				u.noteMembers(by.Variable)
			}
		}
		if sequence, p, ok := memberOf(n); ok {
			if u.members[sequence] == nil {
				u.members[sequence] = map[tick]bool{}
			}
			u.members[sequence][p] = true
		}
		return true
	})
}

// noteSummed notes the sequences whose members a sum runs through: they have no names of their own.
func (u usage) noteSummed(n *parser.Big) {
	parser.Walk(n.Body, func(inner parser.Node) bool {
		if sequence, p, ok := memberOf(inner); ok && p.letter == n.Index.Text {
			u.summed[sequence] = true
		}
		return true
	})
}

// lostSequence returns a sequence among names whose law could not be used, or not for all of them, or "": what a_n has to do with
// a_1 takes as many steps as n says.
func (l *lecture) lostSequence(names map[string]bool) string {
	for _, sequence := range l.lost {
		for name := range names {
			if name == sequence+arrayMark || strings.HasPrefix(name, sequence+"_") {
				return sequence
			}
		}
	}
	for sequence := range l.recurrences {
		letters := map[string]bool{}
		for name := range names {
			if index, ok := strings.CutPrefix(name, sequence+"_"); ok && !strings.HasSuffix(name, arrayMark) {
				letters[firstLetter(index)] = true
			}
		}
		if len(letters) > 1 {
			return sequence
		}
	}
	return ""
}

// firstLetter returns the first letter of an index, "" if it is a number.
func firstLetter(index string) string {
	for _, r := range index {
		if unicode.IsLetter(r) {
			return string(r)
		}
	}
	return ""
}
