// Package seed gives the property tests of a package the same cases on every run, so that a run that fails fails again.
// A test file imports it for that effect alone:
//
//	import _ "nabla/testdata/seed"
//
// Fresh cases come by asking for them, `go test ./package -rapid.seed=N` or RAPID_SEED=N in the environment: a hunt is
// something that one does, never something that happens to a stranger who runs the suite.
package seed

import (
	"flag"
	"fmt"

	_ "pgregory.net/rapid" // which registers the flag that is set here
)

// Fixed is the seed of every property, unless the command line or the environment names another one.
const Fixed = "20261127"

func init() {
	drawn := flag.Lookup("rapid.seed")
	if drawn.Value.String() != "0" { // the environment has named one
		return
	}
	if err := drawn.Value.Set(Fixed); err != nil {
		panic(fmt.Errorf("the seed of the properties cannot be fixed: %w", err))
	}
}
