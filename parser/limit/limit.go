// Package limit names every bound that nabla enforces on its input and on its own work, so that the
// limits page of the documentation and `nabla limits` print from the place the code reads. A bound is
// never a correctness device: whoever meets one answers "unknown" or a positioned error, never a guess.
//
// The package knows nothing about what it bounds; it is imported by every layer.
package limit

// Bound is one named limit as the documentation shows it.
type Bound struct {
	Name  string // the identifier below
	Value int    // the largest accepted amount
	Unit  string // what is counted
	Doc   string // what happens beyond it
}

// Limits on the text that is read.
const (
	InputBytes  = 16 << 20 // bytes of one document
	TokenBytes  = 10_000   // bytes of one name or number literal
	Nesting     = 200      // brackets open at one time
	Tokens      = 50_000   // tokens of one statement
	Exponent10  = 4_000    // decimal exponent of a number literal
	Diagnostics = 50       // messages reported for one document
	Formulas    = 20_000   // formulas of one document of lecture notes
	Blocks      = 32       // lists and quotations of Markdown one within the other
	Backquotes  = 64       // backquotes on each side of code in a sentence
	Expansions  = 10_000   // macros that are replaced within one formula
)

// Limits on expressions.
const (
	NumberBits = 1 << 17 // bits of a numerator or denominator that is computed exactly
	Nodes      = 200_000 // distinct nodes of one expression
	Order      = 64      // order of one derivative
	Definition = 10_000  // expansions of definitions within one step
)

// Limits on polynomials, the engine of exact equality.
const (
	PolynomialSteps  = 20_000_000 // multiplications of short coefficients for one question
	PolynomialTerms  = 1 << 17    // terms of one polynomial
	PolynomialDegree = 10_000     // total degree of one polynomial
	FactorDegree     = 100        // degree in one variable of a polynomial that is split into irreducible factors
)

// Limits on sums over an index, in exact equality.
const (
	SumTerms     = 64 // terms of one sum that are written out or split off
	WrittenTerms = 24 // terms of a sum over numbers that are written out before it is brought into normal form
	Dummies      = 4  // indices that are exchanged with each other
	SumDepth     = 10 // sums one inside the other
)

// Limits on vectors and matrices.
const (
	ArraySize    = 8   // indices of a product of matrices that are written out
	ArrayFactors = 8   // matrices that are multiplied one after the other
	ArrayCost    = 256 // entries that one entry of a product is made of
	Unfoldings   = 100 // calls of functions of vectors that a document defines, within one side
	Determinant  = 4   // rows of a determinant or inverse that is written out
	Inverses     = 4   // inverses and determinants one within the other
	MatrixSize   = 16  // rows of a matrix that is inverted at a point
	Entries      = 64  // entries of an array that is written as a list, or compared entry by entry
)

// Limits on rewriting by rules and on the search for closed forms.
const (
	RuleOperands = 24      // terms or factors of a node that rules are matched with
	MatchSteps   = 4_000   // comparisons while one rule is matched with one node
	RewriteSteps = 2_000   // uses of rules on one expression
	FormSteps    = 200_000 // multiplications of short coefficients for one family of forms
	Forms        = 160     // forms of one expression that simplifying compares

	DerivationSteps = 100 // lines of one derivative that are written out
)

// Limits on evaluation at points.
const (
	Rounds    = 10_000 // terms of sums and products, and values of integrands, in one evaluation
	Panels    = 256    // pieces of the range of one integral
	Precision = 4_096  // bits of the numbers of one evaluation
	Trials    = 400    // points that are looked at for one comparison
	ExactBits = 4_096  // bits of a number in an exact evaluation
)

// Limits on checking one step.
const (
	Edits       = 1_200 // edits of a wrong step that the diagnosis tries
	Repairs     = 12    // edits among them that agree at points and that it tries to prove
	Factors     = 12    // factors of the other side that it tries to restore
	Signs       = 5     // parts whose signs a condition is searched among
	StepTime    = 10    // seconds for one step, unless the caller says otherwise
	NoteTime    = 350   // milliseconds for one step of lecture notes, unless the caller says otherwise
	ReadingTime = 300   // milliseconds for one step of lecture notes on which hangs how they are read
	Lateness    = 3     // parts of its time that each step of lecture notes loses to every one before it that ran out of time
	Cases       = 40    // combinations of signs under which a step is proved one by one
	Indices     = 8     // values of an index for each of which a step is proved
	Rewriting   = 80    // nodes of a step of which both sides are rewritten to closed forms
	Unrooting   = 40    // nodes of a step whose closed forms are looked through for turning points
	Variation   = 200   // nodes of a step that is argued by equal derivatives
	Variations  = 4     // derivatives that such an argument takes one after the other
)

// Limits on computation graphs.
const (
	GraphNodes = 20_000  // nodes of one graph
	DrawnNodes = 1_000   // nodes of one picture
	PassBits   = 1 << 22 // nodes times bits of their numbers in one pass
	GraphForms = 200     // derivatives of one graph whose closed forms are looked for
	FormSize   = 48      // size of a derivative of a graph whose closed form is looked for, as a tree
	ClosedSize = 400     // size of an expression that a table of derivatives shows, as a tree
)

// Limits on what the command line may ask for.
const (
	Jobs   = 1_024 // steps or cases looked at side by side
	Digits = 1_000 // digits of a value that is printed
)

