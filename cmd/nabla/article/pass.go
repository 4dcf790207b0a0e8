package article

import (
	"fmt"
	"strings"

	"nabla/symbolic/graph"
	"nabla/symbolic/latex"
)

// The passes of a computation graph as tables: forward, the definition and value of each node; backward,
// the derivative of the result by each node, as the chain rule sums it over the edges that leave the node,
// in closed form, and as a number.

// grid is a table of formulas.
type grid struct {
	head []string
	rows [][]string
}

// forward is the table of the pass forward.
func (a *Article) forward(f Figure) grid {
	t := grid{head: []string{"node", "definition"}}
	if f.Pass != nil {
		t.head = append(t.head, "value")
	}
	for _, n := range f.Graph.Nodes {
		row := []string{a.latex.Expr(n.Symbol), `\text{input}`}
		if !n.IsInput() {
			row[1] = a.latex.Print(n.Written)
		}
		if f.Pass != nil {
			row = append(row, latex.Decimal(f.Pass.Values[n].Text(a.Digits)))
		}
		t.rows = append(t.rows, row)
	}
	return t
}

// backward is the table of the pass backward. A node whose derivative has no closed form within the limits
// has a dash there; the sum by the chain rule and the number stay.
func (a *Article) backward(f Figure) grid {
	t := grid{head: []string{"derivative", "by the chain rule", "closed form"}}
	if f.Pass != nil {
		t.head = append(t.head, "value")
	}
	for _, g := range f.Gradients {
		form := `\text{--}`
		if g.Form != nil {
			form = a.latex.Expr(g.Form)
		}
		row := []string{a.latex.Print(graph.Leibniz(f.Result, g.Node)), a.latex.Print(g.Chain), form}
		if f.Pass != nil {
			row = append(row, latex.Decimal(f.Pass.Gradients[g.Node].Text(a.Digits)))
		}
		t.rows = append(t.rows, row)
	}
	return t
}

// mostRows is the number of rows of one table on a page. A tabular is a box that TeX cannot break.
const mostRows = 16

// passes prints the tables of a graph.
func (w *texWriter) passes(f Figure) {
	w.grid("Pass forward", w.article.forward(f))
	if f.Result != nil {
		w.grid("Pass backward", w.article.backward(f))
	}
}

// grid prints a table, in pieces that fit on a page; one that is too wide is made smaller. Seventeen rows
// are nine and eight, not sixteen and one.
func (w *texWriter) grid(title string, t grid) {
	most := mostRows
	if w.form == Beamer {
		most = 8
	}
	if pieces := (len(t.rows) + most - 1) / most; pieces > 1 { // of the same length
		most = (len(t.rows) + pieces - 1) / pieces
	}
	for start := 0; start < len(t.rows); start += most {
		rows := t.rows[start:min(start+most, len(t.rows))]
		w.frame(title)
		heading := title
		if start > 0 {
			heading += ", continued"
		}
		if w.form == Beamer {
			heading = ""
		}
		w.table(heading, t.head, rows)
	}
}

// table sets one piece of a grid. Fractions need taller rows; a table wider than the page is scaled down as
// a whole, which reads better than broken formulas. The estimate of its width is that of displays, at
// \small and with 0.45 cm between columns.
func (w *texWriter) table(title string, head []string, rows [][]string) {
	var b strings.Builder
	stretch := 1.35
	if strings.Contains(rows[0][0], `\frac`) {
		stretch = 1.8
	}
	fmt.Fprintf(&b, "\\renewcommand{\\arraystretch}{%g}\\begin{tabular}{%s}\n", stretch, strings.Repeat("l", len(head)))
	if title != "" {
		fmt.Fprintf(&b, "\\multicolumn{%d}{c}{\\textbf{%s}} \\\\\n", len(head), title)
	}
	total := 0.0
	for i := range head {
		widest := 0.18 * float64(len(head[i]))
		for _, r := range rows {
			widest = max(widest, width(r[i])*0.9)
		}
		total += widest + 0.45
	}
	fmt.Fprintf(&b, "%s \\\\ \\hline\n", strings.Join(head, " & "))
	for _, r := range rows {
		for i, cell := range r {
			if i > 0 {
				b.WriteString(" & ")
			}
			b.WriteString("$" + cell + "$")
		}
		b.WriteString(" \\\\\n")
	}
	b.WriteString("\\end{tabular}")
	text := b.String()
	if total > 0.9*w.page.width {
		text = fitted + "{" + text + "}"
	}
	fmt.Fprintf(&w.out, "\n\\begin{center}\\small\n%s\n\\end{center}\n", text)
}
