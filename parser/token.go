package parser

import (
	"io"

	"github.com/alecthomas/participle/v2/lexer"

	"nabla/parser/limit"
	"nabla/parser/source"
)

// The kinds of token. Their names below are what the grammar's tags say.
//
// A token is a slice of the text as it was written; what it means (α is alpha, ≤ is <=) is looked up
// when the tree is built. So a token's place is exact, and scanning allocates nothing but the list.
const (
	operandToken   lexer.TokenType = iota + 1 // a number or a name with its plain subscripts
	operatorToken                             // an operator behind an operand
	signToken                                 // one that stands before its operand: a sign, not
	openToken                                 // ( [ { | and the openers of decorations _{ ^{ |_{
	closeToken                                // ) ] } |
	separatorToken                            // , and within cases{...} also ;
	postfixToken                              // ! ' x² and the dot of exp.(x)
	kindToken                                 // a word of a declaration: vector, symmetric
	inToken                                   // the `in` of a declaration
	crossToken                                // the `x` of a declaration's shape, K x n
	ofToken                                   // the `of` of a declaration
	givenToken
	letToken
	claimToken
	titleToken  // "..." after claim
	remarkToken // by ... to the end of the line
)

// symbols are the tokens' names in the grammar.
var symbols = map[string]lexer.TokenType{
	"EOF":       lexer.EOF,
	"Operand":   operandToken,
	"Operator":  operatorToken,
	"Sign":      signToken,
	"Open":      openToken,
	"Close":     closeToken,
	"Separator": separatorToken,
	"Postfix":   postfixToken,
	"Kind":      kindToken,
	"In":        inToken,
	"Cross":     crossToken,
	"Of":        ofToken,
	"Given":     givenToken,
	"Let":       letToken,
	"Claim":     claimToken,
	"Title":     titleToken,
	"Remark":    remarkToken,
}

// notation is the lexer of the plain notation as participle wants it declared.
type notation struct{}

var _ lexer.StringDefinition = notation{}

// Symbols returns the names of the tokens.
func (notation) Symbols() map[string]lexer.TokenType { return symbols }

// Lex reads the text of one statement. A longer one than limit.InputBytes is cut there, and refused by
// LexString.
func (n notation) Lex(name string, r io.Reader) (lexer.Lexer, error) {
	text, err := io.ReadAll(io.LimitReader(r, limit.InputBytes+1))
	if err != nil {
		return nil, err
	}
	return n.LexString(name, string(text))
}

// LexString returns the tokens of one statement, one after the other.
func (notation) LexString(name, text string) (lexer.Lexer, error) {
	s := newScanner(source.NewText(name, text), statementMode)
	if err := s.checkSize(); err != nil {
		return nil, err
	}
	return s, nil
}

// spanOf returns the place of a token.
func spanOf(t lexer.Token) source.Span {
	return source.Span{Start: t.Pos.Offset, End: endOf(t)}
}

// endOf returns the offset behind a token.
func endOf(t lexer.Token) int { return t.Pos.Offset + len(t.Value) }
