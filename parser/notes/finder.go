package notes

import (
	"strings"

	"nabla/parser/source"
)

// Finding the end of a formula. TeX would expand macros to know it; here delimiters, braces, comments and
// environments are counted, and what cannot stand within a formula (a heading, a blank line between dollar
// signs) ends the search, so that one delimiter that is never closed does not swallow the rest of a
// document.

// finder goes through one sheet.
type finder struct {
	document *Document
	sheet    *Sheet
	src      string
	at       int
	edits    []edit
	none     map[string]int // up to where there is no such closing delimiter
}

// newFinder returns a finder at the beginning of a sheet.
func newFinder(d *Document, sheet *Sheet) *finder {
	return &finder{document: d, sheet: sheet, src: sheet.Text.Content, none: map[string]int{}}
}

// finish applies what was rewritten.
func (f *finder) finish() { f.sheet.rewrite(f.edits) }

// add keeps a part of the sheet.
func (f *finder) add(p Part) {
	p.Sheet = f.sheet
	f.document.Parts = append(f.document.Parts, p)
}

// fail reports what is wrong at a place of the sheet.
func (f *finder) fail(span source.Span, format string, args ...any) {
	f.document.fail(f.sheet.Text, span, format, args...)
}

// enclosed takes the mathematics that opens here. If it is not closed, that is reported, and what would be in it is
// passed: up to the end of the paragraph, or to where an environment cannot go on.
func (f *finder) enclosed(c fence) {
	start := f.at
	body := start + len(c.open)
	end, closed := f.seek(body, c)
	if !closed {
		f.fail(source.Span{Start: start, End: body}, "the mathematics that `%s` opens here is not closed", c.open)
		f.at = body
		for f.at < end && !isBlankLine(f.src, f.at) {
			f.at++ // what follows in further paragraphs is read
		}
		return
	}
	f.formula(c, start, body, end)
}

// formula keeps the formula whose body is src[body:end] and goes on behind it.
func (f *finder) formula(c fence, start, body, end int) {
	f.at = end + len(c.close)
	for range environments[unstarred(c.environment)] {
		body = f.skipArgument(body, end)
	}
	kind := Inline
	if c.display {
		kind = Display
	}
	f.add(Part{
		Kind: kind, Span: source.Span{Start: start, End: f.at}, Body: source.Span{Start: body, End: end},
		Environment: unstarred(c.environment),
	})
}

// seek returns where the body that starts at an offset ends, or where it stopped looking. Comments for
// nabla that stand in the body are kept. Where nothing was found, it is not looked for again. That keeps a
// text of many opening delimiters linear: the next one of the kind stops at once where the first search
// ended.
func (f *finder) seek(from int, c fence) (end int, closed bool) {
	if end = f.none[c.close]; from < end {
		return end, false
	}
	end, closed = f.scan(from, c)
	if !closed && c.open[0] == '\\' {
		f.none[c.close] = end
	}
	return end, closed
}

// scan looks for the closing delimiter from an offset on: at the level of braces at which it was opened,
// for dollar signs, and outside of environments of the same name, for those that nest.
func (f *finder) scan(from int, c fence) (end int, closed bool) {
	depth, nested := 0, 0
	for i := from; i < len(f.src); {
		rest := f.src[i:]
		switch {
		case strings.HasPrefix(rest, c.close) && (c.open[0] != '$' || depth <= 0) && nested == 0:
			return i, true
		case rest[0] == '\\':
			name := command(rest)
			switch {
			case c.environment != "" && strings.HasPrefix(rest, c.open) && insideOthers[unstarred(c.environment)]:
				nested++
			case c.environment != "" && strings.HasPrefix(rest, c.close):
				nested--
			case c.environment != "" && f.ends(name, rest):
				return i, false
			case c.environment == "" && (name == "section" || name == "chapter"):
				return i, false
			}
			i += 1 + max(1, len(name))
		case rest[0] == '%':
			i = f.comment(i)
		case rest[0] == '{':
			depth++
			i++
		case rest[0] == '}':
			depth--
			i++
		case !c.blank && isBlankLine(f.src, i), depth > deepest:
			return i, false
		default:
			i++
		}
	}
	return len(f.src), false
}

// deepest is how many braces are open at most where a closing dollar sign is looked for: without a bound, a text of
// nothing but dollars and braces would take quadratic time.
const deepest = 40

// ends reports whether an environment that is still open cannot go on behind the command.
func (f *finder) ends(name, rest string) bool {
	if _, heading := headings[name]; heading {
		return true
	}
	inner := argument(rest[min(len(rest), 1+len(name)):])
	_, math := environments[unstarred(inner)]
	math = math && !insideOthers[unstarred(inner)]
	switch name {
	case "":
		return strings.HasPrefix(rest, "\\[")
	case "begin":
		return math
	case "end":
		return math || inner == "document"
	}
	return false
}

// insideOthers are the environments that stand within mathematics.
var insideOthers = map[string]bool{"aligned": true, "split": true, "math": true}

// command returns the letters of the command that the text starts with, "" for \\ and other signs.
func command(text string) string {
	end := 1
	for end < len(text) && isASCIILetter(text[end]) {
		end++
	}
	return text[min(1, len(text)):min(end, len(text))]
}

// argument returns what stands in the braces that the text starts with, "" if it does not.
func argument(text string) string {
	text = strings.TrimLeft(text, " \t")
	if !strings.HasPrefix(text, "{") {
		return ""
	}
	if end := strings.IndexByte(text[:min(len(text), longestName)], '}'); end >= 0 {
		return text[1:end]
	}
	return ""
}

// longestName is how long the name of an environment may be.
const longestName = 80

// skipArgument returns the offset behind the braces at an offset.
func (f *finder) skipArgument(at, end int) int {
	i := at
	for i < end && (f.src[i] == ' ' || f.src[i] == '\n' || f.src[i] == '\r') {
		i++
	}
	if i < end && f.src[i] == '{' {
		if close := f.matching(i, end); close > i {
			return close + 1
		}
	}
	return at
}

// matching returns the offset of the brace that closes the one at an offset, or -1.
func (f *finder) matching(open, end int) int {
	depth := 0
	for i := open; i < end; i++ {
		switch f.src[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// isBlankLine reports whether a line ends at the offset and the next one is blank.
func isBlankLine(src string, at int) bool {
	next, ok := lineEnd(src, at)
	if !ok {
		return false
	}
	for next < len(src) && (src[next] == ' ' || src[next] == '\t') {
		next++
	}
	_, blank := lineEnd(src, next)
	return blank || next == len(src)
}

// lineEnd returns the offset behind the end of line that stands at an offset.
func lineEnd(src string, at int) (int, bool) {
	if at >= len(src) {
		return at, false
	}
	switch src[at] {
	case '\n':
		return at + 1, true
	case '\r':
		if at+1 < len(src) && src[at+1] == '\n' {
			return at + 2, true
		}
		return at + 1, true
	}
	return at, false
}

// endOfLine returns the offset of the end of the line that holds an offset.
func endOfLine(src string, at int) int {
	if end := strings.IndexAny(src[at:], "\r\n"); end >= 0 {
		return at + end
	}
	return len(src)
}

// isASCIILetter reports a letter of which names of commands are made.
func isASCIILetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
