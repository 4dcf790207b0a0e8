package main

import (
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

// BenchmarkStart runs the command as a process, from its start to its end.
func BenchmarkStart(b *testing.B) {
	name := program(b)
	for _, c := range []struct {
		name string
		args []string
	}{{"version", []string{"--version"}}, {"diff", []string{"diff", "sigma(z)", "z"}}, {"check", []string{"check", "-e", "sqrt(x^2) = abs(x)"}}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				require.NoError(b, exec.Command(name, c.args...).Run())
			}
		})
	}
}
