// Package article makes documents for readers of derivations: it puts the prose, the definitions, the
// computation graphs and the checked derivations of a document in plain notation in the order of the text,
// and writes them as LaTeX or Markdown.
//
// Prose is what stands in comments of their own lines; "## " begins the title and "### " a section. The
// directive `# nabla: graph L at a=3, b=1` puts a graph with its passes there. A step that is not proved
// says so in its margin.
//
// The package does not judge: the report of the checker and the passes of the root package are what it
// prints.
//
// Article.New collects the blocks (this file), sentence.go turns them into sentences and rows of displays,
// pass.go into tables. What is the same in both formats is there; tex.go and markdown.go write it, each
// with one switch over the kinds of blocks, and display.go decides how rows are laid out on a page of TeX.
package article

import (
	"context"
	"fmt"
	"sort"
	"strings"

	"nabla"
	"nabla/parser"
	"nabla/parser/source"
	"nabla/simplify/working"
	"nabla/symbolic"
	"nabla/symbolic/graph"
	"nabla/symbolic/latex"
)

// Article is a document for readers.
type Article struct {
	Title  string        // the options' or the document's, or ""
	Blocks []Block       // in the order of the text
	Report *nabla.Report // whose verdicts stand in the margins
	Digits int           // of the numbers

	latex *latex.Document
}

// Block is one of Heading, Paragraph, Definitions, Derivation, Figure.
type Block interface{ block() }

// Heading begins a section.
type Heading struct{ Text string }

// Paragraph is prose.
type Paragraph struct{ Text string }

// Definitions are statements side by side: what names are, what is given, what is defined.
type Definitions struct{ Statements []parser.Statement }

// Derivation is a chain that was checked.
type Derivation struct{ nabla.Chain }

// Figure is a computation graph with its passes and the derivations of the derivatives along its edges.
type Figure struct {
	*nabla.Network
	Worked []*nabla.Worked // the derivatives along its edges that need more than a look
}

// title is what the document calls itself; it becomes Article.Title and is in no list of blocks.
type title struct{ text string }

func (title) block()       {}
func (Heading) block()     {}
func (Paragraph) block()   {}
func (Definitions) block() {}
func (Derivation) block()  {}
func (Figure) block()      {}

// Options says what is in an article.
type Options struct {
	Title  string         // in place of the document's own
	Detail working.Detail // of the derivations that nabla writes
	Digits int            // of numbers; 0 is 5
}

// New makes the article of a document with its report. An error is a source.Diagnostic at a directive, or that of the
// context.
func New(ctx context.Context, d *nabla.Derivation, report *nabla.Report, o Options) (*Article, error) {
	if d.Document() == nil {
		return nil, fmt.Errorf("an article is made of a document in plain notation")
	}
	if o.Digits == 0 {
		o.Digits = 5
	}
	b := &builder{ctx: ctx, derivation: d, options: o}
	b.statements(report)
	if err := b.graphs(); err != nil {
		return nil, err
	}
	b.prose()
	a := &Article{Title: o.Title, Report: report, Digits: o.Digits, latex: latex.NewDocument(names(d.Scope))}
	sort.SliceStable(b.placed, func(i, j int) bool { return b.placed[i].at < b.placed[j].at })
	for _, p := range b.placed {
		a.add(p.block)
	}
	return a, nil
}

// names are those that the document declares, defines or uses.
func names(scope *symbolic.Scope) []string {
	var all []string
	for _, d := range scope.Definitions() {
		all = append(all, d.Name)
	}
	for _, v := range scope.Variables() {
		all = append(all, v.Name)
	}
	return all
}

// add appends a block; definitions that follow one another are one block, and so are lines of a paragraph.
// The first title counts, unless the options have one.
func (a *Article) add(block Block) {
	if n := len(a.Blocks); n > 0 {
		if last, ok := a.Blocks[n-1].(Definitions); ok {
			if next, ok := block.(Definitions); ok {
				a.Blocks[n-1] = Definitions{append(last.Statements, next.Statements...)}
				return
			}
		}
	}
	if t, ok := block.(title); ok {
		if a.Title == "" {
			a.Title = t.text
		}
		return
	}
	a.Blocks = append(a.Blocks, block)
}

// placed is a block with its place in the text. The place is the byte offset.
type placed struct {
	at    int
	block Block
}

// builder is an article in progress.
type builder struct {
	ctx        context.Context
	derivation *nabla.Derivation
	options    Options
	placed     []placed
}

// put keeps a block with its place; blocks are sorted in the end, since statements, graphs and prose are found
// apart.
func (b *builder) put(at int, block Block) { b.placed = append(b.placed, placed{at, block}) }

