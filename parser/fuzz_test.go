package parser_test

import (
	"strings"
	"testing"

	"nabla/parser"
	"nabla/parser/limit"
	"nabla/parser/source"
)

// FuzzExpression reads any text: reading never fails but with an error that has a place in the text, the
// places of nodes lie within each other, and what was read is printed so that it is read again.
func FuzzExpression(f *testing.F) {
	for _, seed := range expressions(f) {
		f.Add(seed)
	}
	for _, seed := range []string{
		"1/2x", "x^-1'", "sin^2 x|_{x=1}", "∂²f/∂x∂y", "|x||y|", "((((", "x_{k}^{[2]}_1", "1{x>0}", "cases{x if x>0; 0 otherwise}", "sum_{k=1}^K k",
		"ŷ_k x⁻ⁿ", "2.5e-3x", "A⊤B'", "[[1,2],[3,4]]", "f'(x)", "0x1f", "\xff", "d^2 f/dx^2", "det(A)/dx", "x in {1,2} and not y > 0",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, content string) {
		text := source.NewText("", content)
		n, err := parser.ParseExpression(text, table)
		read := parser.ParseExpression
		if err != nil {
			checkPlace(t, err.(source.Diagnostic))
			read = parser.ParseCondition
			if n, err = read(text, table); err != nil {
				checkPlace(t, err.(source.Diagnostic))
				return
			}
		}
		checkSpans(t, n, source.Span{End: len(content)})
		for _, note := range parser.Notes(text, n) {
			checkPlace(t, note)
		}
		if len(content) > limit.Nesting {
			return // printing may add brackets
		}
		printed := parser.Print(n)
		again, err := read(source.NewText("", printed), withCalls(n))
		if err != nil || !parser.Equal(n, again) {
			t.Fatalf("%q is printed as %q, which is read as %v, %v", content, printed, again, err)
		}
	})
}

// FuzzDocument does the same to documents.
func FuzzDocument(f *testing.F) {
	for _, seed := range []string{
		"real x\nlet u = x^2\nclaim\n du/dx = 2x by rule\n", "index k in 1..K\ngiven sum(k, y_k) = 1\n", "function L of a, b\n",
		"claim \"x\n= 1\n", "let f(x, x) = 1\n", "# nabla: expect wrong\na = b\n= c\n", "vector z in K\nmatrix W in K x n\n",
		"L = c e = c (a+d) by x\n = 2 # nabla: expect wrong", "claim “a \"b\"”\n -x = y\n(-x) = y\n(given) = 2", "f(x) = df(x)/dx\r\n\r\n= 3",
		"symmetric S in n\nfun h of 2\nw := 3\np[k] = z_k", "\ufeffx + y = 1\x00\n)\na = b",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, content string) {
		doc := document(content)
		for _, d := range append(doc.Errors, doc.Notes...) {
			checkPlace(t, d)
		}
		for _, s := range doc.Statements {
			checkSpans(t, s, doc.Span())
		}
		if len(doc.Errors) > 0 || len(content) > limit.Nesting || headInBrackets(doc) {
			return
		}
		printed := parser.Print(doc)
		again := parser.ParseDocument(source.NewText("", printed), withCalls(doc))
		if len(again.Errors) > 0 || !parser.Equal(doc, again) {
			t.Fatalf("%q is printed as %q, which is read as %q, %v", content, printed, parser.Print(again), again.Errors)
		}
	})
}

// checkPlace fails if the message or its place is not fit to be shown.
func checkPlace(t *testing.T, d source.Diagnostic) {
	t.Helper()
	if s := d.Span; s.Start < 0 || s.End < s.Start || s.End > len(d.Text.Content) || d.Message == "" {
		t.Fatalf("%q: %q lies at %v", d.Text.Content, d.Message, s)
	}
	var shown strings.Builder
	if err := source.Render(&shown, d, source.Options{}); err != nil || strings.ContainsAny(shown.String(), "\x00\x07\x1b") {
		t.Fatalf("%q is shown as %q, %v", d.Text.Content, shown.String(), err)
	}
}

// checkSpans fails if a node does not lie within the one that it is a part of.
func checkSpans(t *testing.T, n parser.Node, outer source.Span) {
	t.Helper()
	s := n.Span()
	if s.Start < outer.Start || s.End > outer.End || s.End <= s.Start {
		t.Fatalf("%s lies at %v, not within %v", parser.Print(n), s, outer)
	}
	if _, ok := n.(*parser.Call); ok && s.Len() > 0 {
		s = outer // the function of sin^2 x stands apart from its argument
	}
	for _, child := range parser.Children(n) {
		checkSpans(t, child, s)
	}
}

// withCalls returns the table with every function that the tree applies without defining it: df(x)/dx
// applies f, known or not, and what is printed for it does so only if f is known.
func withCalls(n parser.Node) parser.Scope {
	defined := map[string]bool{}
	parser.Walk(n, func(n parser.Node) bool {
		if let, ok := n.(*parser.Let); ok {
			if head, ok := let.Head.(*parser.Call); ok {
				defined[head.Function.Text] = true
			}
		}
		return true
	})
	d := &parser.Declaration{Kind: "function"}
	parser.Walk(n, func(n parser.Node) bool {
		if call, ok := n.(*parser.Call); ok && !table.Function(call.Function.Text) && !defined[call.Function.Text] {
			d.Names = append(d.Names, call.Function)
		}
		return true
	})
	return parser.Extend(table, d)
}

// headInBrackets reports whether a chain starts with a name in brackets: (a) = 1 is a step, and would be
// a definition without the brackets, which Print leaves out.
func headInBrackets(doc *parser.Document) bool {
	for _, s := range doc.Statements {
		if chain, ok := s.(*parser.Chain); ok && strings.ContainsAny(doc.Text.Slice(chain.First.Span())[:1], "([") {
			return true
		}
	}
	return false
}
