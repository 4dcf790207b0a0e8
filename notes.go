package nabla

import (
	"fmt"
	"slices"
	"strings"

	"nabla/parser"
	"nabla/parser/latex"
	"nabla/parser/limit"
	"nabla/parser/notes"
	"nabla/parser/source"
	"nabla/symbolic"
)

// Lecture notes: from a document to the steps of a derivation. Two passes: the survey parses all formulas
// and learns how names are used anywhere; then the parts are read in order, because what a name means
// depends on the place. The state of that second pass is the lecture; clause.go reads one statement, and
// the subjects have files of their own (docs/architecture.md has the table).

// ReadNotes reads lecture notes, LaTeX, Markdown or a Jupyter notebook as the name says: it finds the formulas, tells
// definitions, conditions and claims apart, and lowers the claims to steps. Each step is judged by what the notes have
// said up to it. The preludes say more of the names: derivations in plain notation, or notes whose comments do.
func ReadNotes(name, content string, preludes ...*source.Text) *Derivation {
	text := source.NewText(name, content)
	l := newLecture(&Derivation{Text: text, Survey: &Survey{}})
	doc := notes.Read(text)
	formulas := l.survey(doc)
	for _, p := range preludes {
		l.prelude(p)
	}
	l.document(doc, formulas)
	l.finish()
	return l.derivation
}

// lecture is notes on their way to a derivation: what their statements say of names, up to the one that is read.
type lecture struct {
	derivation *Derivation
	macros     *latex.Macros
	usage      usage // of names in the whole document

	declared   map[string]*parser.Declaration // one name each
	declaredIn map[string]int                 // the section of the declaration
	generals   map[string]*parser.Declaration // arrays with the sizes of an example now, as they were declared for any size
	defined    map[string]*definition         // names and families
	pieces     map[string][]string            // the defined entries of arrays, z_1 and z_2 of z
	functions  map[string]*definition         // the same letter may be a function, too
	mentioned  map[string]bool                // names that definitions and steps have
	retired    map[string]bool                // names whose meaning was lost since they were defined
	facts      *facts
	positive   map[string]bool // arrays with positive entries
	bare       map[string]bool // arrays that go by their letter alone, though they are set as arrays elsewhere
	ranges     ranges
	equations  []posed
	shown      shown           // the last display
	supposed   []posed         // equations of this section for a moment: if x = 3
	unknowns   []string        // names for which equations of this section were solved
	older      map[string]bool // names of posed equations that are too far back to be tried
	variables  map[string]bool // names by which steps have differentiated

	recurrences map[string]recurrence // of the sequences of a case
	lost        []string              // sequences with a recurrence that cannot be used

	sections []section
	section  int // the number of the one that is read
	open     *reading
	lengths  map[int]*lengths // of arrays, by sections
	hidden   map[string]bool  // functions whose letter is that of a number in this section
	skip     bool
	trusting bool // every statement is meant: those of a case, not of prose
	late     []lateStep

	told told             // the sentence that is read
	lent map[string]*lent // what prose says of names in sections that are open
}

// shown is a display and the number of its first step.
type shown struct {
	first int
	part  *notes.Part
}

// section is one heading on the way to the place that is read.
type section struct{ level, number int }

// reading is a side of a statement, read.
type reading struct {
	node        parser.Node
	err         error
	ambiguities []latex.Ambiguity
	side        *latex.Side
	text        *source.Text
}

// newLecture returns a lecture to which nothing has been said yet.
func newLecture(d *Derivation) *lecture {
	return &lecture{
		derivation: d, usage: newUsage(), facts: newFacts(),
		declared: map[string]*parser.Declaration{}, defined: map[string]*definition{}, functions: map[string]*definition{},
		mentioned: map[string]bool{}, retired: map[string]bool{}, declaredIn: map[string]int{}, positive: map[string]bool{}, variables: map[string]bool{}, older: map[string]bool{}, bare: map[string]bool{}, pieces: map[string][]string{}, generals: map[string]*parser.Declaration{}, lent: map[string]*lent{}, lengths: map[int]*lengths{},
	}
}

