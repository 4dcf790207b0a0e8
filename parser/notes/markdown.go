package notes

import (
	"bytes"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"nabla/parser/limit"
	"nabla/parser/source"
)

// Markdown with the help of goldmark, which knows where code, HTML, headings and tables are, and nothing of
// mathematics.

// readMarkdown finds the parts of a Markdown file.
func readMarkdown(d *Document) {
	d.markdown(&Sheet{Text: d.Text, Math: d.Text})
}

// markdown finds the parts of a sheet. A display is looked for first: what stands in it would mean something else to
// Markdown, a row that starts with a minus sign the item of a list. goldmark says before that where code is, and
// afterwards, with the displays taken out, where everything else is.
func (d *Document) markdown(sheet *Sheet) {
	f := &markdownFinder{finder: *newFinder(d, sheet)}
	content := []byte(strings.Replace(f.src, byteOrderMark, "   ", 1))
	f.frontMatter(content)
	f.outline(content, false)
	rest := bytes.Clone(content)
	for _, span := range f.displays() {
		cross(rest, span, 'x')
	}
	f.outline(rest, true)
	f.inline()
	f.finish()
}

// markdownFinder goes through one sheet of Markdown.
type markdownFinder struct {
	finder
	closed []source.Span // what holds no mathematics, in order: code and the like, then displays too
}

// structure reads the blocks of Markdown, code and tags. Emphasis and links do not matter here, and take goldmark
// quadratic time.
var structure = parser.NewParser(
	parser.WithBlockParsers(shallowParsers()...),
	parser.WithInlineParsers(util.Prioritized(codeSpans{parser.NewCodeSpanParser()}, 100), util.Prioritized(parser.NewRawHTMLParser(), 400)),
	parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
)

// outline finds what holds no mathematics and, in the second pass, headings, comments and tables.
func (f *markdownFinder) outline(content []byte, second bool) {
	pc := parser.NewContext()
	root := structure.Parse(text.NewReader(content), parser.WithContext(pc))
	if at, deep := pc.Get(tooDeep).(int); deep && second {
		f.fail(source.Span{Start: at, End: at + 1}, "lists and quotations within more than %d others are read as plain text", limit.Blocks)
	}
	visit := func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			f.node(n, content, second)
		}
		return ast.WalkContinue, nil
	}
	if err := ast.Walk(root, visit); err != nil { // only visit could fail, and it does not
		f.fail(source.Span{}, "%s", err)
	}
	f.order()
}

// node looks at one node of Markdown.
func (f *markdownFinder) node(n ast.Node, content []byte, second bool) {
	switch n := n.(type) {
	case *ast.FencedCodeBlock:
		if string(n.Language(content)) == "math" && !second {
			f.mathBlock(n)
		}
		f.close(n.Lines())
	case *ast.CodeBlock:
		f.close(n.Lines())
	case *ast.HTMLBlock:
		f.html(n, second)
	case *ast.RawHTML:
		if n.Segments.Len() > 0 && strings.HasPrefix(f.src[n.Segments.At(0).Start:], "<!--") {
			f.close(n.Segments) // what else looks like a tag may be a < b > c
			if second {
				f.comments(n.Segments)
			}
		}
	case *ast.CodeSpan:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok && second {
				f.closed = append(f.closed, source.Span{Start: t.Segment.Start, End: t.Segment.Stop})
			}
		}
	case *ast.Heading:
		if lines := n.Lines(); second && lines.Len() > 0 {
			span := source.Span{Start: lines.At(0).Start, End: lines.At(lines.Len() - 1).Stop}
			f.add(Part{Kind: Heading, Level: n.Level, Span: source.Span{Start: span.Start, End: span.Start}, Body: span})
		}
	case *east.TableCell:
		if second {
			f.cell(n)
		}
	}
}

// close leaves out what the segments cover.
func (f *markdownFinder) close(segments *text.Segments) {
	if segments.Len() > 0 {
		f.closed = append(f.closed, source.Span{Start: segments.At(0).Start, End: segments.At(segments.Len() - 1).Stop})
	}
}

// mathBlock takes a block of code in the language math as a display.
func (f *markdownFinder) mathBlock(n *ast.FencedCodeBlock) {
	if lines := n.Lines(); lines.Len() > 0 {
		span := source.Span{Start: lines.At(0).Start, End: lines.At(lines.Len() - 1).Stop}
		f.add(Part{Kind: Display, Span: span, Body: span})
	}
}

// html leaves out a block of HTML whose content is not for a reader, and takes the comments for nabla.
func (f *markdownFinder) html(n *ast.HTMLBlock, second bool) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	first := strings.ToLower(strings.TrimLeft(f.src[lines.At(0).Start:lines.At(0).Stop], " \t"))
	for _, tag := range []string{"<!--", "<pre", "<script", "<style", "<textarea", "<svg", "<code"} {
		if strings.HasPrefix(first, tag) {
			f.close(lines)
			if n.HasClosure() {
				f.closed = append(f.closed, source.Span{Start: n.ClosureLine.Start, End: n.ClosureLine.Stop})
			}
			break
		}
	}
	if second {
		f.comments(lines)
	}
}

// comments takes the comments for nabla in a piece of HTML.
func (f *markdownFinder) comments(segments *text.Segments) {
	if segments.Len() == 0 {
		return
	}
	at, end := segments.At(0).Start, segments.At(segments.Len()-1).Stop
	for {
		open := strings.Index(f.src[at:end], "<!--")
		if open < 0 {
			return
		}
		start := at + open + len("<!--")
		length := strings.Index(f.src[start:], "-->")
		if length < 0 {
			return
		}
		f.directive(source.Span{Start: at + open, End: start + length + len("-->")}, start, start+length)
		if at = start + length; at >= end {
			return
		}
	}
}

// cell blanks the backslash of \| in a table, where | would end the cell.
func (f *markdownFinder) cell(n *east.TableCell) {
	lines := n.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		for at := s.Start; at+1 < s.Stop; at++ {
			if f.src[at] == '\\' && f.src[at+1] == '|' {
				f.edits = append(f.edits, blanks(at, 1))
				at++
			}
		}
	}
}

// frontMatter leaves out the block between --- at the start of a file, and blanks it in the content for goldmark.
func (f *markdownFinder) frontMatter(content []byte) {
	rest := strings.TrimLeft(string(content[:min(len(content), len("   ---\r\n"))]), " ")
	if !strings.HasPrefix(rest, "---\n") && !strings.HasPrefix(rest, "---\r\n") {
		return
	}
	if end := strings.Index(f.src, "\n---"); end >= 0 {
		span := source.Span{End: end + len("\n---")}
		f.closed = append(f.closed, span)
		cross(content, span, ' ')
	}
}

// cross replaces what stands in the span, but for the ends of lines. The ends of lines stay, so that every
// line keeps its number and Markdown its blocks.
func cross(content []byte, span source.Span, by byte) {
	for i := span.Start; i < span.End; i++ {
		if content[i] != '\n' && content[i] != '\r' {
			content[i] = by
		}
	}
}

// byteOrderMark may stand at the start of a text in UTF-8.
const byteOrderMark = "\ufeff"

// order sorts what holds no mathematics.
func (f *markdownFinder) order() {
	sort.SliceStable(f.closed, func(i, j int) bool { return f.closed[i].Start < f.closed[j].Start })
}
