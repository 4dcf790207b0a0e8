package latex

import (
	"regexp"
	"strings"
)

// Description is what a few words of prose say of the names that they stand beside.
type Description struct {
	Nature    Nature // of numbers, if Number holds
	Number    bool
	Structure string // of matrices: symmetric, skew, spd, orthogonal, diagonal or ""
	Matrix    bool   // the words speak of matrices
	Vector    bool   // of vectors
	Function  bool   // of functions
	OneHot    bool   // one entry is 1 and the others are 0
	Chance    bool   // between 0 and 1
	Verb      bool   // they begin with is, are, be, or with an article
	Plural    bool   // they are about all names that are listed
}

// compounds are the words that say something else together than one by one.
var compounds = strings.NewReplacer(
	"one hot", "one-hot", "positive definite", "positive-definite", "skew symmetric", "skew-symmetric", "strictly positive", "positive",
	"strictly negative", "negative", "non negative", "nonnegative", "non zero", "nonzero",
)

// structures are the words for the structure of a square matrix, and the kinds of declarations.
var structures = map[string]string{"symmetric": "symmetric", "orthogonal": "orthogonal", "diagonal": "diagonal", "skew-symmetric": "skew", "antisymmetric": "skew"}

// nouns are what a description may call the thing that it describes.
var (
	arrays    = map[string]string{"matrix": "matrix", "matrices": "matrix", "vector": "vector", "vectors": "vector"}
	functions = words(`function functions map maps`)
	verbs     = words(`is are be being a an`)
	openers   = words(`let where with since as because assume assuming suppose supposing given that here now and the a an both also moreover
		furthermore too is are be being real fixed arbitrary variable variables parameter parameters value values label labels square`)
)

// Describe reads words of prose. It is false if there is one that it does not know, so that none is overlooked that takes
// something back.
func Describe(list []string) (d Description, ok bool) {
	definite := false
	for i, word := range strings.Fields(compounds.Replace(strings.Join(list, " "))) {
		d.Verb = d.Verb || i == 0 && verbs[word]
		d.Plural = d.Plural || word == "are" || word == "be"
		nature, isNature := natures[word]
		switch {
		case structures[word] != "":
			if d.Structure != "" && d.Structure != structures[word] {
				return d, false
			}
			d.Structure = structures[word]
		case word == "positive-definite":
			definite = true
		case isNature:
			if d.Nature, ok = d.Nature.And(nature); !ok {
				return d, false
			}
			d.Number = true
		case arrays[word] != "":
			d.Matrix, d.Vector = d.Matrix || arrays[word] == "matrix", d.Vector || arrays[word] == "vector"
		case functions[word]:
			d.Function = true
		case word == "one-hot":
			d.OneHot = true
		case word == "probability", word == "probabilities":
			d.Chance = true
		case !openers[word]:
			return d, false
		}
	}
	if definite && d.Structure != "symmetric" {
		return d, false // whether that includes the symmetry depends on the author
	} else if definite {
		d.Structure = "spd"
	}
	return d, true
}

// uncertain are words that make what is said behind them in a sentence a question, a case or something to be shown.
var uncertain = words(`if whether unless when whenever iff not no never neither nor cannot can could may might would should must need want show
	prove check verify until case cases contradiction else otherwise except only for contrary false claim conjecture`)

// IsCertain reports whether none of the words of a sentence makes a case or a question of what follows.
func IsCertain(list []string) bool {
	for _, word := range list {
		if uncertain[word] || strings.HasSuffix(word, "n't") {
			return false
		}
	}
	return true
}

// markup is what a word may be dressed in: links and emphasis of Markdown, commands of LaTeX.
var markup = regexp.MustCompile(`\]\([^)]*\)|\\(?:emph|textit|textbf|text)\b|[\[\]{}*_~]|--`)

// Words returns the words of prose in small letters, and the signs of punctuation as words of their own.
func Words(prose string) []string {
	prose = markup.ReplaceAllString(strings.ToLower(prose), " ")
	var spaced strings.Builder
	for _, r := range prose {
		if strings.ContainsRune(Punctuation, r) {
			spaced.WriteString(" " + string(r) + " ")
		} else {
			spaced.WriteRune(r)
		}
	}
	return strings.Fields(spaced.String())
}

// Punctuation are the signs that end a clause; all but the comma and the brackets end a sentence, too.
const Punctuation = ".,;:!?()"
