package normal_test

import "testing"

// TestIntegralsWithTheVariableMoved has shifts and reflections of the variable of integration, exchanged ends, odd integrands,
// and what is free of the variable in an exponent.
func TestIntegralsWithTheVariableMoved(t *testing.T) {
	for _, c := range []claim{
		{"int(exp(-(x - c)^2), x, 0, 1)", "exp(-c^2)*int(exp(2*c*x - x^2), x, 0, 1)", true},
		{"int(exp(-(x - c)^2), x, 0, 1)", "exp(c^2)*int(exp(2*c*x - x^2), x, 0, 1)", false},
		{"int(exp(-(x - c)^2), x, 0, 1)", "int(exp(-x^2), x, -c, 1 - c)", true},
		{"int(exp(-(x - c)^2), x, 0, 1)", "int(exp(-x^2), x, c, 1 + c)", false},
		{"int(exp(x*y + x), x, 0, 1)*int(exp(x*y + y), y, 0, 1)", "int(exp(x*(y + 1)), x, 0, 1)*int(exp(y*(x + 1)), y, 0, 1)", true},
		{"int(atan(x + c), x, a, b)", "int(atan(x), x, a + c, b + c)", true},
		{"int(atan(x + c), x, a, b)", "int(atan(x), x, a - c, b - c)", false},
		{"int(log(1 + x), x, 0, 1)", "int(log(x), x, 1, 2)", true},
		{"int(x^a*(1 - x)^b, x, 0, 1)", "int(x^a*(1 + x)^b, x, 0, 1)", false},
		{"int(exp(x^3), x, a, b)", "int(exp(-x^3), x, -b, -a)", true},
		{"int(exp(x^3), x, a, b)", "int(exp(x^3), x, -b, -a)", false},
		{"int(exp(x^3), x, a, b)", "-int(exp(x^3), x, b, a)", true},
		{"int(exp(x^3), x, a, b)", "int(exp(x^3), x, b, a)", false},
		{"int(sin(x^3), x, -a, a)", "0", true},
		{"int(sin(x^2), x, -a, a)", "0", false},
		{"int(x*exp(-x^2)*cos(x), x, -2, 2)", "0", true},
		{"int(1/x, x, -1, 1)", "0", false}, // it does not exist
		{"int(exp(-(x - c)^2), x, -inf, inf)", "int(exp(-x^2), x, -inf, inf)", true},
		{"int(exp(-(x - c)^2), x, 0, inf)", "int(exp(-x^2), x, 0, inf)", false},
		{"int(atan(x + 1) - atan(x), x, -inf, inf)", "0", false}, // it is pi
		{"int(x/(1 + x^2), x, -inf, inf)", "0", false},           // it does not exist
	} {
		c.check(t, nil)
	}
}
