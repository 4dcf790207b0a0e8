package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// greek gives the name of each Greek sign, and of the signs that stand for one.
var greek = map[rune]string{
	'α': "alpha", 'β': "beta", 'γ': "gamma", 'δ': "delta", 'ε': "epsilon", 'ϵ': "epsilon", 'ζ': "zeta",
	'η': "eta", 'θ': "theta", 'ϑ': "theta", 'ι': "iota", 'κ': "kappa", 'ϰ': "kappa", 'λ': "lambda",
	'μ': "mu", 'µ': "mu", 'ν': "nu", 'ξ': "xi", 'ο': "omicron", 'π': "pi", 'ϖ': "pi", 'ρ': "rho",
	'ϱ': "rho", 'σ': "sigma", 'ς': "sigma", 'τ': "tau", 'υ': "upsilon", 'φ': "phi", 'ϕ': "phi",
	'χ': "chi", 'ψ': "psi", 'ω': "omega",
	'Α': "Alpha", 'Β': "Beta", 'Γ': "Gamma", 'Δ': "Delta", '∆': "Delta", 'Ε': "Epsilon", 'Ζ': "Zeta",
	'Η': "Eta", 'Θ': "Theta", 'Ι': "Iota", 'Κ': "Kappa", 'Λ': "Lambda", 'Μ': "Mu", 'Ν': "Nu", 'Ξ': "Xi",
	'Ο': "Omicron", 'Π': "Pi", 'Ρ': "Rho", 'Σ': "Sigma", 'Τ': "Tau", 'Υ': "Upsilon", 'Φ': "Phi",
	'Χ': "Chi", 'Ψ': "Psi", 'Ω': "Omega",
}

// signs are the other signs that are read as a name of their own.
var signs = map[rune]string{
	'∑': "sum", '∏': "prod", '∞': "inf", '√': "sqrt", '∇': "∇", '∂': "∂", '⊤': "T",
}

// accents gives the decoration that a combining mark writes over a letter.
var accents = map[rune]string{
	'\u0302': "hat", '\u0303': "tilde", '\u0304': "bar", '\u0305': "bar", '\u0306': "breve",
	'\u0307': "dot", '\u0308': "ddot", '\u030c': "check", '\u20d7': "vec",
}

// fonts are the decorations that tell a letter in another font from the plain one, W_bold. The plain
// notation has no signs for them.
var fonts = []string{"bold", "cal", "bb", "frak", "scr", "sans", "mono", "upright"}

// marks are the decorations that LaTeX writes behind or above a letter and that have no sign here, x^*; sup
// marks the array whose indices stand in a bracketed superscript, x^{(i)}.
var marks = []string{"star", "dagger", "plus", "minus", "prime", "sup", "ring", "acute", "grave", "dddot"}

// decorations are the words that may follow a name as a decoration, y_hat.
var decorations = func() map[string]bool {
	set := valuesOf(accents)
	for _, word := range append(fonts, marks...) {
		set[word] = true
	}
	return set
}()

// greekNames are the names of Greek letters, which count as one letter.
var greekNames = valuesOf(greek)

// superscripts gives what a superscript sign stands for in an exponent.
var superscripts = map[rune]byte{
	'⁰': '0', '¹': '1', '²': '2', '³': '3', '⁴': '4', '⁵': '5', '⁶': '6', '⁷': '7', '⁸': '8', '⁹': '9',
	'⁻': '-', 'ⁿ': 'n', 'ᵀ': 'T',
}

// maxMarks is how many combining marks a letter may carry: a vector with a hat, and some to spare.
const maxMarks = 4

// valuesOf returns the values of a table as a set.
func valuesOf(table map[rune]string) map[string]bool {
	set := make(map[string]bool, len(table))
	for _, name := range table {
		set[name] = true
	}
	return set
}

// isLetter reports whether the character can start a name, apart from the signs. To Unicode some
// superscripts are letters too, ⁿ; here they are exponents.
func isLetter(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsLetter(r) && superscripts[r] == 0
}

// isDigit reports whether the character is one of the ten digits that numbers are written with.
func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// spell returns the letters of a name in canonical form, and the decorations that accents write above
// them: alpha for α, and y with hat for ŷ, however ŷ is composed.
func spell(raw string) (letters string, accented []string) {
	if isASCII(raw) {
		return raw, nil
	}
	var b strings.Builder
	// Composed first, so that ŷ is one letter whichever way it was typed; then taken apart again, accent by
	// accent.
	for _, r := range norm.NFC.String(raw) {
		if name, found := greek[r]; found {
			b.WriteString(name)
		} else if name, found := signs[r]; found {
			b.WriteString(name)
		} else {
			accented = append(accented, spellLetter(&b, r)...)
		}
	}
	return b.String(), accented
}

// spellLetter writes one letter without the accents that are decorations, and returns those.
func spellLetter(b *strings.Builder, r rune) (accented []string) {
	if name, found := accents[r]; found {
		return []string{name}
	}
	parts := []rune(norm.NFD.String(string(r)))
	for _, mark := range parts[1:] {
		name, found := accents[mark]
		if !found {
			b.WriteRune(r) // é is a letter of its own
			return nil
		}
		accented = append(accented, name)
	}
	if name, found := greek[parts[0]]; found {
		b.WriteString(name)
	} else {
		b.WriteRune(parts[0])
	}
	return accented
}

// isASCII reports whether the text has no character beyond ASCII.
func isASCII(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isShort reports whether the letters are one letter, a Greek one included, perhaps with a number, x1:
// what stands for a variable, not for a word.
func isShort(letters string) bool {
	letters = strings.TrimRight(letters, "0123456789")
	return utf8.RuneCountInString(letters) == 1 || greekNames[letters]
}
