package article

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"nabla"
	"nabla/parser"
	"nabla/symbolic/graph/picture"
	"nabla/symbolic/graph/tikz"
	"nabla/symbolic/latex"
)

// The article as LaTeX: a document, a part of one, or frames. No package beyond amsmath, amssymb and tikz
// is needed, so that the file is set by any installation.

// Form is the kind of a LaTeX file.
type Form uint8

// The kinds: a complete article, a part for \input, and frames for beamer.
const (
	Complete Form = iota
	Fragment
	Beamer
)

// page is how much room a form has, in centimetres.
type page struct{ width, height float64 }

// pages are A4 with margins of 2.5 cm, a little less for a fragment, whose page is unknown, and a slide of
// 12.8 cm by 9.6 cm; the height is what is left for a drawing and its caption.
var pages = map[Form]page{Complete: {16, 21}, Fragment: {15, 19}, Beamer: {10.8, 6}}

// packages is what a fragment needs.
const packages = "amsmath, amssymb, tikz"

// LaTeX writes the article. No text of the document can hold a command of TeX: all of it goes through package latex. The
// error is that of a picture with too many nodes.
func (a *Article) LaTeX(form Form) (string, error) {
	w := &texWriter{article: a, form: form, page: pages[form]}
	for _, b := range a.Blocks {
		if err := w.block(b); err != nil {
			return "", err
		}
	}
	w.closeFrame()
	if form != Beamer {
		fmt.Fprintf(&w.out, "\n\\medskip\\noindent\\textit{%s}\n", latex.Text(a.Tally()))
	}
	return w.file(), nil
}

// Tally says what the checker found.
func (a *Article) Tally() string {
	steps := len(a.Report.Steps)
	proved := a.Report.Count(nabla.Proved)
	switch {
	case steps == proved && steps == 1:
		return "The only step was checked by nabla and proved."
	case steps == proved:
		return fmt.Sprintf("All %d steps were checked by nabla and proved.", steps)
	}
	return fmt.Sprintf("Of %d steps, nabla proved %d; the others are marked.", steps, proved)
}

// texWriter is a file in progress.
type texWriter struct {
	article *Article
	form    Form
	page    page
	out     strings.Builder
	section string // of the frames
	open    bool   // a frame is open
	figures int
}

// file puts the preamble before what was written. The preamble comes last, because it declares the
// characters that the body turned out to hold.
func (w *texWriter) file() string {
	body := w.out.String()
	if w.form == Fragment {
		return "% A part of a document, for \\input. It needs the packages " + packages + ".\n" + body
	}
	var b strings.Builder
	if w.form == Beamer {
		b.WriteString("\\documentclass[10pt]{beamer}\n\\setbeamertemplate{navigation symbols}{}\n\\setbeamertemplate{frametitle continuation}[from second]\n\\usepackage{amsmath,amssymb}\n\\usepackage{tikz}\n")
		b.WriteString("\\allowdisplaybreaks\n")
	} else {
		b.WriteString("\\documentclass[11pt,a4paper]{article}\n\\usepackage[margin=2.5cm]{geometry}\n\\usepackage{amsmath,amssymb}\n\\usepackage{tikz}\n")
		b.WriteString("\\setlength{\\parindent}{0pt}\\setlength{\\parskip}{6pt plus 2pt}\n\\allowdisplaybreaks\n")
	}
	b.WriteString(characters(w.article.Title + body))
	if w.article.Title != "" {
		fmt.Fprintf(&b, "\\title{%s}\n\\author{}\\date{}\n", latex.Text(w.article.Title))
	}
	b.WriteString("\\begin{document}\n")
	if w.article.Title != "" {
		if w.form == Beamer {
			b.WriteString("\\begin{frame}\\titlepage\\end{frame}\n")
		} else {
			b.WriteString("\\maketitle\n")
		}
	}
	return b.String() + body + "\\end{document}\n"
}

// characters declares the characters of a text that pdfTeX does not know: Greek letters and signs as they
// look in formulas, others by their number. Other engines have fonts for them and no such declarations. The
// declarations are sorted, so that equal documents are equal files.
func characters(text string) string {
	seen := map[rune]bool{}
	var all []rune
	for _, r := range text {
		if r >= 0x80 && !seen[r] && !accented(r) {
			seen[r] = true
			all = append(all, r)
		}
	}
	if len(all) == 0 {
		return ""
	}
	slices.Sort(all)
	var b strings.Builder
	b.WriteString("\\ifdefined\\DeclareUnicodeCharacter\n")
	for _, r := range all {
		fmt.Fprintf(&b, "  \\DeclareUnicodeCharacter{%04X}{%s}\n", r, shown(r))
	}
	b.WriteString("\\fi\n")
	return b.String()
}

// accented reports whether pdfTeX sets a character with its first encoding of fonts. In the encoding OT1
// those are letters with an accent from U+00C0 to U+017F; the letters in the string are no such composites,
// and OT1 has no form of them.
func accented(r rune) bool {
	return r >= 0xC0 && r <= 0x17F && unicode.IsLetter(r) && !strings.ContainsRune("ÐðÞþĐđŊŋĦħŦŧĲĳĿŀŉſ", r)
}

