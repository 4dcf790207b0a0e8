package notes

import "strings"

// What LaTeX has that holds mathematics, and what it has that holds none: the tables that both finders go
// by.

// environments are the LaTeX environments that are mathematics, without their stars, and how many arguments stand
// behind their names.
var environments = map[string]int{
	"equation": 0, "align": 0, "aligned": 0, "alignat": 1, "gather": 0, "multline": 0, "flalign": 0, "xalignat": 1,
	"eqnarray": 0, "displaymath": 0, "math": 0, "dmath": 0, "IEEEeqnarray": 1, "split": 0,
}

// verbatim are the environments whose content is no LaTeX.
var verbatim = map[string]bool{
	"verbatim": true, "Verbatim": true, "lstlisting": true, "minted": true, "comment": true, "filecontents": true,
	"tikzpicture": true, "tikzcd": true, "alltt": true, "code": true, "algorithmic": true, "asy": true, "pgfpicture": true,
}

// headings are the LaTeX commands that start a section, with their levels.
var headings = map[string]int{
	"part": 0, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5, "frametitle": 5,
}

// definers are the commands that define macros, with the groups in braces that stand behind the name.
var definers = map[string]int{
	"newcommand": 1, "renewcommand": 1, "providecommand": 1, "DeclareRobustCommand": 1, "DeclareMathOperator": 1,
	"def": 1, "gdef": 1, "edef": 1, "let": 0, "NewDocumentCommand": 2, "RenewDocumentCommand": 2, "DeclarePairedDelimiter": 2,
}

// isDefiner reports a command that defines another one.
func isDefiner(name string) bool {
	_, ok := definers[name]
	return ok
}

// fence is a pair of delimiters of mathematics.
type fence struct {
	open, close string
	display     bool
	environment string // the name in \begin{name}, with its star
	blank       bool   // it may hold blank lines
	padded      bool   // it may hold blanks next to its delimiters: a lone $ of Markdown may not
}

// The fences of LaTeX; an environment has its own.
var (
	dollar  = fence{open: "$", close: "$", padded: true}
	dollars = fence{open: "$$", close: "$$", display: true, padded: true}
	round   = fence{open: `\(`, close: `\)`, padded: true}
	square  = fence{open: `\[`, close: `\]`, display: true, padded: true}

	// Markdown where a backslash must be escaped to come through.
	escapedRound  = fence{open: `\\(`, close: `\\)`, padded: true}
	escapedSquare = fence{open: `\\[`, close: `\\]`, display: true, padded: true}
)

// begin returns the fence of an environment.
func begin(name string) fence {
	return fence{
		open: `\begin{` + name + `}`, close: `\end{` + name + `}`, environment: name,
		display: name != "math", blank: true, padded: true,
	}
}

// unstarred returns the name of an environment without its star.
func unstarred(name string) string { return strings.TrimSuffix(name, "*") }
