package function_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic/function"
)

// known is the scope of the table's own texts: functions by their names and aliases.
type known struct{}

func (known) Function(name string) bool {
	_, ok := function.Lookup(name)
	return ok
}

func (known) Nearest(name string) (string, bool) { return function.Nearest(name) }

// Every text of the table is plain notation as nabla's parser reads it, and survives printing.
func TestTextsParse(t *testing.T) {
	type parse func(*source.Text, parser.Scope) (parser.Node, error)
	check := func(t *testing.T, read parse, text string) {
		if text == "" {
			return
		}
		node, err := read(source.NewText("table", text), known{})
		require.NoError(t, err, text)
		printed := parser.Print(node)
		again, err := read(source.NewText("printed", printed), known{})
		require.NoError(t, err, printed)
		assert.True(t, parser.Equal(node, again), "%s prints as %s", text, printed)
	}
	for _, f := range everything() {
		t.Run(f.Name, func(t *testing.T) {
			expressions := append([]string{f.Notation, f.Basis, f.Range.Low, f.Range.High, f.Period}, f.Derivative...)
			conditions := []string{f.Domain, f.Smooth, f.Positive, f.Negative, f.InverseWhere}
			for _, v := range f.Special {
				expressions = append(expressions, v.Arg, v.Result)
			}
			for _, i := range f.Identities {
				expressions = append(expressions, i.Left, i.Right)
				conditions = append(conditions, i.Where)
			}
			if f.Kink != nil {
				expressions = append(expressions, f.Kink.Low, f.Kink.High, f.Kink.Value)
				conditions = append(conditions, f.Kink.At)
			}
			for _, text := range expressions {
				check(t, parser.ParseExpression, text)
			}
			for _, text := range conditions {
				check(t, parser.ParseCondition, text)
			}
		})
	}
}
