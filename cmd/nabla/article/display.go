package article

import (
	"fmt"
	"strings"

	"nabla/symbolic/latex"
)

// How the rows of a display are laid out on a page of TeX. TeX itself breaks no line of an align*, so the
// widths are estimated here, from the number of signs; the estimate need not be good, only good enough to
// choose among layouts none of which is wrong. Lengths are in centimetres.

// row is a line of a display, in LaTeX.
type row struct {
	left, sign, right string
	reason            string
	tag               string // a reason at the right margin
	doubtful          bool
}

// signGlyph is the mean width of a sign of a formula at the size of the text, in centimetres.
const signGlyph = 0.205

// display writes rows below one another, with the reasons in a column of their own. Long rows are made
// smaller as far as that can be read, and reasons that find no room beside them stand below. In this order,
// the first that fits: all beside one another; the same smaller; the left side on a line of its own, which
// gains its width for a chain whose later rows have none; the same smaller; the reasons as tags; everything
// scaled down. A left side of less than 3 cm is not worth a line.
func (w *texWriter) display(rows []row) {
	left, right, reason := measure(rows)
	const gaps = 1.2
	switch {
	case left+right+reason+gaps <= w.page.width:
		w.align(rows, "", true)
	case left+right <= w.page.width && left+right+reason+gaps <= w.page.width*1.2:
		w.align(rows, `\small`, true)
	case right+reason+gaps <= w.page.width && left > 3:
		w.align(apart(rows), "", true)
	case right+reason+gaps <= w.page.width*1.2 && left > 3:
		w.align(apart(rows), `\small`, true)
	case right+1 <= w.page.width:
		w.align(tagged(apart(rows)), "", false)
	default:
		w.shrunk(below(apart(rows)))
	}
}

// measure estimates the widths of the columns.
func measure(rows []row) (left, right, reason float64) {
	for _, r := range rows {
		left = max(left, width(r.left))
		right = max(right, width(r.right)+0.5)
		reason = max(reason, width(r.reason))
	}
	return left, right, reason
}

// width estimates the width of a formula. A fraction counts as its wider part; text is narrower than signs
// of formulas. A sign of addition has blanks about it that TeX adds.
func width(formula string) float64 {
	if text, ok := strings.CutPrefix(formula, `\text{`); ok {
		inner, rest, _ := strings.Cut(text, "}")
		return 0.19*float64(len([]rune(inner))) + width(rest)
	}
	return signGlyph*float64(latex.Glyphs(formula)) + 0.12*float64(strings.Count(formula, " + ")+strings.Count(formula, " - "))
}

// apart gives a long left side a line of its own. The first row has the left side and nothing else then,
// and the next row begins with the sign.
func apart(rows []row) []row {
	if len(rows) == 0 || rows[0].left == "" || width(rows[0].left) < 2 {
		return rows
	}
	first := row{left: rows[0].left}
	rest := append([]row{first}, rows...)
	rest[1].left = ""
	return rest
}

// below puts each reason on a line of its own behind the row that it is about.
func below(rows []row) []row {
	var all []row
	for _, r := range rows {
		reason := r.reason
		r.reason = ""
		if all = append(all, r); reason != "" {
			all = append(all, row{right: `\quad` + reason})
		}
	}
	return all
}

// tagged puts each reason at the right margin, where TeX moves it below a row that leaves no room.
func tagged(rows []row) []row {
	for i, r := range rows {
		if r.reason != "" {
			rows[i].tag = r.reason
		}
	}
	return rows
}

// align writes the display as an align* environment.
func (w *texWriter) align(rows []row, size string, reasons bool) {
	if size != "" {
		w.out.WriteString("{" + size)
	}
	fmt.Fprintf(&w.out, "\\begin{align*}\n%s\n\\end{align*}\n", lines(rows, reasons))
	if size != "" {
		w.out.WriteString("}\n")
	}
}

// fitted makes what follows as wide as the page if it is wider. The width of the box is known to \resizebox
// as \width, so that nothing is scaled up.
const fitted = `\resizebox{\ifdim\width>\linewidth\linewidth\else\width\fi}{!}`

// shrunk writes a display that is too wide for the page as small as it must be.
func (w *texWriter) shrunk(rows []row) {
	fmt.Fprintf(&w.out, "\n\\begin{center}%s{$\\displaystyle\\begin{aligned}\n%s\n\\end{aligned}$}\\end{center}\n", fitted, lines(rows, false))
}

// lines writes the rows. reasons says whether there is a column for them. Every row has an alignment mark
// before its sign, also one without a left side, so that the signs stand below one another.
func lines(rows []row, reasons bool) string {
	texts := make([]string, len(rows))
	for i, r := range rows {
		text := strings.TrimSpace(r.left + " &")
		switch {
		case r.sign == "" && r.right == "":
			text = "& " + r.left
		case r.sign == "":
			text += " " + r.right
		default:
			text += relation(r) + " " + r.right
		}
		if reasons && r.reason != "" {
			text += " && " + r.reason
		}
		if r.tag != "" {
			text += ` \tag*{$` + r.tag + `$}`
		}
		texts[i] = "  " + text
	}
	return strings.Join(texts, " \\\\\n")
}

// relation is the sign of a step; one that is known to be wrong has a question mark above it.
func relation(r row) string {
	sign := latex.Relation(r.sign)
	if r.doubtful {
		return `\overset{?}{` + sign + `}`
	}
	return sign
}
