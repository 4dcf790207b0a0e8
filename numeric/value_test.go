package numeric_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric"
	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/symbolic"
)

// drawnValues draws numbers, vectors and matrices, empty ones among them.
func drawnValues() *rapid.Generator[numeric.Value] {
	scalar := rapid.Custom(func(t *rapid.T) numeric.Value {
		return numeric.Scalar(rational.New(rapid.Int64Range(-1000, 1000).Draw(t, "numerator"), rapid.Int64Range(1, 99).Draw(t, "denominator")))
	})
	return rapid.Custom(func(t *rapid.T) numeric.Value {
		columns := rapid.IntRange(0, 4).Draw(t, "columns")
		vector := rapid.Custom(func(t *rapid.T) numeric.Value {
			return numeric.Array(rapid.SliceOfN(scalar, columns, columns).Draw(t, "entries")...)
		})
		switch rapid.IntRange(0, 2).Draw(t, "dimensions") {
		case 0:
			return scalar.Draw(t, "number")
		case 1:
			return vector.Draw(t, "vector")
		}
		return numeric.Array(rapid.SliceOfN(vector, 0, 4).Draw(t, "rows")...)
	})
}

// TestValuesReadBack: what prints reads as the same value, and so does JSON without its quotes.
func TestValuesReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := drawnValues().Draw(t, "value")
		read, err := numeric.ParseValue(v.String())
		require.NoError(t, err, v.String())
		require.Equal(t, v.String(), read.String())
		data, err := json.Marshal(v)
		require.NoError(t, err)
		fromJSON, err := numeric.ParseValue(strings.ReplaceAll(string(data), `"`, ""))
		require.NoError(t, err)
		require.Equal(t, v.String(), fromJSON.String())
	})
}

func TestParseValue(t *testing.T) {
	for text, want := range map[string]string{
		"3": "3", " -2.50 ": "-5/2", "1e-3": "1/1000", "6/4": "3/2", "[]": "[]", "[ 1 , 2.5 ]": "[1, 5/2]", "[[1,0],[0,1]]": "[[1, 0], [0, 1]]", "[[],[]]": "[[], []]",
	} {
		v, err := numeric.ParseValue(text)
		require.NoError(t, err, text)
		assert.Equal(t, want, v.String(), text)
	}
	for text, want := range map[string]string{
		"": "number", "x": "number", "1/0": "", "[1, 2": "not closed", "[1,, 2]": "number", "[1] 2": `unexpected "2"`, "3]": `unexpected "]"`,
		"[[1, 2], [3]]": "differ in length", "[[1], 2]": "differ in length", "[[1], [[2]]]": "differ in length",
		"[" + strings.Repeat("1,", 500) + "1]": "at most", strings.Repeat("[", 5000): "at most",
	} {
		_, err := numeric.ParseValue(text)
		assert.ErrorContains(t, err, want, "%.40s", text)
	}
}

// TestEvaluateAtPoints: values of functions and arrays of a point, and what is said when there are none.
func TestEvaluateAtPoints(t *testing.T) {
	f := numeric.Value{Expr: parse(t, "t^2 + 1"), Formals: []*symbolic.Expr{symbolic.Symbol("t")}}
	vector, err := numeric.ParseValue("[3, -1/2, 4]")
	require.NoError(t, err)
	point := numeric.Point{"x": number(t, "2"), "v": vector, "f": f, "n": number(t, "3")}
	assert.Equal(t, "f(t) = t^2 + 1, n = 3, v = [3, -1/2, 4], x = 2", point.String())
	scope := scopeOf(t, map[string]symbolic.VariableKind{"n": symbolic.PositiveInteger, "f": symbolic.FunctionOf})
	v := func(i *symbolic.Expr) *symbolic.Expr { return symbolic.Component("v", i) }
	k := symbolic.Symbol("k")
	for _, c := range []struct {
		e    *symbolic.Expr
		want string
	}{
		{symbolic.BigSum(k, symbolic.Int(1), symbolic.Symbol("n"), symbolic.True(), v(k)), "6.5"},
		{symbolic.BigProduct(k, symbolic.Int(1), symbolic.Symbol("n"), symbolic.True(), v(k)), "-6"},
		{symbolic.BigSum(k, symbolic.Int(2), symbolic.Int(1), symbolic.True(), v(k)), "0"},
		{v(symbolic.Int(4)), "undefined"},
		{v(symbolic.Int(0)), "undefined"},
		{v(symbolic.Number(rational.New(1, 2))), "undefined"},
		{symbolic.Product(symbolic.Int(2), symbolic.Power(symbolic.Symbol("x"), symbolic.Number(rational.New(1, 2)))), "2.82842712"},
		{symbolic.CallUnknown("f", []int{0}, parse(t, "x")), "5"},
		{symbolic.CallUnknown("f", []int{1}, parse(t, "3*x")), "12"},
	} {
		got, err := numeric.Evaluate(context.Background(), c.e, scope, point, 9)
		require.NoError(t, err, c.e)
		assert.Equal(t, c.want, got, c.e)
	}
	for e, want := range map[*symbolic.Expr]string{
		parse(t, "y + 1"): "y has no value", parse(t, "v + 1"): "v has no value",
		symbolic.CallUnknown("g", []int{0}, parse(t, "x")): "no value is given for g",
	} {
		_, err := numeric.Evaluate(context.Background(), e, scope, point, 9)
		assert.ErrorContains(t, err, want, e)
	}
	_, err = numeric.Evaluate(context.Background(), symbolic.Component("x", symbolic.Int(1)), scope, point, 9)
	assert.ErrorContains(t, err, "x has no entries")
}

