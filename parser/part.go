package parser

import (
	"github.com/alecthomas/participle/v2/lexer"

	"nabla/parser/source"
)

// part is an operand of a phrase with what belongs to it.
type part struct {
	tokens []lexer.Token // all of them, those in brackets too
	list   []*phrase     // what is in the bracket, if the operand is one
	before int           // how many operators stand before the operand
	behind int           // how many tokens there are up to its end, the closing bracket
}

// operators returns what is before the operand: at most one operator, then signs.
func (p *part) operators() []lexer.Token { return p.tokens[:p.before] }

// operand returns the number, the name or the opening bracket.
func (p *part) operand() lexer.Token { return p.tokens[p.before] }

// postfixes returns the postfix operators behind the operand.
func (p *part) postfixes() []lexer.Token { return p.tokens[p.behind:] }

// last returns the last token of the part.
func (p *part) last() lexer.Token { return p.tokens[len(p.tokens)-1] }

// start returns the offset of the part, end the one behind it, closing the one behind its operand.
func (p *part) start() int   { return p.tokens[0].Pos.Offset }
func (p *part) end() int     { return endOf(p.last()) }
func (p *part) closing() int { return endOf(p.tokens[p.behind-1]) }

// bracketSpan returns the place of the bracket that the operand is.
func (p *part) bracketSpan() source.Span {
	return source.Span{Start: p.operand().Pos.Offset, End: p.closing()}
}

// parts cuts the phrase into its operands.
func (p *phrase) parts() []*part {
	if p.cut != nil {
		return p.cut
	}
	count := p.count()
	slab := make([]part, 0, count)
	p.cut = make([]*part, 0, count)
	brackets := p.Brackets
	for rest := p.Tokens; len(rest) > 0; {
		slab = append(slab, part{})
		next := &slab[len(slab)-1]
		rest = next.take(rest, &brackets)
		p.cut = append(p.cut, next)
	}
	return p.cut
}

// count returns the number of operands, not looking into brackets.
func (p *phrase) count() int {
	count, bracket := 0, 0
	for i := 0; i < len(p.Tokens); i++ {
		switch p.Tokens[i].Type {
		case openToken:
			i += len(p.Brackets[bracket].Tokens) - 1
			bracket++
			count++
		case operandToken:
			count++
		}
	}
	return count
}

// take fills the part from the tokens and returns those behind it.
func (p *part) take(tokens []lexer.Token, brackets *[]*bracket) []lexer.Token {
	for tokens[p.before].Type == operatorToken || tokens[p.before].Type == signToken {
		p.before++
	}
	p.behind = p.before + 1
	if tokens[p.before].Type == openToken {
		nested := (*brackets)[0]
		*brackets = (*brackets)[1:]
		p.list = nested.List
		p.behind = p.before + len(nested.Tokens)
	}
	end := p.behind
	for end < len(tokens) && tokens[end].Type == postfixToken {
		end++
	}
	p.tokens = tokens[:end]
	return tokens[end:]
}

// start returns the offset of the first token of the phrase, end the one behind the last.
func (p *phrase) start() int { return p.Tokens[0].Pos.Offset }
func (p *phrase) end() int   { return endOf(p.Tokens[len(p.Tokens)-1]) }

// mentions reports whether the part, or something in its brackets, has a name for which the test holds.
// In a differential, df, that may also be the name behind its sign.
func (p *part) mentions(test func(*Name) bool) bool {
	if t := p.operand(); t.Type == operandToken && !isNumeral(t.Value) {
		mark, rest := differential(t.Value)
		if test(nameOfToken(t)) || mark != "" && rest != "" && test(newName(rest, 0)) {
			return true
		}
	}
	for _, inner := range p.list {
		for _, q := range inner.parts() {
			if q.mentions(test) {
				return true
			}
		}
	}
	return false
}

// dropLast removes the last token, the word `otherwise`.
func (p *part) dropLast() { p.tokens = p.tokens[:len(p.tokens)-1] }
