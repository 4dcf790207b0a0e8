package main

import (
	"context"
	"io"
	"time"

	"nabla"
)

// Answering many cases: one JSON object a line in, one a line out, in the same order. The library does the
// work; the command only says with which options, and can count the answers instead of printing them.

// batchCommand is `nabla batch`.
type batchCommand struct {
	runFlags
	// Repairs take most of the time of a wrong case; one who only counts verdicts saves it.
	NoDiagnose bool   `help:"Leave out the search for the repair of wrong steps."`
	Tally      string `placeholder:"FIELD" help:"Print no answers but a table: verdicts counted by the value of a field of the cases, and the times."`
}

// Help shows how the command is used.
func (c *batchCommand) Help() string {
	return examples(
		`echo '{"id":1,"decl":{"x":"real"},"lhs":"sin(2*x)","rhs":"2*sin(x)"}' | nabla batch`,
		`echo '{"lhs":"sqrt(x^2)","rhs":"abs(x)","expect":"true"}' | nabla batch --tally expect --jobs 1`,
	) + `

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
	checker := nabla.NewChecker(options)
	if c.Tally == "" {
		return checker.Batch(ctx, s.in, s.out)
	}
	return c.tally(ctx, s, checker)
}

// tally answers the cases and prints the table of the answers. Batch and table run side by side over a
// pipe, so that the answers need not be kept. An error of Batch, an interrupt among them, closes the pipe
// with that error, and so ends the reading.
func (c *batchCommand) tally(ctx context.Context, s *streams, checker *nabla.Checker) error {
	answers, lines := io.Pipe()
	start := time.Now()
	go func() { lines.CloseWithError(checker.Batch(ctx, s.in, lines)) }()
	t := &tallied{field: c.Tally, counts: map[string]map[string]int{}}
	if err := t.read(answers); err != nil {
		return err
	}
	return t.print(s.out, time.Since(start))
}
