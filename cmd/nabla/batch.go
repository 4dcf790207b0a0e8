package main

import (
	"context"
	"time"

	"nabla"
)

// batchCommand is `nabla batch`.
type batchCommand struct {
	Jobs       int           `short:"j" placeholder:"N" help:"Cases answered at the same time; by default one for each processor."`
	Timeout    time.Duration `placeholder:"D" help:"Time for one step; then it is unknown."`
	Seed       uint64        `help:"Seed of the choice of points."`
	NoDiagnose bool          `help:"Leave out the search for the repair of wrong steps."`
}

// Help shows how the command is used.
func (c *batchCommand) Help() string {
	return examples(`echo '{"id":1,"decl":{"x":"real"},"lhs":"sin(2*x)","rhs":"2*sin(x)"}' | nabla batch`) + `

Fields of a case: id, decl (name to kind: real, positive, nonnegative, integer, posint, nat, "index 1..K", "fun 1", "vec n",
"mat m n", ...), given (conditions), let (definitions), lhs and rhs or steps (two sides or more). Answers come in the order
of the cases, each with verdict, and where they apply reason, condition, remarks, diagnosis, repair, counterexample, method,
position, steps, elapsed_us.`
}

// Run answers the cases on standard input.
func (c *batchCommand) Run(ctx context.Context, s *streams) error {
	checker := nabla.NewChecker(nabla.Options{Jobs: c.Jobs, Timeout: c.Timeout, Seed: c.Seed, NoDiagnose: c.NoDiagnose})
	return checker.Batch(ctx, s.in, s.out)
}
