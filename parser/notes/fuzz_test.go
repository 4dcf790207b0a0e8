package notes_test

import (
	"testing"

	"nabla/parser/notes"
	"nabla/parser/source"
)

// FuzzRead holds what is true of any input: parts lie in their text in order, and what is blanked changes no place.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"$a$ $$b$$ \\(c\\) \\[d\\]", "\\begin{align}a&=b\\\\\\end{align}", "> $$\n> a\n> $$", "\\\\(a\\_b\\\\)", "<!-- nabla: skip -->",
		"\\newcommand{\\a}[1]{b}\\let\\c\\d", "| $\\|$ |\n|--|\n| $\\|x\\|$ |", "% nabla: given x\n", "```math\nx\n```", "---\na\n---\n",
		`{"cells":[{"cell_type":"markdown","source":["$x$"]}]}`, "\\verb", "\\section{a", "\ufeff# a\r\n\r$",
	} {
		for _, extension := range []string{".tex", ".md", ".ipynb"} {
			f.Add("f"+extension, seed)
		}
	}
	f.Fuzz(func(t *testing.T, name, content string) {
		d := notes.Read(source.NewText(name, content))
		var sheet *notes.Sheet
		last := 0
		for _, p := range d.Parts {
			if p.Sheet != sheet {
				sheet, last = p.Sheet, 0
			}
			size := len(sheet.Text.Content)
			if p.Span.Start < last || p.Span.End > size || p.Body.Start > p.Body.End || p.Body.End > size || len(sheet.Math.Content) != size {
				t.Fatalf("a part out of place: %+v in %q", p, content)
			}
			last = p.Span.Start
		}
	})
}