// prelude takes what a document that stands beside the notes says of names. A prelude that is written as
// notes is read by a lecture of its own that shares the tables of names with this one; its steps and its
// survey are dropped.
func (l *lecture) prelude(text *source.Text) {
	if notes.IsNotes(text.Name) {
		inner := *l
		inner.derivation = &Derivation{Text: text, Survey: &Survey{}}
		doc := notes.Read(text)
		inner.document(doc, inner.survey(doc))
		l.derivation.Diagnostics = append(l.derivation.Diagnostics, inner.derivation.Diagnostics...)
		return
	}
	doc := parser.ParseDocument(text, (*symbolic.Scope)(nil))
	l.derivation.Diagnostics = append(l.derivation.Diagnostics, doc.Errors...)
	l.adopt(text, doc.Statements)
}

// survey cuts the formulas of a document into statements, with the author's macros, and looks at the names in them.
func (l *lecture) survey(doc *notes.Document) []*latex.Formula {
	l.derivation.Diagnostics = append(l.derivation.Diagnostics, doc.Errors...)
	var faults []source.Diagnostic
	l.macros, faults = latex.ParseMacros(macroText(doc))
	for _, f := range faults {
		f.Severity = source.Warning
		l.derivation.Diagnostics = append(l.derivation.Diagnostics, f)
	}
	return l.parse(doc)
}

// document reads the parts of a document in their order.
func (l *lecture) document(doc *notes.Document, formulas []*latex.Formula) {
	for i := range doc.Parts {
		p := &doc.Parts[i]
		switch p.Kind {
		case notes.Heading:
			l.heading(p.Level)
		case notes.Directive:
			l.directive(p)
		case notes.Display, notes.Inline:
			l.formula(p, formulas[i])
		}
	}
	l.expectations(doc)
}

// macroText is the text whose macros hold in the document: the file or, of a notebook, its cells.
func macroText(doc *notes.Document) *source.Text {
	var cells strings.Builder
	var last *notes.Sheet
	for i := range doc.Parts {
		s := doc.Parts[i].Sheet
		if s.Cell > 0 && s != last {
			cells.WriteString(s.Text.Content + "\n")
		}
		last = s
	}
	if cells.Len() > 0 {
		return source.NewText(doc.Text.Name, cells.String())
	}
	if len(doc.Parts) == 0 {
		return source.NewText(doc.Text.Name, "")
	}
	return doc.Text
}

// parse cuts all formulas into statements and notes how names are used.
func (l *lecture) parse(doc *notes.Document) []*latex.Formula {
	formulas := make([]*latex.Formula, len(doc.Parts))
	section := l.section
	l.usage.custom.read(doc)
	for i := range doc.Parts {
		p := &doc.Parts[i]
		if p.Kind == notes.Heading {
			section++
		}
		if p.Kind > notes.Inline {
			continue
		}
		if l.derivation.Survey.Formulas == limit.Formulas {
			l.derivation.Diagnostics = append(l.derivation.Diagnostics, source.Diagnostic{
				Text: p.Sheet.Text, Span: p.Span, Severity: source.Warning, Message: fmt.Sprintf(msgManyFormulas, limit.Formulas),
			})
			break
		}
		l.derivation.Survey.Formulas++
		f, err := latex.ParseFormula(p.Sheet.Math, p.Body, l.macros)
		if err != nil {
			l.derivation.Survey.Unparsed++
			d := diagnostic(p.Sheet.Text, err)
			d.Severity = source.Warning
			l.derivation.Survey.Unread = append(l.derivation.Survey.Unread, d)
			continue
		}
		formulas[i] = f
		l.usage.note(f, section)
		l.measure(f, section)
	}
	l.usage.complete()
	return formulas
}

