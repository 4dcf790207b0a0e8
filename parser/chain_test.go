package parser_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/source"
)

// chainOf reads a document of one chain.
func chainOf(t *testing.T, text string) *parser.Chain {
	t.Helper()
	doc := document(text)
	require.Empty(t, doc.Errors, "%q", text)
	require.Len(t, doc.Statements, 1, "%q", text)
	require.IsType(t, &parser.Chain{}, doc.Statements[0], "%q", text)
	return doc.Statements[0].(*parser.Chain)
}

func TestChains(t *testing.T) {
	for _, c := range []reading{
		{"a + b = c", "a + b = c"},
		{"a + b\n  = c", "a + b = c"},
		{"a + b = c\n      = d", "a + b\n    = c\n    = d"},
		{"a < b <= c\n  != d", "a\n    < b\n    <= c\n    != d"},
		{"x in {1, 2}", "x in {1, 2}"},
		{"k ∈ 1..3", "k in 1..3"},
		{"claim a = b", "claim\n  a\n    = b"},
		{"claim\n  a = b\n    = c", "claim\n  a\n    = b\n    = c"},
		{"claim \"a title\"\n  a = b", "claim \"a title\"\n  a\n    = b"},
		{"claim “typographic ”\n\n  a = b", "claim \"typographic\"\n  a\n    = b"},
		{"claim “it says \"x\"”\n  a = b", "claim “it says \"x\"”\n  a\n    = b"},
		{"claim \"\"\n  a = b", "claim\n  a\n    = b"},
		{"claim -x\n = y", "claim\n  (-x)\n    = y"},
		{"(given) = 2", "(given) = 2"},
	} {
		assert.Equal(t, c.want, parser.Print(chainOf(t, c.text)), "%q", c.text)
	}
	assert.Equal(t, "typographic", chainOf(t, "claim “typographic ”\n a = b").Title)
	assert.True(t, chainOf(t, "claim a = b").Claim)
	assert.False(t, chainOf(t, "a + b = c").Claim)
}

// A line that begins with an operator, or that stands behind one, continues the line before; so does
// every line within brackets.
func TestContinuedLines(t *testing.T) {
	for _, text := range []string{
		"a + b = c + d",
		"a + b\n= c + d",
		"a\n+ b\n= c\n+ d",
		"a + b =\n c +\n d",
		"a + b = (c\n + d)",
		"a + b = (c +\n\t d\n)",
		"a + b   # one\n# two\n  = c + d",
		"a + b\n\n  = c + d",
		"a + b\r\n  = c + d\r\n",
		"a + b\r  = c + d",
		"  a + b = c + d  ",
		"\n\n# a comment\na + b = c + d",
		"a + b = -\n(-(c + d))",
	} {
		chain := chainOf(t, text)
		require.Len(t, chain.Steps, 1, "%q", text)
		assert.Equal(t, "a + b", parser.Print(chain.First), "%q", text)
	}
	doc := document("a + b = c\nx y = z\nclaim x y = z\n\nd e = f")
	assert.Empty(t, doc.Errors)
	assert.Len(t, doc.Statements, 4)
}

// An empty line ends what is unfinished, so that one slip does not take the rest with it.
func TestEmptyLineEnds(t *testing.T) {
	for _, text := range []string{"a b = (c\n\n + d)\nx y = z", "a b = c +\n\nx y = z", "given x > 0 and\n\nx y = z", "a b = (c\nlet z = 1"} {
		doc := document(text)
		assert.Len(t, doc.Errors, 1, "%q", text)
		require.NotEmpty(t, doc.Statements, "%q", text)
	}
}

func TestRemarks(t *testing.T) {
	chain := chainOf(t, "a + b\n  = c   by the first rule, (1) # a comment\n  = d by  \t two\n  = e\n  by three\n  = f by\n  = g+by")
	var remarks []string
	for _, step := range chain.Steps {
		remarks = append(remarks, step.Remark)
	}
	assert.Equal(t, []string{"the first rule, (1)", "two", "three", "", ""}, remarks)
	assert.Equal(t, "g + by", parser.Print(chain.Steps[4].Right))
}

func TestSteps(t *testing.T) {
	text := "claim \"t\"\n  a + b\n    = c  by one\n    <= d"
	chain := chainOf(t, text)
	doc := source.NewText("", text)
	require.Len(t, chain.Steps, 2)
	assert.Equal(t, text, doc.Slice(chain.Span()))
	assert.Equal(t, "= c", doc.Slice(chain.Steps[0].Span()), "a remark is no part of the step")
	assert.Equal(t, "<=", doc.Slice(chain.Steps[1].OpAt))
	assert.Equal(t, "<=", chain.Steps[1].Op)
	assert.Equal(t, "d", doc.Slice(chain.Steps[1].Right.Span()))
}

// `# nabla: expect wrong` marks the last step of its line, or if it stands alone the next line's.
func TestExpectWrong(t *testing.T) {
	for _, c := range []struct {
		text string
		want []bool
	}{
		{"a b = c # nabla: expect wrong", []bool{true}},
		{"a b = c = d # nabla: expect wrong", []bool{false, true}},
		{"a b = c #nabla:expect  wrong\n = d", []bool{true, false}},
		{"a b = c\n = d by x # nabla: expect wrong\n = e", []bool{false, true, false}},
		{"# nabla: expect wrong\na b = c\n = d", []bool{true, false}},
		{"a b = c\n# nabla: expect wrong\n = d", []bool{false, true}},
		{"# nabla: expect wrong\na b\n = c\n = d", []bool{true, false}},
		{"# nabla: expect wrong\n\n# why not\na b = c", []bool{true}},
		{"a b = (c +  # nabla: expect wrong\n d)", []bool{true}},
		{"claim \"t\"\n a b = c  ## nabla: expect wrong\n = d", []bool{true, false}},
		{"a b = c # nabla expect wrong", []bool{false}},
		{"a b = c # expect wrong", []bool{false}},
	} {
		var got []bool
		for _, step := range chainOf(t, c.text).Steps {
			got = append(got, step.ExpectWrong)
		}
		assert.Equal(t, c.want, got, "%q", c.text)
	}
}

