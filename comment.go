package nabla

import (
	"fmt"
	"strings"

	"nabla/parser"
	"nabla/parser/latex"
	"nabla/parser/notes"
	"nabla/parser/source"
)

// Comments of notes that are meant for nabla: declarations, assumptions and definitions, which are meant as
// they stand and are not doubted, and marks on steps. They are obeyed at their place, but for `expect
// wrong`, which needs the steps.

// directive obeys a comment for nabla: `skip`, `expect wrong`, or a declaration, an assumption or a definition in plain
// notation or in LaTeX.
func (l *lecture) directive(p *notes.Part) {
	words := p.Text()
	switch strings.Join(strings.Fields(words), " ") {
	case "skip":
		l.skip = true
		return
	case "expect wrong":
		return // marks a step, and steps are not all there yet
	case "":
		l.complain(p, msgEmptyDirective)
		return
	}
	if fields := strings.Fields(words); len(fields) == 1 || fields[0] == "expect" {
		l.complain(p, fmt.Sprintf(msgDirective, fields[0]))
		return
	}
	if strings.ContainsAny(words, `\$`) {
		l.latexDirective(p)
		return
	}
	doc := parser.ParseDocument(source.NewText("", words), naming{l})
	for _, e := range doc.Errors {
		l.complain(p, e.Message)
	}
	for _, s := range doc.Statements {
		if chain, ok := s.(*parser.Chain); ok {
			l.complain(p, fmt.Sprintf(msgChainDirective, parser.Print(chain.First)))
		}
	}
	l.adopt(p.Sheet.Text, doc.Statements)
}

// complain reports what is wrong with a comment at the place of the comment.
func (l *lecture) complain(p *notes.Part, message string) {
	l.derivation.Diagnostics = append(l.derivation.Diagnostics, source.Diagnostic{Text: p.Sheet.Text, Span: p.Body, Message: message})
}

// adopt takes declarations, assumptions and definitions that hold from here on.
func (l *lecture) adopt(text *source.Text, statements []parser.Statement) {
	for _, s := range statements {
		switch s := s.(type) {
		case *parser.Declaration:
			for _, name := range s.Names {
				d := *s
				l.declare(name, &d)
			}
		case *parser.Given:
			l.assume(s.Condition)
		case *parser.Let:
			l.let(text, s)
		}
	}
}

// let takes a definition that is one without a doubt.
func (l *lecture) let(text *source.Text, let *parser.Let) {
	c := clause{lecture: l, text: text}
	if h := headOf(reading{node: let.Head}); h != nil {
		c.define(h, reading{node: let.Head, text: text}, reading{node: let.Body, text: text})
	}
}

// latexDirective reads a comment in LaTeX: a keyword, and then formulas between dollar signs or none.
// Blanks take the place of the dollar signs, so that every position in the text stays what it was.
func (l *lecture) latexDirective(p *notes.Part) {
	words := p.Text()
	rest := strings.TrimLeft(words, " \t")
	keyword, rest, _ := strings.Cut(rest, " ")
	start := p.Body.Start + strings.Index(words, keyword) + len(keyword)
	span := source.Span{Start: start, End: p.Body.End}
	text := p.Sheet.Math
	if strings.Contains(rest, "$") { // the formula reader takes what is between the dollar signs
		blanked := []byte(text.Content)
		for i := span.Start; i < span.End; i++ {
			if blanked[i] == '$' {
				blanked[i] = ' '
			}
		}
		text = source.NewText(text.Name, string(blanked))
	}
	var err error
	switch keyword {
	case "given":
		err = l.latexGiven(text, span)
	case "let":
		err = l.latexLet(text, span, p)
	default:
		err = l.latexDeclaration(text, keyword, span)
	}
	if err != nil {
		d := diagnostic(p.Sheet.Text, err)
		d.Text = p.Sheet.Text
		if d.Span.Len() == 0 {
			d.Span = p.Body
		}
		l.derivation.Diagnostics = append(l.derivation.Diagnostics, d)
	}
}

// latexGiven reads an assumption.
func (l *lecture) latexGiven(text *source.Text, span source.Span) error {
	side, err := latex.ParseSide(text, span, l.macros)
	if err != nil {
		return err
	}
	r, err := side.Read(naming{l})
	if err != nil {
		return err
	}
	l.assume(l.settle(l.named(r.Node)))
	return nil
}

