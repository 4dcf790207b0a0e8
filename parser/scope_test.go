package parser_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/source"
)

// Without a scope only the forms of the notation are functions.
func TestNilScope(t *testing.T) {
	checkReadings(t, nil, []reading{{"f(x)", "f*x"}, {"diff(x, x)", "diff(x, x)"}, {"tr(A)", "tr(A)"}, {"sin + 1", "sin + 1"}})
	_, err := parser.ParseExpression(source.NewText("", "sin(x)"), nil)
	assert.Error(t, err)
	doc := parser.ParseDocument(source.NewText("", "let foo(x) = x\nclaim foo(2) = 2"), nil)
	assert.Empty(t, doc.Errors)
}

// A misspelt function is nearest to one of the outer scope, then to one of the document or a form.
func TestNearest(t *testing.T) {
	scope := parser.Extend(nil, document("let likelihood(x) = x\nlet lost(x) = x\nlet last(x) = x").Statements...)
	for name, want := range map[string]string{
		"likelihod": "likelihood", "likelihoood": "likelihood", "likeilhood": "likelihood", "likelyhood": "likelihood", "ikelihood": "likelihood",
		"dif": "diff", "jca": "jac", "piecwise": "piecewise", "lest": "last", "likelod": "", "x": "", "xy": "", "qqqq": "",
	} {
		near, found := scope.Nearest(name)
		assert.Equal(t, want, near, name)
		assert.Equal(t, want != "", found, name)
	}
	near, found := parser.Extend(table, document("let sgima_0(x) = x").Statements...).Nearest("sgima")
	assert.True(t, found)
	assert.Equal(t, "sigma", near)
}

func TestExtend(t *testing.T) {
	scope := declared(t, "function f", "real sigma", "let g(t) = t", "let c = 3", "let p[k] = k", "let q_1 = 2", "index j in 1..3", "let r_j = j", "vector v in 3")
	for name, function := range map[string]bool{"f": true, "g": true, "sin": true, "sum": true, "sigma": false, "c": false, "p": false, "q_1": false, "x": false} {
		assert.Equal(t, function, scope.Function(name), name)
	}
	variables := scope.(parser.Variables)
	for name, variable := range map[string]bool{
		"sigma": true, "c": true, "p": true, "q_1": true, "q": false, "r_j": true, "r": true, "v": true, "f": false, "sin": false, "x": false,
	} {
		assert.Equal(t, variable, variables.Variable(name), name)
	}
}

// Scopes within scopes: the inner one wins, and the outer one is known.
func TestNestedScopes(t *testing.T) {
	outer := declared(t, "real sigma, T", "function f")
	inner := parser.Extend(outer, document("function sigma\nreal f").Statements...)
	checkReadings(t, outer, []reading{{"sigma(x)", "sigma*x"}, {"f(x)", "f(x)"}, {"x^T", "x^(T)"}})
	checkReadings(t, inner, []reading{{"sigma(x)", "sigma(x)"}, {"x^T", "x^(T)"}})
	doc := parser.ParseDocument(source.NewText("", "T = 3"), outer)
	require.Len(t, doc.Statements, 1)
	assert.IsType(t, &parser.Chain{}, doc.Statements[0], "what the outer scope knows is not fresh")
}
