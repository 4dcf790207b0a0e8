package nabla

import (
	"context"
	"errors"
	"fmt"

	"nabla/parser"
	notation "nabla/parser/latex"
	"nabla/parser/source"
	"nabla/simplify/working"
	"nabla/symbolic"
	"nabla/symbolic/graph"
	"nabla/symbolic/latex"
)

// Worked is a derivation that nabla wrote itself. Every line was printed, read back, and proved equal to the line before.
type Worked struct {
	Of       parser.Node    // what the question is by definition, the derivative of a name; or nil
	Question parser.Node    // the derivative before it is carried out
	Lines    []working.Line // each equal to the one before
}

// Detail says how many lines a worked derivation has.
type Detail = working.Detail

// Work derives the derivative of an expression by a variable, both as they are written, line by line. What cannot be read
// is a source.Diagnostic; a derivation of which not even the result can be proved is an error.
func (s *Setting) Work(ctx context.Context, expression, variable string, order int, detail Detail) (*Worked, error) {
	body, err := s.side("expression", expression)
	if err != nil {
		return nil, err
	}
	by, err := s.side("variable", variable)
	if err != nil {
		return nil, err
	}
	question := working.Question{Body: body.node, Variable: by.node, Scope: s.Scope, Written: map[string]parser.Node{}}
	for _, st := range s.statements {
		if let, ok := st.(*parser.Let); ok {
			note(question.Written, let)
		}
	}
	if order > 1 { // the lines are those of the last derivative
		form, err := s.Diff(ctx, body.expr, by.expr, order-1)
		if err != nil {
			return nil, err
		}
		question.Body = symbolic.Syntax(form.Expr)
	}
	return work(ctx, question, s.parsing, detail)
}

// note remembers a definition as it is written.
func note(written map[string]parser.Node, let *parser.Let) {
	switch h := let.Head.(type) {
	case *parser.Name:
		written[h.Text] = let.Body
		if len(h.Sub) > 0 { // of a family: the names of the indices are those of its formal ones
			written[symbolic.ArrayName(h)] = let.Body
		}
	case *parser.Call:
		written[h.Function.Text] = let.Body
	}
}

// work writes the lines and keeps those that are proved. A line that cannot be proved is left out: its
// neighbours are then proved equal to each other. The last line alone is not optional.
func work(ctx context.Context, q working.Question, parsing parser.Scope, detail Detail) (*Worked, error) {
	lines, err := working.Lines(ctx, q, detail)
	if err != nil {
		return nil, err
	}
	p := &proofreader{checker: NewChecker(Options{NoDiagnose: true, Jobs: 1}), scope: q.Scope, parsing: parsing}
	w := &Worked{Question: q.Asked()}
	before, err := p.read(w.Question)
	if err != nil {
		return nil, err
	}
	for i, line := range lines {
		after, err := p.proved(ctx, before, line.Node)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err == nil {
			w.Lines, before = append(w.Lines, line), after
		} else if i == len(lines)-1 && len(w.Lines) == 0 {
			return nil, fmt.Errorf(msgUnprovedForm, parser.Print(line.Node), err)
		}
	}
	return w, nil
}

// proofreader reads lines back as a reader of nabla's own output would, and proves them. What a reader sees
// is the text, and the text may read back as something else than the tree it was printed from; so it is the
// text that is proved.
type proofreader struct {
	checker *Checker
	scope   *symbolic.Scope
	parsing parser.Scope
}

// read prints a tree and reads what it printed.
func (p *proofreader) read(n parser.Node) (side, error) {
	text := source.NewText("line", parser.Print(n))
	read, err := parser.ParseExpression(text, p.parsing)
	if err != nil {
		return side{}, err
	}
	e, err := symbolic.Resolve(read, p.scope.Clone(), text)
	return side{node: read, text: text, expr: e}, err
}

// reread reads the LaTeX of a line, which must mean the same. What the reader of LaTeX does not read is left to the reader
// of plain notation.
func (p *proofreader) reread(n parser.Node, meant *symbolic.Expr) error {
	text := source.NewText("line", latex.Print(n))
	read, err := notation.ParseExpression(text, source.Span{End: len(text.Content)}, nil, known{p.parsing, p.scope})
	if err != nil {
		return nil
	}
	e, err := symbolic.Resolve(read, p.scope.Clone(), text)
	if err == nil && !symbolic.Equal(e, meant) {
		return fmt.Errorf(msgReread, text.Content, e)
	}
	return nil
}

// proved reads a line back and proves it equal to the one before.
func (p *proofreader) proved(ctx context.Context, before side, line parser.Node) (side, error) {
	after, err := p.read(line)
	if err == nil {
		err = p.reread(line, after.expr)
	}
	if err != nil {
		return after, err
	}
	j := p.checker.judge(ctx, &step{op: "=", left: before, right: after, span: after.node.Span()}, p.scope)
	if j.Verdict != Proved {
		return after, errors.New(j.Verdict.String() + ": " + (&StepReport{Judgement: j}).outcome())
	}
	return after, nil
}

// WorkEdge derives the derivative along an edge of the graph of the document, all other inputs held fixed. It is an error if
// the definition at its end is not one that the document has in this form, such as a sum that was written out.
func (d *Derivation) WorkEdge(ctx context.Context, e *graph.Edge, detail Detail) (*Worked, error) {
	scope := d.Scope.Local()
	variable, err := parser.ParseExpression(source.NewText("variable", e.From.Name), scope)
	if err != nil {
		return nil, err
	}
	q := working.Question{Body: e.To.Written, Variable: variable, Scope: scope, Written: map[string]parser.Node{}}
	for _, let := range d.definitions() {
		note(q.Written, let)
	}
	body, err := symbolic.Resolve(q.Body, scope.Clone(), nil)
	if err != nil {
		return nil, err
	}
	if !symbolic.Equal(body, e.To.Body) {
		return nil, fmt.Errorf(msgWrittenOut, e.To.Name)
	}
	w, err := work(ctx, q, scope, detail)
	if err != nil {
		return nil, err
	}
	w.Of = &parser.Derivative{Body: symbolic.Syntax(e.To.Symbol), By: []parser.By{{Variable: variable}}, Partial: q.Asked().(*parser.Derivative).Partial}
	return w, nil
}

// known tells the reader of LaTeX what a scope knows of names.
type known struct {
	parser.Scope
	scope *symbolic.Scope
}

// Index reports whether a name is declared as an index.
func (k known) Index(name string) bool {
	v := k.scope.Variable(name)
	return v != nil && v.Kind == symbolic.Index
}

// Array returns how many indices a name takes, 0 for none.
func (k known) Array(name string) int {
	if d := k.scope.Definition(name); d != nil {
		if d.Family {
			return len(d.Params)
		}
		return 0
	}
	switch v := k.scope.Variable(name); {
	case v == nil:
	case v.Kind == symbolic.Vector:
		return 1
	case v.Kind == symbolic.Matrix:
		return 2
	}
	return 0
}

// Variable reports whether a name is known as something else than a function.
func (k known) Variable(name string) bool {
	return !k.Function(name) && (k.scope.Definition(name) != nil || k.scope.Variable(name) != nil)
}
