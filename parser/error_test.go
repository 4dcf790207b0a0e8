package parser_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/limit"
	"nabla/parser/source"
)

// refusal is a text that is not read, where the fault lies in it, and the message.
type refusal struct {
	text         string
	line, column int
	part         string
	message      string
}

// checkRefusals reads each text with one of the readers below.
func checkRefusals(t *testing.T, read func(text string) error, refusals []refusal) {
	t.Helper()
	for _, r := range refusals {
		var d source.Diagnostic
		require.ErrorAs(t, read(r.text), &d, "%q was read", r.text)
		assert.Equal(t, r.message, d.Message, "%q", r.text)
		assert.Equal(t, source.Position{Line: r.line, Column: r.column}, d.Text.Position(d.Span.Start), "%q", r.text)
		assert.Equal(t, r.part, d.Text.Slice(d.Span), "%q", r.text)
		assert.Equal(t, source.Error, d.Severity)
	}
}

func readExpression(text string) error {
	_, err := parser.ParseExpression(source.NewText("", text), table)
	return err
}

// fault returns the diagnostic of a text that is no expression.
func fault(t *testing.T, text string) source.Diagnostic {
	t.Helper()
	var d source.Diagnostic
	require.ErrorAs(t, readExpression(text), &d, "%.40q was read", text)
	return d
}

func readKind(text string) error {
	_, err := parser.ParseKind(source.NewText("", text), table)
	return err
}

// readDocument returns the first error of a document.
func readDocument(text string) error {
	doc := document(text)
	if len(doc.Errors) == 0 {
		return nil
	}
	return doc.Errors[0]
}

func TestFaultsOfFunctions(t *testing.T) {
	checkRefusals(t, readExpression, []refusal{
		{"sgima(z)", 1, 1, "sgima", "unknown function `sgima`; did you mean `sigma`?"},
		{"foo(z)", 1, 1, "foo", "unknown function `foo`; declare it (`function foo`), or write the product as foo*(...)"},
		{"y + lgo(x)", 1, 5, "lgo", "unknown function `lgo`; did you mean `log`?"},
		{"cso(x) + 1", 1, 1, "cso", "unknown function `cso`; did you mean `cos`?"},
		{"fooo.(z)", 1, 1, "fooo", "unknown function `fooo`; declare it (`function fooo`), or write the product as fooo*(...)"},
		{"sin", 1, 1, "sin", "sin needs an argument: sin(...)"},
		{"sin + 1", 1, 1, "sin", "sin needs an argument: sin(...)"},
		{"max", 1, 1, "max", "max needs an argument: max(...)"},
		{"√", 1, 1, "√", "sqrt needs an argument: sqrt(...)"},
		{"sin -x", 1, 1, "sin", "sin needs an argument: sin(...)"},
		{"tr'", 1, 1, "tr", "tr needs an argument: tr(...)"},
		{"sin()", 1, 1, "sin()", "there is nothing between the brackets"},
		{"sin( )", 1, 1, "sin( )", "there is nothing between the brackets"},
		{"sin^(-1)(x)", 1, 1, "sin^(-1)", "sin^(-1) could be the inverse function or the reciprocal; for the inverse, say asin; write 1/sin(...) for the reciprocal"},
		{"sin^-1(x)", 1, 1, "sin^-1", "sin^(-1) could be the inverse function or the reciprocal; for the inverse, say asin; write 1/sin(...) for the reciprocal"},
		{"sin⁻¹(x)", 1, 1, "sin⁻¹", "sin^(-1) could be the inverse function or the reciprocal; for the inverse, say asin; write 1/sin(...) for the reciprocal"},
		{"log^(-1) x", 1, 1, "log^(-1)", "log^(-1) could be the inverse function or the reciprocal; write 1/log(...) for the reciprocal"},
		{"sigma x", 1, 1, "sigma", "sigma needs brackets around its argument: sigma(...)"},
		{"diff x", 1, 1, "diff", "diff needs brackets around its argument: diff(...)"},
		{"vec x", 1, 1, "vec", "vec needs brackets around its argument: vec(...)"},
		{"sin 2 x", 1, 1, "sin 2 x", "where does the argument of sin end? Write sin(...) with brackets"},
		{"log |x|y", 1, 1, "log |x|y", "where does the argument of log end? Write log(...) with brackets"},
		{"√2x", 1, 1, "√2x", "where does the argument of sqrt end? Write sqrt(...) with brackets"},
		{"max_i x", 1, 1, "max_i", "the function max takes no subscript"},
		{"log_b(x)", 1, 1, "log_b", "the function log takes no subscript"},
		{"sin'(x, y)", 1, 1, "sin'(x, y)", "sin' is the derivative of a function of one variable; with several, write diff"},
		{"sin'", 1, 4, "'", "the derivative of a function needs its argument, sin'(x)"},
		{"sigma'", 1, 6, "'", "the derivative of a function needs its argument, sigma'(x)"},
		{"f'(x)", 1, 1, "f", "is `f` a function or a matrix? Declare it before writing f'(...)"},
		{"α''(x)", 1, 1, "α", "is `alpha` a function or a matrix? Declare it before writing alpha'(...)"},
		{"sigma^T", 1, 1, "sigma", "sigma needs an argument: sigma(...)"},
		{"(sigma)'", 1, 1, "(sigma)", "sigma needs an argument: sigma(...)"},
		{"sin^cos(x)", 1, 5, "cos", "cos needs an argument: cos(...)"},
		{".(x)", 1, 1, ".", "the sign `.` has no meaning here"},
		{"sin^2'(x)", 1, 6, "'", "`'` is not expected after `sin^2`"},
		{"x.(y)", 1, 1, "x", "unknown function `x`; declare it (`function x`), or write the product as x*(...)"},
		{"x'.(y)", 1, 3, ".", "the point must be followed by an argument, exp.(x)"},
		{"2.(x)", 1, 2, ".", "the point must be followed by an argument, exp.(x)"},
		{"sin {x}", 1, 1, "sin", "sin needs an argument: sin(...)"},
	})
}

