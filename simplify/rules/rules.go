// Package rules holds the rewrite rules as data, one file a subject. The language is that of package rule. What
// the function table already says is not repeated here: Set adds its inverses, and special values are put in by the
// constructors of expressions.
//
// Every line is checked by the tests of this package: it parses, is no duplicate, fires, ends, and its sides agree
// numerically and in their domains.
package rules

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"nabla/parser/source"
	"nabla/simplify/rule"
	"nabla/symbolic/function"
)

//go:embed *.rules
var files embed.FS

// Set returns all rules: those of the files, and those that the function table implies. They are read on the first
// call. The error is that of a line that does not read; the tests of this package see to it that there is none.
var Set = sync.OnceValues(func() (*rule.Set, error) { return rule.Read(files, inverses()) })

// inverses writes the inverses of the function table as a file of rules: f(g(x)) is x wherever g(x) is defined. What undoes a
// periodic function does so within one period only, which nothing can prove of an expression yet: those are left out.
func inverses() *source.Text {
	var text strings.Builder
	text.WriteString("[simplify]\n# Functions undo their inverses.\n")
	for _, f := range function.All() {
		g, ok := function.Lookup(f.Inverse)
		if !ok || g.Period != "" {
			continue
		}
		arrow := "=>"
		if g.Domain != "" { // x is a number at more points than g(x)
			arrow = "~>"
		}
		fmt.Fprintf(&text, "%[1]s-of-%[2]s: %[1]s(%[2]s(x)) %[3]s x", f.Name, g.Name, arrow)
		if f.InverseWhere != "" {
			text.WriteString(" when " + f.InverseWhere)
		}
		text.WriteByte('\n')
	}
	return source.NewText("inverse.rules", text.String())
}
