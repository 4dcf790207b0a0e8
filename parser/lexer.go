package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"

	"nabla/parser/limit"
	"nabla/parser/source"
)

// mode says what the scanner reads.
type mode uint8

const (
	expressionMode mode = iota // one expression; a line break is a blank
	stepMode                   // one derivation; a line break is a blank, and ends a remark
	statementMode              // statements of a document, one a line
)

// scanner cuts a text into tokens, statement by statement. It is written by hand because it decides
// what a grammar over tokens cannot: where a statement ends, which `|` opens and which closes, whether
// `..` ends a number; and because it counts brackets, so that no input can exhaust the stack of the
// parser that comes after it.
type scanner struct {
	text *source.Text
	src  string
	at   int
	mode mode

	previous lexer.Token // the last one of the statement; the zero token at its start
	first    int         // the offset of the first one
	count    int         // of the statement's tokens
	ended    bool        // the end of the statement is reached
	brackets []opening
	declares bool // the statement is a declaration
	joined   int  // line breaks before this offset do not end the statement

	directives []directive
}

// opening is a bracket that is open.
type opening struct {
	close  byte // what closes it
	offset int
	length int
	cases  bool // the braces of cases{...}
}

// newScanner returns a scanner at the start of the text.
func newScanner(text *source.Text, m mode) *scanner {
	s := &scanner{text: text, src: text.Content, mode: m}
	if strings.HasPrefix(s.src, "\ufeff") { // a byte order mark is not part of the text
		s.at = len("\ufeff")
	}
	return s
}

// checkSize refuses a text that is longer than any document may be.
func (s *scanner) checkSize() error {
	if len(s.src) > limit.InputBytes {
		return faultf(source.Span{Start: limit.InputBytes, End: limit.InputBytes}, msgInputTooLong, limit.InputBytes)
	}
	return nil
}

// begin goes on with the next statement. But for statementMode, that is the rest of the text.
func (s *scanner) begin() {
	s.previous, s.count, s.ended = lexer.Token{}, 0, false
	s.brackets, s.declares = s.brackets[:0], false
}

// Next returns the next token of the statement, at its end lexer.EOF for ever. The error is a fault.
func (s *scanner) Next() (lexer.Token, error) {
	for before := s.count; s.count == before; {
		if s.ended || s.at >= len(s.src) {
			return s.finish()
		}
		var err error
		if s.ended, err = s.next(); err != nil {
			return lexer.Token{}, err
		}
	}
	if s.count > limit.Tokens {
		return lexer.Token{}, faultf(spanOf(s.previous), msgTooManyTokens, limit.Tokens)
	}
	return s.previous, nil
}

// finish returns the token for the end of the statement, unless something is unfinished there.
func (s *scanner) finish() (lexer.Token, error) {
	end := endOf(s.previous)
	if err := s.dangling(lexer.EOFToken(lexer.Position{Offset: end})); err != nil {
		return lexer.Token{}, err
	}
	return lexer.EOFToken(lexer.Position{Offset: end}), s.unclosed()
}

// dangling reports a sign before a token that ends what could be its operand.
func (s *scanner) dangling(found lexer.Token) error {
	if s.previous.Type != signToken {
		return nil
	}
	return unexpectedToken(found, s.previous)
}

// unclosed reports the innermost bracket that is still open at the end of a statement.
func (s *scanner) unclosed() error {
	if len(s.brackets) == 0 {
		return nil
	}
	open := s.brackets[len(s.brackets)-1]
	span := source.Span{Start: open.offset, End: open.offset + open.length}
	return faultf(span, msgUnclosed, quote(s.text.Slice(span)), quote(string(open.close)))
}

// next scans one token, blank or comment. It reports whether the statement has ended.
func (s *scanner) next() (ended bool, err error) {
	c := s.src[s.at]
	switch {
	case c == ' ' || c == '\t':
		s.at++
	case c == '\n' || c == '\r':
		return s.lineBreak(), nil
	case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
		return false, s.word()
	case '0' <= c && c <= '9':
		return false, s.number()
	case c == '#':
		s.comment()
	case c < utf8.RuneSelf:
		return false, s.sign(c)
	default:
		return false, s.foreign()
	}
	return false, nil
}

// foreign scans a character beyond ASCII.
func (s *scanner) foreign() error {
	r, size := utf8.DecodeRuneInString(s.src[s.at:])
	_, superscript := superscripts[r]
	switch {
	case r == utf8.RuneError && size == 1:
		return faultf(source.Span{Start: s.at, End: s.at + 1}, msgEncoding, s.src[s.at])
	case superscript:
		return s.superscript()
	case r == '⊤' && s.afterOperand():
		return s.emit(postfixToken, size)
	case isLetter(r) || greek[r] != "" || signs[r] != "":
		return s.word()
	case unicode.IsSpace(r):
		s.at += size
		return nil
	case r == '×' && s.declares && len(s.brackets) == 0:
		return s.emit(crossToken, size)
	case spelled[s.src[s.at:s.at+size]] != nil:
		return s.emitOperator(size)
	case (r == '“' || r == '”') && s.afterClaim():
		return s.title("”", size)
	}
	return s.unexpected(r, size)
}

