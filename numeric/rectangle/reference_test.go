package rectangle_test

import (
	"bufio"
	"math/big"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/numeric/rectangle"
)

// functions are those of one argument, by the name of the reference.
var functions = map[string]func(rectangle.Rectangle) rectangle.Rectangle{
	"exp": rectangle.Exp, "log": rectangle.Log, "sqrt": rectangle.Sqrt,
	"sin": rectangle.Sin, "cos": rectangle.Cos, "tan": rectangle.Tan, "cot": rectangle.Cot, "sec": rectangle.Sec, "csc": rectangle.Csc,
	"asin": rectangle.Asin, "acos": rectangle.Acos, "atan": rectangle.Atan, "acot": rectangle.Acot, "asec": rectangle.Asec,
	"acsc": rectangle.Acsc, "sinh": rectangle.Sinh, "cosh": rectangle.Cosh, "tanh": rectangle.Tanh, "coth": rectangle.Coth,
	"sech": rectangle.Sech, "csch": rectangle.Csch, "asinh": rectangle.Asinh, "acosh": rectangle.Acosh, "atanh": rectangle.Atanh,
	"acoth": rectangle.Acoth, "asech": rectangle.Asech, "acsch": rectangle.Acsch,
	"log2": rectangle.Log2, "log10": rectangle.Log10, "log1p": rectangle.Log1p, "expm1": rectangle.Expm1,
	"sigma": rectangle.Sigma, "softplus": rectangle.Softplus,
}

// TestReference compares with the values of an independent implementation at several precisions.
func TestReference(t *testing.T) {
	file, err := os.Open("testdata/reference.txt")
	require.NoError(t, err)
	defer file.Close()
	count := 0
	for lines := bufio.NewScanner(file); lines.Scan(); count++ {
		fields := strings.Fields(lines.Text())
		for _, prec := range []uint{64, 128, 190} {
			checkReference(t, fields, prec)
		}
	}
	assert.Greater(t, count, 3000)
}

// checkReference compares one line: function, arguments, value.
func checkReference(t *testing.T, fields []string, prec uint) {
	t.Helper()
	var z []rectangle.Rectangle
	arguments := fields[1 : len(fields)-2]
	for i := 0; i < len(arguments); i += 2 {
		z = append(z, rectangle.New(part(t, arguments[i], prec), part(t, arguments[i+1], prec)))
	}
	var w rectangle.Rectangle
	if fields[0] == "pow" {
		w = rectangle.Pow(z[0], z[1])
	} else {
		w = functions[fields[0]](z[0])
	}
	re, im := fields[len(fields)-2], fields[len(fields)-1]
	require.NotEqual(t, interval.Nowhere, w.Def(), "%v at %d bits", fields, prec)
	assert.True(t, meetsDigits(t, w.Re(), re, w) && meetsDigits(t, w.Im(), im, w), "%v at %d bits: %s", fields, prec, w.Text(20, "i"))
	if z[0].IsPoint() && (len(z) == 1 || z[1].IsPoint()) {
		assert.Equal(t, interval.Everywhere, w.Def(), "%v at %d bits", fields, prec)
		assert.Greater(t, accuracy(w), int(prec)-40, "%v at %d bits: %s", fields, prec, w.Text(20, "i"))
	}
}

func part(t *testing.T, text string, prec uint) ball.Ball {
	t.Helper()
	r, err := rational.Parse(text)
	require.NoError(t, err)
	return ball.FromRat(r, prec)
}

// meetsDigits says whether a part of w contains a number that rounds to the 60 given digits; those of a part that is
// much smaller than the other are not all right.
func meetsDigits(t *testing.T, x ball.Ball, digits string, w rectangle.Rectangle) bool {
	t.Helper()
	v, ok := new(big.Float).SetPrec(400).SetString(digits)
	require.True(t, ok, digits)
	slack := new(big.Float).SetMantExp(big.NewFloat(1), magnitude(w)-190)
	low, high := new(big.Float).Sub(v, slack), new(big.Float).Add(v, slack)
	return x.Lower().Cmp(high) <= 0 && low.Cmp(x.Upper()) <= 0
}

// magnitude returns the binary exponent of the larger part of w.
func magnitude(w rectangle.Rectangle) int {
	return rectangle.Abs(w).Re().Upper().MantExp(nil)
}

// accuracy returns the number of bits of |w| that both parts are known to.
func accuracy(w rectangle.Rectangle) int {
	widest := -1 << 20
	for _, x := range []ball.Ball{w.Re(), w.Im()} {
		if width := new(big.Float).SetPrec(64).Sub(x.Upper(), x.Lower()); width.Sign() > 0 {
			widest = max(widest, width.MantExp(nil))
		}
	}
	return magnitude(w) - widest
}
