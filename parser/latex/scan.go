package latex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"

	"nabla/parser/limit"
	"nabla/parser/source"
)

// token is one sign of the formula as the grammar takes it: what TeX cuts into commands and characters
// is here a number, a name, a delimiter with its \left, an environment with its name.
type token struct {
	class   class
	name    string // in the spelling of the plain notation; of a bracket its kind; of a text what it says
	text    string // as it was written
	span    source.Span
	gap     bool // a blank stands before it
	thin    bool // a command for a blank stands before it
	hard    bool // of a bracket: it must have a partner: a brace, \left, an environment
	sized   bool // \big stands before it
	partner int  // of a bracket: the number of the other one
}

// takesArgument reports whether the grammar wants an argument behind the token.
func (t token) takesArgument() bool { return t.class == scriptClass || t.arity() > 0 }

// arity is the number of arguments of a command.
func (t token) arity() int {
	switch t.class {
	case accentClass, fontClass, plainClass, operatorNameClass, substackClass:
		return 1
	case rootClass:
		if t.name == "root" {
			return 2
		}
		return 1
	case fractionClass, binomialClass, aboveClass, belowClass:
		return 2
	}
	return 0
}

// scanner makes the tokens of a formula.
type scanner struct {
	src    string
	span   source.Span
	raws   []raw
	at     int
	tokens []token
	wanted []int // how many arguments the commands around still want; 0 within braces
	thin   bool  // a command for a blank was passed
}

// scan returns the scanner behind a formula, with its tokens.
func scan(text *source.Text, span source.Span, macros *Macros) (*scanner, error) {
	s := &scanner{src: text.Content, span: span}
	if err := checkText(text, span); err != nil {
		return nil, err
	}
	var err error
	if s.raws, err = expand(text.Content, span, macros); err != nil {
		return nil, err
	}
	s.tokens = make([]token, 0, len(s.raws)+8)
	for s.at < len(s.raws) {
		if err := s.next(); err != nil {
			return nil, err
		}
	}
	return s, s.match()
}

// checkText refuses a text with broken encoding or control characters.
func checkText(text *source.Text, span source.Span) error {
	part := text.Slice(span)
	if len(part) > limit.InputBytes {
		return faultf(span, msgTooManyTokens, limit.Tokens)
	}
	for i, r := range part {
		at := source.Span{Start: span.Start + i, End: span.Start + i + 1}
		if r == utf8.RuneError && !strings.HasPrefix(part[i:], "\xef\xbf\xbd") {
			return faultf(at, msgEncoding, part[i])
		}
		if unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' {
			return faultf(at, msgControl, r)
		}
	}
	return nil
}

// end is the place behind the last token.
func (s *scanner) end() source.Span { return source.Span{Start: s.span.End, End: s.span.End} }

// next scans one token, or passes something that has no meaning.
func (s *scanner) next() error {
	t := s.raws[s.at]
	known := lookup(t.text)
	switch known.class {
	case thinClass:
		s.thin = true
		s.at++
		return nil
	case ignoredClass:
		s.at++
		return nil
	case discardClass, colorClass:
		if strings.HasPrefix(t.text, `\hspace`) {
			return s.blank()
		}
		return s.discard()
	case overlayClass:
		s.overlay()
		return nil
	case numberClass:
		return s.number()
	case sizeClass, leftClass, rightClass:
		return s.delimiter(known.class)
	case beginClass, endClass:
		return s.environment(known.class)
	case textClass, interruptClass, modulusClass:
		return s.quotation(known)
	case openClass:
		return s.open(known)
	case rowClass:
		return s.row()
	case rootClass:
		return s.root()
	case operatorNameClass:
		s.star()
	case relationClass:
		return s.relation(known)
	case primeClass:
		if n := len(s.tokens); n > 0 && s.tokens[n-1].class == openClass && s.tokens[n-1].name == "brace" {
			return s.emit(letterClass, "prime", s.at+1)
		}
	case unknownClass:
		return s.other(t)
	case plainClass:
		if known.name == "drop" {
			return s.discard()
		}
	}
	return s.emit(known.class, known.name, s.at+1)
}