func TestFaultsOfBrackets(t *testing.T) {
	checkRefusals(t, readExpression, []refusal{
		{"(x", 1, 1, "(", "the bracket `(` is not closed; expected `)`"},
		{"x)", 1, 2, ")", "`)` closes a bracket that is not open"},
		{"(x]", 1, 3, "]", "`]` cannot close the `(` of column 1; expected `)`"},
		{"[x)", 1, 3, ")", "`)` cannot close the `[` of column 1; expected `]`"},
		{"{x)", 1, 3, ")", "`)` cannot close the `{` of column 1; expected `}`"},
		{"f(x, (y]", 1, 8, "]", "`]` cannot close the `(` of column 6; expected `)`"},
		{"sin(", 1, 4, "(", "the bracket `(` is not closed; expected `)`"},
		{"|x", 1, 1, "|", "the bracket `|` is not closed; expected `|`"},
		{"(|x)", 1, 2, "|", "this `|` opens an absolute value that is not closed before `)`; a condition such as p(y|x) is not part of the notation"},
		{"|x)", 1, 1, "|", "this `|` opens an absolute value that is not closed before `)`; a condition such as p(y|x) is not part of the notation"},
		{"p(y|x)", 1, 4, "|", "this `|` opens an absolute value that is not closed before `)`; a condition such as p(y|x) is not part of the notation"},
		{"x_{1", 1, 2, "_{", "the bracket `_{` is not closed; expected `}`"},
		{"()", 1, 1, "()", "there is nothing between the brackets"},
		{"[]", 1, 1, "[]", "there is nothing between the brackets"},
		{"{}", 1, 1, "{}", "a set or a range can stand only after `in`"},
		{"(1, 2)", 1, 1, "(1, 2)", "several values in round brackets are not one value; a vector is written [a, b]"},
		{"x[]", 1, 2, "[]", "there is nothing between the brackets"},
		{"x_{}", 1, 2, "_{", "there is nothing between the brackets"},
		{"1{x > 0", 1, 2, "{", "the bracket `{` is not closed; expected `}`"},
	})
}

