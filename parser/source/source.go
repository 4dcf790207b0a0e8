// Package source holds texts, spans within them, and diagnostics, and renders a diagnostic the way
// editors and compilers do: `file:line:col: error: message`, the line, a caret under the span.
//
// Offsets are bytes, because that is what a lexer counts; lines and columns count from 1, columns in
// Unicode code points, because that is what a reader and SARIF count. The package does not know any
// notation: what is wrong and why is said by whoever makes the Diagnostic.
package source

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Text is a named text whose lines can be found by offset. It is immutable; make it with NewText.
type Text struct {
	Name    string // what a diagnostic prints before the line, usually a file name
	Content string // the text, not necessarily valid UTF-8

	starts []int // byte offset at which each line starts
}

// NewText returns the text under the name, with its table of lines. Lines end with "\n", "\r\n" or a
// lone "\r".
func NewText(name, content string) *Text {
	t := &Text{Name: name, Content: content, starts: []int{0}}
	if strings.HasPrefix(content, byteOrderMark) {
		t.starts[0] = len(byteOrderMark) // it is no part of the first line, as editors count
	}
	for i := 0; i < len(content); i++ {
		// A lone \r ends a line, as old files have it; before \n it is part of that line end.
		if content[i] == '\n' || content[i] == '\r' && (i+1 == len(content) || content[i+1] != '\n') {
			t.starts = append(t.starts, i+1)
		}
	}
	return t
}

// byteOrderMark may stand before a text in UTF-8.
const byteOrderMark = "\ufeff"

// Position is a place as a reader names it. Both numbers count from 1; the column counts code points.
type Position struct{ Line, Column int }

// Position returns the line and column of a byte offset. An offset outside of the text is moved to its
// nearest end, so that a diagnostic about the end of the input has a place.
func (t *Text) Position(offset int) Position {
	offset = min(max(offset, 0), len(t.Content))
	line := t.lineAt(offset)
	start := t.start(line)
	return Position{Line: line + 1, Column: 1 + utf8.RuneCountInString(t.Content[start:max(start, offset)])}
}

// Lines returns the number of lines, at least 1.
func (t *Text) Lines() int { return max(1, len(t.starts)) }

// Line returns the n-th line, counted from 1, without its line end, or "" if there is no such line.
func (t *Text) Line(n int) string {
	if n < 1 || n > t.Lines() {
		return ""
	}
	start, end := t.start(n-1), len(t.Content)
	if n < t.Lines() {
		end = t.starts[n]
	}
	for end > start && (t.Content[end-1] == '\n' || t.Content[end-1] == '\r') {
		end--
	}
	return t.Content[start:end]
}

// Slice returns the characters of the span, cut to what the text holds.
func (t *Text) Slice(s Span) string {
	start := min(max(s.Start, 0), len(t.Content))
	return t.Content[start:min(max(s.End, start), len(t.Content))]
}

// lineAt returns the line that holds the offset, counted from 0.
func (t *Text) lineAt(offset int) int {
	return max(0, sort.Search(len(t.starts), func(i int) bool { return t.starts[i] > offset })-1)
}

// start returns the offset of a line counted from 0. A Text that was made without NewText is one line.
func (t *Text) start(line int) int {
	if line < len(t.starts) {
		return t.starts[line]
	}
	return 0
}

// Span is the range [Start, End) of byte offsets in a text. The zero Span is the empty one at its start.
type Span struct{ Start, End int }

// Join returns the smallest span that covers both.
func Join(a, b Span) Span {
	return Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}

// Len returns the number of bytes covered.
func (s Span) Len() int { return s.End - s.Start }