// latexLet reads a definition.
func (l *lecture) latexLet(text *source.Text, span source.Span, p *notes.Part) error {
	f, err := latex.ParseFormula(text, span, l.macros)
	if err != nil {
		return err
	}
	l.usage.note(f, l.section)
	l.usage.pair()
	c := clause{lecture: l, part: p, text: p.Sheet.Text}
	for _, s := range f.Statements {
		if s.First == nil || len(s.Steps) != 1 || s.Steps[0].Op != "=" && s.Steps[0].Op != ":=" {
			return source.Diagnostic{Text: p.Sheet.Text, Span: s.Span(), Message: msgNotLet}
		}
		left, right := c.read(s.First), c.read(s.Steps[0].Right)
		h := headOf(left)
		switch {
		case left.err != nil:
			return left.err
		case right.err != nil:
			return right.err
		case h == nil:
			return source.Diagnostic{Text: p.Sheet.Text, Span: s.Span(), Message: msgNotLet}
		}
		c.define(h, left, right)
	}
	return nil
}

// latexDeclaration reads `vector \vec{z} in K`: the names are LaTeX, the rest is as in the plain notation.
// A name in plain notation stands in for those in LaTeX while the declaration is read, so that there is one
// reader of kinds and shapes.
func (l *lecture) latexDeclaration(text *source.Text, keyword string, span source.Span) error {
	body := text.Slice(span)
	names, shape, _ := strings.Cut(body, " in ")
	kind := keyword
	if shape = strings.TrimSpace(shape); shape != "" {
		shape = strings.ReplaceAll(strings.ReplaceAll(shape, `\times`, "x"), `\dots`, "..")
		kind += " NAME in " + shape
	} else {
		kind += " NAME"
	}
	doc := parser.ParseDocument(source.NewText("", kind), nil)
	if len(doc.Errors) > 0 || len(doc.Statements) != 1 {
		return source.Diagnostic{Text: text, Span: span, Message: fmt.Sprintf(msgDirective, keyword)}
	}
	d, ok := doc.Statements[0].(*parser.Declaration)
	if !ok {
		return source.Diagnostic{Text: text, Span: span, Message: fmt.Sprintf(msgDirective, keyword)}
	}
	f, err := latex.ParseFormula(text, source.Span{Start: span.Start, End: span.Start + len(names)}, l.macros)
	if err != nil {
		return err
	}
	for _, s := range f.Statements {
		r, err := s.First.Read(naming{l})
		if err != nil {
			return err
		}
		name, ok := l.named(r.Node).(*parser.Name)
		if !ok {
			return source.Diagnostic{Text: text, Span: s.Span(), Message: msgDeclareName}
		}
		one := *d
		l.declare(name, &one)
	}
	return nil
}

// expectations marks the steps that comments say are wrong: the last one of the line that the comment ends or, if it has
// a line of its own, the first one behind it.
func (l *lecture) expectations(doc *notes.Document) {
	for i := range doc.Parts {
		p := &doc.Parts[i]
		if p.Kind != notes.Directive || strings.Join(strings.Fields(p.Text()), " ") != "expect wrong" {
			continue
		}
		if s := l.expected(p); s != nil {
			s.expectWrong = true
			if s.doubt == doubtPosed || s.doubt == doubtDenied { // who marks an equation has meant it as a claim
				s.doubt = ""
			}
		} else {
			l.complain(p, msgLooseExpectation)
		}
	}
}

// expected returns the step that a comment is about, or nil.
func (l *lecture) expected(p *notes.Part) *step {
	text := p.Sheet.Text
	line := text.Position(p.Span.Start).Line
	var last *step
	for i := range l.derivation.steps {
		s := &l.derivation.steps[i]
		if s.right.text != text {
			continue
		}
		from, to := text.Position(s.span.Start).Line, text.Position(max(s.span.Start, s.span.End-1)).Line
		if from <= line && line <= to && s.span.Start < p.Span.Start {
			last = s
		}
		if s.span.Start > p.Span.End && last == nil {
			return s
		}
	}
	return last
}
