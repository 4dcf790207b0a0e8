package parser

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"nabla/parser/source"
)

// ParseExpression reads one expression; the text may go over several lines. What names before brackets
// mean is asked from the scope, which may be nil. The error is a source.Diagnostic.
func ParseExpression(text *source.Text, outer Scope) (Node, error) {
	n, err := newScope(outer).wholeText(text)
	if err == nil {
		err = value(n)
	}
	if err != nil {
		return nil, diagnose(text, err)
	}
	return n, nil
}

// ParseCondition reads a condition: relations, perhaps chained, joined by and, or and not, or a
// predicate, isint(x). The error is a source.Diagnostic.
func ParseCondition(text *source.Text, outer Scope) (Node, error) {
	n, err := newScope(outer).wholeText(text)
	if err == nil {
		err = condition(n)
	}
	if err != nil {
		return nil, diagnose(text, err)
	}
	return n, nil
}

// ParseStep reads `lhs = rhs`, or a chain of more relations, as a chain; it never is a definition. As in
// a document, what follows `by` is a remark. The error is a source.Diagnostic.
func ParseStep(text *source.Text, outer Scope) (*Chain, error) {
	segments, err := sidesOfText(text)
	if err != nil {
		return nil, diagnose(text, err)
	}
	chain, err := newScope(outer).chain(segments)
	if err != nil {
		return nil, diagnose(text, err)
	}
	return chain, nil
}

// ParseDefinitions reads definitions that stand each in a text of its own, `sigma(z) = 1/(1+exp(-z))`
// or `p[k] = exp(z[k])`. They may use each other in any order. The scope that is returned knows them,
// and is the one for texts that use them. The error, the first one, is a source.Diagnostic.
func ParseDefinitions(texts []*source.Text, outer Scope) ([]*Let, Scope, error) {
	sc := newScope(outer)
	all := make([][]segment, len(texts))
	for i, text := range texts {
		segments, err := sidesOfText(text)
		if all[i] = segments; err == nil {
			err = sc.defineHead(segments)
		}
		if err != nil {
			return nil, nil, diagnose(text, err)
		}
	}
	lets := make([]*Let, len(texts))
	for i, text := range texts {
		let, err := sc.let(all[i])
		if err == nil && len(all[i]) > 2 {
			err = faultf(spanOf(all[i][2].op), msgUnexpected, nameOf(all[i][2].op), "a definition")
		}
		if err != nil {
			return nil, nil, diagnose(text, err)
		}
		lets[i] = let
	}
	return lets, sc, nil
}

// wholeText returns the tree of a text that is one phrase.
func (sc *scope) wholeText(text *source.Text) (Node, error) {
	parsed, err := parseText(text)
	if err != nil {
		return nil, err
	}
	return sc.tree(parsed)
}

// parseText returns the flat phrase that the text is.
func parseText(text *source.Text) (*phrase, error) {
	s := newScanner(text, expressionMode)
	if err := s.checkSize(); err != nil {
		return nil, err
	}
	return s.phrase()
}

// sidesOfText returns the sides of the derivation that the text is.
func sidesOfText(text *source.Text) ([]segment, error) {
	s := newScanner(text, stepMode)
	if err := s.checkSize(); err != nil {
		return nil, err
	}
	parsed, err := parse(derivations(), s)
	switch {
	case err != nil:
		return nil, err
	case parsed == nil:
		return nil, faultf(source.Span{End: s.at}, msgEmpty, "a step")
	}
	return segmentsOf(parsed)
}

// partOfText returns the tree of a part of the text.
func (sc *scope) partOfText(text *source.Text, span source.Span) (Node, error) {
	s := newScanner(text, expressionMode)
	s.src, s.at = text.Content[:span.End], span.Start
	parsed, err := s.phrase()
	if err != nil {
		return nil, err
	}
	return sc.tree(parsed)
}

// phrase scans and parses the rest of the text as one phrase.
func (s *scanner) phrase() (*phrase, error) {
	start := s.at
	parsed, err := parse(phrases(), s)
	if err == nil && parsed == nil {
		err = faultf(source.Span{Start: start, End: s.at}, msgEmpty, "an expression")
	}
	return parsed, err
}

// segment is a side of a chain: what stands behind a relation, up to the next.
type segment struct {
	op     lexer.Token // the relation before it; the zero token for the first side
	parts  []*part
	skip   int // operators of the first part that belong to the chain: the relation
	remark string
	end    int
}

// segmentsOf cuts a derivation at its relations. The first side has no relation before it, and every
// line behind a remark begins with one.
func segmentsOf(d *derivation) ([]segment, error) {
	var segments []segment
	for i, l := range d.Lines {
		from := len(segments)
		for j, p := range l.Phrase.parts() {
			op, relates := relationOf(p)
			switch {
			case relates && i == 0 && j == 0:
				return nil, faultf(spanOf(op), msgOperatorAtStart, nameOf(op))
			case relates:
				segments = append(segments, segment{op: op, skip: 1})
			case j == 0 && i > 0:
				return nil, faultf(source.Span{Start: p.start(), End: p.end()}, msgAfterRemark)
			case j == 0:
				segments = append(segments, segment{})
			}
			last := &segments[len(segments)-1]
			last.parts = append(last.parts, p)
			last.end = p.end()
		}
		if l.Remark.Value == "" {
			continue
		}
		if len(segments) == 1 && from == 0 {
			return nil, faultf(spanOf(l.Remark), msgRemarkPlace)
		}
		segments[len(segments)-1].remark = remarkText(l.Remark.Value)
	}
	return segments, nil
}

// relationOf returns the relation that the part begins with: one of the table, or `:=`.
func relationOf(p *part) (lexer.Token, bool) {
	ops := p.operators()
	if len(ops) == 0 {
		return lexer.Token{}, false
	}
	op := spelled[ops[0].Value]
	return ops[0], op.level == relationLevel || op.symbol == ":="
}

// tree returns the tree of a side.
func (sc *scope) side(s segment) (Node, error) {
	n, err := sc.treeOf(s.parts, s.skip)
	if err != nil {
		return nil, err
	}
	if spelled[s.op.Value] != nil && spelled[s.op.Value].symbol == "in" {
		return n, nil
	}
	return n, value(n)
}

// chain returns the chain of the sides.
func (sc *scope) chain(segments []segment) (*Chain, error) {
	first, err := sc.side(segments[0])
	if err != nil {
		return nil, err
	}
	if len(segments) == 1 {
		return nil, faultf(source.Span{Start: segments[0].end, End: segments[0].end}, msgNoRelation)
	}
	return sc.chainFrom(first, segments[1:])
}

// chainFrom returns the chain that starts with a tree and goes on with the sides.
func (sc *scope) chainFrom(first Node, segments []segment) (*Chain, error) {
	chain := &Chain{At: At(first.Span()), First: first}
	for _, s := range segments {
		op := spelled[s.op.Value].symbol
		if op == ":=" {
			return nil, faultf(spanOf(s.op), msgDefineOutside)
		}
		right, err := sc.side(s)
		if err != nil {
			return nil, err
		}
		chain.Steps = append(chain.Steps, &Step{
			At: At{Start: s.op.Pos.Offset, End: s.end},
			Op: op, OpAt: spanOf(s.op), Right: right, Remark: s.remark,
		})
		chain.End = s.end
	}
	return chain, nil
}

// remarkText returns the remark without the word `by`.
func remarkText(raw string) string { return strings.TrimSpace(strings.TrimPrefix(raw, "by")) }
