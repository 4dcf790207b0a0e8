package notes

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"nabla/parser/limit"
)

// shallow is a parser of blocks that opens no list or quotation within too many others: for each line goldmark asks every block
// around it whether it goes on, and each of them looks at the whole line.
type shallow struct{ parser.BlockParser }

// tooDeep is where a context keeps the place of the first block that was not opened.
var tooDeep = parser.NewContextKey()

// Open opens a block as the parser does, unless it would be nested too deeply.
func (s shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, at := reader.Position()
	n, state := s.BlockParser.Open(parent, reader, pc)
	if n == nil || n.Kind() != ast.KindList && n.Kind() != ast.KindBlockquote || nesting(parent) < limit.Blocks {
		return n, state
	}
	reader.SetPosition(line, at)
	if pc.Get(tooDeep) == nil {
		pc.Set(tooDeep, at.Start)
	}
	return nil, parser.NoChildren
}

// nesting returns how many items of lists and quotations a block stands in, itself included.
func nesting(n ast.Node) int {
	depth := 0
	for ; n != nil; n = n.Parent() {
		if n.Kind() == ast.KindListItem || n.Kind() == ast.KindBlockquote {
			depth++
		}
	}
	return depth
}

// codeSpans is goldmark's parser of code in a sentence, without code between long runs of backquotes: it looks for the end of
// each run to the end of the paragraph.
type codeSpans struct{ parser.InlineParser }

// Parse reads the code that begins at a run of backquotes, or the run as text.
func (c codeSpans) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	run := len(line) - len(bytes.TrimLeft(line, "`"))
	if run <= limit.Backquotes {
		return c.InlineParser.Parse(parent, block, pc)
	}
	block.Advance(run)
	return ast.NewTextSegment(segment.WithStop(segment.Start + run))
}

// shallowParsers are goldmark's parsers of blocks, made shallow.
func shallowParsers() []util.PrioritizedValue {
	parsers := parser.DefaultBlockParsers()
	for i, p := range parsers {
		parsers[i].Value = shallow{p.Value.(parser.BlockParser)}
	}
	return parsers
}