// statements places what the parser read. A second definition of a name is a step and stands among the
// derivations. Chains come from the report, because it knows their verdicts; all other statements from the
// document. A chain is placed where its first left side begins, which for a second definition is where the
// head of the definition stands.
func (b *builder) statements(report *nabla.Report) {
	checked := map[int]bool{}
	for _, chain := range report.Chains() {
		at := chain.Steps[0].Span.Start
		if left := chain.Steps[0].LeftNode; left != nil {
			at = left.Span().Start
		}
		checked[at] = true
		b.put(at, Derivation{chain})
	}
	for _, s := range b.derivation.Document().Statements {
		let, defines := s.(*parser.Let)
		if _, chain := s.(*parser.Chain); chain || defines && checked[let.Head.Span().Start] {
			continue
		}
		b.put(s.Span().Start, Definitions{[]parser.Statement{s}})
	}
}

// prose places the comments that have lines of their own. The syntax tree has no comments of their own
// lines, so they are looked for in the text itself. Lines that follow one another are one paragraph; an
// empty one, an empty comment, a directive or a statement ends it.
func (b *builder) prose() {
	content := b.derivation.Text.Content
	at, begin := 0, 0
	var paragraph []string
	flush := func() {
		if len(paragraph) > 0 {
			b.put(begin, Paragraph{strings.Join(paragraph, " ")})
		}
		paragraph = nil
	}
	for _, line := range strings.SplitAfter(content, "\n") {
		text, comment := strings.CutPrefix(strings.TrimSpace(line), "#")
		start := at
		at += len(line)
		hashes := len(text) - len(strings.TrimLeft(text, "#"))
		text = strings.TrimSpace(strings.TrimLeft(text, "#"))
		switch {
		case !comment || text == "" || strings.HasPrefix(text, "nabla:"):
			flush()
		case hashes == 1:
			flush()
			b.put(start, title{text})
		case hashes > 1:
			flush()
			b.put(start, Heading{text})
		default:
			if len(paragraph) == 0 {
				begin = start
			}
			paragraph = append(paragraph, text)
		}
	}
	flush()
}

// graphs places the graphs that directives ask for. An interrupt is told from a faulty directive, at which
// it has no place.
func (b *builder) graphs() error {
	for _, g := range b.derivation.Document().Graphs {
		f, err := b.figure(g.Words)
		if b.ctx.Err() != nil {
			return b.ctx.Err()
		}
		if err != nil {
			return source.Diagnostic{Text: b.derivation.Text, Span: g.Span(), Message: err.Error()}
		}
		b.put(g.Start, f)
	}
	return nil
}

// figure reads "L at a=3, b=1" or "L operations at a=3" and makes the graph.
func (b *builder) figure(words string) (Figure, error) {
	head, values, _ := strings.Cut(words+" ", " at ")
	of, mode, _ := strings.Cut(strings.TrimSpace(head), " ")
	mode = strings.TrimSpace(mode)
	if mode != "" && mode != "operations" {
		return Figure{}, fmt.Errorf("a graph is asked for as `graph L at a=3, b=1` or `graph L operations`, not %q", words)
	}
	var assigned []string
	if values = strings.TrimSpace(values); values != "" {
		assigned = source.SplitList(values)
	}
	at, err := b.derivation.Point(assigned)
	if err != nil {
		return Figure{}, err
	}
	n, err := b.derivation.Network(b.ctx, nabla.NetworkOptions{Of: of, At: at, Operations: mode != "", Digits: b.options.Digits})
	if err != nil {
		return Figure{}, err
	}
	return Figure{n, b.worked(n)}, nil
}

// mostWorked is the number of derivations that one graph is printed with at most. What goes beyond is the
// work of a program, not of a reader.
const mostWorked = 12

// worked derives the derivatives along the edges that need more than a look. An edge whose derivative could
// not be worked is left out: its closed form stands in the table of the pass all the same.
func (b *builder) worked(n *nabla.Network) []*nabla.Worked {
	var all []*nabla.Worked
	for _, e := range n.Graph.Edges() {
		if len(all) == mostWorked {
			break
		}
		if e.To.Sign != "" || plain(e) {
			continue
		}
		if w, err := b.derivation.WorkEdge(b.ctx, e, b.options.Detail); err == nil && len(w.Lines) > 0 {
			all = append(all, w)
		}
	}
	return all
}

// plain reports whether the derivative along an edge is a number, a name, or one with a sign or a coefficient.
func plain(e *graph.Edge) bool {
	k := e.Shown.Kind()
	return k == symbolic.KindNumber || k == symbolic.KindSymbol || k == symbolic.KindProduct && len(e.Shown.Args()) == 1
}
