package notes_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/parser/limit"
	"nabla/parser/notes"
	"nabla/parser/source"
)

// kinds are the words for the kinds of parts.
var kinds = map[notes.Kind]string{
	notes.Display: "display", notes.Inline: "inline", notes.Directive: "directive", notes.Heading: "heading", notes.Macro: "macro",
}

// found writes what was found in a text, a part a line, and then what is wrong with it.
func found(name, content string) []string {
	d := notes.Read(source.NewText(name, content))
	var lines []string
	for _, p := range d.Parts {
		at := p.Sheet.Text.Position(p.Body.Start)
		line := fmt.Sprintf("%d:%d %s", at.Line, at.Column, kinds[p.Kind])
		if p.Environment != "" {
			line += " " + p.Environment
		}
		if p.Kind == notes.Heading {
			line += fmt.Sprint(" ", p.Level)
		}
		lines = append(lines, line+": "+strings.Join(strings.Fields(p.Text()), " "))
	}
	for _, e := range d.Errors {
		lines = append(lines, e.Error())
	}
	return lines
}

func TestTeX(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"dollars", `so $a=1$ and $$b=2$$ end`, []string{"1:5 inline: a=1", "1:16 display: b=2"}},
		{"brackets", `so \(a=1\) and \[b=2\] end`, []string{"1:6 inline: a=1", "1:18 display: b=2"}},
		{"a line break is no display", `one \\[2pt] two $x$`, []string{"1:18 inline: x"}},
		{"a row break ends no display", `\[ a \\ b \\] \]`, []string{`1:3 display: a \\ b \\]`}},
		{"environments", "\\begin{align*}a&=1\\\\b&=2\\end{align*}", []string{`1:15 display align: a&=1\\b&=2`}},
		{"an argument of an environment", `\begin{alignat}{2}a&=1\end{alignat}`, []string{"1:19 display alignat: a&=1"}},
		{"a nested environment", `\begin{equation}\begin{split}a&=1\end{split}\end{equation}`,
			[]string{`1:17 display equation: \begin{split}a&=1\end{split}`}},
		{"a formula in a text in a formula", `$a \text{ if $b$ } c$ and $d$`, []string{`1:2 inline: a \text{ if $b$ } c`, "1:28 inline: d"}},
		{"money and comments", "\\$5 % $x$\n$y$", []string{"2:2 inline: y"}},
		{"verbatim text", "\\verb|$a$| \\begin{verbatim}$b$\\end{verbatim}\\begin{lstlisting}$c$\\end{lstlisting}$d$", []string{"1:83 inline: d"}},
		{"what is switched off", `\iffalse $a$ \fi $b$`, []string{"1:19 inline: b"}},
		{"a preamble", "\\newcommand{\\R}{\\mathbb{R}}\n\\title{On $x$}\n\\begin{document}\n$y$\n\\end{document}\n$z$",
			[]string{`1:1 macro: \newcommand{\R}{\mathbb{R}}`, "4:2 inline: y"}},
		{"macros", "\\def\\half#1{\\frac{#1}2}\\DeclareMathOperator*{\\tr}{tr}\\newcommand\\E[1][x]{E(#1)} $\\half x$",
			[]string{`1:1 macro: \def\half#1{\frac{#1}2}`, `1:24 macro: \DeclareMathOperator*{\tr}{tr}`, `1:54 macro: \newcommand\E[1][x]{E(#1)}`, `1:82 inline: \half x`}},
		{"headings", "\\section*{On $x$}\n\\subsection[short]{Long}", []string{"1:11 heading 2: On $x$", "1:15 inline: x", "2:20 heading 3: Long"}},
		{"directives", "% nabla: given x > 0\n%% nabla:  skip \n% other\n", []string{"1:10 directive: given x > 0", "2:12 directive: skip"}},
		{"a directive in a display", "\\[\na = 1 % nabla: expect wrong\n\\]", []string{"1:3 display: a = 1 % nabla: expect wrong", "2:16 directive: expect wrong"}},
		{"line ends of Windows", "a\r\n\\[\r\nx\r\n\\]\r\n", []string{"2:3 display: x"}},
		{"a byte order mark", "\ufeff$x$", []string{"1:2 inline: x"}},
		{"an open dollar", "so $a = 1\n\nand $b$", []string{"3:6 inline: b", "f.tex:1:4: the mathematics that `$` opens here is not closed"}},
		{"an open environment", "\\begin{align}a&=1\n\\section{Next}\n$b$",
			[]string{"2:10 heading 2: Next", "3:2 inline: b", "f.tex:1:1: the mathematics that `\\begin{align}` opens here is not closed"}},
		{"environments that open twice", `\begin{align}a \begin{align}b\end{align}`,
			[]string{"1:29 display align: b", "f.tex:1:1: the mathematics that `\\begin{align}` opens here is not closed"}},
		{"environments that end as others", "\\begin{align}a\\end{gather}\n$b$\n\\begin{align}c\n\\[d\\]",
			[]string{"2:2 inline: b", "4:3 display: d", "f.tex:1:1: the mathematics that `\\begin{align}` opens here is not closed",
				"f.tex:1:15: `\\end{gather}` closes nothing", "f.tex:3:1: the mathematics that `\\begin{align}` opens here is not closed"}},
		{"a loose end", `a \] b \end{align} $c$`, []string{"1:21 inline: c", "f.tex:1:3: `\\]` closes nothing", "f.tex:1:8: `\\end{align}` closes nothing"}},
		{"an open macro", `\newcommand{\a}{b $c$`, []string{"1:20 inline: c", "f.tex:1:1: the definition that starts here is not closed"}},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, found("f.tex", c.text)) })
	}
}