func TestMissingOperands(t *testing.T) {
	checkRefusals(t, readExpression, []refusal{
		{"x +", 1, 4, "", "expected a number, a name or a bracket after `+`, found the end"},
		{"x *", 1, 4, "", "expected a number, a name or a bracket after `*`, found the end"},
		{"-", 1, 2, "", "expected a number, a name or a bracket after `-`, found the end"},
		{"+", 1, 2, "", "expected a number, a name or a bracket after `+`, found the end"},
		{"* x", 1, 1, "*", "`*` needs an operand before it"},
		{"x * / y", 1, 5, "/", "expected a number, a name or a bracket after `*`, found `/`"},
		{"x //", 1, 4, "/", "expected a number, a name or a bracket after `/`, found `/`"},
		{"a^^b", 1, 3, "^", "expected a number, a name or a bracket after `^`, found `^`"},
		{"a + * b", 1, 5, "*", "expected a number, a name or a bracket after `+`, found `*`"},
		{"x^", 1, 3, "", "expected a number, a name or a bracket after `^`, found the end"},
		{"x, y", 1, 2, ",", "`,` is not expected after `x`"},
		{"sin(,)", 1, 5, ",", "expected a number, a name or a bracket after `(`, found `,`"},
		{"sin(x,)", 1, 7, ")", "expected a number, a name or a bracket after `,`, found `)`"},
		{"(+)", 1, 3, ")", "expected a number, a name or a bracket after `+`, found `)`"},
		{"(x +)", 1, 5, ")", "expected a number, a name or a bracket after `+`, found `)`"},
		{"[x, -]", 1, 6, "]", "expected a number, a name or a bracket after `-`, found `]`"},
		{"-(", 1, 2, "(", "the bracket `(` is not closed; expected `)`"},
		{"sin^", 1, 5, "", "expected a number, a name or a bracket after `^`, found the end"},
		{"x =", 1, 4, "", "expected a number, a name or a bracket after `=`, found the end"},
		{"= x", 1, 1, "=", "`=` needs an operand before it"},
		{"not", 1, 4, "", "expected a number, a name or a bracket after `not`, found the end"},
		{"x > 0 and", 1, 10, "", "expected a number, a name or a bracket after `and`, found the end"},
		{"x > 0 and and y > 0", 1, 11, "and", "expected a number, a name or a bracket after `and`, found `and`"},
		{"1 000", 1, 3, "000", "two numbers in a row, `1` and `000`; a product of numbers needs its sign"},
		{"1/2 3", 1, 5, "3", "two numbers in a row, `2` and `3`; a product of numbers needs its sign"},
	})
}

