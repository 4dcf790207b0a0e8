package notes

import (
	"slices"
	"strings"

	"nabla/parser/source"
)

// Formulas in the text of Markdown, of which there are several dialects: dollar signs (Pandoc, GitHub), \(
// and \[ (MathJax), the same with two backslashes where Markdown takes one away, and bare environments.

// displays takes the displays and the macros of a sheet of Markdown and returns their places.
func (f *markdownFinder) displays() []source.Span {
	f.flow(func(rest string) bool {
		switch {
		case strings.HasPrefix(rest, "$$"):
			f.display(dollars)
		case strings.HasPrefix(rest, escapedSquare.open):
			f.escaped(escapedSquare)
		case strings.HasPrefix(rest, square.open):
			f.display(square)
		case strings.HasPrefix(rest, `\begin{`):
			return f.block(rest)
		case isDefiner(command(rest)):
			f.macro(command(rest))
		default:
			return false
		}
		return true
	})
	var spans []source.Span
	for _, p := range f.document.Parts {
		if p.Sheet == f.sheet && (p.Kind == Display || p.Kind == Macro) {
			spans = append(spans, p.Span)
		}
	}
	f.closed = append(f.closed, spans...)
	return spans
}

// inline takes the formulas within sentences.
func (f *markdownFinder) inline() {
	f.flow(func(rest string) bool {
		switch {
		case strings.HasPrefix(rest, escapedRound.open):
			f.escaped(escapedRound)
		case strings.HasPrefix(rest, round.open):
			f.optional(round)
		case strings.HasPrefix(rest, "$$"):
			f.at += 2
		case rest[0] == '$':
			f.optional(fence{open: "$", close: "$"})
		default:
			return false
		}
		return true
	})
}

// flow visits the text outside of what holds no mathematics; take reports that it took something and moved on.
func (f *markdownFinder) flow(take func(rest string) bool) {
	closed := f.closed
	for f.at = 0; f.at < len(f.src); {
		for len(closed) > 0 && closed[0].End <= f.at {
			closed = closed[1:]
		}
		if len(closed) > 0 && closed[0].Start <= f.at {
			f.at = closed[0].End
			continue
		}
		rest := f.src[f.at:]
		switch c := rest[0]; {
		case c != '$' && c != '\\':
			f.at++
		case take(rest):
		case c == '\\' && len(rest) > 1:
			f.at += 2
		default:
			f.at++
		}
	}
}

// display takes a display. It may hold blank lines if its delimiters stand on lines of their own.
func (f *markdownFinder) display(c fence) {
	start := f.at
	before := f.src[max(0, start-longestName):start]
	before = before[strings.LastIndexAny(before, "\r\n")+1:]
	c.blank = strings.Trim(before, "> \t") == "" && strings.TrimSpace(f.src[start+len(c.open):endOfLine(f.src, start)]) == ""
	end, closed := f.seek(start+len(c.open), c)
	if closed && f.overlaps(start, end) {
		closed = false
	}
	switch {
	case closed:
		f.formula(c, start, start+len(c.open), end)
		f.unquote(before, start, end)
	case c.open == "$$":
		f.fail(source.Span{Start: start, End: start + 2}, "the mathematics that `$$` opens here is not closed")
		f.at = max(f.paragraphEnd(start), start+2)
	default:
		f.at = start + len(c.open) // \[ is a bracket that is escaped, too
	}
}

// overlaps reports whether something that holds no mathematics stands in a range.
func (f *markdownFinder) overlaps(start, end int) bool {
	i, _ := slices.BinarySearchFunc(f.closed, start, func(s source.Span, at int) int { return s.Start - at })
	return i < len(f.closed) && f.closed[i].Start < end
}

// paragraphEnd returns where the paragraph of an offset ends.
func (f *markdownFinder) paragraphEnd(at int) int {
	for at < len(f.src) && !isBlankLine(f.src, at) {
		at++
	}
	return at
}

// block takes an environment that stands in the text without further delimiters.
func (f *markdownFinder) block(rest string) bool {
	name := argument(rest[len(`\begin`):])
	if _, math := environments[unstarred(name)]; !math {
		return false
	}
	f.enclosed(begin(name))
	return true
}

// optional takes a formula whose delimiter may also be a plain sign: an amount of money, an escaped
// bracket. The rules for a lone dollar sign are Pandoc's: no blank behind the opening one, none before the
// closing one, and no digit behind that: "$5 and $6" are amounts.
func (f *markdownFinder) optional(c fence) {
	start := f.at
	body := start + len(c.open)
	end, closed := f.seek(body, c)
	closed = closed && end > body && !f.overlaps(start, end)
	if closed && !c.padded {
		next := strings.TrimLeft(f.src[end+1:min(len(f.src), end+2)], "0123456789")
		closed = !isBlank(f.src[body]) && !isBlank(f.src[end-1]) && (next != "" || end+1 == len(f.src))
	}
	if !closed {
		f.at = body
		return
	}
	f.formula(c, start, body, end)
}

// escaped takes a formula in \\( or \\[, in which Markdown takes away a backslash before each sign. Of a
// run of backslashes half are left, and one more if it is odd and no sign to be escaped follows.
func (f *markdownFinder) escaped(c fence) {
	start := f.at
	body := start + len(c.open)
	end, closed := f.seekEscaped(body, c)
	if !closed {
		f.at = body
		return
	}
	for i := body; i < end; i++ {
		run := len(f.src[i:end]) - len(strings.TrimLeft(f.src[i:end], `\`))
		if run == 0 {
			continue
		}
		left := run / 2
		if run%2 == 1 && (i+run == end || strings.IndexByte(escapable, f.src[i+run]) < 0) {
			left++
		}
		f.edits = append(f.edits, edit{i, strings.Repeat(" ", run-left) + strings.Repeat(`\`, left)})
		i += run
	}
	f.formula(c, start, body, end)
}

// escapable are the signs before which Markdown takes away a backslash.
const escapable = "\\`*_{}[]()#+-.!|<>&$%,;:\"'/=?@^~"

// seekEscaped returns where the closing delimiter stands in the paragraph.
func (f *markdownFinder) seekEscaped(from int, c fence) (end int, closed bool) {
	if from < f.none[c.close] {
		return from, false
	}
	i := from
	for ; i < len(f.src) && !isBlankLine(f.src, i); i++ {
		if strings.HasPrefix(f.src[i:], c.close) {
			return i, true
		}
	}
	f.none[c.close] = i
	return i, false
}

// unquote blanks the marks of a quotation at the starts of the lines of a formula.
func (f *markdownFinder) unquote(before string, start, end int) {
	if !strings.Contains(before, ">") {
		return
	}
	for at := endOfLine(f.src, start); at < end; at = endOfLine(f.src, at) {
		at, _ = lineEnd(f.src, at)
		marks := len(f.src[at:end]) - len(strings.TrimLeft(f.src[at:end], "> \t"))
		if strings.Contains(f.src[at:at+marks], ">") {
			f.edits = append(f.edits, blanks(at, marks))
		}
	}
}

// isBlank reports a blank or the end of a line.
func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
