package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"

	"nabla/parser/limit"
	"nabla/parser/source"
)

// Words: names with their subscripts, and the words of the notation, which are names wherever they cannot
// be words: `index = 3` is a step about a name.

// word scans a name with its plain subscripts, w, x1, y_hat, x_k, or a word of the notation.
func (s *scanner) word() error {
	end, err := s.nameEnd()
	if err != nil {
		return err
	}
	word := s.src[s.at:end]
	if len(word) > limit.TokenBytes {
		return faultf(source.Span{Start: s.at, End: end}, msgNameTooLong, len(word), limit.TokenBytes)
	}
	kind := s.wordKind(word)
	if kind == remarkToken {
		return s.remark()
	}
	return s.emit(kind, len(word))
}

// nameEnd returns the offset behind the name that starts here: its letters, then its subscripts.
func (s *scanner) nameEnd() (int, error) {
	end := s.at
	if s.src[end] != '_' {
		var err error
		if end, err = s.lettersEnd(end); err != nil {
			return end, err
		}
	}
	for end < len(s.src) && s.src[end] == '_' {
		after, err := s.subscriptEnd(end + 1)
		if err != nil || after == end+1 { // _{ is a token of its own, and anything else an error there
			return end, err
		}
		end = after
	}
	return end, nil
}

// lettersEnd returns the offset behind a run of letters and digits. A Greek sign is a name of its own,
// so that 2πr is 2 π r; only a differential or a difference before it makes one name with it, dσ, Δx.
// A letter with an accent, the y of ŷ, ends its name.
func (s *scanner) lettersEnd(start int) (int, error) {
	at := start
	for at < len(s.src) {
		c := s.src[at]
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' {
			at++
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeRuneInString(s.src[at:])
		alone := greek[r] != "" || signs[r] != ""
		if !isLetter(r) && !alone || alone && at > start && !joins(s.src[start:at]) {
			break
		}
		at += size
		end, err := s.marksEnd(at)
		if err != nil {
			return at, err
		}
		switch {
		case signs[r] != "" && !joins(s.src[start:at]):
			return end, nil // no digit belongs to a sign: √2
		case alone && !joins(s.src[start:at]) || end > at || isAccented(r):
			return s.digits(end), nil
		}
		at = end
	}
	if at == start {
		return at, nil
	}
	end, err := s.marksEnd(at)
	if end > at {
		end = s.digits(end)
	}
	return end, err
}

// joins reports whether the letters before a Greek sign are one name with it: a differential, ∂ or Δ.
func joins(before string) bool {
	return before == "d" || before == "∂" || before == "Δ" || before == "∆"
}

// isAccented reports whether the letter carries an accent that is a decoration.
func isAccented(r rune) bool {
	if r < utf8.RuneSelf {
		return false
	}
	_, accented := spell(string(r))
	return len(accented) > 0
}

// marksEnd returns the offset behind the combining marks that start at the offset. Their number is bounded,
// as a text may put thousands of marks on one letter.
func (s *scanner) marksEnd(at int) (int, error) {
	for count := 0; at < len(s.src); count++ {
		r, size := utf8.DecodeRuneInString(s.src[at:])
		if !unicode.IsMark(r) {
			break
		}
		if count == maxMarks {
			return at, faultf(source.Span{Start: at, End: at + size}, msgMarks, maxMarks)
		}
		at += size
	}
	return at, nil
}

// subscriptEnd returns the offset behind a subscript without braces: digits, or a word. After digits a
// letter starts another name, so that x_1y is x_1 y.
func (s *scanner) subscriptEnd(at int) (int, error) {
	if end := s.digits(at); end > at {
		return end, nil
	}
	return s.lettersEnd(at)
}

// wordKind tells the notation's own words from names.
func (s *scanner) wordKind(word string) lexer.TokenType {
	if spelled[word] != nil && s.src[s.at] != '_' {
		if word == "in" && s.declares && len(s.brackets) == 0 {
			return inToken
		}
		return s.operatorKind(word)
	}
	switch {
	case word == "otherwise" && s.afterOperand():
		return postfixToken
	case s.mode == expressionMode || len(s.brackets) > 0:
		return operandToken
	case word == "by" && s.afterOperand() && !s.touches() && !s.declares:
		return remarkToken
	case s.mode == statementMode:
		return s.statementWord(word)
	}
	return operandToken
}

// statementWord tells the words that only count outside of brackets, in a statement.
func (s *scanner) statementWord(word string) lexer.TokenType {
	switch s.previous.Type {
	case 0:
		return s.firstWord(word)
	case kindToken:
		if kindOf(word) != nil && s.wordFollows(word) {
			return kindToken
		}
	case operandToken, closeToken, postfixToken:
		switch {
		case s.declares && word == "of":
			return ofToken
		case s.declares && word == "x" && s.blankAround(1):
			return crossToken
		}
	}
	return operandToken
}

// firstWord tells the words that start a statement. One that also names a kind is a declaration only if
// a name follows: `real x`, but `index = 3`.
func (s *scanner) firstWord(word string) lexer.TokenType {
	switch {
	case word == "given":
		return givenToken
	case word == "let":
		return letToken
	case word == "claim":
		return claimToken
	case kindOf(word) != nil && s.wordFollows(word):
		s.declares = true
		return kindToken
	}
	return operandToken
}

// wordFollows reports whether a blank and then a name come after the word.
func (s *scanner) wordFollows(word string) bool {
	rest := s.src[s.at+len(word):]
	blank := strings.TrimLeft(rest, " \t")
	r, _ := utf8.DecodeRuneInString(blank)
	return len(blank) < len(rest) && isLetter(r) && !strings.HasPrefix(blank, "in ")
}

// blankAround reports whether blanks stand before and behind the next characters.
func (s *scanner) blankAround(length int) bool {
	end := s.at + length
	return !s.touches() && end < len(s.src) && (s.src[end] == ' ' || s.src[end] == '\t')
}

// remark scans `by ...` to the end of the line or to a comment.
func (s *scanner) remark() error {
	rest := s.src[s.at:]
	if end := strings.IndexAny(rest, "\r\n#"); end >= 0 {
		rest = rest[:end]
	}
	if at := invisible(rest); at >= 0 {
		return faultf(source.Span{Start: s.at + at, End: s.at + at + 1}, msgControlInRemark)
	}
	return s.emit(remarkToken, len(strings.TrimRight(rest, " \t")))
}

// invisible returns the offset of the first control character or broken byte in the text, or -1. Text that
// is printed again as it is must not have any. A mark that turns the direction of writing could make a text
// look like another one.
func invisible(text string) int {
	for i, r := range text {
		if r != '\t' && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)) {
			return i
		}
		if r == utf8.RuneError {
			return i
		}
	}
	return -1
}
