package latex

import (
	"strings"

	"nabla/parser"
	"nabla/parser/source"
)

// extent is a part of a list of items.
type extent struct{ from, to int }

// sentences reads statements that are separated by commas. Names before a relation, a, b > 0, are as
// many statements; values behind it, k = 1, ..., K, belong to its last side.
func (a *arranger) sentences(items []*item) {
	parts := a.parts(items)
	follows := a.follows(items, parts)
	var heads []extent
	for i := 0; i < len(parts); i++ {
		if !follows.at[i] {
			heads = append(heads, parts[i])
			continue
		}
		end := i
		for end+1 < len(parts) && !follows.at[end+1] && (!follows.behind[end+1] || a.touchesDots(items, parts, end+1)) {
			end++
		}
		a.statement(items[parts[i].from:parts[end].to], a.slices(items, heads))
		heads = nil
		i = end
	}
	for _, head := range heads {
		a.statement(items[head.from:head.to], nil)
	}
}

// slices returns the items of the extents.
func (a *arranger) slices(items []*item, extents []extent) [][]*item {
	var all [][]*item
	for _, e := range extents {
		all = append(all, items[e.from:e.to])
	}
	return all
}

// parts cuts items at commas and semicolons.
func (a *arranger) parts(items []*item) []extent {
	var parts []extent
	from := 0
	for i := 0; i <= len(items); i++ {
		if i < len(items) && a.class(items[i]) != separatorClass {
			continue
		}
		if from < i {
			parts = append(parts, extent{from, i})
		}
		from = i + 1
	}
	return parts
}

// relations says of parts where relations are.
type relations struct {
	at     []bool // the part has one
	behind []bool // one of the parts behind it has one
}

// follows looks for the relations of the parts.
func (a *arranger) follows(items []*item, parts []extent) relations {
	r := relations{make([]bool, len(parts)), make([]bool, len(parts))}
	for i := len(parts) - 1; i >= 0; i-- {
		r.at[i] = a.relates(items[parts[i].from:parts[i].to])
		r.behind[i] = i+1 < len(parts) && (r.at[i+1] || r.behind[i+1])
	}
	return r
}

// touchesDots reports whether the part begins with dots or stands behind some, so that it is a further
// value of the side before it.
func (a *arranger) touchesDots(items []*item, parts []extent, i int) bool {
	return a.class(items[parts[i].from]) == dotsClass || a.class(items[parts[i-1].to-1]) == dotsClass
}

// relates reports whether a relation stands among the items.
func (a *arranger) relates(items []*item) bool {
	for _, it := range items {
		if _, _, ok := a.relation(it); ok {
			return true
		}
	}
	return false
}

// relation reads an item as a relation, with the reason that stands above it.
func (l *layout) relation(it *item) (op, reason string, ok bool) {
	t := l.token(it.Atom)
	switch t.class {
	case relationClass:
		return t.name, "", true
	case colonClass:
		return ":", "", true
	case aboveClass, belowClass:
		sign := it.Atom.Pair[1]
		for sign.Group != nil && l.token(sign).name == "brace" {
			inner := sign.Group.Body.Rows[0].Cells[0].Items
			if len(inner) != 1 {
				return "", "", false
			}
			sign = inner[0].Atom
		}
		if l.token(sign).class != relationClass {
			return "", "", false
		}
		reason = l.inside(it.Atom.Pair[0])
		return markedRelation(l.token(sign).name, reason), reason, true
	}
	return "", "", false
}

// inside returns the source of an atom without its braces.
func (l *layout) inside(a *atom) string {
	text := strings.TrimSpace(l.text.Slice(l.spanOf(a.Tokens)))
	if strings.HasPrefix(text, "{") && strings.HasSuffix(text, "}") {
		text = text[1 : len(text)-1]
	}
	return strings.TrimSpace(text)
}

// markedRelation returns the relation that a mark above makes of a sign: a definition, an equality of
// another kind, or the same for a reason that is only cited.
func markedRelation(op, mark string) string {
	if op != "=" {
		return op
	}
	plain := strings.ToLower(strings.Trim(mark, `\{} ()`))
	for _, word := range []string{"def", "defn", "definition", "delta", "triangle", "text{def", "mathrm{def", "rm def", ".", "text{def."} {
		if plain == word {
			return ":="
		}
	}
	switch plain {
	case "d", "mathcal{d", "mathrm{d", "p", "!", "?", "a.s.", "text{d", "text{a.s.", "iid", "rm d", "law", "mathcal{l", "w":
		return "=?"
	}
	return op
}