// star passes the star of a starred command.
func (s *scanner) star() {
	if s.at+1 < len(s.raws) && s.raws[s.at+1].text == "*" {
		s.raws[s.at+1] = s.raws[s.at]
		s.at++
	}
}

// other scans a sign that stands in no table.
func (s *scanner) other(t raw) error {
	switch t.text {
	case ".":
		return s.point()
	case `\limits`, "\\":
		s.at++
		return nil
	}
	return s.emit(unknownClass, t.text, s.at+1)
}

// emit adds a token that ends before the raw token with the index.
func (s *scanner) emit(class class, name string, behind int) error {
	return s.add(token{class: class, name: name, text: s.raws[s.at].text}, behind)
}

// add adds a token that ends before the raw token with the index, and moves there.
func (s *scanner) add(t token, behind int) error {
	first, last := s.raws[s.at], s.raws[behind-1]
	t.gap, t.thin, t.partner = first.gap || s.thin, s.thin, -1
	t.hard = t.hard || t.name == "brace"
	t.span = source.Join(first.span, last.span)
	s.thin = false
	s.at = behind
	s.tokens = append(s.tokens, t)
	if len(s.tokens) > limit.Tokens {
		return faultf(t.span, msgTooManyTokens, limit.Tokens)
	}
	return s.count(t)
}

// count keeps the account of arguments: a number is one digit where a command wants an argument.
func (s *scanner) count(t token) error {
	arguments := t.arity()
	switch {
	case t.class == scriptClass:
		arguments = 1
	case t.class == openClass && t.hard:
		arguments = -1
	case t.class == closeClass && t.hard:
		if len(s.wanted) > 0 {
			s.drop(-1)
		}
		s.taken()
		return nil
	}
	if arguments == 0 {
		s.taken()
		return nil
	}
	s.wanted = append(s.wanted, arguments)
	if len(s.wanted) > limit.Nesting {
		return faultf(t.span, msgNesting, limit.Nesting)
	}
	return nil
}

// drop takes accounts off until one with the mark, a brace, is gone.
func (s *scanner) drop(mark int) {
	for len(s.wanted) > 0 {
		last := s.wanted[len(s.wanted)-1]
		s.wanted = s.wanted[:len(s.wanted)-1]
		if last == mark {
			return
		}
	}
}

// taken notes that an argument, or another atom, is complete.
func (s *scanner) taken() {
	for len(s.wanted) > 0 {
		last := len(s.wanted) - 1
		if s.wanted[last] < 0 {
			return
		}
		if s.wanted[last]--; s.wanted[last] > 0 {
			return
		}
		s.wanted = s.wanted[:last]
	}
}

// wants reports whether a command waits for an argument.
func (s *scanner) wants() bool { return len(s.wanted) > 0 && s.wanted[len(s.wanted)-1] > 0 }

// number scans a number: one digit as an argument of a command, else digits with at most one point. A
// comma in braces groups thousands.
func (s *scanner) number() error {
	start, at := s.at, s.at+1
	var text strings.Builder
	text.WriteString(s.raws[start].text)
	point := false
	for !s.wants() && at < len(s.raws) && !s.raws[at].gap {
		switch next := s.raws[at].text; {
		case isDigit(firstRune(next)):
			text.WriteString(next)
			at++
			continue
		case next == "." && !point && s.isDigitAt(at+1):
			point = true
			text.WriteString(next)
			at++
			continue
		case next == "{" && s.isGroupedComma(at):
			at += 3
			continue
		}
		break
	}
	if text.Len() > limit.TokenBytes {
		return faultf(s.raws[start].span, msgNameTooLong, text.Len(), limit.TokenBytes)
	}
	return s.emit(numberClass, text.String(), at)
}

