package main

import (
	"fmt"

	"nabla/symbolic/latex"
)

// printLaTeX prints every chain as an align* environment; a step that is wrong has a question mark above
// its relation, and the verdict of every step that is not proved stands in the margin.
func (r *checkRun) printLaTeX() error {
	for _, report := range r.reports {
		for _, chain := range report.Chains() {
			lines := make([]latex.Step, len(chain.Steps))
			for i, s := range chain.Steps {
				lines[i] = latex.Step{Op: s.Op, Right: s.RightNode, Remark: s.Marginal(), Doubtful: s.Refuted()}
			}
			if _, err := fmt.Fprintln(r.streams.out, latex.Steps(chain.Steps[0].LeftNode, lines)); err != nil {
				return err
			}
		}
	}
	return nil
}