func TestFaultsOfValues(t *testing.T) {
	checkRefusals(t, readExpression, []refusal{
		{"x > 0", 1, 1, "x > 0", "expected a value, found a condition"},
		{"(x > 0) + 1", 1, 1, "(x > 0)", "expected a value, found a condition"},
		{"sin(x > 0)", 1, 5, "x > 0", "expected a value, found a condition"},
		{"|x > 0|", 1, 2, "x > 0", "expected a value, found a condition"},
		{"x and y", 1, 1, "x", "expected a condition such as x > 0, found an expression"},
		{"1..3", 1, 1, "1..3", "a set or a range can stand only after `in`"},
		{"{1, 2}", 1, 1, "{1, 2}", "a set or a range can stand only after `in`"},
		{"indicator(x)", 1, 11, "x", "expected a condition such as x > 0, found an expression"},
		{"indicator(x > 0, y)", 1, 1, "indicator(x > 0, y)", "indicator takes one condition: indicator(x > 0)"},
		{"1{x}", 1, 2, "{x}", "expected a condition such as x > 0, found an expression"},
		{"1{x > 0, y > 0}", 1, 2, "{", "1{...} holds one condition"},
		{"2{x}", 1, 2, "{x}", "a set or a range can stand only after `in`"},
		{"x if y > 0", 1, 3, "if", "`if` belongs within cases{...}"},
		{"x otherwise", 1, 3, "otherwise", "`otherwise` belongs to the last case of cases{...}"},
		{"x := y", 1, 3, ":=", "`:=` belongs into a definition, as its first relation"},
		{"piecewise(x > 0)", 1, 1, "piecewise(x > 0)", "expected conditions and values in turn: piecewise(c1, v1, c2, v2, otherwise)"},
		{"piecewise(x, 1, 0)", 1, 11, "x", "expected a condition such as x > 0, found an expression"},
		{"piecewise(x > 0, y > 0)", 1, 18, "y > 0", "expected a value, found a condition"},
		{"cases{}", 1, 1, "cases{}", "expected a case: `value if condition`, or at the end `value otherwise`"},
		{"cases{x}", 1, 7, "x", "expected a case: `value if condition`, or at the end `value otherwise`"},
		{"cases{x otherwise}", 1, 1, "cases{x otherwise}", "expected a case: `value if condition`, or at the end `value otherwise`"},
		{"cases{0 otherwise; x if x > 0}", 1, 9, "otherwise", "`otherwise` belongs to the last case of cases{...}"},
		{"cases{if x > 0}", 1, 7, "if x > 0", "expected a case: `value if condition`, or at the end `value otherwise`"},
		{"cases{x if y}", 1, 12, "y", "expected a condition such as x > 0, found an expression"},
		{"cases{x > 0 if x > 0}", 1, 7, "x > 0", "expected a value, found a condition"},
	})
}

func TestFaultsOfSums(t *testing.T) {
	checkRefusals(t, readExpression, []refusal{
		{"sum()", 1, 1, "sum()", "sum takes an index, its bounds and a body: sum(k, 1, K, body)"},
		{"sum(k, a, b)", 1, 8, "a", "expected a condition such as x > 0, found an expression"},
		{"sum(k, 1, 2, 3, 4)", 1, 1, "sum(k, 1, 2, 3, 4)", "sum takes an index, its bounds and a body: sum(k, 1, K, body)"},
		{"sum_{k=1} k", 1, 6, "k", "expected an upper bound: k=1..K, or ^{K} behind the subscript"},
		{"sum_{k=1..K}^K k", 1, 6, "k", "the upper bound is written twice"},
		{"sum_{i=1, j=1}^K i j", 1, 6, "i", "expected an upper bound: k=1..K, or ^{K} behind the subscript"},
		{"sum_k", 1, 1, "sum_k", "expected what to add up over `k`"},
		{"prod_k", 1, 1, "prod_k", "expected what to multiply over `k`"},
		{"sum_k * 3", 1, 1, "sum_k", "expected what to add up over `k`"},
		{"sum_k + 3", 1, 1, "sum_k", "expected what to add up over `k`"},
		{"sum(2, 1, K, 3)", 1, 5, "2", "expected an index with its range, k=1..K, or with a condition, k != c"},
		{"sum(k^2, 1, K, k)", 1, 5, "k^2", "expected an index with its range, k=1..K, or with a condition, k != c"},
		{"sum(2 = 1..3, k)", 1, 5, "2", "expected the name of the index"},
		{"sum(k <= 3, k)", 1, 5, "k <= 3", "expected an index with its range, k=1..K, or with a condition, k != c"},
		{"sum_{k=1}!(x)", 1, 10, "!", "`!` is not expected after `}`"},
		{"sum_k' x_k", 1, 6, "'", "`'` is not expected after `sum_k`"},
		{"sum_k² x_k", 1, 5, "k", "the upper bound is written twice"},
		{"sum(k=1, k)", 1, 5, "k", "expected an upper bound: k=1..K, or ^{K} behind the subscript"},
		{"sum(k=1, k > c, k)", 1, 5, "k", "expected an upper bound: k=1..K, or ^{K} behind the subscript"},
		{"sum(k=0, 1, K, k)", 1, 5, "k=0", "expected the name of the index"},
		{"sum(k=1..K, 1, K, k)", 1, 5, "k=1..K", "expected the name of the index"},
		{"sum(k != c, k > 2, k)", 1, 13, "k > 2", "a second condition; join the two by `and`"},
		{"sum_sum 2", 1, 5, "sum", "sum needs an argument: sum(...)"},
		{"sum_{} x", 1, 4, "_{", "there is nothing between the brackets"},
		{"sum_{k=1}^K (k > 0)", 1, 13, "(k > 0)", "expected a value, found a condition"},
		{"sum(k, 1, K, k > 0)", 1, 14, "k > 0", "expected a value, found a condition"},
		{"sum(k, x > 0, 3, k)", 1, 8, "x > 0", "expected a value, found a condition"},
		{"sum_{k=1}^{a > 0} k", 1, 11, "{a > 0}", "expected a value, found a condition"},
	})
}