// isDigitAt reports whether a digit stands at the index, without a blank before it.
func (s *scanner) isDigitAt(at int) bool {
	return at < len(s.raws) && isDigit(firstRune(s.raws[at].text)) && !s.raws[at].gap
}

// isGroupedComma reports whether {,} and a digit stand at the index.
func (s *scanner) isGroupedComma(at int) bool {
	return at+3 < len(s.raws) && s.raws[at+1].text == "," && s.raws[at+2].text == "}" && s.isDigitAt(at+3)
}

// point scans a point: of a number such as .5, of dots, or of a sentence.
func (s *scanner) point() error {
	switch {
	case s.isDigitAt(s.at + 1):
		s.raws[s.at+1].text = "0." + s.raws[s.at+1].text
		s.raws[s.at+1].span = source.Join(s.raws[s.at].span, s.raws[s.at+1].span)
		s.raws[s.at+1].gap = s.raws[s.at].gap
		s.at++
		return s.number()
	case s.at+2 < len(s.raws) && s.raws[s.at+1].text == "." && s.raws[s.at+2].text == ".":
		return s.emit(dotsClass, "dots", s.at+3)
	}
	return s.emit(separatorClass, ".", s.at+1)
}

// relation scans a relation, with the sign that belongs to it: a colon before = is looked at when the
// colon is scanned, \not before a relation turns it around.
func (s *scanner) relation(known command) error {
	if n := len(s.tokens); n > 0 && s.tokens[n-1].class == colonClass && known.name == "=" && !s.raws[s.at].gap {
		s.at++
		s.tokens[n-1] = token{
			class: relationClass, name: ":=", text: ":=", gap: s.tokens[n-1].gap, partner: -1,
			span: source.Join(s.tokens[n-1].span, s.raws[s.at-1].span),
		}
		return nil
	}
	if (known.name == "<" || known.name == ">") && s.at+1 < len(s.raws) && s.raws[s.at+1].text == "=" && !s.raws[s.at+1].gap {
		return s.emit(relationClass, known.name+"=", s.at+2)
	}
	if known.name == "=" && s.at+1 < len(s.raws) && s.raws[s.at+1].text == "=" && !s.raws[s.at+1].gap {
		return s.emit(relationClass, "=", s.at+2)
	}
	return s.emit(relationClass, known.name, s.at+1)
}

// row scans a row break with its optional height.
func (s *scanner) row() error {
	behind := s.at + 1
	if behind < len(s.raws) && s.raws[behind].text == "*" {
		behind++
	}
	if option, next, ok := optionOf(s.raws, behind); ok && isLength(option) {
		behind = next
	}
	return s.emit(rowClass, `\\`, behind)
}

// isLength reports whether the tokens are a length, 0.5em.
func isLength(tokens []raw) bool {
	text := textOf(tokens)
	text = strings.TrimLeft(text, "-+0123456789. ")
	switch text {
	case "em", "ex", "mu", "pt", "cm", "mm", "in", "pc", "sp", "px", `\baselineskip`, `\jot`, `\normalbaselineskip`:
		return true
	}
	return false
}

// firstRune returns the first character.
func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// isNameLetter reports whether a character beyond ASCII is a letter that can be a name.
func isNameLetter(r rune) bool {
	return r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsMark(r))
}

// The kinds of token in the grammar.
const (
	signToken    lexer.TokenType = iota + 1 // a letter, a number, an operator, a text
	commandToken                            // with one argument
	pairToken                               // with two arguments
	scriptToken                             // ^ or _
	primeToken
	openToken
	closeToken
	rowToken
	cellToken
)

// kind returns what the token is to the grammar.
func (t token) kind() lexer.TokenType {
	switch t.arity() {
	case 1:
		return commandToken
	case 2:
		return pairToken
	}
	switch t.class {
	case scriptClass:
		return scriptToken
	case primeClass:
		return primeToken
	case openClass:
		return openToken
	case closeClass:
		return closeToken
	case rowClass:
		return rowToken
	case cellClass:
		return cellToken
	}
	return signToken
}