func TestFaultsOfDirectives(t *testing.T) {
	loose := "no step stands here that the directive could be about"
	directive := "# nabla: expect wrong"
	checkRefusals(t, readDocument, []refusal{
		{"a b = c\n# nabla: skip this", 2, 1, "# nabla: skip this", "the directive `skip this` is not known; `# nabla: expect wrong`, `# nabla: open`, `# nabla: section` and `# nabla: graph` are"},
		{"a b = c # nabla:", 1, 9, "# nabla:", "the directive `` is not known; `# nabla: expect wrong`, `# nabla: open`, `# nabla: section` and `# nabla: graph` are"},
		{"let a = 1 # nabla: expect wrong", 1, 11, directive, loose},
		{"a b = c\n# nabla: expect wrong", 2, 1, directive, loose},
		{"# nabla: expect wrong\nreal x\na b = c", 1, 1, directive, loose},
		{"a b   # nabla: expect wrong\n = c", 1, 7, directive, loose},
	})
}

func TestFaultsOfChains(t *testing.T) {
	remark := "a remark belongs behind a step"
	checkRefusals(t, readDocument, []refusal{
		{"a + b", 1, 6, "", "expected a relation such as `=` and a right side"},
		{"claim", 1, 6, "", "expected a number, a name or a bracket after `claim`, found the end"},
		{"claim \"open\n a = b", 1, 7, `"`, "the title is not closed; expected a quotation mark in the same line"},
		{"claim \"t\x07\" a = b", 1, 9, "\x07", "a title cannot hold control characters"},
		{"a b = c by \x1b[0m", 1, 12, "\x1b", "a remark cannot hold control characters"},
		{"a b = c by \xff", 1, 12, "\xff", "a remark cannot hold control characters"},
		{"a b by x = c", 1, 5, "by x = c", remark},
		{"a b by x\n= c", 1, 5, "by x", remark},
		{"claim \"t\" \"u\" a = b", 1, 11, `"`, "the sign `\"` has no meaning here; a title stands after `claim`"},
		{"a b = x > 0 and y > 0", 1, 11, "0", "expected a condition such as x > 0, found an expression"},
		{"a b = (x > 0)", 1, 7, "(x > 0)", "expected a value, found a condition"},
		{"a b = {1}", 1, 7, "{1}", "a set or a range can stand only after `in`"},
		{"= b", 1, 1, "=", "`=` needs an operand before it"},
		{"a b = , c", 1, 7, ",", "expected a number, a name or a bracket after `=`, found `,`"},
		{"a b = c, d", 1, 8, ",", "`,` is not expected after `c`"},
	})
}

func TestParseStep(t *testing.T) {
	for _, c := range []reading{
		{"x = y", "x = y"}, {"x + x\n = 2x", "x + x = 2*x"}, {"x = y = z", "x\n    = y\n    = z"}, {"x <= y by squares", "x <= y  by squares"},
		{"x = y by one\n= z by two", "x\n    = y  by one\n    = z  by two"}, {"x = let", "x = let"}, {"given = claim", "(given) = claim"},
	} {
		chain, err := parser.ParseStep(source.NewText("", c.text), table)
		require.NoError(t, err, "%q", c.text)
		assert.Equal(t, c.want, parser.Print(chain), "%q", c.text)
	}
	read := func(text string) error {
		_, err := parser.ParseStep(source.NewText("", text), table)
		return err
	}
	checkRefusals(t, read, []refusal{
		{"x", 1, 2, "", "expected a relation such as `=` and a right side"},
		{"", 1, 1, "", "there is nothing to read; expected a step"},
		{"x := y", 1, 3, ":=", "`:=` belongs into a definition, as its first relation"},
		{"x = sgima(y)", 1, 5, "sgima", "unknown function `sgima`; did you mean `sigma`?"},
		{"lgo(x) = y", 1, 1, "lgo", "unknown function `lgo`; did you mean `log`?"},
		{"x = y by one z = 2\ny", 2, 1, "y", "a remark ends its line; expected a relation after it"},
		{"x = y )", 1, 7, ")", "`)` closes a bracket that is not open"},
	})
}

func TestGivens(t *testing.T) {
	doc := document("given x > 0, y > 0\ngiven 0 < z < 1\n  and w > 0\ngiven\n  a = 1")
	require.Empty(t, doc.Errors)
	var printed, spans []string
	for _, s := range doc.Statements {
		printed = append(printed, parser.Print(s))
		spans = append(spans, doc.Text.Slice(s.Span()))
	}
	assert.Equal(t, []string{"given x > 0", "given y > 0", "given (0 < z and z < 1) and w > 0", "given a = 1"}, printed)
	assert.Equal(t, []string{"given x > 0", "y > 0", "given 0 < z < 1\n  and w > 0", "given\n  a = 1"}, spans)
	checkRefusals(t, readDocument, []refusal{
		{"given x", 1, 7, "x", "expected a condition such as x > 0, found an expression"},
		{"given x > 0, y", 1, 14, "y", "expected a condition such as x > 0, found an expression"},
		{"given", 1, 6, "", "expected a number, a name or a bracket after `given`, found the end"},
		{"given x > 0 by hand", 1, 13, "by hand", "a remark is not expected after `0`"},
	})
}
