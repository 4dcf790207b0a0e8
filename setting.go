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
	Scope      *symbolic.Scope
	statements []parser.Statement
	parsing    parser.Scope
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
	return s.complete(c.Given, c.Let)
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
	d, err := parser.ParseKind(source.NewText("decl."+name, kind), s.parsing)
	if err != nil {
		return err
	}
	d.Names = []*parser.Name{n}
	s.statements = append(s.statements, d)
	return nil
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
	for _, l := range lets {
		s.statements = append(s.statements, l)
	}
	s.parsing = scope
	if err := s.add("given ", "given", given); err != nil {
		return nil, err
	}
	scopeOf, again, errs := symbolic.BuildInferring(&parser.Document{Statements: s.statements})
	if len(errs) > 0 {
		return nil, errs[0]
	}
	if len(again) > 0 {
		return nil, errors.New("a name is defined twice")
	}
	s.Scope = scopeOf
	return s, nil
}

// add reads statements that a document would write with the keyword in front.
func (s *Setting) add(keyword, field string, texts []string) error {
	for i, text := range texts {
		doc := parser.ParseDocument(source.NewText(fmt.Sprintf("%s[%d]", field, i), keyword+text), s.parsing)
		if len(doc.Errors) > 0 {
			return doc.Errors[0]
		}
		s.statements = append(s.statements, doc.Statements...)
	}
	s.parsing = parser.Extend(s.parsing, s.statements...)
	return nil
}

// Parse reads an expression in the setting. name stands in diagnostics for the file.
func (s *Setting) Parse(name, text string) (*symbolic.Expr, error) {
	side, err := s.side(name, text)
	return side.expr, err
}

func (s *Setting) side(name, text string) (side, error) {
	t := source.NewText(name, text)
	node, err := parser.ParseExpression(t, s.parsing)
	if err != nil {
		return side{}, err
	}
	e, err := symbolic.Resolve(node, s.Scope, t)
	return side{node: node, text: t, expr: e}, err
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
			d.steps = append(d.steps, step{op: "=", left: left, right: right, span: right.node.Span()})
		}
		left = right
	}
	return d, nil
}
