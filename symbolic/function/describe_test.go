package function_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/symbolic/function"
)

// A description mentions every fact of the entry.
func TestDescribeIsComplete(t *testing.T) {
	for _, f := range everything() {
		page := f.Describe()
		assert.True(t, strings.HasPrefix(page, f.Signature()+"\n"), f.Name)
		assert.True(t, strings.HasSuffix(page, "\n"), f.Name)
		facts := append([]string{f.Doc, f.Notation, f.Domain, f.Basis, f.Period, f.Example, f.Reason, f.Inverse}, f.Aliases...)
		facts = append(facts, f.Derivative...)
		for _, value := range f.Special {
			facts = append(facts, value.Arg, value.Result)
		}
		for _, identity := range f.Identities {
			facts = append(facts, identity.Left+" = "+identity.Right, identity.Where)
		}
		for _, fact := range facts {
			assert.Contains(t, page, fact, f.Name)
		}
		for _, line := range strings.Split(strings.TrimSuffix(page, "\n"), "\n") {
			assert.Equal(t, strings.TrimRight(line, " "), line, f.Name)
		}
	}
}

func TestRangeText(t *testing.T) {
	for want, r := range map[string]function.Range{
		"":              {},
		"[-1, 1]":       {Low: "-1", High: "1", LowAttained: true, HighAttained: true},
		"(0, inf)":      {Low: "0"},
		"(-inf, pi/2]":  {High: "pi/2", HighAttained: true},
		"(-pi/2, pi/2)": {Low: "-pi/2", High: "pi/2"},
	} {
		assert.Equal(t, want, r.String())
	}
}

func TestParityText(t *testing.T) {
	assert.Equal(t, "even", function.Even.String())
	assert.Equal(t, "odd", function.Odd.String())
	assert.Equal(t, "neither", function.Neither.String())
}