// TestIntegrals: Leibniz' rule aside, a definite integral has the value of an antiderivative's difference (Gradshteyn and
// Ryzhik, section 3), and encloses it however it is asked for.
func TestIntegrals(t *testing.T) {
	for integral, closed := range map[string]string{
		"int(t^2, t, 0, 3)": "9", "int(1/t, t, 1, 2)": "log(2)", "int(exp(-t), t, 0, 1)": "1 - exp(-1)", "int(sin(t), t, 0, pi)": "2",
		"int(1/(1 + t^2), t, 0, 1)": "pi/4", "int(t*exp(t), t, 0, 1)": "1", "int(cos(t)^2, t, 0, 2*pi)": "pi", "int(log(t), t, 1, e)": "1",
		"int(t^3, t, 2, -1)": "-15/4", "int(abs(t), t, -1, 2)": "5/2", "int(piecewise(t < 1, 0, t), t, 0, 2)": "3/2", "int(1/sqrt(t + 1), t, 0, 3)": "2",
		"int(exp(-t^2), t, -1, 1)": "sqrt(pi)*erf(1)", "int(sum(k, 1, 3, t^k), t, 0, 1)": "13/12",
	} {
		difference := symbolic.Difference(parse(t, integral), parse(t, closed))
		x, err := numeric.Enclosures{}.Value(context.Background(), difference, 128)
		require.NoError(t, err, integral)
		assert.Equal(t, interval.Everywhere, x.Def(), integral)
		assert.LessOrEqual(t, x.Lower().Sign(), 0, "%s - %s is in %s", integral, closed, x.Text(10))
		assert.GreaterOrEqual(t, x.Upper().Sign(), 0, "%s - %s is in %s", integral, closed, x.Text(10))
		assert.Less(t, x.Float().Width(), 0.2, "%s is in %s", integral, x.Text(10))
	}
	for _, integral := range []string{"int(1/t, t, 0, 1)", "int(sum(k, 0, 3, t^k), t, 0, 1)", "int(1/t, t, -1, 1)", "int(log(t), t, -1, 0)"} {
		x, err := numeric.Enclosures{}.Value(context.Background(), parse(t, integral), 128)
		require.NoError(t, err, integral)
		assert.NotEqual(t, interval.Everywhere, x.Def(), "%s is claimed to be in %s", integral, x.Text(10))
	}
}

