package parser_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic/function"
)

// functionTable is the scope of a text that nothing precedes: it knows the functions of the table.
type functionTable struct{}

// table is the scope that most tests read in.
var table parser.Scope = functionTable{}

func (functionTable) Function(name string) bool {
	_, known := function.Lookup(name)
	return known
}

func (functionTable) Nearest(name string) (string, bool) { return function.Nearest(name) }

// reading is a text and how its tree is printed.
type reading struct{ text, want string }

// checkReadings reads each text as an expression within the scope.
func checkReadings(t *testing.T, scope parser.Scope, readings []reading) {
	t.Helper()
	for _, r := range readings {
		n, err := parser.ParseExpression(source.NewText("", r.text), scope)
		if assert.NoError(t, err, "%q", r.text) {
			assert.Equal(t, r.want, parser.Print(n), "%q", r.text)
		}
	}
}

// expression reads a text that must be an expression.
func expression(t require.TestingT, text string, scope parser.Scope) parser.Node {
	n, err := parser.ParseExpression(source.NewText("", text), scope)
	require.NoError(t, err, "%q", text)
	return n
}

// declared returns the scope behind the lines of a document, within the table.
func declared(t require.TestingT, lines ...string) parser.Scope {
	doc := parser.ParseDocument(source.NewText("", strings.Join(lines, "\n")), table)
	require.Empty(t, doc.Errors)
	return parser.Extend(table, doc.Statements...)
}

// outline writes a tree with a bracket around every node that has parts, so that it shows how operators
// group without relying on the brackets of Print.
func outline(n parser.Node) string {
	head := ""
	switch n := n.(type) {
	case *parser.Number, *parser.Name:
		return parser.Print(n)
	case *parser.Binary:
		head = n.Op.String()
	case *parser.Unary:
		head = n.Op
	case *parser.Postfix:
		head = n.Op
	case *parser.Relation:
		head = n.Op
	case *parser.Logic:
		head = n.Op
	case *parser.Component:
		head = "[]"
	case *parser.Bars:
		head = "||"
	case *parser.Call:
		head = "call"
	case *parser.Big:
		head = "sum"
	case *parser.Range:
		head = ".."
	case *parser.Set:
		head = "{}"
	}
	parts := []string{head}
	for _, child := range parser.Children(n) {
		parts = append(parts, outline(child))
	}
	return "(" + strings.Join(parts, " ") + ")"
}

func TestPrecedence(t *testing.T) {
	for _, c := range []reading{
		{"a + b - c", "(- (+ a b) c)"},
		{"a - (b - c)", "(- a (- b c))"},
		{"a/b/c", "(/ (/ a b) c)"},
		{"a*b/c*d", "(* (/ (* a b) c) d)"},
		{"a + b*c^d", "(+ a (* b (^ c d)))"},
		{"a^b^c", "(^ a (^ b c))"},
		{"(a^b)^c", "(^ (^ a b) c)"},
		{"-x^2", "(- (^ x 2))"},
		{"(-x)^2", "(^ (- x) 2)"},
		{"-a b", "(- (* a b))"},
		{"-a/b + c", "(+ (- (/ a b)) c)"},
		{"a*-b c", "(* (* a (- b)) c)"},
		{"a/-b c", "(* (/ a (- b)) c)"},
		{"a - -b", "(- a (- b))"},
		{"--x", "(- (- x))"},
		{"+x", "(+ x)"},
		{"2^-x", "(^ 2 (- x))"},
		{"2^-x^2", "(^ 2 (- (^ x 2)))"},
		{"x^-y^-z", "(^ x (- (^ y (- z))))"},
		{"x^n!", "(^ x (! n))"},
		{"n!^2", "(^ (! n) 2)"},
		{"A'^2", "(^ (' A) 2)"},
		{"x^y'", "(^ x (' y))"},
		{"a .* b + c ./ d", "(+ (.* a b) (./ c d))"},
		{"a .^ b^c", "(.^ a (^ b c))"},
		{"x[1]^2", "(^ ([] x 1) 2)"},
		{"2|x|", "(* 2 (|| x))"},
	} {
		assert.Equal(t, c.want, outline(expression(t, c.text, table)), "%q", c.text)
	}
}

// A number that is glued to a name is its coefficient, any other juxtaposition is a plain product.
func TestJuxtaposition(t *testing.T) {
	for _, c := range []reading{
		{"2x", "(* 2 x)"},
		{"2x^2", "(* 2 (^ x 2))"},
		{"2x!", "(* 2 (! x))"},
		{"2x'", "(* 2 (' x))"},
		{"1/2x", "(/ 1 (* 2 x))"},
		{"1/2 x", "(* (/ 1 2) x)"},
		{"1/2x^2", "(/ 1 (* 2 (^ x 2)))"},
		{"1/2(x)", "(* (/ 1 2) x)"},
		{"1/(2)x", "(* (/ 1 2) x)"},
		{"2/3x y", "(* (/ 2 (* 3 x)) y)"},
		{"a/-2b", "(/ a (- (* 2 b)))"},
		{"x^2y", "(^ x (* 2 y))"},
		{"x^2 y", "(* (^ x 2) y)"},
		{"2x^2y", "(* 2 (^ x (* 2 y)))"},
		{"a/b c", "(* (/ a b) c)"},
		{"a/b*c d", "(* (* (/ a b) c) d)"},
		{"a b/c d", "(* (/ (* a b) c) d)"},
		{"2(x + 1)", "(* 2 (+ x 1))"},
		{"c(a + 2b)", "(* c (+ a (* 2 b)))"},
		{"(a)(b)", "(* a b)"},
		{"(a)2", "(* a 2)"},
		{"x y z", "(* (* x y) z)"},
		{"x(y)^2", "(* x (^ y 2))"},
		{"x(y)(z)", "(* (* x y) z)"},
		{"2 sin(x)", "(* 2 (call sin x))"},
		{"1/2sin(x)", "(/ 1 (* 2 (call sin x)))"},
		{"x_1y", "(* x_1 y)"},
		{"n!x", "(* (! n) x)"},
		{"x²y", "(* (^ x 2) y)"},
		{"A'B", "(* (' A) B)"},
		{"-[y log p]", "(- (* y (call log p)))"},
	} {
		assert.Equal(t, c.want, outline(expression(t, c.text, table)), "%q", c.text)
	}
}

