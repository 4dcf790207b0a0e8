package nabla

import (
	"errors"
	"fmt"
	"sort"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
)

// Setting is what is known of the names of single expressions and steps: declarations, assumptions,
// definitions. A document has its own; this is for the command line and the batch interface.
type Setting struct {
	Scope      *symbolic.Scope // what the declarations, assumptions and definitions say
	statements []parser.Statement
	origins    []origin // of the statements
	parsing    parser.Scope
}

// origin is where a statement of a setting was written.
type origin struct {
	text   *source.Text
	prefix int // bytes of the keyword that was put in front of the text
}

// locate gives a diagnostic its place in the text as it was written.
func (o origin) locate(d source.Diagnostic) source.Diagnostic {
	d.Text = o.text
	d.Span.Start, d.Span.End = max(0, d.Span.Start-o.prefix), max(0, d.Span.End-o.prefix)
	return d
}

// NewSetting builds a setting from texts as a document writes them, without the keyword for assumptions
// and definitions: declarations such as "vector z in K", conditions such as "x > 0", definitions such as
// "sigma(t) = 1/(1 + exp(-t))". The error is a source.Diagnostic with the text it concerns, or a
// *symbolic.Unsupported.
func NewSetting(declarations, given, let []string) (*Setting, error) {
	s := &Setting{parsing: (*symbolic.Scope)(nil)}
	if err := s.add("", "declaration", declarations); err != nil {
		return nil, err
	}
	return s.complete(given, let)
}

// setting builds the setting of a case, whose declarations are a map from names to kinds.
func (c *Case) setting() (*Setting, error) {
	s := &Setting{parsing: (*symbolic.Scope)(nil)}
	names := make([]string, 0, len(c.Decl))
	for name := range c.Decl {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if err := s.declare(name, c.Decl[name]); err != nil {
			return nil, err
		}
	}
	s.parsing = parser.Extend(s.parsing, s.statements...)
	given, err := s.plainContext(c.Context)
	if err != nil {
		return nil, err
	}
	return s.complete(append(given, c.Given...), c.Let)
}

// declare reads one entry of a case's declarations.
func (s *Setting) declare(name, kind string) error {
	node, err := parser.ParseExpression(source.NewText("decl", name), parser.Extend(s.parsing, declared(name)))
	if err != nil {
		return err
	}
	n, ok := node.(*parser.Name)
	if !ok {
		return source.Diagnostic{Text: source.NewText("decl", name), Span: node.Span(), Message: "this is not a name"}
	}
	text := source.NewText("decl."+name, kind)
	d, err := parser.ParseKind(text, s.parsing)
	if err != nil {
		return err
	}
	d.Names = []*parser.Name{n}
	s.keep(origin{text: text}, d)
	return nil
}

// keep adds statements that were written in one place.
func (s *Setting) keep(o origin, statements ...parser.Statement) {
	s.statements = append(s.statements, statements...)
	for range statements {
		s.origins = append(s.origins, o)
	}
}

// declared makes a name a variable while the name itself is read, so that a function's name can be used.
func declared(name string) parser.Statement {
	return &parser.Declaration{Kind: "real", Names: []*parser.Name{{Text: name, Base: name}}}
}

// complete reads definitions and assumptions and builds the scope.
func (s *Setting) complete(given, let []string) (*Setting, error) {
	texts := make([]*source.Text, len(let))
	for i, text := range let {
		texts[i] = source.NewText(fmt.Sprintf("let[%d]", i), text)
	}
	lets, scope, err := parser.ParseDefinitions(texts, s.parsing)
	if err != nil {
		return nil, err
	}
	for i, l := range lets {
		s.keep(origin{text: texts[i]}, l)
	}
	s.parsing = scope
	if err := s.add("given ", "given", given); err != nil {
		return nil, err
	}
	if s.Scope, err = s.scopeOf(len(s.statements)); err != nil {
		return nil, s.located(err)
	}
	return s, nil
}

// scopeOf makes the scope of the first n statements.
func (s *Setting) scopeOf(n int) (*symbolic.Scope, error) {
	scope, again, errs := symbolic.BuildInferring(&parser.Document{Statements: s.statements[:n]})
	if len(errs) > 0 {
		return nil, errs[0]
	}
	if len(again) > 0 {
		head := again[0].Head
		return nil, source.Diagnostic{Span: head.Span(), Message: fmt.Sprintf(msgTwice, parser.Print(head))}
	}
	return scope, nil
}

// located gives an error about the statements its place. A statement knows its span and not its text, so
// the text is found by trial: it is that of the last statement without which the error does not occur. With
// more statements the error stays, so the first number of them with it is found by bisection.
func (s *Setting) located(err error) error {
	var d source.Diagnostic
	if !errors.As(err, &d) {
		return err
	}
	guilty := sort.Search(len(s.statements)-1, func(i int) bool {
		var earlier source.Diagnostic
		_, err := s.scopeOf(i + 1)
		return errors.As(err, &earlier) && earlier.Message == d.Message && earlier.Span == d.Span
	})
	return s.origins[guilty].locate(d)
}

// add reads statements that a document would write with the keyword in front.
func (s *Setting) add(keyword, field string, texts []string) error {
	for i, text := range texts {
		name := fmt.Sprintf("%s[%d]", field, i)
		o := origin{text: source.NewText(name, text), prefix: len(keyword)}
		doc := parser.ParseDocument(source.NewText(name, keyword+text), s.parsing)
		if len(doc.Errors) > 0 {
			return o.locate(doc.Errors[0])
		}
		s.keep(o, doc.Statements...)
	}
	s.parsing = parser.Extend(s.parsing, s.statements...)
	return nil
}

// Parse reads an expression in the setting. name stands in diagnostics for the file.
func (s *Setting) Parse(name, text string) (*symbolic.Expr, error) {
	side, err := s.side(name, text)
	if err == nil && side.what.IsArray() {
		return nil, source.Diagnostic{Text: side.text, Span: side.node.Span(), Message: msgArray}
	}
	return side.expr, err
}

// side reads one side of a step, or an expression, and lowers it.
func (s *Setting) side(name, text string) (side, error) {
	t := source.NewText(name, text)
	node, err := parser.ParseExpression(t, s.parsing)
	if err != nil {
		return side{}, err
	}
	return lowered(node, s.Scope, t)
}

// derivation makes a chain of the sides.
func (s *Setting) derivation(names, texts []string) (*Derivation, error) {
	d := &Derivation{Scope: s.Scope}
	var left side
	for i, text := range texts {
		right, err := s.side(names[i], text)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			d.steps = append(d.steps, step{op: "=", left: left, right: right, span: right.node.Span()}.between(s.Scope))
		}
		left = right
	}
	return d, nil
}
