package latex_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser/latex"
	"nabla/parser/source"
)

// displays returns formulas of the length and the kinds that lecture notes have.
func displays(t testing.TB) []*source.Text {
	t.Helper()
	content, err := os.ReadFile("testdata/displays.txt")
	require.NoError(t, err)
	var texts []*source.Text
	for _, line := range strings.Split(strings.TrimSpace(string(content)), "\n") {
		texts = append(texts, source.NewText("displays.txt", line))
	}
	return texts
}

// readAll reads every side of a formula.
func readAll(text *source.Text) error {
	formula, err := latex.ParseFormula(text, whole(text.Content), nil)
	if err != nil {
		return err
	}
	for _, s := range formula.Statements {
		for _, side := range s.Sides() {
			if _, err := side.Read(nil); err != nil {
				return err
			}
		}
	}
	return nil
}

func TestDisplaysAreRead(t *testing.T) {
	for _, text := range displays(t) {
		assert.NoError(t, readAll(text), text.Content)
	}
}

func BenchmarkDisplays(b *testing.B) {
	texts := displays(b)
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		if err := readAll(texts[i%len(texts)]); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "displays/s")
}