func TestFaultsOfDerivatives(t *testing.T) {
	checkRefusals(t, readExpression, []refusal{
		{"diff(x^2)", 1, 1, "diff(x^2)", "diff takes what to differentiate and by what: diff(f, x) or diff(f, x, n)"},
		{"diff(x^2, 2)", 1, 11, "2", "expected the name of a variable, or a component such as x[k]"},
		{"diff(x^2, x, 65)", 1, 14, "65", "a derivative of more than 64 orders is not taken"},
		{"diff(x, x, 1.5)", 1, 12, "1.5", "the order of a derivative is a number or a name here; write diff(f, x, n)"},
		{"diff(f, x, 1, y)", 1, 1, "diff(f, x, 1, y)", "diff takes what to differentiate and by what: diff(f, x) or diff(f, x, n)"},
		{"diff(f, x + y)", 1, 9, "x + y", "expected the name of a variable, or a component such as x[k]"},
		{"d^2f/dx", 1, 7, "x", "the orders do not agree: 2 above the stroke, 1 below"},
		{"df/dx^2", 1, 5, "x", "the orders do not agree: 1 above the stroke, 2 below"},
		{"∂²f/∂x∂y∂z", 1, 9, "∂z", "`∂z` stands only in a derivative such as ∂f/∂x"},
		{"d^nf/dx^n", 1, 7, "x", "the orders do not agree: nf above the stroke, n below"},
		{"d^65/dx^65 x", 1, 3, "65", "a derivative of more than 64 orders is not taken"},
		{"d^(n+1)f/dx^(n+1)", 1, 3, "(n+1)", "the order of a derivative is a number or a name here; write diff(f, x, n)"},
		{"d²²f/dx²", 1, 7, "x", "the orders do not agree: 22 above the stroke, 2 below"},
		{"df(x)(y)/dx", 1, 6, "(y)", "only one operand can stand above the stroke; put a product in brackets, d(x y)/dx"},
		{"∂∂0/∂x", 1, 1, "∂∂", "`∂∂` stands only in a derivative such as ∂f/∂x"},
		{"∂f/∂∂x", 1, 1, "∂f", "`∂f` stands only in a derivative such as ∂f/∂x"},
		{"∂f/∂sin", 1, 5, "sin", "sin needs an argument: sin(...)"},
		{"∂sin/∂x", 1, 2, "sin", "sin needs an argument: sin(...)"},
		{"∇_sin f", 1, 3, "sin", "sin needs an argument: sin(...)"},
		{"∂f/(-∂x)", 1, 1, "∂f", "`∂f` stands only in a derivative such as ∂f/∂x"},
		{"dx/(dy + 1)", 1, 8, "+", "`+` is not expected after `dy`"},
		{"∂f/x", 1, 1, "∂f", "`∂f` stands only in a derivative such as ∂f/∂x"},
		{"∂f", 1, 1, "∂f", "`∂f` stands only in a derivative such as ∂f/∂x"},
		{"∂", 1, 1, "∂", "`∂` stands only in a derivative such as ∂f/∂x"},
		{"d/dx", 1, 1, "d/dx", "expected what to differentiate after this"},
		{"d/dx + 1", 1, 1, "d/dx", "expected what to differentiate after this"},
		{"1/df/dx", 1, 3, "df", "a derivative after `/` needs brackets"},
		{"a/d/dx x", 1, 3, "d", "a derivative after `/` needs brackets"},
		{"d/dx - x", 1, 1, "d/dx", "expected what to differentiate after this"},
		{"x^df/dx", 1, 3, "df", "a derivative after `^` needs brackets"},
		{"dloss/dx", 1, 2, "loss", "`loss` is not known; declare it (`function loss of x`), or write diff(..., ...)"},
		{"∇f", 1, 1, "∇", "by what? Write grad(f, x), or ∇_x f"},
		{"∇_{x+1} f", 1, 4, "x+1", "expected the name of a variable, or a component such as x[k]"},
		{"∇_{x,y} f", 1, 1, "∇", "by what? Write grad(f, x), or ∇_x f"},
		{"∇_x", 1, 1, "∇_x", "expected what to differentiate after this"},
		{"int(t, t)", 1, 1, "int(t, t)", "int takes what to integrate, over what, from where and to where: int(f, t, a, b)"},
		{"int(t, 2, 0, 1)", 1, 8, "2", "expected the name of a variable, or a component such as x[k]"},
		{"at(f, x)", 1, 1, "at(f, x)", "at takes an expression, a variable and its value: at(f, x, v)"},
		{"at(x, 2, 3)", 1, 7, "2", "expected the name of a variable, or a component such as x[k]"},
		{"x|_{x}", 1, 2, "|_{x}", "expected one substitution, x=v"},
		{"x|_{x=1, y=2}", 1, 2, "|_{x=1, y=2}", "expected one substitution, x=v"},
		{"x|_{x < 1}", 1, 2, "|_{x < 1}", "expected one substitution, x=v"},
		{"x|_{2 = x}", 1, 5, "2", "expected the name of a variable, or a component such as x[k]"},
	})
}