// All lists every bound in the order of the documentation.
func All() []Bound {
	return []Bound{
		{"InputBytes", InputBytes, "bytes", "a longer document is refused"},
		{"TokenBytes", TokenBytes, "bytes", "a longer name or number is an error at its position"},
		{"Nesting", Nesting, "levels", "deeper brackets are an error at their position"},
		{"Tokens", Tokens, "tokens", "a longer statement is an error at its position"},
		{"Exponent10", Exponent10, "decimal digits", "a number literal with a larger exponent is an error at its position"},
		{"Diagnostics", Diagnostics, "messages", "further messages of the same document are only counted"},
		{"Formulas", Formulas, "formulas", "further ones of the same lecture notes are not read"},
		{"Blocks", Blocks, "blocks", "lists and quotations of Markdown further inside are plain text, with a warning at the first"},
		{"Backquotes", Backquotes, "signs", "a longer run of them in Markdown is plain text"},
		{"Expansions", Expansions, "macros", "a formula with more is an error at the macro that is too much"},
		{"NumberBits", NumberBits, "bits", "a power that would be longer stays unevaluated"},
		{"Nodes", Nodes, "nodes", "a larger expression is answered unknown"},
		{"Order", Order, "derivatives", "a higher order is an error at its position"},
		{"Definition", Definition, "expansions", "a step that needs more is answered unknown"},
		{"PolynomialSteps", PolynomialSteps, "products", "an exact comparison that needs more is answered unknown"},
		{"PolynomialTerms", PolynomialTerms, "terms", "an exact comparison that needs more is answered unknown"},
		{"PolynomialDegree", PolynomialDegree, "degrees", "an exact comparison that needs more is answered unknown"},
		{"FactorDegree", FactorDegree, "degrees", "a polynomial of higher degree is only split by multiplicity"},
		{"SumTerms", SumTerms, "terms", "a sum over more, by numbers, is treated as a whole"},
		{"WrittenTerms", WrittenTerms, "terms", "a sum over more, by numbers, is decided without looking at single terms"},
		{"Dummies", Dummies, "indices", "more sums in a row are not exchanged"},
		{"SumDepth", SumDepth, "sums", "a step with sums nested more deeply is not decided exactly"},
		{"ArraySize", ArraySize, "indices", "a product over more stays a sum, also where its size is a number"},
		{"ArrayFactors", ArrayFactors, "matrices", "a step with a longer product or a higher power is answered unknown"},
		{"ArrayCost", ArrayCost, "entries", "a step with a larger product is answered unknown"},
		{"Unfoldings", Unfoldings, "calls", "a side with more calls of functions of vectors that the document defines is answered unknown"},
		{"Determinant", Determinant, "rows", "the determinant or inverse of a larger matrix is not written out"},
		{"Inverses", Inverses, "matrices", "a step with more inverses or determinants one within the other is answered unknown"},
		{"MatrixSize", MatrixSize, "rows", "the determinant and the inverse of a larger matrix have no value at a point"},
		{"Entries", Entries, "entries", "a longer list is answered unknown; other arrays are compared by the entry at any indices"},
		{"RuleOperands", RuleOperands, "operands", "rules are not tried on a longer sum or product"},
		{"MatchSteps", MatchSteps, "comparisons", "the rule is taken not to match there"},
		{"RewriteSteps", RewriteSteps, "uses of rules", "rewriting stops, with an equal expression"},
		{"FormSteps", FormSteps, "products", "the family of forms is not tried"},
		{"Forms", Forms, "forms", "the shortest form so far is printed"},
		{"DerivationSteps", DerivationSteps, "lines", "what is left is differentiated in one step"},
		{"Rounds", Rounds, "rounds", "the value of a longer sum is unknown"},
		{"Panels", Panels, "pieces", "an integral that needs more is enclosed less closely"},
		{"Precision", Precision, "bits", "values that need more to be told apart are not told apart"},
		{"Trials", Trials, "points", "a comparison that finds too few good points among them says so"},
		{"ExactBits", ExactBits, "bits", "longer numbers are enclosed instead"},
		{"Edits", Edits, "edits", "no repair is named"},
		{"Repairs", Repairs, "proofs", "no repair is named"},
		{"Factors", Factors, "factors", "a missing factor beyond them is not named"},
		{"Signs", Signs, "parts", "a condition that needs more is not found"},
		{"Cases", Cases, "proofs", "a proof by cases of signs is given up"},
		{"Indices", Indices, "values", "the step is argued with the index as it is"},
		{"Rewriting", Rewriting, "nodes", "a larger step is not argued by closed forms"},
		{"Unrooting", Unrooting, "nodes", "the condition of a larger step is looked for in it as it is"},
		{"Variation", Variation, "nodes", "a larger step is not argued by equal derivatives"},
		{"Variations", Variations, "derivatives", "an integral that needs more is not evaluated"},
		{"StepTime", StepTime, "seconds", "the step is answered unknown"},
		{"NoteTime", NoteTime, "milliseconds", "the step of lecture notes is answered unknown"},
		{"ReadingTime", ReadingTime, "milliseconds", "the step does not count as one that holds while lecture notes are read"},
		{"Lateness", Lateness, "parts", "after k steps of lecture notes that ran out of time, that of the next one is divided by 1 + k times as many"},
		{"GraphNodes", GraphNodes, "nodes", "a larger graph is refused"},
		{"DrawnNodes", DrawnNodes, "nodes", "a picture of more is refused; text and json have no such limit"},
		{"PassBits", PassBits, "bits", "values are printed with the digits that are certain"},
		{"GraphForms", GraphForms, "derivatives", "further ones of a graph are shown as they come out"},
		{"FormSize", FormSize, "nodes", "a longer derivative of a graph is shown as it comes out"},
		{"ClosedSize", ClosedSize, "nodes", "a longer derivative is left as a product along the edges"},
		{"Jobs", Jobs, "jobs", "the command line is refused"},
		{"Digits", Digits, "digits", "the command line is refused"},
	}
}
