package parser_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/parser"
	"nabla/parser/source"
)

// What careful readers take in two ways is read in one, and a note says in which.
func TestNotes(t *testing.T) {
	for _, c := range []struct {
		text  string
		notes []string
	}{
		{"1/2x", []string{"1:1: `1/2x` was read as `1/(2*x)`: a number glued to a name is its coefficient"}},
		{"y + 1/2x", []string{"1:5: `1/2x` was read as `1/(2*x)`: a number glued to a name is its coefficient"}},
		{"x^2y", []string{"1:1: `x^2y` was read as `x^(2*y)`: a number glued to a name is its coefficient"}},
		{"a/b c", []string{"1:1: `a/b c` was read as `a/b*c`: a juxtaposed factor multiplies the quotient"}},
		{"1/2(x)", []string{"1:1: `1/2(x)` was read as `1/2*x`: a juxtaposed factor multiplies the quotient"}},
		{"2/3x y", []string{
			"1:1: `2/3x y` was read as `2/(3*x)*y`: a juxtaposed factor multiplies the quotient",
			"1:1: `2/3x` was read as `2/(3*x)`: a number glued to a name is its coefficient",
		}},
		{"sum_k y_k + z_k", []string{"1:1: the body of this sum was read as `y_k + z_k`, since `k` occurs in each term"}},
		{"1/(2x)", nil}, {"1/2*x", nil}, {"(a/b) c", nil}, {"[a/b] c", nil}, {"a/(b c)", nil}, {"x^(2y)", nil}, {"x^{2y}", nil}, {"2x^2", nil}, {"2x y", nil},
		{"sum_k (y_k + z_k)", nil}, {"sum_k y_k + c", nil}, {"sum(k, y_k + z_k)", nil}, {"(a)/(b) c(d)", []string{
			"1:1: `(a)/(b) c` was read as `a/b*c`: a juxtaposed factor multiplies the quotient",
		}},
	} {
		text := source.NewText("", c.text)
		var notes []string
		for _, note := range parser.Notes(text, expression(t, c.text, table)) {
			assert.Equal(t, source.Note, note.Severity)
			notes = append(notes, note.Error())
		}
		assert.Equal(t, c.notes, notes, "%q", c.text)
	}
}
