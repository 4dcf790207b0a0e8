package polynomial

import (
	"bufio"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser/limit"
)

// TestReference compares with the results of an independent implementation, line by line.
func TestReference(t *testing.T) {
	file, err := os.Open("testdata/reference.txt")
	require.NoError(t, err)
	defer file.Close()
	checks := map[string]func(t *testing.T, p Poly, rest []string){
		"factor": func(t *testing.T, p Poly, rest []string) {
			r := NewRing(limit.PolynomialSteps)
			content, factors := r.Factor(p)
			requireProduct(t, r, p, content, factors)
			assert.Equal(t, strings.TrimPrefix(rest[0], "-"), content.Abs().String(), "%s", p)
			assert.Equal(t, spelt(t, rest[1:]), powers(factors), "%s", p)
		},
		"square": func(t *testing.T, p Poly, rest []string) {
			r := NewRing(limit.PolynomialSteps)
			content, factors := r.SquareFree(p)
			requireProduct(t, r, p, content, factors)
			assert.Equal(t, strings.TrimPrefix(rest[0], "-"), content.Abs().String(), "%s", p)
			assert.Equal(t, spelt(t, rest[1:]), powers(factors), "%s", p)
		},
		"gcd": func(t *testing.T, p Poly, rest []string) {
			r := NewRing(limit.PolynomialSteps)
			q := read(t, rest[0])
			assert.Equal(t, positive(read(t, rest[1])).String(), positive(r.GCD(p, q)).String(), "%s and %s", p, q)
			assert.Equal(t, r.GCD(p, q).String(), r.GCD(q, p).String(), "%s and %s", p, q)
			require.NoError(t, r.Err())
		},
		"divide": func(t *testing.T, p Poly, rest []string) {
			r := NewRing(limit.PolynomialSteps)
			q := read(t, rest[0])
			quotient, ok := r.Divide(p, q)
			assert.Equal(t, rest[1] == "divides", ok, "%s by %s", p, q)
			if ok {
				requireEqual(t, p, r.Mul(quotient, q))
			}
			require.NoError(t, r.Err())
		},
	}
	count := 0
	for lines := bufio.NewScanner(file); lines.Scan(); count++ {
		fields := strings.Split(lines.Text(), "\t")
		checks[fields[0]](t, read(t, fields[1]), fields[2:])
	}
	assert.Greater(t, count, 450)
}

// positive returns p or -p, whichever has the positive leading coefficient: the two implementations order monomials in
// different ways, and agree on signs of whole products only.
func positive(p Poly) Poly {
	if _, c := p.Leading(); c.Sign() < 0 {
		return p.Neg()
	}
	return p
}

// powers writes factors with their multiplicities, sorted.
func powers(factors []Factor) []string {
	texts := []string{}
	for _, f := range factors {
		texts = append(texts, "("+positive(f.Poly).String()+")^"+strconv.Itoa(f.Multiplicity))
	}
	slices.Sort(texts)
	return texts
}

// spelt reads the factors of the reference and writes them as powers does.
func spelt(t *testing.T, texts []string) []string {
	t.Helper()
	factors := []Factor{}
	for _, text := range texts {
		p, n, _ := strings.Cut(text, ")^")
		multiplicity, err := strconv.Atoi(n)
		require.NoError(t, err, text)
		factors = append(factors, Factor{Poly: read(t, p+")"), Multiplicity: multiplicity})
	}
	return powers(factors)
}
