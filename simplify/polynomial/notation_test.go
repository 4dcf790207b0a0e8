package polynomial

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/rational"
	"nabla/parser/limit"
)

// letters are the names of the variables 0, 1, 2, … in tests.
const letters = "xyzuvwabcd"

// read returns the polynomial written in plain notation with +, -, *, ^, brackets and integers.
func read(t require.TestingT, text string) Poly {
	n := reader{text: strings.ReplaceAll(text, " ", ""), ring: NewRing(limit.PolynomialSteps)}
	p := n.sum()
	require.NoError(t, n.ring.Err(), text)
	require.Empty(t, n.text, "rest of %q", text)
	return p
}

type reader struct {
	text string
	ring *Ring
}

func (n *reader) accept(symbol string) bool {
	rest, ok := strings.CutPrefix(n.text, symbol)
	n.text = rest
	return ok
}

func (n *reader) sum() Poly {
	var p Poly
	if n.accept("-") {
		p = n.product().Neg()
	} else {
		p = n.product()
	}
	for {
		switch {
		case n.accept("+"):
			p = p.Add(n.product())
		case n.accept("-"):
			p = p.Sub(n.product())
		default:
			return p
		}
	}
}

func (n *reader) product() Poly {
	p := n.power()
	for n.accept("*") {
		p = n.ring.Mul(p, n.power())
	}
	return p
}

func (n *reader) power() Poly {
	p := n.atom()
	if n.accept("^") {
		p = n.ring.Pow(p, int(n.integer()))
	}
	return p
}

func (n *reader) atom() Poly {
	if n.accept("(") {
		p := n.sum()
		n.accept(")")
		return p
	}
	if n.text != "" {
		if v := strings.IndexByte(letters, n.text[0]); v >= 0 {
			n.text = n.text[1:]
			return Variable(v)
		}
	}
	return Constant(rational.Int(n.integer()))
}

func (n *reader) integer() int64 {
	digits := n.text[:len(n.text)-len(strings.TrimLeft(n.text, "0123456789"))]
	n.text = n.text[len(digits):]
	value, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		n.ring.fail(fmt.Errorf("at %q: %w", n.text, err))
	}
	return value
}

// write is the inverse of read; variables beyond the letters have numbers.
func write(p Poly) string {
	return p.Text(func(v int) string {
		if v < len(letters) {
			return letters[v : v+1]
		}
		return "x" + strconv.Itoa(v)
	})
}

// shape bounds the polynomials that a test draws.
type shape struct{ variables, terms, degree int }

var (
	tiny  = shape{2, 3, 2}
	small = shape{3, 4, 3}
)

// draw returns a polynomial with small, sometimes fractional and sometimes long coefficients.
func (s shape) draw(t *rapid.T, label string) Poly {
	p := Poly{}
	for range rapid.IntRange(0, s.terms).Draw(t, label+" terms") {
		exponents := make([]int, s.variables)
		for v := range exponents {
			exponents[v] = rapid.IntRange(0, s.degree).Draw(t, "exponent")
		}
		num := rapid.OneOf(rapid.Int64Range(-6, 6), rapid.Int64()).Draw(t, "numerator")
		den := rapid.SampledFrom([]int64{1, 1, 1, 2, 3, 10}).Draw(t, "denominator")
		p = p.Add(Term(rational.New(num, den), exponents...))
	}
	return p
}

// drawNonzero draws until the polynomial is not zero.
func (s shape) drawNonzero(t *rapid.T, label string) Poly {
	return rapid.Custom(func(t *rapid.T) Poly { return s.draw(t, label) }).
		Filter(func(p Poly) bool { return !p.IsZero() }).Draw(t, label)
}

// requireEqual fails unless both polynomials are known and the same.
func requireEqual(t require.TestingT, want, got Poly) {
	require.True(t, want.Equal(got), "want %s\n got %s", write(want), write(got))
}

func TestTextRoundTrip(t *testing.T) {
	for _, text := range []string{"0", "1", "-1", "x", "-x", "2*x^2*y - x*z + 7", "x^10 + x^9*y + z - 12"} {
		require.Equal(t, text, write(read(t, text)))
	}
	require.Equal(t, "-1/2*x0*x2 + 3", Term(rational.New(-1, 2), 1, 0, 1).Add(Constant(rational.Int(3))).String())
	require.Equal(t, "unknown", Variable(-1).String())
}