// unexpected is the error for a character that nothing begins with.
func (s *scanner) unexpected(r rune, size int) error {
	span := source.Span{Start: s.at, End: s.at + size}
	switch {
	case unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Co):
		return faultf(span, msgControl, r)
	case unicode.IsMark(r):
		return faultf(span, msgLooseMark, r)
	}
	if hint, found := signHints[r]; found {
		return faultf(span, msgSignHint, quote(string(r)), hint)
	}
	return faultf(span, msgSign, quote(string(r)))
}

// emit adds a token of the given length.
func (s *scanner) emit(kind lexer.TokenType, length int) error {
	next := lexer.Token{Type: kind, Value: s.src[s.at : s.at+length], Pos: lexer.Position{Offset: s.at}}
	if kind == closeToken || kind == separatorToken {
		if err := s.dangling(next); err != nil {
			return err
		}
	}
	if s.count == 0 {
		s.first = s.at
	}
	s.previous = next
	s.count++
	s.at += length
	return nil
}

// emitOperator adds an operator, which is a sign where no operand is complete.
func (s *scanner) emitOperator(length int) error {
	return s.emit(s.operatorKind(s.src[s.at:s.at+length]), length)
}

// operatorKind tells a sign from an operator between operands.
func (s *scanner) operatorKind(spelling string) lexer.TokenType {
	if spelled[spelling].prefix && !s.afterOperand() {
		return signToken
	}
	return operatorToken
}

// afterOperand reports whether what stands before is complete, so that an operator may follow.
func (s *scanner) afterOperand() bool {
	switch s.previous.Type {
	case operandToken, closeToken, postfixToken:
		return true
	}
	return false
}

// touches reports whether the token before ends right here, without a blank.
func (s *scanner) touches() bool {
	return s.count > 0 && endOf(s.previous) == s.at
}

// number scans 2, 2.5, .5 or 1e-3. A point that no digit follows is left for `1..n` and `2.*x`, and an
// e that no exponent follows is the name e.
func (s *scanner) number() error {
	end := s.digits(s.at)
	if end+1 < len(s.src) && s.src[end] == '.' && isDigit(rune(s.src[end+1])) {
		end = s.digits(end + 1)
	}
	mantissa := end
	if end < len(s.src) && (s.src[end] == 'e' || s.src[end] == 'E') {
		start := end + 1
		if start < len(s.src) && (s.src[start] == '-' || s.src[start] == '+') {
			start++
		}
		if stop := s.digits(start); stop > start {
			end = stop
		}
	}
	span := source.Span{Start: s.at, End: end}
	if err := checkNumber(s.src[s.at:end], s.src[mantissa:end], span); err != nil {
		return err
	}
	if s.src[s.at:end] == "0" && s.radixPrefix(end) {
		return faultf(source.Span{Start: s.at, End: end + 1}, msgRadix)
	}
	return s.emit(operandToken, end-s.at)
}

// digits returns the offset behind the digits that start at the offset.
func (s *scanner) digits(at int) int {
	for at < len(s.src) && isDigit(rune(s.src[at])) {
		at++
	}
	return at
}

// radixPrefix reports whether the 0 before the offset begins a number such as 0x1f of a programming
// language, which would otherwise be read as a product.
func (s *scanner) radixPrefix(at int) bool {
	return at+1 < len(s.src) && strings.IndexByte("xXbBoO", s.src[at]) >= 0 && isDigit(rune(s.src[at+1]))
}

// checkNumber refuses a literal that is too long or whose exponent, "e-3", is too large.
func checkNumber(literal, exponent string, span source.Span) error {
	if len(literal) > limit.TokenBytes {
		return faultf(span, msgNumberTooLong, len(literal), limit.TokenBytes)
	}
	value := 0
	for _, c := range exponent {
		if isDigit(c) {
			value = min(10*value+int(c-'0'), limit.Exponent10+1)
		}
	}
	if value > limit.Exponent10 {
		return faultf(span, msgExponentTooLarge, limit.Exponent10)
	}
	return nil
}

// superscript scans the run of superscript signs of x²³ or x⁻¹. The sign of the transpose is a run of its
// own, Aᵀ².
func (s *scanner) superscript() error {
	end := s.at
	var exponent []byte
	for end < len(s.src) {
		r, size := utf8.DecodeRuneInString(s.src[end:])
		sign, found := superscripts[r]
		if !found || sign == 'T' && end > s.at {
			break
		}
		exponent = append(exponent, sign)
		if end += size; sign == 'T' {
			break
		}
	}
	span := source.Span{Start: s.at, End: end}
	switch {
	case !s.afterOperand():
		return faultf(span, msgLooseSuperscript, quote(s.src[s.at:end]))
	case !isExponent(string(exponent)):
		return faultf(span, msgSuperscript, quote(s.src[s.at:end]))
	}
	return s.emit(postfixToken, end-s.at)
}

// isExponent reports whether what superscript signs stand for is a number or a letter, perhaps with a
// minus sign, or the sign of the transpose. Where they stand for more, xⁿ⁻¹, an exponent is safer to read.
func isExponent(text string) bool {
	text, _ = strings.CutPrefix(text, "-")
	return text == "n" || text == "T" || text != "" && isPlainNumber(text)
}

// span returns the place of the statement whose tokens have all been scanned.
func (s *scanner) span() source.Span { return source.Span{Start: s.first, End: endOf(s.previous)} }
