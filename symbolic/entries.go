package symbolic

import "nabla/parser"

// byEntries reads matrix(i, j, n, e), the n x n matrix with the entry e in row i and column j, and matrix(i, j, m, n, e) with
// m rows. The matrices of inverses and determinants that have no shorter form are printed so.
func (r *resolution) byEntries(n *parser.Call) (value, error) {
	row, isName := n.Args[0].(*parser.Name)
	column, areNames := n.Args[1].(*parser.Name)
	if !isName || !areNames || row.Text == column.Text {
		return value{}, r.fail(n, "the first arguments of `matrix` are two different names, the indices of its rows and columns")
	}
	rows, err := r.size(n.Args[2])
	if err != nil {
		return value{}, err
	}
	columns, err := r.size(n.Args[len(n.Args)-2])
	if err != nil {
		return value{}, err
	}
	i, j := Fresh(row.Text), Fresh(column.Text)
	r.bound = append(r.bound,
		binding{name: row.Text, symbol: i, index: true, lower: one, upper: rows},
		binding{name: column.Text, symbol: j, index: true, lower: one, upper: columns})
	defer func() { r.bound = r.bound[:len(r.bound)-2] }()
	entry, err := r.node(n.Args[len(n.Args)-1])
	if err != nil {
		return value{}, err
	}
	at := func(x, y *Expr) (*Expr, error) { return substitute(entry, []*Expr{i, j}, []*Expr{x, y}, true), nil }
	return settled(newArray(rows, columns, at))
}