func TestFaultsOfNames(t *testing.T) {
	checkRefusals(t, readExpression, []refusal{
		{"x _1", 1, 3, "_", "a subscript must follow its name without a blank"},
		{"x_", 1, 2, "_", "expected a subscript after `_`: x_1, x_k or x_{i+1}"},
		{"x_{k", 1, 2, "_{", "the bracket `_{` is not closed; expected `}`"},
		{"x_{k+}", 1, 6, "}", "expected a number, a name or a bracket after `+`, found `}`"},
		{"x__1", 1, 2, "_", "expected a subscript after `_`: x_1, x_k or x_{i+1}"},
		{"_1", 1, 1, "_", "a subscript must follow its name without a blank"},
		{"2_1", 1, 2, "_1", "a subscript belongs to a name"},
		{"x^{a}_1", 1, 6, "_1", "a subscript belongs to a name"},
		{"2^{[2]}", 1, 2, "^{", "a subscript belongs to a name"},
		{"x^{[2]}^{[3]}", 1, 8, "^{", "only a bracketed superscript is part of a name, a^{[2]}"},
		{"x^{[2, 3] + 1}", 1, 2, "^{", "only a bracketed superscript is part of a name, a^{[2]}"},
		{"x^{[]}", 1, 2, "^{", "there is nothing between the brackets"},
		{"x_{1", 1, 2, "_{", "the bracket `_{` is not closed; expected `}`"},
		{"2'", 1, 2, "'", "a number has no transpose; write f'(x) for a derivative and A' for a transpose"},
		{"²", 1, 1, "²", "the exponent `²` has nothing to stand on"},
		{"x⁻", 1, 2, "⁻", "the exponent `⁻` is too much for superscript signs; write it behind `^`"},
		{"xⁿ⁻¹", 1, 2, "ⁿ⁻¹", "the exponent `ⁿ⁻¹` is too much for superscript signs; write it behind `^`"},
		{"x²ⁿ", 1, 2, "²ⁿ", "the exponent `²ⁿ` is too much for superscript signs; write it behind `^`"},
		{"A⁻ᵀ", 1, 2, "⁻", "the exponent `⁻` is too much for superscript signs; write it behind `^`"},
		{"x^²", 1, 3, "²", "the exponent `²` has nothing to stand on"},
		{"0x1f", 1, 1, "0x", "only decimal numbers are read"},
		{"0b1", 1, 1, "0b", "only decimal numbers are read"},
		{"1e4001", 1, 1, "1e4001", "the exponent of a number literal may be at most 4000; write a power, 10^n"},
		{"1.2.3", 1, 4, ".", "the sign `.` has no meaning here"},
		{"2.", 1, 2, ".", "the sign `.` has no meaning here"},
	})
}

