package notes

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"nabla/parser/limit"
	"nabla/parser/source"
)

// Document is the mathematics of one file, in the order of the file.
type Document struct {
	Text   *source.Text // the file
	Parts  []Part
	Errors []source.Diagnostic // what is wrong with the document; the other parts are kept
}

// Kind says what a Part is.
type Kind uint8

// The kinds of parts.
const (
	Display   Kind = iota // a formula that stands by itself
	Inline                // a formula within a sentence
	Directive             // a comment for nabla
	Heading               // the start of a section
	Macro                 // the definition of a macro by the author
)

// Part is one formula, directive, heading or macro.
type Part struct {
	Kind        Kind
	Sheet       *Sheet
	Span        source.Span // with the delimiters
	Body        source.Span // without them; the title of a heading, the words of a directive
	Environment string      // the environment that is the formula, without its star: align; "" for other delimiters
	Level       int         // of a heading: 0 the title or a part, 1 a chapter or #, ...
	Before      source.Span // the prose in front of a formula, back to its paragraph or to the formula before
	After       source.Span // the prose behind a formula, up to the end of its paragraph or to the next formula
}

// Text returns the body of the part, of a formula without what does not belong to it.
func (p *Part) Text() string { return p.Sheet.Math.Slice(p.Body) }

// Sheet is a text that positions refer to: the file, or one cell of a notebook. Text and Math have the same
// length, so that a place in one is a place in the other: what Markdown takes away of a formula is blanked,
// never cut.
type Sheet struct {
	Text *source.Text // as the author wrote it
	Math *source.Text // the same, byte for byte, with the marks of quotations blanked within formulas and escapes undone
	Cell int          // of a notebook, counted from 1; 0 if the sheet is the file
}

// IsNotes reports whether a file with this name is one that Read reads.
func IsNotes(name string) bool {
	_, ok := readers[suffix(name)]
	return ok
}

// readers are the kinds of files by their extension. A kind of file is one line here and one function.
var readers = map[string]func(*Document){
	".tex": readTeX, ".ltx": readTeX, ".latex": readTeX,
	".md": readMarkdown, ".markdown": readMarkdown, ".mkd": readMarkdown, ".rmd": readMarkdown, ".qmd": readMarkdown,
	".ipynb": readNotebook,
}

// suffix returns the extension of a name in small letters.
func suffix(name string) string { return strings.ToLower(filepath.Ext(name)) }

// Read finds the parts of a document; the extension of the name says how it is written, and a name without a known
// one is taken as Markdown. It never fails as a whole: what is wrong is in Errors.
func Read(text *source.Text) *Document {
	d := &Document{Text: text}
	if reason := refusal(text.Content); reason != "" {
		d.Errors = []source.Diagnostic{{Text: text, Message: reason}}
		return d
	}
	read := readers[suffix(text.Name)]
	if read == nil {
		read = readMarkdown
	}
	read(d)
	slices.SortStableFunc(d.Parts, func(a, b Part) int {
		if a.Sheet.Cell != b.Sheet.Cell {
			return a.Sheet.Cell - b.Sheet.Cell
		}
		return a.Span.Start - b.Span.Start
	})
	d.surround()
	return d
}

// refusal says why a text cannot be read at all, or "".
func refusal(content string) string {
	switch {
	case len(content) > limit.InputBytes:
		return fmt.Sprintf("the document is longer than %d bytes", limit.InputBytes)
	case strings.HasPrefix(content, "\xff\xfe"), strings.HasPrefix(content, "\xfe\xff"):
		return "this is UTF-16 text, and nabla reads UTF-8"
	case strings.IndexByte(content, 0) >= 0:
		return "this is not a text: it holds bytes that are 0"
	case broken(content)*brokenShare > len(content):
		return "this is not a text in UTF-8"
	}
	return ""
}

// brokenShare is the part of a text that may be broken characters, one in so many: an old file with some letters of
// another encoding is read, a picture is not.
const brokenShare = 20

// broken counts the bytes that belong to no character.
func broken(content string) int {
	count := 0
	for i := 0; i < len(content); {
		r, size := utf8.DecodeRuneInString(content[i:])
		if r == utf8.RuneError && size == 1 {
			count++
		}
		i += size
	}
	return count
}

