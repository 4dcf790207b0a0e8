package parser

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"nabla/parser/source"
)

// Declarations: which kinds there are, in which words, and what stands behind the names. One table serves
// documents (`symmetric matrix A in n x n`), declarations of cases (`sym n n`) and those that notes make.

// kind is one row of the table of what can be declared.
type kind struct {
	name   string   // as Declaration.Kind has it
	words  []string // further spellings; of several words, in their canonical names
	sizes  int      // of its shape
	square bool     // both sizes are one
}

// kinds is what can be declared, with the words of documents and the short ones of single entries.
var kinds = []kind{
	{name: "real"},
	{name: "positive", words: []string{"positive real"}},
	{name: "nonnegative", words: []string{"nonnegative real"}},
	{name: "integer"},
	{name: "posint", words: []string{"positive integer"}},
	{name: "nat", words: []string{"nonnegative integer"}},
	{name: "imaginary"},
	{name: "dim"},
	{name: "index"},
	{name: "function", words: []string{"fun"}},
	{name: "vector", words: []string{"vec", "real vector"}, sizes: 1},
	{name: "posvector", words: []string{"posvec", "positive vector"}, sizes: 1},
	{name: "matrix", words: []string{"mat", "real matrix"}, sizes: 2},
	{name: "posmatrix", words: []string{"posmat", "positive matrix"}, sizes: 2},
	{name: "symmetric", words: []string{"sym", "symmetric matrix"}, sizes: 2, square: true},
	{name: "skew", words: []string{"skew matrix"}, sizes: 2, square: true},
	{name: "spd", words: []string{"spd matrix"}, sizes: 2, square: true},
	{name: "orthogonal", words: []string{"orth", "orthogonal matrix"}, sizes: 2, square: true},
	{name: "diagonal", words: []string{"diag", "diagonal matrix"}, sizes: 2, square: true},
}

// kindIndex finds a kind by any of its spellings.
var kindIndex = func() map[string]*kind {
	index := map[string]*kind{}
	for i := range kinds {
		index[kinds[i].name] = &kinds[i]
		for _, word := range kinds[i].words {
			index[word] = &kinds[i]
		}
	}
	return index
}()

// kindOf returns the kind that one word names, or nil.
func kindOf(word string) *kind { return kindIndex[word] }

// combined returns the kind that the words name together: `symmetric matrix`. Two words are a kind if the
// table has them together: symmetric and matrix.
func combined(words []lexer.Token) (*kind, error) {
	result := kindOf(words[0].Value)
	for _, t := range words[1:] {
		both := kindIndex[result.name+" "+kindOf(t.Value).name]
		if both == nil {
			return nil, faultf(spanOf(t), msgKindClash, quote(result.name), quote(t.Value))
		}
		result = both
	}
	return result, nil
}

// declaration returns the declaration that was parsed.
func (sc *scope) declaration(parsed *declaration, span source.Span) (*Declaration, error) {
	k, err := combined(parsed.Kinds)
	if err != nil {
		return nil, err
	}
	d := &Declaration{At: At(span), Kind: k.name}
	alone := len(parsed.Names) == 1 && len(parsed.Of) == 0
	for _, p := range parsed.Names {
		if err := sc.declare(d, p, alone); err != nil {
			return nil, err
		}
	}
	if len(parsed.Of) > 0 {
		return d, sc.dependencies(d, parsed.Of)
	}
	return d, sc.shape(d, k, parsed.Shape, span)
}

// declare adds a name to the declaration; function f(x, y) also says what f depends on, if it is
// declared alone.
func (sc *scope) declare(d *Declaration, p *phrase, alone bool) error {
	c := newClimber(sc, p.parts(), 0)
	n, err := c.leadingName()
	if err != nil {
		return err
	}
	d.Names = append(d.Names, n)
	if d.Kind == "function" && c.juxtaposes() && c.part().operand().Value == "(" {
		list := c.part().list
		c.take()
		switch {
		case c.more():
			return c.leftover()
		case !alone:
			return faultf(source.Span{Start: p.start(), End: p.end()}, msgDeclaredAlone)
		}
		return sc.dependencies(d, list)
	}
	if c.more() {
		return c.leftover()
	}
	return nil
}

// leadingName takes the name, with its decorations, that the phrase must begin with.
func (c *climber) leadingName() (*Name, error) {
	t := c.part().operand()
	if len(c.pending) > 0 || t.Type != operandToken || isNumeral(t.Value) || t.Value[0] == '_' {
		return nil, faultf(source.Span{Start: c.part().start(), End: c.part().end()}, msgDeclaredName)
	}
	n, err := c.readName(nameOfToken(t))
	if err == nil && len(c.trailing) > 0 {
		err = faultf(spanOf(c.trailing[0]), msgDeclaredName)
	}
	return n, err
}

