package main

import (
	"context"

	"nabla"
)

// gradCommand is `nabla grad`.
type gradCommand struct {
	Path string `arg:"" help:"A document with definitions, or - for standard input."`
	Of   string `placeholder:"L" help:"The result: what is differentiated; by default the only definition on which no other stands."`
	Wrt  string `placeholder:"NAMES" default:"*" help:"By what: names, or patterns such as 'w*', separated by blanks."`
	pointFlags
	Format string `short:"f" enum:"text,json" default:"text" help:"Output: ${enum}."`
}

// Help shows how the command is used.
func (c *gradCommand) Help() string {
	return examples(
		"nabla grad testdata/lecture/computation_graph.nabla --of L --wrt 'a b' --at a=3 --at b=1 --at c=-2",
		"nabla grad testdata/lecture/logistic.nabla --of s --at z=1/2 --digits 12",
	)
}

// Run prints the gradient with its difference quotients; the exit code says whether one disagrees. The
// gradient is printed in full before the code is decided, so that one sees beside which component the
// quotient disagrees.
func (c *gradCommand) Run(ctx context.Context, s *streams) error {
	n, err := c.network(ctx, s, c.Path, nabla.NetworkOptions{Of: unprotect(c.Of)})
	if err != nil {
		return err
	}
	components, err := n.Gradient(ctx, c.Wrt)
	if err != nil {
		return usage("%s: %s", c.Path, err)
	}
	if c.Format == "json" {
		err = encode(s.out, n.GradientJSON(components, int(c.Digits)))
	} else {
		err = s.print(n.GradientText(components, int(c.Digits)))
	}
	for i := range components {
		if err == nil && components[i].Disagrees() {
			err = failure{code: exitFinding}
		}
	}
	return err
}