// TestEnclosures: values and conditions over names of which only enclosures are known.
func TestEnclosures(t *testing.T) {
	between := func(low, high float64) ball.Ball { return ball.Hull(ball.FromFloat(low, 64), ball.FromFloat(high, 64)) }
	names := numeric.Enclosures{"x": between(1, 2), "y": between(-1, 1), "z": ball.FromFloat(0.5, 64), "u": ball.Undefined(64)}
	for text, want := range map[string]interval.Truth{
		"x > 0": interval.True, "x < y": interval.False, "x <= y": interval.Unknown, "x > 3": interval.False, "z = 1/2": interval.True, "x = 3": interval.False,
		"log(z) < 0": interval.True, "x > 0 and y > 2": interval.False, "1/y > 0": interval.Unknown, "u > 0": interval.Unknown, "log(-x) > 0": interval.Unknown,
	} {
		c, err := symbolic.ParseCondition(text)
		require.NoError(t, err, text)
		got, err := names.Truth(context.Background(), c, 64)
		require.NoError(t, err, text)
		assert.Equal(t, want, got, text)
	}
	for text, want := range map[string]interval.Definedness{
		"x + y": interval.Everywhere, "1/x": interval.Everywhere, "1/y": interval.Somewhere, "log(-x)": interval.Nowhere, "u + 1": interval.Nowhere, "sqrt(y)": interval.Somewhere,
	} {
		got, err := names.Value(context.Background(), parse(t, text), 64)
		require.NoError(t, err, text)
		assert.Equal(t, want, got.Def(), text)
	}
	for e, want := range map[*symbolic.Expr]string{
		parse(t, "w + 1"): "w has no value", symbolic.Component("x", symbolic.Int(1)): "x has no entries", symbolic.CallUnknown("f", []int{0}, parse(t, "z")): "no definition",
	} {
		_, err := names.Value(context.Background(), e, 64)
		assert.ErrorContains(t, err, want)
	}
}

func TestExactly(t *testing.T) {
	point := numeric.Point{"x": number(t, "9/4"), "n": number(t, "5")}
	for text, want := range map[string]string{
		"x^3": "729/64", "sqrt(x)": "3/2", "x^(-3/2)": "8/27", "(-x)^3": "-729/64", "binom(n, 2)": "10", "factorial(n)": "120", "floor(-x)": "-3", "mod(n, 3)": "2",
		"sum(k, 1, n, k^2)": "55", "prod(k, 1, n, 1 + 1/k)": "6", "max(x, n, 1)": "5", "piecewise(x > 2, x, 1/(n - 5))": "9/4", "abs(x - 3)": "3/4", "0^n": "0", "cbrt(-8)": "-2",
	} {
		r, ok := numeric.Exactly(context.Background(), parse(t, text), point)
		if assert.True(t, ok, text) {
			assert.Equal(t, want, r.String(), text)
		}
	}
	for _, text := range []string{"sqrt(n)", "pi", "exp(x)", "1/(x - 9/4)", "y", "sqrt(-x)", "(-x)^x", "(n - 5)^(n - 5)", "x^(10^9)"} {
		_, ok := numeric.Exactly(context.Background(), parse(t, text), point)
		assert.False(t, ok, text)
	}
}

func TestKindsOfWitnesses(t *testing.T) {
	for _, c := range []struct{ left, right, kind, text string }{
		{"x^2", "x", "the values differ", "x = -1: 1 against -1"},
		{"1/x", "1/x + 0*log(x - 9)", "only the left side is defined", "x = 1: 1 against undefined"},
		{"2", "3", "the values differ", "2 against 3"},
	} {
		o := numeric.Compare(context.Background(), parse(t, c.left), parse(t, c.right), nil, numeric.Options{})
		w := o.Witness
		if w == nil {
			w = o.LeftOnly
		}
		require.NotNil(t, w, c.left)
		assert.Equal(t, c.kind, w.Kind.String())
		assert.Equal(t, c.text, w.String())
	}
	assert.Equal(t, "nothing", numeric.Kind(0).String())
}

// TestRatios: sides that differ by a constant factor are found out, the sign among them, and no others.
func TestRatios(t *testing.T) {
	for _, c := range []struct {
		left, right, ratio string
		opposite           bool
	}{
		{"2*sin(x)", "sin(x)", "2", false},
		{"x*y", "-x*y", "-1", true},
		{"x/3", "x*5/7", "7/15", false},
		{"x^2", "x", "", false},
		{"pi*x", "x", "", false},
		{"x + 1", "x", "", false},
	} {
		o := numeric.Compare(context.Background(), parse(t, c.left), parse(t, c.right), nil, numeric.Options{})
		require.NotNil(t, o.Witness, c.left)
		assert.Equal(t, c.opposite, o.Opposite(), c.left)
		if c.ratio == "" {
			assert.Nil(t, o.Ratio, c.left)
			continue
		}
		require.NotNil(t, o.Ratio, c.left)
		assert.Equal(t, c.ratio, o.Ratio.String(), c.left)
	}
}
