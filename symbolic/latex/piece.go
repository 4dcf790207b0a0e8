package latex

import "strings"

// level is how tightly the outermost operation of a piece binds, from loose to tight.
type level uint8

const (
	orLevel level = iota
	andLevel
	notLevel
	relationLevel
	casesLevel // cases have no right brace: they stand alone or behind a relation
	sumLevel
	evaluationLevel // a value behind a bar, of the whole product before it
	productLevel
	scriptLevel // a factor that cannot take an exponent: a quotient, or what has one already
	atomLevel
)

// piece is LaTeX with what its surroundings need to know about it.
type piece struct {
	text  string
	level level
	tall  bool // brackets around it have to grow
	open  bool // it takes in every factor that would follow it: a sum, an integral, d/dx
}

// atLeast puts the piece in brackets if it binds more loosely than the level.
func (x piece) atLeast(l level) piece {
	if x.level >= l {
		return x
	}
	return x.bracketed()
}

// closed puts an open piece in brackets.
func (x piece) closed() piece {
	if x.open {
		return x.bracketed()
	}
	return x
}

// bracketed puts round brackets around the piece, which makes an atom of it.
func (x piece) bracketed() piece {
	return piece{text: fence("(", x, ")"), level: atomLevel, tall: x.tall}
}

// raised puts an exponent on the piece, which must be an atom or gets brackets.
func (x piece) raised(exponent string) piece {
	base := x.atLeast(atomLevel)
	return piece{text: base.text + superscript(exponent), level: scriptLevel, tall: base.tall}
}

// fence puts delimiters around a piece; they grow if it is tall.
func fence(left string, x piece, right string) string {
	if x.tall {
		left, right = `\left`+left, `\right`+right
		if isCommand(left) {
			left += " "
		}
		return left + x.text + right
	}
	return left + x.text + right
}

// isCommand reports whether the text ends in a control word, which must be kept apart from a letter.
func isCommand(text string) bool {
	i := strings.LastIndexByte(text, '\\')
	if i < 0 || i+1 == len(text) {
		return false
	}
	return strings.IndexFunc(text[i+1:], func(r rune) bool { return !isLetter(r) }) < 0
}

// subscript and superscript put braces around any text, also a single letter: it may come to stand before
// another one.
func subscript(text string) string   { return "_{" + text + "}" }
func superscript(text string) string { return "^{" + text + "}" }

// glyphs estimates how many signs of LaTeX mathematics are seen: a command counts as one, braces,
// scripts and blanks do not count.
func glyphs(text string) int {
	count := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\':
			count++
			for i+1 < len(text) && isLetter(rune(text[i+1])) {
				i++
			}
		case !strings.ContainsRune("{}_^& ", rune(c)):
			count++
		}
	}
	return count
}
