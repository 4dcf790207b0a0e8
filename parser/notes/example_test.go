package notes_test

import (
	"fmt"

	"nabla/parser/notes"
	"nabla/parser/source"
)

// The parts of a page of Markdown, each with its place in the file.
func ExampleRead() {
	page := "# Chain rule\n\nLet $y = x^2$. In code, `$HOME` is no formula.\n\n$$\\frac{dy}{dx} = 2x$$\n"
	doc := notes.Read(source.NewText("page.md", page))
	for i := range doc.Parts {
		p := &doc.Parts[i]
		at := p.Sheet.Text.Position(p.Span.Start)
		fmt.Printf("%d:%d %s\n", at.Line, at.Column, p.Text())
	}
	// Output:
	// 1:3 Chain rule
	// 3:5 y = x^2
	// 5:1 \frac{dy}{dx} = 2x
}
