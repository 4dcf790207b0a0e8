package parser_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/parser"
)

func TestApplications(t *testing.T) {
	checkReadings(t, table, []reading{
		{"sin(x)", "sin(x)"}, {"sin (x)", "sin(x)"}, {"sin[x]", "sin(x)"}, {"sin[x + 1]y", "sin(x + 1)*y"},
		{"max(a, b, c)", "max(a, b, c)"}, {"mod(a,b)", "mod(a, b)"}, {"binom(n,k)", "binom(n, k)"}, {"n!", "n!"}, {"(n+1)!", "(n + 1)!"},
		{"2!", "2!"}, {"2!x", "2!*x"}, {"n!!", "n!!"},
		{"sigma(z)", "sigma(z)"}, {"σ(z)", "sigma(z)"}, {"sigmoid(z)", "sigmoid(z)"}, {"ln(x)", "ln(x)"}, {"arcsin(x)", "arcsin(x)"},
		{"sigma'(z)", "sigma'(z)"}, {"sin''(x)", "sin''(x)"}, {"exp.(x)", "exp.(x)"},
		{"sin(x)(y)", "sin(x)*y"}, {"sin(x)^2", "sin(x)^2"}, {"sin(x)!", "sin(x)!"}, {"sin(x)[k]", "sin(x)[k]"},
		{"logsumexp(z)", "logsumexp(z)"}, {"delta(i,j)", "delta(i, j)"},
	})
}

// f(x) is a product where f is a variable, or has one letter or a decoration and is not known.
func TestApplicationOrProduct(t *testing.T) {
	checkReadings(t, table, []reading{
		{"f(x)", "f*x"}, {"a(b + c)", "a*(b + c)"}, {"y_hat(x)", "y_hat*x"}, {"alpha(x)", "alpha*x"}, {"x1(y)", "x1*y"}, {"pi(x)", "pi*x"},
		{"f[x]", "f[x]"},
	})
	checkReadings(t, declared(t, "function f, foo", "real sigma, loss", "let h(t) = t", "let p_k = k", "index k in 1..3"), []reading{
		{"f(x)", "f(x)"}, {"foo(x)", "foo(x)"}, {"h(x)", "h(x)"}, {"f'(x)", "f'(x)"}, {"f''(x)", "f''(x)"}, {"f(x, y)", "f(x, y)"},
		{"sigma(z)", "sigma*z"}, {"loss(z)", "loss*z"}, {"p_k(z)", "p_k*z"},
		{"sigma'(z)", "sigma'*z"},
	})
}

// An argument without brackets is one operand with its exponent.
func TestBareArguments(t *testing.T) {
	checkReadings(t, table, []reading{
		{"log x", "log(x)"}, {"log 2x", "log(2*x)"}, {"log x y", "log(x)*y"}, {"sin x^2", "sin(x^2)"}, {"sin x!", "sin(x!)"},
		{"sin x/y", "sin(x)/y"}, {"log p + log q", "log(p) + log(q)"}, {"sin x cos x", "sin(x)*cos(x)"}, {"sin cos x", "sin(cos(x))"},
		{"2^sin x", "2^sin(x)"}, {"sqrt 2", "sqrt(2)"}, {"log|x|", "log(|x|)"}, {"sin x[1]", "sin(x[1])"}, {"log [x]", "log(x)"},
		{"sin x^2y", "sin(x^(2*y))"},
	})
	assert.True(t, expression(t, "log x", table).(*parser.Call).Bare)
	assert.False(t, expression(t, "log(x)", table).(*parser.Call).Bare)
}

// sin^2(x) is the power of the value.
func TestPowersOfFunctions(t *testing.T) {
	for _, text := range []string{"sin^2(x)", "sin^2 x", "sin^2x", "sin²(x)", "sin² x", "sin²x", "sin^{2}(x)", "sin^(2)(x)"} {
		assert.Equal(t, "(^ (call sin x) 2)", outline(expression(t, text, table)), text)
	}
	checkReadings(t, table, []reading{
		{"sin^n(x)", "sin(x)^n"}, {"sin^-2(x)", "sin(x)^-2"}, {"sin⁻²(x)", "sin(x)^-2"}, {"log^2 x + 1", "log(x)^2 + 1"},
		{"sin^2 x cos^2 x", "sin(x)^2*cos(x)^2"}, {"sin^2 cos x", "sin(cos(x))^2"}, {"sigma^2(x)", "sigma(x)^2"},
		{"log_2(x)", "log2(x)"}, {"log_2 x", "log2(x)"}, {"log_10(x)", "log10(x)"}, {"log_{10}(x)", "log10(x)"},
	})
}

// Between sigma as a function and sigma as a variable the document decides.
func TestVariablesHideFunctions(t *testing.T) {
	scope := declared(t, "positive sigma", "let e = 3", "matrix I in n x n")
	checkReadings(t, scope, []reading{
		{"sigma^2 x", "sigma^2*x"}, {"sigma(x - mu)", "sigma*(x - mu)"}, {"1/sigma", "1/sigma"}, {"e^x", "e^x"}, {"I(x)", "I*x"},
	})
	checkReadings(t, table, []reading{{"sigma + 1", "sigma + 1"}, {"sigma/2", "sigma/2"}})
}
