package source

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// tabWidth is the distance of tab stops; a tab is shown as that many blanks at most.
const tabWidth = 4

// ellipsis marks where a long line was cut.
const ellipsis = "..."

// excerpt returns the line on which the span starts and a caret line that stands below it, both cut to
// a window of about `columns` around the span. A span that goes on in further lines is marked up to the
// end of its first.
func excerpt(t *Text, s Span, columns int) (line, caret string) {
	if columns == 0 {
		columns = defaultWidth
	}
	offset := min(max(s.Start, 0), len(t.Content))
	number := t.lineAt(offset)
	text := t.Line(number + 1)
	from := min(max(offset-t.start(number), 0), len(text))
	to := min(max(from, s.End-t.start(number)), len(text))

	first, last := window(text, from, to, columns)
	head, tail := "", ""
	if first > 0 {
		head = ellipsis
	}
	if last < len(text) {
		tail = ellipsis
	}
	before, used := show(text[first:from], len(head))
	marked, wide := show(text[from:min(to, last)], used)
	after, _ := show(text[min(to, last):last], wide)
	return head + before + marked + after + tail,
		strings.Repeat(" ", used) + strings.Repeat("^", max(1, wide-used))
}

// window returns the part [first, last) of the line to show: all of it if it is short, else from some
// bytes before the span on. Both ends stand between characters.
func window(text string, from, to, columns int) (first, last int) {
	if len(text) <= columns {
		return 0, len(text)
	}
	// A third of the window shows what stands before, the rest the span and what follows.
	first = max(0, min(from-columns/3, len(text)-columns))
	last = min(len(text), max(first+columns, min(to, from+columns)))
	for first > 0 && first < from && !boundary(text, first) {
		first++
	}
	for last < len(text) && !boundary(text, last) {
		last++
		if last-first > 2*columns { // a run of combining marks has no end worth waiting for
			break
		}
	}
	return first, last
}

// boundary reports whether a character that is not a combining mark starts at the offset.
func boundary(text string, offset int) bool {
	r, _ := utf8.DecodeRuneInString(text[offset:])
	return utf8.RuneStart(text[offset]) && !unicode.Is(unicode.Mn, r)
}

// show returns the text as a terminal can print it, and the column after it when it starts at the given
// one: tabs go to the next stop, control characters and broken bytes become escapes.
func show(text string, column int) (string, int) {
	var b strings.Builder
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\t':
			step := tabWidth - column%tabWidth
			b.WriteString(strings.Repeat(" ", step))
			column += step
		case hidden(r, size):
			escaped := escape(text[i:i+size], r, size)
			b.WriteString(escaped)
			column += len(escaped)
		default:
			b.WriteString(text[i : i+size])
			column += columnsOf(r)
		}
		i += size
	}
	return b.String(), column
}

// hidden reports whether printing the character would show nothing or move the cursor: control
// characters, formatting ones such as the bidirectional overrides, and bytes that are not UTF-8.
func hidden(r rune, size int) bool {
	return r == utf8.RuneError && size <= 1 || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co)
}

// escape returns the visible form of a hidden character.
func escape(raw string, r rune, size int) string {
	switch {
	case r == utf8.RuneError && size <= 1, r < 0x80:
		return fmt.Sprintf(`\x%02x`, raw[0])
	case r <= 0xffff:
		return fmt.Sprintf(`\u%04x`, r)
	}
	return fmt.Sprintf(`\U%08x`, r)
}

// columnsOf returns how many columns of a terminal the character takes: none for a combining mark, two
// for a wide or fullwidth one (Unicode Standard Annex 11).
func columnsOf(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// visible returns the text in one line with its control characters escaped.
func visible(text string) string {
	if strings.IndexFunc(text, func(r rune) bool { return hidden(r, 2) || r == utf8.RuneError }) < 0 {
		return text
	}
	shown, _ := show(text, 0)
	return shown
}

// visibleLines is visible for a text whose line breaks are meant.
func visibleLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = visible(line)
	}
	return strings.Join(lines, "\n")
}
