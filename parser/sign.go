package parser

import (
	"strings"

	"nabla/parser/limit"
	"nabla/parser/source"
)

// Signs of ASCII. Some have two roles, which the token before tells apart: a bar that opens or closes, an
// apostrophe behind an operand, a point that begins a number.

// sign scans a sign of ASCII that is neither a letter nor a digit nor a blank.
func (s *scanner) sign(c byte) error {
	rest := s.src[s.at:]
	switch {
	case c == '_':
		return s.underscore(rest)
	case c == '^' && strings.HasPrefix(rest, "^{[") && s.afterOperand():
		return s.open("^{", '}')
	case c == '(':
		return s.open("(", ')')
	case c == '[':
		return s.open("[", ']')
	case c == '{':
		return s.open("{", '}')
	case c == ')' || c == ']' || c == '}':
		return s.shut(c)
	case c == '|':
		return s.bar(rest)
	case c == ',' || c == ';':
		return s.separator(c)
	case c == '\'' || c == '!' && !strings.HasPrefix(rest, "!="):
		return s.postfix(c)
	case c == '"' && s.afterClaim():
		return s.title(`"`, 1)
	case c == '.' && len(rest) > 1 && isDigit(rune(rest[1])) && !(s.touches() && s.afterOperand()):
		return s.number()
	case c == '.' && strings.HasPrefix(rest, ".(") && s.touches() && s.afterOperand():
		return s.emit(postfixToken, 1)
	}
	return s.operator(rest)
}

// operator scans the longest operator that the text starts with.
func (s *scanner) operator(rest string) error {
	for length := min(2, len(rest)); length > 0; length-- {
		if spelled[rest[:length]] != nil {
			return s.emitOperator(length)
		}
	}
	return s.unexpected(rune(rest[0]), 1)
}

// underscore scans the opener of a subscript in braces, or a subscript behind the superscript of
// a^{[2]}_1. Other subscripts are part of their name.
func (s *scanner) underscore(rest string) error {
	switch {
	case !s.touches() || !s.afterOperand():
		return faultf(source.Span{Start: s.at, End: s.at + 1}, msgLooseSubscript)
	case strings.HasPrefix(rest, "_{"):
		return s.open("_{", '}')
	}
	end, err := s.subscriptEnd(s.at + 1)
	if err == nil && end == s.at+1 {
		err = faultf(source.Span{Start: s.at, End: s.at + 1}, msgSubscript)
	}
	if err != nil {
		return err
	}
	return s.word()
}

// open scans a bracket that opens, unless too many are open.
func (s *scanner) open(opener string, closer byte) error {
	if len(s.brackets) >= limit.Nesting {
		return faultf(source.Span{Start: s.at, End: s.at + len(opener)}, msgNesting, limit.Nesting)
	}
	cases := opener == "{" && s.touches() && s.previous.Value == "cases"
	s.brackets = append(s.brackets, opening{closer, s.at, len(opener), cases})
	return s.emit(openToken, len(opener))
}

// shut scans a bracket that closes the innermost open one.
func (s *scanner) shut(closer byte) error {
	here := source.Span{Start: s.at, End: s.at + 1}
	if len(s.brackets) == 0 {
		return faultf(here, msgUnopened, quote(string(closer)))
	}
	open := s.brackets[len(s.brackets)-1]
	if open.close != closer {
		return s.mismatch(open, here)
	}
	s.brackets = s.brackets[:len(s.brackets)-1]
	return s.emit(closeToken, 1)
}

// mismatch is the error for a bracket that closes another one than the innermost.
func (s *scanner) mismatch(open opening, here source.Span) error {
	opener := source.Span{Start: open.offset, End: open.offset + open.length}
	if open.close == '|' {
		return faultf(opener, msgUnclosedBar, quote(s.text.Slice(here)))
	}
	return faultf(here, msgMismatch, quote(s.text.Slice(here)), quote(s.text.Slice(opener)),
		s.text.Position(open.offset).Column, quote(string(open.close)))
}

// bar scans `|`, which closes if the innermost open bracket is one and an operand is complete, and opens
// else; `|_{` opens the place of an evaluation.
func (s *scanner) bar(rest string) error {
	innermost := len(s.brackets) > 0 && s.brackets[len(s.brackets)-1].close == '|'
	switch {
	case innermost && s.afterOperand():
		return s.shut('|')
	case strings.HasPrefix(rest, "|_{") && s.afterOperand():
		return s.open("|_{", '}')
	}
	return s.open("|", '|')
}

// separator scans `,`, or the `;` between the cases of cases{...}.
func (s *scanner) separator(c byte) error {
	if c == ';' && (len(s.brackets) == 0 || !s.brackets[len(s.brackets)-1].cases) {
		return faultf(source.Span{Start: s.at, End: s.at + 1}, msgSemicolon)
	}
	return s.emit(separatorToken, 1)
}

// postfix scans ! or '. Where no operand is complete it is not one, as in a text in quotes.
func (s *scanner) postfix(c byte) error {
	if !s.afterOperand() {
		return faultf(source.Span{Start: s.at, End: s.at + 1}, msgLoosePostfix, quote(string(c)))
	}
	return s.emit(postfixToken, 1)
}

// afterClaim reports whether a title may stand here.
func (s *scanner) afterClaim() bool { return s.previous.Type == claimToken }

// title scans the quoted title of a claim; its token keeps the quotes.
func (s *scanner) title(closer string, opener int) error {
	rest := s.src[s.at+opener:]
	line := len(rest)
	if end := strings.IndexAny(rest, "\r\n"); end >= 0 {
		line = end
	}
	end := strings.Index(rest[:line], closer)
	if end < 0 {
		return faultf(source.Span{Start: s.at, End: s.at + opener}, msgUnclosedTitle)
	}
	title := source.Span{Start: s.at, End: s.at + opener + end + len(closer)}
	if at := invisible(s.text.Slice(title)); at >= 0 {
		return faultf(source.Span{Start: title.Start + at, End: title.Start + at + 1}, msgControlInTitle)
	}
	return s.emit(titleToken, title.Len())
}
