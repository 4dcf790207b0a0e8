package latex

import (
	"strings"

	"nabla/parser"
	"nabla/parser/source"
)

// The commands for words of several letters: names, and functions before their arguments.
const (
	mathrm       = `\mathrm`
	operatorname = `\operatorname`
)

// spelled is the spelling of a name: what stands on the line, below and above it.
type spelled struct {
	base       string
	primes     string
	compound   bool   // the base is not one sign: Δx
	subscripts string // separated by commas
	above      string // a bracketed superscript, [2]
}

// piece puts the parts together. What has a superscript, or is compound, needs brackets for another.
func (n spelled) piece() piece {
	x := piece{text: n.base, level: atomLevel}
	if n.compound {
		x.level = scriptLevel
	}
	if n.subscripts != "" {
		x.text += subscript(n.subscripts)
	}
	x.text += n.primes // behind a subscript: before it, an exponent would be a second superscript
	if n.above != "" {
		x.text, x.level = x.text+superscript(n.above), scriptLevel
	}
	return x
}

// name prints a name: alpha, y_hat, w_{1,2}, z^{[1]}.
func (p *printer) name(n *parser.Name, s style) piece { return p.spell(n, mathrm, s).piece() }

// spell spells a name; words of several letters are set by the command.
func (p *printer) spell(n *parser.Name, command string, s style) spelled {
	n = whole(n)
	words := strings.Split(n.Base, "_")
	plain := strings.TrimRight(words[0], "'")
	word, digits := p.split(plain)
	spelling := spelled{primes: words[0][len(plain):], above: p.above(n.Sup, s)}
	spelling.base, spelling.compound = base(word, command)
	words = words[1:]
	for len(words) > 0 && accents[words[0]].letter != "" {
		spelling.base = accents[words[0]].above(word) + `{` + spelling.base + `}`
		words = words[1:]
	}
	spelling.subscripts = p.below(digits, words, n.Sub, s)
	return spelling
}

// below prints the subscript: the number of the name, its labels and its indices.
func (p *printer) below(digits string, labels []string, indices []parser.Node, s style) string {
	var parts []string
	if digits != "" {
		parts = append(parts, digits)
	}
	for _, label := range labels {
		parts = append(parts, p.label(label, s))
	}
	for _, index := range indices {
		parts = append(parts, p.index(index, s))
	}
	return strings.Join(parts, ",")
}

// base spells the letters of a name; a compound is more than one sign.
func base(word, command string) (text string, compound bool) {
	if text, single := letter(word); single {
		return text, false
	}
	if text, ok := difference(word); ok {
		return text, true
	}
	return upright(word, command), false
}

// split takes the number off x1, unless the text also has x_1: they are two names.
func (p *printer) split(word string) (sign, digits string) {
	sign, digits, ok := numbered(word)
	if ok && !p.names[sign+"_"+digits] {
		return sign, digits
	}
	return word, ""
}

// whole returns the name with its parts apart. Names that come from an expression have them in their
// text only.
func whole(n *parser.Name) *parser.Name {
	if len(n.Sub) > 0 || !strings.Contains(n.Base, "{") {
		return n
	}
	if read, err := parser.ParseExpression(source.NewText("", n.Text), nil); err == nil {
		if name, ok := read.(*parser.Name); ok {
			return name
		}
	}
	return n
}

// index prints a part of a subscript.
func (p *printer) index(n parser.Node, s style) string {
	if name, ok := n.(*parser.Name); ok && len(name.Sub) == 0 && name.Sup == "" {
		return p.label(name.Base, s)
	}
	return p.node(n, s.scripted()).text
}

// label prints a word of a subscript: a letter or a number as it is, ij as two indices, others upright.
func (p *printer) label(word string, s style) string {
	if isIndexPair(word) || isDecimal(word) {
		return word
	}
	return p.name(&parser.Name{Text: word, Base: word}, s.scripted()).text
}

// above prints a bracketed superscript. Its text is that of expressions in plain notation.
func (p *printer) above(sup string, s style) string {
	if sup == "" {
		return ""
	}
	inner, closed := strings.CutSuffix(strings.TrimPrefix(sup, "["), "]")
	if !closed {
		return quoted(sup)
	}
	parts := strings.Split(inner, ",")
	for i, part := range parts {
		read, err := parser.ParseExpression(source.NewText("", part), nil)
		if err != nil {
			parts[i] = quoted(part)
			continue
		}
		parts[i] = p.index(read, s)
	}
	return "[" + strings.Join(parts, ",") + "]"
}

// component prints an entry: x_k, w_{k,i}, (X^{-1})_{k,l}.
func (p *printer) component(n *parser.Component, s style) piece {
	below := p.below("", nil, n.Indices, s)
	if array, ok := n.Array.(*parser.Name); ok {
		if spelling := p.spell(array, mathrm, s); spelling.subscripts == "" && !spelling.compound {
			spelling.subscripts = below
			return spelling.piece()
		}
		array := p.name(array, s).bracketed()
		return piece{text: array.text + subscript(below), level: atomLevel}
	}
	array := p.node(n.Array, s)
	if !strings.HasSuffix(array.text, ")") || array.level < atomLevel {
		array = array.bracketed() // it may have a subscript already
	}
	return piece{text: array.text + subscript(below), level: atomLevel, tall: array.tall}
}
