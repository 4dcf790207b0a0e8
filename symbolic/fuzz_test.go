package symbolic_test

import (
	"testing"

	"nabla/symbolic"
)

// FuzzCanonical reads any expression: its canonical form is what its constructors make of it, prints without end, and
// has a derivative or an obstacle with a reason.
func FuzzCanonical(f *testing.F) {
	for _, seed := range leaves {
		f.Add(seed)
	}
	for _, seed := range []string{
		"x^2*y/x", "(x*(1/x))^-2", "0*x^2/x", "sum(i, 1, n, sum(j, 1, i, x[i]*x[j]))", "piecewise(x > 0, x, x < 0, -x, 0)", "int(sin(x*t), t, 0, x)", "diff(x^x, x, 3)",
		"at(x^2, x, y)", "2^(2^(2^(2^9)))", "x^(1/2)*x^(3/2)*x^-2", "delta(i, j)*delta(j, k)", "1/(1/(1/x))^-3", "exp(x)^y*exp(-x)", "prod(k, 1, n, x - k)", "abs(-x - y)",
	} {
		f.Add(seed)
	}
	never := func(*symbolic.Expr) (*symbolic.Expr, bool) { return nil, false }
	f.Fuzz(func(t *testing.T, text string) {
		e, err := symbolic.Parse(text)
		if err != nil {
			return
		}
		if again := symbolic.Rewrite(e, never); !symbolic.Equal(e, again) || e.Hash() != again.Hash() {
			t.Fatalf("%s becomes %s", e, again)
		}
		if e.String() == "" {
			t.Fatalf("%q is printed as nothing", text)
		}
		if e.Size() > 200 {
			return
		}
		if d, err := symbolic.Diff(e, symbolic.Symbol("x"), nil); (d == nil) == (err == nil) || err != nil && err.Error() == "" {
			t.Fatalf("the derivative of %s is %v, %v", e, d, err)
		}
	})
}
