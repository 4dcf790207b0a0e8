package latex

import (
	"strings"
	"unicode"
)

// escapes gives the spelling of each sign that is more than itself in a text of LaTeX. The last rows are
// signs that old fonts or language packages print as others.
var escapes = map[rune]string{
	'\\': `\textbackslash{}`, '{': `\{`, '}': `\}`, '%': `\%`, '#': `\#`, '&': `\&`, '$': `\$`, '_': `\_`,
	'~': `\textasciitilde{}`, '^': `\textasciicircum{}`,
	'<': `\textless{}`, '>': `\textgreater{}`, '|': `\textbar{}`, '"': `''`,
}

// Text returns a text of a user as LaTeX outside of mathematics, or within \text: every sign that LaTeX
// would take as a command is escaped, and control characters, line breaks too, become blanks.
func Text(text string) string {
	var b strings.Builder
	for _, r := range text {
		escape, special := escapes[r]
		switch {
		case special:
			b.WriteString(escape)
		case !unicode.IsGraphic(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isLetter reports whether the character is one that a command's name may have.
func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

// isDigit reports whether the character is one of the ten digits that TeX has in numbers.
func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// isWord reports whether the text has nothing but plain letters and digits.
func isWord(text string) bool {
	return text != "" && strings.IndexFunc(text, func(r rune) bool { return !isLetter(r) && !isDigit(r) }) < 0
}

// number prints a number literal; an exponent becomes a power of ten.
func number(text string) piece {
	mantissa, exponent, scaled := strings.Cut(strings.ToLower(text), "e")
	exponent = strings.TrimPrefix(exponent, "+")
	if !isDecimal(mantissa) || scaled && !isDecimal(strings.TrimPrefix(exponent, "-")) {
		return piece{text: quoted(text), level: atomLevel}
	}
	if strings.HasPrefix(mantissa, ".") {
		mantissa = "0" + mantissa
	}
	switch {
	case !scaled:
		return piece{text: mantissa, level: atomLevel}
	case mantissa == "1":
		return piece{text: "10" + superscript(exponent), level: scriptLevel}
	}
	return piece{text: mantissa + ` \cdot 10` + superscript(exponent), level: productLevel}
}

// isDecimal reports whether the text is made of digits, with at most one point.
func isDecimal(text string) bool {
	digits := strings.Replace(text, ".", "", 1)
	return digits != "" && strings.IndexFunc(digits, func(r rune) bool { return !isDigit(r) }) < 0
}
