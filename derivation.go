package nabla

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
)

// A derivation: the document as its steps, lowered to expressions, and its scope. What could not be lowered
// stays in its step as an error, so that the report has an entry for every line of the author.

// Derivation is a document that was read: its scope and the steps to check.
type Derivation struct {
	Text        *source.Text // the source; nil for a case
	Scope       *symbolic.Scope
	Diagnostics []source.Diagnostic // what could not be read, in the order of the text
	Notes       []source.Diagnostic // how something ambiguous was read
	Survey      *Survey             // of lecture notes; nil for a derivation

	document   *parser.Document // nil for single steps
	steps      []step
	statements []any // *parser.Declaration, *parser.Given, *parser.Let, *parser.Chain, of notes chainMark, of others sectionMark
}

// chainMark stands for a chain of notes among the statements, sectionMark for the beginning of a section.
type (
	chainMark   struct{ chain int }
	sectionMark struct{ start int }
)

// step is one relation of a chain, lowered to expressions. The fields below the blank line are those of
// lecture notes and of arrays; a step of plain notation leaves most of them empty.
type step struct {
	title       string
	chain       int
	op          string
	left, right side
	span        source.Span // of the relation with its right side
	remark      string
	expectWrong bool
	err         error // why a side could not be lowered

	entries  [][2]*symbolic.Expr // of a step between arrays: what has to be equal
	scope    *symbolic.Scope     // of a step of lecture notes; nil for the scope of the derivation
	doubt    string              // why a counterexample would not make the step wrong
	prose    bool                // it stands in prose, which leaves much unsaid that is usually assumed
	likely   bool                // it was probably meant to hold for all values, although it may be an equation that is posed
	attempts []attempt           // other ways to read it
	open     bool                // the derivation says that a counterexample does not make it wrong
	given    []string            // what only the prose of lecture notes says of its names
	footing  footing             // of a step of lecture notes, what they say of its names
}

// footing is what notes say of the names of a step, and all names that it stands on.
type footing struct {
	statements []parser.Statement
	names      map[string]bool
}

// side is one side of a step.
type side struct {
	node parser.Node
	text *source.Text
	expr *symbolic.Expr // derivatives not carried out; of an array, nil
	what symbolic.Side  // expr, or the array that it is
}

// written returns the author's text of the side on one line.
func (s side) written() string {
	return strings.Join(strings.Fields(s.text.Slice(s.node.Span())), " ")
}

// Read parses a document in plain notation and lowers its steps. What cannot be read is in the
// Diagnostics of the result; the rest is kept.
func Read(name, content string) *Derivation {
	text := source.NewText(name, content)
	if encoding := foreignEncoding(content); encoding != "" {
		return &Derivation{Text: text, Diagnostics: []source.Diagnostic{{Text: text, Message: fmt.Sprintf(msgEncoding, encoding)}}}
	}
	d := &Derivation{Text: text, document: &parser.Document{At: parser.At{End: len(content)}, Text: text}}
	for i, doc := range parser.ParseSections(text, (*symbolic.Scope)(nil)) {
		if i > 0 || strings.HasPrefix(strings.TrimSpace(content), sectionLine) {
			d.statements = append(d.statements, sectionMark{doc.Start})
		}
		d.addSection(doc)
	}
	slices.SortStableFunc(d.Diagnostics, func(a, b source.Diagnostic) int { return a.Span.Start - b.Span.Start })
	return d
}

// addSection lowers the steps of a section with the names that it gives a meaning. What asks about names of the whole
// derivation finds those of its last section.
func (d *Derivation) addSection(doc *parser.Document) {
	d.Diagnostics, d.Notes = append(d.Diagnostics, doc.Errors...), append(d.Notes, doc.Notes...)
	d.document.Statements, d.document.Graphs = append(d.document.Statements, doc.Statements...), append(d.document.Graphs, doc.Graphs...)
	scope, again, errs := symbolic.Build(doc)
	d.Scope = scope
	for _, err := range errs {
		d.Diagnostics = append(d.Diagnostics, diagnostic(d.Text, err))
	}
	first := len(d.steps)
	for _, s := range doc.Statements {
		d.statements = append(d.statements, s)
		switch s := s.(type) {
		case *parser.Chain:
			d.addChain(s)
		case *parser.Let:
			if contains(again, s) {
				d.addAgain(s)
			}
		}
	}
	for i := first; i < len(d.steps); i++ {
		if s := &d.steps[i]; s.scope == nil {
			s.scope = scope
		}
	}
}

// foreignEncoding names the encoding of a text that is not UTF-8 and says so by its byte order mark; such a
// text has an error in every line otherwise. The marks of UTF-32 are asked for first, since that of UTF-16
// is the beginning of one of them.
func foreignEncoding(content string) string {
	switch {
	case strings.HasPrefix(content, "\xff\xfe\x00\x00"), strings.HasPrefix(content, "\x00\x00\xfe\xff"):
		return "UTF-32"
	case strings.HasPrefix(content, "\xff\xfe"), strings.HasPrefix(content, "\xfe\xff"):
		return "UTF-16"
	}
	return ""
}

// contains reports whether a definition is among others, the same node and not an equal one.
func contains(lets []*parser.Let, let *parser.Let) bool {
	for _, l := range lets {
		if l == let {
			return true
		}
	}
	return false
}

// diagnostic turns an error of the lower layers into one with a place.
func diagnostic(text *source.Text, err error) source.Diagnostic {
	var d source.Diagnostic
	var u *symbolic.Unsupported
	switch {
	case errors.As(err, &d):
		return d
	case errors.As(err, &u):
		return source.Diagnostic{Text: text, Span: u.Span, Message: u.Error()}
	}
	return source.Diagnostic{Text: text, Message: err.Error()}
}

// addChain lowers the lines of a chain; each is related to the line before.
func (d *Derivation) addChain(c *parser.Chain) {
	chain := d.nextChain()
	left, leftErr := d.lower(c.First)
	for _, s := range c.Steps {
		right, rightErr := d.lower(s.Right)
		span := source.Join(s.OpAt, s.Right.Span())
		d.steps = append(d.steps, step{
			title: c.Title, chain: chain, op: s.Op, left: left, right: right, span: span,
			remark: s.Remark, expectWrong: s.ExpectWrong, open: s.Open, doubt: s.Doubt, prose: s.Open, err: cmp.Or(leftErr, rightErr),
		}.between(d.Scope))
		left, leftErr = right, rightErr
	}
}

// addAgain makes a step of a second definition of a name.
func (d *Derivation) addAgain(let *parser.Let) {
	left, leftErr := d.lower(let.Head)
	right, rightErr := d.lower(let.Body)
	d.steps = append(d.steps, step{chain: d.nextChain(), op: "=", left: left, right: right, span: let.Span(), err: cmp.Or(leftErr, rightErr)}.between(d.Scope))
}

// lower gives a side of the document its meaning in the scope of the document.
func (d *Derivation) lower(n parser.Node) (side, error) {
	return lowered(n, d.Scope, d.Text)
}

// nextChain returns a number for a chain that none before has.
func (d *Derivation) nextChain() int {
	if len(d.steps) == 0 {
		return 0
	}
	return d.steps[len(d.steps)-1].chain + 1
}

// Document returns the document as it was parsed, or nil for what was not written as one in plain notation.
func (d *Derivation) Document() *parser.Document { return d.document }
