package latex_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/symbolic/function"
)

// scope is what a test says of names.
type scope struct {
	functions, variables, indices map[string]bool
	arrays                        map[string]int
	arguments                     map[string]string
}

func (s scope) Function(name string) bool {
	_, ok := function.Lookup(name)
	return s.functions[name] || ok
}
func (s scope) Nearest(name string) (string, bool)  { return function.Nearest(name) }
func (s scope) Variable(name string) bool           { return s.variables[name] }
func (s scope) Index(name string) bool              { return s.indices[name] }
func (s scope) Array(name string) int               { return s.arrays[name] }
func (s scope) Argument(name string) (string, bool) { a, ok := s.arguments[name]; return a, ok }

// The likelier reading comes first, and the other one on demand.
func TestAmbiguities(t *testing.T) {
	for _, c := range []struct{ text, likely, key, other string }{
		{`f(x)`, `f(x)`, `apply f`, `f*x`},
		{`c(a+d)`, `c*(a + d)`, `apply c`, `c(a + d)`},
		{`\sigma(1-\sigma)`, `sigma*(1 - sigma)`, `apply sigma`, `sigma(1 - sigma)`},
		{`\cos nx`, `cos(n*x)`, `argument cos`, `cos(n)*x`},
		{`\log xy`, `log(x)*y`, `argument log`, `log(x*y)`},
		{`\log(x)^{-1/2}`, `log(x^(-1/2))`, `exponent log`, `log(x)^(-1/2)`},
		{`\langle a, b\rangle`, `dot(a, b)`, `angle brackets`, `[a, b]`},
		{`\left(\begin{array}{c}m\\i\end{array}\right)`, `binom(m, i)`, `binomial`, `[m, i]`},
		{`I_n`, `I(n)`, `identity`, `I_n`},
		{`I_P^2`, `I_P^2`, `identity`, `I(P)^2`},
		{`x^2/2\sigma^2`, `x^2/2*sigma^2`, `operand /`, `x^2/(2*sigma^2)`},
		{`x^2 / 2 \sigma^2`, `x^2/2*sigma^2`, `operand /`, `x^2/(2*sigma^2)`},
		{`\frac{df}{dx}(a)`, `at(diff(f, x), x, a)`, `derivative`, `diff(f, x)*a`},
		{`a^{l-1}`, `a_sup[l - 1]`, `superscript a`, `a^(l - 1)`},
		{`a_{2n}`, `a_{2*n}`, `index a`, `a_{2,n}`},
		{`A \odot B c`, `A .* (B*c)`, `operand .*`, `A .* B*c`},
		{`V^\pi(s)`, `V_pi(s)`, `superscript V`, `V(s)^pi`},
		{`x^{(n-k)}`, `x^(n - k)`, `superscript x`, `x_sup[n - k]`},
		{`B^{-1}_{ij}`, `(B^-1)[i, j]`, `power B`, `B_{i,j}^-1`},
		{`dA + cA`, `dA + c*A`, `d`, `d*A + c*A`},
		{`\sum_{i=1}^n x_i + x_i`, `sum(i, 1, n, x_i + x_i)`, `sum i`, `sum(i, 1, n, x_i) + x_i`},
	} {
		reading, err := readSide(c.text, nil)
		require.NoError(t, err, c.text)
		require.NotEmpty(t, reading.Ambiguities, c.text)
		assert.Equal(t, c.key, reading.Ambiguities[0].Key, c.text)
		assert.NotEqual(t, reading.Ambiguities[0].Taken, reading.Ambiguities[0].Other, c.text)
		assert.Equal(t, c.likely, read(c.text, nil), c.text)
		assert.Equal(t, c.other, read(c.text, nil, c.key), c.text)
	}
}

// What the scope knows is not open.
func TestScope(t *testing.T) {
	known := scope{
		functions: map[string]bool{"k": true, "y": true}, variables: map[string]bool{"f": true, "T": true, "d": true},
		indices: map[string]bool{"a": true}, arrays: map[string]int{"w": 2, "v": 1}, arguments: map[string]string{"u": "x", "y": "t"},
	}
	for _, c := range []reading{
		{`f(x)`, `f*x`},
		{`k(a + b)`, `k(a + b)`},
		{`x^T`, `x^(T)`},
		{`x_{ab}`, `x_{a,b}`},
		{`w_{bc} + w_{12}`, `w_{b,c} + w_{1,2}`},
		{`v_{ij}`, `v_ij`},
		{`w^{-1}_{ij} w_{ij}^{-1}`, `(w^-1)[i, j]*w_{i,j}^-1`},
		{`x^2_{ij} v^{-1}_i`, `x_{i,j}^2*v_i^-1`},
		{`u''`, `diff(u, x, 2)`},
		{`y + 1`, `y(t) + 1`},
		{`d x`, `d*x`},
		{`k^{(3)}(x)`, `k'''(x)`},
		{`k^{(n)}(x)`, `diff(k(x), x, n)`},
		{`k^{-1}(x)`, `inverse function(k(x))`},
		{`k^2(x)`, `k(x)^2`},
	} {
		result, err := readSide(c.text, known)
		if assert.NoError(t, err, c.text) {
			assert.Empty(t, result.Ambiguities, c.text)
			assert.Equal(t, c.plain, read(c.text, known), c.text)
		}
	}
}