func TestMarkdown(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"dollars", "so $a=1$ and\n\n$$b=2$$\n", []string{"1:5 inline: a=1", "3:3 display: b=2"}},
		{"money", "it costs $5 and $6, or $20,000 and $30,000; \\$x no", nil},
		{"kramdown", `so \\(a\_1 = \\{b\\}\\) and` + "\n\n" + `\\[c \\\\ d\\]`, []string{`1:7 inline: a _1 = \{b \}`, `3:4 display: c \\ d`}},
		{"brackets", "so \\(a\\) and\n\n\\[ b \\]\n\na list \\[1\\]", []string{"1:6 inline: a", "3:3 display: b", "5:10 display: 1"}},
		{"environments", "\\begin{align}\n- a &= 1\n\\end{align}", []string{"1:14 display align: - a &= 1"}},
		{"rows that look like a list", "$$\na\n- b\n= c\n+ d\n$$", []string{"1:3 display: a - b = c + d"}},
		{"blank lines between delimiters on lines of their own", "$$\na\n\nb\n$$\n", []string{"1:3 display: a b"}},
		{"code", "`$a$`\n\n```\n$b$\n$$\n```\n\n    $c$\n\n$d$", []string{"10:2 inline: d"}},
		{"a block of mathematics", "```math\na = 1\n```\n", []string{"2:1 display: a = 1"}},
		{"HTML", "<!-- $a$ -->\n<script>\n$b$\n</script>\n\n<div>\n$c$\n</div>\n", []string{"7:2 inline: c"}},
		{"an inequality is no tag", "$x <y and z> w$ and $a<b$", []string{"1:2 inline: x <y and z> w", "1:22 inline: a<b"}},
		{"directives", "<!-- nabla: given x > 0 -->\n\ntext <!-- nabla:\n skip --> text\n", []string{"1:13 directive: given x > 0", "4:2 directive: skip"}},
		{"headings", "# One $x$\n\nTwo\n---\n", []string{"1:3 heading 1: One $x$", "1:8 inline: x", "3:1 heading 2: Two"}},
		{"a table", "| a | b |\n|---|---|\n| $\\|x\\|$ | $y$ |\n", []string{"3:4 inline: |x |", "3:14 inline: y"}},
		{"a quotation", "> $$\n> a\n> = b\n> $$\n", []string{"1:5 display: a = b"}},
		{"front matter", "---\ntitle: $x$\n---\n$y$", []string{"4:2 inline: y"}},
		{"a macro", "$$\\newcommand{\\R}{r}$$\n\\newcommand{\\S}{s}\n", []string{`1:3 display: \newcommand{\R}{r}`, `2:1 macro: \newcommand{\S}{s}`}},
		{"an open display", "$$ a = 1\n\nand $b$\n\n$$c$$", []string{"3:6 inline: b", "5:3 display: c", "f.md:1:1: the mathematics that `$$` opens here is not closed"}},
		{"no mathematics", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, found("f.md", c.text)) })
	}
}

