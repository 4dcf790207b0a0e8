package notes

import (
	"strings"

	"nabla/parser/source"
)

// Comments for nabla: `% nabla: ...` in LaTeX, `<!-- nabla: ... -->` in Markdown. What they say is read by
// whoever reads the formulas; here they are only found, also within formulas.

// mark begins a comment that is meant for nabla.
const mark = "nabla:"

// comment passes the comment of LaTeX at an offset and keeps it if it is for nabla. It returns the end of its line.
func (f *finder) comment(at int) int {
	end := endOfLine(f.src, at)
	start := at
	for start < end && (f.src[start] == '%' || f.src[start] == ' ' || f.src[start] == '\t') {
		start++
	}
	f.directive(source.Span{Start: at, End: end}, start, end)
	return end
}

// directive keeps the comment in span, whose text is src[start:end], if it is for nabla.
func (f *finder) directive(span source.Span, start, end int) {
	text := f.src[start:end]
	words := strings.TrimLeft(text, " \t\r\n")
	if !strings.HasPrefix(words, mark) {
		return
	}
	words = strings.TrimLeft(words[len(mark):], " \t\r\n")
	start = end - len(words)
	f.add(Part{Kind: Directive, Span: span, Body: source.Span{Start: start, End: start + len(strings.TrimRight(words, " \t\r\n"))}})
}
