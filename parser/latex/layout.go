package latex

import (
	"strings"

	"nabla/parser"
	"nabla/parser/source"
)

// From a display to statements: rows and columns as amsmath has them, wide blanks, arrows and texts between
// statements. What is within one statement is cut in statement.go.

// arranger cuts a formula into statements: row by row, in an alignment column pair by column pair.
type arranger struct {
	*layout
	formula *Formula
	open    []*Statement // the statement that each pair of columns may go on with
	fresh   bool         // nothing of the display was read yet
	column  int          // the pair of columns that is read
	inner   bool         // the clause stands behind an empty first column
	first   bool         // the clause is the first of its row
	implied bool         // an arrow stands before the clause
	remarks []Remark     // those that wait for a statement
}

// statements returns the statements of the formula.
func (l *layout) statements() *Formula {
	a := &arranger{layout: l, formula: &Formula{At: parser.At(l.span)}, fresh: true}
	for _, cells := range l.flatRows(l.body) {
		a.row(cells)
	}
	a.formula.Remarks = append(a.formula.Remarks, a.remarks...)
	return a.formula
}

// whole returns the formula as one side.
func (l *layout) whole() *Side {
	var items []*item
	for _, cells := range l.flatRows(l.body) {
		for _, cell := range cells {
			items = append(items, cell...)
		}
	}
	items = l.trim(l.withoutBlanks(items))
	at := l.span
	if len(items) > 0 {
		at = l.spanOfItems(items)
	}
	return &Side{At: parser.At(at), formula: l, items: items}
}

// withoutBlanks leaves wide blanks out.
func (l *layout) withoutBlanks(items []*item) []*item {
	kept := items[:0:0]
	for _, it := range items {
		if l.class(it) != wideClass {
			kept = append(kept, it)
		}
	}
	return kept
}

// flatRows returns the rows of cells of a body, with those of the environments for rows in their places. An
// aligned within a display is its rows, not a matrix.
func (l *layout) flatRows(b *body) [][][]*item {
	var rows [][][]*item
	for _, r := range b.Rows {
		current := [][]*item{nil}
		add := func(it *item) { current[len(current)-1] = append(current[len(current)-1], it) }
		for i, c := range r.Cells {
			if i > 0 {
				current = append(current, nil)
			}
			for _, it := range l.spliced(c.Items) {
				if !l.isRows(it) {
					add(it)
					continue
				}
				for j, inner := range l.flatRows(it.Atom.Group.Body) {
					if j > 0 {
						rows = append(rows, current)
						current = [][]*item{nil}
					}
					last := len(current) - 1
					current[last] = append(current[last], inner[0]...)
					current = append(current, inner[1:]...)
				}
			}
		}
		rows = append(rows, current)
	}
	return rows
}

// spliced returns the items with the contents of braces that only group in the place of those.
func (l *layout) spliced(items []*item) []*item {
	plain := true
	for _, it := range items {
		plain = plain && !l.isBraced(it)
	}
	if plain {
		return items
	}
	var all []*item
	for _, it := range items {
		if inner, ok := l.braced(it); ok {
			all = append(all, l.spliced(inner)...)
		} else {
			all = append(all, it)
		}
	}
	return all
}

// isBraced reports whether the item is braces, or a frame around braces, without scripts.
func (l *layout) isBraced(it *item) bool {
	_, ok := l.braced(it)
	return ok
}

// braced returns the items within braces that have no scripts and only one row and one cell.
func (l *layout) braced(it *item) ([]*item, bool) {
	a := it.Atom
	if a.First != nil && l.token(a).class == plainClass && len(it.Scripts) == 0 {
		a = a.First
	}
	if len(it.Scripts) > 0 || a.Group == nil || l.token(a).name != "brace" {
		return nil, false
	}
	rows := a.Group.Body.Rows
	if len(rows) != 1 || len(rows[0].Cells) != 1 || l.hasInfix(rows[0].Cells[0].Items) {
		return nil, false
	}
	return rows[0].Cells[0].Items, true
}

// hasInfix reports whether one of the items is \over or \choose.
func (l *layout) hasInfix(items []*item) bool {
	for _, it := range items {
		if l.class(it) == infixClass {
			return true
		}
	}
	return false
}

// isRows reports whether the item is an environment for the rows of a display.
func (l *layout) isRows(it *item) bool {
	if it.Atom.Group == nil || len(it.Scripts) > 0 {
		return false
	}
	rows := it.Atom.Group.Body.Rows
	return environments[l.token(it.Atom).name] == "rows" || l.token(it.Atom).name == "brace" && (len(rows) > 1 || len(rows[0].Cells) > 1)
}

// class returns the class of an item that is one sign or begins with a command.
func (l *layout) class(it *item) class { return l.token(it.Atom).class }