// dependencies reads what a function depends on: names, or the number of its arguments.
func (sc *scope) dependencies(d *Declaration, list []*phrase) error {
	if d.Kind != "function" {
		return faultf(d.Span(), msgDeclaredOf)
	}
	for _, p := range list {
		n, err := sc.tree(p)
		if err != nil {
			return err
		}
		switch n := n.(type) {
		case *Name:
			d.Of = append(d.Of, n)
		case *Number:
			d.Shape = append(d.Shape, n)
		default:
			return faultf(n.Span(), msgDeclaredNames)
		}
	}
	if len(d.Shape) > 1 || len(d.Shape) == 1 && len(d.Of) > 0 {
		return faultf(d.Span(), msgDeclaredNames)
	}
	return nil
}

// shape reads what stands after `in`: the sizes of an array or the range of an index.
func (sc *scope) shape(d *Declaration, k *kind, list []*phrase, span source.Span) error {
	nodes := make([]Node, len(list))
	for i, p := range list {
		n, err := sc.tree(p)
		if err != nil {
			return err
		}
		nodes[i] = n
	}
	return d.resize(k, nodes, span)
}

// resize checks the sizes or the range against the kind and sets them.
func (d *Declaration) resize(k *kind, nodes []Node, span source.Span) error {
	if k.name == "index" {
		return d.setRange(nodes, span)
	}
	if k.square && len(nodes) == 1 {
		nodes = append(nodes, nodes[0])
	}
	if len(nodes) != k.sizes {
		return faultf(span, msgKindSizes, k.name, plural(k.sizes, "size"), len(nodes))
	}
	if err := values(nodes...); err != nil {
		return err
	}
	if k.square && !Equal(nodes[0], nodes[1]) {
		return faultf(nodes[1].Span(), msgKindSquare, k.name)
	}
	if len(nodes) > 0 {
		d.Shape = nodes
	}
	return nil
}

// setRange sets the range of an index; it may be left out.
func (d *Declaration) setRange(nodes []Node, span source.Span) error {
	switch len(nodes) {
	case 0:
		return nil
	case 1:
		if bounds, ok := nodes[0].(*Range); ok {
			d.Lower, d.Upper = bounds.Lower, bounds.Upper
			return nil
		}
		span = nodes[0].Span()
	}
	return faultf(span, msgKindRange, quote("index"))
}

// ParseKind reads what one name is declared to be, as entries of a list of declarations have it: real,
// positive, nonnegative, integer, posint, nat, imaginary, dim, function, `fun 2`, `index 1..K`,
// `vec n`, `posvec n`, `mat m n`, `posmat m n`, and square matrices, `sym mat n`, also skew, spd, orth
// and diag. Sizes are expressions without blanks, n+1. The declaration has no names. The error is a
// source.Diagnostic.
func ParseKind(text *source.Text, outer Scope) (*Declaration, error) {
	d, err := newScope(outer).kind(text)
	if err != nil {
		return nil, diagnose(text, err)
	}
	return d, nil
}

// kind reads a kind with its sizes or its range. An x behind a kind is the sign between two sizes and no
// name.
func (sc *scope) kind(text *source.Text) (*Declaration, error) {
	words := blankWords(text.Content)
	if len(words) == 0 {
		return nil, faultf(source.Span{}, msgEmpty, "a kind such as real or vec n")
	}
	count := 0
	for count < len(words) && kindOf(words[count].Value) != nil && (count == 0 || words[count].Value != "x") {
		count++
	}
	if count == 0 {
		return nil, faultf(spanOf(words[0]), msgKind, quote(words[0].Value))
	}
	k, err := combined(words[:count])
	if err != nil {
		return nil, err
	}
	span := source.Span{Start: words[0].Pos.Offset, End: endOf(words[len(words)-1])}
	d := &Declaration{At: At(span), Kind: k.name}
	return d, sc.kindSizes(d, k, text, words[count:])
}

// kindSizes reads the sizes, the range or the number of arguments behind the words of a kind.
func (sc *scope) kindSizes(d *Declaration, k *kind, text *source.Text, words []lexer.Token) error {
	if k.name == "index" && len(words) > 1 { // blanks may stand in a range
		start := words[0].Pos.Offset
		end := endOf(words[len(words)-1])
		words = []lexer.Token{{Value: text.Content[start:end], Pos: words[0].Pos}}
	}
	nodes := make([]Node, len(words))
	for i, w := range words {
		n, err := sc.partOfText(text, spanOf(w))
		if err != nil {
			return err
		}
		nodes[i] = n
	}
	if k.name == "function" && len(nodes) == 1 {
		d.Shape = nodes
		return value(nodes[0])
	}
	return d.resize(k, nodes, d.Span())
}

// blankWords returns the parts of the text between blanks.
func blankWords(text string) []lexer.Token {
	var words []lexer.Token
	for at := 0; at < len(text); {
		word := text[at:]
		if end := strings.IndexAny(word, " \t\r\n"); end >= 0 {
			word = word[:end]
		}
		if word != "" {
			words = append(words, lexer.Token{Value: word, Pos: lexer.Position{Offset: at}})
		}
		at += len(word) + 1
	}
	return words
}
