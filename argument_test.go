package nabla_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla"
)

// TestArguments has steps that one argument alone decides: the report names it.
func TestArguments(t *testing.T) {
	const (
		signs     = "normal form, by cases of signs"
		constancy = "equal derivatives and a common value"
	)
	for _, c := range []struct {
		step   string
		given  []string
		method string
	}{
		{"log(1+exp(x)) = relu(x) + log(1+exp(-abs(x)))", nil, signs},
		{"log(exp(a)+exp(b)) = max(a,b) + log(1+exp(-abs(a-b)))", nil, signs},
		{"acosh(cosh(x)) = abs(x)", nil, signs},
		{"atan(x) + atan(1/x) = pi/2*sign(x)", nil, signs},
		{"2*atan(tanh(x/2)) = atan(sinh(x))", nil, constancy},
		{"atan(x) + atan(1/x) = pi/2", []string{"x > 0"}, constancy},
		{"atan((1+x)/(1-x)) = atan(x) + pi/4", []string{"x < 1"}, constancy},
		{"asin(x) = 2*atan(x/(1+sqrt(1-x^2)))", nil, constancy},
		{"int(1/(1+t^2), t, 0, x) = atan(x)", nil, constancy},
		{"int(exp(-t)*x, t, 0, x) = x*(1-exp(-x))", nil, constancy},
	} {
		s := judge(t, c.step, c.given, nil)
		assert.Equal(t, "proved", s.Verdict.String(), "%s: %s", c.step, s.Message())
		assert.Equal(t, c.method, s.Method, c.step)
	}
}

// TestArgumentsHaveLimits has steps that look like those of TestArguments, of which the argument must not prove one:
// the derivatives are equal, but the points of definition are more than one interval, or a side jumps.
func TestArgumentsHaveLimits(t *testing.T) {
	for _, c := range []struct {
		step  string
		given []string
	}{
		{"atan(x) + atan(1/x) = pi/2", nil},
		{"atan(x) + atan(1/x) = pi/2", []string{"x != 0"}},
		{"atan((1+x)/(1-x)) = atan(x) + pi/4", nil},
		{"atan((1+x)/(1-x)) = atan(x) + pi/4", []string{"x != 1"}},
		{"floor(x) = 0", nil},
		{"sign(x) = 1", nil},
		{"atan(tan(x)) = x", nil},
		{"atan(tan(x)) = x", []string{"cos(x) != 0"}},
		{"asin(sin(x)) = x", []string{"cos(x) > 0"}},
		{"acos(cos(x)) = x", []string{"x^2 > 0"}},
		{"atanh(1/x) - atanh(x) = 0", nil},
		{"int(x*t, t, 0, x) = x^3/3", nil},
	} {
		s := judge(t, c.step, c.given, nil)
		assert.NotEqual(t, nabla.Proved.String(), s.Verdict.String(), "%s: %s", c.step, s.Message())
	}
}

// TestConditionsByInverses has steps that hold where a side lies in the principal range of an inverse function.
func TestConditionsByInverses(t *testing.T) {
	for step, condition := range map[string]string{
		"acos(cos(x)) = x":              "x >= 0 and x <= pi",
		"atan(tan(x)) = x":              "-pi/2 < x and x < pi/2",
		"sqrt(x^2 - 2*x + 1) = x - 1":   "x >= 1",
		"asin(3*x - 4*x^3) = 3*asin(x)": "x >= -1/2 and x <= 1/2",
	} {
		s := judge(t, step, nil, nil)
		assert.Equal(t, "conditional", s.Verdict.String(), step)
		assert.Equal(t, condition, s.Condition, step)
		assert.NotNil(t, s.Counterexample, step)
	}
}

// TestInequalities has steps with other relations than equality.
func TestInequalities(t *testing.T) {
	for step, verdict := range map[string]string{
		"x^2 + 1 > 0":                  "proved",
		"(x+y)^2 >= 4*x*y":             "proved",
		"sigma(z)*(1-sigma(z)) <= 1/4": "proved",
		"x != x + 1":                   "proved",
		"x^2 >= x":                     "wrong",
		"x^2 > 0":                      "wrong", // not at 0
		"x/x != 1":                     "wrong",
		"sqrt(x) <= x":                 "wrong",
		"exp(x) >= 1 + x":              "numeric", // true; no sign shows it
		"diff(x^3, x) >= 0":            "proved",
		"log(-1 - x^2) < 0":            "unknown", // defined nowhere
	} {
		s := judge(t, step, nil, nil)
		assert.Equal(t, verdict, s.Verdict.String(), "%s: %s", step, s.Message())
	}
}
