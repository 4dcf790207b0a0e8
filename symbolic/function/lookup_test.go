package function_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/symbolic/function"
)

// NOTATION.md, section 1, and the spellings that people use besides.
func TestEveryPromisedNameIsKnown(t *testing.T) {
	promised := `exp log ln log2 log10 expm1 log1p sqrt cbrt root abs sign floor ceil min max
		sin cos tan cot sec csc asin acos atan acot asec acsc arcsin arccos arctan arccot arcsec arccsc
		sinh cosh tanh coth sech csch asinh acosh atanh acoth asech acsch
		arsinh arcosh artanh arcoth arsech arcsch arcsinh arccosh arctanh arccoth arcsech arccsch
		sigma sigmoid logistic σ relu ReLU softplus silu swish gelu logit
		erf erfc gamma Gamma lgamma loggamma lnGamma digamma psi trigamma polygamma
		binom choose mod factorial`
	for _, name := range strings.Fields(promised) {
		_, ok := function.Lookup(name)
		assert.True(t, ok, name)
	}
}

func TestLookupIsExact(t *testing.T) {
	for _, name := range []string{"", "C", "Sin", "sinn", " sin", "e", "pi", "x"} {
		_, ok := function.Lookup(name)
		assert.False(t, ok, name)
	}
}

func TestSqrtIsNotation(t *testing.T) {
	f, ok := function.Lookup("sqrt")
	require.True(t, ok)
	assert.Equal(t, "x^(1/2)", f.Notation)
	assert.NotContains(t, function.All(), f)
}

func TestNearest(t *testing.T) {
	for name, want := range map[string]string{
		"sgima": "sigma", "simga": "sigma", "sigam": "sigma", "arctg": "arctg", "Sin": "sin", "SIN": "sin",
		"sotfplus": "softplus", "sofplus": "softplus", "lgo": "log", "sni": "sin", "ReLu": "ReLU", "tahn": "tanh",
		"sqr": "sqrt", "squrt": "sqrt", "aboslute": "", "bessel": "", "f": "", "xy": "", "": "", "frobnicate": "",
	} {
		got, ok := function.Nearest(name)
		assert.Equal(t, want, got, name)
		assert.Equal(t, want != "", ok, name)
	}
}

func TestNearestOfLongName(t *testing.T) {
	_, ok := function.Nearest(strings.Repeat("sin", 100_000))
	assert.False(t, ok)
}

// One slip in a name of three letters or more always leads to some known name, and the answer is one.
func TestNearestFindsOneSlip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := []rune(rapid.SampledFrom(function.Names()).Draw(t, "name"))
		if len(word) < 4 {
			return
		}
		i := rapid.IntRange(0, len(word)-2).Draw(t, "place")
		word[i], word[i+1] = word[i+1], word[i]
		got, ok := function.Nearest(string(word))
		require.True(t, ok, string(word))
		_, known := function.Lookup(got)
		assert.True(t, known, got)
	})
}
