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

// Cases of the batch interface in LaTeX, and statements about their names (`context`). They go through the
// readers of notes, with one difference, lecture.trusting: a case is a question, so nothing in it is
// doubted, posed or an example.

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
	if err := l.contexts(q.Context); err != nil {
		return nil, err
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

// sides returns lhs and rhs, or the steps, with the names that errors call them by.
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

// useOf notes how the texts of a case use names, and through what their indices run.
func (l *lecture) useOf(texts []string) {
	for _, text := range texts {
		t := source.NewText("", text)
		if f, err := latex.ParseFormula(t, whole(t), nil); err == nil {
			l.usage.note(f, l.section)
			l.rangesIn(f)
		}
	}
	l.usage.pair()
}

// rangesIn notes the sums of a formula.
func (l *lecture) rangesIn(f *latex.Formula) {
	for _, s := range f.Statements {
		for _, side := range s.Sides() {
			if r, err := side.Read(anyFunction{}); err == nil {
				l.ranges.note(r.Node)
			}
		}
	}
}

// contexts reads the statements about the names of a case. All are meant at once: those that say what a
// name is are read before those that stand on it. In notes the order of the text decides; here it is the
// order of the passes: declarations, indices of families, recurrences, definitions that stand on their
// arguments, definitions of functions whose argument stands in another definition, square matrices.
func (l *lecture) contexts(texts []string) error {
	clauses := make([]clause, len(texts))
	formulas := make([]*latex.Formula, len(texts))
	for i, content := range texts {
		text := source.NewText(fmt.Sprintf("context[%d]", i), content)
		f, err := latex.ParseFormula(text, whole(text), nil)
		if err != nil {
			return err
		}
		formulas[i], clauses[i] = f, clause{lecture: l, part: partOf(text), text: text}
		for _, r := range f.Remarks {
			clauses[i].remarks = append(clauses[i].remarks, r.Text)
		}
	}
	for i, f := range formulas {
		clauses[i].declarations(f)
	}
	for i, f := range formulas {
		for _, s := range f.Statements {
			if s.First != nil && len(s.Steps) > 0 && s.Steps[0].Op == "=" && !clauses[i].declares(s) {
				l.declareIndices(clauses[i].read(s.First).node)
			}
		}
	}
	for i, f := range formulas {
		l.findRecurrences(f.Statements, clauses[i].read)
	}
	before := len(l.derivation.steps)
	for _, functions := range []bool{false, true} { // whether f(x) = s(z) is a function shows when z is known
		for i, f := range formulas {
			clauses[i].relations(f, functions)
		}
	}
	for i, f := range formulas {
		clauses[i].squares(f)
	}
	l.suppose(before)
	if len(clauses) > 0 {
		clauses[0].unroll()
	}
	return nil
}

// declarations reads the statements of a formula that say what names are. A text behind several names, as
// in "m, n are integers", is about all names since the last statement that had a relation or a text.
func (c *clause) declarations(f *latex.Formula) {
	rest := 0
	var bare []parser.Node // names before a text that is about all of them, m, n are integers
	for i, s := range f.Statements {
		c.index = i
		c.quantifiers(s)
		if c.sequence(f.Statements[i:]) {
			rest = i + 3
		}
		switch {
		case i < rest:
		case len(s.Steps) == 0 && s.First != nil:
			bare = append(bare, c.read(s.First).node)
			c.property(s)
			c.natures(s, bare)
		case c.declares(s):
			c.statement(s)
			c.natures(s, c.subjects(s))
		default:
			c.natures(s, c.subjects(s))
		}
		if len(s.Steps) > 0 || len(s.Remarks) > 0 {
			bare = nil
		}
	}
}

// relations reads the other statements of a formula: those that may define a function whose argument the right side does not
// mention itself, or all others.
func (c *clause) relations(f *latex.Formula, functions bool) {
	for i, s := range f.Statements {
		if c.index = i; len(s.Steps) > 0 && !c.declares(s) && !c.isRecurrence(s) && !c.isSquare(s) && c.isRemoteFunction(s) == functions {
			c.statement(s)
		}
	}
}

// isRemoteFunction reports whether a statement has the form f(x) = ... without x on the right.
func (c *clause) isRemoteFunction(s *latex.Statement) bool {
	if s.First == nil || s.Steps[0].Op != "=" {
		return false
	}
	left, right := c.read(s.First), c.read(s.Steps[0].Right)
	h := headOf(left)
	return h != nil && h.call && left.err == nil && right.err == nil && !slices.ContainsFunc(h.params, func(p string) bool { return mentions(right.node, p) })
}

// declares reports whether a statement says what names are: x \in S, k = 1, ..., K, z = z(x).
func (c *clause) declares(s *latex.Statement) bool {
	if len(s.Steps) == 1 && s.Steps[0].Op == "=" && s.First != nil && dependenceOf(c.read(s.First).node, c.read(s.Steps[0].Right).node) != nil {
		return true
	}
	for _, step := range s.Steps {
		_, isRange := c.read(step.Right).node.(*parser.Range)
		if step.Op != "in" && !isRange {
			return false
		}
	}
	return true
}

// subjects returns what the text beside a condition is about: the first name among its sides, or all if the text speaks
// of several.
func (c *clause) subjects(s *latex.Statement) (names []parser.Node) {
	if !isCondition(s) {
		return nil
	}
	several := slices.ContainsFunc(s.Remarks, func(r latex.Remark) bool { return latex.IsPlural(r.Text) })
	for _, side := range s.Sides() {
		n := c.read(side).node
		if _, isName := n.(*parser.Name); isName && (several || len(names) == 0) {
			names = append(names, n)
		}
	}
	return names
}

// quantifiers reads the ranges of indices in the texts beside a statement, "for i = 1, ..., m".
func (c *clause) quantifiers(s *latex.Statement) {
	for _, remark := range s.Remarks {
		if !strings.Contains(remark.Text, "=") {
			continue
		}
		f, err := latex.ParseFormula(c.text, remark.Span(), nil)
		if err != nil {
			continue
		}
		for _, inner := range f.Statements {
			if len(inner.Steps) > 0 && !isCondition(inner) && c.declares(inner) {
				c.statement(inner)
			}
		}
	}
}

// sequence reads x_1, ..., x_m in R^d, which are the first three of the statements: the vectors are the
// rows of a matrix. The three are x_1 in R^d (the set goes to the first), dots, and x_m; the first index
// has to be 1.
func (c *clause) sequence(s []*latex.Statement) bool {
	if len(s) < 3 || s[0].First == nil || s[1].First == nil || s[2].First == nil || len(s[0].Steps) != 1 || s[0].Steps[0].Op != "in" {
		return false
	}
	first, one := firstIndex(c.read(s[0].First).node)
	gap, isGap := c.read(s[1].First).node.(*parser.Opaque)
	last, end := firstIndex(c.read(s[2].First).node)
	if first == nil || last == nil || !isGap || gap.Kind != "dots" || first.Text != last.Text || parser.Print(one) != "1" {
		return false
	}
	space, isSpace := c.read(s[0].Steps[0].Right).node.(*parser.Binary)
	if !isSpace || space.Op != parser.Pow {
		return false
	}
	nature, isNumbers := c.natureOfSet(space.X)
	if sizes, isMatrix := space.Y.(*parser.Binary); !isNumbers || isMatrix && sizes.Op == parser.Mul {
		return false
	}
	c.declareRows(first, end, space.Y, nature)
	return true
}

// sequences takes the families of vectors that the statements name by their first and last members, and returns which
// statements these are.
func (c *clause) sequences(statements []*latex.Statement) map[int]bool {
	in := map[int]bool{}
	for i := range statements {
		if c.sequence(statements[i:]) {
			c.derivation.Survey.Conditions++
			in[i], in[i+1], in[i+2] = true, true, true
		}
	}
	return in
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

// suppose makes assumptions of the steps of the context: they are equations that hold. The steps are taken
// back: a context claims nothing that could be wrong.
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
