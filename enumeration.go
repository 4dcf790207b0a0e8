package nabla

import (
	"strconv"

	"nabla/parser"
)

// enumeration is an array that is written out by its own entries, perhaps with dots: [x_1, ..., x_n], the
// rows of a matrix of w_{k,i}, the vectors that are its rows one below the other. It says how large the
// array is, and nothing else. The check of indices is what keeps [x_1, x_3] or [x_2, x_1] from being taken
// for the array x: entries must be in place, 1, 2, ... up to the dots, and behind them the last index may
// be anything.
type enumeration struct {
	array *parser.Name
	shape []parser.Node // nil for a size that it does not say
}

// enumerate reads an array that is written out by entries of one name, or returns nil.
func (l *lecture) enumerate(n parser.Node) *enumeration {
	list, ok := untransposed(n).(*parser.List)
	if !ok || len(list.Items) == 0 {
		return nil
	}
	rows := make([][]parser.Node, len(list.Items))
	for i, item := range list.Items {
		if row, ok := item.(*parser.List); ok {
			rows[i] = row.Items
		} else {
			rows[i] = list.Items[i : i+1]
		}
	}
	for _, row := range rows {
		if len(row) != len(rows[0]) {
			return nil
		}
	}
	if len(rows) == 1 {
		rows = transposed(rows[0])
	}
	e := &enumeration{}
	for i, row := range rows {
		for j, entry := range row {
			if !isDots(entry) && !e.take(entry, place{rows, i}, place{transposed(row), j}) {
				return nil
			}
		}
	}
	return l.complete(e)
}

// untransposed returns what is written before a transpose.
func untransposed(n parser.Node) parser.Node {
	if t, ok := n.(*parser.Postfix); ok && t.Op == "'" {
		return t.X
	}
	return n
}

// transposed returns a row as a column.
func transposed(row []parser.Node) [][]parser.Node {
	column := make([][]parser.Node, len(row))
	for i := range row {
		column[i] = row[i : i+1]
	}
	return column
}

// isDots reports an ellipsis among entries.
func isDots(n parser.Node) bool {
	o, ok := n.(*parser.Opaque)
	return ok && o.Kind == "dots"
}

// place is that of a line among the lines of an array, all rows or all columns.
type place struct {
	lines [][]parser.Node
	at    int
}

// holds reports whether an index is one that a line here can have: the numbers from 1 on before dots, the last index behind
// them, anything if that is the only line.
func (p place) holds(index parser.Node) bool {
	dots := false
	for _, line := range p.lines[:p.at] {
		dots = dots || isDots(line[0])
	}
	number, ok := index.(*parser.Number)
	if !ok {
		return dots
	}
	n, err := strconv.Atoi(number.Text)
	return err == nil && (n == p.at+1 || dots && n > p.at)
}

// take checks one entry and keeps the indices of the last one.
func (e *enumeration) take(n parser.Node, row, column place) bool {
	name, ok := n.(*parser.Name)
	if !ok || len(name.Sub) == 0 || len(name.Sub) > 2 || e.array != nil && arrayName(name) != arrayName(e.array) || !areIndices(name.Sub) {
		return false
	}
	if !row.holds(name.Sub[0]) || len(name.Sub) == 2 && !column.holds(name.Sub[1]) || len(name.Sub) == 1 && len(column.lines) > 1 {
		return false
	}
	e.array, e.shape = parser.NewName(name.Span(), name.Base, nil, name.Sup), name.Sub
	return true
}

// complete adds the size of the rows to a matrix that is written out by these.
func (l *lecture) complete(e *enumeration) *enumeration {
	if e.array == nil {
		return nil
	}
	if len(e.shape) == 1 && l.usage.spellings.rows[e.array.Text] {
		e.shape = append(e.shape[:1:1], nil)
	}
	return e
}

// declaration returns what an enumeration says of its array, nil if it leaves a size open.
func (e *enumeration) declaration() *parser.Declaration {
	for _, size := range e.shape {
		if size == nil {
			return nil
		}
	}
	return &parser.Declaration{Kind: []string{"vector", "matrix"}[len(e.shape)-1], Shape: e.shape}
}

// writtenOut takes an array that is set equal to its own entries: it says how large the array is.
func (c *clause) writtenOut(left, right reading) bool {
	if left.err != nil || right.node == nil {
		return false
	}
	e := c.enumerate(right.node)
	if e == nil {
		return false
	}
	if name, ok := left.node.(*parser.Name); !ok || name.Text != e.array.Text {
		if before := c.enumerate(left.node); before == nil || before.array.Text != e.array.Text {
			return false
		}
	}
	if d := e.declaration(); d != nil {
		c.declare(e.array, d)
	}
	c.derivation.Survey.Definitions++
	return true
}
