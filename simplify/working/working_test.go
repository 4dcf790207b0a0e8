package working_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/numeric"
	"nabla/parser"
	"nabla/parser/source"
	"nabla/simplify"
	"nabla/simplify/working"
	"nabla/symbolic"
)

// question reads an expression and a variable behind declarations and definitions.
func question(t require.TestingT, before, expression, variable string) working.Question {
	doc := parser.ParseDocument(source.NewText("before", before+"\n"), (*symbolic.Scope)(nil))
	if before != "" {
		require.Empty(t, doc.Errors, before)
	}
	scope, _, errs := symbolic.Build(doc)
	require.Empty(t, errs, before)
	q := working.Question{Scope: scope, Written: map[string]parser.Node{}}
	for _, s := range doc.Statements {
		if let, ok := s.(*parser.Let); ok {
			q.Written[parser.Print(let.Head)] = let.Body
		}
	}
	var err error
	q.Body, err = parser.ParseExpression(source.NewText("body", expression), scope)
	require.NoError(t, err)
	q.Variable, err = parser.ParseExpression(source.NewText("variable", variable), scope)
	require.NoError(t, err)
	return q
}

// written lists the lines, "line [rule]".
func written(lines []working.Line) string {
	var b strings.Builder
	for _, l := range lines {
		entry := ""
		if l.Entry != nil {
			entry = ", " + parser.Print(l.Entry)
		}
		fmt.Fprintf(&b, "%s [%s%s]\n", parser.Print(l.Node), l.Rule, entry)
	}
	return b.String()
}

func TestLines(t *testing.T) {
	tests := []struct {
		name, before, expression, variable string
		detail                             working.Detail
		want                               string
	}{
		{"product in the author's order", "", "sin(3x) x^2", "x", working.Normal, `
diff(sin(3*x), x)*x^2 + sin(3*x)*diff(x^2, x) [product rule]
3*cos(3*x)*x^2 + sin(3*x)*diff(x^2, x) [chain rule, sin'(x) = cos(x)]
3*cos(3*x)*x^2 + 2*sin(3*x)*x [power rule]
x*(2*sin(3*x) + 3*x*cos(3*x)) [simplified]
`},
		{"names of the author", "let a = sigma(z)\nlet L = -(y log(a) + (1-y) log(1-a))", "L", "z", working.Normal, `
-diff(y*log(a) + (1 - y)*log(1 - a), z) [definition of L]
-(y*diff(log(a), z) + (1 - y)*diff(log(1 - a), z)) [sum rule]
-(y*diff(a, z)/a - (1 - y)*diff(a, z)/(1 - a)) [chain rule, log'(x) = 1/x]
-(y*diff(sigma(z), z)/a - (1 - y)*diff(sigma(z), z)/(1 - a)) [definition of a]
-(y*sigma(z)*(1 - sigma(z))/a - (1 - y)*sigma(z)*(1 - sigma(z))/(1 - a)) [table entry, sigma'(x) = sigma(x)*(1 - sigma(x))]
a - y [simplified]
`},
		{"delta contraction", "vector z in K\nindex j, k in 1..K", "log(sum(k, exp(z_k)))", "z_j", working.Normal, `
diff(sum(k, exp(z_k)), z_j)/sum(k, exp(z_k)) [chain rule, log'(x) = 1/x]
sum(k, diff(exp(z_k), z_j))/sum(k, exp(z_k)) [sum rule, term by term]
sum(k, exp(z_k)*diff(z_k, z_j))/sum(k, exp(z_k)) [chain rule, exp'(x) = exp(x)]
sum(k, exp(z_k)*delta(k, j))/sum(k, exp(z_k)) [one-hot: components are independent]
exp(z_j)/sum(k, 1, K, exp(z_k)) [delta contraction]
softmax(z)[j] [simplified]
`},
		{"index of the variable is that of a sum", "vector z in K\nindex j, k in 1..K", "sum(j, z_j^2)", "z_j", working.Brief, `
2*z_j [sum rule, term by term, chain rule, power rule, one-hot: components are independent, ...]
`},
		{"quotient of a constant", "", "1/(1 + x^2)", "x", working.Normal, `
-diff(x^2, x)/(1 + x^2)^2 [quotient rule]
-2*x/(1 + x^2)^2 [power rule]
`},
		{"base and exponent", "", "x^x", "x", working.Normal, `
x^x*diff(x*log(x), x) [logarithmic derivative]
x^x*(log(x) + x*diff(log(x), x)) [product rule]
x^x*(log(x) + x/x) [table entry, log'(x) = 1/x]
x^x*(1 + log(x)) [simplified]
`},
		{"one rule a line", "", "2x + sin(5x)", "x", working.Full, `
diff(2*x, x) + diff(sin(5*x), x) [sum rule]
2 + diff(sin(5*x), x) [constant factor]
2 + cos(5*x)*diff(5*x, x) [chain rule, sin'(x) = cos(x)]
2 + 5*cos(5*x) [constant factor]
`},
		{"nothing to do", "", "c", "x", working.Normal, "\n0 [derivative of a constant]\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			lines, err := working.Lines(t.Context(), question(t, test.before, test.expression, test.variable), test.detail)
			require.NoError(t, err)
			assert.Equal(t, strings.TrimPrefix(test.want, "\n"), written(lines))
		})
	}
}

