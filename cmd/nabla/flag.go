package main

import (
	"fmt"
	"strconv"
	"time"

	"nabla"
	"nabla/parser/limit"
)

// Flags that several commands have, and the bounds on their values. A bound is a named number of
// parser/limit, so that the message can say which limit it is.

// natural is the value of a flag that counts something.
type natural int

// UnmarshalText reads the decimal digits of the number. protect has put a blank before -1, which would
// otherwise be an unknown flag -1 instead of a number that is refused.
func (n *natural) UnmarshalText(text []byte) error {
	word := unprotect(string(text))
	value, err := strconv.Atoi(word)
	if err != nil || value < 0 {
		return fmt.Errorf("a whole number that is not negative is needed, not %q", word)
	}
	*n = natural(value)
	return nil
}

// within refuses a value outside of low..high, the bound of package limit with that name.
func (n natural) within(flag string, low, high int, bound string) error {
	if int(n) < low || int(n) > high {
		return usage("--%s is a number from %d to %d (limit %s), not %d", flag, low, high, bound, n)
	}
	return nil
}

// runFlags say how steps are checked.
type runFlags struct {
	Jobs    natural       `short:"j" default:"0" placeholder:"N" help:"How many are looked at side by side; by default one for each processor."`
	Timeout time.Duration `placeholder:"D" help:"Time for one step, such as 500ms; then it is unknown."`
	Seed    natural       `default:"0" help:"Seed of the choice of points."`
}

// options returns the options of the checker.
func (f *runFlags) options() (nabla.Options, error) {
	if f.Timeout < 0 {
		return nabla.Options{}, usage("--timeout is not negative")
	}
	return nabla.Options{Jobs: int(f.Jobs), Timeout: f.Timeout, Seed: uint64(f.Seed)},
		f.Jobs.within("jobs", 0, limit.Jobs, "Jobs")
}
