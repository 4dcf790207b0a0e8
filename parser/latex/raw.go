package latex

import (
	"strings"
	"unicode/utf8"

	"nabla/parser/source"
)

// raw is one token as TeX cuts a text: a command with its backslash, or one character.
type raw struct {
	text string
	span source.Span // of the text; of the call, for what the body of a macro holds
	gap  bool        // a blank, a line break or a comment stands before it
	from *origin     // the macro that brought it, nil for the text
}

// isCommand reports whether the token is a command.
func (r raw) isCommand() bool { return len(r.text) > 1 && r.text[0] == '\\' }

// isWord reports whether the token is a command of letters, after which blanks are dropped.
func (r raw) isWord() bool { return r.isCommand() && isLetter(rune(r.text[1])) }

// isLetter reports whether the character is a letter of ASCII, of which names of commands consist.
func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

// isDigit reports whether the character is one of the ten digits.
func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// cutter cuts a part of a text into raw tokens.
type cutter struct {
	src string
	at  int
	end int
}

// next returns the next token; ok is false at the end.
func (c *cutter) next() (t raw, ok bool) {
	gap := c.blank()
	if c.at >= c.end {
		return raw{}, false
	}
	start := c.at
	c.at += c.width()
	return raw{text: c.src[start:c.at], span: source.Span{Start: start, End: c.at}, gap: gap}, true
}

// blank passes blanks and comments and reports whether there were some.
func (c *cutter) blank() bool {
	start := c.at
	for c.at < c.end {
		switch c.src[c.at] {
		case ' ', '\t', '\n', '\r':
			c.at++
		case '%':
			line := strings.IndexAny(c.src[c.at:c.end], "\r\n")
			if line < 0 {
				line = c.end - c.at
			}
			c.at += line
		default:
			return c.at > start
		}
	}
	return c.at > start
}

// width returns the number of bytes of the token at the cursor.
func (c *cutter) width() int {
	rest := c.src[c.at:c.end]
	if rest[0] != '\\' || len(rest) == 1 {
		_, size := utf8.DecodeRuneInString(rest)
		return size
	}
	end := 1
	for end < len(rest) && isLetter(rune(rest[end])) {
		end++
	}
	if end == 1 {
		_, size := utf8.DecodeRuneInString(rest[1:])
		return 1 + size
	}
	return end
}

// cut returns all tokens of a part of a text.
func cut(src string, span source.Span) []raw {
	c := cutter{src, span.Start, span.End}
	tokens := make([]raw, 0, span.Len()/2)
	for {
		t, ok := c.next()
		if !ok {
			return tokens
		}
		tokens = append(tokens, t)
	}
}

// groupEnd returns the index of the brace that closes the one at the index, or -1.
func groupEnd(tokens []raw, open int) int {
	depth := 0
	for i := open; i < len(tokens); i++ {
		switch tokens[i].text {
		case "{":
			depth++
		case "}":
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// argumentOf returns what a command takes as its argument at the index, a group without its braces or
// one token, and the index behind it; ok is false if there is none.
func argumentOf(tokens []raw, at int) (argument []raw, behind int, ok bool) {
	if at >= len(tokens) || tokens[at].text == "}" {
		return nil, at, false
	}
	if tokens[at].text != "{" {
		return tokens[at : at+1], at + 1, true
	}
	end := groupEnd(tokens, at)
	if end < 0 {
		return nil, at, false
	}
	return tokens[at+1 : end], end + 1, true
}

// optionOf returns what stands in square brackets at the index, without them, and the index behind; ok
// is false if no bracket opens there.
func optionOf(tokens []raw, at int) (option []raw, behind int, ok bool) {
	if at >= len(tokens) || tokens[at].text != "[" {
		return nil, at, false
	}
	depth := 0
	for i := at; i < len(tokens); i++ {
		switch tokens[i].text {
		case "{":
			depth++
		case "}":
			depth--
		case "]":
			if depth == 0 {
				return tokens[at+1 : i], i + 1, true
			}
		}
	}
	return nil, at, false
}

// textOf returns tokens as a text again, with one blank for each gap.
func textOf(tokens []raw) string {
	var b strings.Builder
	for i, t := range tokens {
		if i > 0 && (t.gap || tokens[i-1].isWord() && isLetter(rune(t.text[0]))) {
			b.WriteByte(' ')
		}
		b.WriteString(t.text)
	}
	return b.String()
}
