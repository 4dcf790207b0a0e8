package latex_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic/latex"
)

// derivations are documents of one chain, and what is printed for it.
var derivations = []struct{ name, text, latex string }{
	{
		"remarks stand in a column",
		"claim \"gradient\"\n  d/dz sigma(z)\n  = exp(-z)/(1+exp(-z))^2  by chain rule\n  = sigma(z)*(1-sigma(z))  by 100% of _all_ $tricks$ \\input{x}",
		`\begin{align*}
  \frac{d \sigma(z)}{d z} &= \frac{e^{-z}}{(1 + e^{-z})^{2}} && \text{chain rule} \\
  &= \sigma(z) (1 - \sigma(z)) && \text{100\% of \_all\_ \$tricks\$ \textbackslash{}input\{x\}}
\end{align*}`,
	},
	{
		"relations of every kind",
		"claim\n  x^2 + 1\n  >= 1\n  > 0",
		`\begin{align*}
  x^{2} + 1 &\ge 1 \\
  &> 0
\end{align*}`,
	},
	{
		"a wrong step is marked",
		"claim\n  (a+b)^2\n  = a^2 + b^2  # nabla: expect wrong",
		`\begin{align*}
  (a + b)^{2} &\overset{?}{=} a^{2} + b^{2}
\end{align*}`,
	},
	{
		"a long left side has its own line",
		"claim\n  sum(k, 1, K, (a_k + b_k + c_k)^2) + sum(k, 1, K, (a_k - b_k + c_k)^2) + a_1 + b_1 + c_1 + d_1 + e_1\n  = 0",
		`\begin{align*}
  & \sum_{k=1}^{K} (a_{k} + b_{k} + c_{k})^{2} + \sum_{k=1}^{K} (a_{k} - b_{k} + c_{k})^{2} + a_{1} + b_{1} + c_{1} + d_{1} + e_{1} \\
  &= 0
\end{align*}`,
	},
	{
		"e is a name of the chain",
		"claim\n  e + exp(x)\n  = exp(x) + e",
		`\begin{align*}
  e + \exp(x) &= \exp(x) + e
\end{align*}`,
	},
	{
		"cases stand behind a relation",
		"claim\n  relu(z)\n  = piecewise(z > 0, z, 0)",
		`\begin{align*}
  \operatorname{relu}(z) &= \begin{cases} z, & \text{if } z > 0 \\ 0, & \text{otherwise} \end{cases}
\end{align*}`,
	},
}

func TestChain(t *testing.T) {
	for _, d := range derivations {
		t.Run(d.name, func(t *testing.T) {
			doc := parser.ParseDocument(source.NewText("notes", d.text), scope)
			require.Empty(t, doc.Errors)
			require.Len(t, doc.Statements, 1)
			assert.Equal(t, d.latex, latex.Print(doc.Statements[0]))
			assert.NoError(t, wellFormed(d.latex))
		})
	}
}

func TestStepsWithoutSteps(t *testing.T) {
	assert.Equal(t, "\\begin{align*}\n  & x + y\n\\end{align*}", latex.Steps(read(t, "x + y"), nil))
}

func TestOtherStatements(t *testing.T) {
	text := "real x, y_1\ngiven x > 0\nlet p = x^2\nlet g(t) = exp(t)  by taste"
	doc := parser.ParseDocument(source.NewText("notes", text), scope)
	require.Empty(t, doc.Errors)
	var printed []string
	for _, s := range doc.Statements {
		printed = append(printed, latex.Print(s))
	}
	assert.Equal(t, []string{
		`\text{real x, y\_1}`, `x > 0`, `p = x^{2}`, `g(t) = e^{t} \quad \text{taste}`,
	}, printed)
}
