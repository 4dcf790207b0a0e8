package source_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/width"
	"pgregory.net/rapid"

	"nabla/parser/source"
	_ "nabla/testdata/seed"
)

// render writes a diagnostic about a span of a text.
func render(t require.TestingT, content string, span source.Span, o source.Options, notes ...string) string {
	var out bytes.Buffer
	d := source.Diagnostic{Text: source.NewText("f", content), Span: span, Message: "m", Notes: notes}
	require.NoError(t, source.Render(&out, d, o))
	return out.String()
}

func TestExcerpts(t *testing.T) {
	long := strings.Repeat("a", 60) + "X" + strings.Repeat("b", 60)
	for _, c := range []struct {
		name, content string
		span          source.Span
		width         int
		want          string
	}{
		{"a word", "one two", source.Span{Start: 4, End: 7}, 0, "  one two\n      ^^^\n"},
		{"an empty span", "one two", source.Span{Start: 4, End: 4}, 0, "  one two\n      ^\n"},
		{"the end of the line", "one", source.Span{Start: 3, End: 3}, 0, "  one\n     ^\n"},
		{"over the end of the line", "one\ntwo", source.Span{Start: 1, End: 6}, 0, "  one\n   ^^\n"},
		{"beyond the text", "one", source.Span{Start: 50, End: 60}, 0, "  one\n     ^\n"},
		{"before the text", "one", source.Span{Start: -5, End: 1}, 0, "  one\n  ^\n"},
		{"the second line", "one\r\ntwo\r\n", source.Span{Start: 5, End: 8}, 0, "  two\n  ^^^\n"},
		{"a tab before", "\tx = 1", source.Span{Start: 1, End: 2}, 0, "      x = 1\n      ^\n"},
		{"a tab inside", "a\tb", source.Span{Start: 0, End: 3}, 0, "  a   b\n  ^^^^^\n"},
		{"a combining mark", "y\u0302 = 1", source.Span{Start: 4, End: 5}, 0, "  y\u0302 = 1\n    ^\n"},
		{"wide characters", "漢字 = 1", source.Span{Start: 7, End: 8}, 0, "  漢字 = 1\n       ^\n"},
		{"a control character", "a\x1b[2Jb", source.Span{Start: 1, End: 2}, 0, "  a\\x1b[2Jb\n   ^^^^\n"},
		{"a mark that turns the line around", "a\u202eb", source.Span{Start: 4, End: 5}, 0, "  a\\u202eb\n         ^\n"},
		{"a broken byte", "a\xffb", source.Span{Start: 2, End: 3}, 0, "  a\\xffb\n       ^\n"},
		{"an empty text", "", source.Span{}, 0, "  \n  ^\n"},
		{"the middle of a long line", long, source.Span{Start: 60, End: 61}, 30, "  ..." + strings.Repeat("a", 10) + "X" + strings.Repeat("b", 19) + "...\n  " + strings.Repeat(" ", 13) + "^\n"},
		{"the start of a long line", long, source.Span{Start: 0, End: 1}, 30, "  " + strings.Repeat("a", 30) + "...\n  ^\n"},
		{"the end of a long line", long, source.Span{Start: 120, End: 121}, 30, "  ..." + strings.Repeat("b", 30) + "\n  " + strings.Repeat(" ", 32) + "^\n"},
	} {
		_, excerpt, _ := strings.Cut(render(t, c.content, c.span, source.Options{Width: c.width}), "\n")
		assert.Equal(t, c.want, excerpt, c.name)
	}
}

// TestExcerptsOfAnyText: whatever the text and the span, there are a line and carets below it, nothing that a terminal would obey,
// and no line that is much longer than was asked for.
func TestExcerptsOfAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		content := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-z\t\r\n\x00-\x1f]{0,200}`), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(t, "content")
		span := source.Span{Start: rapid.IntRange(-3, len(content)+3).Draw(t, "start"), End: rapid.IntRange(-3, len(content)+3).Draw(t, "end")}
		columns := rapid.IntRange(1, 120).Draw(t, "width")
		lines := strings.Split(strings.TrimSuffix(render(t, content, span, source.Options{Width: columns}), "\n"), "\n")
		require.Len(t, lines, 3)
		require.True(t, strings.HasPrefix(lines[0], "f:"), lines[0])
		require.Regexp(t, `^ +\^+$`, lines[2])
		for _, r := range lines[1] {
			require.False(t, unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp), "%q", lines[1])
		}
		require.True(t, utf8.ValidString(lines[1]), "%q", lines[1])
		require.LessOrEqual(t, len(lines[2]), columnsOf(lines[1])+1, "%q\n%q", lines[1], lines[2])
	})
}

// columnsOf counts the columns of a terminal that a line takes.
func columnsOf(line string) int {
	n := 0
	for _, r := range line {
		switch k := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me):
		case k == width.EastAsianWide, k == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

func TestRenderOptions(t *testing.T) {
	span := source.Span{Start: 0, End: 1}
	assert.Equal(t, "f:1:1: wrong: m\n", render(t, "x", span, source.Options{Label: "wrong", Plain: true}, "not shown"))
	assert.Equal(t, "f:1:1: error: m\n  x\n  ^\n  one\n  two\n  \\x07three\n", render(t, "x", span, source.Options{}, "one\ntwo", "\athree"))
	var out bytes.Buffer
	require.NoError(t, source.Render(&out, source.Diagnostic{Severity: source.Note, Message: "no text"}, source.Options{}))
	assert.Equal(t, "note: no text\n", out.String())
	for s, want := range map[source.Severity]string{source.Error: "error", source.Warning: "warning", source.Note: "note", 9: "severity 9"} {
		assert.Equal(t, want, s.String())
	}
}

// TestLinesArePartsOfTheText: the lines, put together with what ends them, are the text again, and places and offsets agree.
func TestLinesArePartsOfTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		content := rapid.StringMatching(`([a-zŷ]{0,5}(\n|\r\n|\r)?){0,8}`).Draw(t, "content")
		text := source.NewText("", content)
		rest := content
		for n := 1; n <= text.Lines(); n++ {
			line := text.Line(n)
			require.True(t, strings.HasPrefix(rest, line), "line %d of %q is %q", n, content, line)
			rest = rest[len(line):]
			for _, end := range []string{"\r\n", "\n", "\r"} {
				if after, ok := strings.CutPrefix(rest, end); ok {
					rest = after
					break
				}
			}
		}
		require.Empty(t, rest, "%q", content)
		offset := rapid.IntRange(0, len(content)).Draw(t, "offset")
		p := text.Position(offset)
		before := content[:offset]
		start := strings.LastIndexAny(strings.TrimSuffix(before, "\r"), "\r\n") + 1
		if offset == len(content) || content[offset] != '\n' || !strings.HasSuffix(before, "\r") {
			start = strings.LastIndexAny(before, "\r\n") + 1
		}
		require.Equal(t, 1+utf8.RuneCountInString(before[start:]), p.Column, "%q at %d", content, offset)
	})
	text := source.NewText("", "one two")
	assert.Equal(t, "two", text.Slice(source.Span{Start: 4, End: 99}))
	assert.Equal(t, "", text.Slice(source.Span{Start: 5, End: 2}))
	assert.Equal(t, source.Span{Start: 1, End: 9}, source.Join(source.Span{Start: 4, End: 9}, source.Span{Start: 1, End: 2}))
	assert.Equal(t, 3, source.Span{Start: 4, End: 7}.Len())
	assert.Empty(t, text.Line(0)+text.Line(2))
}
