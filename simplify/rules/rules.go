// Package rules holds the rewrite rules as data, one file a subject. The language is that of package rule. What
// the function table already says (inverses, identities, special values) is not repeated here: Set adds it.
//
// Every line is checked by the tests of this package: it parses, is no duplicate, fires, ends, and its sides agree
// numerically and in their domains.
package rules

import (
	"embed"
	"sync"

	"nabla/simplify/rule"
)

//go:embed *.rules
var files embed.FS

// Set returns all rules: those of the files, and those that the function table implies. They are read on the first
// call. The error is that of a line that does not read; the tests of this package see to it that there is none.
var Set = sync.OnceValues(func() (*rule.Set, error) { return rule.Read(files) })
