package parser_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/parser"
	"nabla/parser/source"
)

func TestIndicators(t *testing.T) {
	for _, text := range []string{"indicator(x > 0)", "1{x > 0}", "1{x>0}"} {
		assert.Equal(t, "indicator(x > 0)", parser.Print(expression(t, text, table)), text)
	}
	checkReadings(t, table, []reading{
		{"1{x > 0}x", "indicator(x > 0)*x"}, {"2*1{x > 0}", "2*indicator(x > 0)"}, {"1{0 < x < 1}^2", "indicator(0 < x and x < 1)^2"},
		{"1{isint(x)}", "indicator(isint(x))"}, {"1{k = c or k = j}", "indicator(k = c or k = j)"},
	})
}

func TestPiecewise(t *testing.T) {
	checkReadings(t, table, []reading{
		{"piecewise(x > 0, x, 0)", "piecewise(x > 0, x, 0)"},
		{"cases{x if x > 0; 0 otherwise}", "piecewise(x > 0, x, 0)"},
		{"cases{x if x > 0, 0 otherwise}", "piecewise(x > 0, x, 0)"},
		{"cases{x if x > 0; -x if x <= 0}", "piecewise(x > 0, x, x <= 0, -x)"},
		{"piecewise(x > 0, 1, x < 0, -1)", "piecewise(x > 0, 1, x < 0, -1)"},
		{"piecewise(x > 0, 1, x < 0, -1, 0)", "piecewise(x > 0, 1, x < 0, -1, 0)"},
		{"cases{x + 1 if x > 0 and y > 0; y otherwise}'", "piecewise(x > 0 and y > 0, x + 1, y)'"},
	})
	p := expression(t, "piecewise(x > 0, 1)", table).(*parser.Piecewise)
	assert.Nil(t, p.Otherwise, "undefined elsewhere")
	assert.Len(t, p.Cases, 1)
	checkReadings(t, declared(t, "real cases"), []reading{{"cases + 1", "cases + 1"}})
}

func TestSubstitutions(t *testing.T) {
	checkReadings(t, table, []reading{
		{"at(x^2, x, 3)", "at(x^2, x, 3)"}, {"x^2 |_{x=3}", "at(x^2, x, 3)"}, {"x^2|_{x = 3}", "at(x^2, x, 3)"},
		{"x y|_{y=2}", "at(x*y, y, 2)"}, {"x^2 + 1 |_{x=3}", "x^2 + at(1, x, 3)"}, {"(x^2 + 1)|_{x=3}", "at(x^2 + 1, x, 3)"},
		{"-x|_{x=3}", "at(-x, x, 3)"}, {"df/dx |_{x=0}", "at(diff(f, x), x, 0)"}, {"x[1]|_{x[1] = 2}", "at(x[1], x[1], 2)"},
		{"x |_{x=y} |_{y=1}", "at(at(x, x, y), y, 1)"},
	})
}

func TestIntegrals(t *testing.T) {
	checkReadings(t, table, []reading{
		{"int(t^2, t, 0, 1)", "int(t^2, t, 0, 1)"}, {"int(exp(-t^2), t, -inf, ∞)", "int(exp(-t^2), t, -inf, inf)"},
		{"int(t, t, 0, x)^2", "int(t, t, 0, x)^2"},
	})
}

func TestDerivativeForm(t *testing.T) {
	checkReadings(t, table, []reading{
		{"diff(x^2, x)", "diff(x^2, x)"}, {"diff(x^2, x, 2)", "diff(x^2, x, 2)"}, {"diff(x^2, x, 1)", "diff(x^2, x)"}, {"diff(f, x, n + 1)", "diff(f, x, n + 1)"},
		{"diff(f, x, 1, y, 2)", "diff(f, x, 1, y, 2)"}, {"diff(f, x[1])", "diff(f, x[1])"}, {"diff(f, x, 64)", "diff(f, x, 64)"}, {"diff(f, x)[k]", "diff(f, x)[k]"},
	})
}

// Every form is read as it is written in its reference.
func TestForms(t *testing.T) {
	for _, f := range parser.Forms() {
		assert.NotEmpty(t, f.Doc, f.Name)
		written := strings.NewReplacer("c1", "x > 1", "c2", "x > 2", "(c)", "(x > 0)").Replace(f.Args)
		n := expression(t, written, table)
		again := expression(t, parser.Print(n), table)
		assert.True(t, parser.Equal(n, again), f.Args)
		assert.True(t, strings.HasPrefix(written, f.Name), f.Args)
	}
}

// A document may use the name of a form for something else.
func TestHiddenForms(t *testing.T) {
	checkReadings(t, declared(t, "real at, diff, tr", "let int(x) = x"), []reading{
		{"at (x)", "at*x"}, {"diff (x + 1)", "diff*(x + 1)"}, {"int(x)", "int(x)"}, {"tr + 1", "tr + 1"},
	})
}

// A word that is a variable and the name of a function, before a bracket that touches it, may be meant as either.
func TestWordsThatAreBoth(t *testing.T) {
	scope := declared(t, "real sin, diff, gamma")
	for _, written := range []string{"sin(x)", "2 sin(x)^2", "diff(x, x)"} {
		_, err := parser.ParseExpression(source.NewText("", written), scope)
		assert.ErrorContains(t, err, "is a variable here and the name of a function", written)
	}
	checkReadings(t, scope, []reading{{"sin (x)", "sin*x"}, {"gamma(x)", "gamma*x"}, {"sin + 1", "sin + 1"}})
}
