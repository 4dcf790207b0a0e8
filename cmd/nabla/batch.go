package main

import (
	"context"

	"nabla"
)

// batchCommand is `nabla batch`.
type batchCommand struct {
	runFlags
	NoDiagnose bool `help:"Leave out the search for the repair of wrong steps."`
}

// Help shows how the command is used.
func (c *batchCommand) Help() string {
	return examples(`echo '{"id":1,"decl":{"x":"real"},"lhs":"sin(2*x)","rhs":"2*sin(x)"}' | nabla batch`) + `

Fields of a case: id, decl (name to kind: real, positive, nonnegative, integer, posint, nat, imaginary, "index 1..K", "fun 1", "vec n",
"mat m n", ...), given (conditions), let (definitions), lhs and rhs or steps (two sides or more). Answers come in the order
of the cases, each with verdict, and where they apply reason, condition, remarks, diagnosis, repair, counterexample, method,
position, steps, elapsed_us. Other fields of a case are handed through. The exit code is 0 when every line has been answered,
whatever the verdicts are.`
}

// Run answers the cases on standard input.
func (c *batchCommand) Run(ctx context.Context, s *streams) error {
	options, err := c.options()
	if err != nil {
		return err
	}
	options.NoDiagnose = c.NoDiagnose
	return nabla.NewChecker(options).Batch(ctx, s.in, s.out)
}