func TestFaultsOfSigns(t *testing.T) {
	checkRefusals(t, readExpression, []refusal{
		{"x $ y", 1, 3, "$", "the sign `$` has no meaning here; formulas need no dollar signs here"},
		{`\frac{1}{2}`, 1, 1, `\`, "the sign `\\` has no meaning here; this is the plain notation: write alpha for \\alpha, (a)/(b) for \\frac{a}{b}"},
		{"x & y", 1, 3, "&", "the sign `&` has no meaning here; alignment marks are not needed; for a condition write `and`"},
		{"x @ y", 1, 3, "@", "the sign `@` has no meaning here; a matrix product is A*B"},
		{"x % y", 1, 3, "%", "the sign `%` has no meaning here; comments start with #"},
		{"x : y", 1, 3, ":", "the sign `:` has no meaning here; a definition is written `let f(x) = ...`, a range 1..K"},
		{`x " y`, 1, 3, `"`, "the sign `\"` has no meaning here; a title stands after `claim`"},
		{"x ± y", 1, 3, "±", "the sign `±` has no meaning here; write the two cases on lines of their own"},
		{"x … y", 1, 3, "…", "the sign `…` has no meaning here; write a sum or a range, 1..K"},
		{"x ≈ y", 1, 3, "≈", "the sign `≈` has no meaning here; only exact relations are checked"},
		{"x → y", 1, 3, "→", "the sign `→` has no meaning here; write = for a step"},
		{"x ⇒ y", 1, 3, "⇒", "the sign `⇒` has no meaning here; write = for a step"},
		{"∫ x", 1, 1, "∫", "the sign `∫` has no meaning here; write int(f, t, a, b)"},
		{"‖x‖", 1, 1, "‖", "the sign `‖` has no meaning here; write norm(x)"},
		{"x ; y", 1, 3, ";", "`;` does not separate statements; put each on a line of its own"},
		{"x ? y", 1, 3, "?", "the sign `?` has no meaning here"},
		{"x . y", 1, 3, ".", "the sign `.` has no meaning here"},
		{"'", 1, 1, "'", "`'` must follow an operand"},
		{"!x", 1, 1, "!", "`!` must follow an operand"},
		{"x\xffy", 1, 2, "\xff", "the byte 0xff is not valid UTF-8"},
		{"\xc3", 1, 1, "\xc3", "the byte 0xc3 is not valid UTF-8"},
		{"x\x00y", 1, 2, "\x00", "the control character U+0000 cannot stand in a formula"},
		{"x\x1b[31my", 1, 2, "\x1b", "the control character U+001B cannot stand in a formula"},
		{"x\u200by", 1, 2, "\u200b", "the control character U+200B cannot stand in a formula"},
		{"x\u202ey", 1, 2, "\u202e", "the control character U+202E cannot stand in a formula"},
		{"\u0301x", 1, 1, "\u0301", "the combining mark U+0301 has no letter to stand on"},
		{"x\u0301\u0301\u0301\u0301\u0301", 1, 6, "\u0301", "a letter may carry at most 4 combining marks"},
		{"# only a comment", 1, 1, "# only a comment", "there is nothing to read; expected an expression"},
		{"", 1, 1, "", "there is nothing to read; expected an expression"},
		{"  \n ", 1, 1, "  \n ", "there is nothing to read; expected an expression"},
		{"a +\n  b +\n  sgima(c)", 3, 3, "sgima", "unknown function `sgima`; did you mean `sigma`?"},
	})
}