func TestNotebook(t *testing.T) {
	book := `{"nbformat": 4, "cells": [
		{"cell_type": "code", "source": "$a$"},
		{"cell_type": "markdown", "source": ["# One\n", "so $\\alpha$\n"]},
		{"cell_type": "markdown", "source": "$$\nb\n$$"}]}`
	assert.Equal(t, []string{"1:3 heading 1: One", `2:5 inline: \alpha`, "1:3 display: b"}, found("f.ipynb", book))
	d := notes.Read(source.NewText("f.ipynb", book))
	assert.Equal(t, "f.ipynb#cell3", d.Parts[2].Sheet.Text.Name)

	assert.Equal(t, []string{"f.ipynb:1:2: this notebook is not JSON: invalid character 'x' looking for beginning of object key string"}, found("f.ipynb", "{x"))
	assert.Equal(t, []string{"f.ipynb:1:1: this is not a Jupyter notebook of format 4: it has no list of cells"}, found("f.ipynb", "[]"))
}

func TestRefusals(t *testing.T) {
	for content, want := range map[string]string{
		"\xff\xfe$\x00x\x00$\x00":       "this is UTF-16 text, and nabla reads UTF-8",
		"\x89PNG\r\n\x1a\n\x00\x00\x00": "this is not a text: it holds bytes that are 0",
		strings.Repeat("\xf3$x$", 40):   "this is not a text in UTF-8",
		strings.Repeat("a", 17<<20):     "the document is longer than 16777216 bytes",
	} {
		assert.Equal(t, []string{"f.md:1:1: " + want}, found("f.md", content))
	}
	assert.Equal(t, []string{"1:25 inline: x"}, found("f.md", "an old letter \xe4 and so $x$, and a lot of text behind it"))
}

func TestProseBefore(t *testing.T) {
	d := notes.Read(source.NewText("f.md", "Far away.\r\n\r\nLet $x$ and\n\n$$y$$\n"))
	assert.Equal(t, "Let ", d.Text.Slice(d.Parts[0].Before))
	assert.Equal(t, " and\n\n", d.Text.Slice(d.Parts[1].Before))
}

func TestIsNotes(t *testing.T) {
	for name, want := range map[string]bool{"a.tex": true, "b.MD": true, "c.ipynb": true, "d.nabla": false, "tex": false, "-": false} {
		assert.Equal(t, want, notes.IsNotes(name), name)
	}
}

// Blocks of Markdown nest to a limit, and what stands behind them is read.
func TestDeepBlocks(t *testing.T) {
	items := func(n int) string {
		var text strings.Builder
		for i := range n {
			text.WriteString(strings.Repeat("  ", i) + "- $a=b$\n")
		}
		return text.String() + "\n$$c=d$$\n\n# Next\n\n$e=f$\n"
	}
	assert.Len(t, found("f.md", items(limit.Blocks)), limit.Blocks+3)
	for _, text := range []string{items(limit.Blocks + 100), strings.Repeat("> ", limit.Blocks+100) + "\n\n$$c=d$$\n\n# Next\n\n$e=f$\n"} {
		lines := found("f.md", text)
		warning := lines[len(lines)-1]
		assert.Contains(t, warning, fmt.Sprintf("lists and quotations within more than %d others are read as plain text", limit.Blocks))
		assert.Regexp(t, fmt.Sprintf("^f.md:(1|%d):%d: ", limit.Blocks+1, 2*limit.Blocks+1), warning)
		assert.Regexp(t, "display: c=d$", lines[len(lines)-4])
		assert.Regexp(t, "heading 1: Next$", lines[len(lines)-3])
		assert.Regexp(t, "inline: e=f$", lines[len(lines)-2])
	}
}

// Code stands between runs of backquotes of one length, up to a limit.
func TestLongRunsOfBackquotes(t *testing.T) {
	for n, want := range map[int][]string{limit.Backquotes: {"inline: y"}, limit.Backquotes + 1: {"inline: x", "inline: y"}} {
		run := strings.Repeat("`", n)
		lines := found("f.md", run+" $x$ "+run+" $y$")
		for i := range lines {
			_, lines[i], _ = strings.Cut(lines[i], " ")
		}
		assert.Equal(t, want, lines, n)
	}
}

// BenchmarkRead reads Markdown that is made to be slow: the figure to look at is that of bytes a second.
func BenchmarkRead(b *testing.B) {
	var nested, ticks strings.Builder
	for i := range 600 {
		nested.WriteString(strings.Repeat("  ", i) + "- item\n")
		ticks.WriteString(strings.Repeat("`", i) + " ")
	}
	for name, content := range map[string]string{"lists": nested.String(), "backquotes": ticks.String(), "quotations": strings.Repeat("> ", 100_000)} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			for b.Loop() {
				notes.Read(source.NewText("f.md", content))
			}
		})
	}
}