// statement reads one statement, which may go on with the one that is open.
func (a *arranger) statement(items []*item, heads [][]*item) {
	before := a.open[a.column]
	begins := a.begins(items)
	switch {
	case begins == relationClass && before != nil && !a.implied:
		a.appendSteps(before, items)
	case before != nil && !a.implied && a.continues(before, items, begins):
		cut := 0
		for cut < len(items) && !a.relates(items[cut:cut+1]) {
			cut++
		}
		a.extend(before, items[:cut])
		a.appendSteps(before, items[cut:])
	default:
		a.begin(items, heads, begins)
	}
	a.fresh = false
}

// begins returns relationClass or operatorClass for items that begin with such a sign.
func (a *arranger) begins(items []*item) class {
	if a.relates(items[:1]) {
		return relationClass
	}
	if class := a.class(items[0]); class == operatorClass {
		return class
	}
	return unknownClass
}

// continues reports whether a row goes on with the last side of a statement: behind an operator, with
// one, or behind an empty column.
func (a *arranger) continues(before *Statement, items []*item, begins class) bool {
	if !a.first {
		return false
	}
	last := a.lastSide(before)
	if len(last.items) == 0 {
		return true
	}
	if end := a.class(last.items[len(last.items)-1]); end == operatorClass {
		return true
	}
	relates := a.relates(items)
	if begins == operatorClass {
		return a.inner || !relates
	}
	return a.inner && !relates && len(before.Steps) > 0
}

// lastSide returns the last side of a statement.
func (a *arranger) lastSide(s *Statement) *Side {
	if n := len(s.Steps); n > 0 {
		return s.Steps[n-1].Right
	}
	return s.First
}

// extend adds items to the last side of a statement.
func (a *arranger) extend(s *Statement, items []*item) {
	if len(items) == 0 {
		return
	}
	side := a.lastSide(s)
	if len(side.items) == 0 {
		side.At = parser.At(a.spanOfItems(items))
	}
	side.items = append(side.items[:len(side.items):len(side.items)], items...)
	side.At = parser.At(source.Join(side.Span(), a.spanOfItems(items)))
	if n := len(s.Steps); n > 0 {
		s.Steps[n-1].At = parser.At(source.Join(s.Steps[n-1].Span(), side.Span()))
	}
	s.At = parser.At(source.Join(s.Span(), side.Span()))
}

// begin opens a statement, and one for each further head.
func (a *arranger) begin(items []*item, heads [][]*item, begins class) {
	s := &Statement{Signed: a.fresh && begins == operatorClass, Implied: a.implied, Remarks: a.remarks}
	s.At = parser.At(a.spanOfItems(items))
	a.remarks, a.implied = nil, false
	cut := 0
	for cut < len(items) && !a.relates(items[cut:cut+1]) {
		cut++
	}
	if cut > 0 {
		s.First = a.side(items[:cut], s.Span())
	}
	a.appendSteps(s, items[cut:])
	for _, head := range heads {
		further := *s
		further.First = a.side(head, s.Span())
		further.At = parser.At(source.Join(further.First.Span(), s.Span()))
		a.formula.Statements = append(a.formula.Statements, &further)
	}
	a.formula.Statements = append(a.formula.Statements, s)
	a.open[a.column] = s
}

// side returns a side of the items; an empty one stands at the end of the place.
func (a *arranger) side(items []*item, place source.Span) *Side {
	side := &Side{At: parser.At{Start: place.End, End: place.End}, formula: a.layout, items: items}
	if len(items) > 0 {
		side.At = parser.At(a.spanOfItems(items))
	}
	return side
}

// appendSteps adds the relations and the sides behind them to a statement.
func (a *arranger) appendSteps(s *Statement, items []*item) {
	for len(items) > 0 {
		op, reason, _ := a.relation(items[0])
		at := a.spanOf(items[0].Tokens)
		cut := 1
		for cut < len(items) && !a.relates(items[cut:cut+1]) {
			cut++
		}
		right := a.side(a.trim(items[1:cut]), at)
		step := &Step{At: parser.At(source.Join(at, right.Span())), Op: op, OpAt: at, Reason: reason, Right: right}
		s.Steps = append(s.Steps, step)
		s.At = parser.At(source.Join(s.Span(), step.Span()))
		items = items[cut:]
	}
}
