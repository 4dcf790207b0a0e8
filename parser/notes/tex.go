package notes

import (
	"strings"

	"nabla/parser/source"
)

// LaTeX files. The text is gone through once; no macro is expanded, so a formula that a macro of the author
// opens is not found.

// readTeX finds the parts of a LaTeX file.
func readTeX(d *Document) {
	sheet := &Sheet{Text: d.Text, Math: d.Text}
	f := newFinder(d, sheet)
	f.tex(strings.Contains(f.src, `\begin{document}`))
	f.finish()
}

// tex goes through LaTeX text; in a preamble only macros and comments count.
func (f *finder) tex(preamble bool) {
	for f.at < len(f.src) {
		rest := f.src[f.at:]
		switch {
		case rest[0] == '%':
			f.at = f.comment(f.at)
		case rest[0] == '\\' && strings.HasPrefix(rest, `\begin{document}`):
			preamble = false
			f.at += len(`\begin{document}`)
		case rest[0] == '\\' && strings.HasPrefix(rest, `\end{document}`):
			return
		case preamble && rest[0] == '$':
			f.at++
		case strings.HasPrefix(rest, "$$"):
			f.enclosed(dollars)
		case rest[0] == '$':
			f.enclosed(dollar)
		case rest[0] == '\\':
			f.control(rest, preamble)
		default:
			f.at++
		}
	}
}

// control takes what starts with a backslash.
func (f *finder) control(rest string, preamble bool) {
	name := command(rest)
	level, heading := headings[name]
	switch {
	case name == "" && preamble:
		f.at += min(2, len(rest))
	case strings.HasPrefix(rest, round.open):
		f.enclosed(round)
	case strings.HasPrefix(rest, square.open):
		f.enclosed(square)
	case strings.HasPrefix(rest, round.close) || strings.HasPrefix(rest, square.close):
		f.loose(rest[:2])
	case name == "":
		f.at += min(2, len(rest))
	case name == "begin":
		f.environment(rest, preamble)
	case name == "end" && !preamble:
		f.closing(rest)
	case name == "verb":
		f.verb()
	case name == "iffalse":
		f.skipTo(`\fi`)
	case isDefiner(name):
		f.macro(name)
	case heading && !preamble:
		f.heading(name, level)
	default:
		f.at += 1 + len(name)
	}
}

// environment takes \begin{...}.
func (f *finder) environment(rest string, preamble bool) {
	name := argument(rest[len(`\begin`):])
	_, math := environments[unstarred(name)]
	switch {
	case math && !preamble:
		f.enclosed(begin(name))
	case verbatim[unstarred(name)]:
		f.skipTo(`\end{` + name + `}`)
	default:
		f.at += len(`\begin`)
	}
}

// closing takes \end{...}: that of mathematics belongs to nothing here.
func (f *finder) closing(rest string) {
	name := argument(rest[len(`\end`):])
	if _, math := environments[unstarred(name)]; math {
		f.loose(`\end{` + name + `}`)
		return
	}
	f.at += len(`\end`)
}

// loose reports a closing delimiter without an opening one.
func (f *finder) loose(delimiter string) {
	f.fail(source.Span{Start: f.at, End: f.at + len(delimiter)}, "`%s` closes nothing", delimiter)
	f.at += len(delimiter)
}

// verb passes \verb|...|. Its delimiter is whatever sign follows, and it ends in the same line.
func (f *finder) verb() {
	f.at += len(`\verb`)
	if strings.HasPrefix(f.src[f.at:], "*") {
		f.at++
	}
	line := f.src[f.at:]
	line = line[:endOfLine(line[:min(len(line), longestTitle)], 0)]
	if line == "" {
		return
	}
	if end := strings.IndexByte(line[1:], line[0]); end >= 0 {
		f.at += end + 2
	}
}

// skipTo passes everything up to a text, and that text.
func (f *finder) skipTo(text string) {
	if end := strings.Index(f.src[f.at:], text); end >= 0 {
		f.at += end + len(text)
		return
	}
	f.at = len(f.src)
}

// heading takes the title of a section.
func (f *finder) heading(name string, level int) {
	start := f.at
	open := start + 1 + len(name)
	if strings.HasPrefix(f.src[open:], "*") {
		open++
	}
	open += len(f.src[open:]) - len(strings.TrimLeft(f.src[open:], " \t\r\n"))
	if strings.HasPrefix(f.src[open:], "[") {
		if end := strings.IndexByte(f.src[open:endOfLine(f.src, open)], ']'); end >= 0 {
			open += end + 1
		}
	}
	f.at = open
	if strings.HasPrefix(f.src[open:], "{") {
		if end := f.matching(open, min(len(f.src), open+longestTitle)); end >= 0 {
			f.add(Part{Kind: Heading, Level: level, Span: source.Span{Start: start, End: end + 1}, Body: source.Span{Start: open + 1, End: end}})
			f.at = open + 1 // formulas in the title count
		}
	}
}

// longestTitle is how long the title of a section may be.
const longestTitle = 1000

// macro takes the definition of a macro: the command, the name it defines, and the groups in braces that
// follow. A definition that is longer than longestMacro is none that a formula needs, and looking for its
// end at each \def would take quadratic time.
func (f *finder) macro(name string) {
	start := f.at
	groups := definers[name]
	i := start + 1 + len(name)
	i += len(f.src[i:]) - len(strings.TrimLeft(f.src[i:], " *"))
	if strings.HasPrefix(f.src[i:], "{") {
		groups++
	} else if strings.HasPrefix(f.src[i:], `\`) {
		i += 1 + max(1, len(command(f.src[i:])))
	}
	for groups > 0 && i < len(f.src) && !isBlankLine(f.src, i) {
		if f.src[i] != '{' {
			i++
			continue
		}
		end := f.matching(i, min(len(f.src), i+longestMacro))
		if end < 0 {
			f.fail(source.Span{Start: start, End: i + 1}, "the definition that starts here is not closed")
			f.at = i + 1
			return
		}
		groups--
		i = end + 1
	}
	i = min(i, len(f.src))
	if name == "let" {
		i = endOfLine(f.src, i)
	}
	f.at = i
	f.add(Part{Kind: Macro, Span: source.Span{Start: start, End: f.at}, Body: source.Span{Start: start, End: f.at}})
}

// longestMacro is how long the body of a macro may be.
const longestMacro = 2_000
