package numeric_test

import (
	"bufio"
	"context"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/numeric"
	"nabla/numeric/rational"
	"nabla/symbolic"
)

// referenceDigits are the significant digits that are asked for; the reference has more.
const referenceDigits = 20

// TestReference compares values, and those of symbolic derivatives, with an independent implementation.
func TestReference(t *testing.T) {
	file, err := os.Open("testdata/reference.txt")
	require.NoError(t, err)
	defer file.Close()
	x, values, slopes := symbolic.Symbol("x"), 0, 0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		fields := strings.Split(lines.Text(), "\t")
		require.Len(t, fields, 5, lines.Text())
		e, err := symbolic.Parse(fields[0])
		values++
		if err != nil {
			assert.ErrorContains(t, err, "division by zero", fields[0])
			assert.Equal(t, "undefined", fields[3], fields[0])
			continue
		}
		at := numeric.Point{"x": number(t, fields[1]), "y": number(t, fields[2])}
		if _, err := numeric.Evaluate(context.Background(), e, nil, at, referenceDigits); err != nil && fields[4] == "-" {
			assert.ErrorContains(t, err, "not certain", fields[0]) // acosh(x/x): at its end, a rounded argument may lie outside of the domain
			continue
		}
		sameValue(t, fields[3], e, at)
		if fields[4] == "-" || fields[4] == "undefined" { // a formula may have a value where what is differentiated has none
			continue
		}
		d, err := symbolic.Diff(e, x, nil)
		if !assert.NoError(t, err, fields[0]) {
			continue
		}
		sameValue(t, fields[4], d, at)
		slopes++
	}
	assert.Greater(t, values, 1100)
	assert.Greater(t, slopes, 800)
}

func number(t *testing.T, text string) numeric.Value {
	t.Helper()
	r, err := rational.Parse(text)
	require.NoError(t, err, text)
	return numeric.Scalar(r)
}

// sameValue compares the value of e with digits of the reference: they differ by a unit in the last place at most.
func sameValue(t *testing.T, want string, e *symbolic.Expr, at numeric.Point) {
	t.Helper()
	got, err := numeric.Evaluate(context.Background(), e, nil, at, referenceDigits)
	if !assert.NoError(t, err, "%s at %s", e, at) {
		return
	}
	if want == "undefined" || got == "undefined" {
		assert.Equal(t, want, got, "%s at %s", e, at)
		return
	}
	w := number(t, want).Number
	if ends, found := strings.CutPrefix(got, "["); found { // a number that may be 0 has no digits
		low, high, _ := strings.Cut(strings.TrimSuffix(ends, "]"), ", ")
		inside := number(t, low).Number.Cmp(w) <= 0 && w.Cmp(number(t, high).Number) <= 0
		assert.True(t, inside, "%s at %s lies in %s, which %s does not", e, at, got, want)
		return
	}
	g := number(t, got).Number
	unit := rational.Int(10).Pow(1 - referenceDigits).Mul(w.Abs())
	if w.IsZero() {
		unit = rational.Int(10).Pow(-referenceDigits)
	}
	assert.LessOrEqual(t, w.Sub(g).Abs().Cmp(unit), 0, "%s at %s is %s, not %s", e, at, want, got)
}