func TestHowProductsWereWritten(t *testing.T) {
	for _, c := range []struct {
		text            string
		implicit, glued bool
	}{{"2*x", false, false}, {"x y", true, false}, {"2 x", true, false}, {"2x", true, true}, {"2(x)", true, false}} {
		product := expression(t, c.text, table).(*parser.Binary)
		assert.Equal(t, c.implicit, product.Implicit, "%q", c.text)
		assert.Equal(t, c.glued, product.Glued, "%q", c.text)
	}
}

// Spellings of one sign lead to one tree.
func TestSpellings(t *testing.T) {
	checkReadings(t, table, []reading{
		{"x**2", "x^2"}, {"x²", "x^2"}, {"x²³", "x^23"}, {"xⁿ", "x^n"}, {"x⁻¹", "x^-1"}, {"(x + 1)⁻ⁿ", "(x + 1)^-n"},
		{"a·b × c⋅d − e÷f", "a*b*c*d - e/f"},
		{"A ⊙ B ⊘ C", "A .* B ./ C"},
		{"2.*x", "2 .* x"},
		{"x^{n - 1}", "x^(n - 1)"}, {"x^{2}", "x^2"},
		{"(((x)))", "x"}, {"[a + b](c)", "(a + b)*c"},
		{"√2", "sqrt(2)"}, {"√x", "sqrt(x)"}, {"√(x + 1)", "sqrt(x + 1)"}, {"2√3", "2*sqrt(3)"}, {"√|x|", "sqrt(|x|)"},
		{"∞", "inf"}, {"2πr", "2*pi*r"},
		{"x # a comment", "x"}, {"x\n+ y", "x + y"}, {"x\r\n  y", "x*y"}, {"\ufeffx + 1", "x + 1"},
	})
}

func TestNumbers(t *testing.T) {
	checkReadings(t, table, []reading{
		{"2", "2"}, {"2.5", "2.5"}, {".5", ".5"}, {"1e-3", "1e-3"}, {"1E+3", "1E+3"}, {"1e4000", "1e4000"}, {"1/3", "1/3"},
		{"2e", "2*e"}, {"2ex", "2*ex"}, {"2 e", "2*e"}, {"007", "007"},
	})
	assert.Equal(t, "2.5", expression(t, "2.5", table).(*parser.Number).Text, "as it was written, never rounded")
}

func TestBars(t *testing.T) {
	for _, c := range []reading{
		{"|x|", "(|| x)"},
		{"|x|^2", "(^ (|| x) 2)"},
		{"|x||y|", "(* (|| x) (|| y))"},
		{"||x||", "(|| (|| x))"},
		{"|x + |y||", "(|| (+ x (|| y)))"},
		{"|a|b|c|", "(* (* (|| a) b) (|| c))"},
		{"||x| - |y||", "(|| (- (|| x) (|| y)))"},
		{"|x|/|y|", "(/ (|| x) (|| y))"},
		{"|A|'", "(' (|| A))"},
	} {
		assert.Equal(t, c.want, outline(expression(t, c.text, table)), "%q", c.text)
	}
}

func TestMatrices(t *testing.T) {
	checkReadings(t, declared(t, "matrix A, B in n x n", "vector x, y in n"), []reading{
		{"A B", "A*B"}, {"A*B", "A*B"}, {"A.*B", "A .* B"}, {"A ./ B", "A ./ B"}, {"A .^ 2", "A.^2"},
		{"A'", "A'"}, {"A^T", "A'"}, {"A^{T}", "A'"}, {"A^⊤", "A'"}, {"A^{⊤}", "A'"}, {"A⊤B", "A'*B"}, {"Aᵀ", "A'"}, {"Aᵀ²B", "A'^2*B"},
		{"x'A x", "x'*A*x"}, {"x^T A x", "x'*A*x"}, {"(A B)'", "(A*B)'"}, {"A''", "A''"}, {"x^T^2", "x'^2"}, {"I'", "I'"},
		{"A^-1", "A^-1"}, {"A⁻¹", "A^-1"}, {"inv(A)", "inv(A)"}, {"A(B + I(n))", "A*(B + I(n))"},
		{"[1, 2]", "[1, 2]"}, {"[[1, 2], [3, 4]]", "[[1, 2], [3, 4]]"}, {"[[1, 2]]", "[[1, 2]]"}, {"[x]", "x"},
		{"exp.(A)", "exp.(A)"}, {"sin.(x).^2", "sin.(x).^2"},
		{"dot(x, y)", "dot(x, y)"}, {"softmax(x)[k]", "softmax(x)[k]"}, {"inv(A)[k, l]", "inv(A)[k, l]"}, {"A'[i, j]", "A'[i, j]"},
		{"x[1][2]'", "x[1][2]'"}, {"(2)'", "(2)'"}, {"(2)[1]", "(2)[1]"},
	})
}

// A document that has a T of its own raises to it.
func TestTransposeOrPower(t *testing.T) {
	checkReadings(t, declared(t, "integer T"), []reading{{"x^T", "x^(T)"}, {"x^{T}", "x^(T)"}, {"x'", "x'"}, {"xᵀ", "x'"}})
}
