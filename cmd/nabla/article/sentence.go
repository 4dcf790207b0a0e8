package article

import (
	"fmt"
	"slices"
	"strings"

	"nabla"
	"nabla/parser"
	"nabla/parser/source"
	"nabla/simplify/working"
	"nabla/symbolic"
	"nabla/symbolic/latex"
)

// What blocks say, in words and rows that both formats share: sentences for declarations and assumptions,
// rows for definitions, steps and derivations that nabla wrote. Formulas are LaTeX in both.

// definitions writes what names are in sentences, and what is defined as a display. The sentences are the same in LaTeX and in
// Markdown; how rows are displayed is what the two differ in.
func (a *Article) definitions(out *strings.Builder, d Definitions, display func([]row)) {
	sentences, rows := a.statements(d)
	if sentences != "" {
		fmt.Fprintf(out, "\n%s\n", sentences)
	}
	if len(rows) > 0 {
		display(rows)
	}
}

// statements writes what names are, and what is given, in sentences; what is defined as rows.
func (a *Article) statements(d Definitions) (sentences string, rows []row) {
	var parts []string
	for _, s := range d.Statements {
		switch s := s.(type) {
		case *parser.Let:
			rows = append(rows, row{left: a.latex.Print(s.Head), sign: "=", right: a.latex.Print(s.Body), reason: reasonText(s.Remark)})
		case *parser.Given:
			parts = append(parts, "assume $"+a.latex.Print(s.Condition)+"$")
		case *parser.Declaration:
			parts = append(parts, a.declared(s))
		}
	}
	if len(parts) == 0 {
		return "", rows
	}
	text := strings.Join(parts, "; ")
	return strings.ToUpper(text[:1]) + text[1:] + ".", rows
}

// stepRows are the steps of a chain; one whose sides were not understood is left out, and the report says
// so. Only the first row has a left side: in a chain a = b = c the left side of the second step is the
// right side of the first.
func (a *Article) stepRows(d Derivation) []row {
	var rows []row
	for _, s := range d.Steps {
		if s.RightNode == nil || s.LeftNode == nil {
			continue
		}
		r := row{sign: s.Op, right: a.latex.Print(s.RightNode), reason: reasonText(s.Marginal()), doubtful: s.Refuted()}
		if len(rows) == 0 {
			r.left = a.latex.Print(s.LeftNode)
		}
		rows = append(rows, r)
	}
	return rows
}

// remarks are those of all steps of a chain, each once.
func remarks(d Derivation) []string {
	var all []string
	for _, s := range d.Steps {
		for _, r := range s.Remarks {
			if !slices.Contains(all, r) {
				all = append(all, r)
			}
		}
	}
	return all
}

// prose writes a remark; the condition at its end, "off the points where x = 0", is set as a formula. A
// condition that cannot be read again stays words. The names in it have no declarations here, which do not
// matter to how it is printed.
func (a *Article) prose(text string, escape func(string) string) string {
	words, condition, ok := strings.Cut(text, " where ")
	if ok {
		n, err := parser.ParseCondition(source.NewText("remark", condition), (*symbolic.Scope)(nil))
		if err == nil {
			return escape(words) + " where $" + a.latex.Print(n) + "$"
		}
	}
	return escape(text)
}

// reasonText is the reason of a step as a piece of LaTeX.
func reasonText(text string) string {
	if text == "" {
		return ""
	}
	return `\text{` + latex.Text(text) + `}`
}

// kinds words what the names of a declaration are.
var kinds = map[string]string{
	"real": "a real number", "positive": "a positive number", "nonnegative": "a nonnegative number", "integer": "an integer",
	"posint": "a positive integer", "nat": "a natural number", "dim": "a positive integer", "index": "an index", "function": "a function",
	"vector": "a vector", "posvector": "a positive vector", "matrix": "a matrix", "posmatrix": "a positive matrix",
	"symmetric": "a symmetric matrix", "skew": "a skew matrix", "spd": "a positive definite matrix", "orthogonal": "an orthogonal matrix",
	"diagonal": "a diagonal matrix", "imaginary": "the imaginary unit",
}

// plurals are those that are not the singular with an s behind it.
var plurals = map[string]string{
	"a real number": "real numbers", "a positive number": "positive numbers", "a nonnegative number": "nonnegative numbers",
	"an index": "indices", "a matrix": "matrices", "a symmetric matrix": "symmetric matrices", "a skew matrix": "skew matrices",
	"a positive matrix": "positive matrices", "a positive definite matrix": "positive definite matrices",
	"an orthogonal matrix": "orthogonal matrices", "a diagonal matrix": "diagonal matrices",
}

// declared is the sentence for a declaration.
func (a *Article) declared(d *parser.Declaration) string {
	names := make([]string, len(d.Names))
	for i, n := range d.Names {
		names[i] = "$" + a.latex.Print(n) + "$"
	}
	what := kinds[d.Kind]
	if what == "" {
		what = latex.Text(d.Kind)
	}
	text := "let " + strings.Join(names, ", ") + " be " + what
	if len(names) > 1 {
		many, ok := plurals[what]
		if !ok {
			many = strings.TrimPrefix(strings.TrimPrefix(what, "a "), "an ") + "s"
		}
		text = "let " + strings.Join(names, ", ") + " be " + many
	}
	switch {
	case d.Lower != nil:
		text += " from $" + a.latex.Print(d.Lower) + "$ to $" + a.latex.Print(d.Upper) + "$"
	case len(d.Shape) > 0 && d.Kind != "function":
		sizes := make([]string, len(d.Shape))
		for i, n := range d.Shape {
			sizes[i] = a.latex.Print(n)
		}
		text += ` of size $` + strings.Join(sizes, ` \times `) + "$"
	case len(d.Of) > 0:
		of := make([]string, len(d.Of))
		for i, n := range d.Of {
			of[i] = "$" + a.latex.Print(n) + "$"
		}
		text += " of " + strings.Join(of, ", ")
	}
	return text
}

// workedRows are the lines of a derivation that nabla wrote.
func (a *Article) workedRows(d *nabla.Worked) []row {
	left := a.latex.Print(d.Question)
	var rows []row
	if d.Of != nil {
		rows = append(rows, row{left: a.latex.Print(d.Of), sign: "=", right: left})
		left = ""
	}
	for _, l := range d.Lines {
		rows = append(rows, row{left: left, sign: "=", right: a.latex.Print(arranged(l)), reason: a.ruleText(l)})
		left = ""
	}
	return rows
}

// arranged moves what a computed line has where textbooks have it; the author's order is kept.
func arranged(l working.Line) parser.Node {
	if l.Computed {
		return latex.Arrange(l.Node)
	}
	return l.Node
}

// ruleText is the rule of a line with the entry of the table of functions.
func (a *Article) ruleText(l working.Line) string {
	if l.Entry == nil {
		return reasonText(l.Rule)
	}
	return reasonText(l.Rule+", ") + a.latex.Inline(l.Entry)
}
