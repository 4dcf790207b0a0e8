package parser

import "nabla/parser/source"

// Node is one part of a syntax tree: an expression, a condition or a statement.
type Node interface {
	// Span returns the bytes of the text that the node was read from.
	Span() source.Span
}

// At is the place of a node. Every node embeds it.
type At source.Span

// Span returns the place as a span of the text.
func (a At) Span() source.Span { return source.Span(a) }

// Number is an exact nonnegative number as it was written: "2", "2.5", "1e-3".
type Number struct {
	At
	Text string
}

// Name is a name with its decorations. Two names are the same name if their Text is equal.
type Name struct {
	At
	Text string // canonical: alpha for α, y_hat for ŷ, x_k for x_{k}, w_{1,2}, a_1^{[2]}
	Base string // without subscript and superscript: x, y_hat
	Sub  []Node // the parts of the subscript: k, 1, i+1; a word such as CE is one Name
	Sup  string // the bracketed superscript, "[2]", or "" without one
}

// Component is an entry of an array, x[k] or w[k,i]. The array may be an expression, inv(X)[k,l].
// What is written x_k stays a Name with a subscript: whether it is an entry depends on declarations.
type Component struct {
	At
	Array   Node
	Indices []Node
}

// Unary is a sign, "-" or "+".
type Unary struct {
	At
	Op string
	X  Node
}

// Op is a binary operation.
type Op uint8

// The binary operations, scalar ones first. The Hadamard operations work entry by entry.
const (
	Add Op = iota
	Sub
	Mul
	Div
	Pow
	HadamardMul
	HadamardDiv
	HadamardPow
)

// Binary is an operation on two expressions.
type Binary struct {
	At
	Op       Op
	X, Y     Node
	Implicit bool // a product written without an operator
	Glued    bool // an implicit product of a number and what directly follows it, 2x
}

// Postfix is an operator behind its operand: "!" the factorial, "'" the transpose.
type Postfix struct {
	At
	Op string
	X  Node
}

// Call is the application of a function. With Primes it is that of a derivative of the function,
// f”(x); with Dot the function is applied to each entry, exp.(x).
type Call struct {
	At
	Function *Name
	Args     []Node
	Primes   int
	Dot      bool
	Bare     bool // written without brackets, sin x
}

// Bars is |X|: the absolute value of a number, the norm of a vector or the determinant of a matrix.
type Bars struct {
	At
	X Node
}

// Big is a sum or product over an index that is bound in Where and Body.
type Big struct {
	At
	Product      bool
	Index        *Name
	Lower, Upper Node // both nil: the declared range of the index
	Where        Node // a condition on the index, or nil
	Body         Node
}

// Derivative is a derivative of Body, taken in the order of By from right to left. Only the spelling
// tells a partial derivative from a total one (see the reference of the notation).
type Derivative struct {
	At
	Body    Node
	By      []By
	Partial bool // written with ∂
}

// By is one variable of a derivative with the order in it.
type By struct {
	Variable Node // a Name or a Component
	Order    Node // nil is 1
}

// Integral is the definite integral of Body over Variable, which is bound in Body.
type Integral struct {
	At
	Body         Node
	Variable     *Name
	Lower, Upper Node
}

// Substitution is Body with Variable set to Value.
type Substitution struct {
	At
	Body     Node
	Variable Node // a Name or a Component
	Value    Node
}

// Indicator is 1 where the condition holds, else 0.
type Indicator struct {
	At
	Condition Node
}

// Piecewise is the value of the first case whose condition holds.
type Piecewise struct {
	At
	Cases     []Case
	Otherwise Node // nil: undefined where no condition holds
}

// Case is one case of a Piecewise.
type Case struct{ Condition, Value Node }

// Relation is one comparison, or a membership: Op is one of = != < <= > >= in.
type Relation struct {
	At
	Op   string
	X, Y Node
}

// Logic combines conditions: Op is "and", "or" (two arguments or more) or "not" (one).
type Logic struct {
	At
	Op   string
	Args []Node
}

// Set is {a, b}: the values that are listed, to the right of `in`.
type Set struct {
	At
	Items []Node
}

// Range is the integers from Lower to Upper, in `k in 1..K`.
type Range struct {
	At
	Lower, Upper Node
}

// List is a column vector of the values listed, [a, b]; a list of lists is a matrix by rows.
type List struct {
	At
	Items []Node
}

// Opaque is notation that is read but that has no meaning in a derivation yet: a limit, a conditioned
// argument, dots. Kind names it in a reader's words, "limit". What holds one can be neither proved nor
// refuted, and no two of them are ever taken to be equal.
type Opaque struct {
	At
	Kind  string
	Parts []Node
}

// Document is a derivation as it was written. What could not be read is in Errors, one diagnostic a
// statement, and the other statements are kept.
type Document struct {
	At
	Text       *source.Text
	Statements []Statement
	Errors     []source.Diagnostic
	Graphs     []Graph             // that the directives ask for, in the order of the text
	Notes      []source.Diagnostic // how something ambiguous was read, 1/2x
}

// Graph is a directive that asks for a computation graph: `# nabla: graph L at a=3, b=1`.
type Graph struct {
	At
	Words string // what follows "graph"
}

// Statement is one of *Declaration, *Given, *Let and *Chain.
type Statement interface {
	Node
	statement()
}

// Declaration says what some names are.
type Declaration struct {
	At
	// Kind is real, positive, nonnegative, integer, posint, nat, imaginary, dim, index, function, vector,
	// posvector, matrix, posmatrix, symmetric, skew, spd, orthogonal or diagonal.
	Kind         string
	Names        []*Name
	Shape        []Node  // sizes: one of a vector, two of a matrix; the number of arguments of a function
	Lower, Upper Node    // the range of an index; nil if it is not declared
	Of           []*Name // what a function depends on: function L of a, b
}

// Given is an assumption.
type Given struct {
	At
	Condition Node
}

// Let is a definition.
type Let struct {
	At
	Head    Node // *Name, *Call with Name or other arguments, or *Component for a family
	Body    Node
	Implied bool   // written without `let`
	Remark  string // what follows `by`
}

// Chain is a derivation line by line: First, and then steps that each relate to the line before.
type Chain struct {
	At
	Title string // from `claim "title"`, or ""
	Claim bool   // headed by `claim`
	First Node
	Steps []*Step
}

// Step is one relation of a chain.
type Step struct {
	At
	Op          string // one of = != < <= > >= in
	OpAt        source.Span
	Right       Node
	Remark      string // what follows `by`
	ExpectWrong bool   // marked `# nabla: expect wrong`
	Open        bool   // marked `# nabla: open`: a counterexample does not make it wrong
	Doubt       string // what follows that, why it does not
}

func (*Declaration) statement() {}
func (*Given) statement()       {}
func (*Let) statement()         {}
func (*Chain) statement()       {}

// Scope says which names are functions beside those that the document itself declares or defines.
type Scope interface {
	Function(name string) bool          // a known function, by name or alias
	Nearest(name string) (string, bool) // the known function whose name is nearest to a misspelt one
}
