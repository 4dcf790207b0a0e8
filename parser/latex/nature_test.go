package latex_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/parser/latex"
)

// A text says what a number is only if every word of it is understood.
func TestNatureOf(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]latex.Nature{
		"is an integer":                 {Integer: true},
		"are positive integers":         {Integer: true, Sign: ">"},
		"be a natural number":           {Integer: true, Sign: ">="},
		"is a positive natural number,": {Integer: true, Sign: ">"},
		"(real)":                        {},
		"is even":                       {Integer: true, Parity: "even"},
		"a non-negative constant":       {Sign: ">="},
	} {
		got, ok := latex.NatureOf(text)
		assert.True(t, ok, text)
		assert.Equal(t, want, got, text)
	}
	for _, text := range []string{"is not an integer", "is positive definite", "is a positive vector", "where", "even and odd", "is a complex number", ""} {
		_, ok := latex.NatureOf(text)
		assert.False(t, ok, text)
	}
}