// signs are characters that formulas have a command for.
var signs = map[rune]string{
	'≤': `\leq`, '≥': `\geq`, '≠': `\neq`, '→': `\to`, '⇒': `\Rightarrow`, '∂': `\partial`, '∑': `\sum`, '∏': `\prod`, '∞': `\infty`,
	'·': `\cdot`, '×': `\times`, '−': `-`, '∈': `\in`, '∇': `\nabla`, '√': `\surd`, '≈': `\approx`, '±': `\pm`, '°': `^\circ`,
}

// shown is how pdfTeX shows a character that its fonts lack. A Greek letter or a sign has a command if the
// printer of formulas makes one of it. What nothing is known of is printed by its number: a document with
// an odd character is set, and the character is not lost.
func shown(r rune) string {
	switch {
	case signs[r] != "":
		return `\ensuremath{` + signs[r] + `}`
	case strings.ContainsRune("–—", r):
		return map[rune]string{'–': "--", '—': "---"}[r]
	case strings.ContainsRune("“”„«»", r):
		return map[rune]string{'“': "``", '”': "''", '„': ",,", '«': `\ensuremath{\ll}`, '»': `\ensuremath{\gg}`}[r]
	case strings.ContainsRune("‘’", r):
		return map[rune]string{'‘': "`", '’': "'"}[r]
	case r == 0xA0:
		return "~"
	}
	if name := latex.Print(&parser.Name{Text: string(r), Base: string(r)}); strings.HasPrefix(name, `\`) && !strings.Contains(name, "{") {
		return `\ensuremath{` + name + `}`
	}
	return fmt.Sprintf(`\texttt{U+%04X}`, r)
}

// block is the one switch over the kinds of blocks.
func (w *texWriter) block(b Block) error {
	switch b := b.(type) {
	case Heading:
		w.heading(b.Text)
	case Paragraph:
		w.frame("")
		fmt.Fprintf(&w.out, "\n%s\n", latex.Text(b.Text))
	case Definitions:
		w.frame("")
		w.article.definitions(&w.out, b, w.display)
	case Derivation:
		w.derivation(b)
	case Figure:
		return w.figure(b)
	}
	return nil
}

// heading begins a section; in beamer it is the title of the frames that follow, too.
func (w *texWriter) heading(text string) {
	if w.form == Beamer {
		w.closeFrame()
		w.section = text
	}
	fmt.Fprintf(&w.out, "\n\\section{%s}\n", latex.Text(text))
}

// frame opens a frame, a new one where a title is given; other forms have none. allowframebreaks lets a
// long frame run over several slides. Where a frame is open and no title asks for a new one, blocks go on
// in it.
func (w *texWriter) frame(title string) {
	if w.form != Beamer || w.open && title == "" {
		return
	}
	w.closeFrame()
	if title == "" {
		title = w.section
	}
	fmt.Fprintf(&w.out, "\n\\begin{frame}[allowframebreaks]\\frametitle{%s}\n", latex.Text(title))
	w.open = true
}

// closeFrame ends the frame that is open, if there is one.
func (w *texWriter) closeFrame() {
	if w.open {
		w.out.WriteString("\\end{frame}\n")
	}
	w.open = false
}

// derivation writes the steps as one display, below the title of the claim, with the remarks below.
func (w *texWriter) derivation(d Derivation) {
	first := d.Steps[0]
	if w.frame(first.Title); first.Title != "" && w.form != Beamer {
		fmt.Fprintf(&w.out, "\n\\paragraph{%s}\n", latex.Text(first.Title))
	}
	w.display(w.article.stepRows(d))
	for _, r := range remarks(d) {
		fmt.Fprintf(&w.out, "{\\footnotesize Remark: %s.\\par}\n", w.article.prose(r, latex.Text))
	}
}

// figure draws a graph and prints its passes. The minipage keeps the drawing and its caption on one page.
func (w *texWriter) figure(f Figure) error {
	p, err := picture.New(f.Graph, f.Result, f.Pass, picture.Options{Digits: w.article.Digits})
	if err != nil {
		return err
	}
	w.figures++
	name := "the definitions"
	if f.Result != nil {
		name = "$" + w.article.latex.Expr(f.Result.Symbol) + "$"
	}
	w.frame("Computation graph")
	drawing := tikz.Write(p, tikz.Options{Width: w.page.width - 1, Height: w.page.height - 2, Document: w.article.latex})
	caption := "Computation graph of " + name + "."
	if f.Pass != nil {
		caption += " The first number beside the edge that leaves a node is its value"
		if f.Result != nil {
			caption += ", the second one the derivative of " + name + " by it"
		}
		caption += "."
	}
	if p.Hidden > 0 {
		caption += fmt.Sprintf(" Inputs that one node alone needs, %d of them, are not drawn.", p.Hidden)
	}
	fmt.Fprintf(&w.out, "\n\\begin{center}\\begin{minipage}{\\linewidth}\\centering\n%s\n\n\\small %s\n\\end{minipage}\\end{center}\n", drawing, caption)
	w.passes(f)
	for _, r := range f.Remarks() {
		fmt.Fprintf(&w.out, "\n{\\footnotesize Note: %s.\\par}\n", latex.Text(r))
	}
	if len(f.Worked) > 0 {
		w.frame("Derivatives along the edges")
		if w.form != Beamer {
			w.out.WriteString("\n\\paragraph{Derivatives along the edges}\n")
		}
		for _, d := range f.Worked {
			w.display(w.article.workedRows(d))
		}
	}
	return nil
}