// record keeps a statement for who prints the notes in plain notation.
func (l *lecture) record(statement any) {
	l.derivation.statements = append(l.derivation.statements, statement)
}

// heading starts a section: what a name was defined as in a section beside it may be defined anew without a
// word. What a section posed or supposed ends with it; what it defined stays, under the doubt that the
// letter may mean something else.
func (l *lecture) heading(level int) {
	l.revisit()
	l.unsolve()
	l.open = nil
	l.equations, l.supposed, l.older = nil, nil, map[string]bool{}
	for len(l.sections) > 0 && l.sections[len(l.sections)-1].level >= level {
		l.sections = l.sections[:len(l.sections)-1]
	}
	l.section++
	l.sections = append(l.sections, section{level, l.section})
	l.hide()
	l.facts.leave(l.isOpen)
	l.expire()
}

// formula reads the statements of a formula. Conditions are read first, as they often stand behind what
// they are about.
func (l *lecture) formula(p *notes.Part, f *latex.Formula) {
	if p.Kind == notes.Display && l.skip {
		l.skip, l.open = false, nil
		return
	}
	if f == nil {
		l.open = nil
		return
	}
	if p.Kind == notes.Display {
		l.shown = shown{len(l.derivation.steps), p}
	}
	c := clause{lecture: l, part: p, text: p.Sheet.Text, before: lastWords(p.Sheet.Text.Slice(p.Before))}
	for _, remark := range f.Remarks {
		c.remarks = append(c.remarks, remark.Text)
	}
	in := c.sequences(f.Statements)
	for _, conditions := range []bool{true, false} { // what stands behind a step, "for x in R^n", holds for it
		for i, s := range f.Statements {
			if (s.First != nil && isCondition(s)) == conditions && !in[i] {
				c.index, c.chain = i, l.derivation.nextChain()
				c.guarded(s.Span(), func() { c.statement(s) })
			}
		}
	}
	c.guarded(p.Span, func() { c.prose(f) })
	if p.Kind == notes.Display && len(f.Statements) == 0 {
		l.open = nil
	}
}

// lastWords returns the last words of prose in small letters.
func lastWords(prose string) []string {
	words := strings.FieldsFunc(strings.ToLower(prose), func(r rune) bool { return strings.ContainsRune(" \t\r\n,.;:()*_~-", r) })
	return words[max(0, len(words)-3):]
}

// finish completes the derivation.
func (l *lecture) finish() {
	l.revisit()
	d := l.derivation
	if names := namesOf(l.defined, l.functions); len(names) <= mostDefinitions {
		d.Scope = l.scopeOf(names).scope
	}
	slices.SortStableFunc(d.Diagnostics, func(a, b source.Diagnostic) int {
		return strings.Compare(nameOf(a.Text), nameOf(b.Text))*2 + sign(a.Span.Start-b.Span.Start)
	})
	if len(d.steps) == 0 && d.Survey.Formulas == 0 && len(d.Diagnostics) == 0 {
		d.Diagnostics = append(d.Diagnostics, source.Diagnostic{Text: d.Text, Severity: source.Warning, Message: "no formula was found"})
	}
}

// mostDefinitions is how many definitions the scope at the end of the notes is made of: steps have their own scopes, and
// checking all for circles takes quadratic time.
const mostDefinitions = 1000

// nameOf is the name of a text, "" without one.
func nameOf(t *source.Text) string {
	if t == nil {
		return ""
	}
	return t.Name
}

// sign is -1, 0 or 1.
func sign(n int) int { return min(1, max(-1, n)) }

// side lowers a node in a scope.
func lowered(n parser.Node, scope *symbolic.Scope, text *source.Text) (side, error) {
	if n == nil {
		return side{}, fmt.Errorf("there is nothing before this relation")
	}
	e, err := symbolic.ResolveSide(n, scope, text)
	return side{n, text, e.Number(), e}, err
}
