package ball_test

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
)

// TestReference compares with the values of an independent implementation, at low, middle and high precision.
func TestReference(t *testing.T) {
	file, err := os.Open("testdata/reference.txt")
	require.NoError(t, err)
	defer file.Close()
	functions := referenceFunctions()
	lines := bufio.NewScanner(file)
	count := 0
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		f, ok := functions[fields[0]]
		require.True(t, ok, fields[0])
		for _, prec := range []uint{30, 64, 128, 230} {
			checkReference(t, f, fields, prec)
		}
		count++
	}
	require.NoError(t, lines.Err())
	assert.Greater(t, count, 2000)
}

func referenceFunctions() map[string]func(x []ball.Ball) ball.Ball {
	functions := map[string]func(x []ball.Ball) ball.Ball{
		"polygamma": func(x []ball.Ball) ball.Ball {
			order, _ := x[0].Lower().Int64()
			return ball.Polygamma(int(order), x[1])
		},
	}
	for _, c := range unary {
		functions[c.name] = func(x []ball.Ball) ball.Ball { return c.ball(x[0]) }
	}
	for _, c := range binary {
		functions[c.name] = func(x []ball.Ball) ball.Ball { return c.ball(x[0], x[1]) }
	}
	return functions
}

// checkReference compares one line: function, arguments, value.
func checkReference(t *testing.T, f func([]ball.Ball) ball.Ball, fields []string, prec uint) {
	var x []ball.Ball
	exact := true
	for _, a := range fields[1 : len(fields)-1] {
		r := ball.FromRat(fraction(t, a), prec)
		exact = exact && r.IsPoint()
		x = append(x, r)
	}
	y := f(x)
	value := fields[len(fields)-1]
	switch {
	case value == "undefined" && exact:
		assert.Equal(t, interval.Nowhere, y.Def(), "%v at %d bits: %v", fields, prec, y)
	case value == "undefined":
		assert.NotEqual(t, interval.Everywhere, y.Def(), "%v at %d bits: %v", fields, prec, y)
	case exact:
		require.Equal(t, interval.Everywhere, y.Def(), "%v at %d bits", fields, prec)
		assert.True(t, narrow(y, prec-8), "%v at %d bits: too wide: %v", fields, prec, y)
		fallthrough
	default:
		require.NotEqual(t, interval.Nowhere, y.Def(), "%v at %d bits", fields, prec)
		assert.True(t, meetsDigits(t, y, value), "%v at %d bits: %v", fields, prec, y)
	}
}

// meetsDigits says whether y contains a number that rounds to the 75 given digits.
func meetsDigits(t *testing.T, y ball.Ball, digits string) bool {
	v, ok := new(big.Float).SetPrec(400).SetString(digits)
	require.True(t, ok, digits)
	slack := new(big.Float).SetMantExp(v, -246) // 10^-74 and some more
	slack.Abs(slack).Add(slack, new(big.Float).SetMantExp(big.NewFloat(1), -500))
	low, high := new(big.Float).Sub(v, slack), new(big.Float).Add(v, slack)
	return y.Lower().Cmp(high) <= 0 && low.Cmp(y.Upper()) <= 0
}

// narrow says whether the width of y is at most 2^-bits of its magnitude.
func narrow(y ball.Ball, bits uint) bool {
	if y.IsPoint() {
		return true
	}
	width := new(big.Float).SetPrec(64).Sub(y.Upper(), y.Lower())
	return width.MantExp(nil) <= max(y.Lower().MantExp(nil), y.Upper().MantExp(nil))-int(bits)
}
