package normal_test

import "testing"

// TestNestedRoots has numbers with roots of numbers a + b*sqrt(d): powers in their field are found, and products of
// related numbers are told apart from those that only look related.
func TestNestedRoots(t *testing.T) {
	for _, c := range []claim{
		{"sqrt(3 + 2*sqrt(2))", "1 + sqrt(2)", true},
		{"sqrt(3 - 2*sqrt(2))", "sqrt(2) - 1", true},
		{"sqrt(3 - 2*sqrt(2))", "1 - sqrt(2)", false},
		{"sqrt(5 + 2*sqrt(6))", "sqrt(2) + sqrt(3)", true},
		{"sqrt(5 - 2*sqrt(6))", "sqrt(2) - sqrt(3)", false},
		{"sqrt(2 + sqrt(3))", "(sqrt(6) + sqrt(2))/2", true},
		{"sqrt(2 + sqrt(3))", "(sqrt(6) - sqrt(2))/2", false},
		{"(2 + sqrt(5))^(1/3) - (sqrt(5) - 2)^(1/3)", "1", true},
		{"cbrt(2 - sqrt(5))", "(1 - sqrt(5))/2", true},
		{"1/cbrt(7 - 5*sqrt(2))", "-1 - sqrt(2)", true},
		{"(41 + 29*sqrt(2))^(1/5)", "1 + sqrt(2)", true},
		{"(984 - 440*sqrt(5))^(1/4)", "512^(1/4)*(3 + sqrt(5))^(-5/4)", true},
		{"(984 - 440*sqrt(5))^(1/4)", "512^(1/4)*(3 + sqrt(5))^(-3/4)", false},
		{"sqrt(5 + sqrt(5))", "5^(1/4)*sqrt(1 + sqrt(5))", true},
		{"sqrt(5*sqrt(2) - 7)", "(sqrt(2) - 1)^(3/2)", true},
		{"log(3 + 2*sqrt(2))", "2*log(1 + sqrt(2))", true},
		{"log(3 + 2*sqrt(2))", "-2*log(sqrt(2) - 1)", true},
		{"log(3 + 2*sqrt(2))", "3*log(1 + sqrt(2))", false},
		{"abs(2 - 2*sqrt(2))", "2*sqrt(2) - 2", true},
		{"sin(pi/8)", "sqrt(2 - sqrt(2))/2", true},
		{"sin(pi/8)", "sqrt(2 + sqrt(2))/2", false},
		{"sin(3*pi/8)", "-sqrt(2 + sqrt(2))/2", false},
		{"sin(pi/16)", "sqrt(2 - sqrt(2 + sqrt(2)))/2", true},
		{"sin(pi/5)", "sqrt((5 - sqrt(5))/8)", true},
		{"tan(pi/5)", "sqrt(5 - 2*sqrt(5))", true},
		{"tan(pi/5)", "sqrt(5 + 2*sqrt(5))", false},
		{"tan(3*pi/11) + 4*sin(2*pi/11)", "sqrt(11)", true},
	} {
		c.check(t, nil)
	}
}
