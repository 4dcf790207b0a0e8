package latex

import (
	"strings"

	"nabla/parser"
)

// forms gives the LaTeX of what the notation has beside the table of functions: functions of vectors and
// matrices, and predicates. Those that are missing here (softmax, diag) are printed by their name.
var forms = map[string]template{
	"inv":   {latex: `{@1}^{-1}`, level: scriptLevel},
	"norm":  {latex: `\left\lVert #1\right\rVert`, level: atomLevel},
	"det":   {latex: `\det(#1)`, level: atomLevel},
	"dot":   {latex: `\left\langle #1, #2\right\rangle`, level: atomLevel},
	"outer": {latex: `@1 {@2}^{\top}`, level: productLevel},
	"kron":  {latex: `@1 \otimes @2`, level: productLevel},
	"had":   {latex: `@1 \odot @2`, level: productLevel},
	"hdiv":  {latex: `@1 \oslash @2`, level: productLevel},
	"hpow":  {latex: `{@1}^{\circ #2}`, level: scriptLevel},
	"grad":  {latex: `\nabla_{#2} @1`, level: productLevel, open: true},
	"hess":  {latex: `\nabla_{#2}^{2} @1`, level: productLevel, open: true},
	"I":     {latex: `I_{#1}`, level: atomLevel},
	"ones":  {latex: `\mathbf{1}_{#1}`, level: atomLevel},
	"zeros": {latex: `\mathbf{0}_{#1}`, level: atomLevel},

	"isint":   {latex: `@1 \in \mathbb{Z}`, level: relationLevel},
	"defined": {latex: `@1 \text{ is defined}`, level: relationLevel},
}

// matrix prints a column vector, or a matrix that is written as a list of its rows.
func (p *printer) matrix(n *parser.List, s style) piece {
	rows := make([]string, len(n.Items))
	for i, item := range n.Items {
		if row, ok := item.(*parser.List); ok {
			rows[i] = p.join(row.Items, " & ", s.within()).text
		} else {
			rows[i] = p.node(item, s.within()).text
		}
	}
	return environment("bmatrix", rows)
}

// environment is an environment with rows. Its own delimiters make it an atom.
func environment(name string, rows []string) piece {
	text := `\begin{` + name + `} ` + strings.Join(rows, ` \\ `) + ` \end{` + name + `}`
	return piece{text: text, level: atomLevel, tall: true}
}