// A bound that is met is an error at its place, never a crash or a guess.
func TestLimits(t *testing.T) {
	for name, c := range map[string]struct {
		text, message string
		at            int
	}{
		"a number":     {"x + " + strings.Repeat("1", limit.TokenBytes+1), "a number of 10001 digits is longer than the limit of 10000", 4},
		"a name":       {"x + " + strings.Repeat("a", limit.TokenBytes+1), "a name of 10001 bytes is longer than the limit of 10000", 4},
		"brackets":     {strings.Repeat("(", limit.Nesting+1), "more than 200 brackets are open here", limit.Nesting},
		"bars":         {strings.Repeat("|", limit.Nesting+1), "more than 200 brackets are open here", limit.Nesting},
		"signs":        {strings.Repeat("-", limit.Nesting+1) + "x", "more than 200 signs or powers are stacked here", limit.Nesting},
		"powers":       {strings.Repeat("x^", limit.Nesting+1) + "x", "more than 200 signs or powers are stacked here", 2 * limit.Nesting},
		"tokens":       {strings.Repeat("x+", limit.Tokens/2) + "x", "the statement is longer than 50000 names, numbers and signs", limit.Tokens},
		"the text":     {strings.Repeat(" ", limit.InputBytes+1), "the text is longer than 16777216 bytes", limit.InputBytes},
		"the exponent": {"1e99999999999999999999", "the exponent of a number literal may be at most 4000; write a power, 10^n", 0},
		"the order":    {"diff(f, x, 99999999999999999999)", "a derivative of more than 64 orders is not taken", 11},
	} {
		d := fault(t, c.text)
		assert.Equal(t, c.message, d.Message, name)
		assert.Equal(t, c.at, d.Span.Start, name)
	}
}

// What is just within a bound is read.
func TestWithinLimits(t *testing.T) {
	for name, text := range map[string]string{
		"a number":  strings.Repeat("1", limit.TokenBytes),
		"a name":    strings.Repeat("a", limit.TokenBytes),
		"brackets":  strings.Repeat("(", limit.Nesting) + "x" + strings.Repeat(")", limit.Nesting),
		"signs":     strings.Repeat("-", limit.Nesting-1) + "x",
		"tokens":    strings.Repeat("x+", limit.Tokens/2-1) + "x",
		"a product": strings.Repeat("x ", limit.Tokens),
	} {
		_, err := parser.ParseExpression(source.NewText("", text), table)
		assert.NoError(t, err, name)
	}
}

// Long pieces of the text are shortened in messages.
func TestLongNamesInMessages(t *testing.T) {
	for _, letter := range []string{"q", "é", "𝑥"} {
		d := fault(t, strings.Repeat(letter, 300)+"(x)")
		require.Less(t, len(d.Message), 600)
		assert.Contains(t, d.Message, "`"+strings.Repeat(letter, 40)+"...`")
	}
}
