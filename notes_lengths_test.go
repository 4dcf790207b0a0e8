package nabla_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Sums without a range run as far as the arrays in them, whose length another formula of the notes tells.
func TestLengths(t *testing.T) {
	content, err := os.ReadFile("testdata/notes/attention.md")
	require.NoError(t, err)
	report, lines := judged("attention.md", string(content))
	assert.Empty(t, report.Diagnostics)
	assert.Len(t, lines, 6)
	for _, line := range lines {
		assert.True(t, strings.HasSuffix(line, " proved"), line)
	}
	for _, slip := range [][2]string{
		{`a_i (\delta_{ij} - a_j)$$`, `a_i (\delta_{ij} - a_i)$$`},
		{`\sum_i a_i (\delta_{ij} - a_j) v_i`, `\sum_i a_i (\delta_{ij} - a_i) v_i`},
		{`a_j v_j - a_j \sum_i a_i v_i`, `a_j v_j - \sum_i a_i v_i`},
		{`a_j (v_j - o)`, `a_j (v_j + o)`},
		{`-a_j (\log a_j + H)`, `-a_j (\log a_j - H)`},
	} {
		require.Contains(t, string(content), slip[0])
		_, lines := judged("attention.md", strings.Replace(string(content), slip[0], slip[1], 1))
		assert.Contains(t, strings.Join(lines, "\n"), "wrong", slip[1])
	}
}

func TestLengthsOfArrays(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a sum that comes later", "$$a + \\sum_i x_i = \\sum_{i=1}^m x_i + a$$\n\n$T = \\sum_{i=1}^m x_i$", []string{"1 proved"}},
		{"another array with the index", "$r_i = y_i - w x_i$, $T = \\sum_{i=1}^m y_i$\n\n$$a + \\sum_i r_i = a + \\sum_{i=1}^m y_i - w \\sum_{i=1}^m x_i$$", []string{"3 proved"}},
		{"vectors that are named by the first and the last", "Take $x_1, \\dots, x_m \\in \\mathbb{R}^d$ and $w \\in \\mathbb{R}^d$.\n\n$$a + \\sum_i w^\\top x_i = a + \\sum_{i=1}^m w^\\top x_i$$", []string{"3 proved"}},
		{"two lengths, of which the step has one", "$S = \\sum_{i=1}^m x_i$, $T = \\sum_{i=1}^n x_i$\n\n$$a + \\sum_i x_i = a + S$$", []string{"3 proved"}},
		{"lengths that differ from row to row", "$$R = \\sum_{i=1}^k \\sum_{j=1}^{n_i} (e_{ij}^2 + n_i) = \\sum_{i=1}^k n_i^2 + \\sum_{i=1}^k \\sum_{j=1}^{n_i} e_{ij}^2$$", []string{"1 numeric: the sides agree at 60 points to 15 digits; no proof was found"}},
		{"sections with letters of their own", "# One\n\n$S = \\sum_{i=1}^m x_i$\n\n$$a + \\sum_i x_i = a + S$$\n\n# Two\n\n$T = \\sum_{i=1}^n x_i$\n\n$$b + \\sum_i x_i = b + T$$", []string{"5 proved", "11 proved"}},
		{"the functions of a family", "$a_i = s_i^2$, $a_i(t) = \\frac{e^{s_i/t}}{\\sum_j e^{s_j/t}}$\n\n$$b + \\sum_j a_j(t) s_j = b + t$$", []string{"3 unknown: `a_j` is a function for each `j`, which runs through a sum here"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, lines := judged("n.md", c.text)
			assert.Equal(t, c.want, lines)
		})
	}
}

// The square that notes define, a variance, defines its root.
func TestSquaresDefineRoots(t *testing.T) {
	content, err := os.ReadFile("testdata/notes/batchnorm.md")
	require.NoError(t, err)
	report, lines := judged("batchnorm.md", string(content))
	assert.Len(t, lines, 5)
	for _, line := range lines {
		assert.True(t, strings.HasSuffix(line, " proved"), line)
	}
	require.NotEmpty(t, report.Notes)
	assert.Contains(t, report.Notes[0].Message, "root")
	for _, slip := range [][2]string{
		{`\frac{2}{m} (x_j - \mu)`, `\frac{1}{m} (x_j - \mu)`},
		{`\delta_{ij} - \frac{1}{m} -`, `\delta_{ij} - \frac{1}{m} +`},
		{`= \frac{x_j - \mu}{m \sigma}`, `= -\frac{x_j - \mu}{m \sigma}`},
	} {
		require.Contains(t, string(content), slip[0])
		_, lines := judged("batchnorm.md", strings.Replace(string(content), slip[0], slip[1], 1))
		assert.Contains(t, strings.Join(lines, "\n"), "wrong", slip[1])
	}
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a name whose sign matters", "$r^2 = a^2 + b^2$\n\n$$q = r + 1 = \\sqrt{a^2 + b^2} + 1$$", []string{"3 unknown: the right side brings `a`, and nothing says what that is"}},
		{"a function of that letter", "$\\sigma^2 = a^2 + b$\n\n$$q = \\sigma(z)^2 + 1 = \\frac{1}{(1 + e^{-z})^2} + 1$$", []string{"3 proved"}},
		{"an exponent that is an end", "$$\\prod_{k=1}^n a^k = a^{\\sum_{k=1}^n k}$$", []string{"1 numeric: the sides agree at 60 points to 13 digits; no proof was found"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, lines := judged("n.md", c.text)
			assert.Equal(t, c.want, lines)
		})
	}
}
