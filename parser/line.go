package parser

import (
	"strings"
	"unicode/utf8"

	"nabla/parser/source"
)

// Where a statement ends: at the end of its line, unless a bracket is open, the line ends or the next one
// begins with an operator, or a word says that more comes. So a chain may be broken before or behind its
// relations without a mark.

// directive is a comment that is meant for nabla: `# nabla: expect wrong`.
type directive struct {
	span  source.Span
	words string // what follows "nabla:"
	line  int    // counted from 1
	after bool   // something stands before it in its line
}

// directiveMark begins a directive within a comment.
const directiveMark = "nabla:"

// comment skips a comment to the end of its line and keeps it if it is a directive.
func (s *scanner) comment() {
	end := len(s.src)
	if i := strings.IndexAny(s.src[s.at:], "\r\n"); i >= 0 {
		end = s.at + i
	}
	body := strings.TrimSpace(strings.TrimLeft(s.src[s.at:end], "#"))
	if s.mode == statementMode && strings.HasPrefix(body, directiveMark) {
		start := strings.LastIndexAny(s.src[:s.at], "\r\n") + 1
		s.directives = append(s.directives, directive{
			span:  source.Span{Start: s.at, End: end},
			words: strings.TrimSpace(strings.TrimPrefix(body, directiveMark)),
			line:  s.text.Position(s.at).Line,
			after: strings.TrimSpace(s.src[start:s.at]) != "",
		})
	}
	s.at = end
}

// lineBreak passes the end of a line and reports whether the statement ends there.
func (s *scanner) lineBreak() (ended bool) {
	if s.mode != statementMode || s.count == 0 || s.at < s.joined {
		s.at++
		return false
	}
	next, blank := s.nextLine()
	if next < len(s.src) && s.continues(next, blank) {
		s.joined = next // the comments up to there are still scanned, for their directives
		s.at++
		return false
	}
	return true
}

// nextLine returns the offset of the next line's first character that is neither blank nor in a
// comment, and whether an empty line comes before it.
func (s *scanner) nextLine() (at int, blank bool) {
	at = s.at
	for at < len(s.src) {
		switch s.src[at] {
		case ' ', '\t':
			at++
		case '\n', '\r':
			after := at + 1
			if s.src[at] == '\r' && after < len(s.src) && s.src[after] == '\n' {
				after++
			}
			blank = blank || at != s.at && startsLine(s.src, at)
			at = after
		case '#':
			end := strings.IndexAny(s.src[at:], "\r\n")
			if end < 0 {
				return len(s.src), blank
			}
			at += end
		default:
			return at, blank
		}
	}
	return at, blank
}

// startsLine reports whether nothing but blanks stands before the offset in its line.
func startsLine(src string, at int) bool {
	before := strings.TrimRight(src[:at], " \t")
	return before == "" || strings.HasSuffix(before, "\n") || strings.HasSuffix(before, "\r")
}

// continues reports whether the line that starts at the offset goes on with the statement: it begins
// with an operator, or the statement is visibly unfinished.
func (s *scanner) continues(at int, blank bool) bool {
	rest := s.src[at:]
	if beginsStatement(rest) {
		return false
	}
	if len(s.brackets) > 0 {
		return !blank
	}
	switch s.previous.Type {
	case claimToken, titleToken:
		return true
	case operatorToken, signToken, separatorToken, letToken, givenToken, kindToken:
		return !blank
	}
	return beginsWithOperator(rest)
}

// beginsWithOperator reports whether the text starts with an operator, or with the remark of a step.
func beginsWithOperator(rest string) bool {
	if word := firstLetters(rest); word != "" {
		return spelled[word] != nil || word == "by"
	}
	_, size := utf8.DecodeRuneInString(rest)
	return spelled[rest[:size]] != nil || len(rest) > 1 && spelled[rest[:2]] != nil
}

// beginsStatement reports whether the text starts with a word that only starts statements.
func beginsStatement(rest string) bool {
	switch firstLetters(rest) {
	case "given", "let", "claim":
		return true
	}
	return false
}

// firstLetters returns the ASCII word that the text starts with.
func firstLetters(rest string) string {
	end := 0
	for end < len(rest) && (isLetter(rune(rest[end])) || isDigit(rune(rest[end])) || rest[end] == '_') {
		end++
	}
	return rest[:end]
}

// skip passes the rest of a statement that could not be scanned, so that the next one can be.
func (s *scanner) skip() {
	s.brackets = s.brackets[:0]
	for s.at < len(s.src) {
		end := strings.IndexAny(s.src[s.at:], "\r\n")
		if end < 0 {
			s.at = len(s.src)
			return
		}
		s.at += end
		next, _ := s.nextLine()
		if next >= len(s.src) || beginsStatement(s.src[next:]) || !beginsWithOperator(s.src[next:]) {
			return
		}
		s.at = next
	}
}
