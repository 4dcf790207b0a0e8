package latex

import (
	"slices"
	"strings"

	"nabla/parser"
	"nabla/parser/source"
)

// Matrices, determinants, binomial coefficients that are written as arrays, and distinctions of cases.

// onlyMatrix returns the matrix, the array or the cases that are all that a bracket holds, or nil.
func (c *climber) onlyMatrix(it *item) *item {
	b := it.Atom.Group.Body
	if len(b.Rows) != 1 || len(b.Rows[0].Cells) != 1 {
		return nil
	}
	items := c.withoutWide(c.spliced(b.Rows[0].Cells[0].Items))
	if len(items) != 1 || items[0].Atom.Group == nil || len(items[0].Scripts) > 0 {
		return nil
	}
	if kind := environments[c.token(items[0].Atom).name]; kind == "matrix" || kind == "rows" {
		return items[0]
	}
	return nil
}

// bracketedMatrix returns a matrix that has its brackets around it: a matrix, a determinant, a binomial
// coefficient, or cases behind a brace.
func (c *climber) bracketedMatrix(it, inner *item, t *token) (parser.Node, error) {
	span := c.spanOf(it.Atom.Tokens)
	b := inner.Atom.Group.Body
	if t.name == "{" && c.closing(it).name == "." {
		return c.cases(b, span)
	}
	name := c.token(inner.Atom).name
	if (name == "array" || name == "matrix") && t.name == "(" {
		if n, err := c.binomial(b, span, *t); n != nil || err != nil {
			return n, err
		}
	}
	m, err := c.matrix(inner, name)
	switch {
	case err != nil:
		return nil, err
	case t.name == "|":
		return call(parser.At(span), *t, "det", m), nil
	case t.name == "‖":
		return call(parser.At(span), *t, "norm", m), nil
	}
	return m, nil
}

// binomial reads an array of two rows in round brackets as a binomial coefficient if its entries are
// single names or numbers, or sums of such; nil if it is a vector.
func (c *climber) binomial(b *body, span source.Span, t token) (parser.Node, error) {
	rows := c.fullRows(b)
	if len(rows) != 2 || len(rows[0].Cells) != 1 || len(rows[1].Cells) != 1 {
		return nil, nil
	}
	for _, r := range rows {
		for _, it := range r.Cells[0].Items {
			if class := c.class(it); class != letterClass && class != numberClass && class != operatorClass || len(it.Scripts) > 0 {
				return nil, nil
			}
		}
	}
	yes, no := "two rows in round brackets are a binomial coefficient", "two rows in round brackets are a vector"
	if !c.decide("binomial", span, true, yes, no) {
		return nil, nil
	}
	x, err := c.value(rows[0].Cells[0].Items)
	if err != nil {
		return nil, err
	}
	y, err := c.value(rows[1].Cells[0].Items)
	return call(parser.At(span), t, "binom", x, y), err
}

// fullRows returns the rows without empty ones at the end.
func (r *reader) fullRows(b *body) []*row {
	rows := b.Rows
	for len(rows) > 0 && r.isEmptyRow(rows[len(rows)-1]) {
		rows = rows[:len(rows)-1]
	}
	return rows
}

// isEmptyRow reports whether nothing stands in a row.
func (r *reader) isEmptyRow(line *row) bool {
	return !slices.ContainsFunc(line.Cells, func(c *cell) bool { return len(c.Items) > 0 })
}

// matrix returns the matrix of an environment: a list of its rows, or for one column a vector.
func (c *climber) matrix(it *item, environment string) (parser.Node, error) {
	span := c.spanOf(it.Atom.Tokens)
	rows := c.fullRows(it.Atom.Group.Body)
	if len(rows) == 0 {
		return nil, faultf(span, msgEmpty)
	}
	list := &parser.List{At: parser.At(span)}
	for _, line := range rows {
		if len(line.Cells) != len(rows[0].Cells) {
			return nil, faultf(span, msgMatrixRows)
		}
		entries := &parser.List{At: parser.At(c.spanOfRow(line, span))}
		for _, cell := range line.Cells {
			n, err := c.entry(cell, span)
			if err != nil {
				return nil, err
			}
			entries.Items = append(entries.Items, n)
		}
		if len(entries.Items) == 1 {
			list.Items = append(list.Items, entries.Items[0])
		} else {
			list.Items = append(list.Items, entries)
		}
	}
	switch strings.TrimSuffix(environment, "*") {
	case "vmatrix":
		return call(list.At, *c.token(it.Atom), "det", list), nil
	case "Vmatrix":
		return call(list.At, *c.token(it.Atom), "norm", list), nil
	}
	return list, nil
}