// fail keeps a message on a part that is left out; the rest of the document is there.
func (d *Document) fail(text *source.Text, span source.Span, format string, args ...any) {
	if len(d.Errors) < limit.Diagnostics {
		d.Errors = append(d.Errors, source.Diagnostic{Text: text, Span: span, Severity: source.Warning, Message: fmt.Sprintf(format, args...)})
	}
}

// surround finds the prose in front of each formula. The prose on both sides ends at a blank line, at the
// next part, or after proseBytes: a condition stands near what it is about.
func (d *Document) surround() {
	var sheet *Sheet
	end := 0
	for i := range d.Parts {
		p := &d.Parts[i]
		if p.Sheet != sheet {
			sheet, end = p.Sheet, 0
		}
		if p.Kind <= Inline {
			text := p.Sheet.Text.Content
			start := min(max(end, p.Span.Start-proseBytes), p.Span.Start)
			if blank := lastBlankLine(text[start:p.Span.Start]); blank >= 0 {
				start += blank
			}
			for start < p.Span.Start && !utf8.RuneStart(text[start]) {
				start++
			}
			p.Before = source.Span{Start: start, End: p.Span.Start}
		}
		if end = max(end, p.Span.End); p.Kind == Heading {
			end = p.Body.Start // formulas may stand in it
		}
		next := len(p.Sheet.Text.Content)
		if i+1 < len(d.Parts) && d.Parts[i+1].Sheet == p.Sheet {
			next = d.Parts[i+1].Span.Start
		}
		p.After = behind(p, next)
	}
}

// IsCut reports whether the prose in front of a formula may begin within a sentence, as there is too much of it.
func IsCut(before source.Span) bool { return before.Len() >= proseBytes-utf8.UTFMax }

// behind returns the prose behind a part up to the next one.
func behind(p *Part, next int) source.Span {
	text := p.Sheet.Text.Content
	end := max(p.Span.End, min(next, p.Span.End+proseBytes))
	for end > p.Span.End && end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	if blank := firstBlankLine(text[p.Span.End:end]); blank >= 0 {
		end = p.Span.End + blank
	}
	return source.Span{Start: p.Span.End, End: end}
}

// firstBlankLine returns where the first blank line of a text begins, or -1.
func firstBlankLine(text string) int {
	at := 0
	for line := range strings.Lines(text) {
		if at > 0 && strings.TrimSpace(line) == "" && strings.HasSuffix(line, "\n") {
			return at
		}
		at += len(line)
	}
	return -1
}

// proseBytes is how far the prose in front of a formula is looked at. Two or three lines of text.
const proseBytes = 160

// lastBlankLine returns the end of the last blank line that is followed by something, or -1.
func lastBlankLine(text string) int {
	text = strings.TrimRight(text, " \t\r\n")
	lines := strings.ReplaceAll(text, "\r", "\n")
	for at := len(lines); ; {
		at = strings.LastIndexByte(lines[:at], '\n')
		if at < 0 {
			return -1
		}
		before := strings.TrimRight(lines[:at], " \t")
		if text[at] == '\n' && at > 0 && text[at-1] == '\r' {
			before = strings.TrimRight(lines[:at-1], " \t")
		}
		if strings.HasSuffix(before, "\n") {
			return at + 1
		}
	}
}

// newSheet returns a sheet on which nothing is blanked yet.
func newSheet(name, content string, cell int) *Sheet {
	text := source.NewText(name, content)
	return &Sheet{Text: text, Math: text, Cell: cell}
}

// rewrite replaces parts of the mathematics of a sheet by texts of the same length.
func (s *Sheet) rewrite(edits []edit) {
	if len(edits) == 0 {
		return
	}
	content := []byte(s.Math.Content)
	for _, e := range edits {
		copy(content[e.at:], e.text)
	}
	s.Math = source.NewText(s.Text.Name, string(content))
}

// edit is a place of a sheet that is no mathematics as it stands, with what is to be read there.
type edit struct {
	at   int
	text string
}

// blanks returns an edit that blanks some bytes.
func blanks(at, length int) edit { return edit{at, strings.Repeat(" ", length)} }
