package svg

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
	_ "nabla/testdata/seed"
)

// spelt writes what is set with _{} and ^{} for scripts, and blanks for thin ones.
func spelt(line []run) string {
	var b strings.Builder
	for i := 0; i < len(line); {
		j := i
		var text strings.Builder
		for ; j < len(line) && line[j].level == line[i].level && line[j].depth == line[i].depth; j++ {
			text.WriteString(strings.ReplaceAll(line[j].text, "\u2009", " "))
		}
		switch r := line[i]; {
		case text.Len() == 0:
		case r.level > 0:
			b.WriteString("^{" + text.String() + "}")
		case r.level < 0:
			b.WriteString("_{" + text.String() + "}")
		case r.depth > 0: // a script of a script that is on the line again
			b.WriteString("~{" + text.String() + "}")
		default:
			b.WriteString(text.String())
		}
		i = j
	}
	return b.String()
}

func tree(t testing.TB, text string) parser.Node {
	t.Helper()
	n, err := parser.ParseExpression(source.NewText("", text), (*symbolic.Scope)(nil))
	require.NoError(t, err, text)
	return n
}

func TestFormula(t *testing.T) {
	for text, want := range map[string]string{
		"2.5":                               "2.5",
		"a + b - c":                         "a + b − c",
		"a - (b - c)":                       "a − (b − c)",
		"a - (b + c)*d":                     "a − (b + c) d",
		"-(a + b)":                          "−(a + b)",
		"-a*b":                              "−a b",
		"a*(-b)":                            "a (−b)",
		"a/(b*c)":                           "a/(b c)",
		"a/b/c":                             "a/b/c",
		"a/(b/c)":                           "a/(b/c)",
		"x*2":                               "x·2",
		"2*x":                               "2 x",
		"x^2":                               "x^{2}",
		"x^(n + 1)":                         "x^{n+1}",
		"(x^2)^3":                           "(x^{2})^{3}",
		"(-x)^2":                            "(−x)^{2}",
		"(a*b)^2":                           "(a b)^{2}",
		"x_1":                               "x_{1}",
		"x_{1,2}":                           "x_{1,2}",
		"x_{i+1}":                           "x_{i+1}",
		"x[i]":                              "x_{i}",
		"alpha_1":                           "α_{1}",
		"y_hat":                             "ŷ",
		"sigma(z)":                          "σ(z)",
		"max(a, b, 0)":                      "max(a, b, 0)",
		"abs(x)":                            "abs(x)",
		"|x - y|":                           "|x − y|",
		"exp(-x^2/2)":                       "exp(−x^{2}/2)",
		"indicator(x > 0)":                  "1{x > 0}",
		"1{x != y}":                         "1{x ≠ y}",
		"piecewise(x >= 0, x, -x)":          "x if x ≥ 0; otherwise −x",
		"cases{0 if x < 0; x if x >= 0}":    "0 if x < 0; x if x ≥ 0",
		"sum(k, 1, n, x_k)":                 "∑_{k} x_{k}",
		"prod(k, 1, n, a + x_k)":            "∏_{k} (a + x_{k})",
		"a*sum(k, 1, n, x_k)":               "a ∑_{k} x_{k}",
		"diff(L, x)":                        "∂L/∂x",
		"diff(L, x_1)":                      "∂L/∂x_{1}",
		"diff(L, x, 2)":                     "diff(L, x, 2)",
		"diff(a + b, x)":                    "diff(a + b, x)",
		"int(t^2, t, 0, 1)":                 "int(t^2, t, 0, 1)",
		"exp(-(x - mu)^2/(2*sigma_1^2))":    "exp(−(x − μ)^{2}/(2 σ_{1}^{2}))",
		"w_{1,2}^{[1]}":                     "w_{1,2}^{[1]}",
		"(w_{1,2}^{[1]})^2":                 "(w_{1,2}^{[1]})^{2}",
		"theta_old":                         "θ_{old}",
		"(a + b)*(c + d)/(e1 + f1)*g1 - h1": "(a + b) (c + d)/(e_{1} + f_{1}) g_{1} − h_{1}",
	} {
		got := spelt(formula(tree(t, text)))
		got = strings.ReplaceAll(got, "y\u0302", "ŷ")
		assert.Equal(t, want, got, text)
	}
}

// sums draws long sums and products with brackets.
func sums() *rapid.Generator[string] {
	atom := rapid.SampledFrom([]string{"x", "w_1", "exp(a + b)", "(a + b)*(c - d)", "z^2", "max(u, v)", "alpha"})
	return rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(atom, 1, 25).Draw(t, "parts")
		return strings.Join(parts, rapid.SampledFrom([]string{" + ", " - ", "*"}).Draw(t, "operator"))
	})
}

// TestWrap: the lines are the formula again, break where they may, and are no wider than asked for if the breaks allow it.
func TestWrap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, err := parser.ParseExpression(source.NewText("", sums().Draw(t, "formula")), (*symbolic.Scope)(nil))
		require.NoError(t, err)
		whole := formula(n)
		most := rapid.Float64Range(4, 30).Draw(t, "most")
		lines := wrap(whole, most)
		var joined []run
		for i, line := range lines {
			require.NotEmpty(t, line)
			if i > 0 {
				require.True(t, line[0].cut, "%s is broken before %q", spelt(whole), line[0].text)
			}
			uncut := true
			for _, r := range line[1:] {
				uncut = uncut && !r.cut
			}
			require.True(t, uncut || width(line) <= 1.3*most, "%s is %v wide, not %v", spelt(line), width(line), most)
			joined = append(joined, line...)
		}
		require.Equal(t, whole, joined)
		if width(whole) <= most {
			require.Len(t, lines, 1)
		}
	})
}

// TestPrintable: no control character reaches the file, whatever a document has as a name.
func TestPrintable(t *testing.T) {
	assert.Equal(t, "ab", printable("a\x00b\x1b\uFFFE"))
	assert.Equal(t, "α ∂", printable("α ∂"))
	for x, want := range map[float64]string{1: "1", 1.5: "1.5", 1.005: "1", 0.1 + 0.2: "0.3", -2.25: "-2.25", 100: "100"} {
		assert.Equal(t, want, number(x))
	}
}
