// Package latex reads the mathematics of LaTeX into the syntax trees of the plain notation, with the same
// names and the same precedence.
//
// A display is read in two stages. ParseFormula needs no knowledge of the document: it replaces the
// author's macros, finds the brackets that belong together, and cuts the display at its rows, columns,
// wide blanks and relations into statements, whose sides are not yet read. Side.Read makes the tree of a
// side, and asks a scope what the names mean: f(x) may be an application or a product, x_{ij} have one
// index or two, y' be a derivative or a name. So a document can collect its definitions from the
// statements before it reads any side, and one side that cannot be read does not hide the others.
//
// The grammar of the first stage is declared in struct tags and decided by one token: items with their
// scripts, commands with their arguments, and brackets. The second stage climbs over the items with the
// table of precedence of package parser.
//
// Where the scope leaves two readings, Read takes the likelier and reports the Ambiguity, and can be asked
// for the other. What is read but has no meaning in a derivation (limits, dots, conditioned
// probabilities) is a parser.Opaque; what is not understood is an error with its place. Nothing is
// guessed in silence.
//
// The package finds no displays in a file (see nabla/parser/notes), tells no definition from a claim, reads
// no other file, and knows no macro of a package beyond those of its table.
package latex
