package parser_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/source"
)

// condition reads a text that must be a condition.
func condition(t require.TestingT, text string, scope parser.Scope) parser.Node {
	n, err := parser.ParseCondition(source.NewText("", text), scope)
	require.NoError(t, err, "%q", text)
	return n
}

func TestConditions(t *testing.T) {
	for _, c := range []struct{ text, tree, printed string }{
		{"x = y", "(= x y)", "x = y"},
		{"x == y", "(= x y)", "x = y"},
		{"x ≠ y", "(!= x y)", "x != y"},
		{"x ≤ y", "(<= x y)", "x <= y"},
		{"x ⩽ y", "(<= x y)", "x <= y"},
		{"x ≥ y", "(>= x y)", "x >= y"},
		{"x + 1 < 2y", "(< (+ x 1) (* 2 y))", "x + 1 < 2*y"},
		{"0 <= x <= pi", "(and (<= 0 x) (<= x pi))", "0 <= x and x <= pi"},
		{"0 < x < y < 1", "(and (< 0 x) (< x y) (< y 1))", "0 < x and x < y and y < 1"},
		{"x in {1, 2}", "(in x ({} 1 2))", "x in {1, 2}"},
		{"x ∈ {}", "(in x ({}))", "x in {}"},
		{"k in 1..K - 1", "(in k (.. 1 (- K 1)))", "k in 1..K - 1"},
		{"k = 1..K", "(in k (.. 1 K))", "k in 1..K"},
		{"a > 0 and b > 0 and c > 0", "(and (> a 0) (> b 0) (> c 0))", "a > 0 and b > 0 and c > 0"},
		{"a > 0 or b > 0 and c > 0", "(or (> a 0) (and (> b 0) (> c 0)))", "a > 0 or b > 0 and c > 0"},
		{"(a > 0 or b > 0) and c > 0", "(and (or (> a 0) (> b 0)) (> c 0))", "(a > 0 or b > 0) and c > 0"},
		{"(a > 0 and b > 0) and c > 0", "(and (and (> a 0) (> b 0)) (> c 0))", "(a > 0 and b > 0) and c > 0"},
		{"x > 0 && y > 0 ∧ z > 0 ∨ w > 0", "(or (and (> x 0) (> y 0) (> z 0)) (> w 0))", "x > 0 and y > 0 and z > 0 or w > 0"},
		{"not x > 0", "(not (> x 0))", "not x > 0"},
		{"¬ x > 0 and y > 0", "(and (not (> x 0)) (> y 0))", "not x > 0 and y > 0"},
		{"not (x > 0 and y > 0)", "(not (and (> x 0) (> y 0)))", "not (x > 0 and y > 0)"},
		{"not not x > 0", "(not (not (> x 0)))", "not not x > 0"},
		{"isint(x) or x > 0", "(or (call isint x) (> x 0))", "isint(x) or x > 0"},
		{"(x > 0)", "(> x 0)", "x > 0"},
		{"sum(k, y_k) = 1", "(= (sum k y_k) 1)", "sum(k, y_k) = 1"},
	} {
		n := condition(t, c.text, table)
		assert.Equal(t, c.printed, parser.Print(n), "%q", c.text)
		assert.Equal(t, c.tree, outline(n), "%q", c.text)
	}
}

// What is no condition is refused where one must stand, and what is one where a value must.
func TestConditionOrValue(t *testing.T) {
	for _, text := range []string{"x", "x + 1", "x and y", "x > 0 and y", "not x", "{1, 2}", "1..3", "x or y > 0"} {
		_, err := parser.ParseCondition(source.NewText("", text), table)
		assert.Error(t, err, text)
	}
	for _, text := range []string{
		"x > 0", "(x > 0) + 1", "-(x > 0)", "sin(x > 0)", "(x > 0)^2", "2^(x > 0)", "|x > 0|", "[x > 0, 1]", "x > 0 and y > 0", "(x > 0)!", "x[y > 0]", "(x > 0)'",
		"sum(k, k > 0)", "d/dx (x > 0)", "piecewise(x > 0, y > 0, 1)", "int(x > 0, x, 0, 1)", "at(x > 0, x, 1)", "{1, 2} + 1", "1..3", "sum_k (k > 0)", "(x > 0)|_{x=1}",
		"∂(x > 0)/∂x", "log (x > 0)",
	} {
		_, err := parser.ParseExpression(source.NewText("", text), table)
		assert.Error(t, err, text)
	}
}
