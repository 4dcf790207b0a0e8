package latex

import (
	"io"
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"nabla/parser/source"
)

// The grammar proper: signs, commands with their arguments, brackets, scripts, rows. It knows no precedence
// and no name, so it is small and has one token of lookahead; what the items of a cell mean is decided by
// the climber, which knows the document.

// body is what a formula, a group, a bracket or an environment holds: rows of cells.
type body struct {
	Rows []*row `parser:"@@ ( Row @@ )*"`
}

// row is what stands between row breaks.
type row struct {
	Cells []*cell `parser:"@@ ( Cell @@ )*"`
}

// cell is what stands between column marks, flat: signs, commands and brackets with their scripts.
// Precedence is decided afterwards.
type cell struct {
	Items []*item `parser:"@@*"`
}

// item is an atom with what is set behind it.
type item struct {
	Tokens  []lexer.Token
	Atom    *atom     `parser:"@@"`
	Scripts []*script `parser:"@@*"`
}

// atom is one sign, a command with its arguments, or a bracket.
type atom struct {
	Tokens []lexer.Token
	Group  *bracket `parser:"  @@"`
	First  *atom    `parser:"| Command @@"`
	Pair   []*atom  `parser:"| Pair @@ @@"`
	Sign   bool     `parser:"| @Sign"`
}

// script is a superscript, a subscript or a prime.
type script struct {
	Tokens []lexer.Token
	Prime  bool  `parser:"  @Prime"`
	Atom   *atom `parser:"| Script @@"`
}

// bracket is what stands between an opening and its closing bracket; the matcher has seen to it that
// they belong together.
type bracket struct {
	Body *body `parser:"Open @@ Close"`
}

// grammar is the parser of the grammar, built at its first use. One token decides every choice, so that
// an error is reported where it is.
var grammar = sync.OnceValue(func() *participle.Parser[body] {
	return participle.MustBuild[body](participle.Lexer(notation{}), participle.UseLookahead(0))
})

// notation is the lexer as participle wants it declared; the tokens come from a scanner.
type notation struct{}

// Symbols returns the names of the tokens in the grammar.
func (notation) Symbols() map[string]lexer.TokenType {
	return map[string]lexer.TokenType{
		"EOF": lexer.EOF, "Sign": signToken, "Command": commandToken, "Pair": pairToken, "Script": scriptToken, "Prime": primeToken,
		"Open": openToken, "Close": closeToken, "Row": rowToken, "Cell": cellToken,
	}
}

// Lex reads a formula.
func (notation) Lex(name string, r io.Reader) (lexer.Lexer, error) {
	content, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	text := source.NewText(name, string(content))
	s, err := scan(text, source.Span{End: len(content)}, nil)
	if err != nil {
		return nil, err
	}
	return &tokens{scanner: s}, nil
}

// tokens hands the tokens of a scanner to participle. The offset of a token is its number, by which its
// place and its meaning are found. participle keeps positions as they are, so a token's number in place of
// an offset is a way to carry more than its text.
type tokens struct {
	scanner *scanner
	at      int
}

// Next returns the next token.
func (t *tokens) Next() (lexer.Token, error) {
	at := t.at
	if at >= len(t.scanner.tokens) {
		return lexer.Token{Type: lexer.EOF, Pos: lexer.Position{Offset: at}}, nil
	}
	t.at++
	known := &t.scanner.tokens[at]
	return lexer.Token{Type: known.kind(), Value: known.text, Pos: lexer.Position{Offset: at}}, nil
}

// layout is a formula with its tokens, parsed by the grammar.
type layout struct {
	text *source.Text
	span source.Span
	*scanner
	body *body
	uses map[string]use // how the names of the formula occur, once that is asked
	once sync.Once      // for uses: the sides of a formula may be read side by side
}

// parseLayout scans and parses a formula. The error is a fault.
func parseLayout(text *source.Text, span source.Span, macros *Macros) (*layout, error) {
	s, err := scan(text, span, macros)
	if err != nil {
		return nil, err
	}
	l := &layout{text: text, span: span, scanner: s, body: &body{}}
	if len(s.tokens) == 0 {
		return l, nil
	}
	peeking, err := lexer.Upgrade(&tokens{scanner: s})
	if err != nil {
		return nil, err
	}
	if l.body, err = grammar().ParseFromLexer(peeking); err != nil {
		return nil, s.translate(err)
	}
	return l, nil
}

// token returns what the first token of the atom is.
func (l *layout) token(a *atom) *token { return &l.tokens[a.Tokens[0].Pos.Offset] }

// spanOf returns the place of tokens.
func (l *layout) spanOf(tokens []lexer.Token) source.Span {
	first, last := tokens[0].Pos.Offset, tokens[len(tokens)-1].Pos.Offset
	return source.Join(l.tokens[first].span, l.tokens[last].span)
}