// Every line is equal to the derivative that package symbolic forms.
func TestLinesAreEqualToDiff(t *testing.T) {
	for _, expression := range []string{
		"x^2*sin(3x)", "exp(-x)/(1+exp(-x))", "log(x)^3", "sqrt(1+x^2)", "tanh(w x + b)^2", "2^x x", "(x+1)(x+2)(x+3)", "x/(y+x)",
		"-(x - 1/x)", "atan(x y)", "exp(sin(x^2))", "1/x^3", "cosh(x) - sinh(2x)",
	} {
		for _, detail := range []working.Detail{working.Brief, working.Normal, working.Full} {
			q := question(t, "", expression, "x")
			lines, err := working.Lines(t.Context(), q, detail)
			require.NoError(t, err)
			require.NotEmpty(t, lines)
			want := value(t, q.Asked(), q.Scope)
			for _, l := range lines {
				r, err := simplify.Simplify(t.Context(), symbolic.Difference(value(t, l.Node, q.Scope), want), q.Scope, simplify.Options{})
				require.NoError(t, err)
				assert.True(t, r.Expr.IsZero(), "%s: %s", expression, parser.Print(l.Node))
			}
		}
	}
}

// The lines of a derivative end at the closed form, and each has the values of the derivative.
func TestLinesEndAtTheClosedForm(t *testing.T) {
	content, err := os.ReadFile("../testdata/closed.txt")
	require.NoError(t, err)
	count := 0
	for line := range strings.Lines(string(content)) {
		text, diff := strings.CutPrefix(line, "diff ")
		if !diff {
			continue
		}
		count++
		text, _, _ = strings.Cut(text, "->")
		q := question(t, "", strings.TrimSpace(text), "x")
		want := value(t, q.Asked(), q.Scope)
		for _, detail := range []working.Detail{working.Brief, working.Normal, working.Full} {
			lines, err := working.Lines(t.Context(), q, detail)
			require.NoError(t, err, text)
			require.NotEmpty(t, lines, text)
			for _, l := range lines {
				assert.NotEmpty(t, l.Rule, text)
				o := numeric.Compare(t.Context(), want, value(t, l.Node, q.Scope), nil, numeric.Options{})
				assert.Nil(t, o.Witness, "%s: %s: %v", text, parser.Print(l.Node), o.Witness)
			}
			r, err := simplify.Simplify(t.Context(), want, nil, simplify.Options{})
			require.NoError(t, err)
			last := value(t, lines[len(lines)-1].Node, q.Scope)
			assert.True(t, symbolic.Equal(last, r.Expr), "%s ends with %s", text, last)
		}
	}
	assert.Greater(t, count, 20)
}

// value carries out the derivatives of a tree.
func value(t *testing.T, n parser.Node, scope *symbolic.Scope) *symbolic.Expr {
	e, err := symbolic.Resolve(n, scope.Clone(), nil)
	require.NoError(t, err)
	e, err = symbolic.Evaluate(e, scope)
	require.NoError(t, err)
	return e
}

func ExampleLines() {
	body, _ := parser.ParseExpression(source.NewText("", "x^2 log(x)"), (*symbolic.Scope)(nil))
	x := &parser.Name{Text: "x", Base: "x"}
	lines, _ := working.Lines(context.Background(), working.Question{Body: body, Variable: x, Scope: &symbolic.Scope{}}, working.Normal)
	for _, l := range lines {
		fmt.Println("=", parser.Print(l.Node), "by", l.Rule)
	}
	// Output:
	// = diff(x^2, x)*log(x) + x^2*diff(log(x), x) by product rule
	// = 2*x*log(x) + x^2*diff(log(x), x) by power rule
	// = 2*x*log(x) + x^2/x by table entry
	// = x*(1 + 2*log(x)) by simplified
}
