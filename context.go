package nabla

import (
	"fmt"
	"slices"
	"strings"

	"nabla/parser"
	"nabla/parser/latex"
	"nabla/parser/notes"
	"nabla/parser/source"
	"nabla/symbolic"
)

// latexDerivation lowers a case whose statements and sides are LaTeX: what it says of names is read as notes are, but
// every statement is meant, and the chain is a claim.
func (q *Case) latexDerivation() (*Derivation, error) {
	l := newLecture(&Derivation{Survey: nil})
	l.trusting = true
	declared := &Case{Decl: q.Decl}
	setting, err := declared.setting()
	if err != nil {
		return nil, err
	}
	l.derivation.Survey = &Survey{}
	l.adopt(nil, setting.statements)
	sides := q.sides()
	l.useOf(slices.Concat(q.Context, q.Given, q.Let, sides.texts))
	for i, text := range q.Context {
		if err := l.context(source.NewText(fmt.Sprintf("context[%d]", i), text)); err != nil {
			return nil, err
		}
	}
	for i, text := range q.Let {
		t := source.NewText(fmt.Sprintf("let[%d]", i), text)
		if err := l.latexLet(t, whole(t), partOf(t)); err != nil {
			return nil, err
		}
	}
	for i, text := range q.Given {
		t := source.NewText(fmt.Sprintf("given[%d]", i), text)
		if err := l.latexGiven(t, whole(t)); err != nil {
			return nil, err
		}
	}
	return l.derivation, l.sides(sides)
}

// caseSides are the sides of a case with the names of their fields.
type caseSides struct{ names, texts []string }

func (q *Case) sides() caseSides {
	if len(q.Steps) == 0 {
		return caseSides{[]string{"lhs", "rhs"}, []string{q.Left, q.Right}}
	}
	s := caseSides{texts: q.Steps}
	for i := range q.Steps {
		s.names = append(s.names, fmt.Sprintf("steps[%d]", i))
	}
	return s
}

// useOf notes how the texts of a case use names.
func (l *lecture) useOf(texts []string) {
	for _, text := range texts {
		t := source.NewText("", text)
		if f, err := latex.ParseFormula(t, whole(t), nil); err == nil {
			l.usage.note(f)
		}
	}
	l.usage.pair()
}

// context reads one statement about the names of a case.
func (l *lecture) context(text *source.Text) error {
	f, err := latex.ParseFormula(text, whole(text), nil)
	if err != nil {
		return err
	}
	c := clause{lecture: l, part: partOf(text), text: text}
	for _, r := range f.Remarks {
		c.remarks = append(c.remarks, r.Text)
	}
	before := len(l.derivation.steps)
	rest := 0
	for i, s := range f.Statements {
		c.index = i
		if c.sequence(f.Statements[i:]) {
			rest = i + 3
		}
		if i < rest {
			continue
		}
		c.statement(s)
		if s.First != nil && len(s.Steps) == 0 {
			c.property(s)
		}
	}
	l.suppose(before)
	return nil
}

// sequence reads e_1, ..., e_n in R^d, which are the first three of the statements: the vectors are the rows of a matrix.
func (c *clause) sequence(s []*latex.Statement) bool {
	if len(s) < 3 || s[0].First == nil || s[1].First == nil || s[2].First == nil || len(s[0].Steps) != 1 || s[0].Steps[0].Op != "in" {
		return false
	}
	first, isName := c.read(s[0].First).node.(*parser.Name)
	gap, isGap := c.read(s[1].First).node.(*parser.Opaque)
	last, isLast := c.read(s[2].First).node.(*parser.Name)
	if !isName || !isGap || !isLast || gap.Kind != "dots" || arrayName(first) != arrayName(last) || len(first.Sub) != 1 || len(last.Sub) != 1 {
		return false
	}
	one, isNumber := first.Sub[0].(*parser.Number)
	space, isSpace := c.read(s[0].Steps[0].Right).node.(*parser.Binary)
	if !isNumber || one.Text != "1" || !isSpace || space.Op != parser.Pow {
		return false
	}
	field, isField := space.X.(*parser.Name)
	if sizes, isMatrix := space.Y.(*parser.Binary); !isField || sets[field.Text] != "real" || isMatrix && sizes.Op == parser.Mul {
		return false
	}
	name := parser.NewName(first.Span(), first.Base, nil, first.Sup)
	c.declare(name, &parser.Declaration{Kind: "matrix", Shape: []parser.Node{last.Sub[0], space.Y}})
	return true
}

// property reads `A \text{ is symmetric}`.
func (c *clause) property(s *latex.Statement) {
	name, ok := c.read(s.First).node.(*parser.Name)
	if !ok {
		return
	}
	c.own = nil
	for _, r := range s.Remarks {
		c.own = append(c.own, r.Text)
	}
	if old, kind := c.declared[name.Text], c.structure(); old != nil && kind != "" && len(old.Shape) == 2 {
		c.declare(name, &parser.Declaration{Kind: kind, Shape: old.Shape})
	}
}

// suppose makes assumptions of the steps of the context: they are equations that hold.
func (l *lecture) suppose(from int) {
	for _, s := range l.derivation.steps[from:] {
		if s.err == nil && s.op == "=" {
			at := parser.At(source.Join(s.left.node.Span(), s.right.node.Span()))
			l.assume(&parser.Relation{At: at, Op: "=", X: s.left.node, Y: s.right.node})
		}
	}
	l.derivation.steps = l.derivation.steps[:from]
}

// sides makes the chain of a case.
func (l *lecture) sides(sides caseSides) error {
	readings := make([]reading, len(sides.texts))
	for i, content := range sides.texts {
		text := source.NewText(sides.names[i], content)
		side, err := latex.ParseSide(text, whole(text), nil)
		if err != nil {
			return err
		}
		c := clause{lecture: l, text: text}
		if readings[i] = c.read(side); readings[i].err != nil {
			return readings[i].err
		}
	}
	for i := 1; i < len(readings); i++ {
		right := readings[i]
		s := step{op: "=", span: right.node.Span(), left: side{node: readings[i-1].node, text: readings[i-1].text}, right: side{node: right.node, text: right.text}}
		c := clause{lecture: l, text: right.text}
		c.lower(&s, readings[i-1], right, claimed)
		if s.err != nil {
			return s.err
		}
		l.derivation.steps = append(l.derivation.steps, s)
	}
	l.derivation.Survey = nil
	l.derivation.Scope = &symbolic.Scope{}
	return nil
}

// whole returns the span of a text.
func whole(t *source.Text) source.Span { return source.Span{End: len(t.Content)} }

// partOf makes a text the formula of a document.
func partOf(t *source.Text) *notes.Part {
	return &notes.Part{Kind: notes.Inline, Sheet: &notes.Sheet{Text: t, Math: t}, Span: whole(t), Body: whole(t)}
}

// plainContext reads the context of a case in plain notation: statements as a document has them, in which a relation
// that is no definition is an assumption.
func (s *Setting) plainContext(texts []string) (given []string, err error) {
	for i, content := range texts {
		name := fmt.Sprintf("context[%d]", i)
		doc := parser.ParseDocument(source.NewText(name, content), s.parsing)
		if len(doc.Errors) > 0 {
			return nil, doc.Errors[0]
		}
		for _, st := range doc.Statements {
			if _, chain := st.(*parser.Chain); chain {
				given = append(given, strings.TrimSpace(content))
				continue
			}
			s.keep(origin{text: source.NewText(name, content)}, st)
		}
	}
	s.parsing = parser.Extend(s.parsing, s.statements...)
	return given, nil
}
