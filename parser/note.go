package parser

import (
	"strings"

	"nabla/parser/source"
)

// Templates of the notes on how something was read.
const (
	noteGlued    = "%s was read as %s: a number glued to a name is its coefficient"
	noteQuotient = "%s was read as %s: a juxtaposed factor multiplies the quotient"
	noteReaches  = "the body of this %s was read as %s, since %s occurs in each term"
)

// Notes says how the places of a tree were read that careful readers take in two ways: a glued
// coefficient behind a stroke or in an exponent, 1/2x and x^2y, and a factor behind a quotient, a/b c.
// The text is the one that the tree was read from.
func Notes(text *source.Text, n Node) []source.Diagnostic {
	var notes []source.Diagnostic
	Walk(n, func(n Node) bool {
		message := ""
		switch n := n.(type) {
		case *Binary:
			message = n.note(text)
		case *Big:
			message = n.note(text)
		}
		if message != "" {
			notes = append(notes, source.Diagnostic{Text: text, Span: n.Span(), Severity: source.Note, Message: message})
		}
		return true
	})
	return notes
}

// note returns over what the sum or product was read as going on, or "" if its body is in brackets or
// one term.
func (b *Big) note(text *source.Text) string {
	terms, ok := b.Body.(*Binary)
	if !ok || ofOp(terms.Op).level != sumLevel || terms.End != b.End || inBrackets(text, terms) {
		return ""
	}
	return faultText(noteReaches, formOf(b.Product), quote(Print(terms)), quote(b.Index.Text))
}

// note returns how the operation was read, or "" if there is no doubt.
func (b *Binary) note(text *source.Text) string {
	written := quote(text.Slice(b.Span()))
	if right, ok := b.Y.(*Binary); ok && right.Glued && (b.Op == Div || b.Op == Pow) && !inBrackets(text, right) {
		return faultText(noteGlued, written, quote(Print(b)))
	}
	if left, ok := b.X.(*Binary); ok && b.Implicit && left.Op == Div && !inBrackets(text, left) {
		return faultText(noteQuotient, written, quote(Print(&Binary{Op: Mul, X: left, Y: b.Y})))
	}
	return ""
}

// inBrackets reports whether the node stands in brackets, which belong to its place.
func inBrackets(text *source.Text, n Node) bool {
	written := text.Slice(n.Span())
	if strings.IndexAny(written, "([{") != 0 {
		return false
	}
	open := 0
	for i, c := range written {
		switch c {
		case '(', '[', '{':
			open++
		case ')', ']', '}':
			if open--; open == 0 {
				return i == len(written)-1
			}
		}
	}
	return false
}
