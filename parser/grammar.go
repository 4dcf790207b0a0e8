package parser

import (
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// statement is one statement of a document.
type statement struct {
	Declaration *declaration `parser:"  @@"`
	Given       []*phrase    `parser:"| Given @@ ( Separator @@ )*"`
	Let         *derivation  `parser:"| Let @@"`
	Claim       *claim       `parser:"| @@"`
	Derivation  *derivation  `parser:"| @@"`
}

// declaration is `symmetric matrix S in n x n`, `index k in 1..K`, `function L of a, b`.
type declaration struct {
	Kinds []lexer.Token `parser:"@( Kind+ )"`
	Names []*phrase     `parser:"@@ ( Separator @@ )*"`
	Shape []*phrase     `parser:"( In @@ ( Cross @@ )*"`
	Of    []*phrase     `parser:"| Of @@ ( Separator @@ )* )?"`
}

// claim is a derivation with a heading.
type claim struct {
	Word       lexer.Token `parser:"@Claim"`
	Title      string      `parser:"@Title?"`
	Derivation *derivation `parser:"@@"`
}

// derivation is a definition or a chain: `lhs = rhs`, and further steps. Which of the two it is, and
// where its relations are, is decided afterwards; a remark ends a line.
type derivation struct {
	Lines []*line `parser:"@@+"`
}

// line is what stands before a remark.
type line struct {
	Phrase *phrase     `parser:"@@"`
	Remark lexer.Token `parser:"@Remark?"`
}

// phrase is an expression or a condition, flat: operands with the operators between them, none where
// factors are juxtaposed, with signs before and marks behind them. Precedence, and whether f(x) applies
// f or multiplies by it, is decided by the climber. Only brackets are nested, and only they are looked at
// again: the rest is in Tokens, which participle sets without copying.
type phrase struct {
	Tokens   []lexer.Token
	First    before     `parser:"@@"`
	Brackets []*bracket `parser:"( @@"`
	Behind   []behind   `parser:"@@ )*"`

	cut []*part // what parts returns, once it is asked
}

// bracket is what stands between an opening and its closing bracket; the scanner has seen to it that
// they match.
type bracket struct {
	Tokens []lexer.Token
	List   []*phrase `parser:"Open ( @@ ( Separator @@ )* )? Close"`
}

// before is what stands before the first bracket of a phrase, and behind what stands behind a bracket:
//
//	( Operator? ( Operand | Postfix | Sign ) )* Operator?
//
// where an operator at the end needs a bracket behind it. Only a phrase that begins with a bracket has nothing
// before it. The two parse themselves, because there is nothing to choose and nothing to keep: participle would
// copy its state for each of these tokens, and that took half of the time of reading a long expression. A test
// compares them with the tags that they stand for.
type (
	before struct{}
	behind struct{}
)

// Parse takes the tokens up to the first bracket.
func (*before) Parse(tokens *lexer.PeekingLexer) error {
	start := tokens.RawCursor()
	err := takeOperands(tokens)
	if tokens.RawCursor() == start && tokens.Peek().Type != openToken {
		return participle.NextMatch
	}
	return err
}

// Parse takes the tokens up to the next bracket.
func (*behind) Parse(tokens *lexer.PeekingLexer) error { return takeOperands(tokens) }

// takeOperands takes operands and the operators between them, perhaps none.
func takeOperands(tokens *lexer.PeekingLexer) error {
	for {
		switch tokens.Peek().Type {
		case operandToken, postfixToken, signToken:
			tokens.Next()
		case operatorToken:
			tokens.Next()
			if next := tokens.Peek(); !isFactor(next.Type) {
				return &participle.UnexpectedTokenError{Unexpected: *next}
			}
		default:
			return nil
		}
	}
}

// isFactor reports whether a token of the kind may follow an operator.
func isFactor(kind lexer.TokenType) bool {
	return kind == operandToken || kind == postfixToken || kind == signToken || kind == openToken
}

// The parsers of statements, of derivations and of expressions are built at their first use, since that takes time
// which a program that never parses should not pay.
var (
	statements  = sync.OnceValue(build[statement])
	derivations = sync.OnceValue(build[derivation])
	phrases     = sync.OnceValue(build[phrase])
)

// build returns the parser of a production. One token decides every choice of the grammar, so that an
// error is reported where it is.
func build[G any]() *participle.Parser[G] {
	return participle.MustBuild[G](participle.Lexer(notation{}), participle.UseLookahead(0))
}

// parse applies a parser of the grammar to the scanner's next statement. It returns nil at the end of
// the text. The error is a fault.
func parse[G any](p *participle.Parser[G], s *scanner) (*G, error) {
	s.begin()
	tokens, err := lexer.Upgrade(s)
	if err != nil || s.count == 0 {
		return nil, err
	}
	parsed, err := p.ParseFromLexer(tokens)
	if err != nil {
		return nil, translate(err, tokens)
	}
	return parsed, nil
}
