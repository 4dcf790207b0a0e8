package parser_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/source"
)

func TestNames(t *testing.T) {
	checkReadings(t, table, []reading{
		{"x", "x"}, {"xy", "xy"}, {"x1y2", "x1y2"}, {"sqrt2", "sqrt2"},
		{"α", "alpha"}, {"alpha", "alpha"}, {"ϵ", "epsilon"}, {"ϕ", "phi"}, {"Ω", "Omega"}, {"π", "pi"}, {"α1", "alpha1"},
		{"αβ", "alpha*beta"}, {"xα", "x*alpha"}, {"αx", "alpha*x"}, {"2πr", "2*pi*r"}, {"sinα", "sin(alpha)"},
		{"Δx", "Deltax"}, {"∆x", "Deltax"}, {"dσ", "dsigma"},
		{"x_1", "x_1"}, {"x_{1}", "x_1"}, {"x_k", "x_k"}, {"x_{k}", "x_k"}, {"x_CE", "x_CE"}, {"x_α", "x_alpha"}, {"x_a_1", "x_{a,1}"},
		{"w_{1,2}", "w_{1,2}"}, {"w_{k, i}", "w_{k,i}"}, {"x_{k+1}", "x_{k + 1}"}, {"x_{2.5}", "x_{2.5}"}, {"x_{hat}", "x_{hat}"}, {"x_{max}", "x_max"}, {"A_sum_{0}", "A_{sum,0}"},
		{"a^{[2]}", "a^{[2]}"}, {"a^{[l-1]}", "a^{[l - 1]}"}, {"W^{[l]}_{i,j}", "W_{i,j}^{[l]}"}, {"W_{i,j}^{[l]}", "W_{i,j}^{[l]}"},
		{"a^{[2]}_1", "a_1^{[2]}"}, {"a^{[2]}^2", "a^{[2]}^2"},
		{"y_hat", "y_hat"}, {"ŷ", "y_hat"}, {"y\u0302", "y_hat"}, {"x\u0303", "x_tilde"}, {"x\u0304", "x_bar"}, {"x\u0307", "x_dot"},
		{"θ\u0302", "theta_hat"}, {"ŷ1", "y1_hat"}, {"ŷ_k", "y_hat_k"}, {"y_hat_k", "y_hat_k"}, {"x\u0302\u0304", "x_hat_bar"},
		{"x_hat_bar_2", "x_hat_bar_2"}, {"é", "é"}, {"e\u0301", "é"}, {"名", "名"},
	})
}

func TestPartsOfNames(t *testing.T) {
	for _, c := range []struct {
		text, base string
		sub        []string
		sup        string
	}{
		{"x", "x", nil, ""},
		{"x_1", "x", []string{"1"}, ""},
		{"ŷ_k", "y_hat", []string{"k"}, ""},
		{"w_{k, i + 1}", "w", []string{"k", "i + 1"}, ""},
		{"L_CE", "L", []string{"CE"}, ""},
		{"a^{[2]}_1", "a", []string{"1"}, "[2]"},
	} {
		n := expression(t, c.text, table).(*parser.Name)
		assert.Equal(t, c.base, n.Base, c.text)
		assert.Equal(t, c.sup, n.Sup, c.text)
		var sub []string
		for _, part := range n.Sub {
			sub = append(sub, parser.Print(part))
		}
		assert.Equal(t, c.sub, sub, c.text)
	}
}

// However a name is spelled, it is one name.
func TestOneNameManySpellings(t *testing.T) {
	for _, same := range [][]string{
		{"alpha", "α"}, {"ŷ", "y_hat", "y\u0302"}, {"x_k", "x_{k}", "x_{ k }"}, {"θ_1", "theta_1", "theta_{1}"},
		{"W^{[l]}_{i,j}", "W_{i,j}^{[l]}", "W_{i, j}^{[ l ]}"}, {"ŷ_α", "y_hat_alpha"},
	} {
		first := expression(t, same[0], table)
		for _, text := range same[1:] {
			assert.True(t, parser.Equal(first, expression(t, text, table)), "%s and %s", same[0], text)
		}
	}
	for _, c := range [][2]string{{"x_1", "x_2"}, {"x_k", "x_{k,1}"}, {"a^{[1]}", "a^{[2]}"}, {"a^{[1]}", "a_1"}, {"y_hat", "y_bar"}, {"x_{12}", "x_{1,2}"}} {
		assert.False(t, parser.Equal(expression(t, c[0], table), expression(t, c[1], table)), "%s and %s", c[0], c[1])
	}
}

// Names that another reader makes are spelled as the parser spells its own.
func TestNewName(t *testing.T) {
	for _, text := range []string{"x", "x_1", "w_{1,2}", "x_{k + 1}", "a_1^{[2]}", "y_hat_k"} {
		n := expression(t, text, table).(*parser.Name)
		made := parser.NewName(source.Span{Start: 3, End: 5}, n.Base, n.Sub, n.Sup)
		assert.Equal(t, n.Text, made.Text)
		assert.Equal(t, source.Span{Start: 3, End: 5}, made.Span())
	}
}

func TestLetters(t *testing.T) {
	for sign, want := range map[rune]string{'α': "alpha", 'Σ': "Sigma", '∑': "sum", '√': "sqrt", '∞': "inf"} {
		name, found := parser.Letter(sign)
		assert.True(t, found)
		assert.Equal(t, want, name)
	}
	_, found := parser.Letter('x')
	assert.False(t, found, "x is no sign")

	letters, accents := parser.SplitAccents("ŷ")
	assert.Equal(t, "y", letters)
	assert.Equal(t, []string{"hat"}, accents)
	assert.True(t, parser.IsDecoration("tilde"))
	assert.False(t, parser.IsDecoration("y"))
	assert.Equal(t, "y", parser.Undecorated("y_hat_bar"))

	two, found := parser.Superscript('²')
	assert.True(t, found)
	assert.Equal(t, byte('2'), two)
	_, found = parser.Superscript('2')
	assert.False(t, found)
}

func TestComponents(t *testing.T) {
	checkReadings(t, table, []reading{
		{"x[k]", "x[k]"}, {"w[k,i]", "w[k, i]"}, {"w[k + 1, 2i]", "w[k + 1, 2*i]"}, {"x_1[k]", "x_1[k]"},
	})
	w := expression(t, "w[k,i]", table).(*parser.Component)
	require.Len(t, w.Indices, 2)
	assert.Equal(t, "w", w.Array.(*parser.Name).Text)
	assert.IsType(t, &parser.Name{}, expression(t, "w_{k,i}", table), "whether a subscript is an index is decided by declarations")
}
