package latex

import (
	"strings"

	"nabla/parser"
)

// Step is one line of a derivation: a relation to the line before.
type Step struct {
	Op       string // one of = != < <= > >= in
	Right    parser.Node
	Remark   string      // the reason, a text of the author; "" for none
	Entry    parser.Node // the formula that the reason quotes, behind it; nil for none
	Doubtful bool        // the relation is printed with a question mark above it: it is known to be wrong
}

// maxLeft is how many signs the left side may have before the first relation moves to a line of its own.
const maxLeft = 40

// Steps returns a derivation as an align* environment: the relations stand below one another, and the
// remarks in a column of their own. It needs amsmath and stands by itself, outside of dollar signs.
func Steps(first parser.Node, steps []Step) string {
	nodes := []parser.Node{first}
	for _, s := range steps {
		nodes = append(nodes, s.Right)
	}
	return newPrinter(nodes...).rows(first, steps)
}

// stepsOf returns the steps of a chain. One that is expected to be wrong is printed as doubtful. The title
// of the chain is not part of the formula; Text prints it.
func stepsOf(chain *parser.Chain) []Step {
	steps := make([]Step, len(chain.Steps))
	for i, s := range chain.Steps {
		steps[i] = Step{Op: s.Op, Right: s.Right, Remark: s.Remark, Doubtful: s.ExpectWrong}
	}
	return steps
}

// rows prints the environment. A left side that is long, or alone, has its own line.
func (p *printer) rows(first parser.Node, steps []Step) string {
	left := p.node(first, style{}).atLeast(sumLevel).text
	var rows []string
	if len(steps) == 0 || glyphs(left) > maxLeft {
		rows, left = []string{"& " + left}, ""
	}
	for _, s := range steps {
		rows = append(rows, strings.TrimPrefix(left+" ", " ")+p.row(s))
		left = ""
	}
	return "\\begin{align*}\n  " + strings.Join(rows, " \\\\\n  ") + "\n\\end{align*}"
}

// row prints a step without its left side.
func (p *printer) row(s Step) string {
	sign := relationSign(s.Op)
	if s.Doubtful {
		sign = `\overset{?}{` + sign + `}`
	}
	text := "&" + sign + " " + p.node(s.Right, style{}).atLeast(casesLevel).text
	remark := s.Remark
	if remark != "" && s.Entry != nil {
		remark += ", "
	}
	if remark != "" || s.Entry != nil {
		text += ` && `
	}
	if remark != "" {
		text += quoted(remark)
	}
	if s.Entry != nil {
		text += p.node(s.Entry, style{nested: maxFractions}).text
	}
	return text
}
