package latex

import (
	"strings"

	"nabla/symbolic/function"
)

// greek gives the command of each Greek letter that has one, by its name. Capitals that look like Latin
// ones have none and are set upright.
var greek = commands(`alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma
	tau upsilon phi chi psi omega varepsilon vartheta varpi varrho varsigma varphi
	Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell hbar`)

// letters gives the LaTeX of words that stand for one sign without being its command.
var letters = map[string]string{
	"omicron": "o", "Alpha": `\mathrm{A}`, "Beta": `\mathrm{B}`, "Epsilon": `\mathrm{E}`, "Zeta": `\mathrm{Z}`,
	"Eta": `\mathrm{H}`, "Iota": `\mathrm{I}`, "Kappa": `\mathrm{K}`, "Mu": `\mathrm{M}`, "Nu": `\mathrm{N}`,
	"Omicron": `\mathrm{O}`, "Rho": `\mathrm{P}`, "Tau": `\mathrm{T}`, "Chi": `\mathrm{X}`,
	"inf": `\infty`, "∇": `\nabla`, "∂": `\partial`,
}

// accent is the pair of commands of a decoration.
type accent struct{ letter, word string }

// above returns the command that fits the word.
func (a accent) above(word string) string {
	if _, single := letter(word); single {
		return a.letter
	}
	return a.word
}

// accents gives the command of each decoration above one letter and above a word.
var accents = map[string]accent{
	"hat": {`\hat`, `\widehat`}, "tilde": {`\tilde`, `\widetilde`}, "bar": {`\bar`, `\overline`},
	"vec": {`\vec`, `\overrightarrow`}, "dot": {`\dot`, `\dot`}, "ddot": {`\ddot`, `\ddot`},
	"breve": {`\breve`, `\breve`}, "check": {`\check`, `\check`},
}

// commands gives each of the names its command, which is spelled alike.
func commands(names string) map[string]string {
	table := map[string]string{}
	for _, name := range strings.Fields(names) {
		table[name] = `\` + name
	}
	return table
}

// letter returns the LaTeX of a word that is one sign: a letter, a Greek letter, infinity.
func letter(word string) (text string, ok bool) {
	if len(word) == 1 && isLetter(rune(word[0])) {
		return word, true
	}
	if text, ok = greek[word]; !ok {
		text, ok = letters[word]
	}
	return text, ok
}

// numbered splits x1 and alpha12 into a letter and its number.
func numbered(word string) (sign, digits string, ok bool) {
	sign = strings.TrimRightFunc(word, isDigit)
	digits = word[len(sign):]
	_, single := letter(sign)
	return sign, digits, single && digits != ""
}

// difference splits Deltax, dsigma and ∂x, which the notation reads as one name, into the sign in front
// and the letter. A d makes one only with a Greek letter, since dx may be any name.
func difference(word string) (text string, ok bool) {
	for _, mark := range []string{"Delta", "∂", "d"} {
		rest, found := strings.CutPrefix(word, mark)
		if !found || mark == "d" && greek[rest] == "" {
			continue
		}
		if variable, single := letter(rest); single {
			sign, _ := letter(mark)
			return glue(sign, variable), true
		}
	}
	return "", false
}

// glue writes one text directly behind another, with a blank where a command would take the letter in.
func glue(a, b string) string {
	if isCommand(a) && b != "" && isLetter(rune(b[0])) {
		return a + " " + b
	}
	return a + b
}

// upright returns a word of several letters. What TeX itself has as an operator, max, is one also when
// it is part of a name, x_max; other words are set by the command, \mathrm or \operatorname.
func upright(word, command string) string {
	f, known := function.Lookup(word)
	switch {
	case known && f.LaTeX == `\`+word && greek[word] == "":
		return f.LaTeX
	case isWord(word):
		return command + `{` + word + `}`
	}
	return quoted(word)
}

// isIndexPair reports whether a subscript of two letters is read as two indices, x_ij, rather than as a
// word, n_in.
func isIndexPair(word string) bool {
	return len(word) == 2 && strings.Trim(word, "ijklmn") == "" && word != "in"
}