// spanOfRow returns the place of a row, or another one if it is empty.
func (r *reader) spanOfRow(line *row, otherwise source.Span) source.Span {
	var items []*item
	for _, cell := range line.Cells {
		items = append(items, cell.Items...)
	}
	if len(items) == 0 {
		return otherwise
	}
	return r.spanOfItems(items)
}

// entry returns an entry of a matrix; an empty one, as the lower half of a triangular matrix has, stands
// for dots.
func (c *climber) entry(cell *cell, span source.Span) (parser.Node, error) {
	items := c.trim(c.spliced(cell.Items))
	if len(items) == 0 {
		return &parser.Opaque{At: parser.At(span), Kind: "empty entry"}, nil
	}
	return c.value(items)
}

// otherwises are the texts that stand in place of the last condition. Notes in Korean, Chinese and Japanese
// have English formulas with their own words in them.
var otherwises = []string{
	"otherwise", "else", "elsewhere", "other", "others", "in other cases", "in all other cases", "그 외", "그외", "그 외의 경우", "그렇지 않으면",
	"그 밖의 경우", "기타", "아니면", "其他", "其它", "否则", "否則", "その他", "それ以外",
}

// cases returns the values with their conditions in the rows of a body.
func (c *climber) cases(b *body, span source.Span) (parser.Node, error) {
	n := &parser.Piecewise{At: parser.At(span)}
	rows := c.fullRows(b)
	for i, line := range rows {
		var items []*item
		for _, cell := range line.Cells {
			items = append(items, c.spliced(cell.Items)...)
		}
		split := c.caseSplit(line, items)
		if split < 0 {
			return nil, faultf(c.spanOfRow(line, span), msgCases)
		}
		v, err := c.value(c.trim(items[:split]))
		if err != nil {
			return nil, err
		}
		holds := c.trimCondition(items[split:])
		if holds == nil && i == len(rows)-1 {
			n.Otherwise = v
			break
		}
		condition, err := c.caseCondition(holds, items[split:])
		if err != nil {
			return nil, err
		}
		n.Cases = append(n.Cases, parser.Case{Condition: condition, Value: v})
	}
	if len(n.Cases) == 0 {
		return nil, faultf(span, msgCases)
	}
	return n, nil
}

// caseSplit returns the index of the item with which the condition of a case begins: behind the column
// mark, or at a text or a comma.
func (c *climber) caseSplit(line *row, items []*item) int {
	if len(line.Cells) > 1 {
		split := len(c.spliced(line.Cells[0].Items))
		if split > 0 && split < len(items) {
			return split
		}
	}
	for i, it := range items {
		if class := c.class(it); i > 0 && (class == textClass || class == separatorClass || class == wideClass) {
			return i
		}
	}
	return -1
}

// trimCondition takes the words before a condition off, `if`, and the brackets around it. It is nil for
// `otherwise`.
func (c *climber) trimCondition(items []*item) []*item {
	items = c.trim(c.withoutBlanks(items))
	for len(items) > 0 {
		first := c.token(items[0].Atom)
		if first.class == letterClass && c.spellsOtherwise(items) {
			return nil
		}
		if first.class != textClass {
			break
		}
		word := strings.Trim(wordOf(first.name), " .,;:()")
		if slices.Contains(otherwises, word) && len(items) == 1 {
			return nil
		}
		if !slices.Contains([]string{"if", "for", "when", "where", "with", "as", "whenever", "for all", "if and only if", "", "iff", "in case"}, word) {
			break
		}
		items = c.trim(items[1:])
	}
	for len(items) > 0 && c.class(items[len(items)-1]) == textClass {
		word := strings.Trim(wordOf(c.token(items[len(items)-1].Atom).name), " .,;:")
		if !slices.Contains([]string{"", "일 때", "인 경우", "이면", "일때", "のとき", "时", "の場合"}, word) {
			break
		}
		items = items[:len(items)-1]
	}
	return items
}

// spellsOtherwise reports whether the items are the letters of the word otherwise, or of else.
func (c *climber) spellsOtherwise(items []*item) bool {
	var b strings.Builder
	for _, it := range items {
		b.WriteString(c.token(it.Atom).text)
	}
	return slices.Contains(otherwises, b.String())
}

// caseCondition returns the condition of a case.
func (c *climber) caseCondition(items, written []*item) (parser.Node, error) {
	if len(items) == 0 {
		return nil, faultf(c.spanOfItems(written), msgCaseCondition)
	}
	if len(items) == 1 && c.token(items[0].Atom).name == "(" && items[0].Atom.Group != nil {
		inner, err := c.single(items[0].Atom)
		if err != nil {
			return nil, err
		}
		if items = c.trimCondition(inner); len(items) == 0 {
			return nil, faultf(c.spanOfItems(written), msgCaseCondition)
		}
	}
	return c.condition(items)
}