// spanOfItems returns the place of items, at least one.
func (l *layout) spanOfItems(items []*item) source.Span {
	return source.Join(l.spanOf(items[0].Tokens), l.spanOf(items[len(items)-1].Tokens))
}

// row reads one row of a display.
func (a *arranger) row(cells [][]*item) {
	pairs := a.pairs(cells)
	for column, items := range pairs {
		a.column, a.first = column, true
		a.inner = len(cells) > 1 && len(a.trim(cells[min(2*column, len(cells)-1)])) == 0
		for len(a.open) <= column {
			a.open = append(a.open, nil)
		}
		for _, clause := range a.clauses(items) {
			a.clause(clause)
			a.first = false
		}
	}
}

// pairs joins the cells of a row by two, the left and the right side of an alignment. A relation that
// stands alone in a cell of its own, as in eqnarray, joins three.
func (a *arranger) pairs(cells [][]*item) [][]*item {
	if len(cells) == 3 && len(cells[1]) == 1 && a.class(cells[1][0]) == relationClass {
		return [][]*item{append(append(cells[0][:len(cells[0]):len(cells[0])], cells[1]...), cells[2]...)}
	}
	var pairs [][]*item
	for i := 0; i < len(cells); i += 2 {
		pair := cells[i]
		if i+1 < len(cells) {
			pair = append(pair[:len(pair):len(pair)], cells[i+1]...)
		}
		pairs = append(pairs, pair)
	}
	return pairs
}

// clauses cuts items at wide blanks.
func (a *arranger) clauses(items []*item) [][]*item {
	var clauses [][]*item
	from := 0
	for i, it := range items {
		if a.class(it) == wideClass {
			if i > from {
				clauses = append(clauses, items[from:i])
			}
			from = i + 1
		}
	}
	if from < len(items) {
		clauses = append(clauses, items[from:])
	}
	return clauses
}

// trim takes the punctuation of the sentence off.
func (l *layout) trim(items []*item) []*item {
	for len(items) > 0 && l.isPunctuation(items[0]) {
		items = items[1:]
	}
	for len(items) > 0 && l.isPunctuation(items[len(items)-1]) {
		items = items[:len(items)-1]
	}
	return items
}

// isPunctuation reports whether the item is a mark of the sentence around, or a blank.
func (l *layout) isPunctuation(it *item) bool {
	switch l.class(it) {
	case separatorClass, wideClass:
		return true
	case textClass:
		return strings.Trim(l.token(it.Atom).name, " .,;:") == ""
	}
	a := it.Atom
	return a.Group != nil && l.token(a).name == "brace" && len(it.Scripts) == 0 && l.isNothing(a.Group.Body)
}

// isNothing reports whether a body is empty.
func (l *layout) isNothing(b *body) bool {
	return len(b.Rows) == 1 && len(b.Rows[0].Cells) == 1 && len(b.Rows[0].Cells[0].Items) == 0
}

// clause reads what stands between wide blanks: statements and remarks.
func (a *arranger) clause(items []*item) {
	items = a.trim(items)
	for len(items) > 0 {
		if a.isRemark(items) {
			a.remark(items)
			return
		}
		cut := a.cut(items)
		if cut > 0 {
			a.sentences(a.trim(items[:cut]))
			a.first = false
		}
		if cut == len(items) {
			return
		}
		items = a.behind(items[cut:])
	}
}

// cut returns the index of the first arrow or text of prose.
func (a *arranger) cut(items []*item) int {
	for i, it := range items {
		if class := a.class(it); class == arrowClass || class == textClass && a.isProse(items, i) {
			return i
		}
	}
	return len(items)
}

// behind takes the arrow or the text of prose that the items begin with, and returns what statements
// may follow it.
func (a *arranger) behind(items []*item) []*item {
	t := a.token(items[0].Atom)
	if t.class == arrowClass {
		if t.name == "forall" || t.name == "exists" || t.name == "nexists" {
			a.remark(items)
			return nil
		}
		a.implied = true
		a.fresh = false
		a.open[a.column] = nil
		return a.trim(items[1:])
	}
	if leads(t.name) || a.first {
		a.remark(items[:1])
		if !joins(t.name) {
			a.open[a.column] = nil
		}
		return a.trim(items[1:])
	}
	a.remark(items)
	return nil
}

// remark adds a remark to the statement that is open, or keeps it for the next.
func (a *arranger) remark(items []*item) {
	span := a.spanOfItems(items)
	r := Remark{At: parser.At(span), Text: strings.Join(strings.Fields(a.text.Slice(span)), " ")}
	if len(items) == 1 && a.class(items[0]) == textClass {
		r.Text = strings.TrimSpace(a.token(items[0].Atom).name)
	}
	for column := a.column; column >= 0; column-- {
		if open := a.open[column]; open != nil {
			open.Remarks = append(open.Remarks, r)
			return
		}
	}
	a.remarks = append(a.remarks, r)
}
