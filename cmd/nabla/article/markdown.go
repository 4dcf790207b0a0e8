package article

import (
	"fmt"
	"strings"

	"nabla/symbolic/graph/picture"
	"nabla/symbolic/graph/svg"
)

// The article as Markdown, as the pages of code hosts and notebooks show it: formulas between dollar signs,
// set by MathJax or KaTeX, which know aligned but not align*, and drawings as files.

// Drawing is a picture that a Markdown file refers to.
type Drawing struct{ Name, Content string }

// Markdown writes the article with formulas between dollar signs. The drawings are files of their own, whose names begin
// with the prefix.
func (a *Article) Markdown(prefix string) (text string, drawings []Drawing, err error) {
	w := &markdownWriter{article: a, prefix: prefix}
	if a.Title != "" {
		fmt.Fprintf(&w.out, "# %s\n", plainText(a.Title))
	}
	for _, b := range a.Blocks {
		if err := w.block(b); err != nil {
			return "", nil, err
		}
	}
	fmt.Fprintf(&w.out, "\n*%s*\n", plainText(a.Tally()))
	return w.out.String(), w.drawings, nil
}

// markdownWriter is a file in progress.
type markdownWriter struct {
	article  *Article
	prefix   string
	out      strings.Builder
	drawings []Drawing
}

// plainText escapes what Markdown and HTML would take for markup. A character that begins a list or a
// heading is escaped everywhere, not only at the beginning of a line, and control characters are blanks:
// prose cannot leave its paragraph.
func plainText(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r < ' ':
			b.WriteByte(' ')
		case r == '<':
			b.WriteString("&lt;")
		case r == '&':
			b.WriteString("&amp;")
		case strings.ContainsRune("\\`*_{}[]()#+-!|$>~", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// block is the one switch over the kinds of blocks.
func (w *markdownWriter) block(b Block) error {
	switch b := b.(type) {
	case Heading:
		fmt.Fprintf(&w.out, "\n## %s\n", plainText(b.Text))
	case Paragraph:
		fmt.Fprintf(&w.out, "\n%s\n", plainText(b.Text))
	case Definitions:
		w.article.definitions(&w.out, b, w.display)
	case Derivation:
		w.derivation(b)
	case Figure:
		return w.figure(b)
	}
	return nil
}

// display writes rows as an aligned display; the reasons stand beside them as text.
func (w *markdownWriter) display(rows []row) {
	fmt.Fprintf(&w.out, "\n$$\n\\begin{aligned}\n%s\n\\end{aligned}\n$$\n", lines(rows, true))
}

// derivation writes the steps as one display, with the remarks below.
func (w *markdownWriter) derivation(d Derivation) {
	if title := d.Steps[0].Title; title != "" {
		fmt.Fprintf(&w.out, "\n**%s**\n", plainText(title))
	}
	w.display(w.article.stepRows(d))
	for _, r := range remarks(d) {
		fmt.Fprintf(&w.out, "\nRemark: %s.\n", w.article.prose(r, plainText))
	}
}

// figure refers to the drawing as a file, because Markdown shows no SVG that stands in it everywhere.
func (w *markdownWriter) figure(f Figure) error {
	p, err := picture.New(f.Graph, f.Result, f.Pass, picture.Options{Digits: w.article.Digits})
	if err != nil {
		return err
	}
	name := fmt.Sprintf("%s-%d.svg", w.prefix, len(w.drawings)+1)
	w.drawings = append(w.drawings, Drawing{name, svg.Draw(p)})
	fmt.Fprintf(&w.out, "\n![computation graph](%s)\n", name)
	w.grid("Pass forward", w.article.forward(f))
	if f.Result != nil {
		w.grid("Pass backward", w.article.backward(f))
	}
	for _, r := range f.Remarks() {
		fmt.Fprintf(&w.out, "\nNote: %s.\n", plainText(r))
	}
	for _, d := range f.Worked {
		w.display(w.article.workedRows(d))
	}
	return nil
}

// grid prints a table; a stroke in a formula would end its cell.
func (w *markdownWriter) grid(title string, t grid) {
	fmt.Fprintf(&w.out, "\n**%s**\n\n| %s |\n|%s\n", title, strings.Join(t.head, " | "), strings.Repeat(" --- |", len(t.head)))
	for _, r := range t.rows {
		w.out.WriteString("|")
		for _, cell := range r {
			fmt.Fprintf(&w.out, " $%s$ |", strings.ReplaceAll(cell, "|", `\vert `))
		}
		w.out.WriteString("\n")
	}
}
