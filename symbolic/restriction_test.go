package symbolic_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/symbolic"
)

// causes are the words for what happens where a restriction does not hold.
var causes = map[symbolic.Cause]string{symbolic.OutsideDomain: "undefined", symbolic.AtKink: "kink", symbolic.AtJump: "jump"}

// A derivative has the value of its formula where what is differentiated is smooth, and says where that is.
func TestWhereDerivativesExist(t *testing.T) {
	for _, c := range []struct {
		text, value string
		where       []string
	}{
		{"diff(x^2, x)", "2*x", nil},
		{"diff(exp(x), x)", "exp(x)", nil},
		{"diff(abs(x), x)", "sign(x)", []string{"kink: x != 0"}},
		{"diff(abs(x)*y, x)", "y*sign(x)", []string{"kink: x != 0"}},
		{"diff(abs(x)*y, y)", "abs(x)", nil},
		{"diff(abs(y), x)", "0", nil},
		{"diff(abs(abs(x) - 1), x)", "sign(x)*sign(abs(x) - 1)", []string{"kink: x != 0", "kink: abs(x) != 1"}},
		{"diff(abs(x), x, 2)", "0", []string{"kink: x != 0", "jump: x != 0"}},
		{"diff(y*x, x) + diff(abs(y), y)", "y + sign(y)", []string{"kink: y != 0"}},
		{"diff(sign(x), x)", "0", []string{"jump: x != 0"}},
		{"diff(floor(x^2), x)", "0", []string{"jump: floor(x^2) != x^2"}},
		{"diff(floor(y)*x, x)", "floor(y)", nil},
		{"diff(max(x, y), x)", "indicator(y < x)", []string{"kink: x != y"}},
		{"diff(max(x, y, 1), x)", "indicator(max(y, 1) < x)", []string{"kink: x != max(y, 1)", "kink: y != 1"}},
		{"diff(max(y, 1, x), x)", "indicator(y < max(1, x))", []string{"kink: y != max(1, x)", "kink: x != 1"}},
		{"diff(min(x, 1 - x), x)", "indicator(x < 1 - x) - indicator(1 - x < x)", []string{"kink: x != 1 - x"}},
		{"diff(relu(x - 1), x)", "indicator(x > 1)", []string{"kink: x != 1"}},
		{"diff(cbrt(x), x)", "1/(3*cbrt(x)^2)", []string{"kink: x != 0"}},
		{"diff(sqrt(x), x)", "1/(2*sqrt(x))", []string{"undefined: defined(sqrt(x))"}},
		{"diff(log(x), x)", "1/x", []string{"undefined: defined(log(x))"}},
		{"diff(log(abs(x)), x)", "sign(x)/abs(x)", []string{"undefined: defined(log(abs(x)))", "kink: x != 0"}},
		{"diff(1/x, x)", "-1/x^2", []string{"undefined: defined(1/x)"}},
		{"diff(x^x, x)", "x^x*(log(x) + x/x)", []string{"undefined: defined(x^x)"}},
		{"diff(asin(x), x)", "1/sqrt(1 - x^2)", []string{"undefined: defined(asin(x))"}},
		{"diff(piecewise(x > 0, x^2, 0), x)", "piecewise(x > 0, 2*x, 0)", []string{"kink: x != 0"}},
		{"diff(piecewise(x >= 1, x, y > 0, 1, 0), x)", "indicator(x >= 1)", []string{"kink: x != 1"}},
		{"diff(piecewise(x > 0 and y > 0, x, 0), x)", "indicator(x > 0 and y > 0)", []string{"kink: x != 0"}},
		{"diff(piecewise(y > 0, x, 2*x), x)", "piecewise(y > 0, 1, 2)", nil},
		{"diff(indicator(x > 0), x)", "0", []string{"jump: x != 0"}},
		{"diff(indicator(x^2 < y)*x, x)", "indicator(x^2 < y)", []string{"jump: y != x^2"}},
		{"diff(sum(k, 1, n, abs(v_k - x)), x)", "sum(k, 1, n, -sign(v_k - x))", []string{"kink: sum(k, 1, n, indicator(v_k - x = 0)) = 0"}},
		{"diff(sum(k, 1, n, abs(x)), x)", "sum(k, 1, n, sign(x))", []string{"kink: x != 0"}},
		{"diff(sum(k, 1, n, relu(v_k)), v_i)", "indicator(v_i > 0)", []string{"kink: sum(k, 1, n, indicator(v_k = 0)) = 0"}},
		{"diff(prod(k, 1, n, abs(x - v_k)), x)", "sum(k, 1, n, sign(x - v_k)*prod(i = 1..n, i != k, abs(x - v_i)))", []string{"kink: sum(k, 1, n, indicator(x - v_k = 0)) = 0"}},
		{"diff(int(abs(t - x), t, 0, 1), x)", "int(-sign(t - x), t, 0, 1)", []string{"undefined: defined(int(abs(t - x), t, 0, 1))"}},
		{"diff(int(t, t, 0, abs(x)), x)", "abs(x)*sign(x)", []string{"undefined: defined(int(t, t, 0, abs(x)))", "kink: x != 0"}},
		{"diff(int(t*x, t, x, 1), x)", "int(t, t, x, 1) - x^2", []string{"undefined: defined(int(t*x, t, x, 1))"}},
		{"diff(f(x), x)", "f'(x)", []string{"undefined: defined(f(x))"}},
		{"diff(f(abs(x)), x)", "sign(x)*f'(abs(x))", []string{"undefined: defined(f(abs(x)))", "kink: x != 0"}},
		{"diff(q, x)", "2*x", nil},
		{"diff(h_i, v_j)", "delta(i, j)", nil},
		{"diff(v_i^2, v_j)", "2*v_i*delta(i, j)", nil},
		{"diff(w_{i,j}, w_{1,2})", "delta(j, 2)*delta(i, 1)", nil},
	} {
		e, err := resolve(c.text)
		require.NoError(t, err, c.text)
		value, where, err := symbolic.EvaluateWhere(e, scope)
		require.NoError(t, err, c.text)
		var got []string
		for _, r := range where {
			got = append(got, fmt.Sprintf("%s: %s", causes[r.Cause], r.Condition))
		}
		assert.Equal(t, c.value, value.String(), c.text)
		assert.Equal(t, c.where, got, c.text)
	}
}
